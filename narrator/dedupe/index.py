"""An index of articles that tells at once which of the earlier ones a new one copies.

What is in it lies in one SQLite file (`narrator.dedupe.store`); what decides is `narrator.dedupe.placing`, and
behind that the same comparisons as in `dedupe_articles`. It can be thrown away: adding the same articles again, in
whatever order, makes the same clusters.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from narrator.dedupe.placing import Encode, place_text
from narrator.dedupe.store import ArticleRow, Store, open_store
from narrator.dedupe.texts import read_text
from narrator.engines.encoder import encoder_name
from narrator.engines.small_encoder import encode_few
from narrator.errors import InputError
from narrator.model.sources import Article

_RULES = ("texts", "forms", "similarity", "evidence", "signs", "placing")


@dataclass(frozen=True, slots=True)
class Index:
    """An open index: its file's rows, and what makes vectors of sentences."""

    store: Store
    encode: Encode


@dataclass(frozen=True, slots=True)
class Counts:
    """What an index holds: articles, distinct texts, and texts whose vectors were needed."""

    articles: int
    texts: int
    encoded: int


@contextmanager
def open_index(path: Path, *, encode: Encode = encode_few, encoder: str | None = None) -> Iterator[Index]:
    """The index in a file, made if need be, closed at the end.

    `encoder` names what `encode` is, by default `narrator.engines.small_encoder`. Raises `InputError` where the
    file was made with another encoder or other rules, since its clusters would be a mixture.
    """
    store = open_store(path, [("rules", _rules_digest()), ("encoder", encoder or encoder_name())])
    try:
        yield Index(store, encode)
    finally:
        store.close()


def add_article(index: Index, article: Article) -> int:
    """Add an article, or its new state, and return the number of the cluster that it falls into.

    An article that is there already, the same in every field, costs one look-up. Of one whose words have changed the
    index remembers both texts, since others may have copied the first. The article is added whole or, if the process
    is killed, not at all; several processes may add at once. Sentences are always our own, never a parser's, so that
    where an article belongs follows from its words alone.
    """
    content = msgspec.json.encode(article)
    digest = hashlib.sha256(content).digest()
    with index.store.reading():
        known = index.store.article(article.id)
        if known is not None and known.digest == digest:
            return index.store.cluster(known.node)
    text = read_text(article)
    with index.store.writing():
        node = place_text(index.store, text, index.encode)
        index.store.keep_article(ArticleRow(article.id, digest, node, content))
        return index.store.cluster(node)


def find_fellows(index: Index, names: Iterable[str]) -> tuple[tuple[Article, ...], ...]:
    """The clusters that some articles of the index fall into, each with all its articles by id.

    In the order of each cluster's first id. Raises `InputError` for an article that is not in the index.
    """
    with index.store.reading():
        clusters = {_cluster_of(index, name) for name in names}
        groups = [
            tuple(msgspec.json.decode(row.content, type=Article) for row in index.store.articles_of(cluster))
            for cluster in clusters
        ]
    return tuple(sorted(groups, key=lambda group: group[0].id))


def list_clusters(index: Index) -> tuple[tuple[str, ...], ...]:
    """The ids of all articles by cluster, in order."""
    groups: dict[int, list[str]] = {}
    with index.store.reading():
        rows = index.store.partition()
    for cluster, name in rows:
        groups.setdefault(cluster, []).append(name)
    return tuple(sorted(tuple(group) for group in groups.values()))


def count_index(index: Index) -> Counts:
    """How much there is in an index."""
    with index.store.reading():
        return Counts(*index.store.counts())


def _cluster_of(index: Index, name: str) -> int:
    row = index.store.article(name)
    if row is None:
        raise InputError("the index has no such article", where=name, todo="Add it first")
    return index.store.cluster(row.node)


def _rules_digest() -> str:
    """Twelve digits for the code that an index's contents follow from."""
    sources = (Path(__file__).with_name(f"{name}.py").read_bytes() for name in _RULES)
    return hashlib.sha256(b"\0".join(sources)).hexdigest()[:12]
