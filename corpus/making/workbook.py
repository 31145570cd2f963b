"""An `.xls` workbook of one sheet, written record by record: no maintained library writes this format any more.

The layouts are Microsoft's [MS-XLS] (the records of BIFF8) and [MS-CFB] (the file that holds them).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from datetime import date

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
EPOCH = date(1899, 12, 30)
GENERAL, DAY = 0, 1
Cell = str | float | date | None


def workbook(sheet: str, rows: Sequence[Sequence[Cell]]) -> bytes:
    """The bytes of a workbook whose one sheet holds `rows`: text, numbers, days; None is a cell that is not there."""
    return container(stream(sheet, rows))


def stream(sheet: str, rows: Sequence[Sequence[Cell]]) -> bytes:
    """The records: two cell formats, of which the second shows a day, the sheet's place, and its cells."""
    formats = b"".join(record(0x00E0, struct.pack("<HH16x", 0, shown)) for shown in (0, 14))
    start = beginning(0x0005) + record(0x0042, struct.pack("<H", 1200)) + formats
    name = struct.pack("<BB", len(sheet), 0) + sheet.encode("latin-1")
    at = len(start) + len(record(0x0085, bytes(6) + name)) + len(record(0x000A))
    head = start + record(0x0085, struct.pack("<IBB", at, 0, 0) + name) + record(0x000A)
    size = record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0))
    return head + beginning(0x0010) + size + b"".join(cells(rows)) + record(0x000A)


def cells(rows: Sequence[Sequence[Cell]]) -> Iterator[bytes]:
    """A record for each cell."""
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            if isinstance(value, str):
                text = struct.pack("<HB", len(value), 0) + value.encode("latin-1")
                yield record(0x0204, struct.pack("<HHH", row, column, GENERAL) + text)
            elif isinstance(value, date):
                yield record(0x0203, struct.pack("<HHHd", row, column, DAY, (value - EPOCH).days))
            elif value is not None:
                yield record(0x0203, struct.pack("<HHHd", row, column, GENERAL, value))


def beginning(what: int) -> bytes:
    """The record that begins the workbook (5) or a sheet (16)."""
    return record(0x0809, struct.pack("<HHHHII", 0x0600, what, 0x0DBB, 1996, 0x41, 6))


def record(number: int, content: bytes = b"") -> bytes:
    """One record: number, length, content."""
    return struct.pack("<HH", number, len(content)) + content


def container(content: bytes) -> bytes:
    """A compound file that holds one stream: header, sector table, directory, stream."""
    content += bytes(-len(content) % SECTOR)
    content += bytes(max(0, 4096 - len(content)))
    data = len(content) // SECTOR
    tables = next(n for n in range(1, data + 2) if n * SECTOR // 4 >= n + 1 + data)
    chain = [FAT] * tables + [END] + [tables + 1 + n for n in range(1, data)] + [END]
    table = struct.pack(f"<{tables * SECTOR // 4}I", *chain, *[FREE] * (tables * SECTOR // 4 - len(chain)))
    places = struct.pack("<109I", *range(tables), *[FREE] * (109 - tables))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, tables, tables, 0, 4096, END, 0, END, 0) + places
    folder = entry("Root Entry", 5, child=1, start=END, size=0)
    folder += entry("Workbook", 2, child=FREE, start=tables + 1, size=len(content))
    return header + table + folder + bytes(SECTOR - len(folder)) + content


def entry(name: str, kind: int, *, child: int, start: int, size: int) -> bytes:
    """One entry of the directory: 5 is its root, 2 a stream."""
    text = name.encode("utf-16-le") + bytes(2)
    head = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, FREE, FREE, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
