"""Which pairs of texts are worth comparing sentence by sentence, found without comparing all with all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from math import log

from narrator.dedupe.similarity import is_verbatim
from narrator.dedupe.texts import Text, marks, shingles

LONG_POSTING = 40
NEIGHBOURS = 8
SHARED_MARKS = 3

Pair = tuple[int, int]


def find_verbatim(texts: Sequence[Text]) -> dict[int, int]:
    """Texts that stand almost word for word in a longer or equal one, each with that one's place.

    `texts` run from the longest to the shortest. Only texts that were not absorbed themselves are looked up, so
    that a thousand near-identical copies cost a thousand look-ups, not half a million.
    """
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    absorbed: dict[int, int] = {}
    for place, text in enumerate(texts):
        own = shingles(text)
        shared = Counter(holder for shingle in own for holder in holders.get(shingle, ()))
        best = max(shared, key=lambda holder: (shared[holder], -holder), default=None)
        if best is not None and is_verbatim(text, texts[best], shared[best] / len(own)):
            absorbed[place] = best
            continue
        for shingle in own:
            holders[shingle].append(place)
    return absorbed


def propose_pairs(texts: Sequence[Text]) -> tuple[Pair, ...]:
    """Pairs that share at least three marks or shingles, for each text the eight that share most.

    Rare marks weigh more. A mark that more than forty texts bear tells little: it joins neighbours only, which
    keeps the work linear and still leads through a thousand paraphrases of one text.
    """
    bearers: dict[Hashable, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        for sign in (*marks(text), *shingles(text)):
            bearers[sign].append(place)
    weights: dict[Pair, float] = defaultdict(float)
    counts: Counter[Pair] = Counter()
    for places in sorted(bearers.values()):  # sums of floats depend on their order
        for pair in _joined(places):
            weights[pair] += log((len(texts) + 1) / len(places))
            counts[pair] += 1
    return tuple(_best({pair: weights[pair] for pair, count in counts.items() if count >= SHARED_MARKS}))


def _joined(places: Sequence[int]) -> Iterable[Pair]:
    return combinations(places, 2) if len(places) <= LONG_POSTING else pairwise(places)


def _best(weights: dict[Pair, float]) -> Iterator[Pair]:
    """Pairs that are among the best of either side, in order."""
    by_text: dict[int, list[tuple[float, Pair]]] = defaultdict(list)
    for pair, weight in weights.items():
        for place in pair:
            by_text[place].append((-weight, pair))
    kept = {pair for ranked in by_text.values() for _, pair in sorted(ranked)[:NEIGHBOURS]}
    return iter(sorted(kept))
