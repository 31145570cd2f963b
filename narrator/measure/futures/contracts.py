"""Equity-index futures: which contracts make up a market, what one is worth, and every position in one unit."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

import numpy as np
import pandas as pd

RUSSELL_MOVED = (date(2017, 8, 15), date(2017, 9, 12))
"""Reports in which a table derived from one contract lacks most of the Russell 2000: it still traded on ICE."""

_STALE_CLOSE = np.timedelta64(5, "D")
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


@dataclass(frozen=True, slots=True)
class Book:
    """Rows of the reports that belong to markets of ours, oldest first, column by column.

    `point` is USD a point in one contract, `net` long less short; `contracts` and `interest` are net and open interest
    in contracts of the market's own unit. NaN where a side was not published, what a point is worth is not known, or
    there is no close. `groups` are the places of the rows by index and class of traders.
    """

    date: np.ndarray
    report: np.ndarray
    code: np.ndarray
    long: np.ndarray
    short: np.ndarray
    spreading: np.ndarray
    net: np.ndarray
    point: np.ndarray
    contracts: np.ndarray
    interest: np.ndarray
    file: np.ndarray
    line: np.ndarray
    close: np.ndarray
    close_day: np.ndarray
    close_line: np.ndarray
    close_file: np.ndarray
    groups: Mapping[tuple[str, str], np.ndarray]


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


def book_of(futures: pd.DataFrame, indices: Mapping[str, pd.DataFrame], kinds: Collection[str]) -> Book:
    """The rows of `Market.futures` of some classes of traders that belong to a market of ours, with what each is worth.

    The close is the last one of the index on or before the day, within five days.
    """
    owners = {code: one for one in MARKETS for code in (*one.codes, *one.whole, *one.others, one.derived)}
    places = np.flatnonzero(futures["code"].isin(owners).to_numpy() & futures["kind"].isin(kinds).to_numpy())
    places = places[np.argsort(futures["date"].to_numpy()[places], kind="stable")]
    code, kind = (futures[name].iloc[places].to_numpy(dtype=object) for name in ("code", "kind"))
    held = {name: futures[name].to_numpy(dtype=float)[places] for name in ("long", "short", "spreading")}
    point = points_of(futures[["date", "code", "unit"]].iloc[places]).to_numpy()
    scale = point / np.array([owners[one].point for one in code], dtype=float)
    date, net = futures["date"].to_numpy()[places], held["long"] - held["short"]
    groups = defaultdict[tuple[str, str], list[int]](list)
    for place, (one, of) in enumerate(zip(code, kind, strict=True)):
        groups[owners[one].index, of].append(place)
    of_groups = {group: np.array(rows) for group, rows in groups.items()}
    return Book(
        date=date,
        report=futures["report"].iloc[places].to_numpy(dtype=object),
        code=code,
        **held,
        net=net,
        point=point,
        contracts=net * scale,
        interest=futures["open_interest"].to_numpy(dtype=float)[places] * scale,
        file=futures["file"].iloc[places].astype("str").to_numpy(dtype=object),
        line=futures["line"].to_numpy()[places],
        **_closes(date, of_groups, indices),
        groups=of_groups,
    )


def points_of(rows: pd.DataFrame) -> pd.Series:
    """What a point of the index is worth in USD in the contract of each row.

    The contract unit as published says it ("$50 X S&P 500 INDEX"); where there is none, the contract's own history.
    """
    numbers, units = pd.factorize(rows["unit"])
    points = np.array([*map(_point_in, units), np.nan])[numbers]
    unsaid = np.flatnonzero(np.isnan(points))
    codes, days = rows["code"].iloc[unsaid].to_numpy(dtype=object), rows["date"].to_numpy()[unsaid]
    for code in sorted(set(codes)):
        for start, point in _POINTS.get(code, ()):
            points[unsaid[(codes == code) & (days >= np.datetime64(start))]] = point
    return pd.Series(points, index=rows.index)


def _point_in(unit: str) -> float:
    """What a contract unit as published says a point is worth in USD; NaN where it does not."""
    said = re.search(r"\$\s*([\d,]+(?:\.\d+)?)", unit)
    return float(said[1].replace(",", "")) if said else np.nan


def _closes(
    date: np.ndarray, groups: Mapping[tuple[str, str], np.ndarray], indices: Mapping[str, pd.DataFrame]
) -> dict[str, np.ndarray]:
    """The closes of the indices that value each row, where there are any, with their days, lines and files."""
    close, day = np.full(len(date), np.nan), np.full(len(date), np.datetime64("NaT"), dtype=date.dtype)
    line, file = np.zeros(len(date), dtype=np.int64), np.full(len(date), "", dtype=object)
    written = {index: levels["file"].astype("str").to_numpy(dtype=object) for index, levels in indices.items()}
    for (index, _), rows in groups.items():
        if index not in indices or indices[index].empty:
            continue
        levels = indices[index]
        days = levels["date"].to_numpy()
        at = np.searchsorted(days, date[rows], side="right") - 1
        near = (at >= 0) & (date[rows] - days[np.maximum(at, 0)] <= _STALE_CLOSE)
        valued, at = rows[near], at[near]
        close[valued], day[valued] = levels["close"].to_numpy(dtype=float)[at], days[at]
        line[valued], file[valued] = levels["line"].to_numpy()[at], written[index][at]
    return {"close": close, "close_day": day, "close_line": line, "close_file": file}


def held_by(book: Book, market: FuturesMarket, kind: str) -> np.ndarray:
    """Places in a book of the rows that make up a market's series for one class of traders.

    Non-commercial traders are in the legacy report; the derived table stands in for the weeks that it does not cover.
    """
    mine = book.groups.get((market.index, kind), np.array([], dtype=np.intp))
    report, code, date = book.report[mine], book.code[mine], book.date[mine]
    if kind != "noncommercial":
        return np.asarray(mine[(report == "tff") & _among(code, market.codes)])
    published = (report == "legacy") & _among(code, market.whole)
    derived = (report == "history") & ~np.isin(date, date[published])
    if market.derived == "RUSSELL":
        derived &= (date < np.datetime64(RUSSELL_MOVED[0])) | (date > np.datetime64(RUSSELL_MOVED[1]))
    return np.asarray(mine[published | derived])


def _among(codes: np.ndarray, some: tuple[str, ...]) -> np.ndarray:
    """Which of many codes are among a few."""
    return np.asarray(np.logical_or.reduce([codes == one for one in some]))
