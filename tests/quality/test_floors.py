"""Figures over the labelled sets; each must stay at or above its floor. Floors only rise."""

from __future__ import annotations

import functools
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from narrator.articles import articles_in, clusters_of, statements_in
from narrator.check.desk import Desk, lay_out
from narrator.check.draft import check_on
from narrator.check.sources.readings import read_sources
from narrator.dedupe.alignment import align
from narrator.dedupe.changes import find_changes
from narrator.dedupe.details import Details, read_details
from narrator.dedupe.texts import read_text
from narrator.engines.encoder import encode
from narrator.engines.vectors import vectors_of
from narrator.extract.dates.periods import find_periods
from narrator.extract.figures.quantities import find_quantities
from narrator.facts import market_facts
from narrator.model.claims import Claim, Entity, Quote, Span
from narrator.model.drafts import Report, Verdict
from narrator.model.market import Security
from narrator.model.sources import Article, Cluster
from narrator.shipped import embedded_articles, embedded_market

SETS = Path(__file__).parent
DAY = date(2026, 6, 30)
"""The day of the drafts."""

NEAR = 1e-6
"""Fractions such as a third are labelled to ten places."""

FLOORS = {
    "quantities": 0.99,
    "quantities-2": 0.99,
    "periods": 0.99,
    "periods-2": 0.99,
    "quotes: content": 0.98,
    "quotes: speaker": 0.98,
    "quotes-2: content": 0.97,
    "quotes-2: speaker": 0.95,
    "claims: measure and value": 0.98,
    "claims: whole": 0.98,
    "claims-2: measure and value": 0.99,
    "claims-2: whole": 0.97,
    "claims-2: forecast": 0.97,
    "claims-2: negated": 0.97,
    "claims-2: superlative": 0.97,
    "claims-2: comparison": 0.95,
    "claims-2: attribution": 0.98,
    "entities: span and label": 0.98,
    "entities: name": 0.98,
    "entities: role": 0.97,
    "entities: affiliation": 0.97,
    "entities: security": 0.97,
    "copies: pairwise F1": 1.0,
    "changes: precision": 0.98,
    "changes: recall": 0.97,
    "changes: terms": 0.98,
    "changes: faithful pairs": 1.0,
}

