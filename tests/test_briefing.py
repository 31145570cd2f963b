"""Whole briefings, from files to the checked text."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from narrator.articles import articles_in
from narrator.checking import check_against
from narrator.cli import narrator as command
from narrator.errors import OutsideData
from narrator.facts import market_facts
from narrator.model.claims import Claim, Quote
from narrator.model.drafts import Briefing
from narrator.model.statistics import Statistic
from narrator.pipeline import open_desk, write_briefing
from narrator.shipped import embedded_articles, embedded_market

GOLDEN = Path(__file__).parent / "golden"
FIGURE = re.compile(r"\$\d|\d%")


def briefing_of(market: Path, articles: Path, on: date | None = None, **options: object) -> Briefing:
    facts = market_facts(market, on)
    return write_briefing(
        facts.statistics,
        on or facts.as_of,
        articles=articles_in(articles),
        securities=facts.securities,
        invented=facts.invented,
        **options,  # type: ignore[arg-type]
    )


@pytest.fixture(scope="module")
def embedded() -> Briefing:
    return briefing_of(embedded_market(), embedded_articles())


@pytest.fixture(scope="module")
def real(shared: Path) -> Briefing:
    return briefing_of(shared / "market", shared / "seeds", date(2023, 9, 11))


def test_the_embedded_briefing_is_the_golden_one(embedded: Briefing) -> None:
    assert embedded.draft.text == (GOLDEN / "daily.md").read_text(encoding="utf-8")
    assert embedded.checked.passed


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("template", ["daily.md", "flash.md"])
def test_every_wording_passes(seed: int, template: str) -> None:
    briefing = briefing_of(embedded_market(), embedded_articles(), seed=seed, template=template)
    assert briefing.checked.passed, [finding.message for finding in briefing.checked.findings]


def assert_cited(briefing: Briefing) -> None:
    """Every figure of the prose lies in a citation, every citation leads to a fact that rests on something."""
    draft = briefing.draft
    body = draft.text.split("## How we know")[0]
    for match in FIGURE.finditer(body):
        assert any(one.span.start <= match.start() < one.span.end for one in draft.citations), body[match.start() :][
            :40
        ]
    for citation in draft.citations:
        fact = draft.facts[citation.fact]
        if isinstance(fact, Statistic):
            assert fact.inputs
            assert all(rows.file for rows in fact.inputs)
        else:
            assert isinstance(fact, Quote | Claim)
            assert fact.article


def test_every_figure_and_quote_is_cited(embedded: Briefing) -> None:
    assert_cited(embedded)
    assert sum(isinstance(fact, Quote) for fact in embedded.draft.facts.values()) >= 1


def test_the_same_inputs_give_the_same_bytes(embedded: Briefing) -> None:
    assert briefing_of(embedded_market(), embedded_articles()) == embedded


def test_a_spoiled_briefing_does_not_pass(embedded: Briefing) -> None:
    facts = market_facts(embedded_market())
    profit = re.search(r"have \w+ \$(1\.\d) billion", embedded.draft.text)
    assert profit
    spoiled = embedded.draft.text.replace(f"${profit[1]} billion", "$1.9 billion", 1)
    report = check_against(spoiled, statistics=facts.statistics, dateline=facts.as_of, securities=facts.securities)
    assert not report.passed


def test_a_briefing_that_fails_says_so_and_ends_with_1(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("narrator.brief.wording.money", lambda _value: "$77.7 billion")
    result = CliRunner().invoke(command, ["brief", "--template", "flash.md"])
    assert result.exit_code == 1
    assert result.stdout.startswith("**This briefing did not pass its own check.**")
    assert "Not passed" in result.stderr


def test_json_carries_span_fact_and_rows(embedded: Briefing) -> None:
    shape = json.loads(CliRunner().invoke(command, ["brief", "--json"]).stdout)
    assert shape["schema"] == "narrator/brief/1"
    assert shape["text"] == embedded.draft.text
    assert shape["checked"]["passed"]
    for citation in shape["citations"]:
        assert 0 <= citation["start"] < citation["end"] <= len(shape["text"])
        fact = shape["facts"][citation["fact"]]
        assert fact.get("inputs") or fact.get("article")


def test_the_real_briefing(real: Briefing) -> None:
    text = real.draft.text
    assert real.checked.passed, [finding.message for finding in real.checked.findings]
    assert_cited(real)
    for told in (
        "this year",
        "Since August",
        "of all short selling",
        "In the 30 days",
        "most profitable",
        "Russell 2000",
    ):
        assert told in text
    assert "by one measure of size" in text.splitlines()[0]
    assert "with capitalisation at the start of the period they have lost" in text
    assert "S3 Partners LLC puts" in text
    assert "nearly $13 billion" in text
    assert "roughly $140 billion" in text
    assert "said Steve Sosnick, " in text
    assert " at Interactive Brokers, in an article of 10 September 2023" in text


def test_quotes_of_the_real_briefing_are_verbatim(real: Briefing, shared: Path) -> None:
    sources = {one.id: one.text for one in articles_in(shared / "seeds")}
    quotes = [fact for fact in real.draft.facts.values() if isinstance(fact, Quote)]
    assert quotes
    for quote in quotes:
        assert quote.article
        assert quote.content.span.of(sources[quote.article]) == quote.content.text


def test_nothing_later_than_the_day_is_used(real: Briefing) -> None:
    assert "003_" not in real.draft.text
    assert not any(getattr(fact, "article", None) and "003" in fact.article for fact in real.draft.facts.values())  # type: ignore[union-attr, operator]
    for fact in real.draft.facts.values():
        if isinstance(fact, Statistic):
            assert all(rows.last is None or rows.last <= date(2023, 9, 11) for rows in fact.inputs)


def test_copies_of_the_real_articles(shared: Path) -> None:
    shape = json.loads(CliRunner().invoke(command, ["dedupe", str(shared / "seeds"), "--json"]).stdout)
    members = {
        cluster["representative"][:3]: {one["article"][:3] for one in cluster["members"]}
        for cluster in shape["clusters"]
    }
    assert members == {"002": {"000", "002"}, "003": {"003"}}


def other_figure(text: str) -> str:
    """The same words with a figure that is neither near nor a rounding."""
    return re.sub(r"\d+(?:\.\d+)?", lambda match: f"{float(match[0]) * 3 + 7:.1f}", text, count=1)


def test_every_figure_that_is_changed_is_found(embedded: Briefing) -> None:
    desk = open_desk()
    missed = []
    for citation in embedded.draft.citations:
        said = citation.span.of(embedded.draft.text)
        if not FIGURE.search(said) or said.startswith("less than"):  # what is below 10% is below 37% too
            continue
        spoiled = (
            embedded.draft.text[: citation.span.start] + other_figure(said) + embedded.draft.text[citation.span.end :]
        )
        if desk.check(spoiled).passed:
            missed.append(said)
    assert not missed


def test_every_quote_that_is_changed_is_found(embedded: Briefing) -> None:
    desk = open_desk()
    for key, fact in embedded.draft.facts.items():
        if isinstance(fact, Quote):
            citation = next(one for one in embedded.draft.citations if one.fact == key)
            said = citation.span.of(embedded.draft.text)
            words = said.split()
            words[len(words) // 2] = "never"
            report = desk.check(embedded.draft.text.replace(said, " ".join(words)))
            assert [finding.rule for finding in report.findings if finding.severity == "error"] == ["quote"]


@pytest.mark.parametrize("day", ["2026-01-06", "2026-01-30", "2026-02-03", "2026-03-16", "2026-04-20", "2026-05-29"])
def test_a_briefing_of_any_day_passes(day: str) -> None:
    briefing = briefing_of(embedded_market(), embedded_articles(), date.fromisoformat(day))
    assert briefing.checked.passed, [finding.message for finding in briefing.checked.findings]
    assert_cited(briefing)


def test_a_year_that_the_prices_do_not_reach_back_to_is_said() -> None:
    facts = market_facts(embedded_market(), date(2025, 9, 15))
    assert facts.statistics
    with pytest.raises(OutsideData, match="no profit of shorts since 2025-01-01"):
        write_briefing(facts.statistics, date(2025, 9, 15))
