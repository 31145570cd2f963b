"""Pages: all that a reader sees is read, in blocks; what is only in the source is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from narrator.errors import MissingInput, UnreadableFile
from narrator.read.drafts.files import read_draft

BODY = """<!DOCTYPE html><html><head><title>Tab 9%</title><style>p {width: 31%}</style><script>x = "12%"</script></head>
<body><nav>Desk</nav><h1>Lenders <em>sink</em></h1><!-- 17% --><p>Fen fell 3%<!-- or 4% -->, Bo
 rose<sup><a href="#fn1">1</a></sup>.</p>
<pre><code>x = 23</code></pre><ul><li>one</li><li><code>two</code></li></ul><del>$30</del><ins>$40</ins> million
<div style="display: none">unseen</div><p hidden>unseen</p>
<table><tr><th>Segment</th><th>Loss</th></tr><tr><td><p>Small</p></td><td><b>$40</b> million</td></tr></table>
<figure><img src="a.png" alt="A falling line"><figcaption>Losses in June</figcaption></figure>
<blockquote>They wait.<br>They sell.</blockquote><footer>Fen &amp; Co.</footer></body></html>"""


def read(folder: Path, source: str | bytes, name: str = "draft.html") -> str:
    place = folder / name
    place.write_bytes(source.encode() if isinstance(source, str) else source)
    return read_draft(place)


def test_everything_that_is_seen_in_its_order(tmp_path: Path) -> None:
    assert read(tmp_path, BODY).split("\n\n") == [
        "Desk",
        "Lenders sink",
        "Fen fell 3%, Bo rose.",
        "one",
        "two",
        "$40 million",
        "Segment | Loss",
        "Small | $40 million",
        "A falling line",
        "Losses in June",
        "They wait.\nThey sell.",
        "Fen & Co.",
    ]


def test_a_power_is_no_footnote(tmp_path: Path) -> None:
    assert read(tmp_path, "<p>10<sup>6</sup> shares</p>") == "106 shares"


def test_a_table_that_lays_out_the_page_gives_paragraphs(tmp_path: Path) -> None:
    words = "Short sellers of small lenders lost $40 million in June, and they know it, said Zoë Marsh of Fen."
    assert read(tmp_path, f"<table><tr><td>{words}</td><td>Bo</td></tr></table>").split("\n\n") == [words, "Bo"]


def test_comments_of_a_shared_document_are_left_out(tmp_path: Path) -> None:
    source = (
        '<p>Fen fell 3%<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup>.</p>'
        '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a> Was it 4%?</p></div>'
    )
    assert read(tmp_path, source) == "Fen fell 3%."


def test_a_piece_without_a_page_is_known_by_its_marks(tmp_path: Path) -> None:
    assert read(tmp_path, "<p>Fen fell.</p>\n<p>Bo rose.</p>\n", "draft") == "Fen fell.\n\nBo rose."
    assert read(tmp_path, "Fen fell.<br>Bo <b>rose</b>.") == "Fen fell.\nBo rose."
    assert read(tmp_path, "Fen fell by <5%>.", "draft") == "Fen fell by <5%>."


def test_a_declared_encoding_counts(tmp_path: Path) -> None:
    page = '<html><head><meta charset="windows-1250"></head><body><p>Łódź fell.</p></body></html>'
    assert read(tmp_path, page.encode("cp1250")) == "Łódź fell."


def test_a_page_without_words(tmp_path: Path) -> None:
    for source in ("<html><body><script>1</script></body></html>", "<html></html>", "<html><body><img src=a></body>"):
        with pytest.raises(MissingInput, match="no text"):
            read(tmp_path, source)


def test_too_deep_or_too_many(tmp_path: Path) -> None:
    for source in ("<div>" * 5000 + "x", "<i></i>" * 600_000):
        with pytest.raises(UnreadableFile, match="its markup has more"):
            read(tmp_path, "<html>" + source)


def test_every_cut_of_a_page_gives_words_or_a_complaint(tmp_path: Path) -> None:
    for length in range(0, len(BODY), 7):
        try:
            assert read(tmp_path, BODY[:length])
        except MissingInput as complaint:
            assert complaint.todo  # noqa: PT017 - the first cuts have no word
