"""Whether the verb over a word tells what has been, what is expected, or what has not been."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from narrator.extract.assertions.arguments import is_asked

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_AHEAD = frozenset({"will", "'ll", "wo", "shall", "could", "may", "might", "should", "would"})
_EXPECTING = frozenset({"expect", "forecast", "predict", "project", "anticipate", "foresee", "envisage"})
"""Verbs whose objects are forecasts."""
_INTENDING = frozenset(
    """expect forecast predict project anticipate likely unlikely poise set bound slate tip due plan aim intend hope
    pledge vow promise threaten track course verge""".split()  # noqa: SIM905 - a page of words, not a column
)
"""Words whose infinitives are forecasts."""
_PLANS = frozenset({"plan", "forecast", "target", "aim", "goal", "guidance", "projection", "prediction"})
"""Nouns of which a sentence tells what is to come: "its plan is $240 billion"."""
_DENYING = frozenset({"fail", "avoid", "deny", "cease", "stop", "refuse"})
_NOBODY = frozenset({"neither", "none", "no", "nobody"})
_APART = frozenset(
    """after before despite since following amid than against versus unlike besides until compared
    as""".split()  # noqa: SIM905 - a page of words, not a column
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
_TELLING = re.compile(
    r"\b(?:will|shall|could|may|might|should|would|expect|forecast|predict|project|anticipat|foresee|envisage|likely"
    r"|unlikely|poised|set|bound|slated|tipped|due|plan|aim|target|goal|guidance|intend|hope|hoping|pledge|vow|promis"
    r"|threaten|track|course|look|not"
    r"|never|no|none|neither|nobody|nowhere|impossible|unable|fail|avoid|deny|denie|ceas|stop|refus|without|cannot)|n['’]t\b|['’]ll\b|\byet\sto\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mood:
    """What a verb makes of the words under it; plain where it tells what has been."""

    forecast: bool = False
    negated: bool = False


PLAIN = Mood()


@dataclass(frozen=True, slots=True)
class Moods:
    """The moods of a sentence's words: `starts` are their places in the text, ascending."""

    starts: tuple[int, ...] = ()
    moods: tuple[Mood, ...] = ()

    def at(self, place: int) -> Mood:
        """The mood of the word at a place."""
        found = bisect_right(self.starts, place) - 1
        return self.moods[found] if found >= 0 else PLAIN


def find_moods(words: str, sentence: Tokens) -> Moods:
    """The mood over every word of a sentence; `words` are its text, by which most sentences need no second look."""
    if _TELLING.search(words) is None:
        return Moods()
    known: dict[int, Mood] = {}
    for token in sentence:
        _learn(token, known)
    return Moods(tuple(token.idx for token in sentence), tuple(known[token.i] for token in sentence))


def _learn(token: Token, known: dict[int, Mood]) -> None:
    """Enter the mood of a word and of those above it, from the top."""
    above: list[Token] = []
    while token.i not in known:
        above.append(token)
        if token.head.i == token.i:
            break
        token = token.head
    for one in reversed(above):
        over = known.get(one.head.i, PLAIN)
        known[one.i] = _of_verb(one, over) if _is_verb(one) else _of_word(one, over)


def _is_verb(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}


def _of_word(token: Token, over: Mood) -> Mood:
    """The mood of what a word hangs on, except behind "after", "despite", "than": what follows is said for itself.

    "The 14% jump" is taken to have been, whatever is denied of it.
    """
    if token.dep_ in {"prep", "mark", "advcl"} and token.lower_ in _APART:
        return PLAIN
    if _is_of_none(token) or _is_beside_denial(token):
        return replace(over, negated=not over.negated)
    return replace(over, negated=False) if over.negated and _is_given(token) else over


def _is_beside_denial(token: Token) -> bool:
    """Whether a verb that denies does so of its object, and not of a word, which is its subject or joined to it.

    "Five strikes stopped the trains and cost $2 million" denies neither the strikes nor what they cost.
    """
    verb = token.head
    if token.dep_ not in {"nsubj", "nsubjpass", "conj"} or verb.lemma_.lower() not in _DENYING:
        return False
    if _is_of_deliveries(verb, list(verb.children)):
        return False
    objects = {child.dep_ for child in verb.children}
    return token.dep_ == "conj" or ("dobj" in objects and "xcomp" not in objects)


def _is_of_none(token: Token) -> bool:
    """Whether a preposition says what none of several are, without a verb: "none of them above $3 million"."""
    if token.dep_ != "prep" or not token.i:
        return False
    before = token.doc[token.i - 1]
    return any(one.lower_ in _NOBODY and one.dep_ == "appos" for one in (before, *before.ancestors))


