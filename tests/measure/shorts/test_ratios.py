from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from narrator.measure.statistics import measure_positions
from narrator.model.claims import Subject
from narrator.model.statistics import Observation, Statistic
from narrator.read.market import read_market

DAY = date(2025, 2, 20)
"""The last cycle known is that of 31 January."""

ALFA = ("ALFA",)


def measured(folder: Path, name: str, *issues: str) -> tuple[Statistic, ...]:
    return measure_positions(read_market(folder, until=DAY), DAY, names=[name], issues=issues)


def one(statistics: tuple[Statistic, ...], **subject: str) -> Statistic:
    return next(s for s in statistics if s.subject == Subject.of(**subject))


def rewritten(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text()
    assert old in text
    (folder / file).write_text(text.replace(old, new))


def test_shares_short_over_shares_outstanding(small_market: Path) -> None:
    ratio = one(measured(small_market, "short_interest_ratio", "ALFA"), symbol="ALFA")
    # 750,000,000 at 15 is 50,000,000 shares
    assert ratio.value == Decimal("0.006")
    assert ratio.unit == "percent"
    assert ratio.arithmetic[0] == "shares outstanding: 750,000,000.00 / 15.00 = 50,000,000 shares"
    # 1,000 and 2,000 of as many before
    assert [seen.value for seen in ratio.history] == [Decimal("0.002"), Decimal("0.004"), Decimal("0.006")]


def test_a_capitalisation_that_is_stale_after_a_split_is_not_divided_by(small_market: Path) -> None:
    ratio = one(measured(small_market, "short_interest_ratio", "GAMA"), symbol="GAMA")
    # 1,500 over the 240,000,000 at 8 from before the split, not the tenfold that the feed says after it at 6
    assert ratio.value == Decimal("0.005000")


def test_the_ratio_of_a_segment_is_dollars_over_dollars(small_market: Path) -> None:
    ratio = one(measured(small_market, "short_interest_ratio"), segment="small_and_below")
    # GAMA's 30,000,000 shares at the 6 of the settlement date
    assert ratio.value == (Decimal(45000 + 9000) / Decimal(750_000_000 + 180_000_000) * 100).quantize(Decimal("1e-6"))
    median = next(other for other in ratio.sensitivity if "median of the issues" in other.definition)
    # between ALFA at 0.006 and GAMA at 0.005
    assert median.value == Decimal("0.005500")


def test_more_short_than_there_are_shares_is_shown_when_asked_for_but_not_ranked(small_market: Path) -> None:
    rewritten(small_market, "shrt20250131.csv", "|3000|", "|60000000|")
    assert one(measured(small_market, "short_interest_ratio", "ALFA"), symbol="ALFA").value == 120
    ranked = [s.subject.name for s in measured(small_market, "short_interest_ratio") if s.subject.kind == "symbol"]
    assert ranked == ["GAMA", "BETA"]


def test_a_capitalisation_off_by_half_takes_an_issue_out_of_the_ranking(small_market: Path) -> None:
    rewritten(small_market, "prices.csv", "15,-16.667,1000,750000000", "15,-16.667,1000,250000000")
    ratio = one(measured(small_market, "short_interest_ratio", "ALFA"), symbol="ALFA")
    usual = next(other for other in ratio.sensitivity if "median over the record" in other.definition)
    assert (ratio.value, usual.value) == (Decimal("0.018"), Decimal("0.006"))
    ranked = [s.subject.name for s in measured(small_market, "short_interest_ratio") if s.subject.kind == "symbol"]
    assert "ALFA" not in ranked


def test_days_to_cover_are_computed_again(small_market: Path) -> None:
    days = one(measured(small_market, "days_to_cover", "ALFA"), symbol="ALFA")
    # 3,000 over 100 a day, where the file says 1.00
    assert (days.value, days.unit) == (Decimal(30), "days")
    assert days.arithmetic == ("days to cover: 3,000 / 100 = 30.000000 days",)
    # at 15 and 6: 54,000 over 100 x 15 + 100 x 6
    group = one(measured(small_market, "days_to_cover"), segment="small_and_below")
    assert group.value == Decimal("25.714286")


def test_days_to_cover_without_volume_are_unknown(small_market: Path) -> None:
    rewritten(small_market, "shrt20250131.csv", "|3000|0||100|1.00|", "|3000|0||0|999.99|")
    statistics = measured(small_market, "days_to_cover", "ALFA")
    assert not [s for s in statistics if s.subject == Subject.of(symbol="ALFA")]
    group = one(statistics, segment="small_and_below")
    # GAMA alone: 1,500 over 100
    assert group.value == 15
    assert group.coverage.left_out["no dollars of average daily volume"] == 1
    assert all(seen.value != Decimal("999.99") for s in statistics for seen in s.history)


def test_a_split_leaves_days_to_cover_as_they_were(small_market: Path) -> None:
    # 20,000 over 100 before the 1-for-10, 1,500 over 100 after it
    days = one(measured(small_market, "days_to_cover", "GAMA"), symbol="GAMA")
    assert [seen.value for seen in days.history] == [100, 200, 15]


def test_a_missing_cycle_is_a_gap_of_the_history(small_market: Path) -> None:
    (small_market / "shrt20250115.csv").unlink()
    days = one(measured(small_market, "days_to_cover", "ALFA"), symbol="ALFA")
    assert days.history == (
        Observation(date(2024, 12, 31), Decimal(10)),
        Observation(date(2025, 1, 15), None),
        Observation(date(2025, 1, 31), Decimal(30)),
    )


@pytest.mark.parametrize("name", ["short_interest_ratio", "days_to_cover"])
def test_real_ratios_are_possible_and_in_order(shared: Path, name: str) -> None:
    day = date(2023, 3, 14)
    statistics = measure_positions(read_market(shared / "market", until=day, tolerant=True), day, names=[name])
    ranked = [s.value for s in statistics if s.subject.kind == "symbol"]
    assert len(ranked) == 10
    assert ranked == sorted(ranked, reverse=True)
    assert all(0 < value < (100 if name == "short_interest_ratio" else 300) for value in ranked)


def test_a_closed_position_is_none_short(small_market: Path) -> None:
    rewritten(small_market, "shrt20250131.csv", "|3000|", "|0|")
    for name in ("short_interest", "short_interest_ratio", "days_to_cover"):
        assert one(measured(small_market, name, "ALFA"), symbol="ALFA").value == 0
