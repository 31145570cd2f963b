"""What articles say and which of them are one text, remembered by their content, the models and the code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from narrator.cache import digest, folder_digest, remember
from narrator.hands import many_hands
from narrator.model.claims import Statements
from narrator.model.market import Security
from narrator.model.sources import Article, Cluster
from narrator.progress import along

if TYPE_CHECKING:
    from narrator.extract.statements import Parse  # spaCy stays unread


def articles_in(path: Path) -> tuple[Article, ...]:
    """The articles of a folder or file."""

    def compute() -> tuple[Article, ...]:
        from narrator.read.articles.files import read_articles  # noqa: PLC0415  loads readers for every form

        return read_articles(path)

    return remember("articles", (str(path.name), folder_digest(path)), tuple[Article, ...], compute)


def readable_in(path: Path) -> tuple[tuple[Article, ...], tuple[str, ...]]:
    """The articles of a folder or file, and of each file of the folder that cannot be read what is wrong with it."""

    def compute() -> tuple[tuple[Article, ...], tuple[str, ...]]:
        from narrator.read.articles.files import read_what_can_be  # noqa: PLC0415  loads readers for every form

        return read_what_can_be(path)

    parts = (str(path.name), folder_digest(path))
    return remember("readable", parts, tuple[tuple[Article, ...], tuple[str, ...]], compute)


def statements_in(
    source: str | Article,
    *,
    dateline: date | None = None,
    securities: Sequence[Security] = (),
    parse: Parse | None = None,
) -> Statements:
    """What a text says, remembered by its words, its date and the securities that names may lead to.

    `parse` does what the parser does, in its own way.
    """
    return said_by(source, dateline, Listed(tuple(securities)), parse)


@dataclass(frozen=True, slots=True)
class Listed:
    """Securities with their digest, which is made once for any number of texts."""

    securities: tuple[Security, ...]
    name: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", securities_digest(self.securities))


def said_by(source: str | Article, dateline: date | None, listed: Listed, parse: Parse | None = None) -> Statements:
    """The same under securities that were named once; what copies say is read once."""
    if isinstance(source, Article):
        bare = Article("", "", form="text", text=source.text, paragraphs=source.paragraphs, headline=source.headline)
        return _said(bare, dateline or source.published, listed, parse).of_article(source.id)
    return _said(source, dateline, listed, parse)


def _said(source: str | Article, dateline: date | None, listed: Listed, parse: Parse | None) -> Statements:
    def compute() -> Statements:
        from narrator.extract.statements import extract_statements  # noqa: PLC0415  loads spaCy

        return extract_statements(source, dateline=dateline, securities=listed.securities, parse=parse or parser.parse)

    from narrator.engines import parser  # noqa: PLC0415  light

    parts = (msgspec.json.encode(source).decode(), str(dateline), listed.name, parser.parser_name())
    return remember("statements", parts, Statements, compute)


def statements_along(
    articles: Sequence[Article], securities: Sequence[Security] = ()
) -> Iterator[tuple[Article, Statements]]:
    """Each article and what it says, in the order given; many articles are read by a process on every core.

    Nothing is kept of an article once the next one is asked for.
    """
    with many_hands(len(articles)) as apply:
        said = apply(partial(_read_article, listed=Listed(tuple(securities))), articles)
        yield from zip(along(articles, "reading what articles say"), said, strict=True)


def parse_along(sentences: Sequence[Sequence[str]]) -> None:
    """Parse the sentences of each of many articles, so that a check finds their trees."""
    from narrator.engines.trees import keep_trees  # noqa: PLC0415  loads spaCy

    with many_hands(len(sentences)) as apply:
        for _ in zip(along(sentences, "parsing their sentences"), apply(keep_trees, sentences), strict=True):
            pass


def _read_article(article: Article, listed: Listed) -> Statements:
    return said_by(article, None, listed)


def clusters_of(articles: Sequence[Article], statements: Mapping[str, Statements] | None = None) -> tuple[Cluster, ...]:
    """Which articles are one text."""

    def compute() -> tuple[Cluster, ...]:
        from narrator.dedupe.clusters import dedupe_articles  # noqa: PLC0415  loads numpy

        return dedupe_articles(articles, statements=statements)

    from narrator.engines.encoder import encoder_name  # noqa: PLC0415  light

    known = msgspec.json.encode(statements or {}, order="sorted").decode()
    return remember(
        "clusters", (msgspec.json.encode(articles).decode(), known, encoder_name()), tuple[Cluster, ...], compute
    )


def read_and_cluster(
    articles: Sequence[Article],
    securities: Sequence[Security] = (),
) -> tuple[dict[str, Statements], tuple[Cluster, ...]]:
    """What each article says, by its id, and which articles are one text."""
    statements = {one.id: said for one, said in statements_along(articles, securities)}
    return statements, clusters_of(articles, statements)


def securities_digest(securities: tuple[Security, ...]) -> str:
    """A name for listed issues."""
    return digest(*(f"{one.symbol}={one.name}" for one in securities))
