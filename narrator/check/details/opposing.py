"""The same thing told the other way: most for few, at most for at least, rose for fell, done for not done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from narrator.check.details.clauses import Clause, clauses_of
from narrator.check.details.contrast import share_of
from narrator.check.details.judge import borne_out
from narrator.check.details.pointing import LITTLE, QUANTITY, Sense
from narrator.check.details.relations import number
from narrator.check.details.terms import BUT_FOR, LEFT_OPEN
from narrator.check.details.tokens import Token, tokens_of
from narrator.check.details.twice import turned_twice
from narrator.check.opinions import Judged, Opinion, is_ours
from narrator.check.sources.library import Hits, Library
from narrator.check.sources.search import Found
from narrator.check.words.anchors import anchors, apart, segments, terms, tokens
from narrator.check.words.converse import told_conversely
from narrator.model.claims import Span
from narrator.model.drafts import Evidence, Verdict

OF_ONE = 0.5
"""Clauses speak of one thing where the passage's is so far in the draft, and the draft's in the passage's surroundings.

The product of both shares. Of the labelled drafts (`tests/quality`, four sets) 32 of 42 with a turned direction reach
it with a clause that goes the other way, of 388 faithful and 388 foundless ones none.
"""

SURELY = 0.7
"""So far where they have but one word in common."""

_READ = 8
"""So many passages are read, the likest first."""

NEARLY = 0.1
"""A clause that is less behind the likest by no more is as like."""

_MISSING_NAMES = 3
_NO_MORE = re.compile(r"\bno (?:more|less|fewer|longer) than\b", re.IGNORECASE)


class _Beside(NamedTuple):
    """A clause of a passage that is of what a clause of the draft is of, how surely, and where they go other ways."""

    share: float
    mine: Clause
    theirs: Clause
    item: Found
    against: Mapping[str, tuple[int, int]]


_SO_MUCH = re.compile(r"\b(?:under|over)\s(?:\w+\s)?[$€£¥]?\d", re.IGNORECASE)
"""Under an act, or over a matter, is neither less nor more of anything; under $5 million is."""


def with_opposed(
    judged: list[Judged], text: str, sentence: Span, marks: Sequence[Span], near: Hits, library: Library
) -> list[Judged]:
    """All that was judged of a sentence, and the first words of it that an original's likest clause has otherwise.

    Direct speech (`marks`) is left alone. What was found to go the other way already is told in those words; where the
    clause has a figure that nothing else bears out, its direction is what is wrong with it.
    """
    if any(item.opinion.rule == "comparison" for item in judged) or is_ours(judged):
        return judged
    missing = figures_in(item.text for item in judged if item.opinion.rule == "no-evidence")
    for one, kind in _opposed(sentence.of(text), borne_out(near, judged)[:_READ], library.weights):
        told = _told_of(one, kind, sentence, text)
        if any(told.span.overlaps(mark) for mark in marks if mark != sentence) or _is_by_law(one, kind, sentence, text):
            continue
        if missing <= figures_in([one.item.passage.text]):
            return _in_place(judged, told, marks)
    return judged


def _in_place(judged: Sequence[Judged], told: Judged, marks: Sequence[Span]) -> list[Judged]:
    """What was judged, with what is told now for what says the same of less."""
    turned = [item for item in judged if item.opinion.rule == "direction" and item.span not in marks]
    same = [item for item in turned if item.span.overlaps(told.span) or _rest_on_one(item, told)]
    if len(same) < len(turned) or (same and f"“{told.text.casefold()}”" in told.opinion.found.casefold()):
        return list(judged)
    gone = [*same, *(item for item in judged if item.opinion.rule == "no-evidence")]
    return [*(item for item in judged if item not in gone), told]


def _rest_on_one(item: Judged, told: Judged) -> bool:
    return any(one.span == other.span for one in item.opinion.evidence for other in told.opinion.evidence)


def _told_of(one: _Beside, kind: str, sentence: Span, text: str) -> Judged:
    """The words that go the other way, up to the figure that both clauses have behind them."""
    figures = _figures_of_both(one, sentence, text)
    span = one.mine.words_of(kind, figures).shifted(sentence.start)
    passage = one.item.passage
    has = one.theirs.words_of(kind, figures).of(passage.text)
    says = f"{passage.article} has “{' '.join(has.split())}” ({' '.join(passage.text.split())})"
    shown = (Evidence(passage.text, passage.article, passage.span),)
    opinion = Opinion(Verdict.REFUTED, "direction", says, None, shown, passage.origin, one.share)
    return Judged(span, span.of(text), opinion, 1)


def _is_by_law(one: _Beside, kind: str, sentence: Span, text: str) -> bool:
    """Whether a passage has but "under" or "over" there, and nowhere how much: that is under an act."""
    there = one.item.passage.text
    words = one.theirs.words_of(kind, _figures_of_both(one, sentence, text)).of(there)
    return words.casefold() in {"under", "over"} and _SO_MUCH.search(there) is None


def _figures_of_both(one: _Beside, sentence: Span, text: str) -> frozenset[str]:
    return figures_in([sentence.of(text)]) & figures_in([one.item.passage.text])


def figures_in(texts: Iterable[str]) -> frozenset[str]:
    """The figures of some texts, by their digits or words."""
    return frozenset(number(token) for text in texts for token in tokens_of(text)) - {"", "1"}


def _opposed(said: str, found: Sequence[Found], weights: Mapping[str, float]) -> Iterator[tuple[_Beside, str]]:
    """Each kind in which the likest clause goes the other way, and none that is nearly as like goes the same way."""
    clauses = clauses_of(said)
    alike = (item for item in found if item.passage.rank == 0) if clauses else ()
    own = (item for item in alike if not told_conversely(said, item.passage.text))
    beside = [one for item in own for one in _clauses_beside(said, item, weights)]
    for mine in clauses:
        for kind in mine.senses:
            places = [one for one in beside if one.mine is mine and kind in one.theirs.senses]
            best = max(places, key=lambda one: one.share, default=None)
            if best is None or kind not in best.against:
                continue
            if _carries_on(best, kind) or _is_told_of_another(best, kind, said) or _is_told_beside(best, kind, said):
                continue
            if not any(kind not in one.against and one.share >= best.share - NEARLY for one in places):
                yield best, kind


def _carries_on(one: _Beside, kind: str) -> bool:
    """Whether another clause of the passage goes the draft's way and is of nothing else: "hardly changed from 5%"."""
    said = _words(" ".join(token.text for token in one.mine.tokens[one.mine.start : one.mine.end]))
    others = (other for other in clauses_of(one.item.passage.text) if other.start != one.theirs.start)
    return any(_goes_alike(other, one, kind) and not other.names and _plain(other) <= said for other in others)


