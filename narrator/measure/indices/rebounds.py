"""How far an index has come back from its last trough."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd

from narrator.measure.arithmetic import equation
from narrator.measure.entry import Entry
from narrator.measure.indices.returns import A_YEAR, change_between, first_on, last_year, levels_known, turning_point
from narrator.measure.known import Known
from narrator.measure.names import day_label, index_label
from narrator.measure.proof import alternatives, table_rows
from narrator.model.claims import Period, Subject
from narrator.model.statistics import Coverage, Statistic

REBOUND = (
    f"The rebound of an index is the rise from its trough to its last close. The trough is where the deepest fall of "
    f"the last {A_YEAR} days ended, from the highest close before it; of equal falls the last."
)
"""Definition of `rebound`."""


def deepest_fall(closes: np.ndarray) -> tuple[int, int] | None:
    """Positions of the peak and the trough of the deepest fall in a row of closes; None where none ever fell.

    fall_t = close_t / (highest close up to t) - 1, the trough is where it is least; of equal ones the last.
    """
    highest = np.maximum.accumulate(closes)
    falls = closes / highest - 1
    if len(falls) == 0 or falls.min() == 0:
        return None
    trough = int(np.flatnonzero(falls == falls.min())[-1])
    peak = int(np.flatnonzero(closes[: trough + 1] == highest[trough])[-1])
    return peak, trough


def rebounds(levels: Mapping[str, pd.DataFrame], as_of: date) -> tuple[Statistic, ...]:
    """`rebound` of every index that has closed since its trough; the period begins on the day of the trough."""
    found = []
    for index, known in levels_known(levels, as_of).items():
        year = last_year(known, as_of)
        fall = deepest_fall(year["close"].to_numpy(dtype=float))
        if fall is not None and fall[1] < len(year) - 1:
            found.append(_statistic(index, year, *fall, as_of))
    return tuple(found)


def _statistic(index: str, year: pd.DataFrame, peak: int, trough: int, as_of: date) -> Statistic:
    """The rise from a trough, with the fall before it."""
    before, low = (year["date"].iloc[place].date() for place in (peak, trough))
    fall, down = change_between(year.iloc[[peak, trough]])
    value, up = change_between(year.iloc[[trough, -1]])
    name = index_label(index)
    rule = f"Here it fell {abs(fall)} per cent from the close of {day_label(before)} to that of {day_label(low)}."
    return Statistic(
        name="rebound",
        subject=Subject.of(index=index),
        value=value,
        unit="percent",
        period=Period(low, as_of),
        as_of=as_of,
        definition=f"{REBOUND} {rule}",
        inputs=table_rows(year.iloc[[peak, trough, -1]]),
        coverage=Coverage(len(year)),
        sensitivity=alternatives(value, _other_lows(year, as_of)),
        label=name,
        arithmetic=(
            equation(f"{name}, the fall from {before} to {low}", down, fall, "percent"),
            equation(f"{name}, the rise since {low}", up, value, "percent"),
        ),
    )


def _other_lows(year: pd.DataFrame, as_of: date) -> dict[str, Decimal]:
    """The rise from what else may be called the low: of the calendar year, and of the whole year of days."""
    this_year = year.iloc[first_on(year, date(as_of.year, 1, 1)) :]
    others = {}
    for words, closes in (("the calendar year", this_year), (f"the last {A_YEAR} days", year)):
        if len(closes):
            low = turning_point(closes, "low")
            day = day_label(closes["date"].iloc[low].date())
            others[f"from the lowest close of {words}, on {day}"], _ = change_between(closes.iloc[[low, -1]])
    return others


def _rebounds(known: Known) -> tuple[Statistic, ...]:
    return rebounds(known.market.indices, known.as_of)


ENTRIES = (
    Entry(
        name="rebound",
        says="rise of an index from its last trough to its last close",
        unit="percent",
        needs=("indices",),
        authority="the trough of the maximum drawdown, as risk managers define it; price return from there",
        weaknesses="Closes only; the trough can be told from the last close only once the index has risen from it.",
        compute=_rebounds,
    ),
)
"""Statistics of this module."""
