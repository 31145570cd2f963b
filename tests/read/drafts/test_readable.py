"""Marks of Markdown are masked in place: as long as before, and the words that are printed all there."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.read.drafts.readable import readable


def words(text: str) -> list[str]:
    return readable(text).replace("`", "").split()


PIECES = [*"[]()<>!&;|`~-+:=/\\^\"' \n\r\tab1İ", "http://", "<!--", "-->", "<script>", "</script>", "title: ", "---\n"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Fen fell [3%](https://fen.example/99 'note 7'), Bo said.", "Fen fell 3%, Bo said."),
        ("Fen [fell][1] and [rose][]. ![A line (2%)](a_(7).png)", "Fen fell and rose. A line (2%)"),
        ("It fell 3%.[^1] Bo <b>rose</b>.\n\n[^1]: Fen counts 312.", "It fell 3%. Bo rose. Fen counts 312."),
        ("[1]: https://fen.example/12 '13'\nFen fell.", "Fen fell."),
        ("See https://fen.example/2031/17.html. Or <https://bo.example/9>.", "See . Or ."),
        ("Fen lost \\$3 &amp; Bo 4%&nbsp;of it&#46;<br>So it is.", "Fen lost $3 & Bo 4% of it. So it is."),
        ("| Fen | 3% |\n|---|--:|\n| Bo | 4% |\n\nA | B", "Fen | 3% Bo | 4% A | B"),
        ("Fen\n```\nx = 17\n```\nBo", "Fen Bo"),
        ("Fen\n~~~py\nx = 17\n```\n~~~\nBo", "Fen Bo"),
        ("Fen <!-- 17%\n\n18% --> Bo<script>x = 9</script>", "Fen Bo"),
        (
            '---\ntitle: "Fen\'s loss"\ndate: 2031-09-12\ntags:\n- 17\nsummary: >\n  It fell\n  3%.\n---\nBo',
            "Fen's loss It fell 3%. Bo",
        ),
        ("+++\ntitle = 'Fen'\nweight = 4\n+++\nBo", "Fen Bo"),
    ],
)
def test_what_is_printed_is_left(text: str, left: str) -> None:
    assert words(text) == left.split()
    assert len(readable(text)) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Fen fell 3% – a < b, c > d, x <5% & y; R&D [sic] (a | b) C:\\fen 12-13.",
        "---\nFen fell 3%.\n---\nBo rose.",
        "Fen\n```\nBo rose 4%, and the fence is never closed.",
        "Fen <!-- Bo rose 4%.",
        "Fen\n---\n\nBo | Al\n",
        "“We [the bank] sell [it],” Bo said.",
    ],
)
def test_text_without_marks_stays(text: str) -> None:
    assert readable(text) == text


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_every_place_stays(text: str) -> None:
    masked = readable(text)
    assert len(masked) == len(text)
    assert [at.start() for at in re.finditer(r"\n", masked)] == [at.start() for at in re.finditer(r"\n", text)]


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "[",
        "[a](",
        "```\n",
        "<!--",
        "|",
        "| ",
        "&a",
        "https://",
        "https://....",
        "\\",
        "<a ",
        "[a]:",
        "-\n",
        "[a](x ",
        "{",
        " ",
    ],
)
@pytest.mark.parametrize("head", ["", "---\n", "[a](x", "[a]: "])
def test_a_flood_of_marks_takes_no_longer_than_its_length(piece: str, head: str) -> None:
    text = head + piece * (200_000 // len(piece))
    began = time.perf_counter()
    assert len(readable(text)) == len(text)
    assert time.perf_counter() - began < 5
