"""What a sentence says that somebody does, verb by verb: who, with which figures, and what for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from narrator.engines.trees import tree
from narrator.extract.assertions.arguments import NOUNS, children, meant, subjects, under
from narrator.model.claims import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBS = frozenset({"VERB", "AUX"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_BEYOND = _SUBJECTS | frozenset({"relcl", "advcl", "ccomp", "parataxis", "agent"})
"""What hangs on a verb or a noun and is told of by another verb."""
_BEFORE = frozenset({"compound", "amod", "nmod"})
_BACK = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})

_ASIDE = re.compile(r",\s(?:who|which|whose)\s[^,;:.]*,(?=\s)")
"""What a parser may take for the whole sentence: "dealers, who must buy what others do not, were left with 8%"."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion"})


class Party(NamedTuple):
    """Who does something: where its noun stands with what names it more closely, and the small letters of all of it.

    `noun` is the lemma of the noun; `named` is set of a name, `meant` of what stands for something told before: "they".
    """

    span: Span
    words: frozenset[str]
    noun: str
    named: bool
    meant: bool


class Doing(NamedTuple):
    """A verb by its lemma, with who does it, or of a passive without "by" to whom it is done (`acts` is not set).

    `told` are the small letters of the words behind it, `numbers` the figures among them, `counted` those of who does
    it; `behind` are the nouns behind its prepositions, each with its preposition.
    """

    verb: str
    place: Span
    acts: bool
    parties: tuple[Party, ...]
    told: frozenset[str]
    numbers: frozenset[str]
    counted: frozenset[str]
    behind: tuple[tuple[str, Span], ...]


@lru_cache(maxsize=1 << 12)
def doings_in(text: str) -> tuple[Doing, ...]:
    """The verbs of a sentence that have a subject, in their order.

    >>> [(one.verb, [who.noun for who in one.parties]) for one in doings_in("Brokers were left with 8% of them.")]
    [('leave', ['broker'])]
    """
    plain = _ASIDE.sub(lambda aside: " " * len(aside[0]), text)
    return tuple(one for each in dict.fromkeys((plain, text)) for verb in tree(each) for one in _doings(verb))


def _doings(verb: Token) -> Iterator[Doing]:
    if verb.pos_ not in _VERBS or verb.dep_ in _AUXILIARIES:
        return
    passive = bool(children(verb, {"nsubjpass", "auxpass"}))
    agents = [noun for by in children(verb, {"agent"}) for noun in children(by, {"pobj"})]
    who = agents or [meant(one) for one in subjects(verb)]
    parties = tuple(map(_party, (each for one in who for each in (one, *one.conjuncts))))
    if not parties:
        return
    words, named = list(_told(verb)), [meant(one) for one in (*subjects(verb), *agents)]
    yield Doing(
        verb.lemma_.casefold(),
        Span(verb.idx, verb.idx + len(verb.text)),
        not passive or bool(agents),
        parties,
        frozenset(word.lower_ for word in words),
        frozenset(word.lower_ for word in words if _is_figure(word)),
        frozenset(word.lower_ for one in named for word in _within(one) if _is_figure(word)),
        tuple(_behind(words)),
    )


def _told(verb: Token) -> Iterator[Token]:
    """The words that a verb has beside its subject; of a relative clause what it describes, if that is no subject."""
    for child in verb.children:
        yield from _within(child) if child.dep_ not in _BEYOND | {"conj"} else ()
    own = {meant(one).i for one in children(verb, _SUBJECTS)}
    if verb.dep_ == "relcl" and own and verb.head.i not in own:
        yield from (word for word in _within(verb.head) if word.i != verb.i)


def _within(word: Token) -> Iterator[Token]:
    return under(word, lambda child, one: child.dep_ in _BEYOND or (child.dep_ == "conj" and one.pos_ in _VERBS))


def _is_figure(word: Token) -> bool:
    """Whether a word is a figure of its own: no "million", no part of a word such as ten-year, and no date."""
    within = word.head.pos_ == "NOUN" and word.head.dep_ == "compound"
    dated = word.head.pos_ == "PROPN" or _YEAR.fullmatch(word.lower_) is not None
    return word.like_num and word.lower_ not in _SCALES and not (within or dated)


def _behind(words: list[Token]) -> Iterator[tuple[str, Span]]:
    for word in words:
        if word.dep_ == "pobj" and word.pos_ == "NOUN":
            yield word.head.lower_, _phrase(word)


def _party(noun: Token) -> Party:
    back = noun.pos_ == "PRON" or any(one.dep_ in {"det", "poss"} and one.lower_ in _BACK for one in noun.children)
    own = frozenset(word.lower_ for word in noun.subtree)
    return Party(_phrase(noun), own, noun.lemma_.casefold(), noun.pos_ == "PROPN", back)


def _phrase(noun: Token) -> Span:
    """Where a noun stands with the words right before it that name it more closely."""
    first = noun
    while first.i and (before := noun.doc[first.i - 1]).dep_ in _BEFORE and before.pos_ in NOUNS | {"ADJ"}:
        first = before
    return Span(first.idx, noun.idx + len(noun.text))
