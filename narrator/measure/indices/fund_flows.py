"""What investors put into funds or took out, week by week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import pandas as pd

from narrator.measure.arithmetic import equation, plus, price
from narrator.measure.entry import Entry, Every
from narrator.measure.known import Known
from narrator.measure.proof import alternatives, dollars, table_rows
from narrator.model.claims import Period, Subject
from narrator.model.statistics import Coverage, Observation, Statistic

FUND_FLOW = (
    "The fund flow is what investors put into the funds of a segment less what they took out, in the week that ends on "
    "the day given."
)
FOUR_WEEKS = (
    "The fund flow over four weeks is the sum of the last four weekly flows, where none of them is missing: what "
    "investors put into the funds of a segment less what they took out."
)
"""Definitions of `fund_flow`."""

WEEKS = 4
WEEK = timedelta(days=7)
LONGEST_WEEK = timedelta(days=10)
"""A week may end some days late around a holiday; a longer step means that one is missing."""


def weekly(rows: pd.DataFrame) -> tuple[Observation, ...]:
    """The flows of one segment and source by week, oldest first; `None` for each week without a row or a figure.

    Ends with the last week that has a figure; empty without any.
    """
    found = list[Observation]()
    for day, net in zip(rows["date"], rows["net"], strict=True):
        while found and day.date() - found[-1].day > LONGEST_WEEK:
            found.append(Observation(found[-1].day + WEEK, None))
        found.append(Observation(day.date(), None if pd.isna(net) else dollars(net)))
    while found and found[-1].value is None:
        found.pop()
    return tuple(found)


def summed(series: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """The sum of the last `WEEKS` weeks at the end of each week from the first full stretch on; `None` over gaps."""
    found = []
    for end in range(WEEKS, len(series) + 1):
        values = [one.value for one in series[end - WEEKS : end] if one.value is not None]
        found.append(Observation(series[end - 1].day, sum(values, Decimal(0)) if len(values) == WEEKS else None))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Source:
    """One segment's flows as one source reports them: `weeks` with gaps shown, `rows` those of the table."""

    segment: str
    name: str
    weeks: tuple[Observation, ...]
    rows: pd.DataFrame

    def series(self, span: int) -> tuple[Observation, ...]:
        """The flows over one week or over `WEEKS`."""
        return self.weeks if span == 1 else summed(self.weeks)


def fund_flows(known: Known) -> tuple[Statistic, ...]:
    """`fund_flow` of the last week of every segment and source, and of four weeks where none is missing.

    The subject is the segment; where several sources report it, also the source: they are never added up.
    """
    found = list[Statistic]()
    ordered = known.market.fund_flows.sort_values(["segment", "source", "date"], kind="stable")
    for segment, rows in ordered.groupby("segment"):
        by_source = ((str(source), weekly(of_source), of_source) for source, of_source in rows.groupby("source"))
        sources = [Source(str(segment), name, weeks, table) for name, weeks, table in by_source if weeks]
        for source in sources:
            others = [other for other in sources if other is not source]
            spans = [span for span in (1, WEEKS) if _ends_known(source.series(span))]
            found.extend(_statistic(known, source, others, span) for span in spans)
    return tuple(found)


def _ends_known(series: tuple[Observation, ...]) -> bool:
    return bool(series) and series[-1].value is not None


def _statistic(known: Known, source: Source, others: list[Source], span: int) -> Statistic:
    """The last value of a segment's flows over one week or four, with its series."""
    series = source.series(span)
    end, value = series[-1].day, series[-1].value or Decimal(0)
    counted = [one.value or Decimal(0) for one in source.weeks[-span:]]
    missing = sum(one.value is None for one in source.weeks)
    parts = (("segment", source.segment), *([("source", source.name)] if others else []))
    name = f"{source.segment}, {'week' if span == 1 else f'{span} weeks'} to {end}"
    spelt = (f"{name} = {price(value)} USD",)
    if span > 1:
        spelt = (equation(name, plus(counted), value, "USD"),)
    return Statistic(
        name="fund_flow",
        subject=Subject(parts),
        value=value,
        unit="USD",
        period=Period(end - span * WEEK + timedelta(days=1), end),
        as_of=known.as_of,
        definition=f"{FUND_FLOW if span == 1 else FOUR_WEEKS} The figures are those of {source.name}.",
        inputs=table_rows(source.rows[source.rows["date"] <= pd.Timestamp(end)]),
        coverage=Coverage(len(source.weeks) - missing, {"weeks without a figure": missing} if missing else {}),
        sensitivity=alternatives(value, _other_flows(source, others, span, end)),
        label=f"{source.segment}, {source.name}" if others else source.segment,
        arithmetic=spelt,
        history=series,
    )


def _other_flows(source: Source, others: list[Source], span: int, end: date) -> dict[str, Decimal]:
    """What other sources say of the same weeks, and for one week the average of four."""
    found = {}
    for other in others:
        at_end = [one.value for one in other.series(span) if one.day == end and one.value is not None]
        found.update({f"as {other.name} reports it": one for one in at_end})
    four = summed(source.weeks)
    if span == 1 and _ends_known(four):
        found["average of the last four weeks"] = dollars(float(four[-1].value or 0) / WEEKS)
    return found


ENTRIES = (
    Entry(
        name="fund_flow",
        says="what went into the funds of a segment less what was taken out, in the last week and over four",
        unit="USD",
        needs=("fund_flows",),
        authority="net new cash flow, as ICI and the vendors of fund flows define it",
        weaknesses="A vendor's estimate; segments overlap or leave out funds, so they are not added up.",
        compute=fund_flows,
        every=Every.WEEK,
    ),
)
"""Statistics of this module."""
