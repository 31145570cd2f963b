"""Words laid out in the columns of a terminal: folded, with a line beneath that points at some of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from narrator.model.claims import Span

_UNSEEN = frozenset({"Mn", "Me", "Cf"})
"""Unicode categories of characters that take no column: accents and the like, marks of direction and of joining."""

_UNSHOWABLE = frozenset({"Cc", "Cs", "Co", "Cn"})
_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of folded text, and what points at its words: blanks and signs, or nothing."""

    words: str
    beneath: str = ""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words to point at, and the sign that does."""

    span: Span
    sign: str


def folded(text: str, columns: int, pointers: Sequence[Pointer] = ()) -> Iterator[Line]:
    """A text in lines of so many columns, white space as one blank; of two signs in one place the first one's shows.

    Offsets of the pointers are into the text as it is given. What is too long for a line is broken where it must be.
    """
    words, places = _squeezed(text)
    signs = _signs(len(text), pointers)
    for start, end in _lines(words, columns):
        under = [signs[places[at]] * _width(words[at]) for at in range(start, end)]
        yield Line(words[start:end], "".join(under).rstrip())


def width(text: str) -> int:
    """How many columns a text takes."""
    return sum(map(_width, text))


def _squeezed(text: str) -> tuple[str, list[int]]:
    """A text with single blanks and nothing that a terminal would obey, and where each character stood."""
    words: list[str] = []
    places: list[int] = []
    for at, one in enumerate(text):
        if one.isspace():
            if not words or words[-1] == " ":
                continue
            one = " "  # noqa: PLW2901
        words.append("\ufffd" if unicodedata.category(one) in _UNSHOWABLE else one)
        places.append(at)
    if words and words[-1] == " ":
        words.pop()
        places.pop()
    return "".join(words), places


def _signs(length: int, pointers: Sequence[Pointer]) -> list[str]:
    signs = [" "] * length
    for one in reversed(pointers):
        signs[one.span.start : one.span.end] = one.sign * (min(one.span.end, length) - one.span.start)
    return signs


def _lines(words: str, columns: int) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends, the blank between two lines left out."""
    reach = [0, *accumulate(map(_width, words))]
    start, blank = 0, -1
    for at, one in enumerate(words):
        if reach[at + 1] - reach[start] > columns and at > start:
            if one == " ":
                blank = at
            end = blank if blank > start else at
            yield start, end
            start = end + 1 if end == blank else end
        if one == " ":
            blank = at
    if start < len(words):
        yield start, len(words)


@lru_cache(maxsize=10_000)
def _width(one: str) -> int:
    if one.isascii():
        return 1
    if unicodedata.category(one) in _UNSEEN and one != _SOFT_HYPHEN:
        return 0
    return 2 if unicodedata.east_asian_width(one) in "WF" else 1
