"""What sectors weigh in one universe against another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import pandas as pd

from narrator.measure.arithmetic import equation, figure
from narrator.measure.entry import Entry, Every
from narrator.measure.indices.universes import Universe, before, on_day, universes
from narrator.measure.known import Known
from narrator.measure.names import day_label, index_label
from narrator.measure.proof import alternatives, percent, table_rows
from narrator.measure.stocks.companies import SHARE_CLASSES, Companies, companies_of
from narrator.measure.stocks.membership import SMALL_AGAINST_LARGE, indices_known
from narrator.model.claims import Period, Subject
from narrator.model.statistics import Coverage, Observation, Rows, Statistic

SECTOR_WEIGHTS = (
    "The overweight of a sector is its weight in one universe less its weight in the other, in percentage points; an "
    "underweight is negative. The sectors are those of the price file for both, and stocks without one are left out."
)
"""Definition of `sector_weights`."""

HOLDINGS_KEPT = timedelta(days=100)
"""A fund's holdings stand for its index for a quarter and a little more."""

_OTHER_FUND = re.compile(
    r"\b(?:growth|value|short|ultra(?:pro|short)?|inverse|bear|bull|\d+x|leveraged|hedged|buywrite|income|premium|dividend"
    r"|equal|momentum|quality|volatility|enhanced|buffer|esg|covered|pure)\b",
    re.IGNORECASE,
)
"""Words of funds that do not hold an index as it is."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sector of the panel weighs in a universe, in dollars.

    `stocks` counts those of each sector, `missing` those without a sector, a price or a capitalisation. `rule` says in
    prose whose weights they are, `short` in a few words; `rows` are those of a list or a fund, `universe` is what was
    weighed by capitalisation.
    """

    amounts: np.ndarray
    stocks: np.ndarray
    missing: int
    rule: str
    short: str
    rows: tuple[Rows, ...]
    universe: Universe | None = None

    def of(self, sector: int) -> Decimal:
        """The weight of a sector in per cent."""
        return percent(float(self.amounts[sector] / self.amounts.sum()))

    def spelt(self, sector: int) -> str:
        """The expression that yields it."""
        whole = figure(round(float(self.amounts.sum()), 2))
        return f"{figure(round(float(self.amounts[sector]), 2))} / {whole} x 100"


