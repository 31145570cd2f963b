from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import pytest

from narrator.measure.stocks.universe import (
    adjustments,
    earlier_listings,
    first_evenings,
    is_common_stock,
    running,
    usable_capitalisation,
)


@pytest.mark.parametrize(
    ("name", "industry", "common"),
    [
        ("Preferred Bank Common Stock", "Major Banks", True),
        ("Bank of Fundy Pfd 3 Ordinary Shares", "Major Banks", True),
        ("Birch Office Properties Income Trust Common Shares of Beneficial Interest", "Real Estate", True),
        ("Alder Income Property Trust Inc. Common Stock", "Real Estate Investment Trusts", True),
        ("Sandbar Royalty Trust Common Stock", "Oil & Gas Production", True),
        (
            "Movelo S.A. American Depositary Shares (each representing the right to receive ten Shares)",
            "Telecoms",
            True,
        ),
        ("Banco Rua S.A. American Depositary Shares each representing one unit", "Commercial Banks", True),
        ("Banco Rua S.A. American Depositary Shares (each representing two preferred shares)", "Banks", False),
        ("Tidewater Equity Trust Inc. Common Stock", "Investment Managers", False),
        ("Tidewater Municipal Income Inc. Common Stock", "Finance/Investors Services", False),
        ("Tidewater Senior Income Trust Common Stock", "", False),
        ("Harbor Group Inc. 5.25% Series B Preferred Stock", "", False),
        ("Harbor Group Inc. Depositary Shares", "", False),
        ("Quarry Acquisition Corp. one right to receive 1/10th of a share of common stock", "Blank Checks", False),
        ("Quarry Acquisition Corp. Units each of one share and one warrant", "Blank Checks", False),
    ],
)
def test_what_is_common_stock(name: str, industry: str, common: bool) -> None:
    prices = pd.DataFrame({"symbol": ["AAA"], "written": ["AAA"], "name": [name], "industry": [industry]})
    assert is_common_stock(prices).tolist() == [common]


def evenings(**columns: Sequence[object]) -> pd.DataFrame:
    """Evenings of one issue from 3 March 2025 on, a Monday."""
    count = len(next(iter(columns.values())))
    days = pd.bdate_range("2025-03-03", periods=count)
    base = {"date": days, "symbol": ["AAA"] * count, "name": ["Alder Inc. Common Stock"] * count}
    return pd.DataFrame({**base, **columns})


@pytest.mark.parametrize("kind", ["str", "object", "category"])
def test_first_evenings(kind: Any) -> None:
    symbols = pd.Series(["A", "A", "B", "C", "C"]).astype(kind)
    assert first_evenings(symbols).tolist() == [True, False, True, True, False]
    assert first_evenings(symbols[:0]).tolist() == []


@pytest.mark.parametrize(
    ("close", "change", "ratio", "split"),
    [
        # 1-for-10 reverse split and a fall of 5 %; 3-for-2 split; a spin-off; an ordinary fall; nobody knows the change
        ([1.0, 9.5], -0.05, 10, True),
        ([30.0, 20.0], 0.0, 2 / 3, True),
        # the feed rounds its change: 1-for-10 looks like 9.9967, 3-for-2 like 0.6651
        ([1.0, 9.5], -0.0497, 10, True),
        ([30.0, 20.0], 0.0024, 2 / 3, True),
        ([30.0, 22.0], 0.0, 22 / 30, False),
        ([30.0, 15.0], -0.5, 1, False),
        ([30.0, 15.0], float("nan"), 1, False),
    ],
)
def test_what_an_evening_says_of_a_split(close: list[object], change: float, ratio: float, split: bool) -> None:
    found = adjustments(evenings(close=close, change=[0.0, change]))
    assert found["ratio"].tolist() == pytest.approx([1, ratio])
    assert found["split"].tolist() == [False, split]


def test_across_a_missing_evening_only_a_large_split_is_believed() -> None:
    prices = evenings(close=[30.0, 20.0, 200.0], change=[0.0, 0.0, 0.0])
    prices["date"] = pd.to_datetime(["2025-03-03", "2025-03-05", "2025-03-07"])
    assert adjustments(prices)["ratio"].tolist() == [1, 1, 10]


def test_a_listing_ends_with_a_pause_and_another_name_or_price() -> None:
    prices = evenings(close=[5.0, 5.0, 5.0, 60.0], change=[0.0] * 4)
    prices["date"] = pd.to_datetime(["2025-03-03", "2025-03-20", "2025-03-21", "2025-04-10"])
    prices.loc[2:, "name"] = "Alder Inc. Class A Common Stock"
    # the first pause changes nothing, the second the price by twelve times
    assert earlier_listings(prices).to_dict() == {3: pd.Timestamp("2025-03-21")}
    prices.loc[1:, "name"] = "Rowan Corp. Common Stock"
    assert list(earlier_listings(prices).index) == [1, 3]


def test_a_running_product_stays_within_its_issue() -> None:
    factors, codes = np.array([1, 2, 1, 3, 1, 5, 1.0]), np.array([0, 0, 0, 0, 1, 1, 1])
    assert running(factors, codes).tolist() == [1, 2, 2, 6, 1, 5, 5]


def test_capitalisations_after_a_split_and_impossible_ones_are_not_used() -> None:
    close = [1.0] * 5 + [10.0] * 12
    prices = evenings(close=close, change=[0.0] * 17, cap=[1e8] * 3 + [1e5] + [1e12] + [1e9] * 10 + [1e8] * 2)
    found = usable_capitalisation(prices, adjustments(prices), np.zeros(17, dtype=int))
    # too small for a listed company, a thousand times the usual shares, then ten evenings from the split on
    assert np.flatnonzero(found.notna()).tolist() == [0, 1, 2, 15, 16]
