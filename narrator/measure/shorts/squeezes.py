"""Days on which the stocks most sold short beat those least sold short, and what shorts did next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd

from narrator.calendar import trading_days
from narrator.measure.arithmetic import addition, equation, figure
from narrator.measure.entry import Entry, Every
from narrator.measure.known import Known
from narrator.measure.names import day_label, index_label
from narrator.measure.proof import alternatives, coverage, cycle_rows, dollars, percent
from narrator.measure.shorts.fifths import Days, Fifths, days_since
from narrator.measure.shorts.flows import net_new_shorting
from narrator.model.claims import Period, Subject
from narrator.model.statistics import Observation, Rows, Statistic

LARGEST_DAYS = 3
"""So many days of the longest window are shown."""

SQUEEZE_EVENT = (
    "The common stocks of $50 million or more of capitalisation, that closed at $1 or more the evening before, are "
    "ranked by dollars short over capitalisation at the last settlement date whose positions had been published before "
    "the day. The figure is the mean change of the most-shorted fifth on the day less that of the least-shorted fifth; "
    "each stock whose change is known counts the same: one that the closes contradict by over 5 per cent, or whose row "
    "repeats the evening before, is not known. Positions that were restated since count as restated."
)
"""Definition of `squeeze_event`."""

CHOSEN = "The days shown are the {} since {} on which that difference was largest, and those of dated events."
MARKET = "The market is the same stocks, weighted by capitalisation at that settlement date."
NEXT_CYCLE = (
    "Net new shorting of the most-shorted fifth is counted from the settlement date before the day to the first one by "
    "which trades of the day had settled: the change in shares short at the average of the closes. Below zero, shorts "
    "covered."
)

_T_PLUS_ONE = date(2024, 5, 28)
"""From this day on trades settle after one business day, before after two (SEC Rule 15c6-1)."""


def squeeze_events(known: Known, largest: int = LARGEST_DAYS) -> tuple[Statistic, ...]:
    """`squeeze_event` of the `largest` days of the longest window, and of the days of events within it.

    difference = mean change of the most-shorted fifth - mean change of the least-shorted, percentage points; beside it
    each fifth's change and the market's, per cent, and the net new shorting of the next cycle, dollars.
    """
    start = known.windows[0].start
    days = days_since(known, start)
    spreads = {column: days.spread(column) for column in range(1, len(days.daily.evenings))}
    history = _history(days, start, spreads)
    found: list[Statistic] = []
    for subject, column in (*_largest(spreads, largest), *_events(known, days, spreads)):
        upto = tuple(one for one in history if one.day <= days.days[column])
        found += _of_day(known, days, subject, column, upto)
    return tuple(found)


def _history(days: Days, start: date, spreads: dict[int, float | None]) -> tuple[Observation, ...]:
    """The difference of every trading day of a window; None where it is unknown."""
    by_day = {days.days[column]: spread for column, spread in spreads.items()}
    expected = {*trading_days(start, days.daily.evenings[-1].date()), *by_day}
    values = ((day, by_day.get(day)) for day in sorted(expected))
    return tuple(Observation(day, None if value is None else percent(value)) for day, value in values)


def _largest(spreads: dict[int, float | None], count: int) -> Iterator[tuple[Subject, int]]:
    """The days of the largest differences, largest first, ties by day."""
    known = [(-spread, column) for column, spread in spreads.items() if spread is not None and spread > 0]
    for _, column in sorted(known)[:count]:
        yield Subject.of(event="short_squeeze"), column


def _events(known: Known, days: Days, spreads: dict[int, float | None]) -> Iterator[tuple[Subject, int]]:
    """The days of a user's own events that have a difference."""
    columns = {days.days[column]: column for column, spread in spreads.items() if spread is not None}
    events = known.market.events.sort_values(["date", "event"], kind="stable")
    for day, event in zip(events["date"], events["event"], strict=True):
        if (column := columns.get(day.date())) is not None:
            yield Subject.of(event=str(event)), column


