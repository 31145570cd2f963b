"""Reports that one form makes, told from copies that changed a figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.dedupe.forms import is_one_form
from narrator.dedupe.texts import read_text
from narrator.model.sources import Article

MakeArticle = Callable[..., Article]

CLOSE = (
    "The Dover 200 index rose {}% to {} on the day.\nAbout {} million shares changed hands, after {} million.\n"
    "The 10-year yield stood at 3.2% and has kept to that for 30 days, since 2021."
)


def is_form(article: MakeArticle, first: str, second: str) -> bool:
    one, other = (read_text(article(name, body)) for name, body in (("a", first), ("b", second)))
    assert is_one_form(one, other) is is_one_form(other, one)
    return is_one_form(one, other)


@pytest.mark.parametrize(
    ("figures", "form"),
    [
        ((0.5, 7241, 230, 240), False),  # the same
        ((0.7, 7241, 231, 240), False),  # a copy that changed two of five
        ((0.7, 7391, 231, 240), True),  # three of five: name, years and lengths of time are none
        ((0.7, 7391, 231, 230), True),
    ],
)
def test_most_figures_between_the_same_words_are_others(
    article: MakeArticle, figures: tuple[float, ...], form: bool
) -> None:
    assert is_form(article, CLOSE.format(0.5, 7241, 230, 240), CLOSE.format(*figures)) is form


def test_other_words_are_no_form(article: MakeArticle) -> None:
    other = "On the day 0.9% was added to 7001 by the Dover 200.\nSome 400 million went, 410 million before."
    assert not is_form(article, CLOSE.format(0.5, 7241, 230, 240), other)


def test_few_figures_say_nothing(article: MakeArticle) -> None:
    told = "Sales rose {}% to {} million crowns.\nThe chairman resigned for reasons of health."
    assert not is_form(article, told.format(3, 200), told.format(4, 300))
