"""A figure of the draft against the figures that statistics and articles vouch for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from narrator.check.figures.intervals import (
    SIGNED,
    Relation,
    is_limit,
    magnitude,
    relation,
    signed,
)
from narrator.check.figures.units import in_unit
from narrator.check.figures.ways import HEDGES, own_words, pointed
from narrator.check.names.matching import (
    name_words,
    same_subject,
    time_in_words,
)
from narrator.check.opinions import Opinion
from narrator.check.sources.search import content_words
from narrator.model.claims import Direction, Hedge, Interval, Period, Quantity, Span, Subject
from narrator.model.drafts import Evidence, Verdict
from narrator.model.statistics import Alternative

_FILES_OF = frozenset({"finra", "cftc", "sec", "narrator", "nasdaq"})
"""Publishers of the files that statistics are computed from: what is credited to them is credited to the statistics."""
_IN_FULL = frozenset(
    {
        "financial industry regulatory authority",
        "commodity futures trading commission",
        "securities and exchange commission",
    }
)
"""Those of them that go by their letters, in full."""
_ESTIMATES = re.compile(r"\b(?:estimat|reckon|calculat|believ|guess|alleg|claim(?:s|ed)\b)", re.IGNORECASE)

_PUTS_AT = re.compile(
    r"\b(?:puts?|pegs|pegged)\s(?!down\b)[^.;]{3,}?\sat\s(?:(?:about|some|nearly|almost|roughly|over|more than)\s)?"
    r"[^\s]+(?:\s(?:[mb]illion|trillion|percent))?(?:\s[\w-]+){0,3}$"
)
"""Who puts something at so much reckons it, up to the figure itself."""


@dataclass(frozen=True, slots=True)
class Known:
    """A figure that something other than the draft vouches for.

    `label` is a statistic's display name, `chain` the houses and people behind an article's figure, `place` and
    `end` the offsets of the figure in its article, `written` the numbers as they are printed, `until` the last day
    it speaks of, `times` all periods that its sentence names and `earlier` the one that was named last before those;
    `dated` is set where the words of its period stand beside it, `to_the_day` where they give a date; `owner` is the
    subject as its article calls it.
    """

    measure: str | None
    subject: Subject | None
    interval: Interval | None
    unit: str
    direction: Direction | None
    period: Period | None
    evidence: Evidence
    words: str
    label: str = ""
    written: tuple[Decimal, ...] = ()
    chain: tuple[str, ...] = ()
    origin: int = -1
    rank: int = 0
    place: int = -1
    end: int = -1
    alternatives: tuple[Alternative, ...] = ()
    forecast: bool = False
    negated: bool = False
    until: date | None = None
    times: tuple[Period, ...] = ()
    earlier: Period | None = None
    dated: bool = False
    to_the_day: bool = False
    owner: str = ""

    @property
    def there(self) -> Span:
        """Where it stands in the text of its evidence; at its beginning, and of no length, where that is no passage."""
        span = self.evidence.span
        return Span(0, 0) if span is None else Span(self.place - span.start, self.end - span.start)

    @property
    def way(self) -> Direction | None:
        """Which way it goes, by its claim or the words beside it."""
        if self.direction is not None or self.evidence.span is None:
            return self.direction
        return pointed(self.evidence.text, self.there)

    def was_told_in(self, period: Period) -> bool:
        """Whether it was printed, or ends, within a period."""
        return self.until is not None and period.covers(Period(self.until, self.until))


@dataclass(frozen=True)
class Said:
    """A figure of the draft with what its sentence and the text before it give: subject, period, attribution.

    `others` are the other figures of the same sentence, `earlier` the period last spoken of; `apart` is set where the
    sentence tells `small` from `small_and_below`, `dated` where the words of its period stand beside it, `to_the_day`
    where they give a date, `within` where the figure's time lies somewhere within its period, `so_far` where its period
    is only that by which it came about; `start` is the sentence's place in the draft, `times` all periods that it
    names, `called` the first word of the subject's name as the draft has it.
    """

    quantity: Quantity | None
    measure: str | None
    subject: Subject | None
    direction: Direction | None
    period: Period | None
    chain: tuple[str, ...]
    sentence: str
    others: tuple[Quantity, ...] = ()
    earlier: Period | None = None
    apart: bool = False
    forecast: bool = False
    negated: bool = False
    dated: bool = False
    to_the_day: bool = False
    within: bool = False
    so_far: bool = False
    start: int = 0
    times: tuple[Period, ...] = ()
    called: str = ""

    @cached_property
    def is_limit(self) -> bool:
        """Whether it says only how much at least or at most."""
        return self.quantity is not None and is_limit(self.quantity.interval, self.quantity.unit)

    @cached_property
    def there(self) -> Span:
        """Where it stands in its sentence; at its beginning, and of no length, where that has no figure."""
        return Span(0, 0) if self.quantity is None else self.quantity.span.shifted(-self.start)

    @cached_property
    def way(self) -> Direction | None:
        """Which way it goes, by its claim or the words beside it."""
        if self.direction is not None or self.quantity is None:
            return self.direction
        return pointed(self.sentence, self.there)

    @cached_property
    def turned(self) -> Said | None:
        """The same words the other way round; `None` where they give no direction."""
        if self.direction not in {Direction.UP, Direction.DOWN}:
            return None
        return replace(self, direction=Direction.DOWN if self.direction is Direction.UP else Direction.UP)

    @cached_property
    def words(self) -> str:
        """The words of the figure itself, up to the figures beside it."""
        if self.quantity is None:
            return ""
        told = [one.span.start - self.start for one in (self.quantity, *self.others)]
        return own_words(self.sentence, told[0], told)

    @cached_property
    def content(self) -> frozenset[str]:
        """The stems of these words, without those to whom it is credited."""
        return content_words(self.words) - content_words(" ".join(self.chain)) - HEDGES

    @cached_property
    def without_figures(self) -> str:
        """The sentence with its figures left blank: "Nearly 150,000 puts" opens with no name."""
        text = self.sentence
        for quantity in (self.quantity, *self.others):
            text = text.replace(quantity.text, " " * len(quantity.text)) if quantity is not None else text
        return text


def written(quantity: Quantity | None) -> tuple[Decimal, ...]:
    """The figures that are printed, both of a range."""
    if quantity is None:
        return ()
    if quantity.hedge is Hedge.BETWEEN:
        return tuple(end for end in (quantity.interval.low, quantity.interval.high) if end is not None)
    return () if quantity.value is None else (quantity.value,)


def stands(said: Said, figure: Known) -> Relation:
    """How the figure stands; without a direction on either side, sizes are compared."""
    quantity = None if said.quantity is None else in_unit(said.quantity, figure.unit)
    if quantity is None or figure.interval is None:
        return Relation.APART
    measure = said.measure
    mine = signed(quantity.interval, said.direction, measure)
    theirs = figure.interval
    directed = measure == figure.measure and measure in SIGNED
    if not directed or said.direction is None or figure.direction is None:
        mine, theirs = magnitude(mine), magnitude(theirs)
    if not mine.overlaps(theirs):
        return Relation.APART
    return relation(mine, theirs, same_words=same_words(quantity, figure))


def same_unit(said: Said, figure: Known) -> bool:
    """Whether both figures count the same thing, or one can be told in the other's unit."""
    return said.quantity is not None and in_unit(said.quantity, figure.unit) is not None


