"""A sentence of a copy beside what it was made from: where the two texts are compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from narrator.dedupe.alignment import Pairing
from narrator.dedupe.details import Details, in_sentence
from narrator.model.claims import Span
from narrator.model.sources import Change


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the copy (`here`), the one of the original that it stands for (`there`), and how near they are.

    `around` are `there` and the sentences of the original that were merged into it, in order; `place` is the copy's
    sentence among its sentences.
    """

    copy: Details
    original: Details
    place: int
    here: Span
    there: Span
    around: tuple[Span, ...]
    cosine: float

    @property
    def mine(self) -> str:
        """The copy's sentence, white space made single."""
        return self.copy.words(self.here)

    @property
    def theirs(self) -> str:
        """The original's sentence, white space made single."""
        return self.original.words(self.there)

    def names_there(self) -> list[Span]:
        """The names of all sentences that this one stands for."""
        return [name for span in self.around for name in in_sentence(self.original.names, span)]

    def change(self, kind: str, original: Span, copy: Span) -> Change:
        """A change between a span of the original and one of the copy."""
        return changed(kind, self.original, original, self.copy, copy)


def changed(kind: str, original: Details, old: Span, copy: Details, new: Span) -> Change:
    """A change with both texts and both places."""
    return Change(kind, original.words(old), copy.words(new), new, old)


def lay_side_by_side(copy: Details, original: Details, pairings: Iterable[Pairing]) -> list[Passage]:
    """The aligned sentences, in the order of the copy."""
    mine, theirs = copy.text.sentences, original.text.sentences
    return [
        Passage(
            copy,
            original,
            pairing.copy,
            mine[pairing.copy],
            theirs[pairing.original],
            tuple(theirs[place] for place in sorted((pairing.original, *pairing.also))),
            pairing.cosine,
        )
        for pairing in pairings
    ]
