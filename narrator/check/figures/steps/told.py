"""The steps that the words beside an article's figures tell of: a base, a part, the rest of a whole, a rate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from narrator.check.figures.intervals import Relation, is_limit, magnitude, relation
from narrator.check.figures.known import Known, written
from narrator.check.figures.neighbours import words_beside
from narrator.check.figures.printed import CLOSE
from narrator.check.figures.steps.operands import (
    are_of_their_time,
    behind,
    is_of_its_owner,
    is_told_of,
    opens_alike,
    stands_before,
)
from narrator.check.figures.steps.step import HUNDRED, Asked, Kind, Step, quotient
from narrator.check.figures.units import NO_COUNTS
from narrator.check.figures.ways import HEDGES
from narrator.check.sources.search import content_words
from narrator.check.words.anchors import apart, months
from narrator.extract.figures.numerals import PART_NAMES, PARTS, SMALL
from narrator.model.claims import Interval

_HALF: Final = Decimal(50)
_NUMBERS: Final = content_words(SMALL.replace("|", " "))
_LIKE: Final = 0.3
"""A passage that lines up so well is told the other way round where a word of the rest says so, and the number does."""
_SHARED: Final = 3
"""So many words of a figure's clause say that the draft's figure is of the same thing."""
_POINTS: Final = {"percentage points": Decimal(1), "basis points": HUNDRED}
_MORE: Final = re.compile(r"\W*(?:more|higher|above|up|heavier|larger|over|dearer|longer)\b", re.IGNORECASE)
_LESS: Final = re.compile(r"\W*(?:less|lower|fewer|below|down|under|smaller|lighter|cheaper|shorter)\b", re.IGNORECASE)
_COMPARED: Final = re.compile(r"\W*(?:more|less|fewer|higher|lower|above|below)\b", re.IGNORECASE)
_AMOUNT: Final = re.compile(r" (?:the|that) (?:amount|number|sum|value)\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_YEAR_BEFORE: Final = re.compile(r"\b(?:a|one|the) year (?:earlier|before|ago)\b", re.IGNORECASE)
_AS_MANY: Final = re.compile(r"\W*(?:as (?:much|many)|that (?:many|much|number|amount))\b", re.IGNORECASE)
_OF_IT: Final = re.compile(r"\W*(?:of )?(?:what|the|its|their|his|her|that|those|last|this|[A-Z][a-z]+[’']s)\b")
_PART_OF: Final = re.compile(r"\S+\s(?:as\smuch\sas|of\s)?(?:what|the)\b")
"""A share of something that is named behind it: "half the rise", "a third of what"."""
_CLOSE_OF: Final = re.compile(
    r"\W*(?:the |its |[A-Z][a-z]+[’']s )*(?:last |latest |closing |current )*"
    r"(?:close|closing price|share price|stock price|price)\b"
)
_CLOSED: Final = re.compile(
    r"\b(?:clos(?:e|es|ed|ing)|ended|finished|settled|traded|price[ds]?(?! target)|changed hands)\b", re.IGNORECASE
)
"""Words for a price at the end of a day, by which the draft may speak of it."""
_THAN_EXPECTED: Final = re.compile(
    r"\W*(?:[a-z]+ ){1,2}than (?:[a-z]+ ){0,2}?"
    r"(?:consensus|expected|forecast|estimated?|predicted|analysts|strategists)\b"
)
_EXPECTED: Final = re.compile(
    r"\b(?:expect(?:ed|ing|ation)?s?|look(?:ed|ing) for|predict(?:ed|ing)|forecasts?|project(?:ed|ing)|pencill?ed in"
    r"|counted on|consensus)"
    r"(?:\s(?:was|were|stood|earnings|profit|sales|of|at|for|about|around|an?|some|the|roughly|nearly))*"
    r"\s*$",
    re.IGNORECASE,
)
"""What says that the figure behind it is what had been expected."""
_NEEDED: Final = re.compile(r"\b(?:need\w*|necess\w+|requir\w+|enough|sufficient)\b", re.IGNORECASE)
_OF_WHAT: Final = re.compile(r"\W*of what\b", re.IGNORECASE)
OF_WHOLE: Final = re.compile(r"\W*(?:or so |or more )?of\b", re.IGNORECASE)
"""Behind a share of something: "a fifth or so of the shops"."""
_OF_WHICH: Final = re.compile(r"\bof (?:which|it|that|them|these|those|whom|this)\b", re.IGNORECASE)
_OF_THEM: Final = re.compile(rf"\W*{_OF_WHICH.pattern}", re.IGNORECASE)
_REST: Final = re.compile(
    r"\b(?:other than|outside|elsewhere|besides|except|excluding|apart from|the rest|remaind?\w*|anything but"
    r"|not (?:at|in|on))\b",
    re.IGNORECASE,
)
_INCREASED: Final = re.compile(
    r"\b(?:ris(?:es?|en|ing)|rose|increas\w+|up|more|higher|dearer|grew|grow\w*|climb\w*|jump\w*|gain\w*|soar\w*|surg\w+)\b",
    re.IGNORECASE,
)
_IS_MULTIPLIED: Final = re.compile(rf"{_AS_MANY.pattern}|{_OF_IT.pattern}|\W*as\b|$")
_FOR_EACH: Final = re.compile(r"\b(?:(?:for|to|against) (?:every|each)|per)\b", re.IGNORECASE)
_END_OF_ORDER: Final = re.compile(
    r"\bthe (?:most|least|best|worst|top|bottom|[a-z]{3,}est)(?: [a-z-]+){0,2} $", re.IGNORECASE
)
_PART: Final = re.compile(rf"\bthe (?:[a-z-]+ ){{0,3}}(?P<part>{PART_NAMES}) of\b", re.IGNORECASE)


def _whatever(_asked: Asked) -> bool:
    """The article's words decide."""
    return True


