from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd

from narrator.measure.indices.event_study import event_studies
from narrator.measure.known import known_on
from narrator.model.claims import Period
from narrator.model.statistics import Statistic
from narrator.read.market import read_market

SMALL = {
    "2024-01-30": 100,
    "2024-01-31": 110,
    "2024-02-19": 115,
    "2024-02-28": 120,
    "2024-02-29": 400,
    "2024-03-20": 103.5,
}
LARGE = {"2024-01-30": 200, "2024-01-31": 200, "2024-02-19": 205, "2024-02-28": 210, "2024-03-20": 215.25}
"""On 29 February, the end of a month after 31 January, the large index has no close."""


def levels(index: str, closes: Mapping[str, float]) -> pd.DataFrame:
    frame = pd.DataFrame({"date": pd.to_datetime(list(closes)), "close": [float(one) for one in closes.values()]})
    return frame.assign(file=pd.Categorical([f"{index}.csv"] * len(frame)), line=range(2, len(frame) + 2))


def measured(folder: Path, as_of: date, *events: tuple[str, str]) -> tuple[Statistic, ...]:
    table = pd.DataFrame(events, columns=["date", "event"])
    table["date"] = table["published"] = pd.to_datetime(table["date"])
    table = table.assign(note="", file=pd.Categorical(["events.csv"] * len(table)), line=range(2, len(table) + 2))
    indices = {"russell_2000": levels("russell_2000", SMALL), "sp_500": levels("sp_500", LARGE)}
    market = replace(read_market(folder), events=table, indices=indices)
    return event_studies(known_on(market, as_of, with_panel=False))


CUTS = (("2024-01-31", "rate cut"), ("2024-02-20", "rate cut"))


def test_one_event_by_hand(small_market: Path) -> None:
    each, mean = measured(small_market, date(2024, 3, 1), *CUTS)
    # 120 / 100 less 210 / 200; from the close of the day 120 / 110 less 210 / 200
    assert (each.value, each.unit) == (Decimal(15), "percentage points")
    assert each.subject.parts == (
        ("event", "rate cut"),
        ("day", "2024-01-31"),
        ("index", "russell_2000"),
        ("against", "sp_500"),
        ("months", "1"),
    )
    assert each.period == Period(date(2024, 1, 31), date(2024, 2, 29))
    assert [(one.value, one.flips) for one in each.sensitivity] == [(Decimal("4.090909"), False)]
    assert each.arithmetic == (
        "Russell 2000: (120.00 / 100.00 - 1) x 100 = 20.000000 percent",
        "S&P 500: (210.00 / 200.00 - 1) x 100 = 5.000000 percent",
        "difference: 20.000000 - 5.000000 = 15.000000 percentage points",
    )
    assert [(rows.file, rows.lines) for rows in each.inputs] == [
        ("events.csv", (2,)),
        ("russell_2000.csv", (2, 5)),
        ("sp_500.csv", (2, 5)),
    ]
    assert each.label.endswith(", 1 month after")
    assert mean.label.endswith(", mean of 1, 1 month after")
    # the second event's month is not over: it is left out, not taken for zero
    assert mean.value == Decimal(15)
    assert mean.coverage.left_out == {"1 month after 2024-02-20 not over": 1}


def test_the_mean_says_which_periods_overlap(small_market: Path) -> None:
    first, second, mean = measured(small_market, date(2024, 3, 20), *CUTS)
    # from the closes of 19 February: 103.5 / 115 less 215.25 / 205
    assert (first.value, second.value, mean.value) == (Decimal(15), Decimal(-15), Decimal(0))
    assert "after 1 of them the first index did better" in mean.definition
    assert "The periods of 1 of them begin before that of an earlier one has ended" in mean.definition
    assert mean.arithmetic[-1] == "mean: (15.000000 - 15.000000) / 2 = 0.000000 percentage points"
    others = {one.definition: one.value for one in mean.sensitivity}
    assert others["only events whose period does not overlap an earlier one's"] == Decimal(15)
    assert others["the median event"] == Decimal(0)
    assert (mean.coverage.used, mean.coverage.left_out) == (2, {})


def test_events_outside_the_record_are_left_out(small_market: Path) -> None:
    found = measured(small_market, date(2024, 3, 20), ("2023-06-14", "rate cut"), *CUTS, ("2024-03-25", "rate cut"))
    (mean,) = (one for one in found if ("day", "2024-01-31") not in one.subject.parts and one.coverage.used == 2)
    # the event of the 25th was not known on the 20th
    assert mean.coverage.left_out == {"no closes around 2023-06-14 or 1 month later": 1}


def test_kinds_of_events_are_kept_apart(small_market: Path) -> None:
    found = measured(small_market, date(2024, 3, 20), CUTS[0], ("2024-02-20", "inflation surprise"))
    assert {one.subject.name: one.value for one in found} == {"rate cut": 15, "inflation surprise": -15}


def test_without_both_indices_there_is_nothing_to_compare(small_market: Path) -> None:
    market = read_market(small_market)
    assert event_studies(known_on(market, date(2025, 2, 20), with_panel=False)) == ()
