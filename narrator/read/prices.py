"""Closing prices, one row an issue an evening, from Parquet or CSV with at least date, symbol and close."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from narrator.model.market import Refusal
from narrator.read.columns import FIELDS, Words, columns_of, days_of, is_parquet, typed
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


def price_frame(content: bytes, file: str, until: date | None) -> pd.DataFrame:
    """The rows of one file up to the evening `until`, in the columns of the layout and `line`, text as categories.

    Columns that the file does not have are unknown, or empty text. A Parquet row's line is its number, counted from 1.

    Raises
    ------
    UnreadableFile : as `read_table`, and where a Parquet file is damaged or a column has the wrong type.
    """
    import numpy as np  # noqa: PLC0415 - loaded with the first file
    import pandas as pd  # noqa: PLC0415

    columns = columns_of(content, file)
    days = days_of(columns, file)
    kept = np.ones(len(days), dtype=bool) if until is None else days < np.datetime64(until, "D") + 1
    lines = np.flatnonzero(kept).astype(np.int32) + np.int32(1 if is_parquet(content) else 2)
    figures = {name: np.full(len(lines), np.nan) for name, kind in FIELDS.items() if kind is Field.NUMBER}
    words = {name: Words(len(lines)) for name, kind in FIELDS.items() if kind is Field.TEXT}
    at = 0
    for stretch in _stretches(columns, kept):
        for name in stretch.column_names:
            column = typed(stretch[name], FIELDS[name], name, file)
            if name in words:
                words[name].put(at, column)
            else:
                figures[name][at : at + len(stretch)] = column.to_numpy()
        at += len(stretch)
    texts = {name: words.pop(name).categories() for name in list(words)}
    return pd.DataFrame({"date": days if kept.all() else days[kept], **texts, **figures, "line": lines}, copy=False)


def _stretches(columns: Callable[[Sequence[str]], Iterator[pa.Table]], kept: np.ndarray) -> Iterator[pa.Table]:
    """The rows to be kept of all columns but the date, some thousands a time."""
    import pyarrow as pa  # noqa: PLC0415

    row = 0
    for piece in columns([name for name in FIELDS if name != "date"]):
        yield piece.filter(pa.array(kept[row : row + len(piece)]))
        row += len(piece)


def read_prices(frames: dict[str, pd.DataFrame]) -> tuple[pd.DataFrame, list[Refusal]]:
    """The prices of all files, each under its name, in the columns of `Market.prices`, and the rows refused.

    `change` is a fraction. A capitalisation of 0 is unknown (NaN). Refused are rows without a symbol, with a close
    that is missing, not above zero or a run of nines (9999.99), with a figure beyond what can be, an issue's evening
    given twice, and a weekend's row of an issue that has one of the day before, as some feeds take a Friday again on
    the Saturday. `frames` is emptied, so that no column stands in memory twice.
    """
    import numpy as np  # noqa: PLC0415

    whole = _joined(frames)
    symbols, ranks = _ranked(whole["symbol"])
    if (order := _order(whole["date"].to_numpy(), ranks)) is not None:
        whole, ranks = _taken(whole, order), ranks[order]
    kept, refused = _sound(whole, symbols, ranks)
    if not kept.all():
        whole, ranks = _taken(whole, np.flatnonzero(kept)), ranks[kept]
    return _frame(whole, symbols, ranks), refused


def _joined(frames: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """The rows of all files, each with the name of its own."""
    import numpy as np  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415
    from pandas.api.types import union_categoricals  # noqa: PLC0415

    names, parts = list(frames), list(frames.values())
    frames.clear()
    whole = {name: parts[0][name].array for name in parts[0]}
    if len(parts) > 1:
        for name, column in whole.items():
            pieces = [part[name] for part in parts]
            whole[name] = union_categoricals(pieces) if isinstance(column, pd.Categorical) else np.concatenate(pieces)
    codes = np.repeat(np.arange(len(parts), dtype=np.int16), [len(part) for part in parts])
    files = pd.Categorical.from_codes(codes, pd.Index(names, dtype="str"), validate=False)
    return pd.DataFrame({**whole, "file": files}, copy=False)


def _taken(whole: pd.DataFrame, rows: np.ndarray) -> pd.DataFrame:
    """Some rows in another order; each column of `whole` is let go as soon as it is taken."""
    import pandas as pd  # noqa: PLC0415

    return pd.DataFrame({name: whole.pop(name).array.take(rows) for name in map(str, whole.columns)}, copy=False)


def _ranked(written: pd.Series[str]) -> tuple[list[str], np.ndarray]:
    """The symbols of a column of categories without separators, sorted, and the place of each row's among them."""
    import numpy as np  # noqa: PLC0415

    spelled = [joined(word) for word in written.cat.categories]
    symbols = sorted(set(spelled))
    place = {symbol: number for number, symbol in enumerate(symbols)}
    ranks = np.array([place[symbol] for symbol in spelled], dtype=np.int32)
    return symbols, ranks[written.cat.codes.to_numpy()]


def _order(days: np.ndarray, ranks: np.ndarray) -> np.ndarray | None:
    """The rows by symbol and, for one symbol, by day; `None` if they stand so. Those of one day stay as they are."""
    import numpy as np  # noqa: PLC0415

    keys = ranks * np.int64(1_000_000) + days.astype("datetime64[D]").astype(np.int64)
    return None if (keys[1:] >= keys[:-1]).all() else np.argsort(keys, kind="stable")


