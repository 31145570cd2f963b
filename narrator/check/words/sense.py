"""Which way the words of a sentence point, by the trade's pairs of opposites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from narrator.check.words.vocabulary import FURTHER, OPPOSITES


def _pattern(words: str) -> re.Pattern[str]:
    """Any of the words; `_` joins the words of a phrase."""
    return re.compile(rf"\b(?:{'|'.join(word.replace('_', ' ') for word in words.split())})\b", re.IGNORECASE)


_PAIRS = tuple((_pattern(one), _pattern(other)) for one, other in OPPOSITES)
_WORST_OVER = re.compile(
    r"\bworst(?=\s(?:(?:is|was|are|may\sbe|might\sbe|has\sbeen|would\sbe)\s)?(?:now\s|already\s)?(?:behind|over\b|past\b|yet\sto|still\sto|to\scome))",
    re.IGNORECASE,
)
"""What is over, or to come, ranks nothing: "the worst is behind them"."""
_NEXT = re.compile(r"[^\W\d_]{4,}")
_RESULT = 1
"""Which of the pairs is that of profit and loss."""

_REACH = 2
"""So many words behind one are what it is of."""

_FURTHER = tuple((_pattern(plain), _pattern(way)) for plain, way in FURTHER)


def opposite(draft: str, source: str) -> str | None:
    """The words of the source that say the opposite of words in the draft, where each has one side only.

    A draft that says of the same thing what goes the source's way has both: "more output and reduced costs".
    """
    for mine, theirs, words in _sides(draft, source):
        if len(mine) == len(theirs) == 1 and mine != theirs and not _goes_along(draft, source, words):
            return words
    return None


def _goes_along(draft: str, source: str, words: str) -> bool:
    """Whether another word of the draft goes the way of the source's, and both have one word behind them."""
    ways = [way for plain, way in _FURTHER if plain.fullmatch(words)]
    mine = (_behind(draft, found.end()) for way in ways for found in way.finditer(draft))
    return any(behind & _behind(source, source.find(words) + len(words)) for behind in mine)


def _behind(text: str, place: int) -> frozenset[str]:
    return frozenset(_NEXT.findall(text.casefold(), place)[:_REACH])


def goes_both_ways(text: str) -> bool:
    """Whether a text has both sides of some pair of opposites: what is more of one may be less of the other."""
    return any(one and other for one, other in _pairs_in(text))


def same_sense(draft: str, source: str) -> bool:
    """Whether both have the same side of some pair of opposites, and other sides of none."""
    sides = [(mine, theirs) for mine, theirs, _ in _sides(draft, source) if len(mine) == len(theirs) == 1]
    return bool(sides) and all(mine == theirs for mine, theirs in sides)


def same_result(draft: str, source: str) -> bool:
    """Whether both speak of a profit, or both of a loss: that shares rallied says nothing of who made money."""
    mine, theirs = ({side for side, words in enumerate(_pairs_in(text)[_RESULT]) if words} for text in (draft, source))
    return len(mine) == 1 and mine == theirs


def _sides(draft: str, source: str) -> Iterator[tuple[set[int], set[int], str]]:
    """For each pair the sides that either text has, and the first words of the source."""
    for mine, theirs in zip(_pairs_in(draft), _pairs_in(source), strict=True):
        sides = [{side for side, words in enumerate(pair) if words} for pair in (mine, theirs)]
        yield sides[0], sides[1], theirs[0] or theirs[1]


@lru_cache(maxsize=4096)
def _pairs_in(text: str) -> tuple[tuple[str, str], ...]:
    """The first words of a text for each side of each pair; none where it has no such words."""
    plain = _WORST_OVER.sub("", text) if "worst" in text else text
    return tuple((_first(one, plain), _first(other, plain)) for one, other in _PAIRS)


def _first(words: re.Pattern[str], text: str) -> str:
    found = words.search(text)
    return found.group() if found else ""
