"""What was known on a day: positions, prices and capitalisations of every issue on one grid of dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

import numpy as np
import pandas as pd

from narrator.errors import OutsideData
from narrator.measure.universe import adjustments, earlier_listings, is_common_stock, usable_capitalisation
from narrator.model.market import Market

LAST_TRADED = 10
"""Calendar days after which a close no longer values a position: of an issue that stopped trading, of a market."""


@dataclass(frozen=True, slots=True)
class Panel:
    """Frames of issues (rows, by symbol) against grid dates (columns), all in the units of the as-of day.

    The grid holds every settlement date that was published by `as_of`, the base evening of every window that was asked
    for, and the last evening, in order. `price` is the split-adjusted close of the last evening on or before a grid
    date; `shares` the split-adjusted short position of the last settlement on or before it, NaN where the issue was
    not in that cycle's file or had stopped trading; `cap` the last usable capitalisation on or before it, in dollars of
    that day. `issues` has name, written symbol, sector and industry; where a symbol was re-used, the earlier stock's
    key is the symbol and its last evening. `left_out` counts the last cycle's symbols that are not here, by reason.
    """

    as_of: date
    grid: pd.DatetimeIndex
    settlements: pd.DatetimeIndex
    price: pd.DataFrame
    shares: pd.DataFrame
    cap: pd.DataFrame
    issues: pd.DataFrame
    lines: pd.DataFrame
    position_files: dict[pd.Timestamp, str]
    price_files: tuple[str, ...]
    evenings: pd.DatetimeIndex
    last_evening: pd.Series
    left_out: dict[str, int]

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
    """Everything that had been published by the end of `as_of`, on one grid.

    `starts` are first days of the windows that will be asked for. Raises OutsideData where nothing was known by then.
    """
    day = pd.Timestamp(as_of)
    prices = market.prices[market.prices["date"] <= day]
    positions = market.positions[market.positions["published"] <= day]
    _require(market, prices, positions, as_of)
    prices, positions = _apart(prices, positions)
    events = adjustments(prices)
    common = is_common_stock(prices)
    priced = prices["symbol"].unique()
    prices, events = prices[common], events[common]
    if prices.empty:
        _complain(market, f"no common stock among the prices up to {as_of}", "Add prices of common stock")
    evenings = pd.DatetimeIndex(np.unique(prices["date"].to_numpy()))
    settlements = pd.DatetimeIndex(np.unique(positions["settlement"].to_numpy()))
    settlements = settlements[settlements >= evenings[0]]
    if settlements.empty:
        what = f"the positions known by {as_of} are all from before the first prices, of {evenings[0].date()}"
        _complain(market, what, "Add earlier prices, or later FINRA files")
    if day - evenings[-1] > pd.Timedelta(days=LAST_TRADED):
        what = f"the prices end on {evenings[-1].date()}, too long before {as_of}"
        _complain(market, what, f"Add later prices, or ask for {evenings[-1].date()}")
    bases = [evenings[evenings < pd.Timestamp(start)][-1:] for start in starts]
    grid = pd.DatetimeIndex(np.unique(np.concatenate([settlements, evenings[-1:], *bases])))
    prices_at, share_scale, caps = _prices_on_grid(prices, events, grid)
    shares, lines = _positions_on_grid(positions, grid, share_scale[settlements])
    last = prices.drop_duplicates("symbol", keep="last")
    issues = last[["written", "name", "sector", "industry"]].set_axis(prices_at.index)
    return Panel(
        as_of=as_of,
        grid=grid,
        settlements=settlements,
        price=prices_at,
        shares=shares,
        cap=caps,
        issues=issues,
        lines=lines,
        position_files=_files_by_settlement(positions),
        price_files=tuple(sorted(str(name) for name in prices["file"].unique())),
        evenings=evenings,
        last_evening=pd.Series(last["date"].to_numpy(), index=prices_at.index),
        left_out=_left_out(priced, positions, shares[settlements[-1]]),
    )


def _require(market: Market, prices: pd.DataFrame, positions: pd.DataFrame, as_of: date) -> None:
    """Complain where nothing was known by `as_of`."""
    if positions.empty:
        first = market.positions["published"].min()
        raise OutsideData(
            f"no short-interest cycle had been published by {as_of}",
            where=market.folder,
            todo=f"Ask for {first.date()} or later, or add earlier FINRA files",
        )
    if prices.empty:
        raise OutsideData(
            f"no prices up to {as_of}",
            where=market.folder,
            todo=f"Ask for {market.prices['date'].min().date()} or later, or add earlier prices",
        )


def _apart(prices: pd.DataFrame, positions: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Both tables with the listings of a re-used symbol under keys of their own, the last one under the symbol."""
    begins = earlier_listings(prices)
    if begins.empty:
        return prices, positions
    symbols, days = prices["symbol"].to_numpy(dtype=object), prices["date"].to_numpy()
    priced, short = symbols.copy(), positions["symbol"].to_numpy(dtype=object, copy=True)
    rows = prices.index.get_indexer(begins.index)
    for row, ended in zip(rows[::-1], begins.to_numpy()[::-1], strict=True):
        symbol, begun = symbols[row], days[row]
        key = f"{symbol} {np.datetime_as_string(ended, unit='D')}"
        priced[(symbols == symbol) & (days <= ended)] = key
        short[(positions["symbol"] == symbol) & (positions["settlement"] < begun)] = key
    prices, positions = prices.assign(symbol=priced), positions.assign(symbol=short)
    return prices.sort_values(["symbol", "date"], kind="stable", ignore_index=True), positions


