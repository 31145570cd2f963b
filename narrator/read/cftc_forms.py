"""The forms of the CFTC's Commitments of Traders: which columns are read, and their cells as text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from narrator.errors import UnreadableFile
from narrator.read.table import decoded, listed, quoted_cells
from narrator.read.workbook import is_workbook, sheet_rows, text_of, unpacked

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

WIDTH = 87
"""Columns of Traders in Financial Futures as text."""

LEGACY_WIDTH = 129
"""Columns of the legacy report as text."""

MOST = 1e10
"""More contracts than any market has."""

UNKNOWN = ("", ".")
"""How a number that was not published is written."""

TEXTS = frozenset({"name", "short_day", "day", "code", "unit", "reach"})
"""Columns that hold no number of contracts."""


@dataclass(frozen=True, slots=True)
class Report:
    """One report: which of its columns are read, under all the names that its forms give them.

    `columns` leads from a name of ours to those of the header in `plain` spelling; a class of traders (`kinds`) has
    `long`, `short` and mostly `spread` after its name. `optional` are the columns that some forms lack, `places` the
    columns of a file without a header, which has `width` of them; the numbers of `signed` may be less than nothing.
    """

    name: str
    kinds: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]]
    optional: frozenset[str] = frozenset()
    places: Mapping[str, int] = field(default_factory=dict)
    width: int = WIDTH
    signed: frozenset[str] = frozenset()

    @property
    def numbers(self) -> tuple[str, ...]:
        """The columns that hold contracts."""
        return tuple(name for name in self.columns if name not in TEXTS)

    def fits(self, name: str, values: np.ndarray) -> np.ndarray:
        """Which of the values of a column can be numbers of contracts."""
        fitting: np.ndarray = (values >= (-MOST if name in self.signed else 0)) & (values <= MOST)
        return fitting


_COMMON = {
    "name": ("market_and_exchange_names",),
    "short_day": ("as_of_date_in_form_yymmdd",),
    "day": ("report_date_as_yyyy_mm_dd", "report_date_as_mm_dd_yyyy", "as_of_date_in_form_yyyy_mm_dd"),
    "code": ("cftc_contract_market_code",),
    "unit": ("contract_units",),
    "reach": ("futonly_or_combined",),
    "open_interest": ("open_interest_all",),
}


def _columns(
    kinds: Mapping[str, tuple[str, ...]], spread: tuple[str, ...], spreaders: int
) -> dict[str, tuple[str, ...]]:
    """The names of a report's columns; `kinds` are classes as headers write them, and the first few have spreads."""
    found = dict(_COMMON)
    for place, (kind, written) in enumerate(kinds.items()):
        sides = {"long": ("long",), "short": ("short",)} | ({"spread": spread} if place < spreaders else {})
        for side, words in sides.items():
            found[f"{kind} {side}"] = tuple(f"{one}_{word}_all" for one in written for word in words)
    return found


_TFF = _columns(
    {
        "dealers": ("dealer_positions",),
        "asset_managers": ("asset_mgr_positions",),
        "leveraged_funds": ("lev_money_positions",),
        "other_reportables": ("other_rept_positions",),
        "reported": ("tot_rept_positions",),
        "nonreportables": ("nonrept_positions",),
    },
    ("spread",),
    spreaders=4,
)

TFF = Report(
    "tff",
    ("dealers", "asset_managers", "leveraged_funds", "other_reportables", "nonreportables"),
    MappingProxyType(_TFF),
    places=MappingProxyType(
        {"name": 0, "short_day": 1, "day": 2, "code": 3, "unit": WIDTH - 6, "reach": WIDTH - 1}
        | {name: place for place, name in enumerate((name for name in _TFF if name not in TEXTS), 7)}
    ),
)
"""Traders in Financial Futures: 87 columns as text, with a header or in their places, and 84 as a workbook."""

