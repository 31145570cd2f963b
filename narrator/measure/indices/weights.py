"""How much of an index's capitalisation its largest names are."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pandas as pd

from narrator.measure.arithmetic import addition, equation, figure
from narrator.measure.entry import Entry, Every
from narrator.measure.indices.concentration import LARGEST, largest_of
from narrator.measure.known import Known
from narrator.measure.proof import alternatives, percent
from narrator.measure.stocks.companies import SHARE_CLASSES, Companies, companies_of
from narrator.measure.stocks.membership import Membership, by_rank, coverage_of, indices_known, memberships
from narrator.model.claims import Observation, Period, Rows, Statistic, Subject

CAPITALISATION_SHARE = (
    "The weight of the largest names is their capitalisation over that of all the index's stocks, on the last evening."
)
"""Definition of `capitalisation_share`."""


def capitalisation_shares(known: Known) -> tuple[Statistic, ...]:
    """`capitalisation_share` of the largest names of every index on the last evening, for every number of `LARGEST`."""
    companies, last = companies_of(known.panel), known.panel.grid[-1]
    days = known.panel.settlements.union(known.panel.grid[-1:])
    found = list[Statistic]()
    for index in indices_known(known):
        rules = [(one, caps) for one in memberships(known, index, last) if len(caps := _on(one, companies, last))]
        if not rules:
            continue
        series = {day: _then(rules[0][0], companies, day) for day in days}
        first = companies.places(rules[0][0].stocks)
        classes = companies.parts(last, first)[1][first]
        apart = np.sort(classes[~np.isnan(classes)])[::-1]
        found.extend(_weight(known, rules, series, apart, count) for count in LARGEST)
    return tuple(found)


def _on(members: Membership, companies: Companies, day: pd.Timestamp) -> np.ndarray:
    """Capitalisations of the members' companies on a day, largest first; none where half the members have none."""
    places = companies.places(members.stocks)
    company, caps = (column[places] for column in companies.parts(day, places))
    known = ~np.isnan(caps)
    by_company = np.bincount(company[known], weights=caps[known])
    by_company = np.sort(by_company[by_company > 0])[::-1]
    return by_company if members.filled(int(known.sum())) and len(by_company) >= 2 * max(LARGEST) else np.array([])


def _then(members: Membership, companies: Companies, day: pd.Timestamp) -> np.ndarray:
    """The same on a settlement date: of the members on the list, or of those that held the ranks on that day."""
    then = members if members.listed else by_rank(companies.panel, members.index, day)
    return np.array([]) if then is None else _on(then, companies, day)


def _weight(
    known: Known,
    rules: list[tuple[Membership, np.ndarray]],
    series: dict[pd.Timestamp, np.ndarray],
    apart: np.ndarray,
    count: int,
) -> Statistic:
    """The weight of so many names by the first rule, with what the others say; `apart` are its share classes."""
    panel, (members, caps) = known.panel, rules[0]
    value, tops = _top_share(caps, count), [float(cap) for cap in caps[:count]]
    amount, evening = round(sum(tops), 2), panel.evenings[-1].date()
    others = {"each share class a name of its own": _top_share(apart, count)}
    others |= {other.short: _top_share(of, count) for other, of in rules[1:]}
    return Statistic(
        name="capitalisation_share",
        subject=Subject((("index", members.index), ("largest", str(count)))),
        value=value,
        unit="percent",
        period=Period(evening, evening),
        as_of=panel.as_of,
        definition=f"{CAPITALISATION_SHARE} {SHARE_CLASSES} {members.rule}",
        inputs=(*members.rows, Rows(", ".join(panel.price_files), members.wanted, evening, evening)),
        coverage=coverage_of(members, len(members.stocks)),
        sensitivity=alternatives(value, others),
        label=largest_of(count, members.index),
        arithmetic=(
            *addition("name", tops, amount, "USD"),
            equation("weight", f"{figure(amount)} / {figure(round(float(caps.sum()), 2))} x 100", value, "percent"),
        ),
        history=tuple(
            Observation(day.date(), _top_share(then, count) if len(then) else None) for day, then in series.items()
        ),
    )


def _top_share(caps: np.ndarray, count: int) -> Decimal:
    return percent(float(caps[:count].sum() / caps.sum()))


ENTRIES = (
    Entry(
        name="capitalisation_share",
        says="weight of the 7 and the 10 largest names in the capitalisation of an index's stocks",
        unit="percent",
        needs=("positions", "prices", "indices"),
        authority="the concentration ratio of industrial economics, on capitalisation",
        weaknesses="Full capitalisation, not the float that providers weigh by.",
        compute=capitalisation_shares,
        every=Every.CYCLE,
    ),
)
"""Statistics of this module."""
