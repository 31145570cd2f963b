"""What was known on a day: positions, prices and capitalisations of every issue on one grid of dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

import numpy as np
import pandas as pd

from narrator.calendar import settlement_dates
from narrator.errors import OutsideData
from narrator.measure.stocks.events import BLOCK
from narrator.measure.stocks.listings import Listings, listings_of
from narrator.measure.stocks.marks import LAST_TRADED, Marks, marks_at, stale_capitalisations
from narrator.model.market import Incident, Market

IMPOSSIBLE_POSITION = 3.0
"""Shares short over so many times the shares outstanding are a slip; stocks known for theirs came to 1.4 times."""


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """Frames of issues (rows, by symbol) against grid dates (columns), all in the units of the as-of day.

    The grid holds every settlement date that was published by `as_of`, the base evening of every window that was asked
    for, and the last evening, in order. `price` is the split-adjusted close of the last evening on or before a grid
    date; `shares` the split-adjusted short position of the last settlement on or before it, NaN where the issue was
    not in that cycle's file or had stopped trading; `volume` the average daily volume of each settlement's cycle by the
    same file, split-adjusted, NaN where unknown; `cap` the last usable capitalisation on or before it, in dollars of
    that day, and `cap_close` the split-adjusted close of the evening that it is of. `issues` has name, written symbol,
    sector and industry; where a symbol was re-used or a split went unseen, the key of the earlier stock is the symbol
    and its last evening. `lines` and `files` (places in `file_names`) say on which row each position stands: of its own
    cycle's file, or of the later one that restates it. `spans` are the places, in the prices that the panel is built
    of, of each issue's first row and of the one after its last. `missing_settlements` are settlement dates within the
    record that have no file. `left_out` counts the last cycle's symbols that are not here, by reason; `incidents` are
    what was found and held back on the way.
    """

    as_of: date
    grid: pd.DatetimeIndex
    settlements: pd.DatetimeIndex
    price: pd.DataFrame
    shares: pd.DataFrame
    cap: pd.DataFrame
    cap_close: pd.DataFrame
    issues: pd.DataFrame
    lines: pd.DataFrame
    files: pd.DataFrame
    file_names: tuple[str, ...]
    volume: pd.DataFrame
    price_files: tuple[str, ...]
    evenings: pd.DatetimeIndex
    last_evening: pd.Series
    spans: np.ndarray
    left_out: dict[str, int]
    missing_settlements: tuple[date, ...]
    incidents: tuple[Incident, ...]

    @property
    def last_settlement(self) -> date:
        """The latest settlement date whose positions were known."""
        return self.settlements[-1].date()

    def base_evening(self, start: date) -> pd.Timestamp:
        """The last evening before a window that begins on `start`: its close is where the window's change starts."""
        earlier = self.evenings[self.evenings < pd.Timestamp(start)]
        if earlier.empty:
            raise OutsideData(
                f"a window that starts on {start} needs a close from before that day",
                where="prices",
                todo=f"Give prices from before {start}, or ask for {self._first_day} or later",
            )
        return earlier[-1]

    def reaches(self, start: date) -> bool:
        """Whether there is a close from before a window that begins on `start`."""
        return bool(self.evenings[0] < pd.Timestamp(start))

    def cycles_from(self, start: date) -> pd.DatetimeIndex:
        """The settlement dates of a window, from its base evening on; the last one known where it has none yet."""
        inside = self.settlements[self.settlements >= self.base_evening(start)]
        return self.settlements[-1:] if inside.empty else inside

    @property
    def _first_day(self) -> date:
        """The first day whose windows, the year and the time since the month before, begin after the first evening."""
        first = self.evenings[0]
        return max(date(first.year + 1, 1, 1), (first + pd.offsets.MonthBegin(2)).date())


