"""The verb that brings public files."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from narrator.cli.deliver import print_result
from narrator.cli.options import CLEAN, FINDINGS, PATH, Day, json_option


@click.command(short_help="Bring public files into a market folder.")
@click.argument("source", metavar="SOURCE")
@click.option("--to", "folder", type=PATH, required=True, metavar="DIR", help="The market folder; made if need be.")
@click.option("--since", type=Day(), help="The first day; prices has no history and may do without.")
@click.option("--until", type=Day(), help="Only what was published by then; without it, by today.")
@click.option("--symbols", default="", metavar="A,B", help="What history is to bring.")
@click.option("--contact", default="", metavar="TEXT", envvar="NARRATOR_CONTACT", help="Who asks, for sec.")
@json_option
def fetch(
    *, source: str, folder: Path, since: date | None, until: date | None, symbols: str, contact: str, as_json: bool
) -> None:
    """Bring public files of SOURCE into a market folder: whole, each once, none before it is published.

    \b
    finra         short interest, two files a month
    finra-volume  daily short-sale volume
    cftc          futures positions, a file a year
    sec           fails to deliver, two files a month; wants --contact
    prices        the evening's closes of all issues, after 16:30 in New York
    history       past closes of --symbols, and of the indices russell_2000,
                  sp_500 and nasdaq_100; wants pip install '.[history]'
    """  # noqa: D301  the mark keeps click from joining the lines
    from narrator import shapes  # noqa: PLC0415  --help stays light
    from narrator.fetch.files import fetch_files  # noqa: PLC0415  loads httpx
    from narrator.fetch.question import Question  # noqa: PLC0415
    from narrator.fetch.sources import source_named  # noqa: PLC0415
    from narrator.terminal import results  # noqa: PLC0415

    names = tuple(name.strip() for name in symbols.split(",") if name.strip())
    question = Question(since, until, names, contact)
    fetched = fetch_files(source_named(source), folder, question, tell=lambda line: click.echo(line, err=True))
    print_result(shapes.fetch_shape(fetched), results.fetched_lines(fetched), as_json)
    sys.exit(CLEAN if fetched.complete else FINDINGS)
