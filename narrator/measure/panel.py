"""What was known on a day: positions, prices and capitalisations of every issue on one grid of dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from narrator.errors import OutsideData
from narrator.measure.universe import adjustments, is_common_stock, usable_capitalisation
from narrator.model.market import Market


@dataclass(frozen=True, slots=True)
class Panel:
    """Frames of issues (rows, by symbol) against grid dates (columns), all in the units of the as-of day.

    The grid holds every settlement date that was published by `as_of`, the base evening of every window that was asked
    for, and the last evening, in order. `price` is the split-adjusted close of the last evening on or before a grid
    date; `shares` the split-adjusted short position of the last settlement on or before it, NaN where the issue was
    not in that cycle's file; `cap` the last usable capitalisation on or before it, in dollars of that day. `issues` has
    name, written symbol, sector and industry; `left_out` counts the last cycle's symbols that are not here, by reason.
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
                todo=f"Give prices from before {start}, or ask for a date in {self.evenings[0].year + 1} or later",
            )
        return earlier[-1]


def build_panel(market: Market, as_of: date, starts: Iterable[date]) -> Panel:
    """Everything that had been published by the end of `as_of`, on one grid.

    `starts` are first days of the windows that will be asked for. Raises OutsideData where nothing was known by then.
    """
    day = pd.Timestamp(as_of)
    prices = market.prices[market.prices["date"] <= day]
    positions = market.positions[market.positions["published"] <= day]
    _require(market, prices, positions, as_of)
    events = adjustments(prices)
    common = is_common_stock(prices)
    prices, events = prices[common], events[common]
    evenings = pd.DatetimeIndex(np.unique(prices["date"].to_numpy()))
    settlements = pd.DatetimeIndex(np.unique(positions["settlement"].to_numpy()))
    settlements = settlements[settlements >= evenings[0]]
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
        left_out=_left_out(market.prices, positions, settlements[-1], prices_at.index),
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


def _prices_on_grid(
    prices: pd.DataFrame,
    events: pd.DataFrame,
    grid: pd.DatetimeIndex,
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Split-adjusted price, factor from a grid date's shares to as-of shares, and capitalisation; issues by grid."""
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
    return price, on_grid(share_scale).div(share_scale[last], axis=0), on_grid(caps)


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
    cycle = settlements.searchsorted(grid, side="right") - 1
    at_grid = np.where(cycle >= 0, shares[:, np.maximum(cycle, 0)], np.nan)
    return pd.DataFrame(at_grid, index=issues, columns=grid), pd.DataFrame(lines, index=issues, columns=settlements)


def _files_by_settlement(positions: pd.DataFrame) -> dict[pd.Timestamp, str]:
    """Name of the file that holds each settlement date."""
    pairs = positions[["settlement", "file"]].drop_duplicates("settlement")
    return dict(zip(pairs["settlement"], pairs["file"].astype(str), strict=True))


def _left_out(
    all_prices: pd.DataFrame,
    positions: pd.DataFrame,
    settlement: pd.Timestamp,
    kept: pd.Index,
) -> dict[str, int]:
    """How many issues of the last cycle are not in the panel, by reason."""
    symbols = positions.loc[positions["settlement"] == settlement, "symbol"]
    outside = symbols[~symbols.isin(kept)]
    priced = outside.isin(all_prices["symbol"].unique())
    return {"no price (over the counter, funds)": int((~priced).sum()), "not common stock": int(priced.sum())}
