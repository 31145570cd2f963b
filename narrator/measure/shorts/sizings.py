"""What profits and rates of a size are where an issue's size is judged on other days."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

import numpy as np

from narrator.measure.proof import dollars, percent
from narrator.measure.shorts.book import medians, segment_codes
from narrator.measure.shorts.marking import Profits
from narrator.measure.stocks.universe import SEGMENTS, SIZES, members_of

START, EACH, MEDIAN = "at the start of the period", "at the start of each interval", "by its median over the period"
"""The other rules of size: when the capitalisation counts."""


def profits_by_rule(profits: Profits) -> dict[str, dict[str, Decimal]]:
    """The profit of each segment and group under every other rule, by size and then by rule."""
    codes = codes_by_rule(profits)
    return _by_size({rule: _by_segment(one, profits.amounts) for rule, one in codes.items()})


def rates_by_rule(profits: Profits) -> dict[str, dict[str, Decimal]]:
    """The same of profit over average dollars short, both under the same rule."""
    codes = codes_by_rule(profits)
    inside = profits.book.dollars[:, profits.cycles] / len(profits.cycles)
    at_cycles = {rule: np.repeat(one[:, :1], inside.shape[1], axis=1) for rule, one in codes.items()}
    at_cycles[EACH] = segment_codes(profits.book.cap[:, profits.cycles])
    found = {}
    for rule, one in codes.items():
        gained, short = _by_segment(one, profits.amounts), _by_segment(at_cycles[rule], inside)
        found[rule] = {size: gained[size] / short[size] for size in gained if short[size] > 0}
    return _by_size(found, in_dollars=False)


@lru_cache(maxsize=4)
def codes_by_rule(profits: Profits) -> dict[str, np.ndarray]:
    """Segment code of each issue (rows) in each interval (columns) under the other rules."""
    caps = profits.panel.cap[profits.marks].to_numpy()
    each = segment_codes(caps)[:, :-1]
    middle = segment_codes(medians(caps))
    return {
        START: np.repeat(each[:, :1], each.shape[1], axis=1),
        EACH: each,
        MEDIAN: np.repeat(middle[:, None], each.shape[1], axis=1),
    }


def _by_segment(codes: np.ndarray, amounts: np.ndarray) -> dict[str, float]:
    """The sum of amounts over each segment and group but the whole, whose issues no rule changes."""
    weights = np.nan_to_num(amounts).ravel()
    sums = np.bincount(codes.ravel() + 1, weights=weights, minlength=len(SEGMENTS) + 1)[1:]
    return {size: float(sums[list(members_of(size))].sum()) for size in SIZES if size != "all"}


def _by_size(values: dict[str, dict[str, float]], *, in_dollars: bool = True) -> dict[str, dict[str, Decimal]]:
    """Values by rule and size as decimals by size and rule."""
    decimal = dollars if in_dollars else percent
    return {
        size: {f"capitalisation {rule}": decimal(found[size]) for rule, found in values.items() if size in found}
        for size in SIZES
    }
