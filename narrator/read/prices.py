"""Closing prices, one row an issue an evening, from Parquet or CSV with at least date, symbol and close."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from narrator.errors import UnreadableFile
from narrator.model.market import Refusal
from narrator.read.repeats import without_repeats
from narrator.read.symbols import joined
from narrator.read.table import Field, Layout, read_table

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

_FIELDS = {
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

LAYOUT = Layout("prices", ",", _FIELDS, frozenset({"date", "symbol", "close"}), ",".join(_FIELDS))

_SENTINEL = re.compile(r"9{4,}(\.9+|\.0)?")


def price_table(content: bytes, file: str, until: date | None) -> pa.Table:
    """The rows of one file up to the evening `until`, in the columns of the layout and `file`, `line`.

    Columns that the file does not have are null. A Parquet row's line is its number, counted from 1.

    Raises
    ------
    UnreadableFile : as `read_table`, and where a Parquet file is damaged or a column has the wrong type.
    """
    import numpy as np  # noqa: PLC0415 - loaded with the first file
    import pyarrow as pa  # noqa: PLC0415

    parquet = content[:4] == b"PAR1"
    table = _parquet(content, file) if parquet else read_table(content, file, LAYOUT)
    columns = [_column(table, name, kind, file) for name, kind in _FIELDS.items()]
    lines = pa.array(np.arange(table.num_rows, dtype=np.int64) + (1 if parquet else 2))
    files = pa.DictionaryArray.from_arrays(pa.array(np.zeros(table.num_rows, np.int32)), pa.array([file]))
    whole = pa.table([*columns, files, lines], names=[*_FIELDS, "file", "line"])
    if until is None:
        return whole
    return whole.filter(pa.array(whole["date"].to_numpy() < np.datetime64(until, "D") + 1))


def read_prices(tables: Sequence[pa.Table]) -> tuple[pd.DataFrame, list[Refusal]]:
    """The prices of all files in the columns of `Market.prices`, and the rows refused.

    `change` is a fraction. A capitalisation of 0 is unknown (NaN). Refused are rows without a symbol, with a close
    that is missing, not above zero or a run of nines (9999.99), an issue's evening given twice, and a weekend's row
    of an issue that has one of the day before, as some feeds take a Friday again on the Saturday.
    """
    import numpy as np  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415

    table = pa.concat_tables(tables).unify_dictionaries().combine_chunks()
    coded = table["symbol"].combine_chunks()
    written = coded.dictionary.to_pylist()
    keys = sorted({joined(symbol) for symbol in written})
    place = {key: number for number, key in enumerate(keys)}
    ranks = np.array([place[joined(symbol)] for symbol in written], dtype=np.int32)[coded.indices.to_numpy()]
    days = table["date"].to_numpy()
    order = np.lexsort((days, ranks))
    table, ranks, days = table.take(pa.array(order)), ranks[order], days[order]
    again = (ranks[1:] == ranks[:-1]) & (days[1:] == days[:-1])
    symbols = pa.DictionaryArray.from_arrays(pa.array(ranks), pa.array(keys, pa.string()))
    return _sound(_frame(table, symbols), repeated=bool(again.any()))


def _frame(table: pa.Table, symbols: pa.Array) -> pd.DataFrame:
    """The columns of `Market.prices`, nothing refused yet."""
    import pandas as pd  # noqa: PLC0415

    cap = table["market_cap"].to_pandas()
    return pd.DataFrame(
        {
            "date": table["date"].to_pandas(),
            "symbol": symbols.dictionary_decode().to_pandas(),
            "written": _words(table, "symbol"),
            "name": _words(table, "name"),
            "close": table["close"].to_pandas(),
            "change": table["pct_change"].to_pandas() / 100,
            "volume": table["volume"].to_pandas(),
            "cap": cap.where(cap > 0),
            "sector": table["sector"].to_pandas(),
            "industry": table["industry"].to_pandas(),
            "file": table["file"].to_pandas(),
            "line": table["line"].to_pandas(),
        }
    )


def _words(table: pa.Table, name: str) -> pd.Series[str]:
    """A dictionary column as plain strings without padding."""
    import pyarrow as pa  # noqa: PLC0415

    coded = table[name].combine_chunks()
    plain = pa.array([word.strip() for word in coded.dictionary.to_pylist()], pa.string())
    words: pd.Series[str] = pa.DictionaryArray.from_arrays(coded.indices, plain).dictionary_decode().to_pandas()
    return words


def _sound(frame: pd.DataFrame, *, repeated: bool) -> tuple[pd.DataFrame, list[Refusal]]:
    """The rows that can be true, and a refusal for each other one."""
    import numpy as np  # noqa: PLC0415

    close = frame["close"]
    high = close[close >= 9999]  # noqa: PLR2004 - no run of four nines is lower
    nines = close.index.isin(high.index[[_is_sentinel(level) for level in high]])
    bad = ~np.isfinite(close) | (close <= 0) | nines | frame["symbol"].eq("")
    refused = [
        Refusal(
            str(row.file), int(row.line), f"{row.written or 'no symbol'}: close {row.close:g} on {row.date:%Y-%m-%d}"
        )
        for row in frame[bad].itertuples()
    ]
    frame = frame[~bad] if bad.any() else frame
    frame, weekends = _without_weekends(frame)
    again: list[Refusal] = []
    if repeated:
        frame, again = without_repeats(frame, ("date", "symbol"), ("written", "close", "change"))
    return frame.reset_index(drop=True), refused + weekends + again


def _without_weekends(frame: pd.DataFrame) -> tuple[pd.DataFrame, list[Refusal]]:
    """The rows less those of a Saturday or Sunday that follow on the issue's day before; one refusal a file and day."""
    import numpy as np  # noqa: PLC0415

    days = frame["date"].to_numpy().astype("datetime64[D]")
    places = np.flatnonzero(~np.is_busday(days))
    places = places[places > 0]
    symbols = frame["symbol"]
    follows = (symbols.iloc[places].to_numpy() == symbols.iloc[places - 1].to_numpy()) & (
        days[places] - days[places - 1] <= np.timedelta64(2, "D")
    )
    out = frame.iloc[places[follows]]
    refused = [
        Refusal(str(file), None, f"{day:%Y-%m-%d} is a {day:%A}: {count:,} rows repeat the evening before")
        for (file, day), count in out.groupby(["file", "date"], observed=True).size().items()
    ]
    return (frame.drop(index=out.index) if refused else frame), refused


