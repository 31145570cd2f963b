"""A figure against whatever the passages print that line up with its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from narrator.check.figures.basis import is_of_the_same, is_of_the_topic, speaks_of_it
from narrator.check.figures.intervals import Relation, is_limit, magnitude
from narrator.check.figures.known import (
    Known,
    Said,
    is_slip,
    of_one_subject,
    opinion_on,
    same_unit,
    same_words,
    stands,
    written,
)
from narrator.check.figures.neighbours import own_content
from narrator.check.figures.times import dated_apart, same_time, undated
from narrator.check.figures.units import NO_COUNTS
from narrator.check.figures.ways import HEDGES, own_words
from narrator.check.names.matching import same_name
from narrator.check.opinions import Opinion
from narrator.check.sources.search import Found, content_words
from narrator.check.words.anchors import anchors, apart, indices, months, segments, terms
from narrator.check.words.sense import same_sense
from narrator.model.claims import Direction
from narrator.model.drafts import Verdict

CLOSE = 0.4
"""A passage that lines up this well speaks of the same thing: what it says otherwise, it refutes."""

OF_IT = 0.6
"""A passage with so many of a sentence's words, names aside, speaks of the same thing where no subject says so.

"Gold funds took in" shares most of its words with what small-cap funds did; the word that counts is missing.
"""

ALIKE = 0.4
"""A passage that few words line up with bears a figure out where its meaning and its words come to this."""

LOOSE = 0.2
"""A passage that lines up this well may support a figure that it prints."""

_OPPOSITE = {(Direction.UP, Direction.DOWN), (Direction.DOWN, Direction.UP)}
_HALF = 0.5
"""So many of its words tell that a figure with the same digits is the draft's with a slip."""

_SHARED_WORDS = 3
_MISSING_NAMES = 3
"""One name in so many may be missing from a passage: it may be the slip that is looked for."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """A figure in a passage that lines up with the draft's sentence; `beside` are all figures of the passage."""

    item: Found
    figure: Known
    beside: Sequence[Known] = ()

    @property
    def own(self) -> frozenset[str]:
        """The stems of the words beside it, up to the figures beside it."""
        passage = self.item.passage
        place, *places = (one.place - passage.span.start for one in (self.figure, *self.beside))
        return content_words(own_words(passage.text, place, places)) - HEDGES


def judge_aligned(
    said: Said, known: Sequence[Known], found: Sequence[Found], *, least: float = LOOSE
) -> Opinion | None:
    """What passages of one origin print in place of the figure; those below `least` are not asked."""
    likely = found if said.chain else [item for item in found if item.score >= least]
    printed = ((item, printed_in(item, known)) for item in likely)
    near = [_Printed(item, figure, beside) for item, beside in printed for figure in beside]
    near = [printed for printed in near if printed.item.score >= least or _same_credit(said, printed.figure)]
    near = [
        printed for printed in near if not _of_something_else(said, printed.figure) and _shares_names(said, printed)
    ]
    near = [printed for printed in near if printed.figure.forecast is said.forecast]
    agreeing = [
        printed
        for printed in near
        if (stands(said, printed.figure) is Relation.AGREES or _same_count(said, printed))
        and (_bears_out(said, printed) or _prints_all(said, printed.item, known))
        and is_of_the_same(said, printed.item)
    ]
    if agreeing:
        return _agreed(said, agreeing)
    fits = [printed for printed in near if printed.item.whole >= CLOSE]
    finer = next((printed for printed in fits if stands(said, printed.figure) is Relation.FINER), None)
    if finer is not None:
        return _on(Verdict.NOT_ENOUGH_EVIDENCE, "over-precise", finer)
    return _contradicted(said, near)


def _bears_out(said: Said, printed: _Printed) -> bool:
    """Whether a passage is near enough for its figure to be the draft's: some of its words, or much of its meaning.

    A limit, which many a figure keeps by chance, is borne out by what lines up well, and not by names alone.
    """
    item = printed.item
    same_printed = said.quantity is not None and same_words(said.quantity, printed.figure)
    if is_limit(said.quantity) and not same_printed:
        return item.score >= CLOSE and item.covered > 0
    if same_printed and len(months(said.sentence) & months(item.passage.text)) > 1:
        return True  # the same figure from one month to the same other is no chance
    by_words = item.covered > 0 and (item.whole >= LOOSE or bool(said.chain))
    return by_words or item.score + item.covered >= ALIKE


def _prints_all(said: Said, item: Found, known: Sequence[Known]) -> bool:
    """Whether a passage prints every figure of the draft's sentence, of which there are several."""
    figures = printed_in(item, known)
    return bool(said.others) and all(
        any(other.unit == figure.unit and set(written(other)) & set(figure.written) for figure in figures)
        for other in said.others
    )


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
    sure = printed.item.whole >= CLOSE or _is_told_alike(said, printed, least=OF_IT)
    return _on(Verdict.REFUTED, rule, printed) if sure and speaks_of_it(said, printed.item) else None


def _other_sense(said: Said, printed: _Printed) -> str | None:
    """The rule by which a figure of the same size is not the same figure."""
    passage = printed.item.passage.text
    if any(apart(named(said.sentence), named(passage)) for named in (segments, terms, indices)):
        return "subject"
    if is_of_the_topic(said, printed.figure, printed.item):
        return "subject"
    dated = same_time(said, printed.figure)
    if (dated is False and dated_apart(said, printed.figure)) or (dated is None and _other_month(said, printed)):
        return "period"
    if said.negated is not printed.figure.negated:
        return "direction"
    turned = (said.way, printed.figure.way) in _OPPOSITE
    return "direction" if turned and not same_sense(said.sentence, passage) else None


