"""A draft checked against what a run was given, remembered by everything that bears on it."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from narrator.articles import Listed, parse_along, read_and_cluster, said_by, securities_digest, statements_in
from narrator.cache import digest, remember
from narrator.errors import OutsideData
from narrator.facts import MarketFacts, market_facts
from narrator.hands import Apply, Twin, can_have_a_twin
from narrator.model.claims import Period, Statements, Subject
from narrator.model.drafts import Draft, Report
from narrator.model.market import Security
from narrator.model.sources import Article, Cluster
from narrator.model.statistics import Statistic
from narrator.progress import along

if TYPE_CHECKING:
    from narrator.check.desk import Desk as Evidence  # the rules stay unread
    from narrator.check.draft import Sheet
    from narrator.check.shelf import Filing

_ENCODED, _AT_ONCE = 5000, 1000
"""So many sentences are encoded when they are first read; of fewer, a check encodes those that it asks for.

What was encoded at once is kept, so that a run that is broken off goes on from there.
"""

_MANY = 40
"""So many articles are worth a twin: before fewer, a draft is checked before the twin has begun."""

_Job: TypeAlias = tuple[str, tuple[Statistic, ...]]
"""A draft, and the statistics that it alone asks for."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a run was given, and the name of its content, by which two are one; `day` is the draft's own."""

    name: str
    articles: tuple[Article, ...] = field(compare=False, repr=False)
    facts: MarketFacts = field(compare=False, repr=False)
    day: date | None = field(compare=False, repr=False)


def hold(articles: tuple[Article, ...], facts: MarketFacts, day: date | None) -> Held:
    """Articles and facts under the name of their content, the parser and the encoder."""
    from narrator.engines.encoder import encoder_name  # noqa: PLC0415  light
    from narrator.engines.parser import parser_name  # noqa: PLC0415  light

    content = [msgspec.json.encode(values).decode() for values in (articles, facts.statistics)]
    name = digest(*content, securities_digest(facts.securities), str(day), parser_name(), encoder_name())
    return Held(name, articles, facts, day)


def measured_for(text: str, market: Path | None, facts: MarketFacts, day: date | None) -> tuple[Statistic, ...]:
    """Statistics of the issues that a draft speaks of and no ranking lists."""
    if market is None or not text.strip():
        return ()
    from narrator.check.printed import printed  # noqa: PLC0415
    from narrator.check.records.wanted import wanted  # noqa: PLC0415  a briefing does without

    words = printed(text).text
    said = statements_in(words, dateline=day, securities=facts.securities)
    more = wanted(words, said, facts.statistics)
    if more is None:
        return ()
    try:
        found = market_facts(market, day, names=more.names, issues=more.symbols, tolerant=True)
    except OutsideData:  # the folder lacks the tables of one of them
        return ()
    known = set(map(_which, facts.statistics))
    return tuple(one for one in found.statistics if _which(one) not in known)


def _which(statistic: Statistic) -> tuple[str, Subject, str, Period]:
    """What tells a statistic from others of the same day."""
    return statistic.name, statistic.subject, statistic.unit, statistic.period


def check_held(held: Held, text: str, more: tuple[Statistic, ...]) -> Report:
    """The report on a text, remembered by it, the evidence and the statistics that are asked for by the text alone."""

    def compute() -> Report:
        from narrator.check.draft import judge_sheet  # noqa: PLC0415  reads the rules

        apply = _hands_for(held, (text, more))  # a twin begins to read while this process reads
        with _uncollected():
            return judge_sheet(_sheet(held, text, more), apply)

    return remember("reports", (text, held.name, msgspec.json.encode(more).decode()), Report, compute)


def _sheet(held: Held, text: str, more: tuple[Statistic, ...]) -> Sheet:
    """A text read before the evidence."""
    from narrator.check.desk import with_statistics  # noqa: PLC0415  reads the rules
    from narrator.check.draft import dateline_of, read_sheet  # noqa: PLC0415

    day = dateline_of(held.day, held.articles)
    evidence = with_statistics(_laid_out(held), more) if more else _laid_out(held)
    return read_sheet(text, evidence, dateline=day, securities=held.facts.securities, extract=statements_in)


