"""Levels of indices, and their returns over periods and since turning points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import pandas as pd

from narrator.measure.arithmetic import equation, price
from narrator.measure.entry import Entry, Every
from narrator.measure.known import Known
from narrator.measure.names import day_label, index_label
from narrator.measure.proof import alternatives, percent, table_rows
from narrator.measure.stocks.marks import LAST_TRADED
from narrator.measure.windows import Window
from narrator.model.claims import Period, Subject
from narrator.model.statistics import Coverage, Observation, Statistic

INDEX_RETURN = (
    "The return of an index is its last close over the close before the period, less one; dividends are left out."
)
"""Definition of `index_return`."""

INDEX_LEVEL = "The level of an index is its last close."
"""Definition of `index_level`."""

A_YEAR = 365
"""Calendar days in which the last low and the last high of an index are looked for."""

YEARS_KEPT = 5
"""How far back the history of a level goes at most."""


def levels_known(levels: Mapping[str, pd.DataFrame], as_of: date) -> dict[str, pd.DataFrame]:
    """The indices, by name, whose record goes on to within `LAST_TRADED` days of a day, up to that day."""
    found = {}
    for index, frame in sorted(levels.items()):
        known = frame.iloc[: first_on(frame, as_of + timedelta(days=1))]
        if len(known) and as_of - known["date"].iloc[-1].date() <= timedelta(days=LAST_TRADED):
            found[index] = known
    return found


def first_on(levels: pd.DataFrame, day: date) -> int:
    """Position of the first close on or after a day; the number of closes where there is none."""
    return int(levels["date"].to_numpy().searchsorted(np.datetime64(day)))


def last_year(levels: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The closes of the `A_YEAR` days that end with a day."""
    return levels.iloc[first_on(levels, as_of - timedelta(days=A_YEAR - 1)) :]


def turning_point(levels: pd.DataFrame, side: str) -> int:
    """Position of the lowest (`low`) or highest (`high`) close, of equal ones the last."""
    closes = levels["close"].to_numpy(dtype=float)
    extreme = closes.min() if side == "low" else closes.max()
    return int((closes == extreme).nonzero()[0][-1])


def index_change(levels: pd.DataFrame, start: date) -> pd.DataFrame | None:
    """The last row before `start` and the last row of all; None without a close before or without one since."""
    base, last = first_on(levels, start) - 1, len(levels) - 1
    return levels.iloc[[base, last]] if 0 <= base < last else None


def change_between(rows: pd.DataFrame) -> tuple[Decimal, str]:
    """The return from the first of two rows to the last in per cent, and the expression that yields it."""
    first, last = (float(close) for close in rows["close"])
    return percent(last / first - 1), f"({price(last)} / {price(first)} - 1) x 100"


def index_returns(levels: Mapping[str, pd.DataFrame], window: Window) -> tuple[Statistic, ...]:
    """`index_return` over a window for every index whose record reaches back far enough and goes on to its end."""
    found = []
    for index, known in levels_known(levels, window.end).items():
        rows = index_change(known, window.start)
        if rows is not None:
            found.append(_return(index, rows, window))
    return tuple(found)


def returns_since_turns(levels: Mapping[str, pd.DataFrame], windows: tuple[Window, ...]) -> tuple[Statistic, ...]:
    """`index_return` since the lowest and since the highest close of the last `A_YEAR` days.

    The period begins on the day after that close. Left out where the turning point is the last close itself, or the
    close before one of `windows`, whose return it then is.
    """
    as_of, found = windows[-1].end, []
    for index, known in levels_known(levels, as_of).items():
        year = last_year(known, as_of)
        asked = [rows["date"].iloc[0] for window in windows if (rows := index_change(known, window.start)) is not None]
        for side, words in (("low", "lowest"), ("high", "highest")):
            turn = turning_point(year, side)
            day = year["date"].iloc[turn]
            if turn < len(year) - 1 and day not in asked:
                rows, since = year.iloc[[turn, -1]], Window(day.date() + timedelta(days=1), as_of)
                found.append(_since_turn(_return(index, rows, since), year, side, words))
    return tuple(found)


