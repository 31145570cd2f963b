"""Who is first of all and since when, what is compared by two figures, and what is still to be decided."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.engines.small_encoder import encode_few
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

MILLS = (
    "HALDEN, May 12, 2031 (Halden Wire) - No stock has cost its sellers more this year than Arden Mills Corp., a short that"
    " is now dearer than ever. Bets against brewers in the Harbor 500 have earned more than those against any other"
    " industry this year, Velmora Analytics said. Carmakers came second. Pell Foundries plc is down 9% this year."
)
BANKS = (
    "Orme Bancorp Inc. has lost 41% of its value since the beginning of January, Pell Valley Bancorp Inc. 30% and Crane"
    " Financial Corp. 22%. The average fee on small-cap shares was 2.3% a year, against 0.5% for large ones."
)
PRICES = "Small companies change hands at 11 times expected profits, Velmora reckons, and large ones at 19."
SALE = (
    "The Treasury sold $30 billion of ten-year notes in June. Bids came to 2.17 times the amount on offer, the lowest"
    " ratio since March. Dealers were left with 21% of the notes, up from 12% at the sale in May. The cost of insuring a"
    " portfolio of small companies against a fall has dropped to its lowest in five months."
)
TRIAL = (
    "Solmar Therapeutics Inc. lost half of its value after its trial failed. It has $80 million in cash and said that it"
    " would decide by October whether to go on. “I have stopped explaining Solmar to clients,” said Ada Stoll, chief"
    " strategist at Velmora. Bears have been right more often than the analysts, she said. The value of bets against it"
    " has been cut by $300 million in three months. Shorts of Solmar have lost about $90 million on paper, Velmora"
    " Analytics estimates."
)
POLL = (
    "The Halden Times tracking poll showed that as of Friday, Orme is leading Pell 52.4 percent to 44.9 percent."
    ' Orme told the "Harbor Hour" that the rents of the town would rise.'
)
PLACES = (
    "Demand was the weakest in Italy and the strongest in Spain, Stoll said. Rents in Oslo were the highest of the study."
    " In 2023, the board decided to close Elm Street School. Orme School Board has not decided whether to close Park"
    " Street School. Long loans to the firms in the survey cost more than short loans to the firms in the survey."
)
FEES = (
    "Fees paid by borrowers of shares came to $64 million in May, 9% less than in April. Consumer prices rose 0.2% in"
    " May, half of what economists had expected. “That was not people wanting to own these companies,” said Ivo Brandt,"
    " head of trading at Crane Securities. “That was people wanting to stop being short of them.”"
)


@pytest.mark.parametrize(
    ("draft", "source", "rule"),
    [
        pytest.param("Pell Foundries has been the most expensive stock of all to bet against this year.", MILLS, "superlative", id="another has cost more"),
        pytest.param("Carmakers have been the most lucrative industry in the Harbor 500 to bet against this year, Velmora Analytics said.", MILLS, "superlative", id="the second as the first"),
        pytest.param("After brewers, foundries have been the most lucrative industry in the Harbor 500 to bet against this year, Velmora Analytics said.", MILLS, "superlative", id="another as the second"),
        pytest.param("Bids for the ten-year notes came to 2.17 times the amount on offer, the weakest demand on record.", SALE, "superlative", id="a record"),
        pytest.param("Insuring a portfolio of small companies against a fall has not been this cheap in two years.", SALE, "superlative", id="in so many years"),
        pytest.param("Crane Financial has fallen further than Orme Bancorp since January.", BANKS, "comparison", id="shares of one verb"),
        pytest.param("Orme Bancorp has fallen less than Pell Valley since January.", BANKS, "comparison", id="a word that two names have"),
        pytest.param("Large-cap shares are dearer to borrow than small-cap ones.", BANKS, "comparison", id="a fee is what borrowing costs"),
        pytest.param("On expected profits, small companies are more expensive than large ones, Velmora reckons.", PRICES, "comparison", id="times profits are a price"),
        pytest.param("Solmar Therapeutics has decided to carry on despite the failed trial.", TRIAL, "forecast", id="not decided yet"),
        pytest.param("Bears have been wrong more often than the analysts, Ada Stoll said.", TRIAL, "direction", id="in the same words"),
        pytest.param("Bears have added $300 million to their bets against Solmar in three months.", TRIAL, "direction", id="cut by"),
        pytest.param("As of Friday, Pell was more than seven points ahead of Orme in the Halden Times tracking poll.", POLL, "comparison", id="who leads"),
        pytest.param("Consumer prices rose 0.4% in May, half of what economists had expected.", FEES, "number", id="the part for the whole"),
        pytest.param("Consumer prices rose 0.4% in May, just half the rise that economists had pencilled in.", FEES, "number", id="the part in other words"),
    ],
)  # fmt: skip
def test_it_is_found(draft: str, source: str, rule: str, extract: Extract) -> None:
    report = check_draft(draft, articles=[source], extract=extract, encode=encode_few)
    assert rule in {found.rule for found in report.findings}
    assert any(one.verdict is Verdict.REFUTED for one in report.sentences)


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        pytest.param("Arden Mills has been the most expensive stock of all to bet against this year.", MILLS, id="who is first"),
        pytest.param("Beer makers have been the most lucrative industry in the Harbor 500 to bet against this year, Velmora Analytics said.", MILLS, id="in other words"),
        pytest.param("After brewers, carmakers have been the most lucrative industry in the Harbor 500 to bet against this year, Velmora Analytics said.", MILLS, id="who is second"),
        pytest.param("Demand for the ten-year notes sold in June was the thinnest since March, with bids for 2.17 times the amount on offer.", SALE, id="the same window"),
        pytest.param("June's sale of ten-year notes drew bids for 2.17 times the amount on offer.", SALE, id="the month of a window"),
        pytest.param("Dealers were stuck with 21% of June's ten-year notes, compared with 12% of the May sale.", SALE, id="the sale of a month"),
        pytest.param("Orme Bancorp has fallen further than Crane Financial since January, Halden Wire reported on 12 May.", BANKS, id="a day of telling"),
        pytest.param("Small-cap shares are dearer to borrow than large-cap ones.", BANKS, id="sizes the right way round"),
        pytest.param("Ada Stoll of Velmora says that she has given up explaining Solmar to clients.", TRIAL, id="given up"),
        pytest.param("Bears have been right more often than the analysts, Ada Stoll said.", TRIAL, id="in its words"),
        pytest.param("Shorts of Solmar have racked up paper losses of about $90 million, Velmora Analytics estimates.", TRIAL, id="racked up"),
        pytest.param("Share-lending fees came to $64 million in May, down 9% from April.", FEES, id="the name of a trade"),
        pytest.param("As of Friday, Orme was more than seven points ahead of Pell in the Halden Times tracking poll.", POLL, id="who leads in other words"),
        pytest.param("Pell trails Orme in the Halden Times tracking poll.", POLL, id="who trails"),
        pytest.param("Italy had the weakest demand, Stoll said.", PLACES, id="who has the most of something"),
        pytest.param("Oslo had the highest rents of the study.", PLACES, id="where something is the highest"),
        pytest.param("Orme School Board decided to close Elm Street School.", PLACES, id="one of two decisions"),
        pytest.param("Short loans to the firms in the survey cost less than long loans to the firms in the survey.", PLACES, id="both sides turned"),
        pytest.param("Economists had expected consumer prices to rise 0.4% in May; the actual figure was half of that.", FEES, id="the whole for the part"),
        pytest.param("As Ivo Brandt, head of trading at Crane Securities, saw it, the buyers of 11 June wanted to stop being short of these companies.", FEES, id="a wish is not who speaks"),
    ],
)  # fmt: skip
def test_it_stands(draft: str, source: str, extract: Extract) -> None:
    report = check_draft(draft, articles=[source], extract=extract, encode=encode_few)
    assert all(one.verdict is not Verdict.REFUTED for one in report.sentences), report.findings
    assert not {"superlative", "comparison", "forecast"} & {found.rule for found in report.findings}


def test_what_was_decided_stands(extract: Extract) -> None:
    source = "Solmar Therapeutics said it would decide by May whether to go on. It has now decided to press on with its drug."
    report = check_draft(
        "Solmar Therapeutics has decided to press on with its drug.", articles=[source], extract=extract
    )
    assert "forecast" not in {found.rule for found in report.findings}


def test_another_question_is_not_answered(extract: Extract) -> None:
    draft = "Solmar Therapeutics has decided to sell its headquarters in Halden."
    report = check_draft(draft, articles=[TRIAL], extract=extract)
    assert [one.verdict for one in report.sentences] == [Verdict.NOT_ENOUGH_EVIDENCE]


def test_a_title_between_single_marks_is_a_name(extract: Extract) -> None:
    draft = "The rents of the town would rise, Orme told the 'Evening Desk.'"
    report = check_draft(draft, articles=[POLL], extract=extract)
    assert "unknown-name" in {found.rule for found in report.findings}
