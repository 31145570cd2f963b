"""The catalogue of statistics, as of a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from narrator.errors import OutsideData
from narrator.measure.flows import new_short_money
from narrator.measure.indices import breadths, index_returns
from narrator.measure.panel import Panel, build_panel
from narrator.measure.positions import short_interest, short_share
from narrator.measure.profits import profit_rankings, short_profit, short_profit_rate
from narrator.measure.windows import Window, windows_of
from narrator.model.claims import Statistic
from narrator.model.market import Market

RANKED = "small_and_below"
"""The group whose issues and industries are ranked by name."""

LISTED = 10
"""How many issues and industries a ranking names at each end."""

Windows: TypeAlias = tuple[Window, ...]
Family: TypeAlias = Callable[[Market, Panel, Windows], tuple[Statistic, ...]]


def _profits(_market: Market, panel: Panel, windows: Windows) -> tuple[Statistic, ...]:
    by_size = [one for window in windows for one in short_profit(panel, window)]
    return (*by_size, *profit_rankings(panel, windows[0], RANKED, LISTED))


def _rates(_market: Market, panel: Panel, windows: Windows) -> tuple[Statistic, ...]:
    return tuple(one for window in windows for one in short_profit_rate(panel, window))


def _returns(market: Market, _panel: Panel, windows: Windows) -> tuple[Statistic, ...]:
    return tuple(one for window in windows for one in index_returns(market.indices, window))


def _breadths(market: Market, panel: Panel, windows: Windows) -> tuple[Statistic, ...]:
    return tuple(one for window in windows for one in breadths(panel, window, market.indices))


CATALOGUE: Mapping[str, Family] = MappingProxyType(
    {
        "short_interest": lambda _market, panel, windows: short_interest(panel, windows[0]),
        "short_share": lambda _market, panel, _windows: short_share(panel),
        "short_profit": _profits,
        "short_profit_rate": _rates,
        "new_short_money": lambda _market, panel, _windows: new_short_money(panel, RANKED, LISTED),
        "index_return": _returns,
        "breadth": _breadths,
    },
)
"""Every statistic by name; each function returns it for all its subjects and periods."""


def measure_positions(
    market: Market,
    as_of: date | None = None,
    *,
    names: Sequence[str] = (),
) -> tuple[Statistic, ...]:
    """The statistics of `names` (default: all) as of a day, from what had been published by its end.

    `as_of` defaults to the last evening of the prices. Raises OutsideData where the day lies before the data or a name
    is not in the catalogue. A window that begins before the prices do is left out.
    """
    unknown = [name for name in names if name not in CATALOGUE]
    if unknown:
        raise OutsideData(
            f"no statistic is called {', '.join(unknown)}",
            where="measure",
            todo=f"Choose from {', '.join(CATALOGUE)}",
        )
    day = as_of or market.prices["date"].max().date()
    asked = windows_of(day)
    panel = build_panel(market, day, [window.start for window in asked])
    windows = tuple(window for window in asked if panel.reaches(window.start))
    if not windows:
        panel.base_evening(asked[-1].start)  # says what is missing
    return tuple(
        one for name in CATALOGUE if name in (names or CATALOGUE) for one in CATALOGUE[name](market, panel, windows)
    )
