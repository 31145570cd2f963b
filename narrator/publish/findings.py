"""Findings with what belongs beside each: the words of the draft, the evidence, whether it was accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from narrator.check.baseline import Reviewed
from narrator.check.printed import printed
from narrator.check.report import INNER_MARKS, in_brief
from narrator.model.claims import Span
from narrator.model.drafts import CheckedSentence, Evidence, Finding, Report

_JOINT = re.compile(r"(?:: (?:(?!: ).){0,18}| for “)$")
"""What stands between a message and the draft's words at its end."""

_DAY = re.compile(r" (?=\d{1,2} [A-Z][a-z]{2} \d{4})")
_ENOUGH = 20
"""Characters of a sentence that must stand in brackets before a message is said to repeat it."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A finding as it is shown between the draft and the evidence: `message` leaves out sentences that stand there."""

    finding: Finding
    message: str
    evidence: tuple[Evidence, ...]
    accepted: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with the findings that begin in it; without a sentence, those that begin in none."""

    sentence: CheckedSentence | None
    findings: tuple[Noted, ...]


def marked_sentences(text: str, reviewed: Reviewed) -> Iterator[Marked]:
    """The sentences of a report in order, and last what was found outside of them."""
    report = reviewed.report
    known = evidence_by_span(report)
    noted = [_noted(text, one, known.get(one.span, ()), reviewed) for one in report.findings]
    placed: set[Finding] = set()
    coming = 0
    for sentence in report.sentences:
        here = []
        while coming < len(noted) and noted[coming].finding.span.start < sentence.span.end:
            if noted[coming].finding.span.start >= sentence.span.start:
                here.append(noted[coming])
            coming += 1
        placed.update(one.finding for one in here)
        yield Marked(sentence, tuple(here))
    others = tuple(one for one in noted if one.finding not in placed)
    if others:
        yield Marked(None, others)


def evidence_by_span(report: Report) -> dict[Span, tuple[Evidence, ...]]:
    """The evidence of each claim, by its place; claims in one place share theirs."""
    found: dict[Span, dict[Evidence, None]] = {}
    for sentence in report.sentences:
        for claim in sentence.claims:
            found.setdefault(claim.span, {}).update(dict.fromkeys(claim.evidence))
    return {span: tuple(evidence) for span, evidence in found.items()}


def source_of(evidence: Evidence) -> str:
    """Where evidence stands, in words."""
    return evidence.article or (f"statistic {evidence.statistic}" if evidence.statistic else "unnamed")


def words_of(evidence: Evidence) -> str:
    """The words of evidence in one line, as they stand between quotation marks: with single marks inside."""
    return " ".join(evidence.text.split()).translate(INNER_MARKS)


def told_by(evidence: Evidence) -> str:
    """Evidence in one line: who says it and the sentence, or a statistic of ours with its value."""
    words = words_of(evidence)
    if evidence.article is not None or evidence.statistic is None:
        return f"{source_of(evidence)}: “{words}”"
    if not words.startswith(evidence.statistic):
        return f"{source_of(evidence)}: {words}"
    name, _, rest = words.partition(" ")
    return f"our {name.replace('_', ' ')}, {_DAY.sub(', ', rest, count=1)}"


def _noted(text: str, finding: Finding, evidence: Sequence[Evidence], reviewed: Reviewed) -> Noted:
    message = finding.message
    words = finding.span.of(text)
    for said in (" ".join(printed(words).text.split()), in_brief(words)):
        message = _unsaid(_unsaid(message, said), said.translate(INNER_MARKS))
    for one in evidence:
        message = _without(message, " ".join(one.text.split()))
    return Noted(finding, message, tuple(evidence), finding in reviewed.accepted)


def _unsaid(message: str, said: str) -> str:
    """A message without the draft's words at its end, where they are long."""
    start = message.rfind(said)
    if len(said) < _ENOUGH or message[start + len(said) :] not in {"", "”"}:
        return message
    joint = _JOINT.search(message[:start])
    return message[: joint.start()] if joint else message


def _without(message: str, sentence: str) -> str:
    """A message without the bracket that repeats a sentence or its beginning."""
    for opens, closes in ((" (", ")"), (" (“", "”)")):
        start = message.find(opens + sentence[:_ENOUGH])
        if start >= 0:
            said = message[start + len(opens) :]
            rest = said[_alike(said, sentence) :].lstrip().removeprefix("…")
            if rest.startswith(closes):
                return message[:start] + rest.removeprefix(closes)
    return message


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))
