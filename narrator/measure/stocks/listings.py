"""Which evenings belong to one stock: a symbol may pass to another company, and a split may go unseen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from narrator.calendar import settlement_dates
from narrator.measure.stocks.events import BLOCK, DOUBTFUL_BELOW, Events, events_of, jumps
from narrator.measure.stocks.restated import settled_before
from narrator.measure.stocks.universe import NAMED_BY, common_stock, earlier_listings, first_evenings
from narrator.model.market import Incident

SPLIT_AT_LEAST = 1.3
"""How many times fewer or more shares short a flagged split leaves, at least, for a jump of the price to be its own."""

SPLIT_UNSEEN = 4.0
"""The same where the price does not jump at all, as in closes that are adjusted for splits."""

SPLIT_AT_MOST = 8.0
"""How far the jump of the price may be from that of the shares short, which also change for other reasons."""

UNCONFIRMED = 20.0
"""A price that jumps so far in an evening is believed when a cycle of positions shows that it was no split."""

UNCONFIRMED_UNADJUSTED = 4.0
"""The same where the feed does not say by how much the price changed."""

_KEY = 1_000_000
"""More than the days since 1970, so that a number and a day make one sortable key."""


@dataclass(frozen=True, slots=True)
class Listings:
    """A price table and the listings that its rows belong to, one after the other.

    `starts` is the place of each listing's first row, `keys` its symbol, or where a later listing follows under that
    symbol, the symbol and its last evening. `symbols` are the distinct symbols of the table and `symbol` the place of
    each listing's own; `common` marks common stock. `events` are those within a listing, and splits of unknown size
    where one begins. `unknown` are pairs of a listing and the day before which its positions are in other units than
    its prices. `incidents` say what was found.
    """

    prices: pd.DataFrame
    starts: np.ndarray
    keys: pd.Index
    symbols: pd.Index
    symbol: np.ndarray
    common: np.ndarray
    events: Events
    unknown: tuple[tuple[int, int], ...]
    incidents: tuple[Incident, ...]

    @property
    def spans(self) -> np.ndarray:
        """Of each listing the place of its first row and of the one after its last."""
        return np.column_stack((self.starts, np.append(self.starts[1:], len(self.prices))))

    def blocks(self) -> Iterator[slice]:
        """All listings in stretches of about `BLOCK` rows, or of one listing that is longer."""
        bounds = np.searchsorted(self.starts, np.arange(0, len(self.prices), BLOCK))
        for first, after in pairwise(np.unique(np.append(bounds, len(self.starts))).tolist()):
            yield slice(first, after)

    def of_positions(self, positions: pd.DataFrame) -> np.ndarray:
        """The listing to which each position belongs, -1 for a symbol without prices.

        Positions from before a symbol's first price belong to its first listing, as those of the days between two
        listings belong to the one that ended.
        """
        written, ours = pa.array(positions["symbol"].astype("str")), pa.array(self.symbols, type=pa.large_string())
        symbol = pc.fill_null(pc.index_in(written, value_set=ours), -1).to_numpy().astype(np.int64)
        first = np.concatenate(([True], self.symbol[1:] != self.symbol[:-1]))
        begins = self.symbol * _KEY + np.where(first, 0, day_numbers(self.prices["date"].to_numpy()[self.starts]))
        asked = symbol * _KEY + day_numbers(positions["settlement"].to_numpy())
        return np.where(symbol >= 0, np.searchsorted(begins, asked, side="right") - 1, -1)


def day_numbers(days: np.ndarray) -> np.ndarray:
    """Days since 1970."""
    return days.astype("datetime64[D]").view(np.int64)


def listings_of(prices: pd.DataFrame, positions: pd.DataFrame) -> Listings:
    """The listings of all prices, given the positions known by then.

    A symbol begins a new listing where it passes to another stock, where FINRA flags a split that the feed's changes do
    not show, and at a jump of the price that may be one until the positions of the next cycle are known.
    """
    table, reused = _evenings_of(prices)
    flagged = list(_unseen_splits(table, positions))
    leaps = list(_unconfirmed(table, positions))
    new = np.unique(np.array([row for row, _ in (*flagged, *leaps) if row >= 0], dtype=np.int64))
    table.begins[new] = True
    starts = np.flatnonzero(table.begins)
    symbol = np.searchsorted(table.firsts, starts, side="right") - 1
    return Listings(
        prices=prices,
        starts=starts,
        keys=_keys(prices, table.symbols, symbol, _ends(table.begins)),
        symbols=table.symbols,
        symbol=symbol,
        common=table.common[starts],
        events=table.events.with_unknown_splits(new),
        unknown=tuple(_before(table, starts, one) for row, one in flagged if row < 0),
        incidents=(*reused, *(one for _, one in flagged), *(one for _, one in leaps)),
    )


@dataclass(frozen=True, slots=True)
class _Evenings:
    """The rows of a price table with what is known of each; `firsts` are the places of the symbols' first rows."""

    prices: pd.DataFrame
    symbols: pd.Index
    dates: np.ndarray
    firsts: np.ndarray
    begins: np.ndarray
    common: np.ndarray
    events: Events

    def rows(self, symbol: int) -> tuple[int, int]:
        """The places of a symbol's first row and of the one after its last."""
        after = self.firsts[symbol + 1] if symbol + 1 < len(self.firsts) else len(self.dates)
        return int(self.firsts[symbol]), int(after)


