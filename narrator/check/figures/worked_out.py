"""A figure of the draft that follows by one step of arithmetic from two figures that an article prints.

Two things allow a step: what the article says of a figure ("$30 billion more than in the winter", "half of what had
been expected", "twice as many"), or what the draft says of its own ("together", "2.7 points", "one in three of the
companies"). Numbers alone never do: among a page's figures some pair always comes to something.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from itertools import permutations
from typing import Final

from narrator.check.figures.intervals import in_words
from narrator.check.figures.known import Known, Said, written
from narrator.check.figures.neighbours import names_of, words_beside, words_of
from narrator.check.figures.outdated import came_from
from narrator.check.figures.printed import LOOSE, names_in
from narrator.check.figures.units import NO_COUNTS, rate_in
from narrator.check.figures.ways import opposed
from narrator.check.opinions import Opinion
from narrator.check.sources.search import Found, content_words
from narrator.model.claims import Direction, Quantity
from narrator.model.drafts import Evidence, Verdict

_READ: Final = 3
"""So many of an article's passages are asked, the nearest first."""

_NEAR: Final = 0.3
"""The nearest must line up this well before its figures are put together."""

_HUNDRED = Decimal(100)
_HALF = Decimal(50)
_POINTS: Final = {"percentage points": Decimal(1), "basis points": _HUNDRED}
_MORE = re.compile(r"\W*(?:more|higher|above|up|heavier|larger|over|dearer|longer)\b", re.IGNORECASE)
_LESS = re.compile(r"\W*(?:less|lower|fewer|below|down|under|smaller|lighter|cheaper|shorter)\b", re.IGNORECASE)
_AS_MANY = re.compile(r"\W*(?:as (?:much|many)|that (?:many|much|number|amount))\b", re.IGNORECASE)
_OF_IT = re.compile(r"\W*(?:of )?(?:what|the|its|their|his|her|that|those|last|this)\b", re.IGNORECASE)
_OF_WHOLE = re.compile(r"\W*(?:or so |or more )?of\b", re.IGNORECASE)

