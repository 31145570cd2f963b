"""Which reader takes a format, and the table of the market that its rows belong to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from narrator.model.market import Refusal
from narrator.read.sniff import Kind

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


FORMATS: Mapping[Kind, Format] = MappingProxyType({})
"""Every format but positions, prices and levels, which `narrator.read.market` joins in ways of their own."""
