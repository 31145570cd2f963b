"""How many of an index's stocks share its way."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pandas as pd

from narrator.measure.arithmetic import equation
from narrator.measure.entry import Entry, Every
from narrator.measure.known import Known
from narrator.measure.names import index_label
from narrator.measure.proof import alternatives, percent
from narrator.measure.stocks.membership import Membership, by_rank, coverage_of, indices_known, memberships
from narrator.measure.stocks.panel import Panel
from narrator.measure.windows import Window
from narrator.model.claims import Observation, Rows, Statistic, Subject

BREADTH = "Breadth is the share of an index's stocks that have fallen over the period."
"""Definition of `breadth`, before it says who belongs to the index."""


def closes_of(panel: Panel, stocks: pd.Index, days: pd.DatetimeIndex) -> np.ndarray:
    """Split-adjusted closes of stocks (rows) on grid dates (columns); those with a close on the first and last only.

    A stock delisted since keeps its last close.
    """
    closes = panel.price[days].to_numpy()[panel.price.index.get_indexer(stocks)]
    whole: np.ndarray = closes[np.isfinite(closes[:, 0]) & np.isfinite(closes[:, -1])]
    return whole


def series_days(panel: Panel, start: pd.Timestamp) -> pd.DatetimeIndex:
    """The days on which a series over a window has a value: settlement dates after its base, and the last evening."""
    days = panel.settlements[panel.settlements > start]
    return days.union(panel.grid[-1:])


def breadths(known: Known, window: Window) -> tuple[Statistic, ...]:
    """`breadth` over a window for every index of whose members half at least have a close at both ends."""
    panel, base = known.panel, known.panel.base_evening(window.start)
    days, found = series_days(panel, base).insert(0, base), list[Statistic]()
    if base == panel.grid[-1]:
        return ()
    for index in indices_known(known):
        rules = [
            (one, closes)
            for one in memberships(known, index, base)
            if one.filled(len(closes := closes_of(panel, one.stocks, days)))
        ]
        if rules:
            found.append(_statistic(known, window, days, rules))
    return tuple(found)


def _statistic(
    known: Known, window: Window, days: pd.DatetimeIndex, rules: list[tuple[Membership, np.ndarray]]
) -> Statistic:
    """The share of the first rule's stocks that fell, with what the other rules say."""
    panel, (members, closes) = known.panel, rules[0]
    series, count, name = _shares(closes), len(closes), index_label(members.index)
    fallen = int((closes[:, -1] < closes[:, 0]).sum())
    evenings = Rows(", ".join(panel.price_files), 2 * count, days[0].date(), panel.evenings[-1].date())
    return Statistic(
        name="breadth",
        subject=Subject.of(index=members.index),
        value=series[-1],
        unit="percent",
        period=window.period,
        as_of=panel.as_of,
        definition=f"{BREADTH} {members.rule}",
        inputs=(*members.rows, evenings),
        coverage=coverage_of(members, count),
        sensitivity=alternatives(series[-1], _others(panel, days, rules)),
        label=name,
        arithmetic=(equation(f"{name}, fallen", f"{fallen:,} / {count:,} x 100", series[-1], "percent"),),
        history=tuple(Observation(day.date(), share) for day, share in zip(days[1:], series, strict=True)),
    )


def _shares(closes: np.ndarray) -> list[Decimal]:
    """Per cent of stocks below their first close on each later day; those without a close then do not count."""
    here = np.isfinite(closes[:, 1:])
    return [percent(share) for share in ((closes[:, 1:] < closes[:, :1]).sum(axis=0) / here.sum(axis=0)).tolist()]


def _others(panel: Panel, days: pd.DatetimeIndex, rules: list[tuple[Membership, np.ndarray]]) -> dict[str, Decimal]:
    """The share under the other rule of membership, and ranked when the period is over."""
    others = {other.short: _shares(closes)[-1] for other, closes in rules[1:]}
    late = by_rank(panel, rules[0][0].index, panel.grid[-1])
    if late is not None and late.filled(len(closes := closes_of(panel, late.stocks, days))):
        others["ranked on the as-of day"] = _shares(closes)[-1]
    return others


def _breadths(known: Known) -> tuple[Statistic, ...]:
    return tuple(one for window in known.windows for one in breadths(known, window))


ENTRIES = (
    Entry(
        name="breadth",
        says="share of an index's stocks that have fallen over the period",
        unit="percent",
        needs=("positions", "prices", "indices"),
        authority="the trade's count of decliners over a period",
        weaknesses="Without a list of members, ranks by capitalisation stand in for them; every stock counts alike.",
        compute=_breadths,
        every=Every.CYCLE,
    ),
)
"""Statistics of this module."""
