"""Figures in units that can be told in one another: a percentage in basis points."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from narrator.check.details.placed import SLOTS
from narrator.model.claims import Interval, Quantity

_HUNDREDTHS: Final = frozenset({"percent", "percentage points"})
"""What a hundred basis points are. A percentage and percentage points are not told in one another."""

_ALIKE: Final = (
    frozenset({"country", "nation"}),
    frozenset({"company", "firm", "business", "enterprise"}),
    frozenset({"worker", "employee", "staff"}),
    frozenset({"lawmaker", "legislator"}),
    frozenset({"lawsuit", "suit"}),
    frozenset({"job", "position", "post"}),
    frozenset({"job", "employee", "worker", "staff"}),
    frozenset({"home", "household", "house"}),
    frozenset({"passenger", "traveller", "traveler", "flier", "flyer"}),
    *(frozenset(words.split()) for rule, line in SLOTS if rule == "word" for words in line.split(",")),
)
_NAMESAKES: Final = {
    noun: frozenset().union(*(nouns for nouns in _ALIKE if noun in nouns)) for nouns in _ALIKE for noun in nouns
}
"""Nouns that count the same things: a like sentence may have one in the other's place."""

_PEOPLE: Final = frozenset(
    """
    passenger worker employee student pupil patient customer soldier resident protester demonstrator voter child woman
    man victim migrant refugee teacher nurse doctor officer prisoner tourist visitor guest client subscriber user
    staff staffer traveller traveler farmer docker pilot shareholder investor
    """.split()  # noqa: SIM905
)
"""Nouns for those whom a draft may count as people."""

_ANYBODY: Final = frozenset({"person", "individual"})
_DOER = re.compile(r"(?:[dtvns]or|[a-z]{3}er|[a-z]{3}ist|ian|ee)$")
"""What a draft may call them by what they do: 62 donors are 62 individuals who gave."""

_A_DOZEN: Final = 12

_CENTS = re.compile(r"\b(?:cents?|pence|p)$")
_BY_THE_WHOLE = re.compile(
    r"\b(?:(?:for|of|from|on|in|out of|to) (?:every|each)|on the|in the|to the|per) (?:one )?(?:dollar|euro|pound)\b",
    re.IGNORECASE,
)

FOR_EVERY: Final = re.compile(r"\bfor every (?P<number>ten|hundred|thousand|10|100|1,000)(?= [a-z])", re.IGNORECASE)
"""By how many others a sentence counts things: "17 for every ten"."""
_MANY: Final = {
    **dict.fromkeys(("ten", "10"), Decimal(10)),
    **dict.fromkeys(("hundred", "100"), Decimal(100)),
    **dict.fromkeys(("thousand", "1,000"), Decimal(1000)),
}

_TIMES: Final = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "annually": "year",
    "yearly": "year",
}
_RATE = re.compile(
    rf"\b(?:(?:an?|per|each|every)\s(?P<time>hour|day|week|month|quarter|year)|(?P<often>{'|'.join(_TIMES)}))\b"
    r"(?!\s(?:ago|earlier|later|before|after|since|of|old|or)\b)",
    re.IGNORECASE,
)

CURRENCIES: Final = frozenset({"USD", "EUR", "GBP", "JPY", "CNY", "CHF", "CAD", "AUD", "HKD", "INR", "KRW"})

NO_COUNTS: Final = CURRENCIES | {"percent", "percentage points", "basis points", "multiple"}
"""Units of amounts; any other is the noun of what is counted."""

LENGTHS: Final = frozenset({"second", "minute", "hour", "day", "days", "week", "month", "quarter", "year", "decade"})
"""Nouns of lengths of time."""


def in_unit(quantity: Quantity, unit: str) -> Quantity | None:
    """The same amount in another unit, `None` where neither is told in the other.

    >>> from narrator.model.claims import Span
    >>> said = Quantity(Span(0, 3), "190", Interval(Decimal(190), Decimal(190)), Decimal(190), "basis points", None)
    >>> in_unit(said, "percent").value
    Decimal('1.90')
    """
    if quantity.unit == unit:
        return quantity
    one_noun = unit in (_PEOPLE if quantity.unit == "person" else _NAMESAKES.get(quantity.unit, ()))
    if one_noun or (unit in _ANYBODY and _are_people(quantity)):
        return replace(quantity, unit=unit)
    if {quantity.unit, unit} == {"", "multiple"}:
        return _times(quantity, Decimal(1), unit)  # a ratio of 2.3 is 2.3 times
    if quantity.unit == "basis points" and unit in _HUNDREDTHS:
        return _times(quantity, Decimal("0.01"), unit)
    if unit == "basis points" and quantity.unit in _HUNDREDTHS:
        return _times(quantity, Decimal(100), unit)
    return None


def _are_people(quantity: Quantity) -> bool:
    """Whether a count is of those who do something; a dozen of anybody are met by chance."""
    many = quantity.value is not None and quantity.value > _A_DOZEN
    return many and quantity.unit not in NO_COUNTS and _DOER.search(quantity.unit) is not None


def per_unit(quantity: Quantity, sentence: str) -> Quantity:
    """Cents as the percentage that they are where a sentence counts them by the dollar: "43 cents for every dollar".

    A count of things for every ten others is so many for each: "17 puts for every ten calls" are 1.7.
    """
    many = _for_every(quantity, sentence) if quantity.unit not in NO_COUNTS else None
    if many is not None:
        return _times(quantity, 1 / many, quantity.unit)
    if quantity.unit not in CURRENCIES or not _CENTS.search(quantity.text) or not _BY_THE_WHOLE.search(sentence):
        return quantity
    return _times(quantity, Decimal(100), "percent")


def _for_every(quantity: Quantity, sentence: str) -> Decimal | None:
    """By how many others a sentence counts what it has so many of, right before these or behind "there were"."""
    every, words = FOR_EVERY.search(sentence), re.escape(quantity.text)
    if every is None:
        return None
    before = re.search(rf"{words}\s$", sentence[: every.start()])
    behind = re.match(rf"(?:\s[\w’'-]+){{1,9}}?,?\sthere\s(?:were|are|was|is)\s{words}\b", sentence[every.end() :])
    return _MANY[every["number"].casefold()] if before or behind else None


_VALUED = re.compile(
    r"\btimes\s(?:[\w’'-]+\s){0,3}?(?P<of>earnings|profits?|book|sales|revenues?|ebitda|assets)\b", re.IGNORECASE
)
_CALLED = {"profit": "earnings", "profits": "earnings", "revenue": "sales", "revenues": "sales"}


def rate_in(words: str) -> str | None:
    """The time by which the words of a figure count it, or of what it is so many times; `None` where neither is told.

    >>> rate_in("about $11 million every week"), rate_in("$11 million more than a year earlier")
    ('week', None)
    >>> rate_in("at 11 times expected earnings")
    'earnings'
    """
    valued = _VALUED.search(words)
    if valued is not None and words.startswith(" before", valued.end()):
        return "ebitda"
    if valued is not None:
        return _CALLED.get(valued["of"].casefold(), valued["of"].casefold())
    found = _RATE.search(words)
    return None if found is None else (found["time"] or _TIMES[found["often"].casefold()]).casefold()


def _times(quantity: Quantity, factor: Decimal, unit: str) -> Quantity:
    interval = quantity.interval
    low, high = (None if end is None else end * factor for end in (interval.low, interval.high))
    scaled = Interval(low, high, interval.low_closed, interval.high_closed)
    value = None if quantity.value is None else quantity.value * factor
    return replace(quantity, interval=scaled, value=value, unit=unit)