def build_panel(market: Market, as_of: date, starts: Iterable[date]) -> Panel:
    """Everything in a market on one grid, given that it holds nothing that was published after `as_of`.

    `starts` are first days of the windows that will be asked for. Positions and prices must be there; raises
    OutsideData where they do not meet.
    """
    listings = listings_of(market.prices, market.positions)
    if not listings.common.any():
        _complain(market, f"no common stock among the prices up to {as_of}", "Add prices of common stock")
    common = np.flatnonzero(listings.common)
    keys, spans = listings.keys[common], listings.spans[common]
    evenings, price_files = _evenings_and_files(market.prices, spans)
    settlements = _settled(market, as_of, evenings)
    bases = [evenings[evenings < pd.Timestamp(start)][-1:] for start in starts]
    grid = pd.DatetimeIndex(np.unique(np.concatenate([settlements, evenings[-1:], *bases])))
    marks = marks_at(listings, grid, evenings)
    held = _held(market.positions, listings, marks.at(grid.get_indexer(settlements)), settlements)
    order = np.argsort(keys.to_numpy(dtype=object), kind="stable")
    index, spans = keys[order], spans[order]
    last = spans[:, 1] - 1
    cycle = settlements.searchsorted(grid, side="right") - 1
    shares = np.where(cycle >= 0, held.shares[:, np.maximum(cycle, 0)], np.nan)

    def on(columns: pd.DatetimeIndex, values: np.ndarray) -> pd.DataFrame:
        return pd.DataFrame(values[order], index=index, columns=columns)

    return Panel(
        as_of=as_of,
        grid=grid,
        settlements=settlements,
        price=on(grid, marks.price),
        shares=on(grid, shares),
        cap=on(grid, marks.cap),
        cap_close=on(grid, marks.cap_close),
        issues=market.prices[["written", "name", "sector", "industry"]].iloc[last].set_axis(index),
        lines=on(settlements, held.lines),
        files=on(settlements, held.files),
        file_names=tuple(str(name) for name in market.positions["file"].cat.categories),
        volume=on(settlements, held.volume),
        price_files=price_files,
        evenings=evenings,
        last_evening=pd.Series(market.prices["date"].to_numpy()[last], index=index),
        spans=spans,
        left_out=held.left_out,
        missing_settlements=_missing(settlements),
        incidents=(*listings.incidents, *stale_capitalisations(marks.stale), *held.incidents),
    )


def _complain(market: Market, what: str, todo: str) -> NoReturn:
    """Refuse a day for which the folder does not hold enough."""
    raise OutsideData(what, where=market.folder, todo=todo)


def _evenings_and_files(prices: pd.DataFrame, spans: np.ndarray) -> tuple[pd.DatetimeIndex, tuple[str, ...]]:
    """The distinct days of stretches of rows, in order, and the names of the files that they are from, sorted."""
    inside = np.zeros(len(prices), dtype=bool)
    for begin, after in spans.tolist():
        inside[begin:after] = True
    dates, codes = prices["date"].to_numpy(), prices["file"].cat.codes.to_numpy()
    blocks = [slice(begin, begin + BLOCK) for begin in range(0, len(prices), BLOCK)]
    days = np.unique(np.concatenate([pd.unique(dates[block][inside[block]]) for block in blocks]))
    files = np.unique(np.concatenate([pd.unique(codes[block][inside[block]]) for block in blocks]))
    return pd.DatetimeIndex(days), tuple(sorted(str(name) for name in prices["file"].cat.categories[files]))


def _settled(market: Market, as_of: date, evenings: pd.DatetimeIndex) -> pd.DatetimeIndex:
    """The settlement dates that prices reach back to."""
    settlements = pd.DatetimeIndex(np.sort(market.positions["settlement"].unique()))
    settlements = settlements[settlements >= evenings[0]]
    if settlements.empty:
        what = f"the positions known by {as_of} are all from before the first prices, of {evenings[0].date()}"
        _complain(market, what, "Add earlier prices, or later FINRA files")
    if pd.Timestamp(as_of) - evenings[-1] > pd.Timedelta(days=LAST_TRADED):
        what = f"the prices end on {evenings[-1].date()}, too long before {as_of}"
        _complain(market, what, f"Add later prices, or ask for {evenings[-1].date()}")
    return settlements


