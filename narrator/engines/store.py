"""Rows that take time to make, kept from run to run in one file by the text that each is of."""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import os
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from narrator.cache import cache_folder

_ASKED = 500
"""Keys of one question to the store; SQLite takes a thousand."""

_WAIT = 2.0


@dataclass
class Store:
    """One kind of rows as one model makes them, in a file of the cache folder; it stays open once it was asked.

    A file that cannot be read or written only costs time.
    """

    kind: str
    model: str
    _opened: tuple[Path, int, sqlite3.Connection] | None = field(default=None, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def __post_init__(self) -> None:
        """Let go of the file before this process is copied: of two that hold one opening, neither can rely on it."""
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(before=self._let_go)

    def read(self, texts: Iterable[str]) -> dict[str, bytes]:
        """The rows of those texts that have one."""
        keys = {_key(text): text for text in texts}
        asked = list(keys)
        found: dict[str, bytes] = {}
        with self._lock, contextlib.suppress(sqlite3.Error, OSError):
            store = self._at_hand()
            for first in range(0, len(asked), _ASKED):
                some = asked[first : first + _ASKED]
                question = f"SELECT key, row FROM {self.kind} WHERE key IN ({','.join('?' * len(some))})"  # noqa: S608
                found.update((keys[key], row) for key, row in store.execute(question, some))
        return found

    def keep(self, rows: Mapping[str, bytes]) -> None:
        """Write the row of each text, for this process and every later one."""
        columns = "key BLOB PRIMARY KEY, row BLOB NOT NULL"
        with self._lock, contextlib.suppress(sqlite3.Error, OSError), self._at_hand() as store:
            store.execute(f"CREATE TABLE IF NOT EXISTS {self.kind} ({columns})")
            written = [(_key(text), row) for text, row in rows.items()]
            store.executemany(f"INSERT OR REPLACE INTO {self.kind} VALUES (?, ?)", written)  # noqa: S608

    def _let_go(self) -> None:
        with self._lock:
            if self._opened is not None:
                self._opened[2].close()
                self._opened = None

    def _at_hand(self) -> sqlite3.Connection:
        """The open file; one that was taken away or replaced since is opened anew."""
        path = cache_folder() / f"{self.kind}-{self.model}.sqlite"
        if self._opened is not None:
            where, number, store = self._opened
            if where == path and path.exists() and path.stat().st_ino == number:
                return store
            self._opened = None
            store.close()
        path.parent.mkdir(parents=True, exist_ok=True)
        store = sqlite3.connect(path, timeout=_WAIT, check_same_thread=False)  # one at a time, by the lock
        store.execute("PRAGMA journal_mode=WAL")
        store.execute("PRAGMA synchronous=NORMAL")
        atexit.register(store.close)  # the last to close it leaves one file, without a log beside it
        self._opened = path, path.stat().st_ino, store
        return store


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode(errors="surrogatepass")).digest()
