"""The clauses of a sentence: what each is about, and which way it goes: up or down, all or few, done or not done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from narrator.check.details.quantity import level, stops
from narrator.check.details.relations import is_time, number, sides_here
from narrator.check.details.terms import (
    BOUNDS,
    COMPARATIVES,
    DENYING,
    IDIOMS,
    IDLE,
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
from narrator.model.claims import Span

_BREAKS = re.compile(r"[,;:()–—“”\"]")
_JOINTS = frozenset(
    {"but", "while", "whereas", "although", "though", "which", "who", "whom", "whose", "that", "because", "when"}
    | {"after", "before", "if", "unless", "until", "till", "as", "so"}
)
_CARRIES_ON = frozenset({"that", "its", "their", "it", "they", "hardly", "not", "none", "neither", "nearly"})
_COPULAS = frozenset({"is", "are", "was", "were", "be", "been", "s", "not", "now", "still"})
_LARGE = frozenset({"thousand", "million", "billion", "trillion", "percent"})
_ANY = frozenset({"any", "anything", "anybody"})
_BEFORE_IT = frozenset({"it", "them", "these", "those"})
_OF_A_BOUND = frozenset({"no", "at", "more", "less", "fewer", "upwards", "up"})
_SHOWN = DENYING | STOPPING | MINIMIZERS | LEAST_ALL | _OF_A_BOUND
_SHOWN |= {"no", "longer", "still", "yet", "have", "had", "has", "been", "n", "t"}
"""Words before another that belong to what it says."""

_END_BOUNDS = frozenset(phrase.split()[-1] for phrases in BOUNDS for phrase in phrases)
_LONGEST_DAY = len("31")
_REACH = 4
_MANY, _SOME = 2, 1
QUANTITY, LITTLE = "quantity", "little"
"""The kind of how much of the whole is spoken of, and its member for few or none."""

_MOVED, _STAYED = "moved", "stayed"


class Sense(NamedTuple):
    """Where a clause goes which way: the side of a pair of opposites, or how much of the whole; or denies just that."""

    at: int
    member: str
    denied: bool


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """Words of a sentence from `start` to `end`, the names among them, and by kind the senses, one of each.

    `topic` is what the clause is about, by the place of the word that says it; where that is "it" or "them", with the
    clause before.
    """

    tokens: tuple[Token, ...]
    start: int
    end: int
    names: frozenset[str]
    topic: Mapping[int, frozenset[str]]
    senses: Mapping[str, Sense]

    @property
    def compares(self) -> bool:
        """Whether it has a comparative."""
        return any(token.text in COMPARATIVES for token in self.tokens[self.start : self.end])

    def about(self, but: frozenset[int]) -> frozenset[str]:
        """What the clause is about: its amounts and the words that carry meaning, but those at some places."""
        return frozenset().union(*(words for at, words in self.topic.items() if at not in but))

    def words_of(self, kind: str, figures: frozenset[str] = frozenset()) -> Span:
        """The words of a sense in their sentence, with what denies or bounds them, up to one of some figures."""
        at = self.senses[kind].at if kind in self.senses else self.start
        first = at
        while first > self.start and at - first < _REACH and _text(self.tokens, first - 1) in _SHOWN:
            first -= 1
        ahead = range(at, min(at + _REACH, self.end))
        last = next((place for place in ahead if number(self.tokens[place]) in figures), at)
        while last + 1 < self.end and self._goes_on(last, at, kind):
            last += 1
        return Span(self.tokens[first].span.start, self.tokens[last].span.end)

    def _goes_on(self, last: int, at: int, kind: str) -> bool:
        """Whether the words of a sense, at a place, go on behind the last of them: "took in", "at least a fifth"."""
        word, after = _text(self.tokens, last), _text(self.tokens, last + 1)
        bounds = kind.startswith("bound") and last == at
        return (
            f"{word} {after}" in IDIOMS
            or word in {"a", "an"}
            or after in _LARGE
            or bounds
            or (last == at and after in _ANY)
        )

    def compared(self) -> tuple[frozenset[str], frozenset[str]]:
        """The words before "than" and those behind it; nothing where the clause compares nothing."""
        than = next((at for at in range(self.start, self.end) if self.tokens[at].lower == "than"), None)
        if than is None:
            return frozenset(), frozenset()
        sides = self.tokens[self.start : than], self.tokens[than + 1 : self.end]
        before, behind = (frozenset().union(*(token.content for token in side)) for side in sides)
        return before, behind


@lru_cache(maxsize=1 << 13)
def clauses_of(text: str) -> tuple[Clause, ...]:
    """The clauses of a sentence that go some way, in their order; where one goes both ways, it is cut at "and"."""
    tokens = tokens_of(text)
    cuts = [0, *(at for at in range(1, len(tokens)) if _begins(text, tokens, at)), len(tokens)]
    bounds = list(pairwise(cuts))
    firsts = [
        bounds[max(0, place - 1)][0] if _says_of_it(tokens, start, end) else start
        for place, (start, end) in enumerate(bounds)
    ]
    found = (
        clause
        for first, (start, end) in zip(firsts, bounds, strict=True)
        for clause in _clauses(text, tokens, first, start, end)
    )
    return tuple(clause for clause in found if clause.senses)


def _begins(text: str, tokens: Sequence[Token], at: int) -> bool:
    between = text[tokens[at - 1].span.end : tokens[at].span.start]
    word = tokens[at].lower
    after = _text(tokens, at + 1)
    if word == "and" and not _BREAKS.search(between):
        return after in _CARRIES_ON or _counts_anew(tokens, at + 1)
    if word == "due" and after == "to":  # why it is so, unless it is to be: "costs fell due to", "is due to open"
        return tokens[at - 1].lower not in _COPULAS
    return _BREAKS.search(between) is not None or word in _JOINTS


def _counts_anew(tokens: Sequence[Token], at: int) -> bool:
    """Whether words of how much begin at a place: "few lathes and a great many looms"."""
    first = next((place for place in range(at, len(tokens)) if _text(tokens, place) not in {"a", "great"}), at)
    return level(tokens, first, min(first + 1, len(tokens))) is not None


def _says_of_it(tokens: Sequence[Token], start: int, end: int) -> bool:
    words = [token.lower for token in tokens[start:end]]
    return any(one == "of" and other in _BEFORE_IT for one, other in pairwise(words))


def _clauses(text: str, tokens: tuple[Token, ...], first: int, start: int, end: int) -> Iterator[Clause]:
    found: dict[str, list[Sense]] = {}
    turned = _is_turned(text, tokens, start)
    for at in range(start, end):
        for kind, sense in _senses(text, tokens, at, start, turned=turned):
            found.setdefault(kind, []).append(sense)
    both = any(len({sense[1:] for sense in senses}) > 1 for senses in found.values())
    joint = next((at for at in range(start + 1, end) if tokens[at].lower == "and"), None)
    if joint is not None and (
        both
        or _is_little_behind(joint, found)
        or all(any(map(_is_amount, tokens[a:b])) for a, b in ((start, joint), (joint, end)))
    ):
        yield from _clauses(text, tokens, first, start, joint)
        yield from _clauses(text, tokens, joint, joint + 1, end)
        return
    senses = {kind: each[0] for kind, each in found.items() if len({sense[1:] for sense in each}) == 1}
    names = frozenset(tokens[at].lower for at in range(start, end) if _is_name(tokens, at))
    topic = {at: words for at in range(first, end) if (words := _topic(tokens, at))}
    yield Clause(tokens, start, end, names, topic, senses)


def _is_little_behind(joint: int, found: Mapping[str, Sequence[Sense]]) -> bool:
    """Whether only what is said behind "and" is of little: "the growing mass have paid and pose little threat"."""
    little = [one.at for one in found.get(QUANTITY, ()) if one.member == LITTLE]
    others = [one.at for kind, senses in found.items() if kind != QUANTITY for one in senses]
    return bool(little and others) and min(others) < joint < min(little)


def _topic(tokens: Sequence[Token], at: int) -> frozenset[str]:
    """What one word says of what a clause is about: nothing where it is of a name, a time, or how much."""
    token = tokens[at]
    if _is_name(tokens, at) or is_time(token) or _is_idle(tokens, at):
        return frozenset()
    if number(token):
        return frozenset({number(token)}) if _is_amount(token) else frozenset()
    return token.content


def _is_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word, or the number of an index, belongs to a name."""
    if not at or is_time(tokens[at]):
        return False
    before, word = tokens[at - 1], tokens[at].text
    return word[0].isupper() or (word.isdigit() and before.text[0].isupper() and not is_time(before))


