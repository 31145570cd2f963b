"""Which way one word of a clause goes: by its opposites, by how much of the whole it is, or by what it bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from narrator.check.details.quantity import MANY, level, stops
from narrator.check.details.relations import is_time, number, sides_here
from narrator.check.details.terms import (
    BOUNDS,
    COMPARATIVES,
    DENYING,
    IDIOMS,
    LEAST_ALL,
    MINIMIZERS,
    STILL,
    STOPPING,
    TURNING,
    UNMOVED,
    UNSIDED,
)
from narrator.check.details.tokens import Token, tokens_of
from narrator.check.words.withheld import is_withheld

BREAKS = re.compile(r"[,;:()–—“”\"]")
"""Marks over which nothing is denied."""

ANY = frozenset({"any", "anything", "anybody"})
"""Behind "hardly" these are few or none of it."""

_OF_A_BOUND = frozenset({"no", "at", "more", "less", "fewer", "upwards", "up"})
SHOWN = DENYING | STOPPING | MINIMIZERS | LEAST_ALL | _OF_A_BOUND
SHOWN |= {"no", "longer", "still", "yet", "have", "had", "has", "been", "n", "t"}
"""Words before another that belong to what it says."""

_END_BOUNDS = frozenset(phrase.split()[-1] for phrases in BOUNDS for phrase in phrases)
_OWNERS = frozenset({"its", "their", "his", "her"})
REACH = 4
"""So many words before another may deny it."""

_SECURITIES, _TRADE = frozenset({"share", "stock", "securities", "equity"}), frozenset({"lending", "borrowing", "loan"})
"""Share lending is the name of the trade: both who lends and who borrows are in it."""

_MANY, _SOME = 2, 1
QUANTITY, LITTLE = "quantity", "little"
"""The kind of how much of the whole is spoken of, and its member for few or none."""

_MOVED, _STAYED = "moved", "stayed"


class Sense(NamedTuple):
    """Where a clause goes which way: the side of a pair of opposites, or how much of the whole; or denies just that."""

    at: int
    member: str
    denied: bool


def is_turned(text: str, tokens: Sequence[Token], start: int) -> bool:
    """Whether a clause is under a denial: it says until when, or follows "does not mean that"."""
    if word_at(tokens, start) in TURNING:
        return True
    return word_at(tokens, start) == "that" and _is_denied(text, tokens, start, max(0, start - REACH + 1))


def senses_at(text: str, tokens: Sequence[Token], at: int, start: int, *, turned: bool) -> Iterator[tuple[str, Sense]]:
    """The ways that one word of a clause goes; the first word of "took in" for both."""
    bound = _bound(tokens, at)
    if bound is not None:
        yield bound[0], Sense(at, bound[1], _is_denied(text, tokens, at, start))
        return
    ways = _ways(text, tokens, at)
    denied = bool(ways) and _is_denied(text, tokens, at, start) is not turned
    for kind, member in ways:
        if member != _MOVED:
            few = tokens[at].lower in MANY and word_at(tokens, at - 1) == "not"
            yield kind, Sense(at, member, denied and not few)
        elif denied:
            yield kind, Sense(at, _STAYED, denied=False)


def _ways(text: str, tokens: Sequence[Token], at: int) -> list[tuple[str, str]]:
    """The kinds and sides of one word, whether or not they are denied."""
    word, before, after = word_at(tokens, at), word_at(tokens, at - 1), word_at(tokens, at + 1)
    dates = after == "in" and at + 2 < len(tokens) and is_time(tokens[at + 2])
    stands_for = None if dates else IDIOMS.get(f"{word} {after}")  # "took in April" takes nothing in
    if stands_for is not None:
        return _sided(tokens_of(stands_for))
    if f"{before} {word}" in IDIOMS or is_time(tokens[at]) or _is_bounding(tokens, at):
        return []
    adverb = (before == "of" and word == "all") or (word in MINIMIZERS and after not in ANY) or word == "never"
    how = None if adverb else level(tokens, at, at + 1)
    if how is not None:
        return [(QUANTITY, _share(how))]
    if word in UNMOVED or word in STILL:
        return [(kind, _STAYED if word in UNMOVED else _MOVED) for kind, _ in _sided(tokens_of("rise"))]
    compound = text.startswith("-", tokens[at].span.end) or (word in _TRADE and before in _SECURITIES)
    return [] if compound or word in UNSIDED else _sided(tokens[at : at + 1])


def word_at(tokens: Sequence[Token], at: int) -> str:
    """A word in small letters; empty where none stands."""
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _sided(tokens: Sequence[Token]) -> list[tuple[str, str]]:
    return [(side.group, side.member) for token in tokens for side in sides_here(token) if side.rule == "direction"]


def _share(how: int) -> str:
    if how >= _MANY:
        return "much"
    return "some" if how == _SOME else LITTLE


def _bound(tokens: Sequence[Token], at: int) -> tuple[str, str] | None:
    """Which figure or fraction a word bounds from which side, that ends "at least" or "no more than"."""
    if word_at(tokens, at) not in _END_BOUNDS:
        return None
    words = f" {' '.join(token.lower for token in tokens[max(0, at - 2) : at + 1])}"
    ends = ((len(one), str(side)) for side, each in enumerate(BOUNDS) for one in each if words.endswith(f" {one}"))
    found = max(ends, default=None)
    after = next((token for token in tokens[at + 1 : at + 3] if token.lower not in {"a", "an"}), None)
    if found is None or after is None:
        return None
    fraction = any(side.rule == "number" for side in sides_here(after))
    return (f"bound {number(after) or after.stem}", found[1]) if fraction or number(after) else None


def _is_bounding(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is a part of a bound that ends with one of the next two."""
    ends = range(at + 1, min(at + 3, len(tokens)))
    return tokens[at].lower in _OF_A_BOUND and any(_bound(tokens, end) is not None for end in ends)


def _is_denied(text: str, tokens: Sequence[Token], at: int, start: int) -> bool:
    """Whether a denial, or a word that leaves next to nothing of it, stands close before a word in its clause.

    "Never stronger demand" denies no demand; "leaving not the market but a part of it" denies the leaving.
    """
    found = word_at(tokens, at + 1) == "not" and any(
        word_at(tokens, place) == "but" for place in range(at, len(tokens))
    )
    for place in range(max(start, at - REACH), at):
        word, behind = tokens[place].lower, tokens[place].span.end
        shortened = word.endswith("n") and re.match(r"[’']t\b", text[behind:]) is not None
        little = word in MINIMIZERS and word_at(tokens, place + 1) not in ANY
        if word == "not" and word_at(tokens, place + 1) in MANY:  # "not many sold": few did
            continue
        phrase = f"{word} {word_at(tokens, place + 1)}" in DENYING or stops(tokens, place)
        compares = any(token.text in COMPARATIVES for token in tokens[place + 1 + phrase : at])
        owned = place + 2 < at and tokens[at - 1].lower in _OWNERS  # "did not close its short position" was short
        close = not compares and not owned and not BREAKS.search(text[behind : tokens[at].span.start])
        found |= close and (word in DENYING or little or shortened or phrase)
    return found or is_withheld(text, tokens[at].span.start)
