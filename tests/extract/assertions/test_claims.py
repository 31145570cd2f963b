"""Claims of invented sentences; the dateline is Monday, 11 September 2023."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.extract.assertions.measures import CUES, Cue, kind_of_unit
from narrator.extract.figures.quantities import find_quantities
from narrator.extract.statements import extract_statements
from narrator.model.claims import Claim, Span
from narrator.model.sources import Article

DATELINE = date(2023, 9, 11)
SEEDS = Path(__file__).parents[4] / "shared" / "seeds"
THIS_YEAR = "2023-01-01..2023-09-11"


def claims_of(text: str) -> tuple[Claim, ...]:
    return extract_statements(text, dateline=DATELINE).claims


def shown(claim: Claim) -> tuple[str, str, str, str, str]:
    """Measure, subject, amount, direction and period, "-" where there is none."""
    subject = " ".join(f"{kind}:{name}" for kind, name in claim.subject.parts) if claim.subject else "-"
    period = f"{claim.period.start}..{claim.period.end}" if claim.period else "-"
    amount = claim.quantity.text if claim.quantity else "-"
    return claim.measure or "-", subject, amount, claim.direction.value if claim.direction else "-", period


def chain(claim: Claim) -> list[str]:
    return [f"{link.role.value} {link.name}" for link in claim.attribution]


SENTENCES: list[tuple[str, list[tuple[str, str, str, str, str]]]] = [
    (
        "Shares of Fernhill Mining Inc., Ostrow Corp. and Pellworth Foods fell 5%, 6% and 7%.",
        [
            ("price_change", "name:Fernhill Mining Inc.", "5%", "down", "-"),
            ("price_change", "name:Ostrow Corp.", "6%", "down", "-"),
            ("price_change", "name:Pellworth Foods", "7%", "down", "-"),
        ],
    ),
    (
        "Short interest equals 21% of shares outstanding at Fernhill Mining Inc. and 4% at Ostrow Corp.",
        [
            ("short_interest_ratio", "name:Fernhill Mining Inc.", "21%", "-", "-"),
            ("short_interest_ratio", "name:Ostrow Corp.", "4%", "-", "-"),
        ],
    ),
    (
        "The Russell 2000 and the S&P 500 each rose 3% last week.",
        [
            ("index_return", "index:russell_2000", "3%", "up", "2023-09-04..2023-09-10"),
            ("index_return", "index:sp_500", "3%", "up", "2023-09-04..2023-09-10"),
        ],
    ),
    (
        "After redemptions of $2 billion in the first half, small-cap funds took in $1.1 billion in July.",
        [
            ("fund_flow", "segment:small", "$2 billion", "down", "2023-01-01..2023-06-30"),
            ("fund_flow", "segment:small", "$1.1 billion", "up", "2023-07-01..2023-07-31"),
        ],
    ),
    (
        "Short positions in regional banks are worth $9 billion and those in energy stocks $4 billion.",
        [
            ("short_interest", "industry:Regional Banks", "$9 billion", "-", "-"),
            ("short_interest", "industry:Energy", "$4 billion", "-", "-"),
        ],
    ),
    (
        "Shares of Fernhill Mining Inc. slumped 18% on Friday, and those of Ostrow Corp. fell too.",
        [
            ("price_change", "name:Fernhill Mining Inc.", "18%", "down", "2023-09-08..2023-09-08"),
            ("price_change", "name:Ostrow Corp.", "-", "down", "2023-09-08..2023-09-08"),
        ],
    ),
    (
        "Shares of Fernhill Mining Inc. fell 19% after Grebe Research said that a third of the company's customers could not be found.",
        [
            ("price_change", "name:Fernhill Mining Inc.", "19%", "down", "-"),
            ("-", "name:Fernhill Mining Inc.", "a third", "-", "-"),
        ],
    ),
    (
        "The $4 billion that short sellers made on small caps this year is more than the $3 billion they earned in 2022.",
        [
            ("short_profit", "segment:small", "$4 billion", "up", THIS_YEAR),
            ("short_profit", "segment:small", "$3 billion", "up", "2022-01-01..2022-12-31"),
        ],
    ),
    (
        "Investors took $145 million out of small-cap funds last week.",
        [("fund_flow", "segment:small", "$145 million", "down", "2023-09-04..2023-09-10")],
    ),
    (
        "Short sellers of small caps have made about $12.4 billion this year.",
        [("short_profit", "segment:small", "about $12.4 billion", "up", THIS_YEAR)],
    ),
    (
        "Short sellers of small caps made $12.4 billion this year while those of larger ones lost $118 billion.",
        [
            ("short_profit", "segment:small", "$12.4 billion", "up", THIS_YEAR),
            ("short_profit", "segment:mid_and_above", "$118 billion", "down", THIS_YEAR),
        ],
    ),
    (
        "Losses from short sales of mid-, large- and mega-cap stocks came to roughly $118 billion last year.",
        [("short_profit", "segment:mid_and_above", "roughly $118 billion", "down", "2022-01-01..2022-12-31")],
    ),
    (
        "Shorts of large- and mega-cap shares lost $96 billion.",
        [("short_profit", "segment:large_and_above", "$96 billion", "down", "-")],
    ),
    (
        "Bears pocketed more than $3 billion betting against smaller companies in the second quarter.",
        [("short_profit", "segment:small_and_below", "more than $3 billion", "up", "2023-04-01..2023-06-30")],
    ),
    (
        "Thursday's rally cost short sellers of small caps $210 million.",
        [("short_profit", "segment:small", "$210 million", "down", "2023-09-07..2023-09-07")],
    ),
    (
        "Since August the small-cap shorts have gained $8.8 billion and the larger ones $31.5 billion.",
        [
            ("short_profit", "segment:small", "$8.8 billion", "up", "2023-08-01..2023-09-11"),
            ("short_profit", "segment:mid_and_above", "$31.5 billion", "up", "2023-08-01..2023-09-11"),
        ],
    ),
    (
        "Small-cap shorts returned 14.1% on the average amount short this year.",
        [("short_profit_rate", "segment:small", "14.1%", "up", THIS_YEAR)],
    ),
    (
        "The most profitable short this year is Pellworth Foods Inc. ($410 million), followed by Ostrow Corp. ($308 million).",
        [
            ("short_profit", "name:Pellworth Foods Inc.", "$410 million", "up", THIS_YEAR),
            ("short_profit", "name:Ostrow Corp.", "$308 million", "up", THIS_YEAR),
        ],
    ),
    (
        "The most profitable industries to short were airlines ($300 million) and regional banks ($200 million).",
        [
            ("short_profit", "industry:Airlines", "$300 million", "up", "-"),
            ("short_profit", "industry:Regional Banks", "$200 million", "up", "-"),
        ],
    ),
    (
        "Bets against micro caps make up 2.2% of all short selling.",
        [("short_share", "segment:micro", "2.2%", "-", "-")],
    ),
    (
        "Less than 10% of all short selling is aimed at small-cap stocks.",
        [("short_share", "segment:small", "Less than 10%", "-", "-")],
    ),
    (
        "Average short interest in small caps stood at $78.2 billion in August.",
        [("short_interest", "segment:small", "$78.2 billion", "-", "2023-08-01..2023-08-31")],
    ),
    (
        "Some 4.1 million shares of Pellworth Foods Inc. are sold short.",
        [("short_interest", "name:Pellworth Foods Inc.", "Some 4.1 million shares", "-", "-")],
    ),
    (
        "Before the news about 14% of Pellworth Foods Inc.'s shares were sold short, up from 9% in April.",
        [
            ("short_interest_ratio", "name:Pellworth Foods Inc.", "about 14%", "-", "-"),
            ("short_interest_ratio", "name:Pellworth Foods Inc.", "9%", "-", "2023-04-01..2023-04-30"),
        ],
    ),
    (
        "Pellworth Foods Inc. has a short interest of 4.5 days to cover.",
        [("days_to_cover", "name:Pellworth Foods Inc.", "4.5 days", "-", "-")],
    ),
    (
        "In the last 30 days, short sellers put $640 million of new money into bets against small caps.",
        [("new_short_money", "segment:small", "$640 million", "up", "2023-08-13..2023-09-11")],
    ),
    (
        "In the 30 days to 15 August they plowed $640 million into bets against small caps, after $498 million in the 30 days before.",
        [
            ("new_short_money", "segment:small", "$640 million", "up", "2023-07-17..2023-08-15"),
            ("new_short_money", "segment:small", "$498 million", "up", "2023-06-17..2023-07-16"),
        ],
    ),
    (
        "Traders wagered $640 million against small-cap stocks last month.",
        [("new_short_money", "segment:small", "$640 million", "up", "2023-08-01..2023-08-31")],
    ),
    (
        "Short sellers covered $90 million of their small-cap shorts last month.",
        [("new_short_money", "segment:small", "$90 million", "down", "2023-08-01..2023-08-31")],
    ),
    (
        "The Russell 2000 has risen 4.2% this year, against 14.8% for the S&P 500.",
        [
            ("index_return", "index:russell_2000", "4.2%", "up", THIS_YEAR),
            ("index_return", "index:sp_500", "14.8%", "up", THIS_YEAR),
        ],
    ),
    (
        "More than half of the Russell 2000’s stocks have dropped this year, holding it to a 4% gain, far below the 15% jump in the S&P 500.",
        [
            ("breadth", "index:russell_2000", "More than half", "down", THIS_YEAR),
            ("index_return", "index:russell_2000", "4%", "up", THIS_YEAR),
            ("index_return", "index:sp_500", "15%", "up", THIS_YEAR),
        ],
    ),
    (
        "Most of the Russell 2000’s stocks fell, limiting the index's advance to 4%, well below the S&P 500's 15% increase.",
        [
            ("breadth", "index:russell_2000", "Most", "down", "-"),
            ("index_return", "index:russell_2000", "4%", "up", "-"),
            ("index_return", "index:sp_500", "15%", "up", "-"),
        ],
    ),
    (
        "Of the stocks ranked 1,001 to 3,000 by capitalisation, 56% have fallen since May.",
        [("breadth", "index:russell_2000", "56%", "down", "2023-05-01..2023-09-11")],
    ),
    (
        "The Nasdaq-100 slid 3% on Thursday.",
        [("index_return", "index:nasdaq_100", "3%", "down", "2023-09-07..2023-09-07")],
    ),
    (
        "The gains were 4% for the Russell 2000 and 15% for the S&P 500.",
        [("index_return", "index:russell_2000", "4%", "up", "-"), ("index_return", "index:sp_500", "15%", "up", "-")],
    ),
    (
        "Investors withdrew $1.2 billion from small-cap funds last week, the most for almost three months.",
        [("fund_flow", "segment:small", "$1.2 billion", "down", "2023-09-04..2023-09-10")],
    ),
    (
        "Small-cap funds lost $310 million last week, while $1.1 billion went into large-cap funds.",
        [
            ("fund_flow", "segment:small", "$310 million", "down", "2023-09-04..2023-09-10"),
            ("fund_flow", "segment:large", "$1.1 billion", "up", "2023-09-04..2023-09-10"),
        ],
    ),
    (
        "Mid-cap funds took in $800 million in July.",
        [("fund_flow", "segment:mid", "$800 million", "up", "2023-07-01..2023-07-31")],
    ),
    (
        "Shares of Pellworth Foods Inc. fell 19% on Thursday.",
        [("price_change", "name:Pellworth Foods Inc.", "19%", "down", "2023-09-07..2023-09-07")],
    ),
    (
        "Pellworth Foods Inc. and Ostrow Corp. rose 3% and 5%, respectively.",
        [("price_change", "name:Pellworth Foods Inc.", "3%", "up", "-"), ("price_change", "name:Ostrow Corp.", "5%", "up", "-")],
    ),
    (
        "The S&P 500 slipped 0.2%, with Ostrow Corp. down 1.8%.",
        [("index_return", "index:sp_500", "0.2%", "down", "-"), ("price_change", "name:Ostrow Corp.", "1.8%", "down", "-")],
    ),
    # a figure without a measure that we know
    ("Ostrow Corp. said that revenue rose 5%.", [("-", "-", "5%", "-", "-")]),
    ("The Treasury plans to borrow $240 billion.", [("-", "name:Treasury", "$240 billion", "-", "-")]),
    ("Companies made $13 million.", [("-", "-", "$13 million", "-", "-")]),
    # a measure and a direction without a figure
    (
        "Bets against Pellworth Foods Inc. and Ostrow Corp. also paid off.",
        [("short_profit", "name:Pellworth Foods Inc.", "-", "up", "-"), ("short_profit", "name:Ostrow Corp.", "-", "up", "-")],
    ),
    (
        "Regional banks are this year’s most profitable small-cap shorts.",
        [("short_profit", "industry:Regional Banks", "-", "up", THIS_YEAR)],
    ),
    ("The Russell 2000 has fallen this year.", [("index_return", "index:russell_2000", "-", "down", THIS_YEAR)]),
    (
        "Short positions against the Russell 2000, which tracks small caps, had been increasing.",
        [("short_interest", "index:russell_2000", "-", "up", "-")],
    ),
    (
        "Short sellers may profit from small caps this year.",
        [("short_profit", "segment:small", "-", "up", "2023-01-01..2023-12-31")],
    ),
    ("Nobody knows what comes next.", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_claims_of_a_sentence(sentence: str, expected: list[tuple[str, str, str, str, str]]) -> None:
    assert [shown(claim) for claim in claims_of(sentence)] == expected


SOURCES = [
    ("Shorts of small caps made $2 billion, according to Tidewater Analytics LLC.", ["measured by Tidewater Analytics LLC"]),
    ("According to an estimate by Tidewater Analytics LLC, shorts of small caps made $2 billion.", ["measured by Tidewater Analytics LLC"]),
    ("Shorts of small caps made $2 billion, Tidewater Analytics LLC data show.", ["measured by Tidewater Analytics LLC"]),
    ("Tidewater Analytics LLC estimates that shorts of small caps made $2 billion.", ["measured by Tidewater Analytics LLC"]),
    ("Tidewater Analytics LLC puts the small-cap profit at $2 billion.", ["measured by Tidewater Analytics LLC"]),
    (
        "Investors pulled $2 billion from small-cap funds, according to Halden Bank Corp. strategists, citing Fathom Research LLC.",
        ["measured by Fathom Research LLC", "cited by Halden Bank Corp."],
    ),
    (
        "Halden Bank Corp. strategists, citing Fathom Research LLC, say that small-cap funds lost $2 billion.",
        ["measured by Fathom Research LLC", "cited by Halden Bank Corp."],
    ),
    ("Shorts of small caps made $2 billion.", []),
    ("Shorts of small caps made $2 billion, and the regulator cited Fathom Research LLC for hiding it.", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "links"), SOURCES)
def test_attribution(sentence: str, links: list[str]) -> None:
    (claim,) = claims_of(sentence)
    assert chain(claim) == links


def test_a_claim_inside_a_quote_is_the_speakers() -> None:
    text = "“Shorts of small caps lost $4 billion last week,” said Jane Pellam, chief strategist at Ostrow Securities."
    (claim,) = claims_of(text)
    assert shown(claim) == ("short_profit", "segment:small", "$4 billion", "down", "2023-09-04..2023-09-10")
    assert chain(claim) == ["cited by Jane Pellam"]


PARAGRAPHS = [
    (
        "Short sellers made $5 billion on small caps this year. They lost more than $90 billion on larger stocks.",
        -1,
        ("short_profit", "segment:mid_and_above", "more than $90 billion", "down", THIS_YEAR),
    ),
    (
        "Shorts of small caps made $5 billion this year. It took in $2 billion. Tidewater Analytics LLC puts the profit at nearly $5 billion.",
        2,
        ("short_profit", "segment:small", "nearly $5 billion", "up", THIS_YEAR),
    ),
    (
        "From June through July the small caps rose. They have since been hit, with about $9 billion of short sellers' profits emerging since August.",
        -1,
        ("short_profit", "segment:small", "about $9 billion", "up", "2023-08-01..2023-09-11"),
    ),
    (
        "Bets against small caps make up 8.4% of all short selling. In the last 30 days short sellers put $640 million of new money into bets against them.",
        -1,
        ("new_short_money", "segment:small", "$640 million", "up", "2023-08-13..2023-09-11"),
    ),
    (
        "Investors withdrew $1.2 billion from small-cap funds last week. By contrast, large-cap funds pulled in $5 billion.",
        -1,
        ("fund_flow", "segment:large", "$5 billion", "up", "2023-09-04..2023-09-10"),
    ),
    (
        "The Russell 2000 has fallen this year. It is down 3.2%.",
        -1,
        ("index_return", "index:russell_2000", "3.2%", "down", THIS_YEAR),
    ),
    (
        "The small caps fell in August.\nInvestors withdrew $1.2 billion from funds that buy the segment last week.",
        -1,
        ("fund_flow", "segment:small", "$1.2 billion", "down", "2023-09-04..2023-09-10"),
    ),
    (
        "Shorts of small caps made $5 billion this year.\nOstrow Corp. made $2 billion.",
        -1,
        ("-", "name:Ostrow Corp.", "$2 billion", "-", "-"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "expected"), PARAGRAPHS)
def test_what_a_sentence_takes_from_those_before(
    text: str, number: int, expected: tuple[str, str, str, str, str]
) -> None:
    assert shown(claims_of(text)[number]) == expected


BRIEFING = """\
Short sellers of small-, micro- and nano-cap stocks have made about $12.4 billion on paper this year, while shorts of mid-, large- and mega-cap stocks have lost about $118 billion. \
Since August, the small-cap shorts have gained $8.8 billion and the larger ones $31.5 billion. \
The first figure depends on how size is measured: with capitalisation taken at the start of the year, it is a loss of $3.9 billion. \
Tidewater Analytics LLC puts the profit at nearly $12 billion, Harbour Gazette reported on 9 September 2023.
Bets against small-, micro- and nano-cap stocks make up 8.4% of all short selling. \
In the 30 days to 15 August, short sellers put $640 million of new money into bets against them, after $498 million in the 30 days before. \
The most went into Alderwick Aviation Inc. ($61 million) and Corrow Freight Corp. ($48 million).
The most profitable small-cap short this year is Pinmoor Bank Corp. ($390 million), followed by Teldane Telecom Inc. ($290 million). \
By industry, major banks lead ($1.1 billion), ahead of retail ($700 million).
The Russell 2000 has risen 4.2% this year, against 14.8% for the S&P 500. \
Of the stocks ranked 1,001 to 3,000 by capitalisation, 56% have fallen."""

IN_BRIEFING = [
    ("short_profit", "segment:small_and_below", "about $12.4 billion", "up", THIS_YEAR),
    ("short_profit", "segment:mid_and_above", "about $118 billion", "down", THIS_YEAR),
    ("short_profit", "segment:small", "$8.8 billion", "up", "2023-08-01..2023-09-11"),
    ("short_profit", "segment:mid_and_above", "$31.5 billion", "up", "2023-08-01..2023-09-11"),
    ("short_profit", "segment:small_and_below", "$3.9 billion", "down", THIS_YEAR),
    ("short_profit", "segment:small_and_below", "nearly $12 billion", "up", THIS_YEAR),
    ("short_share", "segment:small_and_below", "8.4%", "-", "-"),
    ("new_short_money", "segment:small_and_below", "$640 million", "up", "2023-07-17..2023-08-15"),
    ("new_short_money", "segment:small_and_below", "$498 million", "up", "2023-06-17..2023-07-16"),
    ("new_short_money", "name:Alderwick Aviation Inc.", "$61 million", "up", "2023-07-17..2023-08-15"),
    ("new_short_money", "name:Corrow Freight Corp.", "$48 million", "up", "2023-07-17..2023-08-15"),
    ("short_profit", "name:Pinmoor Bank Corp.", "$390 million", "up", THIS_YEAR),
    ("short_profit", "name:Teldane Telecom Inc.", "$290 million", "up", THIS_YEAR),
    ("short_profit", "industry:Major Banks", "$1.1 billion", "up", THIS_YEAR),
    ("short_profit", "industry:Retail", "$700 million", "up", THIS_YEAR),
    ("index_return", "index:russell_2000", "4.2%", "up", THIS_YEAR),
    ("index_return", "index:sp_500", "14.8%", "up", THIS_YEAR),
    ("breadth", "index:russell_2000", "56%", "down", THIS_YEAR),
]


def test_a_whole_briefing_is_read() -> None:
    claims = claims_of(BRIEFING)
    assert [shown(claim) for claim in claims] == IN_BRIEFING
    assert chain(claims[5]) == ["measured by Tidewater Analytics LLC", "published by Harbour Gazette"]


def test_spans_are_the_smallest_phrases() -> None:
    texts = [claim.text for claim in claims_of(BRIEFING)]
    assert texts[1] == "while shorts of mid-, large- and mega-cap stocks have lost about $118 billion."
    assert texts[8] == "after $498 million in the 30 days before."
    assert texts[9:11] == ["Alderwick Aviation Inc. ($61 million)", "Corrow Freight Corp. ($48 million)"]
    assert all(claim.text == BRIEFING[claim.span.start : claim.span.end] for claim in claims_of(BRIEFING))


def _states(cue: Cue, sentence: str) -> bool:
    """Whether one of the figures of a sentence, taken as one clause, has the cue's unit, words and topic."""
    for figure in find_quantities(sentence):
        words = sentence[: figure.span.start] + "¤" * len(figure.text) + sentence[figure.span.end :]
        fits = (
            kind_of_unit(figure.unit) in cue.units
            and cue.here.search(words)
            and not (cue.never and cue.never.search(words))
        )
        if fits and (cue.topic is None or cue.topic.search(words)):
            return True
    return False


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.measure)
def test_a_cue_matches_what_it_says_and_not_the_rest(cue: Cue) -> None:
    assert cue.says
    assert cue.not_says
    for sentence in cue.says:
        assert _states(cue, sentence), sentence
    for sentence in cue.not_says:
        assert cue.measure not in {claim.measure for claim in claims_of(sentence)} or not _states(cue, sentence), (
            sentence
        )


