"""The files of a market folder, each recognised by its content and read for itself."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from narrator.cache import file_digest
from narrator.errors import InputError, MissingInput
from narrator.model.market import Refusal
from narrator.progress import along
from narrator.read.finra import is_published_later, read_positions
from narrator.read.formats import FORMATS
from narrator.read.frames import empty
from narrator.read.levels import read_levels
from narrator.read.memory import give_back
from narrator.read.prices import price_frame
from narrator.read.sniff import Kind, kind_of

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What one file gave: the rows that were published in time, or why it gave none.

    `kind` is `None` for an unknown format. `rows` is a frame; `None` for a format without a
    table, or where there is a `fault`. `held` counts the rows of the whole file; `refused` has those published in time.
    """

    path: Path
    name: str
    digest: str = ""
    kind: Kind | None = None
    rows: Any = None
    held: int = 0
    refused: tuple[Refusal, ...] = ()
    fault: InputError | None = None


def read_files(root: Path, until: date | None) -> Iterator[ReadFile]:
    """Every file of a folder and of those in it, in the order of their paths.

    Rows that were published after `until` are left out. Raises MissingInput where there is no such folder, or nothing
    in it.
    """
    for path in along(_files(root), "reading market files"):
        file = _read(path, root, until)
        yield file
        if file.kind is Kind.PRICES:  # by far the largest
            give_back()


def _read(path: Path, root: Path, until: date | None) -> ReadFile:
    """One file, or what is wrong with it."""
    name = path.relative_to(root).as_posix()
    try:
        content = _content(path)
        kind, digest = kind_of(content), file_digest(path)
        rows, held, refused = (None, 0, []) if kind is None else _rows(kind, content, name, until)
    except InputError as fault:
        return ReadFile(path, name, fault=fault)
    known = tuple(one for one in refused if until is None or one.known is None or one.known <= until)
    return ReadFile(path, name, digest, kind, rows, held, known)


def _rows(kind: Kind, content: bytes, name: str, until: date | None) -> tuple[Any, int, list[Refusal]]:
    """The rows of a file that were known on a day, how many it has in all, and those refused."""
    if kind is Kind.PRICES:
        prices = price_frame(content, name, until)
        return prices, len(prices), []
    if kind is Kind.SHORT_INTEREST:
        if until is not None and is_published_later(content, until):
            return empty("positions"), 0, []
        frame, refused = read_positions(content, name)
    elif kind is Kind.LEVELS:
        frame, refused = read_levels(content, name)
    elif kind in FORMATS:
        frame, refused = FORMATS[kind].read(content, name)
    else:
        return None, 0, []
    return _known(frame, until), len(frame), refused


def _known(frame: pd.DataFrame, until: date | None) -> pd.DataFrame:
    """The rows published by a day; a level is published on its own."""
    import pandas as pd  # noqa: PLC0415

    if until is None:
        return frame
    inside = frame["published" if "published" in frame.columns else "date"] <= pd.Timestamp(until)
    return frame if inside.all() else frame[inside]


def _content(path: Path) -> bytes:
    """The bytes of a file that holds some."""
    try:
        content = path.read_bytes()
    except OSError as error:
        todo = "Make the file readable, or take it out of the folder"
        raise MissingInput(f"the file cannot be opened: {error.strerror}", where=str(path), todo=todo) from None
    if not content.strip():
        raise MissingInput("the file is empty", where=str(path), todo="Fetch it again, or take it out of the folder")
    return content


def _files(root: Path) -> tuple[Path, ...]:
    """The files that may hold data, sorted."""
    if not root.is_dir():
        what = "it is a file, not a folder" if root.exists() else "there is no such folder"
        raise MissingInput(what, where=str(root), todo="Give the folder that holds the market files")
    paths = tuple(sorted(path for path in root.rglob("*") if _holds_data(path) and not _is_aside(path, root)))
    if not paths:
        todo = "Put FINRA short interest, prices and index levels into it"
        raise MissingInput("the folder holds no data", where=str(root), todo=todo)
    return paths


def _holds_data(path: Path) -> bool:
    """Whether a path is a file, or what reading complains about: a link to nothing, a folder that is shut."""
    if path.is_dir():
        return not os.access(path, os.R_OK | os.X_OK)
    return path.is_file() or (path.is_symlink() and not path.exists())


def _is_aside(path: Path, root: Path) -> bool:
    """Whether a path is hidden or a note to people."""
    hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
    return hidden or path.suffix.lower() == ".md" or path.name.upper().startswith("README")
