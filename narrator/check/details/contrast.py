"""A word of the draft where the like sentence of an article has one that excludes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from narrator.check.details.denial import denied
from narrator.check.details.lines import AROUND, Line, sides_alike, surroundings
from narrator.check.details.relations import number
from narrator.check.details.tokens import Side, Token, members_of
from narrator.check.sources.search import Passage

ALIKE = 0.35
"""Surroundings that share this much, by weight, are of the same thing."""

SURER = 0.12
"""So much more the surroundings of the other word must share than those of the same word."""

SURE = 0.5
"""So much the surroundings must share where the article has the draft's own word as well, elsewhere."""

SAME = 0.6
"""Where a word stands in surroundings that share this much, it is the article's own."""

_COMPARATIVE = re.compile(r"more|less|fewer|better|worse|\w+er", re.IGNORECASE)
_THAN = re.compile(r"\bthan\b", re.IGNORECASE)
_NEXT_CLAUSE = re.compile(r"[,;:()–—]\s|\b(?:and|but|or|while|whereas|although|as|which|who)\b", re.IGNORECASE)
_DOERS = re.compile(r"(?:buy|sell|lend|borrow|own|win|los|gain|lead|trail)ers?")
"""Nouns for those who do what their verbs say."""
_ASIDE = r"\b(?:rather than|instead of|and not)\s"
_MAY_SET_ASIDE = re.compile(_ASIDE)
"""Most texts set nothing aside: no pattern is made for their words."""
_SHARED = 2
_OPPOSED = "opposed"


@dataclass(frozen=True, slots=True)
class Clash:
    """A word of the draft, the word that a passage has in its place, and how much their surroundings share."""

    token: Token
    other: Token
    passage: Passage
    rule: str
    share: float


class _Place(NamedTuple):
    """Where an article has a word of a set, which member it is, and how much its surroundings share."""

    share: float
    member: str
    line: Line
    at: int


def contrasts(draft: Line, lines: Sequence[Line], weights: Mapping[str, float]) -> list[Clash]:
    """Every word of the draft that the lines have an excluding word for, in the same surroundings."""
    found = []
    for at, token in enumerate(draft.tokens):
        places = {side: list(_places(at, side, draft, lines, weights)) for side in token.sides}
        own = any(place.share >= SAME and place.member == side.member for side in places for place in places[side])
        clashes = (_contrast(at, side, draft, places[side], weights) for side in places)
        found += [] if own else [clash for clash in clashes if clash is not None][:1]
    return found


def _contrast(at: int, side: Side, draft: Line, places: Sequence[_Place], weights: Mapping[str, float]) -> Clash | None:
    same = [place.share for place in places if place.member == side.member]
    mine = max(same, default=0.0)
    others = [place for place in places if place.member != side.member and place.share >= max(ALIKE, mine + SURER)]
    free = [
        place
        for place in others
        if not _taken(at, side, draft, place, weights)
        and not _of_another_figure(at, draft, place)
        and not _is_named_there(draft, at, place.line.text)
        and not _is_set_aside(draft.text, place.line.tokens[place.at])
        and _is_of_doers(draft.tokens[at]) is _is_of_doers(place.line.tokens[place.at])
    ]
    best = max(free, key=lambda place: place.share, default=None)
    if best is None or denied(draft, at) != denied(best.line, best.at) or (same and side.rule == "name"):
        return None
    if _compares(draft, at) and _compares(best.line, best.at):
        return None
    if not side.group.startswith(_OPPOSED) and mine and not _outweighs(best.share, mine):
        return None
    passage = best.line.passage
    return Clash(draft.tokens[at], best.line.tokens[best.at], passage, side.rule, best.share) if passage else None


def _is_named_there(draft: Line, at: int, text: str) -> bool:
    """Whether a passage has a number of the draft's behind the same name: of two indices it tells of both."""
    before = draft.tokens[at - 1].text if at else ""
    told = rf"\b{re.escape(before)}\s{re.escape(draft.tokens[at].text)}\b"
    return before[:1].isupper() and number(draft.tokens[at]) != "" and re.search(told, text) is not None


