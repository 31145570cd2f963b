"""Closing prices, one row an issue an evening, from Parquet or CSV with at least date, symbol and close."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from narrator.errors import UnreadableFile
from narrator.model.market import Refusal
from narrator.read.repeats import without_repeats
from narrator.read.symbols import joined
from narrator.read.table import YEARS, Field, Layout, read_table

if TYPE_CHECKING:
    import numpy as np
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
    decode = _parquet(content, file) if parquet else _delimited(content, file)
    days = _column(decode("date"), Field.DATE, "date", file)
    places = np.arange(len(days), dtype=np.int32)
    if until is not None:
        places = places[days.to_numpy() < np.datetime64(until, "D") + 1]
    taken = pa.array(places)
    columns = {"date": days.take(taken)}
    for name, kind in _FIELDS.items():
        if name not in columns:
            column = decode(name)
            whole = pa.nulls(len(days), _types()[kind]) if column is None else column
            columns[name] = _column(whole, kind, name, file).take(taken)
    columns["line"] = pa.array(places + (1 if parquet else 2))
    columns["file"] = pa.DictionaryArray.from_arrays(pa.array(np.zeros(len(places), np.int32)), pa.array([file]))
    return pa.table(columns)


def read_prices(tables: list[pa.Table]) -> tuple[pd.DataFrame, list[Refusal]]:
    """The prices of all files in the columns of `Market.prices`, and the rows refused.

    `change` is a fraction. A capitalisation of 0 is unknown (NaN). Refused are rows without a symbol, with a close
    that is missing, not above zero or a run of nines (9999.99), an issue's evening given twice, and a weekend's row
    of an issue that has one of the day before, as some feeds take a Friday again on the Saturday. The list of `tables`
    is emptied, so that each column's memory is free again once it stands in the frame.
    """
    import pyarrow as pa  # noqa: PLC0415

    whole = pa.concat_tables(tables).unify_dictionaries()
    tables.clear()
    columns = dict(zip(whole.column_names, whole.columns, strict=True))
    del whole
    symbols, ranks = _ranked(columns["symbol"], joined)
    order = _order(columns["date"].to_numpy(), ranks)
    kept, refused = _sound(columns, symbols, ranks, order)
    as_they_are = len(kept) == len(ranks) and bool((kept[1:] > kept[:-1]).all())
    return _frame(columns, symbols, ranks, slice(None) if as_they_are else kept), refused


def _ranked(column: pa.ChunkedArray, spelling: Callable[[str], str]) -> tuple[list[str], np.ndarray]:
    """The words of a dictionary column in another spelling, sorted, and the place of each row's among them."""
    import numpy as np  # noqa: PLC0415

    written = [spelling(word) for word in column.chunk(0).dictionary.to_pylist()]
    words = sorted(set(written))
    place = {word: number for number, word in enumerate(words)}
    ranks = np.array([place[word] for word in written], dtype=np.int32)
    return words, np.concatenate([ranks[chunk.indices.to_numpy()] for chunk in column.chunks])


def _order(days: np.ndarray, ranks: np.ndarray) -> np.ndarray:
    """The rows by symbol and, for one symbol, by day; rows of the same day in the order of the files."""
    import numpy as np  # noqa: PLC0415

    numbers = days.astype("datetime64[D]").astype(np.int64)
    keys = ranks.astype(np.int64) * 1_000_000 + numbers
    sorted_already = bool((keys[1:] >= keys[:-1]).all())
    return np.arange(len(keys)) if sorted_already else np.argsort(keys, kind="stable")


def _frame(
    columns: dict[str, pa.ChunkedArray], symbols: list[str], ranks: np.ndarray, kept: np.ndarray | slice
) -> pd.DataFrame:
    """The columns of `Market.prices`; each source is let go as soon as it is used."""
    import numpy as np  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415

    coded = pa.DictionaryArray.from_arrays(pa.array(ranks[kept]), pa.array(symbols, pa.string()))
    found: dict[str, Any] = {
        "date": columns.pop("date").to_numpy()[kept],
        "symbol": coded.dictionary_decode().to_pandas(),
        "written": _words(columns.pop("symbol"), kept),
        "name": _words(columns.pop("name"), kept),
    }
    for name, source in (("close", "close"), ("change", "pct_change"), ("volume", "volume"), ("cap", "market_cap")):
        found[name] = columns.pop(source).to_numpy()[kept]
    found["change"] = found["change"] / 100
    found["cap"] = np.where(found["cap"] > 0, found["cap"], np.nan)
    for name in ("sector", "industry", "file"):
        found[name] = _words(columns.pop(name), kept)
    found["line"] = columns.pop("line").to_numpy()[kept]
    return pd.DataFrame(found, copy=False)


def _words(column: pa.ChunkedArray, kept: np.ndarray | slice) -> pd.Categorical:
    """Some rows of a dictionary column without padding, as categories."""
    import pandas as pd  # noqa: PLC0415

    words, ranks = _ranked(column, str.strip)
    return pd.Categorical.from_codes(ranks[kept], pd.Index(words, dtype="str"), validate=False)


