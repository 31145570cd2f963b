from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from narrator.calendar import publication_date
from narrator.measure.known import Known, known_on
from narrator.measure.shorts.squeezes import squeeze_events
from narrator.model.claims import Period, Subject
from narrator.model.market import Market
from narrator.model.statistics import Statistic
from narrator.read.frames import FORMS, empty
from narrator.read.market import read_market

STOCKS = tuple(f"S{number:02}" for number in range(1, 11))
AS_OF = date(2025, 2, 12)
SQUEEZE = date(2025, 1, 23)

EVENINGS = (
    *("2024-12-31", "2025-01-15", "2025-01-21", "2025-01-22", "2025-01-23", "2025-01-24"),
    *("2025-01-31", "2025-02-11", "2025-02-12"),
)
CHANGES: dict[str, dict[str, float]] = {
    # 20 January was a holiday: 22, 23 and 24 January and 12 February follow the trading day before them
    "2025-01-22": {"S10": 0.01},
    "2025-01-23": {"S10": 0.20, "S09": 0.10, "S01": -0.01, "S02": 0.03},
    "2025-01-24": {"S10": -0.05},
    "2025-02-12": {"S01": 0.04, "S02": 0.02},
}
POSITIONS = {
    # published on 13 and 27 January and on 11 February
    "2024-12-31": {stock: 10_000.0 * rank for rank, stock in enumerate(STOCKS, 1)},
    "2025-01-15": {stock: 10_000.0 * (11 - rank) for rank, stock in enumerate(STOCKS, 1)},
    "2025-01-31": {stock: 10_000.0 * (11 - rank) for rank, stock in enumerate(STOCKS, 1)} | {"S09": 15e3, "S10": 5e3},
}


