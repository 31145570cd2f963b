"""Whom "they" stands for, and whose a plan is: the subject of the words before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

PLURAL = frozenset({"they", "them", "their"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MANY = frozenset({"NNS", "NNPS"})
_TELLS = frozenset(
    {"announce", "confirm", "declare", "express", "reaffirm", "reiterate", "repeat", "reveal", "state", "voice"}
)


def owner_of(pronoun: Token) -> Token | None:
    """Who tells of a plan of their own, by a possessive pronoun: "members have expressed their intention"."""
    verb = next((one for one in pronoun.ancestors if one.pos_ in {"VERB", "AUX"}), None)
    if pronoun.dep_ != "poss" or verb is None or verb.lemma_ not in _TELLS:
        return None
    return next((one for one in _subjects(verb, pronoun) if _is_several(one) is (pronoun.lower_ in PLURAL)), None)


def several_before(pronoun: Token) -> Token | None:
    """The subject of the sentence before, if it is several and no name of one: "Two trade groups sued. They …"."""
    first = pronoun.sent.start
    if not first or "\n" in pronoun.doc[first - 1].text_with_ws:
        return None
    return next(filter(_is_several, _subjects(pronoun.doc[first - 1].sent.root, pronoun)), None)


def _subjects(verb: Token, pronoun: Token) -> Iterator[Token]:
    found = (one for one in verb.lefts if one.dep_ in _SUBJECTS and one.i < pronoun.i)
    return (one for one in found if one.pos_ in {"NOUN", "PROPN"})


def _is_several(noun: Token) -> bool:
    return noun.tag_ in _MANY or any(child.dep_ == "conj" for child in noun.children)
