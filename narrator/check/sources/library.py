"""Which sentences of the articles could bear on a sentence of the draft.

Words find the sentence, weighted by how rare they are in the articles (`sources.overlap`); vectors are asked only for
what words did not settle (`sources.meaning`). The sentences stand in columns of numbers, and become values only where
somebody looks at them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import log
from typing import TypeAlias, overload

import numpy as np
from numpy.typing import NDArray

from narrator.check.sources.places import Places
from narrator.check.sources.postings import Numbers, Postings, Weights, read_numbers
from narrator.check.sources.readings import Reading
from narrator.check.sources.search import Found, Page, Passage
from narrator.model.claims import Span

_FIRST = 8
"""So many passages are put in order at first; then as many times more."""

_LEAST = 0.1
"""What the commonest word weighs."""

_WELL = 0.25
"""Few passages line up so well, and most who ask for the best are content with them."""

_AT_ONCE = 64
"""So many of the best are put in order once, for whoever asks for fewer."""

Encode: TypeAlias = Callable[[Sequence[str]], Sequence[Sequence[float]] | NDArray[np.float32]]
"""Sentences to unit vectors, a row each."""


class Rarity(dict[str, float]):
    """What each word weighs, the rarer the more; one that stands nowhere weighs as much as the others on average."""

    def __missing__(self, word: str) -> float:
        return self._mean

    @cached_property
    def _mean(self) -> float:
        return sum(self.values()) / len(self) if self else 1.0


@dataclass(frozen=True)
class Library:
    """Every sentence of the articles, how much each word weighs, and the encoder where one was given.

    `ranking` are the numbers of the passages that have a superlative, int32 as stored.
    """

    readings: tuple[Reading, ...]
    places: Places
    postings: Postings
    ranking: bytes
    encode: Encode | None = None
    _made: dict[int, Passage] = field(default_factory=dict)
    _pages: dict[int, Page] = field(default_factory=dict)
    _vectors: dict[int, Weights] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.places.table)

    @cached_property
    def weights(self) -> Rarity:
        """What each word of the articles weighs."""
        total = len(self) + 1
        counts = zip(self.postings.words, self.postings.counts(), strict=True)
        return Rarity((word, max(log(total / (count + 0.5)) + _LEAST, _LEAST)) for word, count in counts)

    @cached_property
    def given(self) -> Weights:
        """The weight of all words of each passage; one without words, which nothing shares, has as much as any word."""
        return np.maximum(self.postings.total(list(self.weights.values()), len(self)), _LEAST)

    @cached_property
    def ranks(self) -> Numbers:
        """The rank of each passage's article."""
        return np.array([reading.rank for reading in self.readings], np.int32)[self.articles]

    @cached_property
    def ranks_something(self) -> NDArray[np.bool_]:
        """Whether each passage has a superlative."""
        has = np.zeros(len(self), bool)
        has[read_numbers(self.ranking)] = True
        return has

    @property
    def articles(self) -> Numbers:
        """The number of each passage's article."""
        return self.places.table[:, 0]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each article by its name."""
        return {reading.id: number for number, reading in enumerate(self.readings)}

    def passages_of(self, article: str) -> slice:
        """The numbers of an article's passages."""
        number = self.numbers[article]
        return slice(self.places.firsts[number], self.places.firsts[number + 1])

    def passage(self, number: int) -> Passage:
        """The passage of a number; the same value whenever it is asked for."""
        made = self._made.get(number)
        return made if made is not None else self._made.setdefault(number, self._make(number))

    def passages(self, numbers: Iterable[int]) -> list[Passage]:
        """The same of several; most were asked for before."""
        made = self._made
        return [made.get(number) or self.passage(number) for number in numbers]

    def after(self, passage: Passage) -> Passage | None:
        """The passage behind one in its article."""
        last = passage.place + 1 == len(passage.page.spans)
        return None if last else self.passage(passage.number + 1)

    def around(self, passage: Passage) -> list[Passage]:
        """A passage with the one before it and the one behind it in its article."""
        first = 1 if passage.place else 0
        last = 1 if passage.place + 1 < len(passage.page.spans) else 0
        return [self.passage(number) for number in range(passage.number - first, passage.number + last + 1)]

    def vectors(self, texts: Sequence[str], passages: Sequence[Passage]) -> tuple[Weights, Weights]:
        """A unit vector a row, of some texts and of some passages; that of a passage is kept once it was asked for."""
        if self.encode is None:
            message = "the library has no encoder"
            raise TypeError(message)
        new = {one.number: one.text for one in passages if one.number not in self._vectors}
        encoded = np.asarray(self.encode([*texts, *new.values()]), np.float64)
        self._vectors.update(zip(new, encoded[len(texts) :], strict=True))
        return encoded[: len(texts)], np.array([self._vectors[one.number] for one in passages], np.float64)

    def _make(self, number: int) -> Passage:
        article, start, end = self.places.table[number].tolist()
        reading, span = self.readings[article], Span(start, end)
        if article not in self._pages:
            self._pages[article] = self.places.page(reading, article)
        place = number - self.places.firsts[article]
        text = span.of(reading.text)
        return Passage(reading.id, reading.origin, reading.rank, span, text, self._pages[article], place, number)

    def weigh(self, words: Iterable[str]) -> list[tuple[str, float]]:
        """Words in order, each with its weight."""
        return [(word, self.weights[word]) for word in sorted(words)]


