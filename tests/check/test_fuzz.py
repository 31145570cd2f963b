"""Whatever the draft, a check ends, and every sentence and finding stands where it says.

Each case follows from its seed and number alone: sentences of the corpus and of the labelled drafts, broken in some way
that a text, Markdown, a page, a mail or a Word file can be broken, checked against the corpus.
`benchmarks/fuzz_check.py` runs ten thousand.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from html import escape
from pathlib import Path
from random import Random
from typing import Any

import pytest

from narrator.check.baseline import review
from narrator.check.desk import Desk, lay_out
from narrator.check.draft import check_on
from narrator.check.rules.rules import RULES
from narrator.check.sources.readings import read_sources
from narrator.errors import InputError
from narrator.extract.statements import extract_statements
from narrator.model.drafts import CheckedSentence, Evidence, Finding, Report
from narrator.model.sources import Article
from narrator.publish.annotations import annotation_lines
from narrator.publish.report import report_page
from narrator.publish.sarif import sarif_shape
from narrator.read.articles.files import read_articles
from narrator.read.drafts.files import read_draft
from narrator.shapes import as_json, check_shape
from narrator.shipped import embedded_articles
from narrator.terminal.report import report_lines
from tests.extract.test_fuzz import broken, ends_within, line, sentences
from tests.read.drafts.word_files import word_file

WITHIN = 30.0
"""Seconds of processor time for one case; most take a tenth of a second."""

DAY = date(2026, 6, 30)
_LABELLED = Path(__file__).parents[1] / "quality"
_MARKDOWN = (
    "# ", "\n## ", "- ", "1. ", "> ", "**", "*", "__", "`", "```\n", "~~~", "\n---\n", "[^1]", "[^1]: ", "[x](", "](y)",
    "![", "<!--", "-->", "| a | b |\n|---|---|\n", "\\", "&amp;", "&#x110000;", "<b>", "</i", "http://", "~~",
)  # fmt: skip
_TAGS = (
    "<div>", "</div>", "<p", "</p></p>", "<table><tr><td>", "<script>", "<!--", "-->", "<del>", "<blockquote>" * 30,
    "&#xD800;", "&bogus;", "&#0;", "<br/>", "<svg><p>", "<li>", "<q>", "</q>", "<style>", "<template>",
)  # fmt: skip


@cache
def labelled() -> tuple[str, ...]:
    """The sentences of the labelled drafts."""
    files = sorted(_LABELLED.glob("drafts*.jsonl"))
    return tuple(json.loads(one)["text"] for file in files for one in file.read_text().splitlines())


def case(seed: int, number: int) -> tuple[str, bytes]:
    """The name of a draft's file and what is in it; the forms take turns."""
    draw = Random(f"check/{seed}/{number}")  # noqa: S311  the same cases in every run
    make = _MAKERS[number % len(_MAKERS)]
    data = make(draw)
    return f"draft.{make.__name__}", _torn(draw, data) if draw.random() < 0.15 else data


def _said(draw: Random) -> str:
    """A few sentences, true and false, most of them with an accident."""
    joint = draw.choice((" ", " ", "\n", "\n\n", "\r\n", ""))
    drawn = [draw.choice(labelled() if draw.random() < 0.6 else sentences()) for _ in range(draw.randint(1, 4))]
    text = joint.join(drawn)
    return broken(draw, text) if draw.random() < 0.9 else text


def _strewn(draw: Random, text: str, pieces: Sequence[str]) -> str:
    for _ in range(draw.randint(1, 6)):
        at = draw.randrange(len(text) + 1)
        text = text[:at] + draw.choice(pieces) + text[at:]
    return text


def _encoded(text: str) -> bytes:
    return text.encode(errors="replace")


def txt(draw: Random) -> bytes:
    """Plain text, now and then in a wide encoding."""
    text = _said(draw)
    return text.encode("utf-16", errors="replace") if draw.random() < 0.1 else _encoded(text)


def md(draw: Random) -> bytes:
    """Markdown, perhaps with front matter."""
    text = _strewn(draw, f"# {draw.choice(labelled())}\n\n{_said(draw)}\n\n- {_said(draw)}\n", _MARKDOWN)
    front = f"---\ntitle: {draw.choice(labelled())}\ntags: [a\n{draw.choice(('---', '', '...'))}\n"
    return _encoded(front + text if draw.random() < 0.3 else text)


def html(draw: Random) -> bytes:
    """A page, its marks unbalanced."""
    body = "".join(f"<p>{escape(_said(draw), quote=False)}</p>" for _ in range(draw.randint(1, 3)))
    return _encoded(f"<!doctype html><html><body><article>{_strewn(draw, body, _TAGS)}</article></body></html>")


def eml(draw: Random) -> bytes:
    """A message, perhaps answered, forwarded or in parts."""
    kind = draw.choice(("text/plain", "text/html", "multipart/alternative; boundary=x", "text/plain; charset=utf-8"))
    head = f"From: Odo <odo@tarn.example>\nSubject: {draw.choice(labelled())}\nContent-Type: {kind}\n\n"
    parts = "".join(f"--x\n\n{_said(draw)}\n\n" for _ in range(2)) if "x" in kind[-1] else _said(draw)
    return _encoded(f"{head}{parts}\n{draw.choice(('', '-- ', '--x--', 'On 3 June 2026 10:00 Una wrote:'))}\n> So.\n")


