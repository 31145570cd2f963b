"""Word files: what would be printed is read, in its order, and nothing else; damage is a complaint."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from narrator.errors import MissingInput, UnreadableFile
from narrator.read.drafts.files import read_draft
from narrator.read.drafts.package import LARGEST_PART
from tests.read.drafts.word_files import deleted, inserted, part, with_parts, word_file, xml

SAID = "Short sellers of small lenders lost $40 million in June."
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
NOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Fen counts 312 issues.</w:t>'
    "</w:r></w:p></w:footnote></w:footnotes>"
)


def read(folder: Path, data: bytes) -> str:
    place = folder / "draft.docx"
    place.write_bytes(data)
    return read_draft(place)


def plain(document: Any) -> None:
    document.add_paragraph(SAID)


def test_everything_that_is_printed_in_its_order(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        document.add_heading("Lenders sink", 0)
        paragraph = document.add_paragraph("Short sellers ")
        paragraph.add_run("lost $40").bold = True
        paragraph.add_run(" million.")
        document.add_paragraph("Fen fell 3%", style="List Bullet")
        table = document.add_table(rows=2, cols=2)
        for cell, words in zip(table._cells, ("Segment", "Loss", "Small", "$40 million"), strict=True):
            cell.text = words
        document.add_paragraph("Figure 1: losses in June", style="Caption")
        document.sections[0].header.paragraphs[0].text = "Draft 7, 99%"

    lines = ["Lenders sink", "Short sellers lost $40 million.", "Fen fell 3%"]
    lines += ["Segment | Loss", "Small | $40 million", "Figure 1: losses in June"]
    assert read(tmp_path, word_file(build)).split("\n\n") == lines


def test_long_cells_are_paragraphs_of_their_own(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        table = document.add_table(rows=1, cols=2)
        table.cell(0, 0).text = f"{SAID} {SAID}"
        table.cell(0, 1).text = "Bo"
        table.cell(0, 1).add_paragraph("Marsh")

    assert read(tmp_path, word_file(build)).split("\n\n") == [f"{SAID} {SAID}", "Bo", "Marsh"]


def test_insertions_count_and_deletions_do_not(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        paragraph = document.add_paragraph("Short sellers lost ")
        paragraph._p.append(deleted("$30"))
        paragraph._p.append(inserted("$40"))
        paragraph._p.append(xml('<w:moveFrom w:id="4" w:author="Bo"><w:r><w:t> in May</w:t></w:r></w:moveFrom>'))
        paragraph.add_run(" million.")
        table = document.add_table(rows=2, cols=1)
        table.cell(0, 0).text, table.cell(1, 0).text = "gone", "kept"
        table.rows[0]._tr.get_or_add_trPr().append(xml('<w:del w:id="5" w:author="Bo"/>'))

    assert read(tmp_path, word_file(build)).split("\n\n") == ["Short sellers lost $40 million.", "kept"]


def test_paragraphs_whose_break_is_deleted_are_one(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        first = document.add_paragraph("Short sellers lost ")
        first._p.get_or_add_pPr().append(xml('<w:rPr><w:del w:id="6" w:author="Bo"/></w:rPr>'))
        document.add_paragraph("$40 million.")

    assert read(tmp_path, word_file(build)) == "Short sellers lost $40 million."


def test_comments_codes_and_hidden_words_are_not_printed(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        run = document.add_paragraph().add_run(SAID)
        document.add_comment(run, text="Is it 41%?", author="Bo")
        paragraph = document.paragraphs[0]
        paragraph.add_run(" not for print, 17%").font.hidden = True
        paragraph._p.append(xml("<w:r><w:instrText>PAGE 12</w:instrText></w:r>"))
        paragraph._p.append(
            xml('<w:hyperlink w:anchor="x"><w:r><w:t xml:space="preserve"> See Fen.</w:t></w:r></w:hyperlink>')
        )
        paragraph._p.append(xml("<w:sdt><w:sdtContent><w:r><w:t>Boxed.</w:t></w:r></w:sdtContent></w:sdt>"))

    assert read(tmp_path, word_file(build)) == f"{SAID} See Fen.Boxed."


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>"
    shape = (
        '<w:r xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )

    def build(document: Any) -> None:
        document.add_paragraph(SAID)._p.append(xml(shape))

    assert read(tmp_path, word_file(build)).split("\n\n") == [SAID, "In the box."]


def test_breaks_and_tabs(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        document.add_paragraph("Fen\tfell\n3%.\nBo rose.")

    assert read(tmp_path, word_file(build)) == "Fen fell\n3%.\nBo rose."


def test_footnotes_follow_the_text(tmp_path: Path) -> None:
    data = word_file(plain)
    rels = part(data, "word/_rels/document.xml.rels").decode()
    rels = rels.replace(
        "</Relationships>", f'<Relationship Id="n" Type="{TYPE}" Target="footnotes.xml"/></Relationships>'
    )
    changed = with_parts(data, {"word/_rels/document.xml.rels": rels.encode(), "word/footnotes.xml": NOTES.encode()})
    assert read(tmp_path, changed).split("\n\n") == [SAID, "Fen counts 312 issues."]


def test_the_text_stands_where_the_archive_says(tmp_path: Path) -> None:
    data = word_file(plain)
    rels = part(data, "_rels/.rels").replace(b"word/document.xml", b"/word/document2.xml")
    changed = with_parts(
        data, {"_rels/.rels": rels, "word/document2.xml": part(data, "word/document.xml"), "word/document.xml": b"<x/>"}
    )
    assert read(tmp_path, changed) == SAID


def test_an_empty_document(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="the draft has no text"):
        read(tmp_path, word_file(lambda _: None))


def test_every_cut_is_a_complaint(tmp_path: Path) -> None:
    data = word_file(plain)
    for length in range(4, len(data), 997):
        with pytest.raises(UnreadableFile, match=r"damaged|not text"):
            read(tmp_path, data[:length])


def test_damage_within_is_a_complaint_or_leaves_the_words(tmp_path: Path) -> None:
    data = word_file(plain)
    for place in range(0, len(data), 61):
        changed = data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :]
        try:
            text = read(tmp_path, changed)
        except (UnreadableFile, MissingInput) as complaint:
            assert complaint.todo  # noqa: PT017 - most are complaints, some bytes matter to nobody
        else:
            assert text


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b'<!DOCTYPE d [<!ENTITY a "words">]><d>&a;</d>', "defines entities"),
        (b"<w:document", "is damaged"),
        (b"", "is damaged"),
        (b"<a>" * 5000, "is damaged"),
        (b"<a>" + b" " * (LARGEST_PART + 1), "unpacks to more than 64 MB"),
    ],
)
def test_a_part_that_is_not_what_it_should_be(tmp_path: Path, content: bytes, what: str) -> None:
    with pytest.raises(UnreadableFile, match=what):
        read(tmp_path, with_parts(word_file(plain), {"word/document.xml": content}))
