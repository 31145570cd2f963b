"""Figures in each other's place, in another unit, the other way, of another time: drafts against one article."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from narrator.check.draft import check_draft
from narrator.check.figures.units import in_unit
from narrator.check.figures.ways import own_words, pointed
from narrator.model.claims import Direction, Interval, Quantity, Span, Statements
from narrator.model.drafts import Verdict
from narrator.model.sources import Article

Extract = Callable[..., Statements]

FEES = (
    "Borrowing shares of Harrow Mills Inc. cost 31% a year at the end of March, and shares of Brightwell Foods Inc. "
    "9%, according to Lantern Lending. Fees came to $64 million in March, 8% less than in February and 21% less than "
    "a year earlier. The average fee was 2.4% a year. In a single week of March lenders recalled 4,100 loans. "
    "Contracts with two brokers end in June. Lantern called 90 lenders. Sixty of them had raised their fees. "
    "The yield on its bonds was three basis points above the market's. Some 41,000 loans were open on Monday. "
    "Lantern earned 3.1% on its assets, down from 3.9% the year before. Its forecast is a profit of $20 million."
)
DAY = date(2026, 4, 14)


def verdict(draft: str, extract: Extract) -> tuple[Verdict, set[str]]:
    article = Article("fees", "", "text", FEES, (Span(0, len(FEES)),), published=DAY)
    report = check_draft(draft, articles=[article], extract=extract, dateline=DAY)
    rules = {found.rule for found in report.findings if found.rule not in {"copied", "attribution-lost"}}
    return report.sentences[0].verdict, rules


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param("It cost 31% a year to borrow shares of Harrow Mills, Lantern Lending says.", id="its own name"),
        pytest.param("Lantern Lending says that borrowing Brightwell Foods cost 9% a year.", id="the neighbour's own"),
        pytest.param("Fees were 21% lower in March than a year earlier and 8% lower than in February.", id="turned"),
        pytest.param("From February to March fees fell 8%, according to Lantern Lending.", id="from one to the next"),
        pytest.param("The average fee was 240 basis points a year.", id="basis points"),
        pytest.param("Its bonds yielded 0.03 percentage points more than the market.", id="percentage points"),
        pytest.param("Lenders recalled 4,100 loans in one week of March.", id="a week of the month"),
        pytest.param("Two brokers' contracts end in June.", id="another noun of the phrase"),
        pytest.param("Of the 90 lenders that Lantern called, 60 lenders had raised their fees.", id="sixty of them"),
        pytest.param("Around 41,000 loans were open on 13 April.", id="a name that is none"),
        pytest.param("A year earlier Lantern had earned 3.9% on its assets.", id="what was, told as such"),
        pytest.param("Fees came to sixty-four million dollars in March.", id="in words"),
    ],
)
def test_a_true_figure_passes(draft: str, extract: Extract) -> None:
    assert verdict(draft, extract) == (Verdict.SUPPORTED, set())


SHARES = (
    "Shares of Harrow Mills have risen 58% this year. The amount sold short in the three largest mills fell by only 7% "
    "between the end of January and the end of March."
)


@pytest.mark.parametrize(
    ("draft", "rules"),
    [
        ("Harrow Mills had climbed 58% for the year by mid-April.", []),
        ("As of 14 April, shares of Harrow Mills were up 58% for the year.", []),
        ("Shares of Harrow Mills had risen 58% this year by 20 February.", ["period"]),
        ("Shares of Harrow Mills rose 58% in the first week of April.", ["period"]),
        ("Over February and March the amount sold short in the three largest mills fell by a mere 7%.", []),
        ("The amount sold short in the three largest mills fell by 7% between November and December.", ["period"]),
    ],
)
def test_a_stretch_and_the_day_by_which_it_came_about(draft: str, rules: list[str], extract: Extract) -> None:
    article = Article("shares", "", "text", SHARES, (Span(0, len(SHARES)),), published=DAY)
    report = check_draft(draft, articles=[article], extract=extract, dateline=DAY)
    assert sorted({found.rule for found in report.findings} - {"copied"}) == rules


@pytest.mark.parametrize(
    ("draft", "rule"),
    [
        pytest.param("It cost 31% a year to borrow shares of Brightwell Foods, Lantern Lending says.", "subject"),
        pytest.param("Fees were 8% lower in March than a year earlier, Lantern Lending says.", "number"),
        pytest.param("Fees came to $64 million in March, 8% more than in February.", "comparison"),
        pytest.param("Fees came to $64 million in March, up 8% from February.", "direction"),
        pytest.param("The average fee was 2.4 percentage points a year.", "unit"),
        pytest.param("Lantern now earns 3.9% on its assets.", "outdated"),
        pytest.param("At its most recent count Lantern earned 3.9% on its assets.", "outdated", id="the latest"),
        pytest.param("Fees came to €64 million in March.", "unit", id="another currency"),
        pytest.param("The fees that borrowers paid in March came to $64 billion.", "number", id="a thousand times"),
        pytest.param("Borrowing Harrow Mills cost $31 a year at the end of March, Lantern Lending says.", "unit"),
        pytest.param("Lantern Lending says that it called 70 lenders.", "number", id="another count"),
        pytest.param("Fees came to $64 million in January, according to Lantern Lending.", "period"),
    ],
)
def test_a_figure_in_the_wrong_place_is_found(draft: str, rule: str, extract: Extract) -> None:
    found, rules = verdict(draft, extract)
    assert found is Verdict.REFUTED
    assert rule in rules


LEAGUE = (
    "The harbour's book, which has been signed over 3,700 times, is kept by the league's 29 member countries. "
    "By now, 41 river “red flag” barges have leave to sail."
)


@pytest.mark.parametrize(
    ("draft", "rules"),
    [
        ("The harbour's book, kept by the league's 29 member nations, was signed over 3,700 times.", set()),
        ("The harbour's book of the league has received over 3,700 signs.", set()),
        ("The harbour's book of the league has received over 4,700 signs.", {"no-evidence"}),
        ("The harbour's book of the league has received over 3,700 coins.", {"no-evidence"}),
        ("The harbour's book is kept by the 28 member nations of the league.", {"number"}),
        ("The harbour's book is kept by the 29 member banks of the league.", {"unit"}),
        ("Now there are 41 river barges, known as “red flag” barges, that have leave to sail.", set()),
        ("Now there are 43 river barges, known as “red flag” barges, that have leave to sail.", {"number"}),
    ],
)
def test_what_is_counted_may_go_by_another_noun(draft: str, rules: set[str], extract: Extract) -> None:
    report = check_draft(draft, articles=[LEAGUE], extract=extract, dateline=DAY)
    assert {found.rule for found in report.findings} - {"copied"} == rules


@pytest.mark.parametrize(
    ("month", "rules"),
    [("late January", set()), ("mid-January", {"period"}), ("May", {"period"})],
)
def test_the_end_of_a_month_is_late_in_it(month: str, rules: set[str], extract: Extract) -> None:
    source = "The rules, agreed at a meeting at the end of January, must be approved by the league's 29 member towns."
    draft = f"The rules, which were agreed at a meeting in {month}, must be approved by the league's 29 member towns."
    report = check_draft(draft, articles=[source], extract=extract, dateline=DAY)
    assert {found.rule for found in report.findings} == rules


@pytest.mark.parametrize(
    "draft",
    [
        "Gold funds took in $64 million in March.",
        "Lantern's lenders earned 2.4% more in 2019.",
        "Its competitors earned 7% on their assets.",
        "Lantern opened an office in Oslo in 2021.",
        "Brightwell Foods pays its chairman 4% of profits.",
        "The pension scheme of Brightwell Foods owns more than 3% of Cobalt Dairy.",
        "Insurers in the Harrow 200 paid fees of 7% a year.",
        "Lantern Lending charges subscribers $75 a month.",
    ],
)
def test_what_no_article_speaks_of_is_not_refuted(draft: str, extract: Extract) -> None:
    assert verdict(draft, extract)[0] is Verdict.NOT_ENOUGH_EVIDENCE


def _quantity(value: str, unit: str) -> Quantity:
    number = Decimal(value)
    return Quantity(Span(0, 1), value, Interval(number, number), number, unit, None)


@pytest.mark.parametrize(
    ("value", "unit", "other", "expected"),
    [
        ("190", "basis points", "percent", "1.9"),
        ("3", "basis points", "percentage points", "0.03"),
        ("0.25", "percentage points", "basis points", "25"),
        ("2", "percent", "percentage points", None),
        ("2", "USD", "EUR", None),
        ("2", "percent", "percent", "2"),
    ],
)
def test_units(value: str, unit: str, other: str, expected: str | None) -> None:
    told = in_unit(_quantity(value, unit), other)
    assert (None if told is None else told.value) == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    ("text", "figure", "way"),
    [
        ("Fees rose 8%", "8%", Direction.UP),
        ("Fees came to $64 million, 8% less than in May", "8%", Direction.DOWN),
        ("Fees came to $64 million, up 8% on the month", "8%", Direction.UP),
        ("It earned 3.1%, down from 3.9% the year before", "3.9%", None),
        ("Investors pulled $2 billion out", "$2 billion", Direction.DOWN),
        ("More than 8% of the shares are lent", "8%", None),
        ("Fees of 8%", "8%", None),
        ("Fees of 5%, less than the 8% of May", "8%", None),
        ("The funds saw $3 million leave", "$3 million", Direction.DOWN),
        ("Shares fell, and 8% of them are lent", "8%", None),
    ],
)
def test_which_way_a_figure_points(text: str, figure: str, way: Direction | None) -> None:
    start = text.index(figure)
    assert pointed(text, Span(start, start + len(figure))) is way


def test_the_words_of_a_figure_end_where_its_neighbour_s_begin() -> None:
    text = "Large caps gained 5%, while small caps lost 2% of their value."
    places = [text.index("5%"), text.index("2%")]
    assert own_words(text, places[0], places) == "Large caps gained 5%"
    assert own_words(text, places[1], places) == "small caps lost 2% of their value."


MILLS = (
    "The bears of the stock have lost $6.4 billion since January, according to Lantern Lending. Harrow Mills Inc. has "
    "cost its doubters another $3.1 billion.\n\n“We bought mixers for a boom,” said Ada Quill, who runs Brightwell "
    "Foods. “We are giving 85 of them back.” Harrow Mills has lost 24% of its value since the start of January, "
    "Brightwell Foods Inc. 21% and Cobalt Dairy Corp. 17%."
)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (
            "Harrow Mills Inc. has cost those who are short of it $3.1 billion since January, Lantern Lending says.",
            None,
        ),
        (
            "Harrow Mills Inc. has cost those who are short of it $6.4 billion since January, Lantern Lending says.",
            "number",
        ),
        ("Brightwell Foods is giving back 85 mixers that it bought for a boom, said Ada Quill.", None),
        ("Of the three, Cobalt Dairy has fallen the least, down 17% since the start of January.", None),
        ("Of the three, Cobalt Dairy has fallen the least, down 21% since the start of January.", "number"),
    ],
)
def test_a_name_s_own_figure_decides(draft: str, expected: str | None, extract: Extract) -> None:
    article = Article("mills", "", "text", MILLS, (Span(0, len(MILLS)),), published=DAY)
    report = check_draft(draft, articles=[article], extract=extract, dateline=DAY)
    rules = {found.rule for found in report.findings} & {"number", "subject", "no-evidence", "period"}
    assert rules == ({expected} if expected else set())


TRADES = (
    "Harrow Exchange says that bets on oats are less than 15% of all trades there. Its brokers hold contracts worth "
    "$5 billion, of which 6% were on loan in March. For every oat call that was sold on Monday there were 2.4 puts."
)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("More than 85% of all trades at Harrow Exchange are bets on something other than oats.", True),
        ("More than 95% of all trades at Harrow Exchange are bets on something other than oats.", False),
        ("Of contracts worth $5 billion that brokers at Harrow Exchange hold, about $300 million were on loan.", True),
        ("Of contracts worth $5 billion that brokers at Harrow Exchange hold, about $900 million were on loan.", False),
        ("Traders at Harrow Exchange sold 24 oat puts for every ten oat calls on Monday.", True),
        ("Traders at Harrow Exchange sold 14 oat puts for every ten oat calls on Monday.", False),
    ],
)
def test_what_follows_by_arithmetic(draft: str, expected: bool, extract: Extract) -> None:
    article = Article("trades", "", "text", TRADES, (Span(0, len(TRADES)),), published=DAY)
    report = check_draft(draft, articles=[article], extract=extract, dateline=DAY)
    found = {found.rule for found in report.findings} & {"number", "no-evidence", "unsupported", "comparison"}
    assert (not found) is expected


MARKET = (
    "The Brindle 400 index slipped 0.3% on Tuesday, with Harrow Mills Inc. down 2.6% and Cobalt Dairy Corp. down 2.1%. "
    "Those who are short of Harrow Mills had $800 million at stake, which makes their loss 37% of the money committed. "
    "Fees on loans came to $52 million in April, 14% less than in March. For every bond that was sold there were 2.3 "
    "notes. Oats on loan were worth $900 million, roughly a seventh of what they had been. Brokers sold 61,000 options "
    "on the Brindle 400 on Monday, twice the daily average of this year. Cobalt Dairy now expects a profit of $31 "
    "million to $36 million, down from at least $44 million. A cut in wages of a full percentage point, Ada Quill "
    "said, or a year in which oats are cheap. An option on the Brindle 400 cost 1.7% on Monday. That on the Brindle "
    "150 index did not move."
)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param("Harrow Mills and Cobalt Dairy both lost more than 2% on Tuesday.", set(), id="each by itself"),
        pytest.param("Harrow Mills and Cobalt Dairy lost 2.6% and 2.1% on Tuesday.", set(), id="each its own"),
        pytest.param("Harrow Mills and Cobalt Dairy lost 2.1% and 2.6% on Tuesday.", {"subject"}, id="exchanged"),
        pytest.param(
            "On Tuesday Harrow Mills and Cobalt Dairy each fell by more than 2.4%.", {"number"}, id="not each"
        ),
        pytest.param("For every dollar they committed, bears of Harrow Mills lost 37 cents.", set(), id="of a dollar"),
        pytest.param("For every dollar they committed, bears of Harrow Mills lost 57 cents.", {"no-evidence"}),
        pytest.param("What lenders earn shrank by 14% between March and April.", set(), id="from month to month"),
        pytest.param("What lenders earn grew by 14% between March and April.", {"direction"}, id="the other way"),
        pytest.param("Traders sold 2.3 notes for every bond.", set(), id="a rate"),
        pytest.param("Traders sold 2.3 bonds for every note.", {"comparison"}, id="a rate turned round"),
        pytest.param("A seventh of the Brindle 400's members pay no dividend.", {"no-evidence"}, id="of another whole"),
        pytest.param("Cobalt Dairy opened twice as many shops as a year before.", {"unsupported"}, id="no such base"),
        pytest.param("Cobalt Dairy hopes to earn $36 million at most, having once counted on $44 million.", set()),
        pytest.param("An option on the Brindle 150 cost 1.7% on Monday.", {"number", "subject"}, id="another index"),
        pytest.param("An option on the Brindle 400 cost 1.7% on Monday.", set(), id="its own index"),
        pytest.param("A full percentage point off wages would help, Ada Quill said.", set(), id="told by no verb"),
    ],
)
def test_of_what_a_figure_is(draft: str, expected: set[str], extract: Extract) -> None:
    article = Article("market", "", "text", MARKET, (Span(0, len(MARKET)),), published=DAY)
    report = check_draft(draft, articles=[article], extract=extract, dateline=DAY)
    assert {found.rule for found in report.findings} - {"copied", "attribution-lost"} == expected


TITLE = "Brightwell Foods wins over its doubters"
WINS = (
    "Nobody has lost more this year than those who are short of Brightwell Foods Inc., Lantern Lending says. Harrow "
    "Mills Inc. has cost its bears $700 million.\n\nThe shares have gained 47% since January. “Nobody asks me about "
    "Brightwell any more,” said Ada Quill. The quarter of stocks with the dearest loans rose 5.3% in March, Lantern "
    "Lending reported."
)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param("Shares of Brightwell Foods have gained 47% since January.", set(), id="the headline's"),
        pytest.param("Shares of Harrow Mills have gained 47% since January.", {"subject"}, id="another company's"),
        pytest.param("The costliest 25% of stocks to borrow rose 5.3% in March, Lantern Lending reported.", set()),
        pytest.param(
            "The costliest 35% of stocks to borrow rose 5.3% in March, Lantern Lending reported.", {"no-evidence"}
        ),
    ],
)
def test_whose_figure_it_is_where_no_name_stands_beside_it(draft: str, expected: set[str], extract: Extract) -> None:
    text = f"{TITLE}\n\n{WINS}"
    starts = [0, *(found.end() for found in re.finditer("\n\n", text)), len(text) + 2]
    lines = tuple(Span(start, end - 2) for start, end in pairwise(starts))
    article = Article("wins", "", "text", text, lines, headline=TITLE, published=DAY)
    report = check_draft(draft, articles=[article], extract=extract, dateline=DAY)
    assert {found.rule for found in report.findings} - {"copied", "attribution-lost"} == expected


HOUSES = (
    "Harrow Mills Inc. fell 6% on Monday and closed at $27. Ada Quill of Lantern Lending raised her price target for "
    "the miller to $41, and Cobalt Dairy Corp. kept one of $19."
)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param("Ada Quill thinks that Harrow Mills is worth $41 a share.", set(), id="worth"),
        pytest.param("Ada Quill of Lantern Lending values Harrow Mills at $41 a share.", set(), id="values"),
        pytest.param("Ada Quill of Lantern Lending values Harrow Mills at $51 a share.", {"no-evidence"}, id="more"),
        pytest.param(
            "Harrow Mills changed hands at $41, according to Lantern Lending.", {"forecast"}, id="as the price"
        ),
        pytest.param("Shares of Harrow Mills closed at $27 on Monday.", set(), id="a price"),
    ],
)
def test_a_price_target_is_no_price(draft: str, expected: set[str], extract: Extract) -> None:
    article = Article("houses", "", "text", HOUSES, (Span(0, len(HOUSES)),), published=DAY)
    report = check_draft(draft, articles=[article], extract=extract, dateline=DAY)
    assert {found.rule for found in report.findings} - {"copied", "attribution-lost"} == expected


def test_a_limit_of_another_measure_bears_nothing_out(extract: Extract) -> None:
    shorts = "More than a fifth of the shares had been sold short before the news, among the highest in the Calder 300."
    breadth = "More than half of the Calder 300’s stocks have fallen since January."
    articles = [
        Article(words[:12], "", "text", words, (Span(0, len(words)),), published=DAY) for words in (shorts, breadth)
    ]
    report = check_draft(shorts.replace("a fifth", "half"), articles=articles, extract=extract, dateline=DAY)
    assert {found.rule for found in report.findings} - {"copied"}


RALLY = (
    "The Brindle 400 index slipped 0.3%, with Harrow Mills Inc. down 2.6% and Cobalt Dairy Corp. down 2.1%. Bets on "
    "oats account for less than 10% of all trades, Lantern Lending says. Before Tuesday about 15% of Cobalt's shares "
    "were lent, up from 8% in February. Dealers were left with 18% of the bales, up from 13% at the sale in May."
)


def test_a_figure_of_another_is_told_with_both_names(extract: Extract) -> None:
    article = Article("market", "", "text", MARKET, (Span(0, len(MARKET)),), published=DAY)
    report = check_draft("On Tuesday Harrow Mills lost 2.1%.", articles=[article], extract=extract, dateline=DAY)
    (found,) = (one.message for one in report.findings if one.rule == "subject")
    assert re.search("^market has “2.1%” of Cobalt Dairy.*, the draft has 2.1% of Harrow Mills$", found), found


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param("Harrow Mills fell 2.6% and Cobalt 2.1%.", None, id="its own name, without a verb"),
        pytest.param("Harrow Mills fell 2.6% and Cobalt 2.6%.", "subject", id="another's figure"),
        pytest.param(
            "Falls of 2.6% and 2.1% were recorded by Harrow Mills Inc. and Cobalt Dairy Corp. respectively.", None
        ),
        pytest.param("Fewer than one in ten trades are bets on oats, Lantern Lending says.", None, id="a limit"),
        pytest.param("Dealers took 18% of the sale of bales.", None, id="one word of the other"),
    ],
)
def test_whose_figure_it_is_in_a_list(draft: str, expected: str | None, extract: Extract) -> None:
    article = Article("rally", "", "text", RALLY, (Span(0, len(RALLY)),), published=DAY)
    report = check_draft(draft, articles=[article], extract=extract, dateline=DAY)
    found = {found.rule for found in report.findings} - {"copied", "attribution-lost"}
    assert not found if expected is None else expected in found


WORKS = (
    "Harrow Mills Inc. has $70 million in cash and spends about $12 million a month. It said that it had delivered "
    "53,000 crates since May. For every sack that the mill bought on Monday, it sold 2.3 bales, and millers of the "
    "county keep most of the land. Ada Quill wrote to eleven bakers about late loaves."
)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param("Harrow Mills spends about $12 million a week.", "period", id="another time"),
        pytest.param("Every year Harrow Mills spends about $12 million.", "unit", id="before it"),
        pytest.param("Each month about $12 million leaves Harrow Mills.", None, id="the same time"),
        pytest.param("Harrow Mills spends about $12 million a month, and has for a year.", None, id="no rate"),
        pytest.param("After 53,000 deliveries since May, Harrow Mills has $70 million in cash.", None, id="one root"),
        pytest.param("The mill took 3.2 bales off its shelves for each sack it got.", "number", id="in other words"),
        pytest.param("The three largest firms keep 12% of the land.", "no-evidence", id="no correction of most"),
    ],
)
def test_of_how_much_and_by_what_time(draft: str, expected: str | None, extract: Extract) -> None:
    article = Article("works", "", "text", WORKS, (Span(0, len(WORKS)),), published=DAY)
    report = check_draft(draft, articles=[article], extract=extract, encode=_all_alike, dateline=DAY)
    found = {found.rule for found in report.findings} - {"copied", "attribution-lost"}
    assert not found if expected is None else expected in found


def _all_alike(texts: Sequence[str]) -> list[list[float]]:
    """An encoder to which every sentence means the same: what is still told apart, words tell apart."""
    return [[1.0] for _ in texts]


MAKERS = (
    "Harrow Mills Inc. ended at a high on Monday.\n\nThe shares rose 7.3%. They have gained 31% this year, more than "
    "those of Brightwell Foods Inc.\n\nShort sellers of Brightwell Foods Inc. have lost $24 million this year. Bids "
    "for its bonds came to 2.17 times the amount on offer. Its trial enrolled 180 patients."
)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param("Harrow Mills climbed 7.3% on 13 April.", (Verdict.SUPPORTED, set()), id="the shares"),
        pytest.param("Harrow Mills has returned 31% in 2026.", (Verdict.SUPPORTED, set()), id="they"),
        pytest.param("Bids for the bonds were 2.17 times the amount.", (Verdict.SUPPORTED, set()), id="a multiple"),
        pytest.param("The bid ratio of 2.17 was for its bonds.", (Verdict.SUPPORTED, set()), id="a bare ratio"),
        pytest.param("Harrow Mills rose 3.7% on Monday.", (Verdict.REFUTED, {"number"}), id="another number"),
        pytest.param("Brightwell Foods has gained 31% this year.", (Verdict.REFUTED, {"subject"}), id="another's"),
        pytest.param(
            "Linden Foods's trial enrolled 90 patients.",
            (Verdict.NOT_ENOUGH_EVIDENCE, {"no-evidence", "unknown-name"}),
            id="a name of its own",
        ),
        pytest.param(
            "Harrow Mills has 31 million customers.", (Verdict.NOT_ENOUGH_EVIDENCE, {"no-evidence"}), id="no slip"
        ),
    ],
)
def test_a_figure_of_the_shares_is_of_their_company(
    draft: str, expected: tuple[Verdict, set[str]], extract: Extract
) -> None:
    starts = [0, *(at + 2 for at in range(len(MAKERS)) if MAKERS.startswith("\n\n", at))]
    paragraphs = tuple(map(Span, starts, [*(start - 2 for start in starts[1:]), len(MAKERS)]))
    article = Article("makers", "", "text", MAKERS, paragraphs, headline="Harrow Mills at a high", published=DAY)
    report = check_draft(draft, articles=[article], extract=extract, dateline=DAY)
    rules = {found.rule for found in report.findings} - {"copied", "attribution-lost"}
    assert (report.sentences[0].verdict, rules) == expected


FLOUR = (
    "Lindholm reckons that dealers would have to sell $40 million of grain for every fall of 1% in the price of flour."
)


@pytest.mark.parametrize(
    ("draft", "source", "found"),
    [
        (
            "Lindholm puts dealers' sales at $40 million for every 1% drop in the price of flour.",
            FLOUR,
            False,
        ),
        (
            "Dealers sold $40 million of grain after a fall of 1% in the price of flour, Lindholm said.",
            FLOUR,
            True,
        ),
        (
            "Harrow Mills, with $96 million in cash, would have to close at a cost of $11 million a month.",
            "Harrow Mills has $96 million in cash and spends $11 million a month.",
            False,
        ),
        ("Harrow Mills expects to have $96 million in cash.", "Harrow Mills had $96 million in cash in March.", True),
    ],
)
def test_what_is_so_each_time_is_no_forecast(draft: str, source: str, found: bool, extract: Extract) -> None:
    report = check_draft(draft, articles=[source], extract=extract)
    assert ("forecast" in {finding.rule for finding in report.findings}) is found


PORTERS = (
    "Ida Wren, who has expected a flood since the winter, has told porters to avoid the quay. Petra Lindholm has told "
    "porters since the autumn of 2024 to stay off the quay."
)


def test_the_season_of_somebody_else_is_no_other_time(extract: Extract) -> None:
    said = "Petra Lindholm has told porters to avoid the quay since the autumn of 2024."
    assert "period" not in {found.rule for found in check_draft(said, articles=[PORTERS], extract=extract).findings}


QUAY = (
    "The 12 ferries of Tallow Research carried 4,000 tonnes on 3 May. Before the storm about 17% of their berths "
    "were let, up from 11% in March. The worst bargain was a loan to Linden Foods Inc., which fell 31% after the "
    "storm. Barges are priced at 14 times what they earn, Petra Lindholm reckons."
)


@pytest.mark.parametrize(
    ("draft", "rule"),
    [
        ("The worst bargain of Harrow Mills was a loan to Linden Foods, down 31% after the storm.", "subject"),
        (
            "By the numbers of Harrow Mills, large barges earn more than nine times what small barges do.",
            "misattributed",
        ),
        ("The share of berths that were let had grown since March, to about 17% before the storm.", "period"),
    ],
)
def test_a_figure_of_another_time_or_name_is_neither_a_level_nor_a_limit(
    draft: str, rule: str, extract: Extract
) -> None:
    article = Article("quay", "", "text", QUAY, (Span(0, len(QUAY)),), published=DAY)
    report = check_draft(draft, articles=[article], extract=extract, dateline=DAY)
    assert rule not in {found.rule for found in report.findings}


SHOP = (
    "The trial of an oven enrolled 231 bakers. Harrow Mills Inc. took on vans for a boom that has not come. It is "
    "giving 150 of them back. Its report has 64 pages. It has $87 million in cash and spends it on flour."
)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param("Harrow Mills gives 150 vans back.", None, id="of them"),
        pytest.param("Harrow Mills took on 510 vans for a boom and gives them back.", "number", id="not of them"),
        pytest.param("The report that Harrow Mills put out runs to 46 pages.", "number", id="changed places"),
        pytest.param("Some 131 bakers took part in the trial of the oven by Harrow Mills.", "number", id="misread"),
        pytest.param("Harrow Mills has £87 million of cash left for flour.", "unit", id="another currency"),
        pytest.param("Harrow Mills has 900 vans.", "no-evidence", id="of other vans"),
        pytest.param("The earlier trial of an oven by Harrow Mills had 132 bakers.", "no-evidence", id="another trial"),
        pytest.param("The trial of an oven by Linden Foods had 213 bakers.", "no-evidence", id="another's trial"),
    ],
)
def test_a_slip_of_an_articles_figure_is_refuted_by_it(draft: str, expected: str | None, extract: Extract) -> None:
    article = Article("shop", "", "text", SHOP, (Span(0, len(SHOP)),), published=DAY)
    report = check_draft(draft, articles=[article], extract=extract, dateline=DAY)
    rules = {found.rule for found in report.findings} - {"copied", "attribution-lost"}
    assert expected in rules if expected else not rules


def test_a_figure_that_cannot_be_matched_is_shown_where_it_stands(extract: Extract) -> None:
    article = Article("shop", "", "text", SHOP, (Span(0, len(SHOP)),), published=DAY)
    report = check_draft("Harrow Mills paid $87 million out.", articles=[article], extract=extract, dateline=DAY)
    message = next(found.message for found in report.findings if found.rule == "no-evidence")
    assert "shop has “$87 million”" in message


HALLS = (
    "Stall owners paid $8 million into the harvest fund in March, while mill owners took $3 million out of it. Granary "
    "clerks held 18,200 sacks on Friday. Dock porters held 9,500 sacks. The rent of the hall was cut by $4 million."
)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param("Mill owners paid $8 million into the harvest fund in March.", {"subject"}, id="the other owners"),
        pytest.param("Dock porters held 18,200 sacks on Friday.", {"subject"}, id="of the next sentence"),
        pytest.param("Stall owners paid $8 million into the harvest fund in March.", set(), id="its own"),
        pytest.param("Clerks of the granary held 18,200 sacks on Friday.", set(), id="in other words"),
        pytest.param("The hall's rent was cut by $4 million.", set(), id="nobody's beside it"),
    ],
)
def test_a_figure_is_of_the_subject_of_its_clause(draft: str, expected: set[str], extract: Extract) -> None:
    article = Article("halls", "", "text", HALLS, (Span(0, len(HALLS)),), published=DAY)
    report = check_draft(draft, articles=[article], extract=extract, dateline=DAY)
    assert {found.rule for found in report.findings} - {"copied"} == expected


def test_the_subject_of_the_sentence_around_it_has_a_figure_too(extract: Extract) -> None:
    source = (
        "Weavers of Holm will be back at their looms after their guild accepted a rise of 11% over three years."
        " The weavers had asked for 15%. The mills had offered 7%."
    )
    (right,) = check_draft("Weavers settled for 11% over three years.", articles=[source], extract=extract).sentences
    assert right.verdict is Verdict.SUPPORTED
    (wrong,) = check_draft("The mills had offered 15%.", articles=[source], extract=extract).sentences
    assert wrong.verdict is not Verdict.SUPPORTED
