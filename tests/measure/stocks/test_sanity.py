"""Troubles of real feeds as scenarios: the figure with the trouble in it, the right one, and what is listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from narrator.measure.known import known_on
from narrator.measure.statistics import Measured, measure_market
from narrator.measure.stocks.sanity import LISTED_INCIDENTS, incidents_of
from narrator.model.claims import Subject
from narrator.model.market import Incident
from narrator.read.frames import FORMS
from narrator.read.market import read_market
from tests.conftest import FINRA_HEADER

DAY = date(2025, 2, 20)
"""The last cycle known is that of 31 January."""

EVENINGS = ("2024-12-31", "2025-01-15", "2025-01-24", "2025-01-31", "2025-02-14", "2025-02-20")

Position = tuple[int, int, str]
"""Shares short, the previous position, and flags: S for a split, R for a revision, 0 for an unknown volume."""


def folder_with(
    folder: Path,
    closes: Mapping[str, Sequence[float]],
    cycles: Mapping[str, Mapping[str, Position]],
    changes: Mapping[str, Sequence[float]] | None = None,
    caps: Mapping[str, Sequence[float]] | None = None,
) -> Path:
    """A market folder: closes, changes and capitalisations by symbol on the six evenings, positions by cycle."""
    for settlement, rows in cycles.items():
        compact = settlement.replace("-", "")
        lines = [
            f"{compact}|{symbol}|{symbol} Inc.|R|NNM|{now}|{before}|{'S' if 'S' in flags else ''}|"
            f"{0 if '0' in flags else 100}|999.99|{'R' if 'R' in flags else ''}|0|0|{settlement}"
            for symbol, (now, before, flags) in rows.items()
        ]
        (folder / f"shrt{compact}.csv").write_text("\n".join([FINRA_HEADER, *lines]) + "\n")
    prices = ["date,symbol,name,close" + (",pct_change" if changes else "") + (",market_cap" if caps else "")]
    for symbol, levels in closes.items():
        for place, (evening, close) in enumerate(zip(EVENINGS, levels, strict=True)):
            more = [f"{table[symbol][place]}" for table in (changes, caps) if table]
            prices.append(",".join([evening, symbol, f"{symbol} Inc. Common Stock", f"{close}", *more]))
    (folder / "prices.csv").write_text("\n".join(prices) + "\n")
    return folder


def measured(folder: Path, day: date = DAY) -> Measured:
    return measure_market(read_market(folder, until=day), day)


def value_of(found: Measured, name: str, start: date | None = None, **subject: str) -> Decimal:
    return next(
        one.value
        for one in found.statistics
        if one.name == name and one.subject == Subject.of(**subject) and start in {None, one.period.start}
    )


def year_profit(found: Measured) -> Decimal:
    return value_of(found, "short_profit", date(2025, 1, 1), segment="all")


def listed(found: Measured, kind: str) -> Incident:
    return next(one for one in found.incidents if one.kind == kind)


REVERSED = {
    "2024-12-31": {"REVE": (1000, 1000, "")},
    "2025-01-15": {"REVE": (1000, 1000, "")},
    "2025-01-31": {"REVE": (100, 1000, "S")},
}
"""A 1-for-10 reverse split between the second and the third cycle."""

LEAPS = {"REVE": (1.0, 0.9, 0.9, 9.5, 9.2, 9.0)}


@pytest.mark.parametrize("changes", [None, {"REVE": (0, -10, 0, 955.556, -3.158, -2.174)}])
def test_an_unadjusted_reverse_split(tmp_path: Path, changes: dict[str, tuple[float, ...]] | None) -> None:
    found = measured(folder_with(tmp_path, LEAPS, REVERSED, changes))
    # with it: 1,000 from 1.00 to 0.90, 550 from 0.90 to 9.50, 100 from 9.50 to 9.00
    trouble = 100 - Decimal("0.5") * 1100 * Decimal("8.6") + 50
    assert trouble == -4580
    # without the interval of the split
    assert year_profit(found) == 100 + 50
    incident = listed(found, "reverse split unadjusted")
    assert (incident.symbol, incident.day) == ("REVE", date(2025, 1, 31))
    assert "10.56 times" in incident.words
    # nobody covered 900 shares either
    assert not [one for one in found.statistics if one.name == "new_short_money"]


def test_the_same_leap_without_a_flagged_split_is_a_price(tmp_path: Path) -> None:
    cycles = {day: {"REVE": (now, 1000, "")} for day, now in zip(REVERSED, (1000, 1000, 100), strict=True)}
    found = measured(folder_with(tmp_path, LEAPS, cycles))
    assert year_profit(found) == -4580


def test_a_leap_is_held_back_until_the_positions_of_its_cycle_are_known(tmp_path: Path) -> None:
    cycles = {day: {"REVE": (now, 1000, "")} for day, now in zip(REVERSED, (1000, 1000, 100), strict=True)}
    found = measured(folder_with(tmp_path, LEAPS, cycles), date(2025, 1, 31))
    # 1,000 from 1.00 to 0.90; from 0.90 to 9.50 would be a loss of 8,600 more
    assert year_profit(found) == 100
    assert "positions of 2025-01-31, which would show a split, are not known" in listed(found, "impossible jump").words


def test_a_split_that_adjusted_closes_do_not_show(tmp_path: Path) -> None:
    found = measured(folder_with(tmp_path, {"REVE": (10.0, 9.0, 9.0, 9.0, 8.8, 8.5)}, REVERSED))
    # with it: 1,000 old shares from 10.00 to 9.00, of which there are 100 in the units of the closes
    assert year_profit(found) == 50
    assert listed(found, "split in positions only").symbol == "REVE"


def test_a_capitalisation_of_the_shares_before_a_split(tmp_path: Path) -> None:
    caps = {"REVE": (2e8, 1.8e8, 1.8e8, 1.9e9, 1.84e9, 1.8e9)}
    changes = {"REVE": (0, -10, 0, 5.556, -3.158, -2.174)}
    found = measured(folder_with(tmp_path, LEAPS, REVERSED, changes, caps))
    # the split is adjusted: 1,000 old shares are 100 of 10.00 to 9.00, then 9.00 to 9.50 to 9.00
    assert year_profit(found) == 100 - 50 + 50
    # 9.00 times 20 million shares are 180 millions; the feed's 1.8 billions would make it a small cap
    assert value_of(found, "short_interest", segment="micro") == 950
    assert not [one for one in found.statistics if one.subject == Subject.of(segment="small")]
    assert "REVE on 2025-01-31" in listed(found, "stale capitalisation").words


PLAIN = {day: {"PLAN": (shares, 0, "")} for day, shares in zip(REVERSED, (1000, 2000, 3000), strict=True)}
FALLS = {"PLAN": (20.0, 18.0, 18.0, 15.0, 14.0, 16.0)}
"""Profits of 3,000, 7,500 and -3,000."""


def with_another(flags: str) -> dict[str, dict[str, Position]]:
    """The plain issue beside one with 500 shares short."""
    return {day: {**rows, "REVE": (500, 500, flags)} for day, rows in PLAIN.items()}


def test_the_sentinel_of_unknown_volume(tmp_path: Path) -> None:
    closes = {**FALLS, "REVE": (10.0,) * 6}
    found = measured(folder_with(tmp_path, closes, with_another("0")))
    days = {one.subject: one.value for one in found.statistics if one.name == "days_to_cover"}
    # the file says 999.99 of both; PLAN has 3,000 short and 100 traded a day, of REVE nothing is known
    assert days[Subject.of(segment="all")] == 30
    assert Subject.of(symbol="REVE") not in days
    assert "1 of 2 positions of 2025-01-31" in listed(found, "zero for unknown volume").words
    assert listed(found, "sentinel days to cover").day == date(2025, 1, 31)


def test_a_run_of_nines_for_a_price(tmp_path: Path) -> None:
    found = measured(folder_with(tmp_path, {"PLAN": (20.0, 18.0, 18.0, 9999.99, 14.0, 16.0)}, PLAIN))
    # at the settlement of 31 January the last close is 18: 0 from 18 to 18, then 3,000 from 18 to 16
    assert year_profit(found) == 3000 + 0 + 6000
    assert listed(found, "sentinel price").symbol == "PLAN"


def test_a_restated_cycle(tmp_path: Path) -> None:
    cycles = {**PLAIN, "2025-01-31": {"PLAN": (3000, 2600, "R")}}
    found = measured(folder_with(tmp_path, FALLS, cycles))
    # 1,800 from 20 to 18, 2,800 from 18 to 15; with the first figure 3,000 and 7,500
    assert year_profit(found) == 3600 + 8400 - 3000
    incident = listed(found, "restated cycle")
    assert incident.day == date(2025, 1, 15)
    assert "1 position of 2025-01-15, by +600 shares" in incident.words


def test_a_missing_cycle(tmp_path: Path) -> None:
    cycles = {**PLAIN, "2025-02-14": {"PLAN": (1000, 3000, "")}}
    folder = folder_with(tmp_path, FALLS, cycles)
    (folder / "shrt20250131.csv").unlink()
    with (folder / "prices.csv").open("a") as stream:
        stream.write("2025-02-26,PLAN,PLAN Inc. Common Stock,13\n")
    day = date(2025, 2, 26)
    known = known_on(read_market(folder, until=day), day)
    assert known.panel.missing_settlements == (date(2025, 1, 31),)
    found = measured(folder, day)
    # one step from 15 January to 14 February: 1,000 covered at (18 + 14) / 2, and a price effect of 1,500 times -4
    money = value_of(found, "new_short_money", segment="all")
    assert money == -16000
    assert money + Decimal(1500 * -4) == 1000 * 14 - 2000 * 18
    history = next(
        one.history for one in found.statistics if one.name == "short_interest" and one.subject.name == "all"
    )
    assert {one.day: one.value for one in history}[date(2025, 1, 31)] is None
    assert listed(found, "missing cycle").day == date(2025, 1, 31)
    definitions = {one.name: one.definition for one in found.statistics if one.subject == Subject.of(segment="all")}
    assert "No positions are known of 2025-01-31" in definitions["new_short_money"]
    assert "No positions are known" not in definitions["short_interest"]


def test_a_missing_week_of_fund_flows(tmp_path: Path) -> None:
    folder_with(tmp_path, FALLS, PLAIN)
    rows = [f"2025-01-{day:02},small,{flow},Tally" for day, flow in ((3, 5), (10, 6), (24, 7), (31, 8))]
    (tmp_path / "flows.csv").write_text("\n".join(["week_ending,segment,net_flow_usd,source", *rows]) + "\n")
    found = measured(tmp_path)
    flow = next(one for one in found.statistics if one.name == "fund_flow")
    # an inflow in each of the four weeks that are there, but in a row only in the last two
    assert {one.day: one.value for one in flow.history}[date(2025, 1, 17)] is None
    assert not [one for one in flow.superlatives if one.kind == "gain in a row" and one.figure and one.figure > 2]
    assert "fund flows of Tally for the week of 2025-01-17" in listed(found, "missing week").words


def test_a_missing_week_of_futures(small_market: Path) -> None:
    market = read_market(small_market)
    days = [date(2025, 1, day) for day in (7, 14, 28)]
    rows = pd.DataFrame({"date": days, "published": days, "report": "tff"}).reindex(
        columns=list(FORMS["futures"].columns)
    )
    futures = rows.astype({"date": "datetime64[us]", "published": "datetime64[us]"})
    known = known_on(replace(market, futures=futures), DAY, with_panel=False)
    assert [one.day for one in incidents_of(known) if one.kind == "missing week"] == [date(2025, 1, 21)]
    assert not [one for one in incidents_of(known) if one.kind == "old report"]


def test_positions_that_ended_long_before_the_day_are_listed(small_market: Path) -> None:
    market = read_market(small_market)
    rows = [("2024-12-31", "239742", "leveraged_funds"), ("2025-02-04", "239742", "dealers")]
    rows += [("2025-02-04", "13874A", "leveraged_funds"), ("2024-12-31", "000000", "leveraged_funds")]
    tables = [{"date": day, "published": day, "report": "tff", "code": code, "kind": kind} for day, code, kind in rows]
    futures = pd.DataFrame(tables, columns=list(FORMS["futures"].columns))
    futures = futures.astype({"date": "datetime64[us]", "published": "datetime64[us]"})
    found = incidents_of(known_on(replace(market, futures=futures), date(2025, 2, 10), with_panel=False))
    old = [one for one in found if one.kind == "old report"]
    assert [one.day for one in old] == [date(2024, 12, 31)]
    assert "leveraged funds in Russell 2000 futures is of 2024-12-31, over 28 days behind" in old[0].words


def test_a_duplicated_file(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, FALLS, PLAIN)
    (folder / "copy").mkdir()
    (folder / "copy" / "shrt20250115.csv").write_bytes((folder / "shrt20250115.csv").read_bytes())
    found = measured(folder)
    # read twice, 4,000 shares would make it 5,000 and 10,500
    assert year_profit(found) == 3000 + 7500 - 3000
    assert "the same file as" in listed(found, "duplicated file").words


def test_a_symbol_that_another_company_takes_over(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, FALLS, PLAIN)
    text = (folder / "prices.csv").read_text()
    text = text.replace("PLAN Inc.", "Plank Inc.").replace("14.0", "44.0").replace("16.0", "46.0")
    renamed = [row.replace("Plank Inc.", "Planet Corp.") if row > "2025-02" else row for row in text.splitlines()]
    (folder / "prices.csv").write_text("\n".join([*renamed[:1], *renamed[1:]]) + "\n")
    found = measured(folder)
    # with it: 3,000 from 15 to 46, a loss of 93,000
    assert year_profit(found) == 3000 + 7500
    assert "PLAN was Plank Inc." in listed(found, "re-used symbol").words


def test_a_close_that_the_next_evening_undoes(tmp_path: Path) -> None:
    changes = {"PLAN": (0, -10, 0, 9900.0, -99.222, 14.286)}
    found = measured(folder_with(tmp_path, {"PLAN": (20.0, 18.0, 18.0, 1800.0, 14.0, 16.0)}, PLAIN, changes))
    # with it: 2,500 from 18 to 1,800 and 3,000 from there to 16; on 31 January the last close is now 18
    assert year_profit(found) == 3000 + 0 + 3000 * 2
    incident = listed(found, "impossible jump")
    assert (incident.symbol, incident.day, incident.held_back) == ("PLAN", date(2025, 1, 31), "that close")


def test_a_position_larger_than_the_company(tmp_path: Path) -> None:
    cycles = {**PLAIN, "2025-01-31": {"PLAN": (3_000_000, 0, "")}}
    caps = {"PLAN": [close * 50_000 for close in FALLS["PLAN"]]}
    found = measured(folder_with(tmp_path, FALLS, cycles, caps=caps))
    # 3,000,000 short of 50,000 shares: with it, a loss of 3,000,000 on the last dollar alone. The position of 15
    # January stands for the interval after it, and none for the one after 31 January.
    assert year_profit(found) == 3000 + 6000
    incident = listed(found, "impossible position")
    assert "3,000,000 shares short on 2025-01-31" in incident.words
    assert "50,000 shares outstanding" in incident.words


def test_a_sound_market_has_only_gaps_in_its_evenings(tmp_path: Path) -> None:
    kinds = {one.kind for one in measured(folder_with(tmp_path, FALLS, PLAIN)).incidents}
    assert kinds == {"missing evening"}


def test_many_incidents_of_a_kind_are_counted(tmp_path: Path) -> None:
    symbols = [f"AA{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXY"]
    cycles = {day: dict.fromkeys(symbols, rows["REVE"]) for day, rows in REVERSED.items()}
    found = measured(folder_with(tmp_path, dict.fromkeys(symbols, LEAPS["REVE"]), cycles))
    unadjusted = [one for one in found.incidents if one.kind == "reverse split unadjusted"]
    assert len(unadjusted) == LISTED_INCIDENTS
    assert unadjusted[-1].words.startswith("6 earlier ones: AAA, AAB")


def test_what_the_real_files_hold_is_readable(shared: Path) -> None:
    day = date(2023, 9, 8)
    market = read_market(shared / "market", until=day, tolerant=True)
    found = incidents_of(known_on(market, day))
    kinds = {one.kind for one in found}
    assert {"restated cycle", "reverse split unadjusted", "stale capitalisation", "missing week"} <= kinds
    assert len(found) < 100
    assert all(one.words and one.held_back for one in found)
