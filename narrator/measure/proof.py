"""What a figure rests on: rows, coverage, and what other definitions would say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pandas as pd

from narrator.measure.stocks.panel import Panel
from narrator.model.statistics import Alternative, Coverage, Rows

LISTED_LINES = 20
"""Line numbers are listed for so few rows; beyond, their count and dates say where to look."""

ORDER_OF_MAGNITUDE = 10


def dollars(value: float) -> Decimal:
    """A float of a frame as dollars and cents."""
    return Decimal(repr(float(value))).quantize(Decimal("0.01"), ROUND_HALF_UP)


def percent(fraction: float) -> Decimal:
    """A fraction of a frame as per cent, to six decimals."""
    return Decimal(repr(float(fraction) * 100)).quantize(Decimal("0.000001"), ROUND_HALF_UP)


def alternatives(default: Decimal, others: Mapping[str, Decimal]) -> tuple[Alternative, ...]:
    """The values under other definitions; each says whether sign or order of magnitude differs from the default."""
    return tuple(Alternative(definition, value, _flips(default, value)) for definition, value in others.items())


def _flips(default: Decimal, other: Decimal) -> bool:
    if default * other <= 0:
        return default != other
    larger, smaller = max(abs(default), abs(other)), min(abs(default), abs(other))
    return larger >= ORDER_OF_MAGNITUDE * smaller


def cycle_rows(panel: Panel, issues: pd.Index | np.ndarray, cycles: pd.DatetimeIndex) -> tuple[Rows, ...]:
    """The short-interest rows of some issues (symbols, or places in the panel), cycle by cycle and file by file."""
    chosen = np.ix_(_places(panel, issues), panel.settlements.get_indexer(cycles))
    return position_rows(panel, panel.lines.to_numpy()[chosen], panel.files.to_numpy()[chosen], tuple(cycles.date))


def position_rows(panel: Panel, lines: np.ndarray, files: np.ndarray, days: Sequence[date]) -> tuple[Rows, ...]:
    """Short-interest rows from tables of issues by settlement dates: line numbers, 0 for none, and places of files."""
    if len(lines) == 1:
        one = zip(days, lines[0].tolist(), files[0].tolist(), strict=True)
        return tuple(Rows(panel.file_names[file], 1, day, day, (line,)) for day, line, file in one if line)
    found = []
    for column, day in enumerate(days):
        line, file_of = lines[:, column], files[:, column]
        counts = np.bincount(file_of[line > 0])
        for file in np.flatnonzero(counts):
            count = int(counts[file])
            listed = np.sort(line[(line > 0) & (file_of == file)]).tolist() if count <= LISTED_LINES else []
            found.append(Rows(panel.file_names[file], count, day, day, tuple(listed)))
    return tuple(found)


def price_rows(panel: Panel, issues: pd.Index | np.ndarray, days: pd.DatetimeIndex) -> tuple[Rows, ...]:
    """The closes of some issues (symbols, or places in the panel) on some evenings: count and dates."""
    closes = panel.price.to_numpy()[np.ix_(_places(panel, issues), panel.grid.get_indexer(days))]
    return (close_rows(panel, closes, days[0].date(), days[-1].date()),)


def close_rows(panel: Panel, closes: np.ndarray, first: date, last: date) -> Rows:
    """The rows of the prices behind some closes."""
    return Rows(", ".join(panel.price_files), int(np.count_nonzero(~np.isnan(closes))), first, last)


def _places(panel: Panel, issues: pd.Index | np.ndarray) -> np.ndarray:
    """The places of some issues in a panel."""
    return issues if isinstance(issues, np.ndarray) else panel.issues.index.get_indexer(issues)


def table_rows(table: pd.DataFrame, day: str = "date") -> tuple[Rows, ...]:
    """Rows of a table file by file: how many, between which days of its column `day`, and the lines of a few."""
    codes, names = pd.factorize(table["file"])
    days, lines = table[day].to_numpy().astype("datetime64[D]"), table["line"].to_numpy()
    found = []
    for name, code in sorted((str(name), code) for code, name in enumerate(names)):
        inside = codes == code
        some = tuple(np.sort(lines[inside]).tolist()) if np.count_nonzero(inside) <= LISTED_LINES else ()
        first, last = days[inside].min().item(), days[inside].max().item()
        found.append(Rows(name, int(np.count_nonzero(inside)), first, last, some))
    return tuple(found)


def coverage(panel: Panel, used: int, **left_out: int) -> Coverage:
    """How many issues count, with the panel's own reasons and those of the statistic."""
    reasons = {**panel.left_out, **{reason.replace("_", " "): count for reason, count in left_out.items()}}
    return Coverage(used, {reason: count for reason, count in reasons.items() if count})
