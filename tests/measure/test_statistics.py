from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from narrator.errors import OutsideData
from narrator.measure.statistics import measure_market, measure_positions
from narrator.model.claims import Period, Subject
from narrator.model.statistics import Statistic
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


def test_what_cannot_be_computed_yet_is_said(small_market: Path) -> None:
    for later in ("shrt20250115.csv", "shrt20250131.csv", "shrt20250214.csv"):
        (small_market / later).unlink()
    found = measure_market(read_market(small_market, until=DAY), DAY)
    # one cycle alone shows no change from the cycle before
    assert not [one for one in found.statistics if one.name in {"short_interest_change", "new_short_money"}]
    assert found.absent["short_interest_change"] == (
        "short_interest_change cannot be computed from what is known by 2025-02-20"
    )
    assert "new_short_money" in found.absent
    assert "short_interest" not in found.absent


def test_a_name_outside_the_catalogue_lists_the_catalogue(small_market: Path) -> None:
    with pytest.raises(OutsideData, match=r"no statistic is called shorts.*Choose from short_interest"):
        measure_positions(read_market(small_market), DAY, names=["shorts"])


def test_a_day_before_the_first_publication_says_from_when(small_market: Path) -> None:
    with pytest.raises(OutsideData, match="2025-01-13"):
        read_market(small_market, until=date(2025, 1, 10))


def rewritten(folder: Path, old: str, new: str) -> Path:
    text = (folder / "prices.csv").read_text()
    assert old in text
    (folder / "prices.csv").write_text(text.replace(old, new))
    return folder


def with_rows(folder: Path, *rows: str) -> Path:
    with (folder / "prices.csv").open("a") as stream:
        stream.writelines(f"{row}\n" for row in rows)
    return folder


def test_a_friday_given_again_on_saturday_is_no_event(small_market: Path) -> None:
    plain = measured(small_market)
    # 2025-01-31 and 2025-02-14 are Fridays; ALFA's close and change stand again on the Saturday
    again = with_rows(small_market, "2025-02-01,ALFA,ALFA Inc. Common Stock,15,-16.667,1000,750000000,Tech,Chips")
    assert one(measured(again), "short_profit", symbol="ALFA").value == 7500
    assert [found.value for found in measured(again)] == [found.value for found in plain]


def test_a_holiday_that_repeats_the_evening_before_is_no_event(small_market: Path) -> None:
    # Monday 3 and Tuesday 4 February: the second repeats the first, a rise of 20 % from 15 to 18
    row = "ALFA,ALFA Inc. Common Stock,18,20,1000,900000000,Tech,Chips"
    market = with_rows(small_market, f"2025-02-03,{row}", f"2025-02-04,{row}")
    assert one(measured(market), "short_profit", symbol="ALFA").value == 7500


def test_a_position_in_a_stock_that_no_longer_trades_has_no_value(small_market: Path) -> None:
    # BETA's last close is that of 15 January, its positions go on
    text = (small_market / "prices.csv").read_text().splitlines()
    kept = [row for row in text if ",BETA," not in row or row < "2025-01-16"]
    (small_market / "prices.csv").write_text("\n".join(kept) + "\n")
    statistics = measured(small_market)
    everything = one(statistics, "short_interest", segment="all")
    assert everything.value == 45000 + 9000
    assert everything.coverage.left_out["no longer traded"] == 1
    # 500 from 100 to 110, nothing after
    assert one(statistics, "short_profit", segment="mid").value == -5000
    assert not [s for s in statistics if s.name == "new_short_money" and s.subject == Subject.of(segment="mid")]


