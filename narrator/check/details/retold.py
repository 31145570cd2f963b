"""A word of a sentence told anew that excludes one which the article has of the same thing: gold is found "beautiful".

Whether two words stand in one place cannot be seen where all others have moved; whether they hang on the same word can.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from narrator.check.details.answers import has, is_quoted, refuted
from narrator.check.details.lines import Line, line_of
from narrator.check.details.opposing import figures_in
from narrator.check.details.relations import excluding, is_same, lacking, negated, number, sides_in_place
from narrator.check.details.terms import DENIALS
from narrator.check.details.tokens import Token, tokens_of
from narrator.check.details.turning import passages_of
from narrator.check.opinions import Judged, is_borne_out
from narrator.check.sources.library import Hits, Library
from narrator.check.sources.search import Passage
from narrator.engines.trees import tree
from narrator.model.claims import Span

if TYPE_CHECKING:
    from spacy.tokens import Token as Word

_READ = 2
_TOLD = 2
"""So many other words that carry meaning must be the article's."""

_STRANGE = 6
"""One in so many of them may not be."""

_SETS = ("place", "slot", "kind")
"""Words on the sides of all others are held against each other in whatever sentence they stand."""

_LEADING = frozenset({"be", "become", "seem", "remain", "stay", "look"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_THINGS = frozenset({"NOUN", "PROPN"})
_PARTS_OF_DAY = frozenset({"morning", "noon", "midday", "afternoon", "evening", "night"})
_JOINTS = frozenset({"ADP", "PART", "SCONJ"})
_DENYING = DENIALS | {"n't", "n’t"}


def with_retold(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], near: Hits, library: Library
) -> list[Judged]:
    """All that was judged of a sentence that is borne out, and the word that excludes one of what bears it out.

    All other words must be the article's own. Direct speech (`marks`) is left alone, and what our own statistics say.
    """
    if not is_borne_out(judged):
        return judged
    draft = line_of(sentence.of(text))
    passages = dict.fromkeys([*passages_of(judged, library), *(item.passage for item in near[:_READ])])
    if any(passage.text == draft.text for passage in passages):
        return judged
    for passage in passages:
        for mine, theirs, rule in _excluded(draft, passage):
            place = mine.span.shifted(sentence.start)
            if not is_quoted(place, marks, sentence):
                return [*judged, refuted(passage, rule, has(theirs.text), place, text)]
    return judged


def _excluded(draft: Line, passage: Passage) -> Iterator[tuple[Token, Token, str]]:
    """Words of a draft and of a passage that exclude each other, told of the same thing, with the rule broken."""
    if not figures_in([draft.text]) <= figures_in([passage.text]):
        return
    line = line_of(passage.text, passage)
    for mine in draft.tokens:
        if not mine.content or mine.content & passage.words_around:
            continue
        for theirs in line.tokens:
            rule = _broken(mine, theirs)
            if rule is None or not _is_told_anew(mine, draft, passage):
                continue
            first, second = _word(mine, draft.text), _word(theirs, line.text)
            if first is None or second is None or _has(first, line) or _has(second, draft):
                continue
            if _is_of_one(first, second) and not (rule == "period" and (_is_dated(first) or _is_dated(second))):
                yield mine, theirs, rule


def _broken(mine: Token, theirs: Token) -> str | None:
    """The rule that is broken where one word stands for the other; `None` where they do not exclude each other."""
    if theirs.content and (negated(mine, theirs) or lacking(mine, theirs) or _sets(mine) & _sets(theirs)):
        rule = excluding(mine, theirs)
        return None if rule == "number" else rule
    return None


def _sets(token: Token) -> frozenset[str]:
    return frozenset(side.group for side in sides_in_place(token) if side.group.startswith(_SETS))


def _is_told_anew(mine: Token, draft: Line, passage: Passage) -> bool:
    """Whether nearly all words of a draft but one are those of a passage and its neighbours."""
    others = [one for one in draft.tokens if one is not mine and (one.content or number(one))]
    strange = [one for one in others if not one.content <= passage.words_around]
    return len(others) - len(strange) >= _TOLD and len(strange) * _STRANGE <= len(others)


def _has(word: Word, line: Line) -> bool:
    """Whether a line has another word of the same part of speech that may stand for one."""
    mine = tokens_of(word.text)[:1]
    alike = (other for other in line.tokens if any(is_same(one, other) for one in mine))
    return any((found := _word(other, line.text)) is not None and found.pos_ == word.pos_ for other in alike)


def _is_dated(word: Word) -> bool:
    """Whether a word tells a day or a length of time, which those judge who know dates, or "the night before"."""
    beside = word.lower_ in _PARTS_OF_DAY and not any(one.pos_ in _JOINTS for one in word.children)
    return word.pos_ in _THINGS and not beside


def _is_of_one(first: Word, second: Word) -> bool:
    """Whether two words hang on the same word, or the same hangs on both, and neither is denied."""
    if (first.pos_ in _THINGS) is not (second.pos_ in _THINGS) or _is_denied(first) or _is_denied(second):
        return False
    return bool(_over(first) & _over(second)) or bool(_under(first) & _under(second))


def _word(token: Token, text: str) -> Word | None:
    return next((word for word in tree(text) if word.idx <= token.span.start < word.idx + len(word.text)), None)


def _is_denied(word: Word) -> bool:
    """Whether anything that a word hangs on is denied."""
    return any(one.lower_ in _DENYING for over in (word, *word.ancestors) for one in over.children)


def _over(word: Word) -> frozenset[str]:
    """The lemma of what a word hangs on; of what is only said to be so, that of its subject."""
    head = word.head
    while head.pos_ in _JOINTS and head.head is not head:
        head = head.head
    verb = word if any(one.dep_ == "auxpass" for one in word.children) else head
    found = {head} - {word}
    if verb is word or verb.lemma_ in _LEADING:
        found = (found if verb is word else set()) | {one for one in verb.children if one.dep_ in _SUBJECTS}
    return frozenset(one.lemma_.casefold() for one in found)


def _under(word: Word) -> frozenset[str]:
    """The lemmas of the things that hang on a word, with or without a preposition."""
    below = [one for child in word.children for one in (child, *(child.children if child.pos_ in _JOINTS else ()))]
    return frozenset(one.lemma_.casefold() for one in below if one.pos_ in {"NOUN", "PROPN", "VERB"})
