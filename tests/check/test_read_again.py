"""Honest sentences about an interview, a register and a week of flows, each beside one with a single fact changed."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from narrator.check.draft import check_draft
from narrator.engines.small_encoder import encode_few
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict
from narrator.read.articles.files import read_articles

Extract = Callable[..., Statements]

DAY = date(2027, 5, 20)

INTERVIEW = """"I sleep badly in April"

Interview by Noor Haldane
The Quay Review
May 14, 2027

Petra Lindholm is the founder of Sixfold Capital, a hedge fund that manages $3.1 billion. Before she started Sixfold she ran the short book of Marrow Partners.

What are you short of?

Sixfold is short of nine companies that insure boats. She expects their losses to exceed 12% of premiums by the end of the year. Eight programs read 7,000 filings a quarter for the firm, she says.

Is it expensive to stay short?

We pay 60 basis points on average for our boat shorts, less than we did in 2025. "We lost 4.1% in March, our worst month since May 2021," she says.

Otto Brandt joined the firm from Kellerman Group in February as head of risk."""

REGISTER = """Harbour insurers lead the register

By Ines Morrow
Canal Street Gazette
May 18, 2027

The office's register showed 318 net short positions of 0.5 percent or more at the end of April, 22 fewer than a year before. Marrow Partners opened a 0.6% position in Tallow Insurance on April 8 and lifted it to 1.3% last week. Disclosed short positions add up to 5.2% of the shares of Tallow Insurance, of which Marrow Partners holds 1.3%, the Financial Conduct Authority's register shows.

Dock insurers saw the largest percentage increase in short positions, of 8.4%, to 410 million shares. Short interest stood at 9.7% of the float of Brine Cover at the end of April, up from 6.1% at the end of January, according to the data firm Cutwater Markets.

Shares of Brine Cover have gained 7.3 percent this year, more than twice as much as the Calder 300, which is up 3.1 percent. They had their biggest one-day loss since the company went public in 2022 on May 11.

“We will sell the marina unit if we have to,” Tallow's finance director, Greta Olsen, told this newspaper. Tallow has two buyers. Tallow Insurance Group plc insures boats."""

FLOWS = """A good week for small boats

By Karl Amsel
The Quay Review
May 15, 2027

Exchange-traded funds listed in the United States took in $21.4 billion in the week to Wednesday, according to Fundwatch, compared with $16.8 billion the week before. Lenders of shares around the world earned $3.7bn last year, 9 per cent more than in 2025, according to Wharf Data."""

CLINIC = """Trial fails at Orlo Pharma

By Tessa Brandt
Pelham Newswire
May 12, 2027

Shares of Orlo Pharma fell 61% to $7.40 on Tuesday after the company said that its heart drug had done no better than a placebo in a trial of 1,212 patients.

The company had $230 million in cash, which should last into 2029, said Piers Moran, its chief financial officer. He said that about 40% of the 520 employees would have to go if the kidney programme were abandoned.

Of the 19 companies that Greystone has attacked since 2020, 12 trade below their price of the day before. Net debt may not exceed 3.5 times operating profit; the ratio was 2.4 in December. Bond funds gathered $12.6 billion in April, their largest monthly inflow since Cutwater began counting in 2011. The average fee for borrowing a U.S. stock was 0.92% a year in April, against 0.85% in March.

Coal funds lost 7.9 percent in April, the copper funds 5.2 percent. Dock banks trade at 0.6 times book value. The share of Orlo that is sold short rose to 8.8% from 3.9% at the end of March. The company will open its new laboratory on June 3. Small drug makers have little exposure to tourism, the best corner of the market, and heavier weightings in freight and docks, Ilse Varga of Marrow Partners said."""

