"""Facts in words, and how many stand behind each: five articles that quote one estimate are one source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from narrator.model.claims import Claim
from narrator.model.sources import FactOrigins, Origins
from narrator.publish.notes import period_words, subject_words


@dataclass(frozen=True, slots=True)
class Standing:
    """One fact: what it is about, what is said of it, in whose sentence, and who stands behind it."""

    about: str
    said: str
    sentence: str
    origins: FactOrigins

    @property
    def behind(self) -> str:
        """Three articles, one text, one measurement."""
        names = self.origins.measurements
        measured = (
            f"{counted(len(names), 'measurement')} ({', '.join(names)})" if names else "nobody said to have measured it"
        )
        return (
            f"{counted(len(self.origins.articles), 'article')}, {counted(len(self.origins.texts), 'text')}, {measured}"
        )


def standings(origins: Origins) -> Iterator[Standing]:
    """The facts that more than one article states, or that no original has."""
    return (_standing(one) for one in origins.facts if len(one.articles) > 1 or one.copy_only)


def quarrels(origins: Origins) -> Iterator[tuple[Standing, ...]]:
    """The sides of each disagreement."""
    return (tuple(_standing(side) for side in one.sides) for one in origins.disagreements)


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 text", "2 texts"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _standing(fact: FactOrigins) -> Standing:
    claim = fact.claim
    measure = claim.measure or "figure"
    about = f"{measure} of {subject_words(claim.subject)}" if claim.subject else measure
    return Standing(about.replace("_", " "), " · ".join(_said(claim)), " ".join(claim.text.split()), fact)


def _said(claim: Claim) -> Iterator[str]:
    """What a claim says of its subject, part by part."""
    if claim.quantity:
        yield f"“{claim.quantity.text}”"
    if claim.direction:
        yield claim.direction.value
    if claim.period:
        yield period_words(claim.period)
    if claim.forecast:
        yield "forecast"
    if claim.negated:
        yield "denied"
