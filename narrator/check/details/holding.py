"""Who holds a superlative, in a sentence and in the passages that rank the same: one of them only can."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from narrator.check.details.answers import refuted
from narrator.check.details.turning import passages_of
from narrator.check.opinions import Judged
from narrator.check.sources.library import Hits, Library
from narrator.check.sources.search import Passage, content_words
from narrator.check.words.anchors import anchors, tokens
from narrator.check.words.ranking import may_rank
from narrator.extract.assertions.holders import Top, tops_in
from narrator.extract.assertions.predicates import predicates_in
from narrator.model.claims import Span
from narrator.model.drafts import Verdict

_PRONOUNS = frozenset(
    "it they he she them him this that these those which who its their his one ones some any all both we i".split()  # noqa: SIM905
)
_STANDS_IN = _PRONOUNS | frozenset({"group", "segment", "company", "stock", "index", "fund", "the", "a", "an"})
"""What a noun for something named before is made of: "the group"."""
_SHARED = re.compile(r"\bone\sof\s(?:the|its|their)\s$", re.IGNORECASE)
"""What stands before a superlative that others hold as well."""
_SMALL = frozenset({"small", "smaller", "smallest", "micro", "nano", "tiny"})
_LARGE = frozenset({"large", "larger", "largest", "big", "bigger", "biggest", "mega", "giant"})
SIZED = re.compile("|".join(sorted(_SMALL | _LARGE, key=len, reverse=True)), re.IGNORECASE)
_OURS = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Mm]y|I)\b(?!\.)")
"""What is told by who speaks is told of the house that speaks."""
_AFTER = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th))"
    r"(?:[\s-](?:among|of|in))?[\s-](?:the\s)?$",
    re.IGNORECASE,
)
"""What stands before a superlative that something else holds first."""
_TELLS = r"(?:writes?|wrote|says?|said|argues?|argued|reckons?|notes?|adds?)"
_BEFORE_TELLER = re.compile(rf",\s{_TELLS}\s(?:the\s[a-z]+\s)?$")
_BEHIND_TELLER = re.compile(rf"\s{_TELLS},\s")
"""What stands before and behind whoever only tells of it."""
KINDS = content_words(
    "companies firms businesses caps stocks shares funds names ones bets trades shorts positions group part market"
    " sectors industry corner area"
    " year month week day quarter time today so far last recent index most"
)
"""Nouns that leave open which ones of them are meant."""
_OF_SIZE = frozenset({"big", "large", "high", "great", "heavy", "hefty", "broad", ""})
_ALIKE = {
    "well": "good",
    "badly": "bad",
    "best": "good",
    "worst": "bad",
    **dict.fromkeys(("lucrative", "rewarding", "remunerative"), "profitable"),
    **dict.fromkeys(("expensive", "dear", "pricey"), "costly"),
    **dict.fromkeys(("speedy", "quick", "rapid"), "fast"),
}
_OF_FORCE = frozenset({"hard", "much", "strongly", "sharply", "heavily", "severely", "deeply", "bad", "worst"})
_MOST = 0.6
_HALF, _NEAR, _READ = 0.5, 0.25, 8
_UNLIKE = 0.4
"""The cosine of nouns that are not each other's other name: of 24 of the trade, the nearest strangers have less."""


class _Held(NamedTuple):
    """A superlative of a draft, and that of a passage that something else holds."""

    mine: Top
    theirs: Top
    passage: Passage


def with_held(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], found: Hits, library: Library
) -> list[Judged]:
    """All that was judged of a sentence; a superlative that the passages give to something else is refuted.

    Direct speech (`marks`) is left alone, and so is what something was found against, or our own statistics bear out.
    """
    said = sentence.of(text)
    if not may_rank(said.casefold()) or any(mark.overlaps(sentence) for mark in marks):
        return judged
    if all(item.opinion.verdict is not Verdict.SUPPORTED for item in judged):
        return judged
    passages = list(dict.fromkeys([*passages_of(judged, library), *_near(found)]))
    held = next(_by_another(said, passages, library), None)
    if held is None or _is_ranked(held.mine, sentence, judged):
        return judged
    told = _told_of(held, sentence, text)
    return [*(item for item in judged if not item.span.covers(told.span)), told]


def _is_ranked(mine: Top, sentence: Span, judged: Sequence[Judged]) -> bool:
    """Whether our own statistics were asked who ranks so."""
    ranked = (item for item in judged if any(shown.statistic is not None for shown in item.opinion.evidence))
    return any(item.span != sentence and item.span.overlaps(mine.span.shifted(sentence.start)) for item in ranked)


def _near(found: Hits) -> Iterator[Passage]:
    return (item.passage for item in found.ranking(_NEAR)[:_READ])


