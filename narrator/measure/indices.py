"""Returns of indices, and how many of their stocks share them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import pandas as pd

from narrator.measure.entry import Entry
from narrator.measure.known import Known
from narrator.measure.names import index_label
from narrator.measure.panel import Panel
from narrator.measure.proof import alternatives, percent
from narrator.measure.windows import Window
from narrator.model.claims import Coverage, Rows, Statistic, Subject

INDEX_RETURN = (
    "The return of an index is its last close over the close before the period, less one; dividends are left out."
)
"""Definition of `index_return`."""

BREADTH = (
    "Breadth is the share of an index's stocks that have fallen over the period. The list of members is not public: "
    "the common stocks of a band of ranks by capitalisation, ranked before the period, stand in for them."
)
"""Definition of `breadth`."""

RANKS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "russell_2000": (1001, 3000),
        "sp_500": (1, 500),
        "calder_100": (1, 100),
        "calder_300": (101, 400),
    },
)
"""Ranks by capitalisation, both included, that stand in for the members of an index."""


def index_change(levels: pd.DataFrame, start: date, as_of: date) -> tuple[float, pd.DataFrame] | None:
    """Return of an index over [start, as_of] as a fraction, and its two rows; None without a close before the start."""
    known = levels[levels["date"] <= pd.Timestamp(as_of)]
    base = known[known["date"] < pd.Timestamp(start)].tail(1)
    if base.empty or known.tail(1).index.equals(base.index):
        return None
    rows = pd.concat([base, known.tail(1)])
    first, last = rows["close"].to_numpy(dtype=float)
    return last / first - 1, rows


def share_falling(
    panel: Panel, start: date, ranks: tuple[int, int], *, ranked_on: pd.Timestamp
) -> tuple[float, int] | None:
    """Fraction of the stocks in a band of ranks whose price fell since `start`, and how many stocks were compared.

    Ranked by capitalisation on a grid date among the stocks that still traded then; a stock delisted since counts at
    its last close. None where the market fills less than half the band.
    """
    first_rank, last_rank = ranks
    trading = panel.last_evening >= ranked_on
    band = panel.cap.loc[trading, ranked_on].sort_values(ascending=False, kind="stable").dropna().index
    band = band[first_rank - 1 : last_rank]
    base, last = panel.base_evening(start), panel.grid[-1]
    both = panel.price.loc[band, [base, last]].dropna()
    if len(both) * 2 < last_rank - first_rank + 1:
        return None
    return float((both[last] < both[base]).mean()), len(both)


def index_returns(levels: Mapping[str, pd.DataFrame], window: Window) -> tuple[Statistic, ...]:
    """`index_return` over a window for every index whose record reaches back far enough."""
    found = []
    for index, frame in sorted(levels.items()):
        change = index_change(frame, window.start, window.end)
        if change is None:
            continue
        value, rows = change
        days = [day.date() for day in rows["date"]]
        lines = tuple(int(line) for line in rows["line"])
        found.append(
            Statistic(
                name="index_return",
                subject=Subject.of(index=index),
                value=percent(value),
                unit="percent",
                period=window.period,
                as_of=window.end,
                definition=INDEX_RETURN,
                inputs=(Rows(str(rows["file"].iloc[0]), 2, days[0], days[1], lines),),
                coverage=Coverage(1),
                label=index_label(index),
            ),
        )
    return tuple(found)


def breadths(panel: Panel, window: Window, known: Mapping[str, pd.DataFrame]) -> tuple[Statistic, ...]:
    """`breadth` over a window for every index of the market that has a band of ranks."""
    found = []
    for index in sorted(set(known) & set(RANKS)):
        fallen = share_falling(panel, window.start, RANKS[index], ranked_on=panel.base_evening(window.start))
        now = share_falling(panel, window.start, RANKS[index], ranked_on=panel.grid[-1])
        if fallen is None or now is None:
            continue
        value, count = fallen
        first, last = RANKS[index]
        files = ", ".join(panel.price_files)
        found.append(
            Statistic(
                name="breadth",
                subject=Subject.of(index=index),
                value=percent(value),
                unit="percent",
                period=window.period,
                as_of=panel.as_of,
                definition=f"{BREADTH} For the {index_label(index)}, these are ranks {first:,} to {last:,}.",
                inputs=(Rows(files, 2 * count, panel.base_evening(window.start).date(), panel.evenings[-1].date()),),
                coverage=Coverage(count),
                sensitivity=alternatives(percent(value), {"ranked on the as-of day": percent(now[0])}),
                label=index_label(index),
            ),
        )
    return tuple(found)


def _returns(known: Known) -> tuple[Statistic, ...]:
    return tuple(one for window in known.windows for one in index_returns(known.market.indices, window))


def _breadths(known: Known) -> tuple[Statistic, ...]:
    return tuple(one for window in known.windows for one in breadths(known.panel, window, known.market.indices))


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
        name="breadth",
        says="share of an index's stocks that have fallen over the period",
        unit="percent",
        needs=("positions", "prices", "indices"),
        authority="the trade's count of decliners over a period",
        weaknesses="Ranks by capitalisation stand in for members that are not public.",
        compute=_breadths,
    ),
)
"""Statistics of this module."""
