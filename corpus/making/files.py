"""Lines into files, with the marks and line ends of their publishers."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path


def write(path: Path, lines: Iterable[str], *, start: str = "", end: str = "\n") -> None:
    """Lines as UTF-8 with the line end of their publisher."""
    text = io.StringIO()
    text.write(start)
    text.writelines(line + end for line in lines)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.getvalue().encode())


def quoted(cells: Iterable[str]) -> str:
    """A line with every field in quotes."""
    return ",".join(f'"{cell}"' for cell in cells)
