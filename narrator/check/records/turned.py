"""When an index peaked or bottomed, by its closes: the high or low of its year, or of the weeks around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from narrator.check.names.matching import compact
from narrator.check.opinions import Opinion
from narrator.check.records.phrases import Ranking, Ranks
from narrator.check.records.topics import Topic, is_of
from narrator.check.records.vocabulary import is_plain
from narrator.check.records.windows import window_of
from narrator.measure.record.words import day_words
from narrator.model.claims import DatedWords, Period
from narrator.model.drafts import Evidence, Verdict
from narrator.model.statistics import Observation, Statistic

_LOW: Final = re.compile(r"trough|bottom")
_FILLERS: Final = re.compile(r"\b(?:the|has|have|had|index|it)\b", re.IGNORECASE)
_MONTH: Final = 21
"""Closes on either side among which a turning point stands out."""


def judge_turned(
    ranking: Ranking, text: str, at: int, periods: Sequence[DatedWords], statistics: Sequence[Statistic]
) -> Opinion | None:
    """A peak or trough of the one index that a sentence, which begins `at` a place, is about.

    Refuted where the closes of the weeks around it went further; open where only a later one did; `None` where it is
    of nothing but its weeks that no later close went beyond it, or where the words are of something else.
    """
    if ranking.ranks is not Ranks.TURN or ranking.denied or not is_plain(text):
        return None
    topic = Topic("index_level", None, None, text)
    levels = [one for one in statistics if one.name == "index_level" and is_of(topic, one)]
    subject = re.split(r"[,;:]", text[: ranking.span.start - at])[-1]
    if len(levels) != 1 or compact(_FILLERS.sub("", subject)) != compact(levels[0].label):
        return None
    closes = [one for one in levels[0].history if one.value is not None]
    window = window_of(ranking, periods, closes[-1].day) if closes else None
    if window is None or window.named is None or window.named.start is None:
        return None
    return _opinion(levels[0], closes, window.named, low=_LOW.search(ranking.noun.casefold()) is not None)


def _opinion(levels: Statistic, closes: Sequence[Observation], named: Period, *, low: bool) -> Opinion | None:
    sizes = [(-one.value if low else one.value) for one in closes if one.value is not None]
    inside = [at for at, one in enumerate(closes) if named.covers(Period(one.day, one.day))]
    if not inside:
        return None
    mine = max(inside, key=sizes.__getitem__)
    year = [at for at, one in enumerate(closes) if one.day.year == closes[mine].day.year]
    most = max(year, key=sizes.__getitem__)
    about, end = levels.label or levels.subject.name, "low" if low else "high"
    place = f"index_level {about} {closes[mine].day.year}"
    line = f"{end}est of {len(year)} closes {_told(closes[most])}; {_told(closes[mine])}"
    evidence = (Evidence(f"{place}: {_told(closes[most])}", statistic=place, arithmetic=(line,)),)
    found = f"the {about} closed at its {end} of {closes[most].day.year} with {_told(closes[most])}"
    if sizes[mine] == sizes[most]:
        return Opinion(Verdict.SUPPORTED, evidence=evidence)
    if max(sizes[max(0, mine - _MONTH) : mine + _MONTH + 1]) > sizes[mine]:
        return Opinion(Verdict.REFUTED, "superlative", found, evidence=evidence)
    if max(sizes[mine:]) > sizes[mine]:
        return Opinion(Verdict.NOT_ENOUGH_EVIDENCE, "unsupported", found, evidence=evidence)
    return None


def _told(one: Observation) -> str:
    return f"{one.value:,f} on {day_words(one.day)}"
