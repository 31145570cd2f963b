"""Names of companies and other houses: what they end with, and by what two spellings are one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from narrator.extract.names.lexicon import FIRM_ENDS, GENERIC, GIVEN_NAMES
from narrator.extract.names.occupations import HEADS, LEADER

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEGAL_FORMS = (
    r"(?:LLC|L\.L\.C\.|LLP|L\.L\.P\.|Inc(?:orporated\b|\.|\b)|Corp(?:oration\b|\.|\b)|PLC|P\.L\.C\.|p\.l\.c\.|plc"
    r"|Ltd\.?|Limited|Co\.|Company|L\.P\.|N\.V\.|S\.A\.|S\.p\.A\.|SpA|A/S|A\.G\.|NV|SA|AG|SE|AB|ASA|Oyj|GmbH|KGaA|Bhd"
    r"|Bancorp\.?)"
)
"""How a company's name may end, as a regular expression; `securities` strips the same words."""

_WORD = r"[A-Z0-9][\w&'.\-]{0,40}"
_COMPANY = re.compile(rf"(?<![\w&.\-]){_WORD}(?: (?:(?:of|&|the) )?{_WORD}){{0,5}}?,? (?:& )?{LEGAL_FORMS}(?![\w])")
_LEGAL_ENDS = re.compile(rf"(?:,?\s+(?:(?:&|and) )?{LEGAL_FORMS},?)+$", re.IGNORECASE)
_LEGAL_END = re.compile(rf" {LEGAL_FORMS}$")
_ENDED = re.compile(
    rf"(?<![\w&.'\-])[A-Z][\w&'\-]{{0,40}}(?: (?:(?:of"
    rf"|&) )?[A-Z][\w&'\-]{{0,40}}){{0,3}}? (?:{'|'.join(sorted(FIRM_ENDS))})"
    r"(?![\w&]| [A-Z])"
)
_TICKED = re.compile(
    r"(?<![\w&.'\-])(?P<name>[A-Z0-9][\w&'.\-]{0,40}(?: (?:(?:of|&|and"
    r"|the) )?[A-Z0-9][\w&'.\-]{0,40}){0,4}) ?\((?:[A-Z][A-Za-z]{1,8}(?: [A-Z]{3,5})?"
    r" ?: ?[A-Z]{1,5}\b|[A-Z]{1,5}\.[A-Z]{1,2}\))"
)
_DEFINED = re.compile(
    r"(?P<name>[A-Z][\w&'.\-]{0,40}(?: (?:(?:of|and|for|the|on"
    r"|&) ){0,2}[A-Z][\w&'.\-]{0,40}){1,7}) ?\((?:the )?[\"']?(?P<short>[A-Z]{2,6})s?[\"']?\)"
)
_RUN = r"[A-Z][\w&'\-]{0,40}(?: (?:(?:of|&) )?[A-Z][\w&'\-]{0,40}){0,4}"
_WORKED_AT = re.compile(rf"\b{HEADS}s? (?:at|with|for) (?:the )?(?P<name>{_RUN})")
_TITLE_WORD = r"(?:Executive|Managing|Senior|Deputy|Associate|Assistant|Vice|Chief)\b"
"""The first word of a title, which is no house: "Harbor Executive Director Ines Halloran"."""
_LED = re.compile(rf"(?:(?<=[a-z] )|(?<=[a-z], ))(?!{_TITLE_WORD})(?P<name>{_RUN})(?:'s?)? (?={LEADER}s?,? [A-Z][a-z])")
_SMALL = {"the", "a", "an", "of", "and", "&", "for", "in", "on"}
_SHORTEST = 3
_OF = re.compile(r" (?:of|at|from) (?:the )?")
_FULL_NAME = 2

Found = tuple[int, int, str]


def has_legal_form(name: str) -> bool:
    """Whether the name ends like a company's: "Inc.", "plc"."""
    return _LEGAL_END.search(name) is not None


def name_key(name: str) -> tuple[str, ...]:
    """The words of a company's name by which two spellings are one: no case, article, punctuation or legal form."""
    words = _LEGAL_ENDS.sub("", name.strip()) or name
    found = re.findall(r"[^\W_]+(?:['&.\-][^\W_]+)*", words.casefold().replace("'s", ""))
    return tuple(found[1:] if found[:1] == ["the"] else found)


