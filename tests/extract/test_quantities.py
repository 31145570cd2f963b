"""Amounts in invented sentences, with the intervals that their words allow worked out by hand."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.extract.quantities import find_quantities
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
    ("Cash flow was -$3.5 million.", "-$3.5 million", "USD", "-3.5e6", "(-3.55e6, -3.45e6]", ""),
    ("The return was -5% last year.", "-5%", "percent", "-5", "(-5.5, -4.5]", ""),
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
    ("It made $63 million, $50 million and $44 million.", ["$63 million", "$50 million", "$44 million"]),
    ("The share fell from 10% to 5%.", ["10%", "5%"]),
    ("The S&P 500 rose 16.2% and the Russell 2000 5.1%.", ["16.2%", "5.1%"]),
    ("Northmoor Inc. ($410 million), Ostrow Corp. ($308 million)", ["$410 million", "$308 million"]),
    ("On 10 September 2023 some 40 funds lost 3%.", ["some 40 funds", "3%"]),
    ("A gain of 5%, well below the 16% leap in the index", ["5%", "16%"]),
    ("In 2023 it sold 14 ships for $2bn.", ["14 ships", "$2bn"]),
    ("It rose 5 to 4 votes.", ["4 votes"]),
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
    "",
    "   \n\n ",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_is_no_amount(sentence: str) -> None:
    assert find_quantities(sentence) == ()


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
