"""Amounts in invented sentences, with the intervals that their words allow worked out by hand."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.extract.figures.quantities import find_quantities
from narrator.model.claims import Interval


def interval(written: str) -> Interval:
    """`(12.5e9, 13e9]` as an interval; an empty side is unbounded."""
    low, high = (side.strip() for side in written[1:-1].split(","))
    return Interval(
        Decimal(low) if low else None,
        Decimal(high) if high else None,
        written[0] == "[" or not low,
        written[-1] == "]" or not high,
    )


# sentence; the amount's words; unit; value ("" for a range); interval; hedge ("" for none)
AMOUNTS = [
    # exact: half of the last written place to either side
    ("Shorts of small caps made $13 billion.", "$13 billion", "USD", "13e9", "[12.5e9, 13.5e9)", ""),
    ("They gained $9.7 billion since May.", "$9.7 billion", "USD", "9.7e9", "[9.65e9, 9.75e9)", ""),
    ("It took in $658 million.", "$658 million", "USD", "658e6", "[657.5e6, 658.5e6)", ""),
    ("It took in $600 million.", "$600 million", "USD", "600e6", "[599.5e6, 600.5e6)", ""),
    ("The loss was $140 billion.", "$140 billion", "USD", "140e9", "[139.5e9, 140.5e9)", ""),
    ("The gauge rose 5%.", "5%", "percent", "5", "[4.5, 5.5)", ""),
    ("The gauge rose 16.2%.", "16.2%", "percent", "16.2", "[16.15, 16.25)", ""),
    ("The gauge rose 5.0 percent.", "5.0 percent", "percent", "5", "[4.95, 5.05)", ""),
    ("The gauge rose five per cent.", "five per cent", "percent", "5", "[4.5, 5.5)", ""),
    ("The gauge rose 5 pct.", "5 pct", "percent", "5", "[4.5, 5.5)", ""),
    ("A 3-percent fall followed.", "3-percent", "percent", "3", "[2.5, 3.5)", ""),
    ("The stake is worth $64m.", "$64m", "USD", "64e6", "[63.5e6, 64.5e6)", ""),
    ("A US$1.2bn deal.", "US$1.2bn", "USD", "1.2e9", "[1.15e9, 1.25e9)", ""),
    ("A budget of €3.5 billion.", "€3.5 billion", "EUR", "3.5e9", "[3.45e9, 3.55e9)", ""),
    ("It cost £750,000 to fit.", "£750,000", "GBP", "750000", "[749999.5, 750000.5)", ""),
    ("It cost ¥2 trillion.", "¥2 trillion", "JPY", "2e12", "[1.5e12, 2.5e12)", ""),
    ("It cost C$40 million.", "C$40 million", "CAD", "40e6", "[39.5e6, 40.5e6)", ""),
    ("It cost HK$7.8 a share.", "HK$7.8", "HKD", "7.8", "[7.75, 7.85)", ""),
    ("A fine of CHF 12 million.", "CHF 12 million", "CHF", "12e6", "[11.5e6, 12.5e6)", ""),
    ("A fine of 12 million euros.", "12 million euros", "EUR", "12e6", "[11.5e6, 12.5e6)", ""),
    ("A fine of two billion dollars.", "two billion dollars", "USD", "2e9", "[1.5e9, 2.5e9)", ""),
    ("A fine of 30 million Australian dollars.", "30 million Australian dollars", "AUD", "30e6", "[29.5e6, 30.5e6)", ""),
    ("A fine of 30 million USD.", "30 million USD", "USD", "30e6", "[29.5e6, 30.5e6)", ""),
    ("They paid $41.50 a share.", "$41.50", "USD", "41.5", "[41.495, 41.505)", ""),
    ("A dividend of 5 cents a share.", "5 cents", "USD", "0.05", "[0.045, 0.055)", ""),
    ("A $5-million grant.", "$5-million", "USD", "5e6", "[4.5e6, 5.5e6)", ""),
    ("Yields rose 25 basis points.", "25 basis points", "basis points", "25", "[24.5, 25.5)", ""),
    ("Spreads widened by 12bps.", "12bps", "basis points", "12", "[11.5, 12.5)", ""),
    ("The share rose 0.4 percentage points.", "0.4 percentage points", "percentage points", "0.4", "[0.35, 0.45)", ""),
    ("The share rose by half a percentage point.", "half a percentage point", "percentage points", "0.5", "[0.45, 0.55)", ""),
    ("It trades at 2.3 times book value.", "2.3 times", "multiple", "2.3", "[2.25, 2.35)", ""),
    ("It trades at 12 times earnings.", "12 times", "multiple", "12", "[11.5, 12.5)", ""),
    ("It trades at 2.3x sales.", "2.3x", "multiple", "2.3", "[2.25, 2.35)", ""),
    ("Volume rose threefold.", "threefold", "multiple", "3", "[2.5, 3.5)", ""),
    ("Some funds hold 658 million shares of it.", "658 million shares", "shares", "658e6", "[657.5e6, 658.5e6)", ""),
    ("Ostrow has 4.1 million common shares.", "4.1 million common shares", "shares", "4.1e6", "[4.05e6, 4.15e6)", ""),
    ("Traders sold 12,400 contracts.", "12,400 contracts", "contracts", "12400", "[12399.5, 12400.5)", ""),
    ("Its shorts need 3.2 days to cover.", "3.2 days", "days", "3.2", "[3.15, 3.25)", ""),
    ("It would take them four days to cover.", "four days", "days", "4", "[3.5, 4.5)", ""),
    ("The rule hits 14 companies.", "14 companies", "company", "14", "[13.5, 14.5)", ""),
    ("The rule hits fourteen small companies.", "fourteen small companies", "company", "14", "[13.5, 14.5)", ""),
    ("We spoke to twenty-five people.", "twenty-five people", "person", "25", "[24.5, 25.5)", ""),
    ("It tracks six indices.", "six indices", "index", "6", "[5.5, 6.5)", ""),
    ("It opened 40 branches.", "40 branches", "branch", "40", "[39.5, 40.5)", ""),
    ("Two of the three funds closed.", "Two of the three funds", "fund", "2", "[1.5, 2.5)", ""),
    ("Of the judges, two of the three, agreed.", "two of the three", "", "2", "[1.5, 2.5)", ""),
    ("The index closed at 1,851.96 on Friday.", "1,851.96", "", "1851.96", "[1851.955, 1851.965)", ""),
    ("Cash flow was -$3.5 million.", "-$3.5 million", "USD", "-3.5e6", "[-3.55e6, -3.45e6)", ""),
    ("The return was -5% last year.", "-5%", "percent", "-5", "[-5.5, -4.5)", ""),
    ("The return was +5% last year.", "+5%", "percent", "5", "[4.5, 5.5)", ""),
    # nearly: from half of the last place that is not zero below, both ends open
    ("Shorts made nearly $13 billion.", "nearly $13 billion", "USD", "13e9", "(12.5e9, 13e9)", "nearly"),
    ("Shorts made almost $140 billion.", "almost $140 billion", "USD", "140e9", "(135e9, 140e9)", "nearly"),
    ("The gauge fell close to 7%.", "close to 7%", "percent", "7", "(6.5, 7)", "nearly"),
    ("The gauge fell just under 7.5%.", "just under 7.5%", "percent", "7.5", "(7.45, 7.5)", "nearly"),
    ("It raised just shy of $600 million.", "just shy of $600 million", "USD", "600e6", "(550e6, 600e6)", "nearly"),
    # about: both sides, closed
    ("Losses came to roughly $140 billion.", "roughly $140 billion", "USD", "140e9", "[135e9, 145e9]", "about"),
    ("Losses came to about $13.5 billion.", "about $13.5 billion", "USD", "13.5e9", "[13.45e9, 13.55e9]", "about"),
    ("Losses came to around $600 million.", "around $600 million", "USD", "600e6", "[550e6, 650e6]", "about"),
    ("Some 14 companies joined.", "Some 14 companies", "company", "14", "[13.5, 14.5]", "about"),
    ("Approximately 30% agreed.", "Approximately 30%", "percent", "30", "[25, 35]", "about"),
    ("They made an estimated $9.7 billion.", "an estimated $9.7 billion", "USD", "9.7e9", "[9.65e9, 9.75e9]", "about"),
    ("That was about a 5% gain.", "about a 5%", "percent", "5", "[4.5, 5.5]", "about"),
    ("It lost ~$20 million.", "~$20 million", "USD", "20e6", "[15e6, 25e6]", "about"),
    # more than, at least, just over
    ("It lost more than $20 million.", "more than $20 million", "USD", "20e6", "(20e6, )", "more than"),
    ("It lost over 20%.", "over 20%", "percent", "20", "(20, )", "more than"),
    ("It lost well over 20%.", "well over 20%", "percent", "20", "(20, )", "more than"),
    ("A sum north of $2 billion.", "north of $2 billion", "USD", "2e9", "(2e9, )", "more than"),
    ("Sales exceeding $2 billion.", "exceeding $2 billion", "USD", "2e9", "(2e9, )", "more than"),
    ("Sales have exceeded $2 billion.", "exceeded $2 billion", "USD", "2e9", "(2e9, )", "more than"),
    ("Sales topped $2 billion.", "topped $2 billion", "USD", "2e9", "(2e9, )", "more than"),
    ("Fees may not exceed 8%.", "not exceed 8%", "percent", "8", "[0, 8]", "up to"),
    ("It holds at least 30 million shares.", "at least 30 million shares", "shares", "30e6", "[30e6, )", "at least"),
    ("It holds no less than 8%.", "no less than 8%", "percent", "8", "[8, )", "at least"),
    ("It fell 8% or more.", "8% or more", "percent", "8", "[8, )", "at least"),
    ("It fell just over 8%.", "just over 8%", "percent", "8", "(8, 8.5]", "more than"),
    ("It fell slightly more than $600 million.", "slightly more than $600 million", "USD", "600e6", "(600e6, 650e6]", "more than"),
    # less than, up to
    ("That is less than 10% of it.", "less than 10%", "percent", "10", "[0, 10)", "less than"),
    ("It owns under $5 million.", "under $5 million", "USD", "5e6", "[0, 5e6)", "less than"),
    ("Fewer than 14 companies fell.", "Fewer than 14 companies", "company", "14", "[0, 14)", "less than"),
    ("It may pay up to $5 million.", "up to $5 million", "USD", "5e6", "[0, 5e6]", "up to"),
    ("Its net exposure went up to 52%.", "52%", "percent", "52", "[51.5, 52.5)", ""),
    ("The yard handed over 52 boats.", "52 boats", "boat", "52", "[51.5, 52.5)", ""),
    ("It may pay as much as $5 million.", "as much as $5 million", "USD", "5e6", "[0, 5e6]", "up to"),
    ("It may pay no more than 3%.", "no more than 3%", "percent", "3", "[0, 3]", "up to"),
    # ranges
    ("It will fall 3 to 5 per cent.", "3 to 5 per cent", "percent", "", "[3, 5]", "between"),
    ("It will fall 4%–5%.", "4%–5%", "percent", "", "[4, 5]", "between"),
    ("It will fall 3-5%.", "3-5%", "percent", "", "[3, 5]", "between"),
    ("It wants between $3 and $5 billion.", "between $3 and $5 billion", "USD", "", "[3e9, 5e9]", "between"),
    ("It wants $3 to $5 billion.", "$3 to $5 billion", "USD", "", "[3e9, 5e9]", "between"),
    ("It wants from $500 million to $1 billion.", "from $500 million to $1 billion", "USD", "", "[500e6, 1e9]", "between"),
    ("It wants $3–5 billion.", "$3–5 billion", "USD", "", "[3e9, 5e9]", "between"),
    ("It hit 10 to 14 companies.", "10 to 14 companies", "company", "", "[10, 14]", "between"),
    ("It will fall about 3 to 5%.", "about 3 to 5%", "percent", "", "[3, 5]", "between"),
    # parts of a whole
    ("More than half of the stocks fell.", "More than half", "percent", "50", "(50, 100]", "more than"),
    ("Less than half of the stocks fell.", "Less than half", "percent", "50", "[0, 50)", "less than"),
    ("Half of the stocks fell.", "Half", "percent", "50", "[49.5, 50.5)", ""),
    ("About half of the stocks fell.", "About half", "percent", "50", "[45, 55]", "about"),
    ("Nearly half of the stocks fell.", "Nearly half", "percent", "50", "(45, 50)", "nearly"),
    ("Most of the stocks fell.", "Most", "percent", "50", "(50, 100]", "more than"),
    ("A majority of the stocks fell.", "A majority", "percent", "50", "(50, 100]", "more than"),
    ("A quarter of the stocks fell.", "A quarter", "percent", "25", "[24.5, 25.5)", ""),
    ("Three quarters of the stocks fell.", "Three quarters", "percent", "75", "[74.5, 75.5)", ""),
    ("A tenth of the stocks fell.", "A tenth", "percent", "10", "[9.5, 10.5)", ""),
    ("One in five stocks fell.", "One in five", "percent", "20", "[19.5, 20.5)", ""),
    ("Positions were cut by a fifth.", "a fifth", "percent", "20", "[19.5, 20.5)", ""),
    ("It said that half of them fell.", "half", "percent", "50", "[49.5, 50.5)", ""),
    ("Of the profits, half came from one stock.", "half", "percent", "50", "[49.5, 50.5)", ""),
    ("Nearly a quarter of the stocks fell.", "Nearly a quarter", "percent", "25", "(22.5, 25)", "nearly"),
    ("About four-fifths of the stocks fell.", "About four-fifths", "percent", "80", "[75, 85]", "about"),
    ("Hedge funds own 3/4 of it.", "3/4", "percent", "75", "[74.5, 75.5)", ""),
    ("It has a one-tenth interest in the mine.", "one-tenth", "percent", "10", "[9.5, 10.5)", ""),
    ("Three out of 20 stocks fell.", "Three out of 20", "percent", "15", "[14.5, 15.5)", ""),
    # numbers in words
    ("They cut one hundred and sixty jobs.", "one hundred and sixty jobs", "job", "160", "[159.5, 160.5)", ""),
    ("They cut two thousand three hundred jobs.", "two thousand three hundred jobs", "job", "2300", "[2299.5, 2300.5)", ""),
    ("About three hundred banks failed.", "About three hundred banks", "bank", "300", "[250, 350]", "about"),
    ("Two dozen banks failed.", "Two dozen banks", "bank", "24", "[23.5, 24.5)", ""),
    ("Half a dozen banks failed.", "Half a dozen banks", "bank", "6", "[5.5, 6.5)", ""),
    ("Prices rose five point five percent.", "five point five percent", "percent", "5.5", "[5.45, 5.55)", ""),
    ("It trades at two and a half times sales.", "two and a half times", "multiple", "2.5", "[2.45, 2.55)", ""),
    ("The bid was worth a million and a half dollars.", "a million and a half dollars", "USD", "1.5e6", "[1.45e6, 1.55e6)", ""),
    ("Rates rose 2 1/4 percentage points.", "2 1/4 percentage points", "percentage points", "2.25", "[2.245, 2.255)", ""),
    ("Rates rose ½ percentage point.", "½ percentage point", "percentage points", "0.5", "[0.45, 0.55)", ""),
    ("Rates rose a full percentage point.", "a full percentage point", "percentage points", "1", "[0.5, 1.5)", ""),
    ("Sales fell three-tenths of a percent.", "three-tenths of a percent", "percent", "0.3", "[0.25, 0.35)", ""),
    ("It raised a quarter of a billion euros.", "a quarter of a billion euros", "EUR", "250e6", "[245e6, 255e6)", ""),
    ("It raised half a million pounds.", "half a million pounds", "GBP", "500e3", "[450e3, 550e3)", ""),
    ("It costs 40\u202f000 euros.", "40\u202f000 euros", "EUR", "40000", "[39999.5, 40000.5)", ""),
    ("It cost 12,50,000 rupees.", "12,50,000 rupees", "INR", "1250000", "[1249999.5, 1250000.5)", ""),
    ("It sold SFr4m of notes.", "SFr4m", "CHF", "4e6", "[3.5e6, 4.5e6)", ""),
    ("It pays 4½p a share.", "4½p", "GBP", "0.045", "[0.0445, 0.0455)", ""),
    ("It lent between a fifth and a quarter of them.", "between a fifth and a quarter", "percent", "", "[20, 25]", "between"),
    ("It lent a tenth to a half of them.", "a tenth to a half", "percent", "", "[10, 50]", "between"),
    # multiples
    ("The bid is twice its sales.", "twice its sales"[:5], "multiple", "2", "[1.5, 2.5)", ""),
    ("Volume is more than double the average.", "more than double", "multiple", "2", "(2, )", "more than"),
    # signs, codes and names of currencies
    ("It lost minus 2.4% in May.", "minus 2.4%", "percent", "-2.4", "[-2.45, -2.35)", ""),
    ("It lost −0.8% in May.", "−0.8%", "percent", "-0.8", "[-0.85, -0.75)", ""),
    ("Sales of MSEK 60 were poor.", "MSEK 60", "SEK", "60e6", "[59.5e6, 60.5e6)", ""),
    ("Sales of 75 USD million were poor.", "75 USD million", "USD", "75e6", "[74.5e6, 75.5e6)", ""),
    ("Sales of Rs 50 crore were poor.", "Rs 50 crore", "INR", "500e6", "[495e6, 505e6)", ""),
    ("A loan of 4 million Swedish kronor.", "4 million Swedish kronor", "SEK", "4e6", "[3.5e6, 4.5e6)", ""),
    ("A loan of 4 million South African rand.", "4 million South African rand", "ZAR", "4e6", "[3.5e6, 4.5e6)", ""),
    ("A loan of RMB4bn.", "RMB4bn", "CNY", "4e9", "[3.5e9, 4.5e9)", ""),
    ("The shares fell to 212p.", "212p", "GBP", "2.12", "[2.115, 2.125)", ""),
    ("It cost 13 dollars and 45 cents.", "13 dollars and 45 cents", "USD", "13.45", "[13.445, 13.455)", ""),
    ("a deal of hk $ 10.5 billion , it said", "hk $ 10.5 billion", "HKD", "10.5e9", "[10.45e9, 10.55e9)", ""),
    # hedges behind the figure and within it
    ("It costs $40 million or so.", "$40 million or so", "USD", "40e6", "[35e6, 45e6]", "about"),
    ("It costs £120 million, give or take.", "£120 million, give or take", "GBP", "120e6", "[115e6, 125e6]", "about"),
    ("Some closed: 20-odd funds.", "20-odd funds", "fund", "20", "[15, 25]", "about"),
    ("A dozen or so funds closed.", "A dozen or so funds", "fund", "12", "[11.5, 12.5]", "about"),
    ("It fell 10 or so percent.", "10 or so percent", "percent", "10", "[5, 15]", "about"),
    ("It holds 100-plus stocks.", "100-plus stocks", "stock", "100", "[100, )", "at least"),
    ("Sales are shy of $3 billion.", "shy of $3 billion", "USD", "3e9", "(2.5e9, 3e9)", "nearly"),
    ("Sales approaching $3 billion.", "approaching $3 billion", "USD", "3e9", "(2.5e9, 3e9)", "nearly"),
    ("Positions of ≥5% are filed.", "≥5%", "percent", "5", "[5, )", "at least"),
    ("It made just $15 million.", "$15 million", "USD", "15e6", "[14.5e6, 15.5e6)", ""),
    # days that something takes
    ("Covering would take nearly 12 days.", "nearly 12 days", "days", "12", "(11.5, 12)", "nearly"),
    ("They can get out in under 2 days.", "under 2 days", "days", "2", "[0, 2)", "less than"),
    ("The average is 2.7 days.", "2.7 days", "days", "2.7", "[2.65, 2.75)", ""),
    # odd plurals
    ("It flies 14 aircraft.", "14 aircraft", "aircraft", "14", "[13.5, 14.5)", ""),
    ("It has 12 river “red flag” barges.", "12 river “red flag” barges", "barge", "12", "[11.5, 12.5)", ""),
    ("It raised the fees of mills, ranging from 10% to 25%.", "from 10% to 25%", "percent", "", "[10, 25]", "between"),
    ("It runs 12 buses.", "12 buses", "bus", "12", "[11.5, 12.5)", ""),
    ("It made 12 movies.", "12 movies", "movie", "12", "[11.5, 12.5)", ""),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "words", "unit", "value", "allowed", "hedge"), AMOUNTS)
def test_amounts(sentence: str, words: str, unit: str, value: str, allowed: str, hedge: str) -> None:
    (found,) = find_quantities(sentence)
    assert found.text == words
    assert found.span.of(sentence) == words
    assert found.unit == unit
    assert found.value == (Decimal(value) if value else None)
    assert found.interval == interval(allowed)
    assert (found.hedge or "") == hedge


def test_a_third_is_exact_to_the_fraction() -> None:
    for words, parts in (("a third", 1), ("two-thirds", 2)):
        (found,) = find_quantities(f"It lost {words} of its value.")
        exact = Decimal(100 * parts) / 3
        assert found.interval == Interval(exact - Decimal("0.5"), exact + Decimal("0.5"), high_closed=False)


SEVERAL = [
    ("It voted to raise the share of water that mills may draw from 10% to 25%.", ["10%", "25%"]),
    ("It made $63 million, $50 million and $44 million.", ["$63 million", "$50 million", "$44 million"]),
    ("The share fell from 10% to 5%.", ["10%", "5%"]),
    ("The S&P 500 rose 16.2% and the Russell 2000 5.1%.", ["16.2%", "5.1%"]),
    ("Northmoor Inc. ($410 million), Ostrow Corp. ($308 million)", ["$410 million", "$308 million"]),
    ("On 10 September 2023 some 40 funds lost 3%.", ["some 40 funds", "3%"]),
    ("A gain of 5%, well below the 16% leap in the index", ["5%", "16%"]),
    ("In 2023 it sold 14 ships for $2bn.", ["14 ships", "$2bn"]),
    ("It rose 5 to 4 votes.", ["4 votes"]),
    ("Output rose 1% to 3,180 tonnes.", ["1%", "3,180 tonnes"]),
    ("They made 3, 5 and 7 percent in turn.", ["3", "5", "7 percent"]),
    ("They made $3, $5 and $7 billion in turn.", ["$3", "$5", "$7 billion"]),
    ("In 2020, 5 and 7 percent of them fell.", ["5", "7 percent"]),
    ("A $ 1 billion deal and a $ 2 billion deal", ["$ 1 billion", "$ 2 billion"]),
    ("It paid $0.15 cents a share in 2003, $ 10 million in all.", ["$0.15 cents", "$ 10 million"]),
]


@pytest.mark.parametrize(("sentence", "words"), SEVERAL)
def test_several_amounts(sentence: str, words: list[str]) -> None:
    assert [found.text for found in find_quantities(sentence)] == words


NOTHING = [
    "The S&P 500 and the Russell 2000 rose.",
    "The Calder 300 fell while the Nasdaq-100 rose.",
    "Calder 300 futures fell.",
    "He runs a Fortune 500 company.",
    "It was 10 September 2023.",
    "It was September 10, 2023.",
    "It was Sept. 10.",
    "Dec. 8–9 is free.",
    "In 2023 and in 2019–2020.",
    "The 1990s were kinder.",
    "It opened at 9:30 and closed at 4 p.m.",
    "Posted at 5:58 PM ET.",
    "A 1-for-10 reverse split.",
    "A three-for-two split.",
    "The 3rd and the 21st came second.",
    "It filed a 10-K, a 13F and an 8-K.",
    "Stocks ranked 1,001 to 3,000 by capitalisation.",
    "The most in nearly three months.",
    "In the last 30 days it rose.",
    "Over the past two weeks it rose.",
    "A 12-month low after a five-year high.",
    "It fell in the first half and the third quarter.",
    "It fell for most of the year and half a year more.",
    "One investor said one of the funds closed.",
    "It beat the market three times this year.",
    "A third party bought it, a second time.",
    "Version 3.8.18 of COVID-19 at 10.0.0.1.",
    "Make the most of it.",
    "They said so 30 days ago.",
    "On page 12 of the report.",
    "It beat the index twice this year, and twice in May.",
    "It will double its sales.",
    "A third lender failed, then a fifth.",
    "Double-digit losses in the low single-digit billions.",
    "A six-figure sum, or six figures at least.",
    "Dial +1-222-555-0100 or see https://a.example/q?x=30%25&y=20%.",
    "Flight 212 left from 14 Quay Street.",
    "The most in nearly 12 days, in 10 days or within 30 days.",
    "Try 5, all 10 or the pen 7.",
    "1.1^23 and 1e10",
    "The latest quarter million-dollar question."[:19],
    "",
    "   \n\n ",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_is_no_amount(sentence: str) -> None:
    assert find_quantities(sentence) == ()


LISTED = [
    ("They made 3, 5 and 7 percent.", ["3", "5", "7"], "percent"),
    ("They made $3, $5 and $7 billion.", ["3e9", "5e9", "7e9"], "USD"),
]


@pytest.mark.parametrize(("sentence", "values", "unit"), LISTED)
def test_the_last_of_a_list_names_the_unit_of_all(sentence: str, values: list[str], unit: str) -> None:
    found = find_quantities(sentence)
    assert [one.value for one in found] == [Decimal(value) for value in values]
    assert {one.unit for one in found} == {unit}


@pytest.mark.parametrize("words", ["1 ", "9", "1/4 of ", "one hundred and ", "$5 million, ", "-", "between 3 and "])
def test_a_long_line_takes_time_in_proportion(words: str) -> None:
    took = []
    for length in (20_000, 80_000):
        began = process_time()
        find_quantities(words * (length // len(words)))
        took.append(process_time() - began)
    assert took[1] < 10 * took[0] + 0.5


PIECES = st.sampled_from(
    ["$", "13", "9.7", " ", "billion", "%", "nearly ", "half", " of the ", "between ", " and ", "to", "–", "-", "S&P 500", "\n", "1-for-10", "€", "bn", ".", ",", "three", "-5%", "shares", "2,000,", "(", ")", "more than ", "a third", "one in five", "10 September", "’", "\xa0", "½", "٣", "�", "9" * 30]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=12).map("".join)))
def test_any_text_is_read_in_order_and_within_bounds(text: str) -> None:
    end = 0
    for found in find_quantities(text):
        assert end <= found.span.start < found.span.end <= len(text)
        assert found.text == text[found.span.start : found.span.end]
        low, high = found.interval.low, found.interval.high
        assert low is None or high is None or low <= high
        end = found.span.end
