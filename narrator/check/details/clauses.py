"""The clauses of a sentence: what each is about, and which way it goes: up or down, all or few, done or not done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from narrator.check.details.pointing import (
    ANY,
    BREAKS,
    LITTLE,
    QUANTITY,
    REACH,
    SHOWN,
    Sense,
    is_turned,
    senses_at,
    word_at,
)
from narrator.check.details.quantity import level
from narrator.check.details.relations import is_time, number
from narrator.check.details.terms import COMPARATIVES, IDIOMS, IDLE
from narrator.check.details.tokens import Token, tokens_of
from narrator.model.claims import Span

_HALF_A_WORD = re.compile(r"-[a-z]+ed\b")
"""Behind the first half of a word that says something else: "flat-footed"."""
_JOINTS = frozenset(
    {"but", "while", "whereas", "although", "though", "which", "who", "whom", "whose", "that", "because", "when"}
    | {"after", "before", "if", "unless", "until", "till", "as", "so"}
)
_CARRIES_ON = frozenset({"that", "its", "their", "it", "they", "hardly", "not", "none", "neither", "nearly"})
_COPULAS = frozenset({"is", "are", "was", "were", "be", "been", "s", "not", "now", "still"})
_LARGE = frozenset({"thousand", "million", "billion", "trillion", "percent"})
_BEFORE_IT = frozenset({"it", "them", "these", "those"})
_LONGEST_DAY = len("31")


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

    def text(self, sentence: str) -> str:
        """Its words, with what stands between them in the sentence."""
        return sentence[self.tokens[self.start].span.start : self.tokens[self.end - 1].span.end]

    def about(self, but: frozenset[int]) -> frozenset[str]:
        """What the clause is about: its amounts and the words that carry meaning, but those at some places."""
        return frozenset().union(*(words for at, words in self.topic.items() if at not in but))

    def words_of(self, kind: str, figures: frozenset[str] = frozenset()) -> Span:
        """The words of a sense in their sentence, with what denies or bounds them, up to one of some figures."""
        at = self.senses[kind].at if kind in self.senses else self.start
        first = at
        while first > self.start and at - first < REACH and word_at(self.tokens, first - 1) in SHOWN:
            first -= 1
        ahead = range(at, min(at + REACH, self.end))
        last = next((place for place in ahead if number(self.tokens[place]) in figures), at)
        while last + 1 < self.end and self._goes_on(last, at, kind):
            last += 1
        return Span(self.tokens[first].span.start, self.tokens[last].span.end)

    def _goes_on(self, last: int, at: int, kind: str) -> bool:
        """Whether the words of a sense, at a place, go on behind the last of them: "took in", "at least a fifth"."""
        word, after = word_at(self.tokens, last), word_at(self.tokens, last + 1)
        bounds = kind.startswith("bound") and last == at
        return (
            f"{word} {after}" in IDIOMS
            or word in {"a", "an"}
            or after in _LARGE
            or bounds
            or (last == at and after in ANY)
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
    after = word_at(tokens, at + 1)
    if word == "and" and not BREAKS.search(between):
        return after in _CARRIES_ON or _counts_anew(tokens, at + 1)
    if word == "due" and after == "to":  # why it is so, unless it is to be: "costs fell due to", "is due to open"
        return tokens[at - 1].lower not in _COPULAS
    return BREAKS.search(between) is not None or word in _JOINTS


def _counts_anew(tokens: Sequence[Token], at: int) -> bool:
    """Whether words of how much begin at a place: "few lathes and a great many looms"."""
    first = next((place for place in range(at, len(tokens)) if word_at(tokens, place) not in {"a", "great"}), at)
    return level(tokens, first, min(first + 1, len(tokens))) is not None


def _says_of_it(tokens: Sequence[Token], start: int, end: int) -> bool:
    words = [token.lower for token in tokens[start:end]]
    return any(one == "of" and other in _BEFORE_IT for one, other in pairwise(words))


def _clauses(text: str, tokens: tuple[Token, ...], first: int, start: int, end: int) -> Iterator[Clause]:
    found: dict[str, list[Sense]] = {}
    turned = is_turned(text, tokens, start)
    for at in (at for at in range(start, end) if not _HALF_A_WORD.match(text, tokens[at].span.end)):
        for kind, sense in senses_at(text, tokens, at, start, turned=turned):
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
