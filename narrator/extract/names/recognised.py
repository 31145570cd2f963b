"""What the parser recognises as names, less what cannot be one, with ends where a name ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from narrator.extract.names.firms import LEGAL_FORMS, person_of
from narrator.extract.names.lexicon import GENERIC, NO_NAMES
from narrator.extract.names.mentions import Found
from narrator.extract.names.occupations import HEADS, KIND
from narrator.extract.names.people import TITLE, begins_as_person

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Words

_KEPT = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART"})
_HOUSES = frozenset({"PERSON", "ORG", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})
_EMPLOYED = re.compile(r" (?:of|at|from) ")
_OWNED = re.compile(r"'s? (?=[A-Z])")
_LEFT_OVER = re.compile(r" (?:of|at|from|for|and)$")
_COMMA = re.compile(rf", (?!{LEGAL_FORMS})(?=[A-Z])")
_HOUSE_OF_PARTNERS = re.compile(r"&| and ")
_JOINED = re.compile(r",? (?:and|&) ")
_DATELINE = re.compile(r"(?<=[a-z.]) (?=[A-Z]{4,}(?: [A-Z]{3,})*$)")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATE = (
    rf"(?:(?:(?<=\d )|(?<=\b[Ii]n )|(?<=\b[Bb]y )|(?<=\b[Ss]ince )|(?<=\buntil )|(?<=\bend of )|(?<=\bstart of )"
    rf"|(?<=\bbeginning of )|(?<=\bmiddle of )){_MONTH}|{_MONTH} \d{{1,2}}(?:, \d{{4}})?,?"
    rf"|\d{{1,2}} {_MONTH})(?= [A-Z])"
)
"""A date that the parser runs together with the name behind it: "on 18 June Harbour Foods"."""

_TRADE = (
    r"(?:(?:Chip|Car|Auto|Drug|Plane|Truck|Toy|Steel|Phone|Engine)maker|Retailer|Grocer|Homebuilder|Insurer|Brokerage"
    r"|Conglomerate|Rival)(?=\s[A-Z])"
)
"""What a company is, where it opens a sentence right before the name: "Chipmaker Orlo"."""
_LEADS = re.compile(
    r"(?:(?:[Tt]he|[Aa]n?|But|And|In|At|For|From|While|When|As|If|Of|By|On|Yet|With|Like|After|Before"
    r"|Since|Both|(?:Shares|Shorts?|Bets|Wagers) (?:of|in|on|against)"
    rf"|{_DATE}|Meanwhile|However|Although|Though|Because|Former|{_TRADE})(?!\w)"
    rf"|(?!President [A-Z]\w+ (?:of|University)){TITLE}"
    r"|[\"'(\[,.;:\-–—•*]+)\s*",
)
_TRAILS = re.compile(
    r"(?:'s?| (?:an?|the|to|of|in|for|and|at|by)|,? (?:Class|Series) [A-Z]|[\s\"'(\[,;:\-–—•*!?)\]])+$"
)
_LONGEST = 9
_PROPER = frozenset({"NNP", "NNPS"})
_OPENING = frozenset({"IN", "VBG"})
"""What may stand with a capital before a name that opens a sentence: "Per Harbor Bank", "Going by Harbor Bank"."""

_POST_WORD = re.compile(rf"(?i:{HEADS}|leader|minister|shareholder)s?")
_BODIES = frozenset({"treasury", "justice", "federal", "first", "target"})
"""Words of everyday use by which a body or a company may go alone."""

_SHORTEST = 3
_ODD = re.compile(r"^(?:Class|Series) |[=+#*~^\[\]]|^[^a-z]*\d")
_COMMON = re.compile(
    rf"(?i:{HEADS}|{KIND}|{TITLE}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri)\.?)s?"
)
_NO_NAME = re.compile(
    r"\bPrice Index$|^Gross Domestic|\d\.\d|^\d{1,2} [A-Z][a-z]{2,8} \d|[\n@/\\|<>{}$%]|https?:|\s{3}"
)
_BONDS = re.compile(
    r" (?:yields?|curve|bonds?|notes?|bills?|futures|prices|market|securities|debt|auctions?"
    r"|[Ss]ecretary|[Oo]fficials?)\b"
)
_SHARES = re.compile(r" (?:shares|stock) [a-z]+")
_BRACKET = re.compile(
    r"\((?:the )?[\"']?(?:[A-Z][A-Za-z]{1,8}(?: [A-Z]{3,5})? ?: ?)?\.? ?[A-Z0-9]{1,6}"
    r"(?: ?[.=][A-Z0-9]{0,3})?(?: - news)?[\"']?\)"
    r"(?! ?[-–—])"
)


def recognised(doc: Doc, words: str, small: frozenset[str]) -> Iterator[Found]:
    """The parser's names with its labels; `small` are the words that the text has without a capital."""
    bracketed = _bracketed(words)
    for ent in doc.ents:
        if ent.label_ not in _KEPT or ent.start_char in bracketed or _is_plain(ent, words, small):
            continue
        for start, end, label in _parts(_begin(ent, small), ent.end_char, ent.label_, words):
            here = trimmed(words, start, end)
            if _is_name(words[slice(*here)]):
                yield (*here, label)


