"""Lists of the members of an index, with the day on which each was added; the file is named after the index."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from narrator.model.market import Refusal
from narrator.read.frames import shaped
from narrator.read.reconcile import blank, refuse
from narrator.read.symbols import spelled
from narrator.read.table import Field, Layout, is_date, read_table

if TYPE_CHECKING:
    import pandas as pd

_FIELDS = dict.fromkeys(("Symbol", "Security", "GICS Sector", "GICS Sub-Industry", "Date added"), Field.TEXT)

LAYOUT = Layout(
    "index constituents", ",", _FIELDS, frozenset(_FIELDS) - {"Security", "GICS Sub-Industry"}, ",".join(_FIELDS)
)

_UNSURE = re.compile(r"(\d{4}\??)?")
"""How a list writes that it does not know the day: nothing, or a year alone."""

_BESIDES = re.compile(r"[_\W]+(members?|constituents?|components?|gics|list|\d{4})(?![a-z\d]).*", re.IGNORECASE)


def read_members(content: bytes, file: str) -> tuple[pd.DataFrame, list[Refusal]]:
    """The members of one list in the columns of `Market.members`, and the rows refused as repetitions.

    A list does not say of which day it is: it is dated by its latest addition and used from then on. An addition of
    which only the year is known says nothing about that.

    Raises
    ------
    UnreadableFile : as `read_table`; where a symbol is empty, or a date of addition is none or is in no row.
    """
    import pandas as pd  # noqa: PLC0415 - loaded with the first file

    rows = read_table(content, file, LAYOUT).to_pandas()
    dated = rows["Date added"].str.strip()
    wrong = rows.index[~dated.map(lambda cell: bool(_UNSURE.fullmatch(cell)) or is_date(cell))]
    problems = [f"line {line + 2}: Date added is {dated[line]!r}, not a date like 2023-08-31" for line in wrong]
    known = dated[dated.map(is_date)]
    if known.empty:
        problems.append("line 2: no row has the date on which a member was added")
    refuse(file, blank(rows, "Symbol") + problems)
    day = pd.Timestamp(known.max())
    texts = {name: rows[name].str.strip() if name in rows else "" for name in _FIELDS}
    columns = {
        "index": index_named(file),
        "date": day,
        "published": day,
        "symbol": spelled(rows["Symbol"]),
        "written": texts["Symbol"],
        "name": texts["Security"],
        "sector": texts["GICS Sector"],
        "industry": texts["GICS Sub-Industry"],
        "line": rows.index + 2,
    }
    return shaped("members", columns, file)


def index_named(file: str) -> str:
    """The index that a list belongs to, by the name of its file: letters, then the digits of its size.

    >>> index_named("lists/sp500_gics_2023-09.csv"), index_named("Russell 2000.csv"), index_named("old_mill_list.csv")
    ('sp_500', 'russell_2000', 'old_mill')
    """
    stem = PurePosixPath(file).stem.lower()
    sized = re.match(r"([a-z]+(?:[_\W]+[a-z]+)*?)[_\W]*(\d+)(?![\d-])", stem)
    words = f"{sized[1]}_{sized[2]}" if sized else _BESIDES.sub("", stem)
    return re.sub(r"\W+", "_", words).strip("_")
