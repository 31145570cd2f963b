"""Positions in index futures worked out by hand: units that change, an exchange that is left, missing weeks."""

import csv
import io
import re
import shutil
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from narrator.calendar import futures_publication_date
from narrator.measure.futures.contracts import points_of
from narrator.measure.futures.positions import ENTRIES
from narrator.measure.known import known_on
from narrator.measure.statistics import measure_market
from narrator.model.market import Market
from narrator.model.statistics import Statistic
from narrator.read.frames import FORMS, empty
from narrator.read.market import read_market
from tests.conftest import REPOSITORY

FIFTY, TWENTY = "($50 X HOLLOW INDEX)", "(HOLLOW INDEX X $20.00)"


def tff(day: str, code: str, long: float, short: float, interest: float = 2000, unit: str = FIFTY) -> dict[str, object]:
    """One week of leveraged funds."""
    return _row(day, code, (long, short, interest), report="tff", kind="leveraged_funds", unit=unit)


def derived(day: str, code: str, long: float, short: float) -> dict[str, object]:
    """One week of the derived table."""
    return _row(day, code, (long, short, float("nan")), report="history", kind="noncommercial", unit="")


def legacy(day: str, code: str, long: float, short: float, interest: float) -> dict[str, object]:
    """One week of non-commercial traders in the legacy report."""
    return _row(day, code, (long, short, interest), report="legacy", kind="noncommercial", unit=TWENTY)


def _row(
    day: str, code: str, figures: tuple[float, float, float], *, report: str, kind: str, unit: str
) -> dict[str, object]:
    long, short, interest = figures
    published = pd.Timestamp(futures_publication_date(date.fromisoformat(day)))
    return {
        "date": pd.Timestamp(day), "published": published, "report": report, "code": code, "name": "HOLLOW",
        "unit": unit, "kind": kind, "long": long, "short": short, "spreading": 7.0, "open_interest": interest,
        "file": "f.txt", "line": int(day[-2:]),
    }  # fmt: skip


def market_of(rows: Sequence[Mapping[str, object]], closes: Mapping[str, Mapping[str, float]] | None = None) -> Market:
    """A market of futures rows and index closes by index and day."""
    table = pd.DataFrame(list(rows)).astype(dict(FORMS["futures"].columns))
    levels = {
        index: pd.DataFrame(
            {"date": pd.to_datetime(list(days)).astype("datetime64[us]"), "close": list(days.values())}
        ).assign(file=f"{index}.csv", line=range(2, len(days) + 2))
        for index, days in (closes or {}).items()
    }
    tables: dict[str, Any] = {name: empty(name) for name in FORMS if name != "futures"}
    return Market("here", indices=levels, futures=table, files=(), **tables)


def measured(market: Market, as_of: str) -> dict[tuple[str, ...], Statistic]:
    """Statistics by name, the names of the subject, and unit."""
    known = known_on(market, date.fromisoformat(as_of), with_panel=False)
    found = [one for entry in ENTRIES for one in entry.compute(known)]
    by_key = {(one.name, *(name for _, name in one.subject.parts), one.unit): one for one in found}
    assert len(by_key) == len(found)
    return by_key


RUSSELL = ("futures_position", "russell_2000", "leveraged_funds")
NASDAQ = ("futures_position", "nasdaq_100", "leveraged_funds")
NONCOMMERCIAL = ("futures_position", "nasdaq_100", "noncommercial")


def values(statistic: Statistic) -> dict[str, Decimal | None]:
    """The history by day."""
    return {str(one.day): one.value for one in statistic.history}


def recomputed(line: str) -> None:
    """What stands left of the equals sign is what stands right of it."""
    words, result = line.rsplit(" = ", 1)
    expression = words.rsplit(": ", 1)[1].replace(",", "").replace(" x ", " * ")
    assert re.fullmatch(r"[\d.+\-*/() ]+", expression), line
    figure, unit = result.replace(",", "").split(" ")
    rounded = {"percent": 5.1e-7, "USD": 0.0051}.get(unit, 0)
    assert eval(expression) == pytest.approx(float(figure), abs=rounded), line  # noqa: S307