IN_SEEDS = {
    "000": [
        ("short_profit", "segment:small_and_below", "2023-01-01..2023-09-10", "up", 13_000_000_000),
        ("short_profit", "segment:mid_and_above", "2023-01-01..2023-09-10", "down", 140_000_000_000),
        ("short_profit", "segment:small", "2023-08-01..2023-09-10", "up", 9_700_000_000),
        ("fund_flow", "segment:small", "2023-08-28..2023-09-03", "down", 1_500_000_000),
        ("new_short_money", "segment:small", "2023-08-12..2023-09-10", "up", 658_000_000),
    ],
}
IN_SEEDS["002"] = IN_SEEDS["000"]


@pytest.mark.parametrize("seed", sorted(IN_SEEDS))
def test_the_reference_articles(seed: str) -> None:
    if not SEEDS.exists():
        pytest.skip("../shared is not here")
    (file,) = SEEDS.glob(f"{seed}_*.txt")
    claims = extract_statements(file.read_text(encoding="utf-8"), dateline=date(2023, 9, 10)).claims
    read = {
        (*shown(c)[:2], shown(c)[4], shown(c)[3], int(c.quantity.value))
        for c in claims
        if c.quantity and c.quantity.value
    }
    assert set(IN_SEEDS[seed]) <= read
    assert {shown(c)[2] for c in claims if c.measure == "index_return"} == {"5%", "16%"}
    named = {shown(c)[1] for c in claims if c.measure == "new_short_money" and c.quantity is None}
    assert len(named) == 4
    assert all(subject.startswith(("name:A", "name:S")) for subject in named)


