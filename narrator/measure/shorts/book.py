"""The short positions of a panel as arrays, and the groups of issues that statistics are computed for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from math import isnan

import numpy as np
import pandas as pd

from narrator.measure.names import issue_label
from narrator.measure.proof import close_rows, position_rows
from narrator.measure.stocks.panel import Panel
from narrator.measure.stocks.universe import SEGMENT_EDGES, SEGMENTS, SIZES, members_of
from narrator.model.claims import Period, Subject
from narrator.model.statistics import Observation, Rows

TODAYS_SIZES = "The history of a size follows the issues that are in it on the day of the statistic."
"""What the weaknesses of a statistic by size say of its history."""


@dataclass(frozen=True, slots=True)
class Group:
    """Some issues of a panel: their places in it, the size whose members they are, if any, or their printed name."""

    subject: Subject
    places: np.ndarray
    size: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """Arrays of issues (rows) by settlement dates (columns), in units of the as-of day; NaN where unknown.

    `shares` short, `price` (split-adjusted close), `dollars` short, `cap` (dollars), `cap_close` (split-adjusted close
    of the evening that `cap` is of), `worth` (the shares outstanding that the two imply, at `price`), `volume` (average
    daily volume of the cycle, shares), `lines` and `files` on which the positions stand (as in the panel). `last_price`
    and `codes` (segments) are those of the last evening, `sizes` the places of the issues of each size, `days` the
    settlement dates; `symbols` and `names` are as the price file writes them.
    """

    panel: Panel
    shares: np.ndarray
    price: np.ndarray
    dollars: np.ndarray
    cap: np.ndarray
    cap_close: np.ndarray
    worth: np.ndarray
    volume: np.ndarray
    lines: np.ndarray
    files: np.ndarray
    last_price: np.ndarray
    days: tuple[date, ...]
    symbols: np.ndarray
    names: np.ndarray
    codes: np.ndarray
    sizes: dict[str, np.ndarray]

    @property
    def settled(self) -> Period:
        """The last settlement date as a period."""
        return Period(self.panel.last_settlement, self.panel.last_settlement)

    def written(self, place: int) -> str:
        """The symbol of an issue as the price file writes it."""
        return str(self.symbols[place])


@lru_cache(maxsize=1)
def book_of(panel: Panel) -> Book:
    """The positions of a panel as arrays, the same object for the same panel."""
    at = panel.settlements
    shares, price = panel.shares[at].to_numpy(), panel.price[at].to_numpy()
    codes = segment_codes(panel.cap[panel.grid[-1]].to_numpy())
    cap, cap_close = panel.cap[at].to_numpy(), panel.cap_close[at].to_numpy()
    return Book(
        panel=panel,
        shares=shares,
        price=price,
        dollars=shares * price,
        cap=cap,
        cap_close=cap_close,
        worth=cap / cap_close * price,
        volume=panel.volume.to_numpy(),
        lines=panel.lines.to_numpy(),
        files=panel.files.to_numpy(),
        last_price=panel.price[panel.grid[-1]].to_numpy(),
        days=tuple(at.date),
        symbols=panel.issues["written"].to_numpy(dtype=object),
        names=panel.issues["name"].to_numpy(dtype=object),
        codes=codes,
        sizes={size: places_of(codes, size) for size in SIZES},
    )


def rows_at(book: Book, places: np.ndarray, columns: slice) -> tuple[Rows, ...]:
    """The rows of positions and closes of some issues at some settlement dates."""
    days = book.days[columns]
    positions = position_rows(book.panel, book.lines[places, columns], book.files[places, columns], days)
    return (*positions, close_rows(book.panel, book.price[places, columns], days[0], days[-1]))


LAST = slice(-1, None)
"""The last settlement date, as columns of a book."""


def segment_codes(caps: np.ndarray) -> np.ndarray:
    """Code of the segment (index into `SEGMENTS`) of each capitalisation in dollars, -1 where it is unknown."""
    codes = np.searchsorted(SEGMENT_EDGES, caps.ravel(), side="right").reshape(caps.shape)
    return np.where(np.isfinite(caps), codes, -1)


@lru_cache(maxsize=8)
def codes_at(book: Book, column: int) -> np.ndarray:
    """Segment code of each issue by its capitalisation at a settlement date."""
    return segment_codes(book.cap[:, column])


def places_of(codes: np.ndarray, size: str) -> np.ndarray:
    """The places of the issues of a segment or group, by their segment codes.

    Where no capitalisation is known at all, as in prices without that column, every issue still belongs to `all`.
    """
    member = np.zeros(len(SEGMENTS) + 1, dtype=bool)
    member[[code + 1 for code in members_of(size)]] = True
    member[0] = size == "all" and bool((codes < 0).all())
    return np.flatnonzero(member[codes + 1])


def size_groups(book: Book, known: np.ndarray) -> tuple[Group, ...]:
    """The segments and groups that have an issue for which `known` is true, with those issues only."""
    found = (Group(Subject.of(segment=size), places[known[places]], size) for size, places in book.sizes.items())
    return tuple(group for group in found if len(group.places))


def issue_groups(book: Book, places: Iterable[int]) -> tuple[Group, ...]:
    """Issues by their places, each once, as groups of one."""
    return tuple(
        Group(Subject.of(symbol=book.written(place)), np.array([place]), label=issue_label(str(book.names[place])))
        for place in dict.fromkeys(int(one) for one in places)
    )


def asked_places(panel: Panel, symbols: Sequence[str]) -> list[int]:
    """The places of the issues that were asked for by symbol (separators stripped), of those that the panel has."""
    return [int(place) for place in panel.issues.index.get_indexer(pd.Index(list(symbols), dtype="str")) if place >= 0]


def highest(values: np.ndarray, count: int) -> list[int]:
    """The places of the `count` highest of some values, ties by place, which is by symbol; NaN is never among them."""
    known = np.flatnonzero(~np.isnan(values))
    return [int(place) for place in known[np.argsort(-values[known], kind="stable")][:count]]


def total(values: np.ndarray) -> np.ndarray:
    """Sum over issues (rows) of what is known; NaN where nothing is."""
    unknown = np.isnan(values)
    filled = values.copy(order="K")  # the order of the sums depends on the layout
    filled[unknown] = 0
    return np.where(unknown.all(axis=0), np.nan, filled.sum(axis=0))


def medians(values: np.ndarray) -> np.ndarray:
    """The median of the known values of each row, NaN where there are none."""
    ranked, known = np.sort(values, axis=1), np.count_nonzero(~np.isnan(values), axis=1)
    rows = np.arange(len(values))
    low, high = ranked[rows, np.maximum(known - 1, 0) // 2], ranked[rows, np.minimum(known // 2, values.shape[1] - 1)]
    return np.asarray((low + high) / 2)


def observations(
    panel: Panel,
    days: Sequence[date],
    values: np.ndarray,
    last: Decimal,
    places: str = "0.01",
) -> tuple[Observation, ...]:
    """A history that ends with `last`; unknown values and the missing settlement dates between are gaps.

    `places` is the precision of the values.
    """
    step, numbers = Decimal(places), np.asarray(values, dtype=float).tolist()
    found = {
        day: None if isnan(value) else Decimal(repr(value)).quantize(step)
        for day, value in zip(days, numbers, strict=True)
    }
    end = max(days)
    found[end] = last
    first = min(day for day, value in found.items() if value is not None)
    if panel.missing_settlements:
        found = {**dict.fromkeys(day for day in panel.missing_settlements if day < end), **found}
    return tuple(Observation(day, found[day]) for day in sorted(found) if day >= first)
