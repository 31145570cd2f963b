"""A count whose noun the article leaves to the sentence before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from narrator.check.figures.printed import CLOSE
from narrator.check.figures.units import NO_COUNTS
from narrator.check.opinions import Opinion
from narrator.check.sources.library import Hits
from narrator.check.sources.search import content_words
from narrator.extract.figures.numerals import DIGITS, SPELLED, read_numeral
from narrator.model.claims import Quantity, Span
from narrator.model.drafts import Evidence, Verdict

_OF_THEM = r" of (?:them|these|those|which|whom)\b"
_SPEAKS_OF_THEM = re.compile(_OF_THEM, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OfThem:
    """The count, and where its words stand in the text."""

    count: Decimal
    span: Span


def counted(quantity: Quantity, found: Hits) -> Opinion | None:
    """A count whose noun the passage, or the one behind it, leaves to the sentence before: "140 of them"."""
    if quantity.unit in NO_COUNTS or quantity.value is None:
        return None
    for item in found.near(CLOSE):
        following = [found.library.after(item.passage)] if content_words(quantity.unit) <= item.passage.words else []
        for passage in (item.passage, *following):
            said = count_of_them(passage.text) if passage is not None else None
            if passage is not None and said is not None and said.count == quantity.value:
                shown = Evidence(passage.text, passage.article, passage.span)
                return Opinion(Verdict.SUPPORTED, evidence=(shown,), origin=passage.origin, weight=item.score)
    return None


def count_of_them(text: str) -> OfThem | None:
    """How many "of them" a text speaks of.

    >>> count_of_them("Twelve of them were shut.").count
    Decimal('12')
    """
    said = _counting_them().search(text) if _SPEAKS_OF_THEM.search(text) else None
    return OfThem(read_numeral(said["count"]).value, Span(*said.span())) if said else None


@cache
def _counting_them() -> re.Pattern[str]:
    """A pattern that takes long to make and is seldom asked."""
    return re.compile(rf"\b(?P<count>{DIGITS}|{SPELLED}){_OF_THEM}", re.IGNORECASE)
