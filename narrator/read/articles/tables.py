"""Tables in a text, one cell a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from narrator.read.articles.notices import is_fixture
from narrator.read.articles.units import Shape, Unit

_FIGURE_ALONE = re.compile(r"[+−–-]?\s?[$€£¥]?\d[\d.,]*\s?(?:%|[^\W\d_]{1,8}\b)?")
_ROWS, _CELLS = 2, 2
"""Figures that make a table, and the names that may stand over one: a head for the column and one for the row."""


def find_cells(units: Sequence[Unit]) -> set[int]:
    """Places of tables with a cell a line that a line with a colon announces: names, and a figure under each.

    What no line announces may be the prices that a page shows beside every article.
    """
    found: set[int] = set()
    for index, unit in enumerate(units):
        if unit.text.endswith(":") and index + 1 not in found and not is_fixture(unit.text):
            found.update(_table(units, index + 1))
    return found


def _table(units: Sequence[Unit], first: int) -> range:
    """The places from `first` to the last figure with names over it; none where there are too few figures."""
    figures: list[int] = []
    for index in range(first, len(units)):
        if units[index].shape is not Shape.LABEL or is_fixture(units[index].text):
            break
        if _FIGURE_ALONE.fullmatch(units[index].text):
            figures.append(index)
        elif index - max(figures[-1:], default=first - 1) > _CELLS:
            break
    return range(first, figures[-1] + 1) if len(figures) >= _ROWS else range(0)
