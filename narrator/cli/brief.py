"""The verb that writes the briefing of a day."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from narrator.cli.deliver import deliver, refusals, require_place, say
from narrator.cli.options import CLEAN, FINDINGS, PATH, articles_option, day_option, json_option, market_option


@click.command()
@day_option
@market_option
@articles_option
@click.option("--template", default="daily.md", show_default=True, help="What to write.")
@click.option("--seed", type=int, default=0, show_default=True, help="Chooses among wordings of equal meaning.")
@click.option("-o", "--output", type=PATH, metavar="FILE", help="Write the briefing there instead of printing it.")
@json_option
def brief(
    *,
    on: date | None,
    market: Path | None,
    articles: Path | None,
    template: str,
    seed: int,
    output: Path | None,
    as_json: bool,
) -> None:
    """Write the briefing of a day, and check it."""
    from narrator import pipeline, shapes  # noqa: PLC0415  --help stays light
    from narrator.check.baseline import Reviewed  # noqa: PLC0415
    from narrator.terminal.report import report_lines, summary  # noqa: PLC0415

    if output is not None:
        require_place(output)
    desk = pipeline.open_desk(market, articles, on)
    briefing = desk.briefing(template=template, seed=seed)
    text = briefing.draft.text
    if not briefing.checked.passed:
        text = f"**This briefing did not pass its own check.**\n\n{text}"
    deliver([shapes.as_json(shapes.brief_shape(briefing)) + "\n" if as_json else text], output)
    if not as_json:
        reviewed = Reviewed(briefing.checked)
        lines = [summary(reviewed)] if briefing.checked.passed else report_lines(briefing.draft.text, reviewed)
        undated = [f"Not used, because nothing dates it: {article}" for article in briefing.undated]
        say([*refusals(desk.facts.refused), *undated, *lines])
    sys.exit(CLEAN if briefing.checked.passed else FINDINGS)
