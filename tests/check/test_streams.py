"""The words of speech with their places, which are made where they are asked for."""

from __future__ import annotations

from narrator.check.speech.streams import Places, heard
from narrator.model.claims import Span

TEXT = "“We won’t sell,” said Odile Ferrant. “Nobody can’t wait.”\n\nA line of no sentence.\n\nFees fell 3%."
SENTENCES = (Span(0, 36), Span(37, 57), Span(82, 95))


def test_words_stand_where_the_article_has_them() -> None:
    spoken, whole = heard(TEXT, SENTENCES, ()).spoken, heard(TEXT, SENTENCES, ()).whole
    assert [" ".join(stream.plain) for stream in spoken] == ["we will not sell nobody can not wait"]
    assert [place.of(TEXT) for place in spoken[0].there][:4] == ["We", "won’t", "won’t", "sell"]
    assert [place.of(spoken[0].text) for place in spoken[0].here][-2:] == ["can’t", "wait"]
    assert [place.of(TEXT) for place in whole.there][-3:] == ["Fees", "fell", "3%"]
    assert "line" not in whole.plain


def test_an_article_without_words_has_an_empty_stream() -> None:
    assert not heard("", (), ()).spoken
    assert len(heard("", (), ()).whole.there) == 0


def test_places_are_cut_like_any_sequence() -> None:
    places = Places((0, 4, 9), (3, 8, 12))
    assert list(places[1:]) == [Span(4, 8), Span(9, 12)]
    assert places[-1] == Span(9, 12)
