"""What a sum is given to or is for, and another in its place: "$41 million for lawsuits" for "for bad loans"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from narrator.check.details.answers import has, is_quoted, unsupported
from narrator.check.details.groups import are_one_verb, counts_in
from narrator.check.details.relations import is_time
from narrator.check.details.tokens import tokens_of
from narrator.check.details.turning import passages_of
from narrator.check.opinions import Judged, is_borne_out
from narrator.check.sources.library import Library
from narrator.check.sources.search import Passage, content_words
from narrator.check.words.likeness import likeness
from narrator.extract.assertions.doings import Doing, doings_in
from narrator.model.claims import Span

_TOWARD = frozenset({"to", "from", "against", "into", "on"})
"""Between a verb and whom or what it does something with a sum to."""

_FOR = "for"
"""What a sum is for, whatever is done with it."""

_SUMS = content_words("amount sum total money figure volume")
"""What a sum may be called, whatever it is of."""
_ALIKE = 0.4
"""Two nouns that are less alike, one put in the other's place, are not one thing."""


def with_toward(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], library: Library
) -> list[Judged]:
    """All that was judged of a sentence that is borne out, but for what a passage has another in the place of.

    Both stand behind one preposition, with one figure, and neither sentence has a word of the other's. Direct speech
    (`marks`) is left alone. Nothing without an encoder.
    """
    if library.encode is None or not is_borne_out(judged):
        return judged
    said = sentence.of(text)
    passages = passages_of(judged, library)
    if any(one.text == said for one in passages):
        return judged
    for place, other, passage in _others(said, passages):
        if not is_quoted(place.shifted(sentence.start), marks, sentence):
            return [*judged, unsupported(passage, has(other.of(passage.text)), place.shifted(sentence.start), text)]
    return judged


def _others(said: str, passages: Sequence[Passage]) -> Iterator[tuple[Span, Span, Passage]]:
    """What stands behind a preposition of a sentence, and what does in a passage."""
    for mine in doings_in(said):
        for passage in passages:
            for theirs in (one for one in doings_in(passage.text) if _is_one_sum(mine, one)):
                for kind, place in mine.behind:
                    if kind == _FOR or (kind in _TOWARD and are_one_verb(mine, theirs)):
                        others = [there for its, there in theirs.behind if its == kind]
                        if others and all(_are_apart(place, one, said, passage) for one in others):
                            yield place, others[0], passage


def _is_one_sum(mine: Doing, theirs: Doing) -> bool:
    return bool(counts_in(mine.numbers | mine.counted) & counts_in(theirs.numbers | theirs.counted))


def _are_apart(place: Span, other: Span, said: str, passage: Passage) -> bool:
    """Whether two nouns are no names of one thing, and neither sentence has the other's."""
    mine, theirs = place.of(said), other.of(passage.text)
    if any(is_time(token) for words in (mine, theirs) for token in tokens_of(words)):
        return False
    called, there = content_words(mine), content_words(theirs)
    if there <= _SUMS or called <= _SUMS:
        return False
    if not called or not there or called & passage.words or there & content_words(said):
        return False
    return likeness(mine, other, passage.text) < _ALIKE
