"""A word with its opposite in an article among the very same words: "wrong more often than they", not "right"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from narrator.check.details.answers import has, is_quoted, refuted
from narrator.check.details.relations import is_same, sides_here
from narrator.check.details.tokens import Token, tokens_of
from narrator.check.details.turning import passages_of
from narrator.check.opinions import Judged, is_borne_out
from narrator.check.sources.library import Library
from narrator.check.words.converse import told_conversely
from narrator.engines.trees import tree
from narrator.model.claims import Span

_RUN: Final = 4
"""So many words on one side of a word must be the article's, in its order ..."""
_TELLING: Final = 2
"""... and so many of them must carry meaning."""
_REACH: Final = 3
_COMPARES: Final = frozenset({"JJR", "RBR"})
_DENIALS: Final = frozenset("not no never nor neither nobody none nothing cannot hardly few without t".split())  # noqa: SIM905


def with_framed(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], library: Library
) -> list[Judged]:
    """All that was judged of a sentence that is borne out, and a word with the opposite of the passage's in its words.

    Direct speech (`marks`) is left alone, and so are verbs and prepositions, and a word that any
    passage has in the same words too.
    """
    said = sentence.of(text)
    if not is_borne_out(judged):
        return judged
    passages = [one for one in passages_of(judged, library) if not told_conversely(said, one.text)]
    mine, theirs = tokens_of(said), [(one, tokens_of(one.text)) for one in passages]
    for at, word in enumerate(mine):
        place = word.span.shifted(sentence.start)
        if not sides_here(word) or is_quoted(place, marks, sentence):
            continue
        framed = [(one, there) for one, tokens in theirs for there in _in_its_frame(mine, at, tokens)]
        if any(there.stem == word.stem for _, there in framed):
            continue
        both = any(_is_opposite(word, other) for other in mine)  # "long loans cost less than short loans"
        against = next((it for it in framed if _is_opposite(word, it[1])), None) if not both else None
        if against is not None and _says_by_itself(said, word):
            passage, there = against
            return [*judged, refuted(passage, "direction", has(there.text), place, text)]
    return judged


def _says_by_itself(said: str, word: Token) -> bool:
    """Whether a word is a noun, adjective or adverb: what is lost, more or before depends on what goes with it."""
    found = next((one for one in tree(said) if one.idx == word.span.start), None)
    return found is not None and found.pos_ in {"NOUN", "ADJ", "ADV"} and found.tag_ not in _COMPARES


def _is_opposite(mine: Token, theirs: Token) -> bool:
    """Whether two words are on other sides of a pair, and on one side of none."""
    given = {side.group: side.member for side in sides_here(theirs) if side.rule == "direction"}
    both = [given[side.group] == side.member for side in sides_here(mine) if side.group in given]
    return bool(both) and not any(both) and not is_same(mine, theirs)


def _in_its_frame(mine: Sequence[Token], at: int, theirs: Sequence[Token]) -> Iterator[Token]:
    """The words of a passage that stand among the same words as one of the draft, and are denied as that is."""
    for place, there in enumerate(theirs):
        if _is_denied(mine, at) is not _is_denied(theirs, place):
            continue
        behind = _same_run(mine[at + 1 :], theirs[place + 1 :])
        before = _same_run(mine[:at][::-1], theirs[:place][::-1])
        if any(len(run) >= _RUN and sum(bool(one.content) for one in run) >= _TELLING for run in (behind, before)):
            yield there


def _same_run(mine: Sequence[Token], theirs: Sequence[Token]) -> list[Token]:
    run = []
    for one, other in zip(mine, theirs, strict=False):
        if one.lower != other.lower:
            break
        run.append(one)
    return run


def _is_denied(tokens: Sequence[Token], at: int) -> bool:
    return any(one.lower in _DENIALS for one in tokens[max(0, at - _REACH) : at])
