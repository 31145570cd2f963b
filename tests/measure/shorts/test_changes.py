from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from narrator.measure.statistics import measure_positions
from narrator.model.claims import Period, Subject
from narrator.model.statistics import Statistic
from narrator.read.market import read_market

DAY = date(2025, 2, 20)
LAST_CYCLE = Period(date(2025, 1, 16), date(2025, 1, 31))
THIS_YEAR = Period(date(2025, 1, 1), DAY)


def changes(folder: Path, *issues: str) -> tuple[Statistic, ...]:
    market = read_market(folder, until=DAY)
    return measure_positions(market, DAY, names=["short_interest_change"], issues=issues)


def parts(statistics: tuple[Statistic, ...], period: Period, **subject: str) -> dict[str, Decimal]:
    of_subject = [s for s in statistics if s.period == period and s.subject.parts[:1] == Subject.of(**subject).parts]
    return {dict(s.subject.parts).get("part", "change"): s.value for s in of_subject}


@pytest.mark.parametrize(
    ("subject", "period", "price_effect", "net_new"),
    [
        # 2,000 to 3,000 shares while 18 became 15
        ({"symbol": "ALFA"}, LAST_CYCLE, 2500 * -3, 1000 * (18 + 15) // 2),
        # and before that 1,000 to 2,000 while 20 became 18
        ({"symbol": "ALFA"}, THIS_YEAR, 1500 * -2 + 2500 * -3, 1000 * 19 + 16500),
        # GAMA in shares after the reverse split: 1,000, 2,000 and 1,500 at 10, 8 and 6
        ({"segment": "small_and_below"}, LAST_CYCLE, -7500 - 3500, 16500 - 3500),
        ({"segment": "small_and_below"}, THIS_YEAR, -10500 - 3000 - 3500, 35500 + 9000 - 3500),
    ],
)
def test_price_effect_and_net_new_shorting_by_hand(
    small_market: Path,
    subject: dict[str, str],
    period: Period,
    price_effect: int,
    net_new: int,
) -> None:
    found = parts(changes(small_market, "ALFA"), period, **subject)
    assert found == {"change": price_effect + net_new, "price effect": price_effect, "net new shorting": net_new}


def test_the_whole_is_the_change_of_dollars_short(small_market: Path) -> None:
    # BETA: 600 at 110, then 200 at 120; DELT has no size
    found = parts(changes(small_market), LAST_CYCLE, segment="mid")
    assert found["change"] == 200 * 120 - 600 * 110


def test_an_issue_that_a_cycle_lacks_is_left_out_and_counted(small_market: Path) -> None:
    file = small_market / "shrt20250115.csv"
    file.write_text("".join(row for row in file.read_text().splitlines(keepends=True) if "|GAMA|" not in row))
    statistics = changes(small_market)
    group = next(s for s in statistics if s.subject == Subject.of(segment="small_and_below") and s.period == THIS_YEAR)
    assert group.value == 45000 - 20000
    assert group.coverage.left_out["missing from a cycle of the period"] == 1
    ends = next(other for other in group.sensitivity if "one end only" in other.definition)
    assert ends.value == 54000 - 30000


def test_the_history_of_a_cycle_is_every_cycle_and_of_a_window_the_sum_so_far(small_market: Path) -> None:
    statistics = changes(small_market, "ALFA")
    net = Subject((("symbol", "ALFA"), ("part", "net new shorting")))
    by_cycle, so_far = (
        next(s.history for s in statistics if s.subject == net and s.period == period)
        for period in (LAST_CYCLE, THIS_YEAR)
    )
    days = [date(2025, 1, 15), date(2025, 1, 31)]
    assert [seen.day for seen in by_cycle] == [seen.day for seen in so_far] == days
    assert [seen.value for seen in by_cycle] == [19000, 16500]
    assert [seen.value for seen in so_far] == [19000, 35500]


def test_other_closes_are_the_sensitivity(small_market: Path) -> None:
    net = Subject((("symbol", "ALFA"), ("part", "net new shorting")))
    found = next(s for s in changes(small_market, "ALFA") if s.subject == net and s.period == LAST_CYCLE)
    assert [other.value for other in found.sensitivity] == [18000, 15000]


def test_one_cycle_alone_has_no_change(small_market: Path) -> None:
    for name in ("shrt20241231.csv", "shrt20250115.csv"):
        (small_market / name).unlink()
    assert changes(small_market) == ()


def test_no_residual_in_real_files(shared: Path) -> None:
    day = date(2023, 5, 10)
    market = read_market(shared / "market", until=day, tolerant=True)
    statistics = measure_positions(market, day, names=["short_interest_change"], issues=["AMC"])
    periods = {s.period for s in statistics}
    assert len(periods) == 3
    for period in periods:
        for subject in ({"segment": "all"}, {"segment": "small"}, {"symbol": "AMC"}):
            found = parts(statistics, period, **subject)
            assert found["change"] == found["price effect"] + found["net new shorting"]
