"""The catalogue of statistics, as of a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from types import MappingProxyType

from narrator.errors import OutsideData
from narrator.measure.entry import Entry
from narrator.measure.futures import positions as futures
from narrator.measure.indices import (
    breadth,
    concentration,
    event_study,
    fund_flows,
    rebounds,
    returns,
    sector_returns,
    sectors,
    valuation,
    weights,
)
from narrator.measure.known import TABLES, Known, known_on
from narrator.measure.record.superlatives import superlatives_of
from narrator.measure.registers import fails, short_volume
from narrator.measure.shorts import changes, crowding, flows, positions, profits, rankings, ratios, squeezes
from narrator.measure.stocks.sanity import across_gaps, incidents_of
from narrator.model.market import Incident, Market
from narrator.model.statistics import Statistic
from narrator.progress import along

CATALOGUE: Mapping[str, Entry] = MappingProxyType(
    {
        entry.name: entry
        for entry in (
            *positions.ENTRIES,
            *ratios.ENTRIES,
            *changes.ENTRIES,
            *profits.ENTRIES,
            *rankings.ENTRIES,
            *flows.ENTRIES,
            *crowding.ENTRIES,
            *squeezes.ENTRIES,
            *short_volume.ENTRIES,
            *fails.ENTRIES,
            *returns.ENTRIES,
            *rebounds.ENTRIES,
            *breadth.ENTRIES,
            *concentration.ENTRIES,
            *weights.ENTRIES,
            *sectors.ENTRIES,
            *sector_returns.ENTRIES,
            *fund_flows.ENTRIES,
            *futures.ENTRIES,
            *valuation.ENTRIES,
            *event_study.ENTRIES,
        )
    },
)
"""Every statistic by name."""

WITH_PANEL = frozenset({"positions", "prices"})
"""Statistics that need these two stand on the panel of issues."""

OF_ISSUES = ("prices", "positions", "short_volume", "fails", "stock_loan", "members", "holdings")
"""The tables that have symbols."""

NEAR = 3
"""How many like symbols are named in place of one that is not there."""


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
    tolerant: bool = False,
) -> Measured:
    """The statistics of `names` (default: all that the market has the tables for) as of a day.

    Parameters
    ----------
    as_of : the day whose knowledge is used; by default the last evening of the prices, or of whatever there is.
    issues : symbols for which statistics of issues are computed beside those that rankings list.
    tolerant : where the positions and prices of a day do not suffice, say so in `absent` and compute what stands on
        other tables.

    Raises
    ------
    OutsideData : a name is not in the catalogue, a symbol not in the market, what was asked for by name cannot be
        computed, or, unless `tolerant`, the day lies before the data. A window that begins before the prices do is
        left out.
    """
    require_names(names)
    _require_issues(market, issues)
    day = as_of or last_day(market)
    chosen = [entry for name, entry in CATALOGUE.items() if name in (names or CATALOGUE)]
    lacking = {entry.name: _lacking(market, entry, day) for entry in chosen}
    possible = [entry for entry in chosen if not lacking[entry.name]]
    absent = {name: _absence(name, tables) for name, tables in lacking.items() if tables}
    if not possible or (names and absent):
        raise OutsideData("; ".join(absent.values()), where=market.folder, todo="Add such files to the folder")
    of_stocks = {entry.name for entry in possible if set(entry.needs) >= WITH_PANEL}
    try:
        known = known_on(market, day, issues=tuple(issues), with_panel=bool(of_stocks))
    except OutsideData as short:
        if names or not tolerant or len(of_stocks) == len(possible):
            raise
        known = known_on(market, day, issues=tuple(issues), with_panel=False)
        possible = [entry for entry in possible if entry.name not in of_stocks]
        absent |= {name: f"{name} cannot be computed: {short.what}" for name in sorted(of_stocks)}
    found = list[Statistic]()
    for entry in along(possible, "measuring"):
        computed = entry.compute(known)
        found += (_dressed(one, entry, known) for one in computed)
        if not computed:
            absent[entry.name] = f"{entry.name} cannot be computed from what is known by {day}"
    return Measured(day, tuple(found), incidents_of(known), absent)


def last_day(market: Market) -> date:
    """The last day of which a market knows something: of its prices, else of its other tables and its indices."""
    if len(market.prices):
        return _last(market.prices["date"])
    tables = [getattr(market, name) for name in ("positions", *TABLES)]
    days = [_last(table["published"]) for table in tables if len(table)]
    return max(days + [_last(levels["date"]) for levels in market.indices.values() if len(levels)])


def _last(days: object) -> date:
    return days.max().date()  # type: ignore[attr-defined,no-any-return]


def _dressed(statistic: Statistic, entry: Entry, known: Known) -> Statistic:
    """A statistic with what its entry says of it, and how it stands in its own record."""
    superlatives = superlatives_of(statistic.history, entry.every, statistic.unit)
    said = across_gaps(statistic, known) if "positions" in entry.needs else statistic
    return replace(said, authority=entry.authority, weaknesses=entry.weaknesses, superlatives=superlatives)


def require_names(names: Sequence[str]) -> None:
    """Complain about names that are not in the catalogue."""
    if unknown := [name for name in names if name not in CATALOGUE]:
        raise OutsideData(
            f"no statistic is called {', '.join(unknown)}",
            where="measure",
            todo=f"Choose from {', '.join(CATALOGUE)}",
        )


def _require_issues(market: Market, issues: Sequence[str]) -> None:
    """Complain about symbols that no table of issues has, naming the nearest ones."""
    there = {str(one) for name in OF_ISSUES for one in getattr(market, name)["symbol"].unique()} if issues else set()
    for issue in issues:
        if issue not in there:
            near = get_close_matches(issue, sorted(there), n=NEAR, cutoff=0.5)
            todo = f"Perhaps {' or '.join(near)}" if near else "Give a symbol as the prices write it"
            raise OutsideData(f"no issue here has the symbol {issue}", where=market.folder, todo=todo)


def _lacking(market: Market, entry: Entry, day: date) -> list[str]:
    """The tables that a statistic needs and of which nothing had been published by a day.

    Of positions and prices, `known_on` says from which day on they can be asked for.
    """
    there = [table for table in entry.needs if table in WITH_PANEL and len(getattr(market, table))]
    return [table for table in entry.needs if table not in there and not _known_by(market, table, day)]


def _known_by(market: Market, table: str, day: date) -> bool:
    """Whether a table has rows that had been published by the end of a day."""
    if table == "indices":
        return any(len(levels) and _first(levels["date"]) <= day for levels in market.indices.values())
    rows = getattr(market, table)
    return bool(len(rows)) and _first(rows["date" if table == "prices" else "published"]) <= day


def _first(days: object) -> date:
    return days.min().date()  # type: ignore[attr-defined,no-any-return]


def _absence(name: str, tables: Sequence[str]) -> str:
    """Why a statistic is not there."""
    return f"{name} needs {' and '.join(table.replace('_', ' ') for table in tables)}"
