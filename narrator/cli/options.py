"""What several verbs take, and the statuses that they end with."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

CLEAN, FINDINGS, UNUSABLE = 0, 1, 2
"""Exit statuses: all well, something to look at, input or usage that cannot be used."""


class Day(click.ParamType[date]):
    """An ISO date."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read YYYY-MM-DD."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()  # noqa: DTZ007  a calendar day has no zone
        except ValueError:
            self.fail(f"{value!r} is no date. Write it as 2023-09-11.", param, ctx)


PATH = click.Path(path_type=Path, readable=False)  # the complaint is ours, with what to do

market_option = click.option(
    "--market", type=PATH, metavar="DIR", help="Market files; with no folder given, the embedded corpus."
)
articles_option = click.option(
    "--articles", type=PATH, metavar="DIR", help="Articles; with no folder given, the embedded corpus."
)
day_option = click.option("--date", "on", type=Day(), help="Use only what was known by the end of this day.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print the versioned JSON instead of text.")