def _is_sentinel(close: float) -> bool:
    """Whether a close is a run of nines that stands for no price."""
    return bool(_SENTINEL.fullmatch(str(close)))


def _parquet(content: bytes, file: str) -> pa.Table:
    """The known columns of a Parquet file, in the layout's spelling."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        names = pq.read_schema(io.BytesIO(content)).names
        known = {name.lower(): name for name in names if name.lower() in _FIELDS}
        table = pq.read_table(io.BytesIO(content), columns=list(known.values()))
    except (pa.ArrowInvalid, OSError) as error:
        todo = "Fetch or write the file again"
        raise UnreadableFile(f"it is no whole Parquet file ({error})", where=file, todo=todo) from None
    if missing := [name for name in _FIELDS if name in LAYOUT.required and name not in known]:
        raise UnreadableFile(
            "; ".join(f"no column {name}" for name in missing),
            where=file,
            todo=f"Name the columns {LAYOUT.header}; the first, the second and close must be there",
        )
    return table.rename_columns([name.lower() for name in table.column_names])


def _column(table: pa.Table, name: str, kind: Field, file: str) -> Any:
    """One column in the type of its field; text as a dictionary without nulls, so that files can be joined."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    types = {Field.DATE: pa.timestamp("us"), Field.NUMBER: pa.float64(), Field.TEXT: pa.string()}
    there = name in table.column_names
    column = table[name].combine_chunks() if there else pa.nulls(table.num_rows, types[kind])
    try:
        if kind is Field.TEXT:
            return _coded(column)
        column = column.cast(types[kind], safe=False)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        todo = f"Write {name} as a {kind}"
        raise UnreadableFile(f"column {name} is no {kind} ({error})", where=file, todo=todo) from None
    if kind is Field.DATE and column.null_count:
        rows = [f"row {number + 1}: no date" for number in pc.indices_nonzero(pc.is_null(column)).to_pylist()]
        todo = "Give each row its date, or take it out"
        raise UnreadableFile(f"{len(rows)} rows without a date", where=file, todo=todo, problems=rows[:20])
    return pc.floor_temporal(column, unit="day") if kind is Field.DATE else column


def _coded(column: Any) -> Any:
    """Text as a dictionary of 32-bit codes; what is null becomes empty."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    if not pa.types.is_dictionary(column.type):
        return pc.fill_null(column.cast(pa.string()), "").dictionary_encode()
    if column.null_count or column.dictionary.null_count:
        return _coded(column.dictionary_decode())
    return pa.DictionaryArray.from_arrays(column.indices.cast(pa.int32()), column.dictionary.cast(pa.string()))
