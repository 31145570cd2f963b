"""Folding and pointing: a sign stands under the column of its character, whatever stands before it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.model.claims import Span
from narrator.terminal.columns import Pointer, folded, width


def pointed(text: str, words: str, columns: int = 110) -> list[tuple[str, str]]:
    start = text.index(words)
    lines = folded(text, columns, [Pointer(Span(start, start + len(words)), "^")])
    return [(line.words, line.beneath) for line in lines]


@pytest.mark.parametrize(
    ("text", "words", "shown", "beneath"),
    [
        ("It made $2 today.", "$2", "It made $2 today.", "        ^^"),
        ("東京で $2 made", "$2", "東京で $2 made", "       ^^"),
        ("a\t\tb $2", "$2", "a b $2", "    ^^"),
        ("caffe\u0301 $2", "$2", "caffe\u0301 $2", "      ^^"),
        ("a\u200bb $2", "$2", "a\u200bb $2", "   ^^"),
        ("two\nlines $2", "two\nlines", "two lines $2", "^^^^^^^^^"),
        ("東京", "京", "東京", "  ^^"),
    ],
)
def test_a_sign_stands_under_its_word(text: str, words: str, shown: str, beneath: str) -> None:
    assert pointed(text, words) == [(shown, beneath)]


def test_a_place_over_two_lines_has_two_signs() -> None:
    assert pointed("one two three four", "two three", 9) == [("one two", "    ^^^"), ("three", "^^^^^"), ("four", "")]


def test_of_two_signs_in_a_place_the_first_shows() -> None:
    (line,) = folded("abcd", 9, [Pointer(Span(1, 2), "^"), Pointer(Span(0, 4), "~")])
    assert line.beneath == "~^~~"


def test_nothing_reaches_the_terminal_as_a_command() -> None:
    (line,) = folded("a\x1b[31mb\x07\x9b", 99)
    assert line.words == "a�[31mb��"


@given(st.text("ab 漢\u0301\t🐻", max_size=200), st.integers(4, 30))
def test_every_line_fits_and_no_word_is_lost(text: str, columns: int) -> None:
    lines = [line.words for line in folded(text, columns)]
    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_line_of_a_megabyte_is_folded() -> None:
    assert sum(1 for _ in folded("a" * 1_000_000, 100)) == 10_000
