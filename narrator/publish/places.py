"""Where words stand in a file, as editors and code hosts count: lines and columns from 1, in UTF-16 code units."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from narrator.model.claims import Span

_WIDE = "\uffff"
"""The last character that is one code unit of UTF-16; those after it are two."""


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of text; the last column is that behind its last character. All figures but lines are code units."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Ruler:
    """A text with the places of its line starts and of its characters that are two code units, in order."""

    lines: Sequence[int]
    wide: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Ruler:
        """The ruler of a text; a line ends with a line feed."""
        starts = [0, *(at + 1 for at, one in enumerate(text) if one == "\n")]
        return cls(starts, [at for at, one in enumerate(text) if one > _WIDE])

    def region(self, span: Span) -> Region:
        """Where a stretch of the text stands."""
        start, end = self._units(span.start), self._units(span.end)
        return Region(*self._place(span.start), *self._place(span.end), start, end - start)

    def _units(self, at: int) -> int:
        return at + bisect_right(self.wide, at - 1)

    def _place(self, at: int) -> tuple[int, int]:
        line = bisect_right(self.lines, at)
        return line, self._units(at) - self._units(self.lines[line - 1]) + 1
