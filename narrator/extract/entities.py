"""Names in a text: found, tidied, and each with one canonical form."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from narrator.extract.lexicon import FIRM_ENDS, NO_NAMES
from narrator.model.claims import Entity, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEGAL_FORMS = (
    r"(?:LLC|L\.L\.C\.|LLP|L\.L\.P\.|Inc(?:orporated\b|\.|\b)|Corp(?:oration\b|\.|\b)|PLC|P\.L\.C\.|plc|Ltd\.?|Limited"
    r"|Co\.|Company|L\.P\.|N\.V\.|S\.A\.|NV|SA|AG|SE|AB|ASA|GmbH|Bancorp\.?)"
)
"""How a company's name may end, as a regular expression; `securities` strips the same words."""

_KEPT = {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART"}
_LABELS = (*sorted(_KEPT), "INDEX")
_WORD = r"[A-Z0-9][\w&'.\-]*"
_COMPANY = re.compile(rf"{_WORD}(?: (?:(?:of|&|the) )?{_WORD}){{0,5}}?,? (?:& )?{LEGAL_FORMS}(?![\w])")
_LEGAL_ENDS = re.compile(rf"(?:,?\s+(?:(?:&|and) )?{LEGAL_FORMS},?)+$", re.IGNORECASE)
_INDEX = re.compile(
    r"\b(?:(?:S&P|Standard & Poor's) ?(?:SmallCap |MidCap |Composite )?(?:100|400|500|600|1500)\b"
    r"|Russell \d{4}\b"
    r"|Russell (?:Microcap|Midcap)\b|Nasdaq[- ](?:100|[Cc]omposite)\b"
    r"|Dow Jones (?:Industrial|Transportation|Utility) Average"
    r"|Dow Jones Industrials|(?<=[Tt]he )Dow(?! Jones| Inc| Chem)\b|(?<=[Tt]he )Nasdaq(?! [A-Z])\b|FTSE (?:100|250|350)"
    r"|(?:Euro )?Stoxx (?:Europe )?(?:50|600)|Nikkei(?: 225)?\b|Hang Seng(?: Index)?|CAC[- ]40|MSCI (?:World|ACWI)"
    r"|KBW (?:Regional |Nasdaq )?Bank(?:ing)? Index|Cboe Volatility Index|VIX\b)",
)
_OTHER_INDEX = re.compile(
    r"(?:(?<=[Tt]he )|(?<=[Oo]f ))(?:[A-Z][A-Za-z&]+ ){1,2}(?:[1-9]\d{1,2}|[1-5],?000)\b(?=\W)"
    r"|\b(?!The )(?:[A-Z][A-Za-z&]+ ){1,2}(?:[1-9]\d{1,2}|[1-5],?000)(?= (?:[Ii]ndex|gauge|benchmark|futures)\b)"
)
_NO_INDEX = re.compile(
    r"(?:Fortune|Global|Forbes|Top|Best|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Boeing|Airbus|Windows|Route|Section)"
)
_POST = re.compile(r"\b(?:strategist|analyst|economist|trader|broker|manager|consultant)s? (?:at|with) (?:the )?$")
_TITLE = re.compile(r"\b(?:Mrs?|Ms|Dr)\.? $")
_EMPLOYED = re.compile(r" (?:of|at|from) ")
_PERSON = r"([A-Z][a-z'\-]+(?: [A-Z]\.)?(?: [A-Z][A-Za-z'\-]+){1,2})"
_SPEAKER = re.compile(rf"\b(?:said|says|added|asked|explained) {_PERSON}")
_TELLER = re.compile(rf"(?<![A-Z]\w )\b(?!The |But |And ){_PERSON} (?:said|says|told|added|asked|wrote)\b")
_SMALL = {"the", "a", "an", "of", "and", "&", "for", "in"}
_LEADS = re.compile(
    r"(?:[Tt]he|[Aa]n?|But|And|In|At|For|From|While|When|As|If|Of|By|On|Yet|With|Like|After|Before|Since|Both|Shares of"
    r"|Mrs?\.?|Ms\.?|Dr\.?|[\"'(\[,.;:\-–—•*]+)\s*",
)
_TRAILS = re.compile(r"(?:'s?|[\s\"'(\[,;:\-–—•*!?)\]])+$")
_LONGEST = 9

Found = tuple[int, int, str]


def find_entities(doc: Doc, text: str) -> tuple[Entity, ...]:
    """Names in reading order, none overlapping another.

    Parameters
    ----------
    doc : the parse of `text`, of the same length.
    text : the source; spans are offsets into it.

    Labels are spaCy's, and INDEX. Figures and dates are no entities here, and a possessive "'s" stays outside.
    `name` is the fullest form that the text has for the same bearer: "Halloran" is "Ines Halloran" where only one
    Halloran is named in full.
    """
    words = doc.text  # built anew at every call
    found = _without_overlaps(
        [*_indices(words), *_companies(doc, words), *_recognised(doc, words), *_named_speakers(words)]
    )
    found = _without_overlaps([*_relabelled(found, words), *_short_mentions(found, words)])
    found = _without_overlaps([*found, *_further_mentions(found, words)])
    names = _canonical(found, words)
    return tuple(
        Entity(Span(start, end), text[start:end], label, name)
        for (start, end, label), name in zip(found, names, strict=True)
    )


def name_key(name: str) -> tuple[str, ...]:
    """The words of a company's name by which two spellings are one: no case, article, punctuation or legal form."""
    words = _LEGAL_ENDS.sub("", name.strip()) or name
    found = re.findall(r"[^\W_]+(?:['&.\-][^\W_]+)*", words.casefold().replace("'s", ""))
    return tuple(found[1:] if found[:1] == ["the"] else found)


def _indices(text: str) -> Iterator[Found]:
    for match in _INDEX.finditer(text):
        yield match.start(), match.end(), "INDEX"
    others = {m[0] for m in _OTHER_INDEX.finditer(text) if not _NO_INDEX.match(m[0])}
    for name in sorted(others):
        for match in re.finditer(rf"\b{re.escape(name)}\b", text):
            yield match.start(), match.end(), "INDEX"


def _companies(doc: Doc, words: str) -> Iterator[Found]:
    """Capitalised words up to a legal form, within one sentence's line."""
    persons = [ent for ent in doc.ents if ent.label_ == "PERSON"]
    sentences = [sentence.start_char for sentence in doc.sents]
    for match in _COMPANY.finditer(words):
        first = sentences[bisect_left(sentences, match.end()) - 1]  # a name does not run on from the sentence before
        start, end = _trimmed(words, max(first, match.start()), match.end())
        person = next((one for one in persons if one.start_char == start and one.end_char < end), None)
        if person is not None and words[person.end_char : person.end_char + 1] != " ":
            continue
        yield start, end, "ORG"


def _recognised(doc: Doc, words: str) -> Iterator[Found]:
    """What spaCy recognises, less what cannot be a name."""
    for ent in doc.ents:
        if ent.label_ not in _KEPT:
            continue
        start, end = ent.start_char, ent.end_char
        if ent.label_ == "PERSON" and (joint := _EMPLOYED.search(ent.text)):
            employer = _trimmed(words, start + joint.end(), end)
            end = start + joint.start()
            yield (*employer, "ORG")
        start, end = _trimmed(words, start, end)
        if _is_name(words[start:end]):
            yield start, end, ent.label_


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
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
    if (
        not words
        or words in NO_NAMES
        or re.search(r"[\n@/\\|<>{}$%]|https?:|\s{3}", words)
        or len(words.split()) > _LONGEST
    ):
        return False
    return (
        any(word[0].isupper() or (word[0].isdigit() and not word.isdigit()) for word in words.split())
        or not words.isascii()
    )


def _named_speakers(text: str) -> Iterator[Found]:
    for match in (*_SPEAKER.finditer(text), *_TELLER.finditer(text)):
        if not re.search(LEGAL_FORMS + "$", match[1]):
            yield (*_trimmed(text, *match.span(1)), "PERSON")


def _without_overlaps(found: Iterable[Found]) -> list[Found]:
    """In reading order; of two that overlap, the one named first in `found`."""
    taken: set[int] = set()
    kept = []
    for start, end, label in found:
        places = range(start, end)
        if start < end and taken.isdisjoint(places):
            taken.update(places)
            kept.append((start, end, label))
    return sorted(kept)


def _relabelled(found: Sequence[Found], text: str) -> Iterator[Found]:
    """One label for one name: what its words and neighbours show, or else what spaCy mostly calls it."""
    surnames = {text[s:e].rsplit(maxsplit=1)[-1] for s, e, label in found if label == "PERSON" and " " in text[s:e]}
    surnames -= FIRM_ENDS
    votes = Counter((text[s:e], _label(s, e, label, text)) for s, e, label in found)
    for start, end, label in found:
        words = text[start:end]
        mostly = max(_LABELS, key=lambda one: (votes[words, one], one == _label(start, end, label, text)))
        yield start, end, "PERSON" if words in surnames and label != "INDEX" else mostly


def _label(start: int, end: int, label: str, text: str) -> str:
    """The label that the words themselves and those before them show."""
    words = text[start:end].split()
    if label == "INDEX" or re.search(rf" {LEGAL_FORMS}$", text[start:end]):
        return label
    if _TITLE.search(text[max(0, start - 6) : start]):
        return "PERSON"
    firm = (len(words) > 1 and words[-1] in FIRM_ENDS) or _POST.search(text[max(0, start - 40) : start])
    capitals = len(words) == 1 and words[0].isupper() and len(words[0]) > 2  # noqa: PLR2004
    if label in {"PERSON", "GPE", "FAC", "PRODUCT", "WORK_OF_ART", "NORP"} and firm:
        return "ORG"
    return "ORG" if label == "PERSON" and (capitals or any(c.isdigit() for c in words[0])) else label


def _further_mentions(found: Sequence[Found], text: str) -> Iterator[Found]:
    """Every other place where a name of several words stands, or a single word that was recognised more than once."""
    times = Counter((text[s:e], label) for s, e, label in found if label in {"PERSON", "ORG", "GPE"})
    for (words, label), count in sorted(times.items()):
        if (" " in words or count > 1) and words[0].isupper() and len(words) > 2:  # noqa: PLR2004
            yield from _alone(words, text, label)


def _short_mentions(found: Sequence[Found], text: str) -> Iterator[Found]:
    """Later mentions of a surname, or of the first word of a data house ("S3"), that spaCy passed over."""
    for start, end, label in found:
        words = text[start:end].split()
        if label == "PERSON" and len(words) > 1 and words[-1][0].isupper() and len(words[-1]) > 2:  # noqa: PLR2004
            yield from _alone(words[-1], text, "PERSON")
        if label == "ORG" and len(words) > 1 and re.fullmatch(r"[A-Z]+\d+|\d+[A-Z]+|[A-Z]{3,}", words[0]):
            yield from _alone(words[0], text, "ORG")


def _alone(word: str, text: str, label: str) -> Iterator[Found]:
    """Where the word stands with no capitalised neighbour that would make it part of another name."""
    for match in re.finditer(rf"(?<![\w&'-])(?<![A-Z][a-z] ){re.escape(word)}(?![\w&-])(?! [A-Z])", text):
        before = text[: match.start()].rsplit(maxsplit=1)[-1:] or [""]
        if not (before[0][:1].isupper() and text[match.start() - 1 : match.start()] == " " and before[0][-1].isalnum()):
            yield match.start(), match.end(), label


def _canonical(found: Sequence[Found], text: str) -> list[str]:
    """One name for each entity, in order."""
    written = [(" ".join(text[s:e].split()), label) for s, e, label in found]
    people = sorted({name for name, label in written if label == "PERSON" and " " in name})
    firms = _fullest([name for name, label in written if label == "ORG"])
    return [
        _person(n, people) if label == "PERSON" else _firm(n, firms) if label == "ORG" else n for n, label in written
    ]


def _person(name: str, people: Sequence[str]) -> str:
    """The one full name that ends (or else begins) with the words; the words themselves where none or several do."""
    bearers = [full for full in people if full.endswith(f" {name}")]
    bearers = bearers or [full for full in people if full.startswith(f"{name} ")]
    return bearers[0] if len(bearers) == 1 else name


def _fullest(names: Sequence[str]) -> dict[tuple[str, ...], str]:
    """For each company the longest form in which it is written; the first of equally long ones."""
    fullest: dict[tuple[str, ...], str] = {}
    for name in names:
        key = name_key(name)
        if len(name) > len(fullest.get(key, "")):
            fullest[key] = name
    return fullest


def _firm(name: str, firms: dict[tuple[str, ...], str]) -> str:
    """The fullest form of the same company: same key, or the only one that the words begin or abbreviate."""
    key = name_key(name)
    longer = [k for k in firms if len(k) > len(key) and k[: len(key)] == key]
    if not longer and name.isupper():
        longer = [k for k in firms if len(k) > 1 and "".join(w[0] for w in k if w not in _SMALL) == name.casefold()]
    return firms[longer[0]] if len(longer) == 1 else firms.get(key, name)
