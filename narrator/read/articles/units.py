"""Text to the units that a reader sees: one a line, or one a wrapped paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from narrator.model.claims import Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_MARK = re.compile(
    r"(?:[•●▪◦‣·*–-]|\d{1,2}[.)](?!\s+(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)[\w.]*\s+\d{4}))[ \t\u00a0]+"
)
_TERMINAL = re.compile(r"""[.!?…:;](?:\s?\[\d+\])?["'“”’»)\]*_]*$""")
_WORD = re.compile(r"[^\W_](?:[\w.,'’&/%$-]*\w)?")
_SIGNED = re.compile(r"[“\"].+[”\"]\s*[―—–-]\s*\w")
_SOFT = " \t\u00a0\u200b\u2002\u2003\u2009\ufeff"
_LONG_WITHOUT_STOP = 20
_STRONG = 8
_WRAPPED = range(30, 121)
_SURELY_WRAPPED = 2


class Shape(Enum):
    """What a unit looks like, before its neighbours are asked."""

    PROSE = "prose"
    SHORT = "short sentence"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Unit:
    """A line or wrapped paragraph, stripped, without its list mark.

    `block` numbers the stretches between blank lines; `alone` says that nothing else stands in it; `mark` is the list
    mark or the `#` of a Markdown heading, if any, and `marked` the span that includes it. `words` counts its words.
    """

    span: Span
    text: str
    block: int
    alone: bool
    mark: str
    shape: Shape
    marked: Span
    words: int


def count_words(text: str) -> int:
    """How many words stand in `text`; an amount such as $1.3 is one."""
    return len(_WORD.findall(text))


def split_units(text: str) -> tuple[Unit, ...]:
    """The units of `text`, in order; spans are offsets into it."""
    units: list[Unit] = []
    blocks = _blocks(text)
    wrapped = [_is_wrapped(text, lines) for lines in blocks]
    surely = sum(wrapped) >= _SURELY_WRAPPED
    for number, (lines, is_wrapped) in enumerate(zip(blocks, wrapped, strict=True)):
        joined = is_wrapped or (surely and _is_wrapped(text, lines, surely=True))
        spans = [Span(lines[0].start, lines[-1].end)] if joined else lines
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


def _is_wrapped(text: str, lines: Sequence[Span], *, surely: bool = False) -> bool:
    """Whether a block is one paragraph broken into lines of even length, as mail and old text files have it.

    A line that goes on in lower case shows it, but not where other blocks are `surely` broken so.
    """
    words = [line.of(text) for line in lines]
    body = words[:-1]
    if not body or not ends_sentence(words[-1]) or any(_MARK.match(line) for line in words):
        return False
    if any(len(line) not in _WRAPPED for line in body) or len(words[-1]) > _WRAPPED[-1]:
        return False
    open_ended = sum(not ends_sentence(line) for line in body)
    return open_ended > len(body) / 2 and (surely or any(line[0].islower() for line in words[1:]))


def _unit(text: str, span: Span, block: int, *, alone: bool) -> Unit:
    raw = span.of(text)
    match = re.match(r"#{1,6}\s+", raw) or _MARK.match(raw)
    mark = match[0].strip() if match else ""
    start = span.start + (match.end() if match else 0)
    words = text[start : span.end]
    count = count_words(words)
    shape = Shape.LABEL if mark.startswith("#") else _shape(words, count)
    return Unit(Span(start, span.end), words, block, alone, mark, shape, span, count)


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does, closing quotes and brackets aside."""
    return bool(_TERMINAL.search(text))


def _shape(words: str, count: int) -> Shape:
    ended = ends_sentence(words) or bool(_SIGNED.match(words))
    if (ended and count >= _STRONG) or count >= _LONG_WITHOUT_STOP:
        return Shape.PROSE
    if ended and count > 1 and not words.rstrip(_SOFT).endswith((":", ";")):
        return Shape.SHORT
    return Shape.LABEL
