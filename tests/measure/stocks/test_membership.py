"""Sixty stocks of three sectors, a few of them so large that they decide what an index of them returns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from narrator.measure.indices.breadth import breadths
from narrator.measure.indices.concentration import concentrations
from narrator.measure.indices.sector_returns import sector_returns
from narrator.measure.indices.sectors import sector_weights, sectors_of
from narrator.measure.indices.weights import capitalisation_shares
from narrator.measure.known import Known, known_on
from narrator.measure.stocks.companies import companies_of
from narrator.model.claims import Subject
from narrator.model.statistics import Observation, Statistic
from narrator.read.market import read_market

DAY = date(2025, 2, 20)
EVENINGS = ("2024-12-31", "2025-01-31", "2025-02-20")
GIANT = [("S01", "Stock 01 Inc. Common Stock", "Tech", 1000e9, (100, 110, 120))]
TWINS = [("S02", "Twin Corp. Class A Common Stock", "Tech", 500e9, (50, 50, 55))]
TWINS += [("S03", "Twin Corp. Class C Common Stock", "Tech", 500e9, (50, 50, 55))]
FLAT = [(f"S{n:02}", f"Stock {n} Inc. Common Stock", "Finance", 100e9, (10, 10, 10)) for n in range(4, 12)]
FALLING = [(f"S{n}", f"Stock {n} Inc. Common Stock", "Energy", 20e9, (10, 9, 8)) for n in range(12, 25)]
RISING = [(f"S{n}", f"Stock {n} Inc. Common Stock", "Energy", 1e9, (10, 10.5, 11)) for n in range(25, 61)]
STOCKS = (*GIANT, *TWINS, *FLAT, *FALLING, *RISING)
LARGE = [stock[0] for stock in STOCKS[:24]]
SMALL = LARGE[3:]
PRICE_HEADER = "date,symbol,name,close,pct_change,volume,market_cap,sector,industry"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = [PRICE_HEADER]
    for place, evening in enumerate(EVENINGS):
        for symbol, name, sector, cap, closes in STOCKS:
            change = (closes[place] / closes[max(place - 1, 0)] - 1) * 100
            worth = cap * closes[place] / closes[0]
            rows.append(f"{evening},{symbol},{name},{closes[place]},{change:.3f},1000,{worth:.0f},{sector},Any")
    (tmp_path / "prices.csv").write_text("\n".join(rows) + "\n")
    header = (
        "accountingYearMonthNumber|symbolCode|issueName|issuerServicesGroupExchangeCode|marketClassCode|"
        "currentShortPositionQuantity|previousShortPositionQuantity|stockSplitFlag|averageDailyVolumeQuantity|"
        "daysToCoverQuantity|revisionFlag|changePercent|changePreviousNumber|settlementDate"
    )
    for day in ("2024-12-31", "2025-01-15", "2025-01-31"):
        row = f"{day.replace('-', '')}|S01|S01 Inc.|R|NNM|9|0||100|1.00||100.00|0|{day}"
        (tmp_path / f"shrt{day.replace('-', '')}.csv").write_text(f"{header}\n{row}\n")
    for index in ("calder_100", "sp_500", "russell_2000"):
        (tmp_path / f"{index}.csv").write_text("date,close\n2024-12-31,100\n2025-02-20,110\n")
    return tmp_path


def members(index: str, symbols: list[str], since: str = "2024-11-01") -> pd.DataFrame:
    day = pd.Timestamp(since)
    columns = {"index": index, "date": day, "published": day, "symbol": symbols, "written": symbols, "name": symbols}
    frame = pd.DataFrame({**columns, "sector": "", "industry": "", "file": f"{index}_members.csv"})
    return frame.assign(line=range(2, len(frame) + 2))


def known(folder: Path, *lists: pd.DataFrame, holdings: pd.DataFrame | None = None) -> Known:
    market = read_market(folder)
    market = replace(market, members=pd.concat([*lists]) if lists else market.members)
    return known_on(market if holdings is None else replace(market, holdings=holdings), DAY)


def of(statistics: tuple[Statistic, ...], **parts: str) -> Statistic:
    (found,) = (one for one in statistics if set(parts.items()) <= set(one.subject.parts))
    return found


def test_breadth_by_rank_says_that_ranks_stand_in(folder: Path) -> None:
    day = known(folder)
    (found,) = breadths(day, day.windows[0])
    # 13 of the 60 fell
    assert found.subject == Subject.of(index="calder_100")
    assert found.value == Decimal("21.666667")
    assert (
        "ranked before the period, stand in for them. For the Calder 100, these are ranks 1 to 100." in found.definition
    )
    assert found.arithmetic == ("Calder 100, fallen: 13 / 60 x 100 = 21.666667 percent",)
    assert found.history == (
        Observation(date(2025, 1, 15), Decimal(0)),
        Observation(date(2025, 1, 31), Decimal("21.666667")),
        Observation(DAY, Decimal("21.666667")),
    )


def test_a_list_of_members_comes_before_ranks(folder: Path) -> None:
    day = known(folder, members("calder_100", [*LARGE, "GONE"]), members("sp_500", LARGE))
    found = breadths(day, day.windows[0])
    listed = of(found, index="calder_100")
    # 13 of 24; GONE has no price
    assert listed.value == of(found, index="sp_500").value == Decimal("54.166667")
    assert sum(listed.coverage.left_out.values()) == 1
    assert "the 25 of the list in force from 1 November 2024" in listed.definition
    assert [(one.definition, one.value) for one in listed.sensitivity] == [
        ("ranks 1 to 100 by capitalisation on 31 December 2024", Decimal("21.666667")),
        ("ranked on the as-of day", Decimal("21.666667")),
    ]
    assert listed.inputs[0].file == "calder_100_members.csv"


def test_a_list_that_is_not_in_force_yet_is_not_used(folder: Path) -> None:
    day = known(folder, members("sp_500", LARGE, since="2025-02-21"))
    assert {one.subject.name for one in breadths(day, day.windows[0])} == {"calder_100"}


def test_of_two_lists_the_later_one_holds(folder: Path) -> None:
    day = known(folder, members("sp_500", SMALL), members("sp_500", LARGE, since="2025-02-01"))
    assert of(breadths(day, day.windows[0]), index="sp_500").coverage.used == 24


def test_share_classes_of_one_company_count_once(folder: Path) -> None:
    worth = companies_of(known(folder).panel).worth(pd.Timestamp("2024-12-31"))
    assert len(set(worth.loc[["S02", "S03"], "company"])) == 1
    assert worth.loc[["S01", "S02", "S03"], "cap"].tolist() == [1000e9, 250e9, 250e9]
    assert worth["company"].nunique() == 59


def test_a_share_class_whose_twin_is_no_member_counts_for_the_whole_company(folder: Path) -> None:
    companies = companies_of(known(folder).panel)
    worth = companies.worth(pd.Timestamp("2024-12-31"), pd.Index(["S01", "S02"]))
    assert worth.loc[["S01", "S02"], "cap"].tolist() == [1000e9, 500e9]
    day = known(folder, members("sp_500", [name for name in LARGE if name != "S03"]))
    found = concentrations(day, day.windows[0], companies_of(day.panel))
    ten = next(one for one in found if one.subject.parts == (("index", "sp_500"), ("largest", "10")))
    # the same as with both: 500 bn in one class, gaining 10 %
    assert ten.value == Decimal("9.765625")


def test_the_largest_names_carry_more_than_the_whole(folder: Path) -> None:
    day = known(folder, members("sp_500", LARGE))
    found = concentrations(day, day.windows[0], companies_of(day.panel))
    ten, share = (one for one in found if dict(one.subject.parts) == {"index": "sp_500", "largest": "10"})
    # of 2,560 bn: 1,000 gains 20 %, 500 gains 10 %, 800 nothing, 260 loses 20 %
    assert (ten.value, ten.unit) == (Decimal("9.765625"), "percentage points")
    assert share.value == Decimal("126.262626")
    assert ten.arithmetic[0] == (
        "Stock 01 Inc.: (1,000,000,000,000 x (120.00 / 100.00 - 1)) / 2,560,000,000,000 x 100 = "
        "7.8125 percentage points"
    )
    assert "250,000,000,000 x (55.00 / 50.00 - 1) + 250,000,000,000 x (55.00" in ten.arithmetic[1]
    assert ten.arithmetic[10] == "return of all stocks: 198,000,000,000 / 2,560,000,000,000 x 100 = 7.734375 percent"
    assert ten.arithmetic[11].endswith(": -52,000,000,000 / 260,000,000,000 x 100 = -20.000000 percent")
    assert (ten.label, share.label) == ("10 largest of the S&P 500",) * 2
    # by the end of January: 100 bn more in the giant, 26 bn less in those that fall
    assert ten.history[1] == Observation(date(2025, 1, 31), Decimal("3.906250"))
    assert share.history[1] == Observation(date(2025, 1, 31), Decimal("135.135135"))
    # until the 15th nothing had moved: no share of nothing
    assert share.history[0] == Observation(date(2025, 1, 15), None)


def test_a_share_of_next_to_nothing_is_not_given(folder: Path) -> None:
    # without the giant: 500 bn gains 10 %, 800 nothing, 260 loses 20 %: a whole of -2 bn in 1,560
    day = known(folder, members("sp_500", LARGE[1:]))
    found = concentrations(day, day.windows[0], companies_of(day.panel))
    ten = of(tuple(one for one in found if one.subject.name == "sp_500"), largest="10")
    assert ten.name == "concentration"
    # the twins and eight flat ones, and one that falls: (50 - 4) / 1560
    assert ten.value == Decimal("2.948718")
    assert "which is -0.128205 per cent: too near zero" in ten.definition


def test_the_weight_of_the_largest_names(folder: Path) -> None:
    found = capitalisation_shares(known(folder, members("sp_500", LARGE)))
    ten = of(tuple(one for one in found if one.subject.name == "sp_500"), largest="10")
    # on the last evening 1,200 + 550 + 800 of 2,758 bn, before the year 2,300 of 2,560
    assert ten.value == Decimal("92.458303")
    assert ten.history[0] == Observation(date(2024, 12, 31), Decimal("89.843750"))
    assert ten.arithmetic[-1] == "weight: 2,550,000,000,000 / 2,758,000,000,000 x 100 = 92.458303 percent"
    assert ten.label == "10 largest of the S&P 500"
    # the twins fill two places of ten: one stock of 26 bn falls out
    assert ten.sensitivity[0].definition == "each share class a name of its own"
    assert ten.sensitivity[0].value < ten.value
    # by rank, 36 stocks more, worth 1.1 bn each
    ranked = of(tuple(one for one in found if one.subject.name == "calder_100"), largest="10")
    assert ranked.value == round(Decimal(255000) / Decimal("2797.6"), 6)


def test_sectors_of_one_universe_against_another(folder: Path) -> None:
    found = sector_weights(known(folder, members("sp_500", LARGE), members("russell_2000", SMALL)))
    assert found[0].subject.parts == (
        ("universe", "russell_2000"),
        ("against", "sp_500"),
        ("sector", "Energy"),
    )
    # small: 208 and 800 of 1,008 bn; large: 208, 800 and 1,750 of 2,758 bn
    expected = {"Energy": "13.093224", "Finance": "50.358553", "Tech": "-63.451777"}
    assert {dict(one.subject.parts)["sector"]: str(one.value) for one in found} == expected
    assert found[0].label == "Energy, Russell 2000 against S&P 500"
    tech = of(found, sector="Tech")
    assert tech.arithmetic[-1] == "difference: 0.000000 - 63.451777 = -63.451777 percentage points"
    # before the year 1,500 of 2,560
    assert [(one.definition, one.value) for one in tech.sensitivity] == [
        ("weights of 31 December 2024", Decimal("-58.593750")),
    ]
    assert tech.history[0] == Observation(date(2024, 12, 31), Decimal("-58.593750"))


def held_by(fund: str, day: str, rows: dict[str, float]) -> pd.DataFrame:
    columns = {"fund": fund, "date": pd.Timestamp(day), "published": pd.Timestamp(day), "symbol": list(rows)}
    frame = pd.DataFrame({**columns, "sector": "Wrong", "value": list(rows.values()), "file": "fund.csv"})
    return frame.assign(line=range(11, len(frame) + 11))


@pytest.mark.parametrize(
    ("fund", "day", "finance"),
    [
        # three quarters in finance, less 800 of 2,758
        ("Example Russell 2000 ETF", "2025-01-31", "45.993474"),
        # another part of the index, and holdings of last summer: the members' capitalisations count instead
        ("Example Russell 2000 Value ETF", "2025-01-31", "50.358553"),
        ("Example Russell 2000 ETF", "2024-08-30", "50.358553"),
    ],
)
def test_a_fund_that_holds_the_index_gives_its_weights(folder: Path, fund: str, day: str, finance: str) -> None:
    table = held_by(fund, day, {"S04": 2e6, "S05": 1e6, "S12": 1e6, "NONE": 1e6})
    lists = members("sp_500", LARGE), members("russell_2000", SMALL)
    assert of(sector_weights(known(folder, *lists, holdings=table)), sector="Finance").value == Decimal(finance)


def test_what_sectors_returned(folder: Path) -> None:
    day = known(folder, members("sp_500", LARGE))
    sectors = sectors_of(companies_of(day.panel))
    found = {one.subject.name: one for one in sector_returns(day, day.windows[0], sectors)}
    # 250 of 1,500 bn; nothing; 13 of 20 bn lose 20 %, 36 of 1 bn gain 10 %: -48.4 of 296
    assert found["Tech"].value == Decimal("16.666667")
    assert found["Finance"].value == 0
    assert found["Energy"].value == Decimal("-16.351351")
    assert [(one.definition, one.value, one.flips) for one in found["Energy"].sensitivity] == [
        ("of the stocks of the Calder 100 alone", Decimal("-16.351351"), False),
        ("of the stocks of the S&P 500 alone", Decimal(-20), False),
        ("the median stock", Decimal(10), True),
    ]
