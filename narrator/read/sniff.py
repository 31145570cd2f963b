"""What a file of a market folder is, by its first bytes and never by its name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from enum import StrEnum

HEAD = 8192
"""How many bytes of a file are looked at."""


class Kind(StrEnum):
    """The formats that narrator knows by sight."""

    SHORT_INTEREST = "finra short interest"
    PRICES = "prices"
    LEVELS = "index levels"
    SHORT_VOLUME = "finra short volume"
    FUTURES = "cftc financial futures"
    LEGACY = "cftc legacy"
    LEGACY_HISTORY = "cftc legacy history"
    FAILS = "sec fails"
    STOCK_LOAN = "ibkr stock loan"
    CONSTITUENTS = "index constituents"
    HOLDINGS = "fund holdings"
    FLOWS = "fund flows"


_FINRA = {"symbolcode", "settlementdate", "currentshortpositionquantity", "issuename", "accountingyearmonthnumber"}
_VOLUME = {"date", "symbol", "market"}
_FAILS = {"settlement date", "cusip", "quantity (fails)"}
_PRICES = {"date", "symbol", "close"}
_LEVELS = {"date", "close"}
_BESIDES = {"open", "high", "low", "adj close", "volume"}


def kind_of(content: bytes) -> Kind | None:
    """The format of a file, or `None` where it is none that is known.

    A header that has most of a format's columns is taken for that format, so that its reader can say which column
    is missing.
    """
    if content[:4] == b"PAR1":
        return _parquet(content)
    if content[:4] == b"PK\x03\x04":
        return _zipped(content)
    if content[:4] == b"\xd0\xcf\x11\xe0":
        return _workbook(content)
    return _text(content[:HEAD].decode("utf-8-sig", errors="replace"))


def columns_of(line: str, delimiter: str) -> list[str]:
    """The lower-case column names of a header line, without quotes and padding."""
    return [name.strip().strip('"').strip().lower() for name in line.split(delimiter)]


def _text(head: str) -> Kind | None:
    """The format of a delimited text."""
    if head.startswith("#BOF|"):
        return Kind.STOCK_LOAN
    first = head.lstrip("\r\n").split("\n", 1)[0].strip("\r")
    for delimiter, rules in (("|", _PIPED), (",", _COMMAS)):
        names = columns_of(first, delimiter)
        for kind, fits in rules:
            if len(names) > 1 and fits(names):
                return kind
    return Kind.HOLDINGS if "fund holdings as of" in head.lower() else None


def _is_levels(names: list[str]) -> bool:
    """Whether a header is that of an index: nothing but levels of a day, or two columns of which one is right."""
    known = len(_LEVELS & set(names))
    return (known == len(_LEVELS) and set(names) <= _LEVELS | _BESIDES) or (known > 0 and len(names) == len(_LEVELS))


_Rules = tuple[tuple[Kind, Callable[[list[str]], bool]], ...]

_PIPED: _Rules = (
    (Kind.SHORT_INTEREST, lambda names: len(_FINRA & set(names)) > 1),
    (Kind.SHORT_VOLUME, lambda names: set(names) >= _VOLUME),
    (Kind.FAILS, lambda names: set(names) >= _FAILS),
)

_COMMAS: _Rules = (
    (Kind.FUTURES, lambda names: "lev_money_positions_long_all" in names),
    (Kind.LEGACY, lambda names: "noncommercial positions-long (all)" in names),
    (Kind.LEGACY_HISTORY, lambda names: {"date", "commodity", "noncomm net"} <= set(names)),
    (Kind.FUTURES, lambda names: names[-1] in {"futonly", "combined"}),
    (Kind.CONSTITUENTS, lambda names: {"symbol", "gics sector"} <= set(names)),
    (Kind.FLOWS, lambda names: {"week_ending", "net_flow_usd"} <= set(names)),
    (Kind.PRICES, lambda names: len(_PRICES & set(names)) > 1 and not _is_levels(names)),
    (Kind.LEVELS, _is_levels),
)


def _parquet(content: bytes) -> Kind | None:
    """Prices where the columns say so, or where the file is too damaged to say anything."""
    import pyarrow as pa  # noqa: PLC0415 - only a Parquet file needs it here
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        names = pq.read_schema(io.BytesIO(content)).names
    except (pa.ArrowInvalid, OSError):
        return Kind.PRICES
    return Kind.PRICES if len(_PRICES & {name.lower() for name in names}) > 1 else None


def _zipped(content: bytes) -> Kind | None:
    """The format of the one text in an archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            return _text(archive.read(names[0])[:HEAD].decode("utf-8-sig", errors="replace")) if names else None
    except (zipfile.BadZipFile, OSError):
        return None


def _workbook(content: bytes) -> Kind | None:
    """A CFTC workbook of financial futures, by the column names that lie in it as plain text."""
    marks = ("Lev_Money_Positions_Long_All", "CFTC_Contract_Market_Code")
    found = any(mark.encode(code) in content for mark in marks for code in ("ascii", "utf-16-le"))
    return Kind.FUTURES if found else None