def _other_month(said: Said, printed: _Printed) -> bool:
    """Both name months and none in common; the month of publication may go without saying."""
    passage = printed.item.passage
    named = months(passage.text)
    return bool(named) and apart(months(said.sentence), named | passage.months)


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
    wanted = anchors(_without_figures(said), (*said.chain, but))
    missing = wanted - words
    return len(missing) * _MISSING_NAMES <= len(wanted) and not any(word.isdigit() for word in missing)


def _without_figures(said: Said) -> str:
    """The sentence with its figures left blank: "Nearly 150,000 puts" opens with no name."""
    text = said.sentence
    for quantity in (said.quantity, *said.others):
        text = text.replace(quantity.text, " " * len(quantity.text)) if quantity is not None else text
    return text


def _is_close(said: Said, printed: _Printed) -> bool:
    """Near enough to refute: a like sentence of the same names and subject."""
    passage, figure = printed.item.passage, printed.figure
    stated = said.subject is not None and figure.subject is not None
    shared = len(content_words(said.sentence) & passage.words) >= _SHARED_WORDS
    near = shared and printed.item.whole >= CLOSE and names_in(said, passage.around)
    return near and (not stated or of_one_subject(said, figure) is True)


def printed_in(item: Found, known: Sequence[Known]) -> list[Known]:
    """The figures of a passage."""
    start, end, article = item.passage.span.start, item.passage.span.end, item.passage.article
    here = (figure for figure in known if start <= figure.place < end)
    return [figure for figure in here if figure.evidence.article == article and figure.interval is not None]


def _of_something_else(said: Said, figure: Known) -> bool:
    """Both are typed alike and speak of different things, or a mere limit is one of another measure.

    Agreeing in size says nothing then.
    """
    if None in {said.measure, figure.measure}:
        return False
    if said.measure != figure.measure:
        return is_limit(said.quantity)
    return of_one_subject(said, figure) is False


def _contradicted(said: Said, near: Sequence[_Printed]) -> Opinion | None:
    """The same digits in another unit or magnitude, else another number in the draft's place."""
    near = [printed for printed in near if _other_sense(said, printed) is None]
    close = [printed for printed in near if _is_close(said, printed)]
    for printed in near:
        alike = printed in close or _is_told_alike(said, printed, least=_HALF)
        if alike and is_slip(said, printed.figure) and not _counts_beside(said, printed):
            return _on(Verdict.REFUTED, "number" if same_unit(said, printed.figure) else "unit", printed)
    free = [
        printed
        for printed in close
        if same_unit(said, printed.figure)
        and not undated(said, printed.figure)
        and not dated_apart(said, printed.figure)
        and not _taken(said, printed.figure)
        and not _is_quantifier(said)
        and (_of_it(said, printed) or _is_told_alike(said, printed, least=OF_IT))
    ]
    return _on(Verdict.REFUTED, "number", free[0]) if free else None


def _is_quantifier(said: Said) -> bool:
    """Whether the draft has "most" or "more than half", of which another number is no correction."""
    return said.quantity is not None and is_limit(said.quantity) and re.search(r"\d", said.quantity.text) is None


def _is_told_alike(said: Said, printed: _Printed, *, least: float) -> bool:
    """Whether the figure's own words are nearly all the draft's, and the draft's stand around them."""
    span = printed.figure.evidence.span
    if span is None or said.quantity is None:
        return False
    mine, theirs, passage = own_content(said), printed.own, printed.item.passage
    return (
        len(theirs) > 1
        and len(theirs & content_words(said.sentence)) >= least * len(theirs)
        and speaks_of_it(said, printed.item)
        and len(mine & passage.stems) >= least * len(mine)
        and names_in(said, passage.around)
    )


def _same_count(said: Said, printed: _Printed) -> bool:
    """Whether the passage prints the number, with a noun that is another word of the draft's noun phrase."""
    quantity = said.quantity
    return quantity is not None and same_words(quantity, printed.figure) and _counts_beside(said, printed)


def _counts_beside(said: Said, printed: _Printed) -> bool:
    """Whether both count, and the passage has the draft's noun: "two retailers' contracts", "with two retailers".

    A figure that counts nothing by its own words ("148,000 Calder puts") counts what the passage does.
    """
    quantity = said.quantity
    if quantity is None or not {quantity.unit, printed.figure.unit}.isdisjoint(NO_COUNTS):
        return False
    return content_words(quantity.unit or printed.figure.unit) <= printed.item.passage.words


def _of_it(said: Said, printed: _Printed) -> bool:
    """Whether a subject and a measure, or nearly all of the words, say that the figure is of the same thing."""
    typed = said.measure is not None and said.measure == printed.figure.measure
    return (typed and of_one_subject(said, printed.figure) is True) or printed.item.covered >= OF_IT


def _taken(said: Said, figure: Known) -> bool:
    """Another figure of the draft's sentence already says this one."""
    theirs = figure.interval
    return theirs is not None and any(
        other.unit == figure.unit and magnitude(other.interval).overlaps(magnitude(theirs)) for other in said.others
    )