def _hands_for(held: Held, job: _Job) -> Apply:
    """What judges the sentences of a draft: this process, from the second draft before much evidence on with a twin.

    The first draft makes the patterns of the rules, which a twin would have to make as well.
    """
    first = next(_checked(held)) == 0
    if first or len(held.articles) < _MANY or not can_have_a_twin():
        return map
    twin = _twin(held)
    return map if twin is None else twin.begin(job)


@lru_cache(maxsize=2)
def _checked(_: Held) -> Iterator[int]:
    """How many drafts this process has checked before the evidence, when it is asked for another."""
    return count()


@lru_cache(maxsize=1)
def _twin(held: Held) -> Twin[_Job] | None:
    """A twin of this process that judges drafts before the same evidence from their end; none where none can start."""

    def judge_backwards(job: _Job) -> Iterator[tuple[int, object]]:
        with _uncollected():
            sheet = _sheet(held, *job)
            for number in reversed(range(len(sheet.open))):
                yield number, sheet.judge(sheet.open[number])

    with suppress(OSError):
        return Twin(judge_backwards)
    return None


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_twin.cache_clear)  # two that spoke to one twin would take each other's results


@contextmanager
def _uncollected() -> Iterator[None]:
    """While a draft is judged nobody looks for garbage: for a quarter of the time, through all that is laid out.

    A check leaves a hundred small objects that only the collector finds, and it finds them later.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def check_twice(held: Held, text: str, report: Report, folder: Path) -> Report:
    """A report with what a model of entailment in a folder says beside it. Raises MissingInput, UnreadableFile."""

    def compute() -> Report:
        from narrator.check.second import with_second_opinions  # noqa: PLC0415  reads the rules

        return with_second_opinions(text, report, _laid_out(held), model.judge, model.name)

    from narrator.engines.entailment import open_model  # noqa: PLC0415  loads numpy

    model = open_model(folder)
    known = msgspec.json.encode(report, order="sorted").decode()
    return remember("second", (text, held.name, known, model.name), Report, compute)


@lru_cache(maxsize=2)
def _laid_out(held: Held) -> Evidence:
    """The evidence laid out; its articles are kept so, and nothing of them is read but what a text leads to."""
    from narrator.check.desk import lay_out  # noqa: PLC0415  reads the rules
    from narrator.check.shelf import Filing, unfiled  # noqa: PLC0415
    from narrator.engines.vectors import vectors_of  # noqa: PLC0415  loads numpy

    filing = remember("shelves", (held.name,), Filing, lambda: _filed(held), packed=True)
    facts = held.facts
    evidence = lay_out(unfiled(filing), facts.statistics, facts.securities, vectors_of, filing.shelf)
    gc.freeze()  # it lives as long as the desk: nobody need look through it for garbage after every check
    return evidence


def _filed(held: Held) -> Filing:
    """The articles with all that they state, ready to be kept."""
    from narrator.check.shelf import filed  # noqa: PLC0415  reads the rules
    from narrator.check.sources.readings import read_sources  # noqa: PLC0415

    listed = Listed(held.facts.securities)
    statements, clusters = read_and_cluster(held.articles, held.facts.securities)

    def read(article: Article, *, dateline: date | None, **_: object) -> Statements:
        known = article.published is not None or dateline is None
        return statements[article.id] if known else said_by(article, dateline, listed)

    readings = read_sources(held.articles, clusters, read, dateline=held.day, securities=held.facts.securities)
    by_article = [[span.of(one.text) for span in one.statements.sentences] for one in readings]
    parse_along(by_article)
    sentences = [sentence for some in by_article for sentence in some]
    if len(sentences) >= _ENCODED:
        from narrator.engines.vectors import vectors_of  # noqa: PLC0415  loads numpy

        pieces = [sentences[first : first + _AT_ONCE] for first in range(0, len(sentences), _AT_ONCE)]
        for piece in along(pieces, f"encoding sentences, {_AT_ONCE:,} at a time"):
            vectors_of(piece)
    return filed(readings)


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
    parts = (text, *bearing, str(dateline), securities_digest(tuple(securities)))
    return remember("reports", parts, Report, compute)