_LEGACY = _columns(
    {
        "noncommercial": ("noncommercial_positions", "noncomm_positions", "noncomm_postions"),
        "commercial": ("commercial_positions", "comm_positions"),
        "reported": ("total_reportable_positions", "tot_rept_positions"),
        "nonreportables": ("nonreportable_positions", "nonrept_positions"),
    },
    ("spreading", "spread"),
    spreaders=1,
)

LEGACY = Report(
    "legacy",
    ("noncommercial", "commercial", "nonreportables"),
    MappingProxyType(_LEGACY),
    optional=frozenset({"reach"}),
    places=MappingProxyType(
        {"name": 0, "short_day": 1, "day": 2, "code": 3, "unit": LEGACY_WIDTH - 4}
        | {name: place for place, name in enumerate((name for name in _LEGACY if name not in TEXTS), 7)}
    ),
    width=LEGACY_WIDTH,
)
"""The legacy report, with a header or in its places, of which all crops together are read.

Its text does not say whether options are in it.
"""

HISTORY = Report(
    "history",
    ("noncommercial",),
    MappingProxyType(
        {
            "day": ("date",),
            "name": ("commodity",),
            "code": ("code",),
            "noncommercial long": ("noncomm_long",),
            "noncommercial short": ("noncomm_short",),
            "net": ("noncomm_net",),
        }
    ),
    signed=frozenset({"net"}),
)
"""A table derived from the legacy report."""


def cells_of(content: bytes, file: str, report: Report) -> tuple[pd.DataFrame, list[str]]:
    """The columns of a report by our names, with the lines of the file as index; and the rows that do not fit.

    `content` is text, a workbook, or an archive of one of them. A column of contracts comes as floats, NaN where none
    was published, or as text where a cell of it may be no number; others are text. Text is stripped, and a column that
    a form may lack is empty. Raises UnreadableFile where columns are missing, or there are no rows.
    """
    inner = unpacked(content, file)
    if is_workbook(inner):
        titles, *rows = sheet_rows(inner, file) or [[]]
        places, first = _places([text_of(title) for title in titles], file, report), 2
        frame, problems = _of_rows(rows, places, report), list[str]()
    else:
        text = decoded(inner, file).rstrip("\r\n\x1a")
        header = quoted_cells(text.split("\n", 1)[0])
        wide = bool(report.places) and len(header) == report.width
        headless = wide and plain(header[0]) not in report.columns["name"]
        places, first = (report.places, 1) if headless else (_places(header, file, report), 2)
        if headless or "\n" in text:
            frame, problems = _parsed(text, len(header), places, first, report)
        else:
            frame, problems = _of_rows([], places, report), []
    if frame.empty and not problems:
        raise unreadable("it has a header and no rows", file, [])
    frame = frame.assign(**dict.fromkeys(report.optional - set(places), ""))
    return frame.set_axis(frame.index + first), problems


def unreadable(what: str, file: str, problems: list[str]) -> UnreadableFile:
    """An error about a whole file."""
    return UnreadableFile(what, where=file, todo="Fetch the file again, or mend it", problems=listed(problems))


def plain(name: str) -> str:
    """A column name whatever its spelling.

    >>> plain(" Total Reportable Positions-Long (All)")
    'total_reportable_positions_long_all'
    """
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")


def _places(header: Sequence[str], file: str, report: Report) -> Mapping[str, int]:
    """Where each column of a report stands, or a complaint about those that are missing or stand twice."""
    written = [plain(name) for name in header]
    found = {
        name: [place for place, one in enumerate(written) if one in spellings]
        for name, spellings in report.columns.items()
    }
    absent = [name for name, places in found.items() if not places and name not in report.optional]
    problems = [f"no column {report.columns[name][0]}" for name in absent]
    problems += [f"column {header[places[1]].strip()} stands twice" for places in found.values() if len(places) > 1]
    if problems:
        raise unreadable("; ".join(problems), file, [f"line 1: {problem}" for problem in problems])
    return {name: places[0] for name, places in found.items() if places}


