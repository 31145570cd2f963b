"""A checked draft as an editor reads it in a terminal: each sentence marked, what was found right beneath it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import click

from narrator.check.baseline import Reviewed
from narrator.check.printed import printed
from narrator.model.claims import Span
from narrator.model.drafts import CheckedSentence, Severity, Verdict
from narrator.publish.findings import Marked, Noted, marked_sentences, told_by
from narrator.terminal.columns import Pointer, folded

_WIDEST = 110
"""Columns of a line where there is room."""

_NARROWEST = 40
"""Columns of a line in whatever terminal: beneath narrower ones nothing can be pointed at."""

_MARKS = {
    Verdict.SUPPORTED: "+",
    Verdict.REFUTED: "x",
    Verdict.CONFLICTING_EVIDENCE: "!",
    Verdict.NOT_ENOUGH_EVIDENCE: "?",
    Verdict.NOT_CHECKABLE: " ",
}
_COLOURS = {
    Verdict.SUPPORTED: "green",
    Verdict.REFUTED: "red",
    Verdict.CONFLICTING_EVIDENCE: "yellow",
    Verdict.NOT_ENOUGH_EVIDENCE: "yellow",
}
_SIGNS = {Severity.ERROR: "^", Severity.WARNING: "~"}
_ACCEPTED = "-"
_QUOTED = re.compile(r"\n(?:[ \t]*>)+")
"""Where a line of a quotation ends, and the mark with which the next one goes on."""

_SHADES = {"^": "red", "~": "yellow", "-": "green"}


def report_lines(text: str, reviewed: Reviewed, columns: int | None = None) -> Iterator[str]:
    """Each sentence with its mark and what was found in it, then one line that sums up.

    No line but that is wider than `columns`, where they are given, nor than is easily read.
    Lines have the colours of a terminal; `click.echo` leaves them out where there is none.
    """
    end = 0
    spaced = True
    columns = max(_NARROWEST, min(columns or _WIDEST, _WIDEST))
    for one in marked_sentences(text, reviewed):
        start = one.sentence.span.start if one.sentence else len(text)
        if not spaced and (one.findings or _is_apart(text[end:start])):
            yield ""
        yield from _sentence_lines(one, columns) if one.sentence else ()
        yield from _remark_lines(one.sentence, columns) if one.sentence else ()
        for noted in one.findings:
            yield from _finding_lines(noted, columns)
        spaced = bool(one.findings)
        if spaced:
            yield ""
        end = one.sentence.span.end if one.sentence else len(text)
    if not spaced:
        yield ""
    yield summary(reviewed)


def summary(reviewed: Reviewed) -> str:
    """One line: passed or not, and the sentences by verdict."""
    report = reviewed.report
    counts = ", ".join(f"{count} {verdict.replace('_', ' ')}" for verdict, count in report.counts.items() if count)
    outcome = "Passed" if report.passed else f"Not passed, {len(reviewed.open())} to mend"
    accepted = f", {len(reviewed.accepted)} accepted" if reviewed.accepted else ""
    number = len(report.sentences)
    return f"{outcome}{accepted}: {number:,} sentence{'' if number == 1 else 's'}, {counts or 'none to check'}."


def _is_apart(between: str) -> bool:
    """Whether a paragraph ends between two sentences."""
    return between.count("\n") > 1


def _sentence_lines(marked: Marked, columns: int) -> Iterator[str]:
    sentence = marked.sentence
    if sentence is None:
        return
    mark = _MARKS[sentence.verdict]
    if sentence.verdict in _COLOURS:
        mark = click.style(mark, fg=_COLOURS[sentence.verdict], bold=True)
    words, pointers = _printed(sentence.text, _pointers(sentence, marked.findings))
    for number, line in enumerate(folded(words, columns - 2, pointers)):
        yield f"{' ' if number else mark} {line.words}".rstrip() if line.words else mark
        if line.beneath:
            yield f"  {_shaded(line.beneath)}"


def _printed(sentence: str, pointers: Sequence[Pointer]) -> tuple[str, list[Pointer]]:
    """A sentence as it is printed, without marks of Markdown, and the pointers at the same words of it."""
    read = printed(_QUOTED.sub(lambda found: " " * len(found[0]), sentence))
    places = [read.in_draft(Span(at, at + 1)).start for at in range(len(read.text))]
    if not read.text.strip():
        return sentence, list(pointers)
    moved = ((bisect_left(places, one.span.start), bisect_left(places, one.span.end), one.sign) for one in pointers)
    return read.text, [Pointer(Span(start, end), sign) for start, end, sign in moved]


def _pointers(sentence: CheckedSentence, findings: Sequence[Noted]) -> list[Pointer]:
    """Where to point in a sentence, an error before a warning; not where a finding is of the whole sentence."""
    ranked = sorted(findings, key=lambda one: (one.accepted, one.finding.severity is Severity.WARNING))
    pointers = []
    for one in ranked:
        span = one.finding.span
        if not span.covers(sentence.span):
            end = min(span.end, sentence.span.end)
            place = Span(span.start, end).shifted(-sentence.span.start)
            pointers.append(Pointer(place, _ACCEPTED if one.accepted else _SIGNS[one.finding.severity]))
    return pointers


def _shaded(beneath: str) -> str:
    """A line of signs, each run in its colour."""
    parts = []
    for start, one in enumerate(beneath):
        if start == 0 or beneath[start - 1] != one:
            run = len(beneath[start:]) - len(beneath[start:].lstrip(one))
            parts.append(one * run if one == " " else click.style(one * run, fg=_SHADES[one], bold=True))
    return "".join(parts)


def _finding_lines(noted: Noted, columns: int) -> Iterator[str]:
    """A finding, with the evidence and the suggestion beneath."""
    one = noted.finding
    colour = "green" if noted.accepted else "red" if one.severity is Severity.ERROR else "yellow"
    severity = "accepted" if noted.accepted else one.severity
    head = f"{one.line}:{one.column} {severity} {one.rule}"
    lines = [line.words for line in folded(f"{head}: {noted.message}", columns - 4)]
    styled = click.style(head, fg=colour, bold=True)
    yield f"  {styled}{lines[0].removeprefix(head)}" if lines[0].startswith(head) else f"  {lines[0]}"
    yield from (f"    {line}" for line in lines[1:])
    for evidence in noted.evidence:
        yield from _paragraph(told_by(evidence), columns)
        for line in evidence.arithmetic:
            yield from _paragraph(f"  {line}", columns, "        ")
    if one.suggestion:
        yield from _paragraph(f"suggestion: {one.suggestion}", columns)


def _remark_lines(sentence: CheckedSentence, columns: int) -> Iterator[str]:
    """What our own statistics have otherwise of words that an article bears out: a remark, no finding."""
    remarks = {one: claim for claim in sentence.claims for one in claim.against}
    for evidence, claim in remarks.items():
        articles = " and ".join(dict.fromkeys(one.article for one in claim.evidence if one.article))
        told = f"remark: {articles or 'an article'} has it; we compute otherwise: {told_by(evidence)}"
        yield from _paragraph(told, columns)


def _paragraph(words: str, columns: int, indent: str = "      ") -> Iterator[str]:
    """Words folded beneath a finding, an indented beginning kept."""
    start = " " * (4 + len(words) - len(words.lstrip()))
    for number, line in enumerate(folded(words, columns - len(indent))):
        yield f"{indent if number else start}{line.words}"
