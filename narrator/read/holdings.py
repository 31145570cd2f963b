"""A fund's holdings as iShares prints them: notes before the header, cash among the rows, legal text behind them."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from narrator.calendar import next_business_day
from narrator.errors import UnreadableFile
from narrator.model.market import Refusal
from narrator.read.frames import shaped
from narrator.read.reconcile import published, refuse
from narrator.read.symbols import spelled
from narrator.read.table import YEARS, Field, Layout, decoded, read_table

if TYPE_CHECKING:
    import pandas as pd

_FIELDS = {
    "Ticker": Field.TEXT,
    "Name": Field.TEXT,
    "Sector": Field.TEXT,
    "Asset Class": Field.TEXT,
    "Market Value": Field.AMOUNT,
    "Weight (%)": Field.AMOUNT,
}

LAYOUT = Layout("fund holdings", ",", _FIELDS, frozenset(_FIELDS), ",".join(_FIELDS), missing=("", "-"))

EQUITY = "Equity"
"""The asset class of stocks; cash, futures and collateral are others."""

OFF = 1.0
"""By how many per cent the weights of a whole file may miss 100, each being rounded to a hundredth."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The parts of a file: whose holdings, of which day, the rows with their header, and the line of that header."""

    fund: str
    day: datetime
    body: str
    header: int


def read_holdings(content: bytes, file: str) -> tuple[pd.DataFrame, list[Refusal]]:
    """The equities of one file in the columns of `Market.holdings`, and the rows refused.

    Dollars; weights are fractions of the whole fund. Cash, futures and collateral are refused together; what they weigh
    belongs to the 100 % that the file must come to. Holdings are used from the business day after the one they are of.

    Raises
    ------
    UnreadableFile : as `read_table`; where the date or the header is missing, a value is, or the weights do not come to
        100 %.
    """
    import pandas as pd  # noqa: PLC0415 - loaded with the first file

    sheet = _parts(decoded(content, file), file)
    rows = read_table(sheet.body.encode(), file, LAYOUT, first=sheet.header).to_pandas()
    first = sheet.header + 1
    _reconcile(rows, first, file)
    stocks = rows[rows["Asset Class"].str.strip() == EQUITY]
    days = pd.Series(pd.Timestamp(sheet.day), index=stocks.index)
    columns = {
        "fund": sheet.fund,
        "date": days,
        "published": published(days, next_business_day),
        "symbol": spelled(stocks["Ticker"]),
        "written": stocks["Ticker"].str.strip(),
        "name": stocks["Name"].str.strip(),
        "sector": stocks["Sector"].str.strip(),
        "value": stocks["Market Value"],
        "weight": stocks["Weight (%)"] / 100,
        "line": stocks.index + first,
    }
    frame, repeated = shaped("holdings", columns, file)
    return frame, _left_out(rows.drop(index=stocks.index), file) + repeated


def _parts(text: str, file: str) -> _Sheet:
    """What stands where; raises UnreadableFile where the date or the header is missing."""
    lines = text.replace("\r", "").split("\n")
    header = next((place for place, line in enumerate(lines) if _is_header(line)), None)
    head = lines[:header]
    dated = next((place for place, line in enumerate(head) if line.lower().startswith("fund holdings as of")), None)
    written = next(csv.reader([lines[dated]]))[1:] if dated is not None else []
    day = _day(written[0]) if written else None
    if header is None or day is None:
        problems = [] if header is not None else [f"line {len(lines)}: no header {LAYOUT.header} up to here"]
        if day is None:
            problems.insert(0, f'line {(dated or 1) + 1}: no date like Fund Holdings as of,"Aug 31, 2023"')
        what = "; ".join(problem.partition(": ")[2] for problem in problems)
        raise UnreadableFile(what, where=file, todo="Fetch the file again", problems=problems)
    end = next((place for place in range(header + 1, len(lines)) if not lines[place].strip()), len(lines))
    fund = next(csv.reader(["\n".join(head).strip().partition("\n")[0]]))[0].strip()
    return _Sheet(fund, day, "\n".join(lines[header:end]), header + 1)


def _is_header(line: str) -> bool:
    """Whether a line names the columns."""
    return re.match(r'"?ticker"?,', line, re.IGNORECASE) is not None


def _day(written: str) -> datetime | None:
    """The day of a date like `Aug 31, 2023`."""
    for form in ("%b %d, %Y", "%B %d, %Y"):
        try:
            day = datetime.strptime(written.strip(), form)  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
        return day if day.year in YEARS else None
    return None


def _reconcile(rows: pd.DataFrame, first: int, file: str) -> None:
    """Complain where a row has no value or weight, or all weights together are no whole fund."""
    problems = [
        f"line {line + first}: no {name}"
        for name in ("Market Value", "Weight (%)")
        for line in rows.index[rows[name].isna() & (rows["Asset Class"].str.strip() == EQUITY)]
    ]
    whole = rows["Weight (%)"].sum()
    if abs(whole - 100) > OFF:
        last = first + len(rows) - 1
        problems.append(f"line {last}: the weights up to here come to {whole:.2f} %, not 100: rows are missing")
    refuse(file, problems)


def _left_out(others: pd.DataFrame, file: str) -> list[Refusal]:
    """One refusal for all rows that are no equities."""
    if others.empty:
        return []
    kinds = ", ".join(sorted({str(kind).strip() for kind in others["Asset Class"]}))
    weight = others["Weight (%)"].sum()
    rows = "1 row is no equity" if len(others) == 1 else f"{len(others):,} rows are no equities"
    reason = f"{rows} ({kinds}): {weight:.2f} % of the fund"
    return [Refusal(file, None, reason)]