def of_one_subject(said: Said, figure: Known) -> bool | None:
    """Whether both figures are of one subject, `None` where either states none."""
    return same_subject(said.subject, figure.subject, label=figure.label, apart=said.apart)


def taken(said: Said, figure: Known) -> bool:
    """Whether another figure of the draft's sentence already says this one."""
    theirs = figure.interval
    return theirs is not None and any(
        other.unit == figure.unit and magnitude(other.interval).overlaps(magnitude(theirs)) for other in said.others
    )


def printing(said: Said, known: Sequence[Known]) -> list[Known]:
    """The figures that print a number of the draft's, whatever it counts; most articles that are asked have none."""
    numbers = written(said.quantity)
    if not numbers:
        return []
    first, last = numbers[0], numbers[-1]
    return [figure for figure in known if first in figure.written or last in figure.written]


def same_words(quantity: Quantity, figure: Known) -> bool:
    """Whether both print the same figure, whatever softens it."""
    return any(map(figure.written.__contains__, written(quantity)))


def in_one_sentence(said: Said, figure: Known) -> bool:
    """Whether an article has the figure in the draft's very sentence, so that a parse says the same of both."""
    if said.quantity is None:
        return False
    return (said.quantity.unit, said.there, said.sentence) == (figure.unit, figure.there, figure.evidence.text)


def is_estimate(figure: Known) -> bool:
    """Whether a figure is what somebody reckons, and no count or price that all can look up."""
    reckoned = _ESTIMATES.search(figure.evidence.text) or _PUTS_AT.search(figure.evidence.text[: figure.there.end])
    return figure.forecast or figure.measure == "short_profit" or reckoned is not None


def opinion_on(verdict: Verdict, rule: str | None, figure: Known) -> Opinion:
    """A verdict that rests on one known figure."""
    measured_by = figure.chain[0] if figure.chain else None
    return Opinion(
        verdict,
        rule,
        _told(rule, figure),
        evidence=(figure.evidence,),
        origin=figure.origin,
        measured_by=measured_by,
        estimated=is_estimate(figure),
        until=figure.until,
    )


def _told(rule: str | None, figure: Known) -> str:
    """What an article has, with the time that it has it for, or whose it is, where that is what differs."""
    aside = ""
    if rule == "period" and figure.period is not None:
        aside = f"for {time_in_words(figure.period)} "
    elif rule == "subject" and figure.owner:
        aside = f"of {figure.owner} "
    return figure.words.replace("” (", f"” {aside}(", 1) if figure.evidence.article is not None else figure.words


def credited_elsewhere(said: Said) -> bool:
    """Whether the draft gives the figure to somebody other than the publishers of our files."""
    return any(not _FILES_OF & set(name_words(name)) and name.casefold() not in _IN_FULL for name in said.chain)
