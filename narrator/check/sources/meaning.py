"""Which sentences of the articles say the same in other words, by their vectors.

Vectors find a sentence and cannot see a contradiction: one changed figure hardly moves them. What they find is judged
like everything else.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from narrator.check.sources.library import Hits, Library, covered
from narrator.check.sources.search import Found, content_words, plain_words
from narrator.check.words.counts import miscounted

CANDIDATES: Final = 60
"""So many passages that share any word with a sentence are compared with it; a paraphrase shares at least one."""

_COMMON = 0.3
"""The cosine of any two sentences of the trade."""

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
    plain = plain_words(text)
    return found.meaning(_meant(library, plain, text, item, cosine) for item, cosine in zip(near, cosines, strict=True))


def _scaled(cosine: float) -> float:
    """A cosine less what any two sentences have in common, so that it compares with shared words."""
    return max(0.0, (cosine - _COMMON) / (1 - _COMMON))


def _meant(library: Library, plain: frozenset[str], text: str, item: Found, cosine: float) -> Found:
    """A passage with its cosine, and what it has of a sentence's words together with its neighbours and headline."""
    near = library.around(item.passage)
    words = frozenset().union(content_words(item.passage.page.reading.headline), *(one.words for one in near))
    return item._replace(
        score=max(item.score, _scaled(cosine)),
        meant=cosine,
        beside=covered(library, plain, words),
        miscounted=miscounted(text, " ".join(one.text for one in near)),
    )
