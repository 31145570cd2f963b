"""How much of the whole some words speak of, and how often they deny."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from narrator.check.details.alignment import Alignment, Slot
from narrator.check.details.bets import bet_alike
from narrator.check.details.denial import is_of_degree, ranks
from narrator.check.details.lines import Line
from narrator.check.details.relations import excluding, is_negative, is_same, negated, number
from narrator.check.details.terms import (
    BOUNDS,
    BRINGING,
    DENIALS,
    KEEPING,
    LEAST_ALL,
    QUANTIFIERS,
    STOPPING,
    TURNING,
    UNMOVED,
)
from narrator.check.details.tokens import Token
from narrator.check.sources.search import content_words
from narrator.check.words.higher import never_since
from narrator.check.words.withheld import is_withholding, withholds

_ALL, _MOST, _SOME, _FEW = 4, 3, 1, -1
_FAILS = frozenset({"fail", "fails", "failed", "failing"})
_UNLIKELY = frozenset({"unlikely", "improbable"})
"""What will probably not be."""
_COMPARE = frozenset(
    {"only", "just", "least", "more", "less", "fewer", "later", "earlier", "sooner", "better", "worse"}
)
"""After "no" or "not" these deny nothing, but say how much."""

MANY = frozenset({"many", "much", "often"})
"""After "not" these are few, little or seldom."""

_NOBODY = frozenset({"nobody", "none", "nothing"})
_BUT = frozenset({"but", "except"})

_BETS = frozenset({"bet", "bets", "betting", "wager", "wagers", "wagered", "wagering"})
_ASIDE = re.compile(r",\s(?:who|whom|whose|which|where)\b[^,;:.]*,")
"""What is told of somebody by the way, between commas."""
_DENYING = {("far", "from"), ("absence", "of")}
_CLOSES = re.compile(r"[,;:–—“”\"]")
_REACH = 6
_BEHIND = 2
_LOOSE = frozenset({_SOME, 2})
"""Some and many may be the same."""


@cache
def _levels() -> dict[str, int]:
    return {word: level for level, words in QUANTIFIERS for word in words.split()}


def level(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """How much of the whole the first word of quantity says, read with the word before it."""
    for at in range(start, end):
        word = tokens[at].lower
        before = tokens[at - 1].lower if at else ""
        found = _levels().get(word)
        if found is None or (word == "most" and before == "the"):
            continue
        if before == "not" and word in MANY:
            return _FEW
        if word in {"few", "little"} and before == "a":
            earlier = tokens[at - 2].lower if at > 1 else ""
            return _FEW if earlier == "only" else _SOME
        return _MOST if found == _ALL and before in LEAST_ALL else found
    return None


def counts_otherwise(aligned: Alignment, slot: Slot) -> bool:
    """Whether a slot has words of quantity on both sides that do not go together."""
    mine = level(aligned.draft.tokens, slot.start, slot.end)
    theirs = level(aligned.line.tokens, slot.there, slot.until)
    if mine is None or theirs is None or mine == theirs:
        return False
    return not {mine, theirs} <= _LOOSE


def denials(line: Line, start: int, end: int, *, all_told: bool = True) -> int:
    """How many words between two places deny; "not only" denies nothing.

    Unless `all_told`, those whose clause ends between the two are left out: they deny nothing behind it.
    """
    found = [at for at in range(start, end) if _denies(line, at)]
    return len(found if all_told else [at for at in found if not _CLOSES.search(_words_to(line, at, end))])


def _words_to(line: Line, at: int, end: int) -> str:
    """The text from a word up to another, or to the end."""
    last = line.tokens[end].span.start if end < len(line.tokens) else len(line.text)
    return line.text[line.tokens[at].span.end : last]


def _denies(line: Line, at: int) -> bool:
    word = line.tokens[at].lower
    after = line.tokens[at + 1].lower if at + 1 < len(line.tokens) else ""
    if word == "t" and at and line.tokens[at - 1].text.endswith("n"):
        return True
    if word in {"no", "not"} and (after in _COMPARE or (ranks if word == "no" else is_of_degree)(line, at)):
        return False
    if word in _FAILS and after != "to":  # "talks failed" denies nothing behind it
        return False
    if _says_who_alone(line.tokens, at):
        return False
    ends = stops(line.tokens, at) or (word == "no" and after == "longer")
    if ends and any(token.lower in TURNING for token in line.tokens[max(0, at - _REACH) : at]):
        return False
    return ends or word in DENIALS or word in UNMOVED or word == "unless" or (word, after) in _DENYING


def _says_who_alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether a denial says who alone, or what: "nobody but", "no language except"."""
    words = [token.lower for token in tokens[at : at + 4]]
    behind = words[1:] if words[0] == "no" else words[1:2] if words[0] in _NOBODY else []
    return not _BUT.isdisjoint(behind)


