"""Names of people: after a title, a byline or a verb of saying, before a post, or by a given name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from narrator.extract.names.firms import is_house
from narrator.extract.names.lexicon import FIRM_ENDS, GIVEN_NAMES
from narrator.extract.names.occupations import HEADS, KIND, POST, WORKER

TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Lord|Lady|Sen|Rep|Gov|Gen|Rev|Judge|Justice(?! Dep)"
    r"|Senator|Governor|President"
    r"|Professor|Minister|Premier|Chancellor|Congressman|Congresswoman|Representative)\.?"
)
"""What stands before a person's name and is no part of it."""

_PART = r"[A-Z][a-z'][a-zA-Z'\-]{0,29}"
_MIDDLE = r"(?: (?:[A-Z]\.){1,2}| (?:de|van|von|der|den|di|da|del|la|le|bin|al|ben|el|du|ten|ter|y)(?= [A-Zdtl]))"
_NO_FIRST = (
    r"(?!(?:The|An?|But|And|When|While|If|As|In|At|On|For|From|With|By|Of|After|Before|Since|Then|So"
    r"|Yet|That|This|These"
    r"|Those|He|She|It|They|We|You|His|Her|Its|Their|Our|My|What|Who|How|Why|Where|Not|No|Even|Still|Also|Meanwhile"
    rf"|However|Although|Though|Because|Like|Unlike|Both|According|{TITLE}|(?i:{HEADS}|{KIND}))\s)"
)
_FULL = rf"{_NO_FIRST}(?![A-Z][\w\-]*'s?\s)(?:{_PART}|(?:[A-Z]\.[ -]?){{1,2}}){_MIDDLE}{{0,2}}(?: {_PART}){{1,2}}"
_TITLED = re.compile(rf"(?<!\w){TITLE} (?P<name>{_PART}(?:{_MIDDLE}{{0,2}} {_PART}){{0,2}})")
_BYLINE = re.compile(
    rf"(?:^|[.…|:(\n] ?|(?:eport|dit|rit)\w{{2,3}} )(?:[Bb]y|BY) (?P<name>{_FULL})(?:(?:,| and"
    rf"| &) (?P<other>{_FULL}))?",
    re.MULTILINE,
)
_NAME = re.compile(rf"(?<![\w&'\-.]){_FULL}(?: Jr\.?)?(?![\w&])")
_TOLD = re.compile(
    rf"(?:\b(?:said|says|added|asked|explained)"
    rf"|(?<!prime )(?<!as )(?i:{HEADS})(?<!broker)(?<!dealer)(?<!owner)(?<!investor)(?<!regulator),?) $"
)
_TELLS = re.compile(
    rf" (?:said|says|told|added|asked|wrote)\b|, (?:(?:an?|the|its|their|his|her|who is|former) )?"
    rf"(?:{POST}|(?:[A-Z][\w'&]{{0,30}} ){{0,3}}{WORKER})\b(?! (?:to|that|which|whose)\b)"
)
_OF_ONE = (
    r"(?:chief (?:[a-z]+ officer|executive|economist|strategist)|chair(?:man|woman)?|president|founder"
    r"|(?:finance|managing) director|(?:portfolio|fund) manager|analyst|economist|strategist|spokes(?:man|woman|person)"
    r"|lawyer|professor|(?:co-)?head of [a-z]+(?: [a-z]+){0,2}?(?= (?:at|for) ))"
)
_POSTED = re.compile(
    rf", (?:its|their|his|her|the|an?) (?:[a-z]+ ){{0,2}}?{_OF_ONE}\b(?! (?:of|at) (?:a|the) [a-z]+ firm)"
    rf"|, (?:(?!at\b|for\b|and\b)[a-z]+ ){{0,2}}?{_OF_ONE} (?:at|for|of) (?:the )?[A-Z][\w&'\-]*"
    r"(?: [A-Z&][\w&'\-]*){0,4},"
)
_PLACED = re.compile(
    r" (?:of|at|from) (?:the )?(?:[A-Z][\w&'\-]*|&)(?: (?:[A-Z][\w&'\-]*|&))*?"
    rf" (?:{'|'.join(sorted(FIRM_ENDS))}|Co)(?! [A-Z&])(?=,? [a-z])"
)
"""What stands behind a person and is that person's house: "of Tollgate Research calls"."""
_LONGEST_POST = 24


def titled_places(text: str) -> Iterator[tuple[int, int]]:
    """Where a name stands behind a title: "Ms. Halloran"."""
    return (match.span("name") for match in _TITLED.finditer(text))


def byline_places(text: str) -> Iterator[tuple[int, int]]:
    """Where the authors of an article are named."""
    for match in _BYLINE.finditer(text):
        for group in ("name", "other"):
            if match[group] and not is_house(match[group].split()):
                yield match.span(group)


def posted_places(text: str) -> Iterator[tuple[int, int]]:
    """Two or three capitalised words before a post that one person has: "Ines Halloran, its chief executive"."""
    for match in _NAME.finditer(text):
        if _POSTED.match(text, match.end()) and not is_house(match[0].split()):
            yield match.span()


def likely_places(text: str) -> Iterator[tuple[int, int, bool]]:
    """Two or three capitalised words with a given name or initials, or (true) beside a post or a verb of saying."""
    for match in _NAME.finditer(text):
        start, end = match.span()
        words = match[0].split()
        if is_house(words):
            continue
        if _TELLS.match(text, end) or _TOLD.search(text[max(0, start - _LONGEST_POST) : start]):
            yield start, end, True
        elif words[0].split("-")[0] in GIVEN_NAMES or _PLACED.match(text, end):
            yield start, end, False


def begins_as_person(words: Sequence[str]) -> bool:
    """Whether a name of several words begins with a given name and does not end as that of a house."""
    return words[0].split("-")[0] in GIVEN_NAMES and len(words) > 1 and not is_house(words) and "&" not in words


def one_person(name: str, people: Sequence[str]) -> str:
    """The one full name that ends (or else begins) with the words, or fits the initials; else the words themselves."""
    wanted = name.casefold()
    bearers = [full for full in people if full.casefold().endswith(f" {wanted}")]
    bearers = bearers or [full for full in people if full.startswith(f"{name} ")]
    bearers = bearers or [full for full in people if full != name and _fits(name, full)]
    return bearers[0] if len(bearers) == 1 else name


def _fits(name: str, full: str) -> bool:
    """Whether the name is the full one with its given names as initials, or without a middle one."""
    *given, last = name.split()
    *theirs, surname = full.split()
    if last != surname or not given or not theirs or theirs[0].endswith("."):
        return False
    if len(given) < len(theirs) and given[0] == theirs[0]:
        return True
    return re.fullmatch(r"(?:[A-Z]\.)+", given[0]) is not None and given[0][0] == theirs[0][0]
