"""The stages joined, from folders to a checked briefing; the one module that knows both ends.

Every stage is a function from values to values; here each is also remembered by the content that went in, so that a
second run over unchanged files loads neither model nor table.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from narrator.brief.plan import known_articles, plan_briefing
from narrator.brief.render import render_briefing
from narrator.cache import digest, file_digest, remember
from narrator.errors import MissingInput, OutsideData, UnreadableFile
from narrator.model.claims import Statements, Statistic
from narrator.model.drafts import Briefing, Draft, Report
from narrator.model.market import Incident, Market, Refusal, Security
from narrator.model.sources import Article, Cluster
from narrator.progress import along
from narrator.shipped import shipped

if TYPE_CHECKING:
    from narrator.measure.entry import Entry  # pandas stays unloaded


@dataclass(frozen=True, slots=True)
class MarketFacts:
    """What later stages need of a market folder.

    `refused` and `damaged` say what was not read; `incidents` what was held back from the statistics; `absent` which
    statistics the folder has no tables for.
    """

    statistics: tuple[Statistic, ...]
    securities: tuple[Security, ...]
    as_of: date
    invented: bool
    refused: tuple[str, ...]
    damaged: tuple[str, ...] = ()
    incidents: tuple[Incident, ...] = ()
    absent: Mapping[str, str] = field(default_factory=dict)


NO_FACTS = MarketFacts((), (), date.min, invented=False, refused=())
"""What is known of the market where no market folder was given."""


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


def embedded_market() -> Path:
    """The market folder that came with narrator: invented companies."""
    return shipped("corpus") / "market"


def embedded_articles() -> Path:
    """The articles that came with narrator, all invented."""
    return shipped("corpus") / "articles"


def market_facts(
    folder: Path,
    as_of: date | None = None,
    *,
    names: Sequence[str] = (),
    issues: Sequence[str] = (),
    tolerant: bool = False,
) -> MarketFacts:
    """Statistics of a market folder as of a day (default: its last evening).

    `names` are statistics; `issues` may be symbols, which are then measured beside those that rankings list; `tolerant`
    as for `read_market`.
    """

    def compute() -> MarketFacts:
        from narrator.measure.statistics import measure_market  # noqa: PLC0415  loads pandas
        from narrator.read.market import read_market  # noqa: PLC0415  loads pandas

        market = read_market(folder, until=as_of, tolerant=tolerant)
        measured = measure_market(market, as_of, names=names, issues=_symbols(market, issues))
        return MarketFacts(
            statistics=measured.statistics,
            securities=_listed(market),
            as_of=measured.as_of,
            invented=market.invented,
            refused=_told(market.refused),
            damaged=_told(market.damaged),
            incidents=measured.incidents,
            absent=measured.absent,
        )

    parts = (folder_digest(folder), str(as_of), str(tolerant), *names, "of", *issues)
    return remember("market", parts, MarketFacts, compute)


def _symbols(market: Market, words: Sequence[str]) -> tuple[str, ...]:
    """Those of some words that are symbols of a market, in any case of letters and with any separators."""
    from narrator.read.symbols import joined  # noqa: PLC0415  light

    there = {*market.prices["symbol"].unique(), *market.positions["symbol"].unique()} if words else set()
    return tuple(sorted({joined(word).upper() for word in words} & there))


def _listed(market: Market) -> tuple[Security, ...]:
    """The issues of a market by their last names."""
    last = market.prices.drop_duplicates("symbol", keep="last")
    return tuple(Security(str(row.written), str(row.name)) for row in last.itertuples(index=False))


def _told(refused: Iterable[Refusal]) -> tuple[str, ...]:
    places = ((one, "" if one.line is None else f", line {one.line}") for one in refused)
    return tuple(f"{one.file}{line}: {one.reason}" for one, line in places)


def catalogue(names: Sequence[str] = ()) -> tuple[Entry, ...]:
    """What can be measured, in the order of the catalogue. Raises OutsideData for a name that is not in it."""
    from narrator.measure.statistics import CATALOGUE, require_names  # noqa: PLC0415  loads pandas

    require_names(names)
    return tuple(entry for name, entry in CATALOGUE.items() if name in (names or CATALOGUE))


def measured_of(folder: Path, as_of: date | None, *, names: Sequence[str], subjects: Sequence[str]) -> MarketFacts:
    """The facts of a market folder, damaged files set aside, and only the statistics of some subjects if any are named.

    A subject is a segment, an index, an industry, a class of traders … or the symbol of an issue, in any case of
    letters. Raises OutsideData for a name of which nothing is measured.
    """
    facts = market_facts(folder, as_of, names=names, issues=subjects, tolerant=True)
    if not subjects:
        return facts
    asked = {_spelling(one): one for one in subjects}
    found = [(one, {_spelling(name) for _, name in one.subject.parts}) for one in facts.statistics]
    if strange := [words for key, words in asked.items() if not any(key in parts for _, parts in found)]:
        what = f"nothing that was asked for is measured of {', '.join(strange)}"
        todo = "Give a symbol of the prices, or a subject that narrator measure prints without --of"
        raise OutsideData(what, where=str(folder), todo=todo)
    return replace(facts, statistics=tuple(one for one, parts in found if parts & asked.keys()))


def _spelling(name: str) -> str:
    """A name without case and separators: `Russell 2000` and `russell_2000` are one."""
    return "".join(letter for letter in name.lower() if letter.isalnum())


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
    statements = {
        one.id: statements_in(one, securities=securities) for one in along(articles, "reading what articles say")
    }
    return statements, clusters_of(articles, statements)


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


def folder_digest(path: Path) -> str:
    """A digest of the names and contents of every file below a folder, or of one file.

    Raises MissingInput where there is nothing, OSError for a folder that may not be read (rglob would pass it over).
    """
    if not path.exists():
        raise MissingInput("there is no such file or folder", where=str(path), todo="Check the path")

    def refuse(error: OSError) -> None:
        raise error

    below = (Path(folder, name) for folder, _, names in os.walk(path, onerror=refuse) for name in names)
    files = sorted(one for one in below if one.is_file()) if path.is_dir() else [path]
    return digest(*(f"{one.relative_to(path)}={file_digest(one)}" for one in files))


def _securities_digest(securities: tuple[Security, ...]) -> str:
    return digest(*(f"{one.symbol}={one.name}" for one in securities))
