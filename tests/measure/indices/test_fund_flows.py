from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd

from narrator.measure.indices.fund_flows import fund_flows
from narrator.measure.known import known_on
from narrator.model.claims import Period, Subject
from narrator.model.statistics import Observation, Statistic
from narrator.read.market import read_market

DAY = date(2025, 2, 20)


def flows(*rows: tuple[str, str, float | None, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["date", "segment", "net", "source"])
    frame["date"] = pd.to_datetime(frame["date"])
    frame["published"] = frame["date"] + pd.Timedelta(days=1)
    frame["file"] = pd.Categorical(["flows.csv"] * len(frame))
    frame["line"] = range(2, len(frame) + 2)
    return frame


def measured(folder: Path, table: pd.DataFrame) -> tuple[Statistic, ...]:
    market = replace(read_market(folder), fund_flows=table)
    return fund_flows(known_on(market, DAY, with_panel=False))


WEEKS = ("2025-01-08", "2025-01-15", "2025-01-22", "2025-01-29", "2025-02-05", "2025-02-12", "2025-02-19")


def weekly(*nets: float | None) -> pd.DataFrame:
    return flows(*((day, "small", net, "Vendor") for day, net in zip(WEEKS, nets, strict=True)))


def test_the_last_week_and_the_last_four(small_market: Path) -> None:
    nets = (5.0, -1.0, 2.0, 3.0, -4.0, 1.5, -2.0)
    week, four = measured(small_market, weekly(*nets))
    assert week.subject == four.subject == Subject.of(segment="small")
    assert (week.value, week.period) == (Decimal(-2), Period(date(2025, 2, 13), date(2025, 2, 19)))
    assert [one.value for one in week.history] == [Decimal(str(net)) for net in nets]
    # the average of 3, -4, 1.5 and -2
    assert [(one.value, one.flips) for one in week.sensitivity] == [(Decimal("-0.38"), False)]
    assert (four.value, four.period) == (Decimal("-1.5"), Period(date(2025, 1, 23), date(2025, 2, 19)))
    assert four.arithmetic == ("small, 4 weeks to 2025-02-19: 3.00 - 4.00 + 1.50 - 2.00 = -1.50 USD",)
    assert [one.value for one in four.history] == [Decimal(9), Decimal(0), Decimal("2.5"), Decimal("-1.5")]
    assert week.inputs[0].lines == (2, 3, 4, 5, 6, 7, 8)


def test_a_missing_week_is_a_gap_and_not_zero(small_market: Path) -> None:
    rows = [(day, "small", 1.0, "Vendor") for day in WEEKS if day != "2025-01-29"]
    found = measured(small_market, flows(*rows))
    # the four weeks to 19 February begin with the missing one
    assert len(found) == 1
    assert found[0].history[3] == Observation(date(2025, 1, 29), None)
    assert found[0].coverage.left_out == {"weeks without a figure": 1}


def test_a_week_that_ends_a_day_late_is_no_gap(small_market: Path) -> None:
    days = (*WEEKS[:5], "2025-02-13", "2025-02-19")
    week, _ = measured(small_market, flows(*((day, "small", 1.0, "Vendor") for day in days)))
    assert len(week.history) == 7


def test_an_unknown_last_week_leaves_the_one_before(small_market: Path) -> None:
    nets = (1.0, 1.0, 1.0, 1.0, 1.0, 7.0, None)
    week, _ = measured(small_market, weekly(*nets))
    assert (week.value, week.period.end) == (Decimal(7), date(2025, 2, 12))


def test_sources_are_kept_apart(small_market: Path) -> None:
    table = flows(*((day, "small", net, name) for name, net in (("One", 2.0), ("Two", -3.0)) for day in WEEKS[-1:]))
    first, second = measured(small_market, table)
    assert first.subject.parts == (("segment", "small"), ("source", "One"))
    assert (first.value, second.value) == (Decimal(2), Decimal(-3))
    assert [(one.definition, one.value, one.flips) for one in first.sensitivity] == [
        ("as Two reports it", Decimal(-3), True)
    ]


def test_a_week_counts_from_its_publication_on(small_market: Path) -> None:
    table = weekly(*[1.0] * 7)
    table.loc[6, "published"] = pd.Timestamp("2025-02-21")
    assert measured(small_market, table)[0].period.end == date(2025, 2, 12)
