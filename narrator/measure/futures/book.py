"""One class of traders in one futures market: its contracts, its record, and the sums that lead to its position."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

import numpy as np
import pandas as pd

from narrator.calendar import futures_publication_date
from narrator.measure.arithmetic import equation, figure, plus, price
from narrator.measure.futures.contracts import MARKETS, FuturesMarket, book_of, held_by
from narrator.measure.known import Known
from narrator.measure.names import index_label
from narrator.measure.proof import LISTED_LINES, dollars, percent
from narrator.model.claims import Observation, Rows

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "leveraged_funds": "leveraged funds",
        "asset_managers": "asset managers",
        "dealers": "dealers",
        "noncommercial": "non-commercial traders",
    }
)
"""Classes of traders, with words for them: three of the financial report, one of the legacy report."""

DERIVED = "noncommercial"
"""The class that older weeks have from a derived table."""

BEHIND = timedelta(days=28)
"""A position that lies further behind the newest report published by then is no longer where traders stand."""

CONTRACTS, PERCENT, USD = "contracts", "percent", "USD"
WEEKLY_SINCE = np.datetime64("1992-10-01")
"""Before, reports came twice a month."""

_WEEK = 7
_SHIFT = 2
"""Days by which a holiday brings a report forward at most, so that the next one seems late."""

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Line:
    """One contract on one day: contracts held (in its own unit), USD a point, the close that values it; NaN if unknown.

    `contracts` and `interest` are the net and the open interest in contracts of the market's unit.
    """

    code: str
    long: float
    short: float
    spreading: float
    net: float
    point: float
    close: float
    contracts: float
    interest: float


@dataclass(frozen=True, slots=True)
class Holding:
    """One class of traders in one market: its contracts in the newest report, and its record.

    `newest` are the lines of the report of `day`, valued at the close of `close_day` where there is one, and `others`
    those of the contracts of the sensitivity, by words for them; `now` are `newest` at the last close known, that of
    `now_day`. `weeks` are the days of the record and `record` its
    values on them by unit (`percent` as a fraction), NaN where unknown. `reports` and `closes` are what it rests on,
    the newest first.
    """

    market: FuturesMarket
    kind: str
    day: date
    close_day: date | None
    newest: tuple[Line, ...]
    others: Mapping[str, tuple[Line, ...]]
    now: tuple[Line, ...]
    now_day: date | None
    weeks: tuple[date, ...]
    record: Mapping[str, np.ndarray]
    reports: tuple[Rows, ...]
    closes: tuple[Rows, ...]

    @property
    def label(self) -> str:
        """Who holds what."""
        return f"{KINDS[self.kind]} in {index_label(self.market.index)} futures"


def holdings_of(
    known: Known, kinds: Sequence[str] = tuple(KINDS), markets: Sequence[FuturesMarket] = MARKETS
) -> tuple[Holding, ...]:
    """Classes of traders in markets, as far as they have a report which is not far behind the as-of day."""
    futures = known.market.futures
    book = book_of(futures[futures["kind"].isin(kinds)], known.market.indices)
    since = pd.Timestamp(newest_report(known.as_of) - BEHIND)
    return tuple(
        _holding(rows, book, market, kind, known.market.indices.get(market.index))
        for market in markets
        for kind in kinds
        if len(rows := held_by(book, market, kind)) and rows["date"].iloc[-1] >= since
    )


def newest_report(as_of: date) -> date:
    """The last Tuesday whose report had been published by a day.

    >>> str(newest_report(date(2023, 9, 7))), str(newest_report(date(2023, 9, 8)))
    ('2023-08-29', '2023-09-05')
    """
    tuesday = as_of - timedelta(days=(as_of.weekday() - 1) % 7)
    while futures_publication_date(tuesday) > as_of:
        tuesday -= timedelta(days=7)
    return tuesday


def _holding(
    rows: pd.DataFrame, book: pd.DataFrame, market: FuturesMarket, kind: str, levels: pd.DataFrame | None
) -> Holding:
    """What the rows of one class in one market come to."""
    last = rows["date"].iloc[-1]
    newest = rows[(rows["date"] == last).to_numpy(dtype=bool)]
    close_day = newest["close_day"].iloc[0]
    days, record = _record(rows)
    lines, now = lines_of(newest), () if levels is None else levels[["date", "close"]].tail(1).itertuples(index=False)
    now_day, close = next(iter(now), (None, float("nan")))
    return Holding(
        market=market,
        kind=kind,
        day=last.date(),
        close_day=None if pd.isna(close_day) else close_day.date(),
        newest=lines,
        others=_others(book[(book["date"] == last).to_numpy(dtype=bool)], newest, market, kind),
        now=tuple(replace(line, close=float(close)) for line in lines),
        now_day=None if now_day is None else now_day.date(),
        weeks=days,
        record=record,
        reports=(*_rows(newest), *_rows(rows.iloc[: -len(newest)])),
        closes=_closes(rows),
    )


def _others(
    same_day: pd.DataFrame, newest: pd.DataFrame, market: FuturesMarket, kind: str
) -> dict[str, tuple[Line, ...]]:
    """The market's other contracts in the same report, by words for them."""
    report = "legacy" if kind == DERIVED else "tff"
    rows = same_day[((same_day["kind"] == kind) & (same_day["report"] == report)).to_numpy(dtype=bool)]
    used = set(newest["code"])
    found = {words: lines_of(rows[rows["code"] == code]) for code, words in market.others.items() if used != {code}}
    return {f"{index_label(market.index)}: {words}": lines for words, lines in found.items() if lines}