def typed(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    columns = FORMS[table].columns
    frame = frame.assign(line=range(2, len(frame) + 2))
    return frame[list(columns)].astype(dict(columns))


def prices(**first: float) -> pd.DataFrame:
    """Ten stocks of ten million shares at 10 dollars, and those of `first` at another price."""
    rows = []
    for stock in (*STOCKS, *first):
        close = first.get(stock, 10.0)
        for evening in EVENINGS:
            change = CHANGES.get(evening, {}).get(stock, 0.0)
            close *= 1 + change
            rows.append({"symbol": stock, "date": evening, "close": close, "change": change, "cap": close * 10e6})
    frame = pd.DataFrame(rows)
    frame = frame.assign(written=frame["symbol"], name=frame["symbol"] + " Inc. Common Stock", volume=1.0)
    return typed("prices", frame.assign(sector="", industry="", file="prices.csv"))


def positions(cycles: Mapping[str, Mapping[str, float]] = POSITIONS) -> pd.DataFrame:
    frame = pd.DataFrame(
        {"settlement": day, "symbol": symbol, "shares": shares, "file": f"shrt{day}.csv"}
        for day, of_day in cycles.items()
        for symbol, shares in of_day.items()
    )
    frame = frame.assign(published=[publication_date(date.fromisoformat(day)) for day in frame["settlement"]])
    frame = frame.assign(name="", venue="NNM", previous=float("nan"), volume=25_000.0, split=False, revised=False)
    return typed("positions", frame)


def known(as_of: date = AS_OF, **tables: pd.DataFrame) -> Known:
    all_tables: dict[str, Any] = (
        {name: empty(name) for name in FORMS} | {"prices": prices(), "positions": positions()} | tables
    )
    levels = pd.DataFrame({"date": ["2025-01-22", "2025-01-23"], "close": [2000.0, 2050.0]})
    levels = levels.assign(date=levels["date"].astype("datetime64[us]"), file="russell_2000.csv", line=[2, 3])
    indices = {"russell_2000": levels}
    return known_on(Market(folder="here", indices=indices, files=(), **all_tables), as_of)


def of_day(statistics: tuple[Statistic, ...], day: date = SQUEEZE, part: str = "") -> Statistic:
    parts = (("event", "short_squeeze"), *((("part", part),) if part else ()))
    covering = (*parts, ("day", str(day)))
    return next(
        one
        for one in statistics
        if one.subject.parts == covering or (one.subject.parts == parts and one.period == Period(day, day))
    )


def test_the_days_of_the_largest_difference() -> None:
    found = squeeze_events(known())
    spreads = [(one.period.start, one.value) for one in found if len(one.subject.parts) == 1]
    assert spreads == [
        (date(2025, 1, 23), Decimal(14)),  # (20 + 10) / 2 less (-1 + 3) / 2
        (date(2025, 2, 12), Decimal(3)),  # by the positions of 31 January, S01 and S02 are the most shorted
        (date(2025, 1, 22), Decimal("0.5")),
    ]
    squeeze = of_day(found)
    assert squeeze.arithmetic[-1] == "difference: 15.000000 - 1.000000 = 14.000000 percentage points"
    assert [(one.day.day, one.value) for one in squeeze.history if one.value is not None] == [
        (22, Decimal("0.5")),
        (23, Decimal(14)),
    ]


def test_fifths_stand_on_what_was_published_before_the_day() -> None:
    # the positions of 15 January, in the other order, were published on the 27th
    cut = {day: rows for day, rows in POSITIONS.items() if day != "2025-01-15"}
    assert of_day(squeeze_events(known(positions=positions(cut)))).value == 14
    first_only = known(date(2025, 1, 24), positions=positions({"2024-12-31": POSITIONS["2024-12-31"]}))
    assert of_day(squeeze_events(first_only)).value == 14


def test_each_fifth_and_the_market() -> None:
    found = squeeze_events(known())
    assert of_day(found, part="most_shorted").value == 15
    assert of_day(found, part="least_shorted").value == 1
    market = of_day(found, part="market")
    # all had a capitalisation of 100 million at the settlement date: (20 + 10 - 1 + 3) / 10
    assert market.value == Decimal("3.2")
    assert [(one.definition, one.value) for one in market.sensitivity] == [("Russell 2000", Decimal("2.5"))]


def test_tenths_and_weights_are_the_other_definitions() -> None:
    others = {one.definition: one.value for one in of_day(squeeze_events(known())).sensitivity}
    assert others == {
        "tenths in place of fifths": Decimal(21),  # 20 less -1
        # (10 x 20 + 9 x 10) / 19 less (1 x -1 + 2 x 3) / 3
        "each stock weighted by its dollars short": Decimal("13.596491"),
    }


def test_what_shorts_did_in_the_next_cycle() -> None:
    covering = of_day(squeeze_events(known()), part="net_new_shorting")
    assert covering.period == Period(date(2025, 1, 15), date(2025, 1, 31))
    # 5,000 shares each of S09, between 10 and 11, and of S10, between 10 and 10 x 1.01 x 1.2 x 0.95 = 11.514
    assert covering.value == -5000 * Decimal("10.5") - 5000 * Decimal("10.757")
    assert covering.label == "short squeeze of 23 January 2025, net new shorting"


def test_two_days_of_one_cycle_are_told_apart() -> None:
    found = squeeze_events(known())
    printed = [(one.label, one.unit, one.period) for one in found]
    assert len(set(printed)) == len(printed)
    assert len({(one.subject, one.unit, one.period) for one in found}) == len(found)
    assert all(one.history[-1].value == one.value for one in found if one.history)


def test_the_next_cycle_is_unknown_until_it_is_published() -> None:
    found = squeeze_events(known(date(2025, 2, 11), positions=positions()))
    assert any(("part", "net_new_shorting") in one.subject.parts for one in found)
    earlier = squeeze_events(known(date(2025, 2, 10)))
    assert of_day(earlier).value == 14
    assert not any(("part", "net_new_shorting") in one.subject.parts for one in earlier)


def test_cheap_and_small_stocks_are_not_ranked() -> None:
    more = {stock: {"CHEP": 9e6, "NANO": 9e6} for stock in POSITIONS}
    cycles = {day: rows | more[day] for day, rows in POSITIONS.items()}
    # at 90 cents and at 4 dollars; ten million shares make neither 50 million dollars
    with_both = known(prices=prices(CHEP=0.9, NANO=4.0), positions=positions(cycles))
    assert of_day(squeeze_events(with_both)).value == 14


def test_a_change_that_the_closes_deny_is_held_back() -> None:
    slip = prices()
    row = slip.index[(slip["symbol"] == "S10") & (slip["date"] == "2025-01-23")]
    slip.loc[row, "change"] = 2.0
    found = of_day(squeeze_events(known(prices=slip)))
    # S09 alone is left of the most shorted
    assert found.value == 10 - 1
    assert found.coverage.left_out["change unknown"] == 1


def test_days_of_events() -> None:
    rows = pd.DataFrame(
        {
            "date": ["2025-01-24", "2025-01-26"],
            "published": ["2025-01-24", "2025-01-26"],
            "event": "CPI day",
            "note": "",
            "file": "events.csv",
        }
    )
    found = squeeze_events(known(events=typed("events", rows)))
    events = [one for one in found if one.subject == Subject.of(event="CPI day")]
    # the 26th is a Sunday; on the 24th S10 fell by 5 % and S09 stood still
    assert [(one.period.start, one.value) for one in events] == [(date(2025, 1, 24), Decimal("-2.5"))]


@pytest.fixture(scope="module")
def real(shared: Path) -> Known:
    return known_on(read_market(shared / "market", until=date(2023, 9, 8), tolerant=True), date(2023, 9, 8))


def test_the_real_squeezes_of_2023(real: Known) -> None:
    found = squeeze_events(real)
    days = [one.period.start for one in found if one.subject == Subject.of(event="short_squeeze")]
    # the day after a central bank's meeting on which the trade reported its largest short covering in years
    assert days[0] == date(2023, 2, 2)
    covering = [one.value for one in found if ("part", "net_new_shorting") in one.subject.parts]
    assert len(covering) == 3
    assert all(value < 0 for value in covering)
