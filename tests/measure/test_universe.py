from __future__ import annotations

import pandas as pd
import pytest

from narrator.measure.universe import is_common_stock


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