def _of_day(
    known: Known, days: Days, subject: Subject, column: int, history: tuple[Observation, ...]
) -> Iterator[Statistic]:
    """What happened on one day, and in the cycle after it."""
    fifths = days.fifths(column)
    if fifths is None:
        return
    most, least = (_mean(days, places, column, words) for places, words in zip(_ends(fifths), _WORDS, strict=True))
    value = most[0] - least[0]
    spread = replace(
        _statistic(known, days, subject, column, fifths),
        value=value,
        sensitivity=alternatives(value, _others(days, fifths, column)),
        arithmetic=(most[1], least[1], equation("difference", f"{most[0]} - {least[0]}", value, "percentage points")),
        history=(*history[:-1], Observation(days.days[column], value)),
    )
    yield spread
    for part, (mean, line) in (("most_shorted", most), ("least_shorted", least)):
        yield replace(_part(spread, part), value=mean, unit="percent", arithmetic=(line,))
    yield _market(known, days, fifths, column, _part(spread, "market"))
    yield from _next_cycle(known, fifths, days.days[column], _part(spread, "net_new_shorting"))


_WORDS = ("most-shorted fifth", "least-shorted fifth")


def _ends(fifths: Fifths) -> tuple[np.ndarray, np.ndarray]:
    return fifths.most, fifths.least


def _mean(days: Days, places: np.ndarray, column: int, words: str) -> tuple[Decimal, str]:
    """The mean change of some stocks in per cent, and how it is computed."""
    known = days.known(places, column)
    total = float(days.daily.change[known, column].sum()) * 100
    value = percent(total / 100 / len(known))
    line = f"{words}, sum of changes of {len(known):,} stocks over their number"
    return value, equation(line, f"{figure(total)} / {len(known):,}", value, "percent")


def _others(days: Days, fifths: Fifths, column: int) -> dict[str, Decimal]:
    """The difference between tenths, and of the same fifths by dollars short."""
    found = {}
    tenths = days.spread(column, 10)
    if tenths is not None:
        found["tenths in place of fifths"] = percent(tenths)
    weights = days.book.dollars[:, fifths.settlement]
    most, least = (_weighted(days, places, column, weights) for places in _ends(fifths))
    if most is not None and least is not None:
        found["each stock weighted by its dollars short"] = percent(most - least)
    return found


def _weighted(days: Days, places: np.ndarray, column: int, weights: np.ndarray) -> float | None:
    """Weighted mean change of some stocks, as a fraction; None where the weights are all zero."""
    known = days.known(places, column)
    whole = float(weights[known].sum())
    return float((weights[known] * days.daily.change[known, column]).sum()) / whole if whole > 0 else None


def _market(known: Known, days: Days, fifths: Fifths, column: int, found: Statistic) -> Statistic:
    """The change of all ranked stocks by capitalisation; indices are its other definitions."""
    places = days.known(fifths.ranked, column)
    caps = days.book.cap[places, fifths.settlement]
    gained, whole = float((caps * days.daily.change[places, column]).sum()), float(caps.sum())
    value = percent(gained / whole)
    others = dict(_indices(known, days.daily.evenings[column - 1], days.daily.evenings[column]))
    return replace(
        found,
        value=value,
        unit="percent",
        definition=f"{MARKET} {SQUEEZE_EVENT}",
        coverage=coverage(known.panel, len(places), change_unknown=len(fifths.ranked) - len(places)),
        sensitivity=alternatives(value, others),
        arithmetic=(
            equation(
                f"sum of capitalisation x change of {len(places):,} stocks over the sum of capitalisations",
                f"{figure(dollars(gained))} / {figure(dollars(whole))} x 100",
                value,
                "percent",
            ),
        ),
    )


