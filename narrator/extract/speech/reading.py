"""What is known of a text while its quotes are put together, looked up by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from narrator.extract.speech.cast import Cast
from narrator.extract.speech.cues import Cue
from narrator.extract.speech.marks import Quoted
from narrator.extract.speech.speakers import describe, speaker_span
from narrator.model.claims import Content, Quote, QuoteKind, Span, Speaker

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MEMORY = 20
"""So many speakers back a pronoun may look."""


class Covered:
    """Stretches of a text, asked whether they hold or touch another one."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        """Sorts the stretches by their starts."""
        ordered = sorted(spans, key=lambda span: span.start)
        self._starts = [span.start for span in ordered]
        self._ends = list(accumulate((span.end for span in ordered), max))

    def covers(self, span: Span) -> bool:
        """Whether one of them holds all of `span`."""
        before = bisect_right(self._starts, span.start)
        return before > 0 and self._ends[before - 1] >= span.end

    def overlaps(self, span: Span) -> bool:
        """Whether one of them shares a character with `span`."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start


@dataclass(slots=True)
class Reading:
    """A text with its quoted pieces, its cues and its names, and the quotes found so far."""

    doc: Doc
    text: str
    pieces: tuple[Quoted, ...]
    cues: tuple[Cue, ...]
    cast: Cast
    article: str | None
    sentences: list[Span] = field(init=False)
    found: list[Quote] = field(default_factory=list)
    runs: dict[int, Cue] = field(default_factory=dict)
    closing: Cue | None = None
    _piece_starts: list[int] = field(init=False)
    _cue_starts: list[int] = field(init=False)
    _spoke: list[Speaker] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Lays out the places that are looked up."""
        self.sentences = [Span(sent.start_char, sent.end_char) for sent in self.doc.sents]
        self._piece_starts = [piece.outer.start for piece in self.pieces]
        self._cue_starts = [cue.span.start for cue in self.cues]

    def pieces_from(self, start: int, end: int) -> Sequence[Quoted]:
        """The quoted pieces that begin between two places."""
        return self.pieces[bisect_left(self._piece_starts, start) : bisect_left(self._piece_starts, end)]

    def pieces_in(self, span: Span) -> Sequence[Quoted]:
        """The quoted pieces that share a character with `span`."""
        first = max(0, bisect_right(self._piece_starts, span.start) - 1)
        touched = self.pieces[first : bisect_left(self._piece_starts, span.end)]
        return touched if not touched or touched[0].outer.end > span.start else touched[1:]

    def piece_before(self, place: int) -> Quoted | None:
        """The last piece that begins before a place."""
        before = bisect_left(self._piece_starts, place)
        return self.pieces[before - 1] if before else None

    def cues_from(self, start: int, end: int) -> Sequence[Cue]:
        """The cues that begin between two places."""
        return self.cues[bisect_left(self._cue_starts, start) : bisect_left(self._cue_starts, end)]

    def sentence(self, at: int) -> Span:
        """The sentence around a place."""
        place = bisect_right(self.sentences, Span(at, len(self.text))) - 1
        return self.sentences[place] if place >= 0 else Span(at, at)

    def add(
        self, kind: QuoteKind, content: Span, giver: Cue | None, *, cued: bool = True, piece: Quoted | None = None
    ) -> None:
        """Puts a quote together; `giver` is the cue whose speaker the words have, `cued` whether it is also theirs."""
        words = Content(content, content.of(self.text))
        said = Content(giver.span, giver.span.of(self.text)) if giver is not None and cued else None
        self.found.append(Quote(kind, words, said, self._speaker(giver), self.article))
        if piece is not None and giver is not None:
            self.runs[piece.run] = self.closing = giver

    def _speaker(self, giver: Cue | None) -> Speaker | None:
        if giver is None or giver.subject is None:
            return None
        span = speaker_span(giver.subject, giver.verb, giver.until)
        before = bisect_right(self._spoke, span.start, key=lambda one: one.span.end)
        speaker = describe(span, self.text, giver.subject, self.cast, self._spoke[max(0, before - _MEMORY) : before])
        insort(self._spoke, speaker, key=lambda one: one.span.end)
        return speaker
