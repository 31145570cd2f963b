"""Amounts in prose, read with a grammar of currencies, magnitudes, units and hedges."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from narrator.extract.fractions import find_fractions
from narrator.extract.hedges import interval_of, softener_after, softener_before
from narrator.extract.lookalikes import find_lookalikes
from narrator.extract.nouns import counted_noun
from narrator.extract.numerals import DIGITS, MAGNITUDES, SPELLED, Numeral, plain, read_numeral
from narrator.extract.units import CURRENCY, UNIT, currency_of, unit_of
from narrator.model.claims import Hedge, Interval, Quantity, Span

_MAGNITUDE = (
    r"(?:[\s-]?(?i:trillion|billion|million|thousand|hundred|lakh|crore)|\s?(?:tn|trn|bn|bln|mn|mln"
    r"|mm)|[mMbBkKtT])(?![A-Za-z])"
)
_A_HUNDRED = r"an?(?=[\s-](?:hundred|thousand|million|billion|trillion)\b)"
_HALF_A = r"half\san?(?=\s(?:million|billion|trillion|percentage\spoint)\b)"


def _amount(tag: str) -> str:
    """The pattern of one amount, its groups named with `tag`."""
    return (
        rf"(?P<sign{tag}>(?<![\w)%])[-−+])?(?P<cur{tag}>{CURRENCY})?(?P<num{tag}>{DIGITS}|"
        rf"(?i:{_HALF_A}|{SPELLED}|{_A_HUNDRED}))"
        rf"(?P<mag{tag}>{_MAGNITUDE})?(?P<unit{tag}>{UNIT})?"
    )


_START = r"(?<![\w.,:/#@&=$£€¥])(?<!\w[-–])"
_SINGLE = re.compile(_START + _amount("1"))
_RANGE = re.compile(
    rf"{_START}(?:(?P<lead>(?i:between|from))\s)?{_amount('1')}(?P<sep>\s(?:to|and)\s(?:as\s"
    rf"(?:much|many|high)\sas\s)?|\s?[–-]\s?){_amount('2')}"
)
_RUNS_ON = re.compile(r"\w|[.,][0-9]|-[A-Z0-9]")
_CHANGED = re.compile(
    r"\b(?:rose|risen|rises|rising|fell|fallen|falls|falling|climbed|dropped|jumped|declined|cut"
    r"|raised|lifted|increased|decreased|slipped|went|moved"
    r"|up|down|gained|grew|shrank|widened|narrowed|slid|surged|swung|expanded|reduced|lowered)\b[^.;,]{0,40}$"
)
_NAME_BEFORE = re.compile(r"(?:^|[^\w])([A-Z][\w&’'.-]*)\s$")
_PLAIN_WORDS = frozenset(
    """The A An Of In On At By For From To With And But Or Nor Yet So If As About Some Nearly Almost Over Under
    Only Just Last Next Another These Those All Both Roughly Around Approximately Up More Than Between Among
    Across Its Their Our His Her Least Most Estimated Close First After Before Since When While Where
    Meanwhile Still Here There Even Another I We They He She It Also Then Out Down Above Below Exactly Like
    Into""".split()  # noqa: SIM905 - a page of words, not a column
)


@dataclass(frozen=True, slots=True)
class _Figure:
    """One amount as matched: number, unit (None where bare) and whether anything besides digits marks it."""

    number: Numeral
    unit: str | None
    scaled: bool
    bare: bool


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """All amounts in `text`, by place and never overlapping.

    Dates, years, times, ordinals, split ratios, ranks and names of indices are no amounts, nor are bare small
    numbers that count nothing. Units and intervals as in `Quantity` and `Interval`.
    """
    taken = find_lookalikes(text)
    ranges = tuple(_free(_ranges(text), taken))
    fractions = tuple(_free(find_fractions(text), taken))
    spans = sorted([*taken, *((one.span.start, one.span.end) for one in ranges)])
    singles = tuple(_free(_singles(text, spans), spans))
    return _apart(sorted((*ranges, *fractions, *singles), key=lambda one: (one.span.start, -one.span.end)))


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


def _figure(found: re.Match[str], tag: str) -> _Figure:
    """One amount of a match."""
    written, magnitude = found[f"num{tag}"], (found[f"mag{tag}"] or "").strip(" -\n\t\u00a0").lower()
    half = written.lower().startswith("half")
    number = Numeral(Decimal("0.5"), Decimal("0.1"), Decimal("0.1")) if half else read_numeral(written)
    number = number.times(MAGNITUDES.get(magnitude, 1))
    unit: str | None = None
    if found[f"unit{tag}"]:
        unit, worth = unit_of(found[f"unit{tag}"])
        number = number.times(worth)
    if found[f"cur{tag}"]:
        unit = currency_of(found[f"cur{tag}"])
    if (found[f"sign{tag}"] or "+") != "+":
        number = Numeral(-number.value, number.place, number.coarse)
    return _Figure(number, unit, len(magnitude) > 1, written.isdigit() and not magnitude)


def _ranges(text: str) -> Iterator[Quantity]:
    """The ranges: "between $3 and $5 billion", "3–5%", "10 to 14 companies"."""
    for found in _RANGE.finditer(text):
        lead, sep = (found["lead"] or "").lower(), found["sep"].strip().split(" ")[0]
        if (sep == "and") != (lead == "between") or _runs_on(
            text, found.end(), marked=bool(found["unit2"] or found["cur1"])
        ):
            continue
        if lead == "from" and _CHANGED.search(text[max(0, found.start() - 60) : found.start()]):
            continue
        if (one := _range(text, found)) is not None:
            yield one


def _range(text: str, found: re.Match[str]) -> Quantity | None:
    """The quantity of a range whose two ends agree."""
    first, last = _figure(found, "1"), _figure(found, "2")
    if first.unit and last.unit and first.unit != last.unit:
        return None
    end, unit = found.end(), first.unit or last.unit
    if unit is None:
        noun = counted_noun(text, found.start(), end)
        if noun is None:
            return None
        end, unit = noun
    low, high = first.number.value, last.number.value
    if found["mag2"] and not found["mag1"]:
        raised = first.number.times(MAGNITUDES[found["mag2"].strip(" -\n\t\u00a0").lower()]).value
        low = raised if raised < high else low
    if low >= high:
        return None
    softened = softener_before(text, found.start())
    span = Span(softened[1] if softened else found.start(), end)
    return Quantity(span, span.of(text), Interval(low, high), None, unit, Hedge.BETWEEN)


def _singles(text: str, taken: list[tuple[int, int]]) -> Iterator[Quantity]:
    """The single amounts outside the places taken."""
    for found in _SINGLE.finditer(text):
        at = bisect_left(taken, (found.end(), 0))
        if at and taken[at - 1][1] > found.start():
            continue
        if (one := _single(text, found)) is not None:
            yield one


def _single(text: str, found: re.Match[str]) -> Quantity | None:
    """The quantity of a single amount, `None` where the number stands for nothing that is counted."""
    figure, end, unit = _figure(found, "1"), found.end(), None
    unit = figure.unit
    if _runs_on(text, end, marked=unit is not None) or _counts_times(text, found, unit):
        return None
    if unit is None:
        phrase = _counted(text, found, figure)
        if phrase is None:
            return None
        end, unit = phrase
    before = softener_before(text, found.start())
    after = None if before else softener_after(text, end)
    softener = before[0] if before else after[0] if after else None
    span = Span(before[1] if before else found.start(), after[1] if after else end)
    number = figure.number
    return Quantity(
        span,
        span.of(text),
        interval_of(number, softener),
        plain(number.value),
        unit,
        softener.hedge if softener else None,
    )


def _runs_on(text: str, end: int, *, marked: bool) -> bool:
    """Whether a figure goes on into something else, as in 13F, 3.8.1 or 10-K."""
    found = _RUNS_ON.match(text, end)
    return found is not None and not (marked and found[0].startswith("-"))


def _counts_times(text: str, found: re.Match[str], unit: str | None) -> bool:
    """Whether "three times" counts occasions and not a multiple."""
    if unit != "multiple" or not found["unit1"].endswith("times") or "." in found["num1"]:
        return False
    occasion = re.compile(r"\s(?:in|this|since|last|over|during|a|per|between|before|by|on|already)\b|[.,;]|$")
    return bool(occasion.match(text, found.end())) and not re.search(
        r"\b(?:at|is|of|to)\s$", text[: found.start()][-4:]
    )


def _counted(text: str, found: re.Match[str], figure: _Figure) -> tuple[int, str] | None:
    """Where a number without a unit ends with its noun, and what it counts."""
    if figure.bare and _named(text, found.start()):
        return None
    single = found["num1"].lower() == "one" and not found["mag1"]
    noun = None if single else counted_noun(text, found.start(), found.end())
    letter = bool(found["mag1"]) and not figure.scaled
    if noun is not None:
        return noun if not letter or noun[1] in {"shares", "contracts", "person"} else None
    written = figure.scaled or "," in found["num1"] or "." in found["num1"]
    return (found.end(), "") if written and not letter else None


def _named(text: str, start: int) -> bool:
    """Whether a name stands directly before a bare number, which then belongs to it."""
    name = _NAME_BEFORE.search(text[max(0, start - 30) : start])
    return name is not None and name[1] not in _PLAIN_WORDS
