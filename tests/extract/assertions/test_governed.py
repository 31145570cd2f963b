"""What a figure is told of, by the parse of its sentence."""

from __future__ import annotations

import pytest

from narrator.extract.assertions.governed import Governed, governed
from narrator.model.claims import Span


def of(sentence: str, figure: str) -> Governed:
    start = sentence.index(figure)
    return governed(sentence, Span(start, start + len(figure)))


@pytest.mark.parametrize(
    ("sentence", "figure", "noun"),
    [
        ("The yard had sales of $4 million in May.", "$4 million", "sale"),
        ("Owners hold wagers worth $4 million.", "$4 million", "wager"),
        ("Only 12% of the crates were empty.", "12%", "crate"),
        ("The harbour trades at 9 times expected profits.", "9 times", "profit"),
        ("The office wrote to fourteen carriers.", "fourteen carriers", "carrier"),
    ],
)
def test_the_noun_that_a_figure_counts(sentence: str, figure: str, noun: str) -> None:
    assert noun in of(sentence, figure).nouns


@pytest.mark.parametrize(
    ("sentence", "figure", "verb", "aside"),
    [
        ("Bears put $4 million into wagers.", "$4 million", "put", "wager"),
        ("Sales came to $4 million.", "$4 million", "come", "sale"),
        ("Savers pulled out $4 million.", "$4 million", "pull out", ""),
        ("The fund, which is short $4 million, is new.", "$4 million", "be short", ""),
    ],
)
def test_the_verb_that_governs_it(sentence: str, figure: str, verb: str, aside: str) -> None:
    told = of(sentence, figure)
    assert told.verb == verb
    assert not aside or aside in told.aside


@pytest.mark.parametrize(
    ("sentence", "doers"),
    [
        ("Pelham Bank lost $4 million.", {"pelham", "bank"}),
        ("A loss of $4 million was made by Pelham Bank.", {"pelham", "bank"}),
        ("Clients of Pelham Bank lost $4 million.", {"clients"}),
    ],
)
def test_who_does_what_it_says(sentence: str, doers: set[str]) -> None:
    assert of(sentence, "$4 million").doers == doers


def test_a_place_without_words_has_nothing() -> None:
    assert governed("Nothing.", Span(40, 44)) == Governed()
