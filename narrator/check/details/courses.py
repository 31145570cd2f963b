"""A rise that is told of two figures of which the second is lower, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Sequence

from narrator.check.details.answers import refuted
from narrator.check.details.senses import Way, ways_in, ways_of
from narrator.check.details.turning import passages_of
from narrator.check.opinions import Judged, is_ours
from narrator.check.sources.library import Library
from narrator.check.sources.search import Passage
from narrator.extract.assertions.courses import courses_in
from narrator.extract.assertions.predicates import Predicate, predicates_in
from narrator.model.claims import Span
from narrator.model.drafts import Verdict

_UP, _DOWN = Way("change", 0), Way("change", 1)
_COURSES = {"rise": _UP, "fall": _DOWN}
_BETWEEN = re.compile(r"\b(?:(?P<up>up|higher)|down|lower)\s(?:slightly\s|sharply\s)?(?:from|than)\b")
_JOINT = re.compile(r"[,;:()–—]|\b(?:and|but|while|whereas|which|who|as)\b")
_RATING = frozenset({"improve", "recover", "strengthen", "weaken", "worsen", "deteriorate", "ease", "soften"})
"""What is better may be less: "the ratio improved to 92% from 95%"."""
_RANKS = re.compile(r"\d(?:st|nd|rd|th)\b|\bNo\. ?\d")


def with_courses(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], library: Library
) -> list[Judged]:
    """All that was judged of a sentence; two figures that are borne out and told the other way round are refuted.

    Where the passages themselves have a word for that way it stands: a falling rupee takes more of them for a dollar.
    """
    said = sentence.of(text)
    for course in courses_in(said) if not is_ours(judged) else ():
        place = course.span.shifted(sentence.start)
        way = _told_way(course, said)
        figures = [item for item in judged if item.span.overlaps(place) and item.span != sentence]
        if way is None or way == _COURSES.get(course.forms[0], way) or any(mark.overlaps(place) for mark in marks):
            continue
        if not figures or any(item.opinion.verdict is not Verdict.SUPPORTED for item in figures):
            continue
        passages = passages_of(figures, library)
        if passages and not any(way in ways_in(passage.text) for passage in passages):
            return [*(item for item in judged if item not in figures), _told_of(place, passages[0], text)]
    return judged


def _told_way(course: Predicate, said: str) -> Way | None:
    """The way that a sentence says two figures went: between them, or by the verb before them in their clause."""
    if _RANKS.search(course.span.of(said)):
        return None
    between = _BETWEEN.search(said, course.span.start, course.span.end)
    if between is not None:
        return _UP if between["up"] else _DOWN
    verbs = [one for one in predicates_in(said) if one.kind == "VERB" and one.span.end <= course.span.start]
    moving = [(one, way) for one in verbs for way in ways_of(one) if way in {_UP, _DOWN}]
    if not moving or _JOINT.search(said, moving[-1][0].span.end, course.span.start):
        return None
    verb, way = moving[-1]
    return None if verb.denied or verb.left_open or not _RATING.isdisjoint(verb.forms) else way


def _told_of(place: Span, passage: Passage, text: str) -> Judged:
    return refuted(passage, "direction", "has them the other way round", place, text)
