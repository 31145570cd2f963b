"""Which passages have which word, as columns of numbers that are kept and searched without an object a passage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]
Weights = NDArray[np.float64]


@dataclass(frozen=True)
class Postings:
    """Words in order, and for each the numbers of the passages that have it, rising.

    `starts` are offsets into `places`, one more than there are words; both are int32, as the machine stores them.
    """

    words: list[str]
    starts: bytes
    places: bytes

    @cached_property
    def _number(self) -> dict[str, int]:
        return {word: number for number, word in enumerate(self.words)}

    @cached_property
    def _bounds(self) -> list[int]:
        bounds: list[int] = read_numbers(self.starts).tolist()
        return bounds

    @cached_property
    def _all(self) -> Numbers:
        return read_numbers(self.places)

    def number(self, word: str) -> int | None:
        """The place of a word among the words."""
        return self._number.get(word)

    def of(self, number: int) -> Numbers:
        """The passages that have the word of a number."""
        return self._all[self._bounds[number] : self._bounds[number + 1]]

    def counts(self) -> list[int]:
        """How many passages have each word."""
        return [end - start for start, end in zip(self._bounds, self._bounds[1:], strict=False)]

    def total(self, weights: Sequence[float], passages: int) -> Weights:
        """For each of so many passages the weights of its words, added in the order of the words."""
        return np.bincount(self._all, np.repeat(weights, self.counts()), passages).astype(np.float64, copy=False)

    def shared(self, weighed: Iterable[tuple[str, float]], passages: int) -> Weights:
        """For each of so many passages the weights of those words that it has, added in the order given."""
        known = [(number, weight) for word, weight in weighed if (number := self.number(word)) is not None]
        if not known:
            return np.zeros(passages)
        lists = [self.of(number) for number, _ in known]
        weights = np.repeat([weight for _, weight in known], [len(one) for one in lists])
        return np.bincount(np.concatenate(lists), weights, passages).astype(np.float64, copy=False)


@dataclass(frozen=True)
class Column:
    """A column of numbers that tells in which rows a number stands."""

    numbers: Numbers

    @cached_property
    def _order(self) -> NDArray[np.int64]:
        return np.argsort(self.numbers, kind="stable")

    @cached_property
    def _sorted(self) -> Numbers:
        return self.numbers[self._order]

    def of(self, wanted: Iterable[int]) -> list[int]:
        """The rows that have one of some numbers, in order."""
        asked = sorted(set(wanted))
        firsts, lasts = (np.searchsorted(self._sorted, asked, side).tolist() for side in ("left", "right"))
        rows = [self._order[first:last].tolist() for first, last in zip(firsts, lasts, strict=True)]
        return sorted(row for some in rows for row in some)


def post(passages: Iterable[Iterable[str]]) -> Postings:
    """The postings of passages, each given by its words."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(passages):
        for word in set(words):
            places[word].append(number)
    listed = sorted(places)
    starts = np.cumsum([0, *(len(places[word]) for word in listed)])
    return Postings(listed, stored(starts), stored([place for word in listed for place in places[word]]))


def stored(numbers: Iterable[int] | NDArray[np.int64]) -> bytes:
    """Whole numbers as they are kept."""
    return np.asarray(numbers if isinstance(numbers, np.ndarray) else list(numbers), np.int32).tobytes()


def read_numbers(data: bytes, columns: int = 1) -> Numbers:
    """Whole numbers that were kept, in so many columns; of one column a row."""
    numbers = np.frombuffer(data, np.int32)
    return numbers if columns == 1 else numbers.reshape(-1, columns)
