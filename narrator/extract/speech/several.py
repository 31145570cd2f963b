"""Whom "they" and "their" stand for: the several that the words before have as their subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

PLURAL = frozenset({"they", "them", "their"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MANY = frozenset({"NNS", "NNPS"})


def owner_of(pronoun: Token) -> Token | None:
    """The subject of the clause that a "their" stands in: "members have expressed their intention"."""
    if pronoun.dep_ != "poss":
        return None
    verb = next((one for one in pronoun.ancestors if one.pos_ in {"VERB", "AUX"}), None)
    return _subject(verb, pronoun) if verb is not None else None


def several_before(pronoun: Token) -> Token | None:
    """The subject of the sentence before, if it is several and no name of one: "Two trade groups sued. They …"."""
    first = pronoun.sent.start
    if not first or "\n" in pronoun.doc[first - 1].text_with_ws:
        return None
    return _subject(pronoun.doc[first - 1].sent.root, pronoun)


def _subject(verb: Token, pronoun: Token) -> Token | None:
    found = (one for one in verb.lefts if one.dep_ in _SUBJECTS and one.i < pronoun.i)
    return next((one for one in found if _is_several(one)), None)


def _is_several(noun: Token) -> bool:
    joined = any(child.dep_ == "conj" for child in noun.children)
    return noun.pos_ in {"NOUN", "PROPN"} and (noun.tag_ in _MANY or joined)
