"""Evenings, prices and index levels of the invented companies."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import holidays
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from corpus.making.companies import FIRST, LAST, TIERS, Issue
from corpus.making.files import write

YEAR_END, SPRING = date(2025, 12, 31), date(2026, 4, 30)
SESSION = date(2026, 6, 11)
TOLD = {"calder_100": -0.002, "calder_300": 0.034}
"""What the articles of the corpus tell of one session; the levels of the days before it lead up to that."""
LEAD_IN = 7


def evenings() -> list[date]:
    """The days on which the New York Stock Exchange is open."""
    closed = holidays.financial_holidays("NYSE", years=range(FIRST.year, LAST.year + 1))
    days = (FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1))
    return [day for day in days if day.weekday() < 5 and day not in closed]  # noqa: PLR2004 - Saturday is 5


def settlements(days: Sequence[date]) -> list[date]:
    """The 15th or the evening before it, and the last evening, of each month."""
    months = sorted({(day.year, day.month) for day in days})
    halves = [(year, month, last) for year, month in months for last in (15, 31)]
    return [
        max(day for day in days if (day.year, day.month) == (year, month) and day.day <= last)
        for year, month, last in halves
    ]


def adjusted(issue: Issue, days: Sequence[date], market: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The split-adjusted path that meets the returns of the three phases, with the evening before the first."""
    noise = TIERS[issue.tier].noise if issue.common else 0.006
    steps = noise * rng.standard_normal(len(days)) + (market if issue.common else 0)
    phase = np.array([(day > YEAR_END) * 1 + (day > SPRING) * 1 for day in days])
    for number, target in enumerate(issue.returns):
        inside = phase == number
        steps[inside] += target / inside.sum() - steps[inside].mean()
    path = np.concatenate([[0.0], np.cumsum(steps)])
    return np.asarray(issue.price * np.exp(path - path[-1]))


def split_factor(issue: Issue, days: Sequence[date]) -> np.ndarray:
    """What an unadjusted price is a multiple of the adjusted one by; 2-for-1 halves the price from its day on."""
    if issue.split is None:
        return np.ones(len(days))
    when, ratio = issue.split
    return np.array([ratio if day < when else 1.0 for day in days])


def price_rows(issue: Issue, days: Sequence[date], market: np.ndarray, rng: np.random.Generator) -> pd.DataFrame:
    """One issue's evenings; closes as printed, changes adjusted, capitalisation as late as vendors are."""
    path, factor = adjusted(issue, days, market, rng), split_factor(issue, days)
    raw = path * np.concatenate([factor[:1], factor])
    close = np.where(raw < 1, np.round(raw, 4), np.round(raw, 2))
    ratio = np.concatenate([[1.0], factor[1:] / factor[:-1]])
    shares = issue.cap / issue.price
    turnover = 0.002 + 0.012 * min(issue.ratio, 0.3) / 0.1
    volume = shares / factor * turnover * np.exp(0.35 * rng.standard_normal(len(days)))
    frame = pd.DataFrame(
        {
            "date": days,
            "close": close[1:],
            "pct_change": np.round((close[1:] / (close[:-1] * ratio) - 1) * 100, 3),
            "volume": np.floor(volume).astype(np.int64),
            "market_cap": printed_cap(issue, days, close[1:], shares / factor),
            "shares": shares / factor,
            "true_cap": close[1:] * shares / factor,
            "factor": factor,
        }
    )
    listed = frame[(frame["date"] >= issue.first) & (frame["date"] <= issue.last)].copy()
    if issue.first > FIRST:
        listed.loc[listed.index[0], "pct_change"] = np.nan
    return listed


def printed_cap(issue: Issue, days: Sequence[date], close: np.ndarray, shares: np.ndarray) -> np.ndarray:
    """The capitalisation that a vendor prints: share counts late by a week after a split, 0 where unknown."""
    known = shares.copy()
    if issue.split is not None:
        start = next(place for place, day in enumerate(days) if day >= issue.split[0])
        known[start : start + 6] = shares[start - 1]
    cap = np.round(close * known)
    unknown = {"never": 0, "lately unknown": len(days) - 4, "missing": 0}.get(issue.capped, len(days))
    cap[unknown:] = np.nan if issue.capped == "missing" else 0.0
    return np.asarray(cap)


VENDOR_COLUMNS = (
    "date", "exchange", "symbol", "name", "close", "pct_change", "volume", "market_cap", "sector", "industry",
    "country",
)  # fmt: skip


def write_prices(folder: Path, issues: Sequence[Issue], rows: Sequence[pd.DataFrame]) -> None:
    """The evenings of all issues as one Parquet file in the vendor's columns."""
    order = sorted(range(len(issues)), key=lambda place: (issues[place].symbol, issues[place].first))
    lengths = [len(rows[place]) for place in order]
    whole = pd.concat([rows[place] for place in order])
    texts = {
        name: pa.array(
            np.repeat([getattr(issues[place], name) for place in order], lengths).tolist()
        ).dictionary_encode()
        for name in ("exchange", "symbol", "name", "sector", "industry", "country")
    }
    codes = {"symbol": pa.int16(), "name": pa.int16(), "industry": pa.int16()}
    columns = {
        "date": pa.array(pd.to_datetime(whole["date"]).to_numpy(), pa.timestamp("ms")),
        **{name: text.cast(pa.dictionary(codes.get(name, pa.int8()), pa.string())) for name, text in texts.items()},
        **{name: pa.array(whole[name], from_pandas=True) for name in ("close", "pct_change", "volume", "market_cap")},
    }
    path = folder / "prices" / "invented_listed_daily.parquet"
    pq.write_table(
        pa.table({name: columns[name] for name in VENDOR_COLUMNS}), path, compression="zstd", compression_level=19
    )


def write_levels(folder: Path, issues: Sequence[Issue], rows: Sequence[pd.DataFrame], days: Sequence[date]) -> None:
    """Calder 100, the largest common stocks, and Calder 300, the next: ranked once a year, weighted by size."""
    common = [frame.set_index("date")["true_cap"] for issue, frame in zip(issues, rows, strict=True) if issue.common]
    caps = np.array([series.reindex(list(days)).to_numpy() for series in common])
    for name, ranks in (("calder_100", slice(0, 100)), ("calder_300", slice(100, 400))):
        levels = [1000.0]
        for place, (before, day) in enumerate(itertools.pairwise(days)):
            if day.year != before.year or place == 0:
                members = np.argsort(-np.nan_to_num(caps[:, place]), kind="stable")[ranks]
            both = caps[members][:, place : place + 2]
            base, today = both[~np.isnan(both).any(axis=1)].sum(axis=0)
            levels.append(levels[-1] * float(today / base))
        told = _as_told(levels, days.index(SESSION), TOLD[name])
        lines = [f"{day},{round(level, 2)}" for day, level in zip(days, told, strict=True)]
        write(folder / "index_levels" / f"{name}.csv", ["date,close", *lines])


def _as_told(levels: Sequence[float], session: int, change: float) -> list[float]:
    """The levels with the change of one session; those of the days before approach it, all others stay."""
    wanted = levels[session] / (1 + change) / levels[session - 1]
    first = session - LEAD_IN
    lead_in = [levels[first + step] * wanted ** ((step + 1) / LEAD_IN) for step in range(LEAD_IN)]
    return [*levels[:first], *lead_in, *levels[session:]]