def _evenings_of(prices: pd.DataFrame) -> tuple[_Evenings, list[Incident]]:
    """The rows with their events and the listings that re-used symbols begin."""
    first = first_evenings(prices["symbol"])
    passed = prices.index.get_indexer(earlier_listings(prices, first).index)
    begins = first.copy()
    begins[passed] = True
    events = events_of(prices, first).without(passed)
    ends = _ends(begins)
    common = np.repeat(common_stock(prices[list(NAMED_BY)].iloc[ends]), np.diff(ends, prepend=-1))
    firsts = np.flatnonzero(first)
    symbols = pd.Index(prices["symbol"].iloc[firsts].astype(object))
    reused = [_passed_on(prices, int(row)) for row in passed if common[row] or common[row - 1]]
    return _Evenings(prices, symbols, prices["date"].to_numpy(), firsts, begins, common, events), reused


def _before(table: _Evenings, starts: np.ndarray, split: Incident) -> tuple[int, int]:
    """The listing of a split that only the positions show, and its settlement date as a day since 1970."""
    day = _number(split.day)
    first, after = table.rows(int(table.symbols.get_indexer(pd.Index([split.symbol]))[0]))
    row = first + int(np.searchsorted(table.dates[first:after], np.datetime64(day, "D"), side="right")) - 1
    return int(np.searchsorted(starts, row, side="right")) - 1, day


def _number(day: date | None) -> int:
    """A day since 1970."""
    return int(np.datetime64(day, "D").astype(np.int64))


def _ends(begins: np.ndarray) -> np.ndarray:
    """The places of the last rows of listings, given which rows begin one."""
    return np.append(np.flatnonzero(begins)[1:], len(begins)) - 1


def _keys(prices: pd.DataFrame, symbols: pd.Index, symbol: np.ndarray, ends: np.ndarray) -> pd.Index:
    """The name of each listing: its symbol, or the symbol and its last evening where another follows."""
    names = symbols.to_numpy(dtype=object)[symbol]
    followed = np.flatnonzero(symbol[1:] == symbol[:-1])
    for one in followed:
        names[one] = f"{names[one]} {prices['date'].iloc[ends[one]]:%Y-%m-%d}"
    keys: pd.Index = pd.Index(names, name="symbol")
    return keys


def _passed_on(prices: pd.DataFrame, row: int) -> Incident:
    """The symbol that another company took over with a row."""
    before, after = prices.iloc[row - 1], prices.iloc[row]
    return Incident(
        kind="re-used symbol",
        words=f"{after['symbol']} was {before['name']} until {before['date']:%Y-%m-%d} and is {after['name']} from "
        f"{after['date']:%Y-%m-%d} on",
        held_back="the two are counted as two stocks, and nothing is computed across the pause",
        symbol=str(after["symbol"]),
        day=after["date"].date(),
    )


def _unseen_splits(table: _Evenings, positions: pd.DataFrame) -> Iterator[tuple[int, Incident]]:
    """Splits that FINRA flags and the feed's changes do not show: the evening's row and what is held back.

    The row is -1 where the closes do not jump either: then they are in the units after the split already.
    """
    columns = ["settlement", "symbol", "shares", "previous"]
    flagged = positions[columns].iloc[np.flatnonzero(positions["split"].to_numpy(dtype=bool))]
    places = table.symbols.get_indexer(pd.Index(flagged["symbol"].astype(object)))
    left = (flagged["previous"] / flagged["shares"].where(flagged["shares"] > 0)).to_numpy(dtype=float)
    settled = [pd.Timestamp(day).date() for day in flagged["settlement"]]
    before = {day: settled_before(day) for day in set(settled)}
    for row in np.flatnonzero(places >= 0):
        first, after = table.rows(int(places[row]))
        days = table.dates[first:after]
        ends = (np.datetime64(before[settled[row]]), np.datetime64(settled[row]))
        since, until = (first + int(np.searchsorted(days, day, side="right")) for day in ends)
        if first < since < until and table.common[since] and not _explained(table, since, until):
            yield from _unseen(table, table.symbols[places[row]], (since, until), float(left[row]), settled[row])


