"""What the whole suite shares: a cache of its own, and the real files where they lie beside the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
SHARED = REPOSITORY.parent / "shared"

FINRA_HEADER = (
    "accountingYearMonthNumber|symbolCode|issueName|issuerServicesGroupExchangeCode|marketClassCode|"
    "currentShortPositionQuantity|previousShortPositionQuantity|stockSplitFlag|averageDailyVolumeQuantity|"
    "daysToCoverQuantity|revisionFlag|changePercent|changePreviousNumber|settlementDate"
)
PRICE_HEADER = "date,symbol,name,close,pct_change,volume,market_cap,sector,industry"

POSITIONS = {
    "2024-12-31": {"ALFA": 1000, "BETA": 400, "GAMA": 10000, "DELT": 50, "ALFAW": 70},
    "2025-01-15": {"ALFA": 2000, "BETA": 600, "GAMA": 20000, "DELT": 50, "ALFAW": 70},
    "2025-01-31": {"ALFA": 3000, "BETA": 200, "GAMA": 1500, "DELT": 50, "ALFAW": 70},
    "2025-02-14": {"ALFA": 1000, "BETA": 200, "GAMA": 1500, "DELT": 50, "ALFAW": 70},
}
"""GAMA splits 1-for-10 (reverse) between the second and the third cycle; the feed's capitalisation then is stale."""

CLOSES: dict[str, dict[str, tuple[float, float, float]]] = {
    # by evening and symbol: close, per cent change of the feed, capitalisation
    "2024-12-31": {"ALFA": (20, 0, 1e9), "BETA": (100, 0, 5e9), "GAMA": (1.0, 0, 3e8), "DELT": (7, 0, 0)},
    "2025-01-15": {"ALFA": (18, -10, 9e8), "BETA": (110, 10, 5.5e9), "GAMA": (0.8, -20, 2.4e8), "DELT": (7, 0, 0)},
    "2025-01-31": {"ALFA": (15, -16.667, 7.5e8), "BETA": (120, 9.091, 6e9), "GAMA": (6, -25, 2.4e9), "DELT": (7, 0, 0)},
    "2025-02-14": {
        "ALFA": (14, -6.667, 7e8),
        "BETA": (125, 4.167, 6e9),
        "GAMA": (5.5, -8.333, 2.2e8),
        "DELT": (7, 0, 0),
    },
    "2025-02-20": {"ALFA": (16, 14.286, 8e8), "BETA": (130, 4, 6e9), "GAMA": (5, -9.091, 2e8), "DELT": (7, 0, 0)},
    "2025-02-26": {"ALFA": (13, -18.75, 6.5e8), "BETA": (130, 0, 6e9), "GAMA": (5, 0, 2e8), "DELT": (7, 0, 0)},
}


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> object:
    """Results of a test run are kept for that run only."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real market files and articles, which are never part of the repository."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not here")
    return SHARED


def write_cycle(folder: Path, settlement: str, positions: dict[str, int]) -> None:
    compact = settlement.replace("-", "")
    rows = [
        f"{compact}|{symbol}|{symbol} Inc.|R|NNM|{shares}|0||100|1.00||100.00|0|{settlement}"
        for symbol, shares in positions.items()
    ]
    (folder / f"shrt{compact}.csv").write_text("\n".join([FINRA_HEADER, *rows]) + "\n")


@pytest.fixture
def small_market(tmp_path: Path) -> Path:
    """A market folder of four issues, small enough to work out by hand."""
    tmp_path /= "market"
    tmp_path.mkdir()
    for settlement, positions in POSITIONS.items():
        write_cycle(tmp_path, settlement, positions)
    rows = [PRICE_HEADER]
    for evening, closes in CLOSES.items():
        for symbol, (close, change, cap) in closes.items():
            rows.append(f"{evening},{symbol},{symbol} Inc. Common Stock,{close},{change},1000,{cap:.0f},Tech,Chips")
        rows.append(f"{evening},ALFAW,ALFA Inc. Warrant,0.5,0,10,0,Tech,Chips")
    (tmp_path / "prices.csv").write_text("\n".join(rows) + "\n")
    levels = [
        "date,close",
        "2024-12-30,1990",
        "2024-12-31,2000",
        "2025-01-31,2100",
        "2025-02-20,2090",
        "2025-02-26,1900",
    ]
    (tmp_path / "russell_2000.csv").write_text("\n".join(levels) + "\n")
    return tmp_path
