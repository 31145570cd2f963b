"""The files of a source brought into a folder, each whole or not at all."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from narrator import __version__
from narrator.errors import InputError
from narrator.fetch.question import Question, wanted_by
from narrator.fetch.source import Joined, Source, Wanted
from narrator.fetch.transfer import Setback, Way, download, open_client

BETWEEN_FILES = 0.5
"""Seconds between one file and the next."""

GIVE_UP_AFTER = 2
"""Files in a row that a failing server may cost; the others are left for another run."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A file that is not there or not up to date, where it would have come from, and why it did not."""

    file: str
    url: str
    reason: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a folder now has of a source: paths below the folder, in the order in which they were asked for.

    A file can be written and missing at once, where something newer came and not all of it. `differing` names rows
    that were there and that the publisher now gives otherwise; they stay as they were.
    """

    source: str
    folder: str
    written: tuple[str, ...]
    kept: tuple[str, ...]
    missing: tuple[Missing, ...]
    differing: tuple[str, ...]
    terms: str

    @property
    def complete(self) -> bool:
        """Whether every file that was asked for is there, and none of its rows in doubt."""
        return not self.missing and not self.differing


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of one file."""

    wanted: Wanted
    path: str = ""
    written: bool = False
    fault: str | None = None
    differing: tuple[str, ...] = ()


def fetch_files(
    source: Source,
    folder: str | Path,
    question: Question,
    *,
    wait: Callable[[float], None] = time.sleep,
    tell: Callable[[str], None] = lambda _: None,
) -> Fetched:
    """Bring what a question wants of a source into a folder.

    What lies in the folder and is whole and up to date is kept and never fetched again. A new file gets its name only
    when it is whole; an old one stays until then. Where the publisher fails, what came stays and the rest is listed as
    missing.

    Parameters
    ----------
    wait : passes a number of seconds.
    tell : takes one line on each file as it is done.

    Raises
    ------
    InputError : something needed is not given, or the folder cannot be made or written to.
    MissingPart : the library that the source needs is not installed.
    OutsideData : nothing was published in that time, or it begins before the source's first file.
    """
    wanted = wanted_by(question, source)
    root = _folder(Path(folder))
    contact = f" {question.contact}" if "contact" in source.needs else ""
    agent = source.agent.format(f"market-narrator/{__version__}") + contact
    outcomes = []
    with closing(open_client(agent, dict(source.headers))) as client:
        for outcome in _bring(source, wanted, root, Way(client, source.origins, wait)):
            if outcome.written or outcome.fault:
                tell(f"{outcome.wanted.name}: {outcome.fault or 'fetched'}")
            outcomes.append(outcome)
    return _fetched(source, root, outcomes)


def _fetched(source: Source, root: Path, outcomes: Sequence[_Outcome]) -> Fetched:
    return Fetched(
        source=source.name,
        folder=str(root),
        written=tuple(one.path for one in outcomes if one.written),
        kept=tuple(one.path for one in outcomes if not one.written and not one.fault),
        missing=tuple(Missing(one.wanted.name, _url(source, one.wanted), one.fault) for one in outcomes if one.fault),
        differing=tuple(f"{one.path}: {row}" for one in outcomes for row in one.differing),
        terms=source.terms,
    )


def _url(source: Source, wanted: Wanted) -> str:
    return source.base + (wanted.places[0] if wanted.places else "")


def _folder(root: Path) -> Path:
    """The folder, made where it was not there."""
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        todo = "Name a folder, or a place where one can be made"
        raise InputError(f"no folder can be made there ({error.strerror})", where=str(root), todo=todo) from error
    return root


def _bring(source: Source, wanted: Sequence[Wanted], root: Path, way: Way) -> Iterator[_Outcome]:
    """Each file in turn: kept as it is, or asked for, while the server does not fail time after time."""
    there, failed, pause, lacking = _files_below(root), 0, 0.0, {""}
    for one in wanted:
        if one.instead_of not in lacking:
            continue
        path = _place(one, root, there)
        old, fault = _on_disk(path, one)
        outcome = _Outcome(one, path.relative_to(root).as_posix(), fault=fault)
        if fault or (old is not None and not one.lacks(old) and one.reaches_back(old)):
            pass
        elif failed == GIVE_UP_AFTER:
            outcome = replace(outcome, fault=f"not asked for: the server failed with {failed} files in a row")
        else:
            if pause:
                way.wait(pause)
            came = _taken(source, one, path, way)
            pause = 0.0 if one.take else BETWEEN_FILES
            failed = failed + 1 if isinstance(came, Setback) and came.may_pass else 0
            outcome = _settled(outcome, path, old, came)
        lacking |= {one.name} if outcome.fault else set()
        yield outcome


def _files_below(root: Path) -> dict[str, Path]:
    """The files of a market folder by name; of two with one name, the first by path."""
    paths = sorted((path for path in root.rglob("*") if path.is_file()), reverse=True)
    return {path.name: path for path in paths if not any(p.startswith(".") for p in path.relative_to(root).parts)}


def _place(wanted: Wanted, root: Path, there: dict[str, Path]) -> Path:
    """Where a file lies, or is to lie."""
    own = root / wanted.name
    if own.is_file() or not wanted.anywhere:
        return own
    return there.get(PurePosixPath(wanted.name).name, own)


def _on_disk(path: Path, wanted: Wanted) -> tuple[bytes | None, str | None]:
    """A file that was there before, and what is wrong with it."""
    if not path.is_file():
        return None, None
    try:
        content = path.read_bytes()
        fault = wanted.fault_in(content)
    except OSError as error:
        content, fault = b"", f"it cannot be read ({error.strerror})"
    if fault:
        fault = f"the file that is there is left alone but cannot be used: {fault}; move it away and fetch again"
    return content, fault


def _taken(source: Source, wanted: Wanted, path: Path, way: Way) -> bytes | Setback:
    """What comes for a file, whole and in the shape in which it is kept, or why nothing does."""
    came: bytes | Setback = Setback("it lies nowhere")
    if wanted.take:
        came = wanted.take()
    for place in wanted.places if not wanted.take else ():
        came = download(way, source.base + place, path.with_name(f".{path.name}.part"))
        if not (isinstance(came, Setback) and came.absent):
            break
    if isinstance(came, bytes):
        came = wanted.shaped(came)
    if isinstance(came, bytes) and (fault := wanted.fault_in(came)):
        return Setback(f"what came is refused: {fault}")
    return came


def _settled(outcome: _Outcome, path: Path, old: bytes | None, came: bytes | Setback) -> _Outcome:
    """Put what came into its place, where it adds to what was there, and say what is still lacking."""
    one = outcome.wanted
    if isinstance(came, Setback):
        lacking = one.lacks(old) if old is not None else None
        if old is not None and not lacking:
            return outcome  # nothing earlier to be had; what was there is up to date
        return replace(outcome, fault=f"{came.reason}; {lacking}" if lacking else came.reason)
    after = Joined(came) if old is None else one.joined(old, came)
    if after.content != old:
        _put(path, after.content)
    return replace(outcome, written=after.content != old, fault=one.lacks(after.content), differing=after.differing)


def _put(path: Path, content: bytes) -> None:
    """Give whole content its name."""
    part = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
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
