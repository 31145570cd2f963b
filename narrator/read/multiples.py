"""Valuations of universes, such as forward price-earnings, from a user's own table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrator.model.market import Refusal
from narrator.read.frames import shaped
from narrator.read.reconcile import MOST, blank, outside, refuse
from narrator.read.table import Field, Layout, read_table

if TYPE_CHECKING:
    import pandas as pd

_FIELDS = {"date": Field.DATE, "universe": Field.TEXT, "measure": Field.TEXT, "value": Field.NUMBER}

LAYOUT = Layout("multiples", ",", _FIELDS, frozenset(_FIELDS), ",".join(_FIELDS))


def read_multiples(content: bytes, file: str) -> tuple[pd.DataFrame, list[Refusal]]:
    """The valuations of one file in the columns of `Market.multiples`, and the rows refused as repetitions.

    An empty value is unknown (NaN); a row is used from its own date on.

    Raises
    ------
    UnreadableFile : as `read_table`; where a universe or measure is empty, or a value is no finite number.
    """
    rows = read_table(content, file, LAYOUT).to_pandas()
    problems = blank(rows, "universe") + blank(rows, "measure") + outside(rows, _FIELDS, least=-MOST)
    refuse(file, problems)
    days = rows["date"].dt.normalize()
    columns = {
        "date": days,
        "published": days,
        "universe": rows["universe"].str.strip(),
        "measure": rows["measure"].str.strip(),
        "value": rows["value"],
        "line": rows.index + 2,
    }
    return shaped("multiples", columns, file)
