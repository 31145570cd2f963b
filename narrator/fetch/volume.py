"""FINRA's daily short-sale volume (Regulation SHO): where the files are, and when one is whole."""

from __future__ import annotations

from datetime import date, time
from functools import partial

from narrator.calendar import trading_days
from narrator.fetch import finra
from narrator.fetch.source import Asked, Source, Wanted

HEADER = b"Date|Symbol|ShortVolume|ShortExemptVolume|TotalVolume|Market"
_FIELDS = HEADER.count(b"|") + 1


def fault_in(content: bytes, day: date) -> str | None:
    """What is wrong with the file of a trading day, a clause; `None` where it is whole.

    It must have its header, rows of six fields and that day, and a last line that counts them.
    """
    header, *rows = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").rstrip(b"\n").split(b"\n")
    if header != HEADER:
        return "its first line is not the header of a short-sale volume file"
    if not rows or not rows[-1].isdigit():
        return "its last line is not the number of its rows: it is cut off"
    counted = int(rows.pop())
    if counted != len(rows):
        return f"it has {len(rows)} rows where its last line counts {counted}"
    return _fault_in_rows(rows, f"{day:%Y%m%d}") if rows else "it has a header and no rows"


def _fault_in_rows(rows: list[bytes], day: str) -> str | None:
    """The first row that does not belong."""
    for number, row in enumerate(rows, start=2):
        fields = row.split(b"|")
        if len(fields) != _FIELDS:
            return f"line {number} has {len(fields)} fields where the header has {_FIELDS}"
        found = fields[0].decode("utf-8", errors="replace")
        if found != day:
            return f"line {number} is of {found}, not {day}"
    return None


def _wanted(asked: Asked) -> tuple[Wanted, ...]:
    """One file a trading day, published on its evening."""
    days = trading_days(asked.since, asked.last)
    names = [f"CNMSshvol{day:%Y%m%d}.txt" for day in days]
    return tuple(Wanted(name, day, (name,), partial(fault_in, day=day)) for name, day in zip(names, days, strict=True))


VOLUME = Source(
    name="finra-volume",
    base="https://cdn.finra.org/equity/regsho/daily/",
    origins=("https://cdn.finra.org",),
    terms=finra.TERMS,
    out_by=time(18, 30),
    first=date(2018, 8, 1),
    before_first="narrator knows of no consolidated file of an earlier day",
    wanted=_wanted,
)
"""FINRA, Short Sale Volume Data: posted by six in the evening of the trading day."""
