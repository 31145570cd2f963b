"""The reference articles beside the repository, where they are."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from narrator.model.sources import Article
from narrator.read.articles.files import read_articles

SHARED = Path(__file__).parents[4] / "shared"


def digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:16]


@pytest.fixture(scope="module")
def seeds() -> dict[str, Article]:
    if not SHARED.is_dir():
        pytest.skip("../shared is not here")
    return {article.id[:3]: article for article in read_articles(SHARED / "seeds")}


def test_the_saved_page(seeds: dict[str, Article]) -> None:
    page = seeds["002"]
    assert page.form == "page"
    assert page.published == date(2023, 9, 10)
    assert page.publisher == "Fortune"
    assert len(page.byline) == 3  # two reporters and their agency
    assert len(page.paragraphs) == 12
    assert (page.paragraphs[0].start, page.paragraphs[-1].end) == (740, 4399)  # found by eye in the file
    assert digest(page.body()) == "7dff9d30ba0392a5"
    assert digest(page.headline or "") == "5855fd9708bf466b"


def test_the_undated_copy(seeds: dict[str, Article]) -> None:
    copy = seeds["000"]
    assert (copy.form, copy.published, copy.not_before, len(copy.paragraphs)) == ("text", None, None, 12)


def test_the_article_of_another_year(seeds: dict[str, Article]) -> None:
    other = seeds["003"]
    assert (other.published, other.not_before) == (None, date(2024, 1, 1))
    assert "cookie" not in other.body().lower()
    assert len(other.paragraphs) == 15  # four of them subheads


def test_plain_articles_lose_no_paragraph() -> None:
    if not SHARED.is_dir():
        pytest.skip("../shared is not here")
    articles = read_articles(SHARED / "eval" / "polnear_dev" / "text")
    kept = sum(len(article.body()) for article in articles)
    whole = sum(len(" ".join(article.text.split())) for article in articles)
    assert kept / whole > 0.975  # the rest are headlines and notes
    assert not any(article.not_before and article.not_before > date(2016, 10, 7) for article in articles)