MEASURES = (
    "three-way accuracy",
    "recall of false",
    "edits found",
    "faithful not refuted",
    "faithful without a finding",
)
DRAFTS = {
    ("drafts", "articles"): (0.99, 0.99, 0.99, 0.99, 0.99),
    ("drafts-2", "articles"): (0.99, 0.99, 0.99, 0.99, 0.98),
    ("drafts-3", "articles"): (0.99, 0.98, 0.99, 0.99, 0.99),
    ("drafts-4", "articles"): (0.97, 0.99, 0.99, 0.99, 0.96),
    ("drafts-5", "articles"): (0.93, 0.95, 0.99, 0.99, 0.92),
    ("drafts-6", "articles"): (0.95, 0.96, 0.99, 0.99, 0.91),
    ("drafts-7", "articles"): (0.92, 0.86, 0.98, 0.98, 0.90),
    ("drafts-8", "articles"): (0.94, 0.89, 0.97, 0.98, 0.93),
    ("drafts-9", "articles"): (0.93, 0.88, 0.95, 0.96, 0.91),
    ("drafts-10", "articles"): (0.91, 0.80, 0.93, 0.99, 0.93),
    ("drafts-11", "articles"): (0.89, 0.84, 0.98, 0.97, 0.91),
    ("drafts-12", "articles"): (0.94, 0.92, 0.99, 0.99, 0.96),
    ("drafts-13", "articles"): (0.84, 0.67, 0.88, 0.96, 0.72),
    ("drafts-14", "articles"): (0.92, 0.86, 0.92, 0.96, 0.95),
    ("drafts-15", "articles"): (0.93, 0.88, 0.92, 0.96, 0.92),
    ("drafts-16", "articles"): (0.92, 0.95, 0.97, 0.95, 0.88),
    ("drafts-17", "articles"): (0.94, 0.91, 0.93, 0.99, 0.97),
    ("drafts-18", "articles"): (0.92, 0.95, 0.97, 0.97, 0.92),
    ("drafts-19", "articles"): (0.87, 0.80, 0.87, 0.92, 0.85),
    ("faithful", "articles"): (0.93, None, None, 0.98, 0.93),
    ("faithful-2", "articles"): (0.89, None, None, 0.96, 0.89),
    ("elsewhere", "articles"): (0.88, 0.85, 0.96, 0.97, 0.93),
    ("elsewhere-2", "articles"): (0.73, 0.60, 0.82, 0.91, 0.73),
    ("elsewhere-3", "articles"): (0.84, 0.81, 0.92, 0.99, 0.81),
    ("elsewhere-4", "articles"): (0.81, 0.78, 0.92, 0.99, 0.82),
    ("elsewhere-5", "articles"): (0.80, 0.78, 0.92, 0.96, 0.81),
    ("elsewhere-6", "articles"): (0.72, 0.64, 0.83, 0.90, 0.68),
    ("elsewhere-7", "articles"): (0.81, 0.70, 0.86, 0.98, 0.85),
    ("elsewhere-8", "articles"): (0.81, 0.77, 0.94, 0.93, 0.79),
    ("elsewhere-9", "articles"): (0.77, 0.61, 0.82, 0.97, 0.83),
    ("exchanges", "articles"): (0.70, 0.56, 0.80, 0.94, 0.84),
    ("drafts", "market"): (0.96, 0.99, 0.99, 0.99, 0.99),
    ("drafts-2", "market"): (0.97, 0.99, 0.98, 0.99, 0.98),
    ("drafts-3", "market"): (0.98, 0.98, 0.99, 0.99, 0.99),
    ("drafts-4", "market"): (0.97, 0.99, 0.99, 0.99, 0.96),
    ("drafts-5", "market"): (0.92, 0.93, 0.99, 0.99, 0.92),
    ("drafts-6", "market"): (0.95, 0.98, 0.99, 0.99, 0.90),
    ("drafts-7", "market"): (0.92, 0.86, 0.97, 0.98, 0.88),
    ("drafts-8", "market"): (0.94, 0.87, 0.97, 0.98, 0.93),
    ("drafts-9", "market"): (0.93, 0.87, 0.94, 0.96, 0.91),
    ("drafts-10", "market"): (0.91, 0.78, 0.91, 0.99, 0.94),
    ("drafts-11", "market"): (0.88, 0.84, 0.97, 0.97, 0.90),
    ("drafts-12", "market"): (0.94, 0.90, 0.98, 0.99, 0.96),
}
"""The floors of `MEASURES` for each set of drafts, against the articles alone and beside the embedded market.

A set that has only faithful sentences has no floor for what is found.
"""

FLOORS |= {
    f"{name}, {beside}: {measure}": floor
    for (name, beside), floors in DRAFTS.items()
    for measure, floor in zip(MEASURES, floors, strict=True)
    if floor is not None
}
FLOORS |= {"drafts: least found of a rule": 0.93}

Line = Mapping[str, Any]


def lines(name: str) -> list[Line]:
    return [json.loads(line) for line in (SETS / name).read_text(encoding="utf-8").splitlines() if line.strip()]


def hold(name: str, figure: float, missed: Sequence[object] = ()) -> None:
    """Print the figure (`pytest -s`), and fail below its floor with what was missed."""
    print(f"{name}: {figure:.3f} (floor {FLOORS[name]:.2f})")  # noqa: T201  the figure is the point
    assert figure >= FLOORS[name], (name, figure, missed[:10])


