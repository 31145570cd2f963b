"""Which way the words of a sentence point, by the trade's pairs of opposites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from narrator.check.words.vocabulary import OPPOSITES


def _pattern(words: str) -> re.Pattern[str]:
    """Any of the words; `_` joins the words of a phrase."""
    return re.compile(rf"\b(?:{'|'.join(word.replace('_', ' ') for word in words.split())})\b", re.IGNORECASE)


_PAIRS = tuple((_pattern(one), _pattern(other)) for one, other in OPPOSITES)


def opposite(draft: str, source: str) -> str | None:
    """The words of the source that say the opposite of words in the draft, where each has one side only."""
    for mine, theirs, words in _sides(draft, source):
        if len(mine) == len(theirs) == 1 and mine != theirs:
            return words
    return None


def same_sense(draft: str, source: str) -> bool:
    """Whether both have the same side of some pair of opposites, and other sides of none."""
    sides = [(mine, theirs) for mine, theirs, _ in _sides(draft, source) if len(mine) == len(theirs) == 1]
    return bool(sides) and all(mine == theirs for mine, theirs in sides)


def _sides(draft: str, source: str) -> Iterator[tuple[set[int], set[int], str]]:
    """For each pair the sides that either text has, and the first words of the source."""
    for mine, theirs in zip(_pairs_in(draft), _pairs_in(source), strict=True):
        sides = [{side for side, words in enumerate(pair) if words} for pair in (mine, theirs)]
        yield sides[0], sides[1], theirs[0] or theirs[1]


@lru_cache(maxsize=4096)
def _pairs_in(text: str) -> tuple[tuple[str, str], ...]:
    """The first words of a text for each side of each pair; none where it has no such words."""
    return tuple((_first(one, text), _first(other, text)) for one, other in _PAIRS)


def _first(words: re.Pattern[str], text: str) -> str:
    found = words.search(text)
    return found.group() if found else ""
