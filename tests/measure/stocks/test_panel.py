from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from narrator.errors import OutsideData
from narrator.measure.known import Known, known_on
from narrator.measure.proof import cycle_rows
from narrator.measure.stocks import events, listings
from narrator.measure.stocks import panel as panels
from narrator.measure.stocks.panel import Panel
from narrator.measure.stocks.restated import settled_before
from narrator.model.market import Market
from narrator.read.market import read_market
from tests.conftest import FINRA_HEADER

DAY = date(2025, 2, 26)


def known(folder: Path, day: date = DAY) -> Known:
    return known_on(read_market(folder), day)


def test_positions_and_closes_are_in_the_units_of_the_last_evening(small_market: Path) -> None:
    panel = known(small_market).panel
    cycles = [str(day.date()) for day in panel.settlements]
    assert cycles == ["2024-12-31", "2025-01-15", "2025-01-31", "2025-02-14"]
    # GAMA splits 1-for-10 (reverse) after 15 January: 20,000 shares are 2,000, and 0.80 is 8.00
    assert panel.shares.T["GAMA"][panel.settlements].tolist() == pytest.approx([1000, 2000, 1500, 1500])
    assert panel.price.T["GAMA"][panel.settlements].tolist() == pytest.approx([10, 8, 6, 5.5], rel=1e-4)
    assert panel.volume.T["GAMA"].tolist() == pytest.approx([10, 10, 100, 100])


def test_a_panel_knows_nothing_later_than_its_day(small_market: Path) -> None:
    panel = known(small_market, date(2025, 2, 25)).panel
    assert panel.last_settlement == date(2025, 1, 31)
    assert panel.evenings[-1] == pd.Timestamp("2025-02-20")


def test_rows_of_a_cycle_name_both_files_where_a_part_is_restated(small_market: Path) -> None:
    rows = [
        "20250214|ALFA|ALFA Inc.|R|NNM|1000|3400||100|1.00|R|100.00|0|2025-02-14",
        "20250214|BETA|BETA Inc.|R|NNM|200|200||100|1.00||100.00|0|2025-02-14",
    ]
    (small_market / "shrt20250214.csv").write_text("\n".join([FINRA_HEADER, *rows]) + "\n")
    panel = known(small_market).panel
    found = cycle_rows(panel, pd.Index(["ALFA", "BETA"]), panel.settlements[2:3])
    assert {(one.file, one.count, one.first, one.lines) for one in found} == {
        ("shrt20250131.csv", 1, date(2025, 1, 31), (3,)),
        ("shrt20250214.csv", 1, date(2025, 1, 31), (2,)),
    }


def test_what_is_held_back_is_left_out_for_that_reason(small_market: Path) -> None:
    cycle = small_market / "shrt20250214.csv"
    # ALFA has 50 million shares
    cycle.write_text(cycle.read_text().replace("|NNM|1000|", "|NNM|200000000|"))
    panel = known(small_market).panel
    assert np.isnan(panel.shares.T["ALFA"][panel.settlements[-1]])
    assert panel.lines.T["ALFA"][panel.settlements[-1]] == 0
    assert panel.left_out["position held back"] == 1
    assert panel.left_out["not common stock"] == 1


def test_symbols_may_be_coded_or_plain(small_market: Path) -> None:
    market = read_market(small_market)
    coded = replace(market, prices=market.prices.astype({"symbol": "category"}))
    plain, other = known_on(market, DAY).panel, known_on(coded, DAY).panel
    pd.testing.assert_frame_equal(plain.shares, other.shares)
    pd.testing.assert_frame_equal(plain.price, other.price)


@pytest.mark.parametrize("rows", [1, 7])
def test_the_size_of_the_blocks_changes_nothing(small_market: Path, monkeypatch: pytest.MonkeyPatch, rows: int) -> None:
    whole = known(small_market).panel
    for module in (events, listings, panels):
        monkeypatch.setattr(module, "BLOCK", rows)
    found = known(small_market).panel
    for name in ("price", "shares", "cap", "cap_close", "volume"):
        pd.testing.assert_frame_equal(getattr(found, name), getattr(whole, name))
    assert (found.evenings.equals(whole.evenings), found.price_files) == (True, whole.price_files)
    assert found.incidents == whole.incidents


def test_the_rows_of_each_issue(small_market: Path) -> None:
    found = known(small_market)
    symbols = found.market.prices["symbol"].astype(str).to_numpy()
    for symbol, (begin, after) in zip(found.panel.issues.index, found.panel.spans.tolist(), strict=True):
        assert np.flatnonzero(symbols == symbol).tolist() == list(range(begin, after))


def grids(market: Market, day: date) -> Panel:
    return known_on(market, day).panel


def test_the_order_of_the_files_changes_nothing(small_market: Path) -> None:
    market = read_market(small_market)
    turned = replace(market, positions=market.positions.iloc[::-1].reset_index(drop=True))
    pd.testing.assert_frame_equal(grids(market, DAY).shares, grids(turned, DAY).shares)
    pd.testing.assert_frame_equal(grids(market, DAY).lines, grids(turned, DAY).lines)


def test_settlement_dates_that_no_file_has(small_market: Path) -> None:
    (small_market / "shrt20250115.csv").unlink()
    (small_market / "shrt20250131.csv").unlink()
    assert known(small_market).panel.missing_settlements == (date(2025, 1, 15), date(2025, 1, 31))


def test_the_settlement_date_before_another() -> None:
    # the 15th of June 2024 is a Saturday, the end of it a Sunday
    assert settled_before(date(2024, 7, 15)) == date(2024, 6, 28)
    assert settled_before(date(2024, 6, 28)) == date(2024, 6, 14)


def test_a_market_without_positions_has_no_panel(small_market: Path) -> None:
    bare = known_on(read_market(small_market), DAY, with_panel=False)
    with pytest.raises(OutsideData, match="there are no positions with prices"):
        _ = bare.panel
