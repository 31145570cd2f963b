"""The stocks of each index on a day with what they are worth, looked up once for all that weighs or follows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
import pandas as pd

from narrator.measure.known import Known
from narrator.measure.stocks.companies import Companies, companies_of
from narrator.measure.stocks.membership import Membership, by_rank, memberships
from narrator.measure.stocks.panel import Panel


@dataclass(frozen=True, slots=True, eq=False)
class Universe:
    """The stocks of an index by one rule, by their `places` in the panel, on a grid date.

    `company` numbers the company of each, `cap` is its own part of that company's capitalisation in dollars, NaN where
    none is known (as `Companies.parts`).
    """

    members: Membership
    day: pd.Timestamp
    places: np.ndarray
    company: np.ndarray
    cap: np.ndarray


@lru_cache(maxsize=16)
def universes(known: Known, index: str, day: pd.Timestamp) -> tuple[Universe, ...]:
    """Who belongs to an index on a grid date, by every rule there is, as `memberships`."""
    companies = companies_of(known.panel)
    found = memberships(known, index, day)
    return tuple(_weighed(companies, one, companies.places(one.stocks), day) for one in found)


@lru_cache(maxsize=4)
def before(universe: Universe, known: Known) -> tuple[Universe, ...]:
    """A universe on each settlement date before its own day, as `on_day`; without days on which it was nobody."""
    settlements = known.panel.settlements
    found = (on_day(universe, known, day) for day in settlements[settlements < universe.day])
    return tuple(one for one in found if one is not None)


def on_day(universe: Universe, known: Known, day: pd.Timestamp) -> Universe | None:
    """A universe on another grid date: the members of its list, or the stocks that held its ranks on that day."""
    companies = companies_of(known.panel)
    if universe.members.listed:
        return _weighed(companies, universe.members, universe.places, day)
    members = by_rank(known.panel, universe.members.index, day)
    return None if members is None else _weighed(companies, members, companies.places(members.stocks), day)


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """Split-adjusted closes of the issues of a panel (rows) on `days` (columns), the base evening first."""

    days: pd.DatetimeIndex
    closes: np.ndarray

    @property
    def dates(self) -> list[date]:
        """The days after the base evening, on which a series has a value."""
        return [day.date() for day in self.days[1:]]


@lru_cache(maxsize=4)
def course_of(panel: Panel, base: pd.Timestamp) -> Course:
    """The closes since a base evening: on that, on the settlement dates after it, and on the last evening."""
    later = panel.settlements[panel.settlements > base].union(panel.grid[-1:])
    days = later.insert(0, base)
    return Course(days, panel.price[days].to_numpy())


def _weighed(companies: Companies, members: Membership, places: np.ndarray, day: pd.Timestamp) -> Universe:
    company, cap = companies.parts(day, places)
    return Universe(members, day, places, company[places], cap[places])
