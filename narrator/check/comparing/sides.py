"""The figures of both sides of a comparison, among all that one article prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from typing import Final, NamedTuple

from narrator.check.comparing.reading import SIZES, Compared, keys_in, sizes_in
from narrator.check.figures.intervals import Relation, magnitude, point, relation
from narrator.check.figures.known import Known
from narrator.check.figures.neighbours import words_beside
from narrator.check.figures.steps.operands import ways_in
from narrator.check.figures.units import NO_COUNTS
from narrator.check.figures.ways import HEDGES, opposed
from narrator.check.names.matching import A_MONTH, FORMS, same_period
from narrator.check.page import Here
from narrator.check.sources.search import content_words
from narrator.check.words.anchors import tokens
from narrator.model.claims import Direction, Period, Quantity, Span

_BEARERS: Final = frozenset({"ORG", "PERSON", "GPE", "INDEX", "PRODUCT"})
_BESIDE: Final = re.compile(
    r"\b(?:from|against|to|after|versus|than|with|below|above|behind|ahead of|short of|times|twice|double"
    r"|(?:half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s? of)\s"
    r"(?:an?\s|the\s|about\s|nearly\s|roughly\s|some\s|[A-Z]\S+\s){0,4}$"
)
"""Words by which a passage itself holds a figure against the one before it."""
_POINTS: Final = re.compile(
    r"(?:that|this)(?:\samount|\ssum|\stotal)?(?=\s(?:from|into|out|for|in)\b|\W*$)", re.IGNORECASE
)
"""Words for the amount before them: "and large ones took in less than that"."""
_BARE: Final = re.compile(r"\s(?:at|from|against)\s(?P<number>\d+(?:\.\d+)?)(?=[.,;]|\sa\s|\sin\s|\son\s|$)")
"""A figure that leaves out the unit of the one before it: "and large ones at 21"."""
_A_SHARE: Final = re.compile(r"\s(?:per|an?)\s(?:\w+\s){0,2}share\b")
_SUM: Final = 10_000
"""No share earns or pays so much."""
_BARE_UNITS: Final = frozenset({"percent", "multiple", "basis points"})
_HELD: Final = 1.0
_NAMED, _TIMED, _WENT, _ALIKE = 2.0, 2.0, 1.5, 0.5
_SURE = 1.0
"""So much better must the figures fit as they are bound than the other way round."""
_CERTAIN, _LIKELY = 3, 2
_TELLING = 3
"""So many words of their own bind two figures to their sides where no name, time or way tells these apart."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: whose it is, of when, which way it went, its words, its own figures if it has any."""

    keys: frozenset[str]
    times: tuple[Period, ...]
    way: Direction | None
    words: frozenset[str]
    tokens: frozenset[str]
    figures: tuple[Quantity, ...] = ()


class Pair(NamedTuple):
    """The figures of the left side and of the right."""

    left: Known
    right: Known


def sides_of(mine: Compared, text: str, start: int, here: Here, factor: Span | None = None) -> tuple[Side, Side]:
    """Both sides of a comparison of a sentence that begins at `start`; what the right leaves out is the left's.

    `factor` is the place of what says how much, which is a figure of neither.
    """
    quantities = [one for one in here.quantities if one.span != factor and re.search(r"\d", one.text)]
    before = Span(0, mine.before.start)
    points = _POINTS.match(mine.after.of(text)) and any(before.shifted(start).covers(one.span) for one in quantities)
    places = (Span(mine.before.start, mine.after.end), before) if points else (mine.before, mine.after)
    left, right = (_side(text, place, start, here, quantities) for place in places)
    return left, replace(right, keys=right.keys or left.keys, way=right.way or left.way)


def _side(text: str, within: Span, start: int, here: Here, quantities: Iterable[Quantity]) -> Side:
    words, place = within.of(text), within.shifted(start)
    entities = [one for one in here.entities if place.overlaps(one.span) and one.label in _BEARERS]
    named = tokens(" ".join(f"{one.text} {one.symbol or ''}" for one in entities)) - FORMS
    ways = set(ways_in(words))
    return Side(
        keys=keys_in(f"the {words}" if within.start else words) | named,
        times=tuple(one.period for one in here.periods if place.overlaps(one.span)),
        way=ways.pop() if len(ways) == 1 else None,
        words=content_words(words) - HEDGES,
        tokens=tokens(words),
        figures=tuple(one for one in quantities if place.covers(one.span)),
    )


