"""Parts of a whole in words: "half", "two-thirds", "one in five", "most of"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from narrator.extract.figures.hedges import interval_of, softener_before
from narrator.extract.figures.numerals import MAGNITUDES, PART_NAMES, PARTS, SMALL, Numeral, read_numeral
from narrator.model.claims import Hedge, Interval, Quantity, Span

_COUNT = rf"(?:{SMALL}|[0-9]{{1,3}}(?![0-9,]))(?:\s(?:hundred|thousand)s?\b)?"
_FRACTION = re.compile(
    rf"(?<![\w-])(?:(?P<most>most(?=\sof\s)|(?:an?|the)\s(?:\w+\s)?majority(?=\sof\s))"
    r"|(?P<few>one|two|three|four|five|six|seven|eight|nine|[0-9]{1,2})(?:\s|-)(?:in|out\sof|of(?=\severy))(?:\s|-)"
    rf"(?:every\s)?(?P<of>{_COUNT})(?![\w.,]*[0-9%]|\s(?:per|days?|weeks?|months?|years?|hours?|minutes?)\b)"
    r"|(?P<over>[1-9])/(?P<under>[2-9]|10)(?=\sof\b)"
    r"|(?:(?P<top>an?|one|two|three|four|five|six|seven|eight|nine)(?:[\s-]|\s-\s))?"
    rf"(?P<part>(?:{PART_NAMES}))(?P<many>s?))"
    r"(?![\w-])",
    re.IGNORECASE,
)
_TOP = r"(?:an?|one|two|three|four|five|six|seven|eight|nine)"
_RANGE = re.compile(
    rf"(?<![\w-])(?:(?P<lead>between|from)\s)?(?:(?P<top1>{_TOP})[\s-])?(?P<part1>{PART_NAMES})s?\s(?P<joint>and|to)\s"
    rf"(?:(?P<top2>{_TOP})[\s-])?(?P<part2>{PART_NAMES})s?(?=\sof\b)",
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
    r"|large)|fell|rose|dropped|lost|gained|came|comes?|goes|went|made|say|said|think|believe|expect"
    r"|own|hold|held|want|plan|closed|ended|paid|sold|bought|missed|beat|remains?|remained)\b(?!\s?(?:time|year))",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\s(?:(?:more|less|fewer)\b|(?:higher|lower|larger|smaller|bigger|cheaper|dearer|costlier|longer|shorter|faster|slower)"
    r"(?=[.,;:)]|$|\s(?:than|this|last|in|on|at|by|over|a|an|for|and|but|when)\b))"
)
"""What says that a part is by how much something is more or less: "a fifth less"; "a third larger mill" is a mill."""
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

    "about" and "nearly" reach half of ten points; where the fraction is no multiple of ten points, "about" reaches
    half of one and "nearly" a tenth of the fraction: 63% is almost two-thirds.
    """
    single = (_quantity(text, found) for found in _FRACTION.finditer(text) if _states_part(text, found))
    return (*_ranges(text), *single)


def _ranges(text: str) -> Iterator[Quantity]:
    """Ranges such as "between a fifth and a quarter of"."""
    for found in _RANGE.finditer(text):
        low, high = (
            Decimal(100 * _count(found[f"top{tag}"] or "one")) / PARTS[found[f"part{tag}"].lower()] for tag in "12"
        )
        paired = (found["joint"].lower() == "and") == ((found["lead"] or "").lower() == "between")
        if paired and low < high and _OF_WHOLE.match(text, found.end()) and (found["top1"] or found["part1"] == "half"):
            yield Quantity(Span(*found.span()), found[0], Interval(low, high), None, "percent", Hedge.BETWEEN)


def _states_part(text: str, found: re.Match[str]) -> bool:
    """Whether the words take a part of something, and not a time or a place in a row."""
    left = text[max(0, found.start() - 16) : found.start()]
    if found["most"]:
        return bool(_OF_WHOLE.match(text, found.end())) and not re.search(r"\bthe\s$", left)
    if found["few"]:
        return not re.search(r"\b(?:the|every|each)\s$", left) and _count(found["few"]) < _count(found["of"])
    if found["over"]:
        return found["over"] < found["under"] or found["under"] == "10"
    return not _BESIDE.match(text, found.end()) and _names_part(text, found, left)


def _names_part(text: str, found: re.Match[str], left: str) -> bool:
    """Whether "half", "a third", "two-fifths" stand for a part of something."""
    top, half = (found["top"] or "").lower(), found["part"].lower() == "half"
    if top not in {"", "a", "an"} and not half and found["part"].lower() != "quarter":
        return bool(found["many"]) == (top != "one") and (top != "one" or _stands_alone(text, found))
    if _NOT_BEFORE.search(left):
        return False
    if _OF_WHOLE.match(text, found.end()):
        return bool(top) or half
    if (top or half) and _COMPARED.match(text, found.end()):
        return True
    if half and not top and _HALVED.match(text, found.end()):
        return True
    ended = _CLOSED.match(text, found.end()) or _HALVED.match(text, found.end())
    return bool(top or half) and bool(_BY.search(left)) and bool(ended or "by " in left.lower())


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    """Whether "one third" counts no third thing: "one third party"."""
    after = found.end()
    return "-" in found[0] or any(pattern.match(text, after) for pattern in (_OF_WHOLE, _CLOSED, _HALVED))


def _number(found: re.Match[str]) -> Numeral:
    """The percent that the words say."""
    if found["few"]:
        top, parts = _count(found["few"]), _count(found["of"])
    elif found["over"]:
        top, parts = int(found["over"]), int(found["under"])
    else:
        top, parts = _count(found["top"] or "one"), PARTS[found["part"].lower()]
    value = Decimal(100 * top) / max(parts, 1)
    return Numeral(value, Decimal(1) if value >= 1 else Decimal("0.1"), Decimal(10) if value % 10 == 0 else Decimal(1))


def _count(words: str) -> int:
    """A number in digits or in words."""
    figure, _, large = words.partition(" ")
    if large.removesuffix("s") in MAGNITUDES:
        return int(read_numeral(figure).value) * MAGNITUDES[large.removesuffix("s")]
    return int(read_numeral(words).value)


def _quantity(text: str, found: re.Match[str]) -> Quantity:
    """The percent with its hedge and interval."""
    if found["most"]:
        value = Decimal(50)
        most = Interval(value, Decimal(100), low_closed=False)
        return Quantity(Span(*found.span()), found[0], most, value, "percent", Hedge.MORE_THAN)
    number = _number(found)
    softened = softener_before(text, found.start())
    softener, start = softened or (None, found.start())
    if softener and softener.hedge is Hedge.NEARLY:
        number = replace(number, coarse=max(number.coarse, min(number.value / 5, Decimal(10))))
    interval = interval_of(number, softener)
    if softener and softener.hedge is Hedge.MORE_THAN and number.value == 50 and not softener.just:  # noqa: PLR2004
        interval = Interval(number.value, Decimal(100), low_closed=False)
    span = Span(start, found.end())
    return Quantity(span, span.of(text), interval, number.value, "percent", softener.hedge if softener else None)