def _begin(ent: Words, small: frozenset[str]) -> int:
    """Where a name begins: with the given name that the parser left out, behind what opens the sentence."""
    if ent.label_ == "PERSON" and len(ent) == 1 and ent.start:
        before = ent.doc[ent.start - 1]
        if before.tag_ == "NNP" and before.text.istitle() and before.whitespace_ and before.ent_type_ in {"", "PERSON"}:
            return ent.start_char if _is_common(before.text, small) else before.idx
    first = next((token for token in ent if token.tag_ not in _OPENING), ent[0])
    return first.idx if ent[0].is_sent_start and first.tag_ in _PROPER else ent.start_char


def passed_over(doc: Doc, words: str, small: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Proper nouns to which the parser gives no label, and which are no post, title or common word."""
    bracketed = _bracketed(words)
    for place in _proper_nouns(doc):
        start, end = trimmed(words, *place)
        if start not in bracketed and _is_likely(words[start:end], small):
            yield start, end


def _proper_nouns(doc: Doc) -> Iterator[tuple[int, int]]:
    first = last = None
    for token in doc:
        if token.tag_ in _PROPER and not token.ent_type_ and token.text[0].isupper():
            first, last = first or token, token
        elif first is not None and last is not None:
            yield first.idx, last.idx + len(last)
            first = None


def _is_likely(words: str, small: frozenset[str]) -> bool:
    if not _is_name(words) or len(words) < _SHORTEST or _ODD.search(words):
        return False
    return not all(_is_common(word, small) for word in words.split())


def _is_common(word: str, small: frozenset[str]) -> bool:
    bare = word.casefold()
    return bare in small or bare in GENERIC or word in NO_NAMES or _COMMON.fullmatch(word) is not None


def _bracketed(words: str) -> frozenset[int]:
    """The places inside brackets that hold no more than a symbol or an acronym."""
    return frozenset(place for match in _BRACKET.finditer(words) for place in range(*match.span()))


def _parts(start: int, end: int, label: str, text: str) -> Iterator[Found]:
    """One name, or those that the parser ran together: two people, a person and a house, a byline and a place."""
    words = text[start:end]
    if left_over := _LEFT_OVER.search(words):
        yield start, start + left_over.start(), "PERSON" if person_of(words + " ") else label
    elif label == "PERSON" and (joint := _OWNED.search(words)):
        yield start + joint.end(), end, "PERSON"
        yield start, start + joint.start(), "ORG"
    elif label == "ORG" and _COMMA.search(words) and not _HOUSE_OF_PARTNERS.search(words):
        places = [start, *(start + comma.end() for comma in _COMMA.finditer(words)), end + 2]
        yield from ((one, following - 2, label) for one, following in pairwise(places))
    elif (
        label in {"PERSON", "ORG"}
        and (joint := _JOINED.search(words))
        and begins_as_person(words[: joint.start()].split())
    ):
        yield start, start + joint.start(), "PERSON"
        yield start + joint.end(), end, "PERSON"
    elif joint := (_EMPLOYED.search(words) if label == "PERSON" else person_of(words)):
        yield start + joint.end(), end, "ORG"
        yield start, start + joint.start(), "PERSON"
    elif label == "PERSON" and (joint := _DATELINE.search(words)) and " " in words[: joint.start()]:
        yield start, start + joint.start(), "PERSON"
        yield start + joint.end(), end, "GPE"
    else:
        yield start, end, label


def _is_plain(ent: Words, text: str, small: frozenset[str]) -> bool:
    """Whether it is an ordinary word that has a capital for its place only, or a heading in capitals."""
    if ent.label_ not in _HOUSES:
        return ent.label_ == "GPE" and len(ent) == 1 and not ent[0].tag_.startswith("NNP") and not ent.text.isupper()
    words = ent.text
    if words == "Treasury" and _BONDS.match(text, ent.end_char):
        return True
    first = ent[0]
    if len(ent) == 1 and words.casefold() in GENERIC - _BODIES and not words.isupper():
        return True
    if ent.label_ == "PERSON" and len(ent) > 1 and _is_no_person(words, small):
        return True
    if len(ent) == 1 and first.is_sent_start and not (ent.label_ == "ORG" and _SHARES.match(text, ent.end_char)):
        return not first.tag_.startswith("NNP") or (words.casefold() in small and not words.isupper())
    return len(words) > _LONGEST and words.isupper() and ent.sent.text.isupper()


def _is_no_person(words: str, small: frozenset[str]) -> bool:
    """Whether the last of several words is a post, or all are words that the text has without a capital."""
    *_, last = parts = words.split()
    return _POST_WORD.fullmatch(last) is not None or (last.casefold() in small and not begins_as_person(parts))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without articles, titles and possessives at its ends."""
    while (
        (lead := _LEADS.match(text, start, end))
        and lead.end() > start
        and (lead[0][-1:] != lead[0][-1:].strip() or not lead[0][0].isalnum())
    ):
        start = lead.end()
    words = text[start:end]
    return start, start + len(_TRAILS.sub("", words))


def _is_name(words: str) -> bool:
    """Whether the words can be a name: a capital or digit-led token, not too many words, no break or address."""
    if not words or words in NO_NAMES or len(words.split()) > _LONGEST or _NO_NAME.search(words):
        return False
    return (
        any(word[0].isupper() or (word[0].isdigit() and not word.isdigit()) for word in words.split())
        or not words.isascii()
    )