def _speaks_of(asked: Asked, figure: Known) -> bool:
    """Whether the draft says of its figure what the article says behind one that the draft leaves out."""
    own = content_words(words_beside(figure, asked.figures)) - HEDGES - _NUMBERS
    if not asked.words.isdisjoint(content_words(behind(figure))) or len(own & asked.words) >= _SHARED:
        return True
    if _THAN_EXPECTED.match(behind(figure)):
        return _EXPECTED.search(asked.before) is not None
    closed = _CLOSED.search(asked.said.words) is not None and "target" not in asked.said.words
    return closed and _CLOSE_OF.match(behind(figure)) is not None


def _multiples(asked: Asked, one: Known, other: Known) -> Iterator[Step]:
    """What is as much again as a figure, or what a figure is so many times, or half: "twice as many as in May"."""
    if other.unit == "multiple" and _AS_MANY.match(behind(other)) and _is_part_of_it(asked, one, other):
        yield Step(HUNDRED / other.written[0], "percent", (other,), "1 / {}")
    if not _speaks_of(asked, other):
        return
    if other.unit == "multiple" and _AS_MANY.match(behind(other)):
        yield Step(one.written[0] * other.written[0], one.unit, (one, other), "{} x {}")
    times = _as_multiple(other)
    if times is None and other.unit == "percent" and _OF_WHAT.match(behind(other)) and _is_of_one(asked, one, other):
        times = other.written[0] / HUNDRED
    if not (times and stands_before(one, other) and _OF_IT.match(behind(other))):
        return
    if not _is_the_part(asked, other) and not apart(
        months(asked.said.sentence), months(words_beside(one, asked.figures))
    ):
        within = quotient(one, other) if other.unit == "multiple" else None
        yield Step(one.written[0] / times, one.unit, (one, other), "{} / {}", within)


def _is_the_part(asked: Asked, share: Known) -> bool:
    """Whether the draft has the same share behind its figure, which is then no whole: "up 0.2%, half of what"."""
    sentence, end = asked.said.sentence, asked.said.there.end
    found = (sentence.find(it.text, end) for it in asked.said.others if share.written[0] in written(it))
    return any(at >= 0 and _PART_OF.match(sentence, at) is not None for at in found)


def _is_part_of_it(asked: Asked, one: Known, other: Known) -> bool:
    """Whether the draft holds a figure that it has before a share against what the article has so many times as many.

    "With 130 patients it was a third of the size that they thought necessary" is so where "it would need three times as
    many".
    """
    printed = any(one.written[0] in written(it) for it in asked.said.others if it.span.end <= asked.quantity.span.start)
    first = not any(stands_before(it, one) for it in asked.figures)
    if (
        asked.quantity.unit != "percent"
        or not (printed and first and stands_before(one, other))
        or not other.written[0]
    ):
        return False
    verb = content_words(" ".join(one.evidence.text[: one.there.start].split()[-1:]))
    if verb & content_words(asked.behind):
        return False  # "half as many as it enrolled" is a part of the lesser
    between = content_words(one.evidence.text[one.there.end : other.there.start])
    return bool(between & content_words(asked.behind) - HEDGES - _NUMBERS) or (
        _NEEDED.search(asked.behind) is not None and _NEEDED.search(one.evidence.text[one.there.end :]) is not None
    )


