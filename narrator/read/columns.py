"""The columns of one file of prices, Parquet or text, as Arrow types that can be joined with another file's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from narrator.errors import UnreadableFile
from narrator.read.table import YEARS, Field, Layout, is_dated, listed, read_table

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
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


_AT_ONCE = 131_072
"""Rows of a Parquet file that are decoded in one go: the whole of a year would stand in memory twice."""


def columns_of(content: bytes, file: str) -> Callable[[Sequence[str]], Iterator[pa.Table]]:
    """What gives some columns of a file by their names in the layout, as they are there and a stretch of rows a time.

    Columns that the file does not have are not given.

    Raises
    ------
    UnreadableFile : as `read_table`, and where a Parquet file is damaged, also when columns are asked for.
    """
    return _parquet(content, file) if is_parquet(content) else _delimited(content, file)


def is_parquet(content: bytes) -> bool:
    """Whether a file is of that kind, by its first bytes."""
    return content[:4] == b"PAR1"


def _delimited(content: bytes, file: str) -> Callable[[Sequence[str]], Iterator[pa.Table]]:
    """The columns of a text, all rows at once."""
    table = read_table(content, file, LAYOUT)
    return lambda names: iter([table.select([name for name in names if name in table.column_names])])


def _parquet(content: bytes, file: str) -> Callable[[Sequence[str]], Iterator[pa.Table]]:
    """The columns of a Parquet file, decoded as they are asked for."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        source = pq.ParquetFile(pa.BufferReader(content))
        names = source.schema_arrow.names
    except (pa.ArrowException, OSError, ValueError) as error:
        raise _damaged(error, file) from None
    known = {name.lower(): name for name in names if name.lower() in FIELDS}
    _require_columns(known, file)

    def decode(wanted: Sequence[str]) -> Iterator[pa.Table]:
        there, rows = [name for name in wanted if name in known], 0
        try:
            for batch in source.iter_batches(_AT_ONCE, columns=[known[name] for name in there]):
                rows += batch.num_rows
                yield pa.table({name: batch[known[name]] for name in there})
        except (pa.ArrowException, OSError, ValueError) as error:
            raise _damaged(error, file) from None
        if rows != source.metadata.num_rows:
            raise _damaged(ValueError(f"{rows} of {source.metadata.num_rows} rows"), file)

    return decode


def _damaged(error: Exception, file: str) -> UnreadableFile:
    """The complaint about a Parquet file that cannot be decoded."""
    return UnreadableFile(f"it is no whole Parquet file ({error})", where=file, todo="Fetch or write the file again")


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
    UnreadableFile : it cannot be of that type.
    """
    import pyarrow as pa  # noqa: PLC0415

    try:
        if kind is Field.TEXT:
            return _coded(column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column)
        wanted = pa.string() if kind is Field.DATE and pa.types.is_integer(column.type) else types()[kind]  # 20230831
        return column.cast(wanted, safe=False).cast(types()[kind], safe=False)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        todo = f"Write {name} as a {kind}"
        raise UnreadableFile(f"column {name} is no {kind} ({error})", where=file, todo=todo) from None


def days_of(columns: Callable[[Sequence[str]], Iterator[pa.Table]], file: str) -> np.ndarray:
    """The day of every row of a file. Raises UnreadableFile where rows have none, or one of an impossible year."""
    import numpy as np  # noqa: PLC0415

    days: list[np.ndarray] = []
    undated: list[str] = []
    for piece in columns(["date"]):
        column = typed(piece["date"], Field.DATE, "date", file)
        if not is_dated(column):
            undated += _undated(column, 1 + sum(map(len, days)))
        days.append(column.to_numpy().astype("datetime64[D]").astype("datetime64[us]"))
    if undated:
        todo = "Give each row its date, or take it out"
        raise UnreadableFile(f"{len(undated):,} rows without a date", where=file, todo=todo, problems=listed(undated))
    return np.concatenate(days)


def _undated(column: pa.ChunkedArray, first: int) -> list[str]:
    """The rows without a date, or with an impossible one, counted from `first`."""
    import pyarrow.compute as pc  # noqa: PLC0415

    years = enumerate(pc.year(column).to_pylist(), start=first)
    return [f"row {row}: no date of the years {YEARS[0]} to {YEARS[-1]}" for row, year in years if year not in YEARS]


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


class Words:
    """A column of text that is filled a stretch at a time: a number for each row, each different word once."""

    def __init__(self, rows: int) -> None:
        import numpy as np  # noqa: PLC0415

        self._codes = np.zeros(rows, dtype=np.int32)
        self._place: dict[str, int] = {}
        self._known: tuple[Any, np.ndarray] | None = None

    def put(self, at: int, column: pa.DictionaryArray) -> None:
        """Write some rows from a place on; blanks around a word are dropped."""
        import numpy as np  # noqa: PLC0415

        if self._known is None or not column.dictionary.equals(self._known[0]):  # one dictionary serves many stretches
            words = (word.strip() for word in column.dictionary.to_pylist())
            places = [self._place.setdefault(word, len(self._place)) for word in words]
            self._known = column.dictionary, np.array(places, dtype=np.int32)
        self._codes[at : at + len(column)] = self._known[1][column.indices.to_numpy()]

    def categories(self) -> pd.Categorical:
        """The whole column; rows that were never written are empty."""
        import numpy as np  # noqa: PLC0415
        import pandas as pd  # noqa: PLC0415

        words = sorted(self._place or {""})
        ranks = {word: rank for rank, word in enumerate(words)}
        order = np.array([ranks[word] for word in self._place or words], dtype=np.int32)
        return pd.Categorical.from_codes(order[self._codes], pd.Index(words, dtype="str"), validate=False)
