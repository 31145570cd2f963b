"""FINRA's consolidated short interest: one row a cycle and symbol, exchange-listed and over the counter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrator.calendar import publication_date
from narrator.errors import UnreadableFile
from narrator.model.market import Refusal
from narrator.read.repeats import without_repeats
from narrator.read.symbols import joined
from narrator.read.table import Field, Layout, listed, read_table

if TYPE_CHECKING:
    import pandas as pd

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
    import pandas as pd  # noqa: PLC0415 - loaded with the first file

    table = read_table(content, file, LAYOUT)
    rows = table.to_pandas()
    _refuse_impossible(rows, file)
    frame = pd.DataFrame(
        {
            "settlement": rows["settlementDate"],
            "published": rows["settlementDate"].map(_published(rows["settlementDate"])).astype("datetime64[us]"),
            "symbol": rows["symbolCode"].map(joined).astype("str"),
            "name": rows["issueName"],
            "venue": rows["marketClassCode"],
            "shares": rows["currentShortPositionQuantity"],
            "previous": rows["previousShortPositionQuantity"].where(rows["previousShortPositionQuantity"] > 0),
            "volume": rows["averageDailyVolumeQuantity"].where(rows["averageDailyVolumeQuantity"] > 0),
            "split": rows["stockSplitFlag"].eq("S"),
            "revised": rows["revisionFlag"].eq("R"),
            "file": file,
            "line": rows.index + 2,
        }
    )
    return without_repeats(frame, ("settlement", "symbol"), ("shares", "previous", "volume", "split"))


def _published(settlements: pd.Series[pd.Timestamp]) -> dict[pd.Timestamp, pd.Timestamp]:
    """The publication date of each settlement date."""
    import pandas as pd  # noqa: PLC0415

    return {day: pd.Timestamp(publication_date(day.date())) for day in settlements.unique()}


def _refuse_impossible(rows: pd.DataFrame, file: str) -> None:
    """Complain about rows that no short interest file can hold."""
    problems = [f"line {index + 2}: no symbol" for index in rows.index[rows["symbolCode"].str.strip() == ""]]
    for column, kind in _FIELDS.items():
        if kind in {Field.COUNT, Field.NUMBER}:
            known = rows[column].notna() | (kind is Field.COUNT)
            wrong = rows.index[known & ~rows[column].between(0, MOST)]
            problems += [
                f"line {index + 2}: {column} is {rows[column][index]:.15g}, no number of shares" for index in wrong
            ]
    if problems:
        todo = "Fetch the file again, or take these rows out"
        raise UnreadableFile(f"{len(problems)} impossible values", where=file, todo=todo, problems=listed(problems))
