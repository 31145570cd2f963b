"""Which issues count, how large they are, and which split when."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import pandas as pd

from narrator.measure.names import issue_label

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

POSSIBLE_CAPITALISATION = (5e5, 1e13)
"""Dollars; below lie those that feeds give in thousands."""

FAR_FROM_USUAL = 50
"""A capitalisation that implies so many times more or fewer shares than the issue's others do is a slip of the feed."""

PAUSE = 10
"""Calendar days without a price after which a symbol may have passed to another stock."""

DOUBTFUL_BELOW = 1.9
"""Across a missing evening, a smaller split than this cannot be told from a move of the price."""

STALE_EVENINGS = 10
"""Feeds go on showing the old capitalisation for some days after a split."""

_OTHER_THAN_COMMON = re.compile(
    r"\b(?:warrants?|units?|rights?|preferred|pfd|preference|notes?|debentures?|bonds?|perpetual|funds?|etfs?|etns?)\b"
    r"|%|(?<!american )\b(?:depositary|dep) sh(?:are)?s?\b|\bseries [a-z]\b.*\b(?:cumulative|fixed-to-floating)\b"
    r"|\bmunicipals?\b|\bportfolio common stock$|\bnextshares\b|\bstrats\b",
    re.IGNORECASE,
)
_INCOME_TRUST = re.compile(r"\b(?:income|credit|dividend|duration|opportunit\w+|term)\b.*\btrust\b", re.IGNORECASE)
_HOLDS_PROPERTY = re.compile(r"\b(?:real estate|realty|propert\w+|royal\w*)\b", re.IGNORECASE)
_FUND_INDUSTRIES = frozenset({"Investment Managers", "Finance Companies", "Finance/Investors Services"})
"""Industries under which feeds file closed-end funds; those that are trusts say so in their names."""

_RIGHTS_OF_RECEIPTS = re.compile(
    r"(?<=american depositary )(?:shares?|receipts?)\b.*\b(?:rights?|units?)\b|(?<=\badr)\b.*\b(?:rights?|units?)\b",
    re.IGNORECASE,
)
"""What a depositary receipt stands for: "each representing the right to receive 20 shares" makes it no right."""

_NAMED_SO = re.compile(r"^preferred bank\b|\bpfd \d+ (?=ordinary shares$)", re.IGNORECASE)
"""A bank of that name, and a feed's slip in a name that ends on ordinary shares."""

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
        if _PREFERRED_MARK in written or _is_fund(name, industry) or _is_other_than_common(name)
    ]
    return ~prices["symbol"].isin(other)


def _is_fund(name: str, industry: str) -> bool:
    """Whether an issue is a closed-end fund in the form of a trust; those that hold property are companies."""
    if _HOLDS_PROPERTY.search(name) or "Real Estate" in industry:
        return False
    in_trust = industry in _FUND_INDUSTRIES and re.search(r"\btrust\b", name, re.IGNORECASE)
    return industry == _UNIT_TRUST or bool(in_trust or _INCOME_TRUST.search(name))


def _is_other_than_common(name: str) -> bool:
    """Whether the name of an issue names another type of security."""
    return bool(_OTHER_THAN_COMMON.search(_RIGHTS_OF_RECEIPTS.sub("", _NAMED_SO.sub("", name))))


def segment_of(capitalisation: pd.Series) -> pd.Series:
    """Code of the segment (index into `SEGMENTS`) of each capitalisation in dollars, -1 where it is unknown."""
    values = capitalisation.to_numpy(dtype=float)
    codes = np.searchsorted(SEGMENT_EDGES, values, side="right")
    return pd.Series(np.where(np.isfinite(values), codes, -1), index=capitalisation.index)


def members_of(group: str) -> tuple[int, ...]:
    """Segment codes that belong to a segment or group."""
    return tuple(SEGMENTS.index(segment) for segment in GROUPS.get(group, (group,)))


def earlier_listings(prices: pd.DataFrame) -> pd.Series:
    """The last evening of the listing that ended, at each row of `prices` with which a symbol begins a new one.

    After a pause of over `PAUSE` days, a symbol stands for another stock if its company has another name, or if the
    price is more than ten times or less than a tenth of the last one: shares that an insolvency cancelled come back
    under the same name.
    """
    same = prices["symbol"].eq(prices["symbol"].shift())
    before, close, name = prices["date"].shift(), prices["close"].shift(), prices["name"].shift()
    paused = prices[same & (prices["date"] - before > pd.Timedelta(days=PAUSE))].index
    jump = np.abs(np.log10((prices["close"][paused] / close[paused]).to_numpy(dtype=float))) > 1
    other = [
        issue_label(str(one)) != issue_label(str(two))
        for one, two in zip(name[paused], prices["name"][paused], strict=True)
    ]
    ended: pd.Series = before.loc[paused[jump | np.array(other, dtype=bool)]]
    return ended


def in_size(codes: pd.Series, size: str) -> np.ndarray:
    """Whether each issue, by its segment code, belongs to a size.

    Where no capitalisation is known at all, as in prices without that column, every issue still belongs to `all`.
    """
    if size == "all" and (codes < 0).all():
        return np.ones(len(codes), dtype=bool)
    return codes.isin(members_of(size)).to_numpy(dtype=bool)


def adjustments(prices: pd.DataFrame) -> pd.DataFrame:
    """For each evening of `prices`, by how much the day's event multiplied the price, and whether it was a split.

    A split shows as a gap between the raw change of the close and the feed's adjusted change. `ratio` is 10 for a
    1-for-10 reverse split, 0.5 for a 2-for-1 split, 1 on other days. A ratio that is no ratio of small whole
    numbers (a spin-off, a feed error) moves the price but not the number of shares: `split` is False there.
    The first evening of an issue and evenings whose adjusted change is unknown have ratio 1. Where the weekday before
    is missing, the feed's change spans less than ours: only a doubling or halving at least, in whole numbers, is
    believed. A row that repeats close and change of the row before is no evening of its own.
    """
    first = prices["symbol"].ne(prices["symbol"].shift()).to_numpy()
    close = prices["close"].to_numpy(dtype=float)
    with np.errstate(invalid="ignore", divide="ignore"):
        raw = close / np.concatenate(([np.nan], close[:-1]))
        ratio = raw / (1 + prices["change"].to_numpy(dtype=float))
    repeated = (raw == 1) & prices["change"].eq(prices["change"].shift()).to_numpy()
    ratio[first | repeated | ~np.isfinite(ratio) | (ratio <= 0)] = 1.0
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
    """Capitalisation of each evening without impossible ones and the stale figures of the days after a split.

    `codes` number the issues of the rows.
    """
    possible = prices["cap"].where(prices["cap"].between(*POSSIBLE_CAPITALISATION))
    shares = possible / prices["close"] * events["ratio"].where(events["split"], 1.0).groupby(codes).cumprod()
    usual = shares.groupby(codes).transform("median")
    possible = possible.where(shares.between(usual / FAR_FROM_USUAL, usual * FAR_FROM_USUAL))
    place = np.arange(len(prices))
    last_split = pd.Series(np.where(events["split"], place, np.nan), index=prices.index).groupby(codes).ffill()
    return possible.mask(place - last_split < STALE_EVENINGS)
