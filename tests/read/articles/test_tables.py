"""Tables with a cell a line: the announced are part of the article, prices beside it are not."""

from __future__ import annotations

import pytest

from narrator.read.articles.story import Story, article_of

LEAD = "Short sellers made money on small companies this quarter, Cobalt Research said on Friday in a note."
ANNOUNCED = "The most shorted shares, as a part of the float:"
CELLS = ["Pelham Foods", "12.4%", "Orrin Marine", "8.1%", "Wexmouth Ferries", "31.0%"]
LAST = "The note covers companies with a free float of more than 100 million crowns."


def paragraphs(*lines: str, between: str = "\n") -> list[str]:
    article = article_of(Story("text", between.join(lines)), "a.txt", "a")
    return [span.of(article.text) for span in article.paragraphs]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_an_announced_table_and_what_follows_it_are_of_the_article(between: str) -> None:
    lines = [LEAD, "", ANNOUNCED, "", *CELLS, "", LAST]
    assert paragraphs(*lines, between=between) == [LEAD, ANNOUNCED, *CELLS, LAST]


def test_a_table_may_end_the_article_but_the_menu_under_it_does_not() -> None:
    assert paragraphs(LEAD, "", ANNOUNCED, "", *CELLS, "", "Home", "Subscribe", "Read more") == [
        LEAD,
        ANNOUNCED,
        *CELLS,
    ]


def test_prices_that_nothing_announces_are_no_table() -> None:
    assert paragraphs(LEAD, "", LAST, "", *CELLS) == [LEAD, LAST]


def test_names_without_figures_are_no_table() -> None:
    assert "Home" not in paragraphs(LEAD, "", ANNOUNCED, "", "Home", "Markets", "Opinion", "Sports", "", LAST)
