"""Shares that were sold and not delivered: how many, and how long the balance stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from math import isnan

import pandas as pd

from narrator.measure.arithmetic import equation, figure, price
from narrator.measure.entry import Entry, Every
from narrator.measure.known import Known
from narrator.measure.names import issue_label
from narrator.measure.proof import alternatives, dollars, percent, table_rows
from narrator.measure.registers.balances import (
    THRESHOLD_DAYS,
    THRESHOLD_SHARES,
    Balance,
    Balances,
    Outstanding,
    balances,
    days_in_a_row,
)
from narrator.measure.shorts.profits import LISTED
from narrator.model.claims import Period, Subject
from narrator.model.statistics import Coverage, Observation, Rows, Statistic

FAILS_TO_DELIVER = (
    "Fails to deliver are the balance of shares that the clearing house's members had sold and not delivered as of a "
    "settlement date: what is outstanding that day, not what failed that day. A security without a row on a date that "
    "the files cover has a balance of zero."
)
"""Definition of `fails_to_deliver`."""

IN_DOLLARS = "In dollars, at the price of the file, the close of the day before the settlement date."
OF_OUTSTANDING = (
    "The shares outstanding are the last usable capitalisation on or before the date over the close of the same "
    "evening, carried through splits; only common stock has one."
)
PERSISTENCE = (
    "The days are settlement days in a row, up to the last one, on which the balance was at least 10,000 shares and at "
    "least 0.5 per cent of the shares outstanding on the last; from five on, Regulation SHO calls a reporting issuer's "
    "stock a threshold security. A day that no file covers ends the count."
)
"""Rule 203(c)(6) of Regulation SHO, but for the exchange's own list."""

EVERYTHING = Subject.of(universe="all_securities")
"""Every security with a balance, funds and warrants among them."""

SHOWN_DAYS = 10
"""So many balances of a long streak are written out."""

AVERAGED = 5
"""Settlement days whose mean balance is the sensitivity."""


def fails_to_deliver(known: Known, listed: int = LISTED) -> tuple[Statistic, ...]:
    """`fails_to_deliver` of all securities together, and of the largest and those asked for.

    Shares; dollars = shares x price; per cent = shares / shares outstanding x 100; settlement days over the threshold.
    Largest are the `listed` with most dollars, and the `listed` with the largest part of their shares outstanding among
    those of at least 10,000 shares; ties by CUSIP.
    """
    if known.market.fails.empty:
        return ()
    found = balances(known)
    shown = found.of(_shown(known, found, listed))
    return (*_totals(known, found), *(one for each in shown for one in _of_security(known, found, each)))


def _shown(known: Known, found: Balances, listed: int) -> list[str]:
    """CUSIPs of the securities asked for, with most dollars, and with the largest part of their shares outstanding."""
    last = found.shares.iloc[:, -1]
    asked = [cusip for symbol in known.issues for cusip in found.last.index[found.last["symbol"] == symbol]]
    amounts = (last * found.price).sort_values(ascending=False, kind="stable").dropna()
    parts = (last / found.outstanding["shares"]).where(last >= THRESHOLD_SHARES)
    parts = parts.sort_values(ascending=False, kind="stable").dropna()
    return [str(cusip) for cusip in dict.fromkeys([*asked, *amounts.index[:listed], *parts.index[:listed]])]


def _totals(known: Known, found: Balances) -> tuple[Statistic, ...]:
    """Shares and dollars of all securities, and how many of them have been over the threshold for long enough."""
    table = known.market.fails[["date", "cusip", "shares", "price", "file", "line"]]
    today = table[(table["date"] == pd.Timestamp(found.days[-1])).to_numpy()]
    calendar = found.shares.columns
    priced = today[today["price"].notna().to_numpy()]
    sums = pd.DataFrame({"shares": table["shares"], "amount": table["shares"] * table["price"]})
    sums = sums.groupby(table["date"].to_numpy()).sum().reindex(calendar)
    by_day, amounts = ([None if isnan(one) else one for one in sums[name].tolist()] for name in sums)
    shares, value, unpriced = (
        _count(sums["shares"].iloc[-1]),
        dollars(sums["amount"].iloc[-1]),
        len(today) - len(priced),
    )
    whole = replace(
        _statistic(known, found, EVERYTHING, shares, today),
        sensitivity=alternatives(shares, {"only securities that have a price": _count(priced["shares"].sum())}),
        arithmetic=(f"sum of {len(today):,} securities = {shares:,f} shares",),
        history=_series(found, [None if one is None else _count(one) for one in by_day]),
    )
    in_dollars = replace(
        _statistic(known, found, _part(EVERYTHING, "dollars"), value, priced, unit="USD", besides=IN_DOLLARS),
        coverage=Coverage(len(priced), {"no price": unpriced} if unpriced else {}),
        arithmetic=(f"sum of {len(priced):,} securities = {value:,f} USD",),
        history=_series(found, [None if one is None else dollars(one) for one in amounts]),
    )
    return whole, in_dollars, *_threshold_count(known, found)


