"""Amounts in prose, read with a grammar of currencies, magnitudes, units and hedges."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from narrator.extract.figures.amounts import UNTOUCHED, Figure, amount, figure_of
from narrator.extract.figures.fractions import find_fractions
from narrator.extract.figures.hedges import Softener, interval_of, softener_after, softener_before
from narrator.extract.figures.lookalikes import find_lookalikes
from narrator.extract.figures.multiples import NAMED_FOLD, find_multiples
from narrator.extract.figures.nouns import counted_noun
from narrator.extract.figures.numerals import PART_NAMES, SPELLED, Numeral, plain, read_numeral, read_part
from narrator.extract.figures.ranges import find_lists, find_ranges, runs_on
from narrator.extract.figures.shared import in_shared_currency
from narrator.extract.figures.units import UNIT, unit_of
from narrator.model.claims import Quantity, Span

_SINGLE = re.compile(UNTOUCHED + amount("1"))
_UNIT_BEHIND = re.compile(UNIT)
_CENTS = re.compile(rf"\s(?:and\s)?(?P<cents>[0-9]{{1,2}}|(?i:{SPELLED}))\s(?:cents?|pence)\b")
_AND_PART = re.compile(
    rf"\sand\s(?P<part>(?:an?|one|two|three|four|five|seven)\s(?:{PART_NAMES})s?)\b(?!\s(?:of|mil|bil|tril))"
)
_OF_WHICH = re.compile(
    r"(?:\s[a-z]+){0,5}?,?\sof\s(?:which|them|these|those)\s(?:(?:some|about|nearly|almost|only)\s)?"
)
_PARTS = frozenset({"percent", "multiple", ""})
_THOUSAND = 1000
_QUARTER = re.compile(r"quarters?\b", re.IGNORECASE)
_ORDINAL = re.compile(r"\b(?:first|second|third|fourth|last|this|next|per|fiscal|each|every)\s$", re.IGNORECASE)
_OCCASION = re.compile(r"\s(?:in|this|since|last|over|during|a|per|between|before|by|on|already)\b|[.,;]|$")
_NAME_BEFORE = re.compile(r"(?:^|[^\w])([A-Z][\w&’'.-]*)\s$")
_PLAIN_WORDS = frozenset(
    """The A An Of In On At By For From To With And But Or Nor Yet So If As About Some Nearly Almost Over Under
    Only Just Last Next Another These Those All Both Roughly Around Approximately Up More Than Between Among
    Across Its Their Our His Her Least Most Estimated Close First After Before Since When While Where
    Meanwhile Still Here There Even Another I We They He She It Also Then Out Down Above Below Exactly Like
    Into""".split()  # noqa: SIM905 - a page of words, not a column
)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """All amounts in `text`, by place and never overlapping.

    Dates, years, times, ordinals, split ratios, ranks and names of indices are no amounts, nor are bare small
    numbers that count nothing. Units and intervals as in `Quantity` and `Interval`.
    """
    taken = find_lookalikes(text)
    ranges = tuple(_free(find_ranges(text), taken))
    spans = sorted([*taken, *((one.span.start, one.span.end) for one in ranges)])
    lists = tuple(find_lists(text, spans))
    words = tuple(_free((*find_fractions(text), *find_multiples(text)), taken))
    singles = tuple(_singles(text, spans))
    ordered = sorted((*ranges, *lists, *words, *singles), key=lambda one: (one.span.start, -one.span.end))
    return in_shared_currency(text, _of_the_same(text, _apart(ordered)))


def _free(found: Iterable[Quantity], taken: Iterable[tuple[int, int]]) -> Iterator[Quantity]:
    """Those that touch none of the places taken."""
    places = sorted(taken)
    for one in found:
        at = bisect_left(places, (one.span.end, 0))
        if at == 0 or places[at - 1][1] <= one.span.start:
            yield one


def _apart(ordered: list[Quantity]) -> tuple[Quantity, ...]:
    """The quantities without those that overlap an earlier or longer one."""
    kept: list[Quantity] = []
    for one in ordered:
        if not kept or kept[-1].span.end <= one.span.start:
            kept.append(one)
    return tuple(kept)


def _of_the_same(text: str, found: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The quantities, where a part of one that names no unit has that of its whole: "64 shares, of which 21"."""
    kept = list(found[:1])
    for one in found[1:]:
        between = text[kept[-1].span.end : one.span.start] if not one.unit and kept[-1].unit not in _PARTS else ""
        kept.append(replace(one, unit=kept[-1].unit) if _OF_WHICH.fullmatch(between) else one)
    return tuple(kept)


