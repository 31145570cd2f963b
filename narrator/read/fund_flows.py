"""Net flows into funds by week and segment, from a user's own table of a vendor's figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrator.calendar import next_business_day
from narrator.model.market import Refusal
from narrator.read.frames import shaped
from narrator.read.reconcile import MOST, blank, outside, refuse
from narrator.read.reconcile import published as published_by
from narrator.read.table import Field, Layout, read_table

if TYPE_CHECKING:
    import pandas as pd

_FIELDS = {
    "week_ending": Field.DATE,
    "segment": Field.TEXT,
    "net_flow_usd": Field.NUMBER,
    "source": Field.TEXT,
    "published": Field.DATE,
}

LAYOUT = Layout("fund flows", ",", _FIELDS, frozenset(_FIELDS) - {"published"}, ",".join(_FIELDS))


def read_fund_flows(content: bytes, file: str) -> tuple[pd.DataFrame, list[Refusal]]:
    """The weeks of one file in the columns of `Market.fund_flows`, and the rows refused as repetitions.

    Dollars, in less out; an empty flow is unknown (NaN). A row is used from the day in `published`, or the first
    business day after the end of its week where there is no such column.

    Raises
    ------
    UnreadableFile : as `read_table`; where a segment is empty, a flow absurd, or a week was published before it ended.
    """
    rows = read_table(content, file, LAYOUT).to_pandas()
    weeks = rows["week_ending"].dt.normalize()
    known = rows["published"].dt.normalize() if "published" in rows else published_by(weeks, next_business_day)
    problems = blank(rows, "segment") + outside(rows, LAYOUT.fields, least=-MOST)
    problems += [f"line {line + 2}: published before the week ended" for line in rows.index[known < weeks]]
    refuse(file, problems)
    columns = {
        "date": weeks,
        "published": known,
        "segment": rows["segment"].str.strip(),
        "net": rows["net_flow_usd"],
        "source": rows["source"].str.strip(),
        "line": rows.index + 2,
    }
    return shaped("fund_flows", columns, file)
