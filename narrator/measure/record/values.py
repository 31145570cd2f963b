"""The known values of a history, each compared with the last, and where the history is silent."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from itertools import compress
from operator import attrgetter
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from narrator.calendar import exchange_closed, publication_date, settlement_dates
from narrator.measure.entry import Every
from narrator.model.claims import Period
from narrator.model.statistics import Observation

LONGEST_STEP: Final[Mapping[Every, int]] = MappingProxyType({Every.WEEK: 10, Every.CYCLE: 21, Every.MONTH: 45})
"""Days from one observation to the next beyond which one is missing.

A report moved by a holiday comes at most three days late; two settlement dates lie at most 19 days apart, a cycle
left out makes it 26; months end at most 33 days apart. Days need no such figure: every trading day of the New York
Stock Exchange must be there. From a settlement date to the last evening it may be longer, while the cycles between are
not published.
"""

SHORTEST_STEP: Final[Mapping[Every, int]] = MappingProxyType({Every.WEEK: 6, Every.CYCLE: 10, Every.MONTH: 25})
"""Days before an observation within which there is no other."""

EPOCH = date(1970, 1, 1).toordinal()
_DAY: Callable[[Observation], date] = attrgetter("day")
_VALUE: Callable[[Observation], Decimal | None] = attrgetter("value")


@dataclass(frozen=True, slots=True)
class Record:
    """The known observations of a history, oldest first, the last of them the history's own last.

    `values` are those of `observations`. `order` is 1 where a value is higher than the last one, 0 where it equals it,
    -1 where it is lower: decimals are compared as they are, so that a tie is a tie. `days` are proleptic ordinals.
    `gap` is true where the history is silent between the value before and this one; `silent` are the places of those,
    `equal` the places of the earlier values that equal the last.
    """

    observations: Sequence[Observation]
    values: Sequence[Decimal]
    order: NDArray[np.int8]
    days: NDArray[np.int64]
    gap: NDArray[np.bool_]
    every: Every
    silent: Sequence[int]
    equal: Sequence[int]

    @property
    def size(self) -> int:
        """How many values are known."""
        return len(self.values)

    @property
    def first(self) -> date:
        """The day of the first known value."""
        return self.observations[0].day

    @property
    def last(self) -> Observation:
        """The observation that is judged."""
        return self.observations[-1]

    def since(self, place: int) -> Period:
        """From an observation to the last."""
        return Period(self.observations[place].day, self.last.day)

    def place_of(self, day: date) -> int:
        """The place of the first observation on or after a day."""
        return int(np.searchsorted(self.days, day.toordinal()))

    def reaches(self, day: date) -> bool:
        """Whether no value from `day` on is missing for want of a longer record."""
        if self.first <= day:
            return True
        if self.every is Every.DAY:
            ends = np.array([day.toordinal() - 1, self.days[0]], dtype=np.int64)
            return not _misses(ends, Every.DAY)[0]
        return (self.first - day).days < SHORTEST_STEP[self.every]

    def gaps(self, place: int = 0) -> tuple[Period, ...]:
        """The stretches without a value after the observation at `place`, both ends of each without one."""
        return tuple(
            Period(date.fromordinal(int(self.days[at - 1]) + 1), date.fromordinal(int(self.days[at]) - 1))
            for at in self.silent[bisect_right(self.silent, place) :]
        )

    def ties(self, place: int = 0) -> tuple[date, ...]:
        """The earlier days from `place` on whose value equals the last."""
        return tuple(self.observations[at].day for at in self.equal[bisect_left(self.equal, place) :])

    def reached(self, *, high: bool) -> int | None:
        """The place of the latest earlier value that was as high as the last (as low, where not `high`)."""
        found = (self.order[:-1] >= 0 if high else self.order[:-1] <= 0).nonzero()[0]
        return int(found[-1]) if len(found) else None


def record_of(history: Sequence[Observation], every: Every) -> Record | None:
    """The record of a history; None without an earlier value, with an unknown last one, or without a step.

    Unknown values before the first known one are no part of it. Raises ValueError where the days do not run forward.
    """
    if every is Every.NEVER or not history or history[-1].value is None:
        return None
    days = np.fromiter(map(date.toordinal, map(_DAY, history)), np.int64, len(history))
    gap = _gaps(days.tobytes(), every)
    found = list(map(_VALUE, history))
    values = [value for value in found if value is not None]
    observations: Sequence[Observation] = history
    if len(values) < len(found):
        known = np.array([value is not None for value in found])
        silent = np.cumsum(gap | ~known)[known]
        days, observations = days[known], list(compress(history, known))
        gap = np.diff(silent, prepend=silent[0]) > 0
    if len(values) == 1:
        return None
    order = _compared(values)
    silent, equal = gap.nonzero()[0].tolist(), (order[:-1] == 0).nonzero()[0].tolist()
    return Record(observations, values, order, days, gap, every, silent, equal)


@lru_cache(maxsize=64)
def _gaps(ordinals: bytes, every: Every) -> NDArray[np.bool_]:
    """Whether a history is silent before each of its days, by their bytes: many histories have the same days."""
    days = np.frombuffer(ordinals, dtype=np.int64)
    if not (days[1:] > days[:-1]).all():
        raise ValueError("the days of a history run forward, each of them once")
    gap = np.zeros(len(days), dtype=bool)
    gap[1:] = _misses(days, every)
    return gap


def _compared(values: Sequence[Decimal]) -> NDArray[np.int8]:
    """The values against the last of them: 1 higher, 0 equal, -1 lower."""
    last = values[-1]
    order = 2 * np.frombuffer(bytes(map(last.__lt__, values)), np.int8) - 1
    if values.count(last) > 1:
        order += np.frombuffer(bytes(map(last.__eq__, values)), np.int8)
    order[-1] = 0
    return order


def _misses(days: NDArray[np.int64], every: Every) -> NDArray[np.bool_]:
    """Whether the history misses a step after each of its days but the last."""
    steps = np.diff(days)
    if every is not Every.DAY:
        missing = steps > LONGEST_STEP[every]
        if every is Every.CYCLE and len(steps) and missing[-1]:
            missing[-1] = _misses_a_cycle(date.fromordinal(int(days[-2])), date.fromordinal(int(days[-1])))
        return missing
    missing = steps > 1
    wide = np.flatnonzero(missing)
    between, until = ((ordinals - EPOCH).astype("datetime64[D]") for ordinals in (days[wide] + 1, days[wide + 1]))
    first, last = (date.fromordinal(int(days[end])).year for end in (0, -1))
    missing[wide] = np.busday_count(between, until, busdaycal=_trading_days(first, last)) > 0
    return missing


def _misses_a_cycle(before: date, last: date) -> bool:
    """Whether the positions of a settlement date between two days had been published by the later one."""
    between = settlement_dates(before + timedelta(days=1), last - timedelta(days=1))
    return any(publication_date(day) <= last for day in between)


@cache
def _trading_days(first: int, last: int) -> np.busdaycalendar:
    """The trading days of the New York Stock Exchange from one year to another."""
    closed = sorted(day for year in range(first, last + 1) for day in exchange_closed(year))
    return np.busdaycalendar(holidays=np.array(closed, dtype="datetime64[D]"))
