"""The JSON of every command: written shapes with a version, plain values only."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import singledispatch
from pathlib import PurePath
from typing import TYPE_CHECKING

import msgspec

from narrator.model.claims import Interval, Quote, QuoteKind, Statements, Subject
from narrator.model.drafts import Briefing, Finding, Report
from narrator.model.sources import Article, Cluster, FactOrigins, Origins
from narrator.model.statistics import Statistic

if TYPE_CHECKING:
    from narrator.check.baseline import Accepted
    from narrator.check.rules.rule import Rule
    from narrator.facts import MarketFacts
    from narrator.fetch.files import Fetched  # httpx stays unloaded
    from narrator.measure.entry import Entry  # pandas stays unloaded
    from narrator.publish.briefing import Published  # as do the feed and page libraries


def as_json(shape: Mapping[str, object]) -> str:
    """A shape as text: two spaces, non-ASCII kept, fields in their written order."""
    return msgspec.json.format(_ENCODER.encode(shape), indent=2).decode()


_ENCODER = msgspec.json.Encoder(decimal_format="number")
_NEAR = 4
"""So many utterances back one may have begun, with what others are told to say in it between."""


def check_shape(
    report: Report, text: str, *, accepted: Collection[Finding] = (), gone: Sequence[Accepted] = ()
) -> dict[str, object]:
    """`narrator/check/1`; offsets and lines are those of `text`, which of a page, mail or Word file is the words.

    A finding that a baseline file accepts is `accepted`, `gone` is what the file accepts and was not found.
    """
    shape = _report(report)
    shape["findings"] = [{**_flat(one), "accepted": one in accepted} for one in report.findings]
    return {"schema": "narrator/check/1", "text": text, **shape, "gone": plain(gone)}


def rules_shape(rules: Sequence[Rule]) -> dict[str, object]:
    """`narrator/rules/1`: what each rule asks and why, and drafts that pass and fail with their sources."""
    return {"schema": "narrator/rules/1", "rules": plain(rules)}


def extract_pieces(articles: Iterable[tuple[Article, Statements]]) -> Iterator[str]:
    """`narrator/extract/1` as text, an object an article; offsets are into its `text`: of a page or feed, the words.

    It comes an article at a time, so that ten thousand need no more room than one.
    """
    yield '{\n  "schema": "narrator/extract/1",\n  "articles": ['
    before, after = "\n", "]\n}\n"
    for pair in articles:
        yield before + "    " + as_json(_article(*pair)).replace("\n", "\n    ")
        before, after = ",\n", "\n  ]\n}\n"
    yield after


def dedupe_shape(clusters: Sequence[Cluster], origins: Origins | None = None) -> dict[str, object]:
    """`narrator/dedupe/1`: the clusters; with `origins` also how many stand behind each fact, and what disagrees."""
    shape: dict[str, object] = {"schema": "narrator/dedupe/1", "clusters": plain(clusters)}
    if origins is not None:
        shape["facts"] = [_fact_origins(one) for one in origins.facts]
        shape["disagreements"] = [
            {"sides": [_fact_origins(side) for side in one.sides]} for one in origins.disagreements
        ]
    return shape


def _fact_origins(fact: FactOrigins) -> dict[str, object]:
    return {**_flat(fact), "claim": _claim(fact.claim)}


def measure_shape(facts: MarketFacts) -> dict[str, object]:
    """`narrator/measure/1`.

    `refused` and `damaged` list what was not read and why, `incidents` what was held back from the statistics, `absent`
    the statistics that the folder has no files for.
    """
    return {
        "schema": "narrator/measure/1",
        "as_of": facts.as_of.isoformat(),
        "refused": list(facts.refused),
        "damaged": list(facts.damaged),
        "incidents": plain(facts.incidents),
        "absent": dict(facts.absent),
        "statistics": _statistics(facts.statistics),
    }


def _statistics(statistics: Sequence[Statistic]) -> list[dict[str, object]]:
    """Statistics as `plain` would give them, in one step: there are hundreds, with long histories."""
    shapes: list[dict[str, object]] = msgspec.to_builtins(statistics, builtin_types=(Decimal,))
    for shape, one in zip(shapes, statistics, strict=True):
        shape["subject"] = dict(one.subject.parts)
    return shapes


def catalogue_shape(entries: Iterable[Entry]) -> dict[str, object]:
    """`narrator/catalogue/1`: each statistic with its unit, its needs, its authority and its weaknesses."""
    fields_of = ("name", "says", "unit", "needs", "authority", "weaknesses")
    return {
        "schema": "narrator/catalogue/1",
        "statistics": [{name: plain(getattr(entry, name)) for name in fields_of} for entry in entries],
    }


def fetch_shape(fetched: Fetched) -> dict[str, object]:
    """`narrator/fetch/1`: what was written, what was there already, what is missing and why, and rows in doubt."""
    return {"schema": "narrator/fetch/1", "complete": fetched.complete, **_flat(fetched)}


def publish_shape(published: Published) -> dict[str, object]:
    """`narrator/publish/1`: the files of the day, those that changed, and whether it was a correction."""
    return {"schema": "narrator/publish/1", **_flat(published)}


def brief_shape(briefing: Briefing) -> dict[str, object]:
    """`narrator/brief/1`; every citation names a fact, every fact what it rests on."""
    draft = briefing.draft
    return {
        "schema": "narrator/brief/1",
        "text": draft.text,
        "template": draft.template,
        "citations": plain(draft.citations),
        "facts": plain(draft.facts),
        "undated": list(briefing.undated),
        "checked": _report(briefing.checked),
    }


@singledispatch
def plain(value: object) -> object:
    """A value of the model as JSON: spans and intervals laid out flat, subjects as objects, decimals as numbers."""
    return _flat(value) if is_dataclass(value) else value


@plain.register
def _(value: Decimal) -> object:
    return int(value) if value == int(value) else float(value)


@plain.register
def _(value: date) -> object:
    return value.isoformat()


@plain.register
def _(value: Enum) -> object:
    return value.value


@plain.register
def _(value: PurePath) -> object:
    return value.as_posix()


@plain.register
def _(value: Subject) -> object:
    return dict(value.parts)


@plain.register
def _(value: Mapping) -> object:  # type: ignore[type-arg]
    return {str(key): plain(one) for key, one in value.items()}


@plain.register(tuple)
@plain.register(list)
def _(value: Sequence[object]) -> object:
    return [plain(one) for one in value]


def _flat(value: object) -> dict[str, object]:
    """A dataclass as an object; a field that is a span or an interval gives its own fields instead."""
    found: dict[str, object] = {}
    for field in fields(value):  # type: ignore[arg-type]
        one = getattr(value, field.name)
        if field.name == "span":
            found |= {"start": one.start if one else None, "end": one.end if one else None}
        elif field.name == "original_span":
            found |= {"original_start": one.start, "original_end": one.end}
        elif isinstance(one, Interval):
            found |= {name.name: plain(getattr(one, name.name)) for name in fields(one)}
        else:
            found[field.name] = plain(one)
    return found


def _report(report: Report) -> dict[str, object]:
    shape = plain(report)
    return shape if isinstance(shape, dict) else {}


def _article(article: Article, statements: Statements) -> dict[str, object]:
    return {
        "article": article.id,
        "file": article.file,
        "form": article.form,
        "headline": article.headline,
        "byline": plain(article.byline),
        "publisher": article.publisher,
        "dateline": article.dateline,
        "published": plain(article.published),
        "not_before": plain(article.not_before),
        "dated_by": article.dated_by,
        "language": article.language,
        "address": article.address,
        "invented": article.invented,
        "model": statements.model,
        "text": article.text,
        "paragraphs": plain(article.paragraphs),
        "entities": plain(statements.entities),
        "quotes": [_utterance(pieces) for pieces in _utterances(statements.quotes)],
        "quantities": plain(statements.quantities),
        "periods": [{**_flat(one), "period": plain(one.period)} for one in statements.periods],
        "claims": [_claim(one) for one in statements.claims],
    }


def _utterances(quotes: Sequence[Quote]) -> list[list[Quote]]:
    """Quotes in their order, those that one speaker's cue holds together in one list.

    "We wait," she said, "and we sell. We always have." is one utterance: the second piece has the cue of the first, the
    third none.
    """
    found: list[list[Quote]] = []
    for quote in quotes:
        begun = [one for one in found[-_NEAR:] if _goes_on(one[0], quote)]
        if begun:
            max(begun, key=lambda one: one[0].kind is not QuoteKind.INDIRECT).append(quote)
        else:
            found.append([quote])
    return found


def _goes_on(first: Quote, quote: Quote) -> bool:
    """Whether a quote belongs to what its speaker began to say: by the same cue, or by none of its own."""
    same = quote.cue == first.cue if quote.cue is not None else quote.speaker is not None
    return same and first.speaker == quote.speaker


def _utterance(pieces: Sequence[Quote]) -> dict[str, object]:
    """One utterance; `content` is a list where it is in several pieces."""
    shape = _flat(pieces[0])
    if len(pieces) > 1:
        shape["content"] = [plain(piece.content) for piece in pieces]
        shape["kind"] = pieces[0].kind if len({piece.kind for piece in pieces}) == 1 else QuoteKind.MIXED
    return shape


def _claim(claim: object) -> dict[str, object]:
    """A claim with its quantity laid out flat beside it, as the shape promises."""
    shape = _flat(claim)
    quantity = shape.pop("quantity") or {}
    figure = {name: quantity.get(name) for name in ("low", "high", "value", "unit", "hedge")}  # type: ignore[attr-defined]
    return {**shape, **figure}
