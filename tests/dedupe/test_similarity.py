"""What makes two texts one, from numbers worked out by hand."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from narrator.dedupe.similarity import (
    Likeness,
    containment,
    count_kept,
    is_copy,
    is_verbatim,
    may_be_copy,
    measure_likeness,
)
from narrator.dedupe.texts import read_text
from narrator.model.sources import Article

MakeArticle = Callable[..., Article]


@pytest.mark.parametrize(
    ("likeness", "copy"),
    [
        (Likeness(0.84, 1.0, 1.0, 12, 10), True),  # a paraphrase
        (Likeness(0.84, 0.3, 1.0, 12, 10), False),  # the same things in another order: another reporter
        (Likeness(0.95, 1.0, 0.1, 12, 10), False),  # last month's report with this month's figures
        (Likeness(0.72, 1.0, 1.0, 12, 10), True),  # machine-spun
        (Likeness(0.72, 1.0, 0.2, 12, 3), False),
        (Likeness(0.72, 0.6, 1.0, 12, 10), False),
        (Likeness(0.60, 1.0, 0.9, 12, 10), True),  # heavily spun: ten figures in one order
        (Likeness(0.60, 1.0, 0.9, 12, 3), False),
        (Likeness(0.55, 1.0, 1.0, 12, 10), False),  # no more than a topic
        (Likeness(0.90, 1.0, 1.0, 1, 1), True),
        (Likeness(0.82, 1.0, 1.0, 1, 1), False),  # one sentence like another is no copy yet
        (Likeness(0.90, 1.0, 0.5, 2, 2), False),
        (Likeness(0.80, 0.0, 0.0, 3, 0), True),
    ],
)
def test_decision(likeness: Likeness, copy: bool) -> None:
    assert is_copy(likeness) is copy


def test_likeness_by_hand(article: MakeArticle) -> None:
    short = read_text(article("a", "Fares fell 5% again.\nFuel rose 7% again."))
    long = read_text(article("b", "Fuel went up 7% more.\nFares went down 5% more.\nNobody flew at all."))
    vectors = {
        short.sentence(0): np.array([1, 0, 0], np.float32),
        short.sentence(1): np.array([0, 1, 0], np.float32),
        long.sentence(0): np.array([0, 0.8, 0.6], np.float32),
        long.sentence(1): np.array([0.6, 0, 0.8], np.float32),
        long.sentence(2): np.array([0, 0, 1], np.float32),
    }
    expected = Likeness(cosine=0.7, order=0.0, figures=0.5, sentences=2, figure_count=2)
    assert measure_likeness(short, long, vectors) == expected
    assert measure_likeness(long, short, vectors) == expected


def test_containment_counts_runs_of_five_words(article: MakeArticle) -> None:
    whole = read_text(article("a", "one two three four five six seven eight nine ten"))
    part = read_text(article("b", "zero two three four five six seven"))
    assert containment(whole, part) == pytest.approx(2 / 3)
    assert containment(part, read_text(article("c", ""))) == 0


def test_a_phrase_is_no_excerpt(article: MakeArticle) -> None:
    long = read_text(
        article("a", "Short sellers of small airlines made money again in the long dry summer of the year")
    )
    phrase = read_text(article("b", "Short sellers of small airlines made money"))
    assert not is_verbatim(phrase, long, 1.0)
    assert is_verbatim(phrase, phrase, 1.0)


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [("", "", 0), ("abc", "", 0), ("abc", "abc", 3), ("abc", "cba", 1), ("abcbdab", "bdcaba", 4), ("aab", "aba", 2)],
)
def test_figures_kept_in_order(first: str, second: str, kept: int) -> None:
    assert count_kept(first, second) == count_kept(second, first) == kept


def test_thousands_of_figures_are_compared_in_no_time() -> None:
    many = [str(number * 7919 % 10007) for number in range(10000)]
    assert count_kept(many, many) == len(many)
    assert count_kept(many, many[5000:]) == 5000


@pytest.mark.parametrize(
    ("first", "second", "possible"),
    [
        ("Up 1%.\nUp 2%.\nUp 3%.\nUp 4%.", "Up 5%.\nUp 6%.\nUp 7%.\nUp 8%.", False),
        ("Up 1%.\nUp 2%.\nUp 3%.\nUp 4%.", "Up 5%.\nUp 2%.\nUp 3%.\nUp 8%.", True),
        ("Up 1%.\nUp 2%.\nUp 3%.", "Up 5%.\nUp 6%.\nUp 7%.", True),
        ("Fares fell 1%.\nFuel fell.", "Fares fell 2%.\nFuel fell.", False),
        ("Fares fell 1%.\nFuel fell.", "Fares dropped 1%.\nFuel dropped.", True),
        ("Fares fell.\nFuel fell.", "Fares dropped.\nFuel dropped.", True),
        ("Fares fell.", "", False),
    ],
)
def test_vectors_are_asked_only_where_they_can_say_yes(
    article: MakeArticle, first: str, second: str, possible: bool
) -> None:
    one, other = read_text(article("a", first)), read_text(article("b", second))
    assert may_be_copy(one, other) is may_be_copy(other, one) is possible
    if not possible and other.sentences:
        alike = {
            text.sentence(at): np.ones(1, np.float32) for text in (one, other) for at in range(len(text.sentences))
        }
        assert not is_copy(measure_likeness(one, other, alike))
