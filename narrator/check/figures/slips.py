"""Figures that differ by a slip of the pen."""

from __future__ import annotations

from decimal import Decimal

from narrator.check.figures.known import Known, Said, same_unit, written
from narrator.check.figures.units import CURRENCIES, NO_COUNTS

_DIGITS = 2
"""One digit is met by chance."""


def is_slip(said: Said, figure: Known) -> bool:
    """Whether both print the same digits, two at least, in another unit or another magnitude."""
    if said.quantity is None:
        return False
    same = same_unit(said, figure)
    if said.quantity.unit not in NO_COUNTS and figure.unit in NO_COUNTS - CURRENCIES:
        return False  # eleven customers are no slip for 11%
    return any(
        is_slip_of(mine, theirs) and not (same and mine == theirs)
        for mine in written(said.quantity)
        for theirs in figure.written
    )


def is_slip_of(mine: Decimal, theirs: Decimal) -> bool:
    """Whether two numbers have the same digits, a thousand or a million times each other, or are one."""
    one, other = mine.normalize().as_tuple(), theirs.normalize().as_tuple()
    if one.digits != other.digits or len(one.digits) < _DIGITS:
        return False
    return (int(one.exponent) - int(other.exponent)) % len("000") == 0
