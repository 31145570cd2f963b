"""Reg SHO daily short-sale volume: FINRA's off-exchange trades, and the exchanges' own files under other headers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from narrator.calendar import next_business_day
from narrator.model.market import Refusal
from narrator.read.frames import shaped
from narrator.read.reconcile import blank, greater, outside, published, refuse, without_trailer
from narrator.read.symbols import joined, spelled
from narrator.read.table import Field, Layout, read_table

if TYPE_CHECKING:
    import pandas as pd

_FINRA = {
    "Date": Field.DAY,
    "Symbol": Field.TEXT,
    "ShortVolume": Field.COUNT,
    "ShortExemptVolume": Field.COUNT,
    "TotalVolume": Field.COUNT,
    "Market": Field.TEXT,
}
_NASDAQ = {
    "DATE": Field.DAY,
    "SYMBOL": Field.TEXT,
    "SHORT VOLUME": Field.COUNT,
    "TOTAL VOLUME": Field.COUNT,
    "MARKET": Field.TEXT,
}

LAYOUT = Layout("FINRA short volume", "|", _FINRA, frozenset(_FINRA), "|".join(_FINRA), quoted=False)
EXCHANGE = Layout("Nasdaq short volume", "|", _NASDAQ, frozenset(_NASDAQ), "|".join(_NASDAQ), quoted=False)

CONSOLIDATED = "consolidated"
"""The tape of a file whose rows name several of FINRA's facilities."""

_TRAILER = ((r"(\d+)", "the record count"),)

_FINRA_MARKS = {"p": "PR", "r": "RT", "w": "WI"}
_NASDAQ_MARKS = {"-": "PR", "+": "WS", "=": "U", "^": "RT", "#": "WI"}


def read_short_volume(content: bytes, file: str) -> tuple[pd.DataFrame, list[Refusal]]:
    """The volumes of one file in the columns of `Market.short_volume`, and the rows refused as repetitions.

    Shares, with fractions in newer files. The short volume includes the exempt one, which an exchange's file does not
    give (NaN). FINRA posts its files on the evening of the day; an exchange's are used from the next business day.

    Raises
    ------
    UnreadableFile : as `read_table`; where the record count of a FINRA file is missing or wrong, the last line has no
        end, a part exceeds its whole or a symbol is empty.
    """
    exchange = b"short volume" in content.split(b"\n", 1)[0].lower()
    rows = _exchange_rows(content, file) if exchange else _finra_rows(content, file)
    given = {name: kind for name, kind in _FINRA.items() if not (exchange and name == "ShortExemptVolume")}
    problems = blank(rows, "Symbol") + outside(rows, given)
    problems += greater(rows, "ShortVolume", "TotalVolume") + greater(rows, "ShortExemptVolume", "ShortVolume")
    refuse(file, problems)
    columns = {
        "date": rows["Date"],
        "published": published(rows["Date"], next_business_day) if exchange else rows["Date"],
        "tape": f"nasdaq {rows['Market'].iloc[0]}" if exchange else _tape(rows["Market"]),
        "symbol": spelled(rows["Symbol"], _nasdaq_key if exchange else _finra_key),
        "written": rows["Symbol"],
        "short": rows["ShortVolume"],
        "exempt": rows["ShortExemptVolume"],
        "total": rows["TotalVolume"],
        "venues": rows["Market"],
        "line": rows.index + 2,
    }
    return shaped("short_volume", columns, file)


def _finra_rows(content: bytes, file: str) -> pd.DataFrame:
    """The rows of a file that ends with the count of its records; the beginning of a date is none."""
    trailed = without_trailer(content, _TRAILER)
    problems = trailed.problems or _unended(content)
    rows: pd.DataFrame = read_table(trailed.body, file, LAYOUT, besides=problems).to_pandas()
    return rows


def _exchange_rows(content: bytes, file: str) -> pd.DataFrame:
    """The rows of a file that has no trailer, under FINRA's names."""
    rows: pd.DataFrame = read_table(content, file, EXCHANGE, besides=_unended(content)).to_pandas()
    names = dict(zip(_NASDAQ, (name for name in _FINRA if name != "ShortExemptVolume"), strict=True))
    return rows.rename(columns=names).assign(ShortExemptVolume=float("nan"))


def _unended(content: bytes) -> tuple[str, ...]:
    """The problem of a last line without an end."""
    if content.endswith((b"\n", b"\r")):
        return ()
    line = content.count(b"\n") + 1
    return (f"line {line}: it does not end: the file may have been cut off",)


def _tape(markets: pd.Series[str]) -> str:
    """All of FINRA's facilities, or the one that every row names."""
    named = markets.unique()
    return CONSOLIDATED if len(named) > 1 or "," in named[0] else f"finra {named[0]}"


@cache
def _finra_key(symbol: str) -> str:
    """The symbol as FINRA's short interest spells it, with the marks of FINRA's volumes for other than common stock.

    >>> _finra_key("ABRpD")
    'ABRPRD'
    """
    return _key(symbol, _FINRA_MARKS)


@cache
def _nasdaq_key(symbol: str) -> str:
    """The same with the marks of an exchange's volumes.

    >>> _nasdaq_key("AL-A"), _nasdaq_key("BRK.B")
    ('ALPRA', 'BRKB')
    """
    return _key(symbol, _NASDAQ_MARKS)


def _key(symbol: str, marks: Mapping[str, str]) -> str:
    """The symbol with its marks as FINRA's short interest writes them."""
    return joined(re.sub("[a-z=^#+-]", lambda mark: marks.get(mark[0], mark[0]), symbol))
