"""What short sellers put in or took out, apart from what prices did to their positions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import pandas as pd

from narrator.measure.entry import Entry, Every
from narrator.measure.known import Known
from narrator.measure.proof import alternatives, coverage, dollars
from narrator.measure.shorts.book import (
    TODAYS_SIZES,
    Book,
    Group,
    asked_places,
    book_of,
    codes_at,
    highest,
    issue_groups,
    observations,
    places_of,
    rows_at,
    size_groups,
    total,
)
from narrator.measure.shorts.changes import Effects, Reach, effects_of, held, net_lines, steady
from narrator.measure.shorts.profits import LISTED, RANKED
from narrator.measure.stocks.panel import Panel
from narrator.measure.stocks.universe import SEGMENT_RULE
from narrator.model.statistics import Statistic

NEW_SHORT_MONEY = (
    "New short money is net new shorting: from one settlement date to the next, the change in shares short times the "
    "average of the closes at both. What prices did to the shares already short is no part of it: the two add up to "
    "the change in dollars short. Each end of the period stands for the last settlement date on or before it."
)
"""Definition of `new_short_money`."""

DAYS = 30
"""Length of a window of new short money in calendar days."""


@dataclass(frozen=True, slots=True)
class Flow:
    """Net new shorting per issue (rows) over windows of one length (columns), oldest first.

    `reaches` are the windows; NaN where an issue is missing from one of a window's cycles.
    """

    reaches: tuple[Reach, ...]
    amounts: np.ndarray

    @property
    def ends(self) -> tuple[date, ...]:
        """The last calendar day of each window."""
        return tuple(reach.end for reach in self.reaches)


def flow_of(book: Book, effects: Effects, before: int) -> Flow | None:
    """Net new shorting over `DAYS` days up to each settlement date or, for `before` 1, over as many before those.

    None where the record does not reach back far enough for the last settlement date.
    """
    found = [(column, _reach(book.panel, column, before)) for column in range(len(book.panel.settlements))]
    reaches = tuple(reach for _, reach in found if reach)
    if found[-1][1] is None:
        return None
    sums = np.column_stack([effects.net[:, reach.steps].sum(axis=1) for reach in reaches])
    return Flow(reaches, sums)


def _reach(panel: Panel, column: int, before: int) -> Reach | None:
    """The window of `DAYS` days up to a settlement date, or the one before it, if the record reaches so far."""
    end = panel.settlements[column].date() - timedelta(days=DAYS * before)
    first, last = (_column_of(panel, day) for day in (end - timedelta(days=DAYS), end))
    if first < 0 or first == last:
        return None
    return Reach(first, last, end - timedelta(days=DAYS - 1), end)


def _column_of(panel: Panel, day: date) -> int:
    """The last settlement date on or before a day; -1 where the record begins later."""
    return int(panel.settlements.searchsorted(pd.Timestamp(day), side="right")) - 1


def net_new_shorting(panel: Panel, first: pd.Timestamp, last: pd.Timestamp) -> pd.Series:
    """Net new shorting per issue in dollars between two settlement dates; NaN where a cycle between lacks the issue."""
    columns = panel.settlements.get_indexer(pd.DatetimeIndex([first, last]))
    net = effects_of(book_of(panel)).net[:, columns[0] : columns[1]]
    return pd.Series(net.sum(axis=1), index=panel.issues.index)


def new_short_money(known: Known) -> tuple[Statistic, ...]:
    """`new_short_money` by size over 30 days and the 30 before, of the issues of `RANKED` with most, of those asked."""
    book = book_of(known.panel)
    effects = effects_of(book)
    found = []
    for before in (0, 1):
        flow = flow_of(book, effects, before)
        if flow is None:
            break
        last = flow.amounts[:, -1]
        groups = size_groups(book, ~np.isnan(last))
        if not before:
            ranked = np.full(len(last), np.nan)
            ranked[book.sizes[RANKED]] = last[book.sizes[RANKED]]
            asked = [place for place in asked_places(known.panel, known.issues) if not np.isnan(last[place])]
            groups = (*groups, *issue_groups(book, [*highest(ranked, LISTED), *asked]))
        found += [_statistic(book, effects, flow, group) for group in groups]
    return tuple(found)


def _statistic(book: Book, effects: Effects, flow: Flow, group: Group) -> Statistic:
    """Net new shorting of a group over the last window of a flow."""
    panel, reach, places = book.panel, flow.reaches[-1], group.places
    members = book.sizes[group.size] if group.size else places
    value = dollars(flow.amounts[places, -1].sum())
    return Statistic(
        name="new_short_money",
        subject=group.subject,
        value=value,
        unit="USD",
        period=reach.period,
        as_of=panel.as_of,
        definition=f"{NEW_SHORT_MONEY} {SEGMENT_RULE}" if group.size else NEW_SHORT_MONEY,
        inputs=rows_at(book, places, reach.columns),
        coverage=coverage(
            panel, len(places), missing_from_a_cycle_of_the_window=held(book, members, reach) - len(places)
        ),
        sensitivity=alternatives(value, _others(book, effects, group, reach)),
        label=group.label,
        arithmetic=net_lines(book, effects, places, reach, value),
        history=observations(panel, flow.ends, total(flow.amounts[members]), value),
    )


def _others(book: Book, effects: Effects, group: Group, reach: Reach) -> dict[str, Decimal]:
    """New shares at other closes, and the sizes of other days."""
    places = group.places
    new = np.diff(book.shares[places, reach.columns], axis=1)
    close = book.price[places, reach.columns]
    found = {
        "at the close before each change": dollars((new * close[:, :-1]).sum()),
        "at the close after each change": dollars((new * close[:, 1:]).sum()),
    }
    if group.size:
        then = steady(book, places_of(codes_at(book, reach.first), group.size), reach)
        found["segment by capitalisation at the start of the period"] = dollars(effects.net[then, reach.steps].sum())
    return found


ENTRIES = (
    Entry(
        name="new_short_money",
        says="net new shorting over 30 days and the 30 before: what was put into shorts, apart from what prices did",
        unit="USD",
        needs=("positions", "prices"),
        authority="Bennet's (1920) decomposition of a change in value into a price and a quantity effect",
        weaknesses="What opened and closed between settlement dates is not seen; 30 days may hold two cycles or three. "
        f"{TODAYS_SIZES}",
        compute=new_short_money,
        every=Every.CYCLE,
    ),
)
"""Statistics of this module."""