def f1(expected: Iterable[object], found: Iterable[object]) -> tuple[int, int, int]:
    """Hits, expected, found; one-to-one."""
    left, hits, wanted = list(found), 0, list(expected)
    total = len(left)
    for one in wanted:
        if one in left:
            left.remove(one)
            hits += 1
    return hits, len(wanted), total


def score(counts: Iterable[tuple[int, int, int]]) -> float:
    hits, wanted, found = (sum(column) for column in zip(*counts, strict=True))
    return 2 * hits / (wanted + found) if wanted + found else 1.0


def rounded(value: object) -> object:
    return (
        None
        if value is None
        else round(float(str(value)) / NEAR) * NEAR
        if abs(float(str(value))) < 1000
        else float(str(value))
    )


@pytest.mark.parametrize("name", ["quantities", "quantities-2"])
def test_quantities(name: str) -> None:
    counts, missed = [], []
    for line in lines(f"{name}.jsonl"):
        expected = [
            (
                rounded(one["low"]),
                rounded(one["high"]),
                one["low_closed"],
                one["high_closed"],
                one["unit"],
                one["hedge"],
            )
            for one in line["quantities"]
        ]
        found = [
            (
                rounded(one.interval.low),
                rounded(one.interval.high),
                one.interval.low is not None and one.interval.low_closed,
                one.interval.high is not None and one.interval.high_closed,
                one.unit,
                one.hedge and one.hedge.value,
            )
            for one in find_quantities(line["text"])
        ]
        counts.append(f1(expected, found))
        if sorted(map(str, expected)) != sorted(map(str, found)):
            missed.append((line["text"], expected, found))
    hold(name, score(counts), missed)


@pytest.mark.parametrize("name", ["periods", "periods-2"])
def test_periods(name: str) -> None:
    counts, missed = [], []
    for line in lines(f"{name}.jsonl"):
        expected = [(one["start"], one["end"]) for one in line["periods"]]
        periods = [period for _, period in find_periods(line["text"], date.fromisoformat(line["dateline"]))]
        found = [(str(one.start) if one.start else None, str(one.end) if one.end else None) for one in periods]
        counts.append(f1(expected, found))
        if expected != found:
            missed.append((line["text"], expected, found))
    hold(name, score(counts), missed)


def bare(text: str) -> str:
    """Without what stands at the ends of a quote for grammar only: marks, a comma, the "that" of reported speech."""
    return re.sub(r"[‘’]", "'", text).strip(" .,\"“”'").removeprefix("that ")


@pytest.mark.parametrize("name", ["quotes", "quotes-2"])
def test_quotes(name: str) -> None:
    contents, speakers, missed = [], [0, 0], []
    for line in lines(f"{name}.jsonl"):
        quotes = statements_in(line["text"]).quotes
        found = {bare(one.content.text): one for one in quotes}
        contents.append(f1([bare(one["content"]) for one in line["quotes"]], list(found)))
        for one in line["quotes"]:
            speakers[1] += 1
            speakers[0] += _speaker_of(found.get(bare(one["content"]))) == one["name"]
        if {bare(one["content"]) for one in line["quotes"]} != set(found):
            missed.append((line["text"], list(found)))
    hold(f"{name}: content", score(contents), missed)
    hold(f"{name}: speaker", speakers[0] / speakers[1])


def _speaker_of(quote: Quote | None) -> str | None:
    return quote.speaker.name if quote and quote.speaker else None


def test_claims() -> None:
    measured, whole, missed = [], [], []
    for line in lines("claims.jsonl"):
        claims = statements_in(line["text"], dateline=date.fromisoformat(line["dateline"])).claims
        expected, found = line["claims"], [_labelled(one) for one in claims]
        measured.append(f1([_core(one) for one in expected], [_core(one) for one in found]))
        whole.append(f1([_whole(one) for one in expected], [_whole(one) for one in found]))
        if sorted(_whole(one) for one in expected) != sorted(_whole(one) for one in found):
            missed.append((line["text"], [_whole(one) for one in expected], [_whole(one) for one in found]))
    hold("claims: measure and value", score(measured), missed)
    hold("claims: whole", score(whole), missed)


