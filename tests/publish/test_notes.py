from __future__ import annotations

from dataclasses import replace

import pytest

from narrator.model.claims import Claim, Quote, Span
from narrator.model.drafts import Briefing, Citation
from narrator.model.sources import Article
from narrator.publish.notes import Passage, notes_of


def test_a_fact_cited_twice_has_one_note_and_two_places(briefing: Briefing) -> None:
    marks, notes = notes_of(briefing.draft)
    assert [mark.note for mark in marks] == [1, 1, 2, 3, 4]
    assert [mark.span.of(briefing.draft.text) for mark in marks] == [
        "$13.5 million",
        "$13.5 million",
        "nearly $13 million",
        "9.1%",
        "We sell what nobody looks at",
    ]
    assert [note.number for note in notes] == [1, 2, 3, 4]


def test_a_statistic_says_what_it_rests_on(briefing: Briefing) -> None:
    note = notes_of(briefing.draft)[1][0]
    assert note.heading == "Short profit, small-, micro- and nano-cap stocks"
    assert note.brief.endswith("13,530,543 USD, measured from 211,204 rows of 2 files")
    assert note.details == (
        ("Value", "13,530,543 USD"),
        ("Period", "1 January 2025 to 12 September 2025"),
        ("Known by", "12 September 2025"),
        ("Definition", "Average shares short times the fall in price."),
        ("Issues", "1,204 used; left out: 3 capitalisation unknown"),
        ("Otherwise", "−4,400,000 USD with capitalisation at the start of the year"),
    )
    assert note.rows == (
        "shrt20250829.csv: 1,204 rows, 29 August 2025",
        "daily.parquet: 210,000 rows, 31 December 2024 to 12 September 2025",
    )


def test_few_rows_are_named_by_line_and_shares_rounded_half_up(briefing: Briefing) -> None:
    note = notes_of(briefing.draft)[1][2]
    assert note.rows == ("shrt20250829.csv: 1 row, 29 August 2025, line 17",)
    assert note.details[0] == ("Value", "9.13 percent")


def test_a_quote_and_a_claim_show_their_sentence(briefing: Briefing, article: Article) -> None:
    _, (_, claim, _, quote) = notes_of(briefing.draft, [article])
    assert claim.passage == Passage("", "Tidewater Analytics LLC puts the gain at nearly $13 million", ".")
    assert ("Measured by", "Tidewater Analytics LLC") in claim.details
    assert quote.heading == "Jane Ferrow, chief strategist at Harrow & Pike Securities"
    assert quote.passage == Passage(
        "“",
        "We sell what nobody looks at",
        ",” said Jane Ferrow, chief strategist at Harrow & Pike Securities.",
    )
    source = "“Bears find their feet”, The Quayside Ledger, 10 September 2025, an invented article"
    assert quote.details == (("Source", source),)
    assert quote.address == "https://ledger.example/bears"


def test_without_the_article_a_note_has_the_words_and_the_article_s_name(briefing: Briefing) -> None:
    quote = notes_of(briefing.draft)[1][3]
    assert quote.passage == Passage("", "We sell what nobody looks at", "")
    assert quote.details == (("Source", "article bears"),)


def test_a_speaker_without_a_role_is_named_alone(briefing: Briefing) -> None:
    quote = briefing.draft.facts["quote"]
    assert isinstance(quote, Quote)
    assert quote.speaker is not None
    bare = replace(quote, speaker=replace(quote.speaker, role=None, affiliation=None))
    draft = replace(briefing.draft, facts={**briefing.draft.facts, "quote": bare})
    assert notes_of(draft)[1][3].heading == "Jane Ferrow"


@pytest.mark.parametrize(
    ("text", "span", "passage"),
    [
        ("One. Two has 5% of it. Three.", (13, 15), Passage("Two has ", "5%", " of it.")),
        ("Mr. Ode of Ode Inc. sold 5%. Then more.", (25, 27), Passage("Mr. Ode of Ode Inc. sold ", "5%", ".")),
        ("The U.S. Steady fund fell 5%.” It rose.", (26, 28), Passage("The U.S. Steady fund fell ", "5%", ".”")),
    ],
)
def test_where_a_sentence_of_an_article_begins_and_ends(
    briefing: Briefing, article: Article, text: str, span: tuple[int, int], passage: Passage
) -> None:
    here = replace(article, text=text, paragraphs=(Span(0, len(text)),))
    claim = briefing.draft.facts["claim"]
    assert isinstance(claim, Claim)
    claim = replace(claim, span=Span(*span))
    draft = replace(briefing.draft, facts={"claim": claim}, citations=(Citation(Span(0, 5), "claim"),))
    assert notes_of(draft, [here])[1][0].passage == passage


def test_overlapping_and_unknown_citations_get_no_mark(briefing: Briefing) -> None:
    citations = (Citation(Span(0, 9), "profit"), Citation(Span(4, 12), "share"), Citation(Span(20, 25), "nothing"))
    marks, notes = notes_of(replace(briefing.draft, citations=citations))
    assert [mark.span for mark in marks] == [Span(0, 9)]
    assert len(notes) == 1
