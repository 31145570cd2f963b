"""The files of a source brought into a folder, each whole or not at all."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from narrator.calendar import publication_date, settlement_dates
from narrator.errors import InputError, OutsideData
from narrator.fetch import finra
from narrator.fetch.transfer import Setback, download, open_client

SOURCES = ("finra",)
"""What can be fetched."""

BETWEEN_FILES = 0.5
"""Seconds between one file and the next."""

GIVE_UP_AFTER = 2
"""Files in a row that a failing server may cost; the others are left for another run."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A file that is not there, where it would have come from, and why it did not."""

    file: str
    url: str
    reason: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a folder now has of a source: paths below the folder, in the order of settlement dates."""

    source: str
    folder: str
    written: tuple[str, ...]
    kept: tuple[str, ...]
    missing: tuple[Missing, ...]
    terms: str

    @property
    def complete(self) -> bool:
        """Whether every file that was asked for is there."""
        return not self.missing


def fetch_files(
    source: str,
    folder: str | Path,
    *,
    since: date,
    until: date | None = None,
    base: str = finra.BASE,
    wait: Callable[[float], None] = time.sleep,
    tell: Callable[[str], None] = lambda _: None,
) -> Fetched:
    """Bring the cycles settled from `since` on, and published by `until` (default and limit: today), into a folder.

    A file that lies anywhere below the folder is kept, never fetched again and never replaced. A new one gets its
    name only when it is whole. Where the publisher fails, what came stays and the rest is listed as missing.

    Parameters
    ----------
    base : the address of the publisher's folder; no other host is asked.
    wait : passes a number of seconds.
    tell : takes one line on each file as it is done.

    Raises
    ------
    InputError : no such source, or the folder cannot be made or written to.
    OutsideData : nothing was published in that time, or `since` lies before the first consolidated file.
    """
    if source not in SOURCES:
        raise InputError("there is no such source", where=source, todo=f"Choose one of: {', '.join(SOURCES)}")
    cycles = {finra.file_name(day): day for day in _published_cycles(since, until)}
    root, folder_url = _folder(Path(folder)), base.rstrip("/")
    there = {name: path for name, path in _files_below(root).items() if name in cycles}
    absent = {name: day for name, day in cycles.items() if name not in there}
    faults = {name: _fault_on_disk(path, cycles[name]) for name, path in there.items()}
    for name, fault in _bring(absent, root, folder_url, wait):
        faults[name] = fault
        tell(f"{name}: {fault or 'fetched'}")
    whole = [name for name in cycles if faults[name] is None]
    return Fetched(
        source=source,
        folder=str(root),
        written=tuple(name for name in whole if name in absent),
        kept=tuple(there[name].relative_to(root).as_posix() for name in whole if name in there),
        missing=tuple(Missing(name, f"{folder_url}/{name}", fault) for name in cycles if (fault := faults[name])),
        terms=finra.TERMS,
    )


def _published_cycles(since: date, until: date | None) -> list[date]:
    """The settlement dates to ask for: none before its publication date."""
    last = min(until or _today(), _today())
    where = f"finra since {since}"
    if since < finra.CONSOLIDATED_SINCE:
        what = f"files of settlement dates before {finra.CONSOLIDATED_SINCE} hold over-the-counter positions only"
        raise OutsideData(what, where=where, todo=f"Ask for {finra.CONSOLIDATED_SINCE} or later")
    if since > last:
        raise OutsideData(f"that is after {last}", where=where, todo="Ask for an earlier day")
    cycles = [day for day in settlement_dates(since, last) if publication_date(day) <= last]
    if not cycles:
        following = settlement_dates(since, since + timedelta(days=31))[0]
        what = f"nothing settled since then was published by {last}"
        todo = f"Begin earlier, or end on {publication_date(following)}, when the cycle of {following} is published"
        raise OutsideData(what, where=where, todo=todo)
    return cycles


def _today() -> date:
    """The date in New York, in summer an hour late, so that no publication date comes early anywhere."""
    return datetime.now(timezone(timedelta(hours=-5))).date()


def _folder(root: Path) -> Path:
    """The folder, made where it was not there."""
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        todo = "Name a folder, or a place where one can be made"
        raise InputError(f"no folder can be made there ({error.strerror})", where=str(root), todo=todo) from error
    return root


def _files_below(root: Path) -> dict[str, Path]:
    """The files of a market folder by name; of two with one name, the first by path."""
    paths = sorted((path for path in root.rglob("*") if path.is_file()), reverse=True)
    return {path.name: path for path in paths if not any(p.startswith(".") for p in path.relative_to(root).parts)}


def _fault_on_disk(path: Path, settlement: date) -> str | None:
    """What is wrong with a file that was there before."""
    try:
        fault = finra.fault_in(path.read_bytes(), settlement)
    except OSError as error:
        fault = f"it cannot be read ({error.strerror})"
    return fault and f"the file that is there is left alone but cannot be used: {fault}; move it away and fetch again"


def _bring(
    absent: Mapping[str, date], root: Path, base: str, wait: Callable[[float], None]
) -> Iterator[tuple[str, str | None]]:
    """Fetch the files one after another; with each, why it is not there now, or `None`."""
    failed = 0
    with open_client() as client:
        for number, (name, settlement) in enumerate(absent.items()):
            if failed == GIVE_UP_AFTER:
                yield name, f"not asked for: the server failed with {failed} files in a row"
                continue
            if number:
                wait(BETWEEN_FILES)
            result = download(client, f"{base}/{name}", wait=wait)
            failed = failed + 1 if isinstance(result, Setback) and result.may_pass else 0
            yield name, result.reason if isinstance(result, Setback) else _put(root / name, result, settlement)


def _put(path: Path, content: bytes, settlement: date) -> str | None:
    """Give content its name if it is whole, else say what is wrong with it."""
    if fault := finra.fault_in(content, settlement):
        return f"what came is refused: {fault}"
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError as error:
        todo = "Make room or give leave to write there, and fetch again; what has come is kept"
        raise InputError(f"it cannot be written ({error.strerror})", where=str(path), todo=todo) from error
    finally:
        part.unlink(missing_ok=True)
    return None
