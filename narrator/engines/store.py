"""Rows that take time to make, kept from run to run in one file by the text that each is of."""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from narrator.cache import cache_folder

_ASKED = 500
"""Keys of one question to the store; SQLite takes a thousand."""

_WAIT = 2.0
_KIND = 0xFF
"""The bits of one of SQLite's errors that say which it is."""


@dataclass
class Store:
    """One kind of rows as one model makes them, in a file of the cache folder; it stays open once it was asked.

    A file that cannot be read or written only costs time; one that is damaged is thrown away, and made anew.
    """

    kind: str
    model: str
    _opened: tuple[Path, int, sqlite3.Connection] | None = field(default=None, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def __post_init__(self) -> None:
        """Let go of the file before this process is copied: of two that hold one opening, neither can rely on it.

        At the end too, once its copy has ended: the last to close a file leaves no log beside it.
        """
        atexit.register(self._let_go)
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(before=self._let_go)

    def read(self, texts: Iterable[str]) -> dict[str, bytes]:
        """The rows of those texts that have one."""
        keys = {_key(text): text for text in texts}
        asked = list(keys)
        found: dict[str, bytes] = {}
        with self._lock, self._unless_damaged():
            store = self._at_hand()
            for first in range(0, len(asked), _ASKED):
                some = asked[first : first + _ASKED]
                question = f"SELECT key, row FROM {self.kind} WHERE key IN ({','.join('?' * len(some))})"  # noqa: S608
                found.update((keys[key], row) for key, row in store.execute(question, some))
        return found

    def keep(self, rows: Mapping[str, bytes]) -> None:
        """Write the row of each text, for this process and every later one."""
        columns = "key BLOB PRIMARY KEY, row BLOB NOT NULL"
        with self._lock, self._unless_damaged(), self._at_hand() as store:
            store.execute(f"CREATE TABLE IF NOT EXISTS {self.kind} ({columns})")
            written = [(_key(text), row) for text, row in rows.items()]
            store.executemany(f"INSERT OR REPLACE INTO {self.kind} VALUES (?, ?)", written)  # noqa: S608

    def _let_go(self) -> None:
        with self._lock:
            self._close()

    @contextlib.contextmanager
    def _unless_damaged(self) -> Iterator[None]:
        """Do without a file that cannot be opened or is locked; delete one that is none of SQLite's, or broken."""
        with contextlib.suppress(sqlite3.Error, OSError):
            try:
                yield
            except sqlite3.OperationalError:
                raise  # locked, read-only, without a table as yet: the file itself is whole
            except sqlite3.DatabaseError:
                self._close()
                for left in (self._path, *(self._path.with_name(f"{self._path.name}-{log}") for log in ("wal", "shm"))):
                    left.unlink(missing_ok=True)

    @property
    def _path(self) -> Path:
        return cache_folder() / f"{self.kind}-{self.model}.sqlite"

    def _close(self) -> None:
        if self._opened is not None:
            self._opened[-1].close()
            self._opened = None

    def _at_hand(self) -> sqlite3.Connection:
        """The open file; one that was taken away or replaced since is opened anew."""
        path = self._path
        if self._opened is not None:
            where, number, store = self._opened
            if where == path and path.exists() and path.stat().st_ino == number:
                return store
            self._close()
        path.parent.mkdir(parents=True, exist_ok=True)
        store = _open(path)
        self._opened = path, path.stat().st_ino, store
        return store


def _open(path: Path) -> sqlite3.Connection:
    """A file to read and write; only to read where nothing may be written beside it, which a log would be."""
    try:
        return _connected(path, "mode=rwc", "journal_mode=WAL", "synchronous=NORMAL")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & _KIND not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}:
            raise
        return _connected(path, "immutable=1", "schema_version")


def _connected(path: Path, how: str, *settings: str) -> sqlite3.Connection:
    """An open file; closed again where it cannot be set up, or is no file of SQLite's."""
    uri = f"{path.absolute().as_uri()}?{how}"
    store = sqlite3.connect(uri, timeout=_WAIT, check_same_thread=False, uri=True)  # one at a time, by the lock
    try:
        for setting in settings:
            store.execute(f"PRAGMA {setting}")
    except sqlite3.Error:
        store.close()
        raise
    return store


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode(errors="surrogatepass")).digest()
