"""The stages joined, from folders to a checked briefing; the one module that knows both ends.

Every stage is a function from values to values; here each is also remembered by the content that went in, so that a
second run over unchanged files loads neither model nor table.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeAlias

import msgspec

from narrator.brief.plan import known_articles, plan_briefing
from narrator.brief.render import render_briefing
from narrator.cache import digest, folder_digest, remember
from narrator.errors import MissingInput, UnreadableFile
from narrator.facts import NO_FACTS, MarketFacts, market_facts
from narrator.model.claims import Statements, Statistic
from narrator.model.drafts import Briefing, Draft, Report
from narrator.model.market import Security
from narrator.model.sources import Article, Cluster, Origins
from narrator.progress import along
from narrator.shipped import embedded_articles, embedded_market

Apply: TypeAlias = Callable[[Callable[[Article], Statements], Iterable[Article]], Iterator[Statements]]

_EACH, _HANDED = 40, 4
"""Articles that are worth the start of another process, which loads a model of its own; and handed to it at once."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What one run works on: the market's facts, the articles known on the day, the day."""

    facts: MarketFacts
    articles: tuple[Article, ...]
    day: date | None

    def market_day(self) -> date:
        """The day of a briefing. Raises MissingInput where the run was given articles but no market."""
        if self.day is None or not self.facts.statistics:
            raise MissingInput(
                "a briefing needs market files",
                where="--articles",
                todo="Give --market too, or neither for the embedded corpus",
            )
        return self.day

    def briefing(self, *, template: str = "daily.md", seed: int = 0) -> Briefing:
        """The briefing of the day, checked."""
        return write_briefing(
            self.facts.statistics,
            self.market_day(),
            articles=self.articles,
            securities=self.facts.securities,
            template=template,
            seed=seed,
            invented=self.facts.invented,
        )

    def check(self, text: str) -> Report:
        """The report on a text, against everything on the desk."""
        _, clusters = read_and_cluster(self.articles, self.facts.securities)
        return check_against(
            text,
            articles=self.articles,
            statistics=self.facts.statistics,
            clusters=clusters,
            dateline=self.day,
            securities=self.facts.securities,
        )


def open_desk(market: Path | None = None, articles: Path | None = None, on: date | None = None) -> Desk:
    """Everything that a run was given, as it was known by the end of a day (default: the market's last evening).

    With neither folder the embedded corpus is used; a user's own folder is never mixed with it.
    """
    given = market is not None or articles is not None
    facts = NO_FACTS if given and market is None else market_facts(market or embedded_market(), on)
    day = on or (None if facts is NO_FACTS else facts.as_of)
    found = articles_in(articles) if articles else () if given else articles_in(embedded_articles())
    return Desk(facts, known_articles(found, day) if day else found, day)


def articles_in(path: Path) -> tuple[Article, ...]:
    """The articles of a folder or file."""

    def compute() -> tuple[Article, ...]:
        from narrator.read.articles import read_articles  # noqa: PLC0415  loads readers for every form

        return read_articles(path)

    return remember("articles", (str(path.name), folder_digest(path)), tuple[Article, ...], compute)


def statements_in(
    source: str | Article,
    *,
    dateline: date | None = None,
    securities: Sequence[Security] = (),
) -> Statements:
    """What a text says, remembered by its words, its date and the securities that names may lead to."""

    def compute() -> Statements:
        from narrator.extract.statements import extract_statements  # noqa: PLC0415  loads spaCy

        return extract_statements(source, dateline=dateline, securities=securities)

    from narrator.engines.parser import parser_name  # noqa: PLC0415  light

    text = msgspec.json.encode(source).decode()
    parts = (text, str(dateline), _securities_digest(tuple(securities)), parser_name())
    return remember("statements", parts, Statements, compute)


def statements_along(
    articles: Sequence[Article], securities: Sequence[Security] = ()
) -> Iterator[tuple[Article, Statements]]:
    """Each article and what it says, in the order given; many articles are read by a process on every core.

    Nothing is kept of an article once the next one is asked for.
    """
    with _hands(len(articles)) as apply:
        said = apply(partial(statements_in, securities=securities), articles)
        yield from zip(along(articles, "reading what articles say"), said, strict=True)