def _complain(market: Market, what: str, todo: str) -> NoReturn:
    """Refuse a day for which the folder does not hold enough."""
    raise OutsideData(what, where=market.folder, todo=todo)


def _prices_on_grid(
    prices: pd.DataFrame,
    events: pd.DataFrame,
    grid: pd.DatetimeIndex,
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Split-adjusted price, factor from a grid date's shares to as-of shares, and capitalisation; issues by grid.

    The factor is NaN where an issue's last close is over `LAST_TRADED` days older than the market's.
    """
    codes, symbols = pd.factorize(prices["symbol"])
    index = pd.Index([str(symbol) for symbol in symbols], name="symbol")
    days = prices["date"].to_numpy().astype("datetime64[D]").astype(np.int64)
    keys = codes.astype(np.int64) * 1_000_000 + days
    asked = grid.to_numpy().astype("datetime64[D]").astype(np.int64)
    rows = np.searchsorted(keys, np.arange(len(index))[:, None] * 1_000_000 + asked[None, :], side="right") - 1
    there = (rows >= 0) & (codes[np.maximum(rows, 0)] == np.arange(len(index))[:, None])
    last = np.searchsorted(codes, np.arange(len(index)), side="right") - 1

    def on_grid(values: np.ndarray) -> pd.DataFrame:
        return pd.DataFrame(np.where(there, values[np.maximum(rows, 0)], np.nan), index=index, columns=grid)

    price_scale = events["ratio"].groupby(codes).cumprod().to_numpy()
    share_scale = events["ratio"].where(events["split"], 1.0).groupby(codes).cumprod().to_numpy()
    caps = usable_capitalisation(prices, events, codes).groupby(codes).ffill().to_numpy()
    price = on_grid(prices["close"].to_numpy(dtype=float) / price_scale).mul(price_scale[last], axis=0)
    evening = on_grid(days.astype(float))
    traded = evening >= evening.max() - LAST_TRADED
    return price, on_grid(share_scale).div(share_scale[last], axis=0).where(traded), on_grid(caps)


def _positions_on_grid(
    positions: pd.DataFrame,
    grid: pd.DatetimeIndex,
    share_scale: pd.DataFrame,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Shares short at the last settlement on or before each grid date, and the line of the file each stands on.

    `share_scale` turns the shares of a settlement date (columns) into as-of shares of an issue (rows).
    """
    issues, settlements = share_scale.index, pd.DatetimeIndex(share_scale.columns)
    ours = positions[positions["symbol"].isin(issues) & positions["settlement"].isin(settlements)]
    rows = issues.get_indexer(pd.Index(ours["symbol"].astype(str)))
    columns = settlements.get_indexer(pd.DatetimeIndex(ours["settlement"]))
    shares = np.full((len(issues), len(settlements)), np.nan)
    lines = np.zeros(shares.shape, dtype=np.int64)
    shares[rows, columns] = ours["shares"].to_numpy(dtype=float)
    lines[rows, columns] = ours["line"].to_numpy()
    shares *= share_scale.to_numpy()
    lines[np.isnan(shares)] = 0
    cycle = settlements.searchsorted(grid, side="right") - 1
    at_grid = np.where(cycle >= 0, shares[:, np.maximum(cycle, 0)], np.nan)
    return pd.DataFrame(at_grid, index=issues, columns=grid), pd.DataFrame(lines, index=issues, columns=settlements)


def _files_by_settlement(positions: pd.DataFrame) -> dict[pd.Timestamp, str]:
    """Name of the file that holds each settlement date."""
    pairs = positions[["settlement", "file"]].drop_duplicates("settlement")
    return dict(zip(pairs["settlement"], pairs["file"].astype(str), strict=True))


def _left_out(priced: np.ndarray, positions: pd.DataFrame, last: pd.Series) -> dict[str, int]:
    """How many issues of the last cycle have no position in the panel, by reason.

    `priced` are the symbols that have prices of any kind, `last` the shares short at the last settlement.
    """
    symbols = positions.loc[positions["settlement"] == last.name, "symbol"]
    outside = symbols[~symbols.isin(last.index)]
    without_price = int((~outside.isin(priced)).sum())
    return {
        "no price (over the counter, funds)": without_price,
        "not common stock": len(outside) - without_price,
        "no longer traded": int(symbols.isin(last.index[last.isna()]).sum()),
    }
