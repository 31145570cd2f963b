"""The people of a byline."""

from __future__ import annotations

import re
from collections.abc import Iterable

from narrator.read.articles.dating import find_date

_PARTICLE = r"(?:de|da|van|von|der|den|du|la|le|al|bin|of|the)\b"
_WORD = r"[^\W\d_a-zà-öø-ÿ][\w.'’-]*"
_NAME = re.compile(rf"(?:{_WORD}|{_PARTICLE}|and\b)(?:\s+(?:{_WORD}|{_PARTICLE})){{0,5}}$")
_BY = re.compile(r"^\W*(?:a\s+\w+\s+)?(?:(?i:by\b)|(?:[Vv]on|VON)(?=\s+[A-ZÄÖÜ]))[:\s]*")
_LATE_BY = re.compile(r"^\W*(?:an?\s+(?:\w+\s+){1,2})by\s+", re.IGNORECASE)
_JOINT = re.compile(r"\s{0,9}(?:,\s{0,9}and\b|,\s{0,9}&|;|,|\band\b|\bund\b|&|\|)\s{0,9}")
_AFTER_NAMES = re.compile(r"\s{1,9}(?:in|at|for|from|of)\s{1,9}[A-Z].*$|\s{0,9}[|•·–—(].*$")
_ROLE = re.compile(
    r"\b(?:writers?|reporters?|correspondents?|editors?|columnists?|staff|analysts?|contributors?|desk|bureau|agenc(?:y|ies))\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:\s+(?:senior|chief|deputy|associate|staff|special|global|news|data|business|markets?|economics?|finance|financial|banking"
    r"|energy|technology|equities|city|wall\s+street|political|us|uk))*\s+"
    r"(?:writers?|reporters?|correspondents?|editors?|columnists?|analysts?|contributors?)$",
    re.IGNORECASE,
)
_LONGEST = 300
"""Characters of a byline; a longer line names nobody."""


def names_in(words: str) -> tuple[str, ...]:
    """The people of a byline, without "By", their offices, and places and newspapers after them.

    >>> names_in("By Ann Lowe and Bo Marsh, Staff Writers")
    ('Ann Lowe', 'Bo Marsh')
    """
    if len(words) > _LONGEST:
        return ()
    dated = find_date(words)
    undated = words.replace(dated.words, " | ") if dated else words
    bare = _AFTER_NAMES.sub("", _BY.sub("", _LATE_BY.sub("", undated.strip("*_() ")), count=1))
    persons, comma, _ = bare.rpartition(",")
    if comma and re.search(r"\s(?:and|&)\s", persons) and not re.search(r"\b(?:and|&)\b", bare[len(persons) :]):
        bare = persons
    parts = [part.strip(" .") for part in _JOINT.split(bare)]
    names = [_OFFICE.sub("", part) for part in parts]
    whole = (name for name, part in zip(names, parts, strict=True) if name == part or " " in name)
    return distinct(name for name in whole if is_name(name) and not _ROLE.search(name))


def signs(words: str) -> bool:
    """Whether a line begins as a byline does: "By", "Von", "A column by"."""
    return bool(_BY.match(words) or _LATE_BY.match(words))


def is_name(words: str) -> bool:
    """Whether every word has a capital or is a particle."""
    return bool(_NAME.match(words)) and any(letter.isupper() for letter in words)


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, in order."""
    return tuple(dict.fromkeys(names))
