from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from narrator.measure.known import Known, known_on
from narrator.measure.registers.fails import fails_to_deliver
from narrator.model.claims import Subject
from narrator.model.market import Market
from narrator.model.statistics import Statistic
from narrator.read.fails import read_fails
from narrator.read.frames import FORMS, empty, joined_frames

DAYS = ("2025-03-03", "2025-03-04", "2025-03-05", "2025-03-06", "2025-03-07")

BALANCES: dict[str, tuple[float | None, ...]] = {
    # 2,000,000 shares outstanding: 10,000 are half a per cent; a blank is a day without a row
    "ALFA": (9_999, None, 10_000, 20_000, 40_000),
    "BETA": (12_000, 12_000, 12_000, 12_000, 12_000),  # of 1,000,000
    "GAMA": (None, 700, None, None, None),
    "FUND": (None, None, None, None, 30_000),
}
PRICES = {"ALFA": (10.0, 20e6), "BETA": (5.0, 5e6), "GAMA": (1.0, 9e6)}
AS_OF = date(2025, 4, 1)


def fails(days: tuple[str, ...] = DAYS, balances: dict[str, tuple[float | None, ...]] = BALANCES) -> pd.DataFrame:
    rows = [
        {"date": day, "symbol": symbol, "shares": shares}
        for symbol, series in balances.items()
        for day, shares in zip(days, series, strict=True)
        if shares is not None
    ]
    frame = pd.DataFrame(rows)
    price = frame["symbol"].map({"ALFA": 9.5, "BETA": 5.0, "GAMA": 1.0})
    frame = frame.assign(published="2025-04-01", cusip=frame["symbol"] + "00", written=frame["symbol"], price=price)
    frame = frame.assign(name=frame["symbol"] + " INC", file="fails.txt", line=range(2, len(frame) + 2))
    return typed("fails", frame)


def prices(closes: dict[str, tuple[float, float]] = PRICES) -> pd.DataFrame:
    rows = [
        {"date": day, "symbol": symbol, "close": close, "cap": cap}
        for symbol, (close, cap) in closes.items()
        for day in DAYS[:4]
    ]
    return dressed(pd.DataFrame(rows).assign(change=0.0))


def dressed(frame: pd.DataFrame) -> pd.DataFrame:
    frame = frame.assign(written=frame["symbol"], name=frame["symbol"] + " Inc. Common Stock", volume=1.0)
    return typed("prices", frame.assign(sector="", industry="", file="prices.csv", line=range(2, len(frame) + 2)))