_TOGETHER = re.compile(r"\b(?:together|combined|between them|in total|altogether|in all|all told)\b", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:by|gap of|difference of|margin of|at)(?: (?:about|around|roughly|some|nearly|almost|just))?\s*$"
)
_APART = re.compile(
    r"\W*(?:more|less|fewer|above|below|beneath|higher|lower|ahead of|behind|better|worse)\b", re.IGNORECASE
)
_LESS_OF_TWO = re.compile(
    r"\b(?:less|fewer|below|beneath|lower|behind|worse|trail\w*|lag\w*|underperform\w*|cheaper|smaller|short of)\b",
    re.IGNORECASE,
)
_GAP = re.compile(r"\b(?:gap|difference|distance)\b", re.IGNORECASE)
_END_OF_CLAUSE = re.compile(r"[,;:.](?:\s|$)| – | — | and ")
_TIMES = re.compile(r"\b(?:times|fold)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Step:
    """What two figures come to; `told` has places for both."""

    value: Decimal
    unit: str
    one: Known
    other: Known
    told: str

    @property
    def in_full(self) -> str:
        """The step written out."""
        unit = self.unit if self.unit in NO_COUNTS - {"multiple"} else ""
        end = f"{in_words(self.value, unit).strip()}{' times' if self.unit == 'multiple' else ''}"
        return f"{self.told.format(_printed_as(self.one), _printed_as(self.other))} = {end}"


def worked_out(said: Said, known: Sequence[Known], found: Sequence[Found], *, told: bool = False) -> Opinion | None:
    """Support for a figure that one step of arithmetic makes of an article's figures; `None` where no step does.

    `told` asks only for the steps that the article itself tells of, and for sums, whose parts are other figures anyway.
    The evidence are the sentences of both figures, the first with the step written out.
    """
    quantity, near = said.quantity, [item for item in found[:_READ] if item.score >= LOOSE]
    if quantity is None or quantity.value is None or not near or near[0].score < _NEAR:
        return None
    if not names_in(said, near[0].passage.within):
        return None
    steps = _steps(said, quantity, _printed(near, known), told=told)
    step = next((one for one in steps if _is_unit(one.unit, quantity) and quantity.interval.contains(one.value)), None)
    if step is None:
        return None
    return Opinion(Verdict.SUPPORTED, evidence=_shown(step), origin=step.one.origin, weight=near[0].score)


def _printed(near: Iterable[Found], known: Sequence[Known]) -> list[Known]:
    """The figures with one number that some passages print."""
    spans = [item.passage.span for item in near]
    return [one for one in known if len(one.written) == 1 and any(span.start <= one.place < span.end for span in spans)]


def _shown(step: _Step) -> tuple[Evidence, ...]:
    first = replace(step.one.evidence, arithmetic=(step.in_full,))
    return (first,) if step.other.evidence == step.one.evidence else (first, step.other.evidence)


def _is_unit(unit: str, quantity: Quantity) -> bool:
    """Whether a result counts what the draft's figure counts; a bare number counts what its sentence says."""
    return unit == quantity.unit or (not quantity.unit and unit not in NO_COUNTS)


def _steps(said: Said, quantity: Quantity, figures: Sequence[Known], *, told: bool) -> Iterator[_Step]:
    """Every step that the article or the draft allows."""
    allowed = [make for make in _by_the_draft(said, quantity) if not told or make is _sum]
    words, printed = content_words(said.sentence), {value for one in said.others for value in written(one)}
    for one, other in permutations(figures, 2):
        yield from _by_the_article(one, other, words)
        if not told and not printed.isdisjoint((one.written[0], other.written[0])):
            yield from _of_a_whole(one, other)
        if allowed and one.unit == other.unit and _are_of_the_draft(said, one, other, figures):
            yield from (step for make in allowed if (step := make(one, other)) is not None)


def _by_the_draft(said: Said, quantity: Quantity) -> Iterator[Callable[[Known, Known], _Step | None]]:
    """The steps that the words at the draft's figure name."""
    start, end = quantity.span.start - said.start, quantity.span.end - said.start
    if _TOGETHER.search(words_of(said)):
        yield _sum
    if quantity.unit in _POINTS or _BY.search(said.sentence[:start]) or _APART.match(said.sentence, end):
        yield partial(_difference, said)
    if quantity.unit == "percent" and _OF_WHOLE.match(said.sentence, end):
        yield _share
    if quantity.unit == "multiple" and _TIMES.search(quantity.text):
        yield partial(_ratio, said)


def _are_of_the_draft(said: Said, one: Known, other: Known, figures: Sequence[Known]) -> bool:
    """Whether two figures go one way, are counted by one time, and are of nobody that the draft does not name."""
    words = [words_beside(figure, figures) for figure in (one, other)]
    names = names_of(said.sentence)
    owners = [names_of(text, figure.chain) for text, figure in zip(words, (one, other), strict=True)]
    named = all(not theirs or theirs & names for theirs in owners)
    return named and rate_in(words[0]) == rate_in(words[1]) and not opposed(one.way, other.way)


def _comes_first(said: Said, one: Known, other: Known) -> bool | None:
    """Whether the draft names the owner of one figure before that of the other; `None` where that cannot be told."""
    first, second = (_place_of_owner(said, figure, (one, other)) for figure in (one, other))
    return None if first is None or second is None or first == second else first < second


def _place_of_owner(said: Said, figure: Known, pair: Sequence[Known]) -> int | None:
    """Where the draft first has a name or a size that the words of a figure have and those of the other have not."""
    mine, theirs = (
        names_of(text, figure.chain)
        for text in (words_beside(figure, pair), *(words_beside(one, pair) for one in pair if one is not figure))
    )
    found = (re.search(rf"\b{re.escape(name)}", said.sentence, re.IGNORECASE) for name in mine - theirs)
    return min((match.start() for match in found if match), default=None)


def _sum(one: Known, other: Known) -> _Step | None:
    return _Step(one.written[0] + other.written[0], one.unit, one, other, "{} + {}") if one.unit != "percent" else None


def _difference(said: Said, one: Known, other: Known) -> _Step | None:
    """What the first of two is more than the second, or, said so, less; or what one has changed by since the other."""
    unit = "percentage points" if one.unit == "percent" else one.unit
    larger = one.written[0] > other.written[0]
    if one.evidence == other.evidence and came_from(other):
        fits = said.way is (Direction.UP if larger else Direction.DOWN)
    else:
        first = _comes_first(said, one, other)
        lesser = bool(_LESS_OF_TWO.search(said.sentence))
        fits = larger and first is not None and (bool(_GAP.search(said.sentence)) or first is not lesser)
    more, less = (one, other) if larger else (other, one)
    return _Step(more.written[0] - less.written[0], unit, more, less, "{} - {}") if fits else None


def _share(one: Known, other: Known) -> _Step | None:
    if not 0 < one.written[0] < other.written[0] or one.unit == "percent":
        return None
    return _Step(_HUNDRED * one.written[0] / other.written[0], "percent", one, other, "{} / {}")


def _ratio(said: Said, one: Known, other: Known) -> _Step | None:
    if not other.written[0] or not _comes_first(said, one, other):
        return None
    return _Step(one.written[0] / other.written[0], "multiple", one, other, "{} / {}")


def _by_the_article(one: Known, other: Known, words: frozenset[str]) -> Iterator[_Step]:
    """What the words behind a figure make of another: "$240 billion, $30 billion more than in the winter".

    `words` are those of the draft: it must say of its figure what the article says of the one that it leaves out.
    """
    behind = _behind(other)
    if not words & content_words(behind):
        return
    if other.unit == "multiple" and _AS_MANY.match(behind):
        yield _Step(one.written[0] * other.written[0], one.unit, one, other, "{} x {}")
    if not _stands_before(one, other):
        return
    sign = -1 if _MORE.match(behind) else 1 if _LESS.match(behind) else 0
    if sign:
        yield from _base(one, other, sign)
    if _OF_IT.match(behind) and (times := _as_multiple(other)):
        yield _Step(one.written[0] / times, one.unit, one, other, "{} / {}")


def _of_a_whole(one: Known, other: Known) -> Iterator[_Step]:
    """What a percentage of something makes of an amount: the part of a whole, or the whole of a part."""
    share = other.written[0] / _HUNDRED
    if other.unit != "percent" or one.unit == "percent" or not share or not _OF_WHOLE.match(_behind(other)):
        return
    yield _Step(one.written[0] * share, one.unit, one, other, "{} x {}")
    if _stands_before(one, other):
        yield _Step(one.written[0] / share, one.unit, one, other, "{} / {}")


def _behind(figure: Known) -> str:
    """The words behind a figure, up to the end of their clause."""
    return _END_OF_CLAUSE.split(figure.evidence.text[figure.there.end :], maxsplit=1)[0]


def _printed_as(figure: Known) -> str:
    text = figure.there.of(figure.evidence.text)
    return text if re.search(r"\d", text) else in_words(figure.written[0], figure.unit).removesuffix(" multiple")


def _stands_before(one: Known, other: Known) -> bool:
    return one.evidence == other.evidence and one.place < other.place


def _base(one: Known, other: Known, sign: int) -> Iterator[_Step]:
    """What a figure is told to lie above or below: by an amount of its own unit, or by a percentage of the base."""
    a, b = one.written[0], other.written[0]
    mark = "+" if sign > 0 else "-"
    if one.unit == "percent" and other.unit in _POINTS:
        yield _Step(a + sign * b / _POINTS[other.unit], one.unit, one, other, f"{{}} {mark} {{}}")
    elif one.unit == other.unit and one.unit != "percent":
        yield _Step(a + sign * b, one.unit, one, other, f"{{}} {mark} {{}}")
    elif one.unit != "percent" and other.unit == "percent" and b < _HUNDRED:
        turned = "-" if sign > 0 else "+"
        yield _Step(a / (1 - sign * b / _HUNDRED), one.unit, one, other, f"{{}} / (100% {turned} {{}})")


def _as_multiple(figure: Known) -> Decimal | None:
    """How many times "twice" or "half" is; `None` for any other percentage."""
    if figure.unit == "multiple":
        return figure.written[0]
    return figure.written[0] / _HUNDRED if figure.unit == "percent" and figure.written[0] == _HALF else None
