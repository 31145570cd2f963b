"""The verb that reads articles."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from narrator.cli.deliver import deliver, require_one_form, require_place
from narrator.cli.options import PATH, json_option


@click.command(short_help="Read names, quotes, figures and claims out of articles.")
@click.argument("files", nargs=-1, required=True, type=PATH, metavar="FILE...")
@click.option("--html", "as_html", is_flag=True, help="Print a page that shows the articles with everything marked.")
@click.option("-o", "--output", type=PATH, metavar="PAGE", help="Write it there instead of printing it.")
@click.option("--market", type=PATH, metavar="DIR", help="Market files; companies get the symbols of their issues.")
@json_option
def extract(*, files: tuple[Path, ...], as_html: bool, output: Path | None, market: Path | None, as_json: bool) -> None:
    """Read entities, quotes, figures and claims out of articles."""
    from narrator import facts, shapes  # noqa: PLC0415  --help stays light
    from narrator.articles import articles_in, statements_along  # noqa: PLC0415
    from narrator.terminal import results  # noqa: PLC0415

    require_one_form(as_html=as_html, as_json=as_json)
    if output is not None:
        require_place(output)
    articles = [one for file in files for one in articles_in(file)]
    found = statements_along(articles, facts.listed_securities(market) if market else ())
    if as_html:
        from narrator.publish.statements import statements_page  # noqa: PLC0415  --help stays light

        pieces: Iterable[str] = [statements_page(found)]
    elif as_json:
        pieces = shapes.extract_pieces(found)
    else:
        pieces = (f"{line}\n" for pair in found for line in results.statement_lines(*pair))
    deliver(pieces, output)