def typed(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    columns = FORMS[table].columns
    return frame[list(columns)].astype(dict(columns))


def known(table: pd.DataFrame, closes: pd.DataFrame | None = None, *issues: str) -> Known:
    tables: dict[str, Any] = {name: empty(name) for name in FORMS} | {"fails": table}
    if closes is not None:
        tables["prices"] = closes
    return known_on(Market(folder="here", indices={}, files=(), **tables), AS_OF, issues=issues, with_panel=False)


def part(statistics: tuple[Statistic, ...], symbol: str, name: str = "") -> Statistic:
    subject = Subject((("symbol", symbol), *((("part", name),) if name else ())))
    return next(found for found in statistics if found.subject == subject)


def whole(statistics: tuple[Statistic, ...], name: str = "") -> Statistic:
    subject = Subject((("universe", "all_securities"), *((("part", name),) if name else ())))
    return next(found for found in statistics if found.subject == subject)


def test_all_securities_together() -> None:
    found = fails_to_deliver(known(fails(), prices()))
    assert whole(found).value == 40_000 + 12_000 + 30_000
    assert [one.value for one in whole(found).history] == [21_999, 12_700, 22_000, 32_000, 82_000]
    # the fund has no price in the file
    assert whole(found, "dollars").value == 40_000 * Decimal("9.5") + 60_000
    assert whole(found, "dollars").coverage.left_out == {"no price": 1}


def test_a_balance_in_shares_dollars_and_per_cent() -> None:
    found = fails_to_deliver(known(fails(), prices()))
    assert part(found, "ALFA").value == 40_000
    assert part(found, "ALFA", "dollars").value == 380_000
    assert part(found, "ALFA", "outstanding").value == 2
    assert part(found, "ALFA", "outstanding").arithmetic == (
        "shares outstanding by 2025-03-06: 20,000,000 / 10.00 = 2,000,000 shares",
        "2025-03-07: 40,000 / 2,000,000 x 100 = 2.000000 percent",
    )
    # the mean of five days, the one without a row among them: 79,999 / 5
    assert part(found, "ALFA").sensitivity[0].value == Decimal("15999.8")


def test_days_over_the_threshold() -> None:
    found = fails_to_deliver(known(fails(), prices()))
    alfa = part(found, "ALFA", "threshold")
    assert [one.value for one in alfa.history] == [0, 0, 1, 2, 3]
    assert alfa.value == 3
    beta = part(found, "BETA", "threshold")
    assert beta.value == 5
    assert "may be longer" in beta.definition
    assert whole(found, "threshold").value == 1
    assert whole(found, "threshold").coverage.left_out == {"shares outstanding unknown": 1}


def test_a_day_without_a_row_is_zero_and_one_without_a_file_unknown() -> None:
    days = ("2025-03-03", "2025-03-04", "2025-03-05", "2025-03-07", "2025-03-10")
    alfa = part(fails_to_deliver(known(fails(days), prices())), "ALFA")
    assert [one.value for one in alfa.history] == [9_999, 0, 10_000, None, 20_000, 40_000]
    assert alfa.sensitivity == ()
    threshold = part(fails_to_deliver(known(fails(days), prices())), "BETA", "threshold")
    # the count begins again after the day that no file covers
    assert threshold.value == 2
    assert [one.value for one in threshold.history] == [1, 2, 3, None, 1, 2]


def test_asked_for_without_a_balance_on_the_last_day() -> None:
    found = fails_to_deliver(known(fails(), prices(), "GAMA", "NONE"))
    assert part(found, "GAMA").value == 0
    assert part(found, "GAMA", "outstanding").value == 0
    assert not any(one.subject == Subject.of(symbol="NONE") for one in found)


def test_shares_outstanding_are_carried_through_a_split_whose_capitalisation_is_stale() -> None:
    rows = [
        {"date": DAYS[0], "symbol": "ALFA", "close": 1.0, "change": 0.0, "cap": 20e6},
        # one for ten, and the feed multiplies the old number of shares by the new close
        {"date": DAYS[1], "symbol": "ALFA", "close": 10.0, "change": 0.0, "cap": 200e6},
        {"date": DAYS[2], "symbol": "ALFA", "close": 10.0, "change": 0.0, "cap": 200e6},
    ]
    found = part(fails_to_deliver(known(fails(), dressed(pd.DataFrame(rows)))), "ALFA", "outstanding")
    assert found.arithmetic[0] == "shares outstanding by 2025-03-03: 20,000,000 / 1.00 / 10 = 2,000,000 shares"
    assert found.value == 2


@pytest.mark.parametrize("closes", [None, prices({"ALFA": (10.0, float("nan"))})])
def test_without_a_usable_capitalisation_there_is_no_percentage(closes: pd.DataFrame | None) -> None:
    found = fails_to_deliver(known(fails(), closes))
    assert part(found, "ALFA", "dollars").value == 380_000
    assert not any(("part", name) in one.subject.parts for one in found for name in ("outstanding", "threshold"))


def test_nothing_is_known_before_it_is_published() -> None:
    later = fails().assign(published=pd.Timestamp("2025-04-02"))
    assert fails_to_deliver(known(later, prices())) == ()


def test_real_balances(shared: Path) -> None:
    files = sorted((shared / "market" / "sec_fails").iterdir())
    table, _ = joined_frames("fails", [read_fails(file.read_bytes(), file.name)[0] for file in files])
    found = fails_to_deliver(known(table))
    day = whole(found).period.end
    # the last days' quantities of the files for either half, by awk
    assert (day, whole(found).value) in {
        (date(2023, 2, 28), Decimal(118_039_391)),
        (date(2023, 3, 14), Decimal(154_688_413)),
    }
    assert None not in [one.value for one in whole(found).history]
