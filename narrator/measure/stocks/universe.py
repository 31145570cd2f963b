"""Which issues count, and how large they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from narrator.measure.names import issue_label
from narrator.measure.stocks.events import events_of, rows_where

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

POSSIBLE_CAPITALISATION = (5e5, 1e13)
"""Dollars; below lie those that feeds give in thousands."""

FAR_FROM_USUAL = 50
"""A capitalisation that implies so many times more or fewer shares than the issue's others do is a slip of the feed."""

PAUSE = 10
"""Calendar days without a price after which a symbol may have passed to another stock."""

STALE_EVENINGS = 10
"""Feeds go on showing the old capitalisation for some days after a split."""

NAMED_BY = ("written", "name", "industry")
"""The columns of a price table that tell common stock from other securities."""

_TYPES = (
    r"\b(?:warrants?|units?|rights?|preferred|pfd|preference|notes?|debentures?|bonds?|perpetual|funds?|etfs?|etns?)\b"
    r"|%|\bseries [a-z]\b.*\b(?:cumulative|fixed-to-floating)\b"
    r"|\bmunicipals?\b|\bportfolio common stock$|\bnextshares\b|\bstrats\b"
)
_DEPOSITARY = r"\b(?:depositary|dep) sh(?:are)?s?\b"
_OTHER_THAN_COMMON = re.compile(rf"{_TYPES}|(?<!american ){_DEPOSITARY}", re.IGNORECASE)

_PLAINLY_OTHER = rf"(?i){_TYPES}|{_DEPOSITARY}"
_READ_CLOSELY = r"(?i)american dep|\badr\b|^preferred bank|\bpfd \d|[^ -~]"
"""Where a name has none of these, the plain pattern decides alone, on all names in one pass; else, one by one."""

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
    begins = first_evenings(prices["symbol"])
    issue = np.cumsum(begins) - 1
    last = np.append(np.flatnonzero(begins)[1:], len(prices)) - 1
    return pd.Series(common_stock(prices[list(NAMED_BY)].iloc[last]).take(issue), index=prices.index)


def common_stock(issues: pd.DataFrame) -> np.ndarray:
    """Whether each of some issues, one row each with `written`, `name` and `industry`, is common stock."""
    names, industries = issues["name"].astype("str"), issues["industry"].astype(object).to_numpy()
    texts = names.to_numpy(dtype=object)
    closely = _matches(names, _READ_CLOSELY)
    other = np.array(issues["written"].astype("str").str.contains(_PREFERRED_MARK, regex=False), dtype=bool)
    other |= _matches(names, _PLAINLY_OTHER) & ~closely
    for row in np.flatnonzero(closely & ~other).tolist():
        other[row] = _is_other_than_common(str(texts[row]))
    in_trust = _matches(names, "(?i)trust") | (industries == _UNIT_TRUST)
    for row in np.flatnonzero(in_trust & ~other).tolist():
        other[row] = _is_fund(str(texts[row]), str(industries[row]))
    return np.asarray(~other)


def _matches(names: pd.Series, pattern: str) -> np.ndarray:
    """Whether each name, False for an unknown one, has a match of a pattern without lookarounds."""
    return np.asarray(pc.fill_null(pc.match_substring_regex(pa.array(names), pattern), fill_value=False))


def first_evenings(symbols: pd.Series) -> np.ndarray:
    """Whether each row, of rows sorted by symbol, is the first of its symbol."""
    coded = isinstance(symbols.dtype, pd.CategoricalDtype)
    values = symbols.cat.codes.to_numpy() if coded else pa.array(symbols)
    if not len(values):
        return np.zeros(0, dtype=bool)
    differs = values[1:] != values[:-1] if coded else pc.not_equal(values[1:], values[:-1])
    return np.concatenate(([True], np.asarray(differs)))


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


