"""Tables of prices that narrator writes: one text for one content, unknown values empty."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation

EVENING = ("date", "symbol", "name", "close", "pct_change", "volume", "market_cap", "sector", "industry", "country")
"""The columns of one evening of the panel."""

HISTORY = ("date", "symbol", "close", "pct_change", "volume")
"""The columns of one issue's history: what a price library knows of the past."""

LEVELS = ("date", "close")
"""The columns of an index."""


LONGEST = 18
"""Digits before or behind the point that a figure of a market can have."""


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A comma-separated table in UTF-8, lines ended as on Unix."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return stream.getvalue().encode()


def rows_of(content: bytes, columns: Sequence[str]) -> list[list[str]] | str:
    """The rows of such a table in these columns, or what is wrong with it, a clause."""
    try:
        header, *rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error, ValueError):
        return "it is no comma-separated table"
    if header != list(columns):
        return f"its first line is not {','.join(columns)}"
    if not content.endswith(b"\n"):
        return "its last line is cut off"
    for number, row in enumerate(rows, start=2):
        if len(row) != len(columns):
            return f"row {number} has {len(row)} fields where the header has {len(columns)}"
    return rows


def number(text: str) -> Decimal | None:
    """A number as a page shows it (`$1,234.50`, `-1.2%`, `UNCH`); `None` where it is none."""
    plain = text.strip().removesuffix("%").replace("$", "").replace(",", "")
    if plain.upper() == "UNCH":
        return Decimal(0)
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value.adjusted()) < LONGEST else None


def written(value: Decimal | None) -> str:
    """A number in the table: no exponent, no zeros at its end, and nothing where it is unknown."""
    if value is None:
        return ""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text
