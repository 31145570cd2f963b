"""What a sentence of an article says of what, once "it", "that group" or "we" count as what they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from narrator.check.sources.library import Library
from narrator.check.sources.search import Passage, content_words
from narrator.check.speech.bearers import WE
from narrator.check.words.anchors import tokens
from narrator.engines.trees import tree
from narrator.extract.assertions.arguments import subjects, words_of
from narrator.extract.assertions.courses import courses_in, moves_in
from narrator.extract.assertions.predicates import Predicate, predicates_in
from narrator.extract.names.indices import index_name, index_places

_BACK = frozenset(
    {"it", "they", "he", "she", "them", "him", "her", "its", "their", "his", "this", "that", "these", "those"}
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FURTHEST = 3
"""So many sentences back a pronoun may point that stands in each of them."""


def meant_in(passage: Passage, library: Library) -> list[tuple[Predicate, Predicate]]:
    """What a passage says of what, by its words and its figures, each as it stands and with what its pronouns mean."""
    points = not _BACK.isdisjoint(tokens(passage.text))
    back = frozenset(_pointed_at(passage, library)) if points else frozenset[str]()
    writer = tokens(" ".join(passage.page.reading.paper))
    aside = _shown(passage.text)
    return [(_without(one, aside), _with(one, back, writer)) for one in said_in(passage.text)]


def _shown(text: str) -> frozenset[str]:
    """The nouns that only point at what was named before: "that trade"."""
    return frozenset(one.head.lower_ for one in tree(text) if one.dep_ == "det" and one.lower_ in _BACK)


def _without(one: Predicate, aside: frozenset[str]) -> Predicate:
    return replace(one, said_of=one.said_of - aside, doers=one.doers - aside, objects=one.objects - aside)


def said_in(text: str) -> tuple[Predicate, ...]:
    """What a sentence says of what, by its words and its pairs of figures; an index has its one name."""
    told = (*predicates_in(text), *courses_in(text), *moves_in(text))
    names = {tokens(text[start:end]): tokens(index_name(text[start:end])) for start, end in index_places(text)}
    if not any(name - words for words, name in names.items()):
        return told
    return tuple(
        replace(one, said_of=_named(one.said_of, names), doers=_named(one.doers, names)) if one.said_of else one
        for one in told
    )


def _named(said_of: frozenset[str], names: dict[frozenset[str], frozenset[str]]) -> frozenset[str]:
    """Some words with the one name of an index for any other that they hold."""
    for words, name in names.items():
        said_of = (said_of - words) | name if words <= said_of else said_of
    return said_of


def _with(one: Predicate, back: frozenset[str], writer: frozenset[str]) -> Predicate:
    """The same with what its pronouns mean: those of an object are first of all its own doer."""

    def meant(words: frozenset[str], doers: frozenset[str]) -> frozenset[str]:
        found = words | (writer if words & WE else frozenset())
        return found | (doers or back) if words & _BACK else found

    doers = meant(one.doers, frozenset())
    apart = doers if one.doers != one.said_of else frozenset[str]()
    return replace(
        one,
        doers=doers,
        said_of=meant(one.said_of, apart),
        objects=meant(one.objects, apart),
        goals=meant(one.goals, apart),
    )


def _pointed_at(passage: Passage, library: Library) -> Iterator[str]:
    """The words for what stands first in a passage or, where that is a pronoun as well, in the one before it."""
    number = passage.number - 1
    first = passage.number - passage.place
    yield from _firsts(passage.text) - _BACK
    for place in range(number, max(first, number - _FURTHEST + 1) - 1, -1):
        found = _firsts(library.passage(place).text)
        yield from found - _BACK
        if not found & _BACK:
            return


def _firsts(text: str) -> frozenset[str]:
    """The words of the first subject of a sentence and of its main one; of a phrase without a verb, its own."""
    doc = tree(text)
    first = next((token for token in doc if token.dep_ in _SUBJECTS), None)
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    main = (subjects(root) or [root]) if root is not None else []
    return words_of(main if first is None else (first, *main))


def meaning_of(words: frozenset[str]) -> frozenset[str]:
    """The stems of words that carry meaning, pronouns aside."""
    return content_words(" ".join(sorted(words - _BACK - WE)))
