"""What a passage that bears a sentence out says the other way round of the same thing, by the parse of both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from narrator.check.details.denial import with_denial
from narrator.check.details.senses import may_be_opposed, may_oppose, pairs_of
from narrator.check.details.terms import BUT_FOR
from narrator.check.opinions import Judged, Opinion
from narrator.check.sources.library import Library
from narrator.check.sources.search import Passage, content_words
from narrator.check.words.anchors import tokens
from narrator.extract.assertions.predicates import Predicate, predicates_in
from narrator.model.claims import Span
from narrator.model.drafts import Evidence, Verdict

_PRONOUNS = frozenset(
    "it they he she them him her this that these those which who its their his one ones some any all both we i".split()  # noqa: SIM905
)
_PERSONAL = frozenset({"it", "they", "he", "she", "them", "him", "this", "these", "those"})
_EVERYWHERE = content_words("companies caps less year month week day")
_SIZES = content_words("small mid large")
_OF_DEGREE = re.compile(r"\b(?:such|as\s\w+\sas|than|only|ever)\b", re.IGNORECASE)
"""Beside these a denial says how much, and not that it is not so."""
_THAN = re.compile(r"\bthan\b", re.IGNORECASE)
_HALF, _FIFTH = 0.5, 5


class _Turned(NamedTuple):
    """A word of a draft, and the one of a passage that says the opposite of the same thing, and how surely the same."""

    mine: Predicate
    theirs: Predicate
    passage: Passage
    share: float


def with_turned(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], library: Library
) -> list[Judged]:
    """All that was judged of a sentence; what a passage that bears it out says the other way round is refuted.

    Direct speech (`marks`) is left alone, and so is what our own statistics bear out, or something was found against.
    """
    if any(item.opinion.verdict is Verdict.REFUTED for item in judged) or _is_ours(judged):
        return judged
    passages = list(dict.fromkeys(passages_of(judged, library)))
    for one in _turned(sentence.of(text), passages, library):
        told = _told_of(one, sentence, text)
        if not any(told.span.overlaps(mark) for mark in marks if mark != sentence):
            return [*(item for item in judged if not item.span.covers(told.span)), told]
    return judged


def _is_ours(judged: Sequence[Judged]) -> bool:
    return any(shown.statistic is not None for item in judged for shown in item.opinion.evidence)


def passages_of(judged: Sequence[Judged], library: Library) -> Iterator[Passage]:
    """The passages that bear out what was judged."""
    for item in judged:
        for shown in item.opinion.evidence if item.opinion.verdict is Verdict.SUPPORTED else ():
            if shown.article is not None and shown.span is not None:
                place = library.places.at(library.numbers[shown.article], shown.span.start)
                yield from [library.passage(place)] if place >= 0 else []


def _turned(said: str, passages: Sequence[Passage], library: Library) -> Iterator[_Turned]:
    """The words of a draft that a passage has the opposite of, and neither it nor one next to it says as well."""
    for passage in passages:
        if bool(BUT_FOR.search(said)) is not bool(BUT_FOR.search(passage.text)) or not may_oppose(said, passage.text):
            continue
        mine = predicates_in(said)
        for one in mine:
            against = _against(one, said, passage) if _may_answer(passage, one) else None
            if against is None or _is_told(against.theirs, mine):
                continue
            others = (beside for each in passages for beside in library.around(each))
            if not any(_agrees(one, said, beside) for beside in others):
                yield against


def _may_answer(passage: Passage, mine: Predicate) -> bool:
    """Whether a passage has a word for what one is said of, and one that could be its opposite, before any parse."""
    themes = bool(_themes(mine) & passage.words) or not _PERSONAL.isdisjoint(tokens(passage.text))
    return themes and may_be_opposed(mine, passage.text)


def _against(mine: Predicate, said: str, passage: Passage) -> _Turned | None:
    """The word of a passage that is surest the opposite of the same thing, unless another is as surely the same."""
    found = list(_compared(mine, said, passage))
    theirs, share, _ = max((one for one in found if not one[2]), key=lambda one: one[1], default=(mine, 0.0, False))
    same = max((one[1] for one in found if one[2]), default=0.0)
    return _Turned(mine, theirs, passage, share) if share >= _HALF and share > same else None


def _agrees(mine: Predicate, said: str, passage: Passage) -> bool:
    return any(agrees and share >= _HALF for _, share, agrees in _compared(mine, said, passage))


def _is_told(theirs: Predicate, mine: Sequence[Predicate]) -> bool:
    """Whether another word of the draft goes the way of the passage's: it tells of two times, or of two things."""
    return any(
        way == its
        and one.denied is theirs.denied
        and (bool(_themes(theirs) & _themes(one)) or one.said_of == theirs.said_of)
        for way, one, its in pairs_of(theirs, tuple(mine))
    )


