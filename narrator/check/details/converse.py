"""One deed told from its other side: what one buys from another, this one sells to the first."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from narrator.check.sources.search import content_words

_TAKING = (
    r"(?P<verb>b(?:uy(?:s|ing)?|ought)|purchas(?:e[sd]?|ing)|acquir(?:e[sd]?|ing)|borrow(?:s|ed|ing)?|receiv(?:e[sd]?|ing)"
    r"|g[eo]t|gets)"
)
_GIVING = (
    r"(?P<verb>s(?:ell(?:s|ing)?|old)|len[dt](?:s|ing)?|sen[dt](?:s|ing)?|g[ai]v(?:e[ns]?|ing)|pa(?:ys?|id|ying)"
    r"|grant(?:s|ed|ing)?|hand(?:s|ed|ing)?)"
)
_WORDS = r"(?<![\w’'-])[\w’'-]+(?:\s[\w’'-]+){0,3}"
_BETWEEN = r"[^,;]{0,160}?"
_TAKES = re.compile(rf"(?P<who>{_WORDS})\s{_TAKING}\b{_BETWEEN}\bfrom\s(?P<whom>{_WORDS})", re.IGNORECASE)
_GIVES = re.compile(
    rf"(?P<who>{_WORDS})\s{_GIVING}\s(?=(?P<next>{_WORDS}))(?:{_BETWEEN}\bto\s(?P<whom>{_WORDS}))?", re.IGNORECASE
)


_WAS_GIVEN = re.compile(
    rf"(?:(?P<first>{_WORDS})\s)?(?:was|were|is|are|(?:has|have|had)\sbeen)\s(?:given|granted|handed|awarded|paid|sent)\b"
    rf"(?:{_BETWEEN}\bto\s(?P<whom>{_WORDS}))?",
    re.IGNORECASE,
)
_GOT = re.compile(rf"(?P<who>{_WORDS})\s(?:received|g[eo]t|obtained|gets|receives)\b", re.IGNORECASE)


class _Passed(NamedTuple):
    """Words for who gives, and for who takes."""

    giver: frozenset[str]
    taker: frozenset[str]


def told_conversely(one: str, other: str) -> bool:
    """Whether one sentence has somebody take from another what the other has this one give to him.

    >>> told_conversely("Mills bought a dock from Crane.", "Crane sold Mills a dock.")
    True
    >>> told_conversely("Mills bought a dock from Crane.", "Mills sold Crane a dock.")
    False
    """
    if _is_given_and_got(one, other) or _is_given_and_got(other, one):
        return True
    pairs = (_taken(one), _given(other)), (_taken(other), _given(one))
    return any(taken and given and taken.giver & given.giver and taken.taker & given.taker for taken, given in pairs)


def _is_given_and_got(one: str, other: str) -> bool:
    """Whether somebody was given by one sentence what he received by the other: "was granted leave", "got leave"."""
    given = _WAS_GIVEN.search(one)
    got = _GOT.search(other) if given is not None else None
    if given is None or got is None:
        return False
    who = content_words(given["whom"] or given["first"] or "") & content_words(got["who"])
    return bool(who) and bool(content_words(one) & content_words(other[got.end() :]) - who)


@lru_cache(maxsize=1 << 12)
def _taken(text: str) -> _Passed | None:
    found = _TAKES.search(text) if "from" in text else None
    return None if found is None else _Passed(content_words(found["whom"]), content_words(found["who"]))


@lru_cache(maxsize=1 << 12)
def _given(text: str) -> _Passed | None:
    found = _GIVES.search(text)
    if found is None:
        return None
    return _Passed(content_words(found["who"]), content_words(found["whom"] or found["next"]))
