"""Write `corpus/market`: a small market of invented companies in the true file formats, with their true quirks.

`python corpus/make_market.py [FOLDER]` writes the same bytes every time. Nothing in it is a fact about a listed
company. What the market is to look like stands in the constants of `making.companies`; what breaks readers stands in
the functions that write it.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corpus.making.companies import NAMED, Issue, beside, ordinary, quirky, stems
from corpus.making.files import write
from corpus.making.futures import write_futures
from corpus.making.indices import write_events, write_members, write_multiples
from corpus.making.positions import listed_positions, other_positions, write_short_interest
from corpus.making.prices import evenings, price_rows, settlements, write_levels, write_prices
from corpus.making.registers import (
    write_earlier_holdings,
    write_fails,
    write_flows,
    write_holdings,
    write_more_fails,
    write_more_short_volume,
    write_more_stock_loan,
    write_short_volume,
    write_stock_loan,
)

SEED = 20260630

NOTE = """# An invented market

Every company, fund, price, position and flow in this folder is invented: `corpus/make_market.py` made it from a
seed and writes the same bytes again. The file formats are the true ones, with their true traps. The futures contracts
have their real codes, since readers key on them; their numbers are invented like the rest.
"""


def make_market(folder: Path) -> None:
    """Write every file of the invented market into `folder`."""
    rng = np.random.default_rng(SEED)
    names, taken = stems(rng), {row[0] for row in NAMED} | {"NA", "TRUE", "NAN"}
    issues = quirky(ordinary(rng, names, taken)) + beside()
    days = evenings()
    market = 0.008 * rng.standard_normal(len(days))
    rows = [price_rows(issue, days, market, rng) for issue in issues]
    for name in ("prices", "cftc"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    write_prices(folder, issues, rows)
    write_levels(folder, issues, rows, days)
    cycles = settlements(days)
    positions, others = listed_positions(issues, rows, cycles, rng), other_positions(cycles, rng, names, taken)
    write_short_interest(folder, {cycle: positions[cycle] + others[cycle] for cycle in cycles}, rng)
    write_short_volume(folder, issues, rng)
    write_futures(folder, rng)
    write_fails(folder, issues, rng)
    write_stock_loan(folder, issues, rng)
    write_holdings(folder, issues)
    write_flows(folder, rng)
    _add(folder, issues, rows, days)
    write(folder / "README.md", NOTE.splitlines())


def _add(folder: Path, issues: Sequence[Issue], rows: Sequence[pd.DataFrame], days: Sequence[date]) -> None:
    """What came to the market later, each part from a seed of its own: none changes a file of another."""
    seeds = (np.random.default_rng([SEED, number]) for number in itertools.count(1))
    write_more_short_volume(folder, issues, days[-10:-1], next(seeds))
    late_may = [day for day in days if date(2026, 5, 15) <= day <= date(2026, 5, 31)]
    write_more_fails(folder, issues, late_may, next(seeds))
    write_more_stock_loan(folder, issues, (date(2026, 3, 31), date(2026, 5, 29)), next(seeds))
    write_earlier_holdings(folder, issues, next(seeds))
    write_members(folder, issues, rows, next(seeds))
    write_multiples(folder, next(seeds))
    write_events(folder)


if __name__ == "__main__":
    make_market(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "market")
