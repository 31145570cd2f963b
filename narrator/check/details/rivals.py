"""What a passage tells of two, each with a figure, in a sentence that gives the figure of the one to the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from narrator.check.details.answers import is_quoted, refuted
from narrator.check.details.groups import are_one_verb, counts_in
from narrator.check.details.roles import goes_without_verb
from narrator.check.details.turning import passages_of
from narrator.check.opinions import Judged, is_borne_out
from narrator.check.sources.library import Library
from narrator.check.sources.search import Passage, content_words
from narrator.check.words.anchors import tokens
from narrator.extract.assertions.doings import Doing, Party, doings_in
from narrator.model.claims import Span

_ANYTHING = frozenset({"be", "have", "do", "make", "get", "become", "go", "come"})
"""Verbs that say little of what is counted."""


def with_rivals(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], library: Library
) -> list[Judged]:
    """All that was judged of a sentence that is borne out; a figure that a passage has of another beside is refuted.

    The passage must have another figure for whom, or for what, the sentence has this one. Direct speech (`marks`) is
    left alone.
    """
    if not is_borne_out(judged):
        return judged
    said = sentence.of(text)
    passages = passages_of(judged, library)
    if any(one.text == said for one in passages):
        return judged
    for mine in doings_in(said):
        for passage in passages if mine.numbers | mine.counted else ():
            place = next(_of_rivals(mine, said, passage), None)
            if place is not None and not is_quoted(place.shifted(sentence.start), marks, sentence):
                return [*judged, refuted(passage, "subject", "has it of another", place.shifted(sentence.start), text)]
    return judged


def _of_rivals(mine: Doing, said: str, passage: Passage) -> Iterator[Span]:
    """The place of a sentence's words for the rival of whom, or of what, a passage has a figure."""
    figures = counts_in(mine.numbers | mine.counted)
    told = doings_in(passage.text)
    own = [one for one in told if figures & counts_in(one.numbers | one.counted)]
    others = [one for one in told if (theirs := counts_in(one.numbers | one.counted)) and not theirs & figures]
    if own and mine.counted and mine.verb not in _ANYTHING and not any(are_one_verb(mine, one) for one in own):
        done = [one for one in others if one.counted and are_one_verb(mine, one)]
        yield from (mine.place for one in done if not one.counted & tokens(said))
    around = content_words(" ".join(sorted(mine.told.union(*(one.words for one in mine.parties)))))
    for one in own:
        for party in one.parties:
            rivals = [each for other in others for each in other.parties]
            if any(_is_rival(party, each, around, said, passage) for each in rivals) or _is_told_beside(
                mine, party, said, passage
            ):
                yield mine.parties[0].span


def _is_rival(owner: Party, rival: Party, around: frozenset[str], said: str, passage: Passage) -> bool:
    """Whether what tells a rival from a figure's owner stands with the figure, and nothing of the owner."""
    if any(one.named or one.meant for one in (owner, rival)):
        return False
    owners, rivals = (content_words(one.span.of(passage.text)) for one in (owner, rival))
    return bool(rivals - owners) and rivals - owners <= around and _is_left_out(owners - rivals, said)


def _is_told_beside(mine: Doing, owner: Party, said: str, passage: Passage) -> bool:
    """Whether a passage has another figure of who does it here, and no verb: "funds hold 23% and the founders 14%"."""
    called = content_words(" ".join(sorted(one.noun for one in mine.parties)))
    own = goes_without_verb(called, passage.text) if called else frozenset()
    apart = bool(own) and not counts_in(own) & counts_in(mine.numbers)
    return apart and _is_left_out(content_words(" ".join(sorted(owner.words))), said)


def _is_left_out(words: frozenset[str], said: str) -> bool:
    return bool(words) and not words & content_words(said)