def _compared(mine: Predicate, said: str, passage: Passage) -> Iterator[tuple[Predicate, float, bool]]:
    """The words of a passage of one kind with a word, how surely they are said of one thing, and whether they agree."""
    for way, other, its in pairs_of(mine, predicates_in(passage.text)):
        share = _of_one(mine, other, passage, way.kind)
        if way.side != its.side:
            agrees = mine.denied or other.denied or (bool(mine.compares) and _is_crossed(said, passage.text))
        elif mine.denied is other.denied:
            agrees, share = True, max(share, _HALF * (mine.forms[-1] == other.forms[-1]))
        elif (
            mine.kind != "VERB"
            or mine.compares != other.compares
            or _OF_DEGREE.search(said if mine.denied else passage.text)
        ):
            continue
        else:
            agrees = False
        if share and (agrees or mine.left_open is other.left_open):
            yield other, share, agrees


def _is_crossed(said: str, source: str) -> bool:
    """Whether one names before "than" what the other names behind it: less in May than in June, more in June."""
    sides = [_THAN.split(text, maxsplit=1) for text in (said, source)]
    if any(len(each) == 1 for each in sides):
        return False
    before, first = (content_words(each[0]) for each in sides)
    behind, last = (content_words(each[1].split(",")[0]) for each in sides)
    common = behind & last
    return len((before & last) | (behind & first)) > len(common)


def _of_one(mine: Predicate, theirs: Predicate, passage: Passage, kind: str) -> float:
    """How much of what two words are said of is the same; half where one is a pronoun for what stands around it."""
    aside = _EVERYWHERE | _SIZES if kind == "size" else _EVERYWHERE
    said_of, given = _themes(mine) - aside, _themes(theirs) - aside
    common = said_of & given
    if not common and said_of and theirs.said_of & _PERSONAL and kind != "size":
        return _HALF if said_of & passage.words_around else 0.0
    if _numbers(mine).isdisjoint(_numbers(theirs)) and _numbers(mine) and _numbers(theirs):
        return 0.0  # the Calder 300 and the Calder 100
    if kind == "trade" and content_words(" ".join(mine.doers)).isdisjoint(content_words(" ".join(theirs.doers))):
        return 0.0  # what one sells another buys
    if not common or len(common) * _FIFTH < max(len(said_of), len(given)):
        return 0.0
    return len(common) / min(len(said_of), len(given))


def _numbers(one: Predicate) -> frozenset[str]:
    return frozenset(word for word in one.said_of if word.isdigit())


def _themes(one: Predicate) -> frozenset[str]:
    return content_words(" ".join(sorted(one.said_of - _PRONOUNS)))


def _told_of(one: _Turned, sentence: Span, text: str) -> Judged:
    passage = one.passage
    has = with_denial(passage.text, one.theirs.span).of(passage.text)
    says = f"{passage.article} has “{' '.join(has.split())}” ({' '.join(passage.text.split())})"
    shown = (Evidence(passage.text, passage.article, passage.span),)
    span = with_denial(text, one.mine.span.shifted(sentence.start))
    opinion = Opinion(Verdict.REFUTED, "direction", says, None, shown, passage.origin, one.share)
    return Judged(span, span.of(text), opinion, 1)
