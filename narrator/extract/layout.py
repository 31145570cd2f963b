"""How a text is laid out: the marks in it that are no words, and its paragraphs, however wide its lines are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from narrator.model.claims import Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

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
_AS_MARKDOWN = str.maketrans({**dict.fromkeys("•‣◦", "-"), **dict.fromkeys("\r\0", " ")})
"""Other bullets than Markdown's; and what it would count as the end of a line, or write with more characters."""

_RULES = ("blockquote", "hr", "heading", "lheading", "list")
_BREAK = re.compile(r"[\r\n]+(?:[ \t]*>)*")
"""Where a line ends, and the marks of quotation with which the next one goes on."""

_HARD = re.compile(r"(?:[ \t]{2}|\\)\r?$")
_ENDS = (".", "!", "?", ":", '"', "”", ")")
_UNENDED = re.compile(
    r"(?:[,;(\[–—&-]|(?<!\w)(?:an?|the|and|or|but|nor|than|that|which|who|of|to|in|on|at|by|for|from|with|as|its?|their"
    r"|his|her|is|are|was|were|has|have|had|(?:Mrs?|Ms|Dr|[A-Z])\.))[*_`]*$"
)
"""What no paragraph ends with."""

_UNBEGUN = re.compile(r"[*_`(]*[“\"‘']?[a-zà-öø-ÿ](?![A-Z])")
_FIGURE = re.compile(r"[$€£¥]?\d")
_QUOTE = re.compile(r"[“”\"]")
_SALUTATION = re.compile(r"(?:dear|hi|hello|hey)\b[^.!?]{0,60}[,:!]$", re.IGNORECASE)
_NARROWEST, _LONGEST = 30, 120
_WRAPPED = range(45, _LONGEST + 1)
"""Characters of a line that was broken for width, other than in a narrow column."""


def unwrapped(text: str) -> str:
    """A text of the same length with every paragraph on one line: where a line breaks for width says nothing."""
    pieces, done = [], 0
    for span in paragraphs_of(text):
        pieces += [text[done : span.start], _BREAK.sub(lambda found: " " * len(found[0]), span.of(text))]
        done = span.end
    return "".join([*pieces, text[done:]])


def inline_marks(text: str) -> Iterator[Span]:
    """The marks of emphasis, code and links; those of headings, quotations and lists say where a paragraph begins."""
    return (Span(*mark.span()) for mark in MARKS.finditer(text) if mark["inline"])


def without_marks(words: str) -> str:
    """The words as they are printed."""
    return MARKS.sub("", words)


def paragraphs_of(text: str) -> Iterator[Span]:
    """The paragraphs of a text, which is read as Markdown (CommonMark 0.31.2, chapters 4 and 5).

    As there, one goes from blank line to blank line, but for the items of a list, headings and rows. Other than there,
    lines of which none breaks a sentence are a paragraph each, and so is a heading right above one.
    """
    for block in _BLOCK.finditer(text):
        lines = [Span(*line.span()) for line in _LINE.finditer(text, *block.span())]
        for group in _parted(block[0], lines) if len(lines) > 1 else [lines]:
            yield from _joined(text, group)


def _parted(block: str, lines: Sequence[Span]) -> Iterator[Sequence[Span]]:
    """The lines of a block that Markdown has for one paragraph, heading or item; rows and rules each on their own."""
    done = 0
    for token in _markdown().parse(block.translate(_AS_MARKDOWN)):
        if token.type == "inline" and token.map:
            first, end = token.map
            yield from ([line] for line in lines[done:first])
            yield lines[first:end]
            done = end
    yield from ([line] for line in lines[done:])


@cache
def _markdown() -> MarkdownIt:
    """Markdown's blocks without those that are masked before (code, references) or are not printed as lines."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  a text of one line a paragraph does without

    return MarkdownIt("zero").enable(_RULES).disable("inline")


def _joined(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """The paragraphs that lines make."""
    start = lines[0].start
    for line, after, ends in zip(lines, lines[1:], _breaks([line.of(text) for line in lines]), strict=False):
        if ends:
            yield Span(start, line.end)
            start = after.start
    yield Span(start, lines[-1].end)


def _breaks(lines: Sequence[str]) -> Iterator[bool]:
    """For all lines but the last, whether a paragraph ends with it."""
    words = [line.strip("> \t\r") for line in lines]
    full = list(_full(words))
    unbroken = list(_unbroken(words, full))
    if not any(unbroken):
        wrapped = all(len(line) in _WRAPPED for line in words[:-1]) and not all(map(_is_ended, words[:-1]))
        yield from (not wrapped or _stands_alone(line) for line in words[:-1])
        return
    filled = [two[0] or two[1] for two in zip(unbroken, full, strict=True)]
    running, heading = 2 * sum(filled) >= len(filled), True
    for line, two, goes_on, fills in zip(lines, pairwise(words), unbroken, filled, strict=False):
        heading = heading and not fills
        ends = not fills and (heading or not running or _is_ended(two[0]))
        hard = _HARD.search(line) is not None and not goes_on
        yield ends or hard or any(map(_stands_alone, two))


def _full(words: Sequence[str]) -> Iterator[bool]:
    """For each two lines, whether the first had no room for the second one's first word."""
    width = max(map(len, words))
    for line, after in pairwise(words):
        yield len(line) <= _LONGEST and len(line) + len(after.split(maxsplit=1)[0]) >= width


def _unbroken(words: Sequence[str], full: Sequence[bool]) -> Iterator[bool]:
    """For each two lines, whether a sentence goes on from one to the other beyond doubt.

    Of lines that end with no stop, and are no item of a list, small letters say so only where all lines are full.
    """
    stops = _is_ended(words[-1]) or MARKS.match(words[0]) is not None
    column = all(full) and max(map(len, words)) >= _NARROWEST
    for (before, after), inside in zip(pairwise(words), _quoted(words), strict=False):
        begins = (stops or column) and _UNBEGUN.match(after) is not None
        figure = stops and _FIGURE.match(after) is not None and not _is_ended(before)
        yield inside or begins or figure or _UNENDED.search(before) is not None


def _quoted(words: Sequence[str]) -> Iterator[bool]:
    """For each line, whether it ends within a quotation that a later line closes."""
    found = [_QUOTE.findall(line) for line in words]
    following: list[str] = [""]
    for marks in reversed(found[1:]):
        following.append(marks[0] if marks else following[-1])
    last, straight = "", False
    for marks, after in zip(found, reversed(following), strict=True):
        last = marks[-1] if marks else last
        straight ^= marks.count('"') % 2 == 1
        yield (last, after) == ("“", "”") or (straight and after == '"')


def _is_ended(line: str) -> bool:
    return line.endswith(_ENDS)


def _stands_alone(line: str) -> bool:
    """Whether a line is a row of a table, or the words with which a letter opens."""
    return "|" in line or _SALUTATION.match(line) is not None
