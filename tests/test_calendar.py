"""Settlement dates; publication dates are held beside the reader that counts on them."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from narrator.calendar import (
    futures_publication_date,
    futures_reports,
    publication_date,
    settlement_dates,
    trading_days,
)

SHARED = Path(__file__).parents[2] / "shared" / "market" / "finra_short_interest"


@pytest.mark.parametrize(
    ("middle", "end"),
    [
        ("2023-08-15", "2023-08-31"),
        ("2023-04-14", "2023-04-28"),  # the 15th is a Saturday, the 30th a Sunday
        ("2024-01-12", "2024-01-31"),  # Martin Luther King Jr. Day is the 15th, a Monday
        ("2022-04-14", "2022-04-29"),  # Good Friday is the 15th
        ("2024-03-15", "2024-03-28"),  # Good Friday is the 29th, the month ends on a Sunday
        ("2021-05-14", "2021-05-28"),  # Memorial Day is the 31st
        ("2021-12-15", "2021-12-31"),  # offices may keep New Year on the 31st, the exchange does not
        ("2024-02-15", "2024-02-29"),  # a leap year
    ],
)
def test_a_month_has_two_settlement_dates(middle: str, end: str) -> None:
    first = date.fromisoformat(middle).replace(day=1)
    found = settlement_dates(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))
    assert [str(day) for day in found] == [middle, end]


def test_both_ends_count_and_nothing_beyond_them() -> None:
    assert settlement_dates(date(2023, 8, 15), date(2023, 8, 31)) == (date(2023, 8, 15), date(2023, 8, 31))
    assert settlement_dates(date(2023, 8, 16), date(2023, 8, 30)) == ()
    assert settlement_dates(date(2023, 9, 1), date(2023, 8, 1)) == ()


def test_the_year_turns() -> None:
    assert settlement_dates(date(2022, 12, 16), date(2023, 1, 15)) == (date(2022, 12, 30), date(2023, 1, 13))


def test_a_cycle_is_published_before_the_next_is_settled_in_every_month() -> None:
    days = settlement_dates(date(2021, 6, 1), date(2028, 12, 31))
    assert len(days) == 2 * 91
    assert all(publication_date(one) <= following for one, following in pairwise(days))


def test_the_real_files_are_of_these_dates() -> None:
    if not SHARED.is_dir():
        pytest.skip("../shared is not here")
    named = sorted(path.stem.removeprefix("shrt") for path in SHARED.glob("shrt*.csv"))
    found = settlement_dates(date.fromisoformat(named[0]), date.fromisoformat(named[-1]))
    assert [f"{day:%Y%m%d}" for day in found] == named


@pytest.mark.parametrize(
    ("report", "published"),
    [
        ("2023-08-29", "2023-09-01"),  # the Friday after
        ("2023-07-03", "2023-07-07"),  # a Monday before Independence Day: Friday all the same
        ("2023-11-07", "2023-11-13"),  # Veterans Day is kept on the Friday
        ("2023-11-21", "2023-11-27"),  # Thanksgiving
        ("2023-12-26", "2023-12-29"),  # Christmas lies before the Tuesday
        ("2023-04-04", "2023-04-07"),  # Good Friday is no federal holiday
        ("2018-12-24", "2019-02-01"),  # a shutdown
        ("2023-01-31", "2023-02-24"),  # an incident at a provider of data
        ("2023-03-07", "2023-03-24"),
        ("2023-03-21", "2023-03-24"),
        ("2025-09-30", "2025-11-19"),
    ],
)
def test_futures_positions_are_published_on_friday_or_later(report: str, published: str) -> None:
    assert str(futures_publication_date(date.fromisoformat(report))) == published


@pytest.mark.parametrize(
    ("since", "until", "reports"),
    [
        ("2018-12-18", "2019-01-08", ["2018-12-18", "2018-12-24", "2018-12-31", "2019-01-08"]),  # both holidays
        ("2025-11-04", "2025-11-18", ["2025-11-04", "2025-11-10", "2025-11-18"]),
        ("2025-01-08", "2025-01-13", []),
        ("2025-01-14", "2025-01-14", ["2025-01-14"]),
        ("2023-07-04", "2023-07-10", []),  # the report is of the Monday before
        ("2023-07-03", "2023-07-03", ["2023-07-03"]),
        ("2025-01-14", "2025-01-01", []),
    ],
)
def test_futures_are_reported_as_of_a_tuesday_or_the_monday_before_a_holiday(
    since: str, until: str, reports: list[str]
) -> None:
    found = futures_reports(date.fromisoformat(since), date.fromisoformat(until))
    assert [str(day) for day in found] == reports


def test_days_without_trading_are_left_out() -> None:
    assert [day.day for day in trading_days(date(2025, 1, 6), date(2025, 1, 13))] == [6, 7, 8, 10, 13]  # mourning
    assert trading_days(date(2025, 1, 13), date(2025, 1, 6)) == ()
