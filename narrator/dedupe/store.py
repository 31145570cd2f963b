"""The file behind an index: SQLite, one table for each thing that is known of a text.

SQLite because it is in the standard library, keeps what was committed through a kill or a power cut, lets several
processes take turns, and has B-trees in which the bearers of a sign lie side by side. In WAL mode readers never wait.
The signs of one text, about a hundred, lie all over such a tree: a page for each, read and written again. So there are
three trees of one shape, a hundred texts' signs in `fresh`, some thousands' in `recent`, all others' in `settled`; a
text writes into the first only. Now and then a whole tree moves into the next in order, each page once for many texts,
inside the transaction of the text whose turn it is. `sign` is the three read as one, so that nobody else need know.

Nothing here decides anything: which texts are one is the matter of `narrator.dedupe.placing`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path

from narrator.errors import InputError, MissingInput, UnreadableFile

SCHEMA = 3
PATIENCE = 120.0
"""Seconds that one process waits while another adds an article, or loads its encoder."""

_TABLES = """
CREATE TABLE made_with (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE text (node INTEGER PRIMARY KEY, words INTEGER NOT NULL, cluster INTEGER NOT NULL,
                   outline BLOB NOT NULL, content BLOB NOT NULL);
CREATE INDEX text_words ON text (words);
CREATE INDEX text_cluster ON text (cluster);
CREATE TABLE common (sign INTEGER PRIMARY KEY);
CREATE TABLE fresh (sign INTEGER, node INTEGER, PRIMARY KEY (sign, node)) WITHOUT ROWID;
CREATE TABLE recent (sign INTEGER, node INTEGER, PRIMARY KEY (sign, node)) WITHOUT ROWID;
CREATE TABLE settled (sign INTEGER, node INTEGER, PRIMARY KEY (sign, node)) WITHOUT ROWID;
CREATE VIEW sign AS SELECT * FROM fresh UNION ALL SELECT * FROM recent UNION ALL SELECT * FROM settled;
CREATE TABLE link (node INTEGER, other INTEGER, kind INTEGER NOT NULL, PRIMARY KEY (node, other)) WITHOUT ROWID;
CREATE TABLE vectors (node INTEGER PRIMARY KEY, rows BLOB NOT NULL);
CREATE TABLE article (id TEXT PRIMARY KEY, digest BLOB NOT NULL, node INTEGER NOT NULL, content BLOB NOT NULL);
CREATE INDEX article_node ON article (node);
"""
_SETTLING = (("recent", "settled", 4096), ("fresh", "recent", 128))
"""From where to where signs move, and at one text in how many; the recent make room before the fresh come."""

SAME, MADE, OPEN = 0, 1, 2
"""Kinds of links: of the same words; one made from the other; not looked at yet, since others hold the two together."""

_OURS = 0x6E617272  # "narr": SQLite keeps it in the head of the file
_CACHE = 2_000
"""Pages of 4 KB in memory. SQLite walks through all of them at each commit that has split a page: sixteen thousand cost
half a millisecond, more than to fetch a page again from the system's own memory."""
_LOG = 16_384
"""Pages in the log before they go to the file, each once for all texts that wrote it meanwhile."""
_TODO = "Delete the index and add the articles again, or give another file"


@dataclass(frozen=True, slots=True)
class TextRow:
    """One text as it is kept: its numbers, what is compared first (short), and its content (long)."""

    node: int
    words: int
    cluster: int
    outline: bytes
    content: bytes


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article as it is kept, and the text that it has."""

    id: str
    digest: bytes
    node: int
    content: bytes


class Store:
    """Rows in and out of one file; every method but `writing` and `reading` is one statement."""

    __slots__ = ("_base", "_path")

    def __init__(self, base: sqlite3.Connection, path: Path) -> None:
        self._base = base
        self._path = path

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All of what is done inside, or nothing; other writers wait from the start, so that none acts on old rows."""
        with _complaining(self._path), self._transaction("BEGIN IMMEDIATE"):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One state of the file for all that is read inside, whatever others write meanwhile."""
        with _complaining(self._path), self._transaction("BEGIN"):
            yield

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def common(self, signs: Iterable[int]) -> set[int]:
        """Those of some signs that were marked as having too many texts."""
        query = "SELECT sign FROM common WHERE sign IN (SELECT value FROM json_each(?))"
        return set(self._column(query, _listed(signs)))

    def bearers(self, signs: Iterable[int]) -> dict[int, list[int]]:
        """The texts with each of some signs, in order."""
        found: dict[int, list[int]] = {}
        query = "SELECT sign, node FROM sign WHERE sign IN (SELECT value FROM json_each(?)) ORDER BY sign, node"
        for sign, node in self._base.execute(query, (_listed(signs),)):
            found.setdefault(sign, []).append(node)
        return found

    def fill(self, sign: int, *, forget: bool) -> None:
        """Mark a sign as having too many texts; `forget` which they are."""
        self._base.execute("INSERT INTO common VALUES (?)", (sign,))
        for table in ("fresh", "recent", "settled") if forget else ():
            self._base.execute(f"DELETE FROM {table} WHERE sign = ?", (sign,))  # noqa: S608 - three names of ours

    def neighbours(self, signs: Iterable[int], node: int) -> dict[int, list[int]]:
        """The texts with each of some signs right before and right after a place in their order, if there are any."""
        near = "SELECT node FROM sign WHERE sign = value AND node"
        sides = f"({near} < ?1 ORDER BY node DESC LIMIT 1), ({near} > ?1 ORDER BY node LIMIT 1)"
        rows = self._base.execute(f"SELECT value, {sides} FROM json_each(?2)", (node, _listed(signs)))  # noqa: S608
        return {sign: [other for other in beside if other is not None] for sign, *beside in rows}

    def bear(self, signs: Iterable[int], node: int) -> None:
        """Note that a text has these signs; its number tells whether it is one at which those of others move on."""
        self._base.executemany("INSERT INTO fresh VALUES (?, ?)", ((sign, node) for sign in signs))
        for start, end, texts in _SETTLING:
            if node % texts == 0:
                self._base.execute(f"INSERT INTO {end} SELECT * FROM {start}")  # noqa: S608 - names of ours
                self._base.execute(f"DELETE FROM {start}")  # noqa: S608 - and here

    def add_text(self, row: TextRow) -> None:
        """Keep a text."""
        self._base.execute("INSERT INTO text VALUES (?, ?, ?, ?, ?)", astuple(row))

    def has_text(self, node: int) -> bool:
        """Whether a text is kept."""
        return bool(self._column("SELECT 1 FROM text WHERE node = ?", node))

    def outlines(self, nodes: Iterable[int]) -> dict[int, tuple[int, bytes]]:
        """The clusters and outlines of some texts that are kept."""
        query = "SELECT node, cluster, outline FROM text WHERE node IN (SELECT value FROM json_each(?))"
        return {node: (cluster, data) for node, cluster, data in self._base.execute(query, (_listed(nodes),))}

    def content(self, node: int) -> bytes:
        """The content of a text that is kept."""
        (data,) = self._base.execute("SELECT content FROM text WHERE node = ?", (node,)).fetchone()
        return bytes(data)

    def with_words(self, words: int) -> int | None:
        """The first text of the same words."""
        return next(iter(self._column("SELECT node FROM text WHERE words = ? ORDER BY node LIMIT 1", words)), None)

    def cluster(self, node: int) -> int:
        """The cluster of a text that is kept."""
        return self._column("SELECT cluster FROM text WHERE node = ?", node)[0]

    def nodes_of(self, cluster: int) -> list[int]:
        """The texts of a cluster."""
        return self._column("SELECT node FROM text WHERE cluster = ? ORDER BY node", cluster)

    def join(self, clusters: Iterable[int], into: int) -> None:
        """Give the texts of some clusters another."""
        pairs = ((into, cluster) for cluster in clusters if cluster != into)
        self._base.executemany("UPDATE text SET cluster = ? WHERE cluster = ?", pairs)

    def move(self, nodes: Iterable[int], into: int) -> None:
        """Give some texts another cluster."""
        self._base.executemany("UPDATE text SET cluster = ? WHERE node = ?", ((into, node) for node in nodes))

    def link(self, node: int, other: int, kind: int) -> None:
        """Two texts are one, or, where the kind is `OPEN`, are in one cluster and may be."""
        rows = ((node, other, kind), (other, node, kind))
        self._base.executemany("INSERT OR REPLACE INTO link VALUES (?, ?, ?)", rows)

    def unlink(self, node: int, other: int) -> None:
        """Two texts are not, or no longer, known to be one."""
        self._base.executemany("DELETE FROM link WHERE node = ? AND other = ?", ((node, other), (other, node)))

    def linked(self, node: int, *kinds: int) -> list[int]:
        """The texts linked to one by any of at most two kinds."""
        return self._column("SELECT other FROM link WHERE node = ? AND kind IN (?, ?)", node, kinds[0], kinds[-1])

    def vectors(self, node: int) -> bytes | None:
        """A text's vectors, where they were needed before."""
        row = self._base.execute("SELECT rows FROM vectors WHERE node = ?", (node,)).fetchone()
        return row[0] if row else None

    def keep_vectors(self, node: int, rows: bytes) -> None:
        """Keep a text's vectors."""
        self._base.execute("INSERT INTO vectors VALUES (?, ?)", (node, rows))

    def article(self, name: str) -> ArticleRow | None:
        """One article, where it is kept."""
        row = self._base.execute("SELECT * FROM article WHERE id = ?", (name,)).fetchone()
        return ArticleRow(*row) if row else None

    def keep_article(self, row: ArticleRow) -> None:
        """Keep an article, or its new state."""
        self._base.execute("INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?)", astuple(row))

    def articles_of(self, cluster: int) -> list[ArticleRow]:
        """The articles whose texts form a cluster, by id."""
        query = (
            "SELECT article.* FROM text JOIN article ON article.node = text.node "
            "WHERE text.cluster = ? ORDER BY article.id"
        )
        return [ArticleRow(*row) for row in self._base.execute(query, (cluster,))]

    def counts(self) -> tuple[int, int, int]:
        """How many articles, texts, and texts with vectors there are."""
        return tuple(
            self._base.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - three names of ours
            for table in ("article", "text", "vectors")
        )

    def partition(self) -> list[tuple[int, str]]:
        """Every article with its cluster."""
        query = "SELECT text.cluster, article.id FROM article JOIN text ON article.node = text.node ORDER BY 1, 2"
        return [(cluster, name) for cluster, name in self._base.execute(query)]

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        self._base.execute(begin)
        try:
            yield
            self._base.execute("COMMIT")
        finally:
            if self._base.in_transaction:
                self._base.execute("ROLLBACK")

    def _column(self, query: str, *values: object) -> list[int]:
        return [row[0] for row in self._base.execute(query, values)]


def _listed(numbers: Iterable[int]) -> str:
    """Numbers for one statement, however many."""
    return f"[{','.join(map(str, numbers))}]"


def open_store(path: Path, made_with: Sequence[tuple[str, str]]) -> Store:
    """The store in a file, made if need be.

    `made_with` names what the contents depend on. Raises `InputError` where the file was made with something else,
    `UnreadableFile` where it is no index, `MissingInput` where its folder is not there.
    """
    if not path.parent.is_dir():
        raise MissingInput(
            "there is no such folder", where=str(path.parent), todo="Give a file in a folder that exists"
        )
    with _complaining(path):
        base = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        try:
            _prepare(base, path, [("schema", str(SCHEMA)), *made_with])
        except BaseException:
            base.close()
            raise
    return Store(base, path)


@contextmanager
def _complaining(path: Path) -> Iterator[None]:
    """Say of what SQLite complains about what a person can do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        todo = "Check who may write there, who else is writing, and how much room is left"
        raise InputError(f"it cannot be used: {error}", where=str(path), todo=todo) from error
    except sqlite3.DatabaseError as error:
        raise UnreadableFile(f"it is no index: {error}", where=str(path), todo=_TODO) from error


def _prepare(base: sqlite3.Connection, path: Path, made_with: list[tuple[str, str]]) -> None:
    """Make the tables in an empty file; refuse a file that is not ours, or was made with something else."""
    (found,) = base.execute("PRAGMA application_id").fetchone()
    (tables,) = base.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if found != _OURS and tables:
        raise UnreadableFile("it is another program's database", where=str(path), todo="Give another file")
    base.execute("PRAGMA journal_mode = WAL")
    base.execute("PRAGMA synchronous = NORMAL")  # in WAL mode a power cut may cost the last articles, never the file
    base.execute(f"PRAGMA wal_autocheckpoint = {_LOG}")
    base.execute(f"PRAGMA journal_size_limit = {_LOG * 4096}")  # what a move of signs has stretched shrinks again
    base.execute(f"PRAGMA cache_size = {_CACHE}")
    with Store(base, path).writing():
        if not base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            for statement in _TABLES.split(";"):
                base.execute(statement)
            base.executemany("INSERT INTO made_with VALUES (?, ?)", made_with)
            base.execute(f"PRAGMA application_id = {_OURS}")
    kept = dict(base.execute("SELECT name, value FROM made_with"))
    for name, value in made_with:
        if kept.get(name) != value:
            what = f"it was made with {name} {kept.get(name)}, and this is {value}"
            raise InputError(what, where=str(path), todo=_TODO)
