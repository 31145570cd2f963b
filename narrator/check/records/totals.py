"""What the values of a series come to over a time: the sum of weekly flows, the average or the median of a level."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from statistics import median
from typing import Final

from narrator.check.figures.intervals import Relation, in_words
from narrator.check.figures.known import Known, Said, opinion_on, stands
from narrator.check.opinions import Opinion
from narrator.check.records.past import known_of
from narrator.check.records.topics import Topic, is_of
from narrator.check.records.vocabulary import FALLS, RISES, flows, measure_named
from narrator.measure.record.words import day_words
from narrator.model.claims import Direction, Period
from narrator.model.drafts import Verdict
from narrator.model.statistics import Observation, Statistic

_MEAN: Final = re.compile(r"\b(?:averag(?:e|ed|es|ing)|mean)\b", re.IGNORECASE)
_MEDIAN: Final = re.compile(r"\bmedian\b", re.IGNORECASE)
_OF_THEM: Final = frozenset({"average_short_interest", "short_profit", "short_profit_rate", "index_return"})
"""Measures that have an average of their own, or whose values run on from a start."""
_WEEK: Final = timedelta(days=7)
_HALF: Final = timedelta(days=3)
_FEWEST: Final = 2


def tells_a_total(said: Said) -> bool:
    """Whether a figure is of many values of a series together, so that no single one of them is meant."""
    if said.quantity is None or said.forecast or said.negated:
        return False
    if _MEAN.search(said.sentence) or _MEDIAN.search(said.sentence):
        return _measure_of(said) is not None
    period = said.period
    long = period is not None and None not in {period.start, period.end} and _length(period) > 5 * _WEEK
    return long and said.quantity.unit == "USD" and _measure_of(said) == "fund_flow"


def judge_total(said: Said, statistics: Sequence[Statistic]) -> Opinion | None:
    """The figure against the sum, the average or the median of the values of its time; `None` where one is unknown."""
    found = [one for one in _of_subject(said, statistics) if len(one.history) > _FEWEST]
    if said.quantity is not None and found:
        said = replace(said, quantity=replace(said.quantity, unit=found[0].unit))
    known = [figure for one in found for figure in _figures(said, one)]
    if not known or len({one.subject for one in found}) > 1:
        return None
    held = next((one for one in known if stands(said, one) is Relation.AGREES), None)
    way = said.direction or said.way or _way(said)
    if held is not None and way is not None and held.direction is not way:
        return opinion_on(Verdict.REFUTED, "direction", held)
    return opinion_on(Verdict.SUPPORTED, None, held) if held else opinion_on(Verdict.REFUTED, "number", known[0])


def _measure_of(said: Said) -> str | None:
    named = said.measure or ("fund_flow" if flows(said.sentence) else measure_named(said.sentence))
    if named is None and said.quantity is not None and said.quantity.unit == "point":
        return "index_level"
    return None if named in _OF_THEM else named


def _way(said: Said) -> Direction | None:
    down, up = FALLS.search(said.sentence), RISES.search(said.sentence)
    return None if (down is None) == (up is None) else Direction.DOWN if down else Direction.UP


def _length(period: Period) -> timedelta:
    return (period.end or date.min) - (period.start or date.min)


def _of_subject(said: Said, statistics: Sequence[Statistic]) -> list[Statistic]:
    """Of each subject the statistic of the shortest time, in the figure's unit."""
    measure, unit = _measure_of(said), said.quantity.unit if said.quantity is not None else ""
    unit = {"point": "points"}.get(unit, unit)
    if measure is None:
        return []
    topic = Topic(measure, replace(said, measure=measure, subject=None), None, said.sentence)
    of_it = [one for one in statistics if one.name == measure and one.unit == unit and is_of(topic, one)]
    shortest = min((_length(one.period) for one in of_it), default=timedelta(0))
    return [one for one in of_it if _length(one.period) == shortest]


def _figures(said: Said, statistic: Statistic) -> Iterable[Known]:
    """What the values come to; a week at either end may be counted where most of it lies."""
    period = said.period or next(iter(said.times), None)
    if period is None or period.start is None or period.end is None:
        return
    is_flow = statistic.name == "fund_flow"
    for shift in (timedelta(0), _HALF) if is_flow else (timedelta(0),):
        inside = [one for one in statistic.history if period.start <= one.day - shift <= period.end]
        values = [one.value for one in inside if one.value is not None]
        first = statistic.history[0].day
        if len(values) < max(_FEWEST, len(inside)) or first > period.start + _WEEK or not _reaches(statistic, period):
            continue
        yield _known(said, statistic, inside, values, period)


def _reaches(statistic: Statistic, period: Period) -> bool:
    """Whether the series goes to the end of a time, or to the last value that was published."""
    last = statistic.history[-1].day
    return period.end is not None and (last >= period.end - _WEEK or period.end >= statistic.as_of)


def _known(
    said: Said, statistic: Statistic, inside: Sequence[Observation], values: Sequence[Decimal], period: Period
) -> Known:
    if _MEDIAN.search(said.sentence):
        value, what = median(values), "median"
    elif _MEAN.search(said.sentence):
        value, what = sum(values, Decimal(0)) / len(values), "average"
    else:
        value, what = sum(values, Decimal(0)), "sum"
    when = f"{day_words(inside[0].day)} to {day_words(inside[-1].day)}"
    line = f"{what} of {len(values)} values, {when}: {in_words(value, statistic.unit)}"
    figure = known_of(statistic, value, statistic.unit, period, when, line)
    about = statistic.label or statistic.subject.name.replace("_", " ")
    told = f"{in_words(value, statistic.unit)} as the {what} of {len(values)} values"
    return replace(figure, words=f"we compute {told} ({about}, {when})")