def test_net_contracts_per_cent_and_dollars() -> None:
    market = market_of(
        [tff("2025-01-07", "239742", 300, 500)], {"russell_2000": {"2025-01-06": 1700, "2025-01-07": 1800.5}}
    )
    found = measured(market, "2025-01-10")
    contracts, share, dollars = (found[*RUSSELL, unit] for unit in ("contracts", "percent", "USD"))
    assert (contracts.value, share.value) == (Decimal(-200), Decimal("-10.000000"))
    assert dollars.value == Decimal("-18005000.00")  # -200 x 50 x 1,800.50
    assert contracts.arithmetic == (
        "239742, spreads left apart = 7 contracts",
        "239742, 2025-01-07, long less short: 300 - 500 = -200 contracts",
    )
    assert share.arithmetic[-1] == "net over open interest: -200 / 2,000 x 100 = -10.000000 percent"
    assert dollars.arithmetic[-1] == "at the close of 2025-01-07: -200 x 50 x 1,800.50 = -18,005,000.00 USD"
    assert (dollars.period.start, dollars.period.end, dollars.as_of) == (
        date(2025, 1, 7),
        date(2025, 1, 7),
        date(2025, 1, 10),
    )
    assert [(one.file, one.count, one.lines) for one in dollars.inputs] == [
        ("f.txt", 1, (7,)),
        ("russell_2000.csv", 1, (3,)),
    ]
    assert contracts.coverage.left_out == {}
    assert measured(market, "2025-01-09") == {}


def test_a_tuesday_without_a_close_is_valued_at_the_last_one_before_it() -> None:
    rows = [tff("2025-12-16", "239742", 300, 500)]
    friday = market_of(rows, {"russell_2000": {"2025-12-12": 1000, "2025-12-17": 2000}})
    dollars = measured(friday, "2026-01-06")[*RUSSELL, "USD"]
    assert dollars.value == Decimal("-10000000.00")
    assert [(one.definition, one.value) for one in dollars.sensitivity] == [
        ("at the close of 17 December 2025", Decimal("-20000000.00"))
    ]
    long_ago = measured(market_of(rows, {"russell_2000": {"2025-12-10": 1000}}), "2026-01-06")
    assert (*RUSSELL, "USD") not in long_ago
    assert long_ago[*RUSSELL, "contracts"].coverage.left_out == {
        "dollars, for want of a close of the index of Russell 2000 futures": 1
    }


def test_two_exchanges_are_added_up_and_either_alone_is_a_sensitivity() -> None:
    rows = [tff("2017-09-19", "239742", 900, 400, 3000), tff("2017-09-19", "23977A", 100, 700, 1000)]
    found = measured(market_of(rows, {"russell_2000": {"2017-09-19": 1400}}), "2017-09-22")
    contracts = found[*RUSSELL, "contracts"]
    assert contracts.value == Decimal(-100)
    assert [(one.value, one.flips) for one in contracts.sensitivity] == [(Decimal(500), True), (Decimal(-600), False)]
    assert found[*RUSSELL, "percent"].value == Decimal("-2.500000")  # of 4,000
    assert found[*RUSSELL, "USD"].value == Decimal("-7000000.00")
    for statistic in found.values():
        for line in statistic.arithmetic:
            if ": " in line:
                recomputed(line)


def test_the_change_of_unit_is_no_change_of_the_position() -> None:
    rows = [derived("2023-04-25", "NASDAQ-100", 1500, 500), derived("2023-05-02", "NASDAQ-100", 5000, 1000)]
    found = measured(market_of(rows, {"nasdaq_100": {"2023-04-25": 13000, "2023-05-02": 13000}}), "2023-05-05")
    assert values(found[*NONCOMMERCIAL, "contracts"]) == {"2023-04-25": Decimal(5000), "2023-05-02": Decimal(4000)}
    assert values(found[*NONCOMMERCIAL, "USD"]) == {
        "2023-04-25": Decimal("1300000000.00"),  # 1,000 x 100 x 13,000
        "2023-05-02": Decimal("1040000000.00"),  # 4,000 x 20 x 13,000
    }
    before = measured(market_of(rows[:1]), "2023-04-28")[*NONCOMMERCIAL, "contracts"]
    assert before.arithmetic[-1] == "in contracts of $20 a point: 1,000 x 100 / 20 = 5,000 contracts"


def test_no_record_is_made_by_the_change_of_unit() -> None:
    weeks = [f"{day:%Y-%m-%d}" for day in pd.date_range("2021-11-02", "2023-05-02", freq="7D")]
    rows = [derived(week, "S&P 500", 100 + number % 7, 300) for number, week in enumerate(weeks[:-1])]
    rows.append(derived(weeks[-1], "S&P 500", 520, 1500))  # -196 in contracts of $250, within what was seen before
    found = measure_market(market_of(rows), date(2023, 5, 5), names=["futures_position"]).statistics
    assert [one.unit for one in found] == ["contracts"]
    assert not [one.words for one in found[0].superlatives if "record" in one.kind]


