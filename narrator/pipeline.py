"""The stages joined, from folders to a checked briefing; the one module that knows both ends.

Every stage is a function from values to values; here each is also remembered by the content that went in, so that a
second run over unchanged files loads neither model nor table.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from narrator.brief.plan import known_articles, plan_briefing
from narrator.brief.render import render_briefing
from narrator.cache import digest, folder_digest, remember
from narrator.errors import MissingInput, OutsideData
from narrator.facts import NO_FACTS, MarketFacts, market_facts
from narrator.model.claims import Period, Statements, Statistic, Subject
from narrator.model.drafts import Briefing, Draft, Report
from narrator.model.market import Security
from narrator.model.sources import Article, Cluster, Origins
from narrator.progress import along
from narrator.shipped import embedded_articles, embedded_market

if TYPE_CHECKING:
    from narrator.check.desk import Desk as Evidence  # the rules stay unread
    from narrator.check.shelf import Filing

Apply: TypeAlias = Callable[[Callable[[Article], Statements], Iterable[Article]], Iterator[Statements]]

_EACH, _HANDED = 40, 4
"""Articles that are worth the start of another process, which loads a model of its own; and handed to it at once."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What one run works on: the market's facts, the articles known on the day, the day, the market's folder."""

    facts: MarketFacts
    articles: tuple[Article, ...]
    day: date | None
    market: Path | None = None

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
        """The report on a text, against everything on the desk, which is laid out once for any number of texts."""
        return _check_on(_evidence(self), text, self._measured_for(text))

    def _measured_for(self, text: str) -> tuple[Statistic, ...]:
        """Statistics of the issues that a draft speaks of and no ranking lists."""
        if self.market is None or not text.strip():
            return ()
        from narrator.check.records.wanted import wanted  # noqa: PLC0415  a briefing does without
        from narrator.read.drafts.readable import readable  # noqa: PLC0415

        words = readable(text)
        said = statements_in(words, dateline=self.day, securities=self.facts.securities)
        more = wanted(words, said, self.facts.statistics)
        if more is None:
            return ()
        try:
            facts = market_facts(self.market, self.day, names=more.names, issues=more.symbols, tolerant=True)
        except OutsideData:  # the folder lacks the tables of one of them
            return ()
        known = set(map(_which, self.facts.statistics))
        return tuple(one for one in facts.statistics if _which(one) not in known)


def _which(statistic: Statistic) -> tuple[str, Subject, str, Period]:
    """What tells a statistic from others of the same day."""
    return statistic.name, statistic.subject, statistic.unit, statistic.period


def open_desk(market: Path | None = None, articles: Path | None = None, on: date | None = None) -> Desk:
    """Everything that a run was given, as it was known by the end of a day (default: the market's last evening).

    With neither folder the embedded corpus is used; a user's own folder is never mixed with it.
    """
    given = market is not None or articles is not None
    folder = None if given and market is None else market or embedded_market()
    facts = NO_FACTS if folder is None else market_facts(folder, on)
    day = on or (None if facts is NO_FACTS else facts.as_of)
    found = articles_in(articles) if articles else () if given else articles_in(embedded_articles())
    return Desk(facts, known_articles(found, day) if day else found, day, folder)


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
    return _statements(source, dateline, _Listed(tuple(securities)))


@dataclass(frozen=True, slots=True)
class _Listed:
    """Securities with their digest, which is made once for any number of texts."""

    securities: tuple[Security, ...]
    name: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", _securities_digest(self.securities))


def _statements(source: str | Article, dateline: date | None, listed: _Listed) -> Statements:
    def compute() -> Statements:
        from narrator.extract.statements import extract_statements  # noqa: PLC0415  loads spaCy

        return extract_statements(source, dateline=dateline, securities=listed.securities)

    from narrator.engines.parser import parser_name  # noqa: PLC0415  light

    dateline = dateline or (source.published if isinstance(source, Article) else None)
    parts = (msgspec.json.encode(source).decode(), str(dateline), listed.name, parser_name())
    return remember("statements", parts, Statements, compute)


def statements_along(
    articles: Sequence[Article], securities: Sequence[Security] = ()
) -> Iterator[tuple[Article, Statements]]:
    """Each article and what it says, in the order given; many articles are read by a process on every core.

    Nothing is kept of an article once the next one is asked for.
    """
    with _hands(len(articles)) as apply:
        said = apply(partial(_read_article, listed=_Listed(tuple(securities))), articles)
        yield from zip(along(articles, "reading what articles say"), said, strict=True)


def _read_article(article: Article, listed: _Listed) -> Statements:
    return _statements(article, None, listed)


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


def add_with_origins(articles: Sequence[Article], index: Path) -> tuple[tuple[Cluster, ...], Origins]:
    """The clusters that articles fall into once they are in an index, and what stands behind their facts.

    With all that the index has of each cluster; what it has of others is not read. Raises `InputError` where the index
    was made by another version or the articles share ids.
    """
    from narrator.dedupe.origins import trace_all  # noqa: PLC0415  loads numpy

    members, statements, clusters = _read_indexed(articles, index)
    return clusters, trace_all(members, clusters, statements)


def _read_indexed(
    articles: Sequence[Article], index: Path
) -> tuple[tuple[Article, ...], dict[str, Statements], tuple[Cluster, ...]]:
    """The members of the clusters that articles fall into in an index, what each says, and the clusters."""
    groups = _added(articles, index)
    members = tuple(one for group in groups for one in group)
    statements = {one.id: said for one, said in statements_along(members)}
    described = (_described(group, statements) for group in groups)
    return members, statements, tuple(sorted(described, key=lambda cluster: cluster.representative))


