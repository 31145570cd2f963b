"""Figures into words: the shortest true wording, rounded once, half up.

`extract.figures` reads the same words back without sharing a line of code; a test holds the two against each other.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

THOUSAND, MILLION, BILLION, TRILLION = (Decimal(10) ** power for power in (3, 6, 9, 12))
_MAGNITUDES = ((TRILLION, " trillion"), (BILLION, " billion"), (MILLION, " million"))

SEGMENT_WORDS = {
    "nano": "nano-cap",
    "micro": "micro-cap",
    "small": "small-cap",
    "mid": "mid-cap",
    "large": "large-cap",
    "mega": "mega-cap",
    "small_and_below": "small-, micro- and nano-cap",
    "mid_and_above": "mid-, large- and mega-cap",
    "large_and_above": "large- and mega-cap",
    "all": "all",
}
"""Segments as adjectives of "stocks"."""


def money(value: Decimal) -> str:
    """An amount of dollars, without its sign, in three figures at most.

    >>> money(Decimal("13530543847.31")), money(Decimal("-129298236231.77")), money(Decimal("658300000"))
    ('$13.5 billion', '$129 billion', '$658 million')
    >>> money(Decimal("941200")), money(Decimal("999600000")), money(Decimal("12.30"))
    ('about $941,000', '$1 billion', '$12.30')
    """
    amount = abs(value)
    for unit, word in _MAGNITUDES:
        figure = _figure(amount / unit)
        if Decimal(figure) >= 1:
            return f"${figure}{word}"
    if amount >= THOUSAND:
        return f"about ${_round(amount / THOUSAND, 0) * THOUSAND:,.0f}"
    return f"${_round(amount, 2)}"


def percent(value: Decimal) -> str:
    """A percentage without its sign, to one decimal.

    >>> percent(Decimal("5.3312")), percent(Decimal("-16.98")), percent(Decimal("0.02"))
    ('5.3%', '17%', 'less than 0.1%')
    """
    if not value:
        return "0%"
    rounded = _round(abs(value), 1)
    return f"{_bare(rounded)}%" if rounded else "less than 0.1%"


def day(value: date) -> str:
    """A date as prose prints it.

    >>> day(date(2023, 9, 1))
    '1 September 2023'
    """
    return f"{value.day} {value:%B %Y}"


def listing(items: list[str]) -> str:
    """A list in prose.

    >>> listing(["A", "B", "C"])
    'A, B and C'
    """
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def _figure(amount: Decimal) -> str:
    """Three figures of an amount below a thousand: 131, 13.5, 1.4; none of it after a hundred."""
    places = 0 if _round(amount, 1) >= 100 else 1  # noqa: PLR2004  three figures
    return _bare(_round(amount, places))


def _round(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _bare(value: Decimal) -> str:
    """Without a decimal that is zero: "$13 billion", not "$13.0 billion"."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
