"""Figures whose measure the sentence names though none was read: contracts of futures, points of an index, fails."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from narrator.check.figures.known import Said
from narrator.check.figures.typed import judge_typed
from narrator.check.figures.vouched import known_from_statistics
from narrator.check.opinions import Opinion
from narrator.check.records.past import past_figures
from narrator.check.records.topics import Topic, is_of
from narrator.check.records.vocabulary import measure_named, speaks_of_levels
from narrator.model.claims import Direction, Quantity
from narrator.model.drafts import Verdict
from narrator.model.statistics import Statistic

_UNITS: Final = {
    "contracts": frozenset({"futures_position"}),
    "shares": frozenset({"fails_to_deliver", "short_interest"}),
    "days": frozenset({"days_to_cover"}),
    "percent": frozenset({"short_volume_ratio", "futures_position"}),
    "USD": frozenset({"futures_position"}),
    "": frozenset({"index_level", "futures_position", "days_to_cover"}),
    "point": frozenset({"index_level"}),
}
"""By the unit of a figure, what it may be of."""

_KEPT_IN: Final = {"index_level": "points", "futures_position": "contracts", "days_to_cover": "days"}
"""What a number without a unit counts: "net long 61,072 Nasdaq-100 contracts"."""

_SIDE = re.compile(r"\b(?:net[\s-])?(?P<side>long|short)\b", re.IGNORECASE)
_OF_CONTRACTS = re.compile(r"(?:\s[\w&-]+){1,4}\scontracts\b")
_OF_INTEREST = re.compile(r"\bopen\sinterest\b", re.IGNORECASE)


def judge_named(said: Said, statistics: Sequence[Statistic]) -> Opinion | None:
    """What statistics say of a figure whose unit and sentence leave one measure; `None` where they say nothing.

    Refuted only where all that is of its subject is one series.
    """
    if said.measure is not None or said.quantity is None or said.forecast or said.negated:
        return None
    named = measure_named(said.sentence) or ("index_level" if speaks_of_levels(said.sentence) else None)
    unit = _unit_of(said, said.quantity)
    if named is None or named not in _UNITS.get(unit, frozenset()):
        return None
    if named == "futures_position":
        return _judge_position(said, said.quantity, statistics)
    topic = Topic(named, replace(said, measure=named), said.direction, said.sentence)
    return _by_all(said, topic, None, _of_unit(topic, unit, statistics))


def _unit_of(said: Said, quantity: Quantity) -> str:
    """The unit of a figure; where it has none, that of what it came from: "from 25 million shares to 85 million"."""
    before = [one for one in said.others if one.span.end <= quantity.span.start]
    came_from = max(before, key=lambda one: one.span, default=None)
    if quantity.unit or came_from is None:
        return quantity.unit
    between = said.sentence[came_from.span.end - said.start : said.there.start]
    return came_from.unit if re.fullmatch(r"\sto\s(?:[a-z]+\s){0,2}", between) else quantity.unit


def _judge_position(said: Said, quantity: Quantity, statistics: Sequence[Statistic]) -> Opinion | None:
    """A net position in futures, whose sign is its side; only what is called net, or a net position, is refuted."""
    if quantity.unit == "percent" and not _OF_INTEREST.search(said.sentence):
        return None
    if not quantity.unit and not _OF_CONTRACTS.match(said.sentence[said.there.end :]):
        return None
    topic = Topic("futures_position", replace(said, measure="futures_position", subject=None), None, said.sentence)
    side = _side_of(said)
    way = None if side is None else Direction.UP if side["side"].casefold() == "long" else Direction.DOWN
    opinion = _by_all(said, topic, way, _of_unit(topic, quantity.unit, statistics))
    is_net = re.search(r"\bnet\b", said.sentence, re.IGNORECASE) is not None
    return opinion if opinion is None or is_net or opinion.verdict is Verdict.SUPPORTED else None


def _side_of(said: Said) -> re.Match[str] | None:
    """The last word before a figure that says on which side it lies, else the first one behind it."""
    sides = list(_SIDE.finditer(said.sentence))
    before = [one for one in sides if one.end() <= said.there.start]
    return before[-1] if before else next(iter(sides), None)


def _of_unit(topic: Topic, unit: str, statistics: Sequence[Statistic]) -> list[Statistic]:
    wanted = _KEPT_IN[topic.measure] if unit in {"", "point"} else unit
    return [one for one in statistics if one.name == topic.measure and one.unit == wanted and is_of(topic, one)]


def _by_all(said: Said, topic: Topic, way: Direction | None, statistics: Sequence[Statistic]) -> Opinion | None:
    opinions = [opinion for one in statistics if (opinion := _by_one(said, topic.measure, way, one)) is not None]
    held = next((opinion for opinion in opinions if opinion.verdict is Verdict.SUPPORTED), None)
    of_a_size = {kind for one in statistics for kind, _ in one.subject.parts} == {"segment"}
    return held or (opinions[0] if len(opinions) == 1 or (opinions and of_a_size) else None)


def _by_one(said: Said, measure: str, way: Direction | None, statistic: Statistic) -> Opinion | None:
    """The figure against one statistic, now and on the day that the draft names."""
    if said.quantity is None:
        return None
    quantity = replace(said.quantity, unit=statistic.unit)
    asked = replace(said, measure=measure, subject=statistic.subject, quantity=quantity, direction=way)
    past = past_figures(asked, [statistic])
    then = judge_typed(asked, past)
    if past and statistic.period.start == statistic.period.end:
        return then  # of a day that is named, or of none
    now = judge_typed(asked, known_from_statistics([statistic]))
    return next((one for one in (now, then) if one is not None and one.verdict is Verdict.SUPPORTED), then or now)
