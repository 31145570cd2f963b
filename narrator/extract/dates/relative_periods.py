"""Periods that hang on the dateline: "this year", "the last 30 days", "since August", "on Friday"."""

from __future__ import annotations

import re
from datetime import date

from narrator.extract.dates.calendar_words import (
    around,
    cut,
    day_of,
    days_before,
    last_weekday,
    month_end,
    month_number,
    month_of,
    months_before,
    whole_of,
    window,
    year_of_month,
)
from narrator.extract.dates.named_periods import point
from narrator.extract.figures.numerals import read_numeral
from narrator.model.claims import Period

_FAR = 400
_NEAR = 40
_MOVED = re.compile(
    r"\b(?:up|down|higher|lower|ahead|behind|gain\w*|los[est]\w*|rose|risen|fell|fallen|red|black|positive|negative)\s"
    r"(?:(?:by\s)?(?:[\w$€£]+\s)?[\d.,$€£]+(?:%|\s?(?:percent|per\scent|[mb]illion|points?))\s)?(?:ahead\s|behind\s)?$",
    re.IGNORECASE,
)
_RANK = re.compile(r"\b(?:most|least|best|worst|first|record|[a-z]{3,12}est)\b[^.;,]*$", re.IGNORECASE)


def _count(found: re.Match[str]) -> int | None:
    """How many units of time were named; `None` where only "a few"."""
    word = found.groupdict().get("count")
    if word is None:
        return 1
    return None if word.lower().split()[0] in {"few", "couple"} else min(int(read_numeral(word).value), _FAR)


