"""A figure of a known measure against the figures of the same measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from narrator.check.figures.intervals import LEVELS, SIGNED, Relation, distance, in_words, magnitude, point, signed
from narrator.check.figures.known import Known, Said, of_one_subject, opinion_on, same_unit, stands
from narrator.check.figures.times import dated_apart, same_time, undated
from narrator.check.figures.ways import is_step
from narrator.check.names.matching import same_period
from narrator.check.opinions import Opinion
from narrator.check.words.sense import same_result, same_sense
from narrator.model.claims import Direction
from narrator.model.drafts import Evidence, Verdict
from narrator.model.statistics import Alternative

_RESULTS = frozenset({"short_profit", "short_profit_rate"})
_DEFINING = ("start", "beginning", "opening", "median", "average", "interval")
_OF_DEFINITIONS = ("definition", "measured by", "counted by", "depends on", "if size", "with size")


def judge_typed(said: Said, known: Sequence[Known]) -> Opinion | None:
    """What figures of the same measure say, from one origin; `None` where none of them speaks of the same thing."""
    same = [figure for figure in known if figure.measure == said.measure and figure.forecast is said.forecast]
    if said.quantity is None:
        return _direction_only(said, same)
    if said.measure in LEVELS:
        step = is_step(said.sentence, said.there)
        same = [figure for figure in same if is_step(figure.evidence.text, figure.there) is step]
    contrary = [figure for figure in same if figure.negated is not said.negated]
    same = [figure for figure in same if figure.negated is said.negated]
    exact = [figure for figure in _fitting(said, same) if figure.interval is not None]
    supported = next((figure for figure in exact if stands(said, figure) is Relation.AGREES), None)
    if supported is not None:
        return opinion_on(Verdict.SUPPORTED, None, supported)
    finer = next((figure for figure in exact if stands(said, figure) is Relation.FINER), None)
    if finer is not None:
        return opinion_on(Verdict.NOT_ENOUGH_EVIDENCE, "over-precise", finer)
    denied = next((one for one in _fitting(said, contrary) if stands(said, one) is Relation.AGREES), None)
    if denied is not None:
        return opinion_on(Verdict.REFUTED, "direction", denied)
    return None if said.negated else _by_other_definition(said, exact) or _refuted(said, same, exact)


def _fitting(said: Said, same: Sequence[Known]) -> list[Known]:
    """The figures of the same subject and period; a period left out is the only one there is, or the last spoken of."""
    of_subject = [figure for figure in same if of_one_subject(said, figure)]
    if said.period is not None:
        return [figure for figure in of_subject if same_time(said, figure) is not False]
    periods = {(figure.period.start, figure.period.end) for figure in of_subject if figure.period is not None}
    if len(periods) <= 1:
        return of_subject
    given = [figure for figure in of_subject if same_period(said.earlier, figure.period)]
    agreeing = [figure for figure in of_subject if stands(said, figure) is not Relation.APART]
    return agreeing or given


def _by_other_definition(said: Said, exact: Sequence[Known]) -> Opinion | None:
    """A sentence that names another definition may print that definition's value."""
    others = (other for figure in exact for other in other_definitions(said, figure))
    fitting = next((other for other in others if stands(said, other) is not Relation.APART), None)
    return None if fitting is None else opinion_on(Verdict.SUPPORTED, None, fitting)


def other_definitions(said: Said, figure: Known) -> list[Known]:
    """The figure under each other definition that the draft's sentence speaks of."""
    return [_under(figure, item) for item in figure.alternatives if _speaks_of(said.sentence, item.definition)]


def _under(figure: Known, alternative: Alternative) -> Known:
    """The figure with the value that another definition gives."""
    amount = in_words(alternative.value, figure.unit)
    text = f"{figure.evidence.statistic}, {alternative.definition}: {amount}"
    return replace(
        figure,
        interval=point(alternative.value),
        direction=Direction.DOWN if alternative.value < 0 else Direction.UP,
        evidence=Evidence(text, statistic=figure.evidence.statistic, arithmetic=figure.evidence.arithmetic),
        words=f"we compute {amount} ({alternative.definition})",
    )


