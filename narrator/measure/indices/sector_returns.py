"""What each sector returned."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import pandas as pd

from narrator.measure.arithmetic import equation, figure
from narrator.measure.entry import Entry, Every
from narrator.measure.indices.sectors import Sectors, sectors_of
from narrator.measure.indices.universes import Course, course_of, universes
from narrator.measure.known import Known
from narrator.measure.names import index_label
from narrator.measure.proof import alternatives, percent
from narrator.measure.stocks.companies import SHARE_CLASSES, companies_of
from narrator.measure.stocks.membership import indices_known
from narrator.measure.windows import Window
from narrator.model.claims import Subject
from narrator.model.statistics import Coverage, Observation, Rows, Statistic

SECTOR_RETURN = (
    "The return of a sector is that of all its common stocks, weighted by their capitalisation before the period; a "
    "stock delisted since counts at its last close. The sectors are those of the price file."
)
"""Definition of `sector_return`."""


@dataclass(frozen=True, slots=True)
class Moves:
    """All issues of a panel over a window: `cap` in dollars at the base evening, and the course of the closes since.

    `counted` marks those that have a capitalisation and a price at both ends.
    """

    cap: np.ndarray
    course: Course
    counted: np.ndarray

    def gains(self, inside: np.ndarray) -> np.ndarray:
        """Dollars gained by some of the issues, by each day after the base."""
        closes = self.course.closes
        gains: np.ndarray = self.cap[inside] @ (closes[inside, 1:] / closes[inside, :1] - 1)
        return gains

    def worth(self, inside: np.ndarray) -> float:
        """Their capitalisation before."""
        return float(self.cap[inside].sum())


def moves_of(known: Known, sectors: Sectors, base: pd.Timestamp) -> Moves:
    """What every issue did since a base evening."""
    course, cap = course_of(known.panel, base), sectors.companies.worth(base)["cap"].to_numpy()
    counted = (cap > 0) & np.isfinite(course.closes[:, 0]) & np.isfinite(course.closes[:, -1])
    return Moves(cap, course, counted)


def sector_returns(known: Known, window: Window, sectors: Sectors) -> tuple[Statistic, ...]:
    """`sector_return` of every sector over a window, in per cent."""
    base = known.panel.base_evening(window.start)
    if base == known.panel.grid[-1]:
        return ()
    moves = moves_of(known, sectors, base)
    rules = (universes(known, index, base)[:1] for index in indices_known(known))
    members = {one.members.index: _marked(len(moves.cap), one.places) for first in rules for one in first}
    of_sectors = ((name, sectors.codes == sector) for sector, name in enumerate(sectors.names))
    return tuple(
        _statistic(known, window, name, moves, inside, members)
        for name, inside in of_sectors
        if (inside & moves.counted).any()
    )


def _marked(count: int, places: np.ndarray) -> np.ndarray:
    """Which of so many issues are at some places."""
    inside = np.zeros(count, dtype=bool)
    inside[places] = True
    return inside


def _statistic(
    known: Known, window: Window, sector: str, moves: Moves, inside: np.ndarray, members: dict[str, np.ndarray]
) -> Statistic:
    """The return of one sector, whose issues are marked by `inside`."""
    here, panel = inside & moves.counted, known.panel
    gains, worth = moves.gains(here).tolist(), moves.worth(here)
    days, closes = moves.course.dates, moves.course.closes
    history = tuple(Observation(day, percent(gain / worth)) for day, gain in zip(days, gains, strict=True))
    value, count = percent(gains[-1] / worth), int(here.sum())
    missing = int(inside.sum()) - count
    others = {
        f"of the stocks of the {index_label(index)} alone": _alone(moves, here & of_index)
        for index, of_index in members.items()
        if (here & of_index).any()
    }
    median = float(np.median(closes[here, -1] / closes[here, 0])) - 1
    expression = f"{figure(gains[-1])} / {figure(round(worth, 2))} x 100"
    return Statistic(
        name="sector_return",
        subject=Subject.of(sector=sector),
        value=value,
        unit="percent",
        period=window.period,
        as_of=known.as_of,
        definition=f"{SECTOR_RETURN} {SHARE_CLASSES}",
        inputs=(Rows(", ".join(panel.price_files), 2 * count, moves.course.days[0].date(), panel.evenings[-1].date()),),
        coverage=Coverage(count, {"no price or capitalisation for the period": missing} if missing else {}),
        sensitivity=alternatives(value, {**others, "the median stock": percent(median)}),
        label=sector,
        arithmetic=(equation(f"{sector}, gain over capitalisation before", expression, value, "percent"),),
        history=history,
    )


def _alone(moves: Moves, inside: np.ndarray) -> Decimal:
    """The return of the stocks of a sector that belong to an index, too."""
    return percent(float(moves.gains(inside)[-1]) / moves.worth(inside))


def _sector_returns(known: Known) -> tuple[Statistic, ...]:
    sectors = sectors_of(companies_of(known.panel))
    return tuple(one for window in known.windows for one in sector_returns(known, window, sectors))


ENTRIES = (
    Entry(
        name="sector_return",
        says="capitalisation-weighted return of a sector's common stocks",
        unit="percent",
        needs=("positions", "prices"),
        authority="capitalisation-weighted price return, as index providers define it",
        weaknesses="The price file's sectors are not GICS; full capitalisation, not float; dividends are left out.",
        compute=_sector_returns,
        every=Every.CYCLE,
    ),
)
"""Statistics of this module."""