@contextmanager
def _hands(count: int) -> Iterator[Apply]:
    """What applies a function to so many articles, in order: `map`, or that of several processes."""
    processes = min(os.cpu_count() or 1, count // _EACH)
    if processes < 2:  # noqa: PLR2004  one is this one
        yield map
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  a few articles do without
    from multiprocessing import get_context  # noqa: PLC0415

    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"))
    try:
        yield partial(pool.map, chunksize=_HANDED)
    finally:
        pool.shutdown(cancel_futures=True)


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


def add_and_cluster(articles: Sequence[Article], index: Path) -> tuple[Cluster, ...]:
    """The clusters that articles fall into once they are in an index, with all that it has of each.

    Only what has copies is read closely: an article of its own costs a look into the index. Raises `InputError` where
    the index was made by another version or the articles share ids.
    """
    return tuple(sorted(map(_described, _added(articles, index)), key=lambda cluster: cluster.representative))


def _added(articles: Sequence[Article], index: Path) -> tuple[tuple[Article, ...], ...]:
    """Articles with all that an index has of their clusters, once they are in it."""
    from narrator.dedupe.clusters import refuse_repeated_ids  # noqa: PLC0415  loads numpy
    from narrator.dedupe.index import add_article, find_fellows, open_index  # noqa: PLC0415

    refuse_repeated_ids(articles)
    with open_index(index) as opened:
        for one in along(articles, "adding to the index"):
            add_article(opened, one)
        return find_fellows(opened, (one.id for one in articles))


def _described(articles: Sequence[Article]) -> Cluster:
    """Articles that are one text: the original, and what its copies changed."""
    statements = {one.id: said for one, said in statements_along(articles)} if len(articles) > 1 else {}

    def compute() -> Cluster:
        from narrator.dedupe.clusters import describe_cluster  # noqa: PLC0415  loads numpy

        return describe_cluster(articles, statements=statements)

    from narrator.engines.encoder import encoder_name  # noqa: PLC0415  light

    known = [msgspec.json.encode(values, order="sorted").decode() for values in (articles, statements)]
    return remember("cluster", (*known, encoder_name()), Cluster, compute)


def copies_page(articles: Sequence[Article], index: Path | None = None) -> str:
    """The page of articles, or of the clusters that they fall into in an index: each copy beside its original.

    Which sentence stands for which is remembered, as the clusters are.
    """
    if index is None:
        statements, clusters = read_and_cluster(articles)
    else:
        groups = _added(articles, index)
        clusters = tuple(sorted(map(_described, groups), key=lambda cluster: cluster.representative))
        articles = [one for group in groups for one in group]
        copied = [one for group in groups if len(group) > 1 for one in group]
        statements = {one.id: said for one, said in statements_along(copied)}

    def compute() -> dict[str, tuple[Pairing, ...]]:
        return align_copies(articles, clusters, statements=statements)

    from narrator.dedupe.alignment import Pairing  # noqa: PLC0415  loads numpy
    from narrator.dedupe.origins import trace_all  # noqa: PLC0415
    from narrator.engines.encoder import encoder_name  # noqa: PLC0415  light
    from narrator.publish.beside import align_copies  # noqa: PLC0415
    from narrator.publish.copies import clusters_page  # noqa: PLC0415

    parts = [msgspec.json.encode(values, order="sorted").decode() for values in (articles, clusters, statements)]
    pairings = remember("pairings", (*parts, encoder_name()), dict[str, tuple[Pairing, ...]], compute)
    origins = trace_all(articles, clusters, statements) if index is None else None
    return clusters_page(articles, clusters, pairings, statements, origins)


def clusters_with_origins(articles: Sequence[Article]) -> tuple[tuple[Cluster, ...], Origins]:
    """Which articles are one text, how many stand behind each fact, and where figures exclude each other."""
    from narrator.dedupe.origins import trace_all  # noqa: PLC0415  loads numpy

    statements, clusters = read_and_cluster(articles)
    return clusters, trace_all(articles, clusters, statements)


def write_briefing(
    statistics: Sequence[Statistic],
    on: date,
    *,
    articles: Sequence[Article] = (),
    securities: Sequence[Security] = (),
    template: str = "daily.md",
    seed: int = 0,
    invented: bool = False,
) -> Briefing:
    """The briefing of a day and the report of its own check.

    Articles published after `on` are left out before anything reads them.
    """
    known = known_articles(articles, on)
    statements, clusters = read_and_cluster(known, securities)
    plan = plan_briefing(
        statistics,
        on,
        articles=known,
        clusters=clusters,
        statements=statements,
        invented=invented,
    )
    draft = render_briefing(plan, template=template, seed=seed)
    report = check_against(
        draft.text,
        articles=tuple(source.article for source in plan.sources),
        statistics=statistics,
        clusters=clusters,
        dateline=on,
        securities=securities,
    )
    return Briefing(draft, report, tuple(article.id for article in plan.undated))


def check_against(
    draft: str | Draft,
    *,
    articles: Sequence[Article] = (),
    statistics: Sequence[Statistic] = (),
    clusters: Sequence[Cluster] = (),
    dateline: date | None = None,
    securities: Sequence[Security] = (),
) -> Report:
    """The report on a draft, remembered by everything that bears on it."""
    text = draft if isinstance(draft, str) else draft.text

    def compute() -> Report:
        from narrator.check.draft import check_draft  # noqa: PLC0415  reads the rules

        return check_draft(
            text,
            articles=articles,
            statistics=statistics,
            clusters=clusters,
            dateline=dateline,
            securities=securities,
            extract=statements_in,
        )

    bearing = [msgspec.json.encode(values).decode() for values in (articles, statistics, clusters)]
    parts = (text, *bearing, str(dateline), _securities_digest(tuple(securities)))
    return remember("reports", parts, Report, compute)


def read_draft(path: Path) -> str:
    """The text of a draft, which must be UTF-8; "-" is standard input.

    Line ends stay as they are, so that offsets are those of the file. Raises MissingInput, UnreadableFile.
    """
    where = "standard input" if str(path) == "-" else str(path)
    try:
        data = sys.stdin.buffer.read() if where == "standard input" else path.read_bytes()
        text = data.decode("utf-8-sig")
    except FileNotFoundError as error:
        raise MissingInput("there is no such draft", where=where, todo="Check the path") from error
    except IsADirectoryError as error:
        raise UnreadableFile("it is a folder, not a draft", where=where, todo="Give one file") from error
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"byte {error.start} is not UTF-8", where=where, todo="Save the draft as UTF-8") from error
    if not text.strip():
        raise MissingInput("the draft has no text", where=where, todo="Give a draft with at least one sentence")
    return text


def _securities_digest(securities: tuple[Security, ...]) -> str:
    return digest(*(f"{one.symbol}={one.name}" for one in securities))
