"""How or why something is done, where no article says how or why: "voted unanimously", "resigned because of debts"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from narrator.check.details.answers import is_quoted, unsupported
from narrator.check.details.exchanged import is_near, nouns_in
from narrator.check.details.lines import line_of
from narrator.check.details.turning import passages_of
from narrator.check.opinions import Judged, is_borne_out
from narrator.check.sources.library import Library
from narrator.check.sources.search import Passage, content_words, stem
from narrator.check.words.anchors import anchors
from narrator.engines.trees import tree
from narrator.model.claims import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_BECAUSE = re.compile(r"\b(?:because|due\sto|owing\sto|thanks\sto|on\saccount\sof)\b", re.IGNORECASE)
_HOW = re.compile(
    r"[a-z]{3}ly\b|\b(?:by|on|in|at|of)\s(?:accident|mistake|force|purpose|secret|private|public|once|(?:his|her|its|their)\sown)\b"
)
"""Words that may say how something was done."""
_WHY = frozenset({"because", "due", "owing", "thanks", "amid", "despite", "without", "under", "against", "following"})
_MARKS = frozenset({"because", "although", "though"})
_MANNERS = frozenset(
    """
    unanimously narrowly voluntarily deliberately intentionally knowingly unknowingly secretly covertly illegally
    unlawfully lawfully legally immediately instantly permanently temporarily indefinitely reluctantly accidentally
    inadvertently mistakenly wrongly wrongfully falsely privately anonymously violently forcibly peacefully
    fraudulently repeatedly unexpectedly abruptly suddenly unconditionally conditionally prematurely retroactively
    personally automatically openly willingly unwillingly hastily carelessly recklessly negligently maliciously
    """.split()  # noqa: SIM905 - a page of words, not a column
)
"""Adverbs of consent, intention, openness, speed and right: who says them of a deed tells more than the deed."""

_MAY_ADD = re.compile(rf"\b(?:{'|'.join(sorted(_MANNERS | _WHY | _MARKS))})\b")


def with_added(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], library: Library
) -> list[Judged]:
    """All that was judged of a sentence that is borne out; for a manner or reason that no article has is no evidence.

    All other words of the sentence must be those of one passage, or stand around it.
    """
    said = sentence.of(text)
    if library.encode is None or not _MAY_ADD.search(said) or not is_borne_out(judged):
        return judged
    passages = passages_of(judged, library)
    for place, words in _adjuncts(said) if passages else ():
        span = place.shifted(sentence.start)
        if is_quoted(span, marks, sentence):
            continue
        others = content_words(said[: place.start] + said[place.end :]) - content_words(" ".join(anchors(said)))
        passage = next((one for one in passages if others <= one.words | one.stems), None)
        if passage is None or not (_is_strange(words, passages) or _is_another_reason(place.of(said), passage)):
            continue
        if not _is_told_otherwise(place, said, passage):
            return [*judged, unsupported(passage, "says nothing of it", span, text)]
    return judged


def _adjuncts(said: str) -> Iterator[tuple[Span, Collection[str]]]:
    """The places of what says how or why something is done, with its words that carry meaning."""
    for token in tree(said):
        if token.head.pos_ != "VERB" or token.i == token.head.i:
            continue
        if _is_manner(token):
            yield Span(token.idx, token.idx + len(token.text)), [token.lower_]
        elif _is_reason(token):
            below = sorted(token.subtree, key=lambda one: one.i)
            words = [one.lower_ for one in below if one.pos_ in {"NOUN", "VERB", "ADJ", "ADV", "PROPN", "NUM"}]
            telling = [word for word in words if content_words(word)]
            if telling and not any(one.pos_ in {"PROPN", "NUM"} for one in below):
                yield Span(below[0].idx, below[-1].idx + len(below[-1].text)), telling


def _is_manner(token: Token) -> bool:
    return token.dep_ == "advmod" and token.lower_ in _MANNERS


def _is_reason(token: Token) -> bool:
    if token.dep_ == "advcl":
        return any(child.dep_ == "mark" and child.lower_ in _MARKS for child in token.children)
    return token.dep_ == "prep" and token.lower_ in _WHY


def _is_strange(words: Collection[str], passages: Sequence[Passage]) -> bool:
    """Whether no article of some passages has any form of some words."""
    pages = {id(one.page): one.page for one in passages}.values()
    return not any(
        word in page.within or stem(word) in page.stems or not content_words(word).isdisjoint(page.stems)
        for word in words
        for page in pages
    )


def _is_told_otherwise(place: Span, said: str, passage: Passage) -> bool:
    """Whether a passage tells how in words of its own, or has a noun that is near to one of the reason."""
    if " " not in place.of(said):
        return _HOW.search(passage.text) is not None
    return any(is_near(noun, line_of(said), passage.text) for noun in sorted(nouns_in(said)) if place.covers(noun))


def _is_another_reason(words: str, passage: Passage) -> bool:
    """Whether words say why, and a passage says why too, in none of these words, nor has them around it."""
    why = _BECAUSE.match(words) is not None and _BECAUSE.search(passage.text) is not None
    return why and content_words(words).isdisjoint(passage.stems | passage.words_around)
