"""Which stocks make up an index: a list of its members, or the ranks by capitalisation that stand in for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import pandas as pd

from narrator.measure.known import Known
from narrator.measure.names import day_label, index_label
from narrator.measure.proof import table_rows
from narrator.measure.stocks.panel import Panel
from narrator.model.statistics import Coverage, Rows

RANKS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "russell_2000": (1001, 3000),
        "sp_500": (1, 500),
        "calder_100": (1, 100),
        "calder_300": (101, 400),
    },
)
"""Ranks by capitalisation, both included, that stand in for the members of an index."""

SMALL_AGAINST_LARGE = (("russell_2000", "sp_500"), ("calder_300", "calder_100"))
"""Indices of small companies, each with the one of large companies that it is compared with."""

BY_RANK = (
    "The list of members is not public: the common stocks of a band of ranks by capitalisation, ranked {when}, stand "
    "in for them."
)
"""What is said of ranks that stand in for members."""


@dataclass(frozen=True, slots=True)
class Membership:
    """The stocks of an index, as keys of the panel.

    `rule` says in prose who they are, `short` in a few words; `rows` are those of the list, none where ranks stand in.
    `wanted` counts the stocks there should be.
    """

    index: str
    stocks: pd.Index
    wanted: int
    rule: str
    short: str
    rows: tuple[Rows, ...] = ()

    @property
    def listed(self) -> bool:
        """Whether the stocks come from a list of members."""
        return bool(self.rows)

    def filled(self, count: int) -> bool:
        """Whether so many stocks are at least half of those there should be."""
        return count * 2 >= self.wanted


def indices_known(known: Known) -> tuple[str, ...]:
    """The indices of the market that have a list of members or a band of ranks, by name."""
    asked = set(known.market.indices) & set(RANKS)
    return tuple(sorted(asked | {str(index) for index in known.market.members["index"].unique()}))


def memberships(known: Known, index: str, ranked_on: pd.Timestamp) -> tuple[Membership, ...]:
    """Who belongs to an index: by its list where one was in force by the day, then by rank on a grid date."""
    found = (by_list(known, index), by_rank(known.panel, index, ranked_on))
    return tuple(one for one in found if one is not None and one.filled(len(one.stocks)))


def by_list(known: Known, index: str) -> Membership | None:
    """The members on the latest list that was in force on the as-of day, as far as they have prices."""
    members = known.market.members
    rows = members[(members["index"] == index) & (members["date"] <= pd.Timestamp(known.as_of))]
    if rows.empty:
        return None
    rows = rows[rows["date"] == rows["date"].max()]
    stocks = pd.Index(rows["symbol"].astype(str).unique())
    since = day_label(rows["date"].iloc[0].date())
    rule = (
        f"The members are the {len(stocks):,} of the list in force from {since}, also for the days before it: whatever "
        f"left the {index_label(index)} earlier is not among them."
    )
    priced = stocks[known.panel.price.index.get_indexer(stocks) >= 0]
    return Membership(index, priced, len(stocks), rule, f"members by the list of {since}", table_rows(rows))


def by_rank(panel: Panel, index: str, ranked_on: pd.Timestamp) -> Membership | None:
    """The stocks in an index's band of ranks by capitalisation on a grid date, among those that still traded then."""
    if index not in RANKS:
        return None
    first, last = RANKS[index]
    trading = (panel.last_evening >= ranked_on).to_numpy()
    caps = np.where(trading, panel.cap[ranked_on].to_numpy(dtype=float), np.nan)
    ranked = np.argsort(-caps, kind="stable")[: int(np.isfinite(caps).sum())]
    when = "on the last evening" if ranked_on == panel.grid[-1] else "before the period"
    rule = f"{BY_RANK.format(when=when)} For the {index_label(index)}, these are ranks {first:,} to {last:,}."
    short = f"ranks {first:,} to {last:,} by capitalisation on {day_label(ranked_on.date())}"
    return Membership(index, panel.cap.index[ranked[first - 1 : last]], last - first + 1, rule, short)


def coverage_of(members: Membership, count: int) -> Coverage:
    """How many of an index's stocks count, and how many are missing."""
    missing = members.wanted - count
    return Coverage(count, {"no price or capitalisation for the period": missing} if missing > 0 else {})
