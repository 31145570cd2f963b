"""Closing levels of an index, one row an evening; the file is named after the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrator.model.market import Refusal
from narrator.read.reconcile import MOST
from narrator.read.repeats import without_repeats
from narrator.read.table import Field, Layout, read_table

if TYPE_CHECKING:
    import pandas as pd

_FIELDS = {"date": Field.DATE, "close": Field.NUMBER}

LAYOUT = Layout("index levels", ",", _FIELDS, frozenset(_FIELDS), "date,close")


def read_levels(content: bytes, file: str) -> tuple[pd.DataFrame, list[Refusal]]:
    """The levels of one index in date order, and the rows refused: no possible level, or a day given twice.

    Raises
    ------
    UnreadableFile : as `read_table`.
    """
    import pandas as pd  # noqa: PLC0415 - loaded with the first file

    rows = read_table(content, file, LAYOUT).to_pandas()
    days = rows["date"].dt.normalize()
    frame = pd.DataFrame({"date": days, "close": rows["close"], "file": file, "line": rows.index + 2})
    sound = (frame["close"] > 0) & (frame["close"] <= MOST)
    wrong = frame[~sound]
    refused = [
        Refusal(file, int(line), f"no possible level: {close}", day.date())
        for line, close, day in zip(wrong["line"], wrong["close"], wrong["date"], strict=True)
    ]
    frame, repeated = without_repeats(frame[sound], ("date",), ("close",))
    frame = frame.sort_values("date", ignore_index=True)
    return frame.astype({"file": "category"}), refused + repeated
