"""What in the data would spoil a figure: everything that was found, and what is held back because of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby, pairwise

import pandas as pd

from narrator.calendar import futures_reports, trading_days
from narrator.measure.futures.book import BEHIND, DERIVED, KINDS, newest_report
from narrator.measure.futures.contracts import MARKETS
from narrator.measure.known import Known
from narrator.measure.names import index_label
from narrator.model.market import Incident, Market
from narrator.model.statistics import Statistic

LISTED_INCIDENTS = 20
"""So many incidents of a kind are listed; the rest are counted."""

WEEK = timedelta(days=7)

_NINES = re.compile(r"close 9{4,}(?:\.9+)?\b.* on (\d{4}-\d\d-\d\d)")
_TWICE = re.compile(r"^the same file as |rows are in another file already$")


def incidents_of(known: Known) -> tuple[Incident, ...]:
    """Everything found in what was known on a day that would spoil a figure, by kind.

    Each says what is held back. A kind with many incidents lists the latest and counts the others.
    """
    market = known.market
    found = [
        *known.corrected,
        *(known.grid.incidents if known.grid else ()),
        *_missing_cycles(known),
        *_missing_evenings(market),
        *_missing_reports(market),
        *_ended_reports(known),
        *_missing_flows(market),
        *_unknown_volumes(market),
        *_refused(known),
    ]
    kinds = list(dict.fromkeys(one.kind for one in found))
    return tuple(one for kind in kinds for one in _summarised([each for each in found if each.kind == kind]))


def across_gaps(statistic: Statistic, known: Known) -> Statistic:
    """A statistic of positions whose definition says so where a missing cycle lies between its marks."""
    if known.grid is None or not known.grid.missing_settlements or statistic.period.start is None:
        return statistic
    settled = [day.date() for day in known.grid.settlements]
    first = max((day for day in settled if day <= statistic.period.start), default=settled[0])
    last = statistic.period.end or known.as_of
    missing = [str(day) for day in known.grid.missing_settlements if first < day < last]
    if not missing:
        return statistic
    says = f"No positions are known of {', '.join(missing)}: what lies between the cycles around is taken as one step."
    return replace(statistic, definition=f"{statistic.definition} {says}")


def _summarised(incidents: Sequence[Incident]) -> Iterator[Incident]:
    """The incidents of a kind, the latest first where they are too many to list."""
    if len(incidents) <= LISTED_INCIDENTS:
        yield from incidents
        return
    ordered = sorted(incidents, key=lambda one: (one.day or date.min, one.symbol or ""), reverse=True)
    yield from ordered[: LISTED_INCIDENTS - 1]
    rest = ordered[LISTED_INCIDENTS - 1 :]
    names = sorted({one.symbol for one in rest if one.symbol})
    listed = f": {', '.join(names[:LISTED_INCIDENTS])}" if names else ""
    more = " and others" if len(names) > LISTED_INCIDENTS else ""
    yield Incident(rest[0].kind, f"{len(rest):,} earlier ones{listed}{more}", rest[0].held_back)


def _missing_cycles(known: Known) -> Iterator[Incident]:
    """Settlement dates without a file."""
    for day in known.grid.missing_settlements if known.grid else ():
        yield Incident(
            kind="missing cycle",
            words=f"there are no positions of the settlement date {day}",
            held_back="no series has a value there, so that no streak runs through it; what is summed over a period "
            "takes the two cycles around it as one step",
            day=day,
        )


def _missing_evenings(market: Market) -> Iterator[Incident]:
    """Days of trading without prices, in one incident."""
    if market.prices.empty:
        return
    there = {pd.Timestamp(day).date() for day in market.prices["date"].unique()}
    missing = [day for day in trading_days(min(there), max(there)) if day not in there]
    if missing:
        yield Incident(
            kind="missing evening",
            words=f"{len(missing):,} days of trading have no prices{_days(missing)}",
            held_back="a split on the evening after is believed only where it doubles or halves the price at least",
            day=missing[-1],
        )


def _missing_reports(market: Market) -> Iterator[Incident]:
    """Weeks without a report on futures positions, each stretch of them in one incident."""
    futures = market.futures[market.futures["report"] != "history"]
    for report, rows in futures.groupby("report", sort=True):
        there = {pd.Timestamp(day).date() for day in rows["date"].unique()}
        expected = futures_reports(min(there), max(there))
        for absent, weeks in groupby(expected, key=lambda day: day not in there):
            if absent:
                yield _missing_weeks(f"reports on futures positions ({report})", list(weeks))


def _ended_reports(known: Known) -> Iterator[Incident]:
    """Classes of traders whose reports ended too long before the day to say where they stand."""
    for day, holders in _left_behind(known).items() if len(known.market.futures) else ():
        yield Incident(
            kind="old report",
            words=f"the last report on {', '.join(holders)} is of {day}, over {BEHIND.days} days behind the newest "
            f"published by {known.as_of}",
            held_back="their positions, and gaps between them",
            day=day,
        )


def _left_behind(known: Known) -> dict[date, list[str]]:
    """Who holds what by reports that are too far behind the as-of day, by the day of the last of them."""
    futures = known.market.futures
    days = futures.groupby(["kind", "code"], observed=True)["date"].max()
    newest = {(str(kind), str(code)): day.date() for (kind, code), day in zip(days.index, days, strict=True)}
    since, found = newest_report(known.as_of) - BEHIND, dict[date, list[str]]()
    for market in MARKETS:
        for kind, words in KINDS.items():
            codes = (*market.whole, market.derived) if kind == DERIVED else market.codes
            last = max((newest[kind, code] for code in codes if (kind, code) in newest), default=None)
            if last is not None and last < since:
                found.setdefault(last, []).append(f"{words} in {index_label(market.index)} futures")
    return dict(sorted(found.items()))


def _missing_flows(market: Market) -> Iterator[Incident]:
    """Weeks of which a source of fund flows has none, each stretch of them in one incident."""
    for source, rows in market.fund_flows.groupby("source", sort=True):
        days = sorted({pd.Timestamp(day).date() for day in rows["date"].unique()})
        for before, after in pairwise(days):
            weeks = round((after - before) / WEEK)
            if weeks > 1:
                yield _missing_weeks(f"fund flows of {source}", [before + WEEK * number for number in range(1, weeks)])


def _missing_weeks(what: str, weeks: Sequence[date]) -> Incident:
    """A stretch of weeks that a weekly series lacks."""
    there = f"the week of {weeks[0]}" if len(weeks) == 1 else f"{len(weeks)} weeks from {weeks[0]} to {weeks[-1]}"
    return Incident(
        kind="missing week",
        words=f"there are no {what} for {there}",
        held_back="the series has no value there, so that no streak runs through it and no change spans it unsaid",
        day=weeks[-1],
    )


def _unknown_volumes(market: Market) -> Iterator[Incident]:
    """Zeros for unknown volumes in the last cycle, with the days to cover that the file prints for them."""
    if market.positions.empty:
        return
    last = market.positions["settlement"].max()
    rows = market.positions[market.positions["settlement"] == last]
    unknown = rows["volume"].isna()
    if not unknown.any():
        return
    day = last.date()
    yield Incident(
        kind="zero for unknown volume",
        words=f"{int(unknown.sum()):,} of {len(rows):,} positions of {day} have a volume of 0, which means unknown",
        held_back="they have no days to cover and no ratio to volume, and count in no average of them",
        day=day,
    )
    if short := int((unknown & (rows["shares"] > 0)).sum()):
        yield Incident(
            kind="sentinel days to cover",
            words=f"for {short:,} of them the file prints 999.99 days to cover",
            held_back="the file's days to cover: they are never read, but computed from position and volume",
            day=day,
        )


def _refused(known: Known) -> Iterator[Incident]:
    """Rows and files that reading left out and that would have spoilt a figure: nines for a price, copies."""
    for one in known.market.refused:
        place = one.file if one.line is None else f"{one.file}, line {one.line}"
        if nines := _NINES.search(one.reason):
            day = date.fromisoformat(nines[1])
            if day <= known.as_of:
                symbol = one.reason.partition(":")[0]
                yield Incident("sentinel price", f"{place}: {one.reason}", "that close", symbol=symbol, day=day)
        elif _TWICE.search(one.reason):
            yield Incident("duplicated file", f"{place}: {one.reason}", "the second copy")


def _days(days: Iterable[date]) -> str:
    """The first few of some days, in brackets."""
    listed = list(days)
    more = " and others" if len(listed) > LISTED_INCIDENTS else ""
    return f" ({', '.join(str(day) for day in listed[:LISTED_INCIDENTS])}{more})"
