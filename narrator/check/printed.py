"""A draft as it is printed: no marks within its lines, a paragraph to a line, heads of columns beside their cells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from narrator.extract.layout import inline_marks, unwrapped, without_marks
from narrator.model.claims import Span
from narrator.read.drafts.lines import LONGEST_CELL
from narrator.read.drafts.readable import readable

_Change: TypeAlias = tuple[Span, str]
"""A place of the draft, and what is read there instead."""

_LINE = re.compile(r"[^\n]+")
_CELL = re.compile(r"[^|\s](?:[^|\n]*[^|\s])?|(?<=\|)(?=[ \t]*\|)")
_AMOUNT = re.compile(r"[$€£¥%]|\d[.,]\d|(?<!\w)(?!(?:19|20)\d\d(?!\w))\d+(?!\w)")
"""What the head of a column does not have; it may have a year."""

_NUMBERED = re.compile(r"[A-Z][\w&]+ \d{2,4}$")
"""An index that is named by its number; within a sentence it has an article before it."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What is read of a draft: `text`, of which runs begin at `starts`; they stand from `places` on in the draft.

    `lengths` are those of the draft's words there, 1 for words that stand elsewhere. The last run is the end of both.
    """

    text: str
    starts: tuple[int, ...]
    places: tuple[int, ...]
    lengths: tuple[int, ...]

    def in_draft(self, span: Span) -> Span:
        """Where a place of the text is in the draft."""
        start = self._place(span.start)
        return Span(start, self._place(span.end - 1) + 1 if span.end > span.start else start)

    def with_marks(self, sentence: Span, after: int) -> Span:
        """The same of a sentence, with the marks that open right before it, though not before `after`, or close it."""
        place, first, last = self.in_draft(sentence), self._run(sentence.start), self._run(sentence.end - 1)
        before = self._end(first - 1) if first else 0
        opens = before if sentence.start == self.starts[first] else place.start
        closes = self.places[last + 1] if place.end == self._end(last) else place.end
        return Span(max(opens, after), closes)

    def _place(self, at: int) -> int:
        run = self._run(at)
        return self.places[run] + min(at - self.starts[run], self.lengths[run] - 1)

    def _run(self, at: int) -> int:
        return bisect_right(self.starts, at) - 1

    def _end(self, run: int) -> int:
        return self.places[run] + self.lengths[run]


def printed(draft: str) -> Printed:
    r"""What is read of a draft.

    Examples
    --------
    >>> printed("**Pinmoor** fell [a third](https://quay.example/7).").text
    'Pinmoor fell a third.'
    >>> printed("Bank | Loss this year\nPinmoor | 37%").text.split("\n")
    ['Bank | Loss this year', 'Pinmoor | loss this year 37%']
    """
    words = unwrapped(readable(draft))
    changes: list[_Change] = sorted([*((mark, "") for mark in inline_marks(words)), *_beside_cells(words)])
    runs: list[tuple[str, int, int]] = []
    at = 0
    for place, other in changes:
        runs += [(words[at : place.start], at, place.start - at), (other, place.start, 1)]
        at = place.end
    runs = [run for run in [*runs, (words[at:], at, len(words) - at)] if run[0]]
    starts = [0]
    for run, _, _ in runs:
        starts.append(starts[-1] + len(run))
    places, lengths = [place for _, place, _ in runs], [length for _, _, length in runs]
    return Printed("".join(run for run, _, _ in runs), tuple(starts), (*places, len(words)), (*lengths, 1))


def _beside_cells(words: str) -> Iterator[_Change]:
    """What is read before the cells of tables: the head of the column, where a cell has a figure."""
    lines = ([Span(*cell.span()) for cell in _CELL.finditer(words, *line.span())] for line in _LINE.finditer(words))
    for count, rows in groupby(filter(None, lines), key=len):
        head, *body = rows
        if count > 1 and body and not any(_AMOUNT.search(cell.of(words)) for cell in head[1:]):
            for row in body:
                yield from _beside_row(row, head, words)


def _beside_row(row: Sequence[Span], head: Sequence[Span], words: str) -> Iterator[_Change]:
    if _NUMBERED.match(without_marks(row[0].of(words))):
        yield Span(row[0].start, row[0].start), "the "
    for title, cell in zip(head[1:], row[1:], strict=True):
        said = " ".join(without_marks(title.of(words)).split())
        if said and len(said) <= LONGEST_CELL and _AMOUNT.search(cell.of(words)):
            yield Span(cell.start, cell.start), f"{_within_a_sentence(said)} "


def _within_a_sentence(title: str) -> str:
    """A title without the capital that it has as the beginning of a cell."""
    return title if title[1:2].isupper() or _NUMBERED.match(title) else title[0].lower() + title[1:]