@pytest.mark.parametrize(
    ("code", "day", "unit", "point"),
    [
        ("239742", "2025-01-07", "(RUSSEL 2000 INDEX X $50)", 50),
        ("20974+", "2023-04-25", "(NASDAQ 100 INDEX X $100)", 100),
        ("20974+", "2023-04-25", "", 100),
        ("20974+", "2023-05-02", "", 20),
        ("209742", "2025-01-07", "(NASDAQ 100 STOCK INDEX X $20)", 20),
        ("13874+", "2023-04-25", "(S&P 500 INDEX X $250.00)", 250),
        ("13874+", "2025-01-07", "($1,250 X S&P 500 INDEX)", 1250),
        ("S&P 500", "1997-10-28", "", 500),
        ("S&P 500", "1997-11-04", "", 250),
        ("S&P 500", "2023-05-02", "", 50),
        ("RUSSELL", "2016-11-29", "", 100),
        ("RUSSELL", "2016-12-06", "", 50),
        ("23977A", "2016-11-29", "", 100),
    ],
)
def test_what_a_point_is_worth(code: str, day: str, unit: str, point: float) -> None:
    rows = pd.DataFrame([tff(day, code, 1, 1, unit=unit)])
    assert points_of(rows).tolist() == [point]


def test_a_missing_week_is_unknown_and_a_holiday_is_no_missing_week() -> None:
    days = ["2023-06-13", "2023-06-27", "2023-07-03", "2023-07-11"]
    found = measured(market_of([tff(day, "239742", 300, 500) for day in days]), "2023-07-14")[*RUSSELL, "contracts"]
    assert [str(day) for day, value in values(found).items() if value is None] == ["2023-06-20"]
    assert len(found.history) == 5
    assert found.coverage.left_out["weeks of which the position is not known"] == 1


def test_reports_came_twice_a_month_before_october_1992() -> None:
    days = ["1992-08-31", "1992-09-15", "1992-09-30", "1992-10-06", "1992-10-20"]
    found = measured(market_of([derived(day, "S&P 500", 3, 5) for day in days]), "1992-10-30")
    history = values(found["futures_position", "sp_500", "noncommercial", "contracts"])
    assert [day for day, value in history.items() if value is None] == ["1992-10-13"]


def test_a_side_that_was_not_published_makes_the_week_unknown() -> None:
    rows = [tff("2025-01-07", "239742", 300, 500), tff("2025-01-14", "239742", float("nan"), 500)]
    assert measured(market_of(rows), "2025-01-17") == {}
    rows.append(tff("2025-01-21", "239742", 250, 500))
    found = measured(market_of(rows), "2025-01-24")[*RUSSELL, "contracts"]
    assert list(values(found).values()) == [Decimal(-200), None, Decimal(-250)]


def test_the_derived_table_lacks_the_weeks_in_which_the_contract_moved() -> None:
    days = ["2017-08-08", "2017-08-15", "2017-09-12", "2017-09-19"]
    found = measured(market_of([derived(day, "RUSSELL", 300, 500) for day in days]), "2017-09-22")
    history = values(found["futures_position", "russell_2000", "noncommercial", "contracts"])
    assert [value for value in history.values() if value is not None] == [Decimal(-200), Decimal(-200)]
    assert len(history) == 7


def test_the_published_report_comes_before_the_derived_table() -> None:
    both = [
        derived("2025-01-07", "NASDAQ-100", 10, 5),
        derived("2025-01-14", "NASDAQ-100", 10, 5),
        legacy("2025-01-14", "20974+", 90, 50, 400),
        legacy("2025-01-14", "209742", 80, 50, 400),
    ]
    found = measured(market_of(both), "2025-01-17")
    assert values(found[*NONCOMMERCIAL, "contracts"]) == {"2025-01-07": Decimal(5), "2025-01-14": Decimal(40)}
    assert values(found[*NONCOMMERCIAL, "percent"]) == {"2025-01-14": Decimal("10.000000")}
    assert [one.value for one in found[*NONCOMMERCIAL, "contracts"].sensitivity] == [Decimal(30)]
    derived_alone = measured(market_of(both[:2]), "2025-01-17")
    assert (*NONCOMMERCIAL, "percent") not in derived_alone
    assert "per cent, for want of the open interest of Nasdaq-100 futures" in (
        derived_alone[*NONCOMMERCIAL, "contracts"].coverage.left_out
    )


CLOSES: dict[str, dict[str, float]] = {
    "nasdaq_100": {"2025-01-07": 20000.0, "2025-01-14": 21000.0},
    "russell_2000": {"2025-01-07": 2000, "2025-01-14": 2100},
}
GAP = ("positioning_gap", "nasdaq_100", "russell_2000", "leveraged_funds", "USD")