def _record(rows: pd.DataFrame) -> tuple[tuple[date, ...], dict[str, np.ndarray]]:
    """Days of the record, and by unit what all contracts together come to; unknown where one of them is.

    A report that is missing between two others is unknown too, and dated whole weeks after the one before it.
    """
    days, starts = np.unique(rows["date"].to_numpy(), return_index=True)
    dollars_held = rows["net"] * rows["point"] * rows["close"]
    parts = {CONTRACTS: rows["contracts"], PERCENT: rows["interest"], USD: dollars_held}
    sums = {unit: np.add.reduceat(part.to_numpy(dtype=float), starts) for unit, part in parts.items()}
    with np.errstate(divide="ignore", invalid="ignore"):
        sums[PERCENT] = np.where(sums[PERCENT] > 0, sums[CONTRACTS] / sums[PERCENT], np.nan)
    whole = np.union1d(days, missing_weeks(days))
    there = np.searchsorted(whole, days)
    record = {unit: np.full(len(whole), np.nan) for unit in sums}
    for unit, values in sums.items():
        record[unit][there] = values
    return tuple(whole.astype("datetime64[D]").tolist()), record


def missing_weeks(days: np.ndarray) -> np.ndarray:
    """The days of weekly reports that are missing between others, whole weeks after the report before."""
    steps = ((np.diff(days) / np.timedelta64(1, "D") + _SHIFT) // _WEEK).astype(int)
    found = [
        before + np.timedelta64(_WEEK * week, "D")
        for before, step in zip(days[:-1], steps, strict=True)
        if step > 1 and before >= WEEKLY_SINCE
        for week in range(1, step)
    ]
    return np.array(found, dtype=days.dtype)


def _rows(rows: pd.DataFrame, day: str = "date", line: str = "line", file: str = "file") -> tuple[Rows, ...]:
    """Rows of files: how many, between which days, and the lines of a few."""
    files, days = rows[file].astype("str").to_numpy(dtype=object), rows[day].to_numpy().astype("datetime64[D]")
    lines = rows[line].to_numpy()
    found = []
    for name in sorted(set(files)):
        here = files == name
        listed = tuple(sorted({int(one) for one in lines[here]}))
        first, last = days[here].min().item(), days[here].max().item()
        found.append(Rows(name, len(listed), first, last, listed if len(listed) <= LISTED_LINES else ()))
    return tuple(found)


def _closes(rows: pd.DataFrame) -> tuple[Rows, ...]:
    """The closes that value a record: the last one, and those before it."""
    valued = rows[rows["close"].notna().to_numpy(dtype=bool)]
    last = (valued["close_day"] == valued["close_day"].max()).to_numpy(dtype=bool)
    columns = ("close_day", "close_line", "close_file")
    return (*_rows(valued[last], *columns), *_rows(valued[~last], *columns))


def lines_of(rows: pd.DataFrame) -> tuple[Line, ...]:
    """Rows of `book_of` as lines."""
    numbers = ["long", "short", "spreading", "net", "point", "close", "contracts", "interest"]
    return tuple(
        Line(str(code), *map(float, figures))
        for code, figures in zip(rows["code"], rows[numbers].to_numpy(dtype=float), strict=True)
    )


def net_of(lines: Sequence[Line], unit: str) -> Decimal | None:
    """The net position of some contracts together in a unit; None where a part is unknown."""
    net, interest = sum(line.contracts for line in lines), sum(line.interest for line in lines)
    if not lines or net != net:  # noqa: PLR0124 - only NaN is not itself
        return None
    if unit == CONTRACTS:
        return Decimal(round(net))
    if unit == PERCENT:
        return percent(net / interest) if interest > 0 else None
    if any(line.close != line.close for line in lines):
        return None
    worth = (_exact(line.net) * _exact(line.point) * _exact(line.close) for line in lines)
    return sum(worth, Decimal(0)).quantize(_CENT, ROUND_HALF_UP)


def others_of(holding: Holding, unit: str) -> dict[str, Decimal]:
    """The value by each of the market's other contracts that the same report has, with words for it."""
    values = {words: net_of(lines, unit) for words, lines in holding.others.items()}
    return {words: value for words, value in values.items() if value is not None}


def history_of(holding: Holding, unit: str, value: Decimal) -> tuple[Observation, ...]:
    """The record from its first known week on, ending with `value`; None in a week that is not known."""
    exact = _EXACT[unit]
    known = [None if one != one else exact(one) for one in holding.record[unit].tolist()]  # noqa: PLR0124
    first = next((place for place, one in enumerate(known) if one is not None), len(known) - 1)
    return tuple(map(Observation, holding.weeks[first:], (*known[first:-1], value)))


def inputs_of(holding: Holding, unit: str) -> tuple[Rows, ...]:
    """The rows of the newest report, those of the record before it, and for dollars the closes."""
    return (*holding.reports, *holding.closes) if unit == USD else holding.reports


def arithmetic_of(holding: Holding, unit: str, value: Decimal) -> tuple[str, ...]:
    """What each contract's class holds long, short and in spreads, and what that comes to."""
    lines, point = holding.newest, holding.market.point
    spreads = [line for line in lines if line.spreading == line.spreading]
    found = [f"{line.code}, spreads left apart = {figure(line.spreading)} contracts" for line in spreads]
    for line in lines:
        sides = plus([line.long, -line.short], 0)
        found.append(equation(f"{line.code}, {holding.day}, long less short", sides, line.net, CONTRACTS))
    if unit != USD and (len(lines) > 1 or lines[0].point != point):
        terms = [(line.net, f"{figure(line.point)} / {figure(point)}") for line in lines]
        net = sum(line.contracts for line in lines)
        found.append(equation(f"in contracts of ${figure(point)} a point", _summed(terms), net, CONTRACTS))
    if unit == PERCENT:
        net, interest = (sum(one) for one in zip(*((line.contracts, line.interest) for line in lines), strict=True))
        found.append(equation("net over open interest", f"{figure(net)} / {figure(interest)} x 100", value, PERCENT))
    if unit == USD:
        terms = [(line.net, f"{figure(line.point)} x {price(line.close)}") for line in lines]
        found.append(equation(f"at the close of {holding.close_day}", _summed(terms), value, USD))
    return tuple(found)


def _summed(terms: Sequence[tuple[float, str]]) -> str:
    """Net positions, each times what follows it, with their signs between them."""
    (first, factors), *others = terms
    signed = (f"{'-' if net < 0 else '+'} {figure(abs(net))} x {words}" for net, words in others)
    return " ".join((f"{figure(first)} x {factors}", *signed))


def _exact(value: float) -> Decimal:
    return Decimal(repr(value))


_EXACT: Mapping[str, Callable[[float], Decimal]] = MappingProxyType(
    {CONTRACTS: lambda one: Decimal(round(one)), PERCENT: percent, USD: dollars}
)
