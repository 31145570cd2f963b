"""A noun, verb or adverb that an article has nowhere, in the place of another in words of its own, or in a purpose.

A paraphrase has other words throughout, and nothing is found in it; who keeps all words of a sentence but one means by
that one what the article means, or something else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from narrator.check.details.alignment import Slot, align, slots_between
from narrator.check.details.answers import has, unsupported
from narrator.check.details.lines import Line, line_of
from narrator.check.details.parallel import CLOSE
from narrator.check.details.phrased import on_one_side
from narrator.check.details.relations import is_same, is_time, number
from narrator.check.details.things import is_strange_thing
from narrator.check.details.tokens import Token
from narrator.check.details.turning import passages_of
from narrator.check.opinions import Judged, is_borne_out
from narrator.check.sources.library import Hits, Library
from narrator.check.sources.search import Passage
from narrator.engines.small_encoder import encode_words
from narrator.engines.trees import tree
from narrator.extract.assertions.purposes import purposes_in
from narrator.model.claims import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Token as Word

_READ = 4
_LONGEST = 4
"""A longer piece of other words is no word in the place of another."""

_SHARED, _TELLING = 8, 3
"""So many words before and behind it, so many of which carry meaning, make a place the article's own."""

_FEWER, _FEWER_TELLING = 7, 2
"""So many do where one word stands for one, or any where nearly all words of the sentence are the article's."""

_ALIKE = 0.4
"""The cosine of two nouns in one place of a sentence that mean the same there.

In 871 sentences that machines had told anew 35 nouns stand in such a place: 31 have more. With a noun of another
article in each of these places, five of the 35 have.
"""

_LIKENESS = {"NOUN": _ALIKE, "ADJ": 0.25, "VERB": 0.45, "ADV": 0.45}
"""The same of each part of speech; of verbs and adverbs only one for one is asked, in words that are the article's own.

Adjectives of two kinds have less; fewer have it that mean the same.

Of 112 invented exchanges of a deed for another it finds 71 that nothing else does, with .4 58 and with .5 77; of 58 of
a deed for the same it takes 12 for another, with .4 12 and with .5 18, before the lists of words that mean the same.
"""

_OF_A_KIND = re.compile(r"(?:al|ic|ar|an|ish|ese|ary|ine)$")
"""Endings that make an adjective of a thing: those that praise or blame have seldom one."""

_SAYING = frozenset("say tell add note explain recall remark observe comment state write".split())  # noqa: SIM905
"""Verbs that tell no more than that somebody said something."""
_THINGS = frozenset({"NOUN", "ADJ"})
"""These may stand for each other."""

_OTHERS = 4
"""So many others that carry meaning make of a sentence with one word of its own the article's."""

_NEAR = 0.5
"""So near to any other noun of the article's sentence, a noun may stand for that one."""


class _Place(NamedTuple):
    """A slot of a draft, and the sentence of an article that has other words there."""

    slot: Slot
    line: Line
    passage: Passage


def with_exchanged(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], near: Hits, library: Library
) -> list[Judged]:
    """All that was judged of a sentence that is borne out; for a word put in another's place there is no evidence.

    Nor is there any for a purpose that is added, or for a thing like none that the articles have.

    Direct speech (`marks`) is left alone, and so is what our own statistics bear out. Nothing without an encoder.
    """
    if library.encode is None or not is_borne_out(judged):
        return judged
    draft = line_of(sentence.of(text))
    passages = list(dict.fromkeys([*passages_of(judged, library), *(item.passage for item in near[:_READ])]))
    strange = {token.span: token for token in _strange(draft, passages)}
    settled = [mark for mark in marks if mark != sentence]
    spans = _telling(draft.text) & strange.keys() if strange else frozenset[Span]()
    for kind in _LIKENESS if strange else ():
        for span in sorted(_of_kind(draft.text, kind) & strange.keys()):
            if not any(mark.overlaps(span.shifted(sentence.start)) for mark in settled):
                found = _unlike(strange[span], kind, draft, passages)
                if found is not None:
                    return [*judged, _told_of(found, draft, sentence, text)]
    added = [_added(draft, strange.keys(), passages) if spans else None]
    added += [span for span in sorted(spans) if is_strange_thing(strange[span], passages, library)]
    for place in added:
        if place is not None and not any(mark.overlaps(place.shifted(sentence.start)) for mark in settled):
            return [*judged, unsupported(passages[0], "says nothing of it", place.shifted(sentence.start), text)]
    return judged


def _strange(draft: Line, passages: Sequence[Passage]) -> list[Token]:
    """The words of a draft that carry meaning and that no article of some passages has in any form."""
    pages = list({id(one.page): one.page for one in passages}.values())
    return [
        token
        for token in draft.tokens
        if token.content
        and not any(token.lower in page.within for page in pages)
        and not number(token)
        and not is_time(token)
        and not any(token.content & page.stems for page in pages)
    ]


def nouns_in(text: str) -> frozenset[Span]:
    """The places of the common nouns of a sentence."""
    return _of_kind(text, "NOUN")


def _of_kind(text: str, kind: str) -> frozenset[Span]:
    """The places of the words of a sentence that are one part of speech; of adjectives those of a kind of thing."""
    words = (token for token in tree(text) if token.pos_ == kind and not _is_doing(token) and not _is_told(token, text))
    return frozenset(_span(token) for token in words if kind != "ADJ" or _OF_A_KIND.search(token.lower_))


def _is_told(token: Word, text: str) -> bool:
    """Whether a verb only says that direct speech was spoken: who "recalled" it "said" it."""
    return token.lemma_.lower() in _SAYING and re.search(r"[”\"]\W*$", text[: token.idx]) is not None