def _missing(settlements: pd.DatetimeIndex) -> tuple[date, ...]:
    """The settlement dates within the record of which there are no positions."""
    there = {day.date() for day in settlements}
    return tuple(day for day in settlement_dates(min(there), max(there)) if day not in there)


@dataclass(frozen=True, slots=True)
class _Held:
    """Positions and volumes of stocks (rows) at settlement dates (columns), and the rows of files they stand on."""

    shares: np.ndarray
    volume: np.ndarray
    lines: np.ndarray
    files: np.ndarray
    left_out: dict[str, int]
    incidents: tuple[Incident, ...]


def _held(positions: pd.DataFrame, listings: Listings, marks: Marks, settlements: pd.DatetimeIndex) -> _Held:
    """The positions that prices value, in the shares of the last evening, without those that cannot be right.

    `marks` are those of the settlement dates.
    """
    common = np.flatnonzero(listings.common)
    stock = np.full(len(listings.common) + 1, -1)
    stock[common] = np.arange(len(common))
    listing = listings.of_positions(positions)
    place = stock[listing]
    column = settlements.get_indexer(pd.DatetimeIndex(positions["settlement"]))
    ours = np.flatnonzero((place >= 0) & (column >= 0))
    cells = place[ours] * len(settlements) + column[ours]

    def on_grid(values: np.ndarray, empty: float) -> np.ndarray:
        grid = np.full((len(common), len(settlements)), empty, dtype=values.dtype)
        grid.ravel()[cells] = values[ours]
        return grid

    shares = on_grid(positions["shares"].to_numpy(dtype=float), np.nan) * marks.scale
    volume = on_grid(positions["volume"].to_numpy(dtype=float), np.nan) * marks.scale
    lines, files = on_grid(positions["line"].to_numpy(), 0), on_grid(positions["file"].cat.codes.to_numpy(), 0)
    valued = ~np.isnan(shares)
    for one, day in listings.unknown:
        shares[stock[one], settlements < pd.Timestamp(day, unit="D")] = np.nan
    wrong = shares > IMPOSSIBLE_POSITION * marks.outstanding
    incidents = tuple(
        _impossible(
            str(listings.keys[common[row]]),
            settlements[wrong[row]],
            shares[row, wrong[row]],
            marks.outstanding[row, wrong[row]],
        )
        for row in np.flatnonzero(wrong.any(axis=1)).tolist()
    )
    shares[wrong] = np.nan
    lines[np.isnan(shares)] = 0
    latest = column == len(settlements) - 1
    left_out = _left_out(place[latest], listing[latest] >= 0, valued[:, -1], shares[:, -1])
    return _Held(shares, volume, lines, files, left_out, incidents)


def _left_out(place: np.ndarray, priced: np.ndarray, valued: np.ndarray, shares: np.ndarray) -> dict[str, int]:
    """How many issues of the last cycle have no position in the panel, by reason.

    `place` is the stock of each of its rows and `priced` whether it has prices of any kind; `valued` is whether each
    stock's position has a price, `shares` the position.
    """
    return {
        "no price (over the counter, funds)": int((~priced).sum()),
        "not common stock": int((priced & (place < 0)).sum()),
        "no longer traded": int((~valued[place[place >= 0]]).sum()),
        "position held back": int((valued & np.isnan(shares)).sum()),
    }


def _impossible(symbol: str, cycles: pd.DatetimeIndex, shares: np.ndarray, outstanding: np.ndarray) -> Incident:
    """Positions that are larger than the company."""
    last = f"{shares[-1]:,.0f} shares short on {cycles[-1]:%Y-%m-%d}"
    return Incident(
        kind="impossible position",
        words=f"{symbol}: {last}, where the capitalisation implies {outstanding[-1]:,.0f} shares outstanding: one of "
        f"them is wrong ({len(cycles)} cycles since {cycles[0]:%Y-%m-%d})",
        held_back="these positions, as if the cycles did not have them",
        symbol=symbol.split(maxsplit=1)[0],
        day=cycles[-1].date(),
    )
