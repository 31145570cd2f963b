"""Where a figure stands: in its sentence and clause, behind what the paragraph has said so far."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from narrator.extract.assertions.clauses import is_earlier
from narrator.extract.assertions.measures import kind_of_unit
from narrator.extract.assertions.sentences import Sentence
from narrator.model.claims import Claim, Quantity, Span, Subject

_COMPANY = ("symbol", "name")
_GOES_ON = re.compile(r"\W*(?:(?:but|and|still|yet|since then)\W\s?)?(?:they|it)\s", re.IGNORECASE)

_REACH = 60
"""Sentences over which a topic is carried on."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What a paragraph has said so far: its sentences and, in order, the claims with figures.

    `about` is the company of which "the shares" are where the paragraph itself has named none yet.
    """

    sentences: tuple[Sentence, ...] = ()
    claims: tuple[Claim, ...] = ()
    about: Subject | None = None

    def words(self) -> str:
        """The last two sentences, figures masked."""
        return " ".join(sentence.words for sentence in self.sentences[-2:])

    @property
    def latest(self) -> tuple[Sentence, ...]:
        """The sentences to which one may reach back, the last first: of a line of thousands only these."""
        return self.sentences[: -_REACH - 1 : -1]

    def claims_in(self, sentence: Sentence) -> list[Claim]:
        """The claims with figures of one of its sentences; those of later sentences stand behind them."""
        found: list[Claim] = []
        for claim in reversed(self.claims):
            if claim.span.end <= sentence.span.start:
                break
            if sentence.span.covers(claim.span):
                found.append(claim)
        return found[::-1]

    def company(self) -> Subject | None:
        """The company that is spoken of: the first that the last sentence with one names, else `about`."""
        for sentence in self.latest:
            named = [m for m in sentence.mentions if m.kind in _COMPANY and not m.aside]
            if named:
                return min(named, key=lambda m: m.span).subject
        return self.about

    def told_of(self) -> Subject | None:
        """The one subject of all figures of the last sentence."""
        told = {one.subject for one in self.claims_in(self.sentences[-1])} if self.sentences else set()
        return told.pop() if len(told) == 1 else None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a figure stands: its sentence, its clause, the claims made in the sentence so far, the paragraph before."""

    figure: Quantity
    sentence: Sentence
    number: int
    made: tuple[Claim, ...]
    before: Paragraph

    @property
    def clause(self) -> Span:
        """The clause of the figure."""
        return self.sentence.clauses[self.number]

    @property
    def words(self) -> str:
        """The words of the clause, the figure as ¤."""
        return self.sentence.masked(self.clause, self.figure)

    @property
    def is_earlier(self) -> bool:
        """Whether the clause gives an earlier figure than one before it in the sentence."""
        return self.number > 0 and is_earlier(self.words)

    @property
    def opens(self) -> bool:
        """Whether the clause opens its sentence with what came before: "After a loss of $3 billion, …"."""
        return self.number == 0 and is_earlier(self.words)

    def side(self) -> Span | None:
        """The side of a comparison in which the figure stands, where another was given before it."""
        sides = (one for one in self.sentence.comparisons if one.span.covers(self.figure.span))
        return next((one.span for one in sides if any(_before(claim, one.at) for claim in self.made)), None)

    def like(self, claims: Sequence[Claim]) -> Claim | None:
        """The last of the claims whose figure has the same sort of unit."""
        kind = kind_of_unit(self.figure.unit)
        same = [one for one in claims if one.quantity and kind_of_unit(one.quantity.unit) == kind and one.measure]
        return same[-1] if same else None


def _before(claim: Claim, place: int) -> bool:
    return claim.quantity is not None and claim.quantity.span.end <= place


def stands_for(standing: Standing) -> Subject | None:
    """What the pronoun that a figure's clause begins with stands for: the one subject of the sentence before."""
    place = standing.figure.span.start
    named = any(standing.clause.start <= m.span.start < place for m in standing.sentence.mentions)
    return None if named or not _GOES_ON.match(standing.words) else standing.before.told_of()
