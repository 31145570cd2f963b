"""The stages joined, from folders to a checked briefing; the one module that knows both ends.

Every stage is a function from values to values; here each is also remembered by the content that went in, so that a
second run over unchanged files loads neither model nor table.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from narrator.brief.plan import known_articles, plan_briefing
from narrator.brief.render import render_briefing
from narrator.cache import digest, file_digest, remember
from narrator.errors import MissingInput, UnreadableFile
from narrator.model.claims import Statements, Statistic
from narrator.model.drafts import Briefing, Draft, Report
from narrator.model.market import Security
from narrator.model.sources import Article, Cluster
from narrator.shipped import shipped


@dataclass(frozen=True, slots=True)
class MarketFacts:
    """What later stages need of a market folder."""

    statistics: tuple[Statistic, ...]
    securities: tuple[Security, ...]
    as_of: date
    invented: bool
    refused: tuple[str, ...]


def embedded_market() -> Path:
    """The market folder that came with narrator: invented companies."""
    return shipped("corpus") / "market"


def embedded_articles() -> Path:
    """The articles that came with narrator, all invented."""
    return shipped("corpus") / "articles"


def market_facts(folder: Path, as_of: date | None = None, *, names: Sequence[str] = ()) -> MarketFacts:
    """Statistics of a market folder as of a day (default: its last evening)."""

    def compute() -> MarketFacts:
        from narrator.measure.statistics import measure_positions  # noqa: PLC0415  loads pandas
        from narrator.read.market import read_market  # noqa: PLC0415  loads pandas

        market = read_market(folder, until=as_of)
        day = as_of or market.prices["date"].max().date()
        listed = market.prices.drop_duplicates("symbol", keep="last")
        return MarketFacts(
            statistics=measure_positions(market, day, names=names),
            securities=tuple(Security(str(row.written), str(row.name)) for row in listed.itertuples(index=False)),
            as_of=day,
            invented=market.invented,
            refused=tuple(f"{one.file}: {one.reason}" for one in market.refused),
        )

    parts = (folder_digest(folder), str(as_of), *names)
    return remember("market", parts, MarketFacts, compute)


def articles_in(path: Path) -> tuple[Article, ...]:
    """The articles of a folder or file."""

    def compute() -> tuple[Article, ...]:
        from narrator.read.articles import read_articles  # noqa: PLC0415  loads readers for every form

        return read_articles(path)

    return remember("articles", (str(path.name), folder_digest(path)), tuple[Article, ...], compute)


def articles_beside(market: Path | None, articles: Path | None) -> tuple[Article, ...]:
    """The articles of a run: those given, or the embedded ones where the market is the embedded one too.

    A market of the user's own is never mixed with invented articles.
    """
    if articles is not None:
        return articles_in(articles)
    return articles_in(embedded_articles()) if market is None else ()


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
    statements = {one.id: statements_in(one, securities=securities) for one in known}
    clusters = clusters_of(known, statements)
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
        articles=plan.articles,
        statistics=statistics,
        clusters=clusters,
        dateline=on,
        securities=securities,
    )
    return Briefing(draft, report)


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


def check_file(
    draft: Path,
    *,
    articles: Path | None = None,
    market: Path | None = None,
    on: date | None = None,
) -> Report:
    """The report on a draft in a file ("-" is standard input), against folders of articles and of market files.

    With neither folder, the embedded corpus is what it is held against.
    """
    text = read_draft(draft)
    facts = None
    if market is not None or articles is None:
        facts = market_facts(market or embedded_market(), on)
    day = on or (facts.as_of if facts else None)
    found = articles_beside(market, articles)
    known = known_articles(found, day) if day else found
    securities = facts.securities if facts else ()
    statements = {one.id: statements_in(one, securities=securities) for one in known}
    return check_against(
        text,
        articles=known,
        statistics=facts.statistics if facts else (),
        clusters=clusters_of(known, statements),
        dateline=day,
        securities=securities,
    )


def read_draft(path: Path) -> str:
    """The text of a draft, which must be UTF-8."""
    if str(path) == "-":
        return sys.stdin.read()
    if not path.is_file():
        raise MissingInput("there is no such draft", where=str(path), todo="Check the path")
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"byte {error.start} is not UTF-8",
            where=str(path),
            todo="Save the draft as UTF-8",
        ) from error


def folder_digest(path: Path) -> str:
    """A digest of the names and contents of every file below a folder, or of one file.

    Raises MissingInput where there is nothing.
    """
    if not path.exists():
        raise MissingInput("there is no such file or folder", where=str(path), todo="Check the path")
    files = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
    return digest(*(f"{one.relative_to(path)}={file_digest(one)}" for one in files))


def _securities_digest(securities: tuple[Security, ...]) -> str:
    return digest(*(f"{one.symbol}={one.name}" for one in securities))
