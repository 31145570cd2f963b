"""The day of an index's high or low of the year, by its closes: "it hit its low for the year on 4 May"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from narrator.check.opinions import Judged, Opinion
from narrator.check.records.topics import Topic, is_of
from narrator.check.records.vocabulary import credits_somebody
from narrator.measure.record.words import day_words
from narrator.model.claims import DatedWords, Span
from narrator.model.drafts import Evidence, Verdict
from narrator.model.statistics import Observation, Statistic

_REACHED: Final = re.compile(
    r"\b(?:hit|reached|set|made|touched|recorded|closed\sat|fell\sto|rose\sto|climbed\sto)\s(?:its|a|the)\s(?:closing\s)?"
    r"(?P<end>high|low|peak|trough)\s(?:for|of)\s(?:the|this)\syear\b"
)
_WITHIN_A_DAY: Final = Decimal("0.015")
"""So far, as a part of it, may a high within a day lie above the day's close, which we do not see."""
_LOWS: Final = frozenset({"low", "trough"})


def judge_extremes(
    sentence: Span, page: str, periods: Sequence[DatedWords], statistics: Sequence[Statistic]
) -> list[Judged]:
    """A sentence that dates the high or the low of an index's year so far; empty where it names no one day of it."""
    text = sentence.of(page)
    told = _REACHED.search(text)
    if told is None or credits_somebody(text):
        return []
    days = [one.period.end for one in periods if sentence.covers(one.span) and one.period.start == one.period.end]
    topic = Topic("index_level", None, None, text)
    levels = [one for one in statistics if one.name == "index_level" and is_of(topic, one)]
    if len(days) != 1 or len(levels) != 1 or days[0] is None:
        return []
    near = Decimal(0) if "clos" in told.group() else _WITHIN_A_DAY
    opinion = _opinion(days[0], levels[0], low=told["end"] in _LOWS, near=near)
    return [] if opinion is None else [Judged(Span(*told.span()).shifted(sentence.start), told.group(), opinion, 1)]


def _opinion(said: date, levels: Statistic, *, low: bool, near: Decimal) -> Opinion | None:
    """Whether the lowest, or the highest, close of the day's year is that day's; open where its close is `near` it."""
    year = [one for one in levels.history if one.value is not None and one.day.year == said.year]
    there = [one for one in year if one.day == said]
    if not there or said.year != levels.history[-1].day.year:
        return None
    extreme = (min if low else max)(year, key=_value)
    about, shown = levels.label or levels.subject.name, f"{extreme.value:,f} on {day_words(extreme.day)}"
    place = f"index_level {about} {said.year}"
    line = f"{len(year)} closes of {said.year}: {'lowest' if low else 'highest'} {shown}"
    line = f"{line}; {there[0].value:,f} on {day_words(said)}"
    evidence = (Evidence(f"{place}: {shown}", statistic=place, arithmetic=(line,)),)
    if _value(there[0]) == _value(extreme):
        return Opinion(Verdict.SUPPORTED, evidence=evidence)
    if abs(_value(there[0]) - _value(extreme)) <= near * _value(extreme):
        return None
    found = f"the {about} closed at its {'low' if low else 'high'} of {said.year}, {shown}"
    return Opinion(Verdict.REFUTED, "superlative", found, evidence=evidence)


def _value(one: Observation) -> Decimal:
    return one.value or Decimal(0)
