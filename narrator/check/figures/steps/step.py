"""One step of arithmetic over printed figures, what is asked for it, and its text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from narrator.check.figures.intervals import in_words, point
from narrator.check.figures.known import Known, Said
from narrator.check.figures.units import NO_COUNTS
from narrator.check.sources.search import Found, content_words
from narrator.model.claims import Interval, Quantity
from narrator.model.drafts import Evidence

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure of the draft, its quantity, and the passages and figures of an article that it may be worked out from.

    `near` are the passages that line up best, `figures` what these print.
    """

    said: Said
    quantity: Quantity
    near: Sequence[Found]
    figures: Sequence[Known]

    @property
    def words(self) -> frozenset[str]:
        """The stems of the words of the draft's sentence."""
        return content_words(self.said.sentence)

    @property
    def before(self) -> str:
        """The sentence up to the figure."""
        return self.said.sentence[: self.quantity.span.start - self.said.start]

    @property
    def behind(self) -> str:
        """The sentence from the end of the figure."""
        return self.said.sentence[self.quantity.span.end - self.said.start :]

    def around(self, figure: Known) -> Found:
        """The passage of a figure, and how well it lines up."""
        return next(item for item in self.near if item.passage.span.start <= figure.place < item.passage.span.end)


@dataclass(frozen=True, slots=True)
class Step:
    """What printed figures come to, and what that counts; `told` has a place for each figure that is `taken`.

    `value` is what the numbers come to as they are printed, `within` what their hedges allow, where these leave it out.
    """

    value: Decimal
    unit: str
    taken: tuple[Known, ...]
    told: str
    within: Interval | None = None

    @property
    def in_full(self) -> str:
        """The step written out."""
        unit = self.unit if self.unit in NO_COUNTS - {"multiple"} else ""
        end = f"{in_words(self.value, unit).strip()}{' times' if self.unit == 'multiple' else ''}"
        return f"{self.told.format(*map(_as_printed, self.taken))} = {end}"

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The sentences of its figures, the first with the step written out."""
        first, *rest = dict.fromkeys(figure.evidence for figure in self.taken)
        return (replace(first, arithmetic=(self.in_full,)), *rest)

    def makes(self, quantity: Quantity) -> bool:
        """Whether it comes to a figure of the draft; a bare number counts what its sentence says."""
        counts = self.unit == quantity.unit or (not quantity.unit and self.unit not in NO_COUNTS)
        return counts and quantity.interval.overlaps(self.within or point(self.value))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of step: what it is called, whether words name it, and what so many figures come to by it.

    `always` is set where the step may be asked for though another figure stands in the draft's place.
    """

    name: str
    named: Callable[[Asked], bool]
    takes: int
    steps: Callable[..., Iterator[Step]]
    always: bool = False


def _as_printed(figure: Known) -> str:
    text = figure.there.of(figure.evidence.text)
    return text if re.search(r"\d", text) else in_words(figure.written[0], figure.unit).removesuffix(" multiple")
