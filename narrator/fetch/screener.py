"""The evening's closing prices, from a page in the shape of the Nasdaq stock screener, into the user's own panel."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from decimal import Decimal
from functools import partial

from narrator.calendar import trading_days
from narrator.fetch.panel import EVENING, number, rows_of, table, written
from narrator.fetch.source import Asked, Source, Wanted
from narrator.fetch.transfer import Setback

FEWEST = 3000
"""Issues of an evening below which it cannot be the whole market; some seven thousand are listed."""

PRICED = 0.9
"""The share of issues that must have a last sale."""

CAPITALISED = 0.5
"""The share of issues whose capitalisation must be known."""

OUT_BY = time(16, 30)
"""Half an hour after the close, as quotes come a quarter of an hour late and the closing auction takes some minutes."""

_PLACE = "stocks?tableonly=true&limit=25&offset=0&download=true"
_NEEDED = ("symbol", "name", "lastsale", "pctchange", "volume", "marketCap", "country", "industry", "sector")


def evening_of(content: bytes, day: date) -> bytes | Setback:
    """A screener's answer as the evening of `day`, or why it cannot be that evening whole.

    Issues without a last sale are left out. A volume or capitalisation of nothing is unknown.
    """
    rows = _rows(content, day)
    if isinstance(rows, str):
        return Setback(f"what came is refused: {rows}")
    issues = sorted(line for row in rows if (line := _issue(row, day)))
    if len(issues) < PRICED * len(rows):
        return Setback(f"what came is refused: only {len(issues)} of {len(rows)} issues have a last sale")
    made = table(EVENING, issues)
    fault = fault_in(made, day)
    return Setback(f"what came is refused: {fault}") if fault else made


def fault_in(content: bytes, day: date) -> str | None:
    """What is wrong with an evening of the panel, a clause; `None` where it is whole."""
    rows = rows_of(content, EVENING)
    return rows if isinstance(rows, str) else _fault_in_rows(rows, day)


def _fault_in_rows(rows: list[list[str]], day: date) -> str | None:
    """What is not plausible of a market's evening."""
    if len(rows) < FEWEST:
        return f"it has {len(rows)} issues, fewer than the {FEWEST} of a whole market"
    if stray := next((row[0] for row in rows if row[0] != day.isoformat()), None):
        return f"it has a row of {stray}"
    if len({row[1] for row in rows}) < len(rows):
        return "it has an issue twice"
    if sum(bool(row[EVENING.index("market_cap")]) for row in rows) < CAPITALISED * len(rows):
        return "most issues have no capitalisation"
    if not any(row[EVENING.index("pct_change")] not in {"", "0"} for row in rows):
        return "no issue has moved: it is no evening of trading"
    return None


def _rows(content: bytes, day: date) -> list[dict[str, str]] | str:
    """The rows of an answer with all their fields as text, or what is wrong with it."""
    try:
        data = json.loads(content)["data"]
        rows = [{name: str(row[name] or "") for name in _NEEDED} for row in data["rows"]]
    except (ValueError, TypeError, RecursionError) as error:
        return f"it is not a screener's answer ({error})"
    except KeyError as error:
        return f"it is not a screener's answer (no {error.args[0]})"
    said = str(data.get("asOf") or data.get("asof") or "")
    if said and not _says(said, day):
        return f"it says “{said}”, which is not {day}"
    if not rows:
        return "it has no rows"
    return rows


def _says(said: str, day: date) -> bool:
    """Whether a note such as "Last price as of Nov 20, 2026" is of a day, or of no day that can be read."""
    words = said.rpartition(" as of ")[2].strip()
    for form in ("%b %d, %Y", "%B %d, %Y", "%m/%d/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(words, form).date() == day  # noqa: DTZ007  a calendar day has no zone
        except ValueError:
            continue
    return True


def _issue(row: dict[str, str], day: date) -> tuple[str, ...] | None:
    """One issue's evening in the columns of the panel; `None` without a symbol or a price."""
    close, symbol = number(row["lastsale"]), row["symbol"].strip()
    if not symbol or close is None or close <= 0:
        return None
    words = {name: " ".join(row[name].split()) for name in ("name", "sector", "industry", "country")}
    return (
        day.isoformat(),
        symbol,
        words["name"],
        written(close),
        written(number(row["pctchange"])),
        written(_above_zero(row["volume"])),
        written(_above_zero(row["marketCap"])),
        words["sector"],
        words["industry"],
        words["country"],
    )


def _above_zero(text: str) -> Decimal | None:
    """A quantity of which nothing means that it is not known."""
    value = number(text)
    return value if value is not None and value > 0 else None


def _wanted(asked: Asked) -> tuple[Wanted, ...]:
    """The evening that is just over, and those before it since the day asked for, which cannot be had any more."""
    return tuple(_evening(day, asked.now) for day in trading_days(asked.since, asked.last))


def _evening(day: date, now: datetime) -> Wanted:
    shown = day == now.date() and now.time() >= OUT_BY
    return Wanted(
        name=f"prices/{day}.csv",
        published=day,
        places=(_PLACE,),
        fault_in=partial(fault_in, day=day),
        shaped=partial(evening_of, day=day),
        take=None if shown else _too_late,
        anywhere=False,
    )


def _too_late() -> Setback:
    return Setback("the page shows only the evening of its own day; this one is past")


PRICES = Source(
    name="prices",
    base="https://api.nasdaq.com/api/screener/",
    origins=("https://api.nasdaq.com",),
    terms="These prices are Nasdaq's and its vendors': the terms of the site are yours to read, before you use or pass "
    "on anything made from them: https://www.nasdaq.com/legal",
    out_by=OUT_BY,
    first=date(1970, 1, 1),
    before_first="there were no evenings",
    wanted=_wanted,
    needs=frozenset(),
    agent="Mozilla/5.0 (compatible; {})",
    headers=(("Accept", "application/json, text/plain, */*"), ("Accept-Language", "en-US,en;q=0.9")),
)
"""The Nasdaq stock screener: all issues listed in the United States as they closed today."""
