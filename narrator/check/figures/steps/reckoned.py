"""A figure that the draft's words say comes about from figures of one article: these are chosen first, then reckoned.

Words choose the figures and never what they come to: among a page's figures some pair always comes to something.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from narrator.check.desk import Desk
from narrator.check.figures.known import Known, Said
from narrator.check.figures.printed import CLOSE
from narrator.check.figures.steps.clause import in_its_clause
from narrator.check.figures.steps.fitting import fit_of, told_so
from narrator.check.figures.steps.made import steps_of
from narrator.check.figures.steps.operand import Operand
from narrator.check.figures.steps.spoken import TOLD, Operation, end_told, operations
from narrator.check.figures.steps.step import Asked, Step
from narrator.check.figures.steps.wanted import Wanted, wanted_of
from narrator.check.figures.units import CURRENCIES, LENGTHS, NO_COUNTS, in_unit
from narrator.check.opinions import Opinion
from narrator.check.sources.library import Hits
from narrator.check.speech.bearers import WE, can_be, has_name
from narrator.check.words.anchors import tokens
from narrator.model.claims import Direction, Quantity
from narrator.model.drafts import Verdict

_READ: Final = 16
_ASKED: Final = 2
"""So many passages that line up best name the articles that are asked, and so many of these at most."""
_LEAST: Final = 2
"""So many plain words, or one name, must say of what a figure is."""
_AS_GOOD: Final = 0.05
_OF_ANOTHER: Final = 0.4


@dataclass(frozen=True, slots=True)
class Choice:
    """Figures that a sentence may speak of, how well its words fit, and the step from them."""

    fit: float
    step: Step


def reckoned(said: Said, desk: Desk, found: Hits) -> Opinion | None:
    """Support for a figure that one step makes of the figures which the draft's words choose; `None` without one.

    Where all the words of a sentence choose none, those of the figure's own clause may.
    """
    whole = _by_words(said, desk, found)
    if whole is not None or said.quantity is None or not operations(Asked(said, said.quantity, (), ())):
        return whole
    alone = in_its_clause(said)
    return None if alone is None else _by_words(alone, desk, found, beside=said.sentence)


def _by_words(said: Said, desk: Desk, found: Hits, *, beside: str = "") -> Opinion | None:
    """The same by the words of a sentence, or of a clause."""
    quantity = said.quantity
    if quantity is None or quantity.value is None or (said.negated and quantity.unit != "percent"):
        return None
    asked = Asked(said, quantity, (), (), beside)
    named = (*operations(asked), *(TOLD if not beside and _is_amount(quantity) else ()))
    articles = list(dict.fromkeys(item.passage.article for item in found.originals[:_READ])) if named else []
    end = end_told(said.sentence)
    pages = [_with_end(desk.operands(article), end) for article in articles[:_ASKED]]
    for operation in named:
        step = _chosen(asked, operation, [page for page in pages if page])
        if step is not None:
            return Opinion(Verdict.SUPPORTED, evidence=step.evidence, origin=step.taken[0].origin, weight=CLOSE)
    return None


def _with_end(operands: Sequence[Operand], end: Direction | None) -> Sequence[Operand]:
    """The numbers of an article, of its ranges only the end that the draft speaks of."""
    return [one for one in operands if one.end is None or one.end is end]


def _is_amount(quantity: Quantity) -> bool:
    """Whether a figure is a sum of money or a count, and no share, multiple or length of time."""
    return quantity.unit in CURRENCIES or quantity.unit not in NO_COUNTS | LENGTHS


def _chosen(asked: Asked, operation: Operation, pages: Sequence[Sequence[Operand]]) -> Step | None:
    """The step from the figures that fit best, where it comes to the draft's; of each article that fits as well."""
    if not any(_makes(step, asked) for page in pages for _, _, step in _steps(asked, operation, page)):
        return None  # however well they fit, nothing comes of it
    fitting = [[one for one in choices_of(asked, operation, page) if one.fit > 0] for page in pages]
    fits = [max((one.fit for one in choices), default=0.0) for choices in fitting]
    for page, choices, best in zip(pages, fitting, fits, strict=True):
        likely = [one.step for one in choices if one.fit >= best - _AS_GOOD] if best >= max(fits) - _OF_ANOTHER else []
        paper = page[0].passage.page.reading.paper
        for step in likely:
            if _makes(step, asked) and all(_may_be_credited(asked.said, one, paper) for one in step.taken):
                return step
    return None


def choices_of(asked: Asked, operation: Operation, operands: Sequence[Operand]) -> Iterator[Choice]:
    """The figures of an article that may be what an operation is said of, with how well the draft's words fit them."""
    for wanted, taken, step in _steps(asked, operation, operands):
        fit = fit_of(asked, wanted, taken, operands)
        yield Choice(fit + told_so(asked, operation, wanted, taken, operands) if fit else 0.0, step)


def _steps(
    asked: Asked, operation: Operation, operands: Sequence[Operand]
) -> Iterator[tuple[Wanted, Sequence[Operand], Step]]:
    """Every step of an operation that counts what the draft's figure counts, with what its words want."""
    wanted = wanted_of(asked, operation, operands[0].passage.page) if operands else None
    if wanted is None or len(wanted.plain) + 2 * (len(wanted.names) or wanted.ours) < _LEAST:
        return
    for taken, step in steps_of(asked, operation, wanted, operands):
        if _tells(step, asked):
            yield wanted, taken, step


def _tells(step: Step, asked: Asked) -> bool:
    """Whether a step counts what the draft's figure counts."""
    unit = asked.quantity.unit
    if step.unit == unit or in_unit(asked.quantity, step.unit) is not None:
        return True
    if unit == "turn":
        return step.unit == "multiple"
    if unit == "point":
        return step.unit in {"percentage points", ""} | CURRENCIES
    return {unit, step.unit}.isdisjoint(NO_COUNTS) or (not step.unit and unit in CURRENCIES)


def _makes(step: Step, asked: Asked) -> bool:
    """Whether a step comes to the draft's figure, in its unit or another that it can be told in."""
    quantity = asked.quantity
    if quantity.unit in {"point", "turn"} or {quantity.unit, step.unit}.isdisjoint(NO_COUNTS) or not step.unit:
        return quantity.interval.contains(step.value)
    return step.makes(in_unit(quantity, step.unit) or quantity)


def _may_be_credited(said: Said, figure: Known, desk_paper: Sequence[str]) -> bool:
    """Whether the draft credits somebody's figure to that source, or to a name that stands beside it."""
    text = figure.evidence.text
    paper = tokens(" ".join(desk_paper))
    ours = not WE.isdisjoint(tokens(" ".join(figure.chain))) and bool(tokens(" ".join(said.chain)) & paper)
    named = not said.chain or any(can_be(name, figure.chain) or has_name(name, text) for name in said.chain)
    return not figure.chain or named or ours
