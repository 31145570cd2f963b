"""Whether a level went the way that a sentence without a figure says: "short interest in X has doubled since May"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from narrator.check.figures.intervals import LEVELS
from narrator.check.figures.known import Said, opinion_on
from narrator.check.opinions import Judged
from narrator.check.records.moves import Ends, ends_of, step
from narrator.check.records.vocabulary import credits_somebody, measure_named
from narrator.model.claims import DatedWords, Span
from narrator.model.drafts import Verdict
from narrator.model.statistics import Statistic

_UP: Final = r"rose|risen|increased|grew|grown|jumped|climbed|surged|soared|swelled"
_DOWN: Final = r"fell|fallen|dropped|declined|decreased|slid|shrank|shrunk|slumped|plunged"
_TIMES: Final = {"doubled": 2, "tripled": 3, "trebled": 3, "quadrupled": 4, "halved": 0.5}
_COURSE: Final = re.compile(
    r"^[^,;:]*?\s(?:(?:has|have|had)\s)?(?:been\s)?(?:(?P<hedge>more\sthan|nearly|almost)\s)?(?:been\s)?"
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<times>{'|'.join(_TIMES)}))\b(?P<rest>[^,;:]*)$"
)
_MORE: Final = re.compile(r"\b(?:for|as|while|but|and|than|after|not|never|record|since records)\b|\d", re.IGNORECASE)
"""Words behind the verb that say more than when."""
_ABOUT: Final = Decimal("0.08")
_NEARLY: Final = Decimal("0.15")


def judge_course(
    sentence: Span, page: str, periods: Sequence[DatedWords], statistics: Sequence[Statistic]
) -> list[Judged]:
    """A sentence that only says which way, or so many times how far, a level went over the one time that it names.

    Any series of its subject bears it out, and only all of them refute it.
    """
    text = sentence.of(page)
    told = _COURSE.match(text.rstrip(" ."))
    dated = [one for one in periods if sentence.covers(one.span)]
    if told is None or len(dated) != 1 or credits_somebody(text) or measure_named(text) not in LEVELS:
        return []
    rest = text.replace(dated[0].text, " ")
    if _MORE.search(rest[told.start("rest") :] if dated[0].span.start - sentence.start >= told.start("rest") else rest):
        return []
    said = Said(None, None, None, None, dated[0].period, (), text, start=sentence.start)
    known = [
        (ends, figure) for ends in ends_of(said, statistics) if (figure := step(ends, said, plain=True)) is not None
    ]
    if not known or not _are_one(told, [ends for ends, _ in known]):
        return []
    held = next((figure for ends, figure in known if _holds(told, ends)), None)
    figure = held or known[0][1]
    opinion = (
        opinion_on(Verdict.REFUTED, "direction", figure) if held is None else opinion_on(Verdict.SUPPORTED, None, held)
    )
    place = Span(told.start("hedge") if told["hedge"] else _verb(told), told.start("rest")).shifted(sentence.start)
    return [Judged(place, place.of(page), replace(opinion, weight=1.0), 1)]


def _are_one(told: re.Match[str], known: Sequence[Ends]) -> bool:
    """Whether all are of one subject, or of sizes that a word may mean ("small-cap") and went the same way."""
    subjects = {ends.of.subject for ends in known}
    alike = len({_holds(told, ends) for ends in known}) == 1
    return len(subjects) == 1 or (alike and all(one.kind == "segment" for one in subjects))


def _verb(told: re.Match[str]) -> int:
    return max(told.start(name) for name in ("up", "down", "times"))


def _holds(told: re.Match[str], ends: Ends) -> bool:
    """Whether the last value stands to the first as the verb says, and its hedge."""
    first, last = abs(ends.before.value or Decimal(0)), abs(ends.after.value or Decimal(0))
    if told["times"] is None:
        return last > first if told["up"] else last < first
    if not first:
        return False
    wanted, rate = Decimal(_TIMES[told["times"]]), last / first
    further = rate - wanted if wanted > 1 else wanted - rate
    if told["hedge"] is None:
        return abs(further) <= wanted * _ABOUT
    return further > 0 if told["hedge"] == "more than" else -wanted * _NEARLY <= further < 0
