"""Which sentence of the original each sentence of a copy was made from, and how its words were treated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from narrator.dedupe.similarity import Vectors, cosines
from narrator.dedupe.texts import Text, split_words

ALIGNED = 0.4
NEARNESS = 0.05
SHORT_SWAP = 3
MERGED = 2


@dataclass(frozen=True, slots=True)
class Pairing:
    """A sentence of the copy, the one of the original that it stands for (places in `Text.sentences`), their cosine.

    `also` are sentences of the original without a counterpart of their own that the copy merged into this one.
    """

    copy: int
    original: int
    cosine: float
    also: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Treatment:
    """Shares of the original's words that a copy kept, swapped one for one, or otherwise rewrote; they sum to 1."""

    kept: float
    swapped: float
    rewritten: float


def align(copy: Text, original: Text, vectors: Vectors) -> tuple[Pairing, ...]:
    """The counterpart of each sentence of `copy`, where it has one; of two equals the one nearer in place wins."""
    table = cosines(copy, original, vectors)
    chosen = {row: _best(list(table[row]), row / table.shape[0]) for row in range(table.shape[0])}
    kept = {row: column for row, column in chosen.items() if table[row, column] >= ALIGNED}
    merged: dict[int, list[int]] = {}
    for column in sorted(set(range(table.shape[1])).difference(kept.values())):
        row = _best(list(table[:, column]), column / table.shape[1])
        if table[row, column] >= ALIGNED and row in kept and abs(kept[row] - column) <= MERGED:
            merged.setdefault(row, []).append(column)
    return tuple(
        Pairing(row, column, float(table[row, column]), tuple(merged.get(row, ()))) for row, column in kept.items()
    )


def _best(cosines_of: Sequence[float], place: float) -> int:
    """The likeliest of several sentences for one that stands at `place`, a share of its own text."""
    count = len(cosines_of)
    drift = [abs(index - place * count) / count for index in range(count)]
    return max(range(count), key=lambda index: (cosines_of[index] - NEARNESS * drift[index], -index))


def swapped_words(copy: str, original: str) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Runs of at most three words of the original, each with the run that took its place, as they are written."""
    old, new = split_words(original), split_words(copy)
    return tuple(
        (tuple(old[a:b]), tuple(new[c:d]))
        for tag, a, b, c, d in _edits(old, new)
        if tag == "replace" and _is_swap(a, b, c, d)
    )


def weigh_treatment(copy: Text, original: Text, pairings: tuple[Pairing, ...]) -> Treatment:
    """How the aligned sentences were rewritten; a text with none aligned counts as rewritten."""
    kept = swapped = total = 0
    for pairing in pairings:
        old, new = split_words(original.sentence(pairing.original)), split_words(copy.sentence(pairing.copy))
        total += len(old)
        for tag, a, b, c, d in _edits(old, new):
            kept += (b - a) * (tag == "equal")
            swapped += (b - a) * (tag == "replace" and _is_swap(a, b, c, d))
    if not total:
        return Treatment(0.0, 0.0, 1.0)
    return Treatment(kept / total, swapped / total, (total - kept - swapped) / total)


def _edits(old: list[str], new: list[str]) -> Sequence[tuple[str, int, int, int, int]]:
    lowered = [word.lower() for word in old], [word.lower() for word in new]
    return SequenceMatcher(None, *lowered, autojunk=False).get_opcodes()


def _is_swap(old_start: int, old_end: int, new_start: int, new_end: int) -> bool:
    """Whether a few words made room for about as many."""
    old, new = old_end - old_start, new_end - new_start
    return old <= SHORT_SWAP and abs(old - new) <= 1
