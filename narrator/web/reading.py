"""A report laid out for the page: the draft in pieces, and a row a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from narrator.model.drafts import CheckedSentence, Evidence, Finding, Report, Verdict


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the draft; `place` counts sentences from 0 and is `None` between them."""

    text: str
    place: int | None = None
    verdict: Verdict = Verdict.NOT_CHECKABLE


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence that asserts something or was found fault with, and what bears on it."""

    place: int
    sentence: CheckedSentence
    findings: tuple[Finding, ...]
    evidence: tuple[Evidence, ...]


def layout(text: str, report: Report) -> Mapping[str, object]:
    """What `checked.html` shows; the pieces put together are the draft, character by character."""
    rows, placed = [], set()
    for place, sentence in enumerate(report.sentences):
        findings = tuple(one for one in report.findings if _begins_in(one, sentence))
        placed |= set(findings)
        if findings or sentence.verdict is not Verdict.NOT_CHECKABLE:
            evidence = dict.fromkeys(one for claim in sentence.claims for one in (*claim.evidence, *claim.against))
            rows.append(Row(place, sentence, findings, tuple(evidence)))
    others = [one for one in report.findings if one not in placed]
    return {"text": text, "report": report, "pieces": _pieces(text, report), "rows": rows, "others": others}


def _begins_in(finding: Finding, sentence: CheckedSentence) -> bool:
    return sentence.span.start <= finding.span.start < sentence.span.end


def _pieces(text: str, report: Report) -> list[Piece]:
    pieces, end = [], 0
    for place, sentence in enumerate(report.sentences):
        span = sentence.span
        pieces += [Piece(text[end : span.start]), Piece(span.of(text), place, sentence.verdict)]
        end = span.end
    return [one for one in (*pieces, Piece(text[end:])) if one.text]
