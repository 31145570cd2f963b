"""Dates, stretches of time, counts and gaps of a record in plain English."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from narrator.model.claims import Period

_CARDINALS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_MONTHS = (
    *("", "January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_TEENS = range(11, 14)
_YEAR = 12
"""Months."""

SLACK = 10
"""A stretch is "in three months" up to so many days over, and "nearly" up to so many days short of it."""

MONTH_SLACK = 3
"""A stretch is "nearly a month" up to so many days short of it."""

YEAR_SLACK = 31
"""A stretch is "nearly two years" up to so many days short of it."""


def cardinal(number: int) -> str:
    """A count, in a word below ten.

    >>> cardinal(3), cardinal(1250)
    ('three', '1,250')
    """
    return _CARDINALS[number] if number < len(_CARDINALS) else f"{number:,}"


def ordinal_figure(number: int) -> str:
    """A place in figures.

    >>> [ordinal_figure(number) for number in (1, 12, 53, 94, 111)]
    ['1st', '12th', '53rd', '94th', '111th']
    """
    ending = "th" if number % 100 in _TEENS else _ENDINGS.get(number % 10, "th")
    return f"{number:,}{ending}"


def ordinal(number: int) -> str:
    """A place, in a word below ten.

    >>> ordinal(3), ordinal(21)
    ('third', '21st')
    """
    return _ORDINALS[number] if number < len(_ORDINALS) else ordinal_figure(number)


def day_words(day: date) -> str:
    """A date as prose prints it.

    >>> day_words(date(2023, 6, 14))
    '14 June 2023'
    """
    return f"{day.day} {_MONTHS[day.month]} {day.year}"


def pair_words(first: date, last: date) -> str:
    """Two dates as prose prints them after "between".

    >>> pair_words(date(2023, 6, 7), date(2023, 6, 21)), pair_words(date(2023, 6, 28), date(2023, 7, 12))
    ('7 and 21 June 2023', '28 June and 12 July 2023')
    """
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} and {day_words(last)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month]} and {day_words(last)}"
    return f"{day_words(first)} and {day_words(last)}"


def stretch_words(since: date, last: date) -> str:
    """How long ago `since` was, as "the most in ..." says it; empty for less than 28 days or so.

    "In three months" says that the three months up to `last` hold nothing like it, so `since` is never later than the
    same day of the month three months before (or that month's last day).

    >>> stretch_words(date(2023, 6, 14), date(2023, 9, 6)), stretch_words(date(2022, 9, 6), date(2023, 9, 6))
    ('nearly three months', 'a year')
    >>> stretch_words(date(2023, 8, 9), date(2023, 9, 6)), stretch_words(date(2021, 3, 5), date(2023, 9, 6))
    ('nearly a month', 'more than two years')
    >>> stretch_words(date(2022, 9, 7), date(2023, 9, 6)), stretch_words(date(2023, 8, 16), date(2023, 9, 6))
    ('nearly a year', '')
    """
    months = _whole_months(since, last)
    years = months // _YEAR
    if (since - months_before(last, _YEAR * (years + 1))).days <= YEAR_SLACK:
        return f"nearly {_units(years + 1, 'year')}"
    if years:
        exact = (months_before(last, _YEAR * years) - since).days <= SLACK
        return f"{'' if exact else 'more than '}{_units(years, 'year')}"
    if (since - months_before(last, months + 1)).days <= (SLACK if months else MONTH_SLACK):
        return f"nearly {_units(months + 1, 'month')}"
    if not months:
        return ""
    exact = (months_before(last, months) - since).days <= SLACK
    return f"{'' if exact else 'more than '}{_units(months, 'month')}"


def months_before(day: date, months: int) -> date:
    """The same day of the month some months earlier, or the last day of a shorter month.

    >>> str(months_before(date(2023, 3, 31), 1)), str(months_before(date(2023, 3, 31), 15))
    ('2023-02-28', '2021-12-31')
    """
    year, month = divmod(day.year * _YEAR + day.month - 1 - months, _YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def gap_words(gaps: Sequence[Period], *, separator: str = ", ") -> str:
    """What a phrase must admit of stretches without a value; empty where there is none.

    >>> gap_words([Period(date(2023, 6, 8), date(2023, 6, 20))])
    ', with no value between 7 and 21 June 2023'
    """
    if not gaps:
        return ""
    first, last = gaps[-1].start, gaps[-1].end
    if first is None or last is None:
        raise ValueError("a gap has two ends")
    between = pair_words(date.fromordinal(first.toordinal() - 1), date.fromordinal(last.toordinal() + 1))
    if len(gaps) == 1:
        return f"{separator}with no value between {between}"
    return f"{separator}with {cardinal(len(gaps))} gaps, the last between {between}"


def _whole_months(since: date, last: date) -> int:
    """The largest number of months that lie wholly between two days."""
    months = (last.year - since.year) * _YEAR + last.month - since.month
    return months if months_before(last, months) >= since else months - 1


def _units(number: int, unit: str) -> str:
    return f"a {unit}" if number == 1 else f"{cardinal(number)} {unit}s"
