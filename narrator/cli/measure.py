"""The verb that computes statistics."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from narrator.cli.deliver import print_result, say
from narrator.cli.options import CLEAN, FINDINGS, day_option, json_option, market_option
from narrator.shipped import embedded_market


@click.command(short_help="Compute statistics, with their definitions.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@market_option
@day_option
@click.option(
    "--of", "subjects", multiple=True, metavar="SUBJECT", help="Only of this symbol, segment, index, market …"
)
@click.option("--explain", is_flag=True, help="Print definition, rows, arithmetic and record of each.")
@click.option("--list", "listed", is_flag=True, help="Print the catalogue and compute nothing.")
@json_option
def measure(
    *,
    names: tuple[str, ...],
    market: Path | None,
    on: date | None,
    subjects: tuple[str, ...],
    explain: bool,
    listed: bool,
    as_json: bool,
) -> None:
    """Compute statistics (without NAME, the whole catalogue) with definitions, rows and what else they could be.

    A folder with a damaged file is measured as far as the others allow, and ends with status 1.
    """
    from narrator import facts, shapes  # noqa: PLC0415  --help stays light
    from narrator.terminal import results  # noqa: PLC0415

    if listed:
        entries = facts.catalogue(names)
        print_result(shapes.catalogue_shape(entries), results.catalogue_lines(entries), as_json)
        return
    found = facts.measured_of(market or embedded_market(), on, names=names, subjects=subjects)
    lines = results.explanation_lines if explain else results.statistic_lines
    print_result(shapes.measure_shape(found), lines(found.statistics), as_json)
    if not as_json:
        say(results.reservation_lines(found))
    sys.exit(FINDINGS if found.damaged else CLEAN)