@dataclass(frozen=True, eq=False)
class Hits(Sequence[Found]):
    """All passages that share anything with a text, best first; ties by rank, `before`, and the order of the articles.

    Columns have a number for each passage of the library; `before` are the scores by which they stood in order before,
    the last first. `seen` has what vectors say of some.
    """

    library: Library
    scores: Weights
    wholes: Weights
    covered: Weights
    before: tuple[Weights, ...] = ()
    seen: Mapping[int, Found] = field(default_factory=dict)

    def __len__(self) -> int:
        return int(np.count_nonzero(self.scores > 0))

    @overload
    def __getitem__(self, place: int) -> Found: ...
    @overload
    def __getitem__(self, place: slice) -> list[Found]: ...
    def __getitem__(self, place: int | slice) -> Found | list[Found]:
        if isinstance(place, slice):
            return self._found(self._best(place.stop)[place])
        if not -len(self) <= place < len(self):
            message = f"there are {len(self)} passages"
            raise IndexError(message)
        return self._found(self._best(place + 1 if place >= 0 else None)[place : place + 1 or None])[0]

    def __iter__(self) -> Iterator[Found]:
        """The best first; most askers stop early, and nothing behind them is put in order."""
        done, more = 0, _FIRST
        while batch := self[done : done + more]:
            yield from batch
            done, more = done + more, more * _FIRST

    def of(self, *articles: str, least: float = 0.0) -> list[Found]:
        """Those of some articles that line up at least so well, in the same order."""
        return self._found(self._sorted(self._numbers_of(articles, least)))

    def by_article(
        self, articles: Sequence[str], *, least: float, among: NDArray[np.bool_] | None = None
    ) -> dict[str, list[Found]]:
        """The same for each of some articles, of all passages or of such as are `among` some."""
        numbers = self._numbers_of(articles, least) if articles else np.zeros(0, np.int64)
        found: dict[str, list[Found]] = {article: [] for article in articles}
        for item in self._found(self._sorted(numbers if among is None else numbers[among[numbers]])):
            found[item.passage.article].append(item)
        return found

    def _numbers_of(self, articles: Sequence[str], least: float) -> NDArray[np.int64]:
        spans = [self.library.passages_of(article) for article in dict.fromkeys(articles)]
        there = np.concatenate([np.arange(span.start, span.stop) for span in spans])
        near: NDArray[np.int64] = there[(self.scores[there] > 0) & (self.scores[there] >= least)]
        return near

    def alike(self, least: float) -> list[Found]:
        """Those whose sentence alone lines up at least so well, in the same order."""
        return self._found(self._sorted(np.flatnonzero(self.wholes >= least)))

    def has_alike(self, least: float) -> bool:
        """Whether there are any such."""
        return bool((self.wholes >= least).any())

    def ranking(self, least: float) -> list[Found]:
        """Those of such that have a superlative."""
        return self._found(self._sorted(np.flatnonzero((self.wholes >= least) & self.library.ranks_something)))

    def near(self, least: float) -> list[Found]:
        """Those that line up at least so well, in the same order."""
        return self._found(self._sorted(np.flatnonzero(self.scores >= least)))

    @cached_property
    def originals(self) -> Hits:
        """Those of originals alone."""
        own = self.library.ranks == 0
        return replace(self, scores=np.where(own, self.scores, 0.0), wholes=np.where(own, self.wholes, 0.0))

    def joined(self, others: Weights) -> Hits:
        """The same passages by the better of two scores; what only has `others` stands behind its equals."""
        scores = np.maximum(self.scores, others)
        seen = {number: item._replace(score=float(scores[number])) for number, item in self.seen.items()}
        return Hits(self.library, scores, self.wholes, self.covered, (self.scores, *self.before), seen)

    def meaning(self, seen: Iterable[Found]) -> Hits:
        """The same passages, of which some are seen anew."""
        anew = {item.passage.number: item for item in seen}
        scores = self.scores.copy()
        scores[list(anew)] = [item.score for item in anew.values()]
        return Hits(self.library, scores, self.wholes, self.covered, (self.scores, *self.before), anew)

    def _best(self, count: int | None) -> list[int]:
        """The numbers of at least so many of the best passages, or of all, in order."""
        return self._top if count is not None and 0 < count <= _AT_ONCE else self._ordered(count)

    @cached_property
    def _top(self) -> list[int]:
        return self._ordered(_AT_ONCE)

    def _ordered(self, count: int | None) -> list[int]:
        there = np.flatnonzero(self.scores >= _WELL)
        if count is None or not 0 < count <= len(there):
            there = np.flatnonzero(self.scores > 0)
        if count is not None and 0 < count < len(there):
            least = np.partition(self.scores[there], len(there) - count)[len(there) - count]
            there = there[self.scores[there] >= least]
        return self._sorted(there)

    def _sorted(self, numbers: NDArray[np.int64]) -> list[int]:
        earlier = [-scores[numbers] for scores in reversed(self.before)]
        keys: list[NDArray[np.generic]] = [numbers, *earlier, self.library.ranks[numbers], -self.scores[numbers]]
        ordered: list[int] = numbers[np.lexsort(keys)].tolist()
        return ordered

    def _found(self, numbers: Iterable[int]) -> list[Found]:
        asked = list(numbers)
        scores, wholes, covered = (column[asked].tolist() for column in (self.scores, self.wholes, self.covered))
        found = map(Found, scores, self.library.passages(asked), wholes, covered)
        if not self.seen:
            return list(found)
        return [self.seen.get(number, item) for number, item in zip(asked, found, strict=True)]
