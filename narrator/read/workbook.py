"""Workbooks and archives into cells of text, as if they had been delimited files."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date

from narrator.errors import UnreadableFile

OLE, ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
"""First bytes of an `.xls` workbook, and of an archive or an `.xlsx` workbook."""

NO_ARCHIVE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, ValueError)
"""What zipfile raises over an archive that is cut off, changed, encrypted or packed in a way it does not know."""

LARGEST = 2**28
"""Bytes that a file of an archive may unpack to; a year of futures has four million."""

_PARTS = "xl/"
_PANIC = "PanicException"
"""What the library raises where damage takes it by surprise; it is no `Exception` and cannot be imported."""


def is_workbook(content: bytes) -> bool:
    """Whether these are the bytes of an `.xls` or `.xlsx` file; an archive that cannot be listed is none."""
    if not content.startswith(ZIP):
        return content.startswith(OLE)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return any(name.startswith(_PARTS) for name in archive.namelist())
    except NO_ARCHIVE:
        return False


def unpacked(content: bytes, file: str) -> bytes:
    """The one file of an archive; anything else as it is.

    Raises UnreadableFile for an archive that is damaged, empty or holds several files.
    """
    if not content.startswith(ZIP) or is_workbook(content):
        return content
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [name for name in archive.namelist() if not name.endswith("/")]
            if len(names) == 1 and archive.getinfo(names[0]).file_size <= LARGEST:
                return archive.read(names[0])
    except NO_ARCHIVE as error:
        what = f"the archive is damaged: {error}"
        raise UnreadableFile(what, where=file, todo="Fetch it again", problems=[str(error)]) from None
    if len(names) == 1:
        what = f"its file has more than {LARGEST // 2**20} MB, too large for such a file"
        raise UnreadableFile(what, where=file, todo="Fetch it again", problems=names)
    what = f"the archive holds {len(names)} files where one is expected"
    raise UnreadableFile(what, where=file, todo="Unpack it into the folder", problems=names)


def sheet_rows(content: bytes, file: str, sheet: int | str = 0) -> Sequence[Sequence[object]]:
    """The cells of one sheet of a workbook, row by row from its first row on.

    `sheet` is its place or its name. Raises UnreadableFile for a workbook that cannot be opened or has no such sheet.
    """
    import python_calamine  # noqa: PLC0415 - loaded with the first workbook

    try:
        if content.startswith(OLE) and _area(content) > len(content):
            message = "a cell lies far outside the sheet"
            raise ValueError(message)  # noqa: TRY301 - one complaint for all damage
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        found = workbook.get_sheet_by_index(sheet) if isinstance(sheet, int) else workbook.get_sheet_by_name(sheet)
        return found.to_python(skip_empty_area=False)
    except BaseException as error:
        known = (python_calamine.CalamineError, struct.error, OSError, ValueError)
        if not isinstance(error, known) and type(error).__name__ != _PANIC:
            raise
        what = f"the workbook is damaged: {error}"
        raise UnreadableFile(what, where=file, todo="Fetch it again", problems=[str(error)]) from None


def text_of(cell: object) -> str:
    """A cell as a delimited file would have it: days as 2023-08-31, whole numbers without a point."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    return str(cell)


_LAST_SECTOR = 0xFFFFFFFA
_CELLS = frozenset({0x0006, 0x00BD, 0x00BE, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E})
"""Records that begin with the row and the column of a cell ([MS-XLS] 2.4)."""

_SHEET, _SIZE, _END = 0x0085, 0x0200, 0x000A
"""The records that say where a sheet begins and how large it is, and the one that ends it."""

_WORD = 1 << 32
"""A sheet that ends before it begins is as large as all numbers of its kind: so does the library count."""

_RUN = 4096
"""So many records are skipped at once. Without an end the search would have to be possessive, in which Python before
3.11.5 takes cells outside for cells within (CPython issue 106052)."""

