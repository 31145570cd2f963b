"""The articles as they were read, each with the origin that its cluster gives it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from narrator.check.sources.firsthand import in_their_names
from narrator.model.claims import Claim, DatedWords, Entity, Quantity, Quote, Span, Statements
from narrator.model.market import Security
from narrator.model.sources import Article, Change, Cluster

Extract = Callable[..., Statements]


class Stated(Protocol):
    """What an article states, as in `Statements`, whether it is there or read where it is asked for."""

    @property
    def sentences(self) -> tuple[Span, ...]:
        """Its sentences."""

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The names in it."""

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """What is said in it, by whom."""

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Its amounts."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What it claims."""

    @property
    def periods(self) -> tuple[DatedWords, ...]:
        """The periods that it names."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One article and what it states.

    `origin` numbers the independent origins: copies
    share one with their original. `rank` is 0 for the original and 1 for a copy; `changes` are what a copy altered.
    `paper` holds whoever answers for the whole article: publisher, byline.
    """

    id: str
    text: str
    body: str
    statements: Stated
    origin: int
    rank: int
    paper: tuple[str, ...] = ()
    headline: str = ""
    published: date | None = None
    changes: tuple[Change, ...] = ()

    @property
    def opening(self) -> str:
        """The paper, the headline and the first paragraph: they tell who says "I" and "we", in a letter or a talk."""
        return "\n".join([*self.paper, self.headline, self.body.strip().partition("\n")[0]])


def read_sources(
    articles: Sequence[Article | str],
    clusters: Sequence[Cluster],
    extract: Extract,
    *,
    dateline: date | None,
    securities: Sequence[Security],
) -> tuple[Reading, ...]:
    """Every article with its statements, originals before copies, else in the order given."""
    places = _places(clusters)
    changes = {member.article: member.changes for cluster in clusters for member in cluster.members}
    readings = []
    for number, article in enumerate(articles, start=1):
        name = article.id if isinstance(article, Article) else f"article {number}"
        origin, rank = places.get(name, (len(clusters) + number, 0))
        day = (article.published or article.not_before) if isinstance(article, Article) else dateline
        statements = extract(article, dateline=day, securities=securities)
        reading = _reading(article, name, statements, origin=origin, rank=rank)
        readings.append(replace(reading, changes=changes.get(name, ()) if rank else ()))
    return tuple(sorted(readings, key=lambda reading: reading.rank))


def _places(clusters: Sequence[Cluster]) -> dict[str, tuple[int, int]]:
    return {
        member.article: (number, 0 if member.article == cluster.representative else 1)
        for number, cluster in enumerate(clusters)
        for member in cluster.members
    } | {cluster.representative: (number, 0) for number, cluster in enumerate(clusters)}


def _reading(article: Article | str, name: str, statements: Statements, *, origin: int, rank: int) -> Reading:
    if isinstance(article, str):
        return Reading(name, article, article, statements, origin, rank)
    paper = tuple(part for part in (article.publisher, *article.byline) if part)
    headline, statements = article.headline or "", in_their_names(article, statements)
    return Reading(name, article.text, article.body(), statements, origin, rank, paper, headline, article.published)
