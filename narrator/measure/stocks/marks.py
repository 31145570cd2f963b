"""What the prices say of every stock on some days: close, capitalisation, shares outstanding, in today's units."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from narrator.measure.stocks.listings import Listings
from narrator.measure.stocks.universe import STALE_EVENINGS, running, usable_figures
from narrator.model.market import Incident

LAST_TRADED = 10
"""Calendar days after which a close no longer values a position: of an issue that stopped trading, of a market."""

LISTED_SPLITS = 10
"""So many splits with stale capitalisations are named."""


@dataclass(frozen=True, slots=True)
class Stocks:
    """The evenings of common stock, one after the other: place in the prices, stock, day, close, event.

    `ends` is the place of each stock's last evening, `listing` its listing, `keys` its name.
    """

    rows: np.ndarray
    codes: np.ndarray
    days: np.ndarray
    ends: np.ndarray
    listing: np.ndarray
    keys: pd.Index
    close: np.ndarray
    cap: np.ndarray
    ratio: np.ndarray
    split: np.ndarray


def stocks_of(listings: Listings) -> Stocks:
    """The evenings of common stock among all."""
    lengths = np.diff(np.append(listings.starts, len(listings.days)))
    rows = np.flatnonzero(np.repeat(listings.common, lengths))
    listing = np.flatnonzero(listings.common)
    close, cap = (listings.prices[name].to_numpy(dtype=float)[rows] for name in ("close", "cap"))
    return Stocks(
        rows=rows,
        codes=np.repeat(np.arange(len(listing), dtype=np.int32), lengths[listing]),
        days=listings.days[rows],
        ends=np.cumsum(lengths[listing]) - 1,
        listing=listing,
        keys=listings.keys[listing],
        close=close,
        cap=cap,
        ratio=listings.ratio[rows],
        split=listings.split[rows],
    )


@dataclass(frozen=True, slots=True)
class Marks:
    """What prices say at each grid date (columns) of each stock (rows), in the units of the last evening.

    `cap_close` is the close of the evening that `cap` is of, in today's shares: one over the other counts shares.
    `scale` turns the shares of a date into those of the last evening, NaN where the last close is over `LAST_TRADED`
    days older than the market's. `outstanding` are the usual shares outstanding, or those that the capitalisation of
    the evening implies, whichever are more. `incidents` say what was found.
    """

    price: np.ndarray
    scale: np.ndarray
    cap: np.ndarray
    cap_close: np.ndarray
    outstanding: np.ndarray
    incidents: tuple[Incident, ...]

    def at(self, columns: np.ndarray) -> Marks:
        """The same at some of the dates."""
        return Marks(
            self.price[:, columns],
            self.scale[:, columns],
            self.cap[:, columns],
            self.cap_close[:, columns],
            self.outstanding[:, columns],
            self.incidents,
        )


def marks_at(stocks: Stocks, grid: pd.DatetimeIndex) -> Marks:
    """Split-adjusted price, factor of shares, capitalisation and shares outstanding at each grid date."""
    asked = grid.to_numpy().astype("datetime64[D]").astype(np.int64)
    number = np.arange(len(stocks.ends))[:, None]
    rows = _rows_on(stocks, asked)
    there = (rows >= 0) & (stocks.codes[np.maximum(rows, 0)] == number)
    rows = np.maximum(rows, 0)

    def on_grid(values: np.ndarray) -> np.ndarray:
        return np.where(there, values[rows], np.nan)

    adjusted, last = _adjusted(stocks, rows)
    shares = running(np.where(stocks.split, stocks.ratio, 1.0), stocks.codes)
    outstanding = stocks.cap / stocks.close
    outstanding *= shares
    caps, usual = usable_figures(stocks.cap, outstanding, stocks.split, stocks.codes)
    known = _last_known(caps)[rows]
    cap = np.where(there & (stocks.codes[known] == number), caps[known], np.nan)
    evening = on_grid(stocks.days)
    traded = evening >= np.nanmax(evening, axis=0) - LAST_TRADED
    final = shares[stocks.ends][:, None]
    return Marks(
        price=np.where(there, adjusted, np.nan) * last[:, None],
        scale=np.where(traded, on_grid(shares) / final, np.nan),
        cap=cap,
        cap_close=np.where(np.isnan(cap), np.nan, stocks.close[known] / shares[known]) * final,
        outstanding=np.fmax(usual[:, None], on_grid(outstanding)) / final,
        incidents=stale_capitalisations(stocks, caps),
    )


def _rows_on(stocks: Stocks, days: np.ndarray) -> np.ndarray:
    """The place of the last evening up to each day (columns), of each stock (rows) or of one before it; -1 for none."""
    keys = stocks.codes * np.int64(1_000_000)
    keys += stocks.days
    asked = np.arange(len(stocks.ends))[:, None] * 1_000_000 + days[None, :]
    return np.asarray(np.searchsorted(keys, asked.ravel(), side="right").reshape(asked.shape) - 1)


def _adjusted(stocks: Stocks, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The closes of some evenings in the units of each stock's first, and those units in the ones of its last."""
    product = running(stocks.ratio, stocks.codes)
    return stocks.close[rows] / product[rows], product[stocks.ends]


def _last_known(values: np.ndarray) -> np.ndarray:
    """The place of each known value, or of the last one before it, of whichever stock; 0 where there is none."""
    places = np.arange(len(values))
    places[np.isnan(values)] = 0
    np.maximum.accumulate(places, out=places)
    return places


def stale_capitalisations(stocks: Stocks, caps: np.ndarray) -> tuple[Incident, ...]:
    """The splits after which the feed went on showing the capitalisation of the shares before, in one incident.

    A capitalisation is stale where, on the evening of the split, it implies nearer to as many shares outstanding as the
    evening before than to as many as the split leaves. `caps` are the usable ones.
    """
    rows = np.flatnonzero(stocks.split & (stocks.ratio != 1))
    now, before = (stocks.cap[at] / stocks.close[at] for at in (rows, rows - 1))
    with np.errstate(divide="ignore", invalid="ignore"):
        kept = np.abs(np.log(now / before))
        whole = np.abs(np.log(stocks.ratio[rows]))
        stale = rows[(kept < whole / 2) & np.isnan(caps[rows])]
    if not len(stale):
        return ()
    names = [f"{stocks.keys[stocks.codes[row]]} on {_day(stocks, row)}" for row in stale]
    last = stale[np.argmax(stocks.days[stale])]
    return (
        Incident(
            kind="stale capitalisation",
            words=f"after {len(names)} splits the feed still showed the capitalisation of the shares before: "
            f"{', '.join(names[:LISTED_SPLITS])}{' and others' if len(names) > LISTED_SPLITS else ''}",
            held_back=f"the capitalisations of the {STALE_EVENINGS} evenings from a split on",
            day=_day(stocks, last),
        ),
    )


def _day(stocks: Stocks, row: int) -> date:
    """The day of an evening."""
    day: date = stocks.days[row].astype("datetime64[D]").item()
    return day
