"""What stands between the draft and the evidence says neither of them again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from narrator.check.baseline import Reviewed, review
from narrator.model.claims import Span
from narrator.model.drafts import CheckedClaim, CheckedSentence, Evidence, Finding, Report, Severity, Verdict
from narrator.publish.findings import marked_sentences, told_by

SENTENCE = "Investors withdrew $4 billion from the little funds."
SOURCE = "Investors withdrew $2 billion from the little funds in the week to Wednesday."


def shown(message: str, span: Span) -> str:
    claim = CheckedClaim(span, span.of(SENTENCE), Verdict.REFUTED, "number", (Evidence(SOURCE, "a", Span(0, 9)),))
    sentence = CheckedSentence(Span(0, len(SENTENCE)), SENTENCE, Verdict.REFUTED, (claim,))
    finding = Finding("number", Severity.ERROR, span, 1, 1, message)
    (marked,) = marked_sentences(SENTENCE, Reviewed(Report((sentence,), (finding,), {}, passed=False)))
    return marked.findings[0].message


@pytest.mark.parametrize(
    ("message", "left"),
    [
        (f"a has $2 billion ({SOURCE}), the draft says $4 billion", "a has $2 billion, the draft says $4 billion"),
        (f"a has $2 billion ({SOURCE[:40]} …), the draft says", "a has $2 billion, the draft says"),
        (f"a has another figure (“{SOURCE}”)", "a has another figure"),
        ("a has $2 billion (Investors withdrew little)", "a has $2 billion (Investors withdrew little)"),
        (f"a says otherwise: {SENTENCE}", "a says otherwise"),
        (f"a says otherwise: the draft has “{SENTENCE}”", "a says otherwise"),
        (
            f"this is what Bo says; the draft credits nobody for “{SENTENCE}”",
            "this is what Bo says; the draft credits nobody",
        ),
    ],
)
def test_a_message_leaves_out_what_stands_beside_it(message: str, left: str) -> None:
    assert shown(message, Span(0, len(SENTENCE))) == left


def test_a_statistic_is_told_in_words() -> None:
    place = "index_return Calder 300 10 Jun 2031 to 11 Jun 2031"
    assert told_by(Evidence(f"{place}: 1.3%", statistic=place)) == (
        "our index return, Calder 300, 10 Jun 2031 to 11 Jun 2031: 1.3%"
    )


def test_a_figure_stays_in_its_message() -> None:
    assert shown("a has another: $4 billion", Span(19, 29)) == "a has another: $4 billion"


def test_each_finding_is_with_its_sentence_once(checked: Report, checked_text: str) -> None:
    marked = list(marked_sentences(checked_text, review(checked_text, checked)))
    assert [len(one.findings) for one in marked] == [0, 2, 0, 1]
    first = marked[1].findings[0]
    assert [one.article or one.statistic for one in first.evidence] == ["bears", "short_profit"]


def test_a_finding_of_no_sentence_comes_last(checked: Report, checked_text: str) -> None:
    stray = replace(checked.findings[0], span=Span(len(checked_text) - 1, len(checked_text)))
    report = replace(checked, findings=(*checked.findings, stray))
    marked = list(marked_sentences(checked_text, review(checked_text, report)))
    assert marked[-1].sentence is None
    assert [one.finding for one in marked[-1].findings] == [stray]
