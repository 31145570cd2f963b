"""Short positions by cycle in FINRA's layout, with its floors, sentinels, splits and restatements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from corpus.making.companies import FIRST, Issue, ticker
from corpus.making.files import write

RESTATED = date(2025, 8, 29)

# The four with most new shorts, and how their shares short grow in the cycle of 15 June 2026.
PILED_IN = {"ALDW": 1.185, "CRFH": 1.17, "LUMT": 1.16, "SOLV": 1.14}
STILL = date(2026, 5, 15)
GROWTH = {date(2026, 5, 15): 1.0025, date(2026, 5, 29): 1.0022, date(2026, 6, 15): 1.0012}

HEADER = (
    "accountingYearMonthNumber|symbolCode|issueName|issuerServicesGroupExchangeCode|marketClassCode|"
    "currentShortPositionQuantity|previousShortPositionQuantity|stockSplitFlag|averageDailyVolumeQuantity|"
    "daysToCoverQuantity|revisionFlag|changePercent|changePreviousNumber|settlementDate"
)
VENUES = {"nyse": "A|NYSE", "amex": "B|AMEX", "nasdaq": "R|NNM"}


@dataclass(frozen=True, slots=True)
class Position:
    """One row of a cycle, before its derived columns."""

    symbol: str
    name: str
    venue: str
    current: int
    volume: int
    split: bool = False


def ratio_path(issue: Issue, cycles: Sequence[date], rng: np.random.Generator) -> np.ndarray:
    """Shares short in shares outstanding by cycle: a slow wander, calm where the stories of the last weeks are told."""
    wander, level = np.zeros(len(cycles)), 0.0
    for place, cycle in enumerate(cycles):
        calm = cycle >= STILL and issue.tier in {"small", "micro", "nano"}
        level = (1.0 if calm else 0.93) * level + (0.006 if calm else 0.035) * float(rng.standard_normal())
        wander[place] = level
    growth = np.cumprod([GROWTH.get(cycle, 1.0) if issue.common else 1.0 for cycle in cycles])
    jump = np.array([PILED_IN.get(issue.symbol, 1.0) if cycle >= date(2026, 6, 15) else 1.0 for cycle in cycles])
    return np.asarray(issue.ratio * np.exp(wander) * growth * jump)


def listed_positions(
    issues: Sequence[Issue], rows: Sequence[pd.DataFrame], cycles: Sequence[date], rng: np.random.Generator
) -> dict[date, list[Position]]:
    """The positions of all listed issues by cycle."""
    found: dict[date, list[Position]] = {cycle: [] for cycle in cycles}
    for issue, frame in zip(issues, rows, strict=True):
        ratios = ratio_path(issue, cycles, rng)
        evening = frame.set_index("date")
        for before, cycle, ratio in zip([FIRST, *cycles], cycles, ratios, strict=False):
            if cycle not in evening.index:
                continue
            since = evening.loc[(evening.index > before) & (evening.index <= cycle)]
            split = issue.split is not None and before < issue.split[0] <= cycle
            current = int(ratio * float(frame["shares"][frame["date"] == cycle].iloc[0]))
            venue = "R|SC" if issue.exchange == "nasdaq" and issue.tier in {"micro", "nano"} else VENUES[issue.exchange]
            name = issue.name.replace(
                " Common Stock", ", Common Stock" if issue.exchange == "nyse" else " Common Stock"
            )
            found[cycle].append(Position(issue.joined, name[:30], venue, current, int(since["volume"].mean()), split))
    return found


def other_positions(
    cycles: Sequence[date], rng: np.random.Generator, names: Iterator[str], taken: set[str]
) -> dict[date, list[Position]]:
    """Over-the-counter issues, many without a trade, and exchange-traded funds: rows that have no price."""
    found: dict[date, list[Position]] = {cycle: [] for cycle in cycles}
    rows = [(next(names), "S|OTC", 4e4, 4000) for _ in range(40)]
    rows += [(next(names), ("E|ARCA", "H|BZX")[number % 2], 2e6, 900_000) for number in range(18)]
    for number, (stem, venue, size, volume) in enumerate(rows):
        over = venue == "S|OTC"
        symbol = ticker(stem, taken) + (("F", "Y")[number % 2] if over else "")
        name = f"{stem} Holdings AG Ordinary Shares (Luxembourg)" if over else f"{stem} Calder Sector {number} ETF"
        base = size * np.exp(rng.standard_normal())
        for cycle in cycles:
            current = int(base * np.exp(0.2 * rng.standard_normal()))
            traded = 0 if over and number % 3 == 0 else int(volume * np.exp(rng.standard_normal()))
            absent = over and number % 7 == 1 and cycle.month % 4 == 0
            if not absent:
                found[cycle].append(Position(symbol, name[:30], venue, 0 if number == 4 else current, traded))  # noqa: PLR2004
    return found


def write_short_interest(folder: Path, positions: dict[date, list[Position]], rng: np.random.Generator) -> None:
    """One file a cycle. The previous position is as it was filed, or restated where the flag is R."""
    before: dict[str, int] = {row.symbol: int(row.current * 0.97) for row in positions[min(positions)][::2]}
    for cycle, rows in positions.items():
        lines = [HEADER]
        for row in sorted(rows, key=lambda row: row.symbol):
            previous, flag = before.get(row.symbol, 0), ""
            if cycle == RESTATED and previous > 1000 and rng.random() < 0.1:  # noqa: PLR2004
                previous, flag = int(previous * rng.uniform(1.01, 1.06)), "R"
            lines.append(position_line(cycle, row, previous, flag))
        before = {row.symbol: row.current for row in rows}
        write(folder / "finra_short_interest" / f"shrt{cycle:%Y%m%d}.csv", lines)


def position_line(cycle: date, row: Position, previous: int, flag: str) -> str:
    """One row with the columns that FINRA derives: its floors, its sentinels, its 100.00."""
    cover = 999.99 if row.volume == 0 else min(max(row.current / row.volume, 1.0), 999.99)
    change = 100.0 if previous == 0 else (row.current - previous) / previous * 100
    cells = (
        f"{cycle:%Y%m%d}", row.symbol, row.name, row.venue, row.current, previous, "S" if row.split else "",
        row.volume, f"{cover:.2f}", flag, f"{change:.2f}", row.current - previous, cycle,
    )  # fmt: skip
    return "|".join(str(cell) for cell in cells)
