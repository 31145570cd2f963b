from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd

from narrator.measure.known import Known, known_on
from narrator.measure.registers.short_volume import short_volume_ratios
from narrator.model.claims import Subject
from narrator.model.market import Market
from narrator.model.statistics import Alternative, Observation, Statistic
from narrator.read.frames import FORMS, empty, joined_frames
from narrator.read.short_volume import read_short_volume

DAY = date(2025, 2, 20)

VOLUMES: dict[str, dict[str, tuple[float, float, float]]] = {
    # by day and symbol: short, exempt, total; the 17th is a holiday
    "2025-02-14": {"ALFA": (100, 0, 400)},
    "2025-02-18": {"BETA": (300, 0, 400)},
    "2025-02-19": {"ALFA": (250, 0, 400)},
    "2025-02-20": {
        "ALFA": (600_000, 100_000, 2_000_000),
        "BETA": (900_000, 0, 1_000_000),
        "GAMA": (500, 0, 1_000),
    },
}


def known(volumes: dict[str, dict[str, tuple[float, float, float]]], *issues: str, exchange: bool = False) -> Known:
    rows = [
        {"date": day, "symbol": symbol, "short": short, "exempt": exempt, "total": total, "tape": "consolidated"}
        for day, of_day in volumes.items()
        for symbol, (short, exempt, total) in of_day.items()
    ]
    if exchange:
        of_exchange = {"short": 90, "exempt": float("nan"), "total": 100, "tape": "nasdaq B"}
        rows.append({"date": "2025-02-20", "symbol": "ALFA"} | of_exchange)
    frame = pd.DataFrame(rows)
    frame = frame.assign(
        published=frame["date"],
        written=frame["symbol"],
        venues="Q,N",
        file=frame["tape"].str[:4] + frame["date"] + ".txt",
        line=range(2, len(frame) + 2),
    )
    columns = FORMS["short_volume"].columns
    table = frame[list(columns)].astype(dict(columns))
    tables: dict[str, Any] = {name: empty(name) for name in FORMS} | {"short_volume": table}
    return known_on(Market(folder="here", indices={}, files=(), **tables), DAY, issues=issues, with_panel=False)


def one(statistics: tuple[Statistic, ...], **subject: str) -> Statistic:
    return next(found for found in statistics if found.subject == Subject.of(**subject))


def test_the_tape_and_the_issues_of_enough_volume_are_ranked() -> None:
    found = short_volume_ratios(known(VOLUMES))
    values = [(statistic.subject.name, statistic.value) for statistic in found]
    # 1,500,500 of 3,001,000 shares; GAMA trades too little to be ranked
    assert values == [("consolidated_tape", Decimal(50)), ("BETA", Decimal(90)), ("ALFA", Decimal(30))]
    assert found[0].coverage.used == 3
    assert found[0].arithmetic[-1] == "2025-02-20: 1,500,500 / 3,001,000 x 100 = 50.000000 percent"


def test_issues_asked_for_are_shown_whatever_their_volume() -> None:
    found = short_volume_ratios(known(VOLUMES, "GAMA", "NONE"))
    assert one(found, symbol="GAMA").value == 50
    assert found[0].coverage.left_out == {"asked for, not traded on the tape that day": 1}


def test_a_day_without_a_file_is_unknown_and_no_sum_of_days_bridges_it() -> None:
    without = {day: rows for day, rows in VOLUMES.items() if day != "2025-02-18"}
    alfa = one(short_volume_ratios(known(without)), symbol="ALFA")
    assert alfa.history == (
        Observation(date(2025, 2, 14), Decimal(25)),
        Observation(date(2025, 2, 18), None),
        Observation(date(2025, 2, 19), Decimal("62.5")),
        Observation(date(2025, 2, 20), Decimal(30)),
    )
    assert [other.definition for other in alfa.sensitivity] == ["without sales exempt from the price test"]
    assert alfa.sensitivity[0].value == 25


def test_five_trading_days_together() -> None:
    five = {"2025-02-13": {"ALFA": (0.0, 0.0, 800.0)}} | VOLUMES
    alfa = one(short_volume_ratios(known(five)), symbol="ALFA")
    # 0 + 100 + 250 + 600,000 of 800 + 400 + 400 + 2,000,000: 600,350 of 2,001,600; nothing of ALFA on the 18th
    together = Decimal("29.993505")
    assert alfa.sensitivity[-1] == Alternative("volumes of the last 5 trading days together", together, flips=False)


def test_an_exchange_is_a_tape_of_its_own() -> None:
    found = short_volume_ratios(known(VOLUMES, exchange=True))
    exchange = one(found, universe="nasdaq_b_tape")
    assert exchange.value == 90
    assert exchange.sensitivity == ()
    assert one(found, symbol="ALFA").value == 30


def test_it_is_called_volume_and_never_a_position() -> None:
    for found in short_volume_ratios(known(VOLUMES)):
        assert "short volume" in found.definition
        assert "does not say how many shares are short" in found.definition


def test_the_real_tape_is_about_half_short(shared: Path) -> None:
    files = sorted((shared / "market" / "finra_short_volume").iterdir())
    table, _ = joined_frames("short_volume", [read_short_volume(file.read_bytes(), file.name)[0] for file in files])
    tables: dict[str, Any] = {name: empty(name) for name in FORMS} | {"short_volume": table}
    market = Market(folder="real", indices={}, files=(), **tables)
    found = short_volume_ratios(known_on(market, date(2021, 1, 8), with_panel=False))
    tape = one(found, universe="consolidated_tape")
    # the sums of the file's two columns, by awk
    assert tape.arithmetic[-1] == "2021-01-08: 3,060,353,528 / 6,565,864,755 x 100 = 46.610060 percent"
    assert len(tape.history) == 5