def _goes_alike(other: Clause, one: _Beside, kind: str) -> bool:
    """Whether a clause has a sense of the draft's, or says as the draft does that few do it."""
    if _of_few(one.mine) is not _of_few(one.theirs):
        return _of_few(one.mine) and _of_few(other)
    return kind in other.senses and other.senses[kind][1:] == one.mine.senses[kind][1:]


def _plain(clause: Clause) -> frozenset[str]:
    """What the words of a clause itself are about, amounts and those that go some way aside."""
    aside = {sense.at for sense in clause.senses.values()}
    own = (words for at, words in clause.topic.items() if at >= clause.start and at not in aside)
    return frozenset(word for words in own for word in words if not word[0].isdigit())


def _is_told_of_another(one: _Beside, kind: str, said: str) -> bool:
    """Whether another clause of the draft goes the passage's way, of names that only it and the passage have."""
    here = tokens(one.item.passage.text)
    return kind in one.theirs.senses and any(
        _goes_its_way(other, one.theirs) and bool(other.names) and other.names <= here
        for other in clauses_of(said)
        if other.start != one.mine.start and not one.mine.names & other.names
    )


def _goes_its_way(other: Clause, theirs: Clause) -> bool:
    """Whether two clauses go one way of any kind that both have."""
    return any(other.senses[kind][1:] == theirs.senses[kind][1:] for kind in other.senses.keys() & theirs.senses.keys())


def _is_told_beside(one: _Beside, kind: str, said: str) -> bool:
    """Whether another clause of the draft has as many of the words of the passage's, and goes its way."""
    theirs = one.theirs
    others = (other for other in clauses_of(said) if kind in other.senses and other.start != one.mine.start)
    same = (other for other in others if opposites(other, theirs) == {} and not _is_of_another(other, theirs))
    shared = _in_common(one.mine, theirs, kind) if kind in one.mine.senses and kind in theirs.senses else 0
    return shared > 0 and any(_in_common(other, theirs, kind) >= shared for other in same)


def _in_common(mine: Clause, theirs: Clause, kind: str) -> int:
    """How many words two clauses share, those that go their way aside."""
    one, other = (clause.about(frozenset({clause.senses[kind].at})) for clause in (mine, theirs))
    return len(one & other)


