"""A figure against whatever the passages print that line up with its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from narrator.check.figures.intervals import Relation, magnitude, width
from narrator.check.figures.known import Known, Said, opinion_on, same_unit, same_words, stands
from narrator.check.names.matching import same_name, same_period, same_subject
from narrator.check.opinions import Opinion
from narrator.check.sources.search import Found, content_words
from narrator.check.words.anchors import anchors, apart, months, segments, terms, years
from narrator.check.words.sense import same_sense
from narrator.model.claims import Direction
from narrator.model.drafts import Verdict

CLOSE = 0.4
"""A passage that lines up this well speaks of the same thing: what it says otherwise, it refutes."""

LOOSE = 0.2
"""A passage that lines up this well may support a figure that it prints."""

_OPPOSITE = {(Direction.UP, Direction.DOWN), (Direction.DOWN, Direction.UP)}
_SHARED_WORDS = 3
_MISSING_NAMES = 3
"""One name in so many may be missing from a passage: it may be the slip that is looked for."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """A figure in a passage that lines up with the draft's sentence."""

    item: Found
    figure: Known


def judge_aligned(
    said: Said, known: Sequence[Known], found: Sequence[Found], *, least: float = LOOSE
) -> Opinion | None:
    """What passages of one origin print in place of the figure; those below `least` are not asked."""
    near = [_Printed(item, figure) for item in found for figure in _printed_in(item, known)]
    near = [printed for printed in near if printed.item.score >= least or _same_credit(said, printed.figure)]
    near = [
        printed for printed in near if not _of_something_else(said, printed.figure) and _shares_names(said, printed)
    ]
    near = [printed for printed in near if printed.figure.forecast is said.forecast]
    agreeing = [
        printed
        for printed in near
        if stands(said, printed.figure) is Relation.AGREES
        and (printed.item.score >= CLOSE or not _is_bound(said) or _prints_it(said, printed.figure))
    ]
    if agreeing:
        return _agreed(said, agreeing)
    fits = [printed for printed in near if printed.item.whole >= CLOSE]
    finer = next((printed for printed in fits if stands(said, printed.figure) is Relation.FINER), None)
    if finer is not None:
        return _on(Verdict.NOT_ENOUGH_EVIDENCE, "over-precise", finer)
    return _contradicted(said, [printed for printed in near if _is_close(said, printed)])


def _is_bound(said: Said) -> bool:
    """Whether the draft gives only a limit, which many a figure keeps by chance."""
    return said.quantity is not None and width(said.quantity.interval) is None


def _prints_it(said: Said, figure: Known) -> bool:
    return said.quantity is not None and same_words(said.quantity, figure)


def _same_credit(said: Said, figure: Known) -> bool:
    """The same house is credited with the same printed figure: few words are needed to line the sentences up."""
    if said.quantity is None or not same_words(said.quantity, figure):
        return False
    return any(same_name(mine, theirs) for mine in said.chain for theirs in figure.chain)


def _agreed(said: Said, agreeing: Sequence[_Printed]) -> Opinion | None:
    """The figure is there; it may still be of another segment or month, or go the other way."""
    reasons = [(_other_sense(said, printed), printed) for printed in agreeing]
    straight = next((printed for rule, printed in reasons if rule is None), None)
    if straight is not None:
        return _on(Verdict.SUPPORTED, None, straight)
    rule, printed = reasons[0]
    return _on(Verdict.REFUTED, rule, printed) if printed.item.whole >= CLOSE else None


def _other_sense(said: Said, printed: _Printed) -> str | None:
    """The rule by which a figure of the same size is not the same figure."""
    passage = printed.item.passage.text
    if apart(segments(said.sentence), segments(passage)) or apart(terms(said.sentence), terms(passage)):
        return "subject"
    dated = same_period(said.period, printed.figure.period, to_date=printed.figure.origin >= 0)
    if (dated is False and not _same_months(said.sentence, passage)) or (dated is None and _other_month(said, printed)):
        return "period"
    if said.negated is not printed.figure.negated:
        return "direction"
    turned = (said.direction, printed.figure.direction) in _OPPOSITE
    return "direction" if turned and not same_sense(said.sentence, passage) else None


def _same_months(sentence: str, passage: str) -> bool:
    """Whether both name the same months and years, however the parts of the sentences are ordered."""
    return bool(months(sentence)) and months(sentence) == months(passage) and not years(sentence) ^ years(passage)


def _other_month(said: Said, printed: _Printed) -> bool:
    """Both name months and none in common; the month of publication may go without saying."""
    passage = printed.item.passage
    return apart(months(said.sentence), months(passage.text) | passage.months)


def _on(verdict: Verdict, rule: str | None, printed: _Printed) -> Opinion:
    weight = printed.item.score if verdict is Verdict.SUPPORTED else printed.item.whole
    return replace(opinion_on(verdict, rule, printed.figure), weight=weight)


def _shares_names(said: Said, printed: _Printed) -> bool:
    """Names may stand anywhere in the article of the same figure or of a like sentence, else beside it."""
    passage = printed.item.passage
    same_figure = said.quantity is not None and same_words(said.quantity, printed.figure)
    return names_in(said, passage.within if same_figure or printed.item.whole >= CLOSE else passage.around)


def names_in(said: Said, words: frozenset[str], *, but: str = "") -> bool:
    """Whether the names of the draft's sentence are among the words; `but` needs not be, nor one that may be a slip."""
    wanted = anchors(said.sentence, (*said.chain, but))
    missing = wanted - words
    return len(missing) * _MISSING_NAMES <= len(wanted) and not any(word.isdigit() for word in missing)


def _is_close(said: Said, printed: _Printed) -> bool:
    """Near enough to refute: a like sentence of the same names, subject, segment, month and direction."""
    passage, figure = printed.item.passage, printed.figure
    stated = said.subject is not None and figure.subject is not None
    of_it = same_subject(said.subject, figure.subject, label=figure.label, apart=said.apart)
    shared = len(content_words(said.sentence) & passage.words) >= _SHARED_WORDS
    near = shared and printed.item.whole >= CLOSE and names_in(said, passage.around)
    return near and (of_it is True or not stated) and _other_sense(said, printed) is None


def _printed_in(item: Found, known: Sequence[Known]) -> list[Known]:
    span, article = item.passage.span, item.passage.article
    return [
        figure
        for figure in known
        if figure.evidence.article == article and span.start <= figure.place < span.end and figure.interval is not None
    ]


def _of_something_else(said: Said, figure: Known) -> bool:
    """Both are typed alike and speak of different things: agreeing in size says nothing."""
    if said.measure is None or said.measure != figure.measure:
        return False
    return same_subject(said.subject, figure.subject, label=figure.label, apart=said.apart) is False


def _contradicted(said: Said, close: Sequence[_Printed]) -> Opinion | None:
    for printed in close:
        if (
            said.quantity is not None
            and not same_unit(said, printed.figure)
            and same_words(said.quantity, printed.figure)
        ):
            return _on(Verdict.REFUTED, "unit", printed)
    free = [printed for printed in close if same_unit(said, printed.figure) and not _taken(said, printed.figure)]
    return _on(Verdict.REFUTED, "number", free[0]) if free else None


def _taken(said: Said, figure: Known) -> bool:
    """Another figure of the draft's sentence already says this one."""
    theirs = figure.interval
    return theirs is not None and any(
        other.unit == figure.unit and magnitude(other.interval).overlaps(magnitude(theirs)) for other in said.others
    )