def _singles(text: str, taken: list[tuple[int, int]]) -> Iterator[Quantity]:
    """The single amounts outside the places taken."""
    at, found = 0, _SINGLE.search(text)
    while found:
        place = bisect_left(taken, (found.end(), 0))
        if place and taken[place - 1][1] > found.start():
            at = max(taken[place - 1][1], found.start() + 1)
        else:
            at = found.end()
            if (one := _single(text, found)) is not None:
                yield one
        found = _SINGLE.search(text, at)


def _single(text: str, found: re.Match[str]) -> Quantity | None:
    """The quantity of a single amount, `None` where the number stands for nothing that is counted."""
    figure = figure_of(found, "1")
    number, end = _with_rest(text, found.end(), figure)
    unit, inner = figure.unit, None if figure.unit else softener_after(text, end)
    end = inner[1] if inner else end
    if unit is None and end > found.end() and (behind := _UNIT_BEHIND.match(text, end)):
        (unit, worth), end = unit_of(behind[0]), behind.end()
        number = number.times(worth)
    if runs_on(text, end, marked=bool(found["unit1"])) or _counts_times(text, found, unit) or _ordered(text, found):
        return None
    if NAMED_FOLD.match(text, found.start()):
        return None
    phrase = (end, unit) if unit is not None else _counted(text, found, end, figure)
    return _hedged(text, found.start(), number, phrase, inner) if phrase else None


def _hedged(
    text: str, start: int, number: Numeral, phrase: tuple[int, str], inner: tuple[Softener, int] | None
) -> Quantity:
    """The quantity with the hedge before it, within it ("a dozen or so funds") or behind it."""
    end, unit = phrase
    before = softener_before(text, start)
    after = None if before else inner or softener_after(text, end)
    softener = before[0] if before else after[0] if after else None
    span = Span(before[1] if before else start, max(end, after[1]) if after else end)
    interval = interval_of(number, softener)
    return Quantity(span, span.of(text), interval, plain(number.value), unit, softener.hedge if softener else None)


def _with_rest(text: str, end: int, figure: Figure) -> tuple[Numeral, int]:
    """The number and its end, with the cents of "13 dollars and 45 cents" and the half of "a million and a half"."""
    number = figure.number
    if figure.unit and figure.factor == 1 and (cents := _CENTS.match(text, end)):
        rest = read_numeral(cents["cents"]).times(Decimal("0.01"))
    elif figure.factor >= _THOUSAND and (cents := _AND_PART.match(text, end)):
        rest = read_part(cents["part"]).times(figure.factor)
    else:
        return number, end
    return Numeral(number.value + rest.value, rest.place, rest.coarse), cents.end()


def _ordered(text: str, found: re.Match[str]) -> bool:
    """Whether "quarter" is one of a year's and no part: "the third quarter million-dollar loss"."""
    return bool(_QUARTER.match(found["num1"]) and _ORDINAL.search(text[max(0, found.start() - 12) : found.start()]))


def _counts_times(text: str, found: re.Match[str], unit: str | None) -> bool:
    """Whether "three times" counts occasions and not a multiple."""
    if unit != "multiple" or not found["unit1"].endswith("times") or "." in found["num1"]:
        return False
    return bool(_OCCASION.match(text, found.end())) and not re.search(
        r"\b(?:at|is|of|to)\s$", text[: found.start()][-4:]
    )


def _counted(text: str, found: re.Match[str], end: int, figure: Figure) -> tuple[int, str] | None:
    """Where a number without a unit ends with its noun, and what it counts; `end` is behind a hedge such as "or so"."""
    if figure.bare and _named(text, found.start()):
        return None
    single = found["num1"].lower() == "one" and not found["mag1"]
    noun = None if single else counted_noun(text, found.start(), end)
    if noun is not None:
        return noun if not figure.letter or noun[1] in {"shares", "contracts", "person"} else None
    if figure.letter:
        return (end, "") if found["mag1"] in {"M", "B", "T"} or "." in found["num1"] else None
    return (end, "") if figure.scaled or "," in found["num1"] or "." in found["num1"] else None


def _named(text: str, start: int) -> bool:
    """Whether a name stands directly before a bare number, which then belongs to it."""
    name = _NAME_BEFORE.search(text[max(0, start - 30) : start])
    return name is not None and name[1] not in _PLAIN_WORDS
