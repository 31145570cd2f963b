"""How a statistic comes about, short enough to stand under a finding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from narrator.model.statistics import Rows, Statistic

_MOST: Final = 8
"""So many equations, and so many lines of a file, are shown in full."""

_FILES: Final = 4
"""So many files are named one by one."""


def arithmetic_of(statistic: Statistic) -> tuple[str, ...]:
    """The equations of a statistic and the rows behind it; of many, the first and the last with where to find all."""
    where = f"narrator measure {statistic.name} --explain"
    equations = _short(statistic.arithmetic, _MOST, f"more lines, in full by {where}")
    rows = [_rows(one) for one in statistic.inputs]
    return (*equations, *_short(rows, _FILES, f"more files, in full by {where}"))


def _short(lines: Sequence[str], most: int, more: str) -> Iterable[str]:
    """All of a few lines, else the first and last half of so many."""
    if len(lines) <= most:
        return lines
    half = most // 2
    return (*lines[:half], f"… {len(lines) - 2 * half} {more} …", *lines[-half:])


def _rows(rows: Rows) -> str:
    """The rows of one file, by line where they are few."""
    counted = f"{rows.file}: {rows.count:,} row{'' if rows.count == 1 else 's'}"
    if not 0 < len(rows.lines) <= _MOST:
        return counted
    return f"{counted}, line{'' if len(rows.lines) == 1 else 's'} {', '.join(map(str, rows.lines))}"
