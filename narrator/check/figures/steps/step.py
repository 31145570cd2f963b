"""One step of arithmetic over printed figures, what is asked for it, and its text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from narrator.check.figures.intervals import in_words, is_limit, point
from narrator.check.figures.known import Known, Said
from narrator.check.figures.units import NO_COUNTS
from narrator.check.sources.search import Found, content_words
from narrator.model.claims import Interval, Quantity
from narrator.model.drafts import Evidence

HUNDRED = Decimal(100)
_FAR = Decimal("1.5")
"""A value so many times a limit, or so small a part of it, is told by another."""

_ROOT = 6
"""Words that begin with so many of the same letters are of one root."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure of the draft, its quantity, and the passages and figures of an article that it may be worked out from.

    `near` are the passages that line up best, `figures` what these print; `beside` is what the draft says of others in
    the figure's sentence, where only its clause is asked.
    """

    said: Said
    quantity: Quantity
    near: Sequence[Found]
    figures: Sequence[Known]
    beside: str = ""

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
        """Whether it comes to a figure of the draft; a bare number counts what its sentence says.

        So does one with a noun of the passage's words: "412,000 deliveries" where that many cars were delivered.
        """
        counts = self.unit == quantity.unit
        if not counts and {self.unit, quantity.unit}.isdisjoint(NO_COUNTS):
            text = self.taken[0].evidence.text.casefold()
            counts = not quantity.unit or (len(quantity.unit) > _ROOT and quantity.unit[:_ROOT] in text)
        within = self.within or point(self.value)
        if is_limit(quantity.interval, quantity.unit):
            return counts and _keeps(quantity.interval, within) and _is_near(quantity.interval, self.value)
        return counts and quantity.interval.overlaps(within)


def _keeps(limit: Interval, within: Interval) -> bool:
    """Whether all that is allowed lies within a limit; an open end may touch it."""
    low = limit.low is None or (
        within.low is not None
        and (within.low > limit.low or (within.low == limit.low and (limit.low_closed or not within.low_closed)))
    )
    high = limit.high is None or (
        within.high is not None
        and (within.high < limit.high or (within.high == limit.high and (limit.high_closed or not within.high_closed)))
    )
    return low and high


def _is_near(limit: Interval, value: Decimal) -> bool:
    """Whether somebody would tell a value by a limit; 5 is less than 10 of many things."""
    if limit.low:
        return value <= limit.low * _FAR
    return limit.high is None or value * _FAR >= limit.high


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


def as_hedged(figure: Known) -> Interval:
    """What the hedge of a printed number leaves of it, where that leaves out the number itself: "nearly $3 million"."""
    number = figure.written[0]
    hedged = figure.interval is not None and not figure.interval.contains(number)
    return figure.interval if hedged and figure.interval is not None else point(number)


def quotient(one: Known, other: Known) -> Interval | None:
    """What the hedges of two figures allow of how often the second goes into the first; `None` if that is unbounded."""
    over, under = as_hedged(one), as_hedged(other)
    if over.low is None or over.high is None or not under.low or not under.high:
        return None
    return Interval(over.low / under.high, over.high / under.low, False, False) if over != under else None


def _as_printed(figure: Known) -> str:
    text = figure.there.of(figure.evidence.text)
    return (
        text if re.search(r"\d", text) else in_words(figure.written[0], figure.unit).removesuffix(" multiple").strip()
    )
