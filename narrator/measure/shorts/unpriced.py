"""Positions in securities that were asked for and are no priced common stock: funds, over-the-counter shares."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pandas as pd

from narrator.measure.arithmetic import equation, figure
from narrator.measure.known import Known
from narrator.measure.names import issue_label
from narrator.measure.shorts.book import observations
from narrator.model.claims import Period, Subject
from narrator.model.statistics import Coverage, Rows, Statistic

UNPRICED = (
    "Short interest in shares is the position at the last settlement date published, as FINRA's file gives it. This "
    "is no common stock with a price, so that splits are not adjusted for and it counts in no segment."
)
"""Definition of `short_interest` of a security that the panel does not have."""


def shares_of_others(known: Known) -> tuple[Statistic, ...]:
    """`short_interest` in shares of each symbol asked for that the panel lacks and the last cycle's file has."""
    others = [symbol for symbol in known.issues if symbol not in known.panel.issues.index]
    table = known.market.positions
    rows = table[table["symbol"].isin(others)] if others else table[:0]
    found = []
    for symbol in others:
        of_symbol = rows[(rows["symbol"] == symbol) & rows["settlement"].isin(known.panel.settlements)]
        if len(of_symbol) and of_symbol["settlement"].max() == known.panel.settlements[-1]:
            found.append(_shares(known, symbol, of_symbol.sort_values("settlement", kind="stable")))
    return tuple(found)


def _shares(known: Known, symbol: str, rows: pd.DataFrame) -> Statistic:
    """The last of a symbol's positions, of one row a cycle."""
    last, day = rows.iloc[-1], known.panel.last_settlement
    shares = rows["shares"].to_numpy(dtype=float)
    value = Decimal(repr(float(shares[-1]))).quantize(Decimal(1), ROUND_HALF_UP)
    return Statistic(
        name="short_interest",
        subject=Subject.of(symbol=symbol),
        value=value,
        unit="shares",
        period=Period(day, day),
        as_of=known.as_of,
        definition=UNPRICED,
        inputs=(Rows(str(last["file"]), 1, day, day, (int(last["line"]),)),),
        coverage=Coverage(1),
        label=issue_label(str(last["name"])),
        arithmetic=(equation(f"{day}, {symbol}", figure(shares[-1]), value, "shares"),),
        history=observations(known.panel, [one.date() for one in rows["settlement"]], shares, value, places="1"),
    )
