"""The command: one thin verb a module; parse, call, print, exit status."""

from __future__ import annotations

import gc
import os
import sys

import click

from narrator import __version__
from narrator.cli import brief, check, dedupe, extract, fetch, measure, publish, serve
from narrator.cli.options import UNUSABLE
from narrator.errors import NarratorError
from narrator.progress import shown

_RARELY = 50_000
"""New objects between two collections of garbage: a library's import makes thousands, and none of them is garbage."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="narrator")
def narrator() -> None:
    """Short-selling news that leads back to its rows and its sentences.

    Every verb but serve takes --json. Exit status: 0 clean, 1 findings, 2 input or usage that cannot be used.
    """


for _verb in (
    brief.brief,
    check.check,
    measure.measure,
    extract.extract,
    dedupe.dedupe,
    fetch.fetch,
    publish.publish,
    serve.serve,
):
    narrator.add_command(_verb)


def main() -> None:
    """Run the command; a complaint that a person can act on ends with status 2 and no traceback."""
    gc.set_threshold(_RARELY)
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")  # two allocators cannot use what the other frees
    try:
        with shown():
            narrator(prog_name="narrator")
    except NarratorError as complaint:
        click.echo(f"narrator: {complaint}", err=True)
        sys.exit(UNUSABLE)
    except OSError as failure:
        if failure.filename is None:
            raise
        click.echo(f"narrator: {failure.filename}: {failure.strerror}. Check the path and who may use it.", err=True)
        sys.exit(UNUSABLE)
    finally:
        gc.freeze()  # what there is goes with the process; nobody need look through it first
