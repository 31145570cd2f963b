"""What a sentence says, clause by clause, each with the words of whom or what it says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from narrator.engines.trees import tree
from narrator.extract.speech.frames import BELIEF, SPEECH

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_HANGS = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis"})
_VERBS = frozenset({"VERB", "AUX"})
_LEFT_OUT = frozenset({"punct", "mark", "cc"})
_TELLS = SPEECH | BELIEF
_DEEPEST = 8
"""Clauses that hang on each other without end are no prose."""


@lru_cache(maxsize=4096)
def predications(text: str) -> tuple[str, ...]:
    """The clauses of a text in order, without the words that join them or say only who says so.

    A clause without a subject of its own has that of the clause that it hangs on, a relative one its noun.

    >>> predications("Orla Quist, who left the yard in May, says that it has paid its debts.")
    ('Orla Quist who left the yard in May', 'it has paid its debts')
    """
    heads = (token for token in tree(text) if _is_clause(token))
    return tuple(_worded(head) for head in heads if not _only_tells(head))


def _is_clause(token: Token) -> bool:
    """Whether a word heads a clause: a verb, or what else has a subject, where a clause can hang."""
    if token.dep_ in {"conj", "pcomp"}:
        return token.pos_ in _VERBS and token.head.pos_ in _VERBS | {"ADP", "SCONJ"}
    return token.dep_ in _HANGS and (token.pos_ in _VERBS or _subject(token) is not None)


def _only_tells(token: Token) -> bool:
    """Whether a verb of saying or thinking has a clause that says what: it adds nothing but who says it."""
    return token.lemma_ in _TELLS and any(child.dep_ == "ccomp" and _is_clause(child) for child in token.children)


def _worded(token: Token) -> str:
    words = [*_in_order(_lent(token, _DEEPEST)), *_in_order(_own(token))]
    return " ".join(word.text for word in words if word.dep_ not in _LEFT_OUT)


def _in_order(tokens: Iterable[Token]) -> list[Token]:
    return sorted(tokens, key=lambda token: token.i)


def _subject(token: Token) -> Token | None:
    return next((child for child in token.children if child.dep_ in _SUBJECTS), None)


def _own(token: Token) -> Iterator[Token]:
    """The words of a clause, without those of the clauses that hang on it."""
    yield token
    for child in token.children:
        if not _is_clause(child):
            yield from _own(child)


def _lent(token: Token, depth: int) -> Iterable[Token]:
    """The words of what a clause tells of without naming it in its own course."""
    if token.dep_ == "relcl":
        return _own(token.head)
    if _subject(token) is not None or token.dep_ == "ROOT" or not depth:
        return ()
    if token.dep_ == "acl":
        return _own(token.head)
    above = next((one for one in token.ancestors if _is_clause(one)), None)
    subject = _subject(above) if above is not None else None
    if above is None or subject is not None:
        return _own(subject) if subject is not None else ()
    return _lent(above, depth - 1)
