from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from narrator.errors import OutsideData
from narrator.measure.statistics import measure_positions
from narrator.model.claims import Period, Statistic, Subject
from narrator.read.market import read_market

DAY = date(2025, 2, 20)
"""The cycle of 14 February is published on the 26th, so the last one known is that of 31 January."""


def measured(folder: Path, day: date = DAY) -> tuple[Statistic, ...]:
    return measure_positions(read_market(folder, until=day), day)


def one(statistics: tuple[Statistic, ...], name: str, **subject: str) -> Statistic:
    return next(s for s in statistics if s.name == name and s.subject == Subject.of(**subject))


@pytest.mark.parametrize(
    ("subject", "profit"),
    [
        # an average of 1,500 shares from 20 to 18, of 2,500 from 18 to 15, then 3,000 from 15 to 16
        ({"symbol": "ALFA"}, 3000 + 7500 - 3000),
        # in shares after the reverse split: 1,500 from 10 to 8, 1,750 from 8 to 6, 1,500 from 6 to 5
        ({"symbol": "GAMA"}, 3000 + 3500 + 1500),
        # ALFA is small; GAMA was micro before its split, and what the feed says just after it is not believed
        ({"segment": "small"}, 7500),
        ({"segment": "micro"}, 8000),
        ({"segment": "small_and_below"}, 15500),
        # 500 from 100 to 110, 400 from 110 to 120, 200 from 120 to 130
        ({"segment": "mid"}, -5000 - 4000 - 2000),
        # DELT never moves; it has no capitalisation, so it is in no segment
        ({"segment": "all"}, 15500 - 11000),
    ],
)
def test_profit_by_hand(small_market: Path, subject: dict[str, str], profit: int) -> None:
    found = one(measured(small_market), "short_profit", **subject)
    assert found.value == Decimal(profit)
    assert found.unit == "USD"
    assert found.period == Period(date(2025, 1, 1), DAY)


def test_a_cycle_counts_from_its_publication_on(small_market: Path) -> None:
    before = one(measured(small_market, date(2025, 2, 25)), "short_profit", symbol="ALFA")
    after = one(measured(small_market, date(2025, 2, 26)), "short_profit", symbol="ALFA")
    assert before.value == 3000 + 7500 - 3000
    # 31 Jan to 14 Feb at the average of 3000 and 1000, then 1000 from 14 to 13
    assert after.value == 3000 + 7500 + 2000 + 1000


def test_what_is_published_later_changes_nothing(small_market: Path) -> None:
    with_later = measured(small_market)
    (small_market / "shrt20250214.csv").unlink()
    assert measured(small_market) == with_later


def test_short_interest_share_and_rate(small_market: Path) -> None:
    statistics = measured(small_market)
    # at the settlement of 31 January: ALFA 3000*15, GAMA 1500*6, BETA 200*120; DELT has no size
    assert one(statistics, "short_interest", segment="small_and_below").value == 45000 + 9000
    assert one(statistics, "short_interest", segment="all").value == 45000 + 9000 + 24000
    share = one(statistics, "short_share", segment="small_and_below").value
    assert round(share, 4) == Decimal("69.2308")
    # dollars short of ALFA and GAMA on the three dates: 20000+10000, 36000+16000, 45000+9000
    average = Decimal(30000 + 52000 + 54000) / 3
    rate = one(statistics, "short_profit_rate", segment="small_and_below").value
    assert round(rate, 4) == round(Decimal(15500) / average * 100, 4)


def test_new_money_and_price_effect_leave_no_residual(small_market: Path) -> None:
    statistics = measured(small_market, date(2025, 2, 26))
    money = one(statistics, "new_short_money", symbol="ALFA")
    assert money.period == Period(date(2025, 1, 16), date(2025, 2, 14))
    # cycles of 15 and 31 January and 14 February: +1000 at (18+15)/2, -2000 at (15+14)/2
    assert money.value == Decimal(16500) - Decimal(29000)
    price_effect = Decimal(2500) * -3 + Decimal(2000) * -1
    assert money.value + price_effect == 1000 * 14 - 2000 * 18


def test_index_return_from_the_close_before_the_year(small_market: Path) -> None:
    found = one(measured(small_market), "index_return", index="russell_2000")
    assert found.value == Decimal("4.5")
    assert found.inputs[0].lines == (3, 5)
    assert found.label == "Russell 2000"


def test_the_segment_rule_is_shown_where_it_turns_the_sign(small_market: Path) -> None:
    # before the year GAMA was small: then no stock was micro
    profit = one(measured(small_market), "short_profit", segment="micro")
    at_start = next(other for other in profit.sensitivity if "start of the period" in other.definition)
    assert at_start.value == 0
    assert at_start.flips


def test_every_statistic_says_what_it_rests_on(small_market: Path) -> None:
    for found in measured(small_market):
        assert found.definition, found.name
        assert found.inputs, (found.name, found.subject)
        assert all(rows.count > 0 and rows.last <= DAY for rows in found.inputs if rows.last), found.name
    profit = one(measured(small_market), "short_profit", symbol="ALFA")
    assert [(rows.file, rows.lines) for rows in profit.inputs[:3]] == [
        ("shrt20241231.csv", (2,)),
        ("shrt20250115.csv", (2,)),
        ("shrt20250131.csv", (2,)),
    ]
    assert one(measured(small_market), "short_profit", segment="all").coverage.left_out == {
        "not common stock": 1,
        "capitalisation unknown": 1,
    }


def test_a_name_outside_the_catalogue_lists_the_catalogue(small_market: Path) -> None:
    with pytest.raises(OutsideData, match=r"no statistic is called shorts.*Choose from short_interest"):
        measure_positions(read_market(small_market), DAY, names=["shorts"])


def test_a_day_before_the_first_publication_says_from_when(small_market: Path) -> None:
    with pytest.raises(OutsideData, match="2025-01-13"):
        read_market(small_market, until=date(2025, 1, 10))
