"""Mark-to-market profit of short sellers, by issue and by any group of issues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd

from narrator.measure.entry import Entry, Every
from narrator.measure.known import Known
from narrator.measure.names import industry_label
from narrator.measure.panel import Panel
from narrator.measure.proof import alternatives, coverage, cycle_rows, dollars, issue_subject, percent, price_rows
from narrator.measure.universe import SEGMENT_RULE, SIZES, in_size, members_of, segment_of
from narrator.measure.windows import Window
from narrator.model.claims import Statistic, Subject

SHORT_PROFIT = (
    "The profit of shorts is marked to market: from one settlement date to the next, the average of the shares short "
    "at both, times the fall of the split-adjusted close; financing and dividends are left out. Where the position is "
    "known at one end only, as after the last cycle published, that position is used."
)
"""Definition of `short_profit`."""


def interval_profits(panel: Panel) -> pd.DataFrame:
    """Profit in dollars per issue (rows) and interval (columns, named by the interval's last day).

    profit = -(s0 + s1) / 2 * (p1 - p0), s shares short, p split-adjusted close; NaN where neither position or not both
    closes are known.
    """
    return -_average_shares(panel) * panel.price.diff(axis=1).iloc[:, 1:]


def dollars_short(panel: Panel) -> pd.DataFrame:
    """Dollars short per issue at each settlement date, at that day's close."""
    at = panel.settlements
    return panel.shares[at] * panel.price[at]


def window_columns(panel: Panel, start: date) -> pd.DatetimeIndex:
    """Ends of the grid intervals that make up the window from `start` to the panel's last evening."""
    return panel.grid[panel.grid > panel.base_evening(start)]


def average_dollars_short(panel: Panel, start: date) -> pd.Series:
    """Dollars short per issue, averaged over the settlement dates from the window's base evening on.

    A cycle in which an issue does not appear adds nothing to the sum but counts in the divisor, so that averages of
    issues add up to the average of their group.
    """
    cycles = panel.cycles_from(start)
    return dollars_short(panel)[cycles].sum(axis=1) / len(cycles)


def _average_shares(panel: Panel) -> pd.DataFrame:
    """Average of the positions known at the two ends of each interval."""
    ends = panel.shares.to_numpy()
    before, after = ends[:, :-1], ends[:, 1:]
    average = np.where(np.isnan(before), after, np.where(np.isnan(after), before, (before + after) / 2))
    return pd.DataFrame(average, index=panel.shares.index, columns=panel.shares.columns[1:])


def short_profit(panel: Panel, window: Window) -> tuple[Statistic, ...]:
    """`short_profit` over a window for every segment and group, with the other segment rules as its sensitivity."""
    ends = window_columns(panel, window.start)
    profit = interval_profits(panel)[ends]
    rules = _segments_by_rule(panel, window.start, ends)
    total = profit.sum(axis=1)
    known = profit.notna().any(axis=1)
    default = rules.pop("as of the day")[ends[-1]]
    no_size = int((known & ~in_size(default, "all")).sum())
    found = []
    for size in SIZES:
        inside = known.to_numpy(dtype=bool) & in_size(default, size)
        if not inside.any():
            continue
        others = {f"capitalisation {rule}": _profit_of(profit, codes, size) for rule, codes in rules.items()}
        found.append(
            _statistic(
                panel,
                window,
                Subject.of(segment=size),
                dollars(total[inside].sum()),
                total.index[inside],
                sensitivity={} if size == "all" else others,
                without_size=no_size,
            ),
        )
    return tuple(found)


def short_profit_rate(panel: Panel, window: Window) -> tuple[Statistic, ...]:
    """Profit over a window in per cent of the average dollars short, for every segment and group."""
    average = average_dollars_short(panel, window.start)
    codes = segment_of(panel.cap[panel.grid[-1]])
    found = []
    for profit in short_profit(panel, window):
        base = float(average[in_size(codes, profit.subject.name)].sum())
        if base > 0:
            found.append(
                replace(
                    profit,
                    name="short_profit_rate",
                    value=percent(float(profit.value) / base),
                    unit="percent",
                    definition=f"Profit over the average of dollars short at the settlement dates. {profit.definition}",
                    sensitivity=(),
                ),
            )
    return tuple(found)


def profit_rankings(panel: Panel, window: Window, size: str, listed: int) -> tuple[Statistic, ...]:
    """`short_profit` of the issues and industries of a size: the `listed` most and least profitable of each."""
    profit = interval_profits(panel)[window_columns(panel, window.start)]
    inside = in_size(segment_of(panel.cap[panel.grid[-1]]), size) & profit.notna().any(axis=1).to_numpy(dtype=bool)
    by_issue = profit[inside].sum(axis=1)
    industries = panel.issues["industry"].astype(str)[inside]
    by_industry = by_issue[(industries != "").to_numpy()].groupby(industries[industries != ""]).sum()
    found = []
    for symbol, value in _extremes(by_issue, listed):
        subject, label = issue_subject(panel, symbol)
        found.append(replace(_statistic(panel, window, subject, dollars(value), pd.Index([symbol])), label=label))
    for industry, value in _extremes(by_industry, listed):
        members = by_issue.index[(industries == industry).to_numpy()]
        subject = Subject.of(industry=industry, segment=size)
        found.append(
            replace(_statistic(panel, window, subject, dollars(value), members), label=industry_label(industry))
        )
    return tuple(found)


def _extremes(values: pd.Series, listed: int) -> list[tuple[str, float]]:
    """The `listed` largest and smallest of a series, largest first; ties by name."""
    ranked = values.sort_index().sort_values(ascending=False, kind="stable")
    kept = ranked if len(ranked) <= 2 * listed else pd.concat([ranked.head(listed), ranked.tail(listed)])
    return [(str(name), float(value)) for name, value in kept.items()]


def _segments_by_rule(panel: Panel, start: date, ends: pd.DatetimeIndex) -> dict[str, pd.DataFrame]:
    """Segment code of each issue in each interval, under the default rule and its alternatives."""
    begins = panel.grid[panel.grid.get_indexer(ends) - 1]

    def throughout(caps: pd.Series) -> pd.DataFrame:
        return pd.DataFrame(dict.fromkeys(ends, segment_of(caps)))

    return {
        "as of the day": throughout(panel.cap[panel.grid[-1]]),
        "at the start of the period": throughout(panel.cap[panel.base_evening(start)]),
        "at the start of each interval": pd.DataFrame(
            {end: segment_of(panel.cap[begin]) for begin, end in zip(begins, ends, strict=True)},
        ),
        "by its median over the period": throughout(panel.cap[[*begins, ends[-1]]].median(axis=1)),
    }


def _profit_of(profit: pd.DataFrame, codes: pd.DataFrame, size: str) -> Decimal:
    """Profit of a size, where an issue's segment may differ from interval to interval."""
    return dollars(float(np.nansum(profit.to_numpy()[codes.isin(members_of(size)).to_numpy()])))


def _statistic(
    panel: Panel,
    window: Window,
    subject: Subject,
    value: Decimal,
    issues: pd.Index,
    *,
    sensitivity: Mapping[str, Decimal] | None = None,
    without_size: int = 0,
) -> Statistic:
    """A profit with its rows: the cycles from the last one before the window on, and the closes at their ends."""
    base = panel.base_evening(window.start)
    before = panel.settlements[panel.settlements <= base][-1:]
    cycles = before.append(panel.settlements[panel.settlements > base])
    marks = panel.grid[panel.grid >= base]
    return Statistic(
        name="short_profit",
        subject=subject,
        value=value,
        unit="USD",
        period=window.period,
        as_of=panel.as_of,
        definition=f"{SHORT_PROFIT} {SEGMENT_RULE}",
        inputs=(*cycle_rows(panel, issues, cycles), *price_rows(panel, issues, marks)),
        coverage=coverage(panel, len(issues), capitalisation_unknown=without_size),
        sensitivity=alternatives(value, sensitivity or {}),
    )


RANKED = "small_and_below"
"""The group whose issues and industries are ranked by name."""

LISTED = 10
"""How many issues and industries a ranking names at each end."""


def _profits(known: Known) -> tuple[Statistic, ...]:
    by_size = [one for window in known.windows for one in short_profit(known.panel, window)]
    return (*by_size, *profit_rankings(known.panel, known.windows[0], RANKED, LISTED))


ENTRIES = (
    Entry(
        name="short_profit",
        says="what shorts gained as prices fell, marked to market: by segment, industry and issue",
        unit="USD",
        needs=("positions", "prices"),
        authority="the trade's mark-to-market profit and loss of short positions, financing left out",
        weaknesses="Between settlement dates a position is their average; dividends and fees are left out.",
        compute=_profits,
        every=Every.CYCLE,
    ),
    Entry(
        name="short_profit_rate",
        says="profit of shorts over the average dollars short",
        unit="percent",
        needs=("positions", "prices"),
        authority="as short_profit, over average_short_interest",
        weaknesses="As short_profit; where positions grew with their losses, it is not the return of any one short.",
        compute=lambda known: tuple(one for each in known.windows for one in short_profit_rate(known.panel, each)),
    ),
)
"""Statistics of this module."""
