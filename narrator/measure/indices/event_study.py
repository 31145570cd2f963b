"""How small companies did against large ones after dated events."""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby
from statistics import median

import numpy as np
import pandas as pd

from narrator.measure.arithmetic import equation, figure, plus, price
from narrator.measure.entry import Entry
from narrator.measure.known import Known
from narrator.measure.names import day_label, index_label
from narrator.measure.proof import LISTED_LINES, alternatives, percent
from narrator.measure.stocks.marks import LAST_TRADED
from narrator.measure.stocks.membership import SMALL_AGAINST_LARGE
from narrator.model.claims import Period, Subject
from narrator.model.statistics import Coverage, Rows, Statistic

EVENT_STUDY = (
    "The event study compares two indices after a dated event: the return of the first less that of the second, in "
    "percentage points, from the last close before the day of the event to the last close on or before the same day "
    "some months later. Only days on which both indices closed count; dividends are left out."
)
MEAN_OF_EVENTS = (
    "The mean counts every event of its kind that is far enough back alike; the others are left out, not taken for "
    "zero."
)
"""Definitions of `event_study`."""

MILLIONTH = Decimal("0.000001")

MONTHS = (1, 3, 6, 12)
"""Horizons after an event."""

A_DAY = timedelta(days=1)
FROM_DAY = "from the close of the day itself"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two indices by name and the days on which both closed: `closes` and `lines` have a column for each index."""

    names: tuple[str, str]
    files: tuple[str, str]
    days: tuple[date, ...]
    closes: np.ndarray
    lines: np.ndarray

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """The two as parts of a subject."""
        return (("index", self.names[0]), ("against", self.names[1]))

    def last_before(self, day: date) -> int | None:
        """Place of the last close before a day; None without one within `LAST_TRADED` days."""
        place = bisect_left(self.days, day) - 1
        return place if place >= 0 and (day - self.days[place]).days <= LAST_TRADED else None

    def returns(self, start: int, end: int) -> tuple[Decimal, Decimal]:
        """Returns of both from one place to another, in per cent."""
        first, second = (self.closes[end] / self.closes[start] - 1).tolist()
        return percent(first), percent(second)

    def rows(self, places: Iterable[int]) -> tuple[Rows, ...]:
        """The closes at some places, file by file."""
        used = sorted(set(places))
        listed = used if len(used) <= LISTED_LINES else []
        return tuple(
            Rows(file, len(used), self.days[used[0]], self.days[used[-1]], tuple(self.lines[listed, column].tolist()))
            for column, file in enumerate(self.files)
        )


@dataclass(frozen=True, slots=True)
class Event:
    """One row of the user's table."""

    kind: str
    day: date
    note: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What followed one event: places of the closes before it, on its day or before, and `months` later."""

    event: Event
    pair: Pair
    months: int
    base: int
    on_day: int
    end: int

    @property
    def value(self) -> Decimal:
        """The difference in percentage points."""
        first, second = self.pair.returns(self.base, self.end)
        return first - second

    @property
    def from_day(self) -> Decimal:
        """The same from the close of the event's own day."""
        first, second = self.pair.returns(self.on_day, self.end)
        return first - second

    @property
    def period(self) -> Period:
        """From the day of the event to the day that ends the horizon."""
        return Period(self.event.day, months_after(self.event.day, self.months))


def months_after(day: date, months: int) -> date:
    """The same day some months later, or the last of its month where that has no such day.

    >>> months_after(date(2025, 1, 31), 1)
    datetime.date(2025, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def pairs_known(levels: Mapping[str, pd.DataFrame]) -> tuple[Pair, ...]:
    """The pairs of `SMALL_AGAINST_LARGE` whose levels are both known."""
    found = []
    for names in SMALL_AGAINST_LARGE:
        if all(name in levels and len(levels[name]) for name in names):
            frames = [levels[name][["date", "close", "line"]] for name in names]
            both = frames[0].merge(frames[1], on="date")
            files = (str(levels[names[0]]["file"].iloc[0]), str(levels[names[1]]["file"].iloc[0]))
            days = tuple(stamp.date() for stamp in both["date"])
            closes, lines = both[["close_x", "close_y"]].to_numpy(dtype=float), both[["line_x", "line_y"]].to_numpy()
            found.append(Pair(names, files, days, closes, lines))
    return tuple(found)


def events_by(events: pd.DataFrame, as_of: date) -> tuple[Event, ...]:
    """The events up to a day, by kind and date."""
    happened = events[events["date"] <= pd.Timestamp(as_of)].sort_values(["event", "date"], kind="stable")
    columns = (happened[name].tolist() for name in ("event", "date", "note", "file", "line"))
    return tuple(
        Event(str(kind), stamp.date(), note if isinstance(note, str) else "", str(file), int(line))
        for kind, stamp, note, file, line in zip(*columns, strict=True)
    )


def event_studies(known: Known) -> tuple[Statistic, ...]:
    """`event_study` after every event and of every kind's mean, for each of `MONTHS`, in percentage points."""
    events, found = events_by(known.market.events, known.as_of), list[Statistic]()
    for pair in pairs_known(known.market.indices):
        for _, of_kind in groupby(events, key=lambda event: event.kind):
            same = tuple(of_kind)
            for months in MONTHS:
                tried = [_outcome(pair, event, months, known.as_of) for event in same]
                outcomes = [one for one in tried if isinstance(one, Outcome)]
                found.extend(_statistic(known, one) for one in outcomes)
                if outcomes:
                    found.append(_mean(known, outcomes, [one for one in tried if isinstance(one, str)]))
    return tuple(found)


