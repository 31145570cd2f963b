"""The change of every issue on every evening of a stretch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from narrator.calendar import trading_days
from narrator.measure.stocks.panel import Panel
from narrator.measure.stocks.universe import SPLIT_THRESHOLD, first_evenings


@dataclass(frozen=True, slots=True)
class Daily:
    """Changes and closes of the panel's issues (rows) on evenings (columns).

    `change` is the split-adjusted change since the evening before as a fraction, NaN where it is unknown or doubtful:
    where it disagrees with the closes by over 5 %, as on the day of a split or of a slip of the feed, or repeats the
    row before. `close` is as it was quoted that evening. `whole` says which evenings follow the trading day before.
    """

    evenings: pd.DatetimeIndex
    change: np.ndarray
    close: np.ndarray
    whole: np.ndarray


def daily_changes(prices: pd.DataFrame, panel: Panel, first: pd.Timestamp) -> Daily:
    """Changes and closes from `first`, an evening of the panel, on; of `first` itself the close alone."""
    evenings = panel.evenings[panel.evenings >= first]
    begins = first_evenings(prices["symbol"])
    symbols = pd.Index(prices["symbol"].iloc[np.flatnonzero(begins)].astype(object))
    days = prices["date"].to_numpy().astype("datetime64[D]").astype(np.int64)
    places = _places(panel.issues.index, symbols, np.flatnonzero(begins), days)
    asked = evenings.to_numpy().astype("datetime64[D]").astype(np.int64)
    column_of = np.full(asked[-1] - asked[0] + 1, -1)
    column_of[asked - asked[0]] = np.arange(len(asked))
    rows = np.flatnonzero((days >= asked[0]) & (days <= asked[-1]) & (places >= 0))
    columns = column_of[days[rows] - asked[0]]
    change, close = np.full((2, len(panel.issues), len(evenings)), np.nan)
    change[places[rows], columns] = prices["change"].to_numpy(dtype=float)[rows]
    close[places[rows], columns] = prices["close"].to_numpy(dtype=float)[rows]
    change[:, 0] = np.nan
    change[:, 1:][_doubtful(change, close)] = np.nan
    return Daily(evenings, change, close, _follows_the_trading_day_before(evenings))


def _places(issues: pd.Index, symbols: pd.Index, starts: np.ndarray, days: np.ndarray) -> np.ndarray:
    """The place among `issues` of each evening's listing, -1 where it is not among them.

    `starts` are the first rows of `symbols`. The key of an earlier listing of a symbol ends on its last evening.
    """
    ends = np.append(starts[1:], len(days))
    places = np.repeat(issues.get_indexer(symbols), ends - starts)
    earlier = np.flatnonzero(issues.str.contains(" ", regex=False))
    named = [(str(issues[place]).rsplit(" ", 1), place) for place in earlier.tolist()]
    for (symbol, ended), place in sorted(named, key=lambda one: one[0][1], reverse=True):
        at = int(symbols.get_indexer(pd.Index([symbol]))[0])
        rows = slice(starts[at], ends[at])
        upto = int(np.searchsorted(days[rows], np.datetime64(ended, "D").astype(np.int64), side="right"))
        places[starts[at] : starts[at] + upto] = place
    return places


def _doubtful(change: np.ndarray, close: np.ndarray) -> np.ndarray:
    """Whether each change after the first evening disagrees with its closes, or repeats the row before."""
    with np.errstate(invalid="ignore", divide="ignore"):
        raw = close[:, 1:] / close[:, :-1]
        gap = raw / (1 + change[:, 1:])
    repeated = (raw == 1) & (change[:, 1:] == change[:, :-1]) & (change[:, 1:] != 0)
    agrees = (gap < 1 + SPLIT_THRESHOLD) & (gap > 1 / (1 + SPLIT_THRESHOLD))
    return np.asarray(repeated | ~agrees)


def _follows_the_trading_day_before(evenings: pd.DatetimeIndex) -> np.ndarray:
    """Whether no trading day lies between each evening and the one before it."""
    days = [evening.date() for evening in evenings]
    expected = trading_days(days[0], days[-1])
    known = set(days)
    before = dict(zip(expected[1:], expected, strict=False))
    return np.array([before.get(day) in known for day in days])
