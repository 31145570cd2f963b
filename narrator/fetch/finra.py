"""FINRA's consolidated short interest files: where they are, and when one is whole."""

from __future__ import annotations

from datetime import date, time
from functools import partial

from narrator.calendar import publication_date, settlement_dates
from narrator.fetch.source import Asked, Source, Wanted

CONSOLIDATED_SINCE = date(2021, 6, 1)
"""Files of earlier settlement dates hold over-the-counter positions only (FINRA, About Equity Short Interest)."""

TERMS = (
    "These files are FINRA's: for non-commercial use, with FINRA named as their owner and source. "
    "FINRA's terms apply to you, so read them: https://www.finra.org/legal-notices"
)

_NEEDED = (
    "symbolCode",
    "issueName",
    "marketClassCode",
    "currentShortPositionQuantity",
    "previousShortPositionQuantity",
    "stockSplitFlag",
    "averageDailyVolumeQuantity",
    "revisionFlag",
    "settlementDate",
)


def file_name(settlement: date) -> str:
    """What FINRA calls the file of a settlement date.

    >>> file_name(date(2023, 8, 15))
    'shrt20230815.csv'
    """
    return f"shrt{settlement:%Y%m%d}.csv"


def fault_in(content: bytes, settlement: date) -> str | None:
    """What is wrong with the file of a settlement date, a clause; `None` where it is whole.

    It must have the header that narrator reads, a line break at its very end, and at least one row; every row must
    have as many fields as the header, and that settlement date. Quotation marks mean nothing in these files.
    """
    header, *rows = content.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    names = header.rstrip(b"\r").decode("utf-8", errors="replace").split("|")
    if lacking := [name for name in _NEEDED if name not in names]:
        return f"its first line is not the header of a short interest file (no {lacking[0]})"
    if not rows or rows.pop():
        return "its last line is cut off"
    if not rows:
        return "it has a header and no rows"
    return _fault_in_rows(rows, names, settlement)


def _fault_in_rows(rows: list[bytes], names: list[str], settlement: date) -> str | None:
    """The first row that does not belong."""
    place, expected = names.index("settlementDate"), settlement.isoformat()
    for number, row in enumerate(rows, start=2):
        fields = row.rstrip(b"\r").split(b"|")
        if len(fields) != len(names):
            return f"line {number} has {len(fields)} fields where the header has {len(names)}"
        found = fields[place].decode("utf-8", errors="replace")
        if found != expected:
            return f"line {number} is of settlement date {found}, not {expected}"
    return None


def _wanted(asked: Asked) -> tuple[Wanted, ...]:
    """One file a settlement date."""
    cycles = [(file_name(day), day) for day in settlement_dates(asked.since, asked.last)]
    return tuple(
        Wanted(name, publication_date(day), (name,), partial(fault_in, settlement=day)) for name, day in cycles
    )


FINRA = Source(
    name="finra",
    base="https://cdn.finra.org/equity/otcmarket/biweekly/",
    origins=("https://cdn.finra.org",),
    terms=TERMS,
    out_by=time(18, 30),
    first=CONSOLIDATED_SINCE,
    before_first="files of earlier settlement dates hold over-the-counter positions only",
    wanted=_wanted,
)
"""FINRA, Equity Short Interest, Files; a publication date counts from its evening on."""
