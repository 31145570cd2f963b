"""The change of every issue on every evening of a stretch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from narrator.calendar import trading_days
from narrator.measure.stocks.events import BLOCK, SPLIT_THRESHOLD
from narrator.measure.stocks.listings import day_numbers
from narrator.measure.stocks.panel import Panel

ISSUES = 512
"""So many issues are checked together."""


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
    """Changes and closes from `first`, an evening of the panel, on; of `first` itself the close alone.

    `prices` are those that the panel was built of.
    """
    evenings = panel.evenings[panel.evenings >= first]
    changes, closes = (prices[name].to_numpy(dtype=float) for name in ("change", "close"))
    change, close = np.full((2, len(panel.issues), len(evenings)), np.nan)
    for rows, cells in _cells(prices["date"].to_numpy(), panel.spans, evenings):
        change[cells], close[cells] = changes[rows], closes[rows]
    change[:, 0] = np.nan
    for issue in range(0, len(change), ISSUES):
        some = slice(issue, issue + ISSUES)
        change[some, 1:][_doubtful(change[some], close[some])] = np.nan
    return Daily(evenings, change, close, _follows_the_trading_day_before(evenings))


def _cells(
    dates: np.ndarray, spans: np.ndarray, evenings: pd.DatetimeIndex
) -> Iterator[tuple[np.ndarray, tuple[np.ndarray, np.ndarray]]]:
    """The rows of issues on some evenings, a block at a time, with the place of each one's issue and evening."""
    issue_of = np.full(len(dates), -1, dtype=np.int32)
    for issue, (begin, after) in enumerate(spans.tolist()):
        issue_of[begin:after] = issue
    asked = day_numbers(evenings.to_numpy())
    column_of = np.full(asked[-1] - asked[0] + 1, -1)
    column_of[asked - asked[0]] = np.arange(len(asked))
    for begin in range(0, len(dates), BLOCK):
        days, issues = day_numbers(dates[begin : begin + BLOCK]) - asked[0], issue_of[begin : begin + BLOCK]
        there = np.flatnonzero((days >= 0) & (days < len(column_of)) & (issues >= 0))
        yield begin + there, (issues[there], column_of[days[there]])


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
