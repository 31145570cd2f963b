"""How one figure stands to another: both are intervals, and one may be more exact than the other."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from narrator.model.claims import Direction, Interval

SIGNED = frozenset(
    {"short_profit", "short_profit_rate", "new_short_money", "index_return", "fund_flow", "price_change"}
    | {"short_interest_change", "futures_position"}
)
"""Measures whose value carries its direction as a sign: a loss is negative, and so is a net short position."""

LEVELS = frozenset(
    {"short_interest", "average_short_interest", "short_share", "short_interest_ratio", "short_volume_ratio"}
    | {"days_to_cover", "fails_to_deliver", "futures_position", "positioning_gap", "index_level"}
)
"""Measures of what stands on a day; how far one went is no value of it."""

_BELOW_ZERO = {
    "short_profit": "a loss",
    "fund_flow": "an outflow",
    "new_short_money": "a decline",
    "index_return": "a fall",
    "price_change": "a fall",
    "short_interest_change": "a fall",
    "futures_position": "a net short position",
}
"""What amounts below zero are called, by their measure."""

_SCALES = ((Decimal(10) ** 12, " trillion"), (Decimal(10) ** 9, " billion"), (Decimal(10) ** 6, " million"))
_MARKS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_HUNDRED = Decimal(100)
_MOST = Decimal("0.75")
"""So much of a rounded amount may lie past a bound that it rounds itself."""


class Relation(StrEnum):
    """`finer` is a figure that fits and is more exact than what it rests on; `apart` shares no value with it."""

    AGREES = "agrees"
    FINER = "finer"
    APART = "apart"


def point(value: Decimal) -> Interval:
    """The interval of one computed value."""
    return Interval(value, value)


def is_limit(interval: Interval | None, unit: str) -> bool:
    """Whether an amount gives only a limit; more than half is one, though a share ends at the whole or at nothing."""
    if interval is None:
        return False
    at_an_end = interval.high == _HUNDRED or (interval.low == 0 and interval.high is not None)
    return width(interval) is None or (unit == "percent" and at_an_end)


def signed(interval: Interval, direction: Direction | None, measure: str | None) -> Interval:
    """What the words claim of the measure's own scale: a loss lies below zero, a share that rose is 100 less it."""
    if measure == "breadth" and direction is Direction.UP:
        turned = interval.negated()
        return Interval(_plus(turned.low), _plus(turned.high), turned.low_closed, turned.high_closed)
    printed_below_zero = interval.high is not None and interval.high <= 0
    if measure in SIGNED and direction is Direction.DOWN and not printed_below_zero:
        return interval.negated()
    return interval


def _plus(end: Decimal | None) -> Decimal | None:
    return None if end is None else end + _HUNDRED


def magnitude(interval: Interval) -> Interval:
    """The interval of the absolute values, for words that give no direction."""
    if interval.low is not None and interval.low >= 0:
        return interval
    if interval.high is not None and interval.high <= 0:
        return interval.negated()
    ends = [abs(end) for end in (interval.low, interval.high) if end is not None]
    return Interval(Decimal(0), max(ends) if len(ends) == len((interval.low, interval.high)) else None)


def width(interval: Interval) -> Decimal | None:
    """The length of the interval, `None` where it is unbounded."""
    return None if interval.low is None or interval.high is None else interval.high - interval.low


def relation(said: Interval, known: Interval, *, same_words: bool = False) -> Relation:
    """How what was said stands to what is known; `same_words` where both print the same figure.

    A figure is finer where it allows at most half of the values that its source allows.
    """
    if (
        not said.overlaps(known)
        or _share_one_end(said, known)
        or (_bounds_otherwise(said, known) and not (same_words and _closed(said) and width(known) is not None))
    ):
        return Relation.APART
    room, need = width(known), width(said)
    if same_words or room == 0 or need is None:
        return Relation.AGREES
    return Relation.FINER if room is None or need * 2 <= room else Relation.AGREES


def _share_one_end(said: Interval, known: Interval) -> bool:
    """Whether two ranges that include their ends have one of them in common and another otherwise: $90 to $100 million.

    What a rounded figure allows ends before its upper end, and a point has one end.
    """
    ends = [(one.low, one.high) for one in (said, known)]
    whole = all(
        one.low_closed and one.high_closed and one.low != one.high and one.low and one.high for one in (said, known)
    )
    return whole and ends[0] != ends[1] and bool(set(ends[0]) & set(ends[1]))


def _bounds_otherwise(said: Interval, known: Interval) -> bool:
    """Whether a bound ("less than 13%") is another than the known one, or cuts through what is known.

    A computed value is a point and is either within the bound or not.
    """
    mine, theirs = bound(said), bound(known)
    if mine is None and theirs is not None:
        return _is_past(said, *theirs)
    if mine is None or width(known) == 0:
        return False
    if theirs is not None:
        return mine != theirs
    ends = [end for end in (known.low, known.high) if end is not None]
    return any(end != mine[1] and not said.contains(end) for end in ends)


def _is_past(said: Interval, above: bool, bound: Decimal) -> bool:
    """Whether most of what an amount with two ends allows lies past a bound: about 200 is not "up to 150"."""
    if said.low is None or said.high is None:
        return False
    past = (said.high - bound) if above else (bound - said.low)
    return past > _MOST * (said.high - said.low) > 0


def _closed(interval: Interval) -> bool:
    """Whether a bound includes itself, as in "no more than 7%": what is 7% keeps it."""
    return interval.low_closed if interval.high is None else interval.high_closed


def bound(interval: Interval) -> tuple[bool, Decimal] | None:
    """Whether a half-open range is bounded above, and where; `None` for a figure with two ends."""
    if interval.high is None and interval.low is not None:
        return False, interval.low
    if interval.high is not None and interval.high > 0 and interval.low in {None, Decimal(0)}:
        return True, interval.high
    return None


def distance(said: Interval, value: Interval) -> Decimal:
    """How far apart two intervals lie, relative to the size of the second; zero where they overlap."""
    if said.overlaps(value):
        return Decimal(0)
    gaps = [
        abs(one - other)
        for one, other in ((said.low, value.high), (said.high, value.low))
        if one is not None and other is not None
    ]
    size = max((abs(end) for end in (value.low, value.high) if end is not None), default=Decimal(1))
    return min(gaps, default=Decimal(0)) / (size or Decimal(1))


def in_words(value: Decimal, unit: str) -> str:
    """A computed value for a message: `$13.47 billion`, `-5.06%`, `2,000 shares`."""
    sign, size = ("-" if value < 0 else ""), abs(value)
    mark = _MARKS.get(unit, "")
    scale, word = next(((scale, word) for scale, word in _SCALES if size >= scale), (Decimal(1), ""))
    number = _rounded(size / scale)
    if unit == "percent":
        return f"{sign}{_rounded(size)}%"
    tail = "" if mark else f" {unit}"
    return f"{sign}{mark}{number}{word}{tail}"


def told(measure: str, value: Decimal, unit: str) -> str:
    """A computed figure for a message; an amount below zero by what it is called."""
    name = _BELOW_ZERO.get(measure)
    return in_words(value, unit) if name is None or value >= 0 else f"{name} of {in_words(-value, unit)}"


def _rounded(value: Decimal) -> str:
    written = f"{value.quantize(Decimal('0.01'), rounding=ROUND_HALF_UP):,f}"
    return written.rstrip("0").rstrip(".")
