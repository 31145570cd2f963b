"""Positions marked to market: what every issue's shorts gained in each interval of a window, as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import compress, pairwise
from math import isnan
from typing import SupportsFloat

import numpy as np
import pandas as pd

from narrator.measure.arithmetic import FOUR, equation, figure, plus, price, summed
from narrator.measure.shorts.book import Book, total
from narrator.measure.stocks.panel import Panel
from narrator.measure.windows import Window


@dataclass(frozen=True, slots=True, eq=False)
class Profits:
    """A window's profits as arrays of issues (rows) by intervals (columns), NaN where unknown.

    `marks` are the grid dates at the ends of the intervals, one more than there are of those; `shares` and `price`
    stand at them. `amounts` is the profit of each interval, `early` the same on the position at the interval's start,
    `sums` their total by issue and `known` whether there is one. `cycles` are the columns of the window's settlement
    dates in the book, `average` each issue's dollars short over those of them at which it is known, 0 without any.
    `days` are the marks as dates, `steps` the intervals in words, `counted` the columns in the book of all cycles whose
    positions count, `settled` tells which intervals end on a settlement date or on the last evening.
    """

    book: Book
    window: Window
    marks: pd.DatetimeIndex
    shares: np.ndarray
    price: np.ndarray
    amounts: np.ndarray
    early: np.ndarray
    sums: np.ndarray
    known: np.ndarray
    cycles: np.ndarray
    average: np.ndarray
    days: tuple[date, ...]
    steps: tuple[str, ...]
    counted: slice
    settled: np.ndarray

    @property
    def panel(self) -> Panel:
        """The panel that the book was made of."""
        return self.book.panel


@lru_cache(maxsize=4)
def profits_of(book: Book, window: Window) -> Profits:
    """The profits of every issue over a window.

    profit = -(s0 + s1) / 2 * (p1 - p0), s shares short, p split-adjusted close.
    """
    panel = book.panel
    first = int(panel.grid.get_indexer(pd.DatetimeIndex([panel.base_evening(window.start)]))[0])
    marks = panel.grid[first:]
    shares, close = panel.shares.to_numpy()[:, first:], panel.price.to_numpy()[:, first:]
    amounts = -average_shares(shares) * np.diff(close, axis=1)
    begin = np.where(np.isnan(shares[:, :-1]), shares[:, 1:], shares[:, :-1])
    cycles = panel.settlements.get_indexer(panel.cycles_from(window.start))
    inside = book.dollars[:, cycles]
    before = max(int(panel.settlements.searchsorted(marks[0], side="right")) - 1, 0)
    days = tuple(marks.date)
    settled = marks[1:].isin(panel.settlements)
    settled[-1] = True
    return Profits(
        book=book,
        window=window,
        marks=marks,
        shares=shares,
        price=close,
        amounts=amounts,
        early=-begin * np.diff(close, axis=1),
        sums=np.nansum(amounts, axis=1),
        known=~np.isnan(amounts).all(axis=1),
        cycles=cycles,
        average=np.nansum(inside, axis=1) / np.maximum((~np.isnan(inside)).sum(axis=1), 1),
        days=days,
        steps=tuple(f"{one} to {two}" for one, two in pairwise(days)),
        counted=slice(before, None),
        settled=settled,
    )


def average_shares(ends: np.ndarray) -> np.ndarray:
    """Average of the positions known at the two ends of each interval."""
    before, after = ends[:, :-1], ends[:, 1:]
    return np.where(np.isnan(before), after, np.where(np.isnan(after), before, (before + after) / 2))


def profit_lines(profits: Profits, places: np.ndarray, result: SupportsFloat) -> tuple[str, ...]:
    """The arithmetic of a profit: each interval, from shares and closes of one issue or as a sum, and their total."""
    names, amounts = profits.steps, profits.amounts[places]
    if len(places) == 1:
        shares, close = profits.shares[places[0]].tolist(), profits.price[places[0]].tolist()
        steps = zip(names, pairwise(shares), pairwise(close), amounts[0].tolist(), strict=True)
        each = [equation(name, _formula(s, p), round(x, FOUR), "USD") for name, s, p, x in steps if not isnan(x)]
    else:
        each = [summed(name, terms) for name, terms in zip(names, amounts.T, strict=True)]
    sums = [round(float(one), FOUR) for one in total(amounts) if not isnan(one)]
    return (*each, equation("profit", plus(sums), result, "USD"))


def _formula(shares: tuple[float, float], close: tuple[float, float]) -> str:
    """The profit of one issue in one interval, with its numbers."""
    known = [figure(one) for one in shares if not isnan(one)]
    average = f"({known[0]} + {known[1]}) / 2" if len(known) > 1 else known[0]
    return f"-{average} x ({price(close[1])} - {price(close[0])})"


def profit_so_far(profits: Profits, places: np.ndarray) -> tuple[tuple[date, ...], np.ndarray]:
    """Settlement dates of the window after its base evening, and the last evening; the profit up to each."""
    steps = total(profits.amounts[places])
    sums = np.where(np.isnan(steps).cumprod(), np.nan, np.nancumsum(steps))
    return tuple(compress(profits.days[1:], profits.settled)), sums[profits.settled]