def test_claims_of_every_kind() -> None:
    """The second set, which also has forecasts, denials, superlatives and comparisons."""
    counts: dict[str, list[tuple[int, int, int]]] = {}
    missed: dict[str, list[object]] = {}
    for line in lines("claims-2.jsonl"):
        claims = statements_in(line["text"], dateline=date.fromisoformat(line["dateline"])).claims
        expected, found = line["claims"], [{**_labelled(one), **_qualities(one)} for one in claims]
        cores = {_core(one) for one in expected if one["measure"]}
        for name, key in _PARTS.items():
            mine = [part for one in expected if (part := key(one))]
            theirs = [part for one in found if (part := key(one)) and (name != "attribution" or _core(one) in cores)]
            counts.setdefault(name, []).append(f1(mine, theirs))
            if sorted(mine) != sorted(theirs):
                missed.setdefault(name, []).append((line["text"], mine, theirs))
    for name, counted in counts.items():
        hold(f"claims-2: {name}", score(counted), missed.get(name, []))


def _qualities(claim: Claim) -> Line:
    """What is labelled only where a claim has it."""
    compared = claim.comparison
    return {
        "forecast": claim.forecast,
        "negated": claim.negated,
        "superlative": claim.superlative and claim.superlative.text,
        "comparison": compared and {"relation": compared.relation, "text": compared.text},
    }


def _part(key: str) -> Callable[[Line], str | None]:
    """A key of a claim of a known measure, with the core of the claim."""
    return lambda claim: str((_core(claim), claim[key])) if claim["measure"] and claim.get(key) else None


def _labelled(claim: Claim) -> Line:
    """A claim in the labels' words."""
    quantity, period = claim.quantity, claim.period
    return {
        "measure": claim.measure,
        "subject": dict(claim.subject.parts) if claim.subject else None,
        "value": None if quantity is None or quantity.value is None else float(quantity.value),
        "unit": quantity.unit if quantity else None,
        "direction": claim.direction.value if claim.direction else None,
        "period": {"start": str(period.start), "end": str(period.end)} if period else None,
        "attribution": [link.name for link in claim.attribution],
    }


def _core(claim: Line) -> str:
    value = None if claim["value"] is None else float(claim["value"])
    return str((claim["measure"], rounded(value), claim["unit"]))


def _whole(claim: Line) -> str:
    """Measure, value, subject, direction and period; where no measure is labelled, the value alone."""
    if claim["measure"] is None:
        return _core(claim)
    subject = sorted((claim["subject"] or {}).items())
    return str((_core(claim), subject, claim["direction"], claim["period"]))


_PARTS: Mapping[str, Callable[[Line], str | None]] = {
    "measure and value": _core,
    "whole": _whole,
    "forecast": _part("forecast"),
    "negated": _part("negated"),
    "superlative": _part("superlative"),
    "comparison": _part("comparison"),
    "attribution": lambda claim: str((_core(claim), claim["attribution"])) if claim["measure"] else None,
}


def test_entities() -> None:
    labels = {"PERSON", "ORG", "GPE", "INDEX"}
    counts: dict[str, list[tuple[int, int, int]]] = {name: [] for name in FLOORS if name.startswith("entities")}
    missed = []
    for line in lines("entities.jsonl"):
        listed = [Security(one["symbol"], one["name"]) for one in line.get("securities", ())]
        found = [one for one in statements_in(line["text"], securities=listed).entities if one.label in labels]
        expected = _by_part(line["entities"])
        answered = _by_part([_entity(one) for one in found])
        for part, rows in expected.items():
            counts[part].append(f1(rows, answered[part]))
        if expected != answered:
            missed.append((line["text"], expected, answered))
    for name, counted in counts.items():
        hold(name, score(counted), missed)