def bound(left: Side, right: Side, figures: Sequence[Known]) -> Pair | None:
    """The two figures that the sides are of; `None` where they are not sure."""
    taken = {id(one): _figure(one, figures) for one in figures}
    named = frozenset[str]().union(*(one.keys for one in taken.values()))
    left, right = (replace(side, keys=side.keys | side.tokens & named) for side in (left, right))
    found = []
    fits = {key: (_fit(left, right, one), _fit(right, left, one)) for key, one in taken.items()}
    lefts, rights = ([one for one in taken if fits[one][side] is not None] for side in (0, 1))
    crosswise = opposed(left.way, right.way)
    for one, other in product(lefts, rights):
        pair = taken[one], taken[other]
        sure = _sureness(left, right, *pair)
        if sure == 1 and not _fit_best(left, right, pair, list(taken.values())):
            continue
        if not sure or not _are_alike(*pair, crosswise=crosswise):
            continue
        score = (fits[one][0] or 0.0) + (fits[other][1] or 0.0) + _HELD * _are_held(*pair)
        turned = fits[other][0], fits[one][1]
        as_sure = None not in turned and _sureness(left, right, *reversed(pair)) >= sure
        against = sum(fit or 0.0 for fit in turned) + _HELD * _are_held(*pair)
        if not as_sure or score - against >= _SURE:
            found.append((score, Pair(pair[0].known, pair[1].known)))
    best = max((score for score, _ in found), default=0.0)
    pairs = [pair for score, pair in found if score >= best - _SURE / 2]
    return pairs[0] if pairs and _agree(pairs) else None


def of_one_unit(one: Known, other: Known) -> bool:
    """Whether two figures count the same; $1.04 a share is no less than $3 million, and no more than $0.90."""
    return (
        one.unit == other.unit
        and not (_is_a_share(one) and _is_a_sum(other))
        and not (_is_a_share(other) and _is_a_sum(one))
    )


def _is_a_share(figure: Known) -> bool:
    return _A_SHARE.match(figure.evidence.text, figure.there.end) is not None


def _is_a_sum(figure: Known) -> bool:
    return figure.interval is not None and figure.interval.low is not None and figure.interval.low >= _SUM


def _agree(pairs: Sequence[Pair]) -> bool:
    """Whether pairs that fit as well are of the same amounts: an article and its copy."""
    return all(
        one.written == first.written and one.unit == first.unit
        for pair in pairs
        for one, first in zip(pair, pairs[0], strict=True)
    )


def _are_alike(one: _Figure, other: _Figure, *, crosswise: bool) -> bool:
    """Whether two figures may be compared: of one unit and no other measure, one gained and one lost if it says so."""
    mine, theirs = one.known, other.known
    if not of_one_unit(mine, theirs) or mine.place == theirs.place or (crosswise and not opposed(one.way, other.way)):
        return False
    return mine.measure is None or theirs.measure is None or mine.measure == theirs.measure


class _Figure(NamedTuple):
    """What stands beside a figure: whose it is, the stems of its words, which way it went.

    `before` is the figure that its passage holds it against: "5%, far below the 16%".
    """

    known: Known
    keys: frozenset[str]
    words: frozenset[str]
    way: Direction | None
    before: Known | None


def _figure(known: Known, figures: Sequence[Known]) -> _Figure:
    beside = words_beside(known, figures)
    subject = " ".join(name.replace("_", " ") for _, name in known.subject.parts) if known.subject else ""
    opens = known.evidence.text.startswith(beside)
    keys = keys_in(beside if opens else f"the {beside}") | frozenset(subject.casefold().split()) | _segments(subject)
    text, place = known.evidence.text, known.there
    here = [one for one in figures if one.evidence == known.evidence and one.place < known.place]
    held = _BESIDE.search(text[: place.start]) is not None
    before = max(here, key=lambda one: one.place, default=None) if held else None
    return _Figure(known, keys, content_words(beside) - HEDGES, way_of(known, beside), before)


def way_of(known: Known, beside: str = "") -> Direction | None:
    """Which way a figure went: by its claim, by the noun behind it, else by words before it that compare nothing."""
    text, place = known.evidence.text, known.there
    behind = ways_in(" ".join(text[place.end :].split()[:1]))
    if known.direction is not None or behind:
        return known.direction or behind[0]
    told = set(ways_in(beside))
    return told.pop() if len(told) == 1 else None if _BESIDE.search(text[: place.start]) else known.way


def _segments(subject: str) -> frozenset[str]:
    return sizes_in(f"{subject} caps") | (frozenset({"large"}) if "and above" in subject else frozenset())


def _fit(side: Side, other: Side, figure: _Figure) -> float | None:
    """How well a figure fits a side; `None` where it is of something else."""
    known = figure.known
    if side.figures:
        return _NAMED if any(_is_its(one, known) for one in side.figures) else None
    told = side.keys - other.keys
    times = [same_period(one, known.period) for one in side.times if one not in other.times]
    apart = known.period is not None and times and not any(times) and _are_apart(side.times, known.period)
    if apart or _is_of_another(told, other.keys - side.keys, figure) or _went_otherwise(side, figure):
        return None
    return (
        _NAMED * len(told & figure.keys) / max(1, len(told))
        + _NAMED / 4 * len(side.keys & figure.keys)
        + _TIMED * any(times)
        + _WENT * (side.way is not None and side.way is figure.way)
        + _ALIKE * len((side.words - other.words) & figure.words)
        + _ALIKE / 2 * len(side.words & other.words & figure.words)
    )


