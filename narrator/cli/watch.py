"""A check that is done again whenever its files change, until Ctrl-C."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import click
import watchfiles

from narrator.cli.options import UNUSABLE
from narrator.errors import NarratorError

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
        for _ in _changes(draft, others):
            _clear()
            status = _again(once)
    except KeyboardInterrupt:
        click.echo(err=True)
    return status


def _changes(draft: Path, others: Iterable[Path]) -> Iterator[object]:
    """A value for each change; what is saved in several steps is one change."""
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


def _clear() -> None:
    """An empty screen for a person; a mark between two answers for a file."""
    if sys.stdout.isatty():
        click.clear()
    else:
        click.echo("Something has changed.", err=True)