def test_a_symbol_that_passes_to_another_company_is_two_stocks(small_market: Path) -> None:
    # DELT of Delta rests from 31 December to 14 February, then it is Deltoid at 40 instead of 7
    text = (small_market / "prices.csv").read_text().splitlines()
    gone = [row for row in text if ",DELT," not in row]
    deltoid = [
        f"{day},DELT,Deltoid Corp. Common Stock,{close},,10,1000000000,Tech,Chips"
        for day, close in (("2025-02-14", 40), ("2025-02-20", 38), ("2025-02-26", 36))
    ]
    old = "2024-12-31,DELT,Delta Inc. Common Stock,7,0,10,1000000000,Tech,Chips"
    (small_market / "prices.csv").write_text("\n".join([*gone, old, *deltoid]) + "\n")
    statistics = measured(small_market, date(2025, 2, 26))
    # 50 short at 40 on 14 February, 36 on the 26th: a profit of 200; the step from 7 to 40 is nobody's loss
    deltas = [s.value for s in statistics if s.name == "short_profit" and s.subject == Subject.of(symbol="DELT")]
    assert sorted(deltas) == [0, 200]
    # the same of tables that reach further than the day
    whole = read_market(small_market)
    assert measure_positions(whole, date(2025, 2, 21)) == measured(small_market, date(2025, 2, 21))


@pytest.mark.parametrize("capitalisation", ["800000", "80000000000000", "300000"])
def test_a_capitalisation_that_cannot_be_true_moves_no_stock(small_market: Path, capitalisation: str) -> None:
    # instead of ALFA's 800 millions: the same in thousands, a hundred thousand times as much, too little to be listed
    told = "ALFA Inc. Common Stock,16,14.286,1000,"
    market = rewritten(small_market, f"{told}800000000", f"{told}{capitalisation}")
    assert one(measured(market), "short_profit", segment="small").value == 7500


def test_prices_with_three_columns_still_give_the_whole_market(small_market: Path) -> None:
    rows = [row.split(",") for row in (small_market / "prices.csv").read_text().splitlines()]
    plain = [f"{row[0]},{row[1]},{row[3]}" for row in rows if row[1] not in {"GAMA", "ALFAW"}]
    (small_market / "prices.csv").write_text("\n".join(plain) + "\n")
    statistics = measured(small_market)
    # ALFA 3000*15, BETA 200*120, DELT 50*7; sizes are unknown, so there is no other group
    everything = one(statistics, "short_interest", segment="all")
    assert everything.value == 45000 + 24000 + 350
    assert "capitalisation unknown" not in everything.coverage.left_out
    assert {s.subject for s in statistics if s.name == "short_profit"} == {Subject.of(segment="all")}
    assert not [s for s in statistics if s.name == "short_share"]


def test_a_day_that_the_prices_do_not_reach(small_market: Path) -> None:
    with pytest.raises(OutsideData, match=r"prices end on 2025-02-26.*ask for 2025-02-26"):
        measured(small_market, date(2025, 6, 20))


def test_prices_that_reach_back_to_no_window(small_market: Path) -> None:
    prices = small_market / "prices.csv"
    prices.write_text(
        "".join(row for row in prices.read_text().splitlines(keepends=True) if not row.startswith("2024"))
    )
    with pytest.raises(OutsideData, match=r"before 2025-01-01, or ask for 2026-01-01 or later"):
        measured(small_market)


def test_positions_from_before_the_prices_and_prices_without_stocks(small_market: Path) -> None:
    text = (small_market / "prices.csv").read_text()
    late = [row for row in text.splitlines() if not "2024" < row < "2025-02-15"]
    (small_market / "prices.csv").write_text("\n".join(late) + "\n")
    with pytest.raises(OutsideData, match="all from before the first prices, of 2025-02-20"):
        measured(small_market)
    (small_market / "prices.csv").write_text(text.replace("Common Stock", "Warrant"))
    with pytest.raises(OutsideData, match="no common stock among the prices"):
        measured(small_market)


def test_issues_priced_later_do_not_change_what_was_left_out(small_market: Path) -> None:
    with_rows(small_market, "2025-02-26,LATE,Late Corp. Warrant,5,0,10,0,Tech,Chips")
    cycle = small_market / "shrt20250131.csv"
    cycle.write_text(cycle.read_text() + "20250131|LATE|Late Corp.|R|NNM|9|0||100|1.00||100.00|0|2025-01-31\n")
    assert measure_positions(read_market(small_market), DAY) == measured(small_market)


