"""The days on which short positions are counted, and those on which FINRA publishes them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

PUBLISHED_AFTER = 7
"""Business days from a settlement date to the publication of its positions (FINRA's short interest schedule)."""


def settlement_dates(since: date, until: date) -> tuple[date, ...]:
    """The dates from `since` to `until` as of which positions are reported, in their order.

    The 15th and the last day of every month, or the trading day of the New York Stock Exchange before them (FINRA
    Rule 4560). Offices are closed on some days of trading, but on none that could be a settlement date.

    >>> [str(day) for day in settlement_dates(date(2023, 12, 20), date(2024, 1, 31))]
    ['2023-12-29', '2024-01-12', '2024-01-31']
    """
    months = [divmod(month, 12) for month in range(since.year * 12 + since.month - 1, until.year * 12 + until.month)]
    ends = [date(year, month + 1, day) for year, month in months for day in (15, monthrange(year, month + 1)[1])]
    return tuple(day for day in map(_last_trading_day, ends) if since <= day <= until)


def is_business_day(day: date) -> bool:
    """Whether the New York Stock Exchange and federal offices are both open.

    FINRA names no calendar of its own. A day on which either is closed is not counted, so that a publication date
    can come out a day late (Columbus Day, Veterans Day) and never a day early.
    """
    return _is_trading_day(day) and day not in _offices_closed(day.year)


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


def _last_trading_day(day: date) -> date:
    """A day, or the last day of trading before it."""
    while not _is_trading_day(day):
        day -= timedelta(days=1)
    return day


def _is_trading_day(day: date) -> bool:
    return day.weekday() < 5 and day not in _exchange_closed(day.year)  # noqa: PLR2004 - Saturday is 5


@cache
def _exchange_closed(year: int) -> frozenset[date]:
    """The holidays of the New York Stock Exchange in one year."""
    import holidays  # noqa: PLC0415 - not needed to import the reader

    return frozenset(holidays.financial_holidays("NYSE", years=year))


@cache
def _offices_closed(year: int) -> frozenset[date]:
    """The holidays of the federal government in one year."""
    import holidays  # noqa: PLC0415

    return frozenset(holidays.US(years=year))  # type: ignore[attr-defined]