def _bases(asked: Asked, one: Known, other: Known) -> Iterator[Step]:
    """What a figure is told to lie above or below: by an amount of its own unit, or by a percentage of the base."""
    sign = -1 if _MORE.match(behind(other)) else 1 if _LESS.match(behind(other)) else 0
    if not sign or not stands_before(one, other) or _COMPARED.match(asked.behind):
        return
    if not _speaks_of(asked, other) and not _is_a_year_before(asked, one, other):
        return
    a, b = one.written[0], other.written[0]
    plain = f"{{}} {'+' if sign > 0 else '-'} {{}}"
    if one.unit == "percent" and other.unit in _POINTS:
        yield Step(a + sign * b / _POINTS[other.unit], one.unit, (one, other), plain)
    elif one.unit not in {"percent", "multiple"} and other.unit in {one.unit, ""}:  # "24,600 vans, 3,100 more than"
        yield Step(a + sign * b, one.unit, (one, other), plain)
    elif one.unit != "percent" and other.unit == "percent" and b < HUNDRED:
        told = f"{{}} / (100% {'-' if sign > 0 else '+'} {{}})"
        yield Step(a / (1 - sign * b / HUNDRED), one.unit, (one, other), told)


def _is_a_year_before(asked: Asked, one: Known, other: Known) -> bool:
    """Whether the draft tells by the year's number of what lies a year before a figure: "than a year earlier"."""
    years = set(_YEAR.findall(asked.said.sentence))
    past = _YEAR_BEFORE.search(behind(other)) is not None and one.until is not None
    return past and one.until is not None and years == {str(one.until.year - 1)} and are_of_their_time(asked, one)


def _parts(asked: Asked, one: Known, other: Known) -> Iterator[Step]:
    """What a percentage makes of an amount: the part of a whole, or the whole of a part.

    The draft has one of the two figures, or the article says of which amount it is a percentage.
    """
    share = other.written[0] / (HUNDRED if other.unit == "percent" else 1)
    if other.unit not in {"percent", "multiple"} or one.unit in {"percent", "multiple"} or not share:
        return
    between = one.evidence.text[one.there.end : other.there.start] if stands_before(one, other) else ""
    exact = other.interval is not None and not is_limit(other.interval, other.unit)
    of_it = _OF_WHICH.search(between) or (between and exact and _OF_THEM.match(behind(other)))
    if other.unit == "percent" and of_it and asked.around(one).score >= CLOSE:
        yield Step(one.written[0] * share, one.unit, (one, other), "{} x {}", _part_of(one, other))
    if _is_part_of(asked, one, other):
        yield Step(one.written[0] * share, one.unit, (one, other), "{} x {}")
    printed = {value for figure in asked.said.others for value in written(figure)}
    has_one = not printed.isdisjoint((one.written[0], other.written[0]))
    if other.unit == "percent" and OF_WHOLE.match(behind(other)) and has_one:
        yield Step(one.written[0] * share, one.unit, (one, other), "{} x {}")
        if stands_before(one, other):
            yield Step(one.written[0] / share, one.unit, (one, other), "{} / {}")


def _is_part_of(asked: Asked, whole: Known, share: Known) -> bool:
    """Whether the draft says of its figure what the article says of a share, and of which whole.

    The article has the noun of the whole beside both: "$8 million of bonds", "a third of the bonds", "4 times that".
    """
    of_what = (
        content_words(behind(share)) if share.unit == "percent" else content_words(words_beside(whole, asked.figures))
    )
    noun = of_what & content_words(words_beside(whole, asked.figures)) & content_words(asked.said.sentence)
    apart = share.unit == "multiple" and not stands_before(whole, share)
    named = (_AMOUNT if apart else OF_WHOLE).match(behind(share))
    together = opens_alike(asked, share) and is_of_its_owner(asked, share) and are_of_their_time(asked, whole, share)
    return named is not None and bool(noun) and together and is_told_of(asked, whole, share)


def _part_of(whole: Known, share: Known) -> Interval | None:
    if whole.interval is None or share.interval is None:
        return None
    one, other = magnitude(whole.interval), magnitude(share.interval)
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return None
    return Interval(one.low * other.low / HUNDRED, one.high * other.high / HUNDRED)


