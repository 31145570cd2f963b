from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd

from narrator.measure.indices.rebounds import rebounds
from narrator.measure.indices.returns import index_levels, index_returns, returns_since_turns
from narrator.measure.windows import Window
from narrator.model.claims import Period
from narrator.read.levels import read_levels

TODAY = date(2025, 6, 27)
YEAR = Window(date(2025, 1, 1), TODAY)
CLOSES = {"2024-07-05": 60, "2024-12-02": 120, "2024-12-31": 110, "2025-04-08": 90, "2025-05-02": 99, "2025-06-27": 117}
"""A fall of 25 % from 120 to 90, and back to 117; the lowest close of all is older than the fall."""


def levels(closes: Mapping[str, float]) -> dict[str, pd.DataFrame]:
    frame = pd.DataFrame({"date": pd.to_datetime(list(closes)), "close": [float(one) for one in closes.values()]})
    frame["file"] = pd.Categorical(["russell_2000.csv"] * len(frame))
    frame["line"] = range(2, len(frame) + 2)
    return {"russell_2000": frame}


def test_the_return_of_a_window_is_shown_with_its_two_closes() -> None:
    (found,) = index_returns(levels(CLOSES), YEAR)
    # 117 / 110
    assert found.value == Decimal("6.363636")
    assert found.arithmetic == ("Russell 2000: (117.00 / 110.00 - 1) x 100 = 6.363636 percent",)
    assert found.inputs[0].lines == (4, 7)


def test_returns_since_the_low_and_the_high_of_the_last_year() -> None:
    low, high = returns_since_turns(levels(CLOSES), (YEAR,))
    # 117 / 60 and 117 / 120
    assert (low.value, low.period) == (Decimal(95), Period(date(2024, 7, 6), TODAY))
    assert (high.value, high.period) == (Decimal("-2.5"), Period(date(2024, 12, 3), TODAY))
    assert "lowest close of the last 365 days, that of 5 July 2024" in low.definition
    # the lowest close of the calendar year is 90; its highest is the last one, from which nothing has changed
    assert [(one.definition, one.value) for one in low.sensitivity] == [
        ("since the lowest close of the calendar year, on 8 April 2025", Decimal(30))
    ]
    assert [(one.value, one.flips) for one in high.sensitivity] == [(Decimal(0), True)]


def test_a_turn_at_a_window_s_own_base_or_at_the_end_is_no_second_return() -> None:
    at_base = {"2024-12-31": 80, "2025-02-03": 100, "2025-06-27": 90}
    assert [one.value for one in returns_since_turns(levels(at_base), (YEAR,))] == [Decimal(-10)]
    rising = {"2024-12-31": 80, "2025-02-03": 90, "2025-06-27": 100}
    assert returns_since_turns(levels(rising), (YEAR,)) == ()


def test_a_low_over_a_year_ago_is_forgotten() -> None:
    old = {"2024-06-27": 50, **CLOSES}
    low, _ = returns_since_turns(levels(old), (YEAR,))
    assert low.value == Decimal(95)


def test_a_record_that_ended_weeks_ago_says_nothing_of_today() -> None:
    late = date(2025, 7, 8)
    assert index_levels(levels(CLOSES), late) == ()
    assert index_returns(levels(CLOSES), Window(date(2025, 1, 1), late)) == ()
    assert rebounds(levels(CLOSES), late) == ()
    assert len(index_levels(levels(CLOSES), date(2025, 7, 7))) == 1


def test_a_level_comes_with_five_years_of_closes() -> None:
    (found,) = index_levels(levels({"2020-06-26": 999, "2020-06-29": 40.5, **CLOSES}), TODAY)
    assert (found.value, found.unit) == (Decimal(117), "points")
    assert [one.value for one in found.history] == [Decimal("40.5"), 60, 120, 110, 90, 99, 117]
    assert "begin on 29 June 2020" in found.definition
    assert found.period == Period(TODAY, TODAY)


def test_what_comes_later_changes_no_level() -> None:
    later = {**CLOSES, "2025-06-30": 5}
    assert index_levels(levels(later), TODAY) == index_levels(levels(CLOSES), TODAY)
    assert rebounds(levels(later), TODAY) == rebounds(levels(CLOSES), TODAY)


def test_a_rebound_is_counted_from_where_the_deepest_fall_ended() -> None:
    (found,) = rebounds(levels(CLOSES), TODAY)
    assert (found.value, found.period) == (Decimal(30), Period(date(2025, 4, 8), TODAY))
    assert found.arithmetic == (
        "Russell 2000, the fall from 2024-12-02 to 2025-04-08: (90.00 / 120.00 - 1) x 100 = -25.000000 percent",
        "Russell 2000, the rise since 2025-04-08: (117.00 / 90.00 - 1) x 100 = 30.000000 percent",
    )
    assert found.inputs[0].lines == (3, 5, 7)
    assert [(one.definition, one.value) for one in found.sensitivity] == [
        ("from the lowest close of the calendar year, on 8 April 2025", Decimal(30)),
        ("from the lowest close of the last 365 days, on 5 July 2024", Decimal(95)),
    ]


def test_a_new_high_after_the_trough_does_not_hide_it() -> None:
    (found,) = rebounds(levels({**CLOSES, "2025-06-27": 126}), TODAY)
    assert found.value == Decimal(40)


def test_of_equal_falls_the_last_one_counts() -> None:
    twice = {"2025-01-02": 100, "2025-02-03": 80, "2025-03-03": 100, "2025-04-01": 80, "2025-06-27": 88}
    (found,) = rebounds(levels(twice), TODAY)
    assert found.period.start == date(2025, 4, 1)
    assert "from 2025-03-03 to 2025-04-01" in found.arithmetic[0]


def test_at_the_trough_itself_and_without_a_fall_there_is_no_rebound() -> None:
    assert rebounds(levels({"2025-01-02": 100, "2025-06-27": 80}), TODAY) == ()
    assert rebounds(levels({"2025-01-02": 100, "2025-06-27": 110}), TODAY) == ()


def test_the_real_record_agrees_with_what_everybody_knows(shared: Path) -> None:
    files = sorted((shared / "market" / "index_levels").glob("*.csv"))
    indices = {file.stem: read_levels(file.read_bytes(), file.name)[0] for file in files}
    day = date(2023, 9, 8)
    found = {one.subject.name: one.value for one in index_returns(indices, Window(date(2023, 1, 1), day))}
    assert {name: round(value) for name, value in found.items()} == {"sp_500": 16, "russell_2000": 5, "nasdaq_100": 40}
    # the bear market of 2022 ended on 12 October at 3,577
    low = next(one for one in rebounds(indices, day) if one.subject.name == "sp_500")
    assert (low.period.start, round(low.value)) == (date(2022, 10, 12), 25)
