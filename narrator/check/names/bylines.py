"""Whether an article that a draft names by its paper and date is one of the articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from narrator.check.names.matching import same_name
from narrator.check.opinions import Judged, Opinion
from narrator.check.sources.readings import Reading
from narrator.model.claims import Span
from narrator.model.drafts import Evidence, Verdict

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = rf"(?P<day>\d{{1,2}} (?:{_MONTHS}) \d{{4}}|(?:{_MONTHS}) \d{{1,2}}, \d{{4}})"
_PAPER = r"(?P<paper>[A-Z][\w&.'’-]*(?: (?:(?:of|and|the) )?[A-Z][\w&.'’-]*){0,5})"
_NAMED = (
    re.compile(rf"{_PAPER} (?:reported|wrote|published|said) (?:it )?on {_DAY}"),
    re.compile(rf"\barticle of {_DAY}(?: \({_PAPER}\))?"),
    re.compile(rf"^\W*{_PAPER}, {_DAY}: [“\"]"),
)


@dataclass(frozen=True, slots=True)
class _Named:
    """A paper, where it is named, and a day."""

    paper: Span | None
    day: Span


def judge_bylines(sentence: Span, text: str, readings: Sequence[Reading]) -> list[Judged]:
    """The papers and days of publication in a sentence that are those of no article; dated articles are asked only."""
    found = list(_named(sentence, text))
    if not found:
        return []
    dated = [reading for reading in readings if reading.published is not None and reading.paper]
    return [judged for named in found if (judged := _judge(named, text, dated)) is not None]


def _named(sentence: Span, text: str) -> Iterator[_Named]:
    words = sentence.of(text)
    for pattern in _NAMED:
        for match in pattern.finditer(words):
            paper = Span(*match.span("paper")).shifted(sentence.start) if match["paper"] else None
            yield _Named(paper, Span(*match.span("day")).shifted(sentence.start))


def _judge(named: _Named, text: str, dated: Sequence[Reading]) -> Judged | None:
    day = _day(named.day.of(text))
    if day is None or not dated:
        return None
    theirs = [one for one in dated if named.paper is None or _published_by(named.paper.of(text), one)]
    if any(one.published == day for one in theirs):
        return None
    if theirs:
        near = min(theirs, key=lambda one: abs((one.published or day) - day))
        return _wrong(named.day, text, "period", f"{near.id} is of {near.published:%-d %B %Y}", near)
    same_day = next((one for one in dated if one.published == day), None)
    if same_day is None or named.paper is None:
        return None
    return _wrong(named.paper, text, "misattributed", f"{same_day.id} is of {same_day.paper[0]}", same_day)


def _day(words: str) -> date | None:
    form = "%d %B %Y" if words[0].isdigit() else "%B %d, %Y"
    try:
        return datetime.strptime(words, form).date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None


def _published_by(paper: str, reading: Reading) -> bool:
    return any(same_name(paper, name) for name in reading.paper)


def _wrong(place: Span, text: str, rule: str, found: str, reading: Reading) -> Judged:
    evidence = (Evidence(reading.headline or reading.id, reading.id),)
    opinion = Opinion(Verdict.REFUTED, rule, found, None, evidence, reading.origin)
    return Judged(place, place.of(text), opinion, 1)
