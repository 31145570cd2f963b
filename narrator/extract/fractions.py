"""Parts of a whole in words: "half", "two-thirds", "one in five", "most of"."""

from __future__ import annotations

import re
from decimal import Decimal

from narrator.extract.hedges import interval_of, softener_before
from narrator.extract.numerals import WORDS, Numeral
from narrator.model.claims import Hedge, Interval, Quantity, Span

_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_COUNT = "two|three|four|five|six|seven|eight|nine|ten|twenty|[0-9]{1,3}"
_FRACTION = re.compile(
    rf"(?<![\w-])(?:(?P<most>most(?=\sof\s)|(?:an?|the)\s(?:\w+\s)?majority(?=\sof\s))"
    r"|(?P<few>one|two|three|four|five|six|seven|eight|nine|[1-9])(?:\s|-)(?:in|out\sof)(?:\s|-)"
    rf"(?:every\s)?(?P<of>{_COUNT})(?![\w.,]*[0-9%]|\sper)"
    r"|(?:(?P<top>an?|one|two|three|four|five|seven|nine)[\s-])?(?P<part>half|third|quarter"
    r"|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?)"
    r"(?![\w-])",
    re.IGNORECASE,
)
_TIME = (
    r"(?:20[0-9][0-9]|(?:(?:the|this|last|next|that|a|each|its|his|their)\s)?(?:\w+\s)?(?:year|month"
    r"|week|day|century|quarter|decade|game|season|time|term|session|hour))\b"
)
_OF_WHOLE = re.compile(
    rf"\sof\b(?!\s{_TIME}|\san?\s(?:percent|point|per\scent|billion|million|trillion))", re.IGNORECASE
)
_HALVED = re.compile(
    r"\s(?:the|its|their|these|those|all|that|have|has|had|are|were|is|was|as\s(?:many|much|big"
    r"|large)|fell|rose|dropped|lost|gained)\b(?!\s?(?:time|year))",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\s?(?:[.,;:)!?]|$)")
_BY = re.compile(
    r"\b(?:by|nearly|almost|about|roughly|around|least|than|over|under|below|approximately|up to|most|some|above)\s$",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"\b(?:first|second|third|fourth|latter|other|better|back|front|last|this|each|next|previous"
    r"|every|per|final|opening|the|fiscal|current)\s$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\s(?:an?\s|of\s(?:an?|one)\s)?(?:year|hour|century|day|month|decade|dozen|million|billion"
    r"|trillion|percentage|percent|point|time)|-",
    re.IGNORECASE,
)


def find_fractions(text: str) -> tuple[Quantity, ...]:
    """Fractions as percents: "half" is [49.5, 50.5), "more than half" and "most of" are (50, 100].

    "about" and "nearly" reach half of ten points, or of five where the fraction is no multiple of ten points.
    """
    return tuple(_quantity(text, found) for found in _FRACTION.finditer(text) if _states_part(text, found))


def _states_part(text: str, found: re.Match[str]) -> bool:
    """Whether the words take a part of something, and not a time or a place in a row."""
    left = text[max(0, found.start() - 16) : found.start()]
    if found["most"]:
        return bool(_OF_WHOLE.match(text, found.end())) and not re.search(r"\bthe\s$", left)
    if found["few"]:
        return not re.search(r"\b(?:the|every|each)\s$", left)
    if _BESIDE.match(text, found.end()) or _NOT_BEFORE.search(left):
        return False
    if _OF_WHOLE.match(text, found.end()):
        return bool(found["top"] or found["part"].lower() == "half")
    if found["part"].lower() == "half" and not found["top"] and _HALVED.match(text, found.end()):
        return True
    settled = bool(_BY.search(left)) and (
        bool(_CLOSED.match(text, found.end())) or bool(_HALVED.match(text, found.end())) or "by " in left.lower()
    )
    return settled and bool(found["top"] or found["part"].lower() == "half")


def _number(found: re.Match[str]) -> Numeral:
    """The percent that the words say."""
    if found["few"]:
        top, parts = _count(found["few"]), _count(found["of"])
    else:
        top, parts = _count(found["top"] or "one"), _PARTS[found["part"].lower()]
    value = Decimal(100 * top) / max(parts, 1)
    return Numeral(value, Decimal(1), Decimal(10) if value % 10 == 0 else Decimal(5))


def _count(word: str) -> int:
    """A small number in digits or in a word."""
    return int(word) if word.isdigit() else WORDS[word.lower()]


def _quantity(text: str, found: re.Match[str]) -> Quantity:
    """The percent with its hedge and interval."""
    if found["most"]:
        value = Decimal(50)
        most = Interval(value, Decimal(100), low_closed=False)
        return Quantity(Span(*found.span()), found[0], most, value, "percent", Hedge.MORE_THAN)
    number = _number(found)
    softened = softener_before(text, found.start())
    softener, start = softened or (None, found.start())
    interval = interval_of(number, softener)
    if softener and softener.hedge is Hedge.MORE_THAN and number.value == 50 and not softener.just:  # noqa: PLR2004
        interval = Interval(number.value, Decimal(100), low_closed=False)
    span = Span(start, found.end())
    return Quantity(span, span.of(text), interval, number.value, "percent", softener.hedge if softener else None)
