"""A sentence of the draft laid beside a sentence of an article, word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import NamedTuple

from narrator.check.details.lines import Line
from narrator.check.details.tokens import Token, number_in
from narrator.check.words.vocabulary import IRREGULAR

ALIKE = 0.6
"""So many of the draft's words, in the same order, make its sentence a version of the article's."""

_MOST_WORDS = 120
_SLACK = 2


class Slot(NamedTuple):
    """Words of the draft, from `start` to `end`, and those of the article between the same words."""

    start: int
    end: int
    there: int
    until: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two sentences with where they differ; `share` is how many of the draft's words are the article's."""

    draft: Line
    line: Line
    slots: tuple[Slot, ...]
    share: float

    def mine(self, slot: Slot) -> tuple[Token, ...]:
        """The draft's words of a slot."""
        return self.draft.tokens[slot.start : slot.end]

    def theirs(self, slot: Slot) -> tuple[Token, ...]:
        """The article's words of a slot."""
        return self.line.tokens[slot.there : slot.until]


@cache
def _bases() -> dict[str, str]:
    return {form: words.split()[0] for words in IRREGULAR.split(",") for form in words.split()}


def base(token: Token) -> str:
    """What two forms of one word have in common; a number in its figures."""
    return base_of(token.text, token.stem)


@lru_cache(maxsize=1 << 14)
def base_of(text: str, stem: str) -> str:
    """The same of a word and its stem."""
    plain = text.casefold()
    return _bases().get(plain) or number_in(plain) or stem


def firm_words(draft: Line) -> list[frozenset[str]]:
    """What the words of a draft that have one form are searched by: without most of these no sentence is a version."""
    bases = _bases()
    bare = frozenset(bases.values())
    return [one.content for one in draft.tokens if one.content and one.lower not in bases and base(one) not in bare]


def may_align(draft: Line, firm: Sequence[frozenset[str]], words: frozenset[str]) -> bool:
    """Whether a sentence with some words could be a version of the draft's, before its words are laid out."""
    return sum(map(words.isdisjoint, firm)) <= (1 - ALIKE) * len(draft.tokens)


def align(draft: Line, line: Line) -> Alignment | None:
    """The two sentences side by side, unless the article's is no version of the draft's."""
    mine, theirs = [base(token) for token in draft.tokens], [base(token) for token in line.tokens]
    least = ALIKE * len(mine)
    if not mine or len(mine) > _MOST_WORDS or sum(map(set(theirs).__contains__, mine)) < least:
        return None
    if (Counter(mine) & Counter(theirs)).total() < least:
        return None
    codes = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    share = sum(end - start for kind, start, end, _, _ in codes if kind == "equal") / len(mine)
    if share < ALIKE:
        return None
    slots = [Slot(start, end, there, until) for kind, start, end, there, until in codes if kind != "equal"]
    return Alignment(draft, line, tuple(_near(slot, len(mine), len(theirs)) for slot in slots), share)


def slots_between(draft: Line, line: Line) -> Iterator[tuple[Slot, Sequence[Token]]]:
    """The slots between words that both sentences have, however little else is alike, with those words of the draft.

    Where both begin or end with a slot that is as good as a word of both.
    """
    mine, theirs = [base(token) for token in draft.tokens], [base(token) for token in line.tokens]
    ends = ("equal", len(mine), len(mine), len(theirs), len(theirs))
    codes = [("equal", 0, 0, 0, 0), *SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes(), ends]
    for (before, first, _, _, _), (kind, start, end, there, until), (after, _, last, _, _) in zip(
        codes, codes[1:], codes[2:], strict=False
    ):
        if kind != "equal" and before == after == "equal":
            yield Slot(start, end, there, until), (*draft.tokens[first:start], *draft.tokens[end:last])


def _near(slot: Slot, length: int, whole: int) -> Slot:
    """A slot at the edge of the draft's sentence, with as much of a longer one as could stand in its place."""
    width = slot.end - slot.start + _SLACK
    if slot.start == 0 and slot.there == 0:
        return slot._replace(there=max(0, slot.until - width))
    if slot.end == length and slot.until == whole:
        return slot._replace(until=min(slot.until, slot.there + width))
    return slot
