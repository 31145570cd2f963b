"""How far an index stands from its low or its high of a time that a sentence names: "up 8% from its low in May"."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from narrator.check.figures.intervals import Relation
from narrator.check.figures.known import Known, Said, opinion_on, stands
from narrator.check.opinions import Opinion
from narrator.check.records.past import known_of
from narrator.model.claims import Period
from narrator.model.drafts import Verdict
from narrator.model.statistics import Observation, Statistic

_MONTHS: Final = tuple(month_name)
MONTH: Final = "|".join(_MONTHS[1:])
_TURN: Final = re.compile(
    r"\b(?:[Ff]rom|[Ss]ince|off|below|under|above|over)\s(?:(?:its|the|their|a|an)\s)?"
    rf"(?:(?P<month>{MONTH})(?:[’']s)?\s)?(?:closing\s)?(?P<end>low|high|peak|trough|bottom)\b"
    rf"(?:\s(?:in|of|on)\s(?:\d{{1,2}}\s)?(?P<behind>{MONTH})(?:\s(?P<year>\d{{4}}))?)?",
)
_LOWS: Final = frozenset({"low", "trough", "bottom"})
_HUNDRED: Final = Decimal(100)


def speaks_of_a_turn(said: Said) -> bool:
    """Whether a figure of an index is told from its low or its high, so that no period's return is meant."""
    of_index = said.subject is not None and said.subject.kind == "index" and said.measure in {None, "index_return"}
    percent = said.quantity is not None and said.quantity.unit == "percent"
    return of_index and percent and _turn_of(said) is not None


def _turn_of(said: Said) -> re.Match[str] | None:
    """The low or high right behind a figure, else the one before it with no other figure between."""
    others = [one.span.start - said.start for one in said.others]
    for turn in _TURN.finditer(said.sentence):
        between = said.sentence[said.there.end : turn.start()]
        if turn.start() >= said.there.end and re.fullmatch(r"(?:\s[a-z]+){0,3}\s", between) is not None:
            return turn
        if turn.end() <= said.there.start and not any(turn.end() <= one < said.there.start for one in others):
            return turn
    return None


def judge_turn(said: Said, statistics: Sequence[Statistic]) -> Opinion | None:
    """The figure against the last close over the lowest, or the highest, of the month that is named.

    `None` where the words name no month.
    """
    turn = _turn_of(said)
    levels = [one for one in statistics if one.name == "index_level" and one.subject == said.subject]
    if turn is None or len(levels) != 1 or said.forecast or said.negated:
        return None
    figure = _from_turn(turn, levels[0])
    if figure is None:
        return None
    if stands(said, figure) is Relation.AGREES:
        return _either_way(said, figure)
    return opinion_on(Verdict.REFUTED, "number", figure)


def _either_way(said: Said, figure: Known) -> Opinion:
    """Support, unless the figure goes the other way."""
    turned = None not in {said.way, figure.direction} and said.way is not figure.direction
    return opinion_on(Verdict.REFUTED, "direction", figure) if turned else opinion_on(Verdict.SUPPORTED, None, figure)


def _from_turn(turn: re.Match[str], levels: Statistic) -> Known | None:
    """The return from the lowest or the highest close of the month that the words name to the last close."""
    last = levels.history[-1]
    named = turn["behind"] or turn["month"]
    if named is None or last.value is None:
        return None
    inside = _closes(levels.history, month_of(named, turn["year"], last.day))
    if not inside:
        return None
    pick = min if turn["end"] in _LOWS else max
    point = pick(inside, key=lambda one: one.value or Decimal(0))
    if not point.value or point.day >= last.day:
        return None
    value = _HUNDRED * (last.value / point.value - 1)
    when = f"{turn['end']} of {point.day.day} {point.day:%b %Y} to {last.day.day} {last.day:%b %Y}"
    line = f"({last.value:,f} / {point.value:,f} - 1) x 100 = {value:.2f} percent"
    return known_of(levels, value, "percent", Period(point.day, last.day), when, line)


def _closes(history: Sequence[Observation], within: Period) -> list[Observation]:
    known = [one for one in history if one.value is not None]
    return [one for one in known if within.covers(Period(one.day, one.day))]


def month_of(name: str, year: str | None, last: date) -> Period:
    """The month of a year, else the last one of its name that has begun by a day."""
    month = _MONTHS.index(name)
    of = int(year) if year else last.year - (month > last.month)
    return Period(date(of, month, 1), date(of, month, monthrange(of, month)[1]))
