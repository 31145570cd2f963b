"""Real articles, where they are at hand, and the corpus that ships with the project."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from narrator.dedupe.clusters import dedupe_articles
from narrator.read.articles.files import read_articles

Encode = Callable[[Sequence[str]], NDArray[np.float32]]

HOME = Path(__file__).resolve().parents[2]
SEEDS = HOME.parent / "shared" / "seeds"


def test_a_paraphrase_and_its_original_among_real_articles(vectors: Encode) -> None:
    if not SEEDS.is_dir():
        pytest.skip("../shared is not here")
    copied, alone = dedupe_articles(read_articles(SEEDS), encode=vectors)
    assert copied.representative.startswith("002")
    assert [(member.article[:3], member.relation) for member in copied.members] == [
        ("002", "original"),
        ("000", "paraphrase"),
    ]
    assert "a date, a byline" in copied.reason
    assert {change.kind for change in copied.members[1].changes} == {"quote"}
    assert [member.article[:3] for member in alone.members] == ["003"]


def test_the_corpus_falls_into_its_labelled_clusters(vectors: Encode) -> None:
    labels = json.loads((HOME / "tests" / "quality" / "clusters.json").read_text(encoding="utf-8"))
    found = dedupe_articles(read_articles(HOME / "corpus" / "articles"), encode=vectors)
    expected: dict[str, Mapping[str, str]] = {one["original"]: one["members"] for one in labels["clusters"]}
    expected |= {name: {name: "original"} for name in labels["apart"]}
    assert {
        one.representative: {member.article: member.relation for member in one.members} for one in found
    } == expected


def test_changes_planted_in_the_corpus_are_found(vectors: Encode) -> None:
    labels = json.loads((HOME / "tests" / "quality" / "clusters.json").read_text(encoding="utf-8"))
    found = dedupe_articles(read_articles(HOME / "corpus" / "articles"), encode=vectors)
    changes = {member.article: member.changes for one in found for member in one.members}
    for name, planted in labels["planted"].items():
        listed = {(change.kind, change.original, change.copy) for change in changes[name]}
        assert listed >= {(one["kind"], one["original"], one["copy"]) for one in planted}
