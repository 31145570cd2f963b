"""The verb that finds copies."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from narrator.cli.deliver import deliver, refusals, require_one_form, require_place, say
from narrator.cli.options import CLEAN, FINDINGS, PATH, json_option


@click.command(short_help="Find copies, originals, and what the copies changed.")
@click.argument("path", type=PATH)
@click.option("--index", type=PATH, metavar="FILE", help="Add them to this index, and show what they copy there.")
@click.option("--html", "as_html", is_flag=True, help="Print a page that shows copies beside their originals.")
@click.option("-o", "--output", type=PATH, metavar="PAGE", help="Write it there instead of printing it.")
@json_option
def dedupe(*, path: Path, index: Path | None, as_html: bool, output: Path | None, as_json: bool) -> None:
    """Find which articles of PATH are one text, what the copies changed, and how many stand behind each fact.

    A file that cannot be read is named and passed over, and the run ends with status 1. Of an article of more than
    100,000 characters only the first are compared.
    """
    from narrator import pipeline, shapes  # noqa: PLC0415  --help stays light
    from narrator.articles import readable_in  # noqa: PLC0415
    from narrator.dedupe.texts import LONGEST  # noqa: PLC0415  loads numpy
    from narrator.terminal import results  # noqa: PLC0415

    require_one_form(as_html=as_html, as_json=as_json)
    if output is not None:
        require_place(output)
    whole, refused = readable_in(path)
    articles = [one.beginning(LONGEST) for one in whole]
    say(refusals(refused))
    say(_left_out(one.id, len(one.text), LONGEST) for one in whole if len(one.text) > LONGEST)
    if as_html:
        pieces = [pipeline.copies_page(articles, index)]
    else:
        found = pipeline.add_with_origins(articles, index) if index else pipeline.clusters_with_origins(articles)
        lines = [f"{one}\n" for one in results.cluster_lines(*found)]
        pieces = [shapes.as_json(shapes.dedupe_shape(*found)) + "\n"] if as_json else lines
    deliver(pieces, output)
    sys.exit(FINDINGS if refused else CLEAN)


def _left_out(name: str, length: int, most: int) -> str:
    return f"{name}: only the first {most:,} of its {length:,} characters are compared."