def _threshold_count(known: Known, found: Balances) -> tuple[Statistic, ...]:
    """How many securities have been over the threshold for five settlement days or more, where shares are known."""
    judged = found.outstanding["shares"].notna().to_numpy() & (found.shares.iloc[:, -1] >= THRESHOLD_SHARES).to_numpy()
    if not judged.any():
        return ()
    streaks = found.streaks()[judged]
    value = Decimal(int((streaks[:, -1] >= THRESHOLD_DAYS).sum()))
    one_day = Decimal(int((streaks[:, -1] > 0).sum()))
    rows = found.rows[judged[found.places]]
    unknown = len(judged) - int(judged.sum())
    words = f"securities of {THRESHOLD_DAYS} settlement days in a row or more"
    counted = _statistic(known, found, _part(EVERYTHING, "threshold"), value, rows, unit="issue", besides=PERSISTENCE)
    return (
        replace(
            counted,
            coverage=Coverage(int(judged.sum()), {"shares outstanding unknown": unknown} if unknown else {}),
            sensitivity=alternatives(value, {"over the threshold on the last day alone": one_day}),
            arithmetic=(f"{words}, of {int(judged.sum()):,} = {value:,f} issue",),
        ),
    )


def _of_security(known: Known, found: Balances, one: Balance) -> tuple[Statistic, ...]:
    """The balance of one security: in shares, dollars and per cent, and its days over the threshold."""
    shares = one.shares[-1] or Decimal(0)
    balance = replace(
        _statistic(known, found, Subject.of(symbol=one.symbol), shares, one.rows),
        label=issue_label(one.name),
        sensitivity=alternatives(shares, _averaged(one)),
        arithmetic=(f"balance at {found.days[-1]} = {shares:,f} shares",),
        history=_series(found, one.shares),
    )
    parts = [balance]
    if one.price is not None:
        parts.append(_in_dollars(balance, one.price))
    if one.outstanding is not None:
        days = _persistence(found, balance, one.outstanding, one.streak)
        parts += [_of_outstanding(balance, one.outstanding), days]
    return tuple(parts)


def _averaged(one: Balance) -> dict[str, Decimal]:
    """The mean of the last balances, where all of them are known."""
    last = [shares for shares in one.shares[-AVERAGED:] if shares is not None]
    return {f"mean of {AVERAGED} settlement days": sum(last, Decimal(0)) / AVERAGED} if len(last) == AVERAGED else {}


def _in_dollars(balance: Statistic, paid: float) -> Statistic:
    """A balance at the price of the file."""
    value = dollars(float(balance.value) * paid)
    others = {one.definition: dollars(float(one.value) * paid) for one in balance.sensitivity}
    return replace(
        balance,
        subject=_part(balance.subject, "dollars"),
        label=f"{balance.label}, dollars",
        value=value,
        unit="USD",
        definition=f"{FAILS_TO_DELIVER} {IN_DOLLARS}",
        sensitivity=alternatives(value, others),
        arithmetic=(equation(str(balance.period.end), f"{figure(balance.value)} x {price(paid)}", value, "USD"),),
        history=(),
    )


def _of_outstanding(balance: Statistic, basis: Outstanding) -> Statistic:
    """A balance in per cent of the shares outstanding."""
    others = {one.definition: percent(float(one.value) / basis.shares) for one in balance.sensitivity}
    series = [None if one.value is None else percent(float(one.value) / basis.shares) for one in balance.history]
    value = percent(float(balance.value) / basis.shares)
    return replace(
        balance,
        subject=_part(balance.subject, "outstanding"),
        label=f"{balance.label}, part of the shares outstanding",
        value=value,
        unit="percent",
        definition=f"{FAILS_TO_DELIVER} {OF_OUTSTANDING}",
        inputs=(*balance.inputs, _basis_row(basis)),
        sensitivity=alternatives(value, others),
        arithmetic=(_basis_line(basis), *_of_whole(balance.history[-1:], basis)),
        history=tuple(Observation(one.day, value) for one, value in zip(balance.history, series, strict=True)),
    )


