"""Whether one universe is cheap or dear against another: "it trades at a 13% discount to the large caps"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from narrator.check.figures.intervals import Relation, in_words
from narrator.check.figures.known import Said, opinion_on, stands
from narrator.check.names.matching import compact
from narrator.check.opinions import Judged, Opinion
from narrator.check.records.past import known_of
from narrator.check.records.vocabulary import is_plain
from narrator.model.claims import DatedWords, Span
from narrator.model.drafts import Evidence, Verdict
from narrator.model.statistics import Statistic

_TRADES: Final = re.compile(
    r"^(?P<one>[^,;:]*?)\s(?:trades?|traded|sells?|is\svalued|are\svalued)\sat\san?\s(?:[a-z]+\s)*?(?P<size>\d[\d.]*(?:%|\sper\s?cent)\s)?"
    r"(?P<end>discount|premium)(?P<of>\sof\s[^,;:]*?)?\sto\s(?:those\sof\s)?(?P<other>[^,;:]*)$"
)
_FILLERS: Final = re.compile(r"^(?:the|The)\s|\s(?:shares|stocks|companies)$")


def judge_valued(
    sentence: Span, page: str, periods: Sequence[DatedWords], statistics: Sequence[Statistic]
) -> list[Judged]:
    """A sentence that says which of two is the cheaper; empty where it says by how much, or of which day."""
    text = sentence.of(page).rstrip(" .")
    told = _TRADES.match(text) if "discount" in text or "premium" in text else None
    if (
        told is None
        or told["size"]
        or told["of"]
        or not is_plain(text)
        or any(sentence.covers(one.span) for one in periods)
    ):
        return []
    found = _of_both(told, statistics)
    if found is None:
        return []
    statistic, value = found
    place = f"relative_valuation {statistic.label}"
    shown = f"{in_words(value, 'percent')} ({statistic.label})"
    evidence = (Evidence(f"{place}: {shown}", statistic=place, arithmetic=statistic.arithmetic),)
    if (value > 0) is (told["end"] == "premium"):
        return [Judged(sentence, sentence.of(page), Opinion(Verdict.SUPPORTED, evidence=evidence), 1)]
    refuted = Opinion(Verdict.REFUTED, "direction", f"we compute {shown}", evidence=evidence)
    return [Judged(sentence, sentence.of(page), refuted, 1)]


def tells_a_discount(said: Said) -> bool:
    """Whether a sentence says no more than by how much one of two is cheaper or dearer."""
    return ("discount" in said.sentence or "premium" in said.sentence) and (
        _TRADES.match(said.sentence.rstrip(" .")) is not None
    )


def judge_discount(said: Said, statistics: Sequence[Statistic]) -> Opinion | None:
    """By how much one of two is cheaper or dearer; `None` where a sentence says no such thing."""
    told = _TRADES.match(said.sentence.rstrip(" .")) if tells_a_discount(said) else None
    if told is None or not (told["size"] or told["of"]) or said.period is not None or said.forecast or said.negated:
        return None
    found = _of_both(told, statistics)
    if found is None or said.quantity is None or said.quantity.unit != "percent":
        return None
    statistic, value = found
    line = statistic.arithmetic[-1] if statistic.arithmetic else statistic.definition
    figure = known_of(statistic, value, "percent", statistic.period, str(statistic.period.end), line)
    if (value > 0) is not (told["end"] == "premium"):
        return opinion_on(Verdict.REFUTED, "direction", figure)
    agrees = stands(said, figure) is Relation.AGREES
    return opinion_on(Verdict.SUPPORTED, None, figure) if agrees else opinion_on(Verdict.REFUTED, "number", figure)


def _of_both(told: re.Match[str], statistics: Sequence[Statistic]) -> tuple[Statistic, Decimal] | None:
    """The valuation of the first against the second, whichever way round it is kept; of one measure only."""
    found = []
    one, other = (compact(_FILLERS.sub("", told[side])) for side in ("one", "other"))
    for statistic in (each for each in statistics if each.name == "relative_valuation"):
        parts = dict(statistic.subject.parts)
        first, second = compact(parts.get("universe", "")), compact(parts.get("against", ""))
        if (one, other) == (first, second):
            found.append((statistic, statistic.value))
        elif (one, other) == (second, first):
            ratio = 1 + statistic.value / 100
            found.append((statistic, 100 * (1 / ratio - 1)))
    return found[0] if len(found) == 1 else None
