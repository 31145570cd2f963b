"""How many of an index's stocks share its way."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from narrator.measure.arithmetic import equation
from narrator.measure.entry import Entry, Every
from narrator.measure.indices.universes import Course, Universe, course_of, universes
from narrator.measure.known import Known
from narrator.measure.names import index_label
from narrator.measure.proof import alternatives, percent
from narrator.measure.stocks.membership import Membership, coverage_of, indices_known
from narrator.measure.windows import Window
from narrator.model.claims import Subject
from narrator.model.statistics import Observation, Rows, Statistic

BREADTH = "Breadth is the share of an index's stocks that have fallen over the period."
"""Definition of `breadth`, before it says who belongs to the index."""


def closes_of(course: Course, universe: Universe) -> np.ndarray:
    """Split-adjusted closes of stocks (rows) on the days of a course; those with a close on the first and last only.

    A stock delisted since keeps its last close.
    """
    closes = course.closes[universe.places]
    whole: np.ndarray = closes[np.isfinite(closes[:, 0]) & np.isfinite(closes[:, -1])]
    return whole


def breadths(known: Known, window: Window) -> tuple[Statistic, ...]:
    """`breadth` over a window for every index of whose members half at least have a close at both ends."""
    panel, base = known.panel, known.panel.base_evening(window.start)
    if base == panel.grid[-1]:
        return ()
    course, found = course_of(panel, base), list[Statistic]()
    for index in indices_known(known):
        rules = [
            (one.members, closes)
            for one in universes(known, index, base)
            if one.members.filled(len(closes := closes_of(course, one)))
        ]
        if rules:
            found.append(_statistic(known, window, course, rules))
    return tuple(found)


def _statistic(known: Known, window: Window, course: Course, rules: list[tuple[Membership, np.ndarray]]) -> Statistic:
    """The share of the first rule's stocks that fell, with what the other rules say."""
    panel, (members, closes) = known.panel, rules[0]
    series, count, name = _shares(closes), len(closes), index_label(members.index)
    fallen = int((closes[:, -1] < closes[:, 0]).sum())
    evenings = Rows(", ".join(panel.price_files), 2 * count, course.days[0].date(), panel.evenings[-1].date())
    return Statistic(
        name="breadth",
        subject=Subject.of(index=members.index),
        value=series[-1],
        unit="percent",
        period=window.period,
        as_of=panel.as_of,
        definition=f"{BREADTH} {members.rule}",
        inputs=(*members.rows, evenings),
        coverage=coverage_of(members, count),
        sensitivity=alternatives(series[-1], _others(known, course, rules)),
        label=name,
        arithmetic=(equation(f"{name}, fallen", f"{fallen:,} / {count:,} x 100", series[-1], "percent"),),
        history=tuple(Observation(day, share) for day, share in zip(course.dates, series, strict=True)),
    )


def _shares(closes: np.ndarray) -> list[Decimal]:
    """Per cent of stocks below their first close on each later day; those without a close then do not count."""
    here = np.isfinite(closes[:, 1:])
    return [percent(share) for share in ((closes[:, 1:] < closes[:, :1]).sum(axis=0) / here.sum(axis=0)).tolist()]


def _others(known: Known, course: Course, rules: list[tuple[Membership, np.ndarray]]) -> dict[str, Decimal]:
    """The share under the other rule of membership, and ranked when the period is over."""
    others = {other.short: _shares(closes)[-1] for other, closes in rules[1:]}
    for late in universes(known, rules[0][0].index, known.panel.grid[-1]):
        if not late.members.listed and late.members.filled(len(closes := closes_of(course, late))):
            others["ranked on the as-of day"] = _shares(closes)[-1]
    return others


def _breadths(known: Known) -> tuple[Statistic, ...]:
    return tuple(one for window in known.windows for one in breadths(known, window))


ENTRIES = (
    Entry(
        name="breadth",
        says="share of an index's stocks that have fallen over the period",
        unit="percent",
        needs=("positions", "prices", "indices"),
        authority="the trade's count of decliners over a period",
        weaknesses="Without a list of members, ranks by capitalisation stand in for them; every stock counts alike.",
        compute=_breadths,
        every=Every.CYCLE,
    ),
)
"""Statistics of this module."""
