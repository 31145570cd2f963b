"""A market as it was known at the end of a day, and the windows that are asked about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from narrator.errors import OutsideData
from narrator.measure.stocks.panel import Panel, build_panel
from narrator.measure.stocks.restated import restated, without_slips
from narrator.measure.windows import Window, windows_of
from narrator.model.market import Incident, Market

TABLES = (
    "futures",
    "short_volume",
    "fails",
    "stock_loan",
    "members",
    "holdings",
    "fund_flows",
    "multiples",
    "events",
)
"""The tables of a market whose rows say themselves when they were published, beside the positions."""


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What every statistic is computed from; two are the same only where they are one object.

    `market` holds nothing that was published after `as_of`; restated positions are in it as last published, and closes
    that the next evening undid are not: `corrected` lists both. `windows` are those that the prices reach back for,
    longest first. `issues` are the symbols (separators stripped) that were asked for by name, beside those that
    rankings list.
    """

    market: Market
    as_of: date
    windows: tuple[Window, ...]
    issues: tuple[str, ...] = ()
    grid: Panel | None = None
    corrected: tuple[Incident, ...] = ()

    @property
    def panel(self) -> Panel:
        """Positions and prices on one grid. Raises OutsideData where they were not built."""
        if self.grid is None:
            todo = "Add FINRA short interest and prices to the folder"
            raise OutsideData("there are no positions with prices", where=self.market.folder, todo=todo)
        return self.grid


def known_on(market: Market, as_of: date, *, issues: tuple[str, ...] = (), with_panel: bool = True) -> Known:
    """Everything that had been published by the end of `as_of`.

    Raises OutsideData where a panel is asked for and positions or prices were not known by then.
    """
    asked = windows_of(as_of)
    cut = cut_to(market, as_of)
    positions, restatements = restated(cut.positions)
    prices, slips = without_slips(cut.prices)
    cut, found = replace(cut, positions=positions, prices=prices), (*restatements, *slips)
    if not with_panel:
        return Known(cut, as_of, asked, issues, corrected=found)
    _require(market, cut, as_of)
    panel = build_panel(cut, as_of, [window.start for window in asked])
    windows = tuple(window for window in asked if panel.reaches(window.start))
    if not windows:
        panel.base_evening(asked[-1].start)  # says what is missing
    return Known(cut, as_of, windows, issues, panel, found)


def _require(market: Market, cut: Market, as_of: date) -> None:
    """Complain where nothing was known by a day, with the first on which something was."""
    if cut.positions.empty:
        first = market.positions["published"].min()
        raise OutsideData(
            f"no short-interest cycle had been published by {as_of}",
            where=market.folder,
            todo=f"Ask for {first.date()} or later, or add earlier FINRA files",
        )
    if cut.prices.empty:
        raise OutsideData(
            f"no prices up to {as_of}",
            where=market.folder,
            todo=f"Ask for {market.prices['date'].min().date()} or later, or add earlier prices",
        )


def cut_to(market: Market, as_of: date) -> Market:
    """The market without anything that was published after a day."""
    day = pd.Timestamp(as_of)
    tables: dict[str, Any] = {name: getattr(market, name) for name in ("positions", *TABLES)}
    known: dict[str, Any] = {name: _until(table, "published", day) for name, table in tables.items()}
    return replace(
        market,
        prices=_until(market.prices, "date", day),
        indices={name: _until(levels, "date", day) for name, levels in market.indices.items()},
        **known,
    )


def _until(table: pd.DataFrame, column: str, day: pd.Timestamp) -> pd.DataFrame:
    """The rows up to a day; the table itself where that is all of them."""
    inside = table[column] <= day
    return table if inside.all() else table[inside]
