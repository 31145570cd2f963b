"""The columns of one file of prices, Parquet or text, as Arrow types that can be joined with another file's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from narrator.errors import UnreadableFile
from narrator.read.table import YEARS, Field, Layout, is_dated, listed, read_table

if TYPE_CHECKING:
    import pyarrow as pa

FIELDS = {
    "date": Field.DATE,
    "symbol": Field.TEXT,
    "name": Field.TEXT,
    "close": Field.NUMBER,
    "pct_change": Field.NUMBER,
    "volume": Field.NUMBER,
    "market_cap": Field.NUMBER,
    "sector": Field.TEXT,
    "industry": Field.TEXT,
}

LAYOUT = Layout("prices", ",", FIELDS, frozenset({"date", "symbol", "close"}), ",".join(FIELDS))


def columns_of(content: bytes, file: str) -> Callable[[str], pa.ChunkedArray | None]:
    """The columns of a file by their names in the layout, as they are there, `None` for one that it does not have.

    Raises
    ------
    UnreadableFile : as `read_table`, and where a Parquet file is damaged, also when a column is asked for.
    """
    return _parquet(content, file) if is_parquet(content) else _delimited(content, file)


def is_parquet(content: bytes) -> bool:
    """Whether a file is of that kind, by its first bytes."""
    return content[:4] == b"PAR1"


def _delimited(content: bytes, file: str) -> Callable[[str], pa.ChunkedArray | None]:
    """The columns of a text by their names in the layout, `None` for one that it does not have."""
    table = read_table(content, file, LAYOUT)
    return lambda name: table[name] if name in table.column_names else None


def _parquet(content: bytes, file: str) -> Callable[[str], pa.ChunkedArray | None]:
    """The columns of a Parquet file by their names in the layout, each decoded when it is asked for."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    def damaged(error: Exception) -> UnreadableFile:
        todo = "Fetch or write the file again"
        return UnreadableFile(f"it is no whole Parquet file ({error})", where=file, todo=todo)

    try:
        source = pq.ParquetFile(pa.BufferReader(content))
        names = source.schema_arrow.names
    except (pa.ArrowException, OSError, ValueError) as error:
        raise damaged(error) from None
    known = {name.lower(): name for name in names if name.lower() in FIELDS}
    _require_columns(known, file)

    def decode(name: str) -> pa.ChunkedArray | None:
        if name not in known:
            return None
        try:
            column = source.read([known[name]]).column(0)
        except (pa.ArrowException, OSError, ValueError) as error:
            raise damaged(error) from None
        if len(column) != source.metadata.num_rows:
            raise damaged(ValueError(f"{len(column)} of {source.metadata.num_rows} rows of {name}"))
        return column

    return decode


def _require_columns(known: Mapping[str, str], file: str) -> None:
    """Complain about columns that a Parquet file of prices must have."""
    if missing := [name for name in FIELDS if name in LAYOUT.required and name not in known]:
        raise UnreadableFile(
            "; ".join(f"no column {name}" for name in missing),
            where=file,
            todo=f"Name the columns {LAYOUT.header}; the first, the second and close must be there",
        )


def typed(column: pa.ChunkedArray | pa.Array, kind: Field, name: str, file: str) -> Any:
    """One column in the type of its field; text as a dictionary without nulls, so that files can be joined.

    Raises
    ------
    UnreadableFile : it cannot be of that type, or has a row without a date.
    """
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    try:
        if kind is Field.TEXT:
            return _coded(column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column)
        wanted = pa.string() if kind is Field.DATE and pa.types.is_integer(column.type) else types()[kind]  # 20230831
        column = column.cast(wanted, safe=False).cast(types()[kind], safe=False)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        todo = f"Write {name} as a {kind}"
        raise UnreadableFile(f"column {name} is no {kind} ({error})", where=file, todo=todo) from None
    if kind is not Field.DATE:
        return column
    if not is_dated(column):
        raise _undated(column, file)
    return pc.floor_temporal(column, unit="day")


def _undated(column: Any, file: str) -> UnreadableFile:
    """The complaint about rows without a date, or with an impossible one."""
    import pyarrow.compute as pc  # noqa: PLC0415

    years = enumerate(pc.year(column).to_pylist(), start=1)
    rows = [f"row {row}: no date of the years {YEARS[0]} to {YEARS[-1]}" for row, year in years if year not in YEARS]
    todo = "Give each row its date, or take it out"
    return UnreadableFile(f"{len(rows):,} rows without a date", where=file, todo=todo, problems=listed(rows))


def types() -> dict[Field, Any]:
    """The Arrow type of each kind of field."""
    import pyarrow as pa  # noqa: PLC0415

    return {Field.DATE: pa.timestamp("us"), Field.NUMBER: pa.float64(), Field.TEXT: pa.string()}


def _coded(column: Any) -> Any:
    """Text as a dictionary of 32-bit codes; what is null becomes empty."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    if not pa.types.is_dictionary(column.type):
        return pc.fill_null(column.cast(pa.string()), "").dictionary_encode()
    if column.null_count or column.dictionary.null_count:
        return _coded(column.dictionary_decode())
    return pa.DictionaryArray.from_arrays(column.indices.cast(pa.int32()), column.dictionary.cast(pa.string()))
