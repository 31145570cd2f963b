"""The noun that a bare number counts."""

from __future__ import annotations

import re

_STOP = frozenset(
    """of in and to the by as at for that this these those were was is are has have had on from with than or but
    more less who which its it his their our your us plus minus if when while since so not be been will would
    can could may might about over under up down off out into per via versus vs also then yes between across
    among along around behind below above beyond despite inside onto outside through throughout toward towards within
    without during after before against because does did do goes says was's he she they we i you a an""".split()  # noqa: SIM905 - a page of words, not a column
)
_IRREGULAR = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "feet": "foot",
    "wives": "wife",
    "knives": "knife",
    "shelves": "shelf",
    "thieves": "thief",
    "indices": "index",
    "indexes": "index",
    "matrices": "matrix",
    "analyses": "analysis",
    "crises": "crisis",
    "criteria": "criterion",
    "lives": "life",
    "basis": "basis",
    **{
        f"{noun}es": noun
        for noun in ["bus", "gas", "lens", "bonus", "virus", "campus", "surplus", "census", "status", "hero", "veto"]
    },
    **{f"{noun}s": noun for noun in ["movie", "cookie", "calorie", "tie", "zombie", "rookie", "selfie"]},
    **{noun: noun for noun in ["series", "species", "staff", "aircraft", "spacecraft", "shares", "contracts", "days"]},
}
"""Plurals by another rule than an s, and the units that keep theirs."""
_TIME = frozenset("""second minute hour days week weekday month quarter year decade century session""".split())  # noqa: SIM905 - a page of words, not a column
_VAGUE = frozenset({"figure", "digit"})
"""Nouns that say how long a number is: "five figures"."""
_WORD = re.compile(r"[^\S\n]([A-Za-z][A-Za-z’'-]*)")
_CALLED = re.compile(r"[^\S\n][\"“‘][^\"“”‘’\n]{1,30}(?<!s)[\"”’]")
"""A name between quotation marks that says of which kind is counted: nine “red card” clubs."""
_SMALL = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty)"
_OF = re.compile(
    r"\s(?:out\s)?of(?:\s(?:all\s)?(?:(?:the\s)?[A-Za-z-]+[’']s|the|its|their|these|those|our|his|her)(?!\w)"
    rf"(?P<total>\s(?:[0-9][0-9,]*|{_SMALL})\b)?|(?P<bare>\s{_SMALL}\b))"
)
_NO_PLURAL = re.compile(r"(?:ss|us|is|’s|'s|ous|ics|always|perhaps|as)$")
_BEFORE_TIME = re.compile(
    r"\b(?:the|in|over|for|within|after|past|last|latest|next|previous|prior|preceding|first"
    r"|final|every|each|by|these|those|under|during|than"
    r"|nearly|almost|about|some|of|to|until|before|around|roughly|just|since|only|another|this"
    r"|that|or|an?|practically)\s(?:an?\s)?$",
    re.IGNORECASE,
)
_BEFORE_DAYS = re.compile(
    r"(?:\b(?:the|over|for|within|after|past|last|latest|next|previous|prior|preceding|first|final|every|each|by|these"
    r"|those|during|until|before|since|another|this|that|of|to|or|through|across|an?)|(?:^|[^a-z])in"
    r"(?:\s(?:about|around|nearly|almost|roughly|some|just|only|more\sthan|over|at\sleast|approximately))?)\s$",
    re.IGNORECASE,
)
_AFTER_TIME = re.compile(
    r"\s(?:ago|earlier|later|before|after|old|to\s[0-9]|through|into|in\sthe|of\sthe|ended"
    r"|ending|running|in\sa\srow|straight)\b"
)


def singular(noun: str) -> str:
    """The unit that a counted noun gives: its singular, save `shares`, `contracts` and `days`."""
    word = noun.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - "ties" has no y
        return word[:-3] + "y"
    if re.search(r"(?:ch|sh|ss|x|zz)es$", word):
        return word[:-2]
    return word[:-1]


def counted_noun(text: str, start: int, end: int) -> tuple[int, str] | None:
    """Where the phrase of a number written in `start:end` ends, and what it counts; nothing for spans of time.

    >>> counted_noun("14 small companies fell", 0, 2)
    (18, 'company')
    """
    whole = _OF.match(text, end)
    found = _plural_within(text, whole.end() if whole else end)
    if found is None:
        return (whole.end(), "") if whole and whole["total"] else None
    decimal = "." in text[start:end]
    if found[1] in _VAGUE:
        return None
    needed = found[1] == "days" and (decimal or text.startswith((" to cover", " to buy"), found[0]))
    return None if found[1] in _TIME and not needed and _is_span(text, start, found) else found


def _plural_within(text: str, at: int) -> tuple[int, str] | None:
    """The first plural among the next four words that belong to the noun phrase, what it is called aside."""
    for _ in range(4):
        called = _CALLED.match(text, at)
        word = _WORD.match(text, called.end() if called else at)
        if word is None or word[1].lower() in _STOP:
            return None
        at = word.end()
        noun = word[1].lower()
        if noun in _IRREGULAR or (len(noun) > 2 and noun.endswith("s") and not _NO_PLURAL.search(noun)):  # noqa: PLR2004
            return at, singular(noun)
    return None


def _is_span(text: str, start: int, found: tuple[int, str]) -> bool:
    """Whether a count of days or months says when or how long; days that something takes are an amount."""
    before = _BEFORE_DAYS if found[1] == "days" else _BEFORE_TIME
    left = text[max(0, start - 24) : start]
    return bool(before.search(_hedgeless(left) if found[1] == "days" else left) or _AFTER_TIME.match(text, found[0]))


def _hedgeless(left: str) -> str:
    """What stands before a number and its hedge; "in under" keeps its hedge, as it says how fast and not when."""
    return _HEDGE.sub("", left)


_HEDGE = re.compile(r"(?<!\bin\s)\b(?:nearly|almost|about|some|around|roughly|(?:just\s)?over|(?:more|fewer)\sthan)\s$")
