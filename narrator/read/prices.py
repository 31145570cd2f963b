"""Closing prices, one row an issue an evening, from Parquet or CSV with at least date, symbol and close."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from narrator.model.market import Refusal
from narrator.read.columns import FIELDS, columns_of, is_parquet, typed, types
from narrator.read.reconcile import MOST
from narrator.read.repeats import without_repeats
from narrator.read.symbols import joined
from narrator.read.table import Field

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    import pyarrow as pa

_BOUNDS = {"close": (0, 1e9), "pct_change": (-100, MOST), "volume": (0, MOST), "market_cap": (-MOST, MOST)}
"""What no row lies beyond; an unknown volume or capitalisation is written in many ways."""

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

    decode = columns_of(content, file)
    days = typed(decode("date"), Field.DATE, "date", file)
    places = np.arange(len(days), dtype=np.int32)
    if until is not None:
        places = places[days.to_numpy() < np.datetime64(until, "D") + 1]
    taken = pa.array(places)
    columns = {"date": days.take(taken)}
    for name, kind in FIELDS.items():
        if name not in columns:
            column = decode(name)
            whole = pa.nulls(len(days), types()[kind]) if column is None else column
            columns[name] = typed(whole, kind, name, file).take(taken)
    columns["line"] = pa.array(places + (1 if is_parquet(content) else 2))
    columns["file"] = pa.DictionaryArray.from_arrays(pa.array(np.zeros(len(places), np.int32)), pa.array([file]))
    return pa.table(columns)


def read_prices(tables: list[pa.Table]) -> tuple[pd.DataFrame, list[Refusal]]:
    """The prices of all files in the columns of `Market.prices`, and the rows refused.

    `change` is a fraction. A capitalisation of 0 is unknown (NaN). Refused are rows without a symbol, with a close
    that is missing, not above zero or a run of nines (9999.99), with a figure beyond what can be, an issue's evening
    given twice, and a weekend's row of an issue that has one of the day before, as some feeds take a Friday again on
    the Saturday. The list of `tables` is emptied, so that each column's memory is free again once it stands in the
    frame.
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
    beyond = _beyond(columns)
    worthless = ~np.isfinite(close) | (close <= 0) | nines | nameless[order]
    bad = worthless | np.isin(order, list(beyond)) if beyond else worthless
    few = _few(columns, order[bad])
    named = zip(few["file"], few["line"], few["written"], few["close"], few["date"], order[bad].tolist(), strict=True)
    refused = [
        Refusal(file, int(line), f"{written or 'no symbol'}: {beyond.get(place, f'close {level:g}')} on {day:%Y-%m-%d}")
        for file, line, written, level, day, place in named
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


def _beyond(columns: Mapping[str, pa.ChunkedArray]) -> dict[int, str]:
    """The rows with a figure that cannot be, and that figure."""
    import numpy as np  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    found: dict[int, str] = {}
    for name, (least, most) in _BOUNDS.items():
        ends = pc.min_max(columns[name]).as_py()
        if ends["min"] is None or least <= ends["min"] <= ends["max"] <= most:
            continue
        values = columns[name].to_numpy()
        for place in np.flatnonzero((values < least) | (values > most)):
            found.setdefault(int(place), f"{name} {values[place]:g}")
    return found


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
