"""Our figures beside a published table, with what other segment rules say. Nothing is tuned to it.

    python benchmarks/published_table.py MARKET_FOLDER [DATE]

The table: S3 Partners, "Small Caps Make The Best Shorts", 7 September 2023, in billions of dollars. Its positions are
the firm's own estimates by the day; ours are FINRA's by the cycle, as known on DATE (default 2023-09-07).
"""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

from narrator.measure.statistics import measure_positions
from narrator.model.statistics import Statistic
from narrator.read.market import read_market

PUBLISHED = {
    "large_and_above": (653.1, -110.73, 21.02),
    "mid": (227.4, -29.06, 15.12),
    "small_and_below": (85.6, 12.93, 9.74),
}
"""Average short interest, profit this year, profit since August."""

BILLION = Decimal(10) ** 9


def of_segment(statistics: tuple[Statistic, ...], name: str, segment: str) -> list[Statistic]:
    """The statistics of a segment by name, the longest period first."""
    return [one for one in statistics if one.name == name and dict(one.subject.parts) == {"segment": segment}]


def main() -> None:
    """Print each figure beside the published one, its ratio, and the alternatives that turn its sign."""
    as_of = date.fromisoformat(sys.argv[2]) if len(sys.argv) > 2 else date(2023, 9, 7)
    statistics = measure_positions(read_market(Path(sys.argv[1]), until=as_of), as_of)
    print(f"US$ billion, as of {as_of}          published      ours  ours/published")
    for segment, published in PUBLISHED.items():
        average = of_segment(statistics, "average_short_interest", segment)[0]
        year, recent = of_segment(statistics, "short_profit", segment)
        for label, one, figure in zip(
            ("average short interest", "profit this year", "profit since August"),
            (average, year, recent),
            published,
            strict=True,
        ):
            ours = float(one.value / BILLION)
            print(f"{segment:16} {label:23} {figure:9.2f} {ours:9.2f} {ours / figure:9.2f}")
            for other in one.sensitivity if one.name == "short_profit" else ():
                note = "  turns it over" if other.flips else ""
                print(f"{'':16}   {other.definition:40} {float(other.value / BILLION):9.2f}{note}")


if __name__ == "__main__":
    main()
