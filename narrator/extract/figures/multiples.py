"""Multiples in words: "twice its sales", "more than double the level"; "twice this year" counts occasions."""

from __future__ import annotations

import re
from decimal import Decimal

from narrator.extract.figures.hedges import interval_of, softener_before
from narrator.extract.figures.numerals import Numeral
from narrator.model.claims import Quantity, Span

_TIMES = {"twice": 2, "double": 2, "thrice": 3, "triple": 3, "treble": 3, "quadruple": 4}
_MULTIPLE = re.compile(
    r"(?<![\w-])(?:(?P<times>twice|thrice)(?=\s(?:(?:its|their|his|her|our|those|what|book|annual|normal|usual|average"
    r"|earnings|sales|revenues?)\b|(?:last\s)?(?!it\b)[^\W\d_]+[’']s\b|(?:the|that)\b(?!\s(?:day|week|month|year|season))"
    r"|as\s(?:much|many|big|large|high|fast|long|likely|great|often|expensive)\b))"
    r"|(?P<fold>double|triple|treble|quadruple)(?=\s(?:its|their|the|that|those|what)\b))",
    re.IGNORECASE,
)
NAMED_FOLD = re.compile(
    r"[A-Z][a-z]+fold\b(?!\s(?:increase|rise|jump|growth|gain|surge|climb|return|leap|improvement)\b)"
)
"""A name and no multiple, "Ninefold", unless it opens a sentence before what it is of: "Fourfold growth"."""
_LEVEL = re.compile(r"\b(?:is|was|are|were|at|now|still)\s$", re.IGNORECASE)


def find_multiples(text: str) -> tuple[Quantity, ...]:
    """The multiples that words state; "double" and the like only after a hedge or "be", being verbs too."""
    return tuple(one for found in _MULTIPLE.finditer(text) if (one := _quantity(text, found)) is not None)


def _quantity(text: str, found: re.Match[str]) -> Quantity | None:
    """One multiple with its hedge."""
    softened = softener_before(text, found.start())
    if found["fold"] and not softened and not _LEVEL.search(text[max(0, found.start() - 8) : found.start()]):
        return None
    softener, start = softened or (None, found.start())
    number = Numeral(Decimal(_TIMES[found[0].lower()]), Decimal(1), Decimal(1))
    span = Span(start, found.end())
    interval = interval_of(number, softener)
    return Quantity(span, span.of(text), interval, number.value, "multiple", softener.hedge if softener else None)