def _return(index: str, rows: pd.DataFrame, window: Window) -> Statistic:
    """The return between two rows."""
    value, expression = change_between(rows)
    return Statistic(
        name="index_return",
        subject=Subject.of(index=index),
        value=value,
        unit="percent",
        period=window.period,
        as_of=window.end,
        definition=INDEX_RETURN,
        inputs=table_rows(rows),
        coverage=Coverage(1),
        label=index_label(index),
        arithmetic=(equation(index_label(index), expression, value, "percent"),),
    )


def _since_turn(plain: Statistic, year: pd.DataFrame, side: str, words: str) -> Statistic:
    """A return since a turning point, with the rule that finds it and what the calendar year would say instead."""
    day = year["date"].iloc[turning_point(year, side)].date()
    this_year = year.iloc[first_on(year, date(plain.as_of.year, 1, 1)) :]
    others = {}
    if len(this_year):
        turn = turning_point(this_year, side)
        if (other := this_year["date"].iloc[turn].date()) != day:
            value, _ = change_between(this_year.iloc[[turn, -1]])
            others[f"since the {words} close of the calendar year, on {day_label(other)}"] = value
    reach = f"{day_label(year['date'].iloc[0].date())} to {day_label(year['date'].iloc[-1].date())}"
    rule = (
        f"The period begins after the {words} close of the last {A_YEAR} days, that of {day_label(day)}; the closes "
        f"searched run from {reach}."
    )
    return replace(
        plain,
        definition=f"{INDEX_RETURN} {rule}",
        coverage=Coverage(len(year)),
        sensitivity=alternatives(plain.value, others),
    )


def index_levels(levels: Mapping[str, pd.DataFrame], as_of: date) -> tuple[Statistic, ...]:
    """`index_level` in points: the last close of every index, with the closes of the last `YEARS_KEPT` years."""
    found = []
    for index, known in levels_known(levels, as_of).items():
        years_ago = (pd.Timestamp(as_of) - pd.DateOffset(years=YEARS_KEPT)).date()
        kept = known.iloc[first_on(known, years_ago + timedelta(days=1)) :]
        values = [Decimal(repr(close)) for close in kept["close"].tolist()]
        days = pd.DatetimeIndex(kept["date"]).date.tolist()
        name = index_label(index)
        found.append(
            Statistic(
                name="index_level",
                subject=Subject.of(index=index),
                value=values[-1],
                unit="points",
                period=Period(days[-1], days[-1]),
                as_of=as_of,
                definition=f"{INDEX_LEVEL} The closes it is compared with begin on {day_label(days[0])}.",
                inputs=table_rows(kept),
                coverage=Coverage(len(kept)),
                label=name,
                arithmetic=(f"{name}, close of {days[-1]} = {price(values[-1])} points",),
                history=tuple(Observation(day, value) for day, value in zip(days, values, strict=True)),
            ),
        )
    return tuple(found)


def _returns(known: Known) -> tuple[Statistic, ...]:
    """Over every window, then since the turning points."""
    levels = known.market.indices
    over = [one for window in known.windows for one in index_returns(levels, window)]
    return (*over, *returns_since_turns(levels, known.windows))


ENTRIES = (
    Entry(
        name="index_return",
        says="last close of an index over the close before the period, less one",
        unit="percent",
        needs=("indices",),
        authority="price return, as index providers define it",
        weaknesses="Dividends are left out.",
        compute=_returns,
    ),
    Entry(
        name="index_level",
        says="last close of an index, in its record of closes",
        unit="points",
        needs=("indices",),
        authority="the index provider's closing level",
        weaknesses=f"Closes only, of {YEARS_KEPT} years at most: highs and lows within a day are not seen.",
        compute=lambda known: index_levels(known.market.indices, known.as_of),
        every=Every.DAY,
    ),
)
"""Statistics of this module."""
