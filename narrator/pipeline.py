"""The stages joined, from folders to a checked briefing; the one module that knows both ends.

Every stage is a function from values to values; here each is also remembered by the content that went in, so that a
second run over unchanged files loads neither model nor table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import msgspec

from narrator.articles import articles_in, read_and_cluster, statements_along
from narrator.brief.plan import known_articles, plan_briefing
from narrator.cache import remember
from narrator.checking import check_against, check_held, check_twice, measured_for
from narrator.errors import MissingInput
from narrator.evidence import Held, hold
from narrator.facts import NO_FACTS, MarketFacts, market_facts
from narrator.model.claims import Statements
from narrator.model.drafts import Briefing, Report
from narrator.model.market import Security
from narrator.model.sources import Article, Cluster, Origins
from narrator.model.statistics import Statistic
from narrator.progress import along
from narrator.shipped import embedded_articles, embedded_market


@dataclass(frozen=True)
class Desk:
    """What one run works on: the market's facts, the articles known on the day, the day, the market's folder.

    `later` is how many articles were left out because they are of a later day.
    """

    facts: MarketFacts
    articles: tuple[Article, ...]
    day: date | None
    market: Path | None = None
    later: int = 0

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

    def check(self, text: str, *, second_opinion: Path | None = None) -> Report:
        """The report on a text, against everything on the desk, which is laid out once for any number of texts.

        `second_opinion` is the folder of a model of entailment, which is asked beside the rules.
        """
        more = measured_for(text, self.market, self.facts, self.day)
        report = check_held(self._held, text, more)
        return report if second_opinion is None else check_twice(self._held, text, report, second_opinion)

    @cached_property
    def _held(self) -> Held:
        return hold(self.articles, self.facts, self.day)


def open_desk(market: Path | None = None, articles: Path | None = None, on: date | None = None) -> Desk:
    """Everything that a run was given, as it was known by the end of a day (default: the market's last evening).

    With neither folder the embedded corpus is used; a user's own folder is never mixed with it.
    """
    given = market is not None or articles is not None
    folder = None if given and market is None else market or embedded_market()
    facts = NO_FACTS if folder is None else market_facts(folder, on)
    day = on or (None if facts is NO_FACTS else facts.as_of)
    found = articles_in(articles) if articles else () if given else articles_in(embedded_articles())
    known = known_articles(found, day) if day else found
    return Desk(facts, known, day, folder, len(found) - len(known))


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
    from narrator.brief.render import render_briefing  # noqa: PLC0415  loads Jinja, which a check does without

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


def read_draft(path: Path) -> str:
    """The text of a draft; "-" is standard input. Raises MissingInput, UnreadableFile."""
    from narrator.read.drafts.files import read_draft as read  # noqa: PLC0415  other commands read none

    return read(path)
