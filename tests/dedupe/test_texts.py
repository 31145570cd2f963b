"""Sentences, words and figures of an article, read without a parser."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.dedupe.texts import LONGEST, find_figures, marks, read_text, shingles, split_sentences
from narrator.model.claims import Span, Statements
from narrator.model.sources import Article

MakeArticle = Callable[..., Article]


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("Shares fell. Bears cheered.", ["Shares fell.", "Bears cheered."]),
        ("Pelican Air Corp. said on Monday it lost money.", ["Pelican Air Corp. said on Monday it lost money."]),
        ("He sold Harbor Jet Inc. The rest he kept.", ["He sold Harbor Jet Inc.", "The rest he kept."]),
        ("Dr. Ames of the U.S. Treasury spoke. It rained.", ["Dr. Ames of the U.S. Treasury spoke.", "It rained."]),
        ("J. R. Pell gained 3.5% in Sept. 2030 alone.", ["J. R. Pell gained 3.5% in Sept. 2030 alone."]),
        ("“We sold it all.” Nobody asked why.", ["“We sold it all.”", "Nobody asked why."]),
        ("“Why now?” she asked. “Ask them!” he said.", ["“Why now?” she asked.", "“Ask them!” he said."]),
        ("株価は下落した。売り手は喜んだ。", ["株価は下落した。", "売り手は喜んだ。"]),
    ],
)
def test_sentences(article: MakeArticle, paragraph: str, sentences: list[str]) -> None:
    made = article("a", paragraph)
    assert [span.of(made.text) for span in split_sentences(made)] == sentences


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("$1,100 and 1.10 bn", ("1100", "1.1billion")),
        ("38 percent, 38%, 38 per cent", ("38%", "38%", "38%")),
        ("$410 million of 20.0m shares", ("410million", "20million")),
        ("nothing to count", ()),
    ],
)
def test_figures_are_written_one_way(words: str, figures: tuple[str, ...]) -> None:
    assert find_figures(words) == figures


def test_furniture_is_no_text(article: MakeArticle) -> None:
    made = article("a", "Subscribe now for $5\nShorts of Harbor Jet made $9 million.\nMost read today")
    kept = type(made)(made.id, made.file, "page", made.text, made.paragraphs[1:2])
    text = read_text(kept)
    assert text.normal == "Shorts of Harbor Jet made $9 million."
    assert text.figures == ("9million",)


def test_given_sentences_are_cut_where_either_cuts(article: MakeArticle) -> None:
    made = article("a", "Bears won again. Bulls lost again; nobody wept at all.")
    parser = Statements((Span(0, 34), Span(35, 54)), (), (), (), (), "parser")  # reads on, and cuts at the semicolon
    assert read_text(made, parser).sentences == (Span(0, 16), Span(17, 34), Span(35, 54))
    assert read_text(made).sentences == (Span(0, 16), Span(17, 54))


@pytest.mark.parametrize(
    ("paragraph", "left_out"),
    [
        ("About Lindqvist Marine. It builds engines.", True),
        ("About Lindqvist Marine", True),
        ("Forward-looking statements: results may differ.", True),
        ("Notes to editors", True),
        ("About 230 million shares changed hands.", False),
        ("About Lindqvist nobody would speak.", False),
        ("Forward-looking indicators weakened.", False),
    ],
)
def test_what_stands_under_every_release_is_no_text(article: MakeArticle, paragraph: str, left_out: bool) -> None:
    text = read_text(article("a", f"The board of Lindqvist met on Monday.\n{paragraph}\nIt has 38 offices."))
    assert (text.normal == "The board of Lindqvist met on Monday.") is left_out
    assert (len(text.sentences) == 1) is left_out
    assert read_text(article("b", paragraph)).normal == paragraph  # where nothing else stands, it is the text


def test_quotes_and_spaces_make_no_difference(article: MakeArticle) -> None:
    curly, plain = article("a", "“It’s over,”\u00a0he  said."), article("b", '"It\'s over," he said.')
    assert read_text(curly).normal == read_text(plain).normal


def test_an_empty_article_has_nothing_to_compare(article: MakeArticle) -> None:
    text = read_text(article("a", ""))
    assert (text.sentences, text.words, shingles(text), marks(text)) == ((), (), frozenset(), frozenset())


def test_marks_are_figures_names_and_long_words(article: MakeArticle) -> None:
    text = read_text(article("a", "Shorts of Pelican made $9 million unexpectedly."))
    assert marks(text) == {"9million", "pelican", "unexpectedly"}


def test_the_beginning_of_a_book_is_compared_in_the_places_of_the_whole(article: MakeArticle) -> None:
    book = article("a", "\n".join(f"Line {number} of the harbour register names a ship." for number in range(3000)))
    text = read_text(book)
    assert len(book.text) > LONGEST == len(text.normal)
    assert [span.of(book.text) for span in text.sentences[:2]] == [text.sentence(0), text.sentence(1)]
    assert text.sentences[-1].end <= LONGEST
    assert article("b", "Short.").beginning(LONGEST) == article("b", "Short.")
