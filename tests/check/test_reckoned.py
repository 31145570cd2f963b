"""Figures that a draft works out in its own words from two that an article prints, each beside a wrong one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from narrator.check.draft import check_draft
from narrator.model.claims import Span, Statements
from narrator.model.drafts import CheckedSentence, Verdict
from narrator.model.sources import Article

Extract = Callable[..., Statements]

DAY = date(2026, 5, 12)
SALE = (
    "The town of Orlen sold $25 million of nine-year notes on Tuesday at a yield of 3.6%, two basis points more than "
    "dealers had expected. Bids came to 2.2 times the amount on offer, the lowest ratio since November. Savings banks, "
    "which must buy what others leave, were left with 16% of the notes, up from 12% at the sale in February. Tarrant "
    "Mills agreed on Monday to buy Osk Paper for $5.2 billion, or $44 a share. Tarrant has lined up loans of $3.4 "
    "billion from two banks and will pay the rest from its own cash. Jonas Pryde of Alder Bank expects the deal to add "
    "9% to Tarrant's profit by 2028. Drought cover cost 4.1% of the value of a harvest in the middle of March, Lowe "
    "Brokers said. On Friday it cost 2.6%. Lowe sold 310 such covers in April."
)
FIRMS = (
    "The Harbour Board has fined Kessock Ferries £14 million for spilling oil in Dunmore Sound. Kessock did not admit "
    "guilt but accepted the fine, which was reduced by 20 percent because it settled early. The board's register "
    "showed 318 licensed trawlers at the end of April, 27 fewer than a year before. Dorrin Freight cut its forecast on "
    "Monday and now expects an operating profit of £31 million to £36 million this year, down from at least £50 "
    "million. Ida Holm of Verrow Bank kept her price target of £27 for Dorrin, almost three times Monday's close. The "
    "trial of Pellane's cough drops enrolled 130 patients, and two outside reviewers had warned that it would need "
    "three times as many to show anything. The Wharfside Shipping Fund closed at $61.40. A buyer paid $12 million for "
    "20,000 June puts on it with a strike price of $55, one broker said. Tollan Research rang 90 merchants that "
    "Kessock names on its site. Thirty of them had closed or had never heard of Kessock."
)
LETTER = (
    "Dear partners, Ostler's flagship fund gained 7% in April, and that of its rival Brayford 4%. We remain short of "
    "the insurers. We hold shorts in twelve of them, down from sixteen at Easter. Our worst mistake was Merrick Trust. "
    "We sold it short in October at $18; in March it agreed to be bought by a rival at $24, which cost us 0.7 percent. "
    "Short interest in glass makers rose to 5.9 percent of free float, and for the first time glass has overtaken "
    "timber (5.4 percent) on the list of industries. Short sellers of glass makers earned $3.2 billion in "
    "April. In March they had lost $1.1 billion. Insurers trade at 12.3 times earnings, against a ten-year average of "
    "14.8. Speculators hold a net short of some 24,000 rouble contracts. In June 2024 it was more than 110,000. "
    "Foreigners bought 700 million euros of Baltic shares in April, which sounds like a lot, but they sold 450 million "
    "euros of futures in the same month. Bets against small miners have made nearly $2 billion this year, Stannick "
    "Data estimates. Those against the large ones have lost roughly $9 billion."
)


def first(draft: str, extract: Extract) -> CheckedSentence:
    articles = [
        Article("sale", "", "text", SALE, (Span(0, len(SALE)),), published=DAY),
        Article("firms", "", "text", FIRMS, (Span(0, len(FIRMS)),), published=DAY),
        Article("letter", "", "text", LETTER, (Span(0, len(LETTER)),), publisher="Ostler Partners", published=DAY),
    ]
    return check_draft(draft, articles=articles, extract=extract, dateline=DAY).sentences[0]


PAIRS = {
    "product beside its factors": (
        (
            "With bids equal to 2.2 times the $25 million offered, total demand at Orlen's nine-year sale came to $55 "
            "million."
        ),
        (
            "With bids equal to 2.2 times the $25 million offered, total demand at Orlen's nine-year sale came to $65 "
            "million."
        ),
    ),
    "product with a multiple": (
        "Bids at Orlen's sale of nine-year notes totalled about $55 million for the $25 million on offer.",
        "Bids at Orlen's sale of nine-year notes totalled about $47 million for the $25 million on offer.",
    ),
    "product with a share": (
        "Orlen's $25 million sale of notes left savings banks holding exactly $4 million of them.",
        "Orlen's $25 million sale of notes left savings banks holding exactly $3 million of them.",
    ),
    "rest of a price": (
        "About $1.8 billion of the price for Osk Paper will come out of Tarrant's own cash.",
        "About $2.8 billion of the price for Osk Paper will come out of Tarrant's own cash.",
    ),
    "before a discount": (
        "Without the discount for settling early, Kessock would have had to pay a fine of £17.5 million.",
        "Without the discount for settling early, Kessock would have had to pay a fine of £19 million.",
    ),
    "so many times as many": (
        "Two outside reviewers had warned that Pellane's trial of cough drops needed about 390 patients.",
        "Two outside reviewers had warned that Pellane's trial of cough drops needed about 260 patients.",
    ),
    "part of what was needed": (
        "With 130 patients, Pellane's trial was a third of the size that two outside reviewers thought necessary.",
        "With 130 patients, Pellane's trial was a quarter of the size that two outside reviewers thought necessary.",
    ),
    "base of a multiple": (
        "Ida Holm keeps her target of £27 for Dorrin Freight, which closed a bit above £9 on Monday.",
        "Ida Holm keeps her target of £27 for Dorrin Freight, which closed a bit above £12 on Monday.",
    ),
    "a year before": (
        "At the end of April 2025 the board's register had shown 345 licensed trawlers.",
        "At the end of April 2025 the board's register had shown 291 licensed trawlers.",
    ),
    "cheaper since": (
        "Drought cover has become 1.5 percentage points cheaper since the middle of March, according to Lowe Brokers.",
        "Drought cover has become 1.5 percentage points dearer since the middle of March, according to Lowe Brokers.",
    ),
    "beneath a floor": (
        (
            "Even the upper end of Dorrin's new profit range lies £14 million beneath the floor of its previous "
            "forecast."
        ),
        (
            "Even the upper end of Dorrin's new profit range lies £19 million beneath the floor of its previous "
            "forecast."
        ),
    ),
    "larger than another's": (
        "The gain of Ostler's flagship fund in April was three percentage points larger than Brayford's.",
        "The gain of Brayford's flagship fund in April was three percentage points larger than Ostler's.",
    ),
    "lead": (
        "The lead of glass over timber is slim: 0.5 percentage points of free float.",
        "The lead of timber over glass is slim: 0.5 percentage points of free float.",
    ),
    "turns": (
        "Insurers trade at a multiple of earnings that is 2.5 turns below the ten-year average.",
        "Insurers trade at a multiple of earnings that is 2.5 turns above the ten-year average.",
    ),
    "above the strike": (
        "The Wharfside Shipping Fund closed $6.40 above the strike price of the June puts.",
        "The Wharfside Shipping Fund closed $6.40 below the strike price of the June puts.",
    ),
    "from one price to another": (
        "In March Merrick Trust agreed to be bought at $6 a share more than the price at which Ostler sold it short.",
        "In March Merrick Trust agreed to be bought at $5 a share more than the price at which Ostler sold it short.",
    ),
    "shrunk by a part": (
        "Ostler has shrunk its list of insurer shorts by a quarter since Easter.",
        "Ostler has shrunk its list of insurer shorts by a third since Easter.",
    ),
    "part of what it was": (
        "Speculators' net short in rouble contracts is less than a quarter of what it was in June 2024.",
        "Speculators' net short in rouble contracts is less than a tenth of what it was in June 2024.",
    ),
    "a gain and a loss together": (
        "March and April taken together left short sellers of glass makers $2.1 billion ahead.",
        "March and April taken together left short sellers of glass makers $4.3 billion ahead.",
    ),
    "net of what was sold": (
        "Foreign buying of Baltic shares in April nets out at about 250 million euros once futures are counted.",
        "Foreign buying of Baltic shares in April nets out at about 350 million euros once futures are counted.",
    ),
    "together in the red": (
        (
            "Taken together, this year's bets against miners of every size are in the red by about $7 billion, on "
            "Stannick's estimates."
        ),
        (
            "Taken together, this year's bets against miners of every size are in the red by about $11 billion, on "
            "Stannick's estimates."
        ),
    ),
    "a share told both ways": (
        (
            "Tollan Research says that 30 of the 90 dealers it rang, one in three, had closed or had never heard of "
            "Kessock."
        ),
        (
            "Tollan Research says that 30 of the 90 dealers it rang, one in four, had closed or had never heard of "
            "Kessock."
        ),
    ),
}


@pytest.mark.parametrize("draft", [honest for honest, _ in PAIRS.values()], ids=list(PAIRS))
def test_what_printed_figures_come_to_is_support(draft: str, extract: Extract) -> None:
    sentence = first(draft, extract)
    assert sentence.verdict is Verdict.SUPPORTED, [(one.verdict, one.rule) for one in sentence.claims]


@pytest.mark.parametrize("draft", [wrong for _, wrong in PAIRS.values()], ids=list(PAIRS))
def test_what_they_do_not_come_to_is_none(draft: str, extract: Extract) -> None:
    assert first(draft, extract).verdict is not Verdict.SUPPORTED


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param("Pension funds were left holding $4 million of the notes that Orlen sold.", id="another buyer"),
        pytest.param("Savings banks bid $55 million for the notes that Orlen sold.", id="another bidder"),
        pytest.param("Two banks lend Tarrant $1.8 billion for Osk Paper.", id="the other part"),
        pytest.param("Kessock has to pay a fine of £17.5 million for spilling oil in Dunmore Sound.", id="not reduced"),
        pytest.param("The trial of Pellane's cough drops enrolled 390 patients.", id="what was needed"),
        pytest.param("Ida Holm has a price target of £9 for Dorrin Freight.", id="the base is no target"),
        pytest.param("At the end of April 2026 the board's register showed 345 licensed trawlers.", id="this year"),
        pytest.param("Without the discount, Dorrin Freight would have had to pay £17.5 million.", id="another firm"),
        pytest.param("Drought cover has become 1.5 percentage points cheaper since the middle of April.", id="month"),
        pytest.param("The lead of insurers over timber is slim: 0.5 percentage points of free float.", id="of others"),
        pytest.param(
            "Merrick Trust agreed to be bought at $6 a share less than the price at which Ostler sold it short.",
            id="the other way",
        ),
        pytest.param("Insurers trade at 2.5 times earnings.", id="a difference is no level"),
        pytest.param("Ostler has lengthened its list of insurer shorts by a quarter since Easter.", id="grown"),
        pytest.param(
            "March and April taken together left short sellers of glass makers $2.1 billion behind.", id="red"
        ),
        pytest.param("Short sellers of glass makers earned $2.1 billion in April.", id="one month of two"),
        pytest.param("Foreigners bought 250 million euros of Baltic shares in April.", id="gross"),
        pytest.param("This year's bets against miners of every size are $7 billion ahead, taken together.", id="ahead"),
        pytest.param("Taken together, small and large miners have lost $11 billion this year.", id="who lost"),
        pytest.param("One in three of the dealers that Tollan Research rang still sells Kessock's tickets.", id="else"),
        pytest.param("The Wharfside Shipping Fund closed $6.40 above its record.", id="other base"),
    ],
)
def test_what_they_come_to_is_of_nothing_else(draft: str, extract: Extract) -> None:
    assert first(draft, extract).verdict is not Verdict.SUPPORTED
