"""Delimited text into typed columns: fast where it is sound, every problem by line where it is not."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from narrator.errors import UnreadableFile

if TYPE_CHECKING:
    import pyarrow as pa

SHOWN = 20
"""How many problems of one file are listed; the rest are counted."""


class Field(StrEnum):
    """What a column holds; an empty number is unknown, an empty date or `COUNT` is a problem."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Layout:
    """A delimited format: the columns that are read, which of them must be there, and the header as published."""

    kind: str
    delimiter: str
    fields: Mapping[str, Field]
    required: frozenset[str]
    header: str
    quoted: bool = True


def read_table(content: bytes, file: str, layout: Layout) -> pa.Table:
    """The columns of `layout` that the file has, by their names there; line n + 2 of the file is row n.

    Dates come back as timestamps, numbers as floats with nulls for the unknown.

    Raises
    ------
    UnreadableFile : with every problem found: bytes that are not UTF-8, missing columns, rows of the wrong width,
        cells that are not what their column holds.
    """
    text = _decoded(content, file).rstrip("\r\n")
    names = _header(text, file, layout)
    if "\n" not in text:
        raise _unreadable(file, layout, "it has a header and no rows", [])
    import pyarrow as pa  # noqa: PLC0415 - loaded with the first table

    try:
        return _parsed(text.encode(), names, layout)
    except pa.ArrowInvalid as error:
        problems = list(_problems(text, names, layout)) or [str(error).splitlines()[0]]
    raise _unreadable(file, layout, f"{len(problems):,} of its rows cannot be read", problems)


def listed(problems: list[str]) -> list[str]:
    """The first problems, and how many more there are.

    >>> listed([f"line {n}" for n in range(2, 24)])[-1]
    'and 2 more'
    """
    more = len(problems) - SHOWN
    return [*problems[:SHOWN], f"and {more:,} more"] if more > 0 else problems


def _decoded(content: bytes, file: str) -> str:
    """The text of a file that must be UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableFile(
            f"it is not UTF-8 text: byte {content[error.start]:#04x} in line {line}",
            where=file,
            todo="Save the file as UTF-8, or fetch it again",
            problems=[f"line {line}: byte {content[error.start]:#04x}"],
        ) from None


def _header(text: str, file: str, layout: Layout) -> list[str]:
    """The column names as written, or a complaint about those that are missing or stand twice."""
    names = [name.strip() for name in next(_rows(text, layout))[1]]
    lower = [name.lower() for name in names]
    absent = layout.required - {name for name in layout.fields if name.lower() in lower}
    problems = [f"line 1: no column {name}" for name in layout.fields if name in absent]
    problems += [f"line 1: column {name} stands twice" for name in layout.fields if lower.count(name.lower()) > 1]
    if problems:
        raise _unreadable(file, layout, _missing(problems), problems)
    return names


def _missing(problems: list[str]) -> str:
    """The problems of a header as one clause."""
    return "; ".join(problem.removeprefix("line 1: ") for problem in problems)


def _parsed(content: bytes, names: list[str], layout: Layout) -> pa.Table:
    """The table, or Arrow's complaint."""
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import csv as arrow_csv  # noqa: PLC0415

    kinds = {name.lower(): (name, kind) for name, kind in layout.fields.items()}
    types = {Field.TEXT: pa.string(), Field.DATE: pa.timestamp("us")}
    known = [name for name in names if name.lower() in kinds]
    table = arrow_csv.read_csv(
        pa.BufferReader(content),
        read_options=arrow_csv.ReadOptions(column_names=names, skip_rows=1),
        parse_options=arrow_csv.ParseOptions(
            delimiter=layout.delimiter, quote_char='"' if layout.quoted else False, ignore_empty_lines=False
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types={name: types.get(kinds[name.lower()][1], pa.float64()) for name in known},
            include_columns=known,
            null_values=[""],
            strings_can_be_null=False,
        ),
    ).rename_columns([kinds[name.lower()][0] for name in known])
    for name, kind in layout.fields.items():
        if kind in {Field.DATE, Field.COUNT} and name in table.column_names and table[name].null_count:
            raise pa.ArrowInvalid(f"column {name} has empty cells")
    return table


def _problems(text: str, names: list[str], layout: Layout) -> Iterator[str]:
    """Everything that is wrong with the rows, line by line."""
    kinds = {name.lower(): kind for name, kind in layout.fields.items()}
    columns = [(place, name, kinds[name.lower()]) for place, name in enumerate(names) if name.lower() in kinds]
    rows = _rows(text, layout)
    next(rows)
    for line, row in rows:
        if len(row) != len(names):
            yield f"line {line}: {len(row)} fields where the header has {len(names)}"
            continue
        for place, name, kind in columns:
            if complaint := _complaint(row[place], kind):
                yield f"line {line}: {name} is {row[place]!r}, {complaint}"


def _rows(text: str, layout: Layout) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line, with its number."""
    lines = text.split("\n")
    if not layout.quoted:
        yield from ((number, line.rstrip("\r").split(layout.delimiter)) for number, line in enumerate(lines, 1))
        return
    reader: Any = csv.reader(lines, delimiter=layout.delimiter)
    for row in reader:
        yield reader.line_num, row


_DATE = re.compile(r"\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d(\.\d{1,6})?)?)?")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")


def _complaint(cell: str, kind: Field) -> str | None:
    """Why a cell is not what its column holds."""
    if kind is Field.DATE:
        return None if _is_date(cell) else "not a date like 2023-08-31"
    if kind is Field.COUNT or (kind is Field.NUMBER and cell):
        return None if _NUMBER.fullmatch(cell) else "not a number"
    return None


def _is_date(cell: str) -> bool:
    """Whether a cell is a day of the calendar, with or without a time."""
    if not _DATE.fullmatch(cell):
        return False
    try:
        datetime.fromisoformat(cell)
    except ValueError:
        return False
    return True


def _unreadable(file: str, layout: Layout, what: str, problems: list[str]) -> UnreadableFile:
    """An error that shows the header as it should be."""
    todo = f"Fetch the file again, or mend it; the header of {layout.kind} is {layout.header}"
    return UnreadableFile(what, where=file, todo=todo, problems=listed(problems))
