"""Profit of shorts per issue, narrator against a plain loop over the definition that shares no code with it.

    python benchmarks/profit_by_loop.py MARKET_FOLDER DATE

The loop reads the files with `csv` and `pyarrow`, walks each issue's evenings in order, and adds up
-(s0 + s1) / 2 * (p1 - p0). Prints how many issues differ by a cent or more, and the ratio of the times.
"""

from __future__ import annotations

import csv
import sys
import time
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import holidays
import pyarrow.parquet as pq

Evening = tuple[date, float, float | None, str]


def published(settlement: date) -> date:
    """The seventh business day after a settlement date."""
    years = [settlement.year, settlement.year + 1]
    closed = {*holidays.financial_holidays("XNYS", years=years), *holidays.country_holidays("US", years=years)}
    day, left = settlement, 7
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5 and day not in closed
    return day


def positions_of(folder: Path, as_of: date) -> dict[date, dict[str, float]]:
    """Shares short by settlement date and symbol, of the cycles published by `as_of`."""
    found: dict[date, dict[str, float]] = {}
    for path in sorted(folder.rglob("shrt*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream, delimiter="|", quoting=csv.QUOTE_NONE))
        settlement = date.fromisoformat(rows[0]["settlementDate"])
        if published(settlement) <= as_of:
            found[settlement] = {row["symbolCode"]: float(row["currentShortPositionQuantity"]) for row in rows}
    return found


def evenings_of(folder: Path, as_of: date, symbols: set[str]) -> dict[str, list[Evening]]:
    """Evenings of each issue in order: day, close, change as a fraction, company."""
    found: dict[str, list[Evening]] = defaultdict(list)
    for path in sorted(folder.rglob("*.parquet")):
        table = pq.read_table(path, columns=["date", "symbol", "close", "pct_change", "name"])
        columns = (table[name].to_pylist() for name in ("date", "symbol", "close", "pct_change", "name"))
        for moment, symbol, close, change, name in zip(*columns, strict=True):
            plain = "".join(character for character in symbol.replace("^", "PR") if character.isalnum())
            day = moment.date() if hasattr(moment, "date") else moment
            if plain in symbols and day <= as_of:
                company = name.split(" Class ")[0].split(" Common ")[0]
                found[plain].append((day, close, None if change is None else change / 100, company))
    return {symbol: list(without_weekends(sorted(evenings))) for symbol, evenings in found.items()}


def listings(evenings: list[Evening]) -> list[list[Evening]]:
    """The evenings of one symbol, apart where it passes to another stock in a pause of over ten days."""
    found = [evenings[:1]]
    for before, evening in pairwise(evenings):
        another = before[3] != evening[3] or not 0.1 <= evening[1] / before[1] <= 10
        if another and (evening[0] - before[0]).days > 10:
            found.append([])
        found[-1].append(evening)
    return found


def without_weekends(evenings: list[Evening]) -> Iterator[Evening]:
    """The evenings of one issue less a Saturday after a Friday, which some feeds give again."""
    for before, evening in pairwise([evenings[0], *evenings]):
        if evening[0].weekday() < 5 or evening is before or (evening[0] - before[0]).days > 2:
            yield evening


def scales(evenings: list[Evening]) -> Iterator[tuple[float, float]]:
    """Running factors of price and of shares: what a split has multiplied them by since the first evening."""
    price, shares = 1.0, 1.0
    yield price, shares
    for (before, close_before, change_before, _), (day, close, change, _) in pairwise(evenings):
        ratio = close / close_before / (1 + change) if change is not None and change > -1 else 1.0
        if close == close_before and change == change_before:
            ratio = 1.0
        if abs(ratio - 1) > 0.04 and is_event(ratio):
            weekdays = sum((before + timedelta(days=n)).weekday() < 5 for n in range((day - before).days))
            split = is_split(ratio)
            if weekdays == 1 or (split and not 1 / 1.9 <= ratio <= 1.9):
                price *= ratio
                shares *= ratio if split else 1.0
        yield price, shares


def is_event(ratio: float) -> bool:
    """Over 5 % either way."""
    return ratio > 1.05 or ratio < 1 / 1.05


def is_split(ratio: float) -> bool:
    """Within half a per cent of n, 1/n (n to 1,000), or n/m, m/n with m from 2 to 5 and n to 10."""
    for numerator in range(1, 11):
        for denominator in range(2, 6):
            if any(abs(one * denominator / numerator - 1) < 0.005 for one in (ratio, 1 / ratio)):
                return True
    return any(
        round(one) >= 1 and round(one) <= 1000 and abs(one / round(one) - 1) < 0.005 for one in (ratio, 1 / ratio)
    )


def profit_of(
    evenings: list[Evening], cycles: list[tuple[date, float | None]], marked: list[date], market: list[date]
) -> float:
    """The definition, for one issue, in the units of its last evening; `marked` are the window's base and last evening.

    A position counts while the issue trades: its last close is at most ten days older than the last of `market`.
    """
    days = [day for day, _, _, _ in evenings]
    factors = list(scales(evenings))
    last_price, last_shares = factors[-1]

    def price_on(day: date) -> float | None:
        place = bisect_right(days, day) - 1
        return None if place < 0 else evenings[place][1] / factors[place][0] * last_price

    def shares_on(settlement: date, shares: float | None) -> float | None:
        place = bisect_right(days, settlement) - 1
        if place < 0 or shares is None or (market[bisect_right(market, settlement) - 1] - days[place]).days > 10:
            return None
        return shares * factors[place][1] / last_shares

    known = [(day, shares_on(day, shares)) for day, shares in cycles]
    marks = sorted({*marked, *(day for day, _ in known if day > marked[0])})

    def held(day: date) -> float | None:
        before = [shares for settlement, shares in known if settlement <= day]
        return before[-1] if before else None

    total = 0.0
    for first, second in pairwise(marks):
        ends = [one for one in (held(first), held(second)) if one is not None]
        before, after = price_on(first), price_on(second)
        if ends and before is not None and after is not None:
            total -= sum(ends) / len(ends) * (after - before)
    return total


def by_loop(folder: Path, as_of: date, symbols: set[str]) -> dict[str, float]:
    """Profit this year of each of `symbols`."""
    positions = positions_of(folder, as_of)
    evenings = evenings_of(folder, as_of, symbols)
    every = sorted({day for rows in evenings.values() for day, _, _, _ in rows})
    start = [day for day in every if day < date(as_of.year, 1, 1)][-1]
    found = {}
    for symbol, rows in evenings.items():
        parts = listings(rows)
        for part, following in zip(parts, [*parts[1:], None], strict=True):
            end = following[0][0] if following else date.max
            key = f"{symbol} {part[-1][0]}" if following else symbol
            cycles = [
                (day, positions[day].get(symbol) if part[0][0] <= day < end else None)
                for day in sorted(positions)
                if day >= every[0]
            ]
            found[key] = profit_of(part, cycles, [start, every[-1]], every)
    return found


def by_narrator(folder: Path, as_of: date) -> dict[str, float]:
    """The same from the frames that `short_profit` adds up."""
    from narrator.measure.panel import build_panel  # noqa: PLC0415  timed with what it does
    from narrator.measure.profits import interval_profits, window_columns  # noqa: PLC0415
    from narrator.read.market import read_market  # noqa: PLC0415

    start = date(as_of.year, 1, 1)
    panel = build_panel(read_market(folder, until=as_of), as_of, [start])
    profit = interval_profits(panel)[window_columns(panel, start)]
    profit = profit[profit.notna().any(axis=1)]
    return {str(symbol): float(value) for symbol, value in profit.sum(axis=1).items()}


def main() -> int:
    """Compare, print, and fail where an issue differs."""
    folder, as_of = Path(sys.argv[1]), date.fromisoformat(sys.argv[2])
    began = time.perf_counter()
    ours = by_narrator(folder, as_of)
    between = time.perf_counter()
    loop = by_loop(folder, as_of, {key.split()[0] for key in ours})
    ended = time.perf_counter()
    differ = {symbol: (ours[symbol], loop[symbol]) for symbol in ours if abs(ours[symbol] - loop[symbol]) >= 0.01}
    for symbol, (one, other) in sorted(differ.items())[:20]:
        print(f"{symbol}: narrator {one:,.2f}, loop {other:,.2f}")
    print(f"{len(ours)} issues, {len(differ)} differ by a cent or more")
    print(f"time of narrator over time of the loop: {(between - began) / (ended - between):.2f}")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