def _is_doing(token: Word) -> bool:
    """Whether a parser took a verb for a noun before its object: "they are nursing losses"."""
    return token.lower_.endswith("ing") and any(one.dep_ == "aux" for one in token.children)


def _telling(text: str) -> frozenset[Span]:
    """The places of the common nouns of a sentence, and of the adjectives that say of what kind a thing is."""
    return frozenset().union(*(_of_kind(text, kind) for kind in _THINGS))


def _rivals(text: str, kind: str) -> frozenset[Span]:
    """The places of the words of a sentence that may stand where one of a kind does."""
    return _telling(text) if kind in _THINGS else _of_kind(text, kind)


def _span(token: Word) -> Span:
    return Span(token.idx, token.idx + len(token.text))


def _added(draft: Line, strange: Collection[Span], passages: Sequence[Passage]) -> Span | None:
    """The purpose of what is done that no article tells: all its nouns are strange, and near to none of a passage."""
    for purpose in purposes_in(draft.text):
        nouns = sorted(span for span in nouns_in(draft.text) if purpose.covers(span))
        telling = [span for span in strange if purpose.covers(span)]
        if nouns and len(telling) > 1 and all(span in strange for span in nouns):
            near = (is_near(span, draft, passage.text) for span in nouns for passage in passages)
            if not any(near):
                return purpose
    return None


def is_near(
    span: Span, draft: Line, text: str, aside: Span | None = None, least: float = _ALIKE, kind: str = "NOUN"
) -> bool:
    """Whether any word of a kind in a text but those `aside` is near to one of the draft, each in its own sentence."""
    mine = encode_words(draft.text, span)
    others = (other for other in sorted(_rivals(text, kind)) if aside is None or not aside.covers(other))
    return any(_cosine(mine, encode_words(text, other)) >= least for other in others)


def _unlike(token: Token, kind: str, draft: Line, passages: Sequence[Passage]) -> _Place | None:
    """The surest place of an article that has another word of a kind, unless any place has one that is like it."""
    found = [place for passage in passages for place in _places(token, kind, draft, passage)]
    if not found or any(_likeness(place, draft) >= _LIKENESS[kind] for place in found):
        return None
    near = (is_near(token.span, draft, place.line.text, _theirs(place), _NEAR, kind) for place in found)
    return None if any(near) else found[0]


def _places(token: Token, kind: str, draft: Line, passage: Passage) -> Iterator[_Place]:
    """The places of a passage that have another word of a kind where the draft has one, in words that both have."""
    line = line_of(passage.text, passage)
    words: frozenset[Span] | None = None
    for slot, beside in slots_between(draft, line):
        mine, theirs = draft.tokens[slot.start : slot.end], line.tokens[slot.there : slot.until]
        if token not in mine or not 0 < len(theirs) <= _LONGEST or len(mine) > _LONGEST:
            continue
        single = len(mine) == len(theirs) == 1
        thing = kind in _THINGS
        if not (_is_its_own(beside, draft, line, single=single) if thing else single and _is_close(draft, line)):
            continue
        if any(is_same(token, other) for other in line.tokens) or (single and on_one_side(token, theirs[0])):
            continue
        words = _rivals(line.text, kind) if words is None else words
        if any(other.span in words for other in theirs):
            yield _Place(slot, line, passage)


def _is_its_own(beside: Sequence[Token], draft: Line, line: Line, *, single: bool) -> bool:
    """Whether the words on both sides of other words make their place the article's own."""
    telling = sum(bool(one.content) for one in beside)
    if len(beside) >= _SHARED and telling >= _TELLING:
        return True
    if not single:
        return False
    near = len(beside) >= _FEWER and telling >= _FEWER_TELLING
    return near or (telling > 0 and _is_all_else(draft, line)) or _is_close(draft, line)


def _is_all_else(draft: Line, line: Line) -> bool:
    """Whether all words of a sentence that carry meaning but one are those of another, whatever their order."""
    telling = [one for one in draft.tokens if one.content or number(one)]
    others = [one for one in telling if not any(is_same(one, other) for other in line.tokens)]
    return len(others) == 1 and len(telling) > _OTHERS


def _is_close(draft: Line, line: Line) -> bool:
    """Whether nearly all words of a draft are an article's own."""
    aligned = align(draft, line)
    return aligned is not None and aligned.share >= CLOSE


def _likeness(place: _Place, draft: Line) -> float:
    """The cosine of the article's words and of the draft's, put in their place."""
    line, theirs, mine = place.line, _theirs(place), _mine(place, draft)
    words = mine.of(draft.text)
    changed = line.text[: theirs.start] + words + line.text[theirs.end :]
    put_in = Span(theirs.start, theirs.start + len(words))
    return _cosine(encode_words(line.text, theirs), encode_words(changed, put_in))


def _cosine(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    """Of unit vectors, to the places that are the same on every machine."""
    return round(float(one @ other), 3)


def _mine(place: _Place, draft: Line) -> Span:
    tokens = draft.tokens[place.slot.start : place.slot.end]
    return Span(tokens[0].span.start, tokens[-1].span.end)


def _theirs(place: _Place) -> Span:
    tokens = place.line.tokens[place.slot.there : place.slot.until]
    return Span(tokens[0].span.start, tokens[-1].span.end)


def _told_of(place: _Place, draft: Line, sentence: Span, text: str) -> Judged:
    theirs = has(_theirs(place).of(place.line.text))
    return unsupported(place.passage, theirs, _mine(place, draft).shifted(sentence.start), text)
