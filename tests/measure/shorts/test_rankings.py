from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from narrator.measure.statistics import measure_positions
from narrator.model.statistics import Statistic
from narrator.read.market import read_market

DAY = date(2025, 2, 20)


def ranked(folder: Path, name: str, kind: str, unit: str = "USD", size: str = "small_and_below") -> list[Statistic]:
    statistics = measure_positions(read_market(folder, until=DAY), DAY, names=[name])
    subjects = ((dict(s.subject.parts), s) for s in statistics if s.unit == unit)
    return [s for parts, s in subjects if kind in parts and parts["segment"] == size]


def a_thousandfold(folder: Path) -> None:
    """Every position times 1,000, so that they are worth a percentage."""
    for file in folder.glob("shrt*.csv"):
        rows = [row.split("|") for row in file.read_text().splitlines()]
        for row in rows[1:]:
            row[5] += "000"
        file.write_text("".join("|".join(row) + "\n" for row in rows))


def test_issues_in_dollars_most_profitable_first(small_market: Path) -> None:
    found = ranked(small_market, "most_profitable", "symbol")
    assert [(s.subject.name, float(s.value)) for s in found] == [("GAMA", 8000), ("ALFA", 7500)]
    assert not ranked(small_market, "least_profitable", "symbol")
    worst = ranked(small_market, "least_profitable", "symbol", size="mid_and_above")
    assert [(s.subject.name, float(s.value)) for s in worst] == [("BETA", -11000)]


def test_industries_in_dollars(small_market: Path) -> None:
    found = ranked(small_market, "most_profitable", "industry")
    assert [(s.subject.name, float(s.value), s.coverage.used) for s in found] == [("Chips", 15500, 2)]


def test_per_cent_of_the_average_dollars_short(small_market: Path) -> None:
    assert not ranked(small_market, "most_profitable", "symbol", "percent")  # too little money for a percentage
    a_thousandfold(small_market)
    found = ranked(small_market, "most_profitable", "symbol", "percent")
    # 8,000 over the average of 10,000, 16,000 and 9,000; 7,500 over that of 20,000, 36,000 and 45,000
    assert [(s.subject.name, s.value) for s in found] == [
        ("GAMA", Decimal("68.571429")),
        ("ALFA", Decimal("22.277228")),
    ]
    industry = ranked(small_market, "most_profitable", "industry", "percent")[0]
    assert industry.value == Decimal("34.191176")


def test_a_cycle_without_the_issue_is_no_cycle_of_nothing(small_market: Path) -> None:
    a_thousandfold(small_market)
    first = small_market / "shrt20241231.csv"
    first.write_text("".join(row for row in first.read_text().splitlines(keepends=True) if "|ALFA|" not in row))
    alfa = next(s for s in ranked(small_market, "most_profitable", "symbol", "percent") if s.subject.name == "ALFA")
    # 2,000 from 20 to 18, 2,500 from 18 to 15, 3,000 from 15 to 16, over the average of 36,000 and 45,000
    assert alfa.value == (Decimal(4000 + 7500 - 3000) / 40500 * 100).quantize(Decimal("1e-6"))


def test_an_issue_of_the_group_by_the_capitalisation_of_the_day_only_says_so(small_market: Path) -> None:
    prices = small_market / "prices.csv"
    text = prices.read_text()
    assert "20,0,1000,1000000000" in text
    prices.write_text(text.replace("20,0,1000,1000000000", "20,0,1000,3000000000"))
    gama, alfa = ranked(small_market, "most_profitable", "symbol")
    assert "which was mid" in alfa.definition
    assert alfa.sensitivity[0].value == 0
    assert alfa.sensitivity[0].flips
    assert "capitalisation of the day of the statistic only" not in gama.definition
    assert gama.sensitivity[0].definition == "capitalisation at the start of the period: rank 1"
    chips = ranked(small_market, "most_profitable", "industry")[0]
    assert chips.sensitivity[0].value == 8000


def test_equal_profits_are_ranked_by_symbol(small_market: Path) -> None:
    text = (small_market / "prices.csv").read_text()
    twins = [row.replace("ALFA", "AAAA") for row in text.splitlines() if ",ALFA," in row]
    (small_market / "prices.csv").write_text(text + "\n".join(twins) + "\n")
    for file in small_market.glob("shrt*.csv"):
        rows = file.read_text()
        twin = next(row for row in rows.splitlines() if "|ALFA|" in row).replace("ALFA", "AAAA")
        file.write_text(rows + twin + "\n")
    found = [s.subject.name for s in ranked(small_market, "most_profitable", "symbol")]
    assert found == ["GAMA", "AAAA", "ALFA"]


def test_real_rankings_are_in_order_and_start_caps_matter(shared: Path) -> None:
    day = date(2023, 9, 8)
    market = read_market(shared / "market", until=day, tolerant=True)
    statistics = measure_positions(market, day, names=["most_profitable", "least_profitable"])
    lists: dict[object, list[Decimal]] = {}
    for s in statistics:
        key = (s.name, s.subject.kind, s.subject.parts[1], s.unit, s.period)
        lists.setdefault(key, []).append(abs(s.value))
    assert len(lists) == 2 * 2 * 2 * 2 * 2
    assert all(values == sorted(values, reverse=True) and len(values) == 5 for values in lists.values())
    assert any(other.flips for s in statistics for other in s.sensitivity if "start of the period" in other.definition)
