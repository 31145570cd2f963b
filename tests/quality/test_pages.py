"""Whole pages: what is read of them against what was marked by hand. Floors only rise."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from narrator.errors import InputError
from narrator.model.sources import Article
from narrator.read.articles.files import read_articles

PAGES = Path(__file__).parent / "pages"
DETAILS = ("headline", "byline", "publisher", "published", "dateline", "language", "address")
FLOORS = {
    "paragraphs": 0.98,
    "furniture": 0.99,
    "headline": 0.95,
    "byline": 0.95,
    "publisher": 0.95,
    "published": 0.95,
    "dateline": 0.95,
    "language": 1.0,
    "address": 1.0,
}
"""`paragraphs` is the F1 of whole paragraphs, `furniture` the share of marked strings that are gone, the rest the
share of articles that have the field exactly."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A labelled article and the one that was read in its place, if any."""

    label: dict[str, Any]
    article: Article | None

    def paragraphs(self) -> list[str]:
        return [collapsed(span.of(self.article.text)) for span in self.article.paragraphs] if self.article else []

    def field(self, name: str) -> object:
        value = getattr(self.article, name) if self.article else "nothing was read"
        return list(value) if name == "byline" and self.article else str(value) if value else None


def collapsed(words: str) -> str:
    return " ".join(words.split())


def expected(label: dict[str, Any]) -> list[str]:
    """The labelled paragraphs; the dateline is a field of its own and not in the first of them that has it."""
    found = [collapsed(paragraph) for paragraph in label["paragraphs"]]
    place = label["dateline_place"]
    return [re.sub(rf"^{re.escape(place)}\b[^–—-]{{0,40}}[–—-] ", "", one) for one in found] if place else found


@pytest.fixture(scope="module")
def readings() -> tuple[Reading, ...]:
    labels = json.loads((PAGES / "labels.json").read_text(encoding="utf-8"))
    return tuple(Reading(label, read(label)) for label in labels)


def read(label: dict[str, Any]) -> Article | None:
    try:
        articles = read_articles(PAGES / label["file"])
    except InputError:
        return None
    return articles[label["article"]] if label["article"] < len(articles) else None


def missed(readings: tuple[Reading, ...], name: str) -> Iterator[tuple[str, object, object]]:
    for reading in readings:
        wanted = reading.label["dateline_place" if name == "dateline" else name]
        if reading.field(name) != (wanted or ([] if name == "byline" else None)):
            yield reading.label["file"], wanted, reading.field(name)


def hold(name: str, figure: float, wrong: list[Any]) -> None:
    print(f"pages, {name}: {figure:.3f} (floor {FLOORS[name]:.2f})")  # noqa: T201  the figure is the point
    assert figure >= FLOORS[name], (name, figure, wrong)


def test_paragraphs(readings: tuple[Reading, ...]) -> None:
    hits = wanted = found = 0
    wrong = []
    for reading in readings:
        left = reading.paragraphs()
        wanted, found = wanted + len(expected(reading.label)), found + len(left)
        for paragraph in expected(reading.label):
            if paragraph in left:
                left.remove(paragraph)
                hits += 1
            else:
                wrong.append((reading.label["file"], "-", paragraph))
        wrong += [(reading.label["file"], "+", paragraph) for paragraph in left]
    hold("paragraphs", 2 * hits / (wanted + found), wrong)


def test_furniture_is_gone(readings: tuple[Reading, ...]) -> None:
    strings = [(reading, string) for reading in readings for string in reading.label["furniture"]]
    left = [(r.label["file"], string) for r, string in strings if not r.article or string in " ".join(r.paragraphs())]
    hold("furniture", 1 - len(left) / len(strings), left)


@pytest.mark.parametrize("name", DETAILS)
def test_details(readings: tuple[Reading, ...], name: str) -> None:
    wrong = list(missed(readings, name))
    hold(name, 1 - len(wrong) / len(readings), wrong)
