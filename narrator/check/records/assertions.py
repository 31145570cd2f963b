"""What a ranking asserts of the last value of a series."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from narrator.check.records.phrases import Ranking, Ranks
from narrator.check.records.series import Series, signs
from narrator.check.records.topics import Topic
from narrator.check.records.windows import Window
from narrator.measure.entry import Every
from narrator.measure.record.judgements import Assertion, Judgement, claim_holds
from narrator.measure.record.words import day_words
from narrator.model.claims import Direction, Period

_LOW: Final = frozenset(
    {"lowest", "least", "fewest", "smallest", "weakest", "slowest", "shortest", "most negative", "most bearish"}
)
_SMALL: Final = frozenset({"least", "fewest", "smallest", "weakest", "slowest", "shortest"})
_WORST: Final = frozenset({"worst", "lowest", "most negative", "most bearish"})
_BEST: Final = frozenset({"best", "highest", "least negative", "most positive", "most bullish"})
_LESS: Final = re.compile(r"\b(?:low|lows|trough)\b", re.IGNORECASE)
_NOUN_DOWN: Final = re.compile(
    r"\b(?:outflow|withdrawal|redemption|loss|drop|fall|decline|slide|decrease|net short)", re.IGNORECASE
)
_A_MONTH: Final = 31
_NOT_OVER: Final = {Every.DAY: 1, Every.WEEK: 3, Every.CYCLE: 3, Every.MONTH: 5}
"""Days by which "since 14 June" may miss the day of a value."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A series with what the draft asserts of its last value and whether that holds."""

    series: Series
    assertion: Assertion
    judgement: Judgement
    start: date | None


def assertion_of(ranking: Ranking, topic: Topic, series: Series, window: Window) -> Assertion | None:
    """What the words say of the last value of a series."""
    if ranking.ranks is Ranks.STREAK:
        up = _ends_up(topic, series)
        kind = ("gain" if up else "loss") if series.signed else ("rise" if up else "fall")
        return None if up is None else Assertion(f"{kind} in a row", figure=Decimal(ranking.number or 0))
    if ranking.ranks is Ranks.TURN:
        low = re.match(r"trough|bottom|.*\strough", ranking.noun) is not None
        return Assertion("trough" if low else "peak", window.named) if window.named else None
    period = _period(window, series)
    if ranking.ranks is Ranks.PERCENTILE:
        return Assertion("percentile", period, Decimal(ranking.number or 0))
    high = _is_high(ranking, topic, _since(series, period))
    if high is None:
        return None
    if ranking.ranks is Ranks.AMONG or ranking.number is not None:
        figure = None if ranking.number is None else Decimal(ranking.number)
        return Assertion("rank", period, figure, from_lowest=not high)
    return _extreme("highest" if high else "lowest", window, period, series)


def _extreme(end: str, window: Window, period: Period | None, series: Series) -> Assertion:
    """Highest or lowest, on record, since a time that is over, or within a stretch."""
    named = window.named
    if named is not None and named.end is not None:
        until = named.end + timedelta(days=_NOT_OVER[series.every])
        if until < series.values[-1].day:
            return Assertion(f"{end} since", Period(named.start, until))
    return Assertion(f"{end} on record") if period is None else Assertion(end, period)


def _period(window: Window, series: Series) -> Period | None:
    """From the first day that counts; `None` is the whole record."""
    last = series.values[-1].day
    if window.values is not None:
        known = [one.day for one in series.values if one.value is not None]
        return Period(known[-window.values], last) if len(known) >= window.values else Period(_before(known[0]), last)
    if window.named is not None:
        return Period(window.named.start, last)
    return None if window.start is None else Period(window.start + window.tolerance, last)


def _before(day: date) -> date:
    """A day that the record does not reach, so that what is asked of more values than it has stays open."""
    return day - timedelta(days=365)


def _ends_up(topic: Topic, series: Series) -> bool | None:
    """Whether a streak is one of rises or gains."""
    if topic.way is None:
        return None
    turned = series.behind.name == "futures_position" and topic.way is Direction.DOWN
    return False if turned else topic.way is Direction.UP


def _is_high(ranking: Ranking, topic: Topic, series: Series) -> bool | None:
    """Whether the top of a series is meant; `None` where "smallest" is said of what lies below zero."""
    degree, last = ranking.degree, series.values[-1].value or Decimal(0)
    if not degree or degree in {"record", "all-time"}:
        down = bool(_LESS.search(ranking.noun) or (series.signed and _NOUN_DOWN.search(ranking.noun)))
        return not down if ranking.noun else not (series.signed and last < 0)
    if not series.signed:
        return degree not in _LOW | {"worst"}
    below = bool(_NOUN_DOWN.search(ranking.noun)) or (topic.way is Direction.DOWN or (topic.way is None and last < 0))
    if degree in _SMALL:
        return _smallest(series, below=below or last < 0)
    if degree in _WORST:
        return False
    if degree in _BEST:
        return not _NOUN_DOWN.search(ranking.noun)
    return not below


def _since(series: Series, period: Period | None) -> Series:
    """The part of a series that a ranking ranges over."""
    start = None if period is None else period.start
    if start is None or start >= series.values[-1].day:
        return series
    return replace(series, values=tuple(one for one in series.values if one.day >= start))


def _smallest(series: Series, *, below: bool) -> bool | None:
    """The top of what never rose above zero, the bottom of what never fell below; `None` where both have been."""
    values = [one.value for one in series.values if one.value is not None]
    if below:
        return True if max(values) <= 0 else None
    return False if min(values) >= 0 else None


def first_of(series: Series, way: Direction, window: Window) -> Tried | None:
    """What is the first of its kind is so now, and nothing since was."""
    marked = signs(series, up=way is Direction.UP)
    if marked.values[-1].value == 0:
        said = f"that of {day_words(series.values[-1].day)} was none"
        return Tried(series, Assertion("highest"), Judgement(False, series.values[-1], said), None)
    assertion = _extreme("highest", window, _period(window, marked), marked)
    if assertion.period is None:
        return None
    judgement = claim_holds(marked.values, assertion, marked.every)
    missed = _none_then(series, marked, window) if judgement.holds else None
    if missed is not None:
        return Tried(series, assertion, missed, assertion.period.start)
    proof = judgement.proof
    shown = None if proof is None else next(one for one in series.values if one.day == proof.day)
    said = (
        judgement.words if proof is None or judgement.holds is None else f"that of {day_words(proof.day)} was one too"
    )
    return Tried(series, assertion, Judgement(judgement.holds, shown, said), assertion.period.start)


def _none_then(series: Series, marked: Series, window: Window) -> Judgement | None:
    """The refutation of a time, a month long or less, in which there was none: "the first loss since May"."""
    named = window.named
    if named is None or named.start is None or named.end is None or (named.end - named.start).days > _A_MONTH:
        return None
    inside = [one for one in marked.values if named.covers(Period(one.day, one.day)) and one.value is not None]
    if not inside or any(one.value for one in inside):
        return None
    shown = next(one for one in series.values if one.day == inside[-1].day)
    return Judgement(False, shown, f"that of {day_words(shown.day)} was none")
