"""How much is sold short, and in which segments."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd

from narrator.measure.entry import Entry, Every
from narrator.measure.panel import Panel
from narrator.measure.profits import average_dollars_short, dollars_short
from narrator.measure.proof import alternatives, coverage, cycle_rows, dollars, percent, price_rows
from narrator.measure.universe import SEGMENT_RULE, SIZES, in_size, segment_of
from narrator.measure.windows import Window
from narrator.model.claims import Period, Statistic, Subject

SHORT_INTEREST = (
    "Short interest is the shares short at the last settlement date published, in dollars at that day's close."
)
AVERAGE_SHORT_INTEREST = (
    "Average short interest is the dollars short at each settlement date of the period, at that day's close, averaged."
)
SHORT_SHARE = (
    "The share of all short selling is the dollars short in a segment over the dollars short in all common stock."
)


def short_interest(panel: Panel) -> tuple[Statistic, ...]:
    """`short_interest` of every segment and group at the last settlement."""
    settled = Period(panel.last_settlement, panel.last_settlement)
    latest = dollars_short(panel)[panel.settlements[-1]]
    return _by_size(panel, "short_interest", latest, settled, SHORT_INTEREST, panel.settlements[-1:])


def average_short_interest(panel: Panel, window: Window) -> tuple[Statistic, ...]:
    """`average_short_interest` of every segment and group over a window."""
    average = average_dollars_short(panel, window.start)
    cycles = panel.cycles_from(window.start)
    return _by_size(panel, "average_short_interest", average, window.period, AVERAGE_SHORT_INTEREST, cycles)


def short_share(panel: Panel) -> tuple[Statistic, ...]:
    """`short_share` of every segment and group, in per cent of all dollars short."""
    latest = dollars_short(panel)[panel.settlements[-1]]
    settled = Period(panel.last_settlement, panel.last_settlement)
    amounts = _by_size(panel, "short_interest", latest, settled, SHORT_INTEREST, panel.settlements[-1:])
    whole = next((amount.value for amount in amounts if amount.subject.name == "all"), Decimal(0))
    shares = []
    for amount in amounts:
        if amount.subject.name == "all":
            continue
        value = percent(float(amount.value / whole))
        others = {one.definition: percent(float(one.value / whole)) for one in amount.sensitivity}
        shares.append(
            Statistic(
                name="short_share",
                subject=amount.subject,
                value=value,
                unit="percent",
                period=amount.period,
                as_of=panel.as_of,
                definition=f"{SHORT_SHARE} {SEGMENT_RULE}",
                inputs=amount.inputs,
                coverage=amount.coverage,
                sensitivity=alternatives(value, others),
            ),
        )
    return tuple(shares)


def _by_size(
    panel: Panel,
    name: str,
    amounts: pd.Series,
    period: Period,
    definition: str,
    cycles: pd.DatetimeIndex,
) -> tuple[Statistic, ...]:
    """One statistic for each segment and group from dollars per issue."""
    codes = segment_of(panel.cap[panel.grid[-1]])
    at_settlement = segment_of(panel.cap[panel.settlements[-1]])
    known = (amounts > 0).to_numpy(dtype=bool)
    no_size = int((known & ~in_size(codes, "all")).sum())
    found = []
    for size in SIZES:
        inside = known & in_size(codes, size)
        issues = amounts.index[inside]
        if issues.empty:
            continue
        value = dollars(amounts[inside].sum())
        other = dollars(amounts[known & in_size(at_settlement, size)].sum())
        found.append(
            Statistic(
                name=name,
                subject=Subject.of(segment=size),
                value=value,
                unit="USD",
                period=period,
                as_of=panel.as_of,
                definition=f"{definition} {SEGMENT_RULE}",
                inputs=(*cycle_rows(panel, issues, cycles), *price_rows(panel, issues, cycles)),
                coverage=coverage(panel, len(issues), capitalisation_unknown=no_size),
                sensitivity=alternatives(value, {"segment by capitalisation at the settlement date": other}),
            ),
        )
    return tuple(found)


ENTRIES = (
    Entry(
        name="short_interest",
        says="shares short at the last settlement date published, in dollars at that day's close",
        unit="USD",
        needs=("positions", "prices"),
        authority="FINRA Rule 4560 and its consolidated short interest files",
        weaknesses="Known twice a month, seven business days late; over-the-counter issues have no price.",
        compute=lambda known: short_interest(known.panel),
        every=Every.CYCLE,
    ),
    Entry(
        name="average_short_interest",
        says="dollars short at each settlement date of a period, averaged",
        unit="USD",
        needs=("positions", "prices"),
        authority="FINRA's consolidated short interest files; average over settlement dates",
        weaknesses="Two settlement dates a month stand for all the days between.",
        compute=lambda known: average_short_interest(known.panel, known.windows[0]),
    ),
    Entry(
        name="short_share",
        says="dollars short in a segment over the dollars short in all common stock",
        unit="percent",
        needs=("positions", "prices"),
        authority="FINRA's consolidated short interest files",
        weaknesses="The whole is all common stock with a price, not every security that can be sold short.",
        compute=lambda known: short_share(known.panel),
        every=Every.CYCLE,
    ),
)
"""Statistics of this module."""
