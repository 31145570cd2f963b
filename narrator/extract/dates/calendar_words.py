"""Days, months and quarters as prose writes them, and the calendar windows that they name."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from narrator.extract.figures.lookalikes import MONTHS
from narrator.model.claims import Period

_NUMBER = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "may": 5,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
YEAR = r"(?:19|20)[0-9]{2}"
_YEARS_ON = {"the": 0, "this": 0, "last": -1, "next": 1}
_LEAP = 9
"""Years within which every day of the calendar comes round."""


def day_pattern(tag: str) -> str:
    """The pattern of a day with its month, with or without a year, its groups named with `tag`."""
    return (
        rf"(?:(?:the\s)?(?P<d{tag}>[0-9]{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m{tag}>{MONTHS})"
        rf"(?:,?\s(?P<y{tag}>{YEAR})\b)?"
        rf"|(?P<mm{tag}>{MONTHS})\s(?P<dd{tag}>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9]|[,.][0-9]|%|"
        rf"\s(?:per\s?cent|million|billion))(?:,?\s(?P<yy{tag}>{YEAR})\b)?"
        rf"|(?P<iso{tag}>{YEAR}-[0-9]{{2}}-[0-9]{{2}})(?![\w-]))"
    )


def month_pattern(tag: str) -> str:
    """The pattern of a month, with or without a year ("last year" too), its groups named with `tag`."""
    return (
        rf"(?P<mon{tag}>{MONTHS})(?:,?\s(?:of\s)?(?P<my{tag}>{YEAR})\b"
        rf"|\s(?:of\s)?(?P<mr{tag}>this|last|next)\syear\b)?"
    )


def whole_pattern(tag: str) -> str:
    """The pattern of a whole that has parts: a year, a month, a quarter, its groups named with `tag`."""
    return (
        rf"(?:(?:fiscal\s)?(?P<wy{tag}>{YEAR})\b|(?P<wr{tag}>the|this|last|next)\s(?P<wu{tag}>year|quarter|month|week)\b"
        rf"|{month_pattern(tag)})"
    )


def point_pattern(tag: str) -> str:
    """The pattern of where a stretch begins or ends, its groups named with `tag`.

    It is a day, or a whole, or a part of one ("mid-June", "the end of May").
    """
    edge = "start|beginning|turn|middle|end|close|first day|last day".replace(" ", r"\s")
    return (
        rf"(?:{day_pattern(tag)}|(?:(?:the\s)?(?P<edge{tag}>{edge})\sof\s|(?P<part{tag}>early|mid|late)(?:[\s-]|-\s))?"
        rf"{whole_pattern(tag)})"
    )


def month_number(name: str) -> int:
    """The number of a month by its first three letters."""
    return _NUMBER[name[:3].lower()]


def made(year: int, month: int, day: int) -> date | None:
    """The day, or `None` where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_of(found: re.Match[str], tag: str, dateline: date | None) -> date | None:
    """The day that was matched; without a year it is the last such day that is not after the dateline."""
    if found[f"iso{tag}"]:
        return _iso(found[f"iso{tag}"])
    month = month_number(found[f"m{tag}"] or found[f"mm{tag}"])
    day, year = int(found[f"d{tag}"] or found[f"dd{tag}"]), found[f"y{tag}"] or found[f"yy{tag}"]
    if year:
        return made(int(year), month, day)
    if dateline is None:
        return None
    past = (made(dateline.year - back, month, day) for back in range(min(_LEAP, dateline.year)))
    return next((one for one in past if one is not None and one <= dateline), None)


def _iso(written: str) -> date | None:
    """A day written YYYY-MM-DD."""
    year, month, day = map(int, written.split("-"))
    return made(year, month, day)


def year_of_month(month: int, written: str | None, dateline: date | None, relative: str | None = None) -> int | None:
    """The year of a month: as written, or the dateline's, or the year before where the month has not begun."""
    if written:
        return int(written)
    if dateline is None:
        return None
    if relative:
        return dateline.year + _YEARS_ON[relative.lower()]
    return dateline.year if month <= dateline.month else dateline.year - 1


def month_of(found: re.Match[str], tag: str, dateline: date | None) -> tuple[int, int] | None:
    """Year and month of a match of `month_pattern(tag)`."""
    month = month_number(found[f"mon{tag}"])
    year = year_of_month(month, found[f"my{tag}"], dateline, found[f"mr{tag}"])
    return (year, month) if year else None


def whole_of(found: re.Match[str], tag: str, dateline: date | None) -> Period | None:
    """The calendar days of a match of `whole_pattern(tag)`, to their end also where that is after the dateline."""
    if found[f"wy{tag}"]:
        return year_of(int(found[f"wy{tag}"]))
    if found[f"mon{tag}"]:
        month = month_of(found, tag, dateline)
        return Period(date(*month, 1), month_end(*month)) if month else None
    return around(found[f"wu{tag}"].lower(), dateline, _YEARS_ON[found[f"wr{tag}"].lower()]) if dateline else None


def around(unit: str, day: date, steps: int) -> Period:
    """The calendar week, month, quarter, year or decade that holds `day` (steps 0), or one before (-1) or after it."""
    match unit:
        case "day":
            return Period(days_before(day, -steps), days_before(day, -steps))
        case "week":
            monday = days_before(day, day.weekday() - 7 * steps)
            return Period(monday, days_before(monday, -6))
        case "year":
            return year_of(day.year + steps)
        case "decade":
            first = (day.year // 10 + steps) * 10
            return Period(date(first, 1, 1), date(first + 9, 12, 31))
        case _:
            size = 3 if unit == "quarter" else 1
            index = (day.year * 12 + day.month - 1) // size + steps
            start = divmod(index * size, 12)
            end = divmod(index * size + size - 1, 12)
            return Period(date(start[0], start[1] + 1, 1), month_end(end[0], end[1] + 1))


def cut(period: Period, dateline: date | None) -> Period:
    """The period up to the dateline where that falls inside."""
    if dateline and period.start and period.end and period.start <= dateline <= period.end:
        return Period(period.start, dateline)
    return period


def year_of(year: int) -> Period:
    """A calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or that month's last."""
    index = max(12, day.year * 12 + day.month - 1 - months)
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def days_before(day: date, days: int) -> date:
    """`days` earlier, or the first day of the calendar."""
    return date.fromordinal(max(1, day.toordinal() - days))


def window(unit: str, count: int, end: date) -> Period:
    """The last `count` days, weeks, months, quarters, years or decades up to and with `end`.

    Months that end with a calendar month are calendar months: the three to 30 November start on 1 September.
    """
    if unit in {"day", "week"}:
        return Period(days_before(end, count * (7 if unit == "week" else 1) - 1), end)
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    if end == month_end(end.year, end.month):
        return Period(months_before(end.replace(day=1), months - 1), end)
    return Period(months_before(end, months) + timedelta(days=1), end)


def quarter(year: int, number: int) -> Period:
    """A calendar quarter."""
    return Period(date(year, 3 * number - 2, 1), month_end(year, 3 * number))


def half(year: int, number: int) -> Period:
    """A calendar half-year."""
    return Period(date(year, 6 * number - 5, 1), month_end(year, 6 * number))


def last_weekday(name: str, dateline: date) -> date:
    """The last day of that name that is not after the dateline."""
    return days_before(dateline, (dateline.weekday() - _WEEKDAYS.index(name.lower())) % 7)


Resolver = Callable[[re.Match[str], date | None, Period | None], Period | None]
"""A match, the dateline and the last window named before it, to the period that the words mean."""
