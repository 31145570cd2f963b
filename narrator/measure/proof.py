"""What a figure rests on: rows, coverage, and what other definitions would say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pandas as pd

from narrator.measure.names import issue_label
from narrator.measure.panel import Panel
from narrator.model.claims import Alternative, Coverage, Rows, Subject

LISTED_LINES = 20
"""Line numbers are listed for so few rows; beyond, their count and dates say where to look."""

ORDER_OF_MAGNITUDE = 10


def dollars(value: float) -> Decimal:
    """A float of a frame as dollars and cents."""
    return Decimal(repr(float(value))).quantize(Decimal("0.01"), ROUND_HALF_UP)


def percent(fraction: float) -> Decimal:
    """A fraction of a frame as per cent, to six decimals."""
    return Decimal(repr(float(fraction) * 100)).quantize(Decimal("0.000001"), ROUND_HALF_UP)


def alternatives(default: Decimal, others: Mapping[str, Decimal]) -> tuple[Alternative, ...]:
    """The values under other definitions; each says whether sign or order of magnitude differs from the default."""
    return tuple(Alternative(definition, value, _flips(default, value)) for definition, value in others.items())


def _flips(default: Decimal, other: Decimal) -> bool:
    if default * other <= 0:
        return default != other
    larger, smaller = max(abs(default), abs(other)), min(abs(default), abs(other))
    return larger >= ORDER_OF_MAGNITUDE * smaller


def cycle_rows(panel: Panel, issues: pd.Index, cycles: Iterable[pd.Timestamp]) -> tuple[Rows, ...]:
    """The short-interest rows of some issues, file by file."""
    found = []
    for cycle in cycles:
        lines = panel.lines.loc[issues, cycle].to_numpy()
        lines = np.sort(lines[lines > 0])
        if len(lines):
            listed = tuple(int(line) for line in lines) if len(lines) <= LISTED_LINES else ()
            found.append(Rows(panel.position_files[cycle], len(lines), cycle.date(), cycle.date(), listed))
    return tuple(found)


def price_rows(panel: Panel, issues: pd.Index, days: pd.DatetimeIndex) -> tuple[Rows, ...]:
    """The closes of some issues on some evenings: count and dates."""
    count = int(panel.price.loc[issues, days].notna().to_numpy().sum())
    return (Rows(", ".join(panel.price_files), count, days[0].date(), days[-1].date()),)


def issue_subject(panel: Panel, symbol: str) -> tuple[Subject, str]:
    """An issue as a subject, by its symbol as written, and the name that a newspaper prints."""
    row = panel.issues.loc[symbol]
    return Subject.of(symbol=str(row["written"])), issue_label(str(row["name"]))


def coverage(panel: Panel, used: int, **left_out: int) -> Coverage:
    """How many issues count, with the panel's own reasons and those of the statistic."""
    reasons = {**panel.left_out, **{reason.replace("_", " "): count for reason, count in left_out.items()}}
    return Coverage(used, {reason: count for reason, count in reasons.items() if count})
