"""Interactive Brokers' list of shares to lend: what a loan costs and how many shares are left, at one moment."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from narrator.model.market import Refusal
from narrator.read.frames import shaped
from narrator.read.reconcile import MOST, blank, outside, refuse, without_trailer
from narrator.read.symbols import spelled
from narrator.read.table import YEARS, Field, Layout, read_table

if TYPE_CHECKING:
    import pandas as pd

_FIELDS = {
    "#SYM": Field.TEXT,
    "CUR": Field.TEXT,
    "NAME": Field.TEXT,
    "CON": Field.TEXT,
    "ISIN": Field.TEXT,
    "REBATERATE": Field.NUMBER,
    "FEERATE": Field.NUMBER,
    "AVAILABLE": Field.TEXT,
}

LAYOUT = Layout(
    "IBKR stock loan", "|", _FIELDS, frozenset(_FIELDS), "|".join(_FIELDS) + "|", quoted=False, missing=("", "NA")
)

_HEADER, _FIRST = 2, 3
"""The lines of the column names and of the first row."""

_TRAILER = ((r"#EOF\|(\d+)\|?", "the count of #EOF"),)

_AVAILABLE = r"(>?)(\d+)"

_STEEPEST = 1e5
"""A rate in per cent a year that none exceeds."""


def read_stock_loan(content: bytes, file: str) -> tuple[pd.DataFrame, list[Refusal]]:
    """The contracts of one snapshot in the columns of `Market.stock_loan`, and the rows refused as repetitions.

    Rates are fractions a year, from per cent; `NA` is unknown (NaN). Where more shares are available than the list
    tells, `available` is the number they exceed, and `capped`.

    Raises
    ------
    UnreadableFile : as `read_table`; where the stamp of `#BOF` or the count of `#EOF` is missing or wrong, a rate is
        absurd, `AVAILABLE` is no number, or a row has no symbol.
    """
    import pandas as pd  # noqa: PLC0415 - loaded with the first file

    stamp, problems = _stamp(content)
    trailed = without_trailer(content, _TRAILER, first=_HEADER)
    body = trailed.body.partition(b"\n")[2]
    rows = read_table(body, file, LAYOUT, first=_HEADER, besides=[*problems, *trailed.problems]).to_pandas()
    free = rows["AVAILABLE"].str.extract(f"^{_AVAILABLE}$")
    _refuse_impossible(rows, free, file)
    day = pd.Timestamp(stamp).normalize()
    columns = {
        "date": day,
        "published": day,
        "stamp": pd.Timestamp(stamp),
        "symbol": spelled(rows["#SYM"]),
        "written": rows["#SYM"].str.strip(),
        "contract": rows["CON"],
        "currency": rows["CUR"],
        "name": rows["NAME"],
        "isin": rows["ISIN"],
        "rebate": rows["REBATERATE"] / 100,
        "fee": rows["FEERATE"] / 100,
        "available": free[1].astype("float64"),
        "capped": free[0].eq(">"),
        "line": rows.index + _FIRST,
    }
    return shaped("stock_loan", columns, file)


def _stamp(content: bytes) -> tuple[datetime, list[str]]:
    """When the list was made, and what is wrong with the line that says so."""
    line = content.partition(b"\n")[0].decode("utf-8-sig", errors="replace").strip()
    found = re.fullmatch(r"#BOF\|(\d{4}\.\d\d\.\d\d)\|(\d\d:\d\d:\d\d)\|?", line)
    try:
        stamp = datetime.strptime(" ".join(found.groups()) if found else "", "%Y.%m.%d %H:%M:%S")  # noqa: DTZ007
    except ValueError:
        stamp = datetime.min  # noqa: DTZ901
    if stamp.year not in YEARS:
        return stamp, [f"line 1: {line!r} is no stamp like #BOF|2023.08.31|22:30:03"]
    return stamp, []


def _refuse_impossible(rows: pd.DataFrame, free: pd.DataFrame, file: str) -> None:
    """Complain about rows that no list of loans can hold."""
    problems = blank(rows, "#SYM", _FIRST)
    problems += outside(rows, _FIELDS, _FIRST, least=-_STEEPEST, most=_STEEPEST)
    known = ~rows["AVAILABLE"].isin(LAYOUT.missing)
    for place in rows.index[known & ~(free[1].astype("float64") <= MOST)]:
        problems.append(f"line {place + _FIRST}: AVAILABLE is {rows['AVAILABLE'][place]!r}, not a number")
    refuse(file, problems)
