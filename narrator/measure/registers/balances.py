"""Balances of undelivered shares by security and settlement day, and how many shares each security has."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from narrator.calendar import is_business_day, trading_days
from narrator.measure.known import Known
from narrator.measure.stocks.universe import (
    NAMED_BY,
    adjustments,
    first_evenings,
    is_common_stock,
    running,
    usable_capitalisation,
)

THRESHOLD_SHARES = 10_000
THRESHOLD_SHARE = 0.005
THRESHOLD_DAYS = 5

EVENINGS_BACK = pd.Timedelta(days=45)
"""So far back the prices are read for splits and stale capitalisations."""

OLDEST_EVENING = pd.Timedelta(days=10)
"""An older capitalisation says nothing of the shares outstanding on a settlement date."""


_EVENING = ("date", "symbol", "name", "close", "change", "cap", "file", "line")
"""The columns of the prices from which the shares outstanding are computed."""


@dataclass(frozen=True, slots=True)
class Outstanding:
    """The shares outstanding of an issue: shares = cap / close / split, of an evening, `split` being those since."""

    shares: float
    cap: float
    close: float
    split: float
    evening: date
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Balance:
    """The balance of one security on each settlement day, oldest first, `None` on days that no file covers.

    `streak` counts the days in a row over the threshold up to each. `price` is that of the file on the last day,
    `outstanding` is `None` where no usable capitalisation is known.
    """

    symbol: str
    name: str
    shares: tuple[Decimal | None, ...]
    streak: tuple[int, ...]
    price: float | None
    outstanding: Outstanding | None
    rows: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Balances:
    """Balances of securities (rows, by CUSIP) on settlement days (columns), oldest first.

    `shares` is NaN on a day that no file covers, `price` the price of the file on the last day. `rows` are the rows of
    these securities, `places` the securities that they are of, `last` the latest of each, `outstanding` their shares
    outstanding and how they are computed.
    """

    days: tuple[date, ...]
    shares: pd.DataFrame
    price: pd.Series
    rows: pd.DataFrame
    places: np.ndarray
    last: pd.DataFrame
    outstanding: pd.DataFrame

    def of(self, cusips: Sequence[str]) -> list[Balance]:
        """What is known of some securities."""
        places = self.shares.index.get_indexer(pd.Index(list(cusips), dtype=object))
        shown = np.isin(self.places, places)
        parts = (some for _, some in self.rows[shown].groupby(self.places[shown]))
        of_each = dict(zip(np.unique(places).tolist(), parts, strict=True))
        issuers = self.outstanding.iloc[places].to_dict("records")
        shares, streaks = self.shares.to_numpy()[places].tolist(), self.streaks()[places].tolist()
        names = self.last[["written", "name"]].iloc[places].astype(object).to_numpy().tolist()
        paid = self.price.to_numpy(dtype=float)[places].tolist()
        return [
            Balance(
                symbol=str(names[place][0]),
                name=str(names[place][1] if pd.isna(issuer["name"]) else issuer["name"]),
                shares=tuple(None if math.isnan(one) else Decimal(round(one)) for one in shares[place]),
                streak=tuple(streaks[place]),
                price=None if math.isnan(paid[place]) else paid[place],
                outstanding=_outstanding(issuer),
                rows=of_each[row],
            )
            for place, (row, issuer) in enumerate(zip(places.tolist(), issuers, strict=True))
        ]

    def over_threshold(self) -> np.ndarray:
        """Whether each balance is one that Rule 203(c)(6) counts; False where it is unknown."""
        least = np.maximum(THRESHOLD_SHARES, self.outstanding["shares"].to_numpy(dtype=float) * THRESHOLD_SHARE)
        with np.errstate(invalid="ignore"):
            return np.asarray(self.shares.to_numpy() >= least[:, None])

    def streaks(self) -> np.ndarray:
        """For each security and day, the days in a row over the threshold that end on it."""
        over = self.over_threshold()
        place = np.arange(over.shape[1])
        broken = np.maximum.accumulate(np.where(over, -1, place), axis=1)
        return np.asarray(place - broken)


def _outstanding(row: Mapping[Hashable, Any]) -> Outstanding | None:
    """The shares outstanding of one security, where they are known."""
    if not row["shares"] > 0:
        return None
    shares, cap, close, split = (float(row[name]) for name in ("shares", "cap", "close", "split"))
    return Outstanding(shares, cap, close, split, row["date"].date(), str(row["file"]), int(row["line"]))


def settlement_days(table: pd.DataFrame) -> tuple[date, ...]:
    """Every settlement day from the first row to the last: business days, and whatever day the files have."""
    covered = {day.date() for day in table["date"].unique()}
    business = (day for day in trading_days(min(covered), max(covered)) if is_business_day(day))
    return tuple(sorted({*covered, *business}))


def balances(known: Known) -> Balances:
    """The balances of the securities that `fails_to_deliver` judges: large ones on the last day, and those asked for.

    Where a symbol has had two CUSIPs, the one of its latest row counts.
    """
    table = known.market.fails
    days = settlement_days(table)
    day, calendar = pd.Timestamp(days[-1]), pd.DatetimeIndex(days)
    large = (table["date"] == day).to_numpy() & (table["shares"] >= THRESHOLD_SHARES).to_numpy()
    candidates = table[large | table["symbol"].isin(known.issues).to_numpy()]
    latest = candidates.sort_values(["date", "shares", "cusip"]).drop_duplicates("symbol", keep="last")
    last = latest.drop_duplicates("cusip", keep="last").sort_values("cusip").set_index("cusip")
    codes, cusips = pd.factorize(table["cusip"])
    security = last.index.get_indexer(cusips)[codes]
    inside = np.flatnonzero(security >= 0)
    rows = table[["date", "cusip", "file", "line"]].iloc[inside]
    place = security[inside], calendar.get_indexer(pd.Index(rows["date"]))
    shares, prices = np.full((2, len(last), len(days)), np.nan)
    shares[:, calendar.isin(table["date"].unique())] = 0
    shares[place], prices[place] = table["shares"].to_numpy()[inside], table["price"].to_numpy()[inside]
    return Balances(
        days=days,
        shares=pd.DataFrame(shares, index=last.index, columns=calendar),
        price=pd.Series(prices[:, -1], index=last.index),
        rows=rows,
        places=place[0],
        last=last,
        outstanding=shares_outstanding(known.market.prices, last["symbol"], day).set_axis(last.index),
    )


def shares_outstanding(prices: pd.DataFrame, symbols: pd.Series, day: pd.Timestamp) -> pd.DataFrame:
    """The shares outstanding of symbols as of a day: `shares`, `cap` and `close` of an evening, `split` since, its row.

    shares = cap / close / split. NaN where the symbol is no common stock or has no usable capitalisation.
    """
    columns = ["shares", "cap", "close", "split", "date", "file", "line", "name"]
    near = _evenings_of(prices, symbols, day)
    if near.empty:
        return pd.DataFrame(np.nan, index=symbols, columns=columns)
    events, first = adjustments(near), first_evenings(near["symbol"])
    codes, ends = np.cumsum(first) - 1, np.append(np.flatnonzero(first)[1:], len(near)) - 1
    scale = running(events["ratio"].where(events["split"], 1.0).to_numpy(), codes)
    split, cap = scale[ends][codes] / scale, usable_capitalisation(near, events, codes).to_numpy()
    shares = cap / near["close"].to_numpy() / split
    traded = near["date"].to_numpy()[ends] > (day - OLDEST_EVENING).to_datetime64()
    known = np.flatnonzero(~np.isnan(shares) & traded[codes])
    last = known[np.diff(codes[known], append=-1) != 0]
    found: pd.DataFrame = near.iloc[last].assign(cap=cap[last], split=split[last], shares=shares[last])
    return found.set_index(found["symbol"].astype(str))[columns].reindex(symbols)


def _evenings_of(prices: pd.DataFrame, symbols: pd.Series, day: pd.Timestamp) -> pd.DataFrame:
    """The evenings of the `EVENINGS_BACK` up to a day of those symbols that are common stock."""
    dates = prices["date"].to_numpy()
    rows = np.flatnonzero((dates <= day.to_datetime64()) & (dates > (day - EVENINGS_BACK).to_datetime64()))
    if not len(rows):
        return prices.iloc[rows]
    written = prices["symbol"].iloc[rows]
    first = first_evenings(written)
    begins = np.flatnonzero(first)
    counted = written.iloc[begins].isin(symbols.tolist()).to_numpy(copy=True)
    last = rows[np.append(begins[1:], len(rows)) - 1][counted]
    counted[counted] = is_common_stock(prices[["symbol", *NAMED_BY]].iloc[last]).to_numpy()
    found: pd.DataFrame = prices[list(_EVENING)].iloc[rows[counted[np.cumsum(first) - 1]]].reset_index(drop=True)
    return found


def days_in_a_row(over: Sequence[bool]) -> int:
    """How many days, up to the last, are over without a break.

    >>> days_in_a_row([True, False, True, True])
    2
    """
    return next((days for days, one in enumerate(reversed(over)) if not one), len(over))
