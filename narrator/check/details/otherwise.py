"""What a passage says the other way round of just what a sentence speaks of, whichever bears it out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from narrator.check.details.opposing import figures_in
from narrator.check.details.references import meaning_of, meant_in, said_in
from narrator.check.details.senses import Way, may_be_opposed, may_oppose, ways_of
from narrator.check.details.terms import BUT_FOR
from narrator.check.details.turning import passages_of, told_of
from narrator.check.figures.ways import own_span
from narrator.check.opinions import Judged, is_ours
from narrator.check.sources.library import Hits, Library
from narrator.check.sources.search import Passage, content_words
from narrator.check.words.anchors import anchors, apart, months, segments, terms
from narrator.check.words.converse import told_conversely
from narrator.check.words.dated import is_set_against
from narrator.engines.trees import tree
from narrator.extract.assertions.courses import courses_in
from narrator.extract.assertions.moods import find_moods
from narrator.extract.assertions.predicates import Predicate
from narrator.model.claims import DatedWords, Period, Span
from narrator.model.drafts import Verdict

_KINDS = frozenset({"change", "toward", "consent", "truth", "outcome", "course"})
"""Kinds of what is done or happens, of which a passage on the same thing can say the opposite only if it is so."""
_OF_DOERS = frozenset({"toward", "consent", "truth", "outcome", "course"})
"""Kinds in which another may well do the opposite."""
_READ = 5
_MISSING_NAMES = 2
_TWO, _FEW, _RECENT = timedelta(days=2), timedelta(days=10), timedelta(days=62)
_ASIDE = content_words(
    "day week fortnight month quarter year decade time last next previous prior past earlier early late mid end start"
    " beginning middle monday tuesday wednesday thursday friday saturday sunday recent latest first second third fourth"
    " group measure figure level number amount total share interest companies against seller"
    " inc ag plc corp ltd llc llp co q1 q2 q3 q4 basis gaap"
)
"""Words for a time, or that stand for what was named before."""
_ON_CONDITION = re.compile(r"\W*(?:If|Unless|Should|Were|Had)\b")
_CONDITION = re.compile(r"\b(?:if|unless|should|were|provided|once|in\scase)\b", re.IGNORECASE)
"""What would be so in one case is not told by what is expected in any."""
_FIGURE = re.compile(r"\d(?:[\d.,]*\d)?")
_COMPARES = re.compile(r"\bthan\b", re.IGNORECASE)


class _Said(NamedTuple):
    """A word of a sentence with the way that it goes, what it is said `of` and who does it.

    `own` are the words of both without what pronouns stand for; `ahead` is set where it tells of what is to come.
    """

    one: Predicate
    way: Way
    of: frozenset[str]
    doers: frozenset[str]
    own: frozenset[str]
    ahead: bool


def with_otherwise(  # noqa: PLR0917 - what is known of a sentence
    judged: list[Judged],
    sentence: Span,
    text: str,
    marks: Sequence[Span],
    times: Sequence[DatedWords],
    near: Hits,
    library: Library,
) -> list[Judged]:
    """All that was judged of a sentence; what a passage says the other way round of the same doer and thing is refuted.

    Direct speech (`marks`) is left alone, and so is what our own statistics bear out, or something was found against.
    """
    if any(item.opinion.verdict is Verdict.REFUTED for item in judged) or is_ours(judged):
        return judged
    missing = figures_in(item.text for item in judged if item.opinion.rule == "no-evidence")
    said = sentence.of(text)
    asked = _asked(sentence, text, judged, times, near, library)
    if _ON_CONDITION.match(said):
        asked = [one for one in asked if _CONDITION.search(one.text)]
    words = list(_told(said, _standing(said))) if any(_may_go_otherwise(said, one.text) for one in asked) else []
    heard = dict(_heard([one for one in asked if any(_may_answer(mine, one) for mine in words)], library))
    if not any(True for _ in _opposed(words, said, list(heard.items()))):
        return judged  # most passages need no parse: they could only say the same
    heard |= dict(_heard([one for one in asked if one not in heard], library))
    for mine, theirs, passage in _opposed(words, said, [(one, heard[one]) for one in asked]):
        told = told_of(mine, theirs, passage, sentence, text)
        if missing <= figures_in([passage.text]) and not any(told.span.overlaps(mark) for mark in marks):
            return [*(item for item in judged if not item.span.overlaps(told.span)), told]
    return judged


def without_answered(
    judged: list[Judged], sentence: Span, text: str, times: Sequence[DatedWords], near: Hits, library: Library
) -> list[Judged]:
    """All that was judged, but for words told to go the other way that a passage has of the same doer and thing."""
    turned = [one for one in judged if one.opinion.rule == "direction" and one.span != sentence]
    said = sentence.of(text)
    asked = _heard(_asked(sentence, text, judged, times, near, library), library) if turned else []
    answers: list[tuple[int, bool, list[tuple[_Said, Passage]]]] = []
    for mine in _told(said, _standing(said)) if asked else ():
        pairs = _pairs(mine, said, asked)
        place = mine.one.span.start + sentence.start
        answers += [(place, any(_are_apart(mine, other) for other, _ in pairs), pairs)] if pairs else []
    return [one for one in judged if one not in turned or not _is_answered(one, answers)]


def _is_answered(item: Judged, answers: Sequence[tuple[int, bool, list[tuple[_Said, Passage]]]]) -> bool:
    """Whether passages have the words of an item, with its figure where they have that, and none has the opposite."""
    own = [(against, pairs) for place, against, pairs in answers if item.span.start <= place < item.span.end]
    return any(pairs for _, pairs in own) and not any(
        against or all(_is_of_another_figure(item, other, passage) for other, passage in pairs)
        for against, pairs in own
    )


def _is_of_another_figure(item: Judged, other: _Said, passage: Passage) -> bool:
    """Whether a passage has the figure of an item, but not with a word."""
    mine = _FIGURE.search(item.text)
    figures = list(_FIGURE.finditer(passage.text))
    same = [one.start() for one in figures if mine is not None and one.group() == mine.group()]
    places = [one.start() for one in figures]
    return bool(same) and not any(own_span(passage.text, at, places).covers(other.one.span) for at in same)


def _asked(
    sentence: Span, text: str, judged: Sequence[Judged], times: Sequence[DatedWords], near: Hits, library: Library
) -> list[Passage]:
    """The passages that may speak of what a sentence does."""
    alike = [item.passage for item in near[:_READ] if item.passage.rank == 0]
    passages = dict.fromkeys((*passages_of(judged, library), *alike))
    own = [time for time in times if not is_set_against(text, time)]
    return [one for one in passages if _is_of_it(sentence.of(text), one, own)]


def _heard(passages: Sequence[Passage], library: Library) -> list[tuple[Passage, list[_Said]]]:
    """Passages with their words that go some way."""
    return [(one, list(_told(one.text, meant_in(one, library)))) for one in passages]


def _may_go_otherwise(said: str, passage: str) -> bool:
    """Whether a passage could tell the opposite of a sentence, by its letters: in a word, or in two figures."""
    return may_oppose(said, passage) or bool(courses_in(passage)) or bool(courses_in(said))


def _may_answer(mine: _Said, passage: Passage) -> bool:
    """Whether a passage has a word for what one is said of, and one that could tell the opposite, before any parse."""
    told = mine.of | mine.doers
    if told and told.isdisjoint(passage.words_around) and told.isdisjoint(passage.words):
        return False
    return may_be_opposed(mine.one, passage.text) or bool(courses_in(passage.text))


def _standing(said: str) -> list[tuple[Predicate, Predicate]]:
    return [(one, one) for one in said_in(said)]


def _is_of_it(said: str, passage: Passage, times: Sequence[DatedWords]) -> bool:
    """Whether a passage may speak of what a sentence does: of its names, its segment and its time."""
    wanted = anchors(said)
    if len(wanted - passage.within) * _MISSING_NAMES > len(wanted):
        return False
    if any(apart(named(said), named(passage.text)) for named in (segments, terms)):
        return False
    if told_conversely(said, passage.text):
        return False
    if _COMPARES.search(said) or _COMPARES.search(passage.text) or BUT_FOR.search(said) or BUT_FOR.search(passage.text):
        return False
    return _is_of_its_time(passage, times)


def _is_of_its_time(passage: Passage, times: Sequence[DatedWords]) -> bool:
    """Whether a passage is of the times that a sentence names: of the same days, or of a change that began with them.

    What names no time is news of the weeks before it was printed.
    """
    reading = passage.page.reading
    course = min((one.span.end + passage.span.start for one in courses_in(passage.text)), default=passage.span.end)
    here = passage.times
    own = [one.period for one in here if one.span.start < course]
    began = [one.period for one in here if one.span.start >= course]
    return all(
        any(_is_same(one.period, other) for other in own)
        or any(_begins_with(one.period, other) for other in began)
        or (not own and _is_news(one.period, reading.published))
        for one in times
    )


def _is_same(mine: Period, theirs: Period) -> bool:
    """Whether two times are one, to a few days where they are longer than two."""
    slack = _FEW if _length(mine) > _TWO and _length(theirs) > _TWO else timedelta(0)
    return _is_near(mine.start, theirs.start, slack) and _is_near(mine.end, theirs.end, slack)


def _begins_with(mine: Period, theirs: Period) -> bool:
    return mine.start is not None and _is_near(mine.start, theirs.start, _FEW)


def _is_near(one: date | None, other: date | None, slack: timedelta) -> bool:
    """Whether two days are one but for some slack, or neither is known."""
    return one is other if one is None or other is None else abs(one - other) <= slack


def _is_news(mine: Period, published: date | None) -> bool:
    """Whether a time is of some weeks, and among the last before a day."""
    if published is None or mine.start is None or mine.end is None or not _TWO < _length(mine) <= _RECENT:
        return False
    return published - _RECENT <= mine.end


def _length(period: Period) -> timedelta:
    return (period.end or date.max) - (period.start or date.min)


def _opposed(
    words: Sequence[_Said], said: str, asked: Sequence[tuple[Passage, list[_Said]]]
) -> Iterator[tuple[Predicate, Predicate, Passage]]:
    """The words of a sentence that a passage has the opposite of, and no passage says as well."""
    for mine in words:
        pairs = _pairs(mine, said, asked)
        if pairs and all(_are_apart(mine, other) and not _goes_with(other, words) for other, _ in pairs):
            yield mine.one, pairs[0][0].one, pairs[0][1]


def _pairs(mine: _Said, said: str, asked: Sequence[tuple[Passage, list[_Said]]]) -> list[tuple[_Said, Passage]]:
    """The words of passages that are said of the same as one of a sentence."""
    return [(other, passage) for passage, told in asked for other in told if _is_of_one(mine, other, said, passage)]


def _told(text: str, words: Sequence[tuple[Predicate, Predicate]]) -> Iterator[_Said]:
    """The words of a sentence that go some way of a kind, with what they are said of."""
    moods = find_moods(text, tree(text)[:])
    for one, meant in words:
        if one.kind not in {"VERB", "ADV"} or (one.forms[-1] == "close" and not one.objects):  # a price that closes
            continue
        of, doers = meaning_of(meant.said_of | meant.objects) - _ASIDE, meaning_of(meant.doers) - _ASIDE
        own = _own(one)
        ahead = moods.at(one.span.start).forecast
        yield from (_Said(one, way, of, doers, own, ahead) for way in ways_of(one) if way.kind in _KINDS)


def _are_apart(mine: _Said, theirs: _Said) -> bool:
    """Whether two words exclude each other: up and down, up and not up."""
    if mine.way.side == theirs.way.side:
        return mine.one.denied is not theirs.one.denied
    return not mine.one.denied and not theirs.one.denied


def _is_of_one(mine: _Said, theirs: _Said, said: str, passage: Passage) -> bool:
    """Whether two words of a kind are said of one thing, by one doer, both of what has been or is to come."""
    if mine.way.kind != theirs.way.kind or mine.ahead is not theirs.ahead or mine.one.left_open or theirs.one.left_open:
        return False
    if mine.way.kind in _OF_DOERS and not mine.doers & theirs.doers:
        return False
    acts = mine.one.objects or mine.one.forms[0] == "add to"
    if (acts and not mine.doers) or not (_may_do(mine, theirs) and _may_do(theirs, mine)):
        return False
    return bool((mine.of & theirs.of) or (mine.doers & theirs.doers)) and _is_one_thing(mine, theirs, said, passage)


def _may_do(one: _Said, other: _Said) -> bool:
    """Whether the other names, as its doer or as what it is said of, somebody who does the one, if anybody does."""
    return not one.doers - one.of or bool(one.doers & (other.doers | other.of))


def _is_one_thing(mine: _Said, theirs: _Said, said: str, passage: Passage) -> bool:
    """Whether all that a passage says it of is what a sentence says it of, which stands in the passage or around it.

    Its names may stand around it, what it is must be said of the same; one word for what it is may be anything's.
    """
    names, there = content_words(" ".join(anchors(said))), passage.words_around | passage.words
    given = theirs.of | theirs.doers
    if len(mine.of | mine.doers) == 1 and not names & (mine.of | mine.doers | passage.words):
        return False
    if not mine.of - names <= given or not (mine.of | _goals(mine)) & names <= there | given:
        return False
    others = frozenset().union(*(_own(one) for one in said_in(said) if one.kind == "VERB")) - mine.own
    free = content_words(said) - (others - mine.of - mine.doers)
    months_there = content_words(" ".join(months(passage.text)))
    return (theirs.own | _goals(theirs)) - months_there <= free and 2 * len(mine.doers - there) <= len(mine.doers)


def _own(one: Predicate) -> frozenset[str]:
    return meaning_of(one.said_of | one.objects | one.doers) - _ASIDE


def _goals(one: _Said) -> frozenset[str]:
    return meaning_of(one.one.goals) - _ASIDE


def _goes_with(theirs: _Said, mine: Sequence[_Said]) -> bool:
    """Whether another word of the sentence goes the passage's way: it tells of two times, or of two things."""
    return any(
        one.way == theirs.way and one.one.denied is theirs.one.denied and bool(one.of & theirs.of) for one in mine
    )
