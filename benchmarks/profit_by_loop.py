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
from collections.abc import Container, Iterator
from datetime import date, timedelta
from itertools import pairwise
from math import log
from pathlib import Path
from statistics import median

import holidays
import pyarrow.parquet as pq

Evening = tuple[date, float, float | None, str, float | None]
Cycles = dict[date, dict[str, float]]


def published(settlement: date) -> date:
    """The seventh business day after a settlement date."""
    years = [settlement.year, settlement.year + 1]
    closed = {*holidays.financial_holidays("XNYS", years=years), *holidays.country_holidays("US", years=years)}
    day, left = settlement, 7
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5 and day not in closed
    return day


def settled_before(settlement: date) -> date:
    """The settlement date before another: the 15th or the end of a month, or the trading day before them."""
    closed = holidays.financial_holidays("XNYS", years=[settlement.year - 1, settlement.year])
    day = settlement.replace(day=15)
    if settlement <= day or settlement == traded_by(day, closed):
        day = settlement.replace(day=1) - timedelta(days=1)
    return traded_by(day, closed)


def traded_by(day: date, closed: Container[date]) -> date:
    """A day, or the last day of trading before it."""
    while day.weekday() >= 5 or day in closed:
        day -= timedelta(days=1)
    return day


def positions_of(folder: Path, as_of: date) -> tuple[Cycles, dict[str, dict[date, float | None]]]:
    """What the cycles published by `as_of` say: shares short by settlement date and symbol, and flagged splits.

    A row that revises restates the cycle before as its previous position has it. A flagged split has, by symbol and
    settlement date, how many shares short there were before for one after.
    """
    found: Cycles = {}
    flagged: dict[str, dict[date, float | None]] = defaultdict(dict)
    revised: list[tuple[date, str, float]] = []
    for path in sorted(folder.rglob("shrt*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream, delimiter="|", quoting=csv.QUOTE_NONE))
        settlement = date.fromisoformat(rows[0]["settlementDate"])
        if published(settlement) > as_of:
            continue
        found[settlement] = {row["symbolCode"]: float(row["currentShortPositionQuantity"]) for row in rows}
        for row in rows:
            symbol, before = row["symbolCode"], float(row["previousShortPositionQuantity"] or 0)
            after = float(row["currentShortPositionQuantity"])
            if row["stockSplitFlag"] == "S":
                flagged[symbol][settlement] = before / after if before and after else None
            if row["revisionFlag"] == "R" and before:
                revised.append((settled_before(settlement), symbol, before))
    for settlement, symbol, shares in revised:
        if settlement in found:
            found[settlement][symbol] = shares
    return found, flagged


def evenings_of(folder: Path, as_of: date, symbols: set[str]) -> dict[str, list[Evening]]:
    """Evenings of each issue in order: day, close, change as a fraction, company, capitalisation."""
    found: dict[str, list[Evening]] = defaultdict(list)
    names = ["date", "symbol", "close", "pct_change", "name", "market_cap"]
    for path in sorted(folder.rglob("*.parquet")):
        table = pq.read_table(path, columns=names)
        columns = (table[name].to_pylist() for name in names)
        for moment, symbol, close, change, name, cap in zip(*columns, strict=True):
            plain = "".join(character for character in symbol.replace("^", "PR") if character.isalnum())
            day = moment.date() if hasattr(moment, "date") else moment
            if plain in symbols and day <= as_of:
                company = name.split(" Class ")[0].split(" Common ")[0]
                fraction = None if change is None else change / 100
                found[plain].append((day, close, fraction, company, float(cap) if cap else None))
    return {symbol: without_slips(list(without_weekends(sorted(rows)))) for symbol, rows in found.items()}


def without_slips(evenings: list[Evening]) -> list[Evening]:
    """The evenings less closes over twenty times away from the one before, to which the next one returns."""
    for place in range(len(evenings) - 2, 0, -1):
        before, close, after = (evenings[place + step][1] for step in (-1, 0, 1))
        if not 1 / 20 <= close / before <= 20 and 1 / 3 < after / before < 3:
            following = evenings[place + 1]
            evenings[place : place + 2] = [(*following[:2], after / before - 1, *following[3:])]
    return evenings


def listings(
    evenings: list[Evening], flags: dict[date, float | None], known: Container[date], first: date
) -> list[list[Evening]]:
    """The evenings of one symbol, apart where it passes to another stock, or where a split may have gone unseen.

    `flags` are its flagged splits, `known` the settlement dates with positions, of which `first` is the first.
    """
    found = [evenings[:1]]
    for before, evening in pairwise(evenings):
        factor = evening[1] / before[1]
        another = before[3] != evening[3] or not 0.1 <= factor <= 10
        if another and (evening[0] - before[0]).days > 10:
            found.append([])
        found[-1].append(evening)
    return [part for stock in found for part in without_splits(stock, flags, known, first)]


def without_splits(
    stock: list[Evening], flags: dict[date, float | None], known: Container[date], first: date
) -> list[list[Evening]]:
    """The evenings of one stock, apart at flagged splits that the changes do not show, and at unexplained jumps."""
    cuts = {place for settled, left in flags.items() if (place := unseen(stock, settled, left)) is not None}
    events = list(scales(stock))
    for place, (before, evening) in enumerate(pairwise(stock), 1):
        factor, limit = evening[1] / before[1], 4 if evening[2] is None else 20
        jumped = not 1 / limit <= factor <= limit and events[place] == events[place - 1]
        if jumped and evening[0] > first and settled_from(evening[0]) not in known:
            cuts.add(place)
    ends = [0, *sorted(cuts), len(stock)]
    return [stock[begin:end] for begin, end in pairwise(ends)]


def settled_from(day: date) -> date:
    """The first settlement date on or after a day."""
    month_after = (day.replace(day=1) + timedelta(days=60)).replace(day=15)
    settled = month_after
    while (earlier := settled_before(settled)) >= day:
        settled = earlier
    return settled


def unseen(stock: list[Evening], settled: date, left: float | None) -> int | None:
    """The place of the evening of a flagged split that the feed's changes do not show."""
    since = settled_before(settled)
    events = list(scales(stock))
    inside = [place for place, evening in enumerate(stock) if place and since < evening[0] <= settled]
    if not inside or stock[0][0] > since or any(events[place][1] != events[place - 1][1] for place in inside):
        return None
    jump, place = max((abs(log(stock[place][1] / stock[place - 1][1])), -place) for place in inside)
    factor = stock[-place][1] / stock[-place - 1][1]
    if jump <= log(1.9):
        return None
    if left is None:
        return -place
    fits = (factor - 1) * (left - 1) > 0 and abs(log(left)) > log(1.3) and abs(log(factor / left)) < log(8)
    return -place if fits else None


def in_other_units(part: list[Evening], flags: dict[date, float | None], end: date) -> date:
    """The day before which positions are in other shares than the closes: of a flagged split without a jump.

    `end` is the first evening of the part that follows.
    """
    events = list(scales(part))
    found = date.min
    for settled, left in flags.items():
        since = settled_before(settled)
        inside = [place for place, evening in enumerate(part) if place and since < evening[0] <= settled]
        split = any(events[place][1] != events[place - 1][1] for place in inside)
        if not inside or part[0][0] > since or settled >= end or split:
            continue
        jump = max(abs(log(part[place][1] / part[place - 1][1])) for place in inside)
        if jump <= log(1.9) and left is not None and abs(log(left)) > log(4):
            found = max(found, settled)
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
    for (before, close_before, change_before, *_), (day, close, change, *_) in pairwise(evenings):
        ratio = close / close_before / (1 + change) if change is not None and change > -1 else 1.0
        if close == close_before and change == change_before:
            ratio = 1.0
        if abs(ratio - 1) > 0.04 and is_event(ratio):
            weekdays = sum((before + timedelta(days=n)).weekday() < 5 for n in range((day - before).days))
            exact = split_of(ratio)
            split, ratio = exact is not None, exact or ratio
            if weekdays == 1 or (split and not 1 / 1.9 <= ratio <= 1.9):
                price *= ratio
                shares *= ratio if split else 1.0
        yield price, shares


def is_event(ratio: float) -> bool:
    """Over 5 % either way."""
    return ratio > 1.05 or ratio < 1 / 1.05


def split_of(ratio: float) -> float | None:
    """What it is within half a per cent of: n, 1/n (n to 1,000), or n/m, m/n with m from 2 to 5 and n to 10."""
    if 1 <= round(ratio) <= 1000 and abs(ratio / round(ratio) - 1) < 0.005:
        return float(round(ratio))
    if 1 <= round(1 / ratio) <= 1000 and abs(1 / ratio / round(1 / ratio) - 1) < 0.005:
        return 1 / round(1 / ratio)
    for denominator in range(2, 6):
        for numerator in range(1, 11):
            if abs(ratio * denominator / numerator - 1) < 0.005:
                return numerator / denominator
            if abs(denominator / ratio / numerator - 1) < 0.005:
                return denominator / numerator
    return None


def profit_of(
    evenings: list[Evening], cycles: list[tuple[date, float | None]], marked: list[date], market: list[date]
) -> float:
    """The definition, for one issue, in the units of its last evening; `marked` are the window's base and last evening.

    A position counts while the issue trades: its last close is at most ten days older than the last of `market`; and
    unless it is over three times the shares outstanding, which are the usual ones or those of the evening.
    """
    days = [evening[0] for evening in evenings]
    factors = list(scales(evenings))
    last_price, last_shares = factors[-1]
    implied = [
        evening[4] / evening[1] * factor[1] if evening[4] else None
        for evening, factor in zip(evenings, factors, strict=True)
    ]
    possible = [
        count
        for count, evening in zip(implied, evenings, strict=True)
        if count is not None and evening[4] is not None and 5e5 <= evening[4] <= 1e13
    ]
    usual = median(possible) if possible else None

    def price_on(day: date) -> float | None:
        place = bisect_right(days, day) - 1
        return None if place < 0 else evenings[place][1] / factors[place][0] * last_price

    def shares_on(settlement: date, shares: float | None) -> float | None:
        place = bisect_right(days, settlement) - 1
        if place < 0 or shares is None or (market[bisect_right(market, settlement) - 1] - days[place]).days > 10:
            return None
        outstanding = [count for count in (usual, implied[place]) if count is not None]
        if outstanding and shares * factors[place][1] > 3 * max(outstanding):
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
    positions, flagged = positions_of(folder, as_of)
    evenings = evenings_of(folder, as_of, symbols)
    every = sorted({row[0] for rows in evenings.values() for row in rows})
    start = [day for day in every if day < date(as_of.year, 1, 1)][-1]
    found = {}
    for symbol, rows in evenings.items():
        flags = flagged.get(symbol, {})
        parts = listings(rows, flags, positions, min(positions))
        for part, following in zip(parts, [*parts[1:], None], strict=True):
            end = following[0][0] if following else date.max
            key = f"{symbol} {part[-1][0]}" if following else symbol
            begin = max(part[0][0], in_other_units(part, flags, end))
            cycles = [
                (day, positions[day].get(symbol) if begin <= day < end else None)
                for day in sorted(positions)
                if day >= every[0]
            ]
            found[key] = profit_of(part, cycles, [start, every[-1]], every)
    return found


def by_narrator(folder: Path, as_of: date) -> dict[str, float]:
    """The same from the frames that `short_profit` adds up."""
    from narrator.measure.known import known_on  # noqa: PLC0415
    from narrator.measure.shorts.book import book_of  # noqa: PLC0415  timed with what it does
    from narrator.measure.shorts.marking import profits_of  # noqa: PLC0415
    from narrator.measure.stocks.panel import build_panel  # noqa: PLC0415
    from narrator.measure.windows import Window  # noqa: PLC0415
    from narrator.read.market import read_market  # noqa: PLC0415

    start = date(as_of.year, 1, 1)
    known = known_on(read_market(folder, until=as_of, tolerant=True), as_of, with_panel=False)
    profits = profits_of(book_of(build_panel(known.market, as_of, [start])), Window(start, as_of))
    issues = profits.panel.issues.index[profits.known]
    return {str(symbol): float(value) for symbol, value in zip(issues, profits.sums[profits.known], strict=True)}


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
