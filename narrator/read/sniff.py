"""What a file of a market folder is, by its first bytes and never by its name."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from enum import StrEnum

from narrator.read.workbook import LARGEST, NO_ARCHIVE

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
    MULTIPLES = "multiples"
    EVENTS = "events"
    ICI_FLOWS = "ici fund flows"
    FCA_REGISTER = "fca short positions"
    SFC_REGISTER = "sfc short positions"
    ASIC_REGISTER = "asic short positions"


_FINRA = {"symbolcode", "settlementdate", "currentshortpositionquantity", "issuename", "accountingyearmonthnumber"}
_VOLUME = {"shortvolume", "shortexemptvolume", "totalvolume", "short volume", "total volume"}
_FAILS = {"settlement date", "cusip", "quantity (fails)", "description", "price"}
_MEMBERS = {"gics sector", "gics sub-industry", "date added"}
_FLOWS = {"week_ending", "segment", "net_flow_usd", "source"}
_MULTIPLES = {"date", "universe", "measure", "value"}
_SFC = {"stock code", "aggregated reportable short positions (shares)", "aggregated reportable short positions (hk$)"}
_ASIC = {"product code", "reported short positions", "total product in issue"}
_PRICES = {"date", "symbol", "close"}
_LEVELS = {"date", "close"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
LEGACY_WIDTH = 129
"""Columns of the CFTC's legacy report; a comma in a market's name makes more of them."""

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
    return _text(_head(content))


def columns_of(line: str, delimiter: str) -> list[str]:
    """The lower-case column names of a header line, without quotes and padding."""
    return [name.strip().strip('"').strip().lower() for name in line.split(delimiter)]


def _text(head: str) -> Kind | None:
    """The format of a delimited text."""
    if head.startswith("#BOF|"):
        return Kind.STOCK_LOAN
    first = head.lstrip("\r\n").split("\n", 1)[0].strip("\r")
    for delimiter, rules in (("|", _PIPED), (",", _COMMAS), ("\t", _REGISTERS)):
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
    (Kind.SHORT_VOLUME, lambda names: bool(_VOLUME & set(names))),
    (Kind.FAILS, lambda names: len(_FAILS & set(names)) > 1),
)

_REGISTERS: _Rules = (
    (Kind.SFC_REGISTER, lambda names: len(_SFC & set(names)) > 1),
    (Kind.ASIC_REGISTER, lambda names: len(_ASIC & set(names)) > 1),
)

_COMMAS: _Rules = (
    (Kind.FUTURES, lambda names: "lev_money_positions_long_all" in names),
    (Kind.LEGACY, lambda names: "noncommercial positions-long (all)" in names),
    (Kind.LEGACY_HISTORY, lambda names: {"date", "commodity", "noncomm net"} <= set(names)),
    (Kind.FUTURES, lambda names: names[-1] in {"futonly", "combined"}),
    (Kind.LEGACY, lambda names: len(names) >= LEGACY_WIDTH and any(map(_DAY.fullmatch, names[2:6]))),  # no header
    (Kind.CONSTITUENTS, lambda names: len(_MEMBERS & set(names)) > 1),
    (Kind.FLOWS, lambda names: len(_FLOWS & set(names)) > 1),
    (Kind.MULTIPLES, lambda names: len(_MULTIPLES & set(names)) > 2),  # noqa: PLR2004 - levels have a date and a value
    (Kind.EVENTS, lambda names: {"date", "event"} <= set(names)),
    *_REGISTERS,
    (Kind.PRICES, lambda names: len(_PRICES & set(names)) > 1 and not _is_levels(names)),
    (Kind.LEVELS, _is_levels),
)


def _parquet(content: bytes) -> Kind | None:
    """Prices where the columns say so, or where the file is too damaged to say anything."""
    import pyarrow as pa  # noqa: PLC0415 - only a Parquet file needs it here
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        names = pq.read_schema(io.BytesIO(content)).names
    except (pa.ArrowException, OSError, ValueError):  # also names that are no text
        return Kind.PRICES
    return Kind.PRICES if len(_PRICES & {name.lower() for name in names}) > 1 else None


_PARTS = {"xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"}
"""The parts of an `.xlsx` workbook that name its sheets and the columns of the first."""


def _zipped(content: bytes) -> Kind | None:
    """The format of the first file in an archive, or of the workbook that it is; what can be read of a damaged one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if parts := [name for name in names if name in _PARTS]:
                return _workbook(b"\n".join(map(archive.read, parts)))
            first = archive.open(names[0]).read(LARGEST) if names else b""
    except NO_ARCHIVE:
        first = _inflated(content)
    return _workbook(first) if first.startswith(b"\xd0\xcf\x11\xe0") else _text(_head(first))


def _head(content: bytes) -> str:
    """The text at the beginning of a file; the register of ASIC is UTF-16."""
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    return content[:HEAD].decode("utf-16" if wide else "utf-8-sig", errors="replace")


def _inflated(content: bytes) -> bytes:
    """What can still be unpacked of the first file of a damaged archive."""
    name, extra = (int.from_bytes(content[at : at + 2], "little") for at in (26, 28))
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(content[30 + name + extra :], LARGEST)
    except zlib.error:
        return b""


def _workbook(content: bytes) -> Kind | None:
    """A workbook, by the names of columns and sheets that lie in it as plain text."""
    marks = (
        (Kind.FUTURES, "Lev_Money_Positions_Long_All"),
        (Kind.LEGACY, "NonComm_Positions_Long_All"),
        (Kind.FUTURES, "CFTC_Contract_Market_Code"),
        (Kind.FCA_REGISTER, "Net Short Position (%)"),
        (Kind.ICI_FLOWS, "Weekly MF & ETF Public Report"),
        (Kind.ICI_FLOWS, "Weekly MF &amp; ETF Public Report"),
    )
    found = (kind for kind, mark in marks if any(mark.encode(code) in content for code in ("ascii", "utf-16-le")))
    return next(found, None)
