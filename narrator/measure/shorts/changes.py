"""Why the dollars sold short have changed: what prices did, and what short sellers did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

import numpy as np

from narrator.measure.arithmetic import equation, figure, plus, price, summed
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
    issue_groups,
    observations,
    places_of,
    rows_at,
    size_groups,
    total,
)
from narrator.measure.stocks.universe import SEGMENT_RULE
from narrator.model.claims import Period, Subject
from narrator.model.statistics import Statistic

SHORT_INTEREST_CHANGE = (
    "The change of short interest is the dollars short at the last settlement date published less those at an earlier "
    "one, each at its day's close, of the issues that are known at both and at every settlement date between. It is "
    "the sum of two parts, with nothing left over: from one settlement date to the next, the price effect is the "
    "average of the shares short at both times the change of the split-adjusted close, and net new shorting is the "
    "change in shares short times the average of both closes. The start of a period stands for the last settlement "
    "date before it."
)
"""Definition of `short_interest_change` and its parts."""

PRICE_EFFECT, NET_NEW = "price effect", "net new shorting"
"""The parts of a change, as the second part of a subject names them."""


@dataclass(frozen=True, slots=True)
class Reach:
    """From one settlement date to a later one, by their columns in a book, and the days that they stand for."""

    first: int
    last: int
    start: date
    end: date

    @property
    def period(self) -> Period:
        """The calendar days."""
        return Period(self.start, self.end)

    @property
    def columns(self) -> slice:
        """The settlement dates, both ends included."""
        return slice(self.first, self.last + 1)

    @property
    def steps(self) -> slice:
        """The steps from one settlement date to the next."""
        return slice(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Effects:
    """Arrays of issues by steps, from one settlement date to the next; NaN where an end is unknown."""

    price: np.ndarray
    net: np.ndarray


@lru_cache(maxsize=1)
def effects_of(book: Book) -> Effects:
    """What prices and what short sellers did to dollars short in each step.

    d1 - d0 = (s0 + s1) / 2 * (p1 - p0) + (s1 - s0) * (p0 + p1) / 2, after Bennet (1920).
    """
    shares, close = book.shares, book.price
    before, after = shares[:, :-1], shares[:, 1:]
    return Effects(
        price=(before + after) / 2 * np.diff(close, axis=1),
        net=(after - before) * (close[:, :-1] + close[:, 1:]) / 2,
    )


def steady(book: Book, places: np.ndarray, reach: Reach) -> np.ndarray:
    """The places whose dollars short are known at every settlement date of a reach."""
    unknown = np.isnan(book.dollars[places, reach.columns]).any(axis=1)
    return np.asarray(places[~unknown])


def held(book: Book, places: np.ndarray, reach: Reach) -> int:
    """How many issues are known at some settlement date of a reach."""
    return int((~np.isnan(book.dollars[places, reach.columns])).any(axis=1).sum())


def step_names(book: Book, reach: Reach) -> list[str]:
    """The steps of a reach as "2025-01-15 to 2025-01-31"."""
    days = [str(day) for day in book.days[reach.columns]]
    return [f"{one} to {two}" for one, two in pairwise(days)]


def net_lines(book: Book, effects: Effects, places: np.ndarray, reach: Reach, value: Decimal) -> tuple[str, ...]:
    """The arithmetic of net new shorting: each step, and their sum."""
    sums = [round(float(one), 4) for one in effects.net[places, reach.steps].sum(axis=0)]
    return (*_step_lines(book, effects, places, reach, NET_NEW), equation(NET_NEW, plus(sums), value, "USD"))


def _step_lines(book: Book, effects: Effects, places: np.ndarray, reach: Reach, part: str) -> tuple[str, ...]:
    """A part of the change in each step: from shares and closes of one issue, or as the sum of several."""
    steps = (effects.net if part == NET_NEW else effects.price)[places, reach.steps]
    names = [f"{part}, {name}" for name in step_names(book, reach)]
    if len(places) > 1:
        return tuple(summed(name, terms) for name, terms in zip(names, steps.T, strict=True))
    shares, close = book.shares[places[0], reach.columns], book.price[places[0], reach.columns]
    ends = zip(names, pairwise(shares.tolist()), pairwise(close.tolist()), steps[0].tolist(), strict=True)
    formula = _net if part == NET_NEW else _by_price
    return tuple(equation(name, formula(s, p), round(step, 4), "USD") for name, s, p, step in ends)


def _net(shares: tuple[float, float], close: tuple[float, float]) -> str:
    return f"({figure(shares[1])} - {figure(shares[0])}) x ({price(close[0])} + {price(close[1])}) / 2"


def _by_price(shares: tuple[float, float], close: tuple[float, float]) -> str:
    return f"({figure(shares[0])} + {figure(shares[1])}) / 2 x ({price(close[1])} - {price(close[0])})"


def short_interest_change(known: Known) -> tuple[Statistic, ...]:
    """`short_interest_change` and its parts over the last cycle and over each window, by size and of issues asked for.

    The parts have `part` in their subject: `{"segment": "small", "part": "price effect"}`.
    """
    book = book_of(known.panel)
    effects = effects_of(book)
    issues = issue_groups(book, asked_places(known.panel, known.issues))
    found = []
    for reach in _reaches(known, book):
        whole = ~np.isnan(book.dollars[:, reach.columns]).any(axis=1)
        groups = (*size_groups(book, whole), *(one for one in issues if whole[one.places[0]]))
        found += [one for group in groups for one in _change(book, effects, group, reach)]
    return tuple(found)


def _reaches(known: Known, book: Book) -> tuple[Reach, ...]:
    """The last cycle, and each window from the last settlement date before it, where the record reaches so far."""
    panel, last = book.panel, book.shares.shape[1] - 1
    if not last:
        return ()
    found = [Reach(last - 1, last, book.days[-2] + timedelta(days=1), book.days[-1])]
    for window in known.windows:
        first = int(panel.settlements.searchsorted(panel.base_evening(window.start), side="right")) - 1
        if 0 <= first < last:
            found.append(Reach(first, last, window.start, window.end))
    return tuple(found)


def _change(book: Book, effects: Effects, group: Group, reach: Reach) -> tuple[Statistic, ...]:
    """The change of a group over a reach, and its two parts."""
    places = group.places
    later, earlier = (dollars(book.dollars[places, column].sum()) for column in (reach.last, reach.first))
    net = dollars(effects.net[places, reach.steps].sum())
    change = later - earlier
    values = {"": change, PRICE_EFFECT: change - net, NET_NEW: net}
    lines = _lines(book, effects, group, reach, (earlier, later, net))
    others, histories = _others(book, effects, group, reach), _histories(book, effects, group, reach)
    members = book.sizes[group.size] if group.size else places
    inputs = rows_at(book, places, reach.columns)
    missing = held(book, members, reach) - len(places)
    return tuple(
        Statistic(
            name="short_interest_change",
            subject=Subject((*group.subject.parts, ("part", part))) if part else group.subject,
            value=value,
            unit="USD",
            period=reach.period,
            as_of=book.panel.as_of,
            definition=f"{SHORT_INTEREST_CHANGE} {SEGMENT_RULE}" if group.size else SHORT_INTEREST_CHANGE,
            inputs=inputs,
            coverage=coverage(book.panel, len(places), missing_from_a_cycle_of_the_period=missing),
            sensitivity=alternatives(value, others[part]),
            label=", ".join(filter(None, (group.label, part))) if group.label else "",
            arithmetic=lines[part],
            history=observations(book.panel, *histories[part], value),
        )
        for part, value in values.items()
    )


def _lines(
    book: Book,
    effects: Effects,
    group: Group,
    reach: Reach,
    amounts: tuple[Decimal, Decimal, Decimal],
) -> dict[str, tuple[str, ...]]:
    """The arithmetic of a change and of its parts; `amounts` are dollars short before and after, and what is new."""
    earlier, later, net = amounts
    places, days = group.places, book.days
    ends = [
        equation(
            str(days[column]),
            f"{figure(book.shares[places[0], column])} x {price(book.price[places[0], column])}",
            amount,
            "USD",
        )
        if len(places) == 1
        else summed(str(days[column]), book.dollars[places, column])
        for column, amount in ((reach.last, later), (reach.first, earlier))
    ]
    change = equation("change", f"{price(later)} - {price(earlier)}", later - earlier, "USD")
    moved = _step_lines(book, effects, places, reach, PRICE_EFFECT)
    new = net_lines(book, effects, places, reach, net)
    less = equation(
        "price effect, the change less net new shorting", plus([later - earlier, -net]), later - earlier - net, "USD"
    )
    return {"": (*ends, change), PRICE_EFFECT: (*ends, change, *moved, new[-1], less), NET_NEW: new}


def _others(book: Book, effects: Effects, group: Group, reach: Reach) -> dict[str, dict[str, Decimal]]:
    """Alternatives of a change and of its parts."""
    places = group.places
    shares, close = book.shares[places, reach.columns], book.price[places, reach.columns]
    new, moved = np.diff(shares, axis=1), np.diff(close, axis=1)
    found: dict[str, dict[str, Decimal]] = {
        "": {
            "the change in shares only, at the last close known": dollars(
                (new.sum(axis=1) * book.last_price[places]).sum()
            ),
        },
        PRICE_EFFECT: {
            "on the shares short before each change": dollars((shares[:, :-1] * moved).sum()),
            "on the shares short after each change": dollars((shares[:, 1:] * moved).sum()),
        },
        NET_NEW: {
            "at the close before each change": dollars((new * close[:, :-1]).sum()),
            "at the close after each change": dollars((new * close[:, 1:]).sum()),
        },
    }
    members = book.sizes[group.size] if group.size else places
    if group.size:
        ends = np.nansum(book.dollars[members][:, [reach.first, reach.last]], axis=0)
        found[""]["issues known at one end only counted too"] = dollars(ends[1] - ends[0])
        then = places_of(codes_at(book, reach.first), group.size)
        then = steady(book, then, reach)
        net, by_price = (one[then, reach.steps].sum() for one in (effects.net, effects.price))
        for part, value in (("", net + by_price), (PRICE_EFFECT, by_price), (NET_NEW, net)):
            found[part]["segment by capitalisation at the start of the period"] = dollars(value)
    return found


def _histories(
    book: Book,
    effects: Effects,
    group: Group,
    reach: Reach,
) -> dict[str, tuple[tuple[date, ...], np.ndarray]]:
    """Each step of the record for a change of one cycle, the sum since the start at each settlement date otherwise."""
    if reach.last - reach.first == 1:
        members = book.sizes[group.size] if group.size else group.places
        by_price, net = (total(one[members]) for one in (effects.price, effects.net))
        days = book.days[1:]
    else:
        by_price, net = (one[group.places, reach.steps].sum(axis=0).cumsum() for one in (effects.price, effects.net))
        days = book.days[reach.columns][1:]
    return {"": (days, by_price + net), PRICE_EFFECT: (days, by_price), NET_NEW: (days, net)}


ENTRIES = (
    Entry(
        name="short_interest_change",
        says="change of dollars short over the last cycle and over each window: price effect and net new shorting",
        unit="USD",
        needs=("positions", "prices"),
        authority="Bennet's (1920) decomposition of a change in value into a price and a quantity effect",
        weaknesses="Issues listed or delisted in the period are left out; what opened and closed between is not seen. "
        f"The history of a period of several cycles counts from its start. {TODAYS_SIZES}",
        compute=short_interest_change,
        every=Every.CYCLE,
    ),
)
"""Statistics of this module."""
