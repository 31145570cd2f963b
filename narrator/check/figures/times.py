"""Whether a figure of the draft and one that something vouches for are of one time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from narrator.check.figures.known import Known, Said
from narrator.check.names.matching import A_MONTH, NEAR, same_period
from narrator.check.opinions import Opinion
from narrator.check.sources.readings import Reading
from narrator.model.claims import DatedWords, Period
from narrator.model.drafts import Verdict

_A_MONTH, _WEEK = 31, 7
_A_THIRD = 11
"""Days of the longest third of a month."""
_A_STRETCH = timedelta(days=10)
_COARSER = 3.5
"""A month may be told for a third of it, never for a week: what is counted up differs."""


_BEFORE_THAT = re.compile(
    r"\W*(?:(?:the|an?)\s(?:day|week|month|quarter|year)\s(?:before|earlier)|(?:in\s)?the\s(?:previous|prior|preceding)\s)"
)
"""What stands behind a figure of a time before that of its sentence."""
_TOLD_THEN = re.compile(
    r"\b(?:said|says|told\s[a-z]+|noted|warned|wrote|explained|estimated|argued)\s(?:in|on|at|last|this)\s"
    r"(?:early\s|late\s|mid-|the\s[a-z]+\sof\s)?[A-Z][a-z]+\b"
)
"""When somebody said it, which is not when it was."""
_SINCE = re.compile(r"\bsince\s[^,;.]{0,80}?\b(?:[a-z]{2,12}ed|began|begun|were|was|has|have)\b[^,;.]{0,40}$")
"""What opens a time that only a record looks back on: "since it began counting in 2011"."""


_OF_VOLUME = re.compile(
    r"\b(?:at|by|on)\s(?:[\w’'-]+\s){0,4}average\s(?:daily\s)?(?:trading\s)?volumes?\b", re.IGNORECASE
)
"""What is counted by an average is not of the time over which that is taken."""
_YEARS = re.compile(r"\b((?:19|20)\d\d)\sand\s((?:19|20)\d\d)\b")
"""Two years, which are no stretch from the one to the other."""
_TURN = re.compile(r"\b(?:last|past|previous)\s(week|month|quarter|year)\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:(?:By|In)\scontrast|Conversely|Meanwhile|At\sthe\ssame\stime|But|And|Elsewhere|However)\b", re.IGNORECASE
)
"""How a sentence opens that speaks of the time of the one before it."""
_OF_A_DAY = re.compile(
    r"\b(?:in|during|over|for)\s(?:the|one|a(?:\ssingle)?|that)\s(?:session|day|afternoon|morning)\b"
)
"""What tells a figure of one day."""


def is_loosely_dated(said: Said, figure: Known, times: Sequence[DatedWords]) -> bool:
    """Whether the time of a draft's figure or of an article's is that of something else in its sentence.

    `times` are those that the sentence of the article's figure names.
    """
    if _BEFORE_THAT.match(said.sentence, said.there.end) or _is_of_telling(said):
        return True
    span, text = figure.evidence.span, figure.evidence.text
    own = [one for one in times if one.period == figure.period]
    return bool(own) and span is not None and all(_SINCE.search(text[: one.span.start - span.start]) for one in own)


def _is_of_telling(said: Said) -> bool:
    """Whether the time of a draft's figure is when somebody said it."""
    told = _TOLD_THEN.search(said.sentence)
    start = said.period.start if said.period is not None else None
    return told is not None and start is not None and f"{start:%B}" in told.group()


def same_time(said: Said, figure: Known) -> bool | None:
    """Whether a figure is of the time that the draft gives, `None` where either gives none.

    "A week of June" is any time within the month, "by mid-June" whatever ends there. What an article says of the year
    to its day is still said of the year weeks later.
    """
    mine, theirs = said.period, figure.period
    if _on_another_day(said, figure):
        return False
    if said.so_far and mine is not None and theirs is not None and theirs.end is not None and _a_stretch(theirs):
        return mine.overlaps(Period(theirs.end - NEAR, theirs.end + NEAR))
    if said.within and mine is not None and theirs is not None and None not in {mine.start, theirs.start}:
        return mine.covers(theirs)
    return _coarser(mine, theirs) or same_period(mine, theirs, to_date=figure.origin >= 0)


def dated_apart(said: Said, figure: Known) -> bool:
    """Whether both sentences name times, and none of the draft's is one of the source's.

    A period that a figure has from the sentence before is too unsure to refute by; that of a statistic is sure, and so
    are two whose words stand beside their figures.
    """
    if figure.origin < 0:
        return same_time(said, figure) is False
    if _OF_VOLUME.search(said.sentence) and _OF_VOLUME.search(figure.evidence.text):
        return False
    if (said.so_far and same_time(said, figure)) or _of_two_years(said, figure) or _since_then(said, figure):
        return False
    if _on_another_day(said, figure) or _each_of_its_own(said, figure):
        return True
    pairs = [(mine, theirs) for mine in said.times for theirs in figure.times]
    if said.within:
        return bool(pairs) and not any(mine.covers(theirs) for mine, theirs in pairs)
    return bool(pairs) and not any(
        _coarser(mine, theirs) or same_period(mine, theirs, to_date=True) is not False or _spans(mine, figure.times)
        for mine, theirs in pairs
    )


