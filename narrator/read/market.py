"""A market folder: every file recognised by its content, the whole of it read or a complaint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from narrator.errors import InputError, MissingInput, OutsideData, UnreadableFile
from narrator.model.market import Market, Refusal, SourceFile
from narrator.read.folder import ReadFile, read_files
from narrator.read.formats import FORMATS
from narrator.read.frames import FORMS, empty, joined_frames, without_second_copies
from narrator.read.memory import give_back
from narrator.read.prices import read_prices
from narrator.read.sniff import Kind
from narrator.read.table import listed

if TYPE_CHECKING:
    import pandas as pd


def read_market(folder: str | Path, until: date | None = None, *, tolerant: bool = False) -> Market:
    """The tables of a folder of market files, as far as they were known on `until`.

    Files are looked for in all subfolders and recognised by content, as `narrator.read.sniff.Kind` lists them; unknown
    ones are refused. With `until`, rows published later are left out, and files that hold nothing else are not listed.

    Parameters
    ----------
    tolerant : take what the folder has: a damaged or empty file is listed in `Market.damaged`, and neither positions
        nor prices need be there.

    Raises
    ------
    MissingInput : there is no such folder or nothing in it. Unless `tolerant`: an empty file, or no positions or no
        prices among them.
    UnreadableFile : a file is not what its header promises, with every problem of that file. If `tolerant`, only where
        no file at all can be used.
    OutsideData : everything lies after `until`; names the first day that can be asked for.
    """
    root = Path(folder)
    found = _gather(root, until, tolerant=tolerant)
    if not tolerant:
        _require(root, found)
    elif not found.files:
        raise _nothing_usable(root, found)
    market = _assembled(root, found)
    give_back()
    return market


def _require(root: Path, found: _Found) -> None:
    """Complain where a folder lacks what a briefing needs."""
    if found.until is not None and not (found.has_positions and found.has_prices):
        raise _too_early(root, found.until)
    for there, what in ((found.has_positions, "FINRA short interest"), (found.has_prices, "prices")):
        if not there:
            seen = ", ".join(sorted({file.kind for file in found.files})) or "no known format"
            todo = f"Add {what} to the folder; narrator fetch can, where a publisher allows it"
            raise MissingInput(f"it holds no {what} (found: {seen})", where=str(root), todo=todo)


def _nothing_usable(root: Path, found: _Found) -> InputError:
    """The complaint about a folder of which no file could be used."""
    problems = [f"{one.file}: {one.reason}" for one in (*found.damaged, *found.refused)]
    if not problems and found.until is not None:
        todo = "Ask for a later day, or add earlier files"
        return OutsideData(f"nothing in it had been published by {found.until}", where=str(root), todo=todo)
    todo = "Put files of a known format into it; the README lists them"
    return UnreadableFile("none of its files can be used", where=str(root), todo=todo, problems=listed(problems))


@dataclass(slots=True)
class _Found:
    """What the files of a folder have given so far."""

    until: date | None
    positions: list[pd.DataFrame] = field(default_factory=list)
    prices: dict[str, pd.DataFrame] = field(default_factory=dict)
    indices: dict[str, pd.DataFrame] = field(default_factory=dict)
    tables: dict[str, list[pd.DataFrame]] = field(default_factory=dict)
    files: list[SourceFile] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    damaged: list[Refusal] = field(default_factory=list)

    @property
    def has_positions(self) -> bool:
        """Whether a cycle can be used."""
        return any(len(frame) for frame in self.positions)

    @property
    def has_prices(self) -> bool:
        """Whether an evening can be used."""
        return any(len(frame) for frame in self.prices.values())


def _gather(root: Path, until: date | None, *, tolerant: bool) -> _Found:
    """What every file of a folder gives, each content once."""
    found = _Found(until)
    seen: dict[str, str] = {}
    for file in read_files(root, until):
        if file.fault is not None:
            if not tolerant:
                raise _at(file.path, file.fault) from None
            first = [one for one in getattr(file.fault, "problems", ())[:1] if one not in file.fault.what]
            found.damaged.append(Refusal(file.name, None, "; ".join([file.fault.what, *first])))
        elif file.digest in seen:
            found.refused.append(Refusal(file.name, None, f"the same file as {seen[file.digest]}"))
        else:
            seen[file.digest] = file.name
            _take(found, file)
    return found


def _at(path: Path, error: InputError) -> InputError:
    """A complaint about a file, with the whole of its path."""
    if isinstance(error, UnreadableFile):
        return UnreadableFile(error.what, where=str(path), todo=error.todo, problems=error.problems)
    return error


def _take(found: _Found, file: ReadFile) -> None:
    """Add one file to what was found."""
    if file.kind is None:
        found.refused.append(Refusal(file.name, None, "its first line is that of no known format"))
    elif file.rows is None:
        found.files.append(SourceFile(file.name, file.kind.value, 0, None, None, file.digest, used=False))
    elif file.kind is Kind.SHORT_INTEREST:
        _take_positions(found, file)
    elif file.kind is Kind.PRICES:
        if len(file.rows):  # what is kept of it is known when all price files are joined
            found.prices[file.name] = file.rows
            found.files.append(SourceFile(file.name, file.kind.value, len(file.rows), None, None, file.digest))
    elif file.kind is Kind.LEVELS:
        _take_levels(found, file)
    else:
        _take_table(found, file, FORMATS[file.kind].table)


def _take_table(found: _Found, file: ReadFile, table: str) -> None:
    """The rows of one file that were published in time."""
    if len(file.rows) or not file.held:
        found.refused += file.refused
    if len(file.rows):
        found.tables.setdefault(table, []).append(file.rows)
        found.files.append(_source(file, file.rows["date"]))


def _take_positions(found: _Found, file: ReadFile) -> None:
    """The cycles of one file that were published in time."""
    if len(file.rows):
        found.refused += file.refused
        found.positions.append(file.rows)
        found.files.append(_source(file, file.rows["settlement"]))


def _take_levels(found: _Found, file: ReadFile) -> None:
    """The levels of one index, named by its file."""
    index = Path(file.name).stem
    if index in found.indices:
        reason = f"the index {index} is read from another file already"
        found.refused.append(Refusal(file.name, None, reason))
    elif len(file.rows):
        found.indices[index] = file.rows
        found.refused += file.refused
        found.files.append(_source(file, file.rows["date"]))


def _source(file: ReadFile, days: pd.Series[pd.Timestamp]) -> SourceFile:
    """The entry of a file with the days that were kept of it."""
    return SourceFile(file.name, str(file.kind), len(days), days.min().date(), days.max().date(), file.digest)


def _assembled(root: Path, found: _Found) -> Market:
    """The market of all that was found, which is let go as it is joined."""
    prices, refused = _joined_prices(root, found)
    give_back()
    positions, again = _joined_positions(found)
    refused += again
    tables = {}
    for table in sorted(set(FORMS) - {"positions", "prices"}):
        tables[table], repeated = joined_frames(table, found.tables.pop(table, []))
        refused += repeated
    kept = _days_kept(prices)
    return Market(
        folder=str(root),
        positions=positions,
        prices=prices,
        indices=dict(sorted(found.indices.items())),
        **tables,
        files=tuple(_counted(file, kept) for file in found.files),
        refused=tuple(found.refused + refused),
        damaged=tuple(found.damaged),
        invented=_is_invented(root),
    )


def _joined_positions(found: _Found) -> tuple[pd.DataFrame, list[Refusal]]:
    """The cycles of all files, oldest first, and the rows that another file had already."""
    import pandas as pd  # noqa: PLC0415

    if not found.positions:
        return empty("positions"), []
    whole, refused = pd.concat(found.positions, ignore_index=True), list[Refusal]()
    cycles = sum(frame["settlement"].nunique() for frame in found.positions)
    found.positions.clear()
    if cycles > whole["settlement"].nunique():
        whole, refused = without_second_copies(whole, "positions")
    whole = whole.astype({"file": "category"})
    if not whole["settlement"].is_monotonic_increasing:  # the files stand by their paths, their rows by their lines
        whole = whole.sort_values("settlement", kind="stable", ignore_index=True)
    return whole, refused


def _joined_prices(root: Path, found: _Found) -> tuple[pd.DataFrame, list[Refusal]]:
    """The evenings of all files."""
    if not found.has_prices:
        return empty("prices"), []
    prices, refused = read_prices(found.prices)
    if prices.empty:
        problems = listed([f"{row.file}, line {row.line}: {row.reason}" for row in refused])
        todo = "Give each issue a close above zero, once an evening"
        raise UnreadableFile("none of its prices can be used", where=str(root), todo=todo, problems=problems)
    return prices, refused


def _days_kept(prices: pd.DataFrame) -> dict[str, tuple[int, pd.Timestamp, pd.Timestamp]]:
    """How many rows were kept of each price file, the first day and the last."""
    files, every = prices["file"].cat.categories, prices["date"]
    if len(files) == 1:
        return {str(files[0]): (len(prices), every.min(), every.max())}
    days = prices.groupby("file", observed=True)["date"].agg(["size", "min", "max"])
    return {str(file): (int(size), first, last) for file, size, first, last in days.itertuples()}


def _counted(file: SourceFile, kept: Mapping[str, tuple[int, pd.Timestamp, pd.Timestamp]]) -> SourceFile:
    """The entry of a price file with the rows that were kept; any other as it is."""
    if file.kind != Kind.PRICES:
        return file
    if file.name not in kept:
        return SourceFile(file.name, file.kind, 0, None, None, file.sha256)
    rows, first, last = kept[file.name]
    return SourceFile(file.name, file.kind, rows, first.date(), last.date(), file.sha256)


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
