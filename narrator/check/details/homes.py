"""A thing of one land in a sentence, and of another in the passages that bear it out."""

from __future__ import annotations

from collections.abc import Sequence

from narrator.check.details.answers import has, is_quoted, refuted, unsupported
from narrator.check.details.turning import passages_of
from narrator.check.opinions import Judged, is_ours
from narrator.check.sources.library import Library
from narrator.check.sources.search import Passage
from narrator.check.words.anchors import UNSAID, land_of, tokens
from narrator.extract.assertions.homes import Home, homes_in
from narrator.model.claims import Span
from narrator.model.drafts import Verdict

_WIDER = frozenset({"europe", "asia", "africa"})
_PARTS = frozenset({"britain", "scotland"})
"""A Scottish mine is a British one."""


def with_homes(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], library: Library
) -> list[Judged]:
    """All that was judged of a sentence that is borne out; what the passages have of other lands only is refuted.

    For what is of a land that no passage's article names there is no evidence where a passage has people or things of a
    land that the sentence leaves out. Direct speech (`marks`) is left alone. A land that an article names at all may be
    that of anything in it.
    """
    said = sentence.of(text)
    if any(item.opinion.verdict is not Verdict.SUPPORTED for item in judged) or is_ours(judged):
        return judged
    if not any(land_of(word) for word in tokens(said)):
        return judged
    passages = passages_of(judged, library)
    named = frozenset().union(*(passage.within for passage in passages))
    for mine in homes_in(said):
        land = _land(mine)
        place = mine.span.shifted(sentence.start)
        if not land or land & named or is_quoted(place, marks, sentence):
            continue
        for passage in passages:
            theirs = next((one for one in homes_in(passage.text) if one.noun == mine.noun and _land(one)), None)
            if theirs is not None and _are_apart(land, _land(theirs)):
                return [*judged, _told_of(theirs, passage, place, text)]
        if land & (_WIDER | UNSAID):
            continue
        for passage in passages:
            left = any(_is_left_out(land_of(word), land, said) for word in tokens(passage.text))
            placed = any(one.noun == mine.noun and not _land(one) for one in homes_in(passage.text))
            if left and not placed:  # a cook from Lyon is a French one
                return [*judged, _told_of_none(passage, place, text)]
    return judged


def _is_left_out(theirs: frozenset[str], mine: frozenset[str], said: str) -> bool:
    """Whether a land of a passage is one that a sentence does not name, and that lies apart from the one it does."""
    return bool(theirs) and not theirs & tokens(said) and _are_apart(mine, theirs)


def _land(one: Home) -> frozenset[str]:
    return frozenset().union(*map(land_of, tokens(one.word)))


def _are_apart(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether neither of two lands lies in the other."""
    return bool(mine & _WIDER) is bool(theirs & _WIDER) and not (mine & _PARTS and theirs & _PARTS)


def _told_of(theirs: Home, passage: Passage, place: Span, text: str) -> Judged:
    return refuted(passage, "subject", has(theirs.word), place, text)


def _told_of_none(passage: Passage, place: Span, text: str) -> Judged:
    return unsupported(passage, "names no such land", place, text)
