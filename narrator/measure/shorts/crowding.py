"""How crowded a short is: every measure of it against all stocks and against its own past."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

import numpy as np
import pandas as pd

from narrator.measure.arithmetic import equation
from narrator.measure.entry import Entry, Every
from narrator.measure.known import Known
from narrator.measure.names import issue_label
from narrator.measure.proof import alternatives, coverage, percent
from narrator.measure.shorts.book import Book, asked_places, book_of, observations
from narrator.measure.shorts.crowding_parts import Part, parts_of
from narrator.measure.shorts.profits import LISTED
from narrator.measure.stocks.universe import SEGMENT_EDGES, SEGMENTS, segment_of
from narrator.model.claims import Subject
from narrator.model.statistics import Coverage, Observation, Statistic

SMALLEST = SEGMENT_EDGES[0]
"""Dollars of capitalisation of the universe's smallest stock: micro and above."""

HIGH = 0.9
"""As a fraction, the percentile from which on a part counts for choosing the issues that are shown."""

LATEST = 12
"""So many of an issue's last known values are the sensitivity of its own history."""

LEAST_HISTORY = 6
"""So few days are no history to rank a value in."""

CROWDING = (
    "Crowding is shown part by part and never as one score. The part here is {}. The figure is its percentile among "
    "common stocks of $50 million or more of capitalisation at the settlement date that are sold short: those that are "
    "less crowded and half of those equally crowded, itself among them, in per cent of all where the part is known."
)
"""Definition of `crowding` against the universe."""

OWN_HISTORY = (
    "Crowding is shown part by part and never as one score. The part here is {}. The figure is the percentile of its "
    "last value among all of the issue's own known ones: the days on which it was less crowded, and half of those "
    "equally so, the last among them, in per cent of all."
)
"""Definition of `crowding` against the issue's own history."""

CHOSEN = (
    "Shown are the issues asked for, and those with most parts at or above the 90th percentile; ties by dollars short."
)


@dataclass(frozen=True, slots=True)
class Ranking:
    """A part and its universe: the values of each day, least crowded first, and whether each issue is among them.

    `crowded` are those of the part, `segments` the number of each issue's segment on the last settlement date.
    """

    part: Part
    crowded: np.ndarray
    inside: np.ndarray
    ordered: tuple[np.ndarray, ...]
    segments: np.ndarray

    def counts(self, place: int, column: int = -1) -> tuple[int, int, int]:
        """How many are less crowded than an issue, how many equally so, itself among them, and how many there are."""
        value = self.crowded[place, column]
        ordered = self.ordered[column]
        below, upto = int(ordered.searchsorted(value)), int(ordered.searchsorted(value, "right"))
        return below, upto - below, len(ordered)

    def history(self, place: int) -> np.ndarray:
        """The percentile of each day, NaN where the issue has none."""
        there = self.inside[place]
        return np.array([_percentile(*self.counts(place, day)) if there[day] else np.nan for day in range(len(there))])

    def high(self) -> np.ndarray:
        """Whether each issue is at or above the 90th percentile on the last day."""
        ordered, values = self.ordered[-1], self.crowded[:, -1]
        twice = sum(np.searchsorted(ordered, values, side=side) for side in _SIDES)
        return np.asarray(self.inside[:, -1] & (twice >= 2 * HIGH * len(ordered)))


_SIDES: tuple[Literal["left", "right"], ...] = ("left", "right")


def crowding(known: Known, listed: int = LISTED) -> tuple[Statistic, ...]:
    """`crowding` of the issues asked for and of the `listed` most crowded, part by part.

    percentile = (stocks less crowded + stocks equally crowded / 2) / stocks x 100, per cent, for each part against the
    universe, and where its own record has six values or more, against that.
    """
    book = book_of(known.panel)
    universe = (book.cap >= SMALLEST) & (book.dollars > 0)
    segments = segment_of(pd.Series(book.cap[:, -1])).to_numpy()
    rankings = [_ranking(book, part, universe, segments) for part in parts_of(known, book)]
    found: list[Statistic] = []
    for place in _shown(known, book, rankings, listed):
        for ranking in rankings:
            if ranking.inside[place, -1]:
                bare = _bare(book, ranking.part, place)
                found += (_in_universe(book, ranking, place, bare), *_in_own_history(book, ranking.part, place, bare))
    return tuple(found)


def _ranking(book: Book, part: Part, universe: np.ndarray, segments: np.ndarray) -> Ranking:
    """A part in the universe of each of its days: of that settlement date, or for another day, of the last one."""
    columns = book.panel.settlements.get_indexer(part.days)
    crowded = part.crowded
    inside = universe[:, columns] & np.isfinite(crowded)
    ordered = tuple(np.sort(values[there]) for values, there in zip(crowded.T, inside.T, strict=True))
    return Ranking(part, crowded, inside, ordered, segments)


def _percentile(below: int, equal: int, count: int) -> float:
    """Mean rank as a percentage."""
    return (below + equal / 2) / count * 100


def _shown(known: Known, book: Book, rankings: Sequence[Ranking], listed: int) -> list[int]:
    """Places of the issues asked for, then of those with most parts at or above the 90th percentile."""
    high = np.sum([ranking.high() for ranking in rankings], axis=0)
    short = np.nan_to_num(book.dollars[:, -1])
    order = np.lexsort((np.arange(len(high)), -short, -high))
    most = [int(place) for place in order[:listed] if high[place] > 0]
    return list(dict.fromkeys([*asked_places(known.panel, known.issues), *most]))


