"""The steps that the words at the draft's figure name: sum, difference, change, share, ratio and daily rate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from narrator.check.figures.counted import count_of_them
from narrator.check.figures.known import Known, written
from narrator.check.figures.neighbours import words_beside
from narrator.check.figures.outdated import came_from
from narrator.check.figures.steps.operands import (
    are_of_the_draft,
    are_of_their_time,
    comes_first,
    is_of_its_owner,
    is_told_of,
    opens_alike,
    stands_before,
    ways_in,
)
from narrator.check.figures.steps.spoken import GAP, OVER
from narrator.check.figures.steps.step import HUNDRED, Asked, Kind, Step, quotient
from narrator.check.figures.steps.told import OF_WHOLE
from narrator.check.figures.units import NO_COUNTS, rate_in
from narrator.check.figures.ways import opposed
from narrator.extract.figures.numerals import DIGITS, SPELLED, read_numeral
from narrator.model.claims import Direction
from narrator.model.drafts import Evidence

_TOGETHER: Final = re.compile(
    r"\b(?:together|combined|between them|in total|altogether|in all|all told)\b", re.IGNORECASE
)
_POINTS: Final = {"percentage points", "basis points"}
_BY: Final = re.compile(
    r"\b(?:by|gap of|difference of|margin of|contraction of|decline of|drop of|fall of|rise of|increase of|at)"
    r"(?: (?:about|around|roughly|some|nearly|almost|just))?\s*$"
)
_APART: Final = re.compile(
    r"\W*(?:more|less|fewer|above|below|beneath|higher|lower|ahead of|behind|better|worse|steeper|deeper|milder|larger"
    r"|smaller|bigger|cheaper|dearer|short of)\b",
    re.IGNORECASE,
)
_LESS_OF_TWO: Final = re.compile(
    r"\b(?:less|fewer|below|beneath|lower|cheaper|smaller|short of|milder|shallower|narrower)\b", re.IGNORECASE
)
_BEHIND: Final = re.compile(
    r"\b(?:behind|worse|trail\w*|lag\w*|underperform\w*|(?:was|were|been|is|are) (?:beaten|outdone|out[a-z]+ed) by)\b",
    re.IGNORECASE,
)
_AHEAD: Final = re.compile(
    r"\b(?:ahead of|better|beat(?:s|ing|en)?|out(?:did|doing|done|ran|run|pac\w+|perform\w+|strip\w+|shone))\b",
    re.IGNORECASE,
)
_GREW: Final = re.compile(
    r"\b(?:widen\w*|gr[eo]w\w*|ro?i?se[ns]?|rising|increas\w+|up|more|higher|larger|bigger|climb\w*|jump\w*|dearer|added|gain\w*)\b",
    re.IGNORECASE,
)
_SHRANK: Final = re.compile(
    r"\b(?:narrow\w*|shr[aiu]nk\w*|contract\w+|cheaper|eas(?:ed|ing)|lower\w*|c[ao]me down|thinner|less|fewer|smaller"
    r"|down|declin\w+|f[ae]ll\w*|dropp?\w*|decreas\w+|reduc\w+|cut|slipp?\w*|slid)\b",
    re.IGNORECASE,
)
_AGAINST: Final = re.compile(r"(?:^|[\s,])(?:from|against|versus|compared (?:with|to)|instead of)\s$")
_TIMES: Final = re.compile(r"\b(?:times|twice|double)\b|fold\b", re.IGNORECASE)
_RATE: Final = re.compile(r"\W*(?:an?|per|each|every) (?:hour|day|week|month|quarter)\b", re.IGNORECASE)

_HALF: Final = 0.5
"""A passage with so many of the words of a sentence tells the same of those that it counts."""


def _adds(asked: Asked) -> bool:
    return _TOGETHER.search(asked.said.words) is not None


def _sums(asked: Asked, one: Known, other: Known) -> Iterator[Step]:
    if one.unit == other.unit != "percent" and _go_one_way(asked, one, other):
        yield Step(one.written[0] + other.written[0], one.unit, (one, other), "{} + {}")


def _go_one_way(asked: Asked, one: Known, other: Known) -> bool:
    """Whether two figures of the draft were both gained or both lost, and the draft says nothing else."""
    told = set(ways_in(asked.said.sentence))
    ways = {one.way, other.way} & {Direction.UP, Direction.DOWN}
    return are_of_the_draft(asked, one, other) and len(ways) <= 1 and (not told or not ways or bool(told & ways))


def _sets_apart(asked: Asked) -> bool:
    by_words = _BY.search(asked.before) or _APART.match(asked.behind)
    return asked.quantity.unit in _POINTS or by_words is not None


def _differences(asked: Asked, one: Known, other: Known) -> Iterator[Step]:
    """What the first of two is more than the second, or, said so, less; or what one has changed by since the other."""
    if one.unit != other.unit:
        return
    sentence, unit = asked.said.sentence, "percentage points" if one.unit == "percent" else one.unit
    if _changed(asked, one, other):
        if _has_changed_so(asked, one, other):
            yield _less(unit, *sorted((one, other), key=_number, reverse=True))
        return
    if _is_held_against(one, other) and _has_changed_so(asked, one, other):
        yield _less(unit, *sorted((one, other), key=_number, reverse=True))
        return
    first, behind = comes_first(asked, one, other), _BEHIND.search(sentence) is not None
    if first is None or not are_of_the_draft(asked, one, other):
        return
    if behind or _AHEAD.search(sentence):
        if first is not behind and _signed(one) > _signed(other):
            yield _signed_difference(unit, one, other)
    elif _number(one) > _number(other) and _go_one_way(asked, one, other):
        lesser = _LESS_OF_TWO.search(sentence) is not None
        if first if OVER.search(sentence) else GAP.search(sentence) or first is not lesser:
            yield _less(unit, one, other)


def _less(unit: str, more: Known, less: Known) -> Step:
    return Step(_number(more) - _number(less), unit, (more, less), "{} - {}")


def _signed_difference(unit: str, one: Known, other: Known) -> Step:
    """What parts one from another that may have gone the other way: 3% and a loss of 1% are four points apart."""
    told = "{} + {}" if opposed(one.way, other.way) else "{} - {}"
    taken = (one, other) if _number(one) >= _number(other) else (other, one)
    return Step(_signed(one) - _signed(other), unit, taken, told)


def _number(figure: Known) -> Decimal:
    return figure.written[0]


def _signed(figure: Known) -> Decimal:
    return -_number(figure) if figure.way is Direction.DOWN else _number(figure)


def _changed(asked: Asked, one: Known, other: Known) -> bool:
    """Whether a passage says that one figure came from the other: "2.6%, down from 3.2%", "from 3.2% to 2.6%"."""
    if stands_before(other, one):
        between = other.evidence.text[other.there.end : one.there.start]
        return between == " to " and other.evidence.text[: other.there.start].endswith("from ")
    before = [figure.place for figure in asked.figures if stands_before(figure, other)]
    return stands_before(one, other) and one.place == max(before) and came_from(other)


def _is_held_against(now: Known, then: Known) -> bool:
    """Whether a passage holds one figure against the one before it: "to $48 million, compared with $36 million"."""
    return (
        stands_before(now, then) and _AGAINST.search(then.evidence.text[now.there.end : then.there.start]) is not None
    )


def _has_changed_so(asked: Asked, now: Known, then: Known) -> bool:
    """Whether the draft says of the same thing that it has changed, and which way."""
    grew, shrank = (form.findall(asked.said.sentence) for form in (_GREW, _SHRANK))
    way = asked.said.way if bool(grew) is bool(shrank) else Direction.UP if grew else Direction.DOWN
    larger = _number(now) > _number(then)
    return (
        way is (Direction.UP if larger else Direction.DOWN)
        and is_of_its_owner(asked, now)
        and are_of_their_time(asked, now, then)
        and is_told_of(asked, now, aside=" ".join((*grew, *shrank)))
    )


def _changes(asked: Asked, now: Known, then: Known) -> Iterator[Step]:
    """What percentage something has changed by, of what it was."""
    came = now.unit == then.unit and (_changed(asked, now, then) or _is_held_against(now, then))
    if came and _number(then) and _has_changed_so(asked, now, then):
        more, less = sorted((now, then), key=_number, reverse=True)
        change = HUNDRED * (_number(more) - _number(less)) / _number(then)
        yield Step(change, "percent", (more, less, then), "({} - {}) / {}")


def _is_change(asked: Asked) -> bool:
    told = _BY.search(asked.before) or _APART.match(asked.behind)
    return asked.quantity.unit == "percent" and told is not None


def _is_share(asked: Asked) -> bool:
    return asked.quantity.unit == "percent" and OF_WHOLE.match(asked.behind) is not None


def _shares(asked: Asked, part: Known, whole: Known) -> Iterator[Step]:
    sized = part.unit == whole.unit != "percent" and 0 < _number(part) < _number(whole)
    if sized and are_of_the_draft(asked, part, whole):
        yield _share(part, whole)


def _shares_of_them(asked: Asked, whole: Known) -> Iterator[Step]:
    """What share of a count that the draft has too the next sentence counts: "of 30 shops … Six of them"."""
    counted = any(one.unit == whole.unit and _number(whole) in written(one) for one in asked.said.others)
    if whole.unit in NO_COUNTS or not counted or not are_of_the_draft(asked, whole):
        return
    for item in asked.near:
        passage, told = item.passage, count_of_them(item.passage.text)
        follows = passage.place - asked.around(whole).passage.place in {0, 1}
        if told is None or not follows or item.covered < _HALF or not 0 < told.count < _number(whole):
            continue
        start, shown = passage.span.start, Evidence(passage.text, passage.article, passage.span)
        part = replace(
            whole,
            evidence=shown,
            written=(told.count,),
            place=start + told.span.start,
            end=start + told.span.end,
        )
        yield _share(part, whole)


def _share(part: Known, whole: Known) -> Step:
    return Step(HUNDRED * _number(part) / _number(whole), "percent", (part, whole), "{} / {}")


def _is_multiple(asked: Asked) -> bool:
    return asked.quantity.unit == "multiple" and _TIMES.search(asked.quantity.text) is not None


def _ratios(asked: Asked, one: Known, other: Known) -> Iterator[Step]:
    """How many times the second of two the first is; where one is a gain and one a loss, the draft must say so."""
    if one.unit != other.unit or not _number(other) or not comes_first(asked, one, other):
        return
    crosswise = opposed(one.way, other.way) and ways_in(asked.said.sentence) == (one.way, other.way)
    if _go_one_way(asked, one, other) or (crosswise and are_of_the_draft(asked, one, other)):
        yield Step(_number(one) / _number(other), "multiple", (one, other), "{} / {}", quotient(one, other))


def _is_rate(asked: Asked) -> bool:
    return _RATE.match(asked.behind) is not None


def _rates(asked: Asked, figure: Known) -> Iterator[Step]:
    """What an amount comes to a day, where its sentence says in how many days it came about."""
    time = rate_in(asked.behind)
    days = _so_many(time or "", words_beside(figure, asked.figures))
    if (
        days is None
        or figure.unit != asked.quantity.unit
        or _so_many(time or "", asked.said.sentence) not in {None, days}
    ):
        return
    if _go_one_way(asked, figure, figure) and opens_alike(asked, figure) and is_told_of(asked, figure):
        yield Step(_number(figure) / days, figure.unit, (figure,), f"{{}} / {days}")


def _so_many(time: str, text: str) -> Decimal | None:
    found = re.search(rf"\b(?P<count>{DIGITS}|{SPELLED})[ -]{time}s\b", text, re.IGNORECASE) if time else None
    return read_numeral(found["count"]).value if found else None


NAMED: Final = (
    Kind("sum", _adds, 2, _sums, always=True),
    Kind("difference", _sets_apart, 2, _differences, always=True),
    Kind("change", _is_change, 2, _changes, always=True),
    Kind("share", _is_share, 2, _shares),
    Kind("share of them", _is_share, 1, _shares_of_them, always=True),
    Kind("ratio", _is_multiple, 2, _ratios),
    Kind("daily rate", _is_rate, 1, _rates, always=True),
)
