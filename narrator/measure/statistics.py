"""The catalogue of statistics, as of a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from narrator.errors import OutsideData
from narrator.measure import flows, indices, positions, profits
from narrator.measure.entry import Entry
from narrator.measure.known import TABLES, known_on
from narrator.model.claims import Statistic
from narrator.model.market import Incident, Market

CATALOGUE: Mapping[str, Entry] = MappingProxyType(
    {
        entry.name: entry
        for entry in (
            *positions.ENTRIES,
            *profits.ENTRIES,
            *flows.ENTRIES,
            *indices.ENTRIES,
        )
    },
)
"""Every statistic by name."""

WITH_PANEL = frozenset({"positions", "prices"})
"""Statistics that need these two stand on the panel of issues."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The statistics of a day, what would have spoilt them, and which could not be computed and why."""

    as_of: date
    statistics: tuple[Statistic, ...]
    incidents: tuple[Incident, ...]
    absent: Mapping[str, str]


def measure_positions(
    market: Market,
    as_of: date | None = None,
    *,
    names: Sequence[str] = (),
    issues: Sequence[str] = (),
) -> tuple[Statistic, ...]:
    """The statistics of `names` (default: all) as of a day, from what had been published by its end.

    As `measure_market`, without what is said beside them.
    """
    return measure_market(market, as_of, names=names, issues=issues).statistics


def measure_market(
    market: Market,
    as_of: date | None = None,
    *,
    names: Sequence[str] = (),
    issues: Sequence[str] = (),
) -> Measured:
    """The statistics of `names` (default: all that the market has the tables for) as of a day.

    Parameters
    ----------
    as_of : the day whose knowledge is used; by default the last evening of the prices, or of whatever there is.
    issues : symbols for which statistics of issues are computed beside those that rankings list.

    Raises
    ------
    OutsideData : a name is not in the catalogue, a symbol not in the market, a table that was asked for by name is not
        there, or the day lies before the data. A window that begins before the prices do is left out.
    """
    _require_names(names)
    day = as_of or last_day(market)
    chosen = [entry for name, entry in CATALOGUE.items() if name in (names or CATALOGUE)]
    possible = [entry for entry in chosen if not _lacking(market, entry)]
    absent = {entry.name: _absence(market, entry) for entry in chosen if entry not in possible}
    if not possible or (names and absent):
        raise OutsideData("; ".join(absent.values()), where=market.folder, todo="Add such files to the folder")
    with_panel = any(set(entry.needs) >= WITH_PANEL for entry in possible)
    known = known_on(market, day, issues=tuple(issues), with_panel=with_panel)
    statistics = tuple(_dressed(one, entry) for entry in possible for one in entry.compute(known))
    return Measured(day, statistics, (), absent)


def last_day(market: Market) -> date:
    """The last day of which a market knows something: of its prices, else of its other tables and its indices."""
    if len(market.prices):
        return _last(market.prices["date"])
    tables = [getattr(market, name) for name in ("positions", *TABLES)]
    days = [_last(table["published"]) for table in tables if len(table)]
    return max(days + [_last(levels["date"]) for levels in market.indices.values() if len(levels)])


def _last(days: object) -> date:
    return days.max().date()  # type: ignore[attr-defined,no-any-return]


def _dressed(statistic: Statistic, entry: Entry) -> Statistic:
    """A statistic with what its entry says of it."""
    return replace(statistic, authority=entry.authority, weaknesses=entry.weaknesses)


def _require_names(names: Sequence[str]) -> None:
    """Complain about names that are not in the catalogue."""
    if unknown := [name for name in names if name not in CATALOGUE]:
        raise OutsideData(
            f"no statistic is called {', '.join(unknown)}",
            where="measure",
            todo=f"Choose from {', '.join(CATALOGUE)}",
        )


def _lacking(market: Market, entry: Entry) -> list[str]:
    """The tables that a statistic needs and the market does not have."""
    return [table for table in entry.needs if not len(getattr(market, table))]


def _absence(market: Market, entry: Entry) -> str:
    """Why a statistic is not there."""
    return f"{entry.name} needs {' and '.join(table.replace('_', ' ') for table in _lacking(market, entry))}"
