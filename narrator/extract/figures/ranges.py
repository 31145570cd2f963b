"""Ranges of amounts ("between $3 and $5 billion") and lists that name their unit once ("3, 5 and 7 per cent")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from narrator.extract.figures.amounts import UNTOUCHED, Figure, amount, figure_of
from narrator.extract.figures.hedges import interval_of, softener_before
from narrator.extract.figures.nouns import counted_noun
from narrator.extract.figures.numerals import DIGITS, plain
from narrator.extract.figures.stretches import stretches
from narrator.extract.figures.units import CURRENCY
from narrator.model.claims import Hedge, Interval, Quantity, Span

_JOINT = re.compile(
    r"(?<=[\w%€£.])(?:\s(?:to|and)\s(?:as\s\w+\sas\s)?|\s?[–~-]\s?)(?=[-−]?[0-9½$€£¥A-Z]|(?:an?\s|minus\s)?"
    r"(?:one|two|thr|four|fo|fi|six|se|ei|nine|ten|ele|twe|nin|half|hundred|third|quarter))",
)
_REACH = 60
_ITEM = rf"(?:{CURRENCY})?(?:{DIGITS})"
_LAST_JOINT = re.compile(r"(?<=[0-9,])\s(?:and|or)\s(?=[0-9$€£])")
_LONG = 120
_ONE = re.compile(_ITEM)
_RUNS_ON = re.compile(r"\w|\^|[.,][0-9]|-[A-Z0-9]")
_CHANGED = re.compile(
    r"\b(?:rose|risen|rises|rising|fell|fallen|falls|falling|climbed|dropped|jumped|declined|cut"
    r"|raised|lifted|increased|decreased|slipped|went|moved"
    r"|up|down|gained|grew|shrank|widened|narrowed|slid|surged|swung|expanded|reduced|lowered)\b[^.;,]{0,40}$"
)
_CHANGES = re.compile(
    r"\b(?:rais(?:e|es|ing)|lift(?:s|ing)?|increas(?:e|es|ing)|lower(?:s|ing)?|reduc(?:e|es|ing)|cut(?:s|ting)?|tighten(?:s|ing)?"
    r"|raised|lifted|increased|lowered|reduced|tightened)\s(?:the|its|their|his|her)\s[^.;,]{0,110}(?<!ranging\s)$"
)
"""Of what has a limit, or a rate, that is told at length: "to raise the share that mills may draw from 10% to 25%"."""
_SMALL = 1000
_IN_WORDS = re.compile(r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-$", re.IGNORECASE)
"""The tens of one number in words, "forty-one": a range in words has "to"."""


def runs_on(text: str, end: int, *, marked: bool) -> bool:
    """Whether a figure that ends at `end` goes on into something else, as in 13F, 3.8.1 or 10-K."""
    found = _RUNS_ON.match(text, end)
    return found is not None and not (marked and found[0][0] in "-,.")


def find_ranges(text: str) -> Iterator[Quantity]:
    """The ranges: "between $3 and $5 billion", "3–5%", "10 to 14 companies"; "rose from 4% to 6%" is two amounts."""
    for found in _matches(text):
        lead, sep = (found["lead"] or "").lower(), found["sep"].strip().split(" ")[0]
        if (sep == "and") != (lead == "between") or runs_on(text, found.end(), marked=bool(found["unit2"])):
            continue
        if lead == "from" and _CHANGED.search(text[max(0, found.start() - 60) : found.start()]):
            continue
        if lead == "from" and found["unit1"] and _CHANGES.search(text[max(0, found.start() - 140) : found.start()]):
            continue
        if (one := _range(text, found)) is not None:
            yield one


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The matches of the pattern, tried only around what may join two amounts."""
    for start, end in stretches(text, _JOINT, _REACH, _REACH):
        yield from _two_amounts().finditer(text, start, end)


@cache
def _two_amounts() -> re.Pattern[str]:
    """A range; the pattern takes as long to make as many a text to read, so that it is made when it is first tried."""
    return re.compile(
        rf"{UNTOUCHED}(?:(?P<lead>(?i:between|from))\s)?{amount('1')}(?P<sep>\s(?:to|and)\s(?:as\s"
        rf"(?:much|many|high)\sas\s)?|\s?[–~-]\s?){amount('2')}"
    )


@cache
def _items() -> re.Pattern[str]:
    """A list of figures up to the amount at its end, made when it is first tried too."""
    return re.compile(
        rf"{UNTOUCHED}(?P<items>{_ITEM}(?:,\s{_ITEM}){{0,8}}),?\s(?:and|or)\s(?=[0-9$€£])(?:{amount('1')})"
    )


def _range(text: str, found: re.Match[str]) -> Quantity | None:
    """The quantity of a range whose two ends agree."""
    first, last = figure_of(found, "1"), figure_of(found, "2")
    if found["sep"] == "-" and _IN_WORDS.search(text, found.start(), found.end("sep")):
        return None
    if first.unit and last.unit and first.unit != last.unit:
        return None
    if found["unit1"] and last.unit is None:  # "rose 1% to 3,180 tonnes"; a unit behind the first stands behind both
        return None
    end, unit = found.end(), first.unit or last.unit
    if unit is None:
        noun = counted_noun(text, found.start(), end)
        if noun is None:
            return None
        end, unit = noun
    low, high = first.number.value, last.number.value
    if last.factor != 1 and not found["mag1"] and not found["unit1"]:
        raised = plain(low * last.factor)
        low = raised if raised < high else low
    if low >= high:
        return None
    softened = softener_before(text, found.start())
    span = Span(softened[1] if softened else found.start(), end)
    return Quantity(span, span.of(text), Interval(low, high), None, unit, Hedge.BETWEEN)


def find_lists(text: str, taken: list[tuple[int, int]]) -> Iterator[Quantity]:
    """The members of a list before the last, which names unit and magnitude for all, outside the places taken."""
    near = stretches(text, _LAST_JOINT, _LONG, _REACH)
    for found in (found for start, end in near for found in _items().finditer(text, start, end)):
        last = _counted(text, found)
        money = bool(found["cur1"])
        if (
            last.unit is None
            or runs_on(text, found.end(), marked=bool(found["unit1"]))
            or (money and not found["mag1"])
        ):
            continue
        for item in _ONE.finditer(text, found.start("items"), found.end("items")):
            at = bisect_left(taken, (item.end(), 0))
            if (at == 0 or taken[at - 1][1] <= item.start()) and (one := _listed(item, found, last)):
                yield one


def _counted(text: str, found: re.Match[str]) -> Figure:
    """The amount at the end of a list, with the noun that all members told respectively count."""
    last = figure_of(found, "1")
    counted = last.unit is None and not found["cur1"] and "respectively" in text[found.end() : found.end() + _REACH]
    noun = counted_noun(text, found.start(), found.end()) if counted else None
    return last if noun is None else replace(last, unit=noun[1])


def _listed(item: re.Match[str], found: re.Match[str], last: Figure) -> Quantity | None:
    """One bare member of a list with the unit of the last."""
    figure = item[0].lstrip("$€£¥ ")
    if not figure[0].isdigit() or bool(found["cur1"]) != (figure != item[0]) or last.unit is None:
        return None
    single = re.fullmatch(amount("1"), figure)
    if single is None or ((number := figure_of(single, "1").number).value >= _SMALL and "," not in figure):
        return None
    number = number.times(last.factor)
    span = Span(item.start(), item.end())
    return Quantity(span, item[0], interval_of(number, None), plain(number.value), last.unit, None)