def _since_then(said: Said, figure: Known) -> bool:
    """Whether one is of all that has been since the other began: "in 1987", "since 1987"."""
    mine, theirs = said.period, figure.period
    if mine is None or theirs is None or mine.start is None or mine.start != theirs.start:
        return False
    return (mine.end is None) is not (theirs.end is None)


def _of_two_years(said: Said, figure: Known) -> bool:
    """Whether both sentences print the same two years: "the 95% that he got in 2008 and 2012"."""
    years = _YEARS.search(said.sentence)
    return years is not None and years.groups() in _YEARS.findall(figure.evidence.text)


def of_its_turn(said: Said, opinion: Opinion, reading: Reading) -> Opinion:
    """The opinion, unless a draft has a figure of last month whose sentence goes on from one of last week.

    >>> _TURN.findall("Large-cap funds took in $5 billion last week.")
    ['week']
    """
    shown = opinion.evidence[0] if opinion.verdict is Verdict.SUPPORTED and opinion.evidence else None
    if shown is None or shown.span is None or not _GOES_ON.match(shown.text) or _TURN.search(shown.text):
        return opinion
    before = [one for one in reading.statements.sentences if one.end <= shown.span.start]
    told = _TURN.search(before[-1].of(reading.text)) if before else None
    mine = _TURN.search(said.sentence)
    if mine is None or told is None or mine[1].casefold() == told[1].casefold():
        return opinion
    says = f"{reading.id} speaks of “{told[0]}” ({' '.join(shown.text.split())})"
    return replace(opinion, verdict=Verdict.REFUTED, rule="period", found=says, told_as=f"for {mine[0]}")


def _on_another_day(said: Said, figure: Known) -> bool:
    """Whether either figure has its day beside it, these are two days of a week, and neither sentence names both.

    The same weekday a week later may be the same day, counted from another, unless both are dates; an article's day is
    the draft's otherwise.
    """
    mine, theirs = said.period, figure.period
    if figure.origin < 0 or not (said.dated and figure.dated) or mine is None or theirs is None:
        return False
    if mine.start is None or mine.start != mine.end or theirs.start is None or theirs.start != theirs.end:
        return False
    weeks = (mine.start - theirs.start).days % _WEEK == 0
    if mine == theirs or (weeks and not (said.to_the_day and figure.to_the_day)):
        return False
    return mine not in figure.times and theirs not in said.times


def _each_of_its_own(said: Said, figure: Known) -> bool:
    """Whether either figure has beside it the words of its period, and what else one sentence names, both do.

    No day is in both, or both count up to the same days from others: since January, since April.
    """
    mine, theirs = said.period, figure.period
    if not (said.dated and figure.dated) or mine is None or theirs is None:
        return False
    if mine.overlaps(theirs):
        known = any(same_period(one, theirs, to_date=True) for one in said.times)
        return _begin_apart(mine, theirs) and not known
    return all(one == mine or one.overlaps(theirs) for one in said.times) or not (
        _is_among(mine, figure.times) or _is_among(theirs, said.times)
    )


def _is_among(period: Period, times: Sequence[Period]) -> bool:
    return any(same_period(period, one, to_date=True) is not False for one in times)


def _begin_apart(one: Period, other: Period) -> bool:
    """Whether two stretches longer than ten days end within a month of each other and begin more than a week apart."""
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return False
    stretches = _a_stretch(one) and _a_stretch(other)
    ends_alike, begins_alike = abs(one.end - other.end) <= A_MONTH, abs(one.start - other.start) <= NEAR
    return stretches and ends_alike and not begins_alike and not _coarser(one, other)


def _a_stretch(period: Period) -> bool:
    return period.start is not None and period.end is not None and period.end - period.start > _A_STRETCH


def _spans(mine: Period, theirs: Sequence[Period]) -> bool:
    """Whether a period reaches from one of the source's to another: "from April to May"."""
    return mine.start in {period.start for period in theirs} and mine.end in {period.end for period in theirs}


def undated(said: Said, figure: Known) -> bool:
    """Whether the draft names a time of which neither the figure is, nor the text before it, nor the article's day."""
    if not said.times or figure.origin < 0 or figure.period is not None:
        return False
    if _OF_A_DAY.search(figure.evidence.text) and not _OF_A_DAY.search(said.sentence):
        return not any(_days(one) == 0 for one in said.times)
    if figure.times:
        return False
    if any(same_period(one, figure.earlier, to_date=True) for one in said.times):
        return False
    written = figure.until
    return written is None or not any(period.covers(Period(written, written)) for period in said.times)


def as_long(one: Period | None, other: Period | None) -> bool:
    """Whether both periods are known and as long to within a day: two weeks of one table."""
    lengths = [_days(period) for period in (one, other) if period is not None]
    return len(lengths) > 1 and None not in lengths and abs((lengths[0] or 0) - (lengths[1] or 0)) <= 1


def _coarser(one: Period | None, other: Period | None) -> bool:
    """Whether one period is the other told with less precision: "March" for "mid-March", "late March" for its end."""
    if one is None or other is None or not (one.covers(other) or other.covers(one)):
        return False
    days = sorted(length for period in (one, other) if (length := _days(period)) is not None)
    at_its_end = one.end == other.end and days[-1:] <= [_A_THIRD]
    return len(days) > 1 and (at_its_end or days[1] <= min(_A_MONTH, _COARSER * days[0]))


def _days(period: Period) -> int | None:
    return None if period.start is None or period.end is None else (period.end - period.start).days + 1
