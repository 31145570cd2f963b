"""In how many of so many weeks, months or reports something rose or fell: "in four of the last six months"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from narrator.check.names.matching import compact
from narrator.check.opinions import Judged, Opinion
from narrator.check.records.phrases import COUNTS, UNIT
from narrator.check.records.series import RETURNS, Series, changes, level, returns, sampled
from narrator.check.records.topics import Topic, is_of, what_of
from narrator.check.records.vocabulary import FALLS, RISES, flows, is_plain, measure_named
from narrator.measure.record.words import cardinal, day_words
from narrator.model.claims import DatedWords, Period, Span
from narrator.model.drafts import Evidence, Verdict
from narrator.model.statistics import Observation, Statistic

_NUMBER: Final = rf"(?:\d{{1,3}}|{'|'.join(COUNTS)})"
_SPELL: Final = re.compile(
    rf"\b(?:in|for|on|during)\s(?P<some>{_NUMBER}|all|none|every\sone)\s(?:out\s)?of\s(?:the|its|their|these)\s"
    rf"(?P<last>(?:last|past|latest|most\srecent)\s)?(?P<whole>{_NUMBER})\s"
    rf"(?P<unit>{UNIT}|settlement\s(?:dates?|periods?))\b(?P<rest>[^,;:]*)$"
)
_UP: Final = re.compile(rf"{RISES.pattern}|\b(?:taken\sin|higher|positive)\b", re.IGNORECASE)
_DOWN: Final = re.compile(rf"{FALLS.pattern}|\b(?:lower|negative)\b", re.IGNORECASE)
_FILLERS: Final = re.compile(r"\b(?:the|has|have|had|index|closed|ended|finished|moved|been)\b", re.IGNORECASE)
_FEWEST: Final = 2


def judge_spells(
    sentence: Span, page: str, periods: Sequence[DatedWords], statistics: Sequence[Statistic]
) -> list[Judged]:
    """A sentence that counts the weeks, months or reports in which an index, a flow or a level went one way.

    Empty where it names no such count, or more than one time, or where no one series is of its subject.
    """
    text = sentence.of(page).rstrip(" .")
    told = _SPELL.search(text)
    if told is None or not is_plain(text):
        return []
    up, down = _UP.search(text[: told.start()]), _DOWN.search(text[: told.start()])
    times = [one.period for one in periods if sentence.covers(one.span)]
    if (up is None) == (down is None) or not (told["last"] or times) or (told["rest"] and not times):
        return []
    unit = told["unit"].removeprefix("trading ").rstrip("s")
    whole, verb = _number(told["whole"], 0), (up or down or told).start()
    found = _series_of(text, unit, verb, statistics)
    values = [_inside(one, whole, times[-1] if times else None, last=told["last"] is not None) for one in found]
    known = [(one, inside) for one, inside in values if len(inside) == whole]
    if not known or whole < _FEWEST:
        return []
    opinions = [_opinion(one, inside, _number(told["some"], whole), up=up is not None) for one, inside in known]
    held = next((one for one in opinions if one.verdict is Verdict.SUPPORTED), opinions[0])
    return [Judged(sentence, sentence.of(page), held, 1)]


def _number(words: str, whole: int) -> int:
    said = words.casefold()
    named = {"all": whole, "every one": whole, "none": 0, **COUNTS}
    return named[said] if said in named else int(said)


def _series_of(text: str, unit: str, verb: int, statistics: Sequence[Statistic]) -> Iterable[Series]:
    """By how much what a sentence speaks of went in every such unit of time."""
    measure = "fund_flow" if flows(text) else measure_named(text) or "index_level"
    topic = Topic(measure, None, None, text)
    of_it = [one for one in statistics if one.name == measure and is_of(topic, one)]
    if len({one.subject for one in of_it}) != 1:
        return
    for one in of_it:
        series = level(one, what_of(one), signed=True)
        found = None if series is None else _by_unit(series, unit, text[:verb])
        if found is not None:
            yield found


def _by_unit(series: Series, unit: str, before: str) -> Series | None:
    """Returns of an index, flows as they are, changes of any level."""
    if series.behind.name == "index_level":
        alone = compact(_FILLERS.sub("", before)) == compact(series.behind.label)
        return returns(series, {"session": "day"}.get(unit, unit)) if alone and unit in RETURNS else None
    found = sampled(series, unit)
    if found is None or series.behind.name != "fund_flow":
        return found and changes(found)
    return found if found.every is series.every else None


def _inside(series: Series, whole: int, within: Period | None, *, last: bool) -> tuple[Series, list[Observation]]:
    """The last so many values up to the end of a time, or all those of it."""
    if within is None or last:
        end = None if within is None else within.end
        return series, [one for one in series.values if end is None or one.day <= end][-whole:]
    return series, [one for one in series.values if within.covers(Period(one.day, one.day))]


def _opinion(series: Series, inside: Sequence[Observation], said: int, *, up: bool) -> Opinion:
    known = [one.value for one in inside if one.value is not None]
    went = sum(1 for one in known if (one > 0 if up else one < 0))
    way = "rose" if up else "fell"
    if series.behind.name == "fund_flow":
        way = "was above zero" if up else "was below zero"
    first, last = day_words(inside[0].day), day_words(inside[-1].day)
    found = f"the {series.what} {way} in {cardinal(went)} of {cardinal(len(inside))} values from {first} to {last}"
    lines = tuple(f"{day_words(one.day)}: {one.value:,.2f} {series.unit}" for one in inside if one.value is not None)
    evidence = (Evidence(found, statistic=f"{series.behind.name} {first} to {last}", arithmetic=lines),)
    if len(known) < len(inside):
        return Opinion(Verdict.NOT_ENOUGH_EVIDENCE, "unsupported", f"{found}, and not all are known", evidence=evidence)
    if went == said:
        return Opinion(Verdict.SUPPORTED, evidence=evidence)
    return Opinion(Verdict.REFUTED, "number", found, evidence=evidence)