def _outcome(pair: Pair, event: Event, months: int, as_of: date) -> Outcome | str:
    """What followed an event over a horizon, or why it is not known."""
    end = months_after(event.day, months)
    if end > as_of:
        return f"{_months(months)} after {event.day} not over"
    places = [pair.last_before(day) for day in (event.day, event.day + A_DAY, end + A_DAY)]
    known = [place for place in places if place is not None]
    if len(known) < len(places):
        return f"no closes around {event.day} or {_months(months)} later"
    return Outcome(event, pair, months, *known)


def _statistic(known: Known, outcome: Outcome) -> Statistic:
    """What followed one event."""
    event, pair, value = outcome.event, outcome.pair, outcome.value
    note = f" The table notes: {event.note}." if event.note else ""
    day = day_label(event.day)
    return Statistic(
        name="event_study",
        subject=Subject((("event", event.kind), ("day", event.day.isoformat()), *pair.parts, _term(outcome))),
        value=value,
        unit="percentage points",
        period=outcome.period,
        as_of=known.as_of,
        definition=f"{EVENT_STUDY} Here: {_months(outcome.months)} after {day}.{note}",
        inputs=(_event_rows([outcome]), *pair.rows((outcome.base, outcome.end))),
        coverage=Coverage(1),
        sensitivity=alternatives(value, {FROM_DAY: outcome.from_day}),
        label=f"{event.kind}, {day}, {_months(outcome.months)} after",
        arithmetic=_arithmetic(outcome),
    )


def _mean(known: Known, outcomes: list[Outcome], absent: list[str]) -> Statistic:
    """The mean over the events of a kind, with those that were left out and those whose periods overlap."""
    values, first = [one.value for one in outcomes], outcomes[0]
    value, apart, pair = _average(values), _apart(outcomes), first.pair
    rule = (
        f"{len(outcomes)} of {len(outcomes) + len(absent)} events count, {_months(first.months)} after each; after "
        f"{sum(one > 0 for one in values)} of them the first index did better."
    )
    if overlapping := len(outcomes) - len(apart):
        rule += f" The periods of {overlapping} of them begin before that of an earlier one has ended."
    places = [place for one in outcomes for place in (one.base, one.end)]
    return Statistic(
        name="event_study",
        subject=Subject((("event", first.event.kind), *pair.parts, _term(first))),
        value=value,
        unit="percentage points",
        period=Period(first.event.day, outcomes[-1].period.end),
        as_of=known.as_of,
        definition=f"{EVENT_STUDY} {MEAN_OF_EVENTS} {rule}",
        inputs=(_event_rows(outcomes), *pair.rows(places)),
        coverage=Coverage(len(outcomes), dict.fromkeys(absent, 1)),
        sensitivity=alternatives(value, _other_means(outcomes, apart)),
        label=f"{first.event.kind}, mean of {len(outcomes)}, {_months(first.months)} after",
        arithmetic=(
            *(f"after {one.event.day} = {figure(one.value)} percentage points" for one in outcomes),
            equation("mean", f"({plus(values)}) / {len(values)}", value, "percentage points"),
        ),
    )


def _other_means(outcomes: list[Outcome], apart: list[Outcome]) -> dict[str, Decimal]:
    """The mean from another close, the median, and the mean of periods that do not overlap."""
    others = {FROM_DAY: _average([one.from_day for one in outcomes])}
    if len(outcomes) > 1:
        others["the median event"] = median([one.value for one in outcomes]).quantize(MILLIONTH, ROUND_HALF_UP)
    if len(apart) < len(outcomes):
        others["only events whose period does not overlap an earlier one's"] = _average([one.value for one in apart])
    return others


def _apart(outcomes: list[Outcome]) -> list[Outcome]:
    """The events, from the first on, whose periods begin after that of the one kept before has ended."""
    kept: list[Outcome] = []
    for one in outcomes:
        if not kept or one.event.day > months_after(kept[-1].event.day, one.months):
            kept.append(one)
    return kept


def _arithmetic(outcome: Outcome) -> tuple[str, ...]:
    """Both returns and their difference."""
    pair, returns = outcome.pair, outcome.pair.returns(outcome.base, outcome.end)
    ends = zip(pair.names, pair.closes[outcome.base].tolist(), pair.closes[outcome.end].tolist(), returns, strict=True)
    lines = [
        equation(index_label(name), f"({price(last)} / {price(first)} - 1) x 100", value, "percent")
        for name, first, last, value in ends
    ]
    expression = plus([returns[0], -returns[1]])
    return (*lines, equation("difference", expression, outcome.value, "percentage points"))


def _event_rows(outcomes: list[Outcome]) -> Rows:
    """The rows of the user's tables."""
    events = [one.event for one in outcomes]
    files = ", ".join(sorted({event.file for event in events}))
    lines = tuple(event.line for event in events) if len(events) <= LISTED_LINES and "," not in files else ()
    return Rows(files, len(events), events[0].day, events[-1].day, lines)


def _term(outcome: Outcome) -> tuple[str, str]:
    return ("months", str(outcome.months))


def _months(months: int) -> str:
    return "1 month" if months == 1 else f"{months} months"


def _average(values: list[Decimal]) -> Decimal:
    return (sum(values, Decimal(0)) / len(values)).quantize(MILLIONTH, ROUND_HALF_UP)


ENTRIES = (
    Entry(
        name="event_study",
        says="return of an index of small companies less that of large ones in the months after dated events",
        unit="percentage points",
        needs=("events", "indices"),
        authority="difference of price returns in event time, after Fama, Fisher, Jensen and Roll (1969)",
        weaknesses="Few events, chosen by whoever made the table; overlapping periods count the same days twice.",
        compute=event_studies,
    ),
)
"""Statistics of this module."""
