"""Figures that follow from two that an article prints, and figures that only look as if they did."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from narrator.check.draft import check_draft
from narrator.model.claims import Span, Statements
from narrator.model.drafts import CheckedSentence, Verdict
from narrator.model.sources import Article

Extract = Callable[..., Statements]

PAGE = (
    "Marlow Ferries Inc. sold 1,200 cabins in April, twice the number of April last year, its finance chief said. "
    "It carried 84,000 cars, 12% more than in March. Fuel cost it $30 million and port fees $12 million. "
    "Ferris Lines Ltd. earned 6.4% on its ships in the quarter, up from 5.1% a year before. "
    "The port of Lunmouth plans to spend $450 million on quays by 2028, $50 million more than the council approved. "
    "Of the 120 lockers on its ships 90 lockers were empty. "
    "Short sellers held 9.2% of Marlow's shares and 6.7% of Ferris's, according to Quayle Data. "
    "The ferry tax yields $80 million a year, 35% of what the islands need for their roads."
)
YARDS = (
    "Brightmoor Yards Inc. kept 4.2% of its sales as profit after wages in the second quarter, down from 5.6% in the "
    "autumn. The Pell 250 index of builders rose 2.9% on Thursday, while the Pell 80 slipped 0.4%. The tenth of "
    "builders with the oldest docks gained 5.2% on the day, according to Quayle Data. "
    "The fleet of Brightmoor Yards shrank from 52 tugs to 37 tugs in the spring. "
    "The harbour fund auctioned $60 million of five-year bonds on Thursday. Offers came to 1.85 times the sum on sale. "
    "Pension savers, who seldom bid, were left with 15% of the bonds, up from 12% at the auction in March. "
    "Insurers put $45 million of new money into small yards in the last 20 days, Quayle Data said. "
    "The inspector wrote to 24 yards. Six of them had no licence to weld at night or no fire doors. "
    "Insuring Dorn Slipways Inc. cost 12% a year at the end of April, and Tarn Boats Inc. 5%. "
    "Holders of Dorn Slipways have made $9 million this year. Holders of Tarn Boats have lost $4 million. "
    "The ferry Marianne carried 150 guests, and two retired captains had reckoned that she would need three times as "
    "many to earn her keep. Lena Voss of Halden has a target of $18 for Dorn Slipways, almost twice Thursday's close."
)
DAY = date(2026, 5, 12)


def first(draft: str, extract: Extract, page: str = PAGE) -> CheckedSentence:
    article = Article("ferries", "", "text", page, (Span(0, len(page)),), published=DAY)
    return check_draft(draft, articles=[article], extract=extract, dateline=DAY).sentences[0]


@pytest.mark.parametrize(
    ("draft", "step"),
    [
        ("In April last year Marlow Ferries sold about 600 cabins.", "1,200 cabins / 2 = 600"),
        ("Fuel and port fees together cost Marlow Ferries $42 million.", "$30 million + $12 million = $42 million"),
        ("Marlow carried some 75,000 cars in March.", "84,000 cars / (100% + 12%) = 75,000"),
        (
            "Ferris Lines earned 1.3 percentage points more on its ships than a year before.",
            "6.4% - 5.1% = 1.3 percentage points",
        ),
        (
            "The council approved $400 million for the quays of Lunmouth.",
            "$450 million - $50 million = $400 million",
        ),
        ("Three quarters of the 120 lockers on its ships were empty.", "90 lockers / 120 lockers = 75%"),
        (
            "Quayle Data puts the gap between the shares sold short of Marlow and of Ferris at 2.5 percentage points.",
            "9.2% - 6.7% = 2.5 percentage points",
        ),
        (
            "With $80 million a year the ferry tax is little beside the $229 million that the islands need for roads.",
            "$80 million / 35% = $228.57 million",
        ),
    ],
)
def test_one_step_of_arithmetic_is_support_and_is_shown(draft: str, step: str, extract: Extract) -> None:
    sentence = first(draft, extract)
    assert sentence.verdict is Verdict.SUPPORTED
    assert step in {line for claim in sentence.claims for shown in claim.evidence for line in shown.arithmetic}


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param("In April last year Marlow Ferries sold about 2,400 cabins.", id="turned round"),
        pytest.param("Fuel and port fees together cost Marlow Ferries $52 million.", id="another sum"),
        pytest.param("Marlow Ferries sold new bonds for $42 million.", id="nobody speaks of a sum"),
        pytest.param("Marlow carried some 94,000 cars in March.", id="the other way"),
        pytest.param(
            "Ferris Lines earned 2.3 percentage points more on its ships than a year before.", id="more apart"
        ),
        pytest.param("The port of Lunmouth plans to spend $400 million on quays by 2028.", id="not what was approved"),
        pytest.param("Two thirds of the 120 lockers on its ships were empty.", id="another share"),
        pytest.param("Ferris Lines will pay a dividend of $18 million.", id="a difference of two others"),
        pytest.param("Marlow Ferries, run by its founder, paid $42 million for fuel.", id="by is no difference"),
        pytest.param("Short sellers held 2.5 percentage points more of Ferris than of Marlow.", id="the smaller first"),
        pytest.param("Ferris Lines earned 1.3 percentage points less on its ships than a year before.", id="it rose"),
        pytest.param("Marlow's chief executive owns shares worth $28 million.", id="a share of an amount"),
    ],
)
def test_numbers_alone_allow_no_step(draft: str, extract: Extract) -> None:
    assert first(draft, extract).verdict is not Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("draft", "step"),
    [
        (
            "Brightmoor's profit after wages narrowed by 1.4 of a percentage point to the second quarter.",
            "5.6% - 4.2% = 1.4 percentage points",
        ),
        (
            "The share of sales that Brightmoor Yards kept as profit after wages shrank by a quarter from the autumn.",
            "(5.6% - 4.2%) / 5.6% = 25%",
        ),
        ("The Pell 250 beat the Pell 80 by 3.3 percentage points on Thursday.", "2.9% + 0.4% = 3.3 percentage points"),
        (
            "The tenth of builders with the oldest docks outran the Pell 250 by 2.3 percentage points on Thursday.",
            "5.2% - 2.9% = 2.3 percentage points",
        ),
        ("Pension savers were left with $9 million of the five-year bonds.", "$60 million x 15% = $9 million"),
        ("Offers for the five-year bonds came to $111 million.", "$60 million x 1.85 times = $111 million"),
        (
            "New money of insurers for small yards averaged a little over $2 million a day, Quayle Data said.",
            "$45 million / 20 = $2.25 million",
        ),
        (
            "A quarter of the 24 yards that the inspector wrote to had no licence to weld at night or no fire doors.",
            "6 yard / 24 yards = 25%",
        ),
        (
            "Insuring Dorn Slipways cost 2.4 times what it cost to insure Tarn Boats at the end of April.",
            "12% / 5% = 2.4 times",
        ),
        (
            "Insuring Dorn Slipways cost 7 percentage points more than insuring Tarn Boats at the end of April.",
            "12% - 5% = 7 percentage points",
        ),
        (
            "Two retired captains had reckoned that the ferry Marianne would need 450 guests to earn her keep.",
            "150 guests x 3 = 450",
        ),
        (
            "Lena Voss keeps her target of $18 for Dorn Slipways, which closed a little above $9 on Thursday.",
            "$18 / 2 = $9",
        ),
        (
            "The fleet of Brightmoor Yards shrank by 15 tugs in the spring.",
            "52 tugs - 37 tugs = 15",
        ),
    ],
)
def test_the_words_at_a_figure_name_its_step(draft: str, step: str, extract: Extract) -> None:
    sentence = first(draft, extract, YARDS)
    assert step in {line for claim in sentence.claims for shown in claim.evidence for line in shown.arithmetic}
    assert sentence.verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param("Brightmoor's profit after wages widened by 1.4 percentage points from the autumn.", id="way"),
        pytest.param("Tarn's profit after wages narrowed by 1.4 percentage points from the autumn.", id="another firm"),
        pytest.param("The share of sales that Brightmoor kept as profit grew by a quarter from the autumn.", id="grew"),
        pytest.param("Brightmoor's docks shrank by a quarter from the autumn.", id="another thing"),
        pytest.param("The Pell 80 beat the Pell 250 by 3.3 percentage points on Thursday.", id="order"),
        pytest.param("The Pell 250 was beaten by the Pell 80 by 3.3 percentage points on Thursday.", id="passive"),
        pytest.param("The Pell 250 beat the Pell 80 by 2.5 percentage points on Thursday.", id="a loss is below zero"),
        pytest.param("The Pell 250 outran the tenth of builders with the oldest docks by 2.3 percentage points."),
        pytest.param("Pension savers were left with $9 million of the bonds auctioned in March.", id="month"),
        pytest.param("Hedge funds were left with $9 million of the five-year bonds.", id="another buyer"),
        pytest.param("Pension savers were left with $9 million of the two-year bonds.", id="term"),
        pytest.param("Offers from pension savers came to $111 million.", id="part of the offers"),
        pytest.param("New money of insurers for small yards averaged $2.25 million a week.", id="a week"),
        pytest.param("New money of insurers for large yards averaged $2.25 million a day.", id="size"),
        pytest.param("A quarter of the 24 yards that the inspector wrote to will appeal.", id="something else of them"),
        pytest.param("A third of the 24 yards had no licence to weld at night or no fire doors.", id="another share"),
        pytest.param("Insuring Tarn Boats cost 2.4 times what it cost to insure Dorn Slipways in April.", id="turned"),
        pytest.param("The ferry Marianne carried 450 guests.", id="what was needed is not what was"),
        pytest.param("The fleet of Brightmoor Yards grew by 15 tugs in the spring.", id="it shrank"),
        pytest.param("Lena Voss has a target of $9 for Dorn Slipways.", id="the base is not the target"),
        pytest.param("Dorn Slipways closed a little below $9 on Thursday.", id="almost twice is less than twice"),
        pytest.param("Holders of Dorn and Tarn together have made $13 million this year.", id="a gain and a loss"),
    ],
)
def test_a_step_of_other_figures_is_none(draft: str, extract: Extract) -> None:
    sentence = first(draft, extract, YARDS)
    assert sentence.verdict is not Verdict.SUPPORTED


BOATS = (
    "Bearish bets against Tarrow Boats Inc. reached 7.8% of its shares on Friday, up from 5.9% a month before. "
    "It costs 74 basis points a year to borrow them, against 61 in April; Kelm Yards costs 185. "
    "Gross margin at Tarrow narrowed to 19.4% from 22.1% a year earlier. "
    "Anna Brisk of Dorrit Bank cut her price target for Tarrow to $44 from $60. "
    "The inspector sent 37 letters about late returns. Of these, 22 concerned Tarrow and nine Kelm Yards. "
    "Hull builders hold about two thirds of the patents, Quayle Data estimates. "
    "Tarrow's board approved a buyback of $750 million. Kelm's is smaller, $200 million. "
    "Kelm Yards bought back 2.4 million of its own shares in the spring for $38 million."
)


@pytest.mark.parametrize(
    ("draft", "step"),
    [
        ("Anna Brisk of Dorrit Bank has lopped $16 off her target for Tarrow.", "$60 - $44 = $16"),
        ("Tarrow accounted for more than half of the inspector's late-return letters.", "22 / 37 letters = 59.46%"),
        (
            "About a third of the patents is not held by hull builders, on Quayle Data's estimate.",
            "100% - 66.67%",
        ),
        (
            "Together the buybacks of Tarrow and Kelm come to $950 million.",
            "$750 million + $200 million = $950 million",
        ),
        ("Tarrow's buyback is almost four times the size of Kelm's.", "$750 million / $200 million = 3.75 times"),
        (
            "Kelm Yards paid just under $16 a share for the stock it bought back in the spring.",
            "$38 million / 2.4 million",
        ),
    ],
)
def test_words_choose_the_figures_that_a_step_takes(draft: str, step: str, extract: Extract) -> None:
    sentence = first(draft, extract, BOATS)
    assert sentence.verdict is Verdict.SUPPORTED
    lines = [line for claim in sentence.claims for shown in claim.evidence for line in shown.arithmetic]
    assert any(line.startswith(step) for line in lines), lines


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param("Bets against Tarrow Boats have grown by 2.9 percentage points in a month.", id="number"),
        pytest.param("Bets against Tarrow Boats have shrunk by 1.9 percentage points in a month.", id="way"),
        pytest.param("Kelm's gross margin shrank by 2.7 percentage points in a year.", id="another firm"),
        pytest.param("Anna Brisk of Dorrit Bank has lopped $26 off her target for Tarrow.", id="amount"),
        pytest.param("Kelm Yards accounted for more than half of the inspector's late-return letters.", id="part"),
        pytest.param("Together the buybacks of Tarrow and Kelm come to $850 million.", id="sum"),
        pytest.param("Kelm's buyback is almost four times the size of Tarrow's.", id="turned"),
        pytest.param("Kelm Yards paid just under $26 a share for the stock it bought back in the spring.", id="rate"),
    ],
)
def test_another_number_of_the_figures_that_words_choose_is_none(draft: str, extract: Extract) -> None:
    assert first(draft, extract, BOATS).verdict is not Verdict.SUPPORTED


LETTER = (
    "Dear partners, gross exposure was 310% of capital at the end of the month, against 285% at the end of March. "
    "Fourteen names make up the short book, compared with 20 at the start of the year. "
    "We bought the bond of Quarne Rail at 102; it ended the month at 97. "
    "Borrowing Tolland Glass costs 8.1% a year now, against 3.6% at the end of March. "
    "Borrowing Verrin Mills costs 5.2% a year now, against 4.9% at the end of March. "
    "The rent of a barge fell to about $21,000 a day from nearly $40,000 in January. "
    "Of the 16 brokers who follow Tolland Glass, three say buy, eight hold and five sell. "
    "Before the offer 13.1 percent of Corran Locks was sold short. By Thursday that had come down to 7 percent. "
    "On Monday Ardent Quays offered $58 a share for Corran Locks. Last Friday the stock closed at $51.20. "
    "Equity funds of the plain sort took in $31.4 million in April and bond funds $22.2 million."
)


def of_a_letter(draft: str, extract: Extract) -> CheckedSentence:
    article = Article(
        "letter",
        "",
        "text",
        LETTER,
        (Span(0, len(LETTER)),),
        headline="Letter to the partners for April",
        publisher="Hallam Weir Partners",
        published=DAY,
    )
    return check_draft(draft, articles=[article], extract=extract, dateline=DAY).sentences[0]


@pytest.mark.parametrize(
    ("draft", "step"),
    [
        ("Hallam's gross exposure rose to just over three times its capital in April.", "310% / 100% = 3.1 times"),
        ("Hallam runs six fewer shorts than it did at the start of the year.", "20 - 14"),
        ("The Quarne Rail bond has dropped five points since Hallam bought it, as of the end of April.", "102 - 97"),
        ("The fee for borrowing Tolland Glass more than doubled in the course of April.", "8.1% / 3.6% = 2.25 times"),
        ("The rent of a barge has nearly halved since January.", "about $21,000 / nearly $40,000 = 0.53 times"),
        ("Exactly half of the brokers following Tolland Glass say hold.", "8 / 16 brokers = 50%"),
        (
            "The cost of borrowing Tolland Glass went up by 4.5 percentage points in April, while a barge's rent fell.",
            "8.1% - 3.6% = 4.5 percentage points",
        ),
        (
            "Since the offer the share of Corran Locks sold short has dropped by more than six percentage points.",
            "13.1 percent - 7 percent = 6.1 percentage points",
        ),
        ("On Friday Corran Locks closed $6.80 below the offer of Ardent Quays.", "$58 - $51.20 = $6.8"),
        ("Between them, plain equity funds and bond funds took in $53.6 million in April.", "$31.4 million + $22.2"),
    ],
)
def test_a_house_a_clause_or_a_verb_says_of_what_a_step_is(draft: str, step: str, extract: Extract) -> None:
    sentence = of_a_letter(draft, extract)
    assert sentence.verdict is Verdict.SUPPORTED
    lines = [line for claim in sentence.claims for shown in claim.evidence for line in shown.arithmetic]
    assert any(line.startswith(step) for line in lines), lines


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param("Hallam's gross exposure rose to just over four times its capital in April.", id="multiple"),
        pytest.param("Hallam runs six more shorts than it did at the start of the year.", id="way"),
        pytest.param("Verrin runs six fewer shorts than it did at the start of the year.", id="another house"),
        pytest.param("Hallam's Tolland Glass bond has dropped five points since it was bought.", id="another bond"),
        pytest.param("The fee for borrowing Verrin Mills more than doubled in the course of April.", id="another fee"),
        pytest.param("The fee for borrowing Tolland Glass more than tripled in the course of April.", id="verb"),
        pytest.param("The fee for borrowing Tolland Glass more than halved in the course of April.", id="verb turned"),
        pytest.param("The rent of a barge has more than halved since January.", id="hedge"),
        pytest.param("Exactly half of the brokers following Tolland Glass say sell.", id="part"),
        pytest.param(
            "The cost of borrowing Verrin Mills went up by 4.5 percentage points in April, whereas Corran Locks fell.",
            id="clause of another",
        ),
        pytest.param(
            "The cost of borrowing Tolland Glass went down by 4.5 percentage points, whereas Corran Locks fell.",
            id="clause turned",
        ),
        pytest.param(
            "Since the offer the share of Corran Locks sold short has risen by six percentage points.", id="up"
        ),
        pytest.param("On Friday Corran Locks closed $6.80 above the offer of Ardent Quays.", id="above"),
        pytest.param("Between them, plain equity funds and bond funds took in $63.6 million in April.", id="sum"),
        pytest.param(
            "Between them, plain equity funds and bond funds gave up $53.6 million in April.", id="sum turned"
        ),
    ],
)
def test_a_house_a_clause_or_a_verb_says_nothing_of_other_steps(draft: str, extract: Extract) -> None:
    assert of_a_letter(draft, extract).verdict is not Verdict.SUPPORTED


DUES = (
    "Dues at Holm\n\nA berth at Holm costs 45 crowns a night this summer, five times what skippers paid in 2019."
    " Imports of tar have risen 200% since 2020. Rope is a fifth dearer than last year."
)


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("The cost of a berth at Holm has risen 400% since 2019.", Verdict.SUPPORTED),
        ("Berths at Holm cost 400% more than in 2019.", Verdict.SUPPORTED),
        ("Imports of tar are three times as high as in 2020.", Verdict.SUPPORTED),
        ("The cost of a berth at Holm has risen 500% since 2019.", Verdict.NOT_ENOUGH_EVIDENCE),
        ("The cost of a berth at Holm has fallen 400% since 2019.", Verdict.NOT_ENOUGH_EVIDENCE),
        ("Imports of tar are twice as high as in 2020.", Verdict.NOT_ENOUGH_EVIDENCE),
        ("Rope costs 20% more than last year.", Verdict.SUPPORTED),
        ("Rope is 20% dearer than last year.", Verdict.SUPPORTED),
        ("Rope is 20% cheaper than last year.", Verdict.REFUTED),
    ],
)
def test_an_increase_is_a_multiple_less_one(draft: str, verdict: Verdict, extract: Extract) -> None:
    (sentence,) = check_draft(draft, articles=[DUES], extract=extract).sentences
    assert sentence.verdict is verdict
