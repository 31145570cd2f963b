"""What a sentence says that something is done for."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from narrator.engines.trees import tree
from narrator.model.claims import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


@lru_cache(maxsize=1 << 12)
def purposes_in(text: str) -> tuple[Span, ...]:
    """The infinitives with all their words that say what a verb is done for, in their order.

    >>> text = "The yard closed its dock to save money."
    >>> [span.of(text) for span in purposes_in(text)]
    ['to save money']
    """
    found = []
    for token in tree(text):
        if token.dep_ in {"advcl", "xcomp"} and token.head.pos_ == "VERB" and _is_purpose(token):
            words = [word for word in token.subtree if not word.is_punct]
            found.append(Span(words[0].idx, words[-1].idx + len(words[-1].text)))
    return tuple(found)


def _is_purpose(token: Token) -> bool:
    """Whether an infinitive hangs on a verb that does not need one: not "plans to", "managed to"."""
    free = token.dep_ == "advcl" or any(child.dep_ in {"dobj", "nsubjpass"} for child in token.head.children)
    return free and any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children)
