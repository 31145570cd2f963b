"""The stocks most and least sold short before a day, and how they moved on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from narrator.calendar import publication_date
from narrator.measure.known import Known
from narrator.measure.shorts.book import Book, book_of
from narrator.measure.stocks.daily import Daily, daily_changes
from narrator.measure.stocks.universe import SEGMENT_EDGES

SMALLEST = SEGMENT_EDGES[0]
"""Dollars of capitalisation, of a micro stock and above."""

CHEAPEST = 1.0
"""Dollars a share; below, a tick is a large move."""

PARTS = 5
"""Fifths."""

LEAST_KNOWN = 0.5
"""Part of a fifth whose change must be known."""


@dataclass(frozen=True, slots=True)
class Fifths:
    """The most and the least shorted stocks of a day, as places in the panel, and all of them that were ranked."""

    settlement: int
    most: np.ndarray
    least: np.ndarray
    ranked: np.ndarray


@dataclass(frozen=True, slots=True)
class Days:
    """What every day of a stretch is compared with: changes, positions, and what was published when.

    `days` are the evenings of `daily`. `order` are the places of the issues by ratio, lowest first, at each settlement
    date; those without one are left out. `settled` is the last settlement date published before each evening, -1 where
    there is none.
    """

    book: Book
    daily: Daily
    days: tuple[date, ...]
    order: tuple[np.ndarray, ...]
    settled: np.ndarray

    def fifths(self, column: int, parts: int = PARTS) -> Fifths | None:
        """The fifths of an evening; None where nothing was published before it, or too little is known."""
        found = self._ranked(column, parts)
        return None if found is None or self._changes(found, column) is None else found

    def _ranked(self, column: int, parts: int) -> Fifths | None:
        """The fifths of an evening, however much is known of them; None where there are none."""
        settlement = int(self.settled[column])
        if settlement < 0 or not self.daily.whole[column]:
            return None
        order = self.order[settlement]
        ranked = order[self.daily.close[order, column - 1] >= CHEAPEST]
        count = len(ranked) // parts
        return Fifths(settlement, ranked[len(ranked) - count :], ranked[:count], ranked) if count else None

    def _changes(self, found: Fifths, column: int) -> tuple[np.ndarray, np.ndarray] | None:
        """The known changes of the most and of the least shorted on an evening; None where they are too few."""
        whole = (self.daily.change[places, column] for places in (found.most, found.least))
        most, least = (changes[np.isfinite(changes)] for changes in whole)
        return (most, least) if min(len(most), len(least)) >= LEAST_KNOWN * len(found.most) else None

    def known(self, places: np.ndarray, column: int) -> np.ndarray:
        """Those of some places whose change on an evening is known."""
        return np.asarray(places[np.isfinite(self.daily.change[places, column])])

    def spread(self, column: int, parts: int = PARTS) -> float | None:
        """Mean change of the most-shorted less that of the least-shorted, as a fraction."""
        found = self._ranked(column, parts)
        changes = None if found is None else self._changes(found, column)
        return None if changes is None else float(changes[0].mean()) - float(changes[1].mean())


def days_since(known: Known, start: date) -> Days:
    """The days of a window and all that they are compared with."""
    book = book_of(known.panel)
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = np.where(book.cap >= SMALLEST, book.dollars / book.worth, np.nan)
    order = tuple(_lowest_first(one) for one in ratio.T)
    published = np.array([publication_date(day) for day in book.days], dtype="datetime64[D]")
    daily = daily_changes(known.market.prices, book.panel, book.panel.base_evening(start))
    settled = np.searchsorted(published, daily.evenings.to_numpy()) - 1
    return Days(book, daily, tuple(daily.evenings.date), order, settled)


def _lowest_first(values: np.ndarray) -> np.ndarray:
    """The places of the known ones of some values, lowest first; ties by place."""
    known = np.flatnonzero(np.isfinite(values))
    return np.asarray(known[np.argsort(values[known], kind="stable")])
