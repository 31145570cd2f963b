"""A draft from a file or standard input, in whatever form it comes."""

from __future__ import annotations

import codecs
import re
import sys
from pathlib import Path

from narrator.errors import MissingInput, UnreadableFile
from narrator.read.articles.encoding import decode_as
from narrator.read.drafts.form import GIVE, Form, form_of
from narrator.read.drafts.letter import read_letter
from narrator.read.drafts.page import read_page
from narrator.read.drafts.word import read_word

LARGEST = 2**26
"""Bytes of a file, pictures and attachments included."""

LONGEST = 5_000_000
"""Characters of a text; a novel has half a million."""

_NAME = "standard input"
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_ALIKE = re.compile(rb"[\x00-\x7f\x85\x91-\x97\xa0]*")
"""Bytes that all of Windows' code pages read alike: besides ASCII, curly quotation marks, dashes, the ellipsis."""

_HEAD = 2048
_ZEROS = 0.3
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_STRANGE = 0.05
"""Share of characters that print nothing above which bytes are no text; a text may have a stray one."""

_SAVE = "Save the draft as UTF-8 text or as .docx"


def read_draft(path: Path) -> str:
    """The text of a draft that is text, Markdown, HTML, a mail or a Word file; "-" is standard input.

    The form is told by content; a file named .txt or .md stays text. Text stays as it is, line ends too, so that
    offsets are those of the file. Of the other forms it is what would be printed, a blank line between paragraphs.

    Raises
    ------
    MissingInput
        There is no such file, or nothing in it would be printed.
    UnreadableFile
        It is none of these forms, is damaged, too large, or in an encoding that is not certain.
    """
    where = _NAME if str(path) == "-" else str(path)
    data = _bytes(path, where)
    form = form_of(data, where, "" if where == _NAME else path.suffix)
    text = _text(data, form, where)
    if not text.strip():
        raise MissingInput("the draft has no text", where=where, todo="Give a draft with at least one sentence")
    if len(text) > LONGEST:
        what = f"it has {len(text):,} characters, more than {LONGEST:,}"
        raise UnreadableFile(what, where=where, todo="Check it in pieces")
    return text


def _bytes(path: Path, where: str) -> bytes:
    try:
        if where == _NAME:
            data = sys.stdin.buffer.read(LARGEST + 1)
        elif path.is_file() and path.stat().st_size > LARGEST:
            raise _too_large(where)
        else:
            data = path.read_bytes()
    except FileNotFoundError as error:
        raise MissingInput("there is no such draft", where=where, todo="Check the path") from error
    except IsADirectoryError as error:
        raise UnreadableFile("it is a folder, not a draft", where=where, todo="Give one file") from error
    if len(data) > LARGEST:
        raise _too_large(where)
    return data


def _too_large(where: str) -> UnreadableFile:
    return UnreadableFile(f"it has more than {LARGEST // 2**20} MB", where=where, todo="Give its text alone")


def _text(data: bytes, form: Form, where: str) -> str:
    match form:
        case Form.WORD:
            return read_word(data, where)
        case Form.MAIL:
            return read_letter(data, where)
        case Form.HTML:
            return read_page(_decoded(data, where), where)
        case Form.TEXT:
            return _decoded(data, where)


def _decoded(data: bytes, where: str) -> str:
    """The text of bytes by their mark or declaration, as UTF-8, or where every other reading is the same."""
    marked = _wide(data)
    try:
        text: str | None = data.decode(marked or "utf-8-sig").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        if marked or (text := _narrow(data)) is None:
            name = (marked or "utf-8").upper()
            raise UnreadableFile(f"byte {error.start} is not {name}", where=where, todo=_SAVE) from error
    if not marked and (place := data.find(b"\0")) >= 0:
        raise UnreadableFile(f"byte {place} is a zero, which no text has", where=where, todo=_SAVE)
    if len(strange := _UNPRINTABLE.findall(text or "")) > _STRANGE * len(text or ""):
        what = f"it is not text: {len(strange):,} of its {len(text or ''):,} characters cannot be printed"
        raise UnreadableFile(what, where=where, todo=GIVE)
    return text or ""


def _narrow(data: bytes) -> str | None:
    """The text of bytes that are not UTF-8, by what they declare, or where all code pages agree."""
    declared = _DECLARED.search(data[:_HEAD])
    if declared and (text := decode_as(data, declared[1].decode("ascii", "replace"))) is not None:
        return text
    return data.decode("cp1252") if _ALIKE.fullmatch(data) else None


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 by their mark; UTF-16 also without, where one of every two bytes is zero and the other never."""
    if marked := next((name for mark, name in _MARKS if data.startswith(mark)), None):
        return marked
    pairs = len(data) // 2
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if pairs and data[first::2].count(0) > _ZEROS * pairs and not data[1 - first :: 2].count(0):
            return name
    return None