def _clauses_beside(draft: str, item: Found, weights: Mapping[str, float]) -> Iterator[_Beside]:
    """The pairs of clauses of one thing, of the names, segment and term of which nothing says that they are others."""
    passage = item.passage
    wanted = anchors(draft)
    there = passage.within if wanted & passage.around else passage.around
    if len(wanted - there) * _MISSING_NAMES > len(wanted):
        return
    if apart(segments(draft), segments(passage.text)) or apart(terms(draft), terms(passage.text)):
        return
    if bool(BUT_FOR.search(draft)) is not bool(BUT_FOR.search(passage.text)):
        return
    said, has = _words(draft), _words(passage.text)
    for mine in clauses_of(draft):
        for theirs in clauses_of(passage.text):
            against = opposites(mine, theirs)
            if (
                against is None
                or _is_of_another(mine, theirs)
                or _bounds_it(draft, passage.text, mine, theirs, against)
            ):
                continue
            only_denied = any(_only_denied(mine, theirs, kind) for kind in against)
            if only_denied and (LEFT_OPEN.search(passage.text) or turned_twice(mine.text(draft), passage.text)):
                continue
            about = mine.about(frozenset(at for at, _ in against.values()))
            given = theirs.about(frozenset(at for _, at in against.values()))
            if not about & given:
                continue
            around = has | passage.words_around
            known = (share_of(about, has, weights) + share_of(about, around, weights)) / 2
            share = known * _told(given | theirs.names, said | tokens(draft))
            common = len(about & given) + len(mine.names & theirs.names)
            if share >= (OF_ONE if common > 1 else SURELY):
                yield _Beside(share, mine, theirs, item, against)


def opposites(mine: Clause, theirs: Clause) -> dict[str, tuple[int, int]] | None:
    """By kind, where two clauses of one thing go opposite ways; `None` where they share no kind.

    Two opposites make up for each other: few of those sold are most of those kept. What none do is denied.
    """
    pairs = {kind: (mine.senses[kind], theirs.senses[kind]) for kind in mine.senses if kind in theirs.senses}
    if not pairs:
        return None
    if any(_of_few(clause) and clause.compares for clause in (mine, theirs)):  # "nobody gained more": who gained most
        return {}
    places = {kind: (one.at, other.at) for kind, (one, other) in pairs.items()}
    against = {kind: places[kind] for kind, pair in pairs.items() if _apart(*pair)}
    turned = min(len({one for one, _ in against.values()}), len({other for _, other in against.values()})) % 2
    if QUANTITY not in pairs and _of_few(mine) is not _of_few(theirs):
        return {} if turned else places
    return against if turned else {}


def _of_few(clause: Clause) -> bool:
    """Whether a clause says that few or none do what it speaks of."""
    sense = clause.senses.get(QUANTITY)
    return sense is not None and sense.member == LITTLE and not sense.denied


def _apart(one: Sense, other: Sense) -> bool:
    """Whether two senses of one kind exclude each other: up and down, up and not up; not up and not down do not."""
    if one.member == other.member:
        return one.denied is not other.denied
    return not one.denied and not other.denied and {one.member, other.member} != {"some", "much"}


@lru_cache(maxsize=1 << 12)
def _words(text: str) -> frozenset[str]:
    """The words that carry meaning, and the figures."""
    return frozenset().union(*(token.content | {number(token)} for token in tokens_of(text)))


def _told(given: frozenset[str], said: frozenset[str]) -> float:
    """How many of the words of the passage's clause the draft's sentence has."""
    return len(given & said) / len(given)


def _only_denied(mine: Clause, theirs: Clause, kind: str) -> bool:
    return mine.senses[kind].member == theirs.senses[kind].member


def _named_apart(mine: Clause, theirs: Clause) -> bool:
    """Whether both name somebody, and nobody whom both name, or indices of other numbers, or other sizes of company."""
    numbers = [frozenset(name for name in clause.names if name.isdigit()) for clause in (mine, theirs)]
    sizes = [segments(" ".join(token.text for token in one.tokens[one.start : one.end])) for one in (mine, theirs)]
    return apart(mine.names, theirs.names) or apart(*numbers) or apart(*sizes)


def _is_of_another(mine: Clause, theirs: Clause) -> bool:
    """Whether two clauses are of other names, other sides of a comparison or another figure of the passage."""
    return _named_apart(mine, theirs) or _is_swapped(mine, theirs) or _has_its_figure_elsewhere(mine, theirs)


def _has_its_figure_elsewhere(mine: Clause, theirs: Clause) -> bool:
    """Whether another clause of the passage has the figure of the draft's, and this one a figure of its own."""
    wanted, here = _numbers(mine.tokens[mine.start : mine.end]), _numbers(theirs.tokens[theirs.start : theirs.end])
    return bool(here) and not wanted & here and bool(wanted & _numbers(theirs.tokens))


def _numbers(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(map(number, tokens)) - {"", "1"}


def _bounds_it(draft: str, source: str, mine: Clause, theirs: Clause, against: Mapping[str, tuple[int, int]]) -> bool:
    """Whether one cannot do more than what the other can do no more than: the denial is of the bound on either side."""
    denied = bool(against) and all(_only_denied(mine, theirs, kind) for kind in against)
    return denied and any(_NO_MORE.search(text) for text in (draft, source))


def _is_swapped(mine: Clause, theirs: Clause) -> bool:
    """Whether both compare, and one has before "than" what the other has behind it."""
    (before, behind), (first, last) = mine.compared(), theirs.compared()
    return bool(behind and last) and bool(behind & first or last & before)
