"""One class of traders in one futures market: its contracts, its record, and the sums that lead to its position."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import starmap
from types import MappingProxyType

import numpy as np
import pandas as pd

from narrator.calendar import futures_publication_date
from narrator.measure.arithmetic import equation, figure, plus, price
from narrator.measure.futures.contracts import MARKETS, Book, FuturesMarket, book_of, held_by
from narrator.measure.known import Known
from narrator.measure.names import index_label
from narrator.measure.proof import LISTED_LINES, percent
from narrator.model.statistics import Observation, Rows

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

_CENT, _MILLIONTH = Decimal("0.01"), Decimal("0.000001")
_LONG_AGO = np.datetime64("1900-01-01", "us")


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


@lru_cache(maxsize=1)
def holdings_of(known: Known) -> tuple[Holding, ...]:
    """Classes of traders in markets, as far as they have a report which is not far behind the as-of day."""
    indices = known.market.indices
    book = book_of(known.market.futures, indices, KINDS)
    since = np.datetime64(newest_report(known.as_of) - BEHIND)
    return tuple(
        _holding(book, rows, market, kind, indices.get(market.index))
        for market in MARKETS
        for kind in KINDS
        if len(rows := held_by(book, market, kind)) and book.date[rows[-1]] >= since
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


def _holding(book: Book, rows: np.ndarray, market: FuturesMarket, kind: str, levels: pd.DataFrame | None) -> Holding:
    """What the rows of one class in one market come to."""
    last = book.date[rows[-1]]
    newest = rows[book.date[rows] == last]
    weeks, record = _record(book, rows)
    lines = lines_of(book, newest)
    now_day, close = (None, math.nan) if levels is None or levels.empty else _last(levels)
    return Holding(
        market=market,
        kind=kind,
        day=last.astype("datetime64[D]").item(),
        close_day=book.close_day[newest[0]].astype("datetime64[D]").item(),
        newest=lines,
        others=_others(book, newest, market, kind),
        now=tuple(replace(line, close=close) for line in lines),
        now_day=now_day,
        weeks=weeks,
        record=record,
        reports=_rows((newest, rows[: -len(newest)]), book.file, book.date, book.line),
        closes=_closes(book, rows),
    )


def _last(levels: pd.DataFrame) -> tuple[date, float]:
    """The last close of an index, and its day."""
    return levels["date"].iloc[-1].date(), float(levels["close"].iloc[-1])


def _others(book: Book, newest: np.ndarray, market: FuturesMarket, kind: str) -> dict[str, tuple[Line, ...]]:
    """The market's other contracts in the same report, by words for them."""
    rows = book.groups[market.index, kind]
    rows = rows[book.date[rows] == book.date[newest[0]]]
    rows = rows[book.report[rows] == ("legacy" if kind == DERIVED else "tff")]
    used = set(book.code[newest])
    others = {words: rows[book.code[rows] == code] for code, words in market.others.items() if used != {code}}
    return {
        f"{index_label(market.index)}: {words}": lines_of(book, some) for words, some in others.items() if len(some)
    }


def _record(book: Book, rows: np.ndarray) -> tuple[tuple[date, ...], dict[str, np.ndarray]]:
    """Days of the record, and by unit what all contracts together come to; unknown where one of them is.

    A report that is missing between two others is unknown too, and dated whole weeks after the one before it.
    """
    days, starts = np.unique(book.date[rows], return_index=True)
    dollars_held = book.net[rows] * book.point[rows] * book.close[rows]
    parts = {CONTRACTS: book.contracts[rows], PERCENT: book.interest[rows], USD: dollars_held}
    sums = {unit: np.add.reduceat(part, starts) for unit, part in parts.items()}
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
        days[place] + np.timedelta64(_WEEK * week, "D")
        for place in np.flatnonzero((steps > 1) & (days[:-1] >= WEEKLY_SINCE))
        for week in range(1, steps[place])
    ]
    return np.array(found, dtype=days.dtype)


def _rows(parts: Sequence[np.ndarray], files: np.ndarray, days: np.ndarray, lines: np.ndarray) -> tuple[Rows, ...]:
    """Rows of files, part by part: how many, between which days, and the lines of a few."""
    found = []
    for part in parts:
        codes, names = pd.factorize(files[part])
        for name, code in sorted((str(name), code) for code, name in enumerate(names)):
            here = part[codes == code]
            listed, dates = np.unique(lines[here]).tolist(), days[here].astype("datetime64[D]")
            shown = tuple(listed) if len(listed) <= LISTED_LINES else ()
            found.append(Rows(name, len(listed), dates.min().item(), dates.max().item(), shown))
    return tuple(found)


def _closes(book: Book, rows: np.ndarray) -> tuple[Rows, ...]:
    """The closes that value a record: the last one, and those before it."""
    valued = rows[~np.isnan(book.close[rows])]
    last = book.close_day[valued] == book.close_day[valued].max(initial=_LONG_AGO)
    return _rows((valued[last], valued[~last]), book.close_file, book.close_day, book.close_line)


def lines_of(book: Book, rows: np.ndarray) -> tuple[Line, ...]:
    """Rows of a book as lines."""
    columns = (book.long, book.short, book.spreading, book.net, book.point, book.close, book.contracts, book.interest)
    figures = (column[rows].tolist() for column in columns)
    return tuple(starmap(Line, zip(map(str, book.code[rows]), *figures, strict=True)))


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
    known = _figures(holding.record[unit], unit)
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


def _figures(values: np.ndarray, unit: str) -> list[Decimal | None]:
    """Values of a record in a unit, as `dollars` and `percent` write them; None for what is unknown."""
    if unit == CONTRACTS:
        return [None if one != one else Decimal(round(one)) for one in values.tolist()]  # noqa: PLR0124
    scaled, step = (values * 100, _MILLIONTH) if unit == PERCENT else (values, _CENT)
    return [
        None if one != one else Decimal(repr(one)).quantize(step, ROUND_HALF_UP)  # noqa: PLR0124
        for one in scaled.tolist()
    ]
