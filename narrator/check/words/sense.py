"""Which way the words of a sentence point, by the trade's pairs of opposites."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    for pair in _PAIRS:
        mine = {side for side, words in enumerate(pair) if words.search(draft)}
        found = [(side, match.group()) for side, words in enumerate(pair) if (match := words.search(source))]
        yield mine, {side for side, _ in found}, found[0][1] if found else ""
