"""The most and the least profitable shorts, by issue and by industry, in dollars and in per cent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache, partial

import numpy as np

from narrator.measure.entry import Entry, Every
from narrator.measure.known import Known
from narrator.measure.proof import alternatives, dollars, percent
from narrator.measure.shorts.book import Group, book_of, issue_groups, places_of, segment_codes
from narrator.measure.shorts.marking import Profits, profits_of
from narrator.measure.shorts.profits import (
    RANKED,
    SO_FAR,
    industries_of,
    industry_group,
    profit_of,
    rate_of,
    with_profit,
)
from narrator.measure.shorts.ratios import LEAST_SHORT
from narrator.measure.stocks.universe import SEGMENTS
from narrator.model.claims import Subject
from narrator.model.statistics import Alternative, Statistic

MOST, LEAST = "most_profitable", "least_profitable"

SIZES_RANKED = (RANKED, "mid_and_above")
"""The groups whose issues and industries are ranked."""

NAMED = 5
"""How many issues and industries a ranking names."""

RANKING = {
    MOST: "The most profitable shorts of a group by size are those of the issues, or industries, with the largest "
    "profit, largest first.",
    LEAST: "The least profitable shorts of a group by size are those of the issues, or industries, with the largest "
    "loss, largest first.",
}
"""Definition of `most_profitable` and `least_profitable`."""

FLOOR = f"In per cent, only what had ${LEAST_SHORT / 1e6:.0f} million or more short on average is ranked."

AT_START = "capitalisation at the start of the period"


@dataclass(frozen=True, slots=True)
class Table:
    """Profits and average dollars short of what is ranked: by place of the issue in the panel, or of the industry.

    `members` are the places that are ranked, `gained` and `short` have a number for every place.
    """

    members: np.ndarray
    gained: np.ndarray
    short: np.ndarray

    def values(self, unit: str) -> np.ndarray:
        """What the ranking goes by, NaN for what is not ranked."""
        found = np.full(len(self.gained), np.nan)
        if unit == "USD":
            found[self.members] = self.gained[self.members]
            return found
        enough = self.members[self.short[self.members] >= LEAST_SHORT]
        found[enough] = self.gained[enough] / self.short[enough]
        return found


def ranked_profits(known: Known, name: str) -> tuple[Statistic, ...]:
    """`most_profitable` or `least_profitable` of every window: issues and industries, in dollars and in per cent."""
    book = book_of(known.panel)
    industries = industries_of(known.panel)
    found: list[Statistic] = []
    for window in known.windows:
        profits = profits_of(book, window)
        codes = _codes_before(profits)
        for size in SIZES_RANKED:
            then = _with_profit_before(profits, size)
            for unit in ("USD", "percent"):
                found += _issues(profits, name, size, unit, then, codes)
                found += _industries(profits, name, size, unit, industries)
    return tuple(found)


def _codes_before(profits: Profits) -> np.ndarray:
    """Segment code of each issue by its capitalisation at the start of the period."""
    return segment_codes(profits.panel.cap[profits.marks[0]].to_numpy())


def _with_profit_before(profits: Profits, size: str) -> np.ndarray:
    """The issues that were of a size at the start of the period and have a profit."""
    then = places_of(_codes_before(profits), size)
    return np.asarray(then[profits.known[then]])


def _first(values: np.ndarray, name: str) -> Iterator[tuple[int, int]]:
    """The places of the first `NAMED` of a ranking and their ranks; ties by place."""
    sign = 1 if name == MOST else -1
    gaining = np.flatnonzero(values * sign > 0)
    order = gaining[np.argsort(-sign * values[gaining], kind="stable")]
    return ((int(place), rank) for rank, place in enumerate(order[:NAMED], start=1))


def _rank(values: np.ndarray, place: int, name: str) -> int:
    """The rank of a value among others."""
    sign = 1 if name == MOST else -1
    return 1 + int((sign * values > sign * values[place]).sum())


def _issues(
    profits: Profits,
    name: str,
    size: str,
    unit: str,
    then: np.ndarray,
    codes: np.ndarray,
) -> Iterator[Statistic]:
    """The ranking of the issues of a size; `then` are those that were of it before, `codes` their segments then."""
    values = Table(with_profit(profits, size), profits.sums, profits.average).values(unit)
    before = Table(then, profits.sums, profits.average).values(unit)
    for place, rank in _first(values, name):
        issue = issue_groups(profits.book, [place])[0]
        group = replace(issue, subject=Subject((*issue.subject.parts, ("segment", size))))
        if place in then:
            words, other = f"{AT_START}: rank {_rank(before, place, name)}", None
            note = ""
        else:
            was = f"{SEGMENTS[codes[place]]}" if codes[place] >= 0 else "unknown"
            words, other = f"{AT_START}, which was {was}: no part of the group", Decimal(0)
            note = f"By its {words}; it belongs to it by the capitalisation of the day of the statistic only."
        yield _placed(profits, group, name, unit, rank, (words, other, note))


def _industries(
    profits: Profits,
    name: str,
    size: str,
    unit: str,
    industries: tuple[np.ndarray, list[str]],
) -> Iterator[Statistic]:
    """The ranking of the industries of a size."""
    codes, names = industries
    places = with_profit(profits, size)
    values, others = (table.values(unit) for table in _tables(profits, size))
    for code, rank in _first(values, name):
        group = industry_group(names[code], size, places[codes[places] == code])
        if np.isnan(others[code]):
            words, other = f"{AT_START}: not ranked", Decimal(0)
        else:
            words = f"{AT_START}: rank {_rank(others, code, name)}"
            other = dollars(others[code]) if unit == "USD" else percent(others[code])
        yield _placed(profits, group, name, unit, rank, (words, other, ""))


@lru_cache(maxsize=8)
def _tables(profits: Profits, size: str) -> tuple[Table, Table]:
    """The industries of a size, and those of the issues that were of it at the start of the period."""
    codes, names = industries_of(profits.panel)
    now, then = with_profit(profits, size), _with_profit_before(profits, size)
    return _by_industry(profits, now, codes, len(names)), _by_industry(profits, then, codes, len(names))


def _by_industry(profits: Profits, places: np.ndarray, codes: np.ndarray, count: int) -> Table:
    """Profits of some issues added up by industry, and the average of its dollars short where they are known."""
    named = places[codes[places] >= 0]
    inside = profits.book.dollars[np.ix_(named, profits.cycles)]

    def summed(values: np.ndarray) -> np.ndarray:
        return np.bincount(codes[named], weights=values, minlength=count)

    short = np.column_stack([summed(column) for column in np.nan_to_num(inside).T])
    known = np.column_stack([summed(column) > 0 for column in ~np.isnan(inside).T])
    average = short.sum(axis=1) / np.maximum(known.sum(axis=1), 1)
    return Table(np.unique(codes[named]), summed(profits.sums[named]), average)


def _placed(
    profits: Profits,
    group: Group,
    name: str,
    unit: str,
    rank: int,
    before: tuple[str, Decimal | None, str],
) -> Statistic:
    """One line of a ranking; `before` says what it was by the sizes of the start: in words, as a value, as a note."""
    words, other, note = before
    one = profit_of(profits, group, name, {}) if unit == "USD" else rate_of(profits, group, name, {})
    says = f"{RANKING[name]} {FLOOR if unit == 'percent' else ''} This is rank {rank}. {note} {one.definition}"
    changed: tuple[Alternative, ...] = alternatives(one.value, {words: one.value if other is None else other})
    size = dict(group.subject.parts)["segment"].replace("_", " ")
    return replace(
        one,
        label=f"{group.label} ({size})",
        definition=" ".join(says.split()),
        sensitivity=(*changed, *one.sensitivity),
    )


ENTRIES = tuple(
    Entry(
        name=name,
        says=f"issues and industries whose shorts {what}, in dollars and in per cent",
        unit="USD",
        needs=("positions", "prices"),
        authority="ranks of short_profit and of short_profit_rate",
        weaknesses=f"As short_profit; what is small today may be what fell: its size follows from its profit. {SO_FAR}",
        compute=partial(ranked_profits, name=name),
        every=Every.CYCLE,
    )
    for name, what in ((MOST, "gained most"), (LEAST, "lost most"))
)
"""Statistics of this module."""
