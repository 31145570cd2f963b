"""Equity-index futures: which contracts make up a market, what one is worth, and every position in one unit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

import numpy as np
import pandas as pd

RUSSELL_MOVED = (date(2017, 8, 15), date(2017, 9, 12))
"""Reports in which a table derived from one contract lacks most of the Russell 2000: it still traded on ICE."""

_STALE_CLOSE = pd.Timedelta(days=5)
"""A close that is older says nothing of a Tuesday: a long weekend is four days."""


@dataclass(frozen=True, slots=True)
class FuturesMarket:
    """The futures on one index.

    `codes` are the contracts that are added up, `whole` those of the legacy report and `derived` their name in a table
    derived from it; `others` are the contracts of the sensitivity, with words for them. `point` is what a point is
    worth in USD in one contract of today, the unit of all contracts of a series.
    """

    index: str
    point: float
    codes: tuple[str, ...]
    whole: tuple[str, ...]
    derived: str
    others: Mapping[str, str]


MARKETS: tuple[FuturesMarket, ...] = (
    FuturesMarket(
        "russell_2000",
        50,
        ("239742", "23977A"),
        ("239742", "23977A"),
        "RUSSELL",
        MappingProxyType({"239742": "the CME contract alone", "23977A": "the ICE contract alone"}),
    ),
    FuturesMarket(
        "nasdaq_100",
        20,
        ("209742",),
        ("20974+",),
        "NASDAQ-100",
        MappingProxyType(
            {"20974+": "the consolidated market (with micros since 2 May 2023)", "209742": "the mini alone"}
        ),
    ),
    FuturesMarket(
        "sp_500",
        50,
        ("13874A",),
        ("13874+",),
        "S&P 500",
        MappingProxyType(
            {"13874+": "the consolidated market (with micros since 2 May 2023)", "13874A": "the e-mini alone"}
        ),
    ),
)
"""The mini contracts, whose unit never changed while they are published here, are a market's series; the consolidated
row, which changed its unit and took in the micros on 2 May 2023, is its sensitivity. The Russell 2000 moved from ICE to
CME in 2017 and 2018: while both are published, they are added up. Of the legacy report the consolidated row is taken,
because the derived table that reaches further back has no other."""

_COLUMNS = [
    "date", "market", "report", "code", "kind", "long", "short", "spreading", "point", "net", "contracts", "interest",
    "close", "close_day", "close_line", "close_file", "file", "line",
]  # fmt: skip
_EVER = date(1980, 1, 1)
_UNITS_CHANGED = date(2023, 5, 2)
_POINTS: Mapping[str, tuple[tuple[date, float], ...]] = MappingProxyType(
    {
        "RUSSELL": ((_EVER, 100), (date(2016, 12, 6), 50)),
        "23977A": ((_EVER, 100), (date(2016, 12, 6), 50)),
        "239742": ((_EVER, 50),),
        "NASDAQ-100": ((_EVER, 100), (_UNITS_CHANGED, 20)),
        "20974+": ((_EVER, 100), (_UNITS_CHANGED, 20)),
        "209742": ((_EVER, 20),),
        "S&P 500": ((_EVER, 500), (date(1997, 11, 4), 250), (_UNITS_CHANGED, 50)),
        "13874+": ((_EVER, 500), (date(1997, 11, 4), 250), (_UNITS_CHANGED, 50)),
        "13874A": ((_EVER, 50),),
    }
)
"""What a point is worth in USD, from which report on, where the file gives no contract unit."""


def book_of(futures: pd.DataFrame, indices: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The rows of `Market.futures` that belong to a market of ours, oldest first, with what each is worth.

    Adds `market` (its index), `point` (USD a point in one contract), `net` (long less short), `contracts` and
    `interest` (net and open interest in contracts of the market's own unit), `close`, `close_day`, `close_line` and
    `close_file` (the last close of the index on or before the day). NaN where a side was not published, what a point
    is worth is not known, or there is no close within five days.
    """
    owners = {code: one for one in MARKETS for code in (*one.codes, *one.whole, *one.others, one.derived)}
    rows = futures[futures["code"].isin(owners)].sort_values("date", kind="stable", ignore_index=True)
    markets = rows["code"].map({code: one.index for code, one in owners.items()})
    point = points_of(rows)
    scale = point / rows["code"].map({code: one.point for code, one in owners.items()}).astype("float64")
    net = rows["long"] - rows["short"]
    rows = rows.assign(market=markets, point=point, net=net, contracts=net * scale, close=np.nan, close_line=0)
    rows = rows.assign(interest=rows["open_interest"] * scale, close_file=pd.Categorical([None] * len(rows)))
    rows["close_day"] = pd.Series(pd.NaT, index=rows.index, dtype="datetime64[us]")
    rows = rows[_COLUMNS].astype(dict.fromkeys(["market", "report", "code", "kind"], "category"))
    parts = [
        _valued(part, indices.get(str(index))) for index, part in rows.groupby("market", sort=False, observed=True)
    ]
    return pd.concat(parts).sort_index() if parts else rows


def points_of(rows: pd.DataFrame) -> pd.Series:
    """What a point of the index is worth in USD in the contract of each row.

    The contract unit as published says it ("$50 X S&P 500 INDEX"); where there is none, the contract's own history.
    """
    points = rows["unit"].map({unit: _point_in(unit) for unit in rows["unit"].unique()}).astype("float64")
    unsaid = points.isna()
    for code in rows.loc[unsaid, "code"].unique():
        for start, point in _POINTS.get(code, ()):
            points = points.mask(unsaid & rows["code"].eq(code) & (rows["date"] >= pd.Timestamp(start)), point)
    return points


def _point_in(unit: str) -> float:
    """What a contract unit as published says a point is worth in USD; NaN where it does not."""
    said = re.search(r"\$\s*([\d,]+(?:\.\d+)?)", unit)
    return float(said[1].replace(",", "")) if said else np.nan


def _valued(rows: pd.DataFrame, levels: pd.DataFrame | None) -> pd.DataFrame:
    """The rows of one market with the closes of its index, where there are any."""
    if levels is None or levels.empty:
        return rows
    at = levels["date"].searchsorted(rows["date"], side="right") - 1
    found = levels.iloc[np.maximum(at, 0)].set_axis(rows.index)
    near = (at >= 0) & ((rows["date"] - found["date"]) <= _STALE_CLOSE)
    return rows.assign(
        close=found["close"].where(near).astype("float64"),
        close_day=found["date"].where(near),
        close_line=found["line"],
        close_file=found["file"].astype("str").astype("category"),
    )


def held_by(book: pd.DataFrame, market: FuturesMarket, kind: str) -> pd.DataFrame:
    """The rows of `book_of` that make up a market's series for one class of traders.

    Non-commercial traders are in the legacy report; the derived table stands in for the weeks that it does not cover.
    """
    mine = book[((book["market"] == market.index) & (book["kind"] == kind)).to_numpy(dtype=bool)]
    if kind != "noncommercial":
        return mine[((mine["report"] == "tff") & mine["code"].isin(market.codes)).to_numpy(dtype=bool)]
    published = ((mine["report"] == "legacy") & mine["code"].isin(market.whole)).to_numpy(dtype=bool)
    derived = (mine["report"] == "history") & ~mine["date"].isin(mine["date"][published])
    if market.derived == "RUSSELL":
        derived &= ~mine["date"].between(pd.Timestamp(RUSSELL_MOVED[0]), pd.Timestamp(RUSSELL_MOVED[1]))
    return mine[published | derived.to_numpy(dtype=bool)]
