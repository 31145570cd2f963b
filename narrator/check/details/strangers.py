"""Names that a sentence has and no article that is like it."""

from __future__ import annotations

from collections.abc import Sequence

from narrator.check.details.lines import Line
from narrator.check.details.tokens import Token, sides_of
from narrator.check.words.anchors import anchors, tokens
from narrator.check.words.spelling import IN_FULL

_PLACES = "name"
_OPENS = "("
"""Before an abbreviation of the name that was just given in full."""


def strangers(draft: Line, lines: Sequence[Line]) -> list[Token]:
    """The words of names in the draft that stand nowhere in the articles, nor another word for the same country."""
    known = frozenset().union(*(line.passage.within for line in lines if line.passage is not None))
    wanted = anchors(draft.text) - known - {word for name in IN_FULL if IN_FULL[name] in known for word in name.split()}
    if not wanted:
        return []
    there = {side for word in known for side in sides_of(word) if side.rule == _PLACES}
    return [
        token
        for token in draft.tokens[1:]
        if tokens(token.text) & wanted
        and draft.text[token.span.start - 1] != _OPENS
        and not any(side in there for side in token.sides)
    ]
