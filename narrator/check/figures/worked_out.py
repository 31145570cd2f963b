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
from itertools import permutations
from typing import Final

from narrator.check.figures.intervals import in_words
from narrator.check.figures.known import Known, Said, written
from narrator.check.figures.printed import LOOSE, names_in
from narrator.check.figures.units import NO_COUNTS
from narrator.check.opinions import Opinion
from narrator.check.sources.search import Found, content_words
from narrator.model.claims import Quantity
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

_TOGETHER = re.compile(
    r"\b(?:together|combined|between them|in total|altogether|in all|all told|total|joint(?:ly)?|sum)\b", re.IGNORECASE
)
_APART = re.compile(
    r"\b(?:more|less|fewer|above|below|beneath|higher|lower|ahead of|behind|gap|differen\w+|beat\w*|outdid|short of"
    r"|(?:out|under)perform\w*|exceed\w*|margin|by)\b",
    re.IGNORECASE,
)
_END_OF_CLAUSE = re.compile(r"[,;:.](?:\s|$)| – | — ")
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
        figures = (in_words(figure.written[0], figure.unit) for figure in (self.one, self.other))
        return f"{self.told.format(*figures)} = {in_words(self.value, self.unit)}"


def worked_out(said: Said, known: Sequence[Known], found: Sequence[Found]) -> Opinion | None:
    """Support for a figure that one step of arithmetic makes of an article's figures; `None` where no step does.

    The evidence are the sentences of both figures, the first with the step written out.
    """
    quantity, near = said.quantity, [item for item in found[:_READ] if item.score >= LOOSE]
    if quantity is None or quantity.value is None or not near or near[0].score < _NEAR:
        return None
    if not names_in(said, near[0].passage.within):
        return None
    steps = _steps(said, quantity, _printed(near, known))
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


def _steps(said: Said, quantity: Quantity, figures: Sequence[Known]) -> Iterator[_Step]:
    """Every step that the article or the draft allows."""
    allowed = list(_by_the_draft(said, quantity))
    words, printed = content_words(said.sentence), {value for one in said.others for value in written(one)}
    for one, other in permutations(figures, 2):
        yield from _by_the_article(one, other, words)
        if not printed.isdisjoint((one.written[0], other.written[0])):
            yield from _of_a_whole(one, other)
        if one.unit == other.unit:
            yield from (step for make in allowed if (step := make(one, other)) is not None)


def _by_the_draft(said: Said, quantity: Quantity) -> Iterator[Callable[[Known, Known], _Step | None]]:
    """The steps that the draft's own words name."""
    place = quantity.span.end - said.start
    if _TOGETHER.search(said.sentence):
        yield _sum
    if quantity.unit in _POINTS or _APART.search(said.sentence):
        yield _difference
    if quantity.unit == "percent" and _OF_WHOLE.match(said.sentence, place):
        yield _share
    if quantity.unit == "multiple" and _TIMES.search(quantity.text):
        yield _ratio


def _sum(one: Known, other: Known) -> _Step | None:
    return _Step(one.written[0] + other.written[0], one.unit, one, other, "{} + {}") if one.unit != "percent" else None


def _difference(one: Known, other: Known) -> _Step | None:
    unit = "percentage points" if one.unit == "percent" else one.unit
    return _Step(one.written[0] - other.written[0], unit, one, other, "{} - {}")


def _share(one: Known, other: Known) -> _Step | None:
    if not 0 < one.written[0] < other.written[0] or one.unit == "percent":
        return None
    return _Step(_HUNDRED * one.written[0] / other.written[0], "percent", one, other, "{} / {}")


def _ratio(one: Known, other: Known) -> _Step | None:
    return _Step(one.written[0] / other.written[0], "multiple", one, other, "{} / {}") if other.written[0] else None


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
    start = figure.evidence.span.start if figure.evidence.span else 0
    return _END_OF_CLAUSE.split(figure.evidence.text[figure.end - start :], maxsplit=1)[0]


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
