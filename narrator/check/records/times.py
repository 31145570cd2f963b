"""The day, week, month or quarter that was the best or the worst: "June was the worst month for it since March"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from narrator.check.figures.intervals import in_words
from narrator.check.opinions import Judged, Opinion
from narrator.check.records.phrases import Ranking, Ranks
from narrator.check.records.series import RETURNS, Series, level, returns
from narrator.check.records.topics import Topic, is_of, what_of
from narrator.check.records.turns import MONTH, month_of
from narrator.check.records.vocabulary import flows, is_plain
from narrator.check.records.windows import Window, window_of
from narrator.measure.record.words import day_words
from narrator.model.claims import DatedWords, Period, Span
from narrator.model.drafts import Evidence, Verdict
from narrator.model.statistics import Observation, Statistic

_BEST: Final = frozenset({"best", "strongest"})
_WORST: Final = frozenset({"worst", "weakest"})
_IS: Final = re.compile(
    r"\s(?:is|was|were|marked|proved)\s(?:(?:also|by\sfar)\s)?(?:(?:the\s)?[A-Z][^,;:]*[’']s|the|its|their)?\s?$"
)
_MONTH: Final = re.compile(rf"\b(?P<name>{MONTH})\b(?:\s(?P<year>\d{{4}}))?")
_WAS: Final = re.compile(r"[^,;:]*?\s(?:is|was|came)\s(?:in\s|on\s)?(?:the\s)?")
_A_LITTLE: Final = 40
"""Characters between the time that is named and what is said of it."""
_IN_ALL: Final = re.compile(
    r"\bof\s(?:the\b|\d)|\bthis\b|year\sto\sdate|record|\bever\b|history|all\stime", re.IGNORECASE
)
"""Windows that hold what came later too: "January was the best month of the year"."""

_SHOWN: Final = 12
_AS_MANY: Final = {"day": 1, "week": 7, "month": 31}


def judge_times(
    rankings: Iterable[Ranking],
    sentence: Span,
    page: str,
    periods: Sequence[DatedWords],
    statistics: Sequence[Statistic],
) -> list[Judged]:
    """A sentence that gives a day, week or month the best or the worst place of a time, for an index or a fund flow.

    Empty where it dates none, or no one series is of its subject; open where the record does not reach.
    """
    text = sentence.of(page)
    ranking = next((one for one in rankings if _is_of_a_time(one)), None)
    if ranking is None or not is_plain(text):
        return []
    unit = next(word for word in ranking.noun.split() if word in RETURNS)
    series = _series_of(text, unit, statistics)
    if series is None:
        return []
    times = _times(sentence, page, periods, series.values[-1].day)
    named = _named(ranking, sentence, [one for one in times if _is_as_long(one[1], unit)], page)
    if named is None or named.end is None:
        return []
    window = window_of(ranking, periods, named.end)
    inside = [one for one in series.values if named.covers(Period(one.day, one.day)) and one.value is not None]
    if window is None or len(inside) != 1:
        return []
    opinion = _opinion(ranking, series, inside[0], window)
    return [] if opinion is None else [Judged(ranking.span, ranking.text, opinion, 1)]


def _is_of_a_time(ranking: Ranking) -> bool:
    """Whether it is a day, week or month that is ranked, from either end, and not one of several."""
    degree = ranking.degree in _BEST | _WORST and ranking.number is None
    words = [word for word in ranking.noun.split() if word in RETURNS]
    return ranking.ranks is Ranks.EXTREME and degree and len(words) == 1 and not ranking.denied


def _named(ranking: Ranking, sentence: Span, times: Iterable[tuple[Span, Period]], page: str) -> Period | None:
    """The time that is said to be so: named right before the words, or behind the verb that follows them."""
    for place, period in times:
        if not sentence.covers(place) or place.overlaps(ranking.span):
            continue
        before, behind = page[place.end : ranking.span.start], page[ranking.span.end : place.start]
        if place.end <= ranking.span.start and len(before) <= _A_LITTLE and _IS.search(before):
            return period
        if place.start >= ranking.span.end and _WAS.fullmatch(behind):
            return period
    return None


def _times(sentence: Span, page: str, periods: Sequence[DatedWords], last: date) -> Iterator[tuple[Span, Period]]:
    """The times that a sentence names, and its months that stand without a preposition."""
    yield from ((one.span, one.period) for one in periods if sentence.covers(one.span))
    for month in _MONTH.finditer(sentence.of(page)):
        yield Span(*month.span()).shifted(sentence.start), month_of(month["name"], month["year"], last)


def _is_as_long(period: Period, unit: str) -> bool:
    if period.start is None or period.end is None:
        return False
    days = (period.end - period.start).days + 1
    wanted = _AS_MANY[{"session": "day"}.get(unit, unit)]
    return days <= wanted and (wanted == 1 or days > 1 or unit == "week")


def _series_of(text: str, unit: str, statistics: Sequence[Statistic]) -> Series | None:
    """The gains and losses of the one index that a text names, or the weekly flow of its funds."""
    measure = "fund_flow" if flows(text) or "fund" in text else "index_level"
    topic = Topic(measure, None, None, text)
    found = [one for one in statistics if one.name == measure and is_of(topic, one)]
    if len({one.subject for one in found}) != 1:
        return None
    series = level(found[0], what_of(found[0]), signed=True)
    if series is None or measure == "index_level":
        return series and returns(series, {"session": "day"}.get(unit, unit))
    return series if unit == "week" else None


def _opinion(ranking: Ranking, series: Series, mine: Observation, window: Window) -> Opinion | None:
    """Whether none that it is compared with is as good, or as bad; and whether that since which it is so was."""
    low = ranking.degree in _WORST
    known = {one.day: (-one.value if low else one.value) for one in series.values if one.value is not None}
    start = _first_day(series, mine, window)
    if start is None or start < min(known) - timedelta(days=_AS_MANY["month"]):
        return None
    whole = _IN_ALL.search(ranking.window) is not None
    last = _last_day(ranking, mine) if whole else mine.day
    days = [day for day in known if start <= day <= last and day != mine.day]
    beyond = [day for day in days if known[day] >= known[mine.day]]
    named = window.named
    since = [day for day in known if named is not None and named.covers(Period(day, day)) and day < mine.day]
    if not beyond and since and all(known[day] < known[mine.day] for day in since):
        beyond = [day for day in known if day < min(since) and known[day] >= known[mine.day]] or since
    if not days and not since:
        return None
    shown = _told(series, mine)
    held = [one for one in series.values if one.day in {*days, *since}]
    lines = (f"{len(held)} values since {day_words(held[0].day)}", *(_told(series, one) for one in held[-_SHOWN:]))
    place = f"{series.behind.name} {series.behind.label or series.behind.subject.name} {day_words(mine.day)}"
    evidence = (Evidence(f"{place}: {shown}", statistic=place, arithmetic=lines),)
    if not beyond:
        return Opinion(Verdict.SUPPORTED, evidence=evidence)
    other = next(one for one in series.values if one.day == beyond[-1])
    return Opinion(Verdict.REFUTED, "superlative", f"{shown}, against {_told(series, other)}", evidence=evidence)


def _first_day(series: Series, mine: Observation, window: Window) -> date | None:
    """The first day that counts; the time that "since" names is over by then."""
    if window.named is not None:
        return None if window.named.end is None else window.named.end + timedelta(days=1)
    if window.values is not None:
        before = [one.day for one in series.values if one.day <= mine.day]
        return before[-window.values] if len(before) >= window.values else None
    return window.start or series.values[0].day


def _last_day(ranking: Ranking, mine: Observation) -> date:
    """The end of the year of which a value is the best; of a whole record there is none."""
    return date(mine.day.year, 12, 31) if re.search(r"year|\d{4}", ranking.window) else date.max


def _told(series: Series, one: Observation) -> str:
    return f"the {series.what} was {in_words(one.value or Decimal(0), series.unit)} by {day_words(one.day)}"
