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
_STRETCH: Final = re.compile(
    rf"\b{_MONTH}\s(?P<first>\d{{1,2}})(?:\s(?:to|and|through|until)\s|\s?[–-]\s?)"
    rf"(?:{_MONTH}\s)?(?P<last>\d{{1,2}})(?![\w%])"
    rf"|\b(?P<from>\d{{1,2}})(?:\s(?:{_MONTH}))?(?:\s(?:to|and|until)\s|\s?[–-]\s?)(?P<until>\d{{1,2}})\s{_MONTH}(?![\w])"
)
"""Some days from one to another: "Sept. 9 to 12", "between 9 and 12 September"."""


def with_days(judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], library: Library) -> list[Judged]:
    """All that was judged of a sentence that is borne out; a day is refuted where a passage has it on another only.

    The day before or behind may be the day by another clock; of a stretch both ends must be others. Direct speech
    (`marks`) is left alone.
    """
    said = sentence.of(text)
    stretch = _STRETCH.search(said)
    if stretch is not None and is_borne_out(judged):
        place = Span(*stretch.span()).shifted(sentence.start)
        other = None if is_quoted(place, marks, sentence) else _other_stretch(stretch, passages_of(judged, library))
        return judged if other is None else [*judged, refuted(other[0], "period", has(other[1]), place, text)]
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


def _other_stretch(mine: re.Match[str], passages: Sequence[Passage]) -> tuple[Passage, str] | None:
    """The one stretch of days of a passage, of which neither end is one of the draft's; none where any has these."""
    told = [(one, found) for one in passages for found in _STRETCH.finditer(one.text)]
    if len(told) != 1 or not _ends(mine).isdisjoint(_ends(told[0][1])):
        return None
    return told[0][0], told[0][1].group()


def _ends(stretch: re.Match[str]) -> frozenset[str]:
    """The ends of a stretch, each by its day and all of its months."""
    named = "/".join(sorted(months(stretch.group())))
    return frozenset(f"{int(stretch[end])} {named}" for end in ("first", "last", "from", "until") if stretch[end])


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
