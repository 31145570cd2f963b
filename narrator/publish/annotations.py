"""Findings as the workflow commands by which GitHub shows them beside the lines of a change."""

from __future__ import annotations

from collections.abc import Iterator

from narrator.check.baseline import Reviewed
from narrator.model.drafts import Finding
from narrator.publish.places import Ruler

_IN_MESSAGES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = _IN_MESSAGES | str.maketrans({":": "%3A", ",": "%2C"})


def annotation_lines(text: str, reviewed: Reviewed, file: str | None, *, exact: bool = True) -> Iterator[str]:
    """A command a finding that was not accepted, in the order of the text.

    `file` is relative to the folder that GitHub checked out; `exact` is false where `text` is not what stands in the
    file (a Word file, a page), which then is annotated as a whole.
    """
    ruler = Ruler.of(text)
    for one in reviewed.report.findings:
        if one in reviewed.accepted:
            continue
        where = _place(one, ruler, file) if file and exact else {"file": file} if file else {}
        shown = {**where, "title": f"narrator {one.rule}"}
        properties = ",".join(f"{name}={str(value).translate(_IN_PROPERTIES)}" for name, value in shown.items())
        yield f"::{one.severity} {properties}::{advice(one).translate(_IN_MESSAGES)}"


def advice(finding: Finding) -> str:
    """A finding's message, and what it suggests."""
    said = finding.message
    stop = "" if said.endswith((".", ".”")) else "."
    return f"{said}{stop} Suggestion: {finding.suggestion}" if finding.suggestion else said


def _place(finding: Finding, ruler: Ruler, file: str) -> dict[str, object]:
    """The lines of a finding; columns only within one, as GitHub takes no others."""
    region = ruler.region(finding.span)
    lines: dict[str, object] = {"file": file, "line": region.start_line, "endLine": region.end_line}
    if region.start_line != region.end_line:
        return lines
    return {**lines, "col": region.start_column, "endColumn": region.end_column}
