"""What the catalogue says of a statistic before it is computed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from narrator.model.statistics import Statistic

if TYPE_CHECKING:
    from narrator.measure.known import Known  # pandas stays unloaded


class Every(StrEnum):
    """How often a series has a new value."""

    DAY = "day"
    WEEK = "week"
    CYCLE = "cycle"
    MONTH = "month"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Entry:
    """One statistic of the catalogue.

    `says` is what it is in one line. `needs` names the tables of the market without which there is nothing to compute.
    `authority` is whose definition it is, or where the formula stands; `weaknesses` what it cannot see. `compute`
    returns it for all its subjects and periods, with rows, coverage, sensitivity, arithmetic and history. `every` is
    the step of that history.
    """

    name: str
    says: str
    unit: str
    needs: tuple[str, ...]
    authority: str
    weaknesses: str
    compute: Callable[[Known], tuple[Statistic, ...]]
    every: Every = Every.NEVER
