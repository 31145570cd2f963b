"""Dated events, such as the first rate cut of a cycle, from a user's own table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrator.model.market import Refusal
from narrator.read.frames import shaped
from narrator.read.reconcile import blank, refuse
from narrator.read.table import Field, Layout, read_table

if TYPE_CHECKING:
    import pandas as pd

_FIELDS = {"date": Field.DATE, "event": Field.TEXT, "note": Field.TEXT}

LAYOUT = Layout("events", ",", _FIELDS, frozenset(_FIELDS) - {"note"}, ",".join(_FIELDS))


def read_events(content: bytes, file: str) -> tuple[pd.DataFrame, list[Refusal]]:
    """The events of one file in the columns of `Market.events`, and the rows refused as repetitions.

    `event` is its kind, the same words for all events of a kind. An event is known from its own date: what is planned
    is none yet.

    Raises
    ------
    UnreadableFile : as `read_table`; and where an event is empty.
    """
    rows = read_table(content, file, LAYOUT).to_pandas()
    refuse(file, blank(rows, "event"))
    days = rows["date"].dt.normalize()
    columns = {
        "date": days,
        "published": days,
        "event": rows["event"].str.strip(),
        "note": rows["note"].str.strip() if "note" in rows else "",
        "line": rows.index + 2,
    }
    return shaped("events", columns, file)
