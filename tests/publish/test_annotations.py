"""GitHub's workflow commands: nothing in a draft may break out of one."""

from __future__ import annotations

from dataclasses import replace

from narrator.check.baseline import acceptable, review
from narrator.model.drafts import Report
from narrator.publish.annotations import annotation_lines


def test_a_finding_is_a_command_with_its_place(checked: Report, checked_text: str) -> None:
    first, second, third = annotation_lines(checked_text, review(checked_text, checked), "texts/draft.md")
    assert first.startswith("::error file=texts/draft.md,line=3,endLine=3,col=15,endColumn=26,title=narrator number::")
    assert second.endswith("::bears has Jane Ferrow, the draft says Jane Ferro. Suggestion: Jane Ferrow")
    assert third.startswith("::warning file=texts/draft.md,line=4,")


def test_nothing_breaks_out_of_a_command(checked: Report, checked_text: str) -> None:
    nasty = replace(checked.findings[0], message="100%\r\n::error::no, really")
    report = replace(checked, findings=(nasty,))
    (line,) = annotation_lines(checked_text, review(checked_text, report), "a,b:100%.md")
    assert "file=a%2Cb%3A100%25.md,line" in line
    assert line.endswith("::100%25%0D%0A::error::no, really")
    assert "\n" not in line


def test_words_over_several_lines_have_no_columns(checked: Report, checked_text: str) -> None:
    span = replace(checked.findings[0].span, end=checked.findings[2].span.end)
    report = replace(checked, findings=(replace(checked.findings[0], span=span),))
    (line,) = annotation_lines(checked_text, review(checked_text, report), "draft.md")
    assert "line=3,endLine=4,title=" in line


def test_a_file_with_another_text_has_no_lines(checked: Report, checked_text: str) -> None:
    reviewed = review(checked_text, checked)
    assert next(annotation_lines(checked_text, reviewed, "draft.docx", exact=False)).startswith(
        "::error file=draft.docx,title=narrator number::"
    )
    assert next(annotation_lines(checked_text, reviewed, None)).startswith("::error title=narrator number::")


def test_what_was_accepted_is_not_annotated(checked: Report, checked_text: str) -> None:
    assert not list(
        annotation_lines(checked_text, review(checked_text, checked, acceptable(checked_text, checked)), "a.md")
    )
