"""The words that say where the people and things of a sentence are of or in: a German fund, strikers in Lyon."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from narrator.engines.trees import tree
from narrator.model.claims import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE = frozenset({"amod", "compound", "nmod", "poss"})
_OF_PLACE = frozenset({"in", "from", "of"})


class Home(NamedTuple):
    """A word that stands beside a common noun, or behind "in" or "of"; `noun` is its lemma."""

    word: str
    span: Span
    noun: str


@lru_cache(maxsize=1 << 12)
def homes_in(text: str) -> tuple[Home, ...]:
    """The names that stand by a common noun as its own, in their order.

    >>> [(one.word, one.noun) for one in homes_in("Strikers in Lyon met German carmakers.")]
    [('Lyon', 'striker'), ('German', 'carmaker')]
    """
    return tuple(
        Home(token.text, Span(token.idx, token.idx + len(token.text)), noun.lemma_.casefold())
        for token in tree(text)
        if token.text[0].isupper() and (noun := _noun(token)) is not None
    )


def _noun(token: Token) -> Token | None:
    """The common noun that a name stands by."""
    above = token.head if token.dep_ in _BEFORE else None
    if token.dep_ == "pobj" and token.head.lower_ in _OF_PLACE and token.head.dep_ == "prep":
        above = token.head.head
    return above if above is not None and above.i != token.i and above.pos_ == "NOUN" else None
