"""A market folder: every file recognised by its content, the whole of it read or a complaint."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from narrator.errors import MissingInput, OutsideData, UnreadableFile
from narrator.model.market import Market, Refusal, SourceFile
from narrator.read.finra import read_positions
from narrator.read.levels import read_levels
from narrator.read.prices import price_table, read_prices
from narrator.read.sniff import READ_NOW, Kind, kind_of
from narrator.read.table import listed

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


def read_market(folder: str | Path, until: date | None = None) -> Market:
    """The tables of a folder of market files, as far as they were known on `until`.

    Files are looked for in all subfolders and recognised by content. FINRA short interest, prices (CSV or Parquet)
    and index levels are read; other known formats are listed as not used, unknown ones as refused. With `until`,
    cycles published later and later evenings are left out, and files that hold nothing else are not listed.

    Raises
    ------
    MissingInput : there is no such folder, nothing in it, an empty file, or no positions or no prices among them.
    UnreadableFile : a file is not what its header promises; with every problem of that file.
    OutsideData : everything lies after `until`; names the first day that can be asked for.
    """
    root = Path(folder)
    found = _gather(root, until)
    if until is not None and not (found.has_positions and found.has_prices):
        raise _too_early(root, until)
    for there, what in ((found.has_positions, "FINRA short interest"), (found.has_prices, "prices")):
        if not there:
            seen = ", ".join(sorted({file.kind for file in found.files})) or "no known format"
            todo = f"Add {what} to the folder; narrator fetch can, where a publisher allows it"
            raise MissingInput(f"it holds no {what} (found: {seen})", where=str(root), todo=todo)
    return _assembled(root, found)


@dataclass(slots=True)
class _Found:
    """What the files of a folder have given so far."""

    until: date | None
    positions: list[pd.DataFrame] = field(default_factory=list)
    prices: list[pa.Table] = field(default_factory=list)
    indices: dict[str, pd.DataFrame] = field(default_factory=dict)
    files: list[SourceFile] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    cycles: dict[pd.Timestamp, str] = field(default_factory=dict)

    @property
    def has_positions(self) -> bool:
        """Whether a cycle can be used."""
        return any(len(frame) for frame in self.positions)

    @property
    def has_prices(self) -> bool:
        """Whether an evening can be used."""
        return any(table.num_rows for table in self.prices)


def _gather(root: Path, until: date | None) -> _Found:
    """Read every file once, in the order of their paths."""
    found = _Found(until)
    seen: dict[str, str] = {}
    for path in _files(root):
        name = path.relative_to(root).as_posix()
        content = _content(path)
        digest = hashlib.sha256(content).hexdigest()
        if digest in seen:
            found.refused.append(Refusal(name, None, f"the same file as {seen[digest]}"))
            continue
        seen[digest] = name
        try:
            _take(found, name, content, digest)
        except UnreadableFile as error:
            raise UnreadableFile(error.what, where=str(path), todo=error.todo, problems=error.problems) from None
    return found


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


def _files(root: Path) -> Iterator[Path]:
    """The files that may hold data, sorted."""
    if not root.is_dir():
        what = "it is a file, not a folder" if root.exists() else "there is no such folder"
        raise MissingInput(what, where=str(root), todo="Give the folder that holds the market files")
    paths = sorted(path for path in root.rglob("*") if path.is_file() and not _is_aside(path, root))
    if not paths:
        todo = "Put FINRA short interest, prices and index levels into it"
        raise MissingInput("the folder holds no data", where=str(root), todo=todo)
    yield from paths


def _is_aside(path: Path, root: Path) -> bool:
    """Whether a path is hidden or a note to people."""
    hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
    return hidden or path.suffix.lower() == ".md" or path.name.upper().startswith("README")


def _take(found: _Found, name: str, content: bytes, digest: str) -> None:
    """Add one file to what was found."""
    kind = kind_of(content)
    if kind is None:
        found.refused.append(Refusal(name, None, "its first line is that of no known format"))
    elif kind not in READ_NOW:
        found.files.append(SourceFile(name, kind.value, 0, None, None, digest, used=False))
    elif kind is Kind.SHORT_INTEREST:
        _take_positions(found, name, content, digest)
    elif kind is Kind.PRICES:
        _take_prices(found, name, content, digest)
    else:
        _take_levels(found, name, content, digest)


def _take_positions(found: _Found, name: str, content: bytes, digest: str) -> None:
    """The cycles of one file that were published in time and are in no earlier file."""
    import pandas as pd  # noqa: PLC0415 - loaded with the first file

    frame, refused = read_positions(content, name)
    if found.until is not None:
        frame = frame[frame["published"] <= pd.Timestamp(found.until)]
    for cycle in frame["settlement"].unique():
        if (earlier := found.cycles.setdefault(cycle, name)) != name:
            frame = frame[frame["settlement"] != cycle]
            reason = f"the cycle of {cycle:%Y-%m-%d} is in {earlier} already"
            found.refused.append(Refusal(name, None, reason))
    if len(frame):
        found.refused += refused
        found.positions.append(frame)
        found.files.append(_source(name, Kind.SHORT_INTEREST, frame["settlement"], digest))


def _take_prices(found: _Found, name: str, content: bytes, digest: str) -> None:
    """The evenings of one file; what is kept of it is known when all price files are joined."""
    table = price_table(content, name, found.until)
    if table.num_rows:
        found.prices.append(table)
        found.files.append(SourceFile(name, Kind.PRICES.value, table.num_rows, None, None, digest))


def _take_levels(found: _Found, name: str, content: bytes, digest: str) -> None:
    """The levels of one index, named by its file."""
    import pandas as pd  # noqa: PLC0415

    index = Path(name).stem
    if index in found.indices:
        found.refused.append(Refusal(name, None, f"the index {index} is read from another file already"))
        return
    frame, refused = read_levels(content, name)
    if found.until is not None:
        frame = frame[frame["date"] <= pd.Timestamp(found.until)]
    if len(frame):
        found.indices[index] = frame
        found.refused += refused
        found.files.append(_source(name, Kind.LEVELS, frame["date"], digest))


def _source(name: str, kind: Kind, days: pd.Series[pd.Timestamp], digest: str) -> SourceFile:
    """The entry of a file with the days that were kept of it."""
    return SourceFile(name, kind.value, len(days), days.min().date(), days.max().date(), digest)


def _assembled(root: Path, found: _Found) -> Market:
    """The market of all that was found."""
    import pandas as pd  # noqa: PLC0415

    prices, refused = read_prices(found.prices)
    if prices.empty:
        problems = listed([f"{row.file}, line {row.line}: {row.reason}" for row in refused])
        todo = "Give each issue a close above zero, once an evening"
        raise UnreadableFile("none of its prices can be used", where=str(root), todo=todo, problems=problems)
    positions = pd.concat(found.positions).sort_values(["settlement", "file", "line"], ignore_index=True)
    kept = {str(name): days for name, days in prices.groupby("file", observed=True)["date"]}
    return Market(
        folder=str(root),
        positions=positions.astype({"file": "category"}),
        prices=prices,
        indices=dict(sorted(found.indices.items())),
        files=tuple(_counted(file, kept) for file in found.files),
        refused=tuple(found.refused + refused),
        invented=_is_invented(root),
    )


def _counted(file: SourceFile, kept: Mapping[str, pd.Series[pd.Timestamp]]) -> SourceFile:
    """The entry of a price file with the rows that were kept; any other as it is."""
    if file.kind != Kind.PRICES:
        return file
    if file.name not in kept:
        return SourceFile(file.name, file.kind, 0, None, None, file.sha256)
    return _source(file.name, Kind.PRICES, kept[file.name], file.sha256)


def _is_invented(root: Path) -> bool:
    """Whether the note in the folder says that its companies are invented."""
    notes = (root / "README.md", root / "README.txt")
    return any("invented" in "\n".join(_first_lines(note)).lower() for note in notes if note.is_file())


def _first_lines(note: Path) -> list[str]:
    """The head of a note."""
    return note.read_text(encoding="utf-8", errors="replace").splitlines()[:10]


def _too_early(root: Path, until: date) -> OutsideData:
    """The complaint that nothing was known yet, with the first day on which something was."""
    whole = read_market(root)
    published, evening = whole.positions["published"].min().date(), whole.prices["date"].min().date()
    first = max(published, evening)
    return OutsideData(
        f"nothing can be said as of {until}: the first positions were published on {published}, "
        f"the first prices are of {evening}",
        where=str(root),
        todo=f"Ask for {first} or later",
    )
