"""Words without a predicate: a heading, a list of names, half a sentence."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from narrator.engines.trees import tree
from narrator.extract.speech.tellers import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBORDINATE = frozenset({"relcl", "advcl", "acl", "csubj"})


@lru_cache(maxsize=4096)
def is_fragment(text: str) -> bool:
    """Whether no verb of the text says anything of a subject; a verb of a clause that hangs on a noun does not.

    >>> is_fragment("Small caps, large caps and the rest."), is_fragment("Small caps have fallen.")
    (True, False)
    """
    return not any(_is_predicate(token) for token in tree(text))


def _is_predicate(token: Token) -> bool:
    """A finite verb, its auxiliary or one with a subject, in a main clause."""
    if token.pos_ not in {"VERB", "AUX"} or (token.dep_ in _SUBORDINATE and token.head.pos_ in {"NOUN", "PROPN"}):
        return False
    return token.tag_ in FINITE or any(child.dep_ in {"nsubj", "nsubjpass"} for child in token.children)
