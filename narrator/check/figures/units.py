"""Figures in units that can be told in one another: a percentage in basis points."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from narrator.model.claims import Interval, Quantity

_HUNDREDTHS: Final = frozenset({"percent", "percentage points"})
"""What a hundred basis points are. A percentage and percentage points are not told in one another."""


CURRENCIES: Final = frozenset({"USD", "EUR", "GBP", "JPY", "CNY", "CHF", "CAD", "AUD", "HKD", "INR", "KRW"})

NO_COUNTS: Final = CURRENCIES | {"percent", "percentage points", "basis points", "multiple"}
"""Units of amounts; any other is the noun of what is counted."""


def in_unit(quantity: Quantity, unit: str) -> Quantity | None:
    """The same amount in another unit, `None` where neither is told in the other.

    >>> from narrator.model.claims import Span
    >>> said = Quantity(Span(0, 3), "190", Interval(Decimal(190), Decimal(190)), Decimal(190), "basis points", None)
    >>> in_unit(said, "percent").value
    Decimal('1.90')
    """
    if quantity.unit == unit:
        return quantity
    if quantity.unit == "basis points" and unit in _HUNDREDTHS:
        return _times(quantity, Decimal("0.01"), unit)
    if unit == "basis points" and quantity.unit in _HUNDREDTHS:
        return _times(quantity, Decimal(100), unit)
    return None


def _times(quantity: Quantity, factor: Decimal, unit: str) -> Quantity:
    interval = quantity.interval
    low, high = (None if end is None else end * factor for end in (interval.low, interval.high))
    scaled = Interval(low, high, interval.low_closed, interval.high_closed)
    value = None if quantity.value is None else quantity.value * factor
    return replace(quantity, interval=scaled, value=value, unit=unit)
