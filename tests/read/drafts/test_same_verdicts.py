"""One draft in five forms: the same sentences, the same verdicts, the same findings."""

from __future__ import annotations

import html
from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from narrator.check.draft import check_draft
from narrator.extract.statements import extract_statements
from narrator.model.drafts import Report, Verdict
from narrator.read.drafts.files import read_draft
from tests.read.drafts.word_files import deleted, inserted, word_file

ARTICLE = """Short sellers of small-cap stocks have made paper profits of nearly $6 billion this year, according to \
Tidewater Analytics. The Calder 300 has gained 4% this year.

“The little ones have nobody to defend them when the music stops,” said Odile Ferrant, chief strategist at Brackwater \
Securities. Investors withdrew $2.4 billion from small-cap funds last week, according to Halden Bank."""

HEAD = "Small-cap shorts are ahead"
LINES = (
    "Short sellers of small-cap stocks have made profits of nearly $7 billion this year, Tidewater Analytics says.",
    "“The little ones have nobody to defend them when the music stops,” said Odile Ferrant of Brackwater Securities.",
    "Investors withdrew $2.4 billion from small-cap funds last week, according to Halden Bank & Co.",
)
ITEMS = ("The Calder 300 has gained 4% this year", "The Calder 300 has gained 9% this year")

extract = lru_cache(maxsize=None)(extract_statements)


def as_text() -> bytes:
    return "\n\n".join([HEAD, *LINES, *ITEMS]).encode()


def as_markdown() -> bytes:
    first = (
        LINES[0]
        .replace("nearly $7 billion", "**nearly \\$7 billion**[^1]")
        .replace("Analytics", "[Analytics](https://t.example/99)")
    )
    marked = [f"# {HEAD}\n{first}", LINES[1], LINES[2].replace("&", "&amp;"), "\n".join(f"- {item}" for item in ITEMS)]
    return ("---\ndate: 2031-09-12\n---\n<!-- 17% -->\n" + "\n\n".join(marked)).encode()


def as_page() -> bytes:
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in LINES).replace("nearly", "<b>nearly</b>")
    items = "".join(f"<li>{item}</li>" for item in ITEMS)
    return f"<!doctype html><title>x 17%</title><h1>{HEAD}</h1>{lines}<ul>{items}</ul><script>9%</script>".encode()


def as_mail() -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Bo <bo@bo.example>", f"Re: {HEAD}"
    mail.set_content("\n\n".join([*LINES, *ITEMS]) + "\n\n-- \nBo, 17%\n")
    return mail.as_bytes()


def as_word() -> bytes:
    def build(document: Any) -> None:
        document.add_heading(HEAD, 0)
        before, after = LINES[0].split("$7")
        first = document.add_paragraph(before)
        first._p.append(deleted("$6"))
        first._p.append(inserted("$7"))
        first.add_run(after)
        for line in LINES[1:]:
            document.add_paragraph(line)
        for item in ITEMS:
            document.add_paragraph(item, style="List Bullet")

    return word_file(build)


def checked(folder: Path, data: bytes, name: str) -> tuple[str, Report]:
    place = folder / name
    place.write_bytes(data)
    text = read_draft(place)
    return text, check_draft(text, articles=[ARTICLE], extract=extract)


def told(text: str, report: Report) -> list[tuple[Verdict, list[str]]]:
    for sentence in report.sentences:
        assert sentence.text == sentence.span.of(text)
    return [
        (one.verdict, [found.rule for found in report.findings if found.span.overlaps(one.span)])
        for one in report.sentences
    ]


@pytest.mark.parametrize(
    ("name", "made"), [("d.md", as_markdown), ("d.html", as_page), ("d.eml", as_mail), ("d.docx", as_word)]
)
def test_the_form_changes_no_verdict(tmp_path: Path, name: str, made: Callable[[], bytes]) -> None:
    plain = told(*checked(tmp_path, as_text(), "d.txt"))
    assert [verdict for verdict, _ in plain] == [
        Verdict.NOT_CHECKABLE,
        Verdict.REFUTED,
        Verdict.SUPPORTED,
        Verdict.SUPPORTED,
        Verdict.SUPPORTED,
        Verdict.REFUTED,
    ]
    assert told(*checked(tmp_path, made(), name)) == plain


def test_findings_of_markdown_have_the_places_and_words_of_the_file(tmp_path: Path) -> None:
    text, report = checked(tmp_path, as_markdown(), "d.md")
    first = next(found for found in report.findings if found.rule == "number")
    assert first.line == 6
    assert first.span.of(text) == "nearly \\$7 billion"
    assert "17%" not in "".join(found.message for found in report.findings)


def test_a_figure_in_a_table_or_title_is_checked(tmp_path: Path) -> None:
    head = "---\ntitle: Small-cap shorts are ahead by $9 billion this year\n---\n"
    draft = head + "\n| Index | Gain |\n|---|---|\n| Calder 300 | 9% |\n"
    text, report = checked(tmp_path, draft.encode(), "d.md")
    assert [found.span.of(text) for found in report.findings] == ["$9 billion", "9%"]


def test_a_cell_is_held_against_what_an_article_has_for_its_row_and_column(tmp_path: Path) -> None:
    article = (
        "The Calder 100 slipped 0.2% on June 11, with Bellhurst Corp. down 1.8% and Quarndon Inc. down 1.1%. The"
        " Calder 300 is up about 4% this year, against 15% for the Calder 100. To borrow Quarndon cost 38% a year."
    )
    draft = (
        "| Stock | June 11 | Fee a year |\n|---|--:|--:|\n| Bellhurst | -1.8% | |\n| Quarndon | **-1.8%** | 38% |\n\n"
        "| | Calder 300 | Calder 100 |\n|---|---|---|\n| This year | 4% | 25% |\n| June 11 | n/a | +0.2% |\n"
    )
    (tmp_path / "d.md").write_text(draft)
    report = check_draft(read_draft(tmp_path / "d.md"), articles=[article], dateline=date(2031, 6, 30), extract=extract)
    cells = [(one.text.strip("| *"), one.verdict) for one in report.sentences if "%" in one.text]
    right, wrong = Verdict.SUPPORTED, Verdict.REFUTED
    assert cells == [
        ("Bellhurst | -1.8%", right),
        ("Quarndon | **-1.8%", wrong),
        ("38%", right),
        ("This year | 4%", right),
        ("25%", wrong),
        ("+0.2%", wrong),
    ]
