"""A figure against whatever the passages print that line up with its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from narrator.check.details.twice import turned_twice
from narrator.check.figures.basis import is_difference, is_of_the_same, speaks_of_it
from narrator.check.figures.intervals import Relation, is_limit, magnitude
from narrator.check.figures.known import (
    Known,
    Said,
    of_one_subject,
    opinion_on,
    same_unit,
    same_words,
    stands,
    taken,
    written,
)
from narrator.check.figures.owners import COMPANY
from narrator.check.figures.printed import (
    ALIKE,
    CLOSE,
    LOOSE,
    OF_IT,
    Printed,
    counts_beside,
    is_close,
    is_definite,
    is_retold,
    is_told_alike,
    may_be_close,
    names_a_group,
    printed_in,
    shares_names,
    speaks_of_another,
)
from narrator.check.figures.slips import digits_of, is_slip
from narrator.check.figures.times import dated_apart, is_loosely_dated, same_time, undated
from narrator.check.figures.units import NO_COUNTS, rate_in
from narrator.check.figures.variants import narrowed_apart
from narrator.check.figures.ways import opposed
from narrator.check.names.matching import same_name
from narrator.check.opinions import Opinion
from narrator.check.sources.search import Found
from narrator.check.words.ahead import is_later
from narrator.check.words.anchors import apart, indices, months, segments, terms
from narrator.check.words.dated import bases_in
from narrator.check.words.sense import same_sense
from narrator.check.words.withheld import fails_alike, limits_alike
from narrator.model.drafts import Verdict

_MANY = 10
"""So many are told in figures."""
_HALF = 0.5
"""So many of its words tell that a figure with the same digits is the draft's with a slip."""

_LOOKS_BACK = re.compile(
    r"\b(?:[a-z]{3,}est|most|least|best|worst|record)\b[^.;:]{0,40}?\bsince\s(?:the\s[a-z]+\sof\s|last\s)?[A-Z][a-z]+"
)
_NOT = re.compile(
    r"\b(?:not|cannot|never|no|none|nobody|nothing|neither|nor|fail\w*|without|un(?:able|aware|willing|known|clear|sure|happy|convinced))\b|n[’']t\b",
    re.IGNORECASE,
)
_NONE_MORE = re.compile(
    r"\b(?:no|none|nobody|nothing|never)\b[^.;]{0,80}?\b(?:[a-z]{2,12}er|more|less|worse)\b[^.;]{0,80}?\bthan\b",
    re.IGNORECASE,
)
"""That none has more than one denies of that one nothing."""
_TOP = re.compile(r"\b(?:most|least|best|worst|(?!inter|rest|invest)[a-z]{3,}est)\b", re.IGNORECASE)
_THAN = re.compile(r"\bthan\b")
_MOVES = frozenset({"price_change", "index_return"})


def judge_aligned(
    said: Said, known: Sequence[Known], found: Sequence[Found], *, least: float = LOOSE
) -> Opinion | None:
    """What passages of one origin print in place of the figure; those below `least` are not asked."""
    near = _lined_up(said, known, found, least)
    agreeing = _agreeing(said, known, near)
    if agreeing:
        return _agreed(said, agreeing)
    likely = (one for one in near if one.item.whole >= CLOSE and not taken(said, one.figure))
    fits = (one for one in likely if stands(said, one.figure) is Relation.FINER)
    finer = next((printed for printed in fits if _is_of_it(said, printed)), None)
    if finer is not None:
        return _on(Verdict.NOT_ENOUGH_EVIDENCE, "over-precise", finer)
    return _contradicted(said, near)


def borne_out(said: Said, known: Sequence[Known], found: Sequence[Found], *, least: float = LOOSE) -> Opinion | None:
    """The same opinion where it is support; what passages have in place of the figure is not looked for."""
    agreeing = _agreeing(said, known, _lined_up(said, known, found, least))
    opinion = _agreed(said, agreeing) if agreeing else None
    return opinion if opinion is not None and opinion.verdict is Verdict.SUPPORTED else None


