"""How a value stands in its own record: extremes, streaks, percentiles, ranks and turning points.

Every superlative is of the last observation and says no more than the record bears out: an equal earlier value ends a
superlative, a gap ends a streak and is named in the words of everything else, and a short record is called one.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import Final

import numpy as np

from narrator.measure.entry import Every
from narrator.measure.record.streaks import run_of_changes, run_of_signs, signed
from narrator.measure.record.values import Record, record_of
from narrator.measure.record.words import (
    cardinal,
    day_words,
    gap_words,
    ordinal,
    ordinal_figure,
    stretch_words,
)
from narrator.model.claims import Period
from narrator.model.statistics import Observation, Superlative

A_YEAR: Final[Mapping[Every, int]] = MappingProxyType(
    {Every.DAY: 250, Every.WEEK: 52, Every.CYCLE: 24, Every.MONTH: 12}
)
"""Values without which nothing is "on record"; half of them make a percentile of 52 weeks."""

TURN: Final[Mapping[Every, int]] = MappingProxyType({Every.DAY: 21, Every.WEEK: 4, Every.CYCLE: 2, Every.MONTH: 2})
"""Values of a month: a turning point stands out from so many before it and so many after it."""

NOTEWORTHY_DAYS = 28
"""A superlative that reaches back less is not worth saying."""

NOTEWORTHY_VALUES = 3
"""Nor is one over fewer values."""

PERCENTILE_FROM = 10
"""Values without which there is no percentile."""

RANKED_FROM = 20
"""Values without which there is no rank since the start of a year."""

TOP = 5
"""The last rank that is worth saying: "one of the highest"."""

WEEKS_52 = 52 * 7
CURRENCY_CODE = 3
CENT = Decimal("0.01")


def superlatives_of(history: Sequence[Observation], every: Every, unit: str) -> tuple[Superlative, ...]:
    """What is true and useful to say of the last value of a history.

    `every` is the step of the history, `unit` that of its values (dollars and shares are "largest", per cent "highest",
    and values below zero "most negative"). Nothing is said where the last value is unknown or the only one.

    - highest and lowest **on record**: nothing equals it, and the record has a year's values (`A_YEAR`).
    - highest and lowest **since** the latest earlier value as high or as low, over 28 days and 3 values at least; in a
      record too short to be called one, since at least its start. The lowest value below zero is the largest loss:
      one as low is a loss as large.
    - **in a row**: rises or falls from value to value, and values of one sign where the series has both; from the third
      on. A gap ends a streak, and whoever does not see where one began says "at least".
    - **percentile** of the 52 weeks (364 days) that end with the value, and of the record: the share of values below
      it, plus half of those that equal it, itself included (Crocker and Algina, Introduction to Classical and Modern
      Test Theory, 1986; "mean" in SciPy's `percentileofscore`).
    - **rank** in the record from its nearer end, and the best of the first five since the start of a calendar year,
      for the earliest year that allows it; equal values share a rank.
    - last **peak** and **trough**: above (below) every value of the month before it and of the month after (the rule
      of Bry and Boschan, Cyclical Analysis of Time Series, NBER 1971, who take five months for business cycles).

    The `record` of each runs over the values that prove it: from the bound of a superlative "since", from the value
    before a streak, over the window of a percentile or rank, from the month before a turning point.

    Raises ValueError where the days of the history do not run forward.
    """
    record = record_of(history, every)
    if record is None:
        return ()
    words = adjectives(record, unit)
    found = (
        *(extreme(record, words[high], high=high) for high in (True, False)),
        run_of_changes(record),
        run_of_signs(record),
        percentile_of_year(record),
        percentile_of_record(record),
        rank_in_record(record, words),
        *(rank_since_year(record, words[high], high=high) for high in (True, False)),
        *(turning_point(record, high=high) for high in (True, False)),
    )
    return tuple(one for one in found if one is not None)


def adjectives(record: Record, unit: str) -> Mapping[bool, str]:
    """What a value is called that is higher (True) or lower (False) than the others."""
    if record.values[-1] < 0:
        return {True: "least negative", False: "most negative"}
    amount = unit in {"shares", "contracts"} or (len(unit) == CURRENCY_CODE and unit.isupper())
    return {True: "largest", False: "smallest"} if amount and not signed(record) else {True: "highest", False: "lowest"}


def extreme(record: Record, adjective: str, *, high: bool) -> Superlative | None:
    """The highest (lowest) on record, or since the latest earlier value that was as high (as low)."""
    at, end = record.reached(high=high), "highest" if high else "lowest"
    if at is None and record.size >= A_YEAR[record.every]:
        gaps = record.gaps()
        words = f"{adjective} on record (since {day_words(record.first)}{gap_words(gaps)})"
        return Superlative(f"{end} on record", words, record.since(0), record.size, gaps=gaps)
    place = at or 0
    beaten = record.size - place - (1 if at is None else 2)
    days = (record.last.day - record.observations[place].day).days
    if beaten < NOTEWORTHY_VALUES or days < NOTEWORTHY_DAYS:
        return None
    gaps = record.gaps(place)
    words = _since_start(record, adjective, gaps) if at is None else _since_words(record, adjective, at, gaps)
    bound = None if at is None else record.observations[at]
    ties = record.ties(place) if at is not None else ()
    return Superlative(f"{end} since", words, record.since(place), record.size - place, bound, ties=ties, gaps=gaps)


def _since_start(record: Record, adjective: str, gaps: Sequence[Period]) -> str:
    """What is said where a short record holds nothing like the value."""
    return f"{adjective} since at least {day_words(record.first)}, when the record starts{gap_words(gaps)}"


def _since_words(record: Record, adjective: str, at: int, gaps: Sequence[Period]) -> str:
    """Since when, and how long that is."""
    day = record.observations[at].day
    since = f"since {day_words(day)}{'' if record.order[at] else ', which it equals'}{gap_words(gaps)}"
    stretch = stretch_words(day, record.last.day)
    return f"{adjective} in {stretch} ({since})" if stretch else f"{adjective} {since}"


def percentile(record: Record, place: int) -> tuple[Decimal, int]:
    """Percentile rank of the last value among those from `place` on, to two decimals and as an ordinal from 1 to 99."""
    order = record.order[place:]
    doubled = len(order) + int(np.count_nonzero(order < 0)) - int(np.count_nonzero(order > 0))
    exact = Decimal(50 * doubled) / len(order)
    return exact.quantize(CENT, ROUND_HALF_UP), min(max((100 * doubled + len(order)) // (2 * len(order)), 1), 99)


def year_place(record: Record) -> int | None:
    """The place of the first value of the last 52 weeks; None where the record does not reach back or holds too few."""
    start = date.fromordinal(record.last.day.toordinal() - WEEKS_52 + 1)
    place = record.place_of(start)
    enough = 2 * (record.size - place) >= A_YEAR[record.every]
    return place if enough and record.first < start else None


def percentile_of_year(record: Record) -> Superlative | None:
    """The percentile of the 52 weeks that end with the last value."""
    place = year_place(record)
    return None if place is None else _percentile(record, place, "52 weeks")


def percentile_of_record(record: Record) -> Superlative | None:
    """The percentile of all values."""
    if record.size < PERCENTILE_FROM:
        return None
    return _percentile(record, 0, f"the record (since {day_words(record.first)})")


def _percentile(record: Record, place: int, window: str) -> Superlative:
    figure, nth = percentile(record, place)
    gaps = record.gaps(place)
    words = f"{ordinal_figure(nth)} percentile of {window}{gap_words(gaps)}"
    ties = record.ties(place)
    return Superlative("percentile", words, record.since(place), record.size - place, None, figure, ties, gaps)


def rank_of(record: Record, place: int, *, high: bool) -> int:
    """One more than there are values higher (lower) than the last from `place` on."""
    order = record.order[place:]
    return int(np.count_nonzero(order > 0 if high else order < 0)) + 1


def rank_in_record(record: Record, words: Mapping[bool, str]) -> Superlative:
    """The rank in the whole record, from the nearer end."""
    high, low = (rank_of(record, 0, high=end) for end in (True, False))
    window = f"of {cardinal(record.size)} values since {day_words(record.first)}"
    return _rank(record, 0, words[high <= low], window, high=high <= low)


def rank_since_year(record: Record, adjective: str, *, high: bool) -> Superlative | None:
    """The first five ranks since the start of the earliest calendar year that allows one of them.

    None where the rank in the record is as good, or where nothing in the year is higher (lower): then "highest since"
    says it.
    """
    ahead = (record.order == (1 if high else -1)).nonzero()[0]
    if len(ahead) < TOP:
        return None
    year = record.observations[ahead[-TOP]].day.year + 1
    place = record.place_of(date(year, 1, 1))
    if record.size - place < RANKED_FROM or ahead[-1] < place:
        return None
    return _rank(record, place, adjective, f"since the start of {year}", high=high)


def _rank(record: Record, place: int, adjective: str, window: str, *, high: bool) -> Superlative:
    rank, ties, gaps = rank_of(record, place, high=high), record.ties(place), record.gaps(place)
    nth = adjective if rank == 1 else f"{ordinal(rank)} {adjective}"
    words = f"{'joint ' if ties else ''}{nth} {window}{gap_words(gaps)}"
    ahead = next_in_rank(record, place, high=high)
    return Superlative("rank", words, record.since(place), record.size - place, ahead, Decimal(rank), ties, gaps)


def next_in_rank(record: Record, place: int, *, high: bool) -> Observation | None:
    """The nearest value higher (lower) than the last, on the latest of its days."""
    ahead: list[int] = ((record.order[place:] == (1 if high else -1)).nonzero()[0] + place).tolist()
    if not ahead:
        return None
    values = [record.values[at] for at in ahead]
    nearest = min(values) if high else max(values)
    return record.observations[next(at for at in reversed(ahead) if record.values[at] == nearest)]


def turning_point(record: Record, *, high: bool) -> Superlative | None:
    """The last peak (trough); None where there is none, or gaps hide it."""
    span = TURN[record.every]
    at = next(turning_points(record, high=high), None)
    if at is None:
        return None
    gaps, kind = record.gaps(at - span), "peak" if high else "trough"
    words = f"last {kind} on {day_words(record.observations[at].day)}{gap_words(gaps)}"
    place = at - span
    return Superlative(kind, words, record.since(place), record.size - place, record.observations[at], gaps=gaps)


def turning_points(record: Record, *, high: bool) -> Iterator[int]:
    """The places of all peaks (troughs), the last one first; a month with a gap before or after it makes none."""
    span, values = TURN[record.every], record.values
    beyond: Callable[[Decimal, Decimal], bool] = operator.gt if high else operator.lt
    most: Callable[[Sequence[Decimal]], Decimal] = max if high else min
    for at in range(record.size - 1 - span, span - 1, -1):
        value = values[at]
        if (
            beyond(value, values[at + 1])
            and beyond(value, values[at - 1])
            and beyond(value, most(values[at + 1 : at + span + 1]))
            and beyond(value, most(values[at - span : at]))
            and not record.gap[at - span + 1 : at + span + 1].any()
        ):
            yield at