def test_a_window_before_the_prices_is_left_out(small_market: Path) -> None:
    windows = {one.period.start for one in measured(small_market, date(2025, 1, 15)) if one.name == "short_profit"}
    assert windows == {date(2025, 1, 1)}


def test_early_in_a_year_the_last_cycle_stands_for_its_average(small_market: Path) -> None:
    statistics = measured(small_market, date(2025, 1, 15))
    average = one(statistics, "average_short_interest", segment="all")
    assert average.value == one(statistics, "short_interest", segment="all").value
    assert average.inputs[0].file == "shrt20241231.csv"


def asked(folder: Path, *issues: str, day: date = DAY) -> tuple[Statistic, ...]:
    return measure_positions(read_market(folder, until=day), day, issues=issues)


def series(statistic: Statistic) -> list[tuple[str, float | None]]:
    return [(str(seen.day), None if seen.value is None else float(seen.value)) for seen in statistic.history]


def test_histories_end_with_the_value(small_market: Path) -> None:
    statistics = asked(small_market, "ALFA")
    cycles = ("2024-12-31", "2025-01-15", "2025-01-31")
    interest = one(statistics, "short_interest", symbol="ALFA")
    assert series(interest) == list(zip(cycles, (20000, 36000, 45000), strict=True))
    average = one(statistics, "average_short_interest", segment="small_and_below")
    # 30,000, 52,000 and 54,000, averaged so far
    assert series(average) == list(zip(cycles, (30000, 41000, 45333.33), strict=True))
    share = one(statistics, "short_share", segment="mid")
    # BETA: 40,000 of 70,000, 66,000 of 118,000, 24,000 of 78,000
    values = (57.142857, 55.932203, 30.769231)
    assert series(share) == list(zip(cycles, values, strict=True))
    profit = one(statistics, "short_profit", segment="small_and_below")
    assert series(profit) == [("2025-01-15", 6000), ("2025-01-31", 17000), ("2025-02-20", 15500)]
    for found in statistics:
        if found.history:
            assert found.history[-1].value == found.value, (found.name, found.subject)


def test_new_short_money_of_earlier_cycles(small_market: Path) -> None:
    money = one(asked(small_market, "ALFA", day=date(2025, 2, 26)), "new_short_money", symbol="ALFA")
    # 30 days to 31 January begin with the cycle of 31 December: 1,000 at 19 and at 16.5
    assert series(money) == [("2025-01-31", 19000 + 16500), ("2025-02-14", 16500 - 29000)]


def test_a_missing_cycle_is_a_gap_in_every_history(small_market: Path) -> None:
    (small_market / "shrt20250115.csv").unlink()
    statistics = measured(small_market)
    for name in ("short_interest", "short_share", "short_profit", "short_profit_rate"):
        history = dict(series(one(statistics, name, segment="small_and_below")))
        if name.startswith("short_profit"):
            assert list(history) == ["2025-01-31", "2025-02-20"], name
        else:
            assert history["2025-01-15"] is None, name


def test_a_history_begins_with_the_first_known_value(small_market: Path) -> None:
    for name in ("shrt20241231.csv", "shrt20250115.csv"):
        text = (small_market / name).read_text()
        (small_market / name).write_text("".join(r for r in text.splitlines(keepends=True) if "|ALFA|" not in r))
    statistics = asked(small_market, "ALFA")
    # 3,000 from 18 to 15, and from 15 to 16
    assert series(one(statistics, "short_profit", symbol="ALFA")) == [("2025-01-31", 9000), ("2025-02-20", 6000)]
    assert series(one(statistics, "short_interest", symbol="ALFA")) == [("2025-01-31", 45000)]
    assert not [s for s in statistics if s.name == "new_short_money" and s.subject == Subject.of(symbol="ALFA")]
    later = asked(small_market, "ALFA", day=date(2025, 2, 26))
    # from 15 January to 14 February a cycle is missing, so there is no figure: nor is it zero
    assert not [s for s in later if s.name == "new_short_money" and s.subject == Subject.of(symbol="ALFA")]


