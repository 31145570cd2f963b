"""Mark-to-market profit of short sellers, by issue and by any group of issues."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from math import isnan
from typing import TypeVar

import numpy as np

from narrator.measure.arithmetic import FOUR, equation, plus, price
from narrator.measure.entry import Entry, Every
from narrator.measure.known import Known
from narrator.measure.names import industry_label
from narrator.measure.proof import alternatives, close_rows, coverage, dollars, percent, position_rows
from narrator.measure.shorts.book import (
    TODAYS_SIZES,
    Group,
    asked_places,
    book_of,
    issue_groups,
    observations,
    size_groups,
    total,
)
from narrator.measure.shorts.marking import Profits, profit_lines, profit_so_far, profits_of
from narrator.measure.shorts.sizings import profits_by_rule, rates_by_rule
from narrator.measure.stocks.panel import Panel
from narrator.measure.stocks.universe import SEGMENT_RULE
from narrator.model.claims import Subject
from narrator.model.statistics import Coverage, Observation, Rows, Statistic

SHORT_PROFIT = (
    "The profit of shorts is marked to market: from one settlement date to the next, the average of the shares short "
    "at both, times the fall of the split-adjusted close; financing and dividends are left out. Where the position is "
    "known at one end only, as after the last cycle published, that position is used."
)
"""Definition of `short_profit`."""

SHORT_PROFIT_RATE = "Profit over the average of dollars short at the settlement dates at which they are known."
"""What `short_profit_rate` does with it."""

SO_FAR = f"The history counts from the start of the period to each settlement date. {TODAYS_SIZES}"
"""What the weaknesses of a profit say of its history."""

EARLY = "the position at the start of each interval, not the average"
"""The other reasonable position of an interval."""

RANKED = "small_and_below"
"""The group whose issues and industries are ranked by name."""

LISTED = 10
"""How many issues and industries a ranking names at each end."""


_T = TypeVar("_T")


def short_profit(known: Known) -> tuple[Statistic, ...]:
    """`short_profit` over every window by size and of issues asked for, over the longest of what `RANKED` ranks."""
    book = book_of(known.panel)
    found = []
    for window in known.windows:
        profits = profits_of(book, window)
        others = profits_by_rule(profits)
        listed = extremes(profits) if window == known.windows[0] else ()
        there = {int(group.places[0]) for group in listed if group.subject.kind == "symbol"}
        asked = [one for one in asked_places(known.panel, known.issues) if profits.known[one] and one not in there]
        groups = (*size_groups(book, profits.known), *listed, *issue_groups(book, asked))
        found += [profit_of(profits, group, "short_profit", others.get(str(group.size), {})) for group in groups]
    return tuple(found)


def short_profit_rate(known: Known) -> tuple[Statistic, ...]:
    """Profit in per cent of the average dollars short over every window, by size and of issues asked for."""
    book = book_of(known.panel)
    found = []
    for window in known.windows:
        profits = profits_of(book, window)
        others = rates_by_rule(profits)
        asked = issue_groups(book, [one for one in asked_places(known.panel, known.issues) if profits.known[one]])
        groups = (group for group in (*size_groups(book, profits.known), *asked) if average_of(profits, group) > 0)
        found += [rate_of(profits, group, "short_profit_rate", others.get(str(group.size), {})) for group in groups]
    return tuple(found)


def extremes(profits: Profits) -> tuple[Group, ...]:
    """The `LISTED` most and least profitable issues and industries of `RANKED`, most profitable first; ties by name."""
    book = profits.book
    places = with_profit(profits, RANKED)
    order = places[np.argsort(-profits.sums[places], kind="stable")]
    groups = sorted(_industry_groups(profits, RANKED), key=lambda group: -float(profits.sums[group.places].sum()))
    return (*issue_groups(book, _ends(order.tolist())), *_ends(groups))


def _ends(ranked: list[_T]) -> list[_T]:
    """The first and the last `LISTED` of a ranking."""
    return ranked if len(ranked) <= 2 * LISTED else [*ranked[:LISTED], *ranked[-LISTED:]]


def with_profit(profits: Profits, size: str) -> np.ndarray:
    """The issues of a size that have a profit."""
    places = profits.book.sizes[size]
    return np.asarray(places[profits.known[places]])


@lru_cache(maxsize=1)
def industries_of(panel: Panel) -> tuple[np.ndarray, list[str]]:
    """The industry of each issue by its place among the names, which are sorted; -1 where there is none."""
    names, codes = np.unique(panel.issues["industry"].astype(str).to_numpy(dtype=object), return_inverse=True)
    unknown = [place for place, name in enumerate(names) if not name]
    return np.where(np.isin(codes, unknown), -1, codes), [str(name) for name in names]


def industry_group(name: str, size: str, places: np.ndarray) -> Group:
    """The issues of an industry and a size."""
    return Group(Subject.of(industry=name, segment=size), places, label=industry_label(name))


def _industry_groups(profits: Profits, size: str) -> list[Group]:
    """The industries of a size, by name, each with its issues that have a profit."""
    places = with_profit(profits, size)
    codes, names = industries_of(profits.panel)
    inside = codes[places]
    return [industry_group(names[code], size, places[inside == code]) for code in np.unique(inside[inside >= 0])]


def profit_of(profits: Profits, group: Group, name: str, others: Mapping[str, Decimal]) -> Statistic:
    """The profit of a group as the statistic `name`; `others` are what other rules of size make of it."""
    value = dollars(profits.sums[group.places].sum())
    rows, lines, so_far = _shown(profits, group.places.tobytes())
    early = dollars(float(np.nansum(profits.early[group.places])))
    return Statistic(
        name=name,
        subject=group.subject,
        value=value,
        unit="USD",
        period=profits.window.period,
        as_of=profits.panel.as_of,
        definition=_definition(SHORT_PROFIT, group),
        inputs=rows,
        coverage=_covered(profits, group),
        sensitivity=alternatives(value, {**others, EARLY: early}),
        label=group.label,
        arithmetic=lines,
        history=observations(profits.panel, *so_far, value),
    )


def rate_of(profits: Profits, group: Group, name: str, others: Mapping[str, Decimal]) -> Statistic:
    """The profit of a group in per cent of its average dollars short, as the statistic `name`."""
    profit, average = dollars(profits.sums[group.places].sum()), average_of(profits, group)
    value = percent(float(profit) / float(average))
    inside = _dollars_at_cycles(profits, group)
    rows, lines, so_far = _shown(profits, group.places.tobytes())
    start = float(np.nansum(profits.shares[group.places, 0] * profits.price[group.places, 0]))
    at_start = (
        {"over the dollars short at the start of the period": percent(float(profit) / start)} if start > 0 else {}
    )
    at_start[EARLY] = percent(float(np.nansum(profits.early[group.places])) / float(average))
    sums = [round(float(one), FOUR) for one in inside if not isnan(one)]
    return Statistic(
        name=name,
        subject=group.subject,
        value=value,
        unit="percent",
        period=profits.window.period,
        as_of=profits.panel.as_of,
        definition=f"{SHORT_PROFIT_RATE} {_definition(SHORT_PROFIT, group)}",
        inputs=rows,
        coverage=_covered(profits, group),
        sensitivity=alternatives(value, {**others, **at_start}),
        label=group.label,
        arithmetic=(
            *lines,
            equation("average dollars short", f"({plus(sums)}) / {len(sums)}", average, "USD"),
            equation("rate", f"{price(profit)} / {price(average)} x 100", value, "percent"),
        ),
        history=_rate_history(profits, so_far, inside, value),
    )


def average_of(profits: Profits, group: Group) -> Decimal:
    """Dollars short of the members of a group, averaged over the settlement dates at which any is known."""
    sums = _dollars_at_cycles(profits, group)
    return dollars(0 if np.isnan(sums).all() else float(np.nanmean(sums)))


def _members(profits: Profits, group: Group) -> np.ndarray:
    """All issues of a size, also those without a profit; the issues of any other group."""
    return profits.book.sizes[group.size] if group.size else group.places


def _dollars_at_cycles(profits: Profits, group: Group) -> np.ndarray:
    """Dollars short of the members of a group at each settlement date of the window, NaN where none is known."""
    return _at_cycles(profits, _members(profits, group).tobytes())


@lru_cache(maxsize=128)
def _at_cycles(profits: Profits, issues: bytes) -> np.ndarray:
    """Dollars short at each settlement date of the window of some issues, by the bytes of their places."""
    return total(profits.book.dollars[np.ix_(np.frombuffer(issues, dtype=np.intp), profits.cycles)])


def _definition(says: str, group: Group) -> str:
    """A definition with the rule of sizes where the subject has one."""
    return says if group.subject.parts[-1][0] == "symbol" else f"{says} {SEGMENT_RULE}"


@lru_cache(maxsize=128)
def _shown(
    profits: Profits, issues: bytes
) -> tuple[tuple[Rows, ...], tuple[str, ...], tuple[tuple[date, ...], np.ndarray]]:
    """Rows, arithmetic and record of the profit of some issues, by the bytes of their places.

    A profit and the rate that is made of it show the same.
    """
    places = np.frombuffer(issues, dtype=np.intp)
    lines = profit_lines(profits, places, dollars(profits.sums[places].sum()))
    return _rows(profits, places), lines, profit_so_far(profits, places)


def _rows(profits: Profits, places: np.ndarray) -> tuple[Rows, ...]:
    """The cycles from the last one before the window on, and the closes at their ends."""
    book = profits.book
    lines, files = book.lines[places, profits.counted], book.files[places, profits.counted]
    positions = position_rows(book.panel, lines, files, book.days[profits.counted])
    return (*positions, close_rows(book.panel, profits.price[places], profits.days[0], profits.days[-1]))


def _covered(profits: Profits, group: Group) -> Coverage:
    """How many issues have a profit; of those without a capitalisation, none is in a size."""
    without = int(profits.known.sum() - profits.known[profits.book.sizes["all"]].sum()) if group.size else 0
    return coverage(profits.panel, len(group.places), capitalisation_unknown=without)


def _rate_history(
    profits: Profits,
    so_far: tuple[tuple[date, ...], np.ndarray],
    inside: np.ndarray,
    value: Decimal,
) -> tuple[Observation, ...]:
    """The rate since the start of the window at each settlement date and on the last evening."""
    ends, sums = so_far
    averages = np.nancumsum(inside) / np.maximum(np.cumsum(~np.isnan(inside)), 1)
    cycles = [profits.book.days[cycle] for cycle in profits.cycles]
    place = np.array([bisect_right(cycles, day) - 1 for day in ends])
    short = np.where(place >= 0, averages[np.maximum(place, 0)], np.nan)
    rates = np.divide(sums * 100, short, out=np.full(len(sums), np.nan), where=short > 0)
    return observations(profits.panel, ends, rates, value, places="0.000001")


ENTRIES = (
    Entry(
        name="short_profit",
        says="what shorts gained as prices fell, marked to market: by segment, industry and issue",
        unit="USD",
        needs=("positions", "prices"),
        authority="the trade's mark-to-market profit and loss of short positions, financing left out",
        weaknesses=f"Between settlement dates a position is their average; dividends and fees are left out. {SO_FAR}",
        compute=short_profit,
        every=Every.CYCLE,
    ),
    Entry(
        name="short_profit_rate",
        says="profit of shorts over the average dollars short",
        unit="percent",
        needs=("positions", "prices"),
        authority="as short_profit, over average_short_interest",
        weaknesses="As short_profit; where positions grew with their losses, it is not the return of any one short. "
        f"{SO_FAR}",
        compute=short_profit_rate,
        every=Every.CYCLE,
    ),
)
"""Statistics of this module."""
