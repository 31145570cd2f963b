"""Rises, falls and values of one sign in a row."""

from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal
from itertools import takewhile

from narrator.measure.record.values import Record
from narrator.measure.record.words import day_words, gap_words, ordinal
from narrator.model.statistics import Observation, Superlative

STREAK = 3
"""The shortest streak that is worth saying."""

ZERO = Decimal(0)


def run_of_changes(record: Record) -> Superlative | None:
    """How many times in a row the value has risen, or fallen."""
    if record.values[-1] == record.values[-2]:
        return None
    up = record.values[-1] > record.values[-2]
    place = start_of_changes(record, up=up)
    length = record.size - 1 - place
    words = f"{'up' if up else 'down'} for {{}} in a row"
    return _run(record, "rise" if up else "fall", words, length, place, record.observations[place])


def start_of_changes(record: Record, *, up: bool) -> int:
    """The place of the value from which the rises (falls) that end with the last began."""
    further: Callable[[Decimal, Decimal], bool] = operator.gt if up else operator.lt
    place, values, gap = record.size - 1, record.values, record.gap
    while place and not gap[place] and further(values[place], values[place - 1]):
        place -= 1
    return place


def run_of_signs(record: Record) -> Superlative | None:
    """How many values in a row have been above zero, or below it, in a series that knows both."""
    last = record.values[-1]
    if not last or not signed(record):
        return None
    up = last > 0
    place = start_of_signs(record, up=up)
    bound = record.observations[place - 1] if began(record, place) else None
    words = f"{'positive' if up else 'negative'} for {{}} in a row"
    return _run(record, "gain" if up else "loss", words, record.size - place, place, bound)


def start_of_signs(record: Record, *, up: bool) -> int:
    """The place of the first of the values above (below) zero that end with the last."""
    same = len(list(takewhile(ZERO.__lt__ if up else ZERO.__gt__, reversed(record.values))))
    return max(record.size - same, record.silent[-1] if record.silent else 0)


def began(record: Record, place: int) -> bool:
    """Whether the value before a streak is known, so that its length is."""
    return place > 0 and not record.gap[place]


def _run(
    record: Record, kind: str, words: str, length: int, place: int, bound: Observation | None
) -> Superlative | None:
    """A streak that starts at `place`, if it is long enough."""
    if length < STREAK:
        return None
    compared = place - 1 if began(record, place) else place
    gaps = record.gaps(place - 1)[:1] if place and record.gap[place] else ()
    unseen = gap_words(gaps) or f", as the record starts on {day_words(record.first)}"
    nth = f"the {ordinal(length)} {record.every}"
    said = words.format(nth) if began(record, place) else words.format(f"at least {nth}") + unseen
    figure, observations = Decimal(length), record.size - compared
    return Superlative(f"{kind} in a row", said, record.since(compared), observations, bound, figure, gaps=gaps)


def signed(record: Record) -> bool:
    """Whether some value of the record is below zero."""
    return record.values[-1] < 0 or any(map(ZERO.__gt__, record.values))
