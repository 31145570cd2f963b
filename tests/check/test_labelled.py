"""The labelled draft sentences of `tests/quality`, against the articles of the corpus."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from narrator.check.draft import check_draft
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict
from narrator.model.sources import Article, Cluster, Copy
from narrator.read.articles.files import read_articles

ROOT = Path(__file__).parents[2]
QUALITY = ROOT / "tests" / "quality"
WORST_FIRST = (
    Verdict.REFUTED,
    Verdict.CONFLICTING_EVIDENCE,
    Verdict.NOT_ENOUGH_EVIDENCE,
    Verdict.SUPPORTED,
    Verdict.NOT_CHECKABLE,
)
FLOOR = 108
"""Of 120 sentences; it only rises."""


def clusters() -> list[Cluster]:
    read = json.loads((QUALITY / "clusters.json").read_text(encoding="utf-8"))["clusters"]
    members = [tuple(Copy(name, kind, 1.0) for name, kind in one["members"].items()) for one in read]
    return [Cluster(one["original"], (one["original"],), copies, "") for one, copies in zip(read, members, strict=True)]


def verdict(text: str, articles: tuple[Article, ...], extract: Callable[..., Statements]) -> Verdict:
    day = date(2026, 6, 30)
    report = check_draft(text, articles=articles, clusters=clusters(), extract=extract, dateline=day)
    return min((sentence.verdict for sentence in report.sentences), key=WORST_FIRST.index)


@pytest.mark.quality
def test_verdicts_on_labelled_sentences(extract: Callable[..., Statements]) -> None:
    articles = read_articles(ROOT / "corpus" / "articles")
    lines = (QUALITY / "drafts.jsonl").read_text(encoding="utf-8").splitlines()
    labelled = [json.loads(line) for line in lines]
    found = [verdict(item["text"], articles, extract) for item in labelled]
    right = sum(mine.value == item["verdict"] for mine, item in zip(found, labelled, strict=True))
    passed = [item["text"] for mine, item in zip(found, labelled, strict=True) if mine is Verdict.SUPPORTED]
    wrongly = [text for text in passed if text in {item["text"] for item in labelled if item["verdict"] == "refuted"}]
    assert right >= FLOOR
    assert len(wrongly) <= 3
