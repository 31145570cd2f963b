"""Whether words that an article has are of the time that the draft gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from narrator.check.figures.ways import own_span
from narrator.check.sources.readings import Reading
from narrator.extract.assertions.rankings import find_rankings, is_window
from narrator.model.claims import Claim, DatedWords, Period, Quantity, Span

_A_YEAR, _A_SEASON, _A_MONTH, _A_WEEK = (timedelta(days=days) for days in (400, 92, 31, 7))
_COMPARED = re.compile(r"\b(?:than|from|against|with|before|after|versus|vs\.|compared to)(?: in| at| on)?(?: the)? $")
"""What stands before the time that a figure is only set against."""

_SPAN = "year|quarter|month|week|day"
_BACK = r"(?:ago|earlier|before)\b(?! (?:the|an?|its|their|it|they|he|she|that|this)\b)"
"""What looks back from the time of a sentence; "a week before the vote" looks back from the vote."""
_BASES = re.compile(
    r"\b(?:from|than|over|versus|vs\.?|against|compared (?:with|to)|relative to) (?:in |at |on )?(?:that of )?"
    r"(?:an?|one|the|last|previous|prior|preceding|same)(?: (?:last|previous|prior|preceding|same))?"
    rf" (?P<behind>{_SPAN})\b"
    rf"|\b(?P<twice>{_SPAN})[ -]o(?:ver|n)[ -](?:{_SPAN})\b|\ban? (?P<ago>{_SPAN}) {_BACK}"
    rf"|\b(?P<many>(?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:{_SPAN})s) {_BACK}"
)
_NEAR = 2
"""So many sentences before and after a passage may name its time."""

_YEAR = re.compile(r"\b(?:19|20)\d\d(?= [a-z])")
"""A year that stands before its noun: "its 2023 campaign"."""


def bases_in(text: str) -> frozenset[str]:
    """The lengths of time over which a text compares: "up 9% from a year ago", "quarter on quarter".

    >>> sorted(bases_in("Rents rose 9% from a year earlier and 2% from the previous quarter."))
    ['quarter', 'year']
    >>> bases_in("Rents are 9% up on two years earlier.")
    frozenset({'two years'})
    """
    return frozenset(
        found["behind"] or found["twice"] or found["ago"] or found["many"] for found in _BASES.finditer(text.casefold())
    )


def times_of(sentence: Span, text: str, periods: Iterable[DatedWords]) -> tuple[DatedWords, ...]:
    """The periods that a sentence tells of, without the record that a superlative looks back on."""
    here = [one for one in periods if sentence.covers(one.span)]
    words = sentence.of(text)
    ranked = find_rankings(words, sentence.start) if here else ()
    return tuple(
        one
        for one in here
        if not (
            any(rank.span.overlaps(one.span) for rank in ranked) and is_window(words, text, one.span, sentence.start)
        )
    )


def dates_it(claim: Claim, sentence: Span, text: str, times: Iterable[DatedWords], here: Iterable[Quantity]) -> bool:
    """Whether the words of its period are those of a claim's figure, and not behind "less than in".

    `here` are all figures of the sentence.
    """
    if claim.quantity is None or not sentence.covers(claim.quantity.span):
        return False
    places = [one.span.start - sentence.start for one in here]
    own = own_span(sentence.of(text), claim.quantity.span.start - sentence.start, places).shifted(sentence.start)
    return any(one.period == claim.period and own.covers(one.span) and not is_set_against(text, one) for one in times)


def is_set_against(text: str, time: DatedWords) -> bool:
    """Whether what a text tells is only held against that of a time: "compared with last year"."""
    return _COMPARED.search(text[: time.span.start]) is not None


def is_to_the_day(claim: Claim, times: Iterable[DatedWords]) -> bool:
    """Whether the words of its period give a claim a date: "15 June" does, "Monday" may be that of any week."""
    return any(one.period == claim.period and any(map(str.isdigit, one.text)) for one in times)


def of_another_time(times: Sequence[DatedWords], reading: Reading, passages: Sequence[Span]) -> bool:
    """Whether the draft's sentence names a time that no passage of some, no neighbour nor the article's day has.

    A time that reaches into another counts as it: only what lies wholly elsewhere is another. A month that the article
    names, and that was just over, is that of its news where no other stands near. Where nothing dates the article, the
    same words are the same time.
    """
    near = [one for passage in passages for one in _named_near(reading, passage)]
    known = [*near, *_days_of(reading)]
    if not known:
        return False
    words = " ".join(one.of(reading.text).casefold() for one in passages) if reading.published is None else ""
    month = [] if any(map(_is_short, near)) else _just_over(reading, _A_MONTH, _A_MONTH)
    mine = [one.period for one in times if one.text.casefold() not in words and one.period not in month]
    return any(not any(_meet(one, theirs) for theirs in known) for one in mine if one.start or one.end)


def _named_near(reading: Reading, passage: Span) -> Iterable[Period]:
    sentences = reading.statements.sentences
    at = next((place for place, span in enumerate(sentences) if span.overlaps(passage)), None)
    if at is None:
        return ()
    near = sentences[max(0, at - _NEAR) : at + _NEAR + 1]
    years = [int(year.group()) for span in near for year in _YEAR.finditer(span.of(reading.text))]
    named = [one.period for one in reading.statements.periods if any(span.covers(one.span) for span in near)]
    return [*named, *(Period(date(year, 1, 1), date(year, 12, 31)) for year in years)]


def _days_of(reading: Reading) -> list[Period]:
    """The day of an article and the days of its news: those that it names anywhere and that were just over."""
    if reading.published is None:
        return []
    return [Period(reading.published, reading.published), *_just_over(reading, timedelta(0), _A_WEEK)]


def _just_over(reading: Reading, length: timedelta, ago: timedelta) -> list[Period]:
    """The periods of at most a length that an article names anywhere and that ended so shortly before its own day."""
    named = [(one.period, one.period.start, one.period.end) for one in reading.statements.periods]
    return [
        period
        for period, start, end in named
        if reading.published is not None
        and start is not None
        and end is not None
        and end - start <= length
        and timedelta(0) <= reading.published - end <= ago
    ]


def _meet(mine: Period, theirs: Period) -> bool:
    """Whether both have a day in common; a time of years must begin where the other does."""
    if _is_long(mine):
        return mine.start is not None and theirs.start is not None and abs(mine.start - theirs.start) <= _A_SEASON
    return mine.overlaps(theirs)


def _is_short(period: Period) -> bool:
    return period.start is not None and period.end is not None and period.end - period.start <= _A_MONTH


def _is_long(period: Period) -> bool:
    return period.end is None or period.start is None or period.end - period.start > _A_YEAR