def _sound(
    columns: Mapping[str, pa.ChunkedArray], symbols: list[str], ranks: np.ndarray, order: np.ndarray
) -> tuple[np.ndarray, list[Refusal]]:
    """The rows that can be true, in their order, and a refusal for each other one."""
    import numpy as np  # noqa: PLC0415

    close = columns["close"].to_numpy()[order]
    nines = np.zeros(len(close), dtype=bool)
    high = np.flatnonzero(close >= 9999)  # noqa: PLR2004 - no run of four nines is lower
    nines[high] = [_is_sentinel(level) for level in close[high]]
    nameless = ranks == 0 if not symbols[0] else np.zeros(len(ranks), dtype=bool)
    bad = ~np.isfinite(close) | (close <= 0) | nines | nameless[order]
    few = _few(columns, order[bad])
    refused = [
        Refusal(file, int(line), f"{written or 'no symbol'}: close {level:g} on {day:%Y-%m-%d}")
        for file, line, written, level, day in zip(
            few["file"], few["line"], few["written"], few["close"], few["date"], strict=True
        )
    ]
    order = order[~bad]
    days = columns["date"].to_numpy()[order].astype("datetime64[D]")
    weekend = _weekends(days, ranks[order])
    for (file, day), rows in _few(columns, order[weekend]).groupby(["file", "date"]):
        reason = f"{day:%Y-%m-%d} is a {day:%A}: {len(rows):,} rows repeat the evening before"
        refused.append(Refusal(str(file), None, reason))
    order, days = order[~weekend], days[~weekend]
    repeated, again = _repeats(columns, ranks, order, days)
    return order[~repeated], refused + again


def _few(columns: Mapping[str, pa.ChunkedArray], places: np.ndarray) -> pd.DataFrame:
    """The rows at some places, for complaints about them."""
    import pandas as pd  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415

    taken = pa.array(places)
    words = {name: columns[name].take(taken).to_pylist() for name in ("symbol", "file")}
    figures = {name: columns[name].take(taken).to_pandas() for name in ("date", "close", "pct_change", "line")}
    frame = pd.DataFrame({**figures, **words})
    return frame.rename(columns={"symbol": "written", "pct_change": "change"})


def _weekends(days: np.ndarray, ranks: np.ndarray) -> np.ndarray:
    """Which rows are of a Saturday or Sunday and follow on the issue's day before."""
    import numpy as np  # noqa: PLC0415

    places = np.flatnonzero(~np.is_busday(days))
    places = places[places > 0]
    follows = (ranks[places] == ranks[places - 1]) & (days[places] - days[places - 1] <= np.timedelta64(2, "D"))
    out = np.zeros(len(days), dtype=bool)
    out[places[follows]] = True
    return out


def _repeats(
    columns: Mapping[str, pa.ChunkedArray], ranks: np.ndarray, order: np.ndarray, days: np.ndarray
) -> tuple[np.ndarray, list[Refusal]]:
    """Which rows give an issue's evening a second time, and the refusals."""
    import numpy as np  # noqa: PLC0415

    again = np.zeros(len(order), dtype=bool)
    again[1:] = (ranks[order][1:] == ranks[order][:-1]) & (days[1:] == days[:-1])
    if not again.any():
        return again, []
    places = np.flatnonzero(again | np.append(again[1:], False))
    few = _few(columns, order[places]).set_axis(places)
    few["symbol"] = [joined(symbol) for symbol in few["written"]]
    kept, refused = without_repeats(few, ("date", "symbol"), ("written", "close", "change"))
    again[places] = ~np.isin(places, kept.index)
    return again, refused


def _is_sentinel(close: float) -> bool:
    """Whether a close is a run of nines that stands for no price."""
    return bool(_SENTINEL.fullmatch(str(close)))


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
    except (pa.ArrowInvalid, OSError) as error:
        raise damaged(error) from None
    known = {name.lower(): name for name in source.schema_arrow.names if name.lower() in _FIELDS}
    _require_columns(known, file)

    def decode(name: str) -> pa.ChunkedArray | None:
        try:
            return source.read([known[name]]).column(0) if name in known else None
        except (pa.ArrowInvalid, OSError) as error:
            raise damaged(error) from None

    return decode


def _require_columns(known: Mapping[str, str], file: str) -> None:
    """Complain about columns that a Parquet file of prices must have."""
    if missing := [name for name in _FIELDS if name in LAYOUT.required and name not in known]:
        raise UnreadableFile(
            "; ".join(f"no column {name}" for name in missing),
            where=file,
            todo=f"Name the columns {LAYOUT.header}; the first, the second and close must be there",
        )


def _column(column: pa.ChunkedArray | pa.Array, kind: Field, name: str, file: str) -> Any:
    """One column in the type of its field; text as a dictionary without nulls, so that files can be joined."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    try:
        if kind is Field.TEXT:
            return _coded(column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column)
        column = column.cast(_types()[kind], safe=False)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        todo = f"Write {name} as a {kind}"
        raise UnreadableFile(f"column {name} is no {kind} ({error})", where=file, todo=todo) from None
    if kind is Field.DATE and column.null_count:
        rows = [f"row {number + 1}: no date" for number in pc.indices_nonzero(pc.is_null(column)).to_pylist()]
        todo = "Give each row its date, or take it out"
        raise UnreadableFile(f"{len(rows)} rows without a date", where=file, todo=todo, problems=rows[:20])
    return pc.floor_temporal(column, unit="day") if kind is Field.DATE else column


def _types() -> dict[Field, Any]:
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
