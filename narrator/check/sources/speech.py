"""Which articles may have the words of a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from narrator.check.sources.places import Places
from narrator.check.sources.postings import Postings, post
from narrator.check.sources.readings import Reading

MOST = 24
"""So many articles that have the most of a quotation's words are asked what it was made from; all that tie with the
last one are."""

_ASIDE = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True)
class Heard:
    """Every word of every sentence, small ones too, by the numbers of the passages."""

    places: Places
    postings: Postings

    def near(self, quotation: str) -> list[int]:
        """The numbers of the articles that have all words of a quotation, or more of them than others have.

        What stands in square brackets is the draft's. A quotation is looked for in a sentence and the one after it.
        """
        wanted = _words(_ASIDE.sub(" ", quotation))
        counts = self.postings.shared([(word, 1.0) for word in sorted(wanted)], len(self.places.table))
        articles = self.places.table[:, 0]
        pairs = counts.copy()
        pairs[:-1] += np.where(articles[:-1] == articles[1:], counts[1:], 0)
        best = np.zeros(self.places.articles)
        np.maximum.at(best, articles, pairs)
        least = max(1.0, np.sort(best)[-MOST]) if len(best) > MOST else 1.0
        return sorted({*np.flatnonzero(best >= least).tolist(), *self._all_of(wanted)})

    def having(self, text: str) -> list[int]:
        """The numbers of the articles that have every word of a text."""
        return self._all_of(_words(text))

    def _all_of(self, wanted: Iterable[str]) -> list[int]:
        words = sorted(wanted)
        numbers = [number for word in words if (number := self.postings.number(word)) is not None]
        if not numbers or len(numbers) < len(words):
            return []
        having = np.ones(self.places.articles, bool)
        for number in numbers:
            has = np.zeros(self.places.articles, bool)
            has[self.places.table[self.postings.of(number), 0]] = True
            having &= has
        return np.flatnonzero(having).tolist()


def heard(readings: Sequence[Reading], places: Places) -> Heard:
    """The words of the articles' sentences."""
    sentences = (span.of(reading.text) for reading in readings for span in reading.statements.sentences)
    return Heard(places, post(_words(sentence) for sentence in sentences))


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", text.casefold()))