def _rests(asked: Asked, figure: Known) -> Iterator[Step]:
    """What a percentage leaves: under 10% of one thing, over 90% of all but that."""
    if asked.quantity.unit != "percent" or figure.unit != "percent" or figure.interval is None:
        return
    turned = bool(_REST.search(asked.said.sentence)) is not bool(_REST.search(figure.evidence.text))
    low, high = (_rest_of(end) for end in (figure.interval.high, figure.interval.low))
    rest = Interval(low, high, figure.interval.high_closed, figure.interval.low_closed)
    agrees = relation(asked.quantity.interval, rest) is Relation.AGREES
    if turned and agrees and asked.around(figure).score >= _LIKE:
        yield Step(HUNDRED - figure.written[0], "percent", (figure,), "100% - {}", rest)


def _rest_of(end: Decimal | None) -> Decimal | None:
    """What an end of a percentage leaves of a hundred; nothing bounds what none leaves."""
    return HUNDRED - end if end else None


def _ends_of_order(asked: Asked) -> bool:
    return asked.quantity.unit == "percent" and _END_OF_ORDER.search(asked.before) is not None


def _groups(asked: Asked, figure: Known) -> Iterator[Step]:
    """What percentage a part is that a passage names in words: "the fifth with the most debt"."""
    if asked.around(figure).score >= CLOSE:
        for found in _PART.finditer(figure.evidence.text):
            part = PARTS[found["part"].lower()]
            yield Step(HUNDRED / part, "percent", (figure,), f"100% / {part}")


def _rates(asked: Asked, figure: Known) -> Iterator[Step]:
    """What a count for each is for so many that the draft has: 1.7 for each, 17 for every ten."""
    said, quantity = asked.said, asked.quantity
    if not _FOR_EACH.search(figure.evidence.text) or not figure.written[0]:
        return
    for one in said.others:
        first, second = sorted((quantity, one), key=lambda other: other.span)
        between = said.sentence[first.span.end - said.start : second.span.start - said.start]
        counts = {first.unit, second.unit}.isdisjoint(NO_COUNTS) and first.unit == figure.unit
        if one.value is None or not counts or not _FOR_EACH.search(between):
            continue
        if first is quantity:
            yield Step(figure.written[0] * one.value, figure.unit, (figure,), f"{{}} x {one.value}")
        else:
            yield Step(one.value / figure.written[0], quantity.unit, (figure,), f"{one.value} / {{}}")


def _is_of_one(asked: Asked, *figures: Known) -> bool:
    """Whether the draft tells of the time and the things of some figures."""
    return are_of_their_time(asked, *figures) and is_told_of(asked, *figures)


def _as_multiple(figure: Known) -> Decimal | None:
    """How many times "twice" or "half" is; `None` for any other percentage."""
    if figure.unit == "multiple":
        return figure.written[0]
    return figure.written[0] / HUNDRED if figure.unit == "percent" and figure.written[0] == _HALF else None


def _increases(asked: Asked, figure: Known) -> Iterator[Step]:
    """What an increase by a percentage makes of its base, and by how much what is so many times it has increased."""
    units = asked.quantity.unit, figure.unit
    here, there = (_INCREASED.findall(text) for text in (asked.said.sentence, words_beside(figure, asked.figures)))
    if units == ("percent", "multiple") and here and _IS_MULTIPLIED.match(behind(figure)):
        step = Step((figure.written[0] - 1) * HUNDRED, "percent", (figure,), "({} - 1) x 100")
    elif units == ("multiple", "percent") and there and figure.written[0] >= _HALF:
        step = Step(1 + figure.written[0] / HUNDRED, "multiple", (figure,), "100% + {}")
    else:
        return
    told = are_of_their_time(asked, figure) and is_of_its_owner(asked, figure)
    if told and is_told_of(asked, figure, aside=" ".join(here)):
        yield step


TOLD: Final = (
    Kind("multiple", _whatever, 2, _multiples, always=True),
    Kind("base", _whatever, 2, _bases, always=True),
    Kind("part", _whatever, 2, _parts, always=True),
    Kind("rest", _whatever, 1, _rests, always=True),
    Kind("increase", _whatever, 1, _increases, always=True),
    Kind("group", _ends_of_order, 1, _groups, always=True),
    Kind("rate", _whatever, 1, _rates, always=True),
)
