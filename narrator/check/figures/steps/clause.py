"""A figure of the draft in its own clause, where its sentence has others with subjects of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from narrator.check.figures.known import Said
from narrator.engines.trees import tree

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_BESIDE: Final = frozenset({"advcl", "conj", "parataxis"})
"""How a clause hangs on another that says something of its own beside it."""
_DATING: Final = frozenset({"when", "after", "before", "since", "until", "once", "if", "unless"})
"""What opens a clause that says when or whether another is so."""


def in_its_clause(said: Said) -> Said | None:
    """The same figure, all but its clause left blank; `None` where that is the whole sentence, or says only "it"."""
    words = of_its_clause(said.sentence, said.there.start)
    return None if words == said.sentence else replace(said, sentence=words)


def of_its_clause(sentence: str, place: int) -> str:
    """A sentence with the clauses left blank that have another subject than the one around a place, and date nothing.

    >>> of_its_clause("Fees went up by 8 points, whereas those of Alder came down.", 16).split()
    ['Fees', 'went', 'up', 'by', '8', 'points,', '.']
    """
    doc = tree(sentence)
    at = next((token for token in doc if token.idx + len(token) > place), None)
    head = at and next((one for one in (at, *at.ancestors) if _is_clause(one)), None)
    if head is None or _has_pronoun(head):
        return sentence
    aside = {token.i for one in head.subtree if one is not head and _stands_beside(one) for token in one.subtree}
    kept = {token.i for token in head.subtree} - aside
    return sentence if at is None or at.i not in kept else _blanked(sentence, doc, kept)


def _is_clause(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} and any(child.dep_ in _SUBJECTS for child in token.children)


def _has_pronoun(head: Token) -> bool:
    """Whether a clause says of something that another one names what it says."""
    return any(child.dep_ in _SUBJECTS and child.pos_ == "PRON" for child in head.children)


def _stands_beside(token: Token) -> bool:
    dates = any(child.lower_ in _DATING for child in token.lefts)
    return token.dep_ in _BESIDE and _is_clause(token) and not dates


def _blanked(sentence: str, doc: Doc, kept: set[int]) -> str:
    """A sentence with spaces for each word that is not kept; every other stands where it stood."""
    marks = (token for token in doc if token.i not in kept and not token.is_punct)
    for token in marks:
        sentence = f"{sentence[: token.idx]}{' ' * len(token)}{sentence[token.idx + len(token) :]}"
    return sentence
