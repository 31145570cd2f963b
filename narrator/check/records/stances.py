"""On which side of futures a class of traders stands, and whether it added: "hedge funds are net short the index"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Final

from narrator.check.figures.intervals import in_words
from narrator.check.opinions import Judged, Opinion
from narrator.check.records.topics import Topic, is_of
from narrator.check.records.vocabulary import is_plain
from narrator.measure.record.words import day_words
from narrator.model.claims import DatedWords, Period, Span
from narrator.model.drafts import Evidence, Verdict
from narrator.model.statistics import Observation, Statistic

_MORE: Final = r"raised|increased|added\sto|built|extended|lifted|expanded|grew"
_LESS: Final = r"cut|trimmed|reduced|lowered|pared|shrank|covered\ssome\sof"
_STANDS: Final = re.compile(
    r"^(?:[A-Z][^,;:]*,\s)?[^,;:]*?\s(?:(?:are|is|were|was|remain(?:s|ed)?|have\sbeen)\s(?:still\s|again\s)?|stayed\s)"
    r"net[\s-](?P<side>long|short)\s[^,;:]*\bfutures\b[^,;:]*$"
)
_MOVED: Final = re.compile(
    rf"^(?:[A-Z][^,;:]*,\s)?[^,;:]*?\s(?:have\s|has\s)?(?:(?P<more>{_MORE})|(?P<less>{_LESS}))\s(?:their|its)\s"
    r"net[\s-](?P<side>long|short)\s(?:positions?|bets?)\s[^,;:]*\bfutures\b[^,;:]*$"
)
_ALSO: Final = re.compile(
    r"\b(?:than|most|least|record|highest|lowest|first|since|for)\b|\bnet\b.*\bnet\b|\d+(?:,\d{3})"
)
"""Words that say more than on which side, or whether more or less."""
_LATE: Final = timedelta(days=7)
_FEWEST: Final = 2


def judge_stances(
    sentence: Span, page: str, periods: Sequence[DatedWords], statistics: Sequence[Statistic]
) -> list[Judged]:
    """A sentence that says no more than this of the one class and market that it names; else empty."""
    text = sentence.of(page).rstrip(" .")
    if "futures" not in text or "net" not in text:
        return []
    told = _STANDS.match(text) or _MOVED.match(text)
    if told is None or _ALSO.search(text) or not is_plain(text):
        return []
    topic = Topic("futures_position", None, None, text)
    found = [one for one in statistics if one.name == topic.measure and one.unit == "contracts" and is_of(topic, one)]
    times = [one.period for one in periods if sentence.covers(one.span)]
    if len(found) != 1 or len(times) > 1:
        return []
    known = _until(found[0].history, times[0] if times else None)
    if len(known) < _FEWEST:
        return []
    return [Judged(sentence, sentence.of(page), _opinion(told, found[0], *known[-_FEWEST:]), 1)]


def _until(history: Sequence[Observation], period: Period | None) -> list[Observation]:
    """The known values up to the end of a time that has one of its last week; all where none is named."""
    known = [one for one in history if one.value is not None]
    if period is None or period.end is None:
        return known
    inside = [one for one in known if one.day <= period.end]
    return inside if inside and period.end - inside[-1].day < _LATE else []


def _opinion(told: re.Match[str], statistic: Statistic, before: Observation, last: Observation) -> Opinion:
    first, now = (one.value for one in (before, last))
    place = f"futures_position {statistic.label} {day_words(last.day)}"
    said = f"net {_told(before, statistic)}, net {_told(last, statistic)}"
    evidence = (Evidence(f"{place}: {said}", statistic=place, arithmetic=(said,)),)
    if first is None or now is None:
        return Opinion(Verdict.NOT_ENOUGH_EVIDENCE, "unsupported", said, evidence=evidence)
    long, moved = told["side"] == "long", told.re is _MOVED
    holds = (now > 0) is long
    if holds and moved and first * now > 0:
        holds = (abs(now) > abs(first)) is (told["more"] is not None)
    if holds:
        return Opinion(Verdict.SUPPORTED, evidence=evidence)
    return Opinion(Verdict.REFUTED, "direction", f"the position was {said}", evidence=evidence)


def _told(one: Observation, statistic: Statistic) -> str:
    return f"{in_words(one.value or Decimal(0), statistic.unit)} on {day_words(one.day)}"
