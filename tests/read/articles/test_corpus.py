"""The embedded articles: each is read whole, dated, and says that it is invented."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from narrator.model.sources import Article
from narrator.read.articles.files import read_articles

ROOT = Path(__file__).parents[3]
UNDATED = {"03-small-caps-note", "04-moneyweb-post", "12-outlook-column"}
PARAGRAPHS = {
    "01-quayside-ledger": 12,
    "02-harbour-gazette": 11,
    "03-small-caps-note": 12,
    "04-moneyweb-post": 11,
    "05-penfold-digest": 4,
    "06-northmoor-wire": 8,
    "07-calder-observer": 6,
    "08-options-desk": 6,
    "09-bond-auction": 6,
    "10-lending-fees": 6,
    "11-tidepool-markets#1": 6,
    "11-tidepool-markets#2": 5,
    "11-tidepool-markets#3": 5,
    "11-tidepool-markets#4": 5,
    "11-tidepool-markets#5": 4,
    "12-outlook-column": 6,
    "13-regional-banks": 7,
    "14-megacap-shorts": 6,
    "15-lumtara-report": 6,
    "16-strategist-interview": 8,
    "17-solvane-trial": 6,
}


@pytest.fixture(scope="module")
def corpus() -> dict[str, Article]:
    return {article.id: article for article in read_articles(ROOT / "corpus" / "articles")}


def test_every_article_is_read_with_all_its_paragraphs(corpus: dict[str, Article]) -> None:
    assert {name: len(article.paragraphs) for name, article in corpus.items()} == PARAGRAPHS


def test_every_article_says_that_it_is_invented_and_not_in_its_body(corpus: dict[str, Article]) -> None:
    assert all(article.invented for article in corpus.values())
    assert not any("invented" in article.body() for article in corpus.values())


def test_every_article_of_june_states_its_date(corpus: dict[str, Article]) -> None:
    assert {name for name, article in corpus.items() if article.published is None} == UNDATED
    days = [article.published for article in corpus.values() if article.published]
    assert date(2026, 6, 1) <= min(days) <= max(days) <= date(2026, 6, 30)
    assert corpus["12-outlook-column"].not_before == date(2027, 1, 1)
    assert corpus["03-small-caps-note"].dated_by is None


@pytest.mark.parametrize(
    ("name", "form", "byline", "publisher", "published"),
    [
        ("01-quayside-ledger", "page", ("Imogen Tarrant", "Dev Ostrander"), "Quayside Ledger", date(2026, 6, 28)),
        ("02-harbour-gazette", "text", ("Imogen Tarrant", "Dev Ostrander"), "Harbour Gazette", date(2026, 6, 29)),
        ("05-penfold-digest", "html", ("Imogen Tarrant", "Dev Ostrander"), "Penfold Digest", date(2026, 6, 29)),
        ("06-northmoor-wire", "text", ("Hester Aldane",), "Northmoor Wire", date(2026, 6, 11)),
        ("07-calder-observer", "html", ("Ravi Kettleborough",), "The Calder Observer", date(2026, 6, 12)),
        ("11-tidepool-markets#1", "feed", ("Sefa Danjuma",), "Tidepool Markets", date(2026, 6, 25)),
        ("17-solvane-trial", "page", ("Joelle Abernathy-Finn",), "The Meridian Post", date(2026, 6, 20)),
    ],
)
def test_mastheads(
    corpus: dict[str, Article], name: str, form: str, byline: tuple[str, ...], publisher: str, published: date
) -> None:
    article = corpus[name]
    assert (article.form, article.byline, article.publisher, article.published) == (form, byline, publisher, published)


def test_the_labels_of_the_copies_name_every_article_once(corpus: dict[str, Article]) -> None:
    labels = json.loads((ROOT / "tests" / "quality" / "clusters.json").read_text(encoding="utf-8"))
    labelled = [name for cluster in labels["clusters"] for name in cluster["members"]] + labels["apart"]
    assert sorted(labelled) == sorted(corpus)
    for name, changes in labels["planted"].items():
        copied = next(cluster["original"] for cluster in labels["clusters"] if name in cluster["members"])
        for change in changes:
            assert change["copy"] in corpus[name].body()
            assert change["original"] in corpus[copied].body()
