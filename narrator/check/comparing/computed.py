"""A comparison of two indices, two sectors or the bets against two companies, by our own statistics of both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from narrator.check.comparing.arithmetic import Factor
from narrator.check.comparing.reading import Compared
from narrator.check.comparing.stated import both_sides
from narrator.check.desk import Desk
from narrator.check.figures.computed import names_subject
from narrator.check.figures.known import Known
from narrator.check.names.matching import compact, name_words, same_period
from narrator.check.opinions import Opinion
from narrator.check.page import Here
from narrator.check.records.vocabulary import credits_somebody
from narrator.check.sources.search import content_words
from narrator.check.words.anchors import MONTHS
from narrator.extract.assertions.directions import FALL, RISE
from narrator.extract.assertions.measures import SHORT
from narrator.model.claims import Period, Span
from narrator.model.drafts import Verdict

_BY_RETURN: Final = r"\b(?:out-?p|out-?str|out-?did|under-?p|lag|trail|beat|surpass|eclips|perform|return|f?ared?\b)"
_MEASURES: Final = (
    ("index_return", "percent", re.compile(rf"{RISE}|{FALL}|{_BY_RETURN}", re.IGNORECASE)),
    ("sector_return", "percent", re.compile(rf"{RISE}|{FALL}|{_BY_RETURN}", re.IGNORECASE)),
    ("short_interest", "USD", re.compile(SHORT, re.IGNORECASE)),
)
"""What is compared: the statistic, its unit, and words by which a sentence speaks of it."""

_FELL: Final = re.compile(FALL, re.IGNORECASE)
_ROSE: Final = re.compile(RISE, re.IGNORECASE)
_OF_SOMETHING_ELSE: Final = re.compile(
    r"\b(?:profit|loss|los[et]|earn|made|gain\w* on|volatil|volume|cheap|dear|expensive|times|dividend|yield|sales"
    r"|revenue|could|would|may|might|will|expect|likely|forecast|if|cover|float|ratio|percentage|share of)",
    re.IGNORECASE,
)
"""Words of another measure, or of what is not so yet."""
_BETS: Final = content_words("bets positions interest dollars stocks shares")
"""What there may be more of; of anything else our figures say nothing."""
_BEFORE_IT: Final = re.compile(
    r"^\W*(?:(?:the|this|so|far|year|since|in|did|has|bets?|against|those|that|short|interest|on|of|wagers?|positions?"
    rf"|{'|'.join(sorted(MONTHS))})\b\W*)*",
    re.IGNORECASE,
)
"""What may stand before the name of a side, which says no more than what is compared and when."""
_PERFORM: Final = re.compile(r"\b(?:gain|los[et]|loss)", re.IGNORECASE)


def judge_computed(mine: Compared, text: str, here: Here, desk: Desk, factor: Factor | None = None) -> Opinion | None:
    """Whether our figures of both sides stand as a sentence says; `None` where it gives no time or names no two.

    `factor` is how many times as much it says, which is held against the one over the other.
    """
    times = factor is not None and factor.unit == "multiple" and mine.times is not None
    plain = (times or (mine.relation and mine.times is None)) and not (mine.denied or mine.bounds or mine.shares)
    others = [one for one in here.quantities if one.unit and not (times and factor and one.span.overlaps(factor.span))]
    if not plain or credits_somebody(text) or others:
        return None
    factor = factor if times else None
    spoken = text if factor is None else f"{text[: mine.start]}{text[mine.end :]}"
    for measure, unit, words in _MEASURES:
        other = _OF_SOMETHING_ELSE.search(_PERFORM.sub("", spoken) if unit == "percent" else spoken)
        spoken_of = text if unit == "percent" else f"{mine.before.of(text)} … {mine.after.of(text)}"
        if other is not None or words.search(spoken_of) is None or mine.axis - _BETS:
            continue
        figures = [one for one in desk.computed if one.measure == measure and one.unit == unit]
        of_time = _of_time(figures, [one.period for one in here.periods])
        left, right = (_named(side, of_time, text) for side in (_without_its_words(mine), mine.after))
        if left is not None and right is not None and left.subject != right.subject:
            return _by_both(mine, text, left, right, factor)
    pairs = both_sides(mine, text, [one.period for one in here.periods], desk.computed)
    opinions = [_by_both(mine, text, *one, factor) for one in pairs]
    alike = len({one and one.verdict for one in opinions}) == 1
    return opinions[0] if alike else None


def _without_its_words(mine: Compared) -> Span:
    """The left side up to the comparison: "as large as" names no size."""
    inside = mine.before.start < mine.start < mine.before.end
    return Span(mine.before.start, mine.start) if inside else mine.before


def _of_time(figures: Iterable[Known], periods: Sequence[Period]) -> list[Known]:
    """The figures of the one time that is named; positions may go without, as they stand."""
    if len(periods) > 1:
        return []
    if not periods:
        return [one for one in figures if one.measure == "short_interest"]
    return [one for one in figures if same_period(periods[0], one.period)]


def _named(side: Span, figures: Iterable[Known], text: str) -> Known | None:
    """The one figure whose subject a side begins with: of "the banks in the Calder 300" there is none."""
    said = compact(_BEFORE_IT.sub("", side.of(text)))
    named = [
        one
        for one in figures
        if names_subject(side.of(text), one) and said.startswith(compact(" ".join(name_words(one.label))))
    ]
    return named[0] if len({one.subject for one in named}) == 1 else None


def _by_both(mine: Compared, text: str, left: Known, right: Known, factor: Factor | None) -> Opinion | None:
    first, second = (None if one.interval is None else one.interval.low for one in (left, right))
    if first is None or second is None or first == second:
        return None
    if factor is not None:
        return _by_ratio(first, second, left, right, factor)
    fell = _FELL.search(text) is not None
    if fell and (_ROSE.search(text) is not None or first > 0 or second > 0):
        return None  # of a fall that was a rise no more and no less is said
    holds = (first > second) is (mine.relation > 0) if not fell else (first < second) is (mine.relation > 0)
    return _on_both(left, right, f"{left.evidence.text}; {right.evidence.text}", holds=holds)


def _by_ratio(first: Decimal, second: Decimal, left: Known, right: Known, factor: Factor) -> Opinion | None:
    """The one over the other; `None` where they lie on both sides of zero."""
    if first * second <= 0:
        return None
    ratio = first / second
    told = f"{left.evidence.text} / {right.evidence.text} = {ratio:.2f}"
    return _on_both(left, right, told, holds=factor.interval.contains(ratio))


def _on_both(left: Known, right: Known, arithmetic: str, *, holds: bool) -> Opinion:
    evidence = (replace(left.evidence, arithmetic=(arithmetic,)), right.evidence)
    if holds:
        return Opinion(Verdict.SUPPORTED, evidence=evidence)
    found = f"{left.words}, {right.words.removeprefix('we compute ')}"
    return Opinion(Verdict.REFUTED, "comparison", found, evidence=evidence)
