"""What something was and what it is, by two figures side by side: told the other way round by draft and article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from narrator.check.details.alignment import Alignment
from narrator.check.details.lines import Line
from narrator.check.details.relations import number
from narrator.check.details.terms import HEDGES
from narrator.model.claims import Span

_BEFORE = re.compile(
    rf"(?:^| )(?:from|against|versus|after|than|instead of|compared (?:with|to))(?: (?:{'|'.join(sorted(HEDGES))}))?$"
)
"""Words before what something was."""


class _Move(NamedTuple):
    """The two numbers, what was before what is, and where a sentence has both."""

    was: str
    now: str
    span: Span


def turned_round(aligned: Alignment) -> tuple[Span, Span] | None:
    """Where the draft has as what it was what the article has as what it is, and where the article has it.

    >>> from narrator.check.details.alignment import align
    >>> from narrator.check.details.lines import line_of
    >>> turned = turned_round(align(line_of("Dues rose to 3% from 4%."), line_of("Dues rose to 4% from 3%.")))
    >>> [(span.start, span.end) for span in turned]
    [(13, 23), (13, 23)]
    """
    theirs = {(one.was, one.now): one for one in _moves(aligned.line)}
    for mine in _moves(aligned.draft):
        other = theirs.get((mine.now, mine.was))
        if other is not None and (mine.was, mine.now) not in theirs:
            return mine.span, other.span
    return None


def _moves(line: Line) -> Iterator[_Move]:
    figures = [at for at, token in enumerate(line.tokens) if any(char.isdigit() for char in token.text)]
    for first, second in pairwise(figures):
        before = _stands_before(line, first), _stands_before(line, second)
        if before[0] is not before[1]:
            numbers = number(line.tokens[first]), number(line.tokens[second])
            was, now = numbers if before[0] else numbers[::-1]
            yield _Move(was, now, Span(line.tokens[first].span.start, line.tokens[second].span.end))


def _stands_before(line: Line, at: int) -> bool:
    """Whether a figure is what something was: "from about 3%"."""
    words = " ".join(token.text.casefold() for token in line.tokens[max(0, at - 3) : at])
    return _BEFORE.search(words) is not None