def _speaks_of(sentence: str, definition: str) -> bool:
    """Whether a sentence names a definition: by a word in which definitions differ, or by saying that it does."""
    words, of_definitions = _defining(sentence)
    return of_definitions or bool(words & _defining(definition)[0])


@lru_cache(maxsize=1024)
def _defining(text: str) -> tuple[frozenset[str], bool]:
    """The words of a text in which definitions differ, and whether it speaks of definitions."""
    plain = text.casefold()
    return frozenset(word for word in _DEFINING if word in plain), any(words in plain for words in _OF_DEFINITIONS)


def _refuted(said: Said, same: Sequence[Known], exact: Sequence[Known]) -> Opinion | None:
    """Which rule the figure breaks, the nearest explanation first."""
    turned = said.turned
    reversed_ = [figure for figure in exact if turned is not None and stands(turned, figure) is Relation.AGREES]
    if reversed_:
        told_alike = said.direction is not reversed_[0].direction  # else the size is wrong, and no word was misread
        alike = same_result if said.measure in _RESULTS else same_sense
        worded_alike = told_alike and alike(said.sentence, reversed_[0].evidence.text)
        return opinion_on(
            Verdict.SUPPORTED if worded_alike else Verdict.REFUTED, None if worded_alike else "direction", reversed_[0]
        )
    return _elsewhere(said, same) or _other_unit(said, exact) or _other_number(said, exact)


def _elsewhere(said: Said, same: Sequence[Known]) -> Opinion | None:
    """The same figure, of another period or another segment."""
    fits = [figure for figure in same if stands(said, figure) is Relation.AGREES]
    for figure in fits:
        if of_one_subject(said, figure) and same_time(said, figure) is False and dated_apart(said, figure):
            return opinion_on(Verdict.REFUTED, "period", figure)
    for figure in fits:
        kinds = {subject.kind for subject in (said.subject, figure.subject) if subject is not None}
        of_another = of_one_subject(said, figure) is False and kinds <= {"segment", "index"}
        if of_another and same_time(said, figure) is not False:
            return opinion_on(Verdict.REFUTED, "subject", figure)
    return None


def _other_unit(said: Said, exact: Sequence[Known]) -> Opinion | None:
    if said.quantity is None:
        return None
    mine = magnitude(said.quantity.interval)
    others = [figure for figure in exact if figure.interval is not None and not same_unit(said, figure)]
    like = next((figure for figure in others if mine.overlaps(magnitude(figure.interval or mine))), None)
    return None if like is None else opinion_on(Verdict.REFUTED, "unit", like)


def _other_number(said: Said, exact: Sequence[Known]) -> Opinion | None:
    comparable = [figure for figure in exact if same_unit(said, figure) and not undated(said, figure)]
    if not comparable or said.quantity is None:
        return None
    mine = signed(said.quantity.interval, said.direction, said.measure)
    nearest = min(comparable, key=lambda figure: distance(mine, figure.interval or mine))
    return opinion_on(Verdict.REFUTED, "number", nearest)


def _direction_only(said: Said, same: Sequence[Known]) -> Opinion | None:
    """A claim without a figure: only its direction can agree."""
    if said.measure not in SIGNED or said.direction is None:
        return None
    fitting = [figure for figure in same if of_one_subject(said, figure) and figure.direction is not None]
    fitting = [figure for figure in fitting if same_time(said, figure) is not False]
    fitting = [figure for figure in fitting if not (figure.negated and figure.interval is not None)]
    agreeing = [figure for figure in fitting if _way(figure) is _way(said)]
    if agreeing:
        return opinion_on(Verdict.SUPPORTED, None, agreeing[0])
    return opinion_on(Verdict.REFUTED, "direction", fitting[0]) if fitting else None


def _way(told: Said | Known) -> Direction | None:
    """The direction in effect: what did not fall is taken for what rose."""
    if told.direction is None or not told.negated:
        return told.direction
    return Direction.UP if told.direction is Direction.DOWN else Direction.DOWN
