from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd

from narrator.calendar import publication_date
from narrator.measure.known import Known, known_on
from narrator.measure.shorts.crowding import crowding
from narrator.model.claims import Period
from narrator.model.market import Market
from narrator.model.statistics import Observation, Statistic
from narrator.read.frames import FORMS, empty
from narrator.read.market import read_market

STOCKS = tuple(f"S{number:02}" for number in range(1, 11))
AS_OF = date(2025, 2, 12)
CYCLES = ("2024-12-31", "2025-01-15", "2025-01-31")
CLOSES = {
    # ten dollars at the first two cycles; then at the third and on the last evening
    "S10": (10.0, 8.0),
    "S09": (9.0, 12.0),
    "S01": (10.0, 11.0),
}


def typed(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    columns = FORMS[table].columns
    frame = frame.assign(line=range(2, len(frame) + 2))
    return frame[list(columns)].astype(dict(columns))


def prices(cycles: tuple[str, ...] = CYCLES, closes: Mapping[str, tuple[float, float]] = CLOSES) -> pd.DataFrame:
    """Ten stocks with a capitalisation of 100 million dollars throughout, but for S09: 400 million."""
    rows = []
    for stock in STOCKS:
        path = (*(10.0 for _ in cycles[:-1]), *closes.get(stock, (10.0, 10.0)))
        for before, (day, close) in zip(
            (path[0], *path), zip((*cycles, "2025-02-12"), path, strict=True), strict=False
        ):
            cap = 400e6 if stock == "S09" else 100e6
            rows.append({"symbol": stock, "date": day, "close": close, "change": close / before - 1, "cap": cap})
    frame = pd.DataFrame(rows)
    frame = frame.assign(written=frame["symbol"], name=frame["symbol"] + " Inc. Common Stock", volume=1.0)
    return typed("prices", frame.assign(sector="", industry="", file="prices.csv"))


def positions(shares: Mapping[str, Mapping[str, float]]) -> pd.DataFrame:
    frame = pd.DataFrame(
        {"settlement": day, "symbol": symbol, "shares": short, "file": f"shrt{day}.csv"}
        for day, of_day in shares.items()
        for symbol, short in of_day.items()
    )
    frame = frame.assign(published=[publication_date(date.fromisoformat(day)) for day in frame["settlement"]])
    frame = frame.assign(volume=frame["symbol"].map({"S10": 25_000.0}).fillna(10_000.0))
    return typed("positions", frame.assign(name="", venue="NNM", previous=float("nan"), split=False, revised=False))


def ranked(cycles: tuple[str, ...] = CYCLES) -> dict[str, dict[str, float]]:
    """The higher its number, the more of a stock is short: 10,000 shares of S01, 100,000 of S10."""
    return {day: {stock: 10_000.0 * rank for rank, stock in enumerate(STOCKS, 1)} for day in cycles}


def loans(day: str = "2025-02-11") -> pd.DataFrame:
    rows = [
        # by symbol: contract, currency, fee, shares available
        ("S10", "1", "USD", 0.05, 1_000.0),
        ("S09", "2", "USD", 0.01, 50_000.0),
        ("S08", "3", "USD", 0.01, 60_000.0),
        ("S08", "4", "USD", 0.90, 10.0),  # nothing says which of the two contracts is the stock
        ("S07", "5", "CAD", 0.70, 20.0),
    ]
    frame = pd.DataFrame(rows, columns=["symbol", "contract", "currency", "fee", "available"])
    frame = frame.assign(date=day, published=day, stamp=f"{day} 22:30", written=frame["symbol"], name="", isin="")
    return typed("stock_loan", frame.assign(rebate=0.0, capped=False, file="usa.txt"))


def known(*issues: str, **tables: pd.DataFrame) -> Known:
    frames: dict[str, Any] = (
        {name: empty(name) for name in FORMS} | {"prices": prices(), "positions": positions(ranked())} | tables
    )
    return known_on(Market(folder="here", indices={}, files=(), **frames), AS_OF, issues=issues)


def part(statistics: tuple[Statistic, ...], symbol: str, name: str, universe: str = "") -> Statistic:
    parts = (("symbol", symbol), ("part", name), *((("universe", universe),) if universe else ()))
    return next(one for one in statistics if one.subject.parts == parts)


def test_each_part_against_all_stocks() -> None:
    found = crowding(known("S10", "S09"))
    # 1,000,000 dollars, the most of ten: nine below and half of itself
    assert part(found, "S10", "dollars_short").value == 95
    assert part(found, "S10", "dollars_short").arithmetic == (
        "dollars short: 100,000 x 10.00 = 1,000,000.00 USD",
        "stocks less crowded, and half of those equally so, of all: (9 + 1 / 2) / 10 x 100 = 95.000000 percent",
    )
    # 90,000 shares at 9 dollars: 810,000, above the 800,000 of S08; over 400 million, next to nothing
    assert part(found, "S09", "dollars_short").value == 85
    assert part(found, "S09", "ratio").value == 25
    assert "over capitalisation: 810,000.00 / 400,000,000.00 x 100 = 0.2025 percent" in " ".join(
        line.replace("0.202500", "0.2025") for line in part(found, "S09", "ratio").arithmetic
    )
    # 4 days, as for S04; S01 to S03 are below
    assert part(found, "S10", "days_to_cover").value == 40
    assert part(found, "S10", "days_to_cover").coverage.used == 10


def test_recent_losses_are_losses_and_not_profits() -> None:
    found = crowding(known("S10", "S09", "S02"))
    loss = part(found, "S09", "recent_loss")
    # 90,000 x (10 to 9, then 12) = 180,000 over the average of 900,000 and 810,000
    assert loss.arithmetic[0] == (
        "loss over average dollars short: 180,000.00 / ((900,000.00 + 810,000.00) / 2) x 100 = 21.052632 percent"
    )
    assert loss.value == 95
    assert loss.period == Period(date(2025, 1, 15), AS_OF)
    assert part(found, "S10", "recent_loss").value == 5
    # seven stocks stood still: one below them, half of seven
    assert part(found, "S02", "recent_loss").value == 45


def test_the_stocks_of_its_size_are_the_other_universe() -> None:
    found = crowding(known("S09"))
    # S09 alone is small, all others are micro
    others = part(found, "S09", "dollars_short").sensitivity
    assert [(one.definition, one.value, one.flips) for one in others] == [
        ("among small stocks alone", Decimal(50), False)
    ]


def test_history_is_the_percentile_of_each_settlement_date() -> None:
    shares = ranked()
    shares["2025-01-15"]["S10"] = 5_000.0
    del shares["2024-12-31"]["S10"]
    found = part(crowding(known("S10", positions=positions(shares))), "S10", "dollars_short")
    assert found.history == (
        Observation(date(2025, 1, 15), Decimal(5)),
        Observation(date(2025, 1, 31), Decimal(95)),
    )


def test_against_its_own_history_where_there_is_enough_of_it() -> None:
    cycles = ("2024-10-31", "2024-11-15", "2024-11-29", "2024-12-13", *CYCLES)
    shares = ranked(cycles)
    for day, short in zip(cycles, (7.0, 7.0, 1.0, 2.0, 3.0, 9.0, 7.0), strict=True):
        shares[day]["S10"] = short * 10_000
    long = known("S10", positions=positions(shares), prices=prices(cycles))
    own = part(crowding(long), "S10", "dollars_short", "own_history")
    # 1, 2 and 3 below; three equal ones, the last among them
    assert own.arithmetic[-1].endswith("(3 + 3 / 2) / 7 x 100 = 64.285714 percent")
    # the sixth cycle was the highest of six: five below, and half of itself
    assert [(str(one.day), str(one.value)) for one in own.history] == [
        ("2025-01-15", "91.666667"),
        ("2025-01-31", "64.285714"),
    ]
    printed = [(one.label, one.unit, one.period) for one in crowding(long)]
    assert len(set(printed)) == len(printed)
    assert own.label.endswith(", dollars short, against its own history")
    assert not [one for one in crowding(known("S10")) if ("universe", "own_history") in one.subject.parts]


def test_fee_and_availability_of_a_recent_snapshot() -> None:
    found = crowding(known("S10", "S09", "S08", "S07", stock_loan=loans()))
    assert part(found, "S10", "borrow_fee").value == 75
    assert part(found, "S09", "borrow_fee").value == 25
    # fewer shares to borrow are more crowded
    assert part(found, "S10", "availability").value == 75
    assert part(found, "S10", "availability").arithmetic[0] == "shares to borrow = 1,000 shares"
    assert part(found, "S10", "borrow_fee").inputs[0].lines == (2,)
    assert part(found, "S10", "borrow_fee").history == (Observation(date(2025, 2, 11), Decimal(75)),)
    borrowed = {one.subject.name for one in found if ("part", "borrow_fee") in one.subject.parts}
    assert borrowed == {"S10", "S09"}


def test_an_old_snapshot_says_nothing_of_today() -> None:
    found = crowding(known("S10", stock_loan=loans("2025-01-12")))
    assert not [one for one in found if ("part", "borrow_fee") in one.subject.parts]
    at_thirty_days = crowding(known("S10", stock_loan=loans("2025-01-13")))
    assert part(at_thirty_days, "S10", "borrow_fee").value == 75


def test_those_with_most_parts_at_the_top_are_shown() -> None:
    found = crowding(known())
    # S10 leads by dollars and by ratio, S09 by days to cover and by losses; S10 has more dollars short
    assert list(dict.fromkeys(one.subject.name for one in found)) == ["S10", "S09"]
    assert {one.subject.name for one in crowding(known(), listed=1)} == {"S10"}


def test_it_is_never_one_score() -> None:
    for one in crowding(known("S10")):
        assert one.subject.parts[1][0] == "part"
        assert "never as one score" in one.definition


def test_real_crowded_shorts(shared: Path) -> None:
    day = date(2023, 9, 8)
    market = read_market(shared / "market", until=day, tolerant=True)
    found = crowding(known_on(market, day, issues=("TSLA",)))
    # the largest short in dollars of all, and on an ordinary part of its shares
    assert part(found, "TSLA", "dollars_short").value > Decimal("99.9")
    assert part(found, "TSLA", "ratio").value < 70
    assert all(0 < one.value < 100 for one in found)