def _lined_up(said: Said, known: Sequence[Known], found: Sequence[Found], least: float) -> list[Printed]:
    """The figures of the passages that line up, or that credit the figure to the same house."""
    near: list[Printed] = []
    for item in found:
        likely = item.score >= least
        if likely or said.chain:
            here = printed_in(item, known)
            told = (figure for figure in here if figure.forecast is said.forecast)
            near += [Printed(item, one, here) for one in told if likely or _same_credit(said, one)]
    return near


def _is_of_it(said: Said, printed: Printed) -> bool:
    """Whether nothing says that a figure is of something else, and the passage has the names."""
    return not _of_something_else(said, printed.figure) and shares_names(said, printed)


def _counts_another(said: Said, figure: Known, known: Sequence[Known]) -> bool:
    """Whether a figure counts what the draft counts beside its own, and the article has one of this as well.

    Of eleven brokers and 19 companies, these are not its 19 brokers.
    """
    mine = said.quantity.unit if said.quantity is not None else ""
    if not mine or not figure.unit or figure.unit == mine or figure.unit in NO_COUNTS:
        return False
    return any(one.unit == figure.unit for one in said.others) and any(one.unit == mine for one in known)


def _agreeing(said: Said, known: Sequence[Known], near: Sequence[Printed]) -> list[Printed]:
    """The figures that are the draft's in a passage that bears it out."""
    return [
        printed
        for printed in near
        if (stands(said, printed.figure) is Relation.AGREES or _same_count(said, printed))
        and _is_of_it(said, printed)
        and not _counts_another(said, printed.figure, known)
        and (_bears_out(said, printed) or _prints_all(said, printed.item, known))
        and is_of_the_same(said, printed.item)
    ]


def _bears_out(said: Said, printed: Printed) -> bool:
    """Whether a passage is near enough for its figure to be the draft's: some of its words, or much of its meaning.

    A limit, which many a figure keeps by chance, is borne out by what lines up well, and not by names alone.
    """
    item = printed.item
    same_printed = said.quantity is not None and same_words(said.quantity, printed.figure)
    if said.is_limit and (not same_printed or _is_quantifier(said)):
        return item.score >= CLOSE and item.covered > 0
    if same_printed and len(months(said.sentence) & months(item.passage.text)) > 1:
        return True  # the same figure from one month to the same other is no chance
    if same_printed and said.measure is not None and _is_typed_alike(said, printed.figure):
        return True
    by_words = item.covered > 0 and (item.whole >= LOOSE or bool(said.chain))
    return by_words or item.score + item.covered >= ALIKE


def _is_typed_alike(said: Said, figure: Known) -> bool:
    """Whether both are of one measure and one subject."""
    return said.measure == figure.measure and of_one_subject(said, figure) is True


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


def _agreed(said: Said, agreeing: Sequence[Printed]) -> Opinion | None:
    """The figure is there; it may still be of another segment or month, or go the other way."""
    reasons = [(other_sense(said, printed), printed) for printed in agreeing]
    straight = next((printed for rule, printed in reasons if rule is None), None)
    if straight is not None:
        return _on(Verdict.SUPPORTED, None, straight)
    rule, printed = reasons[0]
    sure = rule == "unit" or printed.item.whole >= CLOSE or is_told_alike(said, printed, least=OF_IT)
    return _on(Verdict.REFUTED, rule, printed) if sure and speaks_of_it(said, printed.item) else None


