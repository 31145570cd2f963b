"""Who is told to be the first of all, or the second, and since when, where a passage that bears it out has another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from narrator.check.details.answers import has, is_quoted, refuted
from narrator.check.details.turning import passages_of
from narrator.check.opinions import Judged, is_borne_out
from narrator.check.sources.library import Library
from narrator.check.sources.search import Passage, content_words
from narrator.check.words.anchors import anchors, apart
from narrator.check.words.likeness import likeness
from narrator.check.words.ranking import Ranked, excludes, may_rank, ranked, tops
from narrator.model.claims import Span

_SUBJECT: Final = re.compile(
    r"(?:^|[,;:]\s|\b(?:and|but|that|while|whereas)\s)(?P<who>(?:[\w&’'.-]+\s){1,4}?)"
    r"(?:(?:has|have|had)\s(?:\w+\s)?been|is|are|was|were|remains?|remained|became|become|proved)\s"
    r"(?:(?:also|still|again|by\sfar|easily|once\smore)\s){0,3}(?:the\s)?$",
    re.IGNORECASE,
)
"""Before a superlative, whoever is it: "this year software has been the"; who has the most of something has it."""
_STANDS_IN: Final = re.compile(
    r"\b(?:it|they|this|that|these|those|he|she|we|i|there|which|who|what|the|an?|its|their|his|her|our|no|not|one|both"
    r"|each|such|some|many)\b",
    re.IGNORECASE,
)
"""What may be whatever was named before, or describes it."""
_SECOND: Final = re.compile(
    r"\b(?:after|behind|besides|bar|barring|except|apart\sfrom|next\sto|other\sthan)\s", re.IGNORECASE
)
_COMES_NEXT: Final = re.compile(r"\b(?:second|next|followed|runner-up|then)\b", re.IGNORECASE)
_FIGURE: Final = re.compile(r"\d[\d.,]*\d|\d")
_LIKE: Final = 0.3
"""As for the only one of a kind: two words for one thing are mostly nearer than this."""


def with_firsts(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], library: Library
) -> list[Judged]:
    """All that was judged of a sentence that is borne out; its firsts must be those of the passages, over their time.

    Direct speech (`marks`) is left alone, and so is whoever is told by a pronoun or a description.
    """
    said = sentence.of(text)
    if not may_rank(said.casefold()) or not is_borne_out(judged):
        return judged
    passages = passages_of(judged, library)
    for one in ranked(said):
        place = Span(one.start, one.end)
        if one.among or one.axis == "rank" or is_quoted(place.shifted(sentence.start), marks, sentence):
            continue
        who = _who_is(one, said)
        held = _held_by_another(one, who, said, passages, library) if who is not None else None
        other = held or _over_another_time(one, said, passages)
        if other is not None:
            passage, words = other
            told = who if held is not None and who is not None else place
            return [*judged, refuted(passage, "superlative", has(words), told.shifted(sentence.start), text)]
    return judged


def _who_is(mine: Ranked, said: str) -> Span | None:
    """Where a sentence names what is ranked before all others; nothing where a pronoun or a description does."""
    subject = _SUBJECT.search(said[: mine.start])
    if subject is None or _STANDS_IN.search(subject["who"]):
        return None
    return Span(subject.start("who"), subject.end("who") - 1)


def _held_by_another(
    mine: Ranked, who: Span, said: str, passages: Sequence[Passage], library: Library
) -> tuple[Passage, str] | None:
    """A passage that has another before all of a kind, and its words for that; none where any has the draft's."""
    words = content_words(who.of(said))
    first = [(one, holder) for one in passages for holder in _holders(one.text, mine)]
    if _SECOND.search(said[: who.start]) or mine.behind:
        second = [(one, next_) for one, _ in first if (next_ := library.after(one)) and _COMES_NEXT.search(next_.text)]
        return next(((it, it.text) for one, it in second if words.isdisjoint(one.words | it.words)), None)
    if not words or any(words & one.words for one, _ in first):
        return None
    for one, holder in first:
        if _is_another(who, said, holder, one.text, by_meaning=library.encode is not None):
            return one, holder.of(one.text)
    return None


def _holders(text: str, mine: Ranked) -> Iterator[Span]:
    """Where a passage names what it has before all others, along the line of the draft's superlative."""
    for top in tops(text):
        if (top.axis, top.pole) == (mine.axis, mine.pole) and not top.but:
            start = text.index(top.holder)
            yield Span(start, start + len(top.holder.rstrip()))
    for one in ranked(text):
        along = (one.axis, one.pole, one.of) == (mine.axis, mine.pole, mine.of) and one.since == mine.since
        who = _who_is(one, text) if along and not (one.among or one.behind) else None
        if who is not None:
            yield who


def _is_another(who: Span, said: str, holder: Span, text: str, *, by_meaning: bool) -> bool:
    """Whether two subjects have nothing in common: two names, or words of which none means what the other does."""
    names = anchors(who.of(said))
    if names:
        return apart(names, anchors(f"the {holder.of(text)}"))
    return by_meaning and likeness(who.of(said), holder, text) < _LIKE


def _over_another_time(mine: Ranked, said: str, passages: Sequence[Passage]) -> tuple[Passage, str] | None:
    """A passage with the figure of a draft, and with its superlative over another time alone, and the words for that.

    Of two days or months since which something holds the dates decide, not their words.
    """
    figures = set(_FIGURE.findall(said))
    for one in passages if mine.bounded and figures else ():
        theirs = [it for it in ranked(one.text) if (it.axis, it.pole) == (mine.axis, mine.pole) and it.bounded]
        alike = figures & set(_FIGURE.findall(one.text))
        if theirs and alike and all(excludes(mine, it) and not (mine.since and it.since) for it in theirs):
            return one, theirs[0].words
    return None
