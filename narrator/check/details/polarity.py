"""What the draft says and a like passage of an article denies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from narrator.check.details.alignment import base
from narrator.check.details.contrast import Clash
from narrator.check.details.denial import denied, goes_on_alike
from narrator.check.details.lines import Line, sides_alike
from narrator.check.details.tokens import Token
from narrator.check.sources.search import Found
from narrator.check.words.withheld import is_withheld

LIKE = 0.4
"""A passage that lines up this well, and has like words beside the word, speaks of the same thing."""

COVERED = 0.8
"""So does a passage that has so many of the sentence's words, wherever they stand."""

_SOFT = re.compile(
    r"\b(?:not|never|nor|neither|cannot|without|no|none|nobody|nowhere|hardly|barely|scarcely|few|little|less|avoid\w*|refus\w+|lack\w*"
    r"|fail\w*|unlikely|unable|unless|den(?:y|ied|ies)|only|instead|rather|far from|prohibit\w*|prevent\w*|refrain\w*"
    r"|restrict\w*|neglect\w*|un\w+(?:ed|able)|reject\w*|dismiss\w*|false|wrong|stop\w*|ceas\w*|longer|yet|still|until)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
_SHORTEST = 4


def turned(draft: Line, found: Sequence[tuple[Found, Line]]) -> list[Clash]:
    """The first word that the draft says and a like passage of an original denies."""
    clashes = (
        Clash(mine, other, item.passage, "direction", item.score)
        for item, line in found
        if item.passage.rank == 0 and item.score >= LIKE
        for mine, other in _undenied(draft, line, item.covered)
        if not _said_elsewhere(mine, draft, found)
    )
    return list(clashes)[:1]


def _undenied(draft: Line, line: Line, covered: float) -> Iterator[tuple[Token, Token]]:
    """A word that the passage denies, in a draft that denies nothing."""
    if _SOFT.search(draft.text):
        return
    for there, other in enumerate(line.tokens):
        if len(other.stem) < _SHORTEST or not other.content or not denied(line, there, first=True):
            continue
        for at, mine in enumerate(draft.tokens):
            if base(mine) != base(other) or not goes_on_alike(line, there, draft, at):
                continue
            if is_withheld(draft.text, mine.span.start):
                continue
            if covered >= COVERED or sides_alike(draft, at, line, there):
                yield mine, other


def _said_elsewhere(mine: Token, draft: Line, found: Sequence[tuple[Found, Line]]) -> bool:
    """Whether another like passage has the word and denies nothing."""
    at = draft.tokens.index(mine)
    return any(
        base(token) == base(mine) and sides_alike(draft, at, line, there)
        for item, line in found
        if item.score >= LIKE and not _SOFT.search(line.text)
        for there, token in enumerate(line.tokens)
    )