def _is_of_another(told: frozenset[str], others: frozenset[str], figure: _Figure) -> bool:
    """Whether a figure has not the names that only its side has, or another size, or the other side's names."""
    if not told or (told & SIZES and figure.keys & SIZES and not told & figure.keys):
        return bool(told)
    if told & figure.keys:
        return False
    return bool(others & figure.keys) or told.isdisjoint(tokens(figure.known.evidence.text))


def _went_otherwise(side: Side, figure: _Figure) -> bool:
    """Whether a figure went the other way than its side says, or none at all: a fee of 2% has not risen."""
    return opposed(side.way, figure.way) or bool(side.way and not figure.way and figure.known.unit == "percent")


def _are_apart(times: Iterable[Period], period: Period) -> bool:
    """Whether no time is of a figure's period; a day is not of the months over which something went so far."""
    long = period.start is not None and period.end is not None and period.end - period.start > A_MONTH
    return not any(one.overlaps(period) and not (long and one.start == one.end) for one in times)


def _is_its(quantity: Quantity, known: Known) -> bool:
    if quantity.unit != known.unit or known.interval is None:
        return False
    return relation(quantity.interval, magnitude(known.interval)) is not Relation.APART


def _sureness(left: Side, right: Side, one: _Figure, other: _Figure) -> int:
    """How surely two figures are those of the sides: by what each side names, by their passage, by words (1) or not."""
    told = [_tells(left, right, one, other), _tells(right, left, other, one)]
    words = [_own(left, right, one, other), _own(right, left, other, one)]
    held = _are_held(one, other)
    if all(told) or (all(words) and held):
        return _CERTAIN
    if held:
        return _LIKELY if any(told) or any(words) else 0
    apart = all(words) and len(words[0]) + len(words[1]) >= _TELLING
    return int(apart and not (one.before or other.before))  # the passage may hold one of them against a third


def _fit_best(left: Side, right: Side, pair: tuple[_Figure, _Figure], figures: Sequence[_Figure]) -> bool:
    """Whether no other figure has more of the words of a side than the one that it is bound to."""
    others = [one for one in figures if one not in pair]
    return all(
        len(side.words & one.words) >= max((len(side.words & other.words) for other in others), default=0)
        for side, one in zip((left, right), pair, strict=True)
    )


def _are_held(one: _Figure, other: _Figure) -> bool:
    """Whether the passage itself holds two figures against each other."""
    return other.before is one.known or one.before is other.known


def _tells(side: Side, other: Side, mine: _Figure, theirs: _Figure) -> bool:
    """Whether a name, a size, a time or a way that only this side has binds it to its figure and not to the other."""
    if side.figures or (side.keys - other.keys) & (mine.keys - theirs.keys):
        return True
    timed = any(same_period(one, mine.known.period) for one in side.times if one not in other.times)
    return timed or (opposed(side.way, other.way) and side.way is mine.way)


def _own(side: Side, other: Side, mine: _Figure, theirs: _Figure) -> frozenset[str]:
    """The other words that bind a side to its figure and not to the other."""
    return (side.words - other.words) & (mine.words - theirs.words)


def figures_near(passages: Iterable[Span], known: Sequence[Known]) -> Iterator[Known]:
    """The figures with one number that some passages of an article print, and those that leave out their unit."""
    spans = list(passages)
    for one in known:
        if _is_amount(one) and any(it.start <= one.place < it.end for it in spans):
            yield one
            yield from _bare(one, known)


def _is_amount(known: Known) -> bool:
    """Whether a figure is of a thing, not of how often another goes into it: no "twice", "a third", "1.7 puts"."""
    printed = re.search(r"\d", known.there.of(known.evidence.text)) is not None
    counts = known.unit in NO_COUNTS or (known.written and known.written[0] == known.written[0].to_integral_value())
    return len(known.written) == 1 and known.interval is not None and printed and bool(counts)


def _bare(known: Known, figures: Sequence[Known]) -> Iterator[Known]:
    """The figures behind one in its sentence that take its unit from it."""
    if known.unit not in _BARE_UNITS or known.evidence.span is None:
        return
    for match in _BARE.finditer(known.evidence.text, known.there.end):
        place = known.evidence.span.start + match.start("number")
        if not any(one.place <= place < one.end for one in figures):
            number = Decimal(match["number"])
            yield replace(
                known,
                written=(number,),
                interval=point(number),
                place=place,
                end=place + len(match["number"]),
                subject=None,
                direction=None,
            )
