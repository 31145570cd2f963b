"""Bytes to text: by mark, by declaration, as UTF-8, and only then by what the bytes look like."""

from __future__ import annotations

import codecs
import re

from narrator.errors import MissingInput, UnreadableFile

_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_TEXT = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\x1f\x8b", b"GIF8", b"\xff\xd8\xff")
_NO_CHARSET = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7"})
_LATIN = frozenset({"ascii", "iso8859-1"})
_LIKELY = ("cp1252", "mac_roman", "cp1250", "cp1251", "shift_jis", "euc_kr", "gb18030", "big5")
_SAMPLE = 65536
_WESTERN = re.compile(r"£\d|\d[½¼¾]|(?<![^\W_])[¼¾](?![^\W_])")
"""What Windows-1252 has where Windows-1250 has letters, which never stand so."""

_HEAD = 2048
_ZEROS = 0.3
_BROKEN = 0.1
_HIGH = re.compile(rb"[\x80-\xff]+")


def decode(data: bytes, where: str) -> str:
    """The text of a file in any encoding that can be told; bytes that do not fit are U+FFFD.

    Latin-1 is read as Windows-1252, as browsers do. Raises MissingInput for nothing, UnreadableFile for what is not
    text or in no encoding that fits.
    """
    if not data.strip():
        raise MissingInput("the file is empty", where=where, todo="Save the article again, or remove the file")
    if data.startswith(_NOT_TEXT):
        raise _not_text(where)
    if marked := next((name for mark, name in _MARKS if data.startswith(mark)), None):
        return data.decode(marked, "replace")
    if b"\0" in data:
        return _decode_wide(data, where)
    try:
        return data.decode()
    except UnicodeDecodeError:
        return _decode_narrow(data, where)


def decode_as(data: bytes, name: str) -> str | None:
    """The text of bytes in a declared encoding; `None` where there is no such encoding of text or it does not fit."""
    try:
        canonical = codecs.lookup(name).name
        return data.decode(
            "cp1252" if canonical in _LATIN else canonical, "replace" if canonical in _LATIN else "strict"
        )
    except (LookupError, UnicodeError, ValueError):
        return None


def _not_text(where: str) -> UnreadableFile:
    todo = "Give articles as text, HTML, RSS, Atom, JSON or mail"
    return UnreadableFile("it is not text", where=where, todo=todo)


def _decode_wide(data: bytes, where: str) -> str:
    """UTF-16 without its mark: every other byte of English is zero."""
    pairs = len(data) // 2
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if data[first::2].count(0) > _ZEROS * pairs and data[1 - first :: 2].count(0) == 0:
            return data.decode(name, "replace")
    raise _not_text(where)


def _decode_narrow(data: bytes, where: str) -> str:
    declared = _DECLARED.search(data[:_HEAD])
    if declared and (text := decode_as(data, declared[1].decode("ascii", "replace"))) is not None:
        return text
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") <= _BROKEN * len(_HIGH.findall(data)):
        return text
    name = _likely(data)
    if name is None:
        raise UnreadableFile("its encoding cannot be told", where=where, todo="Convert it to UTF-8")
    return data.decode(name, "replace")


def _likely(data: bytes) -> str | None:
    """The encoding that the bytes look like, Windows-1252 first of those that fit equally."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  (only for undeclared bytes)

    best = from_bytes(data[:_SAMPLE], cp_isolation=list(_LIKELY)).best()
    if best is None:
        return None
    if best.encoding == "cp1250" and _WESTERN.search(decode_as(data[:_SAMPLE], "cp1252") or ""):
        return "cp1252"
    return next((name for name in _LIKELY if name in best.could_be_from_charset), best.encoding)