def _is_idle(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word says how much, or how long since, and not of what."""
    word = tokens[at].lower
    return word in IDLE or word.endswith("ly") or level(tokens, at, at + 1) is not None


def _is_amount(token: Token) -> bool:
    """Whether a word is a figure that is no day of a month."""
    return any(char.isdigit() for char in token.text) and (not token.text.isdigit() or len(token.text) > _LONGEST_DAY)


def _is_turned(text: str, tokens: Sequence[Token], start: int) -> bool:
    """Whether a clause is under a denial: it says until when, or follows "does not mean that"."""
    if _text(tokens, start) in TURNING:
        return True
    return _text(tokens, start) == "that" and _is_denied(text, tokens, start, max(0, start - _REACH + 1))


def _senses(text: str, tokens: Sequence[Token], at: int, start: int, *, turned: bool) -> Iterator[tuple[str, Sense]]:
    """The ways that one word of a clause goes; the first word of "took in" for both."""
    bound = _bound(tokens, at)
    if bound is not None:
        yield bound[0], Sense(at, bound[1], denied=False)
        return
    ways = _ways(text, tokens, at)
    denied = bool(ways) and _is_denied(text, tokens, at, start) is not turned
    for kind, member in ways:
        if member != _MOVED:
            yield kind, Sense(at, member, denied)
        elif denied:
            yield kind, Sense(at, _STAYED, denied=False)


def _ways(text: str, tokens: Sequence[Token], at: int) -> list[tuple[str, str]]:
    """The kinds and sides of one word, whether or not they are denied."""
    word, before, after = _text(tokens, at), _text(tokens, at - 1), _text(tokens, at + 1)
    stands_for = IDIOMS.get(f"{word} {after}")
    if stands_for is not None:
        return _sided(tokens_of(stands_for))
    if f"{before} {word}" in IDIOMS or is_time(tokens[at]) or _is_bounding(tokens, at):
        return []
    adverb = (before == "of" and word == "all") or (word in MINIMIZERS and after not in _ANY) or word == "never"
    how = None if adverb else level(tokens, at, at + 1)
    if how is not None:
        return [(QUANTITY, _share(how))]
    if word in UNMOVED or word in STILL:
        return [(kind, _STAYED if word in UNMOVED else _MOVED) for kind, _ in _sided(tokens_of("rise"))]
    compound = text.startswith("-", tokens[at].span.end)
    return [] if compound or word in UNSIDED else _sided(tokens[at : at + 1])


def _text(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _sided(tokens: Sequence[Token]) -> list[tuple[str, str]]:
    return [(side.group, side.member) for token in tokens for side in sides_here(token) if side.rule == "direction"]


def _share(how: int) -> str:
    if how >= _MANY:
        return "much"
    return "some" if how == _SOME else LITTLE


def _bound(tokens: Sequence[Token], at: int) -> tuple[str, str] | None:
    """Which figure or fraction a word bounds from which side, that ends "at least" or "no more than"."""
    if _text(tokens, at) not in _END_BOUNDS:
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
    found = _text(tokens, at + 1) == "not" and any(_text(tokens, place) == "but" for place in range(at, len(tokens)))
    for place in range(max(start, at - _REACH), at):
        word, behind = tokens[place].lower, tokens[place].span.end
        shortened = word.endswith("n") and re.match(r"[’']t\b", text[behind:]) is not None
        little = word in MINIMIZERS and _text(tokens, place + 1) not in _ANY
        phrase = f"{word} {_text(tokens, place + 1)}" in DENYING or stops(tokens, place)
        compares = any(token.text in COMPARATIVES for token in tokens[place + 1 + phrase : at])
        close = not compares and not _BREAKS.search(text[behind : tokens[at].span.start])
        found |= close and (word in DENYING or little or shortened or phrase)
    return found or is_withheld(text, tokens[at].span.start)
