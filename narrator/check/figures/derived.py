"""What follows from a passage's figures by arithmetic: the rest of a whole, a part of an amount, a rate per ten."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from narrator.check.figures.intervals import Relation, magnitude, relation
from narrator.check.figures.known import Known, Said, opinion_on
from narrator.check.figures.printed import CLOSE, LOOSE, names_in, printed_in
from narrator.check.figures.units import NO_COUNTS
from narrator.check.opinions import Opinion
from narrator.check.sources.search import Found
from narrator.extract.figures.numerals import PART_NAMES, PARTS
from narrator.model.claims import Interval, Quantity
from narrator.model.drafts import Verdict

_WHOLE = Decimal(100)
_REST = re.compile(
    r"\b(?:other than|outside|elsewhere|besides|except|excluding|apart from|the rest|remaind?\w*|anything but"
    r"|not (?:at|in|on))\b",
    re.IGNORECASE,
)
_OF_IT = re.compile(r"\bof (?:which|it|that|them|these|those|whom|this)\b", re.IGNORECASE)
_FOR_EACH = re.compile(r"\b(?:(?:for|to|against) (?:every|each)|per)\b", re.IGNORECASE)

_END_OF_ORDER = re.compile(r"\bthe (?:most|least|best|worst|top|bottom|[a-z]{3,}est)(?: [a-z-]+){0,2} $", re.IGNORECASE)
_PART = re.compile(rf"\bthe (?:[a-z-]+ ){{0,3}}(?P<part>{PART_NAMES}) of\b", re.IGNORECASE)


def derived(said: Said, known: Sequence[Known], found: Iterable[Found]) -> Opinion | None:
    """Support for a figure that a passage implies and does not print; `None` where none does."""
    for item in found:
        if item.score < LOOSE or said.quantity is None:
            continue
        figures = [figure for figure in printed_in(item, known) if figure.forecast is said.forecast]
        implied = next(_implied(said, said.quantity, figures, item), None)
        if implied is not None and names_in(said, item.passage.within):
            return opinion_on(Verdict.SUPPORTED, None, implied)
    return None


def _implied(said: Said, quantity: Quantity, figures: Sequence[Known], item: Found) -> Iterator[Known]:
    """The figures of a passage from which the draft's follows."""
    for figure in figures:
        is_part = item.score >= CLOSE and any(_is_part(quantity, figure, other, item) for other in figures)
        if (
            is_part
            or _is_group(said, quantity, item)
            or _is_rest(said, quantity, figure, item)
            or _is_rate(said, quantity, figure, item)
        ):
            yield figure


def _is_group(said: Said, quantity: Quantity, item: Found) -> bool:
    """Whether a percentage cuts off the end of an order as a passage does in words: "the fifth with the most debt"."""
    before = said.sentence[: quantity.span.start - said.start]
    if quantity.unit != "percent" or quantity.value is None or not _END_OF_ORDER.search(before):
        return False
    parts = [Decimal(100) / PARTS[found["part"].lower()] for found in _PART.finditer(item.passage.text)]
    return item.score >= CLOSE and any(quantity.interval.contains(part) for part in parts)


def _is_rest(said: Said, quantity: Quantity, figure: Known, item: Found) -> bool:
    """Whether a percentage is what another leaves: under 10% of one thing, over 90% of all but that."""
    if quantity.unit != "percent" or figure.unit != "percent" or figure.interval is None:
        return False
    turned = (_REST.search(said.sentence) is None) is not (_REST.search(item.passage.text) is None)
    low, high = (_rest_of(end) for end in (figure.interval.high, figure.interval.low))
    rest = Interval(low, high, figure.interval.high_closed, figure.interval.low_closed)
    return turned and item.score >= CLOSE and relation(quantity.interval, rest) is Relation.AGREES


def _rest_of(end: Decimal | None) -> Decimal | None:
    """What an end of a percentage leaves of a hundred; nothing bounds what none leaves."""
    return _WHOLE - end if end else None


def _is_part(quantity: Quantity, share: Known, whole: Known, item: Found) -> bool:
    """Whether an amount is the percentage that a passage gives of another: 4% of $2 trillion."""
    if share.unit != "percent" or whole.unit != quantity.unit or share.interval is None or whole.interval is None:
        return False
    text = item.passage.text
    start, end = sorted((whole.end - item.passage.span.start, share.place - item.passage.span.start))
    behind = share.place >= whole.end and _OF_IT.search(text[start:end]) is not None
    one, other = magnitude(share.interval), magnitude(whole.interval)
    lows, highs = (one.low, other.low), (one.high, other.high)
    if not behind or None in lows or None in highs:
        return False
    low, high = ((a or Decimal(0)) * (b or Decimal(0)) / _WHOLE for a, b in (lows, highs))
    return quantity.interval.overlaps(Interval(low, high))


def _is_rate(said: Said, quantity: Quantity, figure: Known, item: Found) -> bool:
    """Whether two counts are to each other what a passage says of one: 17 for every ten, 1.7 for each."""
    for one in said.others:
        first, second = sorted((quantity, one), key=lambda other: other.span)
        between = said.sentence[first.span.end - said.start : second.span.start - said.start]
        if not second.value or first.value is None or not {first.unit, second.unit}.isdisjoint(NO_COUNTS):
            continue
        rate = first.value / second.value
        told = figure.interval is not None and figure.interval.contains(rate) and figure.unit == first.unit
        if told and _FOR_EACH.search(between) and _FOR_EACH.search(item.passage.text):
            return True
    return False