PIECES = st.sampled_from(
    ["Short sellers of small caps made ", "$13 billion", " while ", "larger ones lost ", "nearly 5%", " this year", ". ", "\n", "(", ")", " — ", "Ostrow Corp. ", "the first figure ", "according to ", "Tidewater Analytics LLC", ", citing ", "respectively", "by industry, banks (", "Of the ", "; ", "“", "”", "they ", "§", "¤", "~", "The S&P 500 "]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map("".join)))
def test_any_text_is_read_within_bounds(text: str) -> None:
    for claim in claims_of(text):
        assert 0 <= claim.span.start < claim.span.end <= len(text)
        assert claim.text == text[claim.span.start : claim.span.end]
        assert claim.quantity is None or claim.span.covers(claim.quantity.span)
        assert claim.quantity is not None or (claim.measure and claim.direction and claim.subject)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shorts in the regional-bank sector have lost $1.2 billion.", [("-", "$1.2 billion", "down")]),
        ("Strategists at Tallis Data said in a note that shorts lost $4 billion.", [("-", "$4 billion", "down")]),
        ("The most profitable shorts were Pinnacle Towers ($410 million) and Garrick Trust ($295 million).",
         [("name:Pinnacle Towers", "$410 million", "up"), ("name:Garrick Trust", "$295 million", "up")]),
        ("MSCI's broadest index of Asian shares rose 0.7%.", []),
        ("Ostrow Corp. cut its dividend. Shares were down 6.3%.", [("name:Ostrow Corp.", "6.3%", "down")]),
        ("Ostrow Corp. cut its dividend. The stock, which had gained 25%, sank 13%.",
         [("name:Ostrow Corp.", "25%", "up"), ("name:Ostrow Corp.", "13%", "down")]),
        ("The most shorted stocks are Elm Foods, Birch Air and Quick Cart. Shorts lost $75 million, $60 million and $48 million on them, respectively.",
         [("name:Elm Foods", "$75 million", "down"), ("name:Birch Air", "$60 million", "down"), ("name:Quick Cart", "$48 million", "down")]),
        ("On 4 September Pellworth Foods jumped 9%.", [("name:Pellworth Foods", "9%", "up")]),
        ("Since the start of August Ostrow Mining Corp. has lost 12%.", [("name:Ostrow Mining Corp.", "12%", "down")]),
        ("On September 4 Fernhill Mining rose 3% and Pellworth Foods 11%.",
         [("name:Fernhill Mining", "3%", "up"), ("name:Pellworth Foods", "11%", "up")]),
        ("Shares of Fernhill Mining rose 3% and those of Pellworth Foods 11%.",
         [("name:Fernhill Mining", "3%", "up"), ("name:Pellworth Foods", "11%", "up")]),
        ("Five percent is what the Russell 2000 has gained since May, and nine percent the S&P 500.",
         [("index:russell_2000", "Five percent", "up"), ("index:sp_500", "nine percent", "up")]),
        ("On the day of the inflation report Pellworth Foods climbed 6%.", [("name:Pellworth Foods", "6%", "up")]),
        ("Inflation slowed and revenue of Pellworth Foods climbed 6%.", []),
        ("Miners in the Russell 2000 have risen 12% since May.", []),
        ("Shipping stocks in the S&P 500 fell 4%.", []),
        ("Losses in the S&P 500 reached 4% on Friday.", [("index:sp_500", "4%", "down")]),
        ("More than half of the stocks in the Russell 2000 have fallen.", [("index:russell_2000", "More than half", "down")]),
    ],
)  # fmt: skip
def test_whose_figure_it_is(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [shown(claim)[1:4] for claim in claims_of(text) if claim.measure] == expected


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Small-cap funds lost $2.3 billion last week, per Lipson.", ["measured by Lipson"]),
    ],
)
def test_sources_that_are_named_in_passing(text: str, sources: list[str]) -> None:
    (claim,) = claims_of(text)
    assert chain(claim) == sources


