"""One amount as it is written: sign, currency, figure, magnitude, unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from narrator.extract.figures.currencies import PLAIN_CODES
from narrator.extract.figures.numerals import (
    DIGITS,
    FIGURES_AND_WORDS,
    MAGNITUDES,
    NUMBER_WORDS,
    PART_OF_ONE,
    SPELLED,
    Numeral,
    read_numeral,
    read_part,
)
from narrator.extract.figures.units import CURRENCY, UNIT, currency_of, unit_of

_MAGNITUDE = (
    r"(?:(?:[\s-]|\s-\s)?(?i:trillion|billion|million|thousand|hundred|lakhs?(?:\scrore)?|crores?)|\s?(?:tn|tln|trn|bn|bln"
    r"|mn|mln|mil|mm|MM)|[mMbBkKtT])(?![A-Za-z])"
)
_ONE = r"an?(?=[\s-](?:hundred|thousand|million|billion|trillion)\b)|an?(?:\sfull)?(?=[\s-]percentage[\s-]point\b)"
_PART = rf"(?:{PART_OF_ONE})(?=[\s-](?:million|billion|trillion|per\s?cent|pct|percentage[\s-]point|basis[\s-]point)\b)"

_WORDS = (*NUMBER_WORDS, *(code.lower() for code in PLAIN_CODES), "minus", "negative")
_OPENINGS = "|".join(sorted({word[:3] for word in _WORDS}))
UNTOUCHED = r"(?<![\w.,:/#@&=$£€¥])(?<!\w[-–])"
"""Where an amount may start: not inside a word, a number or an address."""
_OPENING = rf"(?=[^a-z]|an?[\s-]|c\s\$|hk\s\$|nz\s\$|us?\s\$|u\.|{_OPENINGS})"


def amount(tag: str) -> str:
    """The pattern of one amount, its groups named with `tag`."""
    return (
        rf"{_OPENING}(?P<sign{tag}>(?<![\w)%])[-−+]|\b(?i:minus|negative)\s)?(?P<cur{tag}>{CURRENCY})?"
        rf"(?P<num{tag}>(?i:{_PART}|{_ONE}|{FIGURES_AND_WORDS})|{DIGITS}|(?i:{SPELLED}))"
        rf"(?P<mag{tag}>{_MAGNITUDE})?(?P<unit{tag}>{UNIT})?"
    )


@dataclass(frozen=True, slots=True)
class Figure:
    """One amount as matched: number, unit (None where none is written), what magnitude and unit multiply by.

    `scaled` where a magnitude in words or a compound number leaves no doubt that an amount is meant, `letter` where the
    magnitude is one letter, `bare` where nothing but digits is written.
    """

    number: Numeral
    unit: str | None
    factor: Decimal
    scaled: bool
    letter: bool
    bare: bool


_SCALED = re.compile(
    r"hundred|thousand|million|dozen|\spoint\s|[\u00a0\u2009\u202f\s,][0-9]{3}|\.[0-9]|/[0-9]|\sand\s|[½⅓⅔¼¾⅕-⅞]"
)
_PART_WORD = re.compile(r"half|halve|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth", re.IGNORECASE)


def figure_of(found: re.Match[str], tag: str) -> Figure:
    """The amount that a match of `amount(tag)` says."""
    written = found[f"num{tag}"]
    magnitude = re.sub(r"[\s-]+", " ", found[f"mag{tag}"] or "").strip().lower()
    part = _PART_WORD.search(written) and not re.search(r"dozen|\band\b|-and-", written.lower())
    unit, factor = None, Decimal(MAGNITUDES.get(magnitude, 1))
    if found[f"unit{tag}"]:
        unit, worth = unit_of(found[f"unit{tag}"])
        factor *= worth
    if found[f"cur{tag}"]:
        unit, worth = currency_of(found[f"cur{tag}"])
        factor = worth * MAGNITUDES.get(magnitude, 1)
    number = (read_part if part else read_numeral)(written).times(factor)
    if (found[f"sign{tag}"] or "+") != "+":
        number = Numeral(Decimal(0) - number.value, number.place, number.coarse)
    scaled = len(magnitude) > 1 or bool(_SCALED.search(written.lower()))
    return Figure(number, unit, factor, scaled, len(magnitude) == 1, written.isdigit() and not magnitude)
