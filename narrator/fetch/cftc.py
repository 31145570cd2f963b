"""The CFTC's Commitments of Traders: where the files are, when one is whole, and when it has been overtaken."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import partial

from narrator.calendar import futures_publication_date, futures_reports
from narrator.fetch.source import Asked, Joined, Source, Wanted
from narrator.fetch.zipped import fault_in_zip, unzipped

LEAST_FIELDS = 80
"""A row of financial futures has 87 fields, one of the legacy report 129."""

_AS_OF = 2
"""The place of the report's date in either report, with or without a header."""


@dataclass(frozen=True, slots=True)
class _Report:
    """A report: what its files are called, from which year on there is one a year, and columns that it must have."""

    yearly: str
    weekly: str
    first_year: int
    needed: tuple[str, ...]


REPORTS = (
    _Report(
        "fut_fin_txt_{}.zip",
        "FinFutWk.txt",
        2010,
        ("CFTC_Contract_Market_Code", "Open_Interest_All", "Lev_Money_Positions_Long_All"),
    ),
    _Report(
        "deacot{}.zip",
        "deafut.txt",
        2000,
        ("CFTC Contract Market Code", "Open Interest (All)", "Noncommercial Positions-Long (All)"),
    ),
)
"""Traders in Financial Futures and the legacy report, both of futures only."""


def fault_in_text(text: bytes, needed: tuple[str, ...] = (), year: int | None = None) -> str | None:
    """What is wrong with a report, a clause; `None` where it is whole.

    `needed` are columns of its header, none where the file has no header; `year` that of all its dates.
    """
    if not text.endswith((b"\n", b"\x1a")):
        return "its last line is cut off"
    try:
        rows = _rows(text)
    except csv.Error as error:
        return f"its rows cannot be told apart ({error})"
    names = [name.strip() for name in rows.pop(0)] if needed and rows else []
    if lacking := [name for name in needed if name not in names]:
        return f"its first line is not the header of such a report (no {lacking[0]})"
    if not rows or len(rows[0]) < LEAST_FIELDS:
        return "it has no rows of such a report"
    return _fault_in_rows(rows, len(names) or len(rows[0]), year, start=2 if needed else 1)


def _fault_in_rows(rows: list[list[str]], fields: int, year: int | None, start: int) -> str | None:
    """The first row that does not belong."""
    for number, row in enumerate(rows, start=start):
        if len(row) != fields:
            return f"line {number} has {len(row)} fields where the first has {fields}"
        day = _day(row)
        if day is None:
            return f"line {number} has no date of a report"
        if year is not None and day.year != year:
            return f"line {number} is of {day}, not of {year}"
    return None


def newest(text: bytes) -> date:
    """The date of the last report in a whole file."""
    return max(day for row in _rows(text) if (day := _day(row)))


def _rows(text: bytes) -> list[list[str]]:
    """The rows of a report; its codes are plain ASCII, its names are taken as they come."""
    plain = text.rstrip(b"\x1a").decode("latin-1")
    return [row for row in csv.reader(io.StringIO(plain, newline="")) if row]


def _day(row: list[str]) -> date | None:
    try:
        return date.fromisoformat(row[_AS_OF].strip())
    except (IndexError, ValueError):
        return None


def _text(content: bytes) -> bytes:
    return unzipped(content) if content.startswith(b"PK") else content


def _lacks(content: bytes, due: date) -> str | None:
    """That the last report published is not in a file; a report may be dated a day early."""
    last = newest(_text(content))
    if last >= due - timedelta(days=1):
        return None
    return f"the report of {due}, due on {futures_publication_date(due)}, is not in it; its last is of {last}"


def _joined(old: bytes, new: bytes) -> Joined:
    """What came, unless what was there reaches further."""
    return Joined(new if newest(_text(new)) >= newest(_text(old)) else old)


def _wanted(asked: Asked) -> tuple[Wanted, ...]:
    """The archive of each year, and the week's file where the last archive does not have that week."""
    since = asked.since.replace(month=1, day=1)
    out = [day for day in futures_reports(since, asked.last) if futures_publication_date(day) <= asked.last]
    years = {day.year: day for day in out}
    found = [_yearly(one, year, due) for one in REPORTS for year, due in years.items() if year >= one.first_year]
    if asked.current and out:
        found += [_weekly(report, out[-1]) for report in REPORTS]
    return tuple(found)


def _yearly(report: _Report, year: int, due: date) -> Wanted:
    name = report.yearly.format(year)
    check = partial(fault_in_zip, fault_in=partial(fault_in_text, needed=report.needed, year=year))
    first = futures_publication_date(futures_reports(date(year, 1, 1), date(year, 1, 31))[0])
    return Wanted(name, first, (f"files/dea/history/{name}",), check, partial(_lacks, due=due), joined=_joined)


def _weekly(report: _Report, due: date) -> Wanted:
    return Wanted(
        name=report.weekly,
        published=futures_publication_date(due),
        places=(f"dea/newcot/{report.weekly}",),
        fault_in=fault_in_text,
        lacks=partial(_lacks, due=due),
        joined=_joined,
        instead_of=report.yearly.format(due.year),
    )


CFTC = Source(
    name="cftc",
    base="https://www.cftc.gov/",
    origins=("https://www.cftc.gov",),
    terms="These files are the CFTC's, in the public domain: https://www.cftc.gov/WebPolicy/index.htm",
    out_by=time(15, 30),
    first=date(2000, 1, 1),
    before_first="reports of earlier years are not brought",
    wanted=_wanted,
)
"""CFTC, Commitments of Traders, Historical Compressed; the week's report is out on Friday at 15:30."""