def _entity(entity: Entity) -> Line:
    """An entity in the labels' words."""
    return {
        "start": entity.span.start,
        "text": entity.text,
        "label": entity.label,
        "name": entity.name,
        "role": entity.role,
        "affiliation": entity.affiliation,
        "symbol": entity.symbol,
        "candidates": list(entity.candidates),
    }


def _by_part(entities: Sequence[Line]) -> dict[str, list[str]]:
    """What is compared: every part with the place of its name."""
    places = [(one["start"], one["text"], one["label"], one) for one in entities]
    roles = [(start, (one["role"] or "").lower()) for start, *_, one in places if one.get("role")]
    linked = [one for one in entities if one.get("symbol") or one.get("candidates")]
    return {
        "entities: span and label": [str(place[:3]) for place in places],
        "entities: name": [str((start, one["name"].replace("’", "'"))) for start, *_, one in places],
        "entities: role": [str(role) for role in roles],
        "entities: affiliation": [
            str((start, one["affiliation"])) for start, *_, one in places if one.get("affiliation")
        ],
        "entities: security": [str((one["start"], one["symbol"], one["candidates"])) for one in linked],
    }


@dataclass(frozen=True, slots=True)
class Evidence:
    """Articles laid out once for all drafts of a day, with or without the market of the corpus."""

    desk: Desk
    securities: tuple[Security, ...]
    day: date

    def report(self, text: str) -> Report:
        return check_on(text, self.desk, dateline=self.day, securities=self.securities, extract=statements_in)


@functools.cache
def evidence(folder: Path, day: date, beside: str) -> Evidence:
    facts = market_facts(embedded_market(), day) if beside == "market" else None
    securities, statistics = (facts.securities, facts.statistics) if facts else ((), ())
    articles = articles_in(folder)
    clusters = clusters_of(articles, {one.id: statements_in(one) for one in articles})
    readings = read_sources(articles, clusters, statements_in, dateline=day, securities=securities)
    return Evidence(lay_out(readings, statistics, securities, vectors_of), securities, day)


def drafts_of(name: str) -> tuple[str, Path, date]:
    """The file of a set of drafts, the articles that it is judged by, and its day; a folder has its own of all."""
    if not (SETS / name).is_dir():
        return f"{name}.jsonl", embedded_articles(), DAY
    day = (SETS / name / "date.txt").read_text(encoding="utf-8").strip()
    return f"{name}/drafts.jsonl", SETS / name / "articles", date.fromisoformat(day)


@functools.cache
def judged_drafts(name: str, beside: str) -> list[tuple[Line, Verdict, frozenset[str]]]:
    """Each labelled sentence with the verdict on it and the rules of its findings."""
    file, folder, day = drafts_of(name)
    reports = [(line, evidence(folder, day, beside).report(line["text"])) for line in lines(file)]
    return [
        (line, _worst([one.verdict for one in report.sentences]), frozenset(found.rule for found in report.findings))
        for line, report in reports
    ]


def _worst(found: Sequence[Verdict]) -> Verdict:
    order = (Verdict.REFUTED, Verdict.CONFLICTING_EVIDENCE, Verdict.NOT_ENOUGH_EVIDENCE, Verdict.SUPPORTED)
    return next((one for one in order if one in found), Verdict.NOT_CHECKABLE)


@pytest.mark.parametrize(("name", "beside"), DRAFTS)
def test_drafts(name: str, beside: str) -> None:
    judged = judged_drafts(name, beside)
    missed = [(line["text"], line["verdict"], str(found)) for line, found, _ in judged if found != line["verdict"]]
    edited = [bool(rules) for line, _, rules in judged if line["rule"]]
    faithful = [(found, rules) for line, found, rules in judged if not line["rule"] and line["verdict"] == "supported"]
    against = {Verdict.REFUTED, Verdict.CONFLICTING_EVIDENCE}
    right = (
        [found == line["verdict"] for line, found, _ in judged],
        [found in against for line, found, _ in judged if line["verdict"] == "refuted"],
        edited,
        [found not in against for found, _ in faithful],
        [not rules for _, rules in faithful],
    )
    for measure, each in zip(MEASURES, right, strict=True):
        if each:
            hold(f"{name}, {beside}: {measure}", sum(each) / len(each), missed)


