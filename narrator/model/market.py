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
    """A file or row that was not taken, and why; `known` is the day on which the row was published, if it has one."""

    file: str
    line: int | None
    reason: str
    known: date | None = None


@dataclass(frozen=True, slots=True)
class Security:
    """A listed issue: symbol as the price file writes it, and issue name."""

    symbol: str
    name: str


@dataclass(frozen=True, slots=True)
class Incident:
    """Something in the data that would spoil a figure, and what is done about it.

    `kind` names the trouble (`reverse split unadjusted`, `stale capitalisation`, `restated cycle`, `missing week`,
    `re-used symbol` …), `symbol` the issue where it is one issue's, `day` when. `held_back` says what is kept out of
    which figures.
    """

    kind: str
    words: str
    held_back: str
    symbol: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Market:
    """The tables of a market folder; frames are never changed in place, and one without a file has no rows.

    Every frame has `file` (category) and `line` (int, 1 is a text's first line), and all but prices and indices
    `published` (datetime64), the first day on which a row may be used. Symbols have their separators stripped;
    `written` is the symbol as the file writes it. Unknown numbers are NaN.

    positions : one row per cycle and symbol: `settlement`, `published`, `symbol`, `name`, `venue` (marketClassCode),
        `shares`, `previous`, `volume` (average daily), `split`, `revised` (bool).
    prices : one row per evening and issue, sorted by `symbol`, `date`: `date`, `symbol`, `written`, `name`, `close`,
        `change` (fraction, split-adjusted), `volume`, `cap`, `sector`, `industry`.
    indices : index name (`russell_2000` …) to a frame of `date`, `close`.
    futures : one row per report date, contract and class of traders, oldest first: `date` (the Tuesday), `published`,
        `report` (`tff`, `legacy`, or `history` for the derived table), `code` (contract code, or the commodity of the
        derived table), `name` (as published), `unit` (contract unit as published, empty where there is none), `kind`
        (`dealers`, `asset_managers`, `leveraged_funds`, `other_reportables`, `nonreportables`, `noncommercial`,
        `commercial`), `long`, `short`, `spreading`, `open_interest` (contracts).
    short_volume : one row per day, tape and symbol: `date`, `published`, `tape` (`consolidated` for all of FINRA's
        facilities, `finra Q` for one of them, `nasdaq B` for an exchange), `symbol`, `written`, `short` (exempt
        included), `exempt`, `total` (shares), `venues` (as published).
    fails : one row per settlement date and issue: `date`, `published`, `cusip`, `symbol`, `written`, `name`, `shares`
        (balance outstanding), `price`.
    stock_loan : one row per snapshot and contract: `date`, `published`, `stamp` (date and time: there can be several
        snapshots a day), `symbol`, `written`, `contract` (the broker's number; a symbol can have several), `currency`,
        `name`, `isin`, `rebate`, `fee` (fractions a year), `available` (shares), `capped` (bool: "more than
        `available`").
    members : one row per list and member: `index` (name of an index), `date` (the list's last addition, from which
        on it is used), `published`, `symbol`, `written`, `name`, `sector`, `industry`.
    holdings : one row per fund and equity: `fund`, `date` (holdings as of), `published`, `symbol`, `written`, `name`,
        `sector`, `value` (USD), `weight` (fraction).
    fund_flows : one row per week and segment: `date` (end of the week), `published`, `segment`, `net` (USD), `source`.
    multiples : a user's own valuations: `date`, `published`, `universe`, `measure`, `value`.
    events : a user's own dated events: `date`, `published`, `event` (its kind: `first rate cut`), `note`.
    refused : rows and files that were left out, which is no fault of the folder (a copy of another file, an unknown
        format, a repeated row).
    damaged : files that are not what they should be, of which nothing was taken.
    """

    folder: str
    positions: pd.DataFrame
    prices: pd.DataFrame
    indices: Mapping[str, pd.DataFrame]
    futures: pd.DataFrame
    short_volume: pd.DataFrame
    fails: pd.DataFrame
    stock_loan: pd.DataFrame
    members: pd.DataFrame
    holdings: pd.DataFrame
    fund_flows: pd.DataFrame
    multiples: pd.DataFrame
    events: pd.DataFrame
    files: tuple[SourceFile, ...]
    refused: tuple[Refusal, ...] = ()
    damaged: tuple[Refusal, ...] = ()
    invented: bool = False
