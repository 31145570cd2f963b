"""A draft checked against what a run was given, remembered by everything that bears on it."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from itertools import count
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from narrator.articles import securities_digest, statements_in
from narrator.cache import remember
from narrator.errors import OutsideData
from narrator.evidence import Held, laid_out
from narrator.facts import MarketFacts, market_facts
from narrator.hands import Apply, Twin, can_have_a_twin
from narrator.model.claims import Period, Statements, Subject
from narrator.model.drafts import Draft, Report
from narrator.model.market import Security
from narrator.model.sources import Article, Cluster
from narrator.model.statistics import Statistic

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from narrator.check.draft import Sheet
    from narrator.check.sources.readings import Extract

_MANY = 40
"""So many articles are worth a twin: before fewer, a draft is checked before the twin has begun."""


@dataclass(frozen=True, slots=True)
class _Parsing:
    """Batches of texts to be parsed."""

    batches: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Judging:
    """A draft to be judged, the statistics that it alone asks for, and what it says."""

    text: str
    more: tuple[Statistic, ...]
    said: Statements


_door = RLock()
_inside: list[Held] = []
_twins: dict[Held, Twin[_Parsing | _Judging] | None] = {}
"""Who enters a check or makes the twin does so one at a time; before what evidence checks go on; and the twin."""

_Begin: TypeAlias = Callable[[_Parsing | _Judging], Apply]
"""Sets whoever helps to work; what it returns does the same work here, and takes what they made."""


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

        with _help_for(held) as begin, _uncollected():
            sheet = _sheet(held, text, more, partial(statements_in, parse=partial(_parse_with, begin)))
            return judge_sheet(sheet, begin(_Judging(text, more, sheet.page.statements)))

    return remember("reports", (text, held.name, msgspec.json.encode(more).decode()), Report, compute)


def _sheet(held: Held, text: str, more: tuple[Statistic, ...], extract: Extract) -> Sheet:
    """A text read before the evidence."""
    from narrator.check.desk import with_statistics  # noqa: PLC0415  reads the rules
    from narrator.check.draft import dateline_of, read_sheet  # noqa: PLC0415

    day = dateline_of(held.day, held.articles)
    evidence = with_statistics(laid_out(held), more) if more else laid_out(held)
    return read_sheet(text, evidence, dateline=day, securities=held.facts.securities, extract=extract)


def _parse_with(begin: _Begin, texts: Iterable[str]) -> Iterator[Doc]:
    """Parse texts, with help where they are several batches."""
    from narrator.engines.parser import docs_in, in_batches, parse, parse_batch  # noqa: PLC0415  light

    batches = in_batches(tuple(texts))
    if len(batches) < 2 or begin is _alone:  # noqa: PLR2004  one is parsed here
        return parse(text for batch in batches for text in batch)
    return (doc for batch in begin(_Parsing(batches))(parse_batch, batches) for doc in docs_in(batch))


@contextmanager
def _help_for(held: Held) -> Iterator[_Begin]:
    """Who helps with a draft: nobody, from the second draft before much evidence on a twin.

    The first draft makes the patterns of the rules, which a twin would have to make as well. A twin is made while no
    other thread checks; until then each checks alone.
    """
    with _door:
        first = next(_checked(held)) == 0
        _inside.append(held)
        useful = not first and len(held.articles) >= _MANY and can_have_a_twin()
        twin = _twin(held) if useful and (held in _twins or len(_inside) == 1) else None
    try:
        yield _alone if twin is None else twin.begin
    finally:
        _inside.remove(held)


def _alone(_: _Parsing | _Judging) -> Apply:
    """Nobody helps."""
    return map


@lru_cache(maxsize=2)
def _checked(_: Held) -> Iterator[int]:
    """How many drafts this process has checked before the evidence, when it is asked for another."""
    return count()


def _twin(held: Held) -> Twin[_Parsing | _Judging] | None:
    """The one twin of this process: it parses, and judges drafts before the same evidence, from their end.

    None where none can start. What there is by now stays, and nobody looks through it for garbage: who only looked
    would have it copied.
    """

    def work_backwards(job: _Parsing | _Judging) -> Iterator[tuple[int, object]]:
        with _uncollected():
            yield from _parse_backwards(job) if isinstance(job, _Parsing) else _judge_backwards(held, job)

    if held not in _twins:
        _twins.clear()
        gc.freeze()
        _twins[held] = None
        with suppress(OSError):
            _twins[held] = Twin(work_backwards)
    return _twins[held]


def _parse_backwards(job: _Parsing) -> Iterator[tuple[int, bytes]]:
    from narrator.engines.parser import parse_batch  # noqa: PLC0415  light

    for number in reversed(range(len(job.batches))):
        yield number, parse_batch(job.batches[number])


def _judge_backwards(held: Held, job: _Judging) -> Iterator[tuple[int, object]]:
    sheet = _sheet(held, job.text, job.more, lambda _, **__: job.said)
    for number in reversed(range(len(sheet.open))):
        yield number, sheet.judge(sheet.open[number])


def _begin_anew() -> None:
    """In a copy of this process nobody checks; two that spoke to one twin would take each other's results."""
    _twins.clear()
    _inside.clear()
    _door.release()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_door.acquire, after_in_parent=_door.release, after_in_child=_begin_anew)


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

        return with_second_opinions(text, report, laid_out(held), model.judge, model.name)

    from narrator.engines.entailment import open_model  # noqa: PLC0415  loads numpy

    model = open_model(folder)
    known = msgspec.json.encode(report, order="sorted").decode()
    return remember("second", (text, held.name, known, model.name), Report, compute)


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