def test_every_rule_finds_the_edits_of_its_kind() -> None:
    """Over the sets that were learned from; a set alone has only a few edits of a rule."""
    found: defaultdict[str, list[bool]] = defaultdict(list)
    for name in ("drafts", "drafts-2", "drafts-3", "drafts-4"):
        for line, _, rules in judged_drafts(name, "articles"):
            if line["rule"]:
                found[line["rule"]].append(bool(rules))
    shares = sorted((sum(edits) / len(edits), rule) for rule, edits in found.items())
    hold("drafts: least found of a rule", shares[0][0], shares)


def pairs(clusters: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    return {(one, other) for cluster in map(sorted, clusters) for one in cluster for other in cluster if one < other}


def test_copies() -> None:
    truth = json.loads((SETS / "clusters.json").read_text(encoding="utf-8"))
    articles = articles_in(embedded_articles())
    clusters: Sequence[Cluster] = clusters_of(articles, {one.id: statements_in(one) for one in articles})
    expected = pairs(cluster["members"] for cluster in truth["clusters"])
    found = pairs([copy.article for copy in cluster.members] for cluster in clusters)
    hold("copies: pairwise F1", score([(len(expected & found), len(expected), len(found))]), sorted(expected ^ found))
    originals = {cluster["original"] for cluster in truth["clusters"]}
    assert originals <= {cluster.representative for cluster in clusters}


def test_changes() -> None:
    """What copies changed: kind and both texts, without articles and outer marks."""
    labelled = lines("copies.jsonl")
    found = _changes([(line["original"], line["copy"]) for line in labelled])
    wanted = [[_change(one["kind"], one["original"], one["copy"]) for one in line["changes"]] for line in labelled]
    both = list(zip(wanted, found, strict=True))
    missed = [
        (line["copy"], *pair) for line, pair in zip(labelled, both, strict=True) if sorted(pair[0]) != sorted(pair[1])
    ]
    hits, expected, total = (sum(row) for row in zip(*(f1(*pair) for pair in both), strict=True))
    hold("changes: precision", hits / total, missed)
    hold("changes: recall", hits / expected, missed)
    terms = [f1(*([one for one in side if one[0] == "term"] for side in pair)) for pair in both]
    hold("changes: terms", score(terms), missed)
    faithful = [there for here, there in both if not here]
    hold("changes: faithful pairs", sum(not one for one in faithful) / len(faithful), missed)


def _changes(pairs_of: Sequence[tuple[str, str]]) -> list[list[tuple[str, ...]]]:
    """What each copy changed; every sentence is encoded once."""
    details = [
        tuple(_details(name, text) for name, text in zip(("original", "copy"), pair, strict=True)) for pair in pairs_of
    ]
    texts = [one.text for pair in details for one in pair]
    sentences = sorted({text.sentence(place) for text in texts for place in range(len(text.sentences))})
    vectors = dict(zip(sentences, encode(sentences), strict=True))
    return [
        [
            _change(one.kind, one.original, one.copy)
            for one in find_changes(new, old, align(new.text, old.text, vectors))
        ]
        for old, new in details
    ]


def _details(name: str, text: str) -> Details:
    article = Article(name, name, "text", text, (Span(0, len(text)),), published=date(2024, 6, 14))
    said = statements_in(article)
    return read_details(read_text(article, said), said)


def _change(kind: str, original: str, copy: str) -> tuple[str, ...]:
    return kind, *(re.sub(r"^(?:the|a|an) ", "", bare(text.lower())) for text in (original, copy))
