"""What a share or a market costs, and how far it has moved: anybody may look it up."""

from __future__ import annotations

import re

from narrator.check.figures.known import Known
from narrator.extract.assertions.governed import governed
from narrator.model.claims import Span

_TRADED = frozenset({"share", "shares", "stock", "stocks", "price", "prices", "bond", "bonds", "notes"})
_MOVES = frozenset(
    re.findall(
        r"\w+",
        "rise fall gain lose drop climb slip slide jump surge tumble plunge soar sink rally double triple halve add "
        "shed advance decline go trade close open end finish start leap ease edge move change",
    )
)
_FROM = re.compile(r"\bfrom\s(?P<first>\S*\d\S*)\sto\s$")
"""Before the second of two prices, which the verb of the first governs."""


def is_price(figure: Known) -> bool:
    """Whether a figure of an article is what a sentence says a share or a bond to have done on the market."""
    text, there = figure.evidence.text, figure.there
    first = _FROM.search(text[: there.start])
    said = governed(text, Span(*first.span("first")) if first is not None else there)
    return bool(said.doers & _TRADED) and said.verb.split(" ")[0] in _MOVES
