"""How dear one universe of stocks is against another."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

import pandas as pd

from narrator.measure.arithmetic import equation, figure
from narrator.measure.entry import Entry, Every
from narrator.measure.known import Known
from narrator.measure.names import day_label, index_label
from narrator.measure.proof import alternatives, percent, table_rows
from narrator.model.claims import Period, Subject
from narrator.model.statistics import Alternative, Coverage, Observation, Statistic

RELATIVE_VALUATION = (
    "The relative valuation is the multiple of one universe over that of another on the same day, less one, in per "
    "cent: below zero is a discount, above it a premium. Multiples of zero or less say nothing and are left out."
)
"""Definition of `relative_valuation`."""

SIZES_OF_UNIVERSES = (
    "nano",
    "micro",
    "small_and_below",
    "small",
    "russell_2000",
    "calder_300",
    "mid",
    "mid_and_above",
    "large",
    "calder_100",
    "sp_500",
    "large_and_above",
    "nasdaq_100",
    "mega",
)
"""Universes from small to large: the smaller one is measured against the larger."""

LEAST_FOR_AVERAGE = 12
"""Fewer observations have no average worth comparing with."""


def relative_valuations(known: Known) -> tuple[Statistic, ...]:
    """`relative_valuation` of every two universes that have the same measure on the same dates."""
    found = []
    for measure, rows in known.market.multiples.sort_values("date", kind="stable").groupby("measure"):
        wide = rows.set_index(["date", "universe"])["value"].unstack()  # noqa: PD010 - a pivot table takes averages
        for one, other in combinations(sorted(wide.columns, key=_by_size), 2):
            both = wide[[one, other]].dropna()
            sound = both[(both > 0).all(axis=1)]
            if len(sound):
                series = both[both.index <= sound.index[-1]]
                found.append(_statistic(known, (str(one), str(other), str(measure)), series, rows))
    return tuple(found)


def _by_size(universe: str) -> tuple[int, str]:
    """Small universes first; those that are not known after them, by name."""
    known = universe in SIZES_OF_UNIVERSES
    return (SIZES_OF_UNIVERSES.index(universe) if known else len(SIZES_OF_UNIVERSES), universe)


def _premium(multiple: float, reference: float) -> Decimal | None:
    """How much dearer the first is, in per cent; `None` where either is not above zero."""
    return percent(multiple / reference - 1) if multiple > 0 and reference > 0 else None


def _statistic(known: Known, named: tuple[str, str, str], series: pd.DataFrame, rows: pd.DataFrame) -> Statistic:
    """The last premium of one universe over another with its record."""
    one, other, measure = named
    day, (multiple, reference) = series.index[-1].date(), (float(value) for value in series.iloc[-1])
    history = tuple(
        Observation(when.date(), _premium(*values))
        for when, values in zip(series.index, series.to_numpy(dtype=float).tolist(), strict=True)
    )
    value = history[-1].value or Decimal(0)
    used = rows[rows["universe"].isin([one, other]) & rows["date"].isin(series.index)]
    unsound = sum(past.value is None for past in history)
    expression = f"({figure(multiple)} / {figure(reference)} - 1) x 100"
    return Statistic(
        name="relative_valuation",
        subject=Subject((("universe", one), ("against", other), ("measure", measure))),
        value=value,
        unit="percent",
        period=Period(day, day),
        as_of=known.as_of,
        definition=(
            f"{RELATIVE_VALUATION} Here it is the {measure} of {index_label(one)} against that of {index_label(other)} "
            f"on {day_label(day)}, from the user's own table."
        ),
        inputs=table_rows(used),
        coverage=Coverage(len(history) - unsound, {"days with a multiple of zero or less": unsound} if unsound else {}),
        sensitivity=_others(value, multiple - reference, history),
        label=f"{index_label(one)} against {index_label(other)}",
        arithmetic=(equation(measure, expression, value, "percent"),),
        history=history,
    )


def _others(value: Decimal, points: float, history: tuple[Observation, ...]) -> tuple[Alternative, ...]:
    """The difference in points of the multiple, and the premium less its own average over the record."""
    difference = Alternative(
        "difference of the two multiples, in points", Decimal(figure(points).replace(",", "")), flips=False
    )
    past = [one.value for one in history if one.value is not None]
    if len(past) < LEAST_FOR_AVERAGE:
        return (difference,)
    average = percent(float(sum(past, Decimal(0))) / len(past) / 100)
    record = f"less its average of {average} per cent since {day_label(history[0].day)}, in percentage points"
    return difference, *alternatives(value, {record: value - average})


ENTRIES = (
    Entry(
        name="relative_valuation",
        says="multiple of one universe over that of another, less one",
        unit="percent",
        needs=("multiples",),
        authority="relative multiple, as equity strategists quote it, on the user's own table",
        weaknesses="As good as the table: how its multiples treat losses and which estimates they use is not known.",
        compute=relative_valuations,
        every=Every.MONTH,
    ),
)
"""Statistics of this module."""
