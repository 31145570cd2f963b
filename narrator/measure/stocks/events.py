"""Evenings on which something other than trading moved a price: splits, and what looks like them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

SPLIT_THRESHOLD = 0.05
"""A gap of over 5 % between the raw and the adjusted change of an evening is an event, below it rounding."""

SPLIT_TOLERANCE = 0.005
"""How near an event's ratio must be to a ratio of small whole numbers to be called a split."""

DOUBTFUL_BELOW = 1.9
"""Across a missing evening, a smaller split than this cannot be told from a move of the price."""

BLOCK = 1 << 16
"""So many rows of a price table are looked at together: what is computed of them stays small beside the table."""


@dataclass(frozen=True, slots=True)
class Events:
    """The places in a price table, in order, of evenings with an event, as `adjustments` describes them.

    A split with a ratio of 1 is one of unknown size. All other rows have a ratio of 1 and are no splits.
    """

    rows: np.ndarray
    ratio: np.ndarray
    split: np.ndarray

    def without(self, rows: np.ndarray) -> Events:
        """The events less those of some rows."""
        kept = ~np.isin(self.rows, rows)
        return Events(self.rows[kept], self.ratio[kept], self.split[kept])

    def with_unknown_splits(self, rows: np.ndarray) -> Events:
        """The events, with those of some rows as splits of unknown size."""
        others = self.without(rows)
        places = np.concatenate((others.rows, rows))
        order = np.argsort(places)
        ratio, split = np.ones(len(rows)), np.ones(len(rows), dtype=bool)
        columns = (np.concatenate((others.ratio, ratio)), np.concatenate((others.split, split)))
        return Events(places[order], columns[0][order], columns[1][order])

    def on(self, first: int, after: int) -> tuple[np.ndarray, np.ndarray]:
        """Ratio of each row of a stretch, and whether it is a split; `after` is the row after its last."""
        inside = slice(*np.searchsorted(self.rows, (first, after)))
        ratio, split = np.ones(after - first), np.zeros(after - first, dtype=bool)
        rows = self.rows[inside] - first
        ratio[rows], split[rows] = self.ratio[inside], self.split[inside]
        return ratio, split


def rows_where(count: int, holds: Callable[[slice, slice], np.ndarray]) -> np.ndarray:
    """The places among `count` rows of those for which something holds between them and the row before.

    `holds` is asked about `BLOCK` rows at a time: it is given these, and those one before.
    """
    found = [np.zeros(0, dtype=np.int64)]
    with np.errstate(invalid="ignore", divide="ignore"):
        for first in range(1, count, BLOCK):
            after = min(first + BLOCK, count)
            found.append(first + np.flatnonzero(holds(slice(first, after), slice(first - 1, after - 1))))
    return np.concatenate(found)


def jumps(close: np.ndarray, times: float) -> np.ndarray:
    """The rows whose close is over so many times that of the row before, or under that part of it."""

    def far(rows: slice, before: slice) -> np.ndarray:
        raw = close[rows] / close[before]
        return np.asarray((raw > times) | (raw < 1 / times))

    return rows_where(len(close), far)


def events_of(prices: pd.DataFrame, first: np.ndarray) -> Events:
    """The evenings of `prices` with an event, given which rows are the first of their symbols."""
    close, change = prices["close"].to_numpy(dtype=float), prices["change"].to_numpy(dtype=float)

    def apart(rows: slice, before: slice) -> np.ndarray:
        event = close[rows] / close[before] / (1 + change[rows])
        return np.asarray((event > 1 + SPLIT_THRESHOLD) | (event < 1 / (1 + SPLIT_THRESHOLD)))

    rows = rows_where(len(prices), apart)
    with np.errstate(invalid="ignore", divide="ignore"):
        raw = close[rows] / close[rows - 1]
        event = raw / (1 + change[rows])
    repeated = (raw == 1) & (change[rows] == change[rows - 1])
    inside = np.isfinite(event) & (event > 0) & ~repeated & ~first[rows]
    return _believed(prices["date"].to_numpy(), rows[inside], event[inside])


def _believed(dates: np.ndarray, rows: np.ndarray, event: np.ndarray) -> Events:
    """The events that are believed: on the weekday after the row before, or large and in whole numbers."""
    exact = _split_ratios(event)
    whole = np.isfinite(exact)
    followed = np.busday_count(dates[rows - 1].astype("datetime64[D]"), dates[rows].astype("datetime64[D]")) == 1
    believed = followed | (whole & (np.abs(np.log(event)) > np.log(DOUBTFUL_BELOW)))
    return Events(rows[believed], np.where(whole, exact, event)[believed], whole[believed])


def _split_ratios(ratio: np.ndarray) -> np.ndarray:
    """The n, 1/n or n/m of small whole numbers that each ratio is within `SPLIT_TOLERANCE`; NaN where there is none.

    Where several are near, that of the smallest m counts.
    """
    found = np.full(len(ratio), np.nan)
    for parts in (5, 4, 3, 2, 1):
        for sign in (-1.0, 1.0):
            value = ratio**sign * parts
            whole = np.rint(value)
            near = np.abs(value / np.maximum(whole, 1) - 1) < SPLIT_TOLERANCE
            near &= (whole >= 1) & (whole <= (10 if parts > 1 else 1000))
            found[near] = (whole[near] / parts) ** sign
    return np.where(ratio != 1.0, found, np.nan)
