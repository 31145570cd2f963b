"""The steps that the words at the draft's figure name: a sum, a difference, a share, a ratio."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from narrator.check.figures.known import Known
from narrator.check.figures.outdated import came_from
from narrator.check.figures.steps.operands import are_of_the_draft, comes_first
from narrator.check.figures.steps.step import HUNDRED, Asked, Kind, Step
from narrator.model.claims import Direction

_TOGETHER: Final = re.compile(
    r"\b(?:together|combined|between them|in total|altogether|in all|all told)\b", re.IGNORECASE
)
_POINTS: Final = {"percentage points", "basis points"}
_BY: Final = re.compile(
    r"\b(?:by|gap of|difference of|margin of|at)(?: (?:about|around|roughly|some|nearly|almost|just))?\s*$"
)
_APART: Final = re.compile(
    r"\W*(?:more|less|fewer|above|below|beneath|higher|lower|ahead of|behind|better|worse)\b", re.IGNORECASE
)
_LESS_OF_TWO: Final = re.compile(
    r"\b(?:less|fewer|below|beneath|lower|behind|worse|trail\w*|lag\w*|underperform\w*|cheaper|smaller|short of)\b",
    re.IGNORECASE,
)
_GAP: Final = re.compile(r"\b(?:gap|difference|distance)\b", re.IGNORECASE)
_OF_WHOLE: Final = re.compile(r"\W*(?:or so |or more )?of\b", re.IGNORECASE)
_TIMES: Final = re.compile(r"\b(?:times|fold)\b", re.IGNORECASE)


def _adds(asked: Asked) -> bool:
    return _TOGETHER.search(asked.said.words) is not None


def _sums(asked: Asked, one: Known, other: Known) -> Iterator[Step]:
    if one.unit == other.unit != "percent" and are_of_the_draft(asked, one, other):
        yield Step(one.written[0] + other.written[0], one.unit, (one, other), "{} + {}")


def _sets_apart(asked: Asked) -> bool:
    by_words = _BY.search(asked.before) or _APART.match(asked.behind)
    return asked.quantity.unit in _POINTS or by_words is not None


def _differences(asked: Asked, one: Known, other: Known) -> Iterator[Step]:
    """What the first of two is more than the second, or, said so, less; or what one has changed by since the other."""
    if one.unit != other.unit or not are_of_the_draft(asked, one, other):
        return
    larger = one.written[0] > other.written[0]
    if one.evidence == other.evidence and came_from(other):
        fits = asked.said.way is (Direction.UP if larger else Direction.DOWN)
    else:
        first = comes_first(asked.said, one, other)
        lesser = bool(_LESS_OF_TWO.search(asked.said.sentence))
        fits = larger and first is not None and (bool(_GAP.search(asked.said.sentence)) or first is not lesser)
    if fits:
        more, less = (one, other) if larger else (other, one)
        unit = "percentage points" if one.unit == "percent" else one.unit
        yield Step(more.written[0] - less.written[0], unit, (more, less), "{} - {}")


def _is_share(asked: Asked) -> bool:
    return asked.quantity.unit == "percent" and _OF_WHOLE.match(asked.behind) is not None


def _shares(asked: Asked, one: Known, other: Known) -> Iterator[Step]:
    sized = one.unit == other.unit != "percent" and 0 < one.written[0] < other.written[0]
    if sized and are_of_the_draft(asked, one, other):
        yield Step(HUNDRED * one.written[0] / other.written[0], "percent", (one, other), "{} / {}")


def _is_multiple(asked: Asked) -> bool:
    return asked.quantity.unit == "multiple" and _TIMES.search(asked.quantity.text) is not None


def _ratios(asked: Asked, one: Known, other: Known) -> Iterator[Step]:
    comparable = one.unit == other.unit and bool(other.written[0])
    if comparable and comes_first(asked.said, one, other) and are_of_the_draft(asked, one, other):
        yield Step(one.written[0] / other.written[0], "multiple", (one, other), "{} / {}")


NAMED: Final = (
    Kind("sum", _adds, 2, _sums, always=True),
    Kind("difference", _sets_apart, 2, _differences),
    Kind("share", _is_share, 2, _shares),
    Kind("ratio", _is_multiple, 2, _ratios),
)
