"""The days on which FINRA publishes, counted without leaking tomorrow into today."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

PUBLISHED_AFTER = 7
"""Business days from a settlement date to the publication of its positions (FINRA's short interest schedule)."""


def is_business_day(day: date) -> bool:
    """Whether the New York Stock Exchange and federal offices are both open.

    FINRA names no calendar of its own. A day on which either is closed is not counted, so that a publication date
    can come out a day late (Columbus Day, Veterans Day) and never a day early.
    """
    return day.weekday() < 5 and day not in _closed(day.year)  # noqa: PLR2004 - Saturday is 5


@cache
def publication_date(settlement: date) -> date:
    """The seventh business day after a settlement date, from which its positions may be used.

    >>> publication_date(date(2023, 8, 31))
    datetime.date(2023, 9, 12)
    """
    day, counted = settlement, 0
    while counted < PUBLISHED_AFTER:
        day += timedelta(days=1)
        counted += is_business_day(day)
    return day


@cache
def _closed(year: int) -> frozenset[date]:
    """The holidays of the exchange and of the federal government in one year."""
    import holidays  # noqa: PLC0415 - not needed to import the reader

    return frozenset(holidays.financial_holidays("NYSE", years=year)) | frozenset(holidays.US(years=year))  # type: ignore[attr-defined]