def stops(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word says of the verb behind it that it is no longer so: "stop shrinking", "cease to shrink"."""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return tokens[at].lower in STOPPING and (after == "to" or after.endswith("ing"))


def denies_otherwise(aligned: Alignment, slot: Slot) -> bool:
    """Whether only one side of a slot denies, and the sentences do not deny as often, in another place.

    What is withheld on the other side alone says the same.
    """
    draft, line = aligned.draft, aligned.line
    levels = level(draft.tokens, slot.start, slot.end), level(line.tokens, slot.there, slot.until)
    if all(one is not None and one < 0 for one in levels):
        return False
    if not denies_alone(aligned, slot) or _all_denials(draft, line) == _all_denials(line, draft):
        return False
    if never_since(draft.text) or never_since(line.text):
        return False
    beside = (draft, slot.start, slot.end + _BEHIND), (line, slot.there, slot.until + _BEHIND)
    if len({is_withholding(_words_between(*words)) for words in beside}) > 1:
        return False
    pairs = (draft.text, line.text), (line.text, draft.text)
    mine, theirs = (withholds(one, content_words(other)) for one, other in pairs)
    return mine is theirs


def withholds_otherwise(aligned: Alignment, slot: Slot) -> bool:
    """Whether one side of a slot says of what is told that it is withheld, the other that it is or is brought about."""
    draft, line = aligned.draft, aligned.line
    if denials(draft, 0, len(draft.tokens)) % 2 != denials(line, 0, len(line.tokens)) % 2:
        return False
    sides = (draft, slot.start, slot.end), (line, slot.there, slot.until)
    mine, theirs = (is_withholding(_words_between(*side)) for side in sides)
    if mine is theirs:
        return False
    if denials(*sides[1 if mine else 0]):
        return False
    told, other = (aligned.theirs(slot), aligned.mine(slot)) if mine else (aligned.mine(slot), aligned.theirs(slot))
    free = [one for one in told if one.content and not any(is_same(one, word) for word in other)]
    return all(one.lower in BRINGING for one in free)


def _words_between(line: Line, start: int, end: int) -> str:
    tokens = line.tokens[start:end]
    return line.text[tokens[0].span.start : tokens[-1].span.end] if tokens else ""


def denies_alone(aligned: Alignment, slot: Slot) -> bool:
    """Whether only one side of a slot denies."""
    told = slot.start < slot.end
    mine = denials(aligned.draft, slot.start, slot.end)
    theirs = denials(aligned.line, slot.there, slot.until, all_told=told)
    aside = _by_the_way(aligned.line, slot.there, slot.until) if told else 0
    return mine % 2 != (theirs - aside) % 2


def _by_the_way(line: Line, start: int, end: int) -> int:
    """How many of the denials between two places stand in an aside that ends before the second, and deny only there."""
    last = line.tokens[end - 1].span.start if start < end else 0
    spans = [found.span() for found in _ASIDE.finditer(line.text) if found.end() <= last]
    inside = (at for at in range(start, end) if any(a < line.tokens[at].span.start < z for a, z in spans))
    return sum(_denies(line, at) for at in inside)


def _all_denials(line: Line, other: Line) -> int:
    """The denials of a sentence, with the words of the other that it has with a negative prefix: "unseen"."""
    turned = sum(any(negated(one, plain) for plain in other.tokens) for one in line.tokens if is_negative(one))
    mine, theirs = ({one.lower for one in each.tokens} for each in (line, other))
    stays = len(mine & UNMOVED) if theirs & KEEPING and not theirs & UNMOVED else 0
    return denials(line, 0, len(line.tokens)) + turned - stays + len(mine & _UNLIKELY)


def bounds_otherwise(aligned: Alignment, slot: Slot) -> bool:
    """Whether a figure after a slot is at least so much on one side, and at most so much on the other."""
    if any(number(token) for token in (*aligned.mine(slot), *aligned.theirs(slot))):
        return False
    mine, theirs = _bound(aligned.draft, slot.start, slot.end), _bound(aligned.line, slot.there, slot.until)
    return None not in {mine, theirs} and mine != theirs


def bets_otherwise(aligned: Alignment, slot: Slot) -> bool:
    """Whether what is a bet on something on one side is one against it on the other."""
    mine, theirs = ([token.text.casefold() for token in side] for side in (aligned.mine(slot), aligned.theirs(slot)))
    before = aligned.draft.tokens[slot.start - 1].text.casefold() if slot.start else ""
    exchanged = before in _BETS and sorted((*mine, *theirs)) == ["against", "on"] and len(mine) == 1
    return exchanged and not bet_alike(aligned.draft.text, aligned.line.text)


def _bound(line: Line, start: int, end: int) -> int | None:
    """Whether words before a figure bound it from below, 0, or above, 1; the words beside them are read as well."""
    words = [token.lower for token in line.tokens[max(0, start - 1) : end + 1]]
    text = f" {' '.join(words)} "
    found = [(len(phrase), side) for side, phrases in enumerate(BOUNDS) for phrase in phrases if f" {phrase} " in text]
    return max(found)[1] if found and start < end else None


def is_bound(line: Line, at: int) -> bool:
    """Whether a word is one of "at least" and "at most"."""
    before = line.tokens[at - 1].lower if at else ""
    return before == "at" and line.tokens[at].lower in {"least", "most"}


def opposed(aligned: Alignment, slot: Slot) -> bool:
    """Whether a word on one side of a slot is the opposite of one on the other: with a denial it says the same."""
    return any(_opposed(one, other) for one in aligned.mine(slot) for other in aligned.theirs(slot))


def _opposed(one: Token, other: Token) -> bool:
    return not {one.lower, other.lower} & DENIALS and excluding(one, other) == "direction"