def _by_another(said: str, passages: Sequence[Passage], library: Library) -> Iterator[_Held]:
    """The superlatives of a sentence that a passage has of something else, and none has of the same."""
    for mine in tops_in(said):
        before = said[: mine.span.start]
        if not mine.heads - _PRONOUNS or _AFTER.search(before) or _tells(mine, said):
            continue
        ranking = [
            (one, there)
            for one in passages
            if may_rank(one.text.casefold())
            for there in tops_in(one.text)
            if _is_one_rank(mine, there) and not _AFTER.search(one.text[: there.span.start])
            if not (_SHARED.search(before) and _SHARED.search(one.text[: there.span.start]))
        ]
        told = [(one, there, _differ(mine, there, one, library)) for one, there in ranking]
        if not any(differ is False for _, _, differ in told):
            yield from (_Held(mine, there, one) for one, there, differ in told if differ)


def _tells(mine: Top, said: str) -> bool:
    """Whether who stands for the holder only says so: "writes Crane", "Crane writes"."""
    before = _BEFORE_TELLER.search(said[: mine.place.start])
    return before is not None or _BEHIND_TELLER.match(said, mine.place.end) is not None


def _is_one_rank(mine: Top, theirs: Top) -> bool:
    """Whether two superlatives rank along one line, and the same things by their nouns or verbs."""
    if (_line(mine), mine.lowest, mine.of_verb) != (_line(theirs), theirs.lowest, theirs.of_verb):
        return False
    if mine.of_verb and mine.among != theirs.among:
        beside = words_in(mine.clause) - words_in(mine.holders)
        return len(beside & words_in(theirs.clause)) >= max(2, _MOST * len(beside))
    ranked, other = _telling(mine), _telling(theirs)
    if not ranked or not other:
        done = (words_in(mine.clause) - words_in(mine.holders | mine.doers)) & words_in(theirs.clause) - KINDS
        return bool(done)
    return len(ranked & other) >= _HALF * min(len(ranked), len(other))


def _line(one: Top) -> str:
    word = _ALIKE.get(one.word, one.word)
    return "" if word in _OF_SIZE or (one.of_verb and word in _OF_FORCE) else word


def _telling(one: Top) -> frozenset[str]:
    return words_in(one.among) - KINDS


def words_in(listed: Iterable[str]) -> frozenset[str]:
    """The stems of some words that carry meaning."""
    return content_words(" ".join(sorted(listed)))


def _differ(mine: Top, theirs: Top, passage: Passage, library: Library) -> bool | None:
    """Whether something else holds a passage's superlative; `None` where that cannot be told."""
    holders = theirs.holders or theirs.clause
    held_by = mine.holders or mine.doers
    sizes = size_of(held_by), size_of(holders) or (size_before(passage, library) if _stands_in(theirs) else 0)
    if all(sizes):
        return sizes[0] != sizes[1]
    heads = _heads(mine)
    if not heads or heads & words_in(holders):
        return False if heads else None
    if mine.names and _OURS.search(passage.text) and mine.names <= tokens(passage.page.reading.opening):
        return False
    if mine.names:
        return not _is_named_there(mine, holders, theirs, passage) or None
    if _stands_in(theirs) or not theirs.holders:
        return None
    beside = bool(heads & passage.words)  # what the passage names too is no other name for what it has
    return beside or _are_strangers(mine, theirs, library)


def _heads(one: Top) -> frozenset[str]:
    """The nouns that hold a superlative; with their other words where the nouns are of anything: "technology firms"."""
    return (words_in(one.heads) - KINDS) or (words_in(one.holders) - KINDS)


def _is_named_there(mine: Top, holders: frozenset[str], theirs: Top, passage: Passage) -> bool:
    """Whether what holds a passage's superlative may be a name: "the lender", "banks, among them Orrin"."""
    there = anchors(passage.text)
    if there & holders:
        return False
    before = not theirs.holders or _stands_in(theirs) or "the" in theirs.holders
    return bool(mine.names & (passage.around if before else there))


def _stands_in(one: Top) -> bool:
    """Whether what holds a superlative was named before."""
    return bool(one.holders) and not {word.removesuffix("s") for word in one.holders} - _STANDS_IN - {"thi", "it"}


def size_of(words: frozenset[str]) -> int:
    """-1 for large, 1 for small, 0 for neither or both."""
    return bool(words & _SMALL) - bool(words & _LARGE)


def size_before(passage: Passage, library: Library) -> int:
    """The size of what the sentence before a passage is about; one without a word for it is not parsed."""
    before = library.passage(passage.number - 1).text if passage.place else ""
    if SIZED.search(before) is None:
        return 0
    return next((size for one in predicates_in(before) if (size := size_of(one.doers))), 0)


def _are_strangers(mine: Top, theirs: Top, library: Library) -> bool | None:
    """Whether nouns are no other names of each other, by their vectors; `None` without vectors."""
    if library.encode is None:
        return None
    one, other = np.asarray(library.encode([" ".join(sorted(_heads(each))) for each in (mine, theirs)]), np.float64)
    return True if float(one @ other) < _UNLIKE else None


def _told_of(held: _Held, sentence: Span, text: str) -> Judged:
    mine, theirs, passage = held
    top, holder = (" ".join(one.of(passage.text).split()) for one in (theirs.span, theirs.place))
    said = f"says “{top}” of “{holder}”" if theirs.holders and not _stands_in(theirs) else f"has “{top}”"
    return refuted(passage, "subject", said, mine.place.shifted(sentence.start), text)
