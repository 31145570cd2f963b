"""What makes a short crowded: how large it is, how hard to leave, how dear to keep, and what it has just lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from narrator.measure.arithmetic import equation, figure, price
from narrator.measure.known import Known
from narrator.measure.proof import close_rows, dollars, percent, table_rows
from narrator.measure.shorts.book import LAST, Book, rows_at
from narrator.measure.shorts.marking import average_shares
from narrator.measure.stocks.panel import Panel
from narrator.model.claims import Period
from narrator.model.statistics import Rows

SNAPSHOT_AGE = pd.Timedelta(days=30)
"""An older snapshot of a broker's stock loans says nothing of today."""

_HUNDRED = 100.0


@dataclass(frozen=True, slots=True)
class Part:
    """One measure of crowding, per issue (rows, as in the panel) and day (columns, oldest first, the last one now).

    `high` is true where a higher value is more crowded. `lines` writes out the last value of an issue by its place, in
    the order of an equation or two, `rows` are what it rests on. `period` is what the last column covers.
    """

    name: str
    says: str
    values: np.ndarray
    days: pd.DatetimeIndex
    period: Period
    lines: Callable[[int], tuple[str, ...]]
    rows: Callable[[int], tuple[Rows, ...]]
    high: bool = True

    @property
    def crowded(self) -> np.ndarray:
        """The values so turned that a higher one is more crowded."""
        return self.values if self.high else -self.values


def parts_of(known: Known, book: Book) -> tuple[Part, ...]:
    """The parts for which the market has what they need."""
    return (*_of_positions(book), *_losses(book), *_of_loans(known, book))


def _of_positions(book: Book) -> tuple[Part, ...]:
    """Dollars short, ratio and days to cover at each settlement date."""
    days = book.panel.settlements
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio, cover = book.dollars / book.worth * _HUNDRED, book.shares / book.volume
    ratio[~np.isfinite(ratio)] = np.nan
    cover[~np.isfinite(cover)] = np.nan

    @cache
    def rows(place: int) -> tuple[Rows, ...]:
        return rows_at(book, np.array([place]), LAST)

    def in_dollars(place: int) -> tuple[str, ...]:
        expression = f"{figure(book.shares[place, -1])} x {price(book.price[place, -1])}"
        return (equation("dollars short", expression, dollars(book.dollars[place, -1]), "USD"),)

    def of_outstanding(place: int) -> tuple[str, ...]:
        expression = f"{price(dollars(book.dollars[place, -1]))} / {price(dollars(book.worth[place, -1]))} x 100"
        value = percent(ratio[place, -1] / _HUNDRED)
        return (*in_dollars(place), equation("over capitalisation", expression, value, "percent"))

    def to_cover(place: int) -> tuple[str, ...]:
        expression = f"{figure(book.shares[place, -1])} / {figure(book.volume[place, -1])}"
        return (equation("shares short over average daily volume", expression, cover[place, -1], "days"),)

    return (
        Part("dollars_short", "dollars short", book.dollars, days, book.settled, in_dollars, rows),
        Part("ratio", "dollars short over capitalisation", ratio, days, book.settled, of_outstanding, rows),
        Part("days_to_cover", "shares short over average daily volume", cover, days, book.settled, to_cover, rows),
    )


def _losses(book: Book) -> tuple[Part, ...]:
    """What shorts lost from each settlement date but the last to the second one after it, or to the last evening."""
    panel = book.panel
    settlements, grid = panel.settlements, panel.grid
    if len(settlements) < 2:  # noqa: PLR2004 - a stretch begins at the settlement date before the last
        return ()
    profit = -average_shares(panel.shares.to_numpy()) * np.diff(panel.price.to_numpy(), axis=1)
    upto = np.concatenate((np.zeros((len(profit), 1)), profit.cumsum(axis=1)), axis=1)
    at = np.concatenate((grid.get_indexer(settlements), [len(grid) - 1]))
    lost = upto[:, at[:-2]] - upto[:, at[2:]]
    short = (book.dollars[:, :-1] + book.dollars[:, 1:]) / 2
    with np.errstate(invalid="ignore", divide="ignore"):
        loss = lost / short * _HUNDRED
    loss[~np.isfinite(loss)] = np.nan
    return (_recent_loss(book, loss, lost),)


def _recent_loss(book: Book, loss: np.ndarray, lost: np.ndarray) -> Part:
    panel = book.panel
    ends = panel.settlements[-2:]
    days = panel.settlements[1:]
    closes = panel.price.to_numpy()[:, panel.grid >= ends[0]]
    stretch = ends[0].date(), panel.grid[-1].date()

    def rows(place: int) -> tuple[Rows, ...]:
        issue = np.array([place])
        return (*rows_at(book, issue, slice(-2, None))[:-1], close_rows(panel, closes[issue], *stretch))

    def lines(place: int) -> tuple[str, ...]:
        before, last = (price(dollars(one)) for one in book.dollars[place, -2:])
        value = percent(loss[place, -1] / _HUNDRED)
        expression = f"{price(dollars(lost[place, -1]))} / (({before} + {last}) / 2) x 100"
        return (equation("loss over average dollars short", expression, value, "percent"),)

    says = f"what shorts lost from {stretch[0]} to {stretch[1]} over the average of their dollars short"
    return Part("recent_loss", says, loss, days, Period(*stretch), lines, rows)


def _of_loans(known: Known, book: Book) -> tuple[Part, ...]:
    """Borrow fee and availability of the last snapshot of each day, where the latest is recent enough."""
    loans = known.market.stock_loan
    loans = loans[(loans["currency"] == "USD").to_numpy()] if len(loans) else loans
    if loans.empty or pd.Timestamp(known.as_of) - loans["date"].max() > SNAPSHOT_AGE:
        return ()
    last_stamp = loans["stamp"].groupby(loans["date"]).transform("max")
    loans = loans[(loans["stamp"] == last_stamp).to_numpy()]
    loans = loans[~loans.duplicated(["date", "symbol"], keep=False).to_numpy()]
    days = pd.DatetimeIndex(np.unique(loans["date"].to_numpy()))
    places = book.panel.issues.index.get_indexer(pd.Index(loans["symbol"].astype(object)))
    loans, places = loans[places >= 0], places[places >= 0]
    columns = days.get_indexer(pd.DatetimeIndex(loans["date"]))
    return _fee_and_availability(book.panel, loans, places, columns, days)


def _fee_and_availability(
    panel: Panel, loans: pd.DataFrame, places: np.ndarray, columns: np.ndarray, days: pd.DatetimeIndex
) -> tuple[Part, ...]:
    """Both parts, from rows of snapshots and where each belongs."""
    fee, available = np.full((2, len(panel.issues), len(days)), np.nan)
    fee[places, columns] = loans["fee"].to_numpy() * _HUNDRED
    available[places, columns] = loans["available"].to_numpy()

    def rows(place: int) -> tuple[Rows, ...]:
        return table_rows(loans[(places == place) & (columns == len(days) - 1)])

    def of_fee(place: int) -> tuple[str, ...]:
        return (f"borrow fee a year = {percent(fee[place, -1] / _HUNDRED)} percent",)

    def of_shares(place: int) -> tuple[str, ...]:
        return (f"shares to borrow = {figure(available[place, -1])} shares",)

    now = Period(days[-1].date(), days[-1].date())
    return (
        Part("borrow_fee", "a broker's borrow fee, per cent a year", fee, days, now, of_fee, rows),
        Part("availability", "shares that a broker has to lend", available, days, now, of_shares, rows, high=False),
    )
