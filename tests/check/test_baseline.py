"""Accepted findings: what an editor waved through once is not asked again, and nothing else is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from narrator.check.baseline import Reviewed, acceptable, baseline_text, parse_baseline, review
from narrator.errors import UnreadableFile
from narrator.model.claims import Span
from narrator.model.drafts import CheckedSentence, Finding, Report, Severity, Verdict

TEXT = "Bears made $14 million.\nNobody replied.\n"


def _finding(text: str, rule: str, words: str, severity: Severity = Severity.ERROR) -> Finding:
    start = text.index(words)
    line = text.count("\n", 0, start) + 1
    return Finding(rule, severity, Span(start, start + len(words)), line, 1, f"the evidence has other than {words}")


def _report(text: str, *findings: Finding) -> Report:
    sentences = []
    for line in filter(None, text.split("\n")):
        start = text.index(line)
        sentences.append(CheckedSentence(Span(start, start + len(line)), line, Verdict.REFUTED))
    return Report(tuple(sentences), findings, {}, passed=not findings)


@pytest.fixture
def report() -> Report:
    figure = _finding(TEXT, "number", "$14 million")
    return _report(TEXT, figure, _finding(TEXT, "unsupported", "Nobody replied.", Severity.WARNING))


def test_what_was_accepted_does_not_count(report: Report) -> None:
    reviewed = review(TEXT, report, acceptable(TEXT, report)[:1])
    assert [one.rule for one in reviewed.accepted] == ["number"]
    assert reviewed.report.passed
    assert not reviewed.open()
    assert [one.rule for one in reviewed.open(Severity.WARNING)] == ["unsupported"]


def test_without_a_baseline_all_count(report: Report) -> None:
    assert review(TEXT, report) == Reviewed(report)
    assert not review(TEXT, report, ()).report.passed
    assert [one.rule for one in review(TEXT, report).open()] == ["number"]


@pytest.mark.parametrize(
    "moved",
    [
        "A new first paragraph.\n\nBears made $14 million.\nNobody replied.\n",
        "Bears  made $14 million.\nEverybody replied.\n",
    ],
)
def test_edits_elsewhere_and_moved_lines_change_nothing(report: Report, moved: str) -> None:
    baseline = acceptable(TEXT, report)
    later = _report(moved, replace(_finding(moved, "number", "$14 million"), message="worded otherwise"))
    assert review(moved, later, baseline).report.passed


@pytest.mark.parametrize(
    ("edited", "rule", "words"),
    [
        ("Bulls made $14 million.", "number", "$14 million"),
        ("Bears made $15 million.", "number", "$15 million"),
        (TEXT, "direction", "$14 million"),
        (TEXT, "number", "Bears"),
    ],
)
def test_another_sentence_rule_or_place_is_another_finding(report: Report, edited: str, rule: str, words: str) -> None:
    later = _report(edited, _finding(edited, rule, words))
    reviewed = review(edited, later, acceptable(TEXT, report))
    assert not reviewed.report.passed
    assert not reviewed.accepted


def test_what_is_not_found_any_more_is_told(report: Report) -> None:
    reviewed = review(TEXT, replace(report, findings=report.findings[1:]), acceptable(TEXT, report))
    assert [one.rule for one in reviewed.gone] == ["number"]


def test_a_finding_outside_of_any_sentence_can_be_accepted(report: Report) -> None:
    bare = replace(report, sentences=())
    assert review(TEXT, bare, acceptable(TEXT, bare)).report.passed


def test_the_file_reads_back_and_is_sorted(report: Report) -> None:
    accepted = acceptable(TEXT, report)
    written = baseline_text(accepted[::-1])
    assert parse_baseline(written.encode(), "accepted.json") == accepted == tuple(sorted(accepted))
    assert written == baseline_text(accepted)
    assert written.endswith("}\n")
    assert '      "sentence": "Bears made $14 million.",\n      "said": "$14 million",\n' in written


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "it is no list of accepted findings"),
        (b'{"schema": "narrator/baseline/1", "accepted": [{"rule": "number"}]}', "$.accepted[0]"),
        (b'{"schema": "narrator/baseline/1", "accepted": [', "it is no list of accepted findings"),
        (b'{"schema": "narrator/check/1", "accepted": []}', "'narrator/check/1'"),
        (b"\xff\xfe\x00", "it is no list of accepted findings"),
        (b"# A draft, given by mistake.\n", "it is no list of accepted findings"),
    ],
)
def test_a_damaged_file_is_told(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        parse_baseline(data, "accepted.json")
    assert what in str(caught.value)
    assert str(caught.value).startswith("accepted.json: ")
    assert "--accept" in caught.value.todo
