"""The draft as it was read, sentence by sentence, so that a long one takes no more time a sentence than a short one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from narrator.check.speech.quotations import Quotation, quotations
from narrator.model.claims import Claim, DatedWords, Entity, Period, Quantity, Span, Speaker, Statements, Subject

T = TypeVar("T")


@dataclass(slots=True)
class Here:
    """What lies inside one sentence, in the order of the text; `spoken` and `taken` reach into it.

    `taken` are the places of the figures that claims are about.
    """

    claims: list[Claim] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    periods: list[DatedWords] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    speakers: list[Speaker] = field(default_factory=list)
    spoken: list[Quotation] = field(default_factory=list)
    taken: list[Span] = field(default_factory=list)


@dataclass(frozen=True)
class Page:
    """The draft as it was read; `claims` are in the order of their places, `rows` where lines of a table begin."""

    text: str
    statements: Statements
    quotations: tuple[Quotation, ...]
    claims: tuple[Claim, ...]
    day: date | None
    rows: frozenset[int] = frozenset()

    def here(self, sentence: Span) -> Here:
        """What lies inside a sentence of the draft."""
        return self._all[sentence]

    def paragraph(self, sentence: Span) -> str:
        """The line of the draft that a sentence begins in, to where it ends."""
        start = self.text.rfind("\n", 0, sentence.start) + 1
        end = self.text.find("\n", sentence.end)
        return self.text[start : end if end >= 0 else len(self.text)]

    def before(self, place: Span) -> tuple[Subject | None, Period | None]:
        """The segment and the period that claims before a place spoke of last; a row of a table has its own."""
        if self.rows and self.text.rfind("\n", 0, place.start) + 1 in self.rows:
            return None, None
        return self._standing[bisect_left(self.claims, place.start, key=lambda claim: place_of(claim).start)]

    @cached_property
    def _all(self) -> dict[Span, Here]:
        said = self.statements
        found = {sentence: Here() for sentence in said.sentences}
        for claim in self.claims:
            self._put(found, claim, place_of(claim), lambda here: here.claims)
        for quantity in said.quantities:
            self._put(found, quantity, quantity.span, lambda here: here.quantities)
        for period in said.periods:
            self._put(found, period, period.span, lambda here: here.periods)
        for entity in said.entities:
            self._put(found, entity, entity.span, lambda here: here.entities)
        for speaker in dict.fromkeys(quote.speaker for quote in said.quotes if quote.speaker is not None):
            self._put(found, speaker, speaker.span, lambda here: here.speakers)
        for quotation in self.quotations:
            for sentence in self._reached(quotation.span):
                found[sentence].spoken.append(quotation)
        for claim in self.claims:
            for sentence in self._reached(claim.quantity.span) if claim.quantity is not None else ():
                found[sentence].taken.append(place_of(claim))
        return found

    def _put(self, found: dict[Span, Here], item: T, place: Span, column: Callable[[Here], list[T]]) -> None:
        for sentence in self._reached(place):
            if sentence.covers(place):
                column(found[sentence]).append(item)

    def _reached(self, place: Span) -> Iterable[Span]:
        """The sentences that a place overlaps, or is a point in."""
        sentences = self._sentences
        first = max(0, bisect_right(sentences, place.start, key=lambda one: one.start) - 1)
        last = bisect_right(sentences, max(place.start, place.end - 1), key=lambda one: one.start)
        return (one for one in sentences[first:last] if one.overlaps(place) or one.covers(place))

    @cached_property
    def _sentences(self) -> list[Span]:
        return sorted(self.statements.sentences)

    @cached_property
    def _standing(self) -> list[tuple[Subject | None, Period | None]]:
        """The last segment and period before each claim, and after all."""
        segment: Subject | None = None
        period: Period | None = None
        standing: list[tuple[Subject | None, Period | None]] = [(None, None)]
        for claim in self.claims:
            segment = claim.subject if claim.subject is not None and claim.subject.kind == "segment" else segment
            period = claim.period or period
            standing.append((segment, period))
        return standing


def read_page(text: str, statements: Statements, day: date | None, rows: frozenset[int] = frozenset()) -> Page:
    """The draft with what it states and quotes."""
    order = tuple(sorted(statements.claims, key=lambda claim: (place_of(claim).start, claim.span.start)))
    return Page(text, statements, quotations(text, statements.quotes), order, day, rows)


def place_of(claim: Claim) -> Span:
    """Where a claim stands: its figure, or without one all of its words."""
    return claim.quantity.span if claim.quantity is not None else claim.span
