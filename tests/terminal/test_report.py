"""A checked draft in a terminal: findings right beneath their sentence."""

from __future__ import annotations

import click
import pytest

from narrator.check.baseline import Reviewed, acceptable, review
from narrator.model.claims import Span
from narrator.model.drafts import CheckedClaim, CheckedSentence, Evidence, Finding, Report, Severity, Verdict
from narrator.terminal.report import report_lines, summary

FIRST, SECOND = "Bears made $14 million, said Jane Ferro.", "Nobody replied."
TEXT = f"{FIRST} Good morning.\n\n{SECOND}\n"


def _span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


@pytest.fixture
def report() -> Report:
    figure, name, last = _span("$14 million"), _span("Jane Ferro"), _span(SECOND)
    source = Evidence("“We gained $13 million,” said Jane Ferrow.", "bears", Span(0, 9))
    claims = (CheckedClaim(figure, "$14 million", Verdict.REFUTED, "number", (source,)),)
    sentences = (
        CheckedSentence(_span(FIRST), FIRST, Verdict.REFUTED, claims),
        CheckedSentence(_span("Good morning."), "Good morning.", Verdict.NOT_CHECKABLE),
        CheckedSentence(last, SECOND, Verdict.NOT_ENOUGH_EVIDENCE),
    )
    findings = (
        Finding("number", Severity.ERROR, figure, 1, 12, "bears has $13 million, the draft says $14 million"),
        Finding("unknown-name", Severity.WARNING, name, 1, 30, "Jane Ferro: no article has it", "Jane Ferrow"),
        Finding("unsupported", Severity.WARNING, last, 3, 1, "no article says it"),
    )
    return Report(sentences, findings, {"refuted": 1, "not_enough_evidence": 1, "not_checkable": 1}, passed=False)


def test_findings_stand_under_their_sentence(report: Report) -> None:
    assert [click.unstyle(line) for line in report_lines(TEXT, Reviewed(report))] == [
        "x Bears made $14 million, said Jane Ferro.",
        "             ^^^^^^^^^^^       ~~~~~~~~~~",
        "  1:12 error number: bears has $13 million, the draft says $14 million",
        "    bears: “‘We gained $13 million,’ said Jane Ferrow.”",
        "  1:30 warning unknown-name: Jane Ferro: no article has it",
        "    suggestion: Jane Ferrow",
        "",
        "  Good morning.",
        "",
        "? Nobody replied.",
        "  3:1 warning unsupported: no article says it",
        "",
        "Not passed, 1 to mend: 3 sentences, 1 refuted, 1 not enough evidence, 1 not checkable.",
    ]


def test_signs_stand_under_their_words_in_a_narrow_terminal(report: Report) -> None:
    lines = [click.unstyle(line) for line in report_lines(TEXT, Reviewed(report), 40)]
    assert lines[:5] == [
        "x Bears made $14 million, said Jane",
        "             ^^^^^^^^^^^       ~~~~",
        "  Ferro.",
        "  ~~~~~",
        "  1:12 error number: bears has $13",
    ]
    assert max(map(len, lines[:-1])) <= 40
    assert list(report_lines(TEXT, Reviewed(report), 500)) == list(report_lines(TEXT, Reviewed(report)))


def test_what_was_accepted_is_marked_so(report: Report) -> None:
    reviewed = review(TEXT, report, [one for one in acceptable(TEXT, report) if one.rule == "number"])
    lines = [click.unstyle(line) for line in report_lines(TEXT, reviewed)]
    assert lines[1] == "             -----------       ~~~~~~~~~~"
    assert lines[2].startswith("  1:12 accepted number: ")
    assert lines[-1].startswith("Passed, 1 accepted: 3 sentences, ")


def test_colours_change_no_word(report: Report) -> None:
    lines = list(report_lines(TEXT, Reviewed(report)))
    assert "\x1b[31m" in lines[0]
    assert "\x1b[33m" in lines[1]


@pytest.mark.parametrize(("count", "said"), [(1, "Passed: 1 sentence, "), (2, "Passed: 2 sentences, ")])
def test_one_sentence_is_not_sentences(count: int, said: str) -> None:
    sentences = (CheckedSentence(Span(0, 1), "A", Verdict.NOT_CHECKABLE),) * count
    assert summary(Reviewed(Report(sentences, (), {}, passed=True))).startswith(said)


def test_paragraphs_stand_apart() -> None:
    sentences = tuple(CheckedSentence(Span(at, at + 2), "A.", Verdict.SUPPORTED) for at in (0, 3, 7))
    report = Report(sentences, (), {"supported": 3}, passed=True)
    lines = [click.unstyle(line) for line in report_lines("A. A.\n\nA.", Reviewed(report))]
    assert lines[:-1] == ["+ A.", "+ A.", "", "+ A.", ""]


def test_marks_of_markdown_are_not_shown_and_signs_stand_at_the_words() -> None:
    text = "> Bears made **$14\n> million**, said [Jane](https://a.example)."
    figure = Span(text.index("$14"), text.index("**, said"))
    sentence = CheckedSentence(Span(2, len(text)), text[2:], Verdict.REFUTED)
    finding = Finding("number", Severity.ERROR, figure, 1, 12, "bears has $13 million")
    lines = report_lines(text, Reviewed(Report((sentence,), (finding,), {}, passed=False)))
    assert [click.unstyle(line) for line in lines][:2] == [
        "x Bears made $14 million, said Jane.",
        "             ^^^^^^^^^^^",
    ]
