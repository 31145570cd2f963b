"""Vectors of sentences, kept from run to run: a sentence is encoded once."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from narrator.cache import cache_folder
from narrator.engines.encoder import DIMENSIONS, encode, encoder_name
from narrator.engines.small_encoder import encode_few

MANY: Final = 400
"""From so many new sentences on, five seconds of importing sentence-transformers are earned back."""

_ASKED = 500
"""Keys of one question to the store; SQLite takes a thousand."""

_WAIT = 2.0


def vectors_of(sentences: Sequence[str]) -> NDArray[np.float32]:
    """Unit vectors, one row a sentence in the order given: float32, shape (n, 384).

    A store that cannot be read or written only costs time. The two encoders differ by about 1e-6: compare cosines
    rounded to three places. Raises `MissingPart` where the model is not installed.
    """
    keys = {sentence: _key(sentence) for sentence in dict.fromkeys(sentences)}
    known = _read(keys.values())
    new = [sentence for sentence, key in keys.items() if key not in known]
    if new:
        rows = encode(new) if len(new) >= MANY else encode_few(new)
        fresh = {keys[sentence]: row for sentence, row in zip(new, rows, strict=True)}
        _keep(fresh)
        known |= fresh
    if not keys:
        return np.empty((0, DIMENSIONS), dtype=np.float32)
    return np.stack([known[keys[sentence]] for sentence in sentences])


def _key(sentence: str) -> bytes:
    return hashlib.sha256(sentence.encode()).digest()


def _read(keys: Iterable[bytes]) -> dict[bytes, NDArray[np.float32]]:
    """The rows that are kept; one of another length is damaged and counts as none."""
    asked, found = list(keys), {}
    with contextlib.suppress(sqlite3.Error, OSError), _opened() as store:
        for first in range(0, len(asked), _ASKED):
            some = asked[first : first + _ASKED]
            marks = ",".join("?" * len(some))
            for key, row in store.execute(f"SELECT key, row FROM vectors WHERE key IN ({marks})", some):  # noqa: S608
                found[key] = np.frombuffer(row, dtype=np.float32)
    return {key: row for key, row in found.items() if row.shape == (DIMENSIONS,)}


def _keep(rows: Mapping[bytes, NDArray[np.float32]]) -> None:
    with contextlib.suppress(sqlite3.Error, OSError), _opened() as store, store:
        store.execute("PRAGMA journal_mode=WAL")
        store.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, row BLOB NOT NULL) WITHOUT ROWID")
        store.executemany(
            "INSERT OR REPLACE INTO vectors VALUES (?, ?)", [(key, row.tobytes()) for key, row in rows.items()]
        )


@contextlib.contextmanager
def _opened() -> Iterator[sqlite3.Connection]:
    folder = cache_folder()
    folder.mkdir(parents=True, exist_ok=True)
    store = sqlite3.connect(folder / f"vectors-{encoder_name()}.sqlite", timeout=_WAIT)
    try:
        yield store
    finally:
        store.close()
