"""Findings that an editor has accepted: a file of them, and a report held against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import msgspec

from narrator.errors import UnreadableFile
from narrator.model.drafts import CheckedSentence, Finding, Report, Severity

SCHEMA: Final = "narrator/baseline/1"


@dataclass(frozen=True, slots=True, order=True)
class Accepted:
    """A finding that was accepted: `said` are the draft's words, in `sentence`; `message` is for who reads the file.

    White space is one space each, so that a sentence may be broken into lines anew.
    """

    sentence: str
    said: str
    rule: str
    message: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it the same finding: neither its line nor what the evidence says today."""
        return self.sentence, self.said, self.rule


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A report, the findings in it that were accepted, and what was accepted and is found no more.

    `report.passed` is true where every error was accepted; the findings stay in it. `baseline` is false where there was
    none.
    """

    report: Report
    accepted: frozenset[Finding] = frozenset()
    gone: tuple[Accepted, ...] = ()
    baseline: bool = False

    def open(self, least: Severity = Severity.ERROR) -> tuple[Finding, ...]:
        """The findings that were not accepted and are errors, or with `least` a warning, any."""
        wanted = {Severity.ERROR, least}
        return tuple(one for one in self.report.findings if one.severity in wanted and one not in self.accepted)


@dataclass(frozen=True, slots=True)
class _File:
    schema: str
    accepted: tuple[Accepted, ...]


def acceptable(text: str, report: Report) -> tuple[Accepted, ...]:
    """Every finding of a report as it would be accepted, sorted, each once."""
    return tuple(sorted({one.key: one for _, one in accepted_form(text, report)}.values()))


def accepted_form(text: str, report: Report) -> list[tuple[Finding, Accepted]]:
    """Each finding of a report with the form in which it would be accepted, in the order of the text."""
    return [(one, _accepted(text, one, sentence)) for one, sentence in _in_sentences(report)]


def review(text: str, report: Report, baseline: Sequence[Accepted] | None = None) -> Reviewed:
    """A report held against what was accepted before."""
    if baseline is None:
        return Reviewed(report)
    known = {one.key: one for one in baseline}
    found = {one: form.key for one, form in accepted_form(text, report)}
    accepted = frozenset(one for one, key in found.items() if key in known)
    gone = tuple(sorted(one for key, one in known.items() if key not in set(found.values())))
    still = (one for one in report.findings if one.severity is Severity.ERROR and one not in accepted)
    return Reviewed(replace(report, passed=next(still, None) is None), accepted, gone, baseline=True)


def baseline_text(accepted: Sequence[Accepted]) -> str:
    """The file: JSON, a field a line, in the order of the sentences' words, so that a change is easy to read."""
    plain = msgspec.json.encode(_File(SCHEMA, tuple(sorted(accepted))))
    return msgspec.json.format(plain, indent=2).decode() + "\n"


def parse_baseline(data: bytes, where: str) -> tuple[Accepted, ...]:
    """What a file accepts. Raises UnreadableFile where it is damaged, or no such file at all."""
    todo = "Give a file that narrator check --baseline FILE --accept wrote, or a new name"
    try:
        file = msgspec.json.decode(data, type=_File)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"it is no list of accepted findings ({error})", where=where, todo=todo) from error
    if file.schema != SCHEMA:
        raise UnreadableFile(f"its schema is {file.schema!r}, not {SCHEMA!r}", where=where, todo=todo)
    return file.accepted


def _in_sentences(report: Report) -> list[tuple[Finding, CheckedSentence | None]]:
    """Each finding with the sentence that it begins in; both are in the order of the text."""
    found: list[tuple[Finding, CheckedSentence | None]] = []
    coming = 0
    for one in sorted(report.findings, key=lambda finding: finding.span):
        while coming < len(report.sentences) and report.sentences[coming].span.end <= one.span.start:
            coming += 1
        here = report.sentences[coming] if coming < len(report.sentences) else None
        found.append((one, here if here is not None and here.span.start <= one.span.start else None))
    return found


def _accepted(text: str, finding: Finding, sentence: CheckedSentence | None) -> Accepted:
    said = " ".join(finding.span.of(text).split())
    around = " ".join(sentence.text.split()) if sentence is not None else said
    return Accepted(around, said, finding.rule, finding.message)
