"""The SEC's fails to deliver: balances outstanding on a settlement date, half a month in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrator.calendar import fails_publication_date
from narrator.model.market import Refusal
from narrator.read.frames import shaped
from narrator.read.reconcile import blank, outside, published, refuse, without_trailer
from narrator.read.symbols import spelled
from narrator.read.table import Field, Layout, read_table

if TYPE_CHECKING:
    import pandas as pd

_FIELDS = {
    "SETTLEMENT DATE": Field.DAY,
    "CUSIP": Field.TEXT,
    "SYMBOL": Field.TEXT,
    "QUANTITY (FAILS)": Field.COUNT,
    "DESCRIPTION": Field.TEXT,
    "PRICE": Field.NUMBER,
}

LAYOUT = Layout(
    "SEC fails to deliver", "|", _FIELDS, frozenset(_FIELDS), "|".join(_FIELDS), quoted=False, missing=("", ".")
)

_TRAILER = (
    (r"Trailer record count (\d+)", "the trailer's record count"),
    (r"Trailer total quantity of shares (\d+)", "the trailer's total quantity"),
)


def read_fails(content: bytes, file: str) -> tuple[pd.DataFrame, list[Refusal]]:
    """The balances of one file in the columns of `Market.fails`, and the rows refused: repetitions, or no symbol.

    Shares, and dollars a share of the evening before; a price of `.` is unknown (NaN). A balance of zero has no row.

    Raises
    ------
    UnreadableFile : as `read_table`; where the record count or the total quantity is missing or wrong, a balance or
        price is below zero, or a row has no CUSIP.
    """
    trailed = without_trailer(content, _TRAILER)
    rows: pd.DataFrame = read_table(trailed.body, file, LAYOUT, besides=trailed.problems).to_pandas()
    problems = blank(rows, "CUSIP") + outside(rows, _FIELDS)
    total = rows["QUANTITY (FAILS)"].sum()
    if total != trailed.numbers[1]:
        problems.append(
            f"line {trailed.count + 3}: the trailer's total quantity says {trailed.numbers[1]:,}, the rows {total:,.0f}"
        )
    refuse(file, problems)
    named = rows["SYMBOL"].str.strip() != ""
    refused = [Refusal(file, int(line) + 2, "it has no symbol") for line in rows.index[~named]]
    frame, repeated = _frame(rows[named], file)
    return frame, refused + repeated


def _frame(rows: pd.DataFrame, file: str) -> tuple[pd.DataFrame, list[Refusal]]:
    """The rows in the columns of the table."""
    columns = {
        "date": rows["SETTLEMENT DATE"],
        "published": published(rows["SETTLEMENT DATE"], fails_publication_date),
        "cusip": rows["CUSIP"].str.strip(),
        "symbol": spelled(rows["SYMBOL"]),
        "written": rows["SYMBOL"].str.strip(),
        "name": rows["DESCRIPTION"].str.strip(),
        "shares": rows["QUANTITY (FAILS)"],
        "price": rows["PRICE"],
        "line": rows.index + 2,
    }
    return shaped("fails", columns, file)
