"""Delimited text into typed columns: fast where it is sound, every problem by line where it is not."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from narrator.errors import UnreadableFile

if TYPE_CHECKING:
    import pyarrow as pa

SHOWN = 20
"""How many problems of one file are listed; the rest are counted."""

YEARS = range(1800, 2200)
"""Years that a row can be of; another is a slip, and no calendar reaches there."""

_EPOCH, _STEP = datetime(1970, 1, 1), timedelta(microseconds=1)  # noqa: DTZ001 - a day of a market has no zone


class Field(StrEnum):
    """What a column holds; an empty number is unknown, an empty date or `COUNT` is a problem.

    A `DAY` is a date without separators (20230831), an `AMOUNT` a number with commas between the thousands.
    """

    TEXT = "text"
    DATE = "date"
    DAY = "day"
    NUMBER = "number"
    COUNT = "count"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Layout:
    """A delimited format: the columns that are read, which of them must be there, and the header as published.

    `missing` is how the publisher writes an unknown number.
    """

    kind: str
    delimiter: str
    fields: Mapping[str, Field]
    required: frozenset[str]
    header: str
    quoted: bool = True
    missing: tuple[str, ...] = ("",)


def read_table(content: bytes, file: str, layout: Layout, *, first: int = 1, besides: Sequence[str] = ()) -> pa.Table:
    """The columns of `layout` that the file has, by their names there; row n is n + 1 lines below the header.

    Dates come back as timestamps, numbers as floats with nulls for the unknown.

    Parameters
    ----------
    first : the line of the file that `content` starts with, its header.
    besides : problems that were found already, to be listed with those of the rows.

    Raises
    ------
    UnreadableFile : with every problem found: bytes that are not UTF-8, missing columns, rows of the wrong width,
        cells that are not what their column holds.
    """
    body = (content if content.isascii() else decoded(content, file, first).encode()).rstrip(b"\r\n")
    names = _header(body.partition(b"\n")[0].decode(), file, layout, first)
    if b"\n" not in body:
        raise _unreadable(file, layout, "it has a header and no rows", list(besides))
    import pyarrow as pa  # noqa: PLC0415 - loaded with the first table

    try:
        table = _parsed(body, names, layout)
    except pa.ArrowInvalid as error:
        problems = list(_problems(body.decode(), names, layout, first)) or [str(error).splitlines()[0]]
        what = f"{len(problems):,} of its rows cannot be read"
        raise _unreadable(file, layout, what, [*problems, *besides]) from None
    if besides:
        raise _unreadable(file, layout, "it does not hold what it says", list(besides))
    return table


def listed(problems: list[str]) -> list[str]:
    """The first problems, and how many more there are.

    >>> listed([f"line {n}" for n in range(2, 24)])[-1]
    'and 2 more'
    """
    more = len(problems) - SHOWN
    return [*problems[:SHOWN], f"and {more:,} more"] if more > 0 else problems


def decoded(content: bytes, file: str, first: int = 1) -> str:
    """The text of a file that must be UTF-8, from its line `first` on. Raises UnreadableFile, with the line."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems = list(_foreign(error.object, first))
        raise UnreadableFile(
            f"it is not UTF-8 text: {' in '.join(reversed(problems[0].split(': ')))}",
            where=file,
            todo="Save the file as UTF-8, or fetch it again",
            problems=listed(problems),
        ) from None


def _foreign(content: bytes, first: int) -> Iterator[str]:
    """Each line that is not UTF-8, with the first byte that cannot be read."""
    for line, read in enumerate(content.split(b"\n"), first):
        try:
            read.decode()
        except UnicodeDecodeError as error:
            yield f"line {line}: byte {read[error.start]:#04x}"


def _header(line: str, file: str, layout: Layout, first: int) -> list[str]:
    """The column names as written, or a complaint about those that are missing or stand twice."""
    names = [name.strip() for name in next(_rows(line, layout, first))[1]]
    lower = [name.lower() for name in names]
    absent = layout.required - {name for name in layout.fields if name.lower() in lower}
    problems = [f"line {first}: no column {name}" for name in layout.fields if name in absent]
    problems += [f"line {first}: column {name} stands twice" for name in layout.fields if lower.count(name.lower()) > 1]
    if problems:
        raise _unreadable(file, layout, _missing(problems), problems)
    return names


def _missing(problems: list[str]) -> str:
    """The problems of a header as one clause."""
    return "; ".join(problem.partition(": ")[2] for problem in problems)


def _parsed(content: bytes, names: list[str], layout: Layout) -> pa.Table:
    """The table, or Arrow's complaint."""
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import csv as arrow_csv  # noqa: PLC0415

    kinds = {name.lower(): (name, kind) for name, kind in layout.fields.items()}
    types = {Field.DATE: pa.timestamp("us"), Field.NUMBER: pa.float64(), Field.COUNT: pa.float64()}
    known = [name for name in names if name.lower() in kinds]
    table = arrow_csv.read_csv(
        pa.BufferReader(content),
        read_options=arrow_csv.ReadOptions(column_names=names, skip_rows=1),
        parse_options=arrow_csv.ParseOptions(
            delimiter=layout.delimiter, quote_char='"' if layout.quoted else False, ignore_empty_lines=False
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types={name: types.get(kinds[name.lower()][1], pa.string()) for name in known},
            include_columns=known,
            null_values=list(layout.missing),
            strings_can_be_null=False,
        ),
    ).rename_columns([kinds[name.lower()][0] for name in known])
    if table.num_rows != content.count(b"\n"):
        raise pa.ArrowInvalid("a quoted cell goes on over the end of its line")
    for place, name in enumerate(table.column_names):
        kind = layout.fields[name]
        if kind in {Field.DATE, Field.COUNT} and table[name].null_count:
            raise pa.ArrowInvalid(f"column {name} has empty cells")
        if kind in {Field.DAY, Field.AMOUNT}:
            column = _days(table[name]) if kind is Field.DAY else _amounts(table[name], layout)
            table = table.set_column(place, name, column)
        if kind in {Field.DATE, Field.DAY} and not is_dated(table[name]):
            raise pa.ArrowInvalid(f"column {name} is of impossible years")
    return table


