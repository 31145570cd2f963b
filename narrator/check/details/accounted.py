"""What a sentence measures beside its figures, in the passages that bear it out: how long, how often, on which day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from narrator.check.figures.ways import pointed
from narrator.check.opinions import Judged, Opinion
from narrator.check.sources.library import Library
from narrator.check.sources.search import Passage, content_words
from narrator.check.words.anchors import anchors, apart, tokens
from narrator.check.words.holders import ranks_in
from narrator.extract.figures.multiples import NAMED_FOLD
from narrator.extract.figures.numerals import DIGITS, SPELLED, read_numeral
from narrator.model.claims import DatedWords, Direction, Quantity, Span
from narrator.model.drafts import Evidence, Verdict

_DAYS = {
    "day": 1.0,
    "session": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 30.4,
    "quarter": 91.3,
    "year": 365.0,
    "decade": 3650.0,
}
_POINTS = {"basis": 1.0, "percentage": 100.0}
_COUNT = rf"(?<![\w.,$€£])(?P<count>{DIGITS}|{SPELLED})"
_BETWEEN = "full|whole|straight|consecutive|more|further|trading|calendar|previous|preceding|prior|past|last|next"
_LASTING = re.compile(rf"{_COUNT}(?:[\s-](?:{_BETWEEN}))?[\s-](?P<unit>{'|'.join(_DAYS)})s?\b", re.IGNORECASE)
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s$")
_APART = re.compile(rf"{_COUNT}[\s-](?P<unit>{'|'.join(_POINTS)})[\s-]points?\b", re.IGNORECASE)
_OFTEN = re.compile(
    r"\b(?:(?P<two>twice|double[ds]?|doubling|two-?fold)|(?P<three>trebl(?:ed?|ing)|tripl(?:ed?|ing))"
    r"|(?P<four>quadrupl(?:ed?|ing))"
    r"|(?P<half>halv(?:ed?|ing)|(?<!first\s)(?<!second\s)(?<!other\s)half(?!-|\sa\b)))\b"
    rf"|{_COUNT}(?:\stimes|-?fold)\b",
    re.IGNORECASE,
)
_PARTS_OF_TIMES = ("twice", "doubl", "two", "trebl", "tripl", "quadrupl", "hal", "times", "fold")
"""Every match has one of these."""
_MAY_BE_WHOLE = re.compile(rf"all|every|each|most\sof|\s(?:in|of)\s(?:[\w’']+\s)?(?:{SPELLED}|[0-9])", re.IGNORECASE)
_TIMES = {"two": 2.0, "three": 3.0, "four": 4.0, "half": 0.5}
_WORDS = {
    "weekday": re.compile(
        r"\b(?P<which>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!,?\s(?:the\s)?(?:[A-Z][a-z]+\s)?\d)"
    ),
    "season": re.compile(r"\b(?P<which>spring|summer|autumn|winter)\b"),
    "quarter": re.compile(
        r"\b(?P<which>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|last|final)[\s-]quarter\b(?!\sof\s(?:a|all)\b)"
    ),
}
"""Times by their names; a weekday beside its date is judged with the date."""

_RANK = re.compile(r"\b(?:(?P<which>second|third|fourth|fifth)[\s-])?(?P<top>most|least|best|worst|[a-z]{3,}est)\b")
_WHOLE = re.compile(
    rf"\b(?:(?:all|every|each)\b(?:\sof\b)?|(?P<part>(?:(?:nearly|almost|virtually)\s(?:all|every)|most\sof)\b"
    rf"|(?:{SPELLED}|[0-9]+)\s(?:in|(?:out\s)?of)\s(?:[\w’']+\s)?(?:{SPELLED}|[0-9]+)\b(?:\sof\b)?))(?P<of>(?:\s[\w’']+){{1,4}})",
    re.IGNORECASE,
)
_OF_ITSELF = frozenset({"rank", "whole"})
"""Kinds that a sentence and the one passage must not have otherwise; what only one of them has, is judged elsewhere."""

_AT_LEAST = re.compile(r"\b(?:more\sthan|over|at\sleast|exceed\w*)\s$", re.IGNORECASE)
_AT_MOST = re.compile(r"\b(?:(?:less|fewer)\sthan|under|at\smost|nearly|almost)\s$", re.IGNORECASE)
_NEARLY = 0.1
"""Four weeks are a month."""

_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_BEFORE = 3
_HALF = 0.5
_LEVEL = re.compile(r"\b(?:to|at|of|from)\s(?:[a-z]+\s)?$")
"""Before what something came to, and not what it changed by."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Words that measure: `kind` is what, `size` how much, in days or basis points, 0 where `unit` is a time's name.

    `bound` is 1 where it is at least so much, -1 where at most; `joined` is set in a compound: "a two-day fair".
    `of` is what is ranked or taken the whole of.
    """

    kind: str
    size: float
    unit: str
    span: Span
    bound: int = 0
    joined: bool = False
    of: frozenset[str] = frozenset()

    @property
    def count(self) -> int:
        """How many of its unit it is."""
        return round(self.size / {**_DAYS, **_POINTS}.get(self.unit, 1.0))

    @property
    def number(self) -> str:
        """The same in digits: an article may leave the unit to the sentence before."""
        return f"{self.size / {**_DAYS, **_POINTS}.get(self.unit, 1.0):g}"

    def is_met_by(self, other: Measure) -> bool:
        """Whether another says the same, or more exactly what this leaves open."""
        if self.kind != other.kind:
            return False
        if not self.size:
            return self.unit == other.unit
        return self.bound * other.bound >= 0 if self.size == other.size else self.allows(other.size)

    def allows(self, size: float) -> bool:
        """Whether a size is nearly its own, or within the whole step that a bound leaves open."""
        if self.kind == "often" and self.bound:
            return self.size < size <= self.size + 1 if self.bound > 0 else max(0.0, self.size - 1) <= size < self.size
        return abs(self.size - size) <= _NEARLY * self.size


def unaccounted(
    judged: Sequence[Judged],
    text: str,
    sentence: Span,
    marks: Sequence[Span],
    times: Sequence[DatedWords],
    library: Library,
) -> list[Judged]:
    """The first thing that a sentence measures and the passages that bear it out do not; `times` are those it names.

    Nothing where anything was found against the sentence already; beside our own statistics, which have their own
    windows, only what is told in another unit. Direct speech (`marks`), what is reckoned and its time are left alone.
    """
    shown = [one for item in judged for one in item.opinion.evidence]
    named = anchors(sentence.of(text))
    found = (_passage(each, library) for each in shown)
    passages = [one for one in found if one is not None and not apart(named, anchors(one.text))]
    if not passages or any(item.opinion.verdict is not Verdict.SUPPORTED for item in judged):
        return []
    here = (replace(one, span=one.span.shifted(sentence.start)) for one in measures(sentence.of(text)))
    reckoned = [item.span for item in judged if any(one.arithmetic for one in item.opinion.evidence)]
    said = [one for one in here if not any(one.span.overlaps(it) for it in (*reckoned, *marks) if it != sentence)]
    missing = [one for one in said if not any(_has(passage, one, times) for passage in passages)]
    missing = [one for one in missing if not (one.kind == "rank" and _rank_others(passages, sentence.of(text)))]
    figures = [item.span for item in judged if item.span != sentence]
    ours = any(one.statistic is not None for one in shown)
    against = (_against(one, said, passages, figured=ours or any(map(one.span.overlaps, figures))) for one in missing)
    told = (_judged(each, text) for each in against if each is not None)
    return [one for one in told if not reckoned or one.opinion.rule != "period"][:1]


@lru_cache(maxsize=1 << 12)
def measures(text: str) -> tuple[Measure, ...]:
    """What a text measures, in its order."""
    return tuple(sorted(_measures(text), key=lambda one: one.span))


def _measures(text: str) -> Iterator[Measure]:
    plain = text.casefold()  # to look for letters takes a fraction of what a pattern takes
    for kind, form, worth in (("lasting", _LASTING, _DAYS), ("apart", _APART, _POINTS)):
        for match in form.finditer(text) if any(unit in plain for unit in worth) else ():
            unit = match["unit"].casefold()
            size, joined = _number(match["count"]) * worth[unit], "-" in match.group()
            of_a_date = _MONTH.search(text[: match.start()]) is not None
            if of_a_date or (joined and unit == "quarter") or (kind == "lasting" and size == worth[unit]):
                continue  # "the June 11 session", "three-quarters" are a part, "one week of March" is some week
            yield Measure(kind, size, unit, Span(*match.span()), joined=joined)
    for match in _OFTEN.finditer(text) if any(part in plain for part in _PARTS_OF_TIMES) else ():
        if NAMED_FOLD.match(text, match.start()):
            continue
        named = next((name for name in _TIMES if match[name]), None)
        size, before = _TIMES[named] if named else _number(match["count"]), text[: match.start()]
        least, most = _AT_LEAST.search(before), _AT_MOST.search(before)
        place = Span(min(one.start() for one in (least, most, match) if one), match.end())
        yield Measure("often", size, "times", place, bool(least) - bool(most))
    for kind, form in _WORDS.items():
        for match in form.finditer(text):
            yield Measure(kind, 0.0, match["which"].casefold(), Span(*match.span()))
    for match in _RANK.finditer(text):
        yield Measure("rank", 0.0, match["which"] or "first", Span(*match.span()), of=frozenset({match["top"]}))
    for match in _WHOLE.finditer(text) if _MAY_BE_WHOLE.search(text) else ():
        of, place = content_words(match["of"]), Span(match.start(), match.start("of"))
        yield Measure("whole", 0.0, "part" if match["part"] else "all", place, of=of)


def _rank_others(passages: Sequence[Passage], said: str) -> bool:
    """Whether all that some passages rank first are names that a sentence does not have: it tells of the second."""
    first = [rank for one in passages for rank in ranks_in(one.text) if rank.place == 1]
    return bool(first) and all(rank.holder and rank.holder.isdisjoint(tokens(said)) for rank in first)


def _number(words: str) -> float:
    return float(read_numeral(words).value)


def _passage(shown: Evidence, library: Library) -> Passage | None:
    """The passage that is shown as evidence, where it is one of an article."""
    if shown.article is None or shown.span is None:
        return None
    number = library.places.at(library.numbers[shown.article], shown.span.start)
    return library.passage(number) if number >= 0 else None


def _near(passage: Passage, before: int = _BEFORE) -> Span:
    """A passage with so many of the sentences before it, and the one behind it."""
    spans = passage.page.spans[max(0, passage.place - before) : passage.place + 2]
    return Span(spans[0].start, spans[-1].end)


def _has(passage: Passage, said: Measure, times: Sequence[DatedWords]) -> bool:
    """Whether a passage, its neighbours or the headline measure the same, by their words, their dates or figures."""
    if said.kind in _OF_ITSELF:
        return said.unit == "part" or _instead(said, (said,), passage.text) is None
    reading, near = passage.page.reading, _near(passage)
    if any(said.is_met_by(one) for text in (near.of(reading.text), reading.headline) for one in measures(text)):
        return True
    periods = [one.period for one in reading.statements.periods if near.covers(one.span)]
    if said.kind == "weekday":
        if {one["which"].casefold() for one in _WORDS["weekday"].finditer(reading.text)} == {said.unit}:
            return True  # whatever an article tells of a day is of the one that it names
        dates = [one for one in reading.statements.periods if _DAY.search(one.span.of(reading.text))]
        days = [one.period.start for one in dates if near.covers(one.span) and one.period.start == one.period.end]
        days += [] if _WORDS["weekday"].search(near.of(reading.text)) else [reading.published]
        return any(day is not None and f"{day:%A}".casefold() == said.unit for day in days)
    if said.kind == "quarter":
        return any(mine.period.covers(one) for mine in times if mine.span.overlaps(said.span) for one in periods)
    lengths = [(one.end - one.start).days + 1.0 for one in periods if one.start and one.end]
    told = any(one.kind == "often" == said.kind for one in measures(passage.text))
    ratios = _ratios(passage, grown=said.kind == "often")
    sizes = [] if told else [ratio * _DAYS.get(said.unit, 1.0) for ratio in ratios]
    return any(map(said.allows, [*(lengths if said.kind == "lasting" else []), *(sizes if said.size else [])]))


def _ratios(passage: Passage, *, grown: bool) -> Iterator[float]:
    """How many times each amount of a passage and the sentences beside it is in each other of its unit.

    If asked, what has `grown` by 230% is 3.3 times as large, and rates of different sentences are of different things.
    """
    near, reading = _near(passage, 1), passage.page.reading
    figures = [one for one in reading.statements.quantities if near.covers(one.span) and one.value]
    sizes = {one.span: _grown(one, near, reading.text) for one in figures} if grown else {}
    yield from (size for span, size in sizes.items() if size is not None and passage.span.covers(span))
    for one, other in ((one, other) for one in figures for other in figures if one is not other):
        rates = sizes.get(one.span) and sizes.get(other.span)
        apart = rates and not (passage.span.covers(one.span) and passage.span.covers(other.span))
        if one.unit == other.unit and one.value and other.value and not apart:
            yield float(one.value / other.value)


def _grown(rate: Quantity, near: Span, text: str) -> float | None:
    """How many times as large a thing is that grew or fell by a rate; `None` for what is no such rate."""
    place = rate.span.shifted(-near.start)
    way = pointed(near.of(text), place) if rate.unit == "percent" and rate.value else None
    if way is None or rate.value is None or _LEVEL.search(near.of(text)[: place.start]):
        return None
    return 1 + float(abs(rate.value)) / (100 if way is Direction.UP else -100)


class _Against(NamedTuple):
    """A measure, the passage that lacks it, and the words that this has instead, with the rule that is broken."""

    said: Measure
    passage: Passage
    has: str = ""
    rule: str = "no-evidence"


def _against(said: Measure, mine: Sequence[Measure], passages: Sequence[Passage], *, figured: bool) -> _Against | None:
    """What is against a measure; where its words are those of a figure, only as many of another unit."""
    for passage in passages:
        texts = (
            [passage.text]
            if said.kind in _OF_ITSELF
            else [passage.text, _near(passage, 1).of(passage.page.reading.text)]
        )
        for text in texts:
            other = _instead(said, mine, text)
            rule = "" if other is None else _rule(said, other)
            alike = other is not None and (said.count == other.count or said.number in passage.text)
            if other is not None and (not figured or (rule == "unit" and alike)):
                return _Against(said, passage, " ".join(other.span.of(text).split()), rule)
    return None if figured or said.size == _HALF else _Against(said, passages[0])


def _instead(said: Measure, mine: Sequence[Measure], text: str) -> Measure | None:
    """The only measure of its kind that a passage has, unless the draft has that too."""
    given = [one for one in measures(text) if one.kind == said.kind and not (one.joined and not said.joined)]
    if said.kind == "lasting":
        given = [one for one in given if said.unit == one.unit or said.count == one.count]
    given = [one for one in given if not said.of or (said.of & one.of and "first" not in {said.unit} - {one.unit})]
    return given[0] if len(given) == 1 and not any(one.is_met_by(given[0]) for one in mine) else None


def _rule(said: Measure, other: Measure) -> str:
    if said.kind in _WORDS:
        return "period"
    if said.kind == "rank":
        return "superlative"
    if said.kind == "whole" or said.bound * other.bound < 0:
        return "direction"
    if said.kind == "often":
        return "comparison"
    return "number" if said.unit == other.unit else "unit"


def _judged(against: _Against, text: str) -> Judged:
    passage, words = against.passage, " ".join(against.passage.text.split())
    has = f"has “{against.has}”" if against.has else "says nothing of it"
    verdict = Verdict.REFUTED if against.has else Verdict.NOT_ENOUGH_EVIDENCE
    shown = (Evidence(passage.text, passage.article, passage.span),)
    opinion = Opinion(verdict, against.rule, f"{passage.article} {has} ({words})", None, shown, passage.origin)
    return Judged(against.said.span, against.said.span.of(text), opinion, 1)
