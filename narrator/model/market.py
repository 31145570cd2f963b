"""What was read from market files, before anything is computed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of a market folder.

    `kind` is the format that its content shows (`finra short interest`, `prices`, `index levels` …), `rows` how many
    were kept, `sha256` its content. `used` is false for a known format that no statistic reads yet.
    """

    name: str
    kind: str
    rows: int
    first: date | None
    last: date | None
    sha256: str
    used: bool = True


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file or row that was not taken, and why."""

    file: str
    line: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Security:
    """A listed issue: symbol as the price file writes it, and issue name."""

    symbol: str
    name: str


@dataclass(frozen=True, slots=True)
class Market:
    """The tables of a market folder; frames are never changed in place.

    positions : one row per cycle and symbol: `settlement`, `published` (datetime64), `symbol` (separators stripped),
        `name`, `venue` (marketClassCode), `shares` (float), `previous` (float, NaN where unknown), `volume` (average
        daily, NaN where unknown), `split`, `revised` (bool), `file` (category), `line` (int, 1 is the header).
    prices : one row per evening and issue, sorted by `symbol`, `date`: `date`, `symbol` (separators stripped),
        `written` (symbol as written), `name`, `close`, `change` (fraction, split-adjusted, NaN where unknown),
        `volume`, `cap` (NaN where unknown), `sector`, `industry` (category), `file` (category), `line` (int, row of
        the file; a CSV's header is 1).
    indices : index name (`russell_2000` …) to a frame of `date`, `close`, `file`, `line`.
    """

    folder: str
    positions: pd.DataFrame
    prices: pd.DataFrame
    indices: Mapping[str, pd.DataFrame]
    files: tuple[SourceFile, ...]
    refused: tuple[Refusal, ...] = ()
    invented: bool = False
