"""Fixed terms in the words of a synonym machine, and the other words that a writer may have for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.dedupe.alignment import Pairing
from narrator.dedupe.details import read_details
from narrator.dedupe.passages import lay_side_by_side
from narrator.dedupe.terms import changed_terms
from narrator.dedupe.texts import read_text
from narrator.model.sources import Article, Change

MakeArticle = Callable[..., Article]
Terms = Callable[[str, str], list[Change]]


@pytest.fixture
def terms(article: MakeArticle) -> Terms:
    def found(original: str, copy: str) -> list[Change]:
        old, new = (read_details(read_text(article(name, words))) for name, words in (("o", original), ("c", copy)))
        pairings = [Pairing(place, place, 1.0) for place in range(len(new.text.sentences))]
        return list(changed_terms(lay_side_by_side(new, old, pairings)))

    return found


@pytest.mark.parametrize(
    ("original", "copy", "term", "instead"),
    [
        (
            "Short sellers of Dunmore Air left.",
            "Fleeting sellers of Dunmore Air left.",
            "Short sellers",
            "Fleeting sellers",
        ),
        ("Penny stocks have soared.", "Dime stocks have soared.", "Penny stocks", "Dime stocks"),
        ("A margin call forced him out.", "A fringe shout forced him out.", "margin call", "fringe shout"),
        ("It sold the stock short.", "It sold the broth short.", "stock", "broth"),
        ("The shorts have won since May.", "The shorts have won since Could.", "since May", "since Could"),
        ("“Large-cap” was his word.", "“Gigantic-cap” was his word.", "Large-cap", "Gigantic-cap"),
    ],
)
def test_a_word_in_another_sense(terms: Terms, original: str, copy: str, term: str, instead: str) -> None:
    (change,) = terms(original, copy)
    assert (change.kind, change.original, change.copy) == ("term", term, instead)
    assert (change.original_span.of(original), change.span.of(copy)) == (term, instead)


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("Short sellers left.", "The bears left, in a brief statement from the seller."),
        ("Hedge funds trimmed their bets.", "Speculative funds trimmed their bets."),
        ("The stock market fell.", "The bond market fell."),
        ("Two rate cuts are expected.", "Two rate reductions are expected."),
        ("He holds stock in it.", "He took stock of the inventory and holds it."),
        ("It is a brief sale; the short sale came later.", "It is a brief sale that came later."),
        ("Short positions grew.", "Short positions grew, and so did brief positions of the press."),
    ],
)
def test_words_that_a_writer_may_choose(terms: Terms, original: str, copy: str) -> None:
    assert terms(original, copy) == []


def test_an_unknown_word_counts_where_a_machine_is_known_to_have_been_at_work(terms: Terms) -> None:
    original, copy = "The bear market has lasted a year.", "The bruin market has lasted a year."
    assert terms(original, copy) == []
    proven = " Penny stocks have soared.", " Dime stocks have soared."
    assert [change.copy for change in terms(original + proven[0], copy + proven[1])] == ["bruin market", "Dime stocks"]
