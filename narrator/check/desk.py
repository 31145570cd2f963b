"""Everything that a draft is held against, laid out once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from narrator.check.capitals import spellings
from narrator.check.figures.known import Known, Said
from narrator.check.figures.steps.operand import Operand, operands_of
from narrator.check.figures.vouched import known_from_statistics
from narrator.check.names.mentions import in_words
from narrator.check.names.roster import Roster, roster
from narrator.check.shelf import Shelf, shelve, unpacked
from narrator.check.sources.library import Encode, Hits, Library
from narrator.check.sources.readings import Reading
from narrator.check.sources.speech import Heard
from narrator.check.words.definitions import Defined, definitions_of
from narrator.model.market import Security
from narrator.model.statistics import Statistic


@dataclass(frozen=True)
class ByArticle(Mapping[str, tuple[Known, ...]]):
    """The figures of each article by its name, unpacked where they are asked for."""

    packed: Mapping[str, memoryview]
    _read: dict[str, tuple[Known, ...]] = field(default_factory=dict)

    def __getitem__(self, article: str) -> tuple[Known, ...]:
        if article not in self._read:
            self._read[article] = unpacked(self.packed[article])
        return self._read[article]

    def __iter__(self) -> Iterator[str]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)


@dataclass(frozen=True)
class Desk:
    """Statistics and articles as figures, sentences and names; `by_article` holds the figures of each article.

    `bearing`, `measuring`, `saying` and `hearing` give the readings that can say anything to what they are asked; a
    check takes time by the draft and by what bears on it.
    """

    statistics: tuple[Statistic, ...]
    definitions: tuple[Defined, ...]
    computed: tuple[Known, ...]
    readings: tuple[Reading, ...]
    by_article: ByArticle
    library: Library
    roster: Roster
    shelf: Shelf
    _operands: dict[str, list[Operand]] = field(default_factory=dict, repr=False, compare=False)

    def bearing(self, said: Said, found: Hits) -> tuple[list[list[Reading]], NDArray[np.bool_]]:
        """The origins that could have a word to say on a figure, each with its original first, and the passages."""
        articles, passages = self.shelf.figures.bearing(said, found)
        return self._origins_of(articles), passages

    def measuring(self, said: Said) -> list[Reading]:
        """The articles that have a figure of the draft's measure and subject."""
        return [self.readings[number] for number in sorted(self.shelf.figures.measuring(said))]

    def saying(self, passages: NDArray[np.bool_]) -> list[list[Reading]]:
        """The origins with one of some passages of the library."""
        return self._origins_of(set(self.library.articles[passages].tolist()))

    def hearing(self, quotation: str) -> list[Reading]:
        """The articles that may have the words of a quotation, or those that it was made from."""
        return [self.readings[number] for number in self._heard.near(quotation)]

    def having(self, words: str) -> list[Reading]:
        """The articles whose sentences have every word."""
        return [self.readings[number] for number in self._heard.having(words)]

    def operands(self, article: str) -> Sequence[Operand]:
        """The numbers of an article, in their order, as a step of arithmetic takes them."""
        if article not in self._operands:
            numbers = self.library.passages_of(article)
            passages = self.library.passages(range(numbers.start, numbers.stop))
            self._operands[article] = operands_of(passages, self.by_article[article])
        return self._operands[article]

    @cached_property
    def _heard(self) -> Heard:
        return Heard(self.shelf.places, self.shelf.speech)

    def lists(self, name: str) -> bool:
        """Whether a name is that of a listed issue or of what a statistic is about."""
        return f" {in_words(name)} " in self.roster.ours

    @cached_property
    def spellings(self) -> dict[str, str]:
        """The words that the articles print with a capital, by their small letters."""
        return spellings(reading.body for reading in self.readings)

    @cached_property
    def days(self) -> frozenset[date]:
        """The days on which articles were published."""
        return frozenset(reading.published for reading in self.readings if reading.published is not None)

    @cached_property
    def _groups(self) -> dict[int, list[Reading]]:
        groups: dict[int, list[Reading]] = {}
        for reading in self.readings:
            groups.setdefault(reading.origin, []).append(reading)
        return groups

    def _origins_of(self, numbers: Iterable[int]) -> list[list[Reading]]:
        return [self._groups[origin] for origin in sorted({self.readings[number].origin for number in numbers})]


def lay_out(
    readings: Sequence[Reading],
    statistics: Sequence[Statistic],
    securities: Sequence[Security],
    encode: Encode | None,
    shelf: Shelf | None = None,
) -> Desk:
    """The evidence for any number of checks; `shelf` is that of the readings, where it was kept."""
    labels = [statistic.label for statistic in statistics]
    readings, shelf = tuple(readings), shelf or shelve(readings)
    return Desk(
        statistics=tuple(statistics),
        definitions=definitions_of(statistics),
        computed=known_from_statistics(statistics),
        readings=readings,
        by_article=ByArticle({reading.id: known for reading, known in zip(readings, shelf.known, strict=True)}),
        library=Library(readings, shelf.places, shelf.postings, shelf.ranking, encode),
        roster=roster(readings, labels, [security.name for security in securities], shelf.names),
        shelf=shelf,
    )


def with_statistics(desk: Desk, more: Sequence[Statistic]) -> Desk:
    """The same articles beside more statistics."""
    statistics = (*desk.statistics, *more)
    return replace(
        desk,
        statistics=statistics,
        definitions=definitions_of(statistics),
        computed=known_from_statistics(statistics),
        roster=desk.roster.showing(statistic.label for statistic in more),
    )
