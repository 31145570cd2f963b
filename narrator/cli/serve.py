"""The verb that answers a browser."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from narrator.cli.deliver import say
from narrator.cli.options import articles_option, day_option, market_option


@click.command(short_help="Show the briefing and check drafts in a browser.")
@click.option("--port", type=click.IntRange(1, 65535), default=8765, show_default=True)
@market_option
@articles_option
@day_option
def serve(port: int, market: Path | None, articles: Path | None, on: date | None) -> None:
    """Show the briefing and check drafts on http://127.0.0.1, for this machine only."""
    from narrator import pipeline  # noqa: PLC0415  --help stays light
    from narrator.web.app import create_app  # noqa: PLC0415  --help stays light
    from narrator.web.app import serve as answer  # noqa: PLC0415  --help stays light

    desk = pipeline.open_desk(market, articles, on)
    today = desk.briefing()
    app = create_app(brief=lambda: today, check=desk.check, articles=lambda: desk.articles)
    say([f"http://127.0.0.1:{port} (Ctrl-C ends it)"])
    answer(app, port)
