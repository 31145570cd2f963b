"""The opposite of what another text says, denied: "not permanent" for temporary, "did not close" for kept open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from narrator.check.details.relations import excluding, is_same, lacking, negated, number
from narrator.check.details.senses import Way, ways_in
from narrator.check.details.tokens import Token, tokens_of
from narrator.check.words.expecting import LIKELY, NOT_RULED_OUT
from narrator.model.claims import Span

_DENIAL = re.compile(
    r"\b(?:not|never|cannot|neither|nor|no\slonger)\b|n[’']t\b|\b(?:fail(?:s|ed|ing)?|refus(?:e|es|ed|ing))\sto\b",
    re.IGNORECASE,
)
_END = re.compile(r"[,;:.!?()–—“”\"]|\b(?:and|but|or|which|who|that|while|because|than|until|unless)\b", re.IGNORECASE)
_POSSIBLE = re.compile(rf"\b(?:{LIKELY}|can|conceivabl[ey]|plausible|open)\b")
_PASSED_OVER = frozenset(
    "yet ever even also been be being have had to so very a an the its their his her at all any in of by".split()  # noqa: SIM905
) | frozenset({"make", "take", "give", "do", "get"})
"""What may stand between a denial and the word that it denies, verbs that say little by themselves among it."""
_REACH = 2
"""What is denied is one of so many words."""

_KINDS = ("amount", "certainty", "time", "place")
"""Kinds of opposites of which two may both not be so, or which say only where and when."""

_COMPLEMENTS = (
    "open|close shut closed",
    "withhold withheld conceal concealed hide hid hidden secret|disclose disclosed reveal revealed publish published",
    "temporary interim|permanent lasting",
    "optional voluntary|mandatory compulsory obligatory",
    "keep keeps kept retain retained retains|sell sold drop dropped scrap scrapped",
    "remain remains remained stay stays stayed|leave left quit",
    "pass passes passed|fail fails failed",
)
"""Of two such words what is not one is the other."""


def turned_twice(draft: str, source: str) -> bool:
    """Whether a draft denies the opposite of what its source says, or says the other of two where that denies the one.

    What is not temporary is permanent; but what did not rise need not have fallen, so that only a draft may deny any
    opposite.

    >>> turned_twice("The ban is not permanent.", "The ban is temporary.")
    True
    >>> turned_twice("The index fell.", "The index did not rise."), turned_twice("It isn't legal.", "It is illegal.")
    (False, True)
    """
    if any(NOT_RULED_OUT.search(one) and _POSSIBLE.search(other) for one, other in ((draft, source), (source, draft))):
        return True
    return any(_is_opposite(one, source) for one in _denied(draft)) or any(
        _is_complement(one, draft) for one in _denied(source)
    )


def neither_of_two(draft: str, source: str) -> str | None:
    """The word that a source denies, where the draft denies the other of two that cannot both not be so.

    >>> neither_of_two("The ban isn't permanent.", "The ban is not temporary."), neither_of_two("Not hot.", "Not cold.")
    ('temporary', None)
    """
    mine, theirs = ([one[0] for one in _denied(text) if one] for text in (draft, source))
    if any(_is_one(one, other) for one in mine for other in theirs):
        return None
    return next((other.text for one in mine for other in theirs if _is_other_of_two(one, other)), None)


@lru_cache(maxsize=1 << 12)
def _denied(text: str) -> tuple[tuple[Token, ...], ...]:
    """For each denial of a text the words of its clause that it may deny, the nearest first."""
    return tuple(tuple(_behind(text, found.end())) for found in _DENIAL.finditer(text))


def _behind(text: str, place: int) -> Iterator[Token]:
    """The first words behind a place that may be denied there."""
    end = _END.search(text, place)
    last = end.start() if end else len(text)
    words = (token for token in tokens_of(text) if place <= token.span.start < last)
    free = (one for one in words if one.lower not in _PASSED_OVER and not one.lower.endswith("ly"))
    for _, token in zip(range(_REACH), free, strict=False):
        yield token


def _is_opposite(denied: Sequence[Token], source: str) -> bool:
    """Whether a source has an opposite of the first of some words that it has any of, and does not deny it."""
    others = [token for token in tokens_of(source) if not number(token)]
    phrase = ways_in(" ".join(one.text for one in denied))
    for one in denied:
        if any(_is_one(one, token) for token in others):
            return False
        if any(_go_apart(phrase, token) and not _is_denied(source, token.span) for token in others):
            return True
        if any(_excludes(one, token) and not _is_denied(source, token.span) for token in others):
            return True
    return False


def _is_complement(denied: Sequence[Token], draft: str) -> bool:
    """Whether a draft says what is so where the first of some words is not, and does not deny it."""
    others = tokens_of(draft)
    one = denied[0] if denied else None
    if one is None or any(_is_one(one, token) for token in others):
        return False
    return any(_is_other_of_two(one, token) and not _is_denied(draft, token.span) for token in others)


def _is_one(one: Token, other: Token) -> bool:
    return one.stem == other.stem or (is_same(one, other) and not negated(one, other))


def _excludes(one: Token, other: Token) -> bool:
    """Whether two words are opposites by the lists of pairs, a prefix, or the way that they go."""
    if excluding(one, other) == "direction":
        return True
    return _go_apart(ways_in(one.text), other)


def _go_apart(ways: Iterable[Way], other: Token) -> bool:
    """Whether a word goes another way of some kind than others, and of none the same."""
    theirs = ways_in(other.text)
    own = {way for way in ways if way.kind not in _KINDS}
    return theirs.isdisjoint(own) and any(way.kind == its.kind for way in own for its in theirs)


def _is_other_of_two(one: Token, other: Token) -> bool:
    if negated(one, other) or lacking(one, other):
        return True
    sides = [[words.split() for words in pair.split("|")] for pair in _COMPLEMENTS]
    return any({one.lower, other.lower} <= {*a, *b} and (one.lower in a) is not (other.lower in a) for a, b in sides)


def _is_denied(text: str, place: Span) -> bool:
    """Whether a denial stands before a word in its clause."""
    return any(
        found.end() <= place.start and not _END.search(text, found.end(), place.start)
        for found in _DENIAL.finditer(text)
    )