def test_the_arithmetic_has_the_numbers_in_it(small_market: Path) -> None:
    assert one(measured(small_market), "short_profit", symbol="ALFA").arithmetic == (
        "2024-12-31 to 2025-01-15: -(1,000 + 2,000) / 2 x (18.00 - 20.00) = 3,000.00 USD",
        "2025-01-15 to 2025-01-31: -(2,000 + 3,000) / 2 x (15.00 - 18.00) = 7,500.00 USD",
        "2025-01-31 to 2025-02-20: -(3,000 + 3,000) / 2 x (16.00 - 15.00) = -3,000.00 USD",
        "profit: 3,000.00 + 7,500.00 - 3,000.00 = 7,500.00 USD",
    )
    assert one(measured(small_market), "short_interest", segment="small_and_below").arithmetic == (
        "2025-01-31, ALFA: 3,000 x 15.00 = 45,000.00 USD",
        "2025-01-31, GAMA: 1,500 x 6.00 = 9,000.00 USD",
        "every issue: 45,000.00 + 9,000.00 = 54,000.00 USD",
        "sum of 2 issues = 54,000.00 USD",
    )


def test_an_issue_that_is_asked_for_has_its_statistics(small_market: Path) -> None:
    statistics = [s for s in asked(small_market, "BETA") if s.subject.parts[0] == ("symbol", "BETA")]
    names = {
        "short_interest",
        "short_interest_ratio",
        "days_to_cover",
        "short_interest_change",
        "short_profit",
        "short_profit_rate",
        "new_short_money",
    }
    assert {s.name for s in statistics} >= names
    interest = {s.unit: s.value for s in statistics if s.name == "short_interest"}
    assert interest == {"USD": 24000, "shares": 200}
    # 500 from 100 to 110, 400 from 110 to 120, 200 from 120 to 130
    assert next(s.value for s in statistics if s.name == "short_profit") == -11000


def test_shares_short_are_those_of_the_day_of_the_statistic(small_market: Path) -> None:
    found = [s for s in asked(small_market, "GAMA", day=DAY) if s.unit == "shares" and s.name == "short_interest"]
    gama = next(s for s in found if s.subject.name == "GAMA")
    # 10,000 and 20,000 before the 1-for-10 are 1,000 and 2,000
    assert [seen.value for seen in gama.history] == [1000, 2000, 1500]


def test_a_symbol_that_nobody_knows_names_its_neighbours(small_market: Path) -> None:
    with pytest.raises(OutsideData, match=r"no issue here has the symbol ALPA.*Perhaps ALFA"):
        asked(small_market, "ALPA")


def test_no_asked_issue_appears_twice(small_market: Path) -> None:
    statistics = asked(small_market, "ALFA", "GAMA")
    keys = [(s.name, s.subject, s.unit, s.period) for s in statistics]
    assert len(keys) == len(set(keys))


def test_the_profit_of_small_caps_in_2023_turns_with_the_rule_of_size(shared: Path) -> None:
    day = date(2023, 9, 8)
    market = read_market(shared / "market", until=day, tolerant=True)
    profits = measure_positions(market, day, names=["short_profit"])
    small = one(profits, "short_profit", segment="small_and_below")
    assert small.value > 0
    at_start = next(other for other in small.sensitivity if "start of the period" in other.definition)
    assert at_start.value < 0
    assert at_start.flips


def test_what_is_no_common_stock_has_its_shares_short_when_asked_for(small_market: Path) -> None:
    # a warrant, which counts in no segment
    found = [s for s in asked(small_market, "ALFAW") if s.subject == Subject.of(symbol="ALFAW")]
    assert [(s.name, s.unit, float(s.value)) for s in found if s.name == "short_interest"] == [
        ("short_interest", "shares", 70)
    ]
    assert [seen.value for seen in found[0].history] == [70, 70, 70]
    assert found[0].inputs[0].lines == (6,)
