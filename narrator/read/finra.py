"""FINRA's consolidated short interest: one row a cycle and symbol, exchange-listed and over the counter."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from narrator.calendar import publication_date
from narrator.errors import UnreadableFile
from narrator.model.market import Refusal
from narrator.read.repeats import without_repeats
from narrator.read.symbols import joined
from narrator.read.table import Field, Layout, listed, read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    import pandas as pd
    import pyarrow as pa

COLUMNS = (
    "accountingYearMonthNumber",
    "symbolCode",
    "issueName",
    "issuerServicesGroupExchangeCode",
    "marketClassCode",
    "currentShortPositionQuantity",
    "previousShortPositionQuantity",
    "stockSplitFlag",
    "averageDailyVolumeQuantity",
    "daysToCoverQuantity",
    "revisionFlag",
    "changePercent",
    "changePreviousNumber",
    "settlementDate",
)
"""The header; days to cover (floored at 1.00, 999.99 without volume) and the changes are never read."""

_DAY_LONG = len("|2023-08-31")
_LONGEST_WAIT = timedelta(days=40)
"""More days than lie between a settlement date and its publication."""

_A_CENTURY = timedelta(days=36_500)
"""A file from beyond is looked at, and complained about."""

MOST = 1e15
"""More shares than any issue has."""

_FIELDS = {
    "symbolCode": Field.TEXT,
    "issueName": Field.TEXT,
    "marketClassCode": Field.TEXT,
    "currentShortPositionQuantity": Field.COUNT,
    "previousShortPositionQuantity": Field.NUMBER,
    "stockSplitFlag": Field.TEXT,
    "averageDailyVolumeQuantity": Field.NUMBER,
    "revisionFlag": Field.TEXT,
    "settlementDate": Field.DATE,
}

LAYOUT = Layout("FINRA short interest", "|", _FIELDS, frozenset(_FIELDS), "|".join(COLUMNS), quoted=False)


def read_positions(content: bytes, file: str) -> tuple[pd.DataFrame, list[Refusal]]:
    """The positions of one file, in the columns of `Market.positions`, and the rows refused as repetitions.

    Shares. A previous position or volume of 0 is unknown (NaN); a current position of 0 is a closed one and stays 0.

    Raises
    ------
    UnreadableFile : as `read_table`; and where a symbol is empty or a quantity is below zero.
    """
    import numpy as np  # noqa: PLC0415 - loaded with the first file
    import pandas as pd  # noqa: PLC0415

    table = read_table(content, file, LAYOUT)
    numbers = {name: table[name].to_numpy() for name, kind in _FIELDS.items() if kind in {Field.COUNT, Field.NUMBER}}
    _refuse_impossible(table, numbers, file)
    previous, volume = numbers["previousShortPositionQuantity"], numbers["averageDailyVolumeQuantity"]
    settled = table["settlementDate"].to_numpy()
    frame = pd.DataFrame(
        {
            "settlement": settled,
            "published": _published(settled),
            "symbol": _symbols(table["symbolCode"]),
            "name": table["issueName"].to_pandas(),
            "venue": table["marketClassCode"].to_pandas(),
            "shares": numbers["currentShortPositionQuantity"],
            "previous": np.where(previous > 0, previous, np.nan),
            "volume": np.where(volume > 0, volume, np.nan),
            "split": _flags(table["stockSplitFlag"], "S"),
            "revised": _flags(table["revisionFlag"], "R"),
            "file": file,
            "line": np.arange(len(settled)) + 2,
        }
    )
    if frame["symbol"].is_unique:
        return frame, []
    return without_repeats(frame, ("settlement", "symbol"), ("shares", "previous", "volume", "split"))


def is_published_later(content: bytes, until: date) -> bool:
    """Whether every row of a file is of one settlement date whose positions were published after a day.

    Such a file need not be read to know that it says nothing yet.
    """
    body = content.rstrip(b"\r\n")
    last = body[-_DAY_LONG:]
    try:
        day = date.fromisoformat(last[1:].decode())
    except ValueError:
        return False
    if last[:1] != b"|" or not -_LONGEST_WAIT < day - until < _A_CENTURY or publication_date(day) <= until:
        return False
    rows = body.count(b"\n")
    return rows in {content.count(last + b"\n"), content.count(last + b"\r\n")} and content[-1:] == b"\n"


def _published(settled: np.ndarray) -> np.ndarray:
    """The publication date of each row."""
    import numpy as np  # noqa: PLC0415

    days, places = np.unique(settled, return_inverse=True)
    published = [publication_date(day) for day in days.astype("datetime64[D]").tolist()]
    return np.array(published, dtype="datetime64[us]")[places]


def _symbols(column: pa.ChunkedArray) -> pd.Series[str]:
    """The symbols with separators stripped; in FINRA's own files, there are none."""
    import pyarrow.compute as pc  # noqa: PLC0415

    symbols: pd.Series[str] = column.to_pandas()
    if pc.any(pc.match_substring_regex(column, "[^0-9A-Za-z]")).as_py():
        return symbols.map(joined).astype("str")
    return symbols


def _flags(column: pa.ChunkedArray, flag: str) -> np.ndarray:
    """Which rows carry a flag."""
    import pyarrow.compute as pc  # noqa: PLC0415

    found: np.ndarray = pc.equal(column, flag).to_numpy()
    return found


def _refuse_impossible(table: pa.Table, numbers: Mapping[str, np.ndarray], file: str) -> None:
    """Complain about rows that no short interest file can hold."""
    import numpy as np  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    nameless = pc.equal(pc.utf8_trim_whitespace(table["symbolCode"]), "").to_numpy()
    problems = [f"line {index + 2}: no symbol" for index in np.flatnonzero(nameless)]
    for column, values in numbers.items():
        unknown = np.isnan(values) & (_FIELDS[column] is Field.NUMBER)
        wrong = np.flatnonzero(~((values >= 0) & (values <= MOST) | unknown))
        problems += [f"line {index + 2}: {column} is {values[index]:.15g}, no number of shares" for index in wrong]
    if problems:
        todo = "Fetch the file again, or take these rows out"
        raise UnreadableFile(f"{len(problems)} impossible values", where=file, todo=todo, problems=listed(problems))
