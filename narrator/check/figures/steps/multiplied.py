"""How many times as much something has become, where a verb says it: doubled, almost tripled, more than halved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from narrator.extract.figures.hedges import interval_of, softener_before
from narrator.extract.figures.numerals import Numeral
from narrator.model.claims import Interval, Quantity, Span

_VERB: Final = re.compile(
    r"\b(?P<root>doubl|tripl|trebl|quadrupl|halv)(?:ed|ing|(?P<bare>e))\b(?!\s(?:as|what|the\s(?:number|amount)))"
)
_BEFORE_BARE: Final = re.compile(r"\b(?:to|will|would|could|may|might|should|than|almost|nearly|about)\s$")
_FACTORS: Final = {"doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4}
_PLACE, _COARSE = 5, 4
"""What has doubled is so to a tenth of it on either side, what has nearly doubled lacks an eighth at most."""


def multiples_by_verb(text: str) -> Iterator[Quantity]:
    """How many times as much a sentence says that something has become; a half where it has halved.

    >>> [(one.text, one.value) for one in multiples_by_verb("Fees more than doubled while rents almost halved.")]
    [('more than doubled', Decimal('2')), ('almost halved', Decimal('0.5'))]
    """
    for found in _VERB.finditer(text):
        if found["bare"] and not _BEFORE_BARE.search(text, 0, found.start()):
            continue
        factor = Decimal(_FACTORS.get(found["root"], 2))
        softener, start = softener_before(text, found.start()) or (None, found.start())
        interval = interval_of(Numeral(factor, factor / _PLACE, factor / _COARSE), softener)
        if found["root"] == "halv":
            factor, interval = 1 / factor, _inverse(interval)
        span = Span(start, found.end())
        hedge = softener.hedge if softener else None
        yield Quantity(span, span.of(text), interval, factor, "multiple", hedge)


def _inverse(interval: Interval) -> Interval:
    """What is left of one of something that is so many times less."""
    low = Decimal(0) if interval.high is None else 1 / interval.high
    high = 1 / interval.low if interval.low else None
    return Interval(low, high, interval.high_closed, interval.low_closed)
