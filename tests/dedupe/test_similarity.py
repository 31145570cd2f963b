"""What makes two texts one, from numbers worked out by hand."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from narrator.dedupe.similarity import Likeness, containment, is_copy, is_verbatim, measure_likeness
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
