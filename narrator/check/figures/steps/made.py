"""The steps that an operation makes of numbers: which is the earlier, the larger, the whole, the first that is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

from narrator.check.figures.steps.operand import SOFT, Operand, is_count, unit_of
from narrator.check.figures.steps.parts import told_steps
from narrator.check.figures.steps.spoken import (
    FARED,
    Operation,
    counts_before,
    lead_of,
    rate_noun,
    way_in,
    way_told,
    whole_of,
)
from narrator.check.figures.steps.step import HUNDRED, Asked, Step, quotient
from narrator.check.figures.steps.sums import sums
from narrator.check.figures.steps.wanted import ASIDE, Wanted, keys_of, last_names, names_in, stems
from narrator.check.figures.units import CURRENCIES
from narrator.check.figures.ways import HEDGES
from narrator.check.sources.search import content_words
from narrator.check.words.anchors import anchors, months
from narrator.model.claims import Direction

_NEAR: Final = 3
"""Figures so many sentences apart may still belong together."""
_YEAR: Final = re.compile(r"\b20\d\d\b")
_YEAR_BEFORE: Final = re.compile(r"\byear (?:before|earlier|ago)\b|\b(?:last|previous) year\b", re.IGNORECASE)
_THAN_A_YEAR_BEFORE: Final = re.compile(
    r"^\s?(?:[a-z]+\s){0,2}?(?:more|higher|above|up|fewer|less|lower|below|down) (?:than )?(?:an?|one|the) year"
    r" (?:before|earlier|ago)\b"
)
_MORE: Final = re.compile(r"^\s?(?:[a-z]+\s){0,2}?(?:more|higher|above|up)\b")
_CLOSED: Final = content_words("closed close closing")
_TO: Final = re.compile(rf"^\sto{SOFT}\s*$")


def steps_of(
    asked: Asked, operation: Operation, wanted: Wanted, operands: Sequence[Operand]
) -> Iterator[tuple[Sequence[Operand], Step]]:
    """Every step of an operation over numbers that stand near each other."""
    if operation is Operation.SUM:
        yield from sums(asked, wanted, operands)
    elif operation in {Operation.REMAINDER, Operation.PART, Operation.FULL, Operation.ALTERED}:
        yield from told_steps(asked, operation, wanted, operands)
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
    if way_told(asked) is not (Direction.UP if _exceeds(asked, now, then) else Direction.DOWN):
        return
    if asked.quantity.unit != "percent":
        yield _difference(unit, now, then)
    elif then.number and not _opposed(now, then):
        more, less = sorted((now, then), key=lambda item: item.number, reverse=True)
        value = HUNDRED * (more.number - less.number) / then.number
        yield Step(value, "percent", (more.figure, less.figure, then.figure), "({} - {}) / {}")


def _opposed(one: Operand, other: Operand) -> bool:
    """Whether so much was gained of the one and lost of the other."""
    return {one.move, other.move} == {Direction.UP, Direction.DOWN}


def _exceeds(asked: Asked, one: Operand, other: Operand) -> bool:
    """Whether one number is more than another; what was gained is more than any loss, a small loss better than more."""
    if _opposed(one, other):
        return one.move is Direction.UP
    both_lost = one.move is other.move is Direction.DOWN
    if both_lost and FARED.search(asked.said.sentence):
        return one.number < other.number
    return one.number > other.number


def _difference(unit: str, one: Operand, other: Operand) -> Step:
    """What parts two numbers, which is both of them where one was gained and the other lost."""
    if _opposed(one, other):
        return Step(one.number + other.number, unit, (one.figure, other.figure), "{} + {}")
    more, less = sorted((one, other), key=lambda item: item.number, reverse=True)
    unit = "percentage points" if unit == "percent" else unit
    return Step(more.number - less.number, unit, (more.figure, less.figure), "{} - {}")


def _gaps(asked: Asked, one: Operand, other: Operand) -> Iterator[Step]:
    """What parts two of a kind, or something from what it was."""
    yield from _changes(asked, one, other)
    unit = unit_of(one.figure, other.figure)
    order = _in_order(asked, one, other) if unit is not None else None
    if unit is not None and order is not None and not any(item.comes_from and not names_in(item.own) for item in order):
        more = _exceeds(asked, *order)
        if way_told(asked) in {None, Direction.UP if more else Direction.DOWN}:
            yield _difference(unit, one, other)


def _in_order(asked: Asked, one: Operand, other: Operand) -> tuple[Operand, Operand] | None:
    """Two numbers in the order in which the draft speaks of them, by the names or words that each has alone."""
    led = lead_of(asked)
    if led is not None and all(led):
        return _as_led(led, one, other)
    mine, theirs = months(one.own) - months(other.own), months(other.own) - months(one.own)
    if mine and theirs and mine | theirs <= months(asked.said.sentence):
        first, second = _place_of_month(asked, mine), _place_of_month(asked, theirs)
    else:
        first, second = _place_of(asked, one, other), _place_of(asked, other, one)
    if first is None or second is None or first == second:
        return None
    return (one, other) if first < second else (other, one)


def _as_led(led: tuple[str, str], one: Operand, other: Operand) -> tuple[Operand, Operand] | None:
    """Two numbers as the draft says that one leads the other, by its words for each."""
    leader, led_by = (stems(words) - ASIDE - HEDGES for words in led)
    for ahead, after in ((one, other), (other, one)):
        if leader & keys_of(ahead) and led_by & keys_of(after) and led_by.isdisjoint(keys_of(ahead)):
            return ahead, after
    return None


def _place_of_month(asked: Asked, wanted: frozenset[str]) -> int | None:
    """Where the draft first names one of some months."""
    words = re.finditer(r"[^\W\d_]+\.?", asked.said.sentence)
    return next((word.start() for word in words if months(word.group()) & wanted), None)


def _place_of(asked: Asked, one: Operand, but: Operand) -> int | None:
    """Where the draft first has a name, else a word, that a number has beside it and another has not."""
    named = last_names(one) - last_names(but), last_names(but) - last_names(one)
    told = stems(asked.said.sentence)
    by_name = all(named) and not told.isdisjoint(stems(" ".join(named[0] | named[1])))
    keys, others = map(stems, map(" ".join, named)) if by_name else (_keys(one), _keys(but))
    wanted = keys - others
    return next((place for place, words in _words_of(asked.said.sentence) if not wanted.isdisjoint(words)), None)


@lru_cache(maxsize=64)
def _words_of(sentence: str) -> tuple[tuple[int, frozenset[str]], ...]:
    """The words of a sentence, each by its place and stems."""
    return tuple((word.start(), stems(word.group())) for word in re.finditer(r"[^\W_]+", sentence))


def _keys(one: Operand) -> frozenset[str]:
    """What tells a number from another: its plain words, and that it is a close."""
    return keys_of(one) | (_CLOSED & stems(one.own))


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


def _apposed(asked: Asked, one: Operand, other: Operand) -> Iterator[Step]:
    """The share that the draft has behind its two counts, where the article has both."""
    told = counts_before(asked)
    for part, whole in ((one, other), (other, one)):
        counts = is_count(part.figure) and is_count(whole.figure) and whole.number
        if counts and told == (part.number, whole.number):
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


def _levels(asked: Asked, one: Operand, other: Operand) -> Iterator[Step]:
    """What something was before it changed to what it is: "$9.4 billion after a rise of $2.1 billion"."""
    yield from _before_percentages(one, other)
    unit = unit_of(one.figure, other.figure)
    for level, change in ((one, other), (other, one)):
        way = way_in(change.before_it)
        if unit is None or way is None or way_in(level.before_it) is not None:
            continue
        rose = way is Direction.UP
        yield _base(unit, level, change, rose=rose)
    if unit is not None and _is_a_year_before(asked, one, other):
        yield _base(unit, one, other, rose=_MORE.match(_behind(other)) is not None)


def _before_percentages(one: Operand, other: Operand) -> Iterator[Step]:
    """What something was before it rose or fell by a percentage to a level: "rose 8% to $2.70"."""
    if one.figure.unit != "percent" or one.passage is not other.passage or other.figure.unit == "percent":
        return
    way = way_in(one.before_it)
    if (
        way is not None
        and one.number < HUNDRED
        and _TO.match(one.passage.text[one.figure.there.end : other.figure.there.start])
    ):
        rose = way is Direction.UP
        value = other.number / (1 + (one.number if rose else -one.number) / HUNDRED)
        told = f"{{}} / (100% {'+' if rose else '-'} {{}})"
        yield Step(value, other.figure.unit, (other.figure, one.figure), told)


def _base(unit: str, level: Operand, change: Operand, *, rose: bool) -> Step:
    """What rose or fell by so much to a level."""
    value = level.number - change.number if rose else level.number + change.number
    return Step(value, unit, (level.figure, change.figure), "{} - {}" if rose else "{} + {}")


def _is_a_year_before(asked: Asked, level: Operand, change: Operand) -> bool:
    """Whether the draft tells what was a year before a level, of which the article has by how much it differs."""
    if level.passage is not change.passage or not _THAN_A_YEAR_BEFORE.match(_behind(change)):
        return False
    told, until = asked.said.sentence, level.figure.until
    years = set(_YEAR.findall(told))
    return years == {str(until.year - 1)} if years and until is not None else _YEAR_BEFORE.search(told) is not None


def _behind(one: Operand) -> str:
    return one.passage.text[one.figure.there.end :]


_OF_ONE: Final = {Operation.REST: _rests, Operation.SCALE: _scaled}
_OF_TWO: Final = {
    Operation.LEVEL: _levels,
    Operation.CHANGE: _changes,
    Operation.GAP: _gaps,
    Operation.SHARE: _shares,
    Operation.APPOSED: _apposed,
    Operation.RATIO: _ratios,
    Operation.GROWTH: _growths,
    Operation.RATE: _rates,
}
