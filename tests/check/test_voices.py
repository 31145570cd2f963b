"""Whose voice a sentence is: a house's "we", an author's "I", a guest's answers, one of several analysts."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from narrator.check.draft import check_draft
from narrator.model.claims import Span, Statements
from narrator.model.sources import Article

Extract = Callable[..., Statements]


def article(name: str, *paragraphs: str, byline: str, publisher: str) -> Article:
    text = "\n\n".join(paragraphs)
    spans = tuple(Span(at := text.index(one), at + len(one)) for one in paragraphs)
    return Article(name, "", "text", text, spans, byline=(byline,), publisher=publisher)


LETTER = article(
    "letter",
    "The fund lost 2.1% in June. We halved our short in Pellworth Foods, and we think the stock is worth no more than $14.",
    "Should Pellworth miss its targets in August, a cut in the dividend would in our view be more likely than not.",
    byline="Edda Pallister",
    publisher="Stanmore Partners",
)
INTERVIEW = article(
    "interview",
    "Helen Fairlie has headed grain strategy at Halden Bank since 2019. We spoke on Monday.",
    "Q: Has wheat had its day?",
    "I doubt it. We see wheat ending the year at $7.40 a bushel, and we haven't changed that forecast since March.",
    "Q: And the shorts?",
    "Funds held a net short of 31,000 contracts on Tuesday.",
    byline="Tomas Helverin",
    publisher="Silo Review",
)
ROUND_UP = article(
    "round-up",
    "At Corrow & Co, Laura Adair rates Quillon Stores “sell” with a $12 target. “Incentives have become a habit,” she wrote. She predicts a cut in the outlook before the end of May.",
    "Abel Marchbank of Meridian Research calls Quillon “the cheapest of the chains”. Marchbank puts the odds of a bid at one in four; Adair calls the talk a fairy tale.",
    "Shares of Quillon rose 8% on Monday, from $15.00 to $16.20, and the people who had bet against it lost $40 million, Fennel Tally reckons.",
    byline="Odile Ferrant",
    publisher="Quayside Ledger",
)

HARBOUR = article(
    "harbour",
    "The Marlow government will ease its limits on the export of pumps after talks with the harbour, a senior Trade Office official said.",
    "Lena Corrow, who speaks for the dockers, argued that the limits had cost a thousand jobs.",
    "Several pump makers and two shipping lines sued in support of the dockers. They warned that a $3 billion trade might move to Calder.",
    "Some members of the Senate have said they may bring in a bill next spring to lift the limits altogether.",
    "The Trade Office also said it was worried that smugglers could use the harbour to avoid the limits.",
    "The office will close its gates at noon, it said. “This is a study of the limits, and no attempt to end them,” Corrow said.",
    byline="Odile Ferrant",
    publisher="Quayside Ledger",
)

SAID = [
    (
        HARBOUR,
        "A top official from the Trade Office has confirmed that the Marlow government is planning to ease its limits on the export of pumps.",
    ),
    (
        HARBOUR,
        "Numerous members of the Senate have expressed their intention to bring in a bill next spring to lift the limits altogether.",
    ),
    (
        HARBOUR,
        "Some officials in the Senate have indicated that they might bring in a bill next spring to lift the limits altogether.",
    ),
    (HARBOUR, "These pump makers and shipping lines warn that a $3 billion trade might move to Calder."),
    (HARBOUR, "According to Corrow, I want to say that this is a study of the limits and no attempt to end them."),
    (HARBOUR, "The Trade Office voiced concern that smugglers could use the harbour to avoid the limits."),
    (LETTER, "Stanmore Partners thinks Pellworth Foods is worth $14 at the most."),
    (INTERVIEW, "Halden Bank has stood by its year-end wheat forecast of $7.40 a bushel since March."),
    (INTERVIEW, "Helen Fairlie sees wheat ending the year at $7.40 a bushel."),
    (ROUND_UP, "Abel Marchbank of Meridian Research puts the odds of a bid for Quillon at one in four."),
    (ROUND_UP, "Corrow's Laura Adair has turned bearish on Quillon: “Incentives have become a habit,” she wrote."),
    (ROUND_UP, "Quillon's shares rose 8% on Monday, from $15.00 to $16.20."),
]
NOT_SAID = [
    (
        HARBOUR,
        "Most members of the Senate have said they may bring in a bill next spring to lift the limits altogether.",
        "direction",
    ),
    (
        HARBOUR,
        "Some members of the Court have said they may bring in a bill next spring to lift the limits altogether.",
        "unknown-name",
    ),
    (HARBOUR, "Lena Corrow warned that a $3 billion trade might move to Calder.", "misattributed"),
    (
        HARBOUR,
        "A top official from the Coal Board has confirmed that the Marlow government is planning to ease its limits on the export of pumps.",
        "name",
    ),
    (
        LETTER,
        "If Pellworth misses its targets in August, a cut in the dividend is more likely than not.",
        "attribution-lost",
    ),
    (INTERVIEW, "Wheat will end the year at $7.40 a bushel.", "forecast"),
    (ROUND_UP, "Laura Adair of Corrow & Co puts the odds of a bid for Quillon at one in four.", "misattributed"),
    (ROUND_UP, "Abel Marchbank predicts a cut in the outlook before the end of May.", "misattributed"),
    (ROUND_UP, "Laura Adair of Meridian Research rates Quillon Stores a sell, with a $12 target.", "affiliation"),
]


@pytest.mark.parametrize(("source", "draft"), SAID)
def test_a_voice_that_speaks_under_another_name(source: Article, draft: str, extract: Extract) -> None:
    report = check_draft(draft, articles=[source], dateline=date(2031, 7, 10), extract=extract)
    assert [(one.rule, one.message) for one in report.findings if one.rule != "copied"] == []


@pytest.mark.parametrize(("source", "draft", "rule"), NOT_SAID)
def test_a_voice_that_is_left_out_or_exchanged(source: Article, draft: str, rule: str, extract: Extract) -> None:
    report = check_draft(draft, articles=[source], dateline=date(2031, 7, 10), extract=extract)
    assert rule in {one.rule for one in report.findings}


COLUMN = article(
    "column",
    "Fergus Adair of Tallow Research expects more wool to come. Every fair has its legend.",
    "The legend says that shepherds paid for the bridge. Brackwater holds a mill at Wexham, as it discloses.",
    "The verdict: Corrow up 7% on the day, Pinmoor up 4% after having been down 5% in early dealings. Dues at Pellworth Foods and Halden Bank rose.",
    byline="Odile Ferrant",
    publisher="Quayside Ledger",
)


@pytest.mark.parametrize(
    "draft",
    [
        "The legend says that shepherds paid for the bridge.",
        "Brackwater holds a mill at Wexham, as it discloses. Dues at Pellworth Foods and Halden Bank rose.",
        "The verdict: Corrow up 7% on the day, Pinmoor up 4% after having been down 5% in early dealings.",
    ],
)
def test_what_an_article_has_word_for_word_stands(draft: str, extract: Extract) -> None:
    """A name in a later sentence is not what "it" was, nor is the last who was named a legend."""
    report = check_draft(draft, articles=[COLUMN], extract=extract)
    assert not {one.rule for one in report.findings} - {"copied"}


@pytest.mark.parametrize(
    ("draft", "rule"),
    [
        ("Shepherds paid for the bridge.", "attribution-lost"),
        ("The verdict: Corrow up 4% on the day, Pinmoor up 7% after having been down 5% in early dealings.", "number"),
    ],
)
def test_in_other_words_it_does_not(draft: str, rule: str, extract: Extract) -> None:
    assert rule in {one.rule for one in check_draft(draft, articles=[COLUMN], extract=extract).findings}