PAIRS = {
    "we is the fund": (
        "Sixfold pays less to borrow its boat shorts than it did in 2025.",
        "Sixfold pays more to borrow its boat shorts than it did in 2025.",
    ),
    "so many fewer": (
        "The register had fewer net short positions at the end of April than a year earlier.",
        "The register had more net short positions at the end of April than a year earlier.",
    ),
    "trailing twice as much": (
        "Shares of Brine Cover have outpaced the Calder 300 so far this year.",
        "Shares of Brine Cover have trailed the Calder 300 so far this year.",
    ),
    "a house that looks like a people": (
        "Greta Olsen is the finance director of Tallow.",
        "Greta Olsen is the finance director of Marrow Partners.",
    ),
    "a name of other articles": (
        "Otto Brandt came to Sixfold in February from Kellerman Group and is its head of risk.",
        "Otto Brandt came to Sixfold in February from Brine Cover and is its head of risk.",
    ),
    "both ends": (
        "Marrow Partners raised its short in Tallow Insurance from 0.6% to 1.3%.",
        "Marrow Partners, which only opened its short in Tallow in April, has already taken it from 0.6% to 1.8%.",
    ),
    "of what kind": (
        "Copper funds recorded a loss of 5.2 percent in April.",
        "Copper funds recorded a loss of 7.9 percent in April.",
    ),
    "so many times what": (
        "Dock banks change hands at 0.6 times book value.",
        "Dock banks change hands at 0.6 times earnings.",
    ),
    "grown so much": (
        "The share of Orlo's stock that is sold short has more than doubled since the end of March, to 8.8%.",
        "The share of Orlo's stock that is sold short has more than tripled since the end of March, to 8.8%.",
    ),
    "exposure": (
        "Small drug makers have only little exposure to tourism, said Ilse Varga of Marrow Partners.",
        "Small drug makers have plenty of exposure to tourism, said Ilse Varga of Marrow Partners.",
    ),
    "weightings": (
        "Small drug makers have heavy weightings in docks and freight, according to Ilse Varga of Marrow Partners.",
        "Small drug makers have light weightings in docks and freight, according to Ilse Varga of Marrow Partners.",
    ),
    "another day": (
        "Orlo Pharma's new laboratory will be opened on June 3.",
        "Orlo Pharma will have its new laboratory opened on July 3.",
    ),
}
"""What articles bear out, and the same with one fact changed."""

HONEST = {
    "a name that is no number": "Sixfold is betting against nine boat insurers, whose losses Petra Lindholm expects to climb above 12% of premiums by year-end.",
    "whom an interview is about": "Programs read 7,000 filings a quarter for the firm, Lindholm says.",
    "who measured owns nothing": "Cutwater Markets put short interest in Brine Cover at 9.7% of the float at the end of April, compared with 6.1% three months earlier.",
    "a position of so much": "Marrow Partners is short 1.3% of Tallow Insurance, out of disclosed short positions of 5.2% in all.",
    "letters of a name": "Marrow Partners is short 1.3% of Tallow Insurance, the FCA's register shows.",
    "the same holder": "Short positions in dock-insurers stocks grew 8.4% to 410 million shares, the biggest percentage increase of all.",
    "the steepest drop": "On May 11 Brine Cover had its steepest one-day drop since its 2022 stock-market debut.",
    "funds by their letters": "U.S.-listed ETFs attracted $21.4 billion in the week to Wednesday, up from $16.8 billion a week earlier, Fundwatch figures show.",
    "no better and failed": "Orlo Pharma's shares slumped 61% to $7.40 on May 11 after its heart drug failed to outperform a placebo in a trial with 1,212 patients.",
    "employees are jobs": "About 40% of Orlo's 520 jobs would go if it gave up its kidney programme, according to chief financial officer Piers Moran.",
    "since it began to count": "Bond funds took in $12.6 billion in April, the biggest monthly inflow since 2011.",
    "an American stock": "The average fee for borrowing an American stock rose from 0.85% a year in March to 0.92% in April.",
    "takings are earnings": "Lenders of shares worldwide took in $3.7 billion in 2026, according to Wharf Data.",
}


@pytest.fixture(scope="module")
def verdict(extract: Extract, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Verdict]:
    """The verdict on a draft of a day before these articles, as they are read from their files."""
    folder: Path = tmp_path_factory.mktemp("articles")
    for name, text in {"interview": INTERVIEW, "register": REGISTER, "flows": FLOWS, "clinic": CLINIC}.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    articles = read_articles(folder)

    def of(text: str) -> Verdict:
        report = check_draft(text, articles=articles, dateline=DAY, extract=extract, encode=encode_few)
        (sentence,) = report.sentences
        return sentence.verdict

    return of


@pytest.mark.parametrize("name", PAIRS)
def test_what_articles_say_is_borne_out_and_what_they_do_not_is_found(
    verdict: Callable[[str], Verdict], name: str
) -> None:
    honest, changed = PAIRS[name]
    assert verdict(honest) is Verdict.SUPPORTED
    assert verdict(changed) in {Verdict.REFUTED, Verdict.NOT_ENOUGH_EVIDENCE}


@pytest.mark.parametrize("name", HONEST)
def test_honest_words_are_left_alone(verdict: Callable[[str], Verdict], name: str) -> None:
    assert verdict(HONEST[name]) is Verdict.SUPPORTED
