"""The numbers of a statistic, written out so that a reader can follow them with a pocket calculator."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import SupportsFloat

import numpy as np

DIGITS = 15
"""Significant digits of a figure that is not whole; beyond them lies the noise of binary fractions."""

CENTS = 2
FOUR = 4
"""Decimals of the parts of a sum of dollars: the average of two prices in cents has one more, of two positions two."""

SPELT_OUT = 12
"""So many terms are written one by one; a longer sum is named with the number of its terms."""


def figure(value: SupportsFloat, least: int = 0) -> str:
    """A number with thousands commas and as many decimals as it has, but at least `least`; decimals as they are.

    >>> figure(1234567.0), figure(15.0, 2), figure(0.1 + 0.2), figure(Decimal("7500.00")), figure(-2500.5, 2)
    ('1,234,567', '15.00', '0.3', '7,500.00', '-2,500.50')
    """
    if isinstance(value, Decimal):
        return f"{value:,f}"
    written = f"{float(value):,.{DIGITS}g}"
    if "e" in written:
        written = f"{Decimal(written):,f}"
    whole, _, decimals = written.partition(".")
    decimals = decimals.rstrip("0").ljust(least, "0")
    return f"{whole}.{decimals}" if decimals else whole


def price(value: SupportsFloat) -> str:
    """A price or an amount of money: at least two decimals.

    >>> price(15.0), price(1.3333333333333333)
    ('15.00', '1.33333333333333')
    """
    return figure(value, CENTS)


def equation(words: str, expression: str, result: SupportsFloat, unit: str) -> str:
    """One line of arithmetic: what is computed, from which numbers, with what result in `unit`.

    >>> equation("2025-01-31", "-(2,000 + 3,000) / 2 x (15.00 - 18.00)", Decimal("7500.00"), "USD")
    '2025-01-31: -(2,000 + 3,000) / 2 x (15.00 - 18.00) = 7,500.00 USD'
    """
    least = CENTS if unit == "USD" else 0
    return f"{words}: {expression} = {figure(result, least)} {unit}"


def plus(terms: Sequence[SupportsFloat], least: int = CENTS) -> str:
    """Terms with their signs between them.

    >>> plus([3000, -1200.5, 7])
    '3,000.00 - 1,200.50 + 7.00'
    """
    first, *others = (figure(one, least) for one in terms)
    signed = (f"- {one[1:]}" if one.startswith("-") else f"+ {one}" for one in others)
    return " ".join((first, *signed))


def addition(counted: str, terms: Sequence[SupportsFloat], result: SupportsFloat, unit: str) -> tuple[str, ...]:
    """The sum of terms, written out where they are few, and named with their number: "sum of 3 issues = 12.00 USD".

    `counted` is what each term belongs to, in the singular.
    """
    least = CENTS if unit == "USD" else 0
    named = f"sum of {len(terms):,} {counted}{'s' * (len(terms) != 1)} = {figure(result, least)} {unit}"
    if not 1 < len(terms) <= SPELT_OUT:
        return (named,)
    return (equation(f"every {counted}", plus(terms, least), result, unit), named)


def summed(words: str, terms: np.ndarray) -> str:
    """One line in dollars: the sum of the issues' known terms, written out where they are few, else with their number.

    >>> summed("2025-01-31", np.array([3000, np.nan, -1200.5]))
    '2025-01-31: 3,000.00 - 1,200.50 = 1,799.50 USD'
    """
    known = terms[~np.isnan(terms)]
    result = round(float(known.sum()), FOUR)
    if 1 < len(known) <= SPELT_OUT:
        return equation(words, plus([round(one, FOUR) for one in known.tolist()]), result, "USD")
    return f"{words}: sum of {len(known):,} issue{'s' * (len(known) != 1)} = {price(result)} USD"
