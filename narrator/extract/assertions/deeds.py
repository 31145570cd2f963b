"""Who does what to whom: each verb of a sentence with its two sides, whichever way it is turned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from narrator.engines.trees import tree
from narrator.extract.assertions.arguments import children, meant, subjects, words_of
from narrator.model.claims import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECTS = frozenset({"dobj", "obj", "dative"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_QUALITIES = frozenset({"acomp", "attr", "oprd"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
_PARTICIPLES = frozenset({"VBN", "VBG"})
_VERBS = frozenset({"VERB", "AUX"})
_BACK = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "both", "each"})
_DENIALS = frozenset({"not", "n't", "no", "never", "nor", "neither", "none", "hardly", "barely", "few"})


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb, or of one of being what is said to be, with the small letters of the words on its two sides.

    `doer` is the subject, of a passive what stands behind "by"; `done_to` are its objects, with a preposition or
    without, of a passive its subject; `direct` are those without. `names` are those of a single subject of its own, of
    no relative clause; `place` is where it stands; `meant` is set where it stands for something that was named before:
    "it", "the firm". `finite` is set where the verb, or the one that it completes, has a subject: "agreed to buy".
    """

    verb: str
    doer: frozenset[str]
    done_to: frozenset[str]
    names: frozenset[str]
    place: Span
    denied: bool
    meant: bool
    direct: frozenset[str] = frozenset()
    finite: bool = False


@lru_cache(maxsize=1 << 12)
def deeds_in(text: str) -> tuple[Deed, ...]:
    """The verbs of a sentence with who does it, and to whom.

    >>> [(one.verb, sorted(one.doer), sorted(one.done_to)) for one in deeds_in("Ferries are owned by Orrin.")]
    [('own', ['orrin'], ['ferries'])]
    """
    verbs = (token for token in tree(text) if token.pos_ in _VERBS and token.dep_ not in _AUXILIARIES)
    return tuple(one for one in map(_deed, verbs) if one is not None)


def _deed(verb: Token) -> Deed | None:
    doers = subjects(verb)
    quality = children(verb, _QUALITIES) if verb.lemma_ == "be" else []
    word = quality[0] if quality else verb
    direct = children(verb, _OBJECTS)
    objects = [*direct, *_behind(word, but={"by"})]
    passive = bool(children(verb, {"nsubjpass", "auxpass"}))
    by = [noun for agent in children(verb, {"agent"}) for noun in children(agent, {"pobj"})]
    if not doers:
        return None
    first, last = min(doers[0].left_edge.i, doers[0].i), doers[0]
    here = children(verb, _SUBJECTS) and verb.dep_ != "relcl" and not doers[0].conjuncts
    named = [part for one in doers for part in (one, *children(one, {"compound"})) if here and part.pos_ == "PROPN"]
    sides = (by, doers) if passive else (doers, objects)
    return Deed(
        word.lemma_.casefold(),
        words_of(_joined(sides[0])),
        words_of(_joined(sides[1])),
        frozenset(part.lower_ for part in named),
        Span(verb.doc[first].idx, last.idx + len(last.text)),
        any(child.lower_ in _DENIALS for child in (*verb.children, *word.children)),
        any(one.pos_ == "PRON" or any(map(_points_back, one.children)) for one in map(meant, doers)),
        words_of(_joined(doers if passive else direct)),
        _is_finite(verb),
    )


def _is_finite(verb: Token) -> bool:
    """Whether a verb has its own subject, or goes on with the one of the verb before it, and no object between."""
    while verb.dep_ in {"xcomp", "conj"} and not children(verb, _SUBJECTS):
        joined = children(verb.head, {"cc"}) and (verb.tag_ not in _PARTICIPLES or children(verb.head, _AUXILIARIES))
        completes = verb.tag_ == "VB" and not children(verb.head, _OBJECTS)
        if not (completes if verb.dep_ == "xcomp" else joined):
            return False
        verb = verb.head
    return bool(children(verb, _SUBJECTS)) and verb.dep_ != "relcl"


def _points_back(word: Token) -> bool:
    return word.dep_ in {"det", "poss"} and word.lower_ in _BACK


def _behind(word: Token, but: Iterable[str]) -> list[Token]:
    return [noun for prep in children(word, {"prep"}) if prep.lower_ not in but for noun in children(prep, {"pobj"})]


def _joined(nouns: Iterable[Token]) -> list[Token]:
    return [one for noun in nouns for one in (noun, *noun.conjuncts)]