def _is_given(noun: Token) -> bool:
    """Whether a noun with a figure before it has a definite article or an owner."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    before = [*noun.lefts]
    owned = any(child.lower_ in _DEFINITE or child.dep_ == "poss" for child in before)
    return owned and any(part.like_num for child in before for part in child.subtree)


def _of_verb(verb: Token, over: Mood) -> Mood:
    """A verb's own mood, with that of the verb whose object or partner it is."""
    children = list(verb.children)
    own_subject = any(child.dep_ in {"nsubj", "nsubjpass"} for child in children)
    own_aux = any(child.dep_ in {"aux", "auxpass"} and child.lower_ != "to" for child in children)
    leans = verb.dep_ == "xcomp" or (verb.dep_ == "conj" and not own_subject and not own_aux)
    bare = verb.tag_ in {"VB", "VBG"} and not own_aux
    leans = leans or (verb.dep_ == "ccomp" and (bare or _is_infinitive(children)))
    inherited = over if leans else PLAIN
    if leans and _is_beside_denial(verb):
        inherited = replace(inherited, negated=not inherited.negated)
    forecast = inherited.forecast or _looks_ahead(verb, children)
    negated = _is_denied(verb, children) != (inherited.negated and not is_asked(verb))
    return Mood(forecast, negated)


def _is_infinitive(children: Sequence[Token]) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in children)


def _looks_ahead(verb: Token, children: Sequence[Token]) -> bool:
    """Whether an auxiliary, an adjective or the verb itself expects, or the sentence says what a plan is.

    What "could not" be done was not done.
    """
    if any(child.lower_ == "could" for child in children) and any(child.dep_ == "neg" for child in children):
        return False
    if any(child.lower_ in _AHEAD and child.dep_ == "aux" for child in children):
        return not any(child.lower_ in {"have", "'ve"} and child.dep_ == "aux" for child in children) or not any(
            child.lower_ in {"may", "might"} for child in children
        )
    if verb.lemma_ == "be" and any(one.dep_ == "nsubj" and one.lemma_.lower() in _PLANS for one in children):
        return True
    if verb.lemma_.lower() in _EXPECTING and verb.dep_ not in {"amod", "compound"}:
        return True
    if verb.lemma_ == "look" and any(one.dep_ == "prep" and _has_figure(one) for one in children):
        return True
    marker = next((child for child in children if child.lower_ == "to" and child.dep_ == "aux"), None)
    return marker is not None and marker.i > 0 and marker.doc[marker.i - 1].lemma_.lower() in _INTENDING


def _has_figure(word: Token) -> bool:
    """Whether a word is "for" and has a figure behind it: who looks for a sum expects it."""
    return word.lower_ == "for" and any(part.like_num for part in word.subtree)


def _is_denied(verb: Token, children: Sequence[Token]) -> bool:
    """Whether "not", "no longer", "neither" or "fail to" turn the verb round; two of them leave it as it was."""
    found = verb.lemma_.lower() in _DENYING and not _is_of_deliveries(verb, children)
    for child in children:
        if child.dep_ == "neg" and child.lower_ != "no":
            found ^= not _only(child)
        elif child.dep_ in {"nsubj", "nsubjpass"}:
            found ^= child.left_edge.lower_ in _NOBODY and not _bounds(child.left_edge)
        elif (child.lower_ == "longer" and child.left_edge.lower_ == "no") or child.lower_ in {"neither", "nor"}:
            found ^= child.dep_ != "cc"
        elif child.lower_ == "nowhere":
            found = not found
    if (verb.dep_ == "pcomp" and verb.head.lower_ == "without") or verb.head.lower_ in {"impossible", "unable"}:
        return not found
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "have" and any(c.lower_ == "yet" for c in verb.head.children):
        return not found
    return found


def _bounds(token: Token) -> bool:
    """Whether a denial begins "no more than" or "no fewer than"."""
    return token.doc[token.i + 2 : token.i + 3].text.casefold() == "than"


def _is_of_deliveries(verb: Token, children: Sequence[Token]) -> bool:
    """Whether it is the trade's "fails to deliver", of which nobody fails: the shares that are owed."""
    owed = any(child.lower_ == "deliver" for child in children)
    return owed and not any(child.dep_ in {"nsubj", "nsubjpass"} and child.i < verb.i for child in children)


def _only(token: Token) -> bool:
    """Whether "not" belongs to "not only", "not just", "not because"."""
    following = token.i + 1
    return following < len(token.doc) and token.doc[following].lower_ in {"only", "just", "because", "least", "merely"}
