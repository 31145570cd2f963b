"""How well each sentence of the articles lines up with a text, by the words of both and how rare these are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from narrator.check.sources.library import Hits, Library
from narrator.check.sources.postings import Weights
from narrator.check.sources.search import content_words, plain_words


def search(library: Library, text: str) -> Hits:
    """All passages that share anything with the text."""
    wholes = overlaps(library, text)
    return Hits(library, wholes, wholes, _coverage(library, library.weigh(plain_words(text))))


def overlaps(library: Library, text: str) -> Weights:
    """How well each passage lines up with a text by the words of both.

    Three parts how much of the text is in the passage, one part how much of the passage is in the text.
    """
    asked = library.weigh(content_words(text))
    shared = library.postings.shared(asked, len(library))
    whole = sum(weight for _, weight in asked)
    return 0.75 * shared / whole + 0.25 * shared / library.given if asked else shared


def _coverage(library: Library, asked: Sequence[tuple[str, float]]) -> Weights:
    """How much of the question is in each passage; a question of names alone asks nothing else."""
    if not asked:
        return np.ones(len(library))
    return library.postings.shared(asked, len(library)) / sum(weight for _, weight in asked)


def covered(library: Library, asked: frozenset[str], given: frozenset[str]) -> float:
    """How much of the question is in some words."""
    weighed = library.weigh(asked)
    return sum(one for word, one in weighed if word in given) / sum(one for _, one in weighed) if asked else 1.0
