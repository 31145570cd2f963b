"""What is told of one thing and of another: the same words each in the other's place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from narrator.check.details.alignment import Alignment, Slot
from narrator.check.details.relations import number
from narrator.check.details.tokens import Token

_TWO = 2
_BE = frozenset({"be", "been", "being", "is", "are", "was", "were"})
_HELPING = _BE | {"has", "have", "had", "will", "would", "could", "may", "might", "can", "to"}
MUTUAL = (
    "merg",
    "meet",
    "met",
    "marr",
    "equal",
    "differ",
    "rival",
    "talk",
    "trad",
    "swap",
    "tie",
    "link",
    "between",
    "join",
)
"""How words begin that say the same of two, whichever is named first."""


def crossed(aligned: Alignment) -> tuple[Slot, Slot] | None:
    """The two places whose words the draft has the other way round, where both sentences are the same otherwise.

    >>> from narrator.check.details.alignment import align
    >>> from narrator.check.details.lines import line_of
    >>> told = "{} backed the toll, while {} fought it."
    >>> mine, theirs = line_of(told.format("Mills", "ferries")), line_of(told.format("Ferries", "mills"))
    >>> [slot.start for slot in crossed(align(mine, theirs))]
    [0, 5]
    """
    if len(aligned.slots) != _TWO:
        return None
    one, other = aligned.slots
    return (one, other) if _are_crossed(aligned, one, other) else None


def voiced(aligned: Alignment) -> Slot | None:
    """The place in which only one sentence says of a deed that it was done by whom the other has it done to.

    >>> from narrator.check.details.alignment import align
    >>> from narrator.check.details.lines import line_of
    >>> mine, theirs = line_of("Mills were sued by ferries in May."), line_of("Mills sued ferries in May.")
    >>> voiced(align(mine, theirs))
    Slot(start=1, end=4, there=1, until=2)
    """
    for one, other in pairwise(aligned.slots):
        sides = (aligned.mine(one), aligned.mine(other)), (aligned.theirs(one), aligned.theirs(other))
        verb = aligned.draft.tokens[one.end : other.start]
        if len(verb) == 1 and not verb[0].lower.startswith(MUTUAL) and any(map(_is_passive, sides, sides[::-1])):
            return Slot(one.start, other.end, one.there, other.until)
    return None


def _is_passive(passive: tuple[Sequence[Token], ...], active: tuple[Sequence[Token], ...]) -> bool:
    """Whether words before a verb and behind it make of what others tell a passive: "was … by" for "has … "."""
    (before, behind), (plain, after) = map(_words, passive), map(_words, active)
    helping = _HELPING.issuperset(before) and _HELPING.issuperset(plain) and not _BE.isdisjoint(before)
    return helping and behind[:1] == ["by"] and "by" not in after and not ({"been", "was", "were"} & set(plain))


def _are_crossed(aligned: Alignment, one: Slot, other: Slot) -> bool:
    mine, theirs = (_words(aligned.mine(slot)) for slot in (one, other)), [aligned.theirs(one), aligned.theirs(other)]
    first, second = mine
    if not first or not second or first == second or [first, second] != [_words(theirs[1]), _words(theirs[0])]:
        return False
    if any(number(token) for token in (*theirs[0], *theirs[1])):
        return False
    between = [token for token in aligned.draft.tokens[one.end : other.start] if token.content]
    before = aligned.draft.tokens[max(0, one.start - 1) : one.start]
    return bool(between) and not any(token.lower.startswith(MUTUAL) for token in (*before, *between))


def _words(tokens: Sequence[Token]) -> list[str]:
    return [token.lower for token in tokens]
