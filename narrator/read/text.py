"""Bytes to text, and text to the units that a reader sees: one a line, or one a wrapped paragraph."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from narrator.errors import MissingInput, UnreadableFile
from narrator.model.claims import Span

_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_NOT_TEXT = (b"%PDF-", b"PK\x03\x04", b"\x89PNG")
_LIKELY = ("cp1252", "mac_roman", "cp1250", "cp1251", "utf_16", "shift_jis", "euc_kr", "gb18030", "big5")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_MARK = re.compile(r"(?:[•●▪◦‣·*–-]|\d{1,2}[.)])[ \t\u00a0]+")
_TERMINAL = re.compile(r"""[.!?…:;](?:\s?\[\d+\])?["'”’»)\]*_]*$""")
_WORD = re.compile(r"[^\W_](?:[\w.,'’&/%$-]*\w)?")
_SIGNED = re.compile(r"[“\"].+[”\"]\s*[―—–-]\s*\w")
_SOFT = " \t\u00a0\u200b\u2002\u2003\u2009\ufeff"
_LONG_WITHOUT_STOP = 20
_STRONG = 8
_WRAPPED = range(30, 121)


class Shape(Enum):
    """What a unit looks like, before its neighbours are asked."""

    PROSE = "prose"
    SHORT = "short sentence"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Unit:
    """A line or wrapped paragraph, stripped, without its list mark.

    `block` numbers the stretches between blank lines; `alone` says that nothing else stands in it; `mark` is the list
    mark or the `#` of a Markdown heading, if any.
    """

    span: Span
    text: str
    block: int
    alone: bool
    mark: str
    shape: Shape

    @property
    def words(self) -> int:
        """How many words it has."""
        return count_words(self.text)


def count_words(text: str) -> int:
    """How many words stand in `text`; an amount such as $1.3 is one."""
    return len(_WORD.findall(text))


def decode(data: bytes, where: str) -> str:
    """The text of a file that is UTF-8, or that declares its encoding as HTML and XML can.

    Nothing is guessed: other bytes raise `UnreadableFile`, with the likely encoding in `todo`.
    """
    if not data.strip():
        raise MissingInput("the file is empty", where=where, todo="Save the article again, or remove the file")
    if data.startswith(_NOT_TEXT) or (b"\0" in data and not data.startswith(_UTF16)):
        raise UnreadableFile("it is not text", where=where, todo="Give articles as text, HTML, RSS or Atom")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decode_declared(data, where)


def _decode_declared(data: bytes, where: str) -> str:
    match = _DECLARED.search(data[:2048])
    if match is None:
        raise UnreadableFile("it is not UTF-8", where=where, todo=_conversion(data))
    name = match[1].decode("ascii")
    try:
        return data.decode(codecs.lookup(name).name)
    except (LookupError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"it is not the {name} that it declares", where=where, todo=_conversion(data)) from error


def _conversion(data: bytes) -> str:
    """What to do about bytes in an unknown encoding."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  (only for bad input)

    best = from_bytes(data, cp_isolation=list(_LIKELY)).best()
    name = next((name for name in _LIKELY if name in best.could_be_from_charset), best.encoding) if best else None
    likely = f" (it looks like {name})" if name else ""
    return f"Convert it to UTF-8{likely}"


def split_units(text: str) -> tuple[Unit, ...]:
    """The units of `text`, in order; spans are offsets into it."""
    units: list[Unit] = []
    for number, lines in enumerate(_blocks(text)):
        spans = [Span(lines[0].start, lines[-1].end)] if _is_wrapped(text, lines) else lines
        made = [_unit(text, span, number, alone=len(spans) == 1) for span in spans]
        units += [unit for unit in made if unit.text]
    return tuple(units)


def _blocks(text: str) -> list[list[Span]]:
    """Stretches of lines between blank lines, each line without surrounding blanks."""
    blocks: list[list[Span]] = [[]]
    for match in _LINE.finditer(text):
        line = match[0].rstrip("\r\n")
        stripped = line.strip(_SOFT)
        if stripped:
            start = match.start() + line.index(stripped)
            blocks[-1].append(Span(start, start + len(stripped)))
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _is_wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Whether a block is one paragraph broken into lines of even length, as mail and old text files have it."""
    words = [line.of(text) for line in lines]
    body = words[:-1]
    if not body or not ends_sentence(words[-1]) or any(_MARK.match(line) for line in words):
        return False
    if any(len(line) not in _WRAPPED for line in body) or len(words[-1]) > _WRAPPED[-1]:
        return False
    open_ended = sum(not ends_sentence(line) for line in body)
    return open_ended > len(body) / 2 and any(line[0].islower() for line in words[1:])


def _unit(text: str, span: Span, block: int, *, alone: bool) -> Unit:
    raw = span.of(text)
    match = re.match(r"#{1,6}\s+", raw) or _MARK.match(raw)
    mark = match[0].strip() if match else ""
    start = span.start + (match.end() if match else 0)
    words = text[start : span.end]
    shape = Shape.LABEL if mark.startswith("#") else _shape(words)
    return Unit(Span(start, span.end), words, block, alone, mark, shape)


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does, closing quotes and brackets aside."""
    return bool(_TERMINAL.search(text))


def _shape(words: str) -> Shape:
    count = count_words(words)
    ended = ends_sentence(words) or bool(_SIGNED.match(words))
    if (ended and count >= _STRONG) or count >= _LONG_WITHOUT_STOP:
        return Shape.PROSE
    if ended and count > 1 and not words.rstrip(_SOFT).endswith((":", ";")):
        return Shape.SHORT
    return Shape.LABEL
