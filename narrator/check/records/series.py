"""The series that a ranking may be about: levels, changes from value to value, returns over weeks or months, signs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from statistics import median
from typing import Final

from narrator.calendar import next_business_day
from narrator.measure.entry import Every
from narrator.model.statistics import Observation, Statistic

STEPS: Final = {"day": Every.DAY, "session": Every.DAY, "week": Every.WEEK, "month": Every.MONTH, "cycle": Every.CYCLE}
"""The step that a unit of prose means."""

_OWN: Final = frozenset({"value", "report", "reading", "settlement date", "settlement period"})
"""Units of prose that are whatever step a series has."""

_LONGEST: Final = ((4, Every.DAY), (9, Every.WEEK), (21, Every.CYCLE), (45, Every.MONTH))
RETURNS: Final = frozenset({"day", "session", "week", "month"})
"""Units over which an index's returns are computed."""

_LY: Final = {"day": "daily", "week": "weekly", "month": "monthly"}
_FEWEST = 3
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one thing, oldest first, the last of them the one that is ranked.

    `what` says in words what the values are; `signed` where they may lie on either side of zero; `behind` is the
    statistic whose history they are or are computed from.
    """

    behind: Statistic
    values: tuple[Observation, ...]
    every: Every
    unit: str
    what: str
    signed: bool


def level(statistic: Statistic, what: str, *, signed: bool) -> Series | None:
    """The history of a statistic as it stands; `None` where it has no step."""
    every = step_of(statistic.history)
    if every is None:
        return None
    return Series(statistic, statistic.history, every, statistic.unit, what, signed)


def step_of(history: Sequence[Observation]) -> Every | None:
    """How often a history has a value, by the middle of its steps; `None` for fewer than three values."""
    if len(history) < _FEWEST:
        return None
    days = median((after.day - before.day).days for before, after in pairwise(history))
    return next((every for longest, every in _LONGEST if days <= longest), None)


def changes(series: Series) -> Series:
    """By how much each value differs from the one before."""
    found = [
        Observation(after.day, None if before.value is None or after.value is None else after.value - before.value)
        for before, after in pairwise(series.values)
    ]
    return replace(series, values=tuple(found), what=f"change of the {series.what}", signed=True)


def sampled(series: Series, unit: str) -> Series | None:
    """The last value of every whole week, month, quarter or year; `None` for a unit shorter than the step.

    A report or a settlement date is whatever step the series has.
    """
    wanted = STEPS.get(unit)
    if wanted is series.every or unit in _OWN:
        return series
    order = (Every.DAY, Every.WEEK, Every.CYCLE, Every.MONTH)
    if wanted is None or order.index(wanted) < order.index(series.every) or wanted is Every.CYCLE:
        return None
    key = _KEYS[wanted]
    last = [before for before, after in pairwise(series.values) if key(before.day) != key(after.day)]
    end = series.values[-1]
    if key(_next(end.day, series.every)) != key(end.day):
        last.append(end)
    return replace(series, values=tuple(last), every=wanted) if len(last) > 1 else None


def _next(day: date, every: Every) -> date:
    """About when the value after that of a day comes."""
    return next_business_day(day) if every is Every.DAY else day + timedelta(days=7 if every is Every.WEEK else 14)


def returns(series: Series, unit: str) -> Series | None:
    """Gains and losses in per cent from one whole week or month to the next."""
    closes = sampled(series, unit)
    if closes is None:
        return None
    found = [
        Observation(after.day, _HUNDRED * (after.value / before.value - 1) if before.value and after.value else None)
        for before, after in pairwise(closes.values)
    ]
    what = f"{_LY[unit]} return of {series.what.removeprefix('level of ')}"
    return replace(closes, values=tuple(found), unit="percent", what=what, signed=True)


def signs(series: Series, *, up: bool) -> Series:
    """One where a value lies on the side asked for, nought where it does not: for what is the first of its kind."""
    found = [
        Observation(one.day, None if one.value is None else Decimal((one.value > 0) if up else (one.value < 0)))
        for one in series.values
    ]
    return replace(series, values=tuple(found))


def until(series: Series, end: date | None) -> Series | None:
    """The series up to the value of a day, to within a few days; `None` where it has none near it.

    A day after the last value is the last value's, unless more than a month and a half lies between.
    """
    if end is None:
        return series
    days = [one.day for one in series.values]
    if end >= days[-1]:
        return series if end - days[-1] <= timedelta(days=45) else None
    near = min(days, key=lambda day: (abs(day - end), -day.toordinal()))
    if abs(near - end) > timedelta(days=7):
        return None
    return replace(series, values=tuple(one for one in series.values if one.day <= near))


_KEYS: Final[dict[Every, Callable[[date], tuple[int, ...]]]] = {
    Every.DAY: lambda day: (day.toordinal(),),
    Every.WEEK: lambda day: tuple(day.isocalendar()[:2]),
    Every.MONTH: lambda day: (day.year, day.month),
}