def test_to_more_than_double_compares_nothing() -> None:
    (first, second) = claims_of("Losses of shorts more than doubled to $3.3 billion, beating the $2.9 billion of May.")
    assert first.comparison is not None
    assert first.comparison.text == "the $2.9 billion of May"
    assert second.comparison is None


STOCKS = (
    "Harrow Mills Inc. ended at a high on Friday.\n\nThe shares rose 7%. They have gained 31% this year, which the "
    "S&P 500 has not.\n\nBrightwell Foods Inc. earned 4% on its assets. It set aside $12 million.\n\n"
    "The stock fell 3%."
)


@pytest.mark.parametrize(
    ("headline", "last"),
    [("Harrow Mills at a high", "Harrow Mills Inc."), ("A day of highs", "Brightwell Foods Inc.")],
)
def test_the_shares_are_those_of_the_headlines_company_else_of_the_last_one(headline: str, last: str) -> None:
    starts = [0, *(at + 2 for at in range(len(STOCKS)) if STOCKS.startswith("\n\n", at))]
    ends = [*(start - 2 for start in starts[1:]), len(STOCKS)]
    paragraphs = tuple(map(Span, starts, ends))
    article = Article("a", "", "text", STOCKS, paragraphs, headline=headline, published=DATELINE)
    told = {one.quantity.text: one for one in extract_statements(article).claims if one.quantity}
    whose = {text: one.subject.name if one.subject else "-" for text, one in told.items()}
    assert whose == {
        "7%": "Harrow Mills Inc.",
        "31%": "Harrow Mills Inc.",
        "4%": "Brightwell Foods Inc.",
        "$12 million": "Brightwell Foods Inc.",
        "3%": last,
    }
    assert {told[text].measure for text in ("7%", "31%", "3%")} == {"price_change"}


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("According to SEC data, fails to deliver came to 154.7 million shares on 14 March.", False),
        ("The works fails to deliver 5 million parts, according to Halden Bank.", True),
    ],
)
def test_nobody_fails_in_fails_to_deliver(text: str, denied: bool) -> None:
    assert [claim.negated for claim in claims_of(text) if claim.quantity is not None] == [denied]


def test_each_sentence_of_a_long_line_takes_as_long() -> None:
    def seconds(count: int) -> float:
        start = process_time()
        assert len(claims_of("Short sellers made $13 billion. " * count)) == count
        return process_time() - start

    seconds(10)
    assert seconds(900) < 2 * 3 * seconds(300)
