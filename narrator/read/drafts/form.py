"""What form a draft has, by its bytes; what is no draft is refused with what to do about it."""

from __future__ import annotations

import re
from enum import StrEnum

from narrator.errors import UnreadableFile
from narrator.read.articles.mail import looks_like_mail
from narrator.read.drafts.package import names_of


class Form(StrEnum):
    """The forms in which drafts come; Markdown is text."""

    TEXT = "text"
    HTML = "html"
    MAIL = "mail"
    WORD = "docx"


PLAIN = frozenset({".txt", ".text", ".md", ".markdown"})
"""Names of files that stay as they are, whatever they open with, so that offsets are those of the file."""

_PAGES = frozenset({".html", ".htm", ".xhtml"})
_ZIP, _OLE, _RTF, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"%PDF-"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"PK\x05\x06")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
GIVE = "Give the draft as text, Markdown, HTML, mail (.eml) or Word (.docx)"
_SAVE = "Save it as .docx and check that"
_HEAD = 4096
_PAGE = re.compile(
    rb"(?:\s|<!--.{0,2000}?-->|<\?xml[^>]{0,200}>)*<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE | re.DOTALL
)
_PIECE = re.compile(
    rb"\s*<(?:p|div|h[1-6]|article|section|main|header|ul|ol|table|figure|blockquote|meta|style)[\s>].*>\s*$",
    re.IGNORECASE | re.DOTALL,
)
"""A piece of a page, as content systems hand it out: markup from end to end."""


def form_of(data: bytes, where: str, suffix: str = "") -> Form:
    """The form of a draft; `suffix` of its name, if it has one, says only whether text is plain or a page's.

    Raises UnreadableFile for other documents, pictures and archives.
    """
    _refuse_others(data, where)
    if data.startswith(_ZIP):
        _require_word(data, where)
        return Form.WORD
    data = data.removeprefix(b"\xef\xbb\xbf")
    if suffix.lower() in PLAIN:
        return Form.TEXT
    if suffix.lower() in _PAGES or _PAGE.match(data, 0, _HEAD) or _PIECE.match(data):
        return Form.HTML
    return Form.MAIL if looks_like_mail(data) else Form.TEXT


def _refuse_others(data: bytes, where: str) -> None:
    if data.startswith(_OLE):
        if _LOCKED in data:
            raise UnreadableFile("it is locked with a password", where=where, todo="Save it without one")
        raise UnreadableFile("it is of an old Office format (.doc)", where=where, todo=_SAVE)
    if data.lstrip()[:5] == _RTF:
        raise UnreadableFile("it is rich text (.rtf)", where=where, todo=_SAVE)
    if _PDF in data[:1024]:
        todo = "Check the document from which it was made, or copy its text into a file"
        raise UnreadableFile("it is a PDF, which holds printed pages and not a text", where=where, todo=todo)
    if data.startswith(_PICTURES):
        raise UnreadableFile("it is not text", where=where, todo=GIVE)


def _require_word(data: bytes, where: str) -> None:
    names = names_of(data, where)
    if any(name.startswith("word/") and name.endswith(".xml") for name in names):
        return
    if "content.xml" in names and "mimetype" in names:
        raise UnreadableFile("it is an OpenDocument file (.odt)", where=where, todo=_SAVE)
    if "[Content_Types].xml" in names:
        raise UnreadableFile("it is an Office file, but not of Word", where=where, todo="Give the text as .docx")
    raise UnreadableFile("it is an archive with no Word document in it", where=where, todo="Unpack it")
