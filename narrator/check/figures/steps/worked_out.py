"""A figure of the draft that follows by one step of arithmetic from what an article prints, with the step shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations
from typing import Final

from narrator.check.figures.basis import speaks_of_it
from narrator.check.figures.known import Known, Said, written
from narrator.check.figures.printed import LOOSE, names_in
from narrator.check.figures.steps.named import NAMED
from narrator.check.figures.steps.step import Asked, Step
from narrator.check.figures.steps.told import TOLD
from narrator.check.opinions import Opinion
from narrator.check.sources.search import Found
from narrator.check.speech.bearers import can_be, has_name
from narrator.model.drafts import Verdict

_READ: Final = 3
"""So many of an article's passages are asked, the nearest first."""

_NEAR: Final = 0.3
"""The nearest must line up this well before its figures are put together."""


def worked_out(said: Said, known: Sequence[Known], found: Sequence[Found], *, told: bool = False) -> Opinion | None:
    """Support for a figure that one step of arithmetic makes of an article's figures; `None` where no step does.

    `told` asks only for the steps that the article itself tells of, and for sums, whose parts are other figures anyway.
    The evidence are the sentences of the figures, the first with the step written out.
    """
    quantity, near = said.quantity, [item for item in found[:_READ] if item.score >= LOOSE]
    if quantity is None or quantity.value is None or not near:
        return None
    printed = _printed(near, known)
    if near[0].score < _NEAR and not _has_another(said, printed):
        return None
    if not names_in(said, near[0].passage.within):
        return None
    asked = Asked(said, quantity, near, printed)
    steps = (step for step in _steps(asked, told=told) if step.makes(quantity))
    step = next((step for step in steps if _is_of_it(asked, step)), None)
    if step is None:
        return None
    return Opinion(Verdict.SUPPORTED, evidence=step.evidence, origin=step.taken[0].origin, weight=near[0].score)


def _has_another(said: Said, printed: Sequence[Known]) -> bool:
    """Whether one of some figures is another of the draft's sentence."""
    told = {(one.unit, value) for one in said.others for value in written(one)}
    return any((one.unit, one.written[0]) in told for one in printed)


def _steps(asked: Asked, *, told: bool) -> Iterator[Step]:
    """Every step that the article's words tell of or the draft's name."""
    for kind in (*TOLD, *NAMED):
        if (kind.always or not told) and kind.named(asked):
            for figures in permutations(asked.figures, kind.takes):
                yield from kind.steps(asked, *figures)


def _is_of_it(asked: Asked, step: Step) -> bool:
    """Whether a step's figures are those of the draft's subject, and of whom it credits."""
    told = any(speaks_of_it(asked.said, asked.around(figure)) for figure in step.taken)
    return told and all(_may_be_credited(asked.said, figure) for figure in step.taken)


def _may_be_credited(said: Said, figure: Known) -> bool:
    """Whether the draft credits somebody's figure to that source, or to a name that stands beside it."""
    text = figure.evidence.text
    return not figure.chain or all(can_be(name, figure.chain) or has_name(name, text) for name in said.chain)


def _printed(near: Iterable[Found], known: Sequence[Known]) -> list[Known]:
    """The figures with one number that some passages print."""
    spans = [item.passage.span for item in near]
    return [one for one in known if len(one.written) == 1 and any(span.start <= one.place < span.end for span in spans)]