def _of_rows(rows: Sequence[Sequence[object]], places: Mapping[str, int], report: Report) -> pd.DataFrame:
    """The asked columns of a sheet's rows; those without any text are left out."""
    import pandas as pd  # noqa: PLC0415 - loaded with the first file

    cells = {name: [row[place] for row in rows] for name, place in places.items()}
    frame = pd.DataFrame({name: _of_cells(column, name, report) for name, column in cells.items()})
    if (frame.dtypes == "float64").any():  # every row has a number
        return frame
    return frame[[any(map(text_of, row)) for row in zip(*cells.values(), strict=True)]]


def _of_cells(cells: Sequence[object], name: str, report: Report) -> pd.Series:
    """One column of a sheet."""
    import numpy as np  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415

    if name not in TEXTS and cells and all(type(cell) is float for cell in cells):
        values = np.array(cells) + 0.0  # nothing has no sign
        if report.fits(name, values).all():
            return pd.Series(values)
    return _stripped(pa.array([text_of(cell) for cell in cells], pa.string()))


def _stripped(cells: pa.Array | pa.ChunkedArray) -> pd.Series[str]:
    """Text without the blanks around it."""
    import pyarrow.compute as pc  # noqa: PLC0415

    column: pd.Series[str] = pc.utf8_trim_whitespace(cells).to_pandas()
    return column.astype("str")


def _parsed(
    text: str, width: int, places: Mapping[str, int], first: int, report: Report
) -> tuple[pd.DataFrame, list[str]]:
    """The asked columns of a delimited text whose first row of data is line `first`, and the rows of another width."""
    import pandas as pd  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415

    try:
        table, problems = _table(text, width, places, first, frozenset(report.numbers))
        numbers = _floats(table, report)
    except pa.ArrowInvalid:
        table, problems = _table(text, width, places, first, frozenset())
        numbers = {}
    if table.num_rows + len(problems) != text.count("\n") + 2 - first:  # a quoted cell goes on over the end of its line
        cells = ((line, quoted_cells(row)) for line, row in enumerate(text.split("\n"), 1))
        misfits = [(line, len(row)) for line, row in cells if line >= first and len(row) != width]
        problems = [f"line {line}: {fields} fields where there should be {width}" for line, fields in misfits]
    texts = {name: _stripped(table[name]) for name in places if name not in numbers}
    return pd.DataFrame(texts | numbers), problems


def _table(
    text: str, width: int, places: Mapping[str, int], first: int, numbers: frozenset[str]
) -> tuple[pa.Table, list[str]]:
    """The asked columns, `numbers` of them as floats and others as text, and the rows of another width."""
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import csv as arrow_csv  # noqa: PLC0415

    problems: list[str] = []

    def misfit(row: arrow_csv.InvalidRow) -> str:
        problems.append(f"line {row.number}: {row.actual_columns} fields where there should be {width}")
        return "skip"

    types = {str(place): pa.float64() if name in numbers else pa.string() for name, place in places.items()}
    table = arrow_csv.read_csv(
        pa.BufferReader(text.encode()),
        arrow_csv.ReadOptions(column_names=[str(n) for n in range(width)], skip_rows=first - 1, use_threads=False),
        arrow_csv.ParseOptions(ignore_empty_lines=False, invalid_row_handler=misfit),
        arrow_csv.ConvertOptions(
            include_columns=list(types), column_types=types, null_values=list(UNKNOWN), strings_can_be_null=False
        ),
    )
    return table.rename_columns(list(places)), problems


def _floats(table: pa.Table, report: Report) -> dict[str, np.ndarray]:
    """The numbers of contracts, NaN where none was published, or Arrow's complaint about one that is none."""
    import pyarrow as pa  # noqa: PLC0415

    found = {name: table[name].to_numpy() for name in report.numbers}
    for name, values in found.items():
        if report.fits(name, values).sum() + table[name].null_count < len(values):
            raise pa.ArrowInvalid(f"{name} is no number of contracts")
    return found
