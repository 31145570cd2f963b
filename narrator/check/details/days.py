"""A day of the month in a sentence, where the passage that bears the rest out has another and no other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from narrator.check.details.answers import has, is_quoted, refuted
from narrator.check.details.turning import passages_of
from narrator.check.opinions import Judged, is_borne_out
from narrator.check.sources.library import Library
from narrator.check.sources.search import Passage
from narrator.check.words.anchors import months
from narrator.model.claims import DatedWords, Span

_MONTH: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY: Final = re.compile(
    rf"\b(?:(?P<month>{_MONTH})\s(?P<day>\d{{1,2}})|(?P<first>\d{{1,2}})\s(?P<then>{_MONTH}))(?![\w–-])"
)
_RANGE: Final = re.compile(
    r"\b(?:from|between|since|until|till|by|before|after|to|and|through)\s$|[–-]$", re.IGNORECASE
)
"""What stands before a day that only bounds a time."""


def with_days(judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], library: Library) -> list[Judged]:
    """All that was judged of a sentence that is borne out; a day is refuted where a passage has it on another only.

    The day before or behind may be the day by another clock. Direct speech (`marks`) is left alone.
    """
    said = sentence.of(text)
    mine = list(_DAY.finditer(said))
    if len(mine) != 1 or _RANGE.search(said[: mine[0].start()]) or not is_borne_out(judged):
        return judged
    place = Span(*mine[0].span()).shifted(sentence.start)
    passages = passages_of(judged, library)
    if is_quoted(place, marks, sentence) or any(_may_be(mine[0], _days_near(one, library)) for one in passages):
        return judged
    for passage in passages:
        told = [one for one in passage.times if _is_a_day(one) and _DAY.search(one.text)]
        if len(told) == 1 and not _RANGE.search(passage.text[: told[0].span.start - passage.span.start]):
            return [*judged, refuted(passage, "period", has(told[0].text), place, text)]
    return judged


def _may_be(mine: re.Match[str], days: Iterable[date]) -> bool:
    """Whether a day of the month is one of some days, or one next to them."""
    month, number = mine["month"] or mine["then"], int(mine["day"] or mine["first"])
    near = {day + timedelta(days=step) for day in days if date.min < day < date.max for step in (-1, 0, 1)}
    return any(day.day == number and f"{day:%B}".casefold() in months(month) for day in near)


def _days_near(passage: Passage, library: Library) -> set[date]:
    """The days that a passage and its neighbours name, and that of their article."""
    published = passage.page.reading.published
    times = [one for each in library.around(passage) for one in each.times]
    ends = {day for one in times for day in (one.period.start, one.period.end) if day is not None}
    return ends | ({published} if published is not None else set())


def _is_a_day(time: DatedWords) -> bool:
    return time.period.start == time.period.end is not None
