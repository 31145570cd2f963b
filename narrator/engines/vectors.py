"""Vectors of sentences, kept from run to run: a sentence is encoded once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from narrator.engines.encoder import DIMENSIONS, encode, encoder_name
from narrator.engines.small_encoder import encode_few
from narrator.engines.store import Store

MANY: Final = 400
"""From so many new sentences on, five seconds of importing sentence-transformers are earned back."""
_BYTES = DIMENSIONS * np.dtype(np.float32).itemsize


def vectors_of(sentences: Sequence[str]) -> NDArray[np.float32]:
    """Unit vectors, one row a sentence in the order given: float32, shape (n, 384).

    A store that cannot be read or written only costs time. The two encoders differ by about 1e-6: compare cosines
    rounded to three places. Raises `MissingPart` where the model is not installed.
    """
    if not sentences:
        return np.empty((0, DIMENSIONS), dtype=np.float32)
    known = _read(dict.fromkeys(sentences))
    new = [sentence for sentence in dict.fromkeys(sentences) if sentence not in known]
    if new:
        rows = encode(new) if len(new) >= MANY else encode_few(new)
        fresh = dict(zip(new, rows, strict=True))
        _store().keep({sentence: row.tobytes() for sentence, row in fresh.items()})
        known |= fresh
    return np.stack([known[sentence] for sentence in sentences])


def _read(sentences: dict[str, None]) -> dict[str, NDArray[np.float32]]:
    """The rows that are kept; one of another length is damaged and counts as none."""
    found = _store().read(sentences).items()
    whole = {sentence: row for sentence, row in found if isinstance(row, bytes) and len(row) == _BYTES}
    return {sentence: np.frombuffer(row, dtype=np.float32) for sentence, row in whole.items()}


@cache
def _store() -> Store:
    return Store("vectors", encoder_name())