def is_dated(column: pa.ChunkedArray | pa.Array) -> bool:
    """Whether all timestamps, in microseconds, are there and of possible years."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    ends = pc.min_max(column.cast(pa.int64())).as_py().values()
    first, after = ((datetime(year, 1, 1) - _EPOCH) // _STEP for year in (YEARS.start, YEARS.stop))  # noqa: DTZ001
    return not column.null_count and all(end is None or first <= end < after for end in ends)


def _days(column: pa.ChunkedArray) -> pa.Array:
    """Dates without separators as timestamps, or a complaint in Arrow's own kind."""
    import pyarrow as pa  # noqa: PLC0415

    coded = column.combine_chunks().dictionary_encode()
    cells = coded.dictionary.to_pylist()
    if wrong := [cell for cell in cells if not _is_day(cell)]:
        raise pa.ArrowInvalid(f"{wrong[0]!r} is no day")
    days = pa.array([datetime.fromisoformat(cell) for cell in cells], pa.timestamp("us"))
    return pa.DictionaryArray.from_arrays(coded.indices, days).dictionary_decode()


def _amounts(column: pa.ChunkedArray, layout: Layout) -> pa.Array:
    """Numbers with commas between the thousands as floats, or a complaint in Arrow's own kind."""
    import pyarrow as pa  # noqa: PLC0415

    cells = column.combine_chunks().to_pylist()
    if wrong := [cell for cell in cells if _complaint(cell, Field.AMOUNT, layout.missing)]:
        raise pa.ArrowInvalid(f"{wrong[0]!r} is no number")
    return pa.array([None if cell in layout.missing else float(cell.replace(",", "")) for cell in cells], pa.float64())


def _problems(text: str, names: list[str], layout: Layout, first: int) -> Iterator[str]:
    """Everything that is wrong with the rows, line by line."""
    kinds = {name.lower(): kind for name, kind in layout.fields.items()}
    columns = [(place, name, kinds[name.lower()]) for place, name in enumerate(names) if name.lower() in kinds]
    rows = _rows(text, layout, first)
    next(rows)
    for line, row in rows:
        if len(row) != len(names):
            yield f"line {line}: {len(row)} fields where the header has {len(names)}"
            continue
        for place, name, kind in columns:
            if complaint := _complaint(row[place], kind, layout.missing):
                yield f"line {line}: {name} is {row[place]!r}, {complaint}"


def _rows(text: str, layout: Layout, first: int) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line, with its number."""
    lines = text.split("\n")
    if not layout.quoted:
        yield from ((number, line.rstrip("\r").split(layout.delimiter)) for number, line in enumerate(lines, first))
        return
    yield from ((number, quoted_cells(line, layout.delimiter)) for number, line in enumerate(lines, first))


def quoted_cells(line: str, delimiter: str = ",") -> list[str]:
    """The cells of one line, some of them quoted; none where a carriage return is within."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


_DATE = re.compile(r"\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d(\.\d{1,6})?)?)?", re.ASCII)
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?|nan|[+-]?inf(inity)?", re.ASCII | re.IGNORECASE)
_AMOUNT = re.compile(r"-?(\d{1,3}(,\d{3})+|\d+)(\.\d*)?", re.ASCII)


def _complaint(cell: str, kind: Field, missing: Sequence[str]) -> str | None:
    """Why a cell is not what its column holds."""
    if kind is Field.DATE:
        return None if is_date(cell) else "not a date like 2023-08-31"
    if kind is Field.DAY:
        return None if _is_day(cell) else "not a date like 20230831"
    if kind is Field.COUNT or (kind in {Field.NUMBER, Field.AMOUNT} and cell not in missing):
        return None if (_AMOUNT if kind is Field.AMOUNT else _NUMBER).fullmatch(cell) else "not a number"
    return None


def _is_day(cell: str) -> bool:
    """Whether a cell is a day of a possible year, written without separators."""
    try:
        return len(cell) == len("20230831") and cell.isdecimal() and date.fromisoformat(cell).year in YEARS
    except ValueError:
        return False


def is_date(cell: str) -> bool:
    """Whether a cell is a day of a possible year, with or without a time."""
    if not _DATE.fullmatch(cell):
        return False
    try:
        return datetime.fromisoformat(cell).year in YEARS
    except ValueError:
        return False


def _unreadable(file: str, layout: Layout, what: str, problems: list[str]) -> UnreadableFile:
    """An error that shows the header as it should be."""
    todo = f"Fetch the file again, or mend it; the header of {layout.kind} is {layout.header}"
    return UnreadableFile(what, where=file, todo=todo, problems=listed(problems))
