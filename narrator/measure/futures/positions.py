"""What each class of traders holds in equity-index futures, and how far one market's position is from another's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import numpy as np

from narrator.measure.arithmetic import equation, plus
from narrator.measure.entry import Entry, Every
from narrator.measure.futures.book import (
    CONTRACTS,
    DERIVED,
    KINDS,
    PERCENT,
    USD,
    Holding,
    arithmetic_of,
    history_of,
    holdings_of,
    inputs_of,
    net_of,
    others_of,
)
from narrator.measure.known import Known
from narrator.measure.names import day_label, index_label
from narrator.measure.proof import alternatives
from narrator.model.claims import Period, Subject
from narrator.model.statistics import Coverage, Observation, Statistic

FUTURES_POSITION = (
    "A net position is the contracts that a class of traders holds long less those it holds short in the CFTC's report "
    "on futures alone; spreads, which are both at once, are no part of it."
)
"""Definition of `futures_position`."""

POSITIONING_GAP = (
    "The gap is one market's net position in dollars less another's, of the same class of traders on the same day."
)
"""Definition of `positioning_gap`."""

GAPS = (("nasdaq_100", "russell_2000"),)
"""Markets whose positions are compared: the first less the second."""

GAP_KINDS = ("leveraged_funds", "noncommercial")
"""Classes of traders whose gaps are measured."""

_MEASURED = {CONTRACTS: "position", PERCENT: "open interest", USD: "position or the close"}
_LACKING = {PERCENT: "per cent, for want of the open interest", USD: "dollars, for want of a close of the index"}
_IN_WORDS = {
    CONTRACTS: "All contracts are counted in today's unit of ${point:,.0f} a point; no published change is used.",
    PERCENT: "Here it is in per cent of the open interest of the same contracts.",
    USD: "In dollars it is contracts x what a point is worth x the last close of the index on or before that day.",
}
_CONSOLIDATED = "For the {market} the consolidated market is counted, which took in the micros on 2 May 2023."
_MINI = "For the {market} the mini contract ({code}) is counted; consolidated rows took in the micros on 2 May 2023."
_NOTES = {
    ("russell_2000", False): (
        "For the Russell 2000 the CME contract (239742) and, up to 5 June 2018, the ICE contract (23977A) are added up."
    ),
    ("nasdaq_100", False): _MINI.format(market="Nasdaq-100", code="209742"),
    ("sp_500", False): _MINI.format(market="S&P 500", code="13874A"),
    ("russell_2000", True): (
        "A point of a Russell 2000 contract is taken to be worth $100 before December 2016; the table of older weeks "
        "follows the contract that moved exchange, and its weeks from 15 August to 12 September 2017 are left out."
    ),
    ("nasdaq_100", True): _CONSOLIDATED.format(market="Nasdaq-100"),
    ("sp_500", True): _CONSOLIDATED.format(market="S&P 500"),
}
"""What is counted, by market and whether by the legacy report."""


def futures_position(holding: Holding, as_of: date) -> tuple[Statistic, ...]:
    """`futures_position` of one class in one market: net contracts, per cent of open interest and dollars.

    net = long - short; % = net / open interest x 100; USD = net x USD a point x last close on or before the day. A unit
    in which it is not known is left out.
    """
    found = []
    for unit in (CONTRACTS, PERCENT, USD):
        value = net_of(holding.newest, unit)
        if value is None:
            continue
        found.append(
            Statistic(
                name="futures_position",
                subject=Subject((("market", holding.market.index), ("class", holding.kind))),
                value=value,
                unit=unit,
                period=Period(holding.day, holding.day),
                as_of=as_of,
                definition=f"{FUTURES_POSITION} {_note(holding)} {_IN_WORDS[unit].format(point=holding.market.point)}",
                inputs=inputs_of(holding, unit),
                coverage=Coverage(len(holding.newest), _left_out(holding, unit)),
                sensitivity=alternatives(value, others_of(holding, unit) | (_today((holding,)) if unit == USD else {})),
                label=holding.label,
                arithmetic=arithmetic_of(holding, unit, value),
                history=history_of(holding, unit, value),
            )
        )
    return tuple(found)


def positioning_gap(one: Holding, other: Holding, as_of: date) -> tuple[Statistic, ...]:
    """`positioning_gap` in USD: net dollars of `one` less those of `other`; nothing where either is unknown.

    gap = net USD of one market - net USD of the other, each as in `futures_position`.
    """
    left, right = net_of(one.newest, USD), net_of(other.newest, USD)
    if one.day != other.day or left is None or right is None:
        return ()
    history = _gaps(history_of(one, USD, left), history_of(other, USD, right))
    names = f"{index_label(one.market.index)} less {index_label(other.market.index)}"
    others = {words: value - right for words, value in others_of(one, USD).items()}
    others |= {words: left - value for words, value in others_of(other, USD).items()} | _today((one, other))
    unknown = sum(each.value is None for each in history)
    sums = (*arithmetic_of(one, USD, left), *arithmetic_of(other, USD, right))
    return (
        Statistic(
            name="positioning_gap",
            subject=Subject((("market", one.market.index), ("against", other.market.index), ("class", one.kind))),
            value=left - right,
            unit=USD,
            period=Period(one.day, one.day),
            as_of=as_of,
            definition=(
                f"{POSITIONING_GAP} Its record starts on {day_label(history[0].day)}. {FUTURES_POSITION} "
                f"{_note(one)} {_note(other)} {_IN_WORDS[USD]}"
            ),
            inputs=(*inputs_of(one, USD), *inputs_of(other, USD)),
            coverage=Coverage(
                len(one.newest) + len(other.newest),
                {"weeks in which either market is not known": unknown} if unknown else {},
            ),
            sensitivity=alternatives(left - right, others),
            label=f"{KINDS[one.kind]}, {names} futures",
            arithmetic=(*sums, equation(names, plus([left, -right]), left - right, USD)),
            history=history,
        ),
    )


def _today(holdings: Sequence[Holding]) -> dict[str, Decimal]:
    """Net dollars of one holding, or of one less another, at the last closes known, if those are later."""
    values = [net_of(holding.now, USD) for holding in holdings]
    known = [value for value in values if value is not None]
    if len(known) < len(holdings) or all(holding.now_day == holding.close_day for holding in holdings):
        return {}
    first, *others = known
    return {f"at the close of {day_label(max(one.now_day for one in holdings if one.now_day))}": first - sum(others)}


def _note(holding: Holding) -> str:
    """Which contracts are counted."""
    return _NOTES[holding.market.index, holding.kind == DERIVED]


def _left_out(holding: Holding, unit: str) -> dict[str, int]:
    """Weeks of the record of which nothing is known, and dollars where there is no close."""
    unknown = int(np.isnan(holding.record[unit]).sum())
    found = {f"weeks of which the {_MEASURED[unit]} is not known": unknown} if unknown else {}
    for other, lacking in _LACKING.items():
        if unit == CONTRACTS and net_of(holding.newest, other) is None:
            found[f"{lacking} of {index_label(holding.market.index)} futures"] = 1
    return found


def _gaps(one: Sequence[Observation], other: Sequence[Observation]) -> tuple[Observation, ...]:
    """One record less another, from the first day that both know on; None on a day that either does not."""
    first, second = ({each.day: each.value for each in record} for record in (one, other))
    found = []
    for day in sorted({*first, *second}):
        left, right = first.get(day), second.get(day)
        found.append(Observation(day, None if left is None or right is None else left - right))
    start = next(place for place, each in enumerate(found) if each.value is not None)
    return tuple(found[start:])


def _positions(known: Known) -> tuple[Statistic, ...]:
    return tuple(one for holding in holdings_of(known) for one in futures_position(holding, known.as_of))


def _positioning_gaps(known: Known) -> tuple[Statistic, ...]:
    held = {(holding.market.index, holding.kind): holding for holding in holdings_of(known)}
    return tuple(
        statistic
        for one, other in GAPS
        for kind in GAP_KINDS
        if (one, kind) in held and (other, kind) in held
        for statistic in positioning_gap(held[one, kind], held[other, kind], known.as_of)
    )


ENTRIES = (
    Entry(
        name="futures_position",
        says="net futures on an index by class of traders: contracts, per cent of open interest, dollars",
        unit=CONTRACTS,
        needs=("futures",),
        authority="CFTC, Commitments of Traders, explanatory notes: long less short, spreading apart",
        weaknesses=(
            "Positions are of a Tuesday and three days old when they are published. A trader is in one class with all "
            "it does; a short that hedges stocks or swaps is no bet against the index. Files are overwritten in place: "
            "a report that was revised reads as revised from the first. Some late reports are dated too late."
        ),
        compute=_positions,
        every=Every.WEEK,
    ),
    Entry(
        name="positioning_gap",
        says="net dollars in Nasdaq-100 futures less those in Russell 2000 futures, of the same class of traders",
        unit=USD,
        needs=("futures", "indices"),
        authority="the difference of two futures_position in dollars",
        weaknesses="As futures_position; where an index rises, the dollars of an unchanged position do too.",
        compute=_positioning_gaps,
        every=Every.WEEK,
    ),
)
"""Statistics of this module."""