def with_legal_form(doc: Doc, words: str) -> Iterator[tuple[int, int]]:
    """Capitalised words up to a legal form, within one sentence's line."""
    persons = {ent.start_char: ent.end_char for ent in doc.ents if ent.label_ == "PERSON"}
    sentences = [sentence.start_char for sentence in doc.sents]
    verbs = {sent.start_char: sent[0] for sent in doc.sents if sent[0].tag_.startswith(("VB", "RB", "IN", "DT"))}
    for match in _COMPANY.finditer(words):
        first = sentences[bisect_left(sentences, match.end()) - 1]  # a name does not run on from the sentence before
        start = max(first, match.start())
        if start in verbs and verbs[start].text + " " == words[start : start + len(verbs[start]) + 1]:
            start += len(verbs[start]) + 1
        end = persons.get(start, start)
        if end >= match.end() or words[end : end + 1] in {" ", words[start : start + 1]}:
            yield start, match.end()


def with_ticker(words: str) -> Iterator[tuple[int, int]]:
    """Capitalised words before a symbol in parentheses: "Harbor Foods (NYSE: HRB)"."""
    return (match.span("name") for match in _TICKED.finditer(words))


def with_people(words: str) -> Iterator[tuple[int, int]]:
    """Capitalised words for which somebody is said to work: "a trader at Harbor", "Harbor analyst Ines Halloran"."""
    for pattern in (_WORKED_AT, _LED):
        yield from (match.span("name") for match in pattern.finditer(words))


def person_of(words: str) -> re.Match[str] | None:
    """Where "Ines Halloran of Harbor Capital" is joined; nothing in "Royal Bank of Harbor".

    >>> person_of("Ines Halloran of Harbor Capital").span()
    (13, 17)
    """
    joint = _OF.search(words)
    bearer = words[: joint.start()].split() if joint else []
    named = bool(bearer) and (bearer[0] in GIVEN_NAMES or len(bearer) == _FULL_NAME)
    return joint if named and not any(one in FIRM_ENDS or one.casefold() in GENERIC for one in bearer) else None


def with_usual_end(words: str) -> Iterator[tuple[int, int]]:
    """Capitalised words up to one that names of houses end with: "Harbor Capital"."""
    for match in _ENDED.finditer(words):
        joint = person_of(match[0])
        yield match.start() + (joint.end() if joint else 0), match.end()


def defined_acronyms(words: str) -> dict[str, tuple[int, int]]:
    """Letters that the text puts in parentheses behind the name that they stand for, with the place of the name.

    >>> defined_acronyms("The Harbor and Coast Board (HCB) met.")
    {'HCB': (4, 26)}
    """
    found: dict[str, tuple[int, int]] = {}
    for match in _DEFINED.finditer(words):
        starts = [word.start() + match.start() for word in re.finditer(r"\S+", match["name"])]
        for start in starts:
            if _letters(words[start : match.end("name")]) == match["short"] and words[start].isupper():
                found.setdefault(match["short"], (start, match.end("name")))
    return found


def _letters(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s\-]+", name) if word and word not in _SMALL).upper()


def short_forms(name: str) -> tuple[str, ...]:
    """How a text may go on to call a house: without its legal form, without its last words, by its first alone.

    >>> short_forms("Harbor Asset Management LLC")
    ('Harbor Asset Management', 'Harbor Asset', 'Harbor')
    """
    words = _LEGAL_ENDS.sub("", name).split()
    forms = [" ".join(words[:length]) for length in range(len(words), 0, -1)]
    return tuple(one for one in forms if one != name and _tells(one))


def _tells(short: str) -> bool:
    """Whether the words point to one house, as a first word that many share does not."""
    *_, last = short.split()
    if short.casefold() in GENERIC or last in _SMALL or last.endswith(("&", ",", "'s", "'")):
        return False
    return (short[0].isupper() and len(short) >= _SHORTEST) or any(c.isdigit() for c in short)


def is_house(words: Sequence[str]) -> bool:
    """Whether a name of several words ends like that of a house."""
    return len(words) > 1 and words[-1] in FIRM_ENDS


def fullest(names: Iterable[str]) -> dict[tuple[str, ...], str]:
    """For each company the longest form in which it is written; the first of equally long ones."""
    found: dict[tuple[str, ...], str] = {}
    for name in names:
        key = name_key(name)
        if len(name) > len(found.get(key, "")):
            found[key] = name
    return found


def one_name(name: str, firms: dict[tuple[str, ...], str]) -> str:
    """The fullest form of the same company: same key, or the only one that the words begin or abbreviate."""
    key = name_key(name)
    longer = [k for k in firms if len(k) > len(key) and k[: len(key)] == key]
    if not longer and name.isupper():
        longer = [k for k in firms if len(k) > 1 and _letters(" ".join(k)) == name]
    return firms[longer[0]] if len(longer) == 1 else firms.get(key, name)
