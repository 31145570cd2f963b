"""Which articles could have a word to say on a figure of the draft, found without reading what they state.

The rules decide; here only those articles are left out on which every rule is silent: that have neither a figure of the
same measure and subject, nor one in a sentence like the draft's that could agree or exclude it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from math import inf, log10, nan, nextafter
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from narrator.check.figures.intervals import magnitude, signed
from narrator.check.figures.known import Known, Said, written
from narrator.check.figures.printed import CLOSE, LOOSE, OF_IT
from narrator.check.figures.units import CURRENCIES, in_unit
from narrator.check.names.matching import beginning, same_period, same_subject
from narrator.check.sources.library import Hits
from narrator.check.sources.places import Places
from narrator.check.sources.postings import Numbers, Weights, read_numbers, stored
from narrator.model.claims import Interval, Period, Quantity, Subject

T = TypeVar("T", bound=Hashable)
Mask = NDArray[np.bool_]
Rows = NDArray[np.int64]

MOST = 24
"""So many articles whose sentences line up best are shown a figure that no measure tells from others ("two customers");
all that tie with the last one are. As many are asked that agree, and that have another number."""

_NOWHERE = -1
_KEPT = 256
_MAGNITUDE, _EXACT = 3, 1e-9


class Bearing(NamedTuple):
    """What a figure of the draft must be shown to: articles, by their numbers, and of these the passages that matter.

    In every other passage, the figures neither agree with it nor could stand in its place.
    """

    articles: frozenset[int]
    passages: Mask


@dataclass(frozen=True)
class Figures:
    """Every figure of the articles in columns.

    `rows` are six numbers a figure (int32): article, passage (-1 outside of every sentence), measure, unit, subject
    and period, the last four as places in the lists. `sizes` are four floats a figure: the least and the greatest size
    that it allows, rounded outwards, and up to two numbers that are printed.
    """

    measures: list[str | None]
    units: list[str]
    subjects: list[Subject | None]
    periods: list[Period | None]
    rows: bytes
    sizes: bytes

    @cached_property
    def _columns(self) -> Numbers:
        return np.ascontiguousarray(read_numbers(self.rows, 6).T)

    @cached_property
    def _sizes(self) -> Weights:
        return np.ascontiguousarray(np.frombuffer(self.sizes, np.float64).reshape(-1, 4).T)

    @cached_property
    def _told(self) -> Rows:
        """The numbers of the figures that stand in a sentence."""
        return np.flatnonzero(self._columns[1] != _NOWHERE)

    @cached_property
    def _passages(self) -> Numbers:
        """The passages of these figures."""
        return np.asarray(self._columns[1, self._told], np.int32)

    @cached_property
    def _printed(self) -> Weights:
        """The numbers that these figures print, two rows."""
        return np.ascontiguousarray(self._sizes[2:, self._told])

    @cached_property
    def _powers(self) -> Weights:
        """The numbers that are printed as powers of a thousand, two rows."""
        printed = np.abs(self._sizes[2:])
        return np.asarray(np.log10(np.where(printed > 0, printed, nan)) / _MAGNITUDE, np.float64)

    def bearing(self, said: Said, found: Hits) -> Bearing:
        """What a figure of the draft must be shown to."""
        if said.measure is None and said.quantity is None:
            return Bearing(frozenset(), np.zeros(len(found.scores), bool))
        told = [None if said.quantity is None else in_unit(said.quantity, unit) for unit in self.units]
        fits = self._fits(said, told)
        slips = self._slips(said.quantity)
        like = self._in_like_sentences(said, told, found, fits, slips)
        near = [self._likest(like[fits[like]], found), self._likest(like[~fits[like]], found)]
        same = self._of_measure(said.measure)
        near.append(same[self._of_subject(said, same) | fits[same]])
        printed = np.zeros(len(fits), bool) if said.quantity is None else _print(said.quantity, self._sizes[2:])
        passages = self._in(np.flatnonzero(fits | slips | printed), found) | self._in(same, found)
        return Bearing(frozenset(self._columns[0, np.concatenate(near)].tolist()), passages | _alike(found))

    def _in(self, rows: Rows, found: Hits) -> Mask:
        """The passages that some figures stand in."""
        has = np.zeros(len(found.scores) + 1, bool)
        has[self._columns[1, rows]] = True  # the last place is that of what stands in none
        return has[:-1]

    def _likest(self, near: Rows, found: Hits) -> Rows:
        """The same figures, but where many articles have such a one only those of the articles that line up best."""
        articles = self._columns[0, near]
        if len(np.unique(articles)) <= MOST:
            return near
        best = np.zeros(int(articles.max()) + 1)
        np.maximum.at(best, articles, found.scores[self._columns[1, near]])
        return np.asarray(near[best[articles] >= np.sort(best)[-MOST]], np.int64)

    def measuring(self, said: Said) -> set[int]:
        """The numbers of the articles that have a figure of the draft's measure and subject."""
        same = self._of_measure(said.measure)
        return set(self._columns[0, same[self._of_it(said, same)]].tolist())

    def _of_measure(self, measure: str | None) -> Rows:
        numbers = [number for number, one in enumerate(self.measures) if one == measure is not None]
        return np.flatnonzero(self._columns[2] == numbers[0]) if numbers else np.zeros(0, np.int64)

    def _fits(self, said: Said, told: Sequence[Quantity | None]) -> Mask:
        """Which figures share a size and the unit with the draft's, which is `told` in every unit."""
        fits = np.zeros(self._columns.shape[1], bool)
        for rows, one in zip(self._by_unit, told, strict=True):
            if one is not None:
                low, high = _size(signed(one.interval, said.direction, said.measure))
                fits[rows] = (self._sizes[0, rows] <= high) & (self._sizes[1, rows] >= low)
        return fits

    @cached_property
    def _by_unit(self) -> list[Rows]:
        """The figures in each unit."""
        return [np.flatnonzero(self._columns[3] == number) for number in range(len(self.units))]

    def _in_like_sentences(
        self, said: Said, told: Sequence[Quantity | None], found: Hits, fits: Mask, slips: Mask
    ) -> Rows:
        """The figures that stand in a sentence that is close, or fit and stand in one a little like the draft's."""
        if said.quantity is None or not len(found):
            return np.zeros(0, np.int64)
        near = np.zeros(self._columns.shape[1], bool)
        like = found.scores > 0 if said.chain else found.scores >= LOOSE
        agreeing = self._told[like[self._passages]]
        near[agreeing] = fits[agreeing] | slips[agreeing]
        if said.quantity.unit in CURRENCIES:  # few print the same amount of money: the words around it may be others
            same = self._told[_print(said.quantity, self._printed)]
            near[same] |= fits[same]
        close = self._told[_alike(found)[self._passages]]
        near[close] |= self._comparable(said, said.quantity, told, close)
        return np.flatnonzero(near)

    def _slips(self, quantity: Quantity | None) -> Mask:
        """Which figures print the draft's digits, in whatever unit and magnitude."""
        told = [log10(abs(float(number))) / _MAGNITUDE for number in written(quantity) if number]
        steps = [self._powers - number for number in told]
        found = [(np.abs(step - np.rint(step)) < _EXACT).any(axis=0) for step in steps]
        return np.logical_or.reduce(found) if found else np.zeros(self._columns.shape[1], bool)

    def _comparable(self, said: Said, quantity: Quantity, told: Sequence[Quantity | None], rows: Rows) -> Mask:
        """Which of some figures a like sentence may have in the draft's place: of the same subject and unit."""
        known = np.array([one is not None for one in told], bool)
        same = known[self._columns[3, rows]] | _print(quantity, self._sizes[2:, rows])
        stated = self._has_subject[self._columns[4, rows]] & (said.subject is not None)
        return np.asarray(same & ~(stated & ~self._of_it(said, rows)), bool)

    def _of_subject(self, said: Said, rows: Rows) -> Mask:
        """Which of some figures are of the same subject, and of no other period where the draft gives one."""
        same = self._of_it(said, rows)
        if said.quantity is None or said.within:  # the rules look closer
            return same
        periods = self._columns[5, rows]
        meant = np.zeros(len(self.periods), bool)
        for number in set(periods[same].tolist()):
            meant[number] = same_period(said.period, self.periods[number], to_date=True) is not False
        return np.asarray(same & meant[periods], bool)

    @cached_property
    def _has_subject(self) -> Mask:
        return np.array([subject is not None for subject in self.subjects], bool)

    def _of_it(self, said: Said, rows: Rows) -> Mask:
        """Which of some figures are of the same subject; claims of one subject follow each other."""
        key = said.subject, said.apart
        if key not in self._seen:
            if len(self._seen) >= _KEPT:
                self._seen.clear()
            self._seen[key] = self._named(said)
        return np.asarray(self._seen[key][self._columns[4, rows]], bool)

    def _named(self, said: Said) -> Mask:
        """Which subjects are the draft's, asked only of those that begin with the same word or need not."""
        named = np.zeros(len(self.subjects), bool)
        if said.subject is None:
            return named
        for number in {*self._by_beginning.get(beginning(said.subject), ()), *self._by_beginning.get("", ())}:
            named[number] = same_subject(said.subject, self.subjects[number], apart=said.apart) is True
        return named

    @cached_property
    def _by_beginning(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, subject in enumerate(self.subjects):
            single = subject is not None and len(subject.parts) == 1
            found.setdefault(beginning(subject) if subject is not None and single else "", []).append(number)
        return found

    @cached_property
    def _seen(self) -> dict[tuple[Subject | None, bool], Mask]:
        return {}


def figures_of(by_article: Iterable[Sequence[Known]], places: Places) -> Figures:
    """The columns of the figures of each article, in the order of the articles."""
    measures: dict[str | None, int] = {}
    units: dict[str, int] = {}
    subjects: dict[Subject | None, int] = {}
    periods: dict[Period | None, int] = {}
    rows: list[int] = []
    sizes: list[float] = []
    for article, figures in enumerate(by_article):
        for figure in figures:
            rows += [article, places.at(article, figure.place)]
            rows += [_number(measures, figure.measure), _number(units, figure.unit)]
            rows += [_number(subjects, figure.subject), _number(periods, figure.period)]
            sizes += [*_size(figure.interval), *_printed(figure.written)]
    return Figures(
        list(measures), list(units), list(subjects), list(periods), stored(rows), np.array(sizes, np.float64).tobytes()
    )


def _alike(found: Hits) -> Mask:
    """The passages that line up well enough to tell of the same thing."""
    return np.asarray((found.wholes >= CLOSE) | (found.scores >= OF_IT), bool)


def _print(quantity: Quantity, printed: Weights) -> Mask:
    """Which figures, given by their numbers in two rows, print one of the draft's."""
    found = [(printed == float(number)).any(axis=0) for number in written(quantity)]
    return np.logical_or.reduce(found) if found else np.zeros(printed.shape[1], bool)


def _number(numbers: dict[T, int], value: T) -> int:
    return numbers.setdefault(value, len(numbers))


def _size(interval: Interval | None) -> tuple[float, float]:
    """The least and the greatest size of an interval, rounded outwards; of none, such as nothing can share."""
    if interval is None:
        return inf, -inf
    size = magnitude(interval)
    low = 0.0 if size.low is None else nextafter(float(size.low), -inf)
    return low, inf if size.high is None else nextafter(float(size.high), inf)


def _printed(written: Sequence[Decimal]) -> tuple[float, float]:
    one, other, *_ = (*map(float, written), nan, nan)
    return one, other
