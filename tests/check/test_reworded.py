"""True sentences in other words than their article's: none is refuted; their near neighbours that err are found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.check.words.withheld import fails_alike
from narrator.extract.figures.quantities import find_quantities
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

BREWERY = (
    "Tarn Brewing, which has 44 lorries, said on Monday that its profit climbed to 24 million euros in the spring from "
    "16 million a year before. The board also approved a payout of 2.10 euros a share, unchanged from last year."
)
LAW_FIRM = (
    "Oakdene Law agreed to buy the notary Pell & Sons for 70 million euros in cash. "
    "Two of its partners, Grist Capital and Hollis Bank, declined to comment."
)
FERRIES = (
    "Four strikes since March had stopped most ferries and cost Strand Lines 30 million kroner. "
    "Talks had broken down in June over the plan to close two of the seven piers."
)
COUNCIL = (
    "Three of the eleven members of the council voted for an immediate rise of half a point. "
    "The council left its rate at 3.5 percent, as all 20 lenders in a poll had expected."
)
DAM = (
    "Between 2015 and 2019 the utility failed to inspect dams worth 300 million pounds. "
    "A new review is unlikely to begin before autumn. Building is to start in May and testing in 2031."
)
COVE = (
    "About 9,000 travellers were stranded on the island. Ida Rehn, chief operating officer of Cove Air, "
    "apologised to customers. The fund of Toledo's teachers, one of the largest owners, sold its shares."
)


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Tarn Brewing earned 24 million euros in the spring, up from 16 million a year earlier.", BREWERY),
        ("Profit grew by 8 million euros from a year before.", BREWERY),
        ("Profit rose by a half in the spring.", BREWERY),
        ("A year before, profit was 16 million euros.", BREWERY),
        ("The payout was left unchanged at 2.10 euros a share.", BREWERY),
        ("Shareholders will receive 2.10 euros a share, the same as last year.", BREWERY),
        ("The brewer has 44 trucks.", BREWERY),
        ("Oakdene Law is to acquire the notary Pell & Sons for 70 million euros.", LAW_FIRM),
        ("Neither Grist Capital nor Hollis Bank would comment.", LAW_FIRM),
        ("There have been four strikes since March.", FERRIES),
        ("The strikes cost Strand Lines 30 million kroner.", FERRIES),
        ("In June, talks failed because of plans to close two of the company's seven piers.", FERRIES),
        ("Three of eleven council members voted for an immediate rise of half a point.", COUNCIL),
        ("The council kept its rate unchanged at 3.5 percent.", COUNCIL),
        ("The utility did not inspect dams worth 300 million pounds between 2015 and 2019.", DAM),
        ("A new review will probably not start before autumn.", DAM),
        ("Testing is scheduled to start in 2031.", DAM),
        ("Some 9,000 passengers were stranded on the island.", COVE),
        ("Ida Rehn, an executive at Cove Air, said that she was sorry.", COVE),
        ("One of the biggest owners sold its shares.", COVE),
    ],
)
def test_what_an_article_says_in_other_words_is_not_refuted(draft: str, source: str, extract: Extract) -> None:
    [sentence] = check_draft(draft, articles=[source], extract=extract).sentences
    assert sentence.verdict is not Verdict.REFUTED


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Tarn Brewing earned 34 million euros in the spring, up from 16 million a year earlier.", BREWERY),
        ("Profit fell by 8 million euros from a year before.", BREWERY),
        ("Profit grew by 9 million euros from a year before.", BREWERY),
        ("Profit rose by a third in the spring.", BREWERY),
        ("The payout was cut to 2.10 euros a share.", BREWERY),
        ("The brewer has 54 trucks.", BREWERY),
        ("Oakdene Law is to acquire the notary Pell & Sons for 90 million euros.", LAW_FIRM),
        ("There have been nine strikes since March.", FERRIES),
        ("The strikes cost Strand Lines 60 million kroner.", FERRIES),
        ("Six of eleven council members wanted to raise the rate immediately by half a point.", COUNCIL),
        ("The council raised its rate to 3.5 percent.", COUNCIL),
        ("A new review is likely to begin before autumn.", DAM),
        ("Testing is scheduled to start in 2033.", DAM),
        ("Some 8,000 passengers were stranded on the island.", COVE),
        ("Ida Rehn, an executive at Tern Air, apologised to customers.", COVE),
    ],
)
def test_what_it_does_not_say_is_found(draft: str, source: str, extract: Extract) -> None:
    assert check_draft(draft, articles=[source], extract=extract).findings


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Profit rose to 48 million euros in May from 36 million a year earlier.", ["EUR", "EUR"]),
        ("It manages 5.9 billion dollars, compared with 8.2 billion at the end of June.", ["USD", "USD"]),
        ("Sales fell from 2.1 million to 2 million dollars.", ["USD", "USD"]),
        ("It expects $270 million, instead of the 340 million forecast in March.", ["USD", "USD"]),
        ("He gave 5 million dollars to 3 million people.", ["USD", "person"]),
        ("It costs 5 million dollars. From 2 million tonnes it makes oil.", ["USD", "tonne"]),
        ("Three of eleven council members agreed.", ["member"]),
        ("Six of the chain's 40 shops closed.", ["shop"]),
    ],
)
def test_an_amount_shares_the_currency_that_it_is_held_against(text: str, units: list[str]) -> None:
    assert [one.unit for one in find_quantities(text)] == units


def test_failing_to_is_not_doing() -> None:
    assert fails_alike("They did not check it.", "They failed to check it.")
    assert not fails_alike("They checked it.", "They failed to check it.")
