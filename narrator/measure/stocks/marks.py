"""What the prices say of every stock on some days: close, capitalisation, shares outstanding, in today's units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from narrator.measure.stocks.listings import Listings, day_numbers
from narrator.measure.stocks.universe import STALE_EVENINGS, running, usable_figures
from narrator.model.market import Incident

LAST_TRADED = 10
"""Calendar days after which a close no longer values a position: of an issue that stopped trading, of a market."""

LISTED_SPLITS = 10
"""So many splits with stale capitalisations are named."""


@dataclass(frozen=True, slots=True)
class Stocks:
    """The evenings of some common stocks, one after the other: stock, day, close, capitalisation, event.

    `ends` is the place of each stock's last evening, `keys` its name.
    """

    codes: np.ndarray
    days: np.ndarray
    ends: np.ndarray
    keys: pd.Index
    close: np.ndarray
    cap: np.ndarray
    ratio: np.ndarray
    split: np.ndarray


def stocks_of(listings: Listings, block: slice) -> Stocks:
    """The evenings of common stock among those of a block of listings."""
    spans, common = listings.spans[block], listings.common[block]
    begin, after = int(spans[0, 0]), int(spans[-1, 1])
    lengths = spans[:, 1] - spans[:, 0]
    rows = np.flatnonzero(np.repeat(common, lengths))
    dates, close, cap = (listings.prices[name].to_numpy()[begin:after][rows] for name in ("date", "close", "cap"))
    ratio, split = listings.events.on(begin, after)
    return Stocks(
        codes=np.repeat(np.arange(np.count_nonzero(common)), lengths[common]),
        days=day_numbers(dates),
        ends=np.cumsum(lengths[common]) - 1,
        keys=listings.keys[block][common],
        close=close.astype(float),
        cap=cap.astype(float),
        ratio=ratio[rows],
        split=split[rows],
    )


@dataclass(frozen=True, slots=True)
class Marks:
    """What prices say at each grid date (columns) of each stock (rows), in the units of the last evening.

    `cap_close` is the close of the evening that `cap` is of, in today's shares: one over the other counts shares.
    `scale` turns the shares of a date into those of the last evening, NaN where the last close is over `LAST_TRADED`
    days older than the market's. `outstanding` are the usual shares outstanding, or those that the capitalisation of
    the evening implies, whichever are more. `stale` are the splits after which the feed went on showing the
    capitalisation of the shares before, by key and day.
    """

    price: np.ndarray
    scale: np.ndarray
    cap: np.ndarray
    cap_close: np.ndarray
    outstanding: np.ndarray
    stale: tuple[tuple[str, date], ...]

    def at(self, columns: np.ndarray) -> Marks:
        """The same at some of the dates."""
        return Marks(
            self.price[:, columns],
            self.scale[:, columns],
            self.cap[:, columns],
            self.cap_close[:, columns],
            self.outstanding[:, columns],
            self.stale,
        )


def marks_at(listings: Listings, grid: pd.DatetimeIndex, evenings: pd.DatetimeIndex) -> Marks:
    """Split-adjusted price, factor of shares, capitalisation and shares outstanding at each grid date.

    The stocks are the common ones among the listings, `evenings` those on which any of them has a close. They are
    worked through a block at a time, so that nothing is as long as the price table but itself.
    """
    newest = evenings[evenings.searchsorted(grid, side="right") - 1]
    days, oldest = day_numbers(grid.to_numpy()), day_numbers(newest.to_numpy()) - LAST_TRADED
    return _joined([_marks_of(stocks_of(listings, block), days, oldest) for block in listings.blocks()])


def _joined(parts: Sequence[Marks]) -> Marks:
    """The marks of one block of stocks after the other."""
    return Marks(
        price=np.concatenate([one.price for one in parts]),
        scale=np.concatenate([one.scale for one in parts]),
        cap=np.concatenate([one.cap for one in parts]),
        cap_close=np.concatenate([one.cap_close for one in parts]),
        outstanding=np.concatenate([one.outstanding for one in parts]),
        stale=tuple(split for one in parts for split in one.stale),
    )


def _marks_of(stocks: Stocks, days: np.ndarray, oldest: np.ndarray) -> Marks:
    """What prices say of some stocks on days since 1970, of each of which `oldest` is the first with a valid close."""
    number = np.arange(len(stocks.ends))[:, None]
    rows = _rows_on(stocks, days)
    there = (rows >= 0) & (stocks.codes[np.maximum(rows, 0)] == number)
    rows = np.maximum(rows, 0)

    def on_grid(values: np.ndarray) -> np.ndarray:
        return np.where(there, values[rows], np.nan)

    adjusted, last = _adjusted(stocks, rows)
    shares = running(np.where(stocks.split, stocks.ratio, 1.0), stocks.codes)
    outstanding = stocks.cap / stocks.close * shares
    caps, usual = usable_figures(stocks.cap, outstanding, stocks.split, stocks.codes)
    known = _last_known(caps)[rows]
    cap = np.where(there & (stocks.codes[known] == number), caps[known], np.nan)
    traded = on_grid(stocks.days) >= oldest
    final = shares[stocks.ends][:, None]
    return Marks(
        price=np.where(there, adjusted, np.nan) * last[:, None],
        scale=np.where(traded, on_grid(shares) / final, np.nan),
        cap=cap,
        cap_close=np.where(np.isnan(cap), np.nan, stocks.close[known] / shares[known]) * final,
        outstanding=np.fmax(usual[:, None], on_grid(outstanding)) / final,
        stale=_stale(stocks, caps),
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


def _stale(stocks: Stocks, caps: np.ndarray) -> tuple[tuple[str, date], ...]:
    """The splits with a stale capitalisation, of which `caps` are the usable ones, by key and day.

    A capitalisation is stale where, on the evening of the split, it implies nearer to as many shares outstanding as the
    evening before than to as many as the split leaves.
    """
    rows = np.flatnonzero(stocks.split & (stocks.ratio != 1))
    now, before = (stocks.cap[at] / stocks.close[at] for at in (rows, rows - 1))
    with np.errstate(divide="ignore", invalid="ignore"):
        kept = np.abs(np.log(now / before))
    stale = rows[(kept < np.abs(np.log(stocks.ratio[rows])) / 2) & np.isnan(caps[rows])]
    days = stocks.days[stale].astype("datetime64[D]").tolist()
    return tuple(zip(stocks.keys[stocks.codes[stale]].tolist(), days, strict=True))


def stale_capitalisations(splits: Sequence[tuple[str, date]]) -> tuple[Incident, ...]:
    """The splits with a stale capitalisation, by key and day, in one incident."""
    if not splits:
        return ()
    names = [f"{key} on {day}" for key, day in splits]
    return (
        Incident(
            kind="stale capitalisation",
            words=f"after {len(names)} splits the feed still showed the capitalisation of the shares before: "
            f"{', '.join(names[:LISTED_SPLITS])}{' and others' if len(names) > LISTED_SPLITS else ''}",
            held_back=f"the capitalisations of the {STALE_EVENINGS} evenings from a split on",
            day=max(day for _, day in splits),
        ),
    )
