"""The same thing told in other words, and the other way: most for few, at most for at least, done for not done."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from narrator.check.details.alignment import base
from narrator.check.details.contrast import Clash
from narrator.check.details.denial import denied
from narrator.check.details.lines import Line, sides_alike
from narrator.check.details.quantity import denials, is_bound, level
from narrator.check.details.relations import number, sides_here
from narrator.check.details.tokens import Token
from narrator.check.sources.search import Found

LIKE = 0.4
"""A passage that lines up this well, and has like words beside the word, speaks of the same thing."""

COVERED = 0.8
"""So does a passage that has so many of the sentence's words, wherever they stand."""

_SOFT = re.compile(
    r"\b(?:not|never|nor|neither|cannot|without|no|none|nobody|hardly|barely|scarcely|few|little|less|avoid\w*|refus\w+|lack\w*"
    r"|fail\w*|unlikely|unable|unless|den(?:y|ied|ies)|only|instead|rather|far from|prohibit\w*|prevent\w*|refrain\w*"
    r"|restrict\w*|neglect\w*|un\w+(?:ed|able)|reject\w*|dismiss\w*|false|wrong|stop\w*|ceas\w*|longer|yet|still|until)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
_MUCH = 0.6
_SHORTEST, _STEPS, _NEAR = 4, 4, 3
_Turns = Callable[[Line, Line, float], Iterator[tuple[Token, Token]]]
"""The draft's sentence, a passage, and how many of the sentence's words it has, to words and what turns them."""


def turned(draft: Line, found: Sequence[tuple[Found, Line]]) -> list[Clash]:
    """The first word of the draft that a like passage of an original has the other way."""
    clashes = (
        Clash(mine, other, item.passage, "direction", item.score)
        for item, line in found
        if item.passage.rank == 0 and item.score >= LIKE
        for turns in _TURNS
        for mine, other in turns(draft, line, item.covered)
        if turns is not _undenied or not _said_elsewhere(mine, draft, found)
    )
    return list(clashes)[:1]


def _quantified(draft: Line, line: Line, covered: float) -> Iterator[tuple[Token, Token]]:
    """Most where the passage has few of the same thing, none where it has all."""
    del covered
    mine, theirs = list(_counts(draft)), list(_counts(line))
    for at, how, what in mine:
        same = [(there, other) for there, other, thing in theirs if thing == what]
        if same and all(how * other < 0 for _, other in same) and not denials(draft, 0, at):
            yield draft.tokens[at], line.tokens[same[0][0]]


def _counts(line: Line) -> Iterator[tuple[int, int, str]]:
    """Each word of quantity: where it stands, how much it says, of what."""
    for at in range(len(line.tokens)):
        how = level(line, at, at + 1)
        if how is None or is_bound(line, at):
            continue
        after = (token for token in line.tokens[at + 1 : at + 1 + _STEPS] if token.content)
        thing = next(after, None)
        if thing is not None:
            yield at, how, base(thing)


def _bounded(draft: Line, line: Line, covered: float) -> Iterator[tuple[Token, Token]]:
    """At most where the passage has at least, of the same figure."""
    del covered
    mine, theirs = dict(_limits(draft)), dict(_limits(line))
    for figure, one in mine.items():
        other = theirs.get(figure)
        if other is not None and other.text.casefold() != one.text.casefold():
            yield one, other


def _limits(line: Line) -> Iterator[tuple[str, Token]]:
    for at in range(len(line.tokens) - 1):
        if is_bound(line, at) and number(line.tokens[at + 1]):
            yield line.tokens[at + 1].text, line.tokens[at]


def _undenied(draft: Line, line: Line, covered: float) -> Iterator[tuple[Token, Token]]:
    """A word that the passage denies, in a draft that denies nothing."""
    if _SOFT.search(draft.text):
        return
    for there, other in enumerate(line.tokens):
        if len(other.stem) < _SHORTEST or not other.content or not denied(line, there, first=True):
            continue
        for at, mine in enumerate(draft.tokens):
            if base(mine) == base(other) and (covered >= COVERED or sides_alike(draft, at, line, there)):
                yield mine, other


def _opposed(draft: Line, line: Line, covered: float) -> Iterator[tuple[Token, Token]]:
    """A word whose opposite the passage has beside the same word, and no word of its own side there."""
    reach = 2 if covered >= _MUCH else 1
    for at, mine in enumerate(draft.tokens):
        sides = {side.group: side.member for side in sides_here(mine) if side.rule == "direction" and mine.content}
        beside = [
            there for there in range(len(line.tokens)) if sides and sides_alike(draft, at, line, there, reach=reach)
        ]
        groups = [(there, side) for there in beside for side in sides_here(line.tokens[there]) if side.group in sides]
        near = draft.tokens[max(0, at - _NEAR) : at + 1 + _NEAR]
        own = {(side.group, side.member) for token in near for side in sides_here(token)}
        groups = [(there, side) for there, side in groups if side.member == sides[side.group] or side[:2] not in own]
        against = [there for there, side in groups if side.member != sides[side.group]]
        if against and len(against) == len(groups) and denied(draft, at) == denied(line, against[0]):
            yield mine, line.tokens[against[0]]


def _said_elsewhere(mine: Token, draft: Line, found: Sequence[tuple[Found, Line]]) -> bool:
    """Whether another like passage has the word and denies nothing."""
    at = draft.tokens.index(mine)
    return any(
        base(token) == base(mine) and sides_alike(draft, at, line, there)
        for item, line in found
        if item.score >= LIKE and not _SOFT.search(line.text)
        for there, token in enumerate(line.tokens)
    )


_TURNS: tuple[_Turns, ...] = (_quantified, _bounded, _undenied, _opposed)