def _indices(known: Known, before: pd.Timestamp, day: pd.Timestamp) -> Iterator[tuple[str, Decimal]]:
    """The change of each index from one evening to another."""
    for index, levels in sorted(known.market.indices.items()):
        days = levels["date"].to_numpy()
        both = (days == before.to_datetime64()) | (days == day.to_datetime64())
        closes = levels["close"].to_numpy(dtype=float)[both]
        if len(closes) == 2:  # noqa: PLR2004 - both evenings
            yield index_label(index), percent(closes[1] / closes[0] - 1)


def _next_cycle(known: Known, fifths: Fifths, day: date, found: Statistic) -> Iterator[Statistic]:
    """Net new shorting of the most-shorted fifth up to the cycle in which the day's trades had settled, once known."""
    panel = known.panel
    settled = np.busday_offset(day, 1 if day >= _T_PLUS_ONE else 2, roll="forward")
    before = panel.settlements[panel.settlements < pd.Timestamp(day)]
    after = panel.settlements[panel.settlements >= pd.Timestamp(settled)]
    if before.empty or after.empty:
        return
    flow = net_new_shorting(panel, before[-1], after[0]).to_numpy()[fifths.most]
    places = fifths.most[np.isfinite(flow)]
    if not len(places):
        return
    value = dollars(float(flow[np.isfinite(flow)].sum()))
    cycles = panel.settlements[(panel.settlements >= before[-1]) & (panel.settlements <= after[0])]
    yield replace(
        found,
        subject=Subject((*found.subject.parts, ("day", str(day)))),
        value=value,
        unit="USD",
        period=Period(before[-1].date(), after[0].date()),
        definition=f"{NEXT_CYCLE} {SQUEEZE_EVENT}",
        inputs=(*cycle_rows(panel, places, cycles), *found.inputs[-1:]),
        coverage=coverage(panel, len(places), missing_from_a_cycle=len(fifths.most) - len(places)),
        arithmetic=addition("issue", flow[np.isfinite(flow)].tolist(), value, "USD"),
    )


def _statistic(known: Known, days: Days, subject: Subject, column: int, fifths: Fifths) -> Statistic:
    """A figure of a day with its rows: the positions that ranked the stocks, and their closes and changes."""
    panel, ends = known.panel, np.concatenate(_ends(fifths))
    places = days.known(ends, column)
    day = days.days[column]
    prices = Rows(", ".join(panel.price_files), 2 * len(places), days.days[column - 1], day)
    cycle = panel.settlements[fifths.settlement : fifths.settlement + 1]
    return Statistic(
        name="squeeze_event",
        subject=subject,
        value=Decimal(0),
        unit="percentage points",
        period=Period(day, day),
        as_of=known.as_of,
        definition=f"{SQUEEZE_EVENT} {CHOSEN.format(LARGEST_DAYS, known.windows[0].start)}",
        label=f"{subject.name.replace('_', ' ')} of {day_label(day)}",
        inputs=(*cycle_rows(panel, places, cycle), prices),
        coverage=coverage(panel, len(places), change_unknown=len(ends) - len(places)),
    )


def _part(spread: Statistic, part: str) -> Statistic:
    """Another figure of the same day."""
    subject = Subject((*spread.subject.parts, ("part", part)))
    label = f"{spread.label}, {part.replace('_', ' ')}"
    return replace(spread, subject=subject, label=label, sensitivity=(), history=(), definition=SQUEEZE_EVENT)


ENTRIES = (
    Entry(
        name="squeeze_event",
        says="a day on which the most-shorted fifth of stocks beat the least-shorted, and what shorts did next",
        unit="percentage points",
        needs=("positions", "prices"),
        authority="portfolios sorted by short interest, as in Asquith, Pathak and Ritter (2005), over one day",
        weaknesses=(
            "A day on which risky stocks rise looks like a squeeze, for they are the ones most sold short; covering is "
            "seen two weeks at a time and may belong to other days of the cycle."
        ),
        compute=squeeze_events,
        every=Every.DAY,
    ),
)
"""Statistics of this module."""
