"""Files that are drafts and files that are none; text keeps every character and its place."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from narrator.errors import MissingInput, UnreadableFile
from narrator.read.drafts import files
from narrator.read.drafts.files import read_draft
from tests.read.drafts.word_files import word_file

SAID = "Fen’s shares fell 3% – “more than we thought”."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def read(folder: Path, data: bytes, name: str = "draft.txt") -> str:
    place = folder / name
    place.write_bytes(data)
    return read_draft(place)


def archive(**members: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as written:
        for name, words in members.items():
            written.writestr(name, words)
    return held.getvalue()


def test_text_and_markdown_stay_as_they_are(tmp_path: Path) -> None:
    text = f"---\ntitle: x\n---\r\n# Head\r\n\r\n<p>{SAID}</p>\n\n```\n"
    for name in ("a.md", "a.txt", "a.markdown"):
        assert read(tmp_path, text.encode(), name) == text
    assert read(tmp_path, b"\xef\xbb\xbf" + text.encode()) == text


@pytest.mark.parametrize("name", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "utf-8-sig"])
def test_encodings_that_are_certain(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, SAID.encode(name)) == SAID


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"Zo\xeb fell.", "byte 2 is not UTF-8"),
        (b"Zoe\0 fell.", "byte 3 is a zero"),
        ("Zoe fell.".encode("utf-16")[:-1], "byte 18 is not UTF-16"),
    ],
)
def test_encodings_that_are_not(tmp_path: Path, data: bytes, what: str) -> None:
    with pytest.raises(UnreadableFile, match=f"{what}.*Save the draft as UTF-8"):
        read(tmp_path, data)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n", "a PDF.*copy its text"),
        (b"{\\rtf1 Fen}", "rich text.*as .docx"),
        (OLE, r"old Office format \(.doc\).*as .docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (archive(mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": "<a/>"}), "OpenDocument.*docx"),
        (archive(**{"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}), "not of Word"),
        (archive(notes="Fen"), "no Word document in it"),
        (b"\x89PNG\r\n", "not text"),
        (b"PK\x03\x04 and so on", "damaged"),
        (b"\x00\x01\xff\xfe", "not text: 2 of its 2 characters.*Give the draft as"),
        (b"\x01\x02Fen\x10", "not text: 3 of its 6 characters.*Give the draft as"),
        (b"\xb7Fen fell", "byte 0 is not UTF-8.*or as .docx"),
    ],
)
def test_other_documents_are_refused_with_what_to_do(tmp_path: Path, data: bytes, what: str) -> None:
    for name in ("draft.txt", "draft.docx"):
        with pytest.raises(UnreadableFile, match=what):
            read(tmp_path, data, name)


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf\n"])
def test_nothing_in_it(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(MissingInput, match="no text"):
        read(tmp_path, data)


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 20)
    with pytest.raises(UnreadableFile, match="more than 0 MB"):
        read(tmp_path, b"x" * 21)
    monkeypatch.setattr(files, "LONGEST", 10)
    with pytest.raises(UnreadableFile, match="12 characters, more than 10"):
        read(tmp_path, b"x" * 12)


@pytest.mark.parametrize(
    "data",
    [
        SAID.encode(),
        f"<p>{SAID}</p>".encode(),
        f"From: a@b.example\nSubject:\nContent-Type: text/plain; charset=utf-8\n\n{SAID}\n".encode(),
        word_file(lambda document: document.add_paragraph(SAID)),
    ],
)
def test_standard_input_in_every_form(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    assert read_draft(Path("-")) == SAID


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="there is no such draft"):
        read_draft(tmp_path / "no.md")
    with pytest.raises(UnreadableFile, match="it is a folder"):
        read_draft(tmp_path)