def _in_universe(book: Book, ranking: Ranking, place: int, bare: Statistic) -> Statistic:
    """The percentile of an issue's part among all stocks."""
    part = ranking.part
    value, line = _written("stocks", *ranking.counts(place))
    known = int(ranking.inside[:, -1].sum())
    without = int(((book.cap[:, -1] >= SMALLEST) & (book.dollars[:, -1] > 0)).sum()) - known
    return replace(
        bare,
        value=value,
        arithmetic=(*bare.arithmetic, line),
        definition=f"{CROWDING.format(_says(part))} {CHOSEN}",
        coverage=coverage(book.panel, known, part_unknown=without),
        sensitivity=alternatives(value, _among_its_size(ranking, place)),
        history=_history(book, part, ranking.history(place), value),
    )


def _history(book: Book, part: Part, values: np.ndarray, value: Decimal) -> tuple[Observation, ...]:
    """The percentile of each settlement date, or of each day that has a snapshot."""
    days = part.days.date.tolist()
    if set(days) <= set(book.days):
        return observations(book.panel, days, values, value, places="0.000001")
    known = ((day, None if np.isnan(one) else percent(one / 100)) for day, one in zip(days, values, strict=True))
    return tuple(Observation(day, one) for day, one in known)


def _among_its_size(ranking: Ranking, place: int) -> dict[str, Decimal]:
    """The percentile among the stocks of the issue's segment alone."""
    segments = ranking.segments
    values = ranking.crowded[ranking.inside[:, -1] & (segments == segments[place]), -1]
    value = ranking.crowded[place, -1]
    counts = int((values < value).sum()), int((values == value).sum()), len(values)
    return {f"among {SEGMENTS[segments[place]]} stocks alone": _written("stocks", *counts)[0]}


def _in_own_history(book: Book, part: Part, place: int, bare: Statistic) -> Iterator[Statistic]:
    """The percentile of an issue's part among its own known values, where there are enough of them."""
    values = part.crowded[place]
    upto = [_upto(values[: column + 1]) for column in range(len(values))]
    counts = upto[-1]
    if counts is None:
        return
    value, line = _written("days", *counts)
    series = np.array([np.nan if one is None else _percentile(*one) for one in upto])
    yield replace(
        bare,
        subject=Subject((*bare.subject.parts, ("universe", "own_history"))),
        label=f"{bare.label}, against its own history",
        value=value,
        arithmetic=(*bare.arithmetic, line),
        definition=f"{OWN_HISTORY.format(_says(part))} {CHOSEN}",
        coverage=Coverage(1),
        sensitivity=alternatives(value, _among_the_latest(values)),
        history=_history(book, part, series, value),
    )


def _among_the_latest(values: np.ndarray) -> dict[str, Decimal]:
    """The percentile of the last value among the last `LATEST` known ones, where there are more."""
    known = values[np.isfinite(values)]
    latest = _upto(known[-LATEST:])
    if len(known) <= LATEST or latest is None:
        return {}
    return {f"among its last {LATEST} known values alone": _written("days", *latest)[0]}


def _upto(values: np.ndarray) -> tuple[int, int, int] | None:
    """How many known values are below the last, how many equal it, and how many there are; None where too few are."""
    known, last = values[np.isfinite(values)], values[-1]
    if len(known) < LEAST_HISTORY or not np.isfinite(last):
        return None
    return int((known < last).sum()), int((known == last).sum()), len(known)


def _written(counted: str, below: int, equal: int, count: int) -> tuple[Decimal, str]:
    """A percentile, and the equation that says which of those counted are less or equally crowded."""
    value = percent(_percentile(below, equal, count) / 100)
    words = f"{counted} less crowded, and half of those equally so, of all"
    return value, equation(words, f"({below:,} + {equal:,} / 2) / {count:,} x 100", value, "percent")


def _says(part: Part) -> str:
    return part.says if part.high else f"{part.says} (the fewer, the more crowded)"


def _bare(book: Book, part: Part, place: int) -> Statistic:
    """What every percentile of an issue's part has in common: the rows and equations of the part itself."""
    label = issue_label(str(book.names[place]))
    return Statistic(
        name="crowding",
        subject=Subject((("symbol", book.written(place)), ("part", part.name))),
        value=Decimal(0),
        unit="percent",
        period=part.period,
        as_of=book.panel.as_of,
        definition="",
        inputs=part.rows(place),
        coverage=Coverage(1),
        label=f"{label}, {part.name.replace('_', ' ')}",
        arithmetic=part.lines(place),
    )


ENTRIES = (
    Entry(
        name="crowding",
        says="how crowded a short is: size, ratio, days to cover, borrow and recent losses, each as a percentile",
        unit="percent",
        needs=("positions", "prices"),
        authority="percentile ranks, ties at their mean; the parts are those that crowded-short scores are made of",
        weaknesses=(
            "A percentile says how unusual a part is, not how dangerous; a broker's fee and availability are one "
            "broker's; positions are two to four weeks old."
        ),
        compute=crowding,
        every=Every.CYCLE,
    ),
)
"""Statistics of this module."""
