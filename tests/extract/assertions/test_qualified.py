"""Forecast, negation, superlative and comparison of claims; the dateline is Tuesday, 8 October 2024."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from datetime import date

import pytest

from narrator.extract.assertions.comparisons import find_comparisons
from narrator.extract.assertions.rankings import find_rankings
from narrator.extract.statements import extract_statements
from narrator.model.claims import Claim, Direction

DATELINE = date(2024, 10, 8)


def claims_of(text: str) -> tuple[Claim, ...]:
    return tuple(claim for claim in extract_statements(text, dateline=DATELINE).claims if claim.measure)


def period(claim: Claim) -> str:
    return f"{claim.period.start}..{claim.period.end}" if claim.period else "-"


@pytest.mark.parametrize(
    ("sentence", "forecast", "negated"),
    [
        ("Short sellers have made $3 billion on small caps this year.", [False], [False]),
        ("Short sellers will make $3 billion on small caps this year.", [True], [False]),
        ("Short sellers are on track to lose $4 billion on mega caps.", [True], [False]),
        ("Orrin Capital expects small-cap funds to lose $3 billion in November.", [True], [False]),
        ("Orrin Capital forecasts a gain of 6% for the S&P 500.", [True], [False]),
        ("Orrin Capital now looks for a gain of 6% for the S&P 500.", [True], [False]),
        ("Orrin Capital looked at a gain of 6% for the S&P 500.", [False], [False]),
        ("The S&P 500 is likely to rise 4%.", [True], [False]),
        ("The S&P 500 is down 4% in 2025.", [True], [False]),
        ("The Russell 2000 fell 3%, less than the 5% drop that was expected.", [False, True], [False, False]),
        ("Shares of Fernhill Mining Inc. won't fall 30% this year.", [True], [True]),
        ("Shares of Fernhill Mining Inc. did not fall 30%; they fell 8%.", [False, False], [True, False]),
        ("Short sellers failed to profit from bets against Fernhill Mining Inc. in 2023.", [False], [True]),
        ("Short sellers have yet to make money on large caps.", [False], [True]),
        ("No small-cap fund took in money last week.", [False], [True]),
        ("The Russell 2000 isn't down this year.", [False], [True]),
        ("The S&P 500 not only fell 3% last week, it also lost its gains for the year.", [False], [False]),
        ("After a loss of $2 billion in August, short sellers of small caps did not make $1 billion in September.", [False, False], [False, True]),
        ("The central bank will not raise rates, and short sellers have made $3 billion on small caps.", [False], [False]),
        ("It would take 14 days to cover the short position in Fernhill Mining Inc.", [False], [False]),
        ("No company news lay behind the 30% jump in Fernhill Mining Inc. last week.", [False], [False]),
        ("Orrin Capital did not expect the 5% drop of the Russell 2000 in May.", [True], [False]),
        ("Nobody finds it odd that the Russell 2000 fell 5% in May.", [False], [False]),
        ("The Russell 2000 did not lose 5% in May.", [False], [True]),
        ("Short selling of small caps, at 7% of all short selling, is aimed at lenders.", [False], [False]),
        ("The S&P 500 will gain 5% and the Russell 2000 9%.", [True, True], [False, False]),
        ("The S&P 500 fell 5% and will gain 9% in November.", [False, True], [False, False]),
    ],
)  # fmt: skip
def test_mood(sentence: str, forecast: list[bool], negated: list[bool]) -> None:
    found = claims_of(sentence)
    assert [claim.forecast for claim in found] == forecast
    assert [claim.negated for claim in found] == negated


def test_a_denied_claim_keeps_what_it_denies() -> None:
    (claim,) = claims_of(
        "Contrary to a first report, short sellers did not lose $10 billion on large caps in September."
    )
    assert claim.negated
    assert claim.direction is Direction.DOWN
    assert claim.quantity is not None
    assert claim.quantity.text == "$10 billion"
    assert period(claim) == "2024-09-01..2024-09-30"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Small-cap funds are expected to lose $3 billion in April.", "2025-04-01..2025-04-30"),
        ("Small-cap funds are expected to lose $3 billion in the fourth quarter.", "2024-10-01..2024-12-31"),
        ("Small-cap funds are expected to lose $3 billion this year.", "2024-01-01..2024-12-31"),
        ("Small-cap funds lost $3 billion this year.", "2024-01-01..2024-10-08"),
        ("Small-cap funds lost $3 billion in April.", "2024-04-01..2024-04-30"),
    ],
)
def test_a_forecast_is_of_days_to_come(sentence: str, expected: str) -> None:
    (claim,) = claims_of(sentence)
    assert period(claim) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Short sellers lost $2 billion on mid caps last month, the most since 2021.", ["most since 2021"]),
        ("The Russell 2000 gained 6% last week, its best week in nearly two years.", ["best week in nearly two years"]),
        ("Small-cap funds drew a record $4 billion.", ["record"]),
        ("Short interest in Fernhill Mining Inc. climbed to 22% of the float, the highest level in its history.", ["highest level in its history"]),
        ("It was the worst week for small-cap shorts on record: they lost $3 billion.", ["worst week for small-cap shorts on record"]),
        ("The costliest short last week was Fernhill Mining Inc. ($80 million), followed by Ostrow Corp. ($70 million).", ["costliest short last week", None]),
        ("The largest companies in the S&P 500 did well, and the index rose 2%.", [None]),
        ("The index of the harvest guild of the West did well, and the S&P 500 rose 2%.", [None]),
        ("The S&P 500 rose 2% after a record date had been set.", [None]),
    ],
)  # fmt: skip
def test_superlatives(sentence: str, expected: list[str | None]) -> None:
    assert [claim.superlative and claim.superlative.text for claim in claims_of(sentence)] == expected


def test_the_window_of_a_superlative_is_not_the_period_of_a_claim() -> None:
    (claim,) = claims_of(
        "Short interest in Fernhill Mining Inc. stands at 4.1 million shares, the highest since May 2022."
    )
    assert claim.period is None
    assert claim.superlative is not None
    assert claim.superlative.text == "highest since May 2022"


@pytest.mark.parametrize(
    ("sentence", "relation", "text"),
    [
        ("The Russell 2000 has gained 5% this year, far below the S&P 500's 16%.", "below", "the S&P 500's 16%"),
        ("Small-cap shorts lost $3 billion in May, more than in April.", "above", "April"),
        ("Small-cap shorts lost $3 billion in May, nearly double the $1.6 billion of April.", "above", "the $1.6 billion of April"),
        ("The Russell 2000 is up 3%, half the 6% gain of the Nasdaq 100.", "below", "the 6% gain of the Nasdaq 100"),
        ("The S&P 500 fell 3% on Friday, in line with the Nasdaq 100.", "equal", "the Nasdaq 100"),
        ("The Russell 2000 rose 4%, compared with 15% for the S&P 500.", "below", "15% for the S&P 500"),
        ("The Russell 2000 rose 4%, against a fall of 2% for the S&P 500.", "above", "a fall of 2% for the S&P 500"),
        ("The Russell 2000 lagged the S&P 500, falling 2%.", "below", "the S&P 500"),
        ("Small-cap funds lost $2 billion, an increase from the previous month.", "above", "the previous month"),
        ("Short sellers put $64 million of new money into bets against small caps, less than the month before.", "below", "the month before"),
        ("Short interest in Fernhill Mining Inc. is 8% of the float, up from at least 5% in May.", "above", "at least 5% in May"),
        ("Small-cap funds lost $2 billion, down on the week before.", "below", "the week before"),
    ],
)  # fmt: skip
def test_comparisons(sentence: str, relation: str, text: str) -> None:
    first = claims_of(sentence)[0].comparison
    assert first is not None
    assert (first.relation, first.text) == (relation, text)
    assert first.span.of(sentence) == text


@pytest.mark.parametrize(
    "sentence",
    [
        "Short sellers of small caps made more than $3 billion.",
        "Bets against small caps made $3 billion ahead of Friday's report on jobs.",
        "The S&P 500 rose 3%, more than analysts had thought.",
        "Small-cap funds lost as much as $3 billion.",
        "Small-cap funds lost $3 billion, up on Monday.",
        "Short interest in Fernhill Mining Inc. rose above 20% of the float.",
    ],
)
def test_bounds_and_times_are_no_comparisons(sentence: str) -> None:
    assert [claim.comparison for claim in claims_of(sentence)] == [None]


@pytest.mark.parametrize("other", ["half the 6% gain of the Nasdaq 100", "half of the Nasdaq 100's 6% gain"])
def test_words_that_only_compare_claim_nothing(other: str) -> None:
    found = claims_of(f"The Russell 2000 is up 3%, {other}.")
    assert [claim.quantity and claim.quantity.text for claim in found] == ["3%", "6%"]
    assert [claim.subject and claim.subject.name for claim in found] == ["russell_2000", "nasdaq_100"]


def test_long_lines_of_half_a_form_do_not_hang() -> None:
    for words in ("the most ", "more than ", "far below ", "biggest of the ", "as much as ", "in in in "):
        text = words * 20_000
        find_rankings(text[:1500], 0)
        find_comparisons(text[:1500], text, 0, ())