def this(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """From the first day of this year, quarter, month or week to the dateline."""
    if dateline is None:
        return None
    return cut(around((found.groupdict().get("this") or "year").lower(), dateline, 0), dateline)


def moved(found: re.Match[str], dateline: date | None, before: Period | None) -> Period | None:
    """The year, quarter, month or week so far, of what is "down for the year" or "up 3% for the week"."""
    left = found.string[max(0, found.start() - _NEAR) : found.start()]
    return this(found, dateline, before) if _MOVED.search(left) else None


def this_through(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """From the first day of the year to the day named, or the end of the month or of its part."""
    named = point(found, "1", dateline)
    return Period(date(named.end.year, 1, 1), named.end) if named and named.end else None


def last(found: re.Match[str], dateline: date | None, before: Period | None) -> Period | None:
    """The calendar week, month, quarter or year before this one; "the previous month" that before the last window."""
    unit = found["unit"].lower()
    if before is not None and found.groupdict().get("relative") and unit in {"month", "week"}:
        return _earlier(before)
    return around(unit, dateline, -1) if dateline else None


def coming(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """The calendar week, month, quarter or year after this one."""
    return around(found["unit"].lower(), dateline, 1) if dateline else None


def remaining(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """From the dateline to the end of this week, month, quarter or year: "later this year", "the rest of the week"."""
    return Period(dateline, around(found["unit"].lower(), dateline, 0).end) if dateline else None


def _earlier(period: Period) -> Period | None:
    """The window of the same length directly before."""
    if period.start is None or period.end is None:
        return None
    length = (period.end - period.start).days + 1
    return Period(days_before(period.start, length), days_before(period.start, 1))


def rolling(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """So many days, weeks or months up to and with the dateline."""
    count = _count(found)
    return window(found["unit"].lower(), count, dateline) if dateline and count else None


def ranked(found: re.Match[str], dateline: date | None, before: Period | None) -> Period | None:
    """The window behind a rank: "the most in nearly three months", "for the first time in two years"."""
    left = found.string[max(0, found.start() - _NEAR) : found.start()]
    return rolling(found, dateline, before) if _RANK.search(left) else None


def rolling_to(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """So many days, weeks or months up to and with the day named."""
    weekday = found.groupdict().get("weekday")
    end = last_weekday(weekday, dateline) if weekday and dateline else None if weekday else day_of(found, "1", dateline)
    count = _count(found)
    return window(found["unit"].lower(), count, end) if end and count else None


def months_to(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """So many calendar months, quarters or years up to and with the month named."""
    count, month = _count(found), month_of(found, "1", dateline)
    return window(found["unit"].lower(), count, month_end(*month)) if count and month else None


def window_before(found: re.Match[str], dateline: date | None, before: Period | None) -> Period | None:
    """So many days, weeks or months before the last window named, else before as many to the dateline."""
    count = _count(found)
    if count is None:
        return None
    unit = found["unit"].lower()
    if before is not None and before.start is not None:
        return window(unit, count, days_before(before.start, 1))
    latest = window(unit, count, dateline) if dateline else None
    return window(unit, count, days_before(latest.start, 1)) if latest and latest.start else None


def _until(start: date | None, dateline: date | None) -> Period | None:
    """From a day to the dateline; open where there is no dateline or the day is after it."""
    return Period(start, dateline if dateline and dateline >= start else None) if start else None


def since_day(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """From a day to the dateline."""
    return _until(day_of(found, "1", dateline), dateline)


def since_month(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """From a month's first day, its 15th for "mid", its last for "late" and "the end of", to the dateline."""
    month = month_of(found, "1", dateline)
    if month is None:
        return None
    part = (found["part"] or "").lower()
    if "end" in part or "late" in part:
        return _until(month_end(*month), dateline)
    return _until(date(*month, 15 if part.startswith("mid") else 1), dateline)


def that_of(found: re.Match[str], _dateline: date | None, before: Period | None) -> Period | None:
    """The same months of another year as the period named before: "in May 2025 and in that of 2026"; else the last."""
    if before is None or before.start is None or before.end is None:
        return None
    start, later = before.start, int(found["year"]) - before.end.year if found["year"] else -1
    last = month_end(before.end.year + later, before.end.month)
    return Period(start.replace(year=start.year + later, day=1), last)


def since_last_month(found: re.Match[str], dateline: date | None, before: Period | None) -> Period | None:
    """From the first day of the latest such month that is over to the dateline: "since last October"."""
    named = last_named_month(found, dateline, before)
    return _until(named.start, dateline) if named else None


def since_year(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """From 1 January of a year (1 July for "mid", 31 December for "late" and "the end of") to the dateline."""
    year, part = int(found["year"]), (found["part"] or "").lower()
    if "end" in part or "late" in part:
        return _until(date(year, 12, 31), dateline)
    return _until(date(year, 7 if part.startswith("mid") else 1, 1), dateline)


def since_weekday(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """From the last such day to the dateline."""
    return Period(last_weekday(found["weekday"], dateline), dateline) if dateline else None


def since_whole(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """From the first day of a year, quarter, month or week, or its last for "the end of", to the dateline."""
    whole = whole_of(found, "1", dateline)
    if whole is None:
        return None
    return _until(whole.end if "end" in (found["part"] or "").lower() else whole.start, dateline)


def since_ago(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """From so many days, weeks, months or years ago to the dateline."""
    if dateline is None or (count := _count(found)) is None:
        return None
    unit = found["unit"].lower()
    if unit in {"day", "week"}:
        return Period(days_before(dateline, count * (7 if unit == "week" else 1)), dateline)
    return Period(
        months_before(dateline, count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]), dateline
    )


def since_start(_found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """From the first day of the year to the dateline."""
    return Period(date(dateline.year, 1, 1), dateline) if dateline else None


def weekday(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """The last such day that is not after the dateline."""
    day = last_weekday(found["weekday"], dateline) if dateline else None
    return Period(day, day) if day else None


def weekdays(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """From one weekday to another, the second being the last such day."""
    if dateline is None:
        return None
    end = last_weekday(found["weekday2"], dateline)
    return Period(last_weekday(found["weekday"], end), end)


def today(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """The dateline, or the day beside it."""
    if dateline is None:
        return None
    day = days_before(dateline, {"yesterday": 1, "tomorrow": -1}.get(found["today"].lower(), 0))
    return Period(day, day)


def last_named_month(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """The latest such month that is over: "last June"."""
    if dateline is None:
        return None
    month = month_number(found["mon1"])
    year = year_of_month(month, None, dateline)
    year = year - 1 if year and month == dateline.month else year
    return Period(date(year, month, 1), month_end(year, month)) if year else None
