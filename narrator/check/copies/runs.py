"""Which articles have a long run of some words, found without reading them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from narrator.check.sources.postings import Numbers, read_numbers, stored
from narrator.check.sources.readings import Reading
from narrator.check.speech.words import plain
from narrator.model.claims import Span

RUN: Final = 12
"""So many words in a row are somebody's sentence.

The trade's own formulas ("so far this year, according to data from") run to nine words or ten, and everybody may
write them.
"""

_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")


@dataclass(frozen=True)
class Runs:
    """Every run of twelve words of the articles by its CRC-32, rising.

    `places` are two numbers a run (int32): its article and its first character.
    """

    sums: bytes
    places: bytes

    @cached_property
    def _sums(self) -> NDArray[np.uint32]:
        return np.frombuffer(self.sums, np.uint32)

    @cached_property
    def _places(self) -> Numbers:
        return read_numbers(self.places, 2)

    def sharing(self, words: Sequence[str]) -> dict[int, list[int]]:
        """Of each article that has twelve of the words in a row, where; other words may share their sum."""
        asked = np.array(sorted(set(_sums(words))), np.uint32)
        bounds = zip(
            np.searchsorted(self._sums, asked, "left").tolist(),
            np.searchsorted(self._sums, asked, "right").tolist(),
            strict=True,
        )
        shared: dict[int, list[int]] = {}
        for number, place in sorted(tuple(row) for first, last in bounds for row in self._places[first:last].tolist()):
            shared.setdefault(number, []).append(place)
        return shared


def runs_of(readings: Sequence[Reading]) -> Runs:
    """The runs of the articles."""
    found = [
        (one, number, word.start) for number, reading in enumerate(readings) for one, word in _in_article(reading.text)
    ]
    found.sort()
    sums = np.array([one for one, *_ in found], np.uint32)
    return Runs(sums.tobytes(), stored([part for _, *place in found for part in place]))


def _in_article(text: str) -> Iterator[tuple[int, Span]]:
    words = list(words_in(text))
    return zip(_sums([plain(word.of(text)) for word in words]), words, strict=False)


def words_in(text: str, start: int = 0) -> Iterator[Span]:
    """The words and figures of a text from the start of one of them on."""
    return (Span(*match.span()) for match in _WORD.finditer(text, start))


def _sums(words: Sequence[str]) -> Iterator[int]:
    coded = [word.encode(errors="surrogatepass") for word in words]
    return (crc32(b" ".join(coded[place : place + RUN])) for place in range(len(words) - RUN + 1))
