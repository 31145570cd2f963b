from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from narrator.measure.indices.valuation import relative_valuations
from narrator.measure.known import known_on
from narrator.model.claims import Subject
from narrator.model.statistics import Observation, Statistic
from narrator.read.market import read_market

MONTHS = tuple(f"2024-{month:02}-28" for month in range(1, 13))


def multiples(*rows: tuple[str, str, str, float]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["date", "universe", "measure", "value"])
    frame["date"] = frame["published"] = pd.to_datetime(frame["date"])
    frame["file"] = pd.Categorical(["multiples.csv"] * len(frame))
    frame["line"] = range(2, len(frame) + 2)
    return frame


def measured(folder: Path, *rows: tuple[str, str, str, float]) -> tuple[Statistic, ...]:
    market = replace(read_market(folder), multiples=multiples(*rows))
    return relative_valuations(known_on(market, date(2025, 2, 20), with_panel=False))


def test_the_smaller_universe_against_the_larger_with_its_record(small_market: Path) -> None:
    # a discount of 25 % for eleven months, then of 40 %
    large = [(day, "sp_500", "forward P/E", 20.0) for day in MONTHS]
    small = [(day, "russell_2000", "forward P/E", 15.0) for day in MONTHS[:-1]]
    (found,) = measured(small_market, *large, *small, (MONTHS[-1], "russell_2000", "forward P/E", 12.0))
    assert found.subject == Subject(
        (("universe", "russell_2000"), ("against", "sp_500"), ("measure", "forward P/E")),
    )
    assert (found.value, found.period.end) == (Decimal(-40), date(2024, 12, 28))
    assert found.arithmetic == ("forward P/E: (12 / 20 - 1) x 100 = -40.000000 percent",)
    assert [one.value for one in found.history] == [Decimal(-25)] * 11 + [Decimal(-40)]
    points, record = found.sensitivity
    assert (points.value, points.flips) == (Decimal(-8), False)
    # the average is (11 x 25 + 40) / 12 = 26.25
    assert (record.value, record.flips) == (Decimal("-13.75"), False)


def test_cheap_but_less_than_usual_is_flagged(small_market: Path) -> None:
    large = [(day, "large", "P/B", 10.0) for day in MONTHS]
    small = [(day, "small", "P/B", 5.0) for day in MONTHS[:-1]]
    (found,) = measured(small_market, *large, *small, (MONTHS[-1], "small", "P/B", 8.0))
    assert found.value == Decimal(-20)
    # the average is (11 x 50 + 20) / 12 = 47.5
    assert [(one.value, one.flips) for one in found.sensitivity] == [(Decimal(-2), False), (Decimal("27.5"), True)]


def test_only_dates_that_both_have_count(small_market: Path) -> None:
    rows = [
        ("2024-10-28", "small", "P/E", 9.0),
        ("2024-10-28", "large", "P/E", 10.0),
        ("2024-11-28", "small", "P/E", 1.0),
    ]
    (found,) = measured(small_market, *rows)
    assert (found.value, found.period.end) == (Decimal(-10), date(2024, 10, 28))


@pytest.mark.parametrize("loss", [0.0, -4.0])
def test_a_multiple_of_losses_says_nothing(small_market: Path, loss: float) -> None:
    rows = [
        (day, universe, "P/E", value)
        for day, pair in (("2024-10-28", (9.0, 10.0)), ("2024-11-28", (loss, 10.0)), ("2024-12-28", (8.0, 10.0)))
        for universe, value in zip(("small", "large"), pair, strict=True)
    ]
    (found,) = measured(small_market, *rows)
    assert found.value == Decimal(-20)
    assert found.history[1] == Observation(date(2024, 11, 28), None)
    (before,) = measured(small_market, *rows[:4])
    assert before.value == Decimal(-10)


def test_measures_and_universes_are_not_mixed(small_market: Path) -> None:
    rows = [("2024-12-28", "small", "P/E", 9.0), ("2024-12-28", "large", "P/B", 10.0)]
    assert measured(small_market, *rows) == ()
    three = [("2024-12-28", name, "P/E", value) for name, value in (("ours", 5.0), ("large", 10.0), ("mid", 8.0))]
    pairs = {(one.subject.name, one.subject.parts[1][1]): one.value for one in measured(small_market, *three)}
    assert pairs == {("mid", "large"): -20, ("mid", "ours"): 60, ("large", "ours"): 100}
