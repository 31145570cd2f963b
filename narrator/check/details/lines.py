"""A sentence with its words, and the words around one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from narrator.check.details.tokens import Token, tokens_of
from narrator.check.sources.search import Passage

AROUND = 8
"""So many words on either side of a word are its surroundings."""

CLOSE = 3
"""So many words that carry meaning on either side of a word are close to it."""


_COUNTED = frozenset({"million", "billion", "trillion", "thousand"})
"""Units of counting stand beside everything."""


_CLOSING = re.compile(r"[.,]?[”\"]")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its words."""

    text: str
    tokens: tuple[Token, ...]
    passage: Passage | None = None


def line_of(text: str, passage: Passage | None = None) -> Line:
    """A sentence, word by word."""
    return Line(text, tokens_of(text), passage)


def surroundings(line: Line, at: int, aside: frozenset[str] = frozenset(), *, close: bool = False) -> frozenset[str]:
    """The words that carry meaning around one, but those set aside."""
    if close:
        before = [token for token in line.tokens[max(0, at - AROUND) : at] if token.content]
        after = [token for token in line.tokens[at + 1 : at + 1 + AROUND] if token.content]
        near = (*before[-CLOSE:], *after[:CLOSE])
    else:
        near = (*line.tokens[max(0, at - AROUND) : at], *line.tokens[at + 1 : at + 1 + AROUND])
    return frozenset(word for token in near if token.stem not in aside for word in token.content)


def sides_alike(one: Line, at: int, other: Line, there: int, *, reach: int = 1) -> bool:
    """Whether of so many words that carry meaning next to two words one is the same, before both or after both."""
    before = _beside(one.tokens[:at][::-1], reach) & _beside(other.tokens[:there][::-1], reach)
    return bool(before or _beside(one.tokens[at + 1 :], reach) & _beside(other.tokens[there + 1 :], reach))


def _beside(tokens: Sequence[Token], reach: int) -> frozenset[str]:
    near = [token.content for token in tokens[:AROUND] if token.content and token.text not in _COUNTED]
    return frozenset().union(*near[:reach])


def is_marked(line: Line, words: Sequence[Token]) -> bool:
    """Whether some words are all that stands between two quotation marks: a “hold” rating."""
    if not words:
        return False
    before, after = line.text[: words[0].span.start], line.text[words[-1].span.end :]
    return before.endswith(("“", '"')) and _CLOSING.match(after) is not None
