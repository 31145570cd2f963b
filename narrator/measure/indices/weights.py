"""How much of an index's capitalisation its largest names are."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import numpy as np

from narrator.measure.arithmetic import addition, equation, figure
from narrator.measure.entry import Entry, Every
from narrator.measure.indices.concentration import LARGEST, largest_of
from narrator.measure.indices.universes import Universe, before, universes
from narrator.measure.known import Known
from narrator.measure.proof import alternatives, percent
from narrator.measure.stocks.companies import SHARE_CLASSES
from narrator.measure.stocks.membership import Membership, coverage_of, indices_known
from narrator.model.claims import Period, Subject
from narrator.model.statistics import Observation, Rows, Statistic

CAPITALISATION_SHARE = (
    "The weight of the largest names is their capitalisation over that of all the index's stocks, on the last evening."
)
"""Definition of `capitalisation_share`."""


def capitalisation_shares(known: Known) -> tuple[Statistic, ...]:
    """`capitalisation_share` of the largest names of every index on the last evening, for every number of `LARGEST`."""
    last, found = known.panel.grid[-1], list[Statistic]()
    for index in indices_known(known):
        rules = [(one, caps) for one in universes(known, index, last) if len(caps := _by_company(one))]
        if not rules:
            continue
        first = rules[0][0]
        series = {one.day.date(): _by_company(one) for one in (*before(first, known), first)}
        apart = np.sort(first.cap[~np.isnan(first.cap)])[::-1]
        members = [(one.members, caps) for one, caps in rules]
        found.extend(_weight(known, members, series, apart, count) for count in LARGEST)
    return tuple(found)


def _by_company(universe: Universe) -> np.ndarray:
    """Capitalisations of a universe's companies, largest first; none where half its members have none."""
    known = ~np.isnan(universe.cap)
    caps = np.bincount(universe.company[known], weights=universe.cap[known])
    caps = np.sort(caps[caps > 0])[::-1]
    return caps if universe.members.filled(int(known.sum())) and len(caps) >= 2 * max(LARGEST) else np.array([])


def _weight(
    known: Known,
    rules: list[tuple[Membership, np.ndarray]],
    series: dict[date, np.ndarray],
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
        history=tuple(Observation(day, _top_share(then, count) if len(then) else None) for day, then in series.items()),
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