def _frame(whole: pd.DataFrame, symbols: Sequence[str], ranks: np.ndarray) -> pd.DataFrame:
    """The columns of `Market.prices`."""
    import numpy as np  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415

    coded = pa.DictionaryArray.from_arrays(pa.array(ranks), pa.array(symbols, pa.string()))
    cap = whole.pop("market_cap").to_numpy()
    found = {
        "date": whole["date"].array,
        "symbol": coded.dictionary_decode().to_pandas(),
        "written": whole["symbol"].array,
        "name": whole["name"].array,
        "close": whole["close"].array,
        "change": whole.pop("pct_change").to_numpy() / 100,
        "volume": whole["volume"].array,
        "cap": np.where(cap > 0, cap, np.nan),
        **{name: whole[name].array for name in ("sector", "industry", "file", "line")},
    }
    return pd.DataFrame(found, copy=False)


def _sound(whole: pd.DataFrame, symbols: Sequence[str], ranks: np.ndarray) -> tuple[np.ndarray, list[Refusal]]:
    """Which rows can be true, and a refusal for each other one."""
    import numpy as np  # noqa: PLC0415

    close, beyond = whole["close"].to_numpy(), _beyond(whole)
    kept = np.isfinite(close) & (close > 0)
    high = np.flatnonzero(close >= 9999)  # noqa: PLR2004 - no run of four nines is lower
    kept[[*beyond, *(place for place in high if _is_sentinel(close[place]))]] = False
    if not symbols[0]:
        kept &= ranks > 0
    few = _few(whole, np.flatnonzero(~kept))
    named = zip(few["file"], few["line"], few["written"], few["close"], few["date"], few.index, strict=True)
    refused = [
        Refusal(file, int(line), f"{written or 'no symbol'}: {beyond.get(place, f'close {level:g}')} on {day:%Y-%m-%d}")
        for file, line, written, level, day, place in named
    ]
    refused += _without_weekends(whole, ranks, kept)
    return kept, refused + _without_repeats(whole, ranks, kept)


def _beyond(whole: pd.DataFrame) -> dict[int, str]:
    """The rows with a figure that cannot be, and that figure."""
    import numpy as np  # noqa: PLC0415

    found: dict[int, str] = {}
    for name, (least, most) in _BOUNDS.items():
        values = whole[name].to_numpy()
        if np.fmin.reduce(values, initial=least) == least and np.fmax.reduce(values, initial=most) == most:
            continue
        for place in np.flatnonzero((values < least) | (values > most)):
            found.setdefault(int(place), f"{name} {values[place]:g}")
    return found


def _few(whole: pd.DataFrame, places: np.ndarray) -> pd.DataFrame:
    """The rows at some places, for complaints about them."""
    import pandas as pd  # noqa: PLC0415

    words = {"written": "symbol", "file": "file"}
    figures = {"date": "date", "close": "close", "change": "pct_change", "line": "line"}
    few = {name: whole[source].iloc[places].astype("str") for name, source in words.items()}
    return pd.DataFrame(few | {name: whole[source].iloc[places] for name, source in figures.items()}).set_axis(places)


def _without_weekends(whole: pd.DataFrame, ranks: np.ndarray, kept: np.ndarray) -> list[Refusal]:
    """Refuse what repeats an issue's evening before on a Saturday or Sunday."""
    import numpy as np  # noqa: PLC0415

    free = (whole["date"].dt.day_of_week.to_numpy() >= 5) & kept  # noqa: PLR2004 - Saturday is 5
    if not free.any():
        return []
    days, rows = whole["date"].to_numpy(), np.flatnonzero(kept)
    later, before = rows[1:], rows[:-1]
    follows = (ranks[later] == ranks[before]) & (days[later] - days[before] <= np.timedelta64(2, "D"))
    weekend = later[follows & free[later]]
    kept[weekend] = False
    return [
        Refusal(str(file), None, f"{day:%Y-%m-%d} is a {day:%A}: {len(few):,} rows repeat the evening before")
        for (file, day), few in _few(whole, weekend).groupby(["file", "date"])
    ]


def _without_repeats(whole: pd.DataFrame, ranks: np.ndarray, kept: np.ndarray) -> list[Refusal]:
    """Refuse what gives an issue's evening a second time."""
    import numpy as np  # noqa: PLC0415

    days = whole["date"].to_numpy()
    if not ((ranks[1:] == ranks[:-1]) & (days[1:] == days[:-1])).any():
        return []
    rows = np.flatnonzero(kept)
    again = np.flatnonzero((ranks[rows[1:]] == ranks[rows[:-1]]) & (days[rows[1:]] == days[rows[:-1]]))
    few = _few(whole, rows[np.unique([again, again + 1])])
    few["symbol"] = [joined(symbol) for symbol in few["written"]]
    first, refused = without_repeats(few, ("date", "symbol"), ("written", "close", "change"))
    kept[few.index.difference(first.index)] = False
    return refused


def _is_sentinel(close: float) -> bool:
    """Whether a close is a run of nines that stands for no price."""
    return bool(_SENTINEL.fullmatch(str(close)))