@dataclass(frozen=True, slots=True)
class Sectors:
    """The sectors of a panel's issues: `names`, and of each issue the place among them, -1 without one."""

    companies: Companies
    names: tuple[str, ...]
    codes: np.ndarray

    def weighed(self, places: np.ndarray, amounts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Sum of amounts, and number of stocks with one, by sector; stocks are given by their places in the panel."""
        codes = self.codes[places]
        known = (codes >= 0) & (amounts > 0)
        size = len(self.names)
        return np.bincount(codes[known], amounts[known], size), np.bincount(codes[known], minlength=size)


def sectors_of(companies: Companies) -> Sectors:
    """The sectors of the price file, by name; issues without one have none."""
    written = companies.panel.issues["sector"].astype(str).to_numpy(dtype=object)
    names = sorted({sector for sector in written if sector and sector != "nan"})
    places = {name: place for place, name in enumerate(names)}
    return Sectors(companies, tuple(names), np.array([places.get(sector, -1) for sector in written], dtype=np.int64))


def sector_weights(known: Known) -> tuple[Statistic, ...]:
    """`sector_weights` of every index of small companies against its index of large ones, sector by sector."""
    sectors, found = sectors_of(companies_of(known.panel)), list[Statistic]()
    for small, large in SMALL_AGAINST_LARGE:
        if {small, large} <= set(indices_known(known)):
            rules = [_weights(known, sectors, index) for index in (small, large)]
            if all(rules):
                found.extend(_against(known, sectors, (small, large), (rules[0], rules[1])))
    return tuple(found)


def _weights(known: Known, sectors: Sectors, index: str) -> list[Weights]:
    """The weights of a universe by every rule there is, the best first: a fund's, the members', the ranks'."""
    last = known.panel.grid[-1]
    by_cap = (_by_capitalisation(sectors, one) for one in universes(known, index, last))
    found = (_by_holdings(known, sectors, index), *by_cap)
    return [one for one in found if one is not None]


def _by_capitalisation(sectors: Sectors, universe: Universe | None) -> Weights | None:
    """Members weighed by capitalisation on a grid date; None where under half of them have one and a sector."""
    if universe is None:
        return None
    members = universe.members
    amounts, stocks = sectors.weighed(universe.places, universe.cap)
    used = int(stocks.sum())
    if not members.filled(used):
        return None
    rule = f"{members.rule} Weights are by capitalisation."
    return Weights(amounts, stocks, members.wanted - used, rule, members.short, members.rows, universe)


def _by_holdings(known: Known, sectors: Sectors, index: str) -> Weights | None:
    """The holdings of the one fund that holds an index, if they are not too old; None where two funds would do."""
    holdings = known.market.holdings
    oldest = pd.Timestamp(known.as_of - HOLDINGS_KEPT)
    recent = holdings[(holdings["date"] <= pd.Timestamp(known.as_of)) & (holdings["date"] > oldest)]
    funds = [fund for fund in sorted(recent["fund"].astype(str).unique()) if _holds(fund, index)]
    if len(funds) != 1:
        return None
    rows = recent[recent["fund"] == funds[0]]
    rows = rows[rows["date"] == rows["date"].max()]
    priced = rows[rows["symbol"].isin(known.panel.issues.index)]
    value = priced["value"].fillna(0).to_numpy(dtype=float)
    amounts, stocks = sectors.weighed(
        known.panel.issues.index.get_indexer(pd.Index(priced["symbol"].astype(str))), value
    )
    used = int(stocks.sum())
    if used * 2 < len(rows):
        return None
    words = f"the holdings of {funds[0]} on {day_label(rows['date'].iloc[0].date())}"
    rule = f"For the {index_label(index)}, {words} stand for its members and their weights."
    return Weights(amounts, stocks, len(rows) - used, rule, words, table_rows(rows))


def _holds(fund: str, index: str) -> bool:
    """Whether a fund's name says that it holds an index, and nothing else of it."""
    named = re.search(rf"(?<!\S){re.escape(index_label(index))}(?!\S)", fund, re.IGNORECASE)
    return named is not None and not _OTHER_FUND.search(fund)


def _against(
    known: Known,
    sectors: Sectors,
    pair: tuple[str, str],
    rules: tuple[list[Weights], list[Weights]],
) -> list[Statistic]:
    """One statistic for every sector that weighs something in either universe."""
    small, large = rules[0][0], rules[1][0]
    earlier, start = _weights_before(known, sectors, (small, large)), _at_start(known, sectors, (small, large))
    evening, found = known.panel.evenings[-1].date(), []
    for sector in np.flatnonzero(small.amounts + large.amounts).tolist():
        value = small.of(sector) - large.of(sector)
        lines = [
            equation(index_label(index), one.spelt(sector), one.of(sector), "percent")
            for index, one in zip(pair, (small, large), strict=True)
        ]
        difference = f"{figure(small.of(sector))} - {figure(large.of(sector))}"
        before = (Observation(day, one.of(sector) - other.of(sector)) for day, one, other in earlier)
        found.append(
            Statistic(
                name="sector_weights",
                subject=Subject((("universe", pair[0]), ("against", pair[1]), ("sector", sectors.names[sector]))),
                value=value,
                unit="percentage points",
                period=Period(evening, evening),
                as_of=known.as_of,
                definition=f"{SECTOR_WEIGHTS} {SHARE_CLASSES} {small.rule} {large.rule}",
                inputs=(*small.rows, *large.rows, _closes(known, int(small.stocks.sum() + large.stocks.sum()))),
                coverage=_stocks(small, large),
                sensitivity=alternatives(value, _other_weights(pair, rules, start, sector)),
                label=f"{sectors.names[sector]}, {index_label(pair[0])} against {index_label(pair[1])}",
                arithmetic=(*lines, equation("difference", difference, value, "percentage points")),
                history=(*before, Observation(evening, value)),
            ),
        )
    return found


def _weights_before(
    known: Known, sectors: Sectors, now: tuple[Weights, Weights]
) -> list[tuple[date, Weights, Weights]]:
    """Both universes at each earlier settlement date; nothing for a fund's holdings, which are known for one day."""
    small, large = (_by_day(known, sectors, one.universe) for one in now)
    return [(day, one, large[day]) for day, one in small.items() if day in large]


def _by_day(known: Known, sectors: Sectors, universe: Universe | None) -> dict[date, Weights]:
    """The weights of a universe at each earlier settlement date at which they are known."""
    earlier = before(universe, known) if universe else ()
    weights = ((one.day.date(), _by_capitalisation(sectors, one)) for one in earlier)
    return {day: one for day, one in weights if one is not None}


def _other_weights(
    pair: tuple[str, str],
    rules: tuple[list[Weights], list[Weights]],
    before: tuple[str, tuple[Weights, Weights]] | None,
    sector: int,
) -> dict[str, Decimal]:
    """The difference by the other rules of either universe, and by the weights before the year."""
    (small, *others), (large, *references) = rules
    found = {f"{index_label(pair[0])}: {one.short}": one.of(sector) - large.of(sector) for one in others}
    found.update({f"{index_label(pair[1])}: {one.short}": small.of(sector) - one.of(sector) for one in references})
    if before is not None:
        words, (one, other) = before
        found[words] = one.of(sector) - other.of(sector)
    return found


def _at_start(
    known: Known, sectors: Sectors, now: tuple[Weights, Weights]
) -> tuple[str, tuple[Weights, Weights]] | None:
    """Both universes before the longest window, where they are weighed by capitalisation."""
    base = known.panel.base_evening(known.windows[0].start)
    then = (on_day(one.universe, known, base) if one.universe else None for one in now)
    small, large = (_by_capitalisation(sectors, one) for one in then)
    if small is None or large is None:
        return None
    return f"weights of {day_label(base.date())}", (small, large)


def _stocks(small: Weights, large: Weights) -> Coverage:
    """The stocks of both universes, and those without a price, a capitalisation or a sector."""
    missing = small.missing + large.missing
    left_out = {"no sector, price or capitalisation": missing} if missing else {}
    return Coverage(int(small.stocks.sum() + large.stocks.sum()), left_out)


def _closes(known: Known, count: int) -> Rows:
    """The rows of the price files on the last evening."""
    evening = known.panel.evenings[-1].date()
    return Rows(", ".join(known.panel.price_files), count, evening, evening)


ENTRIES = (
    Entry(
        name="sector_weights",
        says="weight of each sector in an index of small companies less its weight in one of large companies",
        unit="percentage points",
        needs=("positions", "prices", "indices"),
        authority="active weight, as performance attribution defines it (Brinson, Hood and Beebower 1986)",
        weaknesses="The price file's sectors are not GICS; weights by full capitalisation are not those of the float.",
        compute=sector_weights,
        every=Every.CYCLE,
    ),
)
"""Statistics of this module."""