def _is_set_aside(text: str, token: Token) -> bool:
    """Whether a draft has a word only to say that it is not so: "more rather than less"."""
    if _MAY_SET_ASIDE.search(text) is None:
        return False
    return re.search(rf"{_ASIDE}(?:[a-z]+\s)?{re.escape(token.lower)}\b", text) is not None


def _is_of_doers(token: Token) -> bool:
    """Whether a word is for those who do something: that buyers did it is no opposite of what was sold."""
    return _DOERS.fullmatch(token.lower) is not None


def _of_another_figure(at: int, draft: Line, place: _Place) -> bool:
    """Whether each of two words has a figure of its own behind it, and the passage has the draft's of its subject."""
    mine, theirs = _figure_behind(draft, at), _figure_behind(place.line, place.at)
    figures = list(map(number, place.line.tokens))
    if not mine or not theirs or mine == theirs or mine not in figures:
        return False
    subject = _before(draft, at)
    here, there = (_before(place.line, where) & subject for where in (place.at, figures.index(mine)))
    return len(there) >= len(here)


def _figure_behind(line: Line, at: int) -> str:
    """The first figure behind a word in its clause; none where another clause begins before it."""
    start = line.tokens[at].span.end
    for token in line.tokens[at + 1 : at + 1 + AROUND]:
        if _NEXT_CLAUSE.search(line.text, start, token.span.end):
            return ""
        if number(token) and token.text[-1].isdigit() | token.text.endswith("%"):
            return number(token)
    return ""


def _before(line: Line, at: int) -> frozenset[str]:
    """The words that carry meaning before one in its clause."""
    end, found = line.tokens[at].span.start, frozenset[str]()
    for token in reversed(line.tokens[:at]):
        if _NEXT_CLAUSE.search(line.text, token.span.start, end):
            break
        found |= token.content
    return found


def _compares(line: Line, at: int) -> bool:
    """Whether a word compares two things, which another sentence may name in the other order."""
    return _COMPARATIVE.fullmatch(line.tokens[at].text) is not None and _THAN.search(line.text) is not None


def _outweighs(theirs: float, mine: float) -> bool:
    return theirs >= SURE and mine * 2 <= theirs


def _taken(at: int, side: Side, draft: Line, best: _Place, weights: Mapping[str, float]) -> bool:
    """Whether another word of the draft is the one that the passage has there: it is near the same words."""
    for place, token in enumerate(draft.tokens):
        if place == at or not any(one.group == side.group and one.member == best.member for one in token.sides):
            continue
        wanted = surroundings(draft, place, members_of(side.group))
        if share_of(wanted, surroundings(best.line, best.at, members_of(side.group)), weights) >= ALIKE / 2:
            return True
    return False


def _places(at: int, side: Side, draft: Line, lines: Sequence[Line], weights: Mapping[str, float]) -> Iterator[_Place]:
    """Each place of a word of the set."""
    aside = members_of(side.group)
    wanted, close = surroundings(draft, at, aside), surroundings(draft, at, aside, close=True)
    for line in lines:
        for place, token in enumerate(line.tokens):
            for other in token.sides:
                if other.group == side.group and _as_many(draft.tokens[at], token, side):
                    given = surroundings(line, place, aside)
                    beside = close & surroundings(line, place, aside, close=True)
                    next_to = other.member == side.member or sides_alike(draft, at, line, place)
                    enough = beside and len(wanted & given) >= _SHARED and next_to
                    yield _Place(share_of(wanted, given, weights) if enough else 0.0, other.member, line, place)


def _as_many(one: Token, other: Token, side: Side) -> bool:
    """Whether both are one or both several, where a noun is in the place of another: "founder" is not "investors"."""
    return side.rule != "word" or one.text.endswith("s") == other.text.endswith("s")


def share_of(wanted: Iterable[str], given: Iterable[str], weights: Mapping[str, float]) -> float:
    """How much of the wanted words is given, by how rare they are."""
    asked, there = sorted(wanted), set(given)
    whole = sum(weights[word] for word in asked)
    return sum(weights[word] for word in asked if word in there) / whole if whole else 0.0
