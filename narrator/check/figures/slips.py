"""Figures that differ by a slip of the pen."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

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
    (digits, power), (others, there) = digits_of(mine), digits_of(theirs)
    return digits == others and len(digits) >= _DIGITS and (power - there) % len("000") == 0


@lru_cache(maxsize=1 << 12)
def digits_of(number: Decimal) -> tuple[tuple[int, ...], int]:
    """The digits of a number up to its last that is no zero, and the power of ten of that one."""
    plain = number.normalize().as_tuple()
    return plain.digits, int(plain.exponent)


def is_moved(mine: Decimal, theirs: Decimal) -> bool:
    """Whether two numbers have the same digits, two at least, with the point in another place: 1.3 for 13."""
    (digits, power), (others, there) = digits_of(mine), digits_of(theirs)
    return digits == others and len(digits) >= _DIGITS and power != there


def is_transposed(mine: Decimal, theirs: Decimal) -> bool:
    """Whether two of a number's digits have changed places.

    >>> is_transposed(Decimal(421000), Decimal(412000)), is_transposed(Decimal(312), Decimal(212))
    (True, False)
    """
    one, other, places = _apart(mine, theirs)
    return len(places) > 1 and len(places) <= _DIGITS and sorted(one) == sorted(other)


def is_misread(mine: Decimal, theirs: Decimal) -> bool:
    """Whether one digit of a number of two or more is another: 312 for 212."""
    one, other, places = _apart(mine, theirs)
    return len(places) == 1 and len(digits_of(mine)[0]) >= _DIGITS and (one + other).count(".") != 1


def _apart(mine: Decimal, theirs: Decimal) -> tuple[str, str, list[int]]:
    """Two numbers as they are written, and the places at which they differ; none where one is longer."""
    one, other = f"{mine.normalize():f}", f"{theirs.normalize():f}"
    if len(one) != len(other):
        return one, other, []
    return one, other, [place for place, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
