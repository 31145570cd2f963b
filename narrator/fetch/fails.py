"""The SEC's fails to deliver: where the files are, and when one is whole."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from functools import partial

from narrator.calendar import MIDDLE, fails_publication_date
from narrator.fetch.source import Asked, Source, Wanted
from narrator.fetch.zipped import fault_in_zip

HEADER = b"SETTLEMENT DATE|CUSIP|SYMBOL|QUANTITY (FAILS)|DESCRIPTION|PRICE"
FOLDERS = ("fails-deliver-data/{}.zip", "frequently-requested-foia-document-fails-deliver-data/{}.zip")
"""Where a half month may lie: the folder of today, and that of the years before the middle of 2017."""

_TRAILER = re.compile(rb"Trailer record count (\d{1,18})\s+Trailer total quantity of shares (\d{1,18})\s*")
_SHARES = re.compile(rb"\d{1,18}")
_FIELDS = HEADER.count(b"|") + 1


def fault_in(content: bytes, begins: date) -> str | None:
    """What is wrong with the archive of the half month that begins on a day, a clause; `None` where it is whole."""
    return fault_in_zip(content, partial(_fault_in_text, begins=begins))


def _fault_in_text(text: bytes, begins: date) -> str | None:
    """The header, rows of six fields within the half month, and a trailer that counts rows and adds up shares."""
    body, mark, rest = text.partition(b"Trailer record count")
    header, *rows = body.replace(b"\r\n", b"\n").rstrip(b"\n").split(b"\n")
    if header.removeprefix(b"\xef\xbb\xbf").strip() != HEADER:
        return "its first line is not the header of a file of fails to deliver"
    trailer = _TRAILER.fullmatch(mark + rest)
    if not trailer:
        return "it has no trailer at its end: it is cut off"
    fields = [row.split(b"|") for row in rows]
    if fault := _fault_in_rows(fields, begins):
        return fault
    if int(trailer[1]) != len(rows):
        return f"it has {len(rows)} rows where its trailer counts {int(trailer[1])}"
    total = sum(int(row[3]) for row in fields)
    if int(trailer[2]) != total:
        return f"its rows add up to {total} shares where its trailer has {int(trailer[2])}"
    return None


def _fault_in_rows(rows: list[list[bytes]], begins: date) -> str | None:
    """The first row that does not belong; the fifteenth may lie in either half."""
    month = f"{begins:%Y%m}".encode()
    days = range(MIDDLE, 32) if begins.day == MIDDLE else range(1, MIDDLE + 1)
    allowed = {month + b"%02d" % day for day in days}
    for number, row in enumerate(rows, start=2):
        if len(row) != _FIELDS:
            return f"line {number} has {len(row)} fields where the header has {_FIELDS}"
        if row[0] not in allowed:
            return f"line {number} is of {row[0].decode('utf-8', errors='replace')}, which is not in that half month"
        if not _SHARES.fullmatch(row[3]):
            return f"line {number} has no number of shares"
    return None


def _wanted(asked: Asked) -> tuple[Wanted, ...]:
    """Two files a month, of all half months in which a day asked for lies."""
    day = asked.since.replace(day=MIDDLE if asked.since.day >= MIDDLE else 1)
    found = []
    while day <= asked.last:
        second = day.day == MIDDLE
        name = f"cnsfails{day:%Y%m}{'b' if second else 'a'}"
        published = fails_publication_date(day)
        places = tuple(folder.format(name) for folder in FOLDERS)
        found.append(Wanted(f"{name}.zip", published, places, partial(fault_in, begins=day)))
        day = (day + timedelta(days=20)).replace(day=1) if second else day.replace(day=MIDDLE)
    return tuple(found)


FAILS = Source(
    name="sec",
    base="https://www.sec.gov/files/data/",
    origins=("https://www.sec.gov",),
    terms="These files are the SEC's, in the public domain; its rules for automated access apply: "
    "https://www.sec.gov/about/developer-resources",
    out_by=time(18, 0),
    first=date(2009, 7, 1),
    before_first="files of earlier days cover a quarter each",
    wanted=_wanted,
    needs=frozenset({"since", "contact"}),
)
"""SEC, Fails-to-Deliver Data; half months from July 2009."""
