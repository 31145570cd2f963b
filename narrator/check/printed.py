"""A draft as it is printed: no marks within its lines, a paragraph to a line, a sentence to a cell of a table."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from narrator.check.rows import rows_as_sentences
from narrator.extract.layout import inline_marks, unwrapped
from narrator.model.claims import Span
from narrator.read.drafts.readable import readable


@dataclass(frozen=True, slots=True)
class Printed:
    """What is read of a draft: `text`, of which runs begin at `starts`; they stand from `places` on in the draft.

    `lengths` are those of the draft's words there, 1 for words that stand elsewhere. The last run is the end of both.
    `rows` is where in the text the lines begin that a table was made into.
    """

    text: str
    starts: tuple[int, ...]
    places: tuple[int, ...]
    lengths: tuple[int, ...]
    rows: frozenset[int] = frozenset()

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
    ['Bank | Loss this year', 'Pinmoor had a loss of 37% this year.']
    """
    words = unwrapped(readable(draft))
    rows = list(rows_as_sentences(words))
    taken = sorted(place for place, _ in rows)
    marks = (mark for mark in inline_marks(words) if not _is_in(mark, taken))
    changes = sorted([*((mark, "") for mark in marks), *rows])
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
    text = "".join(run for run, _, _ in runs)
    told = {(other, place.start, 1) for place, other in rows if other.strip()}
    made = (start for start, run in zip(starts, runs, strict=False) if run in told)
    lines = frozenset(text.rfind("\n", 0, start) + 1 for start in made)
    return Printed(text, tuple(starts), (*places, len(words)), (*lengths, 1), lines)


def _is_in(mark: Span, places: Sequence[Span]) -> bool:
    """Whether a mark lies in a place that is read otherwise."""
    return any(one.covers(mark) for one in places[max(0, bisect_left(places, mark) - 1) :][:2])
