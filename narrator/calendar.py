"""The days on which positions are counted, and those on which FINRA and the CFTC publish them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

PUBLISHED_AFTER = 7
"""Business days from a settlement date to the publication of its positions (FINRA's short interest schedule)."""

_TUESDAY = 1

MIDDLE = 15
"""The day of a month with which its second half begins."""

FUTURES_PUBLISHED_AFTER = 3
"""Days on which federal offices are open from a Tuesday to the publication of its futures positions, on Friday."""

_ION_OVER = date(2023, 3, 24)

DELAYED: Mapping[date, date] = MappingProxyType(
    {
        # the shutdown of 2018: one report on each Tuesday and Friday from 1 February 2019 (CFTC, 29 January 2019)
        date(2018, 12, 24): date(2019, 2, 1),
        date(2018, 12, 31): date(2019, 2, 5),
        date(2019, 1, 8): date(2019, 2, 8),
        date(2019, 1, 15): date(2019, 2, 12),
        date(2019, 1, 22): date(2019, 2, 15),
        date(2019, 1, 29): date(2019, 2, 19),
        date(2019, 2, 5): date(2019, 2, 22),
        date(2019, 2, 12): date(2019, 2, 26),
        date(2019, 2, 19): date(2019, 3, 1),
        date(2019, 2, 26): date(2019, 3, 5),
        # the incident at ION: its first report is dated; the others came in turn, none known to be later than this
        date(2023, 1, 31): date(2023, 2, 24),
        **{date(2023, 2, day): _ION_OVER for day in (7, 14, 21, 28)},
        **{date(2023, 3, day): _ION_OVER for day in (7, 14)},
        # the shutdown of 2025, as scheduled on 18 November 2025; what came earlier than that is used late, never early
        date(2025, 9, 30): date(2025, 11, 19),
        date(2025, 10, 7): date(2025, 11, 21),
        date(2025, 10, 14): date(2025, 11, 25),
        date(2025, 10, 21): date(2025, 12, 2),
        date(2025, 10, 28): date(2025, 12, 5),
        date(2025, 11, 4): date(2025, 12, 9),
        date(2025, 11, 10): date(2025, 12, 12),
        date(2025, 11, 18): date(2025, 12, 16),
        date(2025, 11, 25): date(2025, 12, 19),
        date(2025, 12, 2): date(2025, 12, 23),
        date(2025, 12, 9): date(2025, 12, 30),
        date(2025, 12, 16): date(2026, 1, 6),
        date(2025, 12, 23): date(2026, 1, 9),
        date(2025, 12, 30): date(2026, 1, 13),
        date(2026, 1, 6): date(2026, 1, 16),
        date(2026, 1, 13): date(2026, 1, 20),
    },
)
"""Reports on futures positions that came late: the day of the positions, and that from which they may be used."""


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


def trading_days(since: date, until: date) -> tuple[date, ...]:
    """The days from `since` to `until` on which the New York Stock Exchange trades, in their order.

    >>> [str(day) for day in trading_days(date(2023, 9, 1), date(2023, 9, 5))]
    ['2023-09-01', '2023-09-05']
    """
    days = (since + timedelta(days=number) for number in range((until - since).days + 1))
    return tuple(day for day in days if _is_trading_day(day))


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


@cache
def futures_publication_date(report_date: date) -> date:
    """The day of the CFTC's report on positions of `report_date`: Friday at 15:30 in New York for a Tuesday.

    A federal holiday between Wednesday and Friday moves it to the next day on which federal offices are open (CFTC,
    Commitments of Traders release schedule). Reports that came late are in `DELAYED`.

    >>> str(futures_publication_date(date(2023, 9, 5))), str(futures_publication_date(date(2023, 11, 21)))
    ('2023-09-08', '2023-11-27')
    """
    if report_date in DELAYED:
        return DELAYED[report_date]
    day, counted = report_date, 0
    while counted < FUTURES_PUBLISHED_AFTER:
        day += timedelta(days=1)
        counted += day.weekday() < 5 and day not in _offices_closed(day.year)  # noqa: PLR2004 - Saturday is 5
    return day


def futures_reports(since: date, until: date) -> tuple[date, ...]:
    """The dates from `since` to `until` as of which the CFTC reports traders' commitments, in their order.

    Every Tuesday, or the Monday before where federal offices are closed on the Tuesday (CFTC, Commitments of Traders,
    release schedule).

    >>> [str(day) for day in futures_reports(date(2023, 6, 26), date(2023, 7, 11))]
    ['2023-06-27', '2023-07-03', '2023-07-11']
    """
    ahead = (_TUESDAY - since.weekday()) % 7 - 7
    weeks = range(ahead, (until - since).days + 2, 7)
    reports = (since + timedelta(days=number) for number in weeks)
    days = (day - timedelta(days=day in _offices_closed(day.year)) for day in reports)
    return tuple(day for day in days if since <= day <= until)


def next_business_day(day: date) -> date:
    """The first business day after a day.

    >>> next_business_day(date(2023, 9, 1))
    datetime.date(2023, 9, 5)
    """
    day += timedelta(days=1)
    while not is_business_day(day):
        day += timedelta(days=1)
    return day


@cache
def fails_publication_date(settlement: date) -> date:
    """The day from which fails to deliver of a settlement date may be used.

    The SEC names no hour: it makes the first half of a month available "at the end of the month" and the second half
    "at about the 15th of the next month" (Fails-to-Deliver Data). Taken here are the last day of the month, or the next
    business day where that is none, and the first business day after the 15th: late rather than early.

    >>> str(fails_publication_date(date(2023, 3, 14))), str(fails_publication_date(date(2023, 2, 15)))
    ('2023-03-31', '2023-03-16')
    """
    last = settlement.replace(day=monthrange(settlement.year, settlement.month)[1])
    if settlement.day < MIDDLE:
        return next_business_day(last - timedelta(days=1))
    return next_business_day((last + timedelta(days=1)).replace(day=MIDDLE))


def _last_trading_day(day: date) -> date:
    """A day, or the last day of trading before it."""
    while not _is_trading_day(day):
        day -= timedelta(days=1)
    return day


def _is_trading_day(day: date) -> bool:
    return day.weekday() < 5 and day not in exchange_closed(day.year)  # noqa: PLR2004 - Saturday is 5


@cache
def exchange_closed(year: int) -> frozenset[date]:
    """The holidays of the New York Stock Exchange in one year."""
    import holidays  # noqa: PLC0415 - not needed to import the reader

    return frozenset(holidays.financial_holidays("NYSE", years=year))


@cache
def _offices_closed(year: int) -> frozenset[date]:
    """The holidays of the federal government in one year."""
    import holidays  # noqa: PLC0415

    return frozenset(holidays.US(years=year))  # type: ignore[attr-defined]