def docx(draw: Random) -> bytes:
    """A Word file of some paragraphs."""
    body = [_printable(_said(draw)) for _ in range(draw.randint(1, 3))]

    def build(document: Any) -> None:
        for one in body:
            document.add_paragraph(one)

    return word_file(build)


def _printable(text: str) -> str:
    """What XML can hold."""
    return "".join(sign if sign >= " " and sign.isprintable() else " " for sign in text)


_MAKERS: tuple[Callable[[Random], bytes], ...] = (txt, md, html, txt, eml, docx)


def _torn(draw: Random, data: bytes) -> bytes:
    at = draw.randrange(len(data) + 1)
    torn = (data[:at], data[at:], data[:at] + bytes([draw.randrange(256)]) * draw.choice((1, 9)) + data[at:])
    return draw.choice(torn) or b"x"


@cache
def desk() -> Desk:
    """The corpus laid out, its copies not told from originals, without vectors."""
    found = read_sources(read_articles(embedded_articles()), (), extract_statements, dateline=DAY, securities=())
    return lay_out(found, (), (), None)


@cache
def articles() -> dict[str, Article]:
    """The articles of the corpus by their names."""
    return {one.id: one for one in read_articles(embedded_articles())}


def read(name: str, data: bytes, folder: Path) -> str | None:
    """The text of a case; nothing where reading refuses it."""
    place = folder / name
    place.write_bytes(data)
    try:
        return read_draft(place)
    except InputError:
        return None


def unsound(text: str, report: Report) -> Iterator[str]:
    """Everything in a report on a text that stands where it should not."""
    end = 0
    for one in report.sentences:
        if one.span.start < end or one.span.end > len(text) or one.text != one.span.of(text):
            yield f"sentence {one.span} after {end} of {len(text)}: {one.text[:60]!r}"
        end = one.span.end
        yield from _unsound_claims(text, one)
    for found in report.findings:
        yield from _unsound_finding(text, found)
    if [one.span for one in report.findings] != sorted(one.span for one in report.findings):
        yield "findings are out of order"
    if sum(report.counts.values()) != len(report.sentences):
        yield f"{report.counts} of {len(report.sentences)} sentences"


def _unsound_claims(text: str, sentence: CheckedSentence) -> Iterator[str]:
    for claim in sentence.claims:
        if claim.span.end > len(text) or claim.text != claim.span.of(text) or not claim.text.strip():
            yield f"claim {claim.span} of {sentence.span} has {claim.text[:60]!r}"
        for shown in claim.evidence:
            yield from _unsound_evidence(shown)


def _unsound_evidence(shown: Evidence) -> Iterator[str]:
    if shown.article is None or shown.span is None:
        return
    stands = shown.span.of(articles()[shown.article].text)
    if " ".join(shown.text.split()) != " ".join(stands.split()):
        yield f"evidence {shown.span} of {shown.article} has {shown.text[:60]!r}, not {stands[:60]!r}"


def _unsound_finding(text: str, found: Finding) -> Iterator[str]:
    lines = text[: found.span.start].split("\n")
    if found.span.end > len(text) or (found.line, found.column) != (len(lines), len(lines[-1]) + 1):
        yield f"{found.rule} {found.span} at {found.line}:{found.column}, not {len(lines)}:{len(lines[-1]) + 1}"
    if not found.message.strip():
        yield f"{found.rule} {found.span} says nothing"


def unprintable(text: str, report: Report) -> Iterator[str]:
    """The forms in which a report cannot be printed."""
    reviewed, read = review(text, report), tuple(articles().values())
    sarif = sarif_shape(text, reviewed, draft="draft.md", version="0", rules=RULES, articles=read, exact=True)
    forms = {
        "sarif": as_json(sarif),
        "json": as_json(check_shape(report, text)),
        "html": report_page(text, reviewed, name="draft.md", articles=read),
        "github": "\n".join(annotation_lines(text, reviewed, "draft.md")),
        "terminal": "\n".join(report_lines(text, reviewed)),
    }
    yield from (name for name, form in forms.items() if report.findings and not form.encode().strip())


def faults(text: str, on: Desk, *, thoroughly: bool = False) -> list[str]:
    """What is wrong with the report on a text; `thoroughly` prints it in all forms and checks it a second time."""
    if not text.strip():
        return []
    report = check_on(text, on, dateline=DAY)
    found = list(unsound(text, report))
    if thoroughly:
        found += unprintable(text, report)
        found += [] if check_on(text, on, dateline=DAY) == report else ["a second run says something else"]
    return found


@pytest.mark.parametrize("number", range(60))
def test_a_broken_draft_is_checked_soundly(number: int, tmp_path: Path) -> None:
    held, text = desk(), read(*case(1, number), tmp_path)
    with ends_within(WITHIN):
        assert text is None or faults(text, held, thoroughly=number % 5 == 0) == []


@pytest.mark.parametrize("name", ["prose", "no space", "marks", "surrogates"])
def test_a_long_line_is_checked(name: str) -> None:
    held = desk()
    with ends_within(WITHIN):
        assert faults(line(name, 4_000), held) == []


def test_an_unsound_report_is_seen() -> None:
    text = labelled()[0]
    report = check_on(text, desk(), dateline=DAY)
    assert not list(unsound(text, report))
    assert list(unsound(text + " " + text, report)) == []
    assert list(unsound(f" {text}", report))


def test_the_same_case_twice() -> None:
    assert [case(7, number) for number in range(12)] == [case(7, number) for number in range(12)]
