"""What is nearly a statistic and none: a part of an index, its futures, its median stock, what would have been."""

from __future__ import annotations

import re
from typing import Final

from narrator.check.figures.known import Said

_OF_AN_INDEX: Final = frozenset({"index_return", "index_level", "breadth"})

_SUPPOSED: Final = re.compile(
    r"^(?:If|Had|Were|Should|Unless)\s(?:\S+\s){0,6}?\S+|\b(?:would|could|might)\shave\b|\b(?:had|if)\b[^,]*\bwould\b"
)
"""What did not come to be: "had it risen 25%"."""

_CLAUSE: Final = re.compile(r"[,;:()]\s|\s[–—]\s|,?\s(?:while|whereas|but|although|which)\s")
_LEFT_OUT: Final = (
    r"\b(?:excluding|except\sfor|apart\sfrom|stripping\sout|leaving\sout|without|adjusted\sfor|in\sreal\sterms|after\sinflation"
    r"|net\sof|in\s(?:euros?|sterling|pounds|yen|francs|local\scurrency)|(?:with|including)\sdividends|dividends\s(?:included"
    r"|reinvested)|total[\s-]returns?|equal(?:ly)?[\s-]weight\w*|median|average|typical|intraday)\b"
)
_OTHERWISE: Final = re.compile(_LEFT_OUT, re.IGNORECASE)
_BEGINS_SO: Final = re.compile(rf"\W*{_LEFT_OUT}", re.IGNORECASE)
"""Another way of reckoning the same index, or the index without some of it."""

_PART: Final = re.compile(
    r"\b[A-Z][\w&]*[\s-]\d{2,4}(?:['’]s?)?\s(?:futures|options?|puts|calls|contracts|ETFs?|funds?|earnings|profits?|sales|dividends?"
    r"|Growth|Value|Equal|Pure|Low|High|Dividend|ESG|Total|[A-Z][a-z]+\s[Ii]ndex"
    r"|(?!stock|equity|share|benchmark|market|blue)[a-z]+\s(?:sector|index|group|stocks|shares)\b)"
)
"""What an index's name only begins: "S&P 500 futures", "the S&P 500 energy sector"."""

_ONE_OF_IT: Final = re.compile(r"\b(?:stock|company|member|share|name)\s(?:in|of|within)\sthe\s(?=[A-Z])")

_NARROWER: Final = re.compile(
    r"\b(?:core|underlying|organic|like-for-like|same-store|seasonally\sadjusted|unadjusted|median|inflation-adjusted)\b",
    re.IGNORECASE,
)
"""What makes a figure one of something narrower, or reckoned in another way."""


def is_a_variant(said: Said) -> bool:
    """Whether the words around a figure make it one of something that no statistic measures."""
    if _SUPPOSED.search(said.sentence):
        return True
    if said.measure not in _OF_AN_INDEX:
        return False
    clause = _clause_of(said)
    parts = (_OTHERWISE, _PART, _ONE_OF_IT)
    return _BEGINS_SO.match(said.sentence) is not None or any(one.search(clause) for one in parts)


def narrowed_apart(one: str, other: str) -> bool:
    """Whether only one of two sentences measures a narrower thing of a name: "core prices" beside "prices"."""
    return {word.casefold() for word in _NARROWER.findall(one)} != {
        word.casefold() for word in _NARROWER.findall(other)
    }


def _clause_of(said: Said) -> str:
    """The clause of a figure."""
    start = max((one.end() for one in _CLAUSE.finditer(said.sentence, 0, said.there.start)), default=0)
    behind = _CLAUSE.search(said.sentence, said.there.end)
    return said.sentence[start : behind.start() if behind is not None else None]
