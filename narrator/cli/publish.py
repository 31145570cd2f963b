"""The verb that writes a day into an archive."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from narrator.cli.deliver import print_result
from narrator.cli.options import PATH, Day, articles_option, day_option, json_option, market_option


@click.command(short_help="Write a day into an archive: page, e-mail, feed.")
@click.option("--to", "folder", type=PATH, metavar="DIR", required=True, help="The archive folder; made if need be.")
@day_option
@market_option
@articles_option
@click.option("--corrected-on", type=Day(), help="The day of a correction, where the day is published already.")
@click.option("--address", default="", metavar="URL", help="Where the archive is served, for the links of the feed.")
@json_option
def publish(
    *,
    folder: Path,
    on: date | None,
    market: Path | None,
    articles: Path | None,
    corrected_on: date | None,
    address: str,
    as_json: bool,
) -> None:
    """Write a day's page, e-mail, list and feed into an archive; a change is shown as a correction."""
    from narrator import pipeline, shapes  # noqa: PLC0415  --help stays light
    from narrator.publish.briefing import publish_briefing  # noqa: PLC0415  --help stays light

    desk = pipeline.open_desk(market, articles, on)
    done = publish_briefing(
        desk.briefing(),
        folder,
        on=desk.market_day(),
        articles=desk.articles,
        corrected_on=corrected_on,
        address=address,
    )
    lines = [f"Written: {path}" for path in done.written] or ["Nothing has changed."]
    print_result(shapes.publish_shape(done), lines, as_json)