def other_sense(said: Said, printed: Printed) -> str | None:
    """The rule by which a figure of the same size is not the same figure."""
    passage = printed.item.passage.text
    if any(apart(named(said.sentence), named(passage)) for named in (segments, terms, indices)):
        return "subject"
    if _at_another_rate(said, printed):
        return "unit"
    loose = is_definite(said) or is_loosely_dated(said, printed.figure, printed.item.passage.times)
    dated = None if loose else same_time(said, printed.figure)
    if (dated is False and dated_apart(said, printed.figure)) or (dated is None and _other_month(said, printed)):
        return "period"
    if apart(bases_in(said.sentence), bases_in(passage)):
        return "period"
    denied = said.negated is not printed.figure.negated and not fails_alike(said.sentence, passage)
    both = _NOT.search(said.sentence) and _NOT.search(passage)  # of two denials a parse may lose one
    denied = denied and not (both or (_NONE_MORE.search(said.sentence) and _TOP.search(passage)))
    bound = limits_alike(said.sentence[: said.there.end], passage[: printed.figure.there.end])
    alike = bound or turned_twice(said.sentence, passage)
    turned = opposed(said.way, printed.figure.way) and not same_sense(said.sentence, passage)
    if turned and said.negated is not printed.figure.negated:
        return None  # what is not above is below
    denied = denied and not alike and not is_later(*_denying_first(said, printed))
    turned = turned and not _from_the_other_side(said, printed)
    return "direction" if denied or turned else None


def _denying_first(said: Said, printed: Printed) -> tuple[str, str]:
    """Both sentences, the one that denies its figure before the other."""
    passage = printed.item.passage.text
    return (said.sentence, passage) if said.negated else (passage, said.sentence)


def _from_the_other_side(said: Said, printed: Printed) -> bool:
    """Whether the draft tells a difference from the base: $30 less than the $240, where $240 is $30 more than it."""
    if said.quantity is None or printed.figure.evidence.span is None:
        return False
    passage, place = printed.item.passage.text, printed.figure.there.start
    base = _THAN.search(said.sentence, said.quantity.span.end - said.start)
    compared = [one for one in said.others if base and one.span.start - said.start > base.start()]
    return bool(_THAN.search(passage, place)) and any(one.text in passage[:place] for one in compared)


def _at_another_rate(said: Said, printed: Printed) -> bool:
    """Whether both figures are counted by a time, and not by the same: a week, a month."""
    mine, theirs = rate_in(said.words), rate_in(printed.words)
    return None not in {mine, theirs} and mine != theirs


def _other_month(said: Said, printed: Printed) -> bool:
    """Both name months and none in common; the month of publication may go without saying.

    That since which something has been the highest is the month of neither.
    """
    passage = printed.item.passage
    mine, named = (months(_LOOKS_BACK.sub(" ", text)) for text in (said.sentence, passage.text))
    return bool(named) and apart(mine, named | passage.months)


def _on(verdict: Verdict, rule: str | None, printed: Printed) -> Opinion:
    weight = printed.item.score if verdict is Verdict.SUPPORTED else printed.item.whole
    return replace(opinion_on(verdict, rule, printed.figure), weight=weight)


def _of_something_else(said: Said, figure: Known) -> bool:
    """Both are typed alike and speak of different things, or a mere limit is not one of the same measure.

    Agreeing in size says nothing then.
    """
    if said.measure is not None and said.measure != figure.measure:
        printed = said.quantity is not None and same_words(said.quantity, figure)
        company = said.subject is not None and said.subject.kind in COMPANY
        if company and figure.subject is not None and not _both_move(said, figure) and not of_one_subject(said, figure):
            return True
        return said.is_limit and not (printed and figure.measure is None)
    if None in {said.measure, figure.measure}:
        return False
    return of_one_subject(said, figure) is False


def _both_move(said: Said, figure: Known) -> bool:
    """Whether either tells how far something rose or fell, or the passage's measure was not read."""
    return figure.measure is None or {said.measure, figure.measure} <= _MOVES


def _contradicted(said: Said, near: Sequence[Printed]) -> Opinion | None:
    """The same digits in another unit or magnitude, else another number in the draft's place."""
    for printed in near:
        if is_slip(said, printed.figure) and _is_misprinted(said, printed):
            return _on(Verdict.REFUTED, "number" if same_unit(said, printed.figure) else "unit", printed)
    if _is_quantifier(said) or names_a_group(said):
        return None
    free = [printed for printed in near if _is_another(said, printed)]
    return _in_its_place(said, free) if free else None


