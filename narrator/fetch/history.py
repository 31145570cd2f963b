"""Daily closes and index levels of the past, through yfinance, an optional part, joined to the user's own files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, time, timedelta
from decimal import Decimal
from functools import partial

from narrator.calendar import trading_days
from narrator.errors import InputError
from narrator.fetch.library import Day, days_of, require_library
from narrator.fetch.panel import HISTORY, LEVELS, number, rows_of, table, written
from narrator.fetch.source import Asked, Joined, Source, Wanted
from narrator.fetch.transfer import Setback

INDICES = {"nasdaq_100": "^NDX", "russell_2000": "^RUT", "sp_500": "^GSPC"}
"""Indices by narrator's names, and what Yahoo calls them."""

BEFOREHAND = timedelta(days=10)
"""How long before the first day is asked for, so that its change has a day before it."""

_SYMBOL = re.compile(r"[A-Z0-9]+([./^-][A-Z0-9]*)?")
_WITHIN = {"close": (Decimal("0.0001"), Decimal("0.000001")), "pct_change": (Decimal("0.01"), Decimal(0))}
"""How far two accounts of a figure may be apart, in itself or as a share of it, and be the same. Volume is not
compared: it is revised for days."""


def history_rows(symbol: str, days: Sequence[Day], since: date, last: date) -> list[tuple[str, ...]]:
    """The days from `since` to `last` in the columns of a history, given every day up to the present.

    `close` and `volume` are as traded: what the library gives, with every split after that day undone. `pct_change`
    is from one close to the next with splits left out, in per cent, so that a split shows as the difference.
    """
    factor, found = 1.0, []
    for number_, one in reversed(list(enumerate(days))):
        before = days[number_ - 1].close if number_ else None
        change = written(_round((one.close / before - 1) * 100, 6)) if before else ""
        close, volume = one.close * factor, one.volume / factor
        shares = written(_round(volume, 0)) if volume > 0 else ""
        found.append((one.day, written(_price(close)), change, shares))
        factor *= one.split or 1.0
    chosen = [row for row in reversed(found) if since <= row[0] <= last]
    return [(str(day), symbol, *rest) for day, *rest in chosen]


def joined(old: bytes, new: bytes, columns: Sequence[str]) -> Joined:
    """What was there, with days that it did not have; a day on which the two disagree stays as it was, and is said."""
    had, came = (_by_day(content, columns) for content in (old, new))
    differing = [
        f"{day} {name}: {kept} is kept, now given as {now}"
        for day in sorted(had.keys() & came.keys())
        for name, kept, now in zip(columns, had[day], came[day], strict=True)
        if not _same(name, kept, now)
    ]
    if came.keys() <= had.keys():
        return Joined(old, tuple(differing))
    whole = {**came, **had}
    return Joined(table(columns, [whole[day] for day in sorted(whole)]), tuple(differing))


def fault_in(content: bytes, columns: Sequence[str]) -> str | None:
    """What is wrong with a file of such rows, a clause; `None` where it is whole."""
    rows = rows_of(content, columns)
    if isinstance(rows, str):
        return rows
    if not rows:
        return "it has a header and no rows"
    place = columns.index("close")
    for line, row in enumerate(rows, start=2):
        close = number(row[place])
        if _date(row[0]) is None or close is None or close <= 0:
            return f"row {line} has no date and close"
    if len({row[0] for row in rows}) < len(rows):
        return "it has a day twice"
    return None


def _same(name: str, one: str, other: str) -> bool:
    """Whether two accounts of a field are the same, as far as the library's precision goes."""
    if one == other or name not in _WITHIN:
        return True
    first, second = number(one), number(other)
    if first is None or second is None:
        return True  # one of them does not say
    itself, share = _WITHIN[name]
    return abs(first - second) <= max(itself, share * abs(first))


def _by_day(content: bytes, columns: Sequence[str]) -> dict[str, list[str]]:
    rows = rows_of(content, columns)
    return {} if isinstance(rows, str) else {row[0]: row for row in rows}


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _price(value: float) -> Decimal:
    """Four decimals, six below a dollar: what single precision leaves of a price."""
    return _round(value, 4 if value >= 1 else 6)


def _round(value: float, places: int) -> Decimal:
    return Decimal(f"{value:.{places}f}")


def _lacks(content: bytes, due: date, columns: Sequence[str]) -> str | None:
    last = max(_by_day(content, columns), default="nothing")
    return f"its last close is of {last}, not of {due}" if last < str(due) else None


def _reaches_back(content: bytes, first: date, columns: Sequence[str]) -> bool:
    return min(_by_day(content, columns), default="9999") <= str(first)


def _take(asked: Asked, name: str, shape: Callable[[Sequence[Day]], bytes]) -> bytes | Setback:
    """The days of one symbol from the library, in the shape of its file."""
    days = days_of(_library_name(name), asked.since - BEFOREHAND)
    return days if isinstance(days, Setback) else shape(days)


def _library_name(symbol: str) -> str:
    """What Yahoo calls an index or an issue: BRK-B for BRK/B, BAC-PB for BAC^B."""
    return INDICES.get(symbol) or symbol.replace("/", "-").replace(".", "-").replace("^", "-P")


def _wanted(asked: Asked) -> tuple[Wanted, ...]:
    """One file a symbol."""
    require_library()
    days = trading_days(asked.since, asked.last)
    if not days:
        return ()
    names = dict.fromkeys(name if name in INDICES else name.upper() for name in asked.symbols)
    return tuple(_file(name, asked, days[0], days[-1]) for name in _known(names))


def _known(names: Iterable[str]) -> Iterable[str]:
    for name in names:
        if name not in INDICES and not _SYMBOL.fullmatch(name):
            todo = f"Give symbols such as AXBY or AXBY.B, or one of {', '.join(INDICES)}"
            raise InputError("that is no symbol", where=f"--symbols {name}", todo=todo)
        yield name


def _file(name: str, asked: Asked, first: date, due: date) -> Wanted:
    index = name in INDICES
    columns = LEVELS if index else HISTORY
    shape = partial(_levels if index else _history, name=name, asked=asked)
    return Wanted(
        name=f"index_levels/{name}.csv" if index else f"prices/history/{_library_name(name)}.csv",
        published=due,
        places=(),
        fault_in=partial(fault_in, columns=columns),
        lacks=partial(_lacks, due=due, columns=columns),
        joined=partial(joined, columns=columns),
        take=partial(_take, asked, name, shape),
        reaches_back=partial(_reaches_back, first=first, columns=columns),
    )


def _history(days: Sequence[Day], name: str, asked: Asked) -> bytes:
    return table(HISTORY, history_rows(name, days, asked.since, asked.last))


def _levels(days: Sequence[Day], name: str, asked: Asked) -> bytes:
    rows = history_rows(name, days, asked.since, asked.last)
    return table(LEVELS, [(day, close) for day, _, close, *_ in rows])


HISTORIES = Source(
    name="history",
    base="https://finance.yahoo.com/quote/",
    origins=("https://finance.yahoo.com", "https://query1.finance.yahoo.com", "https://query2.finance.yahoo.com"),
    terms="These prices are Yahoo's and its vendors', for personal use: its terms are yours to read, before you use or "
    "pass on anything made from them: https://legal.yahoo.com",
    out_by=time(18, 30),
    first=date(1928, 1, 1),
    before_first="there are no daily levels",
    wanted=_wanted,
    needs=frozenset({"since", "symbols"}),
)
"""Yahoo Finance by way of yfinance, which asks for itself; `narrator.fetch.library` holds it to Yahoo's hosts."""