def _added(articles: Sequence[Article], index: Path) -> tuple[tuple[Article, ...], ...]:
    """Articles with all that an index has of their clusters, once they are in it."""
    from narrator.dedupe.clusters import refuse_repeated_ids  # noqa: PLC0415  loads numpy
    from narrator.dedupe.index import add_article, find_fellows, open_index  # noqa: PLC0415

    refuse_repeated_ids(articles)
    with open_index(index) as opened:
        for one in along(articles, "adding to the index"):
            add_article(opened, one)
        return find_fellows(opened, (one.id for one in articles))


def _described(articles: Sequence[Article], said: Mapping[str, Statements]) -> Cluster:
    """Articles that are one text: the original, and what its copies changed."""
    statements = {one.id: said[one.id] for one in articles}

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
        articles, statements, clusters = _read_indexed(articles, index)

    def compute() -> dict[str, tuple[Pairing, ...]]:
        return align_copies(articles, clusters, statements=statements)

    from narrator.dedupe.alignment import Pairing  # noqa: PLC0415  loads numpy
    from narrator.dedupe.origins import trace_all  # noqa: PLC0415
    from narrator.engines.encoder import encoder_name  # noqa: PLC0415  light
    from narrator.publish.beside import align_copies  # noqa: PLC0415
    from narrator.publish.copies import clusters_page  # noqa: PLC0415

    parts = [msgspec.json.encode(values, order="sorted").decode() for values in (articles, clusters, statements)]
    pairings = remember("pairings", (*parts, encoder_name()), dict[str, tuple[Pairing, ...]], compute)
    return clusters_page(articles, clusters, pairings, statements, trace_all(articles, clusters, statements))


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


@dataclass(frozen=True, slots=True)
class _Held:
    """What a run was given and the digest of it, by which two are one."""

    name: str
    desk: Desk = field(compare=False, repr=False)


def _evidence(desk: Desk) -> _Held:
    """What a desk holds, named by its content, the parser and the encoder."""
    from narrator.engines.encoder import encoder_name  # noqa: PLC0415  light
    from narrator.engines.parser import parser_name  # noqa: PLC0415  light

    content = [msgspec.json.encode(values).decode() for values in (desk.articles, desk.facts.statistics)]
    listed = _securities_digest(desk.facts.securities)
    return _Held(digest(*content, listed, str(desk.day), parser_name(), encoder_name()), desk)


def _check_on(held: _Held, text: str, more: tuple[Statistic, ...]) -> Report:
    """The report on a text, remembered by it, the evidence and the statistics that are asked for by the text alone."""

    def compute() -> Report:
        from narrator.check.desk import with_statistics  # noqa: PLC0415  reads the rules
        from narrator.check.draft import check_on, dateline_of  # noqa: PLC0415

        desk = held.desk
        day = dateline_of(desk.day, desk.articles)
        evidence = with_statistics(_laid_out(held), more) if more else _laid_out(held)
        return check_on(text, evidence, dateline=day, securities=desk.facts.securities, extract=statements_in)

    return remember("reports", (text, held.name, msgspec.json.encode(more).decode()), Report, compute)


@lru_cache(maxsize=2)
def _laid_out(held: _Held) -> Evidence:
    """The evidence laid out; its articles are kept so, and nothing of them is read but what a text leads to."""
    from narrator.check.desk import lay_out  # noqa: PLC0415  reads the rules
    from narrator.check.shelf import Filing, unfiled  # noqa: PLC0415
    from narrator.engines.vectors import vectors_of  # noqa: PLC0415  loads numpy

    filing = remember("shelves", (held.name,), Filing, lambda: _filed(held.desk), packed=True)
    facts = held.desk.facts
    return lay_out(unfiled(filing), facts.statistics, facts.securities, vectors_of, filing.shelf)


def _filed(desk: Desk) -> Filing:
    """The articles of a desk with all that they state, ready to be kept."""
    from narrator.check.shelf import filed  # noqa: PLC0415  reads the rules
    from narrator.check.sources.readings import read_sources  # noqa: PLC0415

    listed = _Listed(desk.facts.securities)
    statements, clusters = read_and_cluster(desk.articles, desk.facts.securities)

    def read(article: Article, *, dateline: date | None, **_: object) -> Statements:
        known = article.published is not None or dateline is None
        return statements[article.id] if known else _statements(article, dateline, listed)

    return filed(read_sources(desk.articles, clusters, read, dateline=desk.day, securities=desk.facts.securities))


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
        from narrator.engines.vectors import vectors_of  # noqa: PLC0415  loads numpy

        return check_draft(
            text,
            articles=articles,
            statistics=statistics,
            clusters=clusters,
            dateline=dateline,
            securities=securities,
            extract=statements_in,
            encode=vectors_of,
        )

    bearing = [msgspec.json.encode(values).decode() for values in (articles, statistics, clusters)]
    parts = (text, *bearing, str(dateline), _securities_digest(tuple(securities)))
    return remember("reports", parts, Report, compute)


def read_draft(path: Path) -> str:
    """The text of a draft; "-" is standard input. Raises MissingInput, UnreadableFile."""
    from narrator.read.drafts.files import read_draft as read  # noqa: PLC0415  other commands read none

    return read(path)


def _securities_digest(securities: tuple[Security, ...]) -> str:
    return digest(*(f"{one.symbol}={one.name}" for one in securities))
