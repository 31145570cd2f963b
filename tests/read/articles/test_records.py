"""Articles as JSON lines, lists and feeds."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from narrator.model.sources import Article
from narrator.read.articles.files import read_articles

FIRST = "Short sellers of small lenders are having the best June in years, and they know it."
LAST = "“We sleep well,” said Bo Marsh, a trader at Fen Securities, which is short of four of them."
TEXT = f"{FIRST}\n\nAdvertisement\n\n{LAST}"
RECORD: dict[str, Any] = {"title": "Lenders sink", "text": TEXT, "date": "2026-06-15", "author": "By Ann Lowe"}


def read(folder: Path, content: str, name: str = "a.jsonl") -> tuple[Article, ...]:
    place = folder / name
    place.write_text(content, encoding="utf-8")
    return read_articles(place)


def test_one_article_a_line(tmp_path: Path) -> None:
    articles = read(tmp_path, "\n".join(json.dumps(RECORD) for _ in range(11)) + "\n\n")
    assert [article.id for article in articles] == [f"a#{number}" for number in range(1, 12)]
    article = articles[9]
    assert article.body() == f"{FIRST}\n{LAST}"
    assert (article.form, article.headline, article.byline) == ("lines", "Lenders sink", ("Ann Lowe",))
    assert (article.published, article.dated_by) == (date(2026, 6, 15), "stated by its record: 2026-06-15")


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ({"author": ["Ann Lowe", {"name": "Bo Marsh"}]}, "byline", ("Ann Lowe", "Bo Marsh")),
        ({"author": 7}, "byline", ()),
        ({"source": {"name": "Fen Mail", "url": "https://fen.example"}}, "publisher", "Fen Mail"),
        ({"source": "https://fen.example"}, "publisher", None),
        ({"url": "https://fen.example/a"}, "address", "https://fen.example/a"),
        ({"url": "fen"}, "address", None),
        ({"date": "15 June 2026"}, "published", date(2026, 6, 15)),
        ({"date": 20260615}, "published", None),
        ({"date": None, "timestamp": 1781481600}, "published", date(2026, 6, 15)),
        ({"date": None, "publishedAt": 1781481600000}, "published", date(2026, 6, 15)),
        ({"date": None, "Publish-Date": "2026-06-16"}, "published", date(2026, 6, 16)),
        ({"text": None, "Article_Text": f"{FIRST}\n\n{LAST}"}, "text", f"{FIRST}\n\n{LAST}"),
        ({"title": None, "headline": "They sink"}, "headline", "They sink"),
        ({"title": "\ud800 sink"}, "headline", "\ufffd sink"),
        ({"text": None, "content": f"<p>{FIRST}</p><p>{LAST}</p>"}, "text", f"{FIRST}\n\n{LAST}"),
        ({"text": [FIRST, LAST]}, "text", f"{FIRST}\n\n{LAST}"),
    ],
)
def test_the_fields_of_a_record(tmp_path: Path, fields: dict[str, Any], name: str, value: object) -> None:
    (article,) = read(tmp_path, json.dumps(RECORD | fields))
    assert (article.id, getattr(article, name)) == ("a", value)


def test_the_author_of_a_json_feed_is_that_of_its_items_without_one(tmp_path: Path) -> None:
    items = [{"id": "1", "content_text": FIRST}, {"id": "2", "content_text": LAST, "authors": [{"name": "Bo Marsh"}]}]
    feed = {"version": "https://jsonfeed.org/version/1.1", "authors": [{"name": "Ann Lowe"}], "items": items}
    assert [one.byline for one in read(tmp_path, json.dumps(feed), "b.json")] == [("Ann Lowe",), ("Bo Marsh",)]


def test_a_list_of_records_and_one_over_many_lines(tmp_path: Path) -> None:
    assert [one.id for one in read(tmp_path, json.dumps([RECORD, RECORD], indent=1), "b.json")] == ["b#1", "b#2"]


def test_a_json_feed_is_read_from_a_folder_and_other_json_is_not(tmp_path: Path) -> None:
    item = {
        "id": "1",
        "title": "Lenders sink",
        "content_html": f"<p>{FIRST}</p><p>{LAST}</p>",
        "date_published": "2026-06-15",
    }
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Fen Mail",
        "language": "en-GB",
        "items": [item, {}],
    }
    (tmp_path / "feed.json").write_text(json.dumps(feed), encoding="utf-8")
    (tmp_path / "labels.json").write_text(json.dumps(RECORD), encoding="utf-8")
    (article,) = read_articles(tmp_path)
    assert (article.id, article.form, article.publisher, article.body()) == (
        "feed#1",
        "feed",
        "Fen Mail",
        f"{FIRST}\n{LAST}",
    )


def test_a_text_that_opens_with_a_bracket_is_a_text(tmp_path: Path) -> None:
    (article,) = read(tmp_path, f"[ad_1]\n\n{TEXT}\n", "a.txt")
    assert (article.form, article.body()) == ("text", f"{FIRST}\n{LAST}")
