"""How answers leave: printed, written into a file, said on standard error."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from narrator.errors import InputError, MissingInput


def require_one_form(*, as_html: bool, as_json: bool) -> None:
    """Refuse two forms of one answer."""
    if as_html and as_json:
        raise click.UsageError("--html and --json are two forms of one answer. Choose one of them.")


def require_place(output: Path) -> None:
    """Complain before the work begins where its result could not be written."""
    todo = "Give -o a file in a folder that you may write to"
    if not output.parent.is_dir():
        raise MissingInput("there is no such folder", where=str(output.parent), todo=todo)
    if output.is_dir():
        raise InputError("it is a folder, not a file", where=str(output), todo=todo)
    if not os.access(output.parent, os.W_OK):
        raise InputError("nothing can be written into this folder", where=str(output.parent), todo=todo)


def columns_for(output: Path | None) -> int | None:
    """How wide a terminal is, `None` where the answer goes elsewhere: what is broken there comes out one way."""
    return shutil.get_terminal_size().columns if output is None and sys.stdout.isatty() else None


def deliver(pieces: Iterable[str], output: Path | None) -> None:
    """Print piece by piece, or replace a file whole."""
    if output is None:
        for piece in pieces:
            click.echo(piece, nl=False)
        return
    from narrator.cache import replace_file  # noqa: PLC0415  --help stays light

    replace_file(output, "".join(pieces).encode())
    click.echo(f"Written to {output}.", err=True)


def print_result(shape: Mapping[str, object], lines: Iterable[str], as_json: bool) -> None:
    """Print a result as JSON or as lines."""
    from narrator.shapes import as_json as dump  # noqa: PLC0415  --help stays light

    click.echo(dump(shape) if as_json else "\n".join(lines))


def say(lines: Iterable[str]) -> None:
    """Tell something beside the answer."""
    for line in lines:
        click.echo(line, err=True)


def refusals(refused: Iterable[str]) -> list[str]:
    """What was not read, as lines."""
    return [f"Not read: {one}" for one in refused]
