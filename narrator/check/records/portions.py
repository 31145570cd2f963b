"""What part of all dollars sold short is in one stock, or in the first few: "it makes up 8% of all short interest"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from narrator.check.figures.intervals import Relation
from narrator.check.figures.known import Said, opinion_on, stands
from narrator.check.opinions import Opinion
from narrator.check.records.past import known_of
from narrator.check.records.phrases import COUNTS
from narrator.check.records.sets import is_named
from narrator.measure.record.words import day_words
from narrator.model.drafts import Verdict
from narrator.model.statistics import Statistic

_PORTION: Final = re.compile(
    r"\s(?:alone\s)?(?:accounts?\sfor|accounted\sfor|makes?\sup|made\sup|represents?|is|are|was|were)\s[^,;:]*$"
)
_OF_ALL: Final = re.compile(
    r"^\s?of\s(?:all\s|the\s)?(?:dollars\s(?:sold\s)?short|(?:total\s)?short\s(?:selling|interest|positions|bets|sales))\b"
    r"(?!\sin\b|\sof\b|\sagainst\b)"
)
_FIRST: Final = re.compile(
    rf"\b(?P<count>{'|'.join(COUNTS)}|\d+)\smost[\s-](?:heavily[\s-])?shorted\s(?:stocks|names|companies)"
)
_IN_WORDS: Final = Decimal("0.08")
"""So far, as a part of it, may lie what is told in words: "a fifth"."""
_HUNDRED: Final = Decimal(100)


def tells_a_portion(said: Said) -> bool:
    """Whether a percentage is said to be what part somebody is of all dollars sold short."""
    if said.quantity is None or said.quantity.unit != "percent":
        return False
    before, behind = said.sentence[: said.there.start], said.sentence[said.there.end :]
    return _OF_ALL.match(behind) is not None and _PORTION.search(before) is not None


def judge_portion(said: Said, statistics: Sequence[Statistic]) -> Opinion | None:
    """A percentage against the dollars short in those whom its sentence names, of the dollars short in all issues.

    `None` where it names none or is of another day than the last that was published.
    """
    before = said.sentence[: said.there.start]
    verb = _PORTION.search(before) if tells_a_portion(said) else None
    if verb is None or said.quantity is None or said.forecast or said.negated:
        return None
    dollars = [one for one in statistics if one.name == "short_interest" and one.unit == "USD"]
    whole = next((one for one in dollars if one.subject.parts == (("segment", "all"),)), None)
    mine = _named(before[: verb.start()], [one for one in dollars if one.subject.kind == "symbol"])
    if whole is None or not whole.value or not mine:
        return None
    if said.period is not None and said.period.end != whole.period.end and said.dated:
        return None
    part = sum((one.value for one in mine), Decimal(0))
    value, when = _HUNDRED * part / whole.value, day_words(whole.history[-1].day)
    line = f"{part:,.0f} / {whole.value:,.0f} x 100 = {value:.2f} percent"
    figure = known_of(mine[0], value, "percent", whole.period, when, line)
    told = said.quantity.value
    near = told is not None and not said.is_limit and abs(value - told) <= _IN_WORDS * told
    spelt = re.search(r"\d", said.quantity.text) is None
    if stands(said, figure) is Relation.AGREES or (spelt and near):
        return opinion_on(Verdict.SUPPORTED, None, figure)
    return opinion_on(Verdict.REFUTED, "number", figure)


def _named(words: str, dollars: Sequence[Statistic]) -> list[Statistic]:
    """The first so many, or all those that are named; none where a group is meant."""
    first = _FIRST.search(words)
    if first is None:
        return [one for one in dollars if is_named(one, words)]
    count = COUNTS.get(first["count"]) or int(first["count"])
    ordered = sorted(dollars, key=lambda one: -one.value)
    return ordered[:count] if count <= len(ordered) else []
