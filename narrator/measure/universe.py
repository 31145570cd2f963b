"""Which issues count, how large they are, and which split when."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import pandas as pd

SEGMENT_EDGES = (50e6, 300e6, 2e9, 10e9, 200e9)
"""Upper bounds of capitalisation in dollars, exclusive, of every segment but the last."""

SEGMENTS = ("nano", "micro", "small", "mid", "large", "mega")
"""Segments by capitalisation, smallest first; bounds are the trade's."""

GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "small_and_below": ("nano", "micro", "small"),
        "mid_and_above": ("mid", "large", "mega"),
        "large_and_above": ("large", "mega"),
        "all": SEGMENTS,
    },
)
"""Groups of segments that the trade speaks of in one breath."""

SIZES = (*SEGMENTS, *GROUPS)
"""Every segment and group that a statistic by size is computed for."""

SEGMENT_RULE = (
    "An issue's size is its last known capitalisation on the day of the statistic, delisted names are kept, and only "
    "common stock counts."
)
"""The default rule; others are computed as its sensitivity."""

SPLIT_THRESHOLD = 0.05
"""A gap of over 5 % between the raw and the adjusted change of an evening is an event, below it rounding."""

SPLIT_TOLERANCE = 0.005
"""How near an event's ratio must be to a ratio of small whole numbers to be called a split."""

DOUBTFUL_BELOW = 1.9
"""Across a missing evening, a smaller split than this cannot be told from a move of the price."""

STALE_EVENINGS = 10
"""Feeds go on showing the old capitalisation for some days after a split."""

_OTHER_THAN_COMMON = re.compile(
    r"\b(?:warrants?|units?|rights?|preferred|pfd|preference|notes?|debentures?|bonds?|perpetual|funds?|etfs?|etns?)\b"
    r"|%|(?<!american )\b(?:depositary|dep) sh(?:are)?s?\b|\bseries [a-z]\b.*\b(?:cumulative|fixed-to-floating)\b"
    r"|\b(?:income|municipal|credit|dividend|duration|opportunit\w+|term)\b.*\btrust\b",
    re.IGNORECASE,
)
_UNIT_TRUST = "Trusts Except Educational Religious and Charitable"
_PREFERRED_MARK = "^"
"""Exchanges write a preferred issue as the company's symbol, this mark and a letter."""


def is_common_stock(prices: pd.DataFrame) -> pd.Series:
    """Whether each row of `prices` belongs to a common stock, by the issue's last name, industry and symbol as written.

    Price feeds write the security type into the issue name: funds, units, warrants, rights, preferred stock and notes
    are not common stock, American depositary shares are.
    """
    last = prices.drop_duplicates("symbol", keep="last")
    other = [
        symbol
        for symbol, written, name, industry in zip(
            last["symbol"],
            last["written"].astype(str),
            last["name"].astype(str),
            last["industry"].astype(str),
            strict=True,
        )
        if _PREFERRED_MARK in written or industry == _UNIT_TRUST or _OTHER_THAN_COMMON.search(name)
    ]
    return ~prices["symbol"].isin(other)


def segment_of(capitalisation: pd.Series) -> pd.Series:
    """Code of the segment (index into `SEGMENTS`) of each capitalisation in dollars, -1 where it is unknown."""
    values = capitalisation.to_numpy(dtype=float)
    codes = np.searchsorted(SEGMENT_EDGES, values, side="right")
    return pd.Series(np.where(np.isfinite(values), codes, -1), index=capitalisation.index)


def members_of(group: str) -> tuple[int, ...]:
    """Segment codes that belong to a segment or group."""
    return tuple(SEGMENTS.index(segment) for segment in GROUPS.get(group, (group,)))


def adjustments(prices: pd.DataFrame) -> pd.DataFrame:
    """For each evening of `prices`, by how much the day's event multiplied the price, and whether it was a split.

    A split shows as a gap between the raw change of the close and the feed's adjusted change. `ratio` is 10 for a
    1-for-10 reverse split, 0.5 for a 2-for-1 split, 1 on other days. A ratio that is no ratio of small whole
    numbers (a spin-off, a feed error) moves the price but not the number of shares: `split` is False there.
    The first evening of an issue and evenings whose adjusted change is unknown have ratio 1. Where the weekday before
    is missing, the feed's change spans less than ours: only a doubling or halving at least, in whole numbers, is
    believed.
    """
    first = prices["symbol"].ne(prices["symbol"].shift()).to_numpy()
    close = prices["close"].to_numpy(dtype=float)
    with np.errstate(invalid="ignore", divide="ignore"):
        raw = close / np.concatenate(([np.nan], close[:-1]))
        ratio = raw / (1 + prices["change"].to_numpy(dtype=float))
    ratio[first | ~np.isfinite(ratio) | (ratio <= 0)] = 1.0
    ratio[np.abs(np.log(ratio)) < np.log1p(SPLIT_THRESHOLD)] = 1.0
    split = _is_split_ratio(ratio)
    believed = _follows_the_weekday_before(prices) | (split & (np.abs(np.log(ratio)) > np.log(DOUBTFUL_BELOW)))
    ratio[~believed] = 1.0
    return pd.DataFrame({"ratio": ratio, "split": split & (ratio != 1.0)}, index=prices.index)


def _follows_the_weekday_before(prices: pd.DataFrame) -> np.ndarray:
    """Whether each row's evening is the next weekday after the row before it (a holiday counts as a gap)."""
    days = prices["date"].to_numpy().astype("datetime64[D]")
    before = np.concatenate((days[:1], days[:-1]))
    return np.asarray(np.busday_count(before, days) == 1)


def _is_split_ratio(ratio: np.ndarray) -> np.ndarray:
    """Whether each ratio is n, 1/n or n/m with small whole numbers, within `SPLIT_TOLERANCE`."""
    found = np.zeros(len(ratio), dtype=bool)
    for parts in (1, 2, 3, 4, 5):
        for value in (ratio * parts, parts / ratio):
            whole = np.rint(value)
            near = np.abs(value / np.maximum(whole, 1) - 1) < SPLIT_TOLERANCE
            found |= near & (whole >= 1) & (whole <= (10 if parts > 1 else 1000))
    return np.asarray(found & (ratio != 1.0))


def usable_capitalisation(prices: pd.DataFrame, events: pd.DataFrame, codes: np.ndarray) -> pd.Series:
    """Capitalisation of each evening without the stale figures that feeds show in the days after a split.

    `codes` number the issues of the rows.
    """
    place = np.arange(len(prices))
    last_split = pd.Series(np.where(events["split"], place, np.nan), index=prices.index).groupby(codes).ffill()
    return prices["cap"].mask(place - last_split < STALE_EVENINGS)