def _persistence(found: Balances, balance: Statistic, basis: Outstanding, streak: tuple[int, ...]) -> Statistic:
    """The settlement days in a row over the threshold, with the balances of the last ones in per cent."""
    value = Decimal(streak[-1])
    large = [one.value is not None and one.value >= THRESHOLD_SHARES for one in balance.history]
    others = {"10,000 shares alone, whatever part of the shares outstanding": Decimal(days_in_a_row(large))}
    series = [None if one.value is None else Decimal(days) for one, days in zip(balance.history, streak, strict=True)]
    shown = balance.history[-max(THRESHOLD_DAYS, min(int(value) + 1, SHOWN_DAYS)) :]
    words = f"settlement days in a row over the threshold, up to {found.days[-1]}"
    return replace(
        balance,
        subject=_part(balance.subject, "threshold"),
        label=f"{balance.label}, days over the threshold",
        value=value,
        unit="days",
        definition=f"{FAILS_TO_DELIVER} {PERSISTENCE} {OF_OUTSTANDING}{_begins(found, int(value))}",
        inputs=(*balance.inputs, _basis_row(basis)),
        sensitivity=alternatives(value, others),
        arithmetic=(_basis_line(basis), *_of_whole(shown, basis), f"{words} = {value} days"),
        history=_series(found, series),
    )


def _of_whole(history: Iterable[Observation], basis: Outstanding) -> Iterator[str]:
    """Balances over the shares outstanding, written out."""
    for one in history:
        if one.value is not None:
            expression = f"{figure(one.value)} / {figure(basis.shares)} x 100"
            yield equation(str(one.day), expression, percent(float(one.value) / basis.shares), "percent")


def _basis_line(basis: Outstanding) -> str:
    """How the shares outstanding are computed."""
    since = "" if basis.split == 1 else f" / {figure(basis.split)}"
    expression = f"{figure(basis.cap)} / {price(basis.close)}{since}"
    return equation(f"shares outstanding by {basis.evening}", expression, basis.shares, "shares")


def _basis_row(basis: Outstanding) -> Rows:
    """The evening that the shares outstanding are computed from."""
    return Rows(basis.file, 1, basis.evening, basis.evening, (basis.line,))


def _begins(found: Balances, streak: int) -> str:
    """That a count may have begun before the record, where it fills the whole of it."""
    whole_record = streak == len(found.days)
    return f" The record begins on {found.days[0]}: the count may be longer than it shows." if whole_record else ""


def _statistic(
    known: Known,
    found: Balances,
    subject: Subject,
    value: Decimal,
    rows: pd.DataFrame,
    *,
    unit: str = "shares",
    besides: str = "",
) -> Statistic:
    """A figure on the last settlement day, with its rows."""
    return Statistic(
        name="fails_to_deliver",
        subject=subject,
        value=value,
        unit=unit,
        period=Period(found.days[-1], found.days[-1]),
        as_of=known.as_of,
        definition=f"{FAILS_TO_DELIVER} {besides}".strip(),
        inputs=table_rows(rows),
        coverage=Coverage(rows["cusip"].nunique()),
    )


def _part(subject: Subject, part: str) -> Subject:
    """A subject, and which of its figures is meant."""
    return Subject((*subject.parts, ("part", part)))


def _series(found: Balances, values: Iterable[Decimal | None]) -> tuple[Observation, ...]:
    """A figure for every settlement day, `None` on those that no file covers."""
    return tuple(Observation(day, value) for day, value in zip(found.days, values, strict=True))


def _count(shares: float) -> Decimal:
    """A whole number of shares."""
    return Decimal(round(float(shares)))


ENTRIES = (
    Entry(
        name="fails_to_deliver",
        says="shares sold and not delivered: the balance, in shares, dollars and per cent of the shares outstanding",
        unit="shares",
        needs=("fails",),
        authority="the SEC's fails-to-deliver data; Rule 203(c)(6) of Regulation SHO for days over the threshold",
        weaknesses=(
            "Published half a month at a time, weeks late; a fail can be of a long or of a short sale; exchanges also "
            "ask whether the issuer reports, and publish the list of threshold securities that counts. A "
            "capitalisation that lags new issues makes the part of the shares outstanding too large."
        ),
        compute=fails_to_deliver,
        every=Every.DAY,
    ),
)
"""Statistics of this module."""
