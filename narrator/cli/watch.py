"""A check that is done again whenever its files change, until Ctrl-C."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

import click
import watchfiles

from narrator.cli.options import UNUSABLE
from narrator.errors import NarratorError

Changes: TypeAlias = "Collection[tuple[watchfiles.Change, str]]"
"""What happened, and the path of the file to which it did."""

_MOST = 3
"""Files that are told by name."""

_PAUSE = 100
"""Milliseconds without a change before what was saved is taken to be whole."""


def watch_files(draft: Path, others: Sequence[Path], once: Callable[[], int]) -> int:
    """Run `once` now and after each change of the draft, or of a file or folder beside it; the last status.

    A change that cannot be used is told and does not end it. Raises what the first run raises.
    """
    status = UNUSABLE
    try:
        status = once()
        click.echo(f"Watching {draft} (Ctrl-C ends it).", err=True)
        for changes in _changes(draft, others):
            _begin_anew(_told(changes, draft))
            status = _again(once)
    except KeyboardInterrupt:
        click.echo(err=True)
    return status


def _changes(draft: Path, others: Iterable[Path]) -> Iterator[Changes]:
    """The files of each change; what is saved in several steps is one change."""
    known = [path.absolute() for path in (draft, *others)]
    files = frozenset(str(path) for path in known if not path.is_dir())
    folders = frozenset(str(below) for path in known if path.is_dir() for below, _, _ in os.walk(path))

    def counts(_change: watchfiles.Change, path: str) -> bool:
        return path in files or os.path.dirname(path) in folders  # noqa: PTH120  called for every file of a folder

    parents = (str(Path(file).parent) for file in files)  # an editor may put a new file in the place of the old one
    places = sorted({*folders, *parents})
    return watchfiles.watch(*places, watch_filter=counts, step=_PAUSE, recursive=False, raise_interrupt=True)


def _again(once: Callable[[], int]) -> int:
    try:
        return once()
    except NarratorError as complaint:
        click.echo(f"narrator: {complaint}", err=True)
    except OSError as failure:
        click.echo(f"narrator: {failure.filename}: {failure.strerror}. Check the path and who may use it.", err=True)
    return UNUSABLE


def _told(changes: Changes, draft: Path) -> str:
    """What became of each file, the first few by name: "draft.md changed, articles/june.txt is new"."""
    kinds: dict[str, set[watchfiles.Change]] = {}
    for kind, path in changes:
        kinds.setdefault(path, set()).add(kind)
    told = [_fate(path, kinds[path], draft) for path in sorted(kinds)]
    more = [f"{len(told) - _MOST} more files changed"] if len(told) > _MOST else []
    return ", ".join([*told[:_MOST], *more])


def _fate(path: str, kinds: set[watchfiles.Change], draft: Path) -> str:
    name = os.path.relpath(path)
    name = path if name.startswith("..") else name
    if not Path(path).exists():
        return f"{name} is gone"
    is_new = kinds == {watchfiles.Change.added} and path != str(draft.absolute())
    return f"{name} is new" if is_new else f"{name} changed"


def _begin_anew(why: str) -> None:
    """A line between two answers that says when and why; a person has it at the top of an empty screen."""
    if sys.stdout.isatty():
        click.clear()
    now = datetime.now().astimezone()
    click.echo(click.style(f"\n==== {now:%H:%M:%S}: {why} ====\n", bold=True))
