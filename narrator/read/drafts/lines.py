"""Paragraphs and tables as lines, the same for every form of draft."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from narrator.read.articles.markup import BROKEN

LONGEST_CELL = 80
"""Characters; a row with a longer cell lays out a page, and each of its cells is a paragraph."""


def tidy(words: str) -> str:
    """A paragraph with single spaces; of its lines those are joined that break a sentence."""
    lines = (" ".join(line.split()) for line in words.split("\n"))
    return BROKEN.sub(" ", "\n".join(line for line in lines if line))


def is_row(cells: Sequence[str]) -> bool:
    """Whether cells side by side are read as one line: all of them are short."""
    return all(len(cell) <= LONGEST_CELL and "\n" not in cell for cell in cells)


def row_of(cells: Iterable[str]) -> str:
    """Cells side by side as one line, an empty one too, so that each stays beneath the head of its column."""
    found = list(cells)
    return " | ".join(found).rstrip(" |").lstrip() if any(found) else ""


def joined(paragraphs: Iterable[str]) -> str:
    """Paragraphs with a blank line between, so that none is taken for the continuation of another."""
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
