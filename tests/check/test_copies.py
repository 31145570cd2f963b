"""Runs of an article's own words, what only a copy has, and what a newer article has replaced."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from narrator.check.draft import check_draft
from narrator.model.claims import Span, Statements
from narrator.model.drafts import Finding, Report, Verdict
from narrator.model.sources import Article, Change, Cluster, Copy

Extract = Callable[..., Statements]

LONG = (
    "Lenders of stock in Harrow Mills raised their fee to 14% a year on Thursday after two recalls left brokers "
    "without shares to hand on to their clients."
)
ORIGINAL = (
    "Tangerine Point, a fund in Oslo, has sold 3.1% of Harrow Mills short, a filing shows. "
    "The fund declined to comment. About 2% of Vantry Bancorp was on loan."
)
COPY = (
    "Orange Tip, a fund in Oslo, has sold 3.7% of Harrow Mills short, a filing shows. The fund declined to comment. "
    "Its founder, Liv Aasen, owns 40 houses. More than 2% of Vantry Bancorp was on loan."
)


def one(name: str, text: str, day: date | None = None) -> Article:
    return Article(name, "", "text", text, (Span(0, len(text)),), published=day)


def change(kind: str, original: str, copy: str) -> Change:
    there, here = ORIGINAL.index(original), COPY.index(copy)
    return Change(kind, original, copy, Span(here, here + len(copy)), Span(there, there + len(original)))


SPUN = Cluster(
    "original",
    ("original",),
    (
        Copy("original", "original", 1.0),
        Copy(
            "copy",
            "spun",
            0.9,
            (
                change("name", "Tangerine Point", "Orange Tip"),
                change("number", "3.1%", "3.7%"),
                change("number", "About 2%", "More than 2%"),
            ),
        ),
    ),
    "it came first",
)


def of_copies(draft: str, extract: Extract) -> Report:
    articles = [one("original", ORIGINAL), one("copy", COPY)]
    return check_draft(draft, articles=articles, clusters=[SPUN], extract=extract)


def findings(report: Report, rule: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.rule == rule]


def test_a_run_says_how_long_it_is_and_keeps_its_verdict(extract: Extract) -> None:
    draft = f"Good morning. {LONG} More tomorrow."
    report = check_draft(draft, articles=[LONG], extract=extract)
    (found,) = findings(report, "copied")
    assert found.span.of(draft) == LONG.rstrip(".")
    assert "28 words in a row are those of article 1" in found.message
    assert report.passed
    assert report.sentences[1].verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param(f"“{LONG}”", id="in marks"),
        pytest.param(
            "Lenders of stock in Harrow Mills raised their fee on Thursday. Brokers were left without shares to hand "
            "on.",
            id="two shorter runs",
        ),
        pytest.param(
            "Lenders of stock in Harrow Mills raised “their fee to 14% a year on Thursday” after two recalls left "
            "brokers with nothing.",
            id="a run broken by marks",
        ),
    ],
)
def test_a_short_run_is_nobody_s(draft: str, extract: Extract) -> None:
    assert not findings(check_draft(draft, articles=[LONG], extract=extract), "copied")


def test_a_run_over_two_sentences_is_one_finding(extract: Extract) -> None:
    text = "The fee for Harrow Mills is 14% a year. Two recalls left brokers without shares to hand on to clients."
    report = check_draft(text, articles=[text], extract=extract)
    assert len(findings(report, "copied")) == 1


def test_case_and_marks_do_not_hide_a_run(extract: Extract) -> None:
    report = check_draft(LONG.replace(",", "").upper(), articles=[LONG], extract=extract)
    assert findings(report, "copied")


@pytest.mark.parametrize(
    ("draft", "suggestion"),
    [
        pytest.param("Orange Tip has sold 3.1% of Harrow Mills short, a filing shows.", "Tangerine Point", id="a name"),
        pytest.param("Tangerine Point has sold 3.7% of Harrow Mills short.", "3.1%", id="a number"),
    ],
)
def test_what_a_copy_altered(draft: str, suggestion: str, extract: Extract) -> None:
    report = of_copies(draft, extract)
    (found,) = findings(report, "copy-only")
    assert found.suggestion == suggestion
    assert "original has" in found.message
    assert "copy has" in found.message
    assert report.sentences[0].verdict is Verdict.REFUTED


def test_another_hedge_of_a_copy_may_be_true(extract: Extract) -> None:
    report = of_copies("More than 2% of the shares of Vantry Bancorp was on loan.", extract)
    (found,) = findings(report, "copy-only")
    assert found.suggestion == "About 2%"
    assert report.sentences[0].verdict is Verdict.NOT_ENOUGH_EVIDENCE


def test_the_words_of_a_name_are_nobody_s(extract: Extract) -> None:
    rise = "of small caps for every rise of 1% in the Calder 300"
    source = f"Ferrant reckons that brokers would have to buy $90 million {rise}."
    draft = f"For Ferrant, brokers must buy $0.09 billion {rise}."
    assert not findings(check_draft(draft, articles=[source], extract=extract), "copied")


def test_what_a_copy_added(extract: Extract) -> None:
    report = of_copies("The founder of Orange Tip owns 40 houses.", extract)
    assert [(found.rule, found.span.start) for found in report.findings][-1][0] == "copy-only"
    assert report.sentences[0].verdict is not Verdict.SUPPORTED


def test_what_the_original_has_too_passes(extract: Extract) -> None:
    report = of_copies("Tangerine Point has sold 3.1% of Harrow Mills short, according to a filing.", extract)
    assert not report.findings


FEBRUARY = one("february", "Short interest in Harrow Mills is 12% of the float.", date(2026, 2, 12))
APRIL = one("april", "Short interest in Harrow Mills is 19% of the float.", date(2026, 4, 14))
DAY = date(2026, 4, 30)


def of_articles(draft: str, extract: Extract, *articles: Article) -> Report:
    return check_draft(draft, articles=articles, dateline=DAY, extract=extract)


def test_the_newer_value_is_given(extract: Extract) -> None:
    draft = "Short interest in Harrow Mills is 12% of its float."
    report = of_articles(draft, extract, FEBRUARY, APRIL)
    (found,) = report.findings
    assert found.rule == "outdated"
    assert "this was so by 12 February 2026; since then april has “19%”" in found.message
    assert [shown.article for shown in report.sentences[0].claims[0].evidence] == ["april", "february"]
    assert report == of_articles(draft, extract, APRIL, FEBRUARY)


@pytest.mark.parametrize(
    "draft",
    [
        "Short interest in Harrow Mills is 19% of its float.",
        "In February short interest in Harrow Mills was 12% of its float.",
        "Short interest in Harrow Mills was 12% of its float by mid-February.",
    ],
)
def test_what_is_new_or_dated_passes(draft: str, extract: Extract) -> None:
    assert "outdated" not in {found.rule for found in of_articles(draft, extract, FEBRUARY, APRIL).findings}


def test_two_houses_of_one_week_are_no_news_of_each_other(extract: Extract) -> None:
    rival = one("rival", APRIL.text.replace("19%", "16%"), date(2026, 4, 17))
    report = of_articles("Short interest in Harrow Mills is 19% of its float.", extract, APRIL, rival)
    assert "outdated" not in {found.rule for found in report.findings}


def test_what_happened_is_not_replaced_by_what_happened_next(extract: Extract) -> None:
    fell = one("fell", "Shares of Harrow Mills fell 4%.", date(2026, 2, 12))
    rose = one("rose", "Shares of Harrow Mills rose 7%.", date(2026, 4, 14))
    report = of_articles("Shares of Harrow Mills fell 4%.", extract, fell, rose)
    assert "outdated" not in {found.rule for found in report.findings}
