"""How a text is laid out: the marks in it that are no words, and its paragraphs, however wide its lines are."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from narrator.model.claims import Span

MARKS = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+•‣◦][ \t]+|\d{1,2}[.)][ \t]+)"  # headings, quotations, lists
    r"|^[ \t]*(?:[-*_=][ \t]*){3,}$"
    r"|(?P<inline>\*{1,3}|`+|~~|(?<![^\s(\"“'‘])_{1,2}(?=\S)|(?<=\S)_{1,2}(?![\w])"
    r"|!?\[(?=[^\]\n]{0,400}\]\([^)\s]{0,2000}\))|(?<=\w)\]\([^)\s]{0,2000}\))",
    re.MULTILINE,
)
"""The marks of Markdown that are read over; `inline` are those within a line."""

_BLOCK = re.compile(r"^[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*", re.MULTILINE)
_LINE = re.compile(r"^[^\n]*\S[^\n]*", re.MULTILINE)
_BEGINS = re.compile(
    r"^[ \t]*(?:[-*+•‣◦][ \t]|(?P<number>\d{1,2})[.)][ \t]|(?:#{1,6}[ \t]|\|)(?P<alone>))", re.MULTILINE
)
"""A line that continues no other: a list item, a heading, a row; the last two are continued by none either."""
_ENDS = (".", "!", "?", ":", '"', "”", ")")
_WRAPPED = range(45, 121)
_NARROWEST = 30


def unwrapped(text: str) -> str:
    """A text of the same length with every paragraph on one line: where a line breaks for width says nothing."""
    pieces, done = [], 0
    for span in paragraphs_of(text):
        pieces += [text[done : span.start], re.sub(r"[\r\n]", " ", span.of(text))]
        done = span.end
    return "".join([*pieces, text[done:]])


def inline_marks(text: str) -> Iterator[Span]:
    """The marks of emphasis, code and links; those of headings, quotations and lists say where a paragraph begins."""
    return (Span(*mark.span()) for mark in MARKS.finditer(text) if mark["inline"])


def without_marks(words: str) -> str:
    """The words as they are printed."""
    return MARKS.sub("", words)


def paragraphs_of(text: str) -> Iterator[Span]:
    """Lines, or whole blocks where the lines are those of a wrapped paragraph."""
    for block in _BLOCK.finditer(text):
        for piece in _parted(text, Span(*block.span())):
            if _is_wrapped(piece.of(text).split("\n")):
                yield piece
            else:
                yield from (Span(*line.span()) for line in _LINE.finditer(text, piece.start, piece.end))


def _parted(text: str, block: Span) -> Iterator[Span]:
    """A block cut before list items, and around headings and rows of a table."""
    start, last = block.start, 0
    for mark in _BEGINS.finditer(text, block.start, block.end):
        if mark["number"]:
            number = int(mark["number"])
            if number not in {1, last + 1} and mark.start() > block.start:
                continue  # the end of a sentence: "on May / 19. Shares fell"
            last = number
        if mark.start() > start:
            yield Span(start, mark.start() - 1)
        start = mark.start()
        if mark["alone"] is not None:
            end = text.find("\n", start, block.end)
            end = block.end if end < 0 else end
            yield Span(start, end)
            start = min(end + 1, block.end)
    if start < block.end:
        yield Span(start, block.end)


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether the lines break for width alone: all but the last are about as long, and one breaks a sentence.

    Rows of a table never do.
    """
    lines = [line.strip() for line in lines]
    full = lines[:-1]
    if not any(not line.endswith(_ENDS) for line in full) or any(" | " in line for line in lines):
        return False
    return all(len(line) in _WRAPPED for line in full) or _fills_a_width(lines)


def _fills_a_width(lines: Sequence[str]) -> bool:
    """Whether no line had room for the next one's first word, in a column of any width; some begin in small letters."""
    width = max(map(len, lines))
    full = all(len(line) + 1 + len(after.split()[0]) > width for line, after in itertools.pairwise(lines))
    return full and width >= _NARROWEST and any(line[0].islower() for line in lines[1:])
