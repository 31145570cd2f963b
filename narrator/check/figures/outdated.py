"""What was true when it was written, and has a newer figure since."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from narrator.check.figures.intervals import Relation
from narrator.check.figures.known import Known, Said, of_one_subject, opinion_on, same_unit, stands, taken
from narrator.check.figures.times import as_long
from narrator.check.names.matching import same_period
from narrator.check.opinions import Opinion
from narrator.measure.record.words import day_words
from narrator.model.drafts import Verdict

SINCE: Final = timedelta(days=7)
"""A figure is newer where it speaks of more than a week later: within a week two houses measure the same thing."""

_STATES: Final = frozenset({"short_interest", "short_interest_ratio", "days_to_cover", "short_share"})
"""Measures of what is, not of what happened: the newer replaces the older though neither names a period."""


_CAME_FROM: Final = re.compile(r"\b(?:up|down|lowered|raised|cut|increased|reduced) from\b[^,;]{0,24}$", re.IGNORECASE)
_SET_AGAINST: Final = re.compile(
    r"\b(?:compared\s(?:with|to)|against|from|versus|after|than)\s(?:(?:about|nearly|some|only|just)\s)?$",
    re.IGNORECASE,
)
"""What stands before a figure that another is set against."""
_BACK: Final = r"had|been|earlier|previous\w*|former\w*|before|ago|once|until|from|initially|originally"
_LOOKS_BACK: Final = re.compile(rf"\b(?:{_BACK})\b", re.IGNORECASE)
_WAS: Final = re.compile(rf"\b(?:was|were|{_BACK})\b", re.IGNORECASE)
_IS: Final = re.compile(
    r"\b(?:now|today|current\w*|is|are|has|stands?|costs?|earns?|expects?|sees?|pays?|charges?|yields?|trades?|runs?|continues?|keeps?|still|remains?)\b",
    re.IGNORECASE,
)


_LATEST: Final = re.compile(
    r"\b(?:latest|newest|(?:most recent|last reported)(?! time))\b(?! (?:to|that|in which))", re.IGNORECASE
)
"""What says that nothing newer is known."""


def outdated(said: Said, figures: Sequence[Known]) -> Opinion | None:
    """The newer figure, where everything that has the draft's is older and the draft speaks of now.

    `figures` are all that statistics and originals have of the measure. `None` where the draft dates the figure itself,
    where it is as new as any, or where nothing supports it.
    """
    same = [figure for figure in figures if figure.until is not None and _of_the_same(said, figure)]
    held = [figure for figure in same if stands(said, figure) is not Relation.APART]
    newest = max((figure for figure in same if figure not in held), key=_until, default=None)
    if not held or newest is None or _until(newest) - max(map(_until, held)) <= SINCE:
        return None
    if newest.evidence.article is None and all(figure.chain for figure in held):  # what a house measured, we did not
        return None
    if any(period.end is not None and period.end < _until(newest) - SINCE for period in said.times):
        return None
    says = f"this was so by {day_words(max(map(_until, held)))}; since then {newest.words}"
    shown = tuple(dict.fromkeys(figure.evidence for figure in (newest, *held)))
    return replace(opinion_on(Verdict.REFUTED, "outdated", newest), found=says, evidence=shown)


def came_from(figure: Known) -> bool:
    """Whether a figure is what another came from: "down from 3.2%"."""
    return _CAME_FROM.search(figure.evidence.text[: figure.there.start]) is not None


def replaced(said: Said, agreeing: Known, beside: Sequence[Known]) -> Opinion | None:
    """The newer figure of the same sentence, where the draft tells as of now what that figure came from.

    "It earns 2.6%, down from 3.2%" has 3.2% as what was.
    """
    rivals = [one for one in beside if one.place < agreeing.place and same_unit(said, one)]
    ongoing = _IS.search(said.sentence) is not None and _WAS.search(said.sentence) is None
    if not rivals or (taken(said, rivals[-1]) and _SET_AGAINST.search(said.sentence[: said.there.start])):
        return None
    newest = rivals[-1]
    mine = said.times[0] if said.period is None and len(said.times) == 1 else said.period
    looks_back = agreeing.period is None and _LOOKS_BACK.search(said.sentence) is not None
    of_its_day = same_period(mine, newest.period) and not looks_back and not same_period(mine, agreeing.period)
    if not (ongoing or of_its_day or _LATEST.search(said.sentence)):
        return None
    if not all(map(newest.was_told_in, said.times)):
        return None
    return replace(opinion_on(Verdict.REFUTED, "outdated", newest), found=f"that was so before; now {newest.words}")


def _of_the_same(said: Said, figure: Known) -> bool:
    """Whether a figure is of the draft's subject, over a time that began when the draft's did."""
    mine, theirs = said.period, figure.period
    ongoing = said.measure in _STATES if mine is None or theirs is None else mine.start == theirs.start is not None
    ongoing = ongoing or (
        _LATEST.search(said.sentence) is not None and (None in {mine, theirs} or as_long(mine, theirs))
    )
    firm = not figure.forecast and not figure.negated and not said.forecast and not said.negated
    return ongoing and of_one_subject(said, figure) is True and firm and same_unit(said, figure)


def _until(figure: Known) -> date:
    return figure.until or date.min
