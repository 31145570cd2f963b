"""What is published later changes nothing: a market cut to a day says what the whole of it says of that day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from narrator.calendar import publication_date
from narrator.measure.statistics import CATALOGUE, Measured, measure_market
from narrator.model.claims import Subject
from narrator.model.market import Market
from narrator.model.statistics import Statistic
from narrator.read.market import read_market
from tests.conftest import FINRA_HEADER, REPOSITORY

CORPUS = REPOSITORY / "corpus" / "market"
FIRST, LAST = date(2025, 3, 3), date(2026, 7, 10)
"""Days of which the corpus says something, up to the last publication."""


@cache
def corpus() -> Market:
    return read_market(CORPUS)


def without_later(market: Market, day: date) -> Market:
    """The market with every row removed that was published after a day, table by table."""
    kept: dict[str, object] = {}
    for field in fields(market):
        table = getattr(market, field.name)
        if isinstance(table, pd.DataFrame):
            kept[field.name] = table[
                (table["date" if field.name == "prices" else "published"].dt.date <= day).to_numpy()
            ]
        elif isinstance(table, Mapping):
            kept[field.name] = {name: rows[(rows["date"].dt.date <= day).to_numpy()] for name, rows in table.items()}
    return replace(market, **kept)  # type: ignore[arg-type]


def by_name(measured: Measured) -> dict[str, list[Statistic]]:
    found = defaultdict(list)
    for one in measured.statistics:
        found[one.name].append(one)
    return found


def assert_same(whole: Market, cut: Market, day: date) -> None:
    measured, again = measure_market(whole, day), measure_market(cut, day)
    one, other = by_name(measured), by_name(again)
    for name in CATALOGUE:
        assert one[name] == other[name], f"{name} as of {day} knows what was published later"
    assert measured.incidents == again.incidents
    assert measured.absent == again.absent


@settings(max_examples=4, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@example(date(2025, 9, 10))
@example(date(2026, 1, 13))
@given(st.dates(FIRST, LAST - timedelta(days=10)))
def test_rows_published_later_change_no_statistic(day: date) -> None:
    assert_same(corpus(), without_later(corpus(), day), day)


def test_what_was_known_reaches_every_statistic_of_the_catalogue() -> None:
    # else the property would hold for statistics that are never there; the corpus has no two indices with futures
    assert set(CATALOGUE) - set(by_name(measure_market(corpus(), date(2026, 6, 30)))) <= {"positioning_gap"}


@pytest.mark.parametrize("day", [date(2025, 9, 10), date(2026, 2, 11)])
def test_reading_up_to_a_day_leaves_out_the_same(day: date) -> None:
    assert_same(corpus(), read_market(CORPUS, until=day), day)


def test_files_published_later_can_be_there_or_not(tmp_path: Path) -> None:
    day = date(2026, 3, 25)
    for path in CORPUS.rglob("*"):
        late = path.name.startswith("shrt") and publication_date(date.fromisoformat(path.stem[4:])) > day
        if path.is_file() and not late:
            target = tmp_path / path.relative_to(CORPUS)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(path)
    fewer = read_market(tmp_path)
    assert len(fewer.positions) < len(corpus().positions)
    assert_same(replace(corpus(), folder="here", files=()), replace(fewer, folder="here", files=()), day)


def restating(folder: Path) -> Path:
    """ALFA's position of 31 January, published as 3,000, is 3,400 in the file of 14 February; BETA's 0 is unknown."""
    rows = {"ALFA": (1000, 3400, "R"), "BETA": (200, 0, "R"), "GAMA": (1500, 1500, ""), "DELT": (50, 50, "")}
    lines = [
        f"20250214|{symbol}|{symbol} Inc.|R|NNM|{now}|{before}||100|1.00|{flag}|100.00|0|2025-02-14"
        for symbol, (now, before, flag) in rows.items()
    ]
    (folder / "shrt20250214.csv").write_text("\n".join([FINRA_HEADER, *lines]) + "\n")
    return folder


def profit_of(market: Market, day: date, symbol: str) -> Statistic:
    return next(
        one
        for one in measure_market(market, day, names=["short_profit"], issues=[symbol]).statistics
        if one.name == "short_profit"
        and one.subject == Subject.of(symbol=symbol)
        and one.period.start == date(2025, 1, 1)
    )


def test_a_restated_cycle_is_the_old_figure_until_the_new_one_is_published(small_market: Path) -> None:
    market = read_market(restating(small_market))
    # 1,500 from 20 to 18, 2,500 from 18 to 15, 3,000 from 15 to 16
    assert profit_of(market, date(2025, 2, 25), "ALFA").value == 3000 + 7500 - 3000
    # the same to 18, then 2,700 from 18 to 15, 2,200 from 15 to 14, 1,000 from 14 to 13
    after = profit_of(market, date(2025, 2, 26), "ALFA")
    assert after.value == 3000 + 8100 + 2200 + 1000
    # 31 January now rests on the second line of the later file
    assert [(rows.file, rows.last, rows.lines) for rows in after.inputs[2:4]] == [
        ("shrt20250214.csv", date(2025, 1, 31), (2,)),
        ("shrt20250214.csv", date(2025, 2, 14), (2,)),
    ]


def test_a_restatement_without_a_figure_or_a_cycle_changes_nothing(small_market: Path) -> None:
    market = read_market(restating(small_market))
    # 500 from 100 to 110, 400 from 110 to 120, 200 from 120 to 125 and to 130
    assert profit_of(market, date(2025, 2, 26), "BETA").value == -5000 - 4000 - 1000 - 1000
    (small_market / "shrt20250131.csv").unlink()
    alone = profit_of(read_market(small_market), date(2025, 2, 26), "ALFA")
    # 1,500 from 20 to 18, 1,500 from 18 to 14, 1,000 from 14 to 13: 15 January is not the cycle that was restated
    assert alone.value == 3000 + 6000 + 1000


def test_a_position_that_only_the_later_file_has_is_added(small_market: Path) -> None:
    cycle = small_market / "shrt20250131.csv"
    cycle.write_text("".join(row for row in cycle.read_text().splitlines(keepends=True) if "|ALFA|" not in row))
    market = read_market(restating(small_market))
    # known at one end only: 2,000 from 18 to 15 and 2,000 from 15 to 16 would need a position of 31 January
    assert profit_of(market, date(2025, 2, 25), "ALFA").value == 3000 + 6000
    assert profit_of(market, date(2025, 2, 26), "ALFA").value == 3000 + 8100 + 2200 + 1000


@pytest.mark.parametrize("day", [date(2025, 1, 15), date(2025, 2, 14), date(2025, 2, 25)])
def test_the_restated_market_is_point_in_time_too(small_market: Path, day: date) -> None:
    whole = read_market(restating(small_market))
    assert_same(whole, without_later(whole, day), day)


@pytest.fixture(scope="module")
def real(shared: Path) -> Market:
    return read_market(shared / "market", until=date(2023, 9, 15), tolerant=True)


@pytest.mark.parametrize("day", [date(2023, 9, 8), date(2023, 3, 9)])
def test_real_files_published_later_change_no_statistic(real: Market, day: date) -> None:
    assert_same(real, without_later(real, day), day)
