"""Whether words that an article has are of the time that the draft gives them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from narrator.check.sources.readings import Reading
from narrator.model.claims import DatedWords, Period, Span

_A_YEAR, _A_SEASON, _A_WEEK = timedelta(days=400), timedelta(days=92), timedelta(days=7)
_NEAR = 2
"""So many sentences before and after a passage may name its time."""


def of_another_time(times: Sequence[DatedWords], reading: Reading, passage: Span) -> bool:
    """Whether the draft's sentence names a time that neither the passage, its neighbours nor the article's day has.

    A time that reaches into another counts as it: only what lies wholly elsewhere is another. Where nothing dates the
    article, the same words are the same time.
    """
    known = [*_named_near(reading, passage), *_days_of(reading)]
    if not known:
        return False
    words = passage.of(reading.text).casefold() if reading.published is None else ""
    mine = [one.period for one in times if one.text.casefold() not in words]
    return any(not any(_meet(one, theirs) for theirs in known) for one in mine if one.start or one.end)


def _named_near(reading: Reading, passage: Span) -> Iterable[Period]:
    sentences = reading.statements.sentences
    at = next((place for place, span in enumerate(sentences) if span.overlaps(passage)), None)
    if at is None:
        return ()
    near = sentences[max(0, at - _NEAR) : at + _NEAR + 1]
    return [one.period for one in reading.statements.periods if any(span.covers(one.span) for span in near)]


def _days_of(reading: Reading) -> list[Period]:
    """The day of an article and the days of its news: those that it names anywhere and that were just over."""
    if reading.published is None:
        return []
    named = [one.period for one in reading.statements.periods if one.period.start == one.period.end]
    news = [one for one in named if one.end is not None and timedelta(0) <= reading.published - one.end <= _A_WEEK]
    return [Period(reading.published, reading.published), *news]


def _meet(mine: Period, theirs: Period) -> bool:
    """Whether both have a day in common; a time of years must begin where the other does."""
    if _is_long(mine):
        return mine.start is not None and theirs.start is not None and abs(mine.start - theirs.start) <= _A_SEASON
    starts = [period.start or date.min for period in (mine, theirs)]
    ends = [period.end or date.max for period in (mine, theirs)]
    return max(starts) <= min(ends)


def _is_long(period: Period) -> bool:
    return period.end is None or period.start is None or period.end - period.start > _A_YEAR
