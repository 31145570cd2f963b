"""Periods named by the calendar: days, months, quarters, halves, years, decades and parts of them."""

from __future__ import annotations

import calendar
import re
from datetime import date

from narrator.extract.dates.calendar_words import (
    around,
    cut,
    day_of,
    days_before,
    half,
    made,
    month_end,
    month_of,
    months_before,
    quarter,
    whole_of,
    window,
)
from narrator.extract.figures.numerals import read_numeral
from narrator.model.claims import Period

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
_THIRDS = {"early": (1, 4), "mid": (5, 8), "middle": (5, 8), "late": (9, 12)}
_YEAR_ON = 364
_TENS = {
    "early": (1, 10),
    "mid": (11, 20),
    "middle": (11, 20),
    "late": (21, 31),
    "first half": (1, 15),
    "second half": (16, 31),
}


def days(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """From one day to another."""
    start, end = day_of(found, "1", dateline), day_of(found, "2", dateline)
    if start and end and start > end and not (found["y1"] or found["yy1"]):
        start = made(end.year if start.replace(year=end.year) <= end else end.year - 1, start.month, start.day)
    return Period(start, end) if start and end and start <= end else None


def days_of_month(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """From one day to another of the same month: "between 5 and 16 February", "June 3-28"."""
    end = day_of(found, "2", dateline)
    start = made(end.year, end.month, int(found["first"])) if end else None
    return Period(start, end) if start and end and start <= end else None


def stretch(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """From one point of the calendar to another, or to the dateline inside that: "from mid-June to late August".

    A point without a year is the last such before the second, or the next after the first, whichever has one;
    "the end of the month" is that of the month in which the first lies.
    """
    inside = (found["wr2"] or "").lower() == "the"
    if inside or (_has_year(found, "1") and not _has_year(found, "2")):
        begun = point(found, "1", dateline)
        ahead = 0 if inside else -_YEAR_ON
        until = point(found, "2", days_before(begun.start, ahead)) if begun and begun.start else None
    else:
        until = point(found, "2", dateline)
        begun = point(found, "1", until.end) if until and not _has_year(found, "1") else point(found, "1", dateline)
    if not (begun and begun.start and until and until.end and begun.start <= until.end):
        return None
    return cut(Period(begun.start, until.end), dateline)


def point(found: re.Match[str], tag: str, dateline: date | None) -> Period | None:
    """The days of a match of `point_pattern(tag)`: one, a month or longer, or a part of that."""
    if found[f"m{tag}"] or found[f"mm{tag}"] or found[f"iso{tag}"]:
        named = day_of(found, tag, dateline)
        return Period(named, named) if named else None
    whole = whole_of(found, tag, dateline)
    return _part_of(whole, found[f"edge{tag}"] or found[f"part{tag}"]) if whole else None


def _part_of(whole: Period, words: str | None) -> Period:
    """The first or the last day of a whole, its beginning, middle or end, or all of it."""
    part, start, end = (words or "").lower(), whole.start, whole.end
    if not part or start is None or end is None:
        return whole
    if part in _TENS:
        return _third(start, end, part)
    at = end if part in {"end", "close"} or part.startswith("last") else start
    return Period(at, at)


def _third(start: date, end: date, part: str) -> Period:
    """The days to the 10th, to the 20th or after it of a month, four months of a year; of another whole all days."""
    if (start.year, start.month) == (end.year, end.month):
        first, final = _TENS[part]
        return Period(start.replace(day=first), end.replace(day=min(final, end.day)))
    if start.month == 1 and end.month == len(calendar.month_name) - 1:
        first, final = _THIRDS[part]
        return Period(date(start.year, first, 1), month_end(start.year, final))
    return Period(start, end)


def _has_year(found: re.Match[str], tag: str) -> bool:
    """Whether a point says its year itself, or counts from the dateline."""
    counted = (found[f"wr{tag}"] or "the").lower() != "the"
    return counted or any(found[f"{name}{tag}"] for name in ("y", "yy", "iso", "wy", "my", "mr"))


def month(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """A month, to the dateline where it is not over; "early", "mid" and "late" are its days to 10, to 20 and after."""
    named = month_of(found, "1", dateline)
    if named is None:
        return None
    part = (found.groupdict().get("part") or "").lower().strip(" -")
    first, final = _TENS.get(part, (1, 31))
    end = month_end(*named)
    return cut(Period(date(*named, first), end if final > end.day else end.replace(day=final)), dateline)


def years(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """From 1 January of one year to 31 December of another, or to the dateline inside that."""
    first, end = int(found["year"]), int(found["year2"])
    return cut(Period(date(first, 1, 1), date(end, 12, 31)), dateline) if first <= end else None


def decade(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """The ten years of "the 1990s"."""
    return cut(around("decade", date(int(found["decade"]), 1, 1), 0), dateline)


def year(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """A year, to the dateline where it is not over; "early", "mid" and "late" are four months each."""
    named, part = int(found["year"]), (found.groupdict().get("part") or "").lower().strip(" -")
    first, final = _THIRDS.get(part, (1, 12))
    return cut(Period(date(named, first, 1), month_end(named, final)), dateline)


def part(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """A quarter or half; without a year the latest that is over."""
    number = int(found["q"] or found["h"] or 0) or _ORDINALS[found["nth"].lower()]
    halves = bool(found["h"]) or (found["part"] or "").lower() == "half"
    named = _year_named(found, dateline)
    if named is None:
        return None
    period = half(named, min(number, 2)) if halves else quarter(named, number)
    told = found["year"] or found["ryear"]
    if not told and not found["sofar"] and dateline and period.end and period.end > dateline:
        period = half(named - 1, min(number, 2)) if halves else quarter(named - 1, number)
    return cut(period, dateline)


def _year_named(found: re.Match[str], dateline: date | None) -> int | None:
    """The year of a quarter or half."""
    if found["year"]:
        return int(found["year"])
    if dateline is None:
        return None
    return dateline.year + {"last": -1, "next": 1}.get((found["ryear"] or "").lower(), 0)


def since_part(found: re.Match[str], dateline: date | None, before: Period | None) -> Period | None:
    """From the first day of a quarter or half to the dateline."""
    if not (found["year"] or found["ryear"]) and dateline:
        number = int(found["q"] or found["h"] or 0) or _ORDINALS[found["nth"].lower()]
        halves = bool(found["h"]) or (found["part"] or "").lower() == "half"
        begun = (half(dateline.year, min(number, 2)) if halves else quarter(dateline.year, number)).start
        if begun and begun <= dateline:
            return Period(begun, dateline)
    named = part(found, dateline, before)
    return (
        Period(named.start, dateline) if named and named.start and (not dateline or named.start <= dateline) else None
    )


def some_of(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """The first or last so many days, weeks or months of a year, quarter or month."""
    whole, count = whole_of(found, "1", dateline), int(read_numeral(found["count"]).value) if found["count"] else 1
    if whole is None or whole.start is None or whole.end is None or not 0 < count < 400:  # noqa: PLR2004
        return None
    unit = found["unit"].lower()
    if found["side"].lower() != "first":
        return window(unit, count, whole.end)
    if unit in {"day", "week"}:
        return Period(whole.start, days_before(whole.start, 1 - count * (7 if unit == "week" else 1)))
    return Period(whole.start, days_before(months_before(whole.start, -count * (3 if unit == "quarter" else 1)), 1))


def week_of(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """The week, Monday to Sunday, that holds the day named."""
    day = day_of(found, "1", dateline)
    return around("week", day, 0) if day else None


def day(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """One day."""
    named = day_of(found, "1", dateline)
    return Period(named, named) if named else None


def end_of(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    """The last day of a year, quarter or month, or its first: "at the end of June"."""
    whole = whole_of(found, "1", dateline)
    if whole is None:
        return None
    at = whole.end if found["edge"].lower() in {"end", "close"} else whole.start
    return Period(at, at)