def test_the_gap_is_one_market_less_the_other() -> None:
    rows = [
        tff("2025-01-07", "209742", 400, 300, unit=TWENTY),
        tff("2025-01-07", "239742", 300, 500),
        tff("2025-01-14", "209742", 350, 300, unit=TWENTY),
        tff("2025-01-14", "20974+", 360, 300, unit=TWENTY),
        tff("2025-01-14", "239742", 300, 400),
    ]
    gap = measured(market_of(rows, CLOSES), "2025-01-17")[GAP]
    # 50 x 20 x 21,000 = 21,000,000 and -100 x 50 x 2,100 = -10,500,000; the week before 40,000,000 and -20,000,000
    assert gap.value == Decimal("31500000.00")
    assert values(gap) == {"2025-01-07": Decimal("60000000.00"), "2025-01-14": Decimal("31500000.00")}
    assert gap.arithmetic[-1] == "Nasdaq-100 less Russell 2000: 21,000,000.00 + 10,500,000.00 = 31,500,000.00 USD"
    assert [(one.value, one.flips) for one in gap.sensitivity] == [(Decimal("35700000.00"), False)]
    assert "Its record starts on 7 January 2025." in gap.definition
    assert {one.file for one in gap.inputs} == {"f.txt", "nasdaq_100.csv", "russell_2000.csv"}


def test_the_gap_is_unknown_where_either_market_is() -> None:
    rows = [tff("2025-01-07", "209742", 400, 300, unit=TWENTY), tff("2025-01-14", "209742", 400, 300, unit=TWENTY)]
    lacking = [*rows, tff("2025-01-07", "239742", 300, 500)]
    assert GAP not in measured(market_of(lacking, CLOSES), "2025-01-17")
    unpublished = [*rows, tff("2025-01-07", "239742", float("nan"), 500), tff("2025-01-14", "239742", 300, 500)]
    assert len(measured(market_of(unpublished, CLOSES), "2025-01-17")[GAP].history) == 1
    assert GAP not in measured(market_of([*rows, tff("2025-01-14", "239742", 3, 5)]), "2025-01-17")


def test_a_position_that_is_far_behind_is_left_out() -> None:
    market = market_of([tff("2025-01-07", "239742", 300, 500)])
    assert (*RUSSELL, "contracts") in measured(market, "2025-02-13")  # the newest report then is that of 4 February
    assert measured(market, "2025-02-14") == {}
    outage = market_of([tff("2023-01-24", "239742", 300, 500)])
    assert (*RUSSELL, "contracts") in measured(outage, "2023-02-23")


def test_what_is_published_later_changes_nothing() -> None:
    days = [f"{day:%Y-%m-%d}" for day in pd.date_range("2022-12-06", "2023-04-25", freq="7D")]
    rows = [tff(day, "239742", 300 + number, 500) for number, day in enumerate(days)]
    closes = {"russell_2000": {day: 1800.0 + number for number, day in enumerate(days)}}
    for as_of in pd.date_range("2022-12-09", "2023-04-28", freq="3D"):
        early = [one for one in rows if one["published"] <= as_of]  # type: ignore[operator]
        known = {
            "russell_2000": {day: close for day, close in closes["russell_2000"].items() if pd.Timestamp(day) <= as_of}
        }
        assert measured(market_of(rows, closes), str(as_of.date())) == measured(
            market_of(early, known), str(as_of.date())
        )


def test_the_invented_market_has_no_dollars_and_says_why() -> None:
    market = read_market(REPOSITORY / "corpus" / "market", date(2026, 6, 30))
    found = measured(market, "2026-06-30")
    assert {unit for *_, unit in found} == {"contracts", "percent"}
    assert not any(name == "positioning_gap" for name, *_ in found)
    assert found[*NASDAQ, "contracts"].period.end == date(2026, 6, 23)
    assert all(
        any(reason.startswith("dollars") for reason in one.coverage.left_out)
        for (*_, unit), one in found.items()
        if unit == "contracts"
    )


def test_the_real_position_is_that_of_the_published_row(shared: Path, tmp_path: Path) -> None:
    for folder in ("cftc", "index_levels"):
        shutil.copytree(shared / "market" / folder, tmp_path / folder)
    with zipfile.ZipFile(tmp_path / "cftc" / "fut_fin_txt_2023.zip") as archive:
        lines = csv.DictReader(io.StringIO(archive.read(archive.namelist()[0]).decode()))
        (row,) = [
            one
            for one in lines
            if one["CFTC_Contract_Market_Code"].strip() == "239742" and one["Report_Date_as_YYYY-MM-DD"] == "2023-09-05"
        ]
    net = int(row["Lev_Money_Positions_Long_All"]) - int(row["Lev_Money_Positions_Short_All"])
    closes = dict(csv.reader((tmp_path / "index_levels" / "russell_2000.csv").read_text().splitlines()[1:]))
    found = measured(read_market(tmp_path, date(2023, 9, 8), tolerant=True), "2023-09-08")
    assert found[*RUSSELL, "contracts"].value == net
    assert found[*RUSSELL, "USD"].value == pytest.approx(net * 50 * Decimal(closes["2023-09-05"]), abs=Decimal("0.01"))
    for statistic in found.values():
        assert statistic.history[-1].value == statistic.value
        for line in statistic.arithmetic:
            if ": " in line:
                recomputed(line)
