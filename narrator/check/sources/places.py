"""Where the sentences of the articles stand, in columns of numbers that a file can hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from narrator.check.sources.postings import Numbers, Postings, post, read_numbers, stored
from narrator.check.sources.readings import Reading
from narrator.check.sources.search import Page, content_words
from narrator.model.claims import Span


@dataclass(frozen=True)
class Places:
    """Where every passage stands: article, start and end a passage, in the order of the articles; int32 as stored."""

    rows: bytes
    articles: int

    @cached_property
    def table(self) -> Numbers:
        """A row a passage: the number of its article, its first character and the one after its last."""
        return read_numbers(self.rows, 3)

    @cached_property
    def firsts(self) -> list[int]:
        """The number of the first passage of each article, and of the one after the last."""
        counts = [0] * (self.articles + 1)
        for article in self.table[:, 0].tolist():
            counts[article + 1] += 1
        for number, count in enumerate(counts[1:], start=1):
            counts[number] = counts[number - 1] + count
        return counts

    def at(self, article: int, place: int) -> int:
        """The number of the passage that a character of an article stands in; -1 where it stands in none."""
        for number in range(self.firsts[article], self.firsts[article + 1]):
            _, start, end = self.table[number].tolist()
            if start <= place < end:
                return number
        return -1

    def page(self, reading: Reading, number: int) -> Page:
        """The article of a number with its sentences."""
        rows = self.table[self.firsts[number] : self.firsts[number + 1], 1:].tolist()
        return Page(reading, tuple(Span(start, end) for start, end in rows))


def places_of(readings: Sequence[Reading]) -> Places:
    """Where the sentences of the articles stand."""
    return Places(stored(_rows(readings)), len(readings))


def post_sentences(readings: Iterable[Reading]) -> Postings:
    """Which sentences of the articles have which word that carries meaning."""
    return post(content_words(span.of(one.text)) for one in readings for span in one.statements.sentences)


def _rows(readings: Iterable[Reading]) -> Iterable[int]:
    for number, reading in enumerate(readings):
        for span in reading.statements.sentences:
            yield from (number, span.start, span.end)
