"""Over what time a ranking ranges: since a day that it names, in so many weeks, on record."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from narrator.check.records.phrases import COUNTS, HEDGE, UNIT, Ranking
from narrator.measure.record.words import SLACK, months_before
from narrator.model.claims import DatedWords, Period

_ON_RECORD = re.compile(r"record|\bever\b|history|all\stime", re.IGNORECASE)
_STRETCH = re.compile(
    rf"(?:(?P<hedge>{HEDGE})\s)?(?P<count>\d+|[a-z]+(?:\s[a-z]+)?)[\s-](?P<unit>{UNIT})$", re.IGNORECASE
)
_VAGUE = re.compile(r"(?:in|for)\s(?P<unit>years|months|weeks)$", re.IGNORECASE)
_LAST = re.compile(r"(?:in|of|over)\sthe\s(?:past|last)\s(?P<unit>year|month|quarter|decade)$", re.IGNORECASE)
_TO_DATE = re.compile(r"(?:this|the|of\sthis|of\sthe)\s(?P<unit>year|month|quarter)|year\sto\sdate", re.IGNORECASE)
_DAY = re.compile(r"\b\d{1,2}\s[A-Z][a-z]+|[A-Z][a-z]+\.?\s\d{1,2}\b(?!\d)")
_NEARLY = frozenset({"nearly", "almost", "close to", "just under", "about", "around", "roughly", "some"})
_COUNTED = frozenset({"value", "report", "reading"})
_TRADING = frozenset({"day", "session"})

_MONTHS_OF: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_DAYS_OF: Final = {"day": 1, "session": 1, "week": 7, "cycle": 15}


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a record that ends with the value that is ranked.

    `named` is the time that "since" names; `start` the first day that counts, to within `tolerance`; `values` how many
    values are counted. All are `None` for the whole record; `at_least` keeps the named time inside.
    """

    named: Period | None = None
    start: date | None = None
    tolerance: timedelta = timedelta(0)
    values: int | None = None


def window_of(ranking: Ranking, periods: Sequence[DatedWords], last: date) -> Window | None:
    """The window of a ranking, counted back from `last`; `None` where its words lead to no day.

    `periods` are those that the draft's reader found, with their places.
    """
    words = " ".join(ranking.window.split())
    if not words or words.casefold().startswith("since records") or _ON_RECORD.search(words):
        return Window()
    if words.casefold().startswith(("since", "in ", "on ")) and (named := _named(ranking, words, periods)) is not None:
        return Window(start=named.start) if "at least" in words.casefold() else Window(named=named)
    if words.casefold().startswith("since"):
        return None
    if (year := re.fullmatch(r"of\s(\d{4})", words)) is not None:
        return Window(start=date(last.year, 1, 1)) if int(year[1]) == last.year else None
    return _to_date(words, last) or _counted(words, last)


def _named(ranking: Ranking, words: str, periods: Sequence[DatedWords]) -> Period | None:
    """The time that "since" (or "peaked in") names: that day, month, quarter or year."""
    if not re.match(r"since\b|(?:in|on)\s(?!the\s(?:past|last)\b)(?:\d{1,2}\s)?\D*(?:[A-Z]|\d{4}$)", words):
        return None
    start = _start(ranking, words, periods)
    if start is None:
        return None
    return Period(start, _end(start, words))


def _end(start: date, words: str) -> date:
    """The last day of the time that begins so, by its words: a day, a month, a quarter, a week or a year."""
    if _DAY.search(words) or re.search(r"\b(?:start|beginning)\b", words):
        return start
    if re.search(r"\bquarter\b", words):
        return _month_end(start, 2)
    if re.search(r"[A-Z][a-z]{2}", words):
        return _month_end(start, 0)
    return start + timedelta(days=6) if re.search(r"\bweek\b", words) else date(start.year, 12, 31)


def _start(ranking: Ranking, words: str, periods: Sequence[DatedWords]) -> date | None:
    """The first day of the time named, as the reader of the draft dated it."""
    place = ranking.span.end - len(ranking.window)
    inside = [one for one in periods if one.span.start < ranking.span.end and one.span.end > place]
    found = next((one.period.start for one in inside if one.period.start is not None), None)
    if found is not None and re.search(r"[A-Z][a-z]{2}", words) and not _DAY.search(words):
        return found.replace(day=1)
    if found is None and (year := re.search(r"since\s(?:at\sleast\s)?(\d{4})$", words)):
        return date(int(year[1]), 1, 1)
    return found


def _month_end(start: date, later: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + later, 12)
    return date(year, month + 1, monthrange(year, month + 1)[1])


def _to_date(words: str, last: date) -> Window | None:
    """The calendar year, quarter or month so far."""
    if (past := _LAST.match(words)) is not None:
        return _stretch(1, past["unit"].casefold(), "", last)
    found = _TO_DATE.search(words)
    if found is None:
        return None
    unit = (found["unit"] or "year").casefold()
    month = {"year": 1, "month": last.month, "quarter": 3 * ((last.month - 1) // 3) + 1}[unit]
    return Window(start=date(last.year, month, 1))


def _counted(words: str, last: date) -> Window | None:
    """So many weeks, months or years back; in plain "years" two of them."""
    if (vague := _VAGUE.match(words)) is not None:
        return _stretch(2, vague["unit"].casefold().rstrip("s"), "", last)
    bare = re.sub(r"^(?:in|for|of|over|among)\s(?:the\s)?(?:(?:past|last|previous)\s)?", "", words, flags=re.IGNORECASE)
    found = _STRETCH.fullmatch(bare)
    if found is None:
        return None
    spelt, unit = found["count"].casefold(), found["unit"].casefold().removeprefix("trading ").rstrip("s")
    count = int(spelt) if spelt.isdigit() else COUNTS.get(spelt)
    if count is None:
        return None
    if unit in _COUNTED or (words.casefold().startswith(("of", "among")) and not found["hedge"]):
        return Window(values=count)
    return _stretch(count, unit, (found["hedge"] or "").casefold(), last)


def _stretch(count: int, unit: str, hedge: str, last: date) -> Window:
    """The days after that day so long ago; "nearly" allows half a unit less, of one unit a quarter."""
    if unit in _TRADING:
        start = last - timedelta(days=count * 7 // 5)
    elif unit in _DAYS_OF:
        start = last - timedelta(days=_DAYS_OF[unit] * count)
    else:
        start = months_before(last, _MONTHS_OF[unit] * count)
    length = last - start
    if hedge in _NEARLY:
        tolerance = length / count / 2 if count > 1 else length / 4
    else:
        tolerance = min(timedelta(days=SLACK), length / 10)
    return Window(start=start + timedelta(days=1), tolerance=timedelta(days=tolerance.days))
