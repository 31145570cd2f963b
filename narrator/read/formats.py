"""Which reader takes a format, and the table of the market that its rows belong to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from narrator.model.market import Refusal
from narrator.read.cftc import read_financial_futures, read_legacy_futures, read_legacy_history
from narrator.read.events import read_events
from narrator.read.fails import read_fails
from narrator.read.fund_flows import read_fund_flows
from narrator.read.holdings import read_holdings
from narrator.read.members import read_members
from narrator.read.multiples import read_multiples
from narrator.read.short_volume import read_short_volume
from narrator.read.sniff import Kind
from narrator.read.stock_loan import read_stock_loan

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Format:
    """A format with a table of its own.

    `table` names a field of `Market`; `read` takes the content and name of a file and returns its rows in the columns
    of that table, and the rows it refused. It raises UnreadableFile, with every problem, where the file is damaged.
    """

    table: str
    read: Callable[[bytes, str], tuple[pd.DataFrame, list[Refusal]]]


FORMATS: Mapping[Kind, Format] = MappingProxyType(
    {
        Kind.FUTURES: Format("futures", read_financial_futures),
        Kind.LEGACY: Format("futures", read_legacy_futures),
        Kind.LEGACY_HISTORY: Format("futures", read_legacy_history),
        Kind.SHORT_VOLUME: Format("short_volume", read_short_volume),
        Kind.FAILS: Format("fails", read_fails),
        Kind.STOCK_LOAN: Format("stock_loan", read_stock_loan),
        Kind.CONSTITUENTS: Format("members", read_members),
        Kind.HOLDINGS: Format("holdings", read_holdings),
        Kind.FLOWS: Format("fund_flows", read_fund_flows),
        Kind.MULTIPLES: Format("multiples", read_multiples),
        Kind.EVENTS: Format("events", read_events),
    },
)
"""Every format but positions, prices and levels, which `narrator.read.market` joins in ways of their own.

A kind that is in neither is a register that no statistic reads: it is listed, and nothing is taken of it.
"""
