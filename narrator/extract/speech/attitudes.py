"""Cues that are no verbs: nouns of saying ("the claim that") and adjectives of conviction ("is sure that")."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from narrator.extract.speech.frames import ABOUT, ADJECTIVES, BEARING, NOUNS
from narrator.extract.speech.tellers import teller_of

if TYPE_CHECKING:
    from spacy.tokens import Token

Found: TypeAlias = "tuple[int, int, Token | None]"
"""First and last token of a cue, and who speaks."""

_NEAR = 8
_STATES = frozenset({"be", "seem", "remain", "feel", "become", "sound", "appear", "grow"})
_FEELS = ABOUT | {"of", "in", "at", "with"}


def find_noun(noun: Token, inside: Callable[[int], bool], first_of: Callable[[Token], int]) -> Found | None:
    """The cue whose head is `noun`, if the noun stands for what somebody says.

    Either its owner is the speaker ("its claim that", "the claim by Alder that"), or the subject of a verb that only
    carries it ("Alder expressed concern about"), which then belongs to the cue.
    """
    if noun.lemma_.lower() not in NOUNS:
        return None
    leads = complement(noun)
    if leads is None:
        return None
    last = leads.i if leads.dep_ == "prep" else noun.i
    owner = _owner(noun, leads)
    if owner is not None:
        return _start(noun), last, owner
    verb = noun.head
    if noun.dep_ == "dobj" and verb.i < noun.i and verb.lemma_.lower() in BEARING:
        subject = teller_of(verb, inside)
        if subject is not None:
            return first_of(verb), last, subject
    return (_start(noun), last, None) if leads.dep_ != "prep" and _is_that(leads) else None


def carries(verb: Token) -> bool:
    """Whether the verb only carries a noun of saying, whose cue it then is a part of."""
    return verb.lemma_.lower() in BEARING and any(
        child.dep_ == "dobj" and child.lemma_.lower() in NOUNS and complement(child) is not None
        for child in verb.rights
    )


def complement(noun: Token) -> Token | None:
    """What leads from the noun to what is said: the verb of "that ..." or "to ...", or a preposition."""
    for child in noun.rights:
        if child.dep_ in {"acl", "ccomp", "relcl"} and (_is_that(child) or _is_to(child)):
            return child
    following = next(noun.rights, None)
    if following is not None and following.dep_ == "prep" and following.i == noun.i + 1 and following.lower_ in ABOUT:
        return following
    return None


def _is_that(verb: Token) -> bool:
    """Whether the clause has a "that" which is no part of it, unlike "the claim that he made"."""
    return any(child.lower_ == "that" and child.dep_ == "mark" for child in verb.lefts)


def _is_to(verb: Token) -> bool:
    return verb.dep_ == "acl" and verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.lefts)


def _owner(noun: Token, leads: Token) -> Token | None:
    """Whose word it is: "Alder's claim", "the claim by Alder", "the view of Alder"."""
    owner = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    if owner is not None:
        return owner
    givers = {"by", "from"} if leads.dep_ == "prep" else {"by", "from", "of"}
    by = next((c for c in noun.rights if c.dep_ in {"prep", "agent"} and c.lower_ in givers and c != leads), None)
    return next((child for child in by.rights if child.dep_ == "pobj"), None) if by is not None else None


def _start(noun: Token) -> int:
    """The first word of the noun phrase behind its owner."""
    owner = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    first = owner.right_edge.i + 1 if owner is not None else noun.left_edge.i
    return first if first <= noun.i <= first + _NEAR else noun.i


def find_adjective(word: Token) -> Found | None:
    """The cue whose head is an adjective that says how somebody is minded, with the verb "to be" before it."""
    if word.lower_ not in ADJECTIVES:
        return None
    state = word.head if word.pos_ == "ADJ" else word
    if word.pos_ == "ADJ" and (word.dep_ != "acomp" or state.lemma_.lower() not in _STATES):
        return None
    subject = next((c for c in state.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    leads = feels(word)
    if subject is None or leads is None or subject.lower_ in {"it", "that", "this", "there", "what"}:
        return None
    first = state if word.pos_ == "ADJ" else next((c for c in word.lefts if c.dep_ == "auxpass"), word)
    while first.i and first.nbor(-1).dep_ in {"aux", "neg", "advmod"} and first.nbor(-1).head == state:
        first = first.nbor(-1)
    return first.i, leads.i if leads.dep_ == "prep" else word.i, subject


def feels(word: Token) -> Token | None:
    """What leads from the adjective to what it is about: a clause, a verb with "to", or a preposition."""
    places = [*word.rights, *(c for c in word.head.rights if c.i > word.i and word.pos_ == "ADJ")]
    for child in places:
        if child.dep_ in {"ccomp", "xcomp"} and child.left_edge.i <= word.i + 2:
            return child
        if child.dep_ == "prep" and child.i == word.i + 1 and child.lower_ in _FEELS:
            return child
    return None