def _explained(table: _Evenings, since: int, until: int) -> bool:
    """Whether some row of a stretch is a split that the feed shows, or begins another stock."""
    splits = table.events.rows[table.events.split]
    return bool(((splits >= since) & (splits < until)).any() or table.begins[since:until].any())


def _unseen(
    table: _Evenings, symbol: str, rows: tuple[int, int], left: float, settled: date
) -> Iterator[tuple[int, Incident]]:
    """The evening of a split within `rows` that left 1 share of `left`, as far as closes and positions show one."""
    close = table.prices["close"].to_numpy(dtype=float)[rows[0] - 1 : rows[1]]
    jumps = np.log(close[1:] / close[:-1])
    place = int(np.argmax(np.abs(jumps)))
    jump, shares = float(jumps[place]), float(np.log(left)) if left > 0 else np.nan
    day = pd.Timestamp(table.prices["date"].iloc[rows[0] + place]).date()
    if abs(jump) > np.log(DOUBTFUL_BELOW):
        like = jump * shares > 0 and abs(shares) > np.log(SPLIT_AT_LEAST) and abs(jump - shares) < np.log(SPLIT_AT_MOST)
        if like or np.isnan(shares):
            yield rows[0] + place, _unadjusted(symbol, day, float(np.exp(jump)))
    elif abs(shares) > np.log(SPLIT_UNSEEN):
        yield -1, _already_adjusted(symbol, settled, left)


def _unadjusted(symbol: str, day: date, factor: float) -> Incident:
    """A split that only FINRA's flag tells from a move of the price."""
    kind = "reverse split unadjusted" if factor > 1 else "split unadjusted"
    return Incident(
        kind=kind,
        words=f"{symbol}: the close of {day} is {factor:,.2f} times the one before; FINRA flags a split, and the "
        "feed's changes give no ratio of small whole numbers for it",
        held_back="the stock before and after are two: no profit, flow or change of position is computed across it",
        symbol=symbol,
        day=day,
    )


def _already_adjusted(symbol: str, settled: date, left: float) -> Incident:
    """A split in the positions that the closes, adjusted already, do not show."""
    return Incident(
        kind="split in positions only",
        words=f"{symbol}: FINRA flags a split by {settled}, shares short were {left:,.2f} times as many before, and "
        "the closes do not jump",
        held_back="the positions before it, which are in other shares than the closes",
        symbol=symbol,
        day=settled,
    )


def _unconfirmed(table: _Evenings, positions: pd.DataFrame) -> Iterator[tuple[int, Incident]]:
    """Jumps of the price that may be splits, in stretches whose positions are not known yet."""
    settled = set(day_numbers(positions["settlement"].drop_duplicates().to_numpy()).tolist())
    close, change = (table.prices[name].to_numpy(dtype=float) for name in ("close", "change"))
    rows = jumps(close, UNCONFIRMED_UNADJUSTED)
    explained = table.events.rows[table.events.ratio != 1]
    rows = rows[~table.begins[rows] & table.common[rows] & ~np.isin(rows, explained)]
    rows = rows[day_numbers(table.dates[rows]) > min(settled, default=0)]
    for row, factor in zip(rows, close[rows] / close[rows - 1], strict=True):
        if not np.isnan(change[row]) and 1 / UNCONFIRMED <= factor <= UNCONFIRMED:
            continue
        day = pd.Timestamp(table.prices["date"].iloc[row]).date()
        covering = settlement_dates(day, day + timedelta(days=20))[0]
        if _number(covering) not in settled:
            yield int(row), _not_confirmed(str(table.prices["symbol"].iloc[row]), day, factor, covering)


def _not_confirmed(symbol: str, day: date, factor: float, covering: date) -> Incident:
    """A jump that the positions of the cycle after it will explain."""
    return Incident(
        kind="impossible jump",
        words=f"{symbol}: the close of {day} is {factor:,.4g} times the one before, and the positions of {covering}, "
        "which would show a split, are not known",
        held_back="no profit, flow or change of position is computed across that evening",
        symbol=symbol,
        day=day,
    )
