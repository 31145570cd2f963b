"""The reference articles, where they are at hand; the drafts are our own words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from narrator.check.draft import check_draft
from narrator.model.claims import Statements
from narrator.model.sources import Article
from narrator.read.articles.files import read_articles

Extract = Callable[..., Statements]
SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"


@pytest.fixture(scope="module")
def page() -> Article:
    if not SEEDS.is_dir():
        pytest.skip("../shared is not here")
    return next(article for article in read_articles(SEEDS) if article.id.startswith("002"))


def quoted(page: Article) -> str:
    """The article's first direct quotation, read from the article itself."""
    body = page.body()
    return body[body.index("“") + 1 : body.index(",”")]


def draft(page: Article) -> str:
    return f"""Bets against small-, micro- and nano-cap stocks have earned short sellers almost $13 billion on paper \
this year, S3 Partners estimates, while shorts of mid-, large- and mega-cap stocks have lost roughly $140 billion.

The Russell 2000 is up 5% this year, against 16% for the S&P 500. Last week investors pulled $1.5 billion out of \
small-cap funds, strategists of Bank of America said, citing EPFR.

“{quoted(page)},” said Interactive Brokers’ chief strategist, Steve Sosnick.

Over the last 30 days short sellers have put $658 million into bets against small caps, according to S3."""


def test_a_faithful_paraphrase_passes(page: Article, extract: Extract) -> None:
    report = check_draft(draft(page), articles=[page], extract=extract, dateline=date(2023, 9, 11))
    assert [finding.message for finding in report.findings] == []
    assert report.counts["supported"] == len(report.sentences)


@pytest.mark.parametrize(
    ("words", "planted", "rule"),
    [
        ("$658 million", "$856 million", "number"),
        ("$1.5 billion", "$5.1 billion", "number"),
        ("Steve Sosnick", "Steve Sosnik", "name"),
        ("Interactive Brokers", "Morgan Stanley", "affiliation"),
    ],
)
def test_a_planted_slip_is_found(words: str, planted: str, rule: str, page: Article, extract: Extract) -> None:
    text = draft(page)
    assert words in text
    report = check_draft(text.replace(words, planted), articles=[page], extract=extract, dateline=date(2023, 9, 11))
    assert rule in {finding.rule for finding in report.findings}
    assert not report.passed


def test_an_altered_quote_is_found(page: Article, extract: Extract) -> None:
    words = quoted(page).split()
    altered = " ".join([*words[:4], "nothing", *words[5:]])
    text = draft(page).replace(quoted(page), altered)
    report = check_draft(text, articles=[page], extract=extract, dateline=date(2023, 9, 11))
    found = next(finding for finding in report.findings if finding.rule == "quote")
    assert found.suggestion == quoted(page)
    assert not report.passed
