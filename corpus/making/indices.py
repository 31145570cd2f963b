"""What is said of the indices from outside: their members, how they are valued, and dated events."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd

from corpus.making.companies import Issue
from corpus.making.files import write

RANKED, IN_FORCE = date(2025, 12, 31), date(2026, 1, 2)

GICS = {
    "Finance": "Financials",
    "Technology": "Information Technology",
    "Basic Materials": "Materials",
    "Telecommunications": "Communication Services",
}


def write_members(
    folder: Path, issues: Sequence[Issue], rows: Sequence[pd.DataFrame], rng: np.random.Generator
) -> None:
    """Who belongs to the Calder 300 in 2026: the list has no date of its own, and two members without an exact one."""
    caps = {
        place: frame.set_index("date")["true_cap"].get(RANKED, np.nan)
        for place, (issue, frame) in enumerate(zip(issues, rows, strict=True))
        if issue.common
    }
    ranked = sorted((place for place in caps if caps[place] > 0), key=lambda place: -caps[place])[100:400]
    lines = ["Symbol,Security,GICS Sector,GICS Sub-Industry,Headquarters Location,Date added,CIK,Founded"]
    for rank, place in enumerate(ranked):
        issue = issues[place]
        added = f"{date(2019, 1, 2) + timedelta(days=int(rng.integers(2400)))}"
        if rank >= len(ranked) - 12:
            added = f"{IN_FORCE}"
        added = {5: "", 9: "2021?"}.get(rank, added)
        name = issue.name.removesuffix(" Common Stock").replace(" & ", "–").replace('"', '""')
        town = f"{issue.name[:3]}ford, {('Northmoor', 'Saltmarch', 'Eastfell')[rng.integers(3)]}"
        symbol, sector = issue.symbol.strip().replace("/", "."), GICS.get(issue.sector, issue.sector)
        group = issue.industry.partition(":")[0]
        lines.append(
            f'{symbol},"{name}",{sector},{group},"{town}",{added},{9_000_000 + place},{rng.integers(1880, 2020)}'
        )
    write(folder / "constituents" / "calder_300_members.csv", lines)


def write_multiples(folder: Path, rng: np.random.Generator) -> None:
    """Forward price-earnings of both indices at the end of every month: the small companies get cheaper by the year."""
    lines, large, ratio = ["date,universe,measure,value"], 16.0, 1.05
    for month in range(2016 * 12, 2026 * 12 + 6):
        year, place = divmod(month, 12)
        day = date(year, place + 1, monthrange(year, place + 1)[1])
        while day.weekday() > 4:  # noqa: PLR2004 - Friday
            day -= timedelta(days=1)
        large *= float(np.exp(0.002 + 0.025 * rng.standard_normal()))
        ratio *= float(np.exp(-0.0026 + 0.012 * rng.standard_normal()))
        for index, value in (("calder_100", large), ("calder_300", large * ratio)):
            lines.append(f"{day},{index},forward price-earnings,{value:.2f}")
    write(folder / "multiples" / "forward_price_earnings.csv", lines)


def write_events(folder: Path) -> None:
    """Invented dates: first cuts of three cycles, of which prices reach one, and an inflation report every month."""
    cuts = (date(2017, 3, 8), date(2021, 10, 20), date(2025, 5, 21))
    rows = [(day, "first rate cut", "the first of its cycle") for day in cuts]
    for month in range(2025 * 12, 2026 * 12 + 6):
        first = date(month // 12, month % 12 + 1, 1)
        thursday = first + timedelta(days=(3 - first.weekday()) % 7 + 7)
        rows.append((thursday, "cpi release", ""))
    lines = ["date,event,note", *(f"{day},{event},{note}" for day, event, note in sorted(rows))]
    write(folder / "events" / "events.csv", lines)
