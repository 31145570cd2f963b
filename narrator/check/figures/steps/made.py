"""The steps that an operation makes of numbers: which is the earlier, the larger, the whole, the first that is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from narrator.check.figures.intervals import is_limit
from narrator.check.figures.steps.operand import SOFT, Operand, is_count, unit_of
from narrator.check.figures.steps.spoken import Operation, rate_noun, way_in, way_told, whole_of
from narrator.check.figures.steps.step import HUNDRED, Asked, Step, quotient
from narrator.check.figures.steps.wanted import ASIDE, Wanted, every, keys_of, last_names, names_in, stems
from narrator.check.figures.units import CURRENCIES
from narrator.check.figures.ways import HEDGES
from narrator.check.sources.search import content_words
from narrator.check.words.anchors import anchors
from narrator.model.claims import Direction

_NEAR: Final = 3
"""Figures so many sentences apart may still belong together."""
_TO: Final = re.compile(rf"^\sto{SOFT}\s*$")


def steps_of(
    asked: Asked, operation: Operation, wanted: Wanted, operands: Sequence[Operand]
) -> Iterator[tuple[Sequence[Operand], Step]]:
    """Every step of an operation over numbers that stand near each other."""
    if operation is Operation.SUM:
        yield from _sums(wanted, operands)
    elif operation in _OF_ONE:
        for one in operands:
            if one.figure.unit == "percent":
                yield from (((one,), step) for step in _OF_ONE[operation](one))
    else:
        for one, other in combinations(operands, 2):
            if other.passage.place - one.passage.place <= _NEAR:
                for step in _OF_TWO[operation](asked, one, other):
                    yield (one, other), step


def _rests(one: Operand) -> Iterator[Step]:
    """What a percentage leaves of the whole."""
    yield Step(HUNDRED - one.number, "percent", (one.figure,), "100% - {}")


def _scaled(one: Operand) -> Iterator[Step]:
    """How many times the whole a percentage is: 410% of its capital is four times that."""
    if one.number >= HUNDRED:
        yield Step(one.number / HUNDRED, "multiple", (one.figure,), "{} / 100%")


def _earlier(one: Operand, other: Operand) -> Operand | None:
    """Which of two numbers, in their order, is what the other was before; `None` where nothing says so."""
    if one.passage == other.passage:
        if one.comes_from:
            return one if _TO.match(one.passage.text[one.figure.there.end : other.figure.there.start]) else None
        if other.comes_from:
            return other
    elif other.comes_from or one.comes_from:
        return None
    if one.is_over is not other.is_over:
        return one if one.is_over else other
    if not one.is_over and one.is_past is not other.is_past:
        return one if one.is_past else other
    return _first_of(one, other)


def _first_of(one: Operand, other: Operand) -> Operand | None:
    """The number of the earlier time, where words beside both date them."""
    first, second = one.figure.period, other.figure.period
    if first is None or second is None or not one.figure.dated or not other.figure.dated:
        return None
    if first.end is None or second.start is None or first.end >= second.start:
        return None
    return one


def _changes(asked: Asked, one: Operand, other: Operand) -> Iterator[Step]:
    """What something has changed by, or by what percentage of what it was."""
    unit = unit_of(one.figure, other.figure)
    then = _earlier(one, other) if unit is not None else None
    if unit is None or then is None:
        return
    now = other if then is one else one
    if way_told(asked) is not (Direction.UP if now.number > then.number else Direction.DOWN):
        return
    if asked.quantity.unit != "percent":
        yield _difference(unit, now, then)
    elif then.number:
        more, less = sorted((now, then), key=lambda item: item.number, reverse=True)
        value = HUNDRED * (more.number - less.number) / then.number
        yield Step(value, "percent", (more.figure, less.figure, then.figure), "({} - {}) / {}")


def _difference(unit: str, one: Operand, other: Operand) -> Step:
    more, less = sorted((one, other), key=lambda item: item.number, reverse=True)
    unit = "percentage points" if unit == "percent" else unit
    return Step(more.number - less.number, unit, (more.figure, less.figure), "{} - {}")


def _gaps(asked: Asked, one: Operand, other: Operand) -> Iterator[Step]:
    """What parts two of a kind, or something from what it was."""
    yield from _changes(asked, one, other)
    unit = unit_of(one.figure, other.figure)
    order = _in_order(asked, one, other) if unit is not None else None
    if unit is not None and order is not None and not any(item.comes_from and not names_in(item.own) for item in order):
        more = order[0].number > order[1].number
        if way_told(asked) in {None, Direction.UP if more else Direction.DOWN}:
            yield _difference(unit, one, other)


def _in_order(asked: Asked, one: Operand, other: Operand) -> tuple[Operand, Operand] | None:
    """Two numbers in the order in which the draft speaks of them, by the names or words that each has alone."""
    first, second = _place_of(asked, one, other), _place_of(asked, other, one)
    if first is None or second is None or first == second:
        return None
    return (one, other) if first < second else (other, one)


def _place_of(asked: Asked, one: Operand, but: Operand) -> int | None:
    """Where the draft first has a name, else a word, that a number has beside it and another has not."""
    named = last_names(one) - last_names(but), last_names(but) - last_names(one)
    keys, others = map(stems, map(" ".join, named)) if all(named) else (keys_of(one), keys_of(but))
    words = re.finditer(r"[^\W_]+", asked.said.sentence)
    return next((word.start() for word in words if stems(word.group()) & (keys - others)), None)


def _sums(wanted: Wanted, operands: Sequence[Operand]) -> Iterator[tuple[Sequence[Operand], Step]]:
    """What two or three come to that the draft names one by one."""
    named = stems(" ".join(wanted.names))
    plain = named | wanted.plain | content_words(" ".join(wanted.times))
    added = (one for words in (named, plain) for one in _added(words, operands))
    yield from {taken: (taken, step) for taken, step in added}.values()


def _added(words: frozenset[str], operands: Sequence[Operand]) -> Iterator[tuple[tuple[Operand, ...], Step]]:
    """The same of those that have one of some words each, which no other has."""
    named = [one for one in operands if keys_of(one) & words]
    definite = [one for one in named if one.figure.interval and not is_limit(one.figure.interval, one.figure.unit)]
    for size in (2, 3):
        for taken in combinations(definite, size):
            units = {unit_of(taken[0].figure, one.figure) for one in taken}
            if taken[-1].passage.place - taken[0].passage.place > _NEAR or None in units:
                continue
            if all(_alone(one, taken) & words for one in taken):
                unit = next((one.figure.unit for one in taken if one.figure.unit), "")
                value = sum((one.number for one in taken[1:]), start=taken[0].number)
                yield taken, Step(value, unit, tuple(one.figure for one in taken), " + ".join(["{}"] * size))


def _alone(one: Operand, taken: Sequence[Operand]) -> frozenset[str]:
    """The words beside a number that are not beside the others."""
    return keys_of(one) - every(keys_of(other) for other in taken if other is not one)


def _shares(asked: Asked, one: Operand, other: Operand) -> Iterator[Step]:
    """What part the lesser of two is of the larger; counts may be of two nouns: 22 of 37 occasions."""
    part, whole = sorted((one, other), key=lambda item: item.number)
    unit = unit_of(part.figure, whole.figure)
    counts = is_count(part.figure) and is_count(whole.figure)
    of_what = content_words(whole_of(asked)) - content_words(" ".join(anchors(asked.said.sentence))) - ASIDE - HEDGES
    if 2 * len(of_what & content_words(f"{whole.passage.text} {whole.before} {whole.figure.unit}")) < len(of_what):
        return
    of_it = stems(part.own) - stems(whole.own) - ASIDE - HEDGES
    if of_it and of_it.isdisjoint(stems(asked.said.sentence) - of_what):
        return
    if (unit is not None or counts) and unit not in {"percent", "multiple"} and 0 < part.number < whole.number:
        yield Step(HUNDRED * part.number / whole.number, "percent", (part.figure, whole.figure), "{} / {}")


def _ratios(asked: Asked, one: Operand, other: Operand) -> Iterator[Step]:
    """How many times as much the one is of which the draft speaks first, or what is now of what was."""
    then = _earlier(one, other)
    order = (other, one) if then is one else (one, other) if then is other else _in_order(asked, one, other)
    if order is None or unit_of(one.figure, other.figure) is None or not order[1].number:
        return
    first, second = (item.figure for item in order)
    yield Step(order[0].number / order[1].number, "multiple", (first, second), "{} / {}", quotient(first, second))


def _growths(_asked: Asked, one: Operand, other: Operand) -> Iterator[Step]:
    """How many times as much something is as it was."""
    then = _earlier(one, other)
    if then is None or unit_of(one.figure, other.figure) is None or not then.number:
        return
    now = other if then is one else one
    told = now.figure, then.figure
    yield Step(now.number / then.number, "multiple", told, "{} / {}", quotient(*told))


def _rates(asked: Asked, one: Operand, other: Operand) -> Iterator[Step]:
    """What an amount comes to for each of those that its sentence counts: "$16 a share"."""
    noun = content_words(rate_noun(asked))
    for amount, count in ((one, other), (other, one)):
        counted = amount.passage == count.passage and content_words(count.figure.unit) == noun and count.number
        if noun and counted and amount.figure.unit in CURRENCIES:
            yield Step(amount.number / count.number, amount.figure.unit, (amount.figure, count.figure), "{} / {}")


def _levels(_asked: Asked, one: Operand, other: Operand) -> Iterator[Step]:
    """What something was before it changed to what it is: "$9.4 billion after a rise of $2.1 billion"."""
    unit = unit_of(one.figure, other.figure)
    for level, change in ((one, other), (other, one)):
        way = way_in(change.before_it)
        if unit is None or way is None or way_in(level.before_it) is not None:
            continue
        rose = way is Direction.UP
        value = level.number - change.number if rose else level.number + change.number
        yield Step(value, unit, (level.figure, change.figure), "{} - {}" if rose else "{} + {}")


_OF_ONE: Final = {Operation.REST: _rests, Operation.SCALE: _scaled}
_OF_TWO: Final = {
    Operation.LEVEL: _levels,
    Operation.CHANGE: _changes,
    Operation.GAP: _gaps,
    Operation.SHARE: _shares,
    Operation.RATIO: _ratios,
    Operation.GROWTH: _growths,
    Operation.RATE: _rates,
}
