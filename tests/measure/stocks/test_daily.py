"""The changes of issues evening by evening."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np
import pandas as pd

from narrator.measure.stocks.daily import daily_changes
from narrator.measure.stocks.panel import Panel

DAYS = pd.bdate_range("2025-03-03", periods=4)


def changes(issues: list[str]) -> dict[str, list[float]]:
    """The changes of the issues that a panel has; AAA passes to another company after the second evening."""
    closes = {"AAA": (10.0, 11.0, 50.0, 55.0), "ZZZ": (20.0, 30.0, 33.0, 66.0)}
    rows = [
        (day, symbol, close, close / before - 1)
        for symbol, values in closes.items()
        for day, close, before in zip(DAYS, values, (values[0], *values), strict=False)
    ]
    prices = pd.DataFrame(rows, columns=["date", "symbol", "close", "change"])
    panel = SimpleNamespace(evenings=DAYS, issues=pd.DataFrame(index=pd.Index(issues)))
    found = daily_changes(prices, cast("Panel", panel), DAYS[0])
    return dict(zip(issues, np.round(found.change, 6).tolist(), strict=True))


def same(found: list[float], expected: list[float]) -> bool:
    return bool(np.array_equal(found, expected, equal_nan=True))


def test_an_earlier_listing_has_its_own_evenings() -> None:
    found = changes(["AAA", "AAA 2025-03-04", "ZZZ"])
    assert same(found["AAA 2025-03-04"], [np.nan, 0.1, np.nan, np.nan])
    assert same(found["AAA"], [np.nan, np.nan, np.nan, 0.1])


def test_an_earlier_listing_of_a_symbol_that_is_common_stock_no_longer() -> None:
    found = changes(["AAA 2025-03-04", "ZZZ"])
    assert same(found["AAA 2025-03-04"], [np.nan, 0.1, np.nan, np.nan])
    assert same(found["ZZZ"], [np.nan, 0.5, 0.1, 1.0])