def _is_misprinted(said: Said, printed: Printed) -> bool:
    """Whether a passage tells the same of a figure with the draft's digits."""
    alike = is_close(said, printed) or is_told_alike(said, printed, least=_HALF)
    return alike and not counts_beside(said, printed) and is_told_of_it(said, printed)


def is_told_of_it(said: Said, printed: Printed) -> bool:
    """Whether a figure is of the same thing, and told in the same sense."""
    apart = other_sense(said, printed) or speaks_of_another(said, printed.item)
    return _is_of_it(said, printed) and not apart and not narrowed_apart(said.sentence, printed.item.passage.text)


def _is_another(said: Said, printed: Printed) -> bool:
    """Whether a figure stands where the draft has another: of the same, of the same time, and said by no other."""
    figure = printed.figure
    return (
        may_be_close(printed.item)
        and same_unit(said, figure)
        and not is_difference(said)
        and not _is_loose(said, figure)
        and not taken(said, figure)
        and not _has_it_too(said, printed)
        and not undated(said, figure)
        and not dated_apart(said, figure)
        and is_close(said, printed)
        and (_of_it(said, printed) or is_told_alike(said, printed, least=OF_IT))
        and is_told_of_it(said, printed)
    )


def _is_loose(said: Said, figure: Known) -> bool:
    """Whether a passage has only "most" of something where the draft has digits: it is told of something else."""
    exact = said.quantity is not None and re.search(r"\d", said.quantity.text) is not None
    words = figure.there.of(figure.evidence.text)
    return (
        exact and figure.interval is not None and is_limit(figure.interval, figure.unit) and not re.search(r"\d", words)
    )


def _in_its_place(said: Said, free: Sequence[Printed]) -> Opinion:
    """That the likest passage has another figure: of several the one whose own words are most the draft's."""
    beside = [printed for printed in free if printed.item is free[0].item]
    printed = max(beside, key=lambda one: len(one.own & said.content))
    return _on(Verdict.REFUTED, "unit" if _is_of_its_digits(said, printed.figure) else "number", printed)


def _is_of_its_digits(said: Said, figure: Known) -> bool:
    """Whether the same digits have another unit or magnitude; two ranges of one unit may have an end in common."""
    if said.quantity is None or figure.interval is None or not same_words(said.quantity, figure):
        return False
    apart = not magnitude(said.quantity.interval).overlaps(magnitude(figure.interval))
    return apart or said.quantity.unit != figure.unit


def _is_quantifier(said: Said) -> bool:
    """Whether the draft has "most" or "more than half", of which another number is no correction."""
    return said.quantity is not None and said.is_limit and re.search(r"\d", said.quantity.text) is None


def _same_count(said: Said, printed: Printed) -> bool:
    """Whether the passage prints the number, with a noun that is another word of the draft's noun phrase."""
    quantity = said.quantity
    if quantity is None or not same_words(quantity, printed.figure):
        return False
    bare = (
        not printed.figure.unit and quantity.unit not in NO_COUNTS and len(digits_of(printed.figure.written[0])[0]) > 1
    )
    return bare or counts_beside(said, printed)


def _of_it(said: Said, printed: Printed) -> bool:
    """Whether a subject and a measure, nearly all of the words, or what they mean, say that it is of the same thing."""
    typed = said.measure is not None and said.measure == printed.figure.measure
    by_words = printed.item.covered >= OF_IT or is_retold(said, printed)
    return (typed and of_one_subject(said, printed.figure) is True) or by_words


def _has_it_too(said: Said, printed: Printed) -> bool:
    """Whether the passage prints the draft's figure as well: another beside it is of something else.

    Of "eleven of the 17 companies" it may leave out the noun.
    """
    quantity = said.quantity
    if (
        quantity is not None
        and quantity.value is not None
        and quantity.unit not in NO_COUNTS
        and quantity.value >= _MANY
    ):
        bare = re.search(rf"(?<![\d.,]){quantity.value.normalize():f}(?![\d.,]*\d)", printed.item.passage.text)
        if bare is not None:
            return True
    return any(stands(said, one) is Relation.AGREES for one in printed.beside)
