"""The changes of issues evening by evening."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np
import pandas as pd
import pytest

from narrator.measure.stocks import daily
from narrator.measure.stocks.daily import daily_changes
from narrator.measure.stocks.events import BLOCK
from narrator.measure.stocks.panel import Panel

DAYS = pd.bdate_range("2025-03-03", periods=4)


def changes(spans: dict[str, tuple[int, int]]) -> dict[str, list[float]]:
    """The changes of issues on four evenings, by the rows that are theirs; the prices of AAA stand before those of ZZZ.

    AAA passes to another company after the second evening.
    """
    closes = {"AAA": (10.0, 11.0, 50.0, 55.0), "ZZZ": (20.0, 30.0, 33.0, 66.0)}
    rows = [
        (day, symbol, close, close / before - 1)
        for symbol, values in closes.items()
        for day, close, before in zip(DAYS, values, (values[0], *values), strict=False)
    ]
    prices = pd.DataFrame(rows, columns=["date", "symbol", "close", "change"])
    issues = pd.DataFrame(index=pd.Index(list(spans)))
    panel = SimpleNamespace(evenings=DAYS, issues=issues, spans=np.array(list(spans.values())))
    found = daily_changes(prices, cast("Panel", panel), DAYS[0])
    return dict(zip(spans, np.round(found.change, 6).tolist(), strict=True))


def same(found: list[float], expected: list[float]) -> bool:
    return bool(np.array_equal(found, expected, equal_nan=True))


@pytest.mark.parametrize("block", [1, 3, BLOCK])
def test_an_earlier_listing_has_its_own_evenings(monkeypatch: pytest.MonkeyPatch, block: int) -> None:
    monkeypatch.setattr(daily, "BLOCK", block)
    monkeypatch.setattr(daily, "ISSUES", 2)
    found = changes({"AAA": (2, 4), "AAA 2025-03-04": (0, 2), "ZZZ": (4, 8)})
    assert same(found["AAA 2025-03-04"], [np.nan, 0.1, np.nan, np.nan])
    assert same(found["AAA"], [np.nan, np.nan, np.nan, 0.1])
    assert same(found["ZZZ"], [np.nan, 0.5, 0.1, 1.0])


def test_an_earlier_listing_of_a_symbol_that_is_common_stock_no_longer() -> None:
    found = changes({"AAA 2025-03-04": (0, 2), "ZZZ": (4, 8)})
    assert same(found["AAA 2025-03-04"], [np.nan, 0.1, np.nan, np.nan])
    assert same(found["ZZZ"], [np.nan, 0.5, 0.1, 1.0])
