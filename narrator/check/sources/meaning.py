"""Which sentences of the articles say the same in other words, by their vectors.

Vectors find a sentence and cannot see a contradiction: one changed figure hardly moves them. What they find is judged
like everything else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from typing import Final

import numpy as np

from narrator.check.sources.library import Hits, Library, covered
from narrator.check.sources.search import Passage, plain_words
from narrator.check.words.counts import miscounted

CANDIDATES: Final = 60
"""So many passages that share any word with a sentence are compared with it; a paraphrase shares at least one."""

_COMMON = 0.3
"""The cosine of any two sentences of the trade."""

_NEAREST = 3
_PLACES = 3
"""Two encoders agree to about 1e-6: behind the third place a cosine says nothing."""


def by_meaning(library: Library, text: str, found: Hits) -> Hits:
    """What words found, the nearest of it with its cosine, in the order of the better of both.

    Without an encoder everything stays as it is.
    """
    if library.encode is None or not found:
        return found
    near = found[:CANDIDATES]
    vectors = np.asarray(library.encode([text, *(item.passage.text for item in near)]), np.float64)
    cosines = [round(cosine, _PLACES) for cosine in (vectors[1:] @ vectors[0]).tolist()]
    together = _together(library, text, [(item.passage, cosine) for item, cosine in zip(near, cosines, strict=True)])
    meant = [
        replace(
            item,
            score=max(item.score, _scaled(cosine)),
            meant=cosine,
            together=together[item.passage.article][0],
            miscounted=together[item.passage.article][1],
        )
        for item, cosine in zip(near, cosines, strict=True)
    ]
    return found.meaning(meant)


def _scaled(cosine: float) -> float:
    """A cosine less what any two sentences have in common, so that it compares with shared words."""
    return max(0.0, (cosine - _COMMON) / (1 - _COMMON))


def _together(library: Library, text: str, near: Iterable[tuple[Passage, float]]) -> dict[str, tuple[float, bool]]:
    """Of each article, how much of the sentence's words its nearest passages have, and whether they lack a count."""
    plain = plain_words(text)
    ordered = sorted(near, key=lambda pair: (pair[0].article, -pair[1], pair[0].span))
    found = {}
    for article, pairs in groupby(ordered, key=lambda pair: pair[0].article):
        nearest = [one for one, _ in list(pairs)[:_NEAREST]]
        words = frozenset().union(*(one.words for one in nearest))
        found[article] = covered(library, plain, words), miscounted(text, " ".join(one.text for one in nearest))
    return found