def earlier_listings(prices: pd.DataFrame, first: np.ndarray | None = None) -> pd.Series:
    """The last evening of the listing that ended, at each row of `prices` with which a symbol begins a new one.

    After a pause of over `PAUSE` days, a symbol stands for another stock if its company has another name, or if the
    price is more than ten times or less than a tenth of the last one: shares that an insolvency cancelled come back
    under the same name. `first` are the symbols' `first_evenings`, where they are known already.
    """
    first = first_evenings(prices["symbol"]) if first is None else first
    days, pause = prices["date"].to_numpy(), np.timedelta64(PAUSE, "D")
    gaps = rows_where(len(days), lambda rows, before: np.asarray(days[rows] - days[before] > pause))
    gaps = gaps[~first[gaps]]
    close, names = prices["close"].to_numpy(dtype=float), prices["name"]
    jump = np.abs(np.log10(close[gaps] / close[gaps - 1])) > 1
    pairs = zip(names.iloc[gaps - 1], names.iloc[gaps], strict=True)
    other = [one != two and issue_label(str(one)) != issue_label(str(two)) for one, two in pairs]
    begins = gaps[jump | np.array(other, dtype=bool)]
    return pd.Series(days[begins - 1], index=prices.index[begins])


def adjustments(prices: pd.DataFrame) -> pd.DataFrame:
    """For each evening of `prices`, by how much the day's event multiplied the price, and whether it was a split.

    A split shows as a gap between the raw change of the close and the feed's adjusted change. `ratio` is 10 for a
    1-for-10 reverse split, 0.5 for a 2-for-1 split, 1 on other days. A ratio that is no ratio of small whole
    numbers (a spin-off, a feed error) moves the price but not the number of shares: `split` is False there. Feeds round
    changes; the `ratio` of a split is that of the whole numbers.
    The first evening of an issue and evenings whose adjusted change is unknown have ratio 1. Where the weekday before
    is missing, the feed's change spans less than ours: only a doubling or halving at least, in whole numbers, is
    believed. A row that repeats close and change of the row before is no evening of its own.
    """
    ratio, split = events_of(prices, first_evenings(prices["symbol"])).on(0, len(prices))
    return pd.DataFrame({"ratio": ratio, "split": split}, index=prices.index)


def usable_capitalisation(prices: pd.DataFrame, events: pd.DataFrame, codes: np.ndarray) -> pd.Series:
    """Capitalisation of each evening without impossible ones and the stale figures of the days after a split.

    `codes` number the issues of the rows, from 0 in their order.
    """
    split = events["split"].to_numpy(dtype=bool)
    cap, close = prices["cap"].to_numpy(dtype=float), prices["close"].to_numpy(dtype=float)
    scale = running(np.where(split, events["ratio"].to_numpy(dtype=float), 1.0), codes)
    usable, _ = usable_figures(cap, cap / close * scale, split, codes)
    return pd.Series(usable, index=prices.index)


def usable_figures(
    cap: np.ndarray, outstanding: np.ndarray, split: np.ndarray, codes: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The capitalisations that can be used, and each issue's usual number of shares outstanding: its median.

    `outstanding` are the shares that a capitalisation implies, in one unit for the whole of an issue.
    """
    possible = (cap >= POSSIBLE_CAPITALISATION[0]) & (cap <= POSSIBLE_CAPITALISATION[1])
    usual = pd.Series(np.where(possible, outstanding, np.nan)).groupby(codes).median().to_numpy()
    with np.errstate(invalid="ignore"):
        apart = outstanding / usual[codes]
        possible &= (apart >= 1 / FAR_FROM_USUAL) & (apart <= FAR_FROM_USUAL)
    usable = np.where(possible, cap, np.nan)
    usable[_after_splits(split, codes)] = np.nan
    return usable, usual


def running(factors: np.ndarray, codes: np.ndarray) -> np.ndarray:
    """Running product of each issue's factors, most of which are 1."""
    rows = np.flatnonzero(factors != 1)
    product, ends = np.ones(len(factors)), np.searchsorted(codes, codes[rows], side="right")
    for row, end in zip(rows.tolist(), ends.tolist(), strict=True):
        product[row:end] *= factors[row]
    return product


def _after_splits(split: np.ndarray, codes: np.ndarray) -> np.ndarray:
    """Whether each row is one of an issue's `STALE_EVENINGS` from a split on."""
    after = np.zeros(len(split), dtype=bool)
    rows = np.flatnonzero(split)
    for row, end in zip(rows.tolist(), np.searchsorted(codes, codes[rows], side="right").tolist(), strict=True):
        after[row : min(row + STALE_EVENINGS, end)] = True
    return after
