"""What short sellers put in or took out, apart from what prices did to their positions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import pandas as pd

from narrator.measure.entry import Entry, Every
from narrator.measure.panel import Panel
from narrator.measure.profits import LISTED, RANKED
from narrator.measure.proof import coverage, cycle_rows, dollars, issue_subject, price_rows
from narrator.measure.universe import SEGMENT_RULE, SIZES, in_size, segment_of
from narrator.model.claims import Period, Statistic, Subject

NEW_SHORT_MONEY = (
    "New short money is net new shorting: from one settlement date to the next, the change in shares short times the "
    "average of the closes at both. What prices did to the shares already short is no part of it: the two add up to "
    "the change in dollars short. Each end of the period stands for the last settlement date on or before it."
)
"""Definition of `new_short_money`."""


@dataclass(frozen=True, slots=True)
class CycleWindow:
    """A window of calendar days and the settlement dates that stand for its ends."""

    start: date
    end: date
    first: pd.Timestamp
    last: pd.Timestamp


def cycle_windows(panel: Panel, days: int = 30) -> tuple[CycleWindow, ...]:
    """The window of `days` up to the last known settlement date and the one before it, as far as the record reaches."""
    found: list[CycleWindow] = []
    end, last = panel.last_settlement, panel.settlements[-1]
    for _ in range(2):
        first = _settlement_before(panel, end - timedelta(days=days))
        if first is None:
            break
        found.append(CycleWindow(end - timedelta(days=days - 1), end, first, last))
        end, last = end - timedelta(days=days), first
    return tuple(found)


def net_new_shorting(panel: Panel, window: CycleWindow) -> pd.Series:
    """Net new shorting per issue in dollars over a window; NaN where the issue is missing from one of its cycles."""
    cycles = _cycles(panel, window)
    shares, price = panel.shares[cycles], panel.price[cycles]
    middle = (price + price.shift(axis=1)) / 2
    return (shares.diff(axis=1) * middle).iloc[:, 1:].sum(axis=1, skipna=False)


def new_short_money(panel: Panel, size: str, listed: int) -> tuple[Statistic, ...]:
    """`new_short_money` of every size over 30 days and the 30 before, and of the issues of `size` with most of it."""
    codes = segment_of(panel.cap[panel.grid[-1]])
    windows = cycle_windows(panel)
    found = []
    for window in windows:
        flow = net_new_shorting(panel, window)
        for group in SIZES:
            inside = in_size(codes, group)
            known = flow.notna().to_numpy()
            issues = flow.index[inside & known]
            if issues.empty:
                continue
            missing = int((inside & ~known & _held(panel, window)).sum())
            found.append(_statistic(panel, window, Subject.of(segment=group), flow[issues].sum(), issues, missing))
    return (
        *found,
        *(one for window in windows[:1] for one in _most_of_it(panel, window, in_size(codes, size), listed)),
    )


def _most_of_it(panel: Panel, window: CycleWindow, inside: np.ndarray, listed: int) -> list[Statistic]:
    """The `listed` issues with most net new shorting, ties by symbol; `inside` marks those that are ranked."""
    flow = net_new_shorting(panel, window)[inside].dropna()
    ranked = flow.sort_index().sort_values(ascending=False, kind="stable").head(listed)
    found = []
    for symbol, value in ranked.items():
        subject, label = issue_subject(panel, str(symbol))
        found.append(replace(_statistic(panel, window, subject, value, pd.Index([symbol]), 0), label=label))
    return found


def _cycles(panel: Panel, window: CycleWindow) -> pd.DatetimeIndex:
    """The settlement dates of a window, both ends included."""
    return panel.settlements[(panel.settlements >= window.first) & (panel.settlements <= window.last)]


def _held(panel: Panel, window: CycleWindow) -> np.ndarray:
    """Whether each issue has a position in some cycle of the window."""
    cycles = _cycles(panel, window)
    return np.asarray(panel.shares[cycles].notna().any(axis=1))


def _statistic(
    panel: Panel,
    window: CycleWindow,
    subject: Subject,
    value: float,
    issues: pd.Index,
    missing: int,
) -> Statistic:
    """Net new shorting of some issues with its rows."""
    cycles = _cycles(panel, window)
    return Statistic(
        name="new_short_money",
        subject=subject,
        value=dollars(value),
        unit="USD",
        period=Period(window.start, window.end),
        as_of=panel.as_of,
        definition=f"{NEW_SHORT_MONEY} {SEGMENT_RULE}",
        inputs=(*cycle_rows(panel, issues, cycles), *price_rows(panel, issues, cycles)),
        coverage=coverage(panel, len(issues), missing_from_a_cycle_of_the_window=missing),
    )


def _settlement_before(panel: Panel, day: date) -> pd.Timestamp | None:
    """The last settlement date on or before `day`, if the record reaches back so far."""
    earlier = panel.settlements[panel.settlements <= pd.Timestamp(day)]
    return None if earlier.empty else earlier[-1]


ENTRIES = (
    Entry(
        name="new_short_money",
        says="net new shorting over 30 days and the 30 before: what was put into shorts, apart from what prices did",
        unit="USD",
        needs=("positions", "prices"),
        authority="Bennet's (1920) decomposition of a change in value into a price and a quantity effect",
        weaknesses="Positions opened and closed between two settlement dates are not seen.",
        compute=lambda known: new_short_money(known.panel, RANKED, LISTED),
        every=Every.CYCLE,
    ),
)
"""Statistics of this module."""