_PLACE = struct.Struct("<HH").unpack_from


def _area(content: bytes) -> int:
    """Cells of the smallest rectangle that holds every cell of a sheet of an `.xls` workbook, filled or not.

    The library reserves memory for all of them: one damaged number of a column would ask for all that there is. A
    real sheet has a filled cell, which takes ten bytes, in most of its places.
    """
    records = _stream(content)
    sheets = [
        int.from_bytes(records[at + 4 : at + 8], "little") for number, at in _records(records, 0) if number == _SHEET
    ]
    return max((_area_from(records, start) for start in sheets), default=0)


def _area_from(records: bytes, at: int) -> int:
    """Cells of the rectangle of the sheet that begins at a place.

    A sheet has 100,000 records: those within the size that it states are skipped without a look at each.
    """
    rows = columns = 0
    place, end, skipped = _PLACE, len(records) - 8, re.compile(b"")
    while at <= end:
        if (run := skipped.match(records, at)) and run.end() > at:
            at = run.end()
            continue
        number, size = place(records, at)
        if number in _CELLS:
            row, column = place(records, at + 4)
            if row >= rows:
                rows = row + 1
            if column >= columns:
                columns = column + 1
        elif number == _SIZE:
            first, last, left, right = struct.unpack_from("<IIHH", records, at + 4)
            rows, columns = max(rows, (last - first) % _WORD), max(columns, right - left)
            skipped = _within(rows, columns)
        elif number == _END:
            break
        at += 4 + size
    return rows * columns


def _within(rows: int, columns: int) -> re.Pattern[bytes]:
    """A run of numbers, shared texts and rows of which no cell lies outside a rectangle."""
    cell = _below(rows) + _below(columns)
    number, text, row = rb"\x03\x02\x0e\x00%b.{10}" % cell, rb"\xfd\x00\x0a\x00%b.{6}" % cell, rb"\x08\x02\x10\x00.{16}"
    return re.compile(b"(?:%b){0,%d}" % (b"|".join((number, text, row)), _RUN), re.DOTALL)


def _below(bound: int) -> bytes:
    """The expression of a number of two bytes, the lower first, that is less than a bound."""
    high, low = divmod(min(bound, 1 << 16), 256)
    fewer = [rb".[\x00-\x%02x]" % (high - 1)] if high else []
    equal = [rb"[\x00-\x%02x]\x%02x" % (low - 1, high)] if low else []
    return b"(?:%b)" % (b"|".join(fewer + equal) or b"(?!)")


def _records(records: bytes, at: int) -> Iterator[tuple[int, int]]:
    """The number and the place of each record from a place on, to the one that ends a sheet."""
    while at + 8 <= len(records):
        number, size = _PLACE(records, at)
        if number == _END:
            return
        yield number, at
        at += 4 + size


def _stream(content: bytes) -> bytes:
    """The records of a workbook, put together from the sectors of the compound file that holds them ([MS-CFB])."""
    (shift,) = struct.unpack_from("<H", content, 30)
    (folder,) = struct.unpack_from("<I", content, 48)
    size = 1 << min(shift, 12)
    tables = [place for place in struct.unpack_from("<109I", content, 76) if place < _LAST_SECTOR]
    following = [
        number for place in tables for number in struct.unpack_from(f"<{size // 4}I", content, (place + 1) * size)
    ]

    def chained(place: int) -> bytes:
        found: list[bytes] = []
        while place < len(following) and len(found) <= len(following):
            found.append(content[(place + 1) * size : (place + 2) * size])
            place = following[place]
        return b"".join(found)

    entries = chained(folder)
    for at in range(0, len(entries) - 127, 128):
        if entries[at : at + 64].decode("utf-16-le", errors="replace").split("\0")[0] in {"Workbook", "Book"}:
            return chained(struct.unpack_from("<I", entries, at + 116)[0])
    return b""
