"""The verb that finds copies."""

from __future__ import annotations

from pathlib import Path

import click

from narrator.cli.deliver import deliver, require_one_form, require_place
from narrator.cli.options import PATH, json_option


@click.command(short_help="Find copies, originals, and what the copies changed.")
@click.argument("path", type=PATH)
@click.option("--index", type=PATH, metavar="FILE", help="Add them to this index, and show what they copy there.")
@click.option("--html", "as_html", is_flag=True, help="Print a page that shows copies beside their originals.")
@click.option("-o", "--output", type=PATH, metavar="PAGE", help="Write it there instead of printing it.")
@json_option
def dedupe(*, path: Path, index: Path | None, as_html: bool, output: Path | None, as_json: bool) -> None:
    """Find which articles of PATH are one text, what the copies changed, and how many stand behind each fact."""
    from narrator import pipeline, shapes  # noqa: PLC0415  --help stays light
    from narrator.articles import articles_in  # noqa: PLC0415
    from narrator.terminal import results  # noqa: PLC0415

    require_one_form(as_html=as_html, as_json=as_json)
    if output is not None:
        require_place(output)
    articles = articles_in(path)
    if as_html:
        pieces = [pipeline.copies_page(articles, index)]
    else:
        found = pipeline.add_with_origins(articles, index) if index else pipeline.clusters_with_origins(articles)
        lines = [f"{one}\n" for one in results.cluster_lines(*found)]
        pieces = [shapes.as_json(shapes.dedupe_shape(*found)) + "\n"] if as_json else lines
    deliver(pieces, output)
