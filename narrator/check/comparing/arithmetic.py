"""What two figures come to beside each other, and whether that is what a comparison says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from narrator.check.comparing.reading import Compared
from narrator.check.comparing.sides import Pair, way_of
from narrator.check.figures.intervals import in_words, magnitude, width
from narrator.check.figures.known import Known
from narrator.check.figures.ways import opposed
from narrator.model.claims import Direction, Interval, Quantity, Span

_HUNDRED: Final = Decimal(100)
_SLACK: Final = Decimal("0.06")
"""A multiple or part in words is so far from exact: "twice", "half", "a third"."""
_GAINS: Final = re.compile(
    r"outpac|outperform|outstrip|outdid|overt|eclips|surpass|beat|lag|trail|underperform|better|worse", re.IGNORECASE
)
"""Who did better gained more, or lost less."""
_HEDGE: Final = re.compile(
    r"(?:\b(?P<more>more than|over|above|at least)|\b(?P<less>less than|under|fewer than|below|at most|barely)"
    r"|\b(?P<nearly>nearly|almost|close to|not quite|just under)|(?P<about>))\s*(?:as much as )?$",
    re.IGNORECASE,
)
_BY: Final = re.compile(
    r"\bby\s(?:(?:a|an|about|some|roughly|nearly|almost|just|more|over|less|than|around)\s)*$", re.IGNORECASE
)
_GAP: Final = re.compile(r"\W*(?:(?:percentage|basis)\spoints?\s)?$")


@dataclass(frozen=True, slots=True)
class Factor:
    """How much a comparison says: of what `unit` the difference, or how many times as much (`multiple`)."""

    interval: Interval
    unit: str
    span: Span


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether two figures bear out a comparison, and their arithmetic."""

    holds: bool
    sum: str


def factor_of(mine: Compared, text: str, start: int, quantities: Sequence[Quantity]) -> Factor | None:
    """How much a comparison says beside which way it goes; `None` where it says no more than that."""
    place = Span(mine.start, mine.end).shifted(start)
    if mine.times is not None:
        given = next(
            (one for one in quantities if one.span.overlaps(place) and one.unit in {"multiple", "percent"}), None
        )
        return Factor(_times(mine, text, given), "multiple", given.span if given else place)
    for one in quantities:
        before, after = text[: one.span.start - start], text[one.span.end - start : mine.start]
        beside = one.span.end <= place.start and not after.strip()
        if beside or (one.span.start >= place.end and _BY.search(before)):
            return Factor(magnitude(one.interval), one.unit, one.span)
    return None


def _times(mine: Compared, text: str, given: Quantity | None) -> Interval:
    """What the words for how many times as much allow, a multiple in words a little more than a number."""
    times = Decimal(mine.times.numerator) / Decimal(mine.times.denominator) if mine.times is not None else Decimal(1)
    hedge = _HEDGE.search(text[: mine.start])
    if hedge is not None and hedge["more"]:
        return Interval(times, None, low_closed=False)
    if hedge is not None and hedge["less"]:
        return Interval(Decimal(0), times, high_closed=False)
    if hedge is not None and hedge["nearly"]:
        return Interval(times * Decimal("0.8"), times)
    own = given.interval if given is not None and given.unit == "multiple" and re.search(r"\d", given.text) else None
    return own or Interval(times * (1 - 2 * _SLACK), times * (1 + 2 * _SLACK))


def answer(mine: Compared, factor: Factor | None, pair: Pair) -> Answer | None:
    """Whether the figures of both sides bear a comparison out; `None` where they leave it open."""
    ways = _ways(pair)
    one, other = (_signed(mine, figure, way) for figure, way in zip(pair, ways, strict=True))
    if one is None or other is None or (_GAINS.search(mine.words) and None in ways):
        return None
    way = _order(one, other)
    if mine.times is not None:
        open_ = factor is None or (mine.shares and way != -1)
        return None if open_ or factor is None else _by_ratio(pair, one, other, factor)
    if way is None:
        return None
    if way != mine.relation or factor is None:
        told = f"{_printed(pair.left)} is {'more' if way > 0 else 'less'} than {_printed(pair.right)}"
        return Answer(way == mine.relation, told)
    more, less = (pair.left, pair.right) if way > 0 else (pair.right, pair.left)
    return _by_distance(more, less, factor, base=pair.right, crosswise=opposed(*ways))


def _ways(pair: Pair) -> tuple[Direction | None, Direction | None]:
    """Which way each went; a figure that another is held against goes its way where nothing else is said."""
    left, right = (way_of(one) for one in pair)
    together = pair.left.evidence == pair.right.evidence
    return (left or (right if together else None)), (right or (left if together else None))


def _signed(mine: Compared, figure: Known, way: Direction | None) -> Interval | None:
    """The amount of a figure; below zero where the comparison is of gains and it is a loss."""
    if figure.interval is None:
        return None
    size = magnitude(figure.interval)
    return size.negated() if _GAINS.search(mine.words) and way is Direction.DOWN else size


def _order(one: Interval, other: Interval) -> int | None:
    """1 where the first is the larger, -1 where it is the smaller, `None` where that cannot be said."""
    if one.overlaps(other) or None in {one.low, one.high, other.low, other.high}:
        return None
    return 1 if one.low is not None and other.high is not None and one.low >= other.high else -1


def _by_ratio(pair: Pair, one: Interval, other: Interval, factor: Factor) -> Answer | None:
    if one.low is None or one.high is None or not other.low or not other.high or one.low <= 0 or other.low <= 0:
        return None
    ratio = Interval(one.low / other.high, one.high / other.low)
    point = pair.left.written[0] / pair.right.written[0]
    told = f"{_printed(pair.left)} / {_printed(pair.right)} = {_times_in_words(point)}"
    if factor.interval.contains(point):
        return Answer(True, told)
    return None if factor.interval.overlaps(ratio) else Answer(False, told)


def _times_in_words(value: Decimal) -> str:
    return f"{value:.0%}" if value < 1 else f"{in_words(value.quantize(Decimal('0.1')), '').strip()} times"


def _by_distance(more: Known, less: Known, factor: Factor, *, base: Known, crosswise: bool) -> Answer | None:
    """The same where it says by how much: in points, in the unit of both, in per cent of the right side."""
    first, second = more.written[0], less.written[0]
    apart = first + second if crosswise else abs(first - second)
    unit = "percentage points" if more.unit == "percent" else more.unit
    told = f"{_printed(more)} {'+' if crosswise else '-'} {_printed(less)} = {in_words(apart, unit)}"
    room = sum((_room(one) for one in (more, less)), Decimal(0))
    if factor.unit == "percent" and more.unit != "percent":
        scale = _HUNDRED / base.written[0]
        apart, room = apart * scale, room * scale
        told = f"{told}, {in_words(apart.quantize(Decimal(1)), 'percent')} of {_printed(base)}"
    elif factor.unit == "basis points" and unit == "percentage points":
        apart, room = apart * _HUNDRED, room * _HUNDRED
    elif factor.unit != unit:
        return None
    if factor.interval.contains(apart):
        return Answer(True, told)
    near = Interval(apart - room, apart + room)
    return None if factor.interval.overlaps(near) else Answer(False, told)


def _room(figure: Known) -> Decimal:
    """How far from its number a figure may be."""
    size = width(figure.interval) if figure.interval is not None else None
    return (size or Decimal(0)) / 2


def _printed(figure: Known) -> str:
    return " ".join(figure.there.of(figure.evidence.text).split())
