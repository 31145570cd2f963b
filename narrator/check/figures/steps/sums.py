"""What two or three numbers come to together; what was lost, or went out, is taken off what was gained."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final

from narrator.check.figures.intervals import is_limit
from narrator.check.figures.steps.operand import Operand, unit_of
from narrator.check.figures.steps.spoken import nets, outcome
from narrator.check.figures.steps.step import Asked, Step
from narrator.check.figures.steps.wanted import Wanted, every, keys_of, stems
from narrator.check.sources.search import content_words
from narrator.model.claims import Direction

_NEAR: Final = 3
"""Figures so many sentences apart may still belong together."""
_NOTHING: Final = Decimal(0)
_EVERY_SIZE: Final = re.compile(r"\b(?:every|any|whatever) size\b|\ball sizes\b", re.IGNORECASE)
_SIZES: Final = content_words("small large big mid micro mega")


def sums(asked: Asked, wanted: Wanted, operands: Sequence[Operand]) -> Iterator[tuple[Sequence[Operand], Step]]:
    """What two or three come to that the draft names one by one; what was lost is taken off what was gained."""
    named = stems(" ".join(wanted.names))
    plain = named | wanted.plain | content_words(" ".join(wanted.times))
    plain |= _SIZES if _EVERY_SIZE.search(asked.said.sentence) else frozenset()
    added = (one for words in (named, plain) for one in _added(words, operands, netted=nets(asked.said.sentence)))
    for taken, unit in dict(added).items():
        step = _total(asked, taken, unit)
        if step is not None:
            yield taken, step


def _total(asked: Asked, taken: Sequence[Operand], unit: str) -> Step | None:
    """What some come to; `None` where some were gained and some lost, and the draft does not say how that came out."""
    lost = [one.sense is Direction.DOWN for one in taken]
    opposed = any(lost) and any(one.sense is Direction.UP for one in taken)
    way, figures = outcome(asked), tuple(one.figure for one in taken)
    if not opposed:
        turned = way is not None and taken[0].sense is not None and (way is Direction.DOWN) is not any(lost)
        value = sum((one.number for one in taken[1:]), start=taken[0].number)
        told = " + ".join(["{}"] * len(taken))
        return None if turned or nets(asked.said.sentence) else Step(value, unit, figures, told)
    value = sum((-one.number if down else one.number for one, down in zip(taken, lost, strict=True)), start=_NOTHING)
    if way is not (Direction.UP if value > 0 else Direction.DOWN):
        return None
    signs = (f"{'-' if down is (value > 0) else '+'} {{}}" for down in lost)
    return Step(abs(value), unit, figures, " ".join(signs).removeprefix("+ "))


def _added(
    words: frozenset[str], operands: Sequence[Operand], *, netted: bool
) -> Iterator[tuple[tuple[Operand, ...], str]]:
    """Those that have one of some words each, which no other has, and what they count."""
    named = [one for one in operands if keys_of(one) & words]
    definite = [one for one in named if one.figure.interval and not is_limit(one.figure.interval, one.figure.unit)]
    if netted:
        yield from _set_off(operands)
    for size in (2, 3):
        for taken in combinations(definite, size):
            units = {unit_of(taken[0].figure, one.figure) for one in taken}
            if taken[-1].passage.place - taken[0].passage.place > _NEAR or None in units:
                continue
            if all(_alone(one, taken) & words for one in taken):
                yield taken, next((one.figure.unit for one in taken if one.figure.unit), "")


def _set_off(definite: Sequence[Operand]) -> Iterator[tuple[tuple[Operand, ...], str]]:
    """Two numbers of a sentence of which one went the other way."""
    for one, other in combinations(definite, 2):
        unit = unit_of(one.figure, other.figure)
        if unit and one.passage is other.passage and {one.sense, other.sense} == {Direction.UP, Direction.DOWN}:
            yield (one, other), unit


def _alone(one: Operand, taken: Sequence[Operand]) -> frozenset[str]:
    """The words beside a number that are not beside the others."""
    return keys_of(one) - every(keys_of(other) for other in taken if other is not one)
