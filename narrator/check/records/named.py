"""Figures whose measure the sentence names though none was read: contracts of futures, points of an index, fails."""

from __future__ import annotations

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
from narrator.model.drafts import Verdict
from narrator.model.statistics import Statistic

_UNITS: Final = {
    "contracts": frozenset({"futures_position"}),
    "shares": frozenset({"fails_to_deliver", "short_interest"}),
    "days": frozenset({"days_to_cover"}),
    "percent": frozenset({"short_volume_ratio"}),
    "": frozenset({"index_level"}),
    "points": frozenset({"index_level"}),
}
"""By the unit of a figure, what it may be of."""


def judge_named(said: Said, statistics: Sequence[Statistic]) -> Opinion | None:
    """What statistics say of a figure whose unit and sentence leave one measure; `None` where they say nothing.

    Refuted only where all that is of its subject is one series.
    """
    if said.measure is not None or said.quantity is None or said.forecast or said.negated:
        return None
    named = measure_named(said.sentence) or ("index_level" if speaks_of_levels(said.sentence) else None)
    if named is None or named not in _UNITS.get(said.quantity.unit, frozenset()):
        return None
    topic = Topic(named, replace(said, measure=named), said.direction, said.sentence)
    units = {said.quantity.unit} | ({"points"} if named == "index_level" else set())
    of_it = [one for one in statistics if one.name == named and one.unit in units and is_of(topic, one)]
    opinions = [opinion for one in of_it if (opinion := _by_one(said, named, one)) is not None]
    held = next((opinion for opinion in opinions if opinion.verdict is Verdict.SUPPORTED), None)
    return held or (opinions[0] if len(opinions) == 1 else None)


def _by_one(said: Said, measure: str, statistic: Statistic) -> Opinion | None:
    """The figure against one statistic, now and on the day that the draft names."""
    if said.quantity is None:
        return None
    quantity = replace(said.quantity, unit=statistic.unit)
    asked = replace(said, measure=measure, subject=statistic.subject, quantity=quantity, direction=None)
    now = judge_typed(asked, known_from_statistics([statistic]))
    then = judge_typed(asked, past_figures(asked, [statistic]))
    return next((one for one in (now, then) if one is not None and one.verdict is Verdict.SUPPORTED), then or now)
