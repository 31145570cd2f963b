"""Every source by its name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from narrator.errors import InputError
from narrator.fetch.cftc import CFTC
from narrator.fetch.fails import FAILS
from narrator.fetch.finra import FINRA
from narrator.fetch.history import HISTORIES
from narrator.fetch.screener import PRICES
from narrator.fetch.source import Source
from narrator.fetch.volume import VOLUME

SOURCES: Mapping[str, Source] = MappingProxyType(
    {source.name: source for source in (FINRA, VOLUME, CFTC, FAILS, PRICES, HISTORIES)}
)
"""What can be fetched; no host but theirs is ever asked."""


def source_named(name: str) -> Source:
    """The source of a name.

    Raises
    ------
    InputError : there is none; the names that there are are in its `todo`.
    """
    if name not in SOURCES:
        todo = f"Choose one of: {', '.join(SOURCES)}"
        if "ibkr" in name.lower() or "interactive" in name.lower():
            todo = "Put the file into the folder yourself: it lies on an FTP server, which is not asked"
        raise InputError("there is no such source", where=name, todo=todo)
    return SOURCES[name]
