"""What a draft ranks against series of known values: every answer was worked out by hand from the tables below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from narrator.calendar import settlement_dates, trading_days
from narrator.check.draft import check_draft
from narrator.check.records.wanted import Wanted, wanted
from narrator.model.claims import Period, Span, Statements, Subject
from narrator.model.drafts import CheckedClaim, Report, Verdict
from narrator.model.market import Security
from narrator.model.sources import Article
from narrator.model.statistics import Coverage, Observation, Rows, Statistic

Extract = Callable[..., Statements]
FRIDAY = date(2031, 9, 12)
YES, NO, OPEN = Verdict.SUPPORTED, Verdict.REFUTED, Verdict.NOT_ENOUGH_EVIDENCE

FLOWS: tuple[int, ...] = (200, -300, -150, -2400, -100, 50, -700, 120, -900, -60, 310, -450, -520)
FLOWS += (-1800, -340, 90, -260, -610, 400, -380, 150, 220, 30, -640, -770, -1500)
"""Millions of dollars into small-cap funds in the weeks to 19 March … 18 June (-1,800) … 10 September 2031."""

SHORT = ("60", "61", "62", "61.5", "63", "66", "65", "64", "63.5", "62.5", "61.8", "61.2")
"""Billions of dollars short in small caps on the settlement dates from 14 March to 29 August 2031."""

RATIO = ("15", "19", "18", "17", "16", "18.5", "14", "13", "16", "18", "20", "22")
"""Per cent of Lumtara's float sold short on the same days."""

WEEKS = (
    2000,
    2020,
    2040,
    2060,
    2050,
    2100,
    2090,
    2080,
    2070,
    2060,
    2040,
    2030,
    2035,
    2045,
    2055,
    2050,
    2040,
    2030,
    2010,
)
"""Mondays' closes of the Russell 2000 from 5 May to 8 September 2031; every day after that loses a tenth of a point."""

NET = (-70, -30, -35, -80, -40, -45, -50, -65, -55, -25, *(-30, -35) * 10, -60)
"""Thousands of contracts that leveraged funds are net long, by week, to 9 September 2031."""

CASES = [
    # flows: the last week's -1,500 is the largest outflow since the -1,800 of 18 June
    ("Investors withdrew $1.5 billion from small-cap funds last week, the most in nearly three months.", YES),
    ("Investors withdrew $1.5 billion from small-cap funds last week, the most since June.", YES),
    ("Small-cap funds lost $1.5 billion in the week to 10 September, the largest outflow since 18 June.", YES),
    (
        "Small-cap funds lost $1.5 billion in the week to 10 September, the largest outflow in more than two months.",
        YES,
    ),
    ("It was the biggest weekly outflow from small-cap funds in 11 weeks.", YES),
    ("It was the biggest weekly outflow from small-cap funds in four months.", NO),
    ("Investors withdrew $1.5 billion from small-cap funds last week, the most since May.", NO),
    ("Investors withdrew $1.5 billion from small-cap funds last week, the most in a year.", NO),
    ("Investors withdrew a record $1.5 billion from small-cap funds last week.", NO),
    ("Investors withdrew $1.5 billion from small-cap funds last week, the most on record.", NO),
    ("The outflow of $1.5 billion from small-cap funds was not the largest since May.", YES),
    ("The outflow of $1.5 billion from small-cap funds was not the largest since July.", NO),
    ("Money left small-cap funds for a third week in a row.", YES),
    ("Small-cap funds have had three consecutive weeks of outflows.", YES),
    ("It was the third week of outflows in a row for small-cap funds.", YES),
    ("Money left small-cap funds for a fourth straight week.", NO),
    ("Small-cap funds had their second straight week of outflows.", NO),
    ("It was the second-largest outflow from small-cap funds in 20 weeks.", YES),
    ("It was the third-largest outflow from small-cap funds in 20 weeks.", NO),
    ("It was the second-largest outflow from small-cap funds this year.", NO),
    ("It was the third-largest outflow from small-cap funds this year.", OPEN),
    ("Small-cap funds lost $770 million in the week to 3 September, the largest outflow since June.", YES),
    ("Small-cap funds lost $770 million in the week to 3 September, the largest outflow since May.", NO),
    ("Small-cap funds took in $220 million in the week to 13 August, the largest inflow since July.", YES),
    ("Small-cap funds took in $220 million in the week to 13 August, the largest inflow since June.", NO),
    ("Small-cap funds took in $150 million in the week to 6 August, their first inflow in two weeks.", YES),
    ("Small-cap funds took in $150 million in the week to 6 August, their first inflow in two months.", NO),
    # short interest: 61.2 after 66 at the end of May; 61 on 31 March was lower
    ("Short interest in small caps fell to $61.2 billion, the lowest since March.", YES),
    ("Short interest in small caps fell to $61.2 billion, the lowest since 31 March.", YES),
    ("Short interest in small caps fell to $61.2 billion, the lowest since early February 2031.", NO),
    ("Short interest in small caps fell to $61.2 billion, its lowest in a year.", NO),
    ("Short interest in small caps is the highest since June.", NO),
    ("Short interest in small caps fell for a sixth cycle in a row.", YES),
    ("Short interest in small caps fell for a fifth cycle in a row.", NO),
    ("Short interest in small caps fell for a third straight month.", YES),
    ("Short interest in small caps fell for a fourth straight month.", NO),
    ("Short interest in small caps rose for a third straight month.", NO),
    ("Short interest in small caps peaked in May.", YES),
    ("Short interest in small caps peaked in July.", NO),
    ("Short interest in small caps stands at the 21st percentile of the record.", YES),
    ("Short interest in small caps stands at the 9th percentile of the record.", NO),
    ("Short interest in small caps stood at $62.5 billion on 31 July, the lowest since April.", YES),
    ("Short interest in small caps stood at $62.5 billion on 31 July, the lowest since March.", NO),
    # a company: 22% is the highest of half a year, which is no record
    ("Short interest in Lumtara hit a record 22% of its float.", OPEN),
    ("Short interest in Lumtara rose to 22% of its float, the highest since March.", YES),
    ("Short interest in Lumtara rose to 22% of its float, the highest in more than a year.", OPEN),
    ("Short interest in Lumtara rose to 22% of its float, the lowest since June.", NO),
    # an index: four weeks of losses, the last of them the worst
    ("The Russell 2000 closed at its lowest since May.", YES),
    ("The Russell 2000 closed at its lowest since 2 May.", NO),
    ("The Russell 2000 closed at its highest since June.", NO),
    ("The Russell 2000's best day since June came on 4 August.", YES),
    ("The Russell 2000's best day since June came on 21 July.", NO),
    ("The Russell 2000 fell for a fourth straight week.", YES),
    ("The Russell 2000 fell for a third straight week.", NO),
    ("The Russell 2000 fell 1% this week, its worst week since June.", YES),
    ("The Russell 2000 rose 0.2% in August, its best month since June.", YES),
    ("The Russell 2000 rose 0.2% in August, its best month since May.", NO),
    # futures: -60,000 contracts, and three of 31 weeks lay lower
    (
        "Leveraged funds were net short of Russell 2000 futures, the fourth most negative of 31 weeks.",
        YES,
    ),
    (
        "Leveraged funds were net short of Russell 2000 futures, the second most negative of 31 weeks.",
        NO,
    ),
    ("Leveraged funds were net short 60,000 contracts of Russell 2000 futures, the most since April.", YES),
    ("Leveraged funds were net short in Russell 2000 futures for a 12th straight week.", NO),
    ("Leveraged funds were net short in Russell 2000 futures for a 31st straight week.", OPEN),
]

NOT_JUDGED = [
    "It could be the largest outflow from small-cap funds since May.",
    "Investors withdrew $1.5 billion from small-cap funds last week, the most since May, Halden Bank estimates.",
    "Corrow Freight reported its largest loss since May.",
    "Small-cap funds have a track record of ten years.",
    "The harbour of Odessa handled its largest cargo since May.",
]


def made(
    name: str, subject: Subject, unit: str, history: Sequence[tuple[date, Decimal]], label: str = "", days: int = 0
) -> Statistic:
    end, value = history[-1]
    return Statistic(
        name=name,
        subject=subject,
        value=value,
        unit=unit,
        period=Period(end - timedelta(days=days), end),
        as_of=FRIDAY,
        definition="an invented series",
        inputs=(Rows(f"{name}.csv", 2, end, end, (7, 9)),),
        coverage=Coverage(2),
        label=label,
        arithmetic=(f"{name}: 1 + 1 = 2 {unit}",),
        history=tuple(Observation(*pair) for pair in history),
    )


@pytest.fixture(scope="module")
def statistics() -> tuple[Statistic, ...]:
    cycles = settlement_dates(date(2031, 3, 1), date(2031, 9, 1))
    fridays = [(date(2031, 5, 5) + timedelta(weeks=number), close) for number, close in enumerate(WEEKS)]
    closes = {
        day: Decimal(close) - Decimal(day.weekday()) / 10
        for monday, close in fridays
        for day in trading_days(monday, monday + timedelta(days=4))
    }
    weeks = [date(2031, 9, 10) - timedelta(weeks=len(FLOWS) - 1 - number) for number in range(len(FLOWS))]
    tuesdays = [date(2031, 9, 9) - timedelta(weeks=len(NET) - 1 - number) for number in range(len(NET))]
    small, index = Subject.of(segment="small"), Subject.of(index="russell_2000")
    funds = Subject((("market", "russell_2000"), ("class", "leveraged_funds")))
    return (
        made(
            "fund_flow",
            small,
            "USD",
            [(day, Decimal(net) * 10**6) for day, net in zip(weeks, FLOWS, strict=True)],
            "small",
            6,
        ),
        made(
            "short_interest",
            small,
            "USD",
            [(day, Decimal(one) * 10**9) for day, one in zip(cycles, SHORT, strict=True)],
        ),
        made(
            "short_interest_ratio",
            Subject.of(symbol="LMTR"),
            "percent",
            [(day, Decimal(one)) for day, one in zip(cycles, RATIO, strict=True)],
            "Lumtara",
        ),
        made("index_level", index, "points", sorted(closes.items()), "Russell 2000"),
        made(
            "futures_position",
            funds,
            "contracts",
            [(day, Decimal(net) * 1000) for day, net in zip(tuesdays, NET, strict=True)],
            "leveraged funds in Russell 2000 futures",
        ),
    )


@pytest.fixture
def ranked(statistics: tuple[Statistic, ...], extract: Extract) -> Callable[[str], tuple[list[CheckedClaim], Report]]:
    """The claims of a draft whose evidence is a series, and the report."""

    def judge(text: str) -> tuple[list[CheckedClaim], Report]:
        report = check_draft(text, statistics=statistics, dateline=FRIDAY, extract=extract)
        claims = [claim for sentence in report.sentences for claim in sentence.claims]
        return [
            one for one in claims if one.evidence and any("values since" in line for line in one.evidence[0].arithmetic)
        ], report

    return judge


Ranked = Callable[[str], tuple[list[CheckedClaim], Report]]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_a_ranking_is_judged_by_the_series(text: str, expected: Verdict, ranked: Ranked) -> None:
    claims, report = ranked(text)
    assert [claim.verdict for claim in claims] == [expected]
    assert ("superlative" in [finding.rule for finding in report.findings]) is (expected is NO)


@pytest.mark.parametrize("text", NOT_JUDGED)
def test_what_no_series_is_of_is_left_to_the_articles(text: str, ranked: Ranked) -> None:
    assert ranked(text)[0] == []


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        (
            "It was the biggest weekly outflow from small-cap funds in four months.",
            "biggest weekly outflow from small-cap funds since 18 June 2031",
        ),
        ("Money left small-cap funds for a fourth straight week.", "a third straight week"),
        (
            "It was the second-largest outflow from small-cap funds this year.",
            "third-largest outflow from small-cap funds this year",
        ),
        ("Short interest in small caps is the highest since June.", None),
    ],
)
def test_what_is_certain_is_suggested(text: str, instead: str | None, ranked: Ranked) -> None:
    found = [finding for finding in ranked(text)[1].findings if finding.rule == "superlative"]
    assert [finding.suggestion for finding in found] == [instead]


def test_the_evidence_shows_the_arithmetic(ranked: Ranked) -> None:
    claims, report = ranked("Investors withdrew $1.5 billion from small-cap funds last week, the most since May.")
    shown = claims[0].evidence[0]
    assert shown.statistic == "fund_flow small 4 Sep 2031–10 Sep 2031"
    assert shown.arithmetic[0] == "fund flow of small caps, 13 values since 18 June 2031:"
    assert {"18 June 2031: -$1.8 billion", "10 September 2031: -$1.5 billion"} <= set(shown.arithmetic)
    assert shown.arithmetic[-2:] == ("fund_flow: 1 + 1 = 2 USD", "fund_flow.csv: 2 rows, lines 7, 9")
    message = next(finding.message for finding in report.findings if finding.rule == "superlative")
    assert message.startswith(
        "the fund flow of small caps was lower on 18 June 2031: -$1.8 billion, against -$1.5 billion"
    )


def test_a_return_is_shown_with_the_closes_that_it_is_of(ranked: Ranked) -> None:
    shown = ranked("The Russell 2000 fell for a third straight week.")[0][0].evidence[0]
    assert "(2,009.6 / 2,029.6 - 1) x 100 = -0.985416 percent" in shown.arithmetic
    assert shown.text.endswith("weekly return of the Russell 2000, -0.99% on 12 September 2031")


def test_a_silent_week_keeps_the_record_open(statistics: tuple[Statistic, ...], extract: Extract) -> None:
    flow = statistics[0]
    silent = replace(flow, history=tuple(one for one in flow.history if one.day != date(2031, 8, 6)))
    text = "It was the biggest weekly outflow from small-cap funds since June."
    report = check_draft(text, statistics=[silent], dateline=FRIDAY, extract=extract)
    assert report.sentences[0].verdict is OPEN
    assert "no value between 30 July and 13 August 2031" in report.findings[0].message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 2,034.7 on 31 July after 2,070.0 on 30 June is -1.71%; 2,039.6 on 29 August after that is +0.24%
        ("The Russell 2000 fell 1.7% in July.", (YES, None)),
        ("The Russell 2000 fell 2.7% in July.", (NO, "number")),
        ("The Russell 2000 rose 1.7% in July.", (NO, "direction")),
        ("The Russell 2000 fell in July.", (YES, None)),
        ("The Russell 2000 rose in July.", (NO, "direction")),
        ("The Russell 2000 rose 0.2% in August.", (YES, None)),
        ("The Russell 2000 fell 0.2% in August.", (NO, "direction")),
        # a Sunday has Friday's close: 2,029.6 on 5 September after 2,039.6 is -0.49%
        ("The Russell 2000 fell 0.5% last week.", (YES, None)),
        ("Short interest in small caps stood at $62.5 billion on 31 July.", (YES, None)),
        ("Short interest in small caps stood at $65.2 billion on 31 July.", (NO, "number")),
        ("Short interest in small caps stood at $64 billion on 30 June.", (YES, None)),
        ("Short interest in Lumtara stood at 13% of its float on 30 June.", (YES, None)),
        ("Short interest in Lumtara stood at 16% of its float on 30 June.", (NO, "number")),
        ("Small-cap funds lost $1.8 billion in the week to 18 June.", (YES, None)),
        ("Small-cap funds lost $1.2 billion in the week to 18 June.", (NO, "number")),
        ("Small-cap funds took in $1.8 billion in the week to 18 June.", (NO, "direction")),
        ("Small-cap funds lost $770 million in the week to 3 September.", (YES, None)),
        ("Small-cap funds lost $900 million in the week to 3 September.", (NO, "number")),
        ("Small-cap funds took in $400 million in the week to 23 July.", (YES, None)),
        # nothing reaches back so far
        ("The Russell 2000 fell 1.7% in July 2030.", (OPEN, "no-evidence")),
        ("Small-cap funds lost $1.2 billion in the week to 18 June 2030.", (OPEN, "no-evidence")),
    ],
)
def test_an_earlier_period_is_recomputed(
    text: str, expected: tuple[Verdict, str | None], statistics: tuple[Statistic, ...], extract: Extract
) -> None:
    report = check_draft(text, statistics=statistics, dateline=FRIDAY, extract=extract)
    verdict, rule = expected
    assert report.sentences[0].verdict is verdict
    assert [finding.rule for finding in report.findings] == ([] if rule is None else [rule])


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("The Calder 300 rose 2% on 3 June.", None),
        ("By 3 June the Calder 300 had gained 11% this year.", None),
        ("The Calder 300 was up 11% by 3 June.", None),
        ("The Calder 300 jumped 9% on 3 June.", "index_return Calder 300 2 Jun 2031 to 3 Jun 2031: 2.02%"),
        (
            "By 3 June the Calder 300 had gained 30% this year.",
            "index_return Calder 300 31 Dec 2030 to 6 Jun 2031: 20%",
        ),
    ],
)
def test_a_day_is_refuted_by_that_day_alone(text: str, evidence: str | None, extract: Extract) -> None:
    days = [date(2030, 12, 31), *(date(2031, 6, day) for day in (2, 3, 4, 5, 6))]
    closes = [Decimal(close) for close in ("1000", "1088", "1110", "1120", "1150", "1200")]
    level = made(
        "index_level", Subject.of(index="calder_300"), "points", list(zip(days, closes, strict=True)), "Calder 300"
    )
    [sentence] = check_draft(text, statistics=[level], dateline=date(2031, 6, 6), extract=extract).sentences
    refuted = [shown.text for claim in sentence.claims if claim.rule == "number" for shown in claim.evidence]
    assert sentence.verdict is (YES if evidence is None else NO)
    assert evidence is None or refuted[0].startswith(evidence)


def test_a_running_sum_gives_what_a_month_added(extract: Extract) -> None:
    sums = [(date(2031, 5, 30), 4), (date(2031, 6, 13), 5), (date(2031, 6, 30), 7), (date(2031, 7, 31), 6)]
    profit = made(
        "short_profit", Subject.of(segment="small"), "USD", [(day, Decimal(one) * 10**9) for day, one in sums]
    )
    profit = replace(profit, period=Period(date(2031, 1, 1), date(2031, 7, 31)))
    text = " ".join(f"Short sellers of small-cap stocks made $3 billion in {month}." for month in ("June", "July"))
    report = check_draft(text, statistics=[profit], dateline=date(2031, 7, 31), extract=extract)
    assert [sentence.verdict for sentence in report.sentences] == [YES, NO]
    shown = report.sentences[0].claims[0].evidence[0]
    assert shown.arithmetic == ("$7 billion by 30 Jun 2031 less $4 billion by 30 May 2031 = $3 billion",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Leveraged funds were net short 60,000 contracts of Russell 2000 futures.", (YES, None)),
        ("Leveraged funds were net short 65,000 contracts of Russell 2000 futures.", (NO, "number")),
        ("On 2 September leveraged funds were net short 35,000 contracts of Russell 2000 futures.", (YES, None)),
        ("Leveraged funds were net long 60,000 contracts of Russell 2000 futures.", (NO, "direction")),
        ("Hedge funds had a net short position of 60,000 contracts in Russell 2000 futures.", (YES, None)),
        ("Hedge funds had a net long position of 60,000 contracts in Russell 2000 futures.", (NO, "direction")),
        ("Leveraged funds were net short 60,000 Russell 2000 contracts.", (YES, None)),
        ("Leveraged funds were net short 65,000 Russell 2000 contracts.", (NO, "number")),
        ("Dealers were net short 60,000 contracts of Russell 2000 futures.", (OPEN, "no-evidence")),
        ("Leveraged funds added 5,000 contracts to their net short in Russell 2000 futures.", (OPEN, "no-evidence")),
        ("Leveraged funds cut their net short in Russell 2000 futures by 5,000 contracts.", (OPEN, "no-evidence")),
        ("Leveraged funds were long 65,000 contracts of Russell 2000 futures.", (OPEN, "no-evidence")),
        ("The Russell 2000 closed at 2,010 on Friday.", (YES, None)),
        ("The Russell 2000 closed at 2,110 on Friday.", (NO, "number")),
        ("The Russell 2000 stood at 2,070 on 30 June.", (YES, None)),
        ("The Russell 2000 stood at 2,070 on Sunday, 1 July.", (YES, None)),
        ("The Russell 2000 has 2,000 members.", (OPEN, "no-evidence")),
    ],
)
def test_a_figure_without_a_read_measure_is_of_what_its_sentence_names(
    text: str, expected: tuple[Verdict, str | None], statistics: tuple[Statistic, ...], extract: Extract
) -> None:
    report = check_draft(text, statistics=statistics, dateline=FRIDAY, extract=extract)
    verdict, rule = expected
    assert report.sentences[0].verdict is verdict
    assert [finding.rule for finding in report.findings] == ([] if rule is None else [rule])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lumtara is the most shorted stock.", YES),
        ("Corrow Freight is the most shorted stock.", NO),
        ("Corrow Freight is the second most shorted stock.", YES),
        ("Lumtara is the second most shorted stock.", NO),
        ("Mining was the best-performing sector this year.", YES),
        ("Shipping was the best-performing sector this year.", NO),
        ("Shipping was the worst sector this year.", YES),
        ("Mining was the worst-performing sector this year.", NO),
        ("Corrow Freight could become the most shorted stock.", None),
        ("Teldane is the most shorted stock.", None),
        ("Corrow Freight is the second most shorted stock, after Lumtara.", YES),
        ("Corrow Freight is the third most shorted stock, behind Lumtara.", NO),
        ("Odessa Mills is the most profitable short this year.", YES),
        ("Corrow Freight is the most profitable short this year.", NO),
        ("Lumtara is the most profitable short this year.", NO),
        ("Teldane is the most profitable short this year.", None),
        ("Textiles is the most profitable industry for short sellers this year.", YES),
        ("Software is the most profitable industry for short sellers this year.", NO),
        ("Software is the second most profitable industry for short sellers this year.", YES),
        ("Corrow Freight is the most shorted stock, Halden Bank estimates.", None),
        ("Odessa Mills is the most shorted stock, with bets of $3 billion against it in mid-August.", NO),
        ("The two most shorted stocks are Lumtara and Corrow Freight.", YES),
        ("The two most shorted stocks are Lumtara and Odessa Mills.", NO),
        ("In mid-August, Corrow Freight and Lumtara were the most heavily shorted stocks.", YES),
        ("Lumtara and Odessa Mills were the two most heavily shorted stocks in mid-August.", NO),
        ("Among the two most shorted stocks is Corrow Freight.", YES),
        ("Among the two most shorted stocks is Odessa Mills.", NO),
        ("Lumtara and Teldane are the most shorted stocks.", None),
        ("Odessa Mills and Corrow Freight are not the most shorted stocks.", None),
        ("Odessa Mills and Corrow Freight could become the two most shorted stocks.", None),
        ("The two most profitable shorts this year are Odessa Mills and Corrow Freight.", YES),
        ("The two most profitable shorts this year are Odessa Mills and Lumtara.", NO),
        ("Mining and Banking are the two best sectors this year.", YES),
        ("Mining and Shipping are the two best sectors this year.", NO),
    ],
)
def test_the_first_of_its_peers(text: str, expected: Verdict | None, extract: Extract) -> None:
    day, year = [(date(2031, 8, 29), Decimal(1))], Period(date(2031, 1, 1), FRIDAY)
    short = {"LMTR": ("Lumtara", 9), "CORR": ("Corrow Freight Inc.", 7), "ODES": ("Odessa Mills", 3)}
    returned = {"Mining": 12, "Banking": 4, "Shipping": -6}
    earned = {"ODES": ("Odessa Mills", 3), "CORR": ("Corrow Freight Inc.", 2)}
    earned_in = {"Textiles": 5, "Software": 4}
    statistics = [
        *(
            replace(made("short_interest", Subject.of(symbol=symbol), "USD", day, label), value=Decimal(value) * 10**9)
            for symbol, (label, value) in short.items()
        ),
        *(
            replace(
                made("sector_return", Subject.of(sector=name), "percent", day, name), value=Decimal(one), period=year
            )
            for name, one in returned.items()
        ),
        *(
            replace(
                made("most_profitable", Subject.of(symbol=symbol), "USD", day, label),
                value=Decimal(value) * 10**8,
                period=year,
            )
            for symbol, (label, value) in earned.items()
        ),
        *(
            replace(
                made("most_profitable", Subject.of(industry=name), "USD", day, name),
                value=Decimal(value) * 10**8,
                period=year,
            )
            for name, value in earned_in.items()
        ),
        replace(
            made("short_profit", Subject.of(symbol="LMTR"), "USD", day, "Lumtara"), value=Decimal(10**8), period=year
        ),
    ]
    report = check_draft(text, statistics=statistics, dateline=FRIDAY, extract=extract)
    found = [claim.verdict for claim in report.sentences[0].claims if claim.evidence and claim.evidence[0].arithmetic]
    assert (
        (expected in found) if expected is not None else not any(one.rule == "superlative" for one in report.findings)
    )
    assert ("superlative" in [one.rule for one in report.findings]) is (expected is NO)


def test_issues_that_no_ranking_lists_are_asked_for(statistics: tuple[Statistic, ...], extract: Extract) -> None:
    listed = (Security("CORR", "Corrow Freight Inc."), Security("LMTR", "Lumtara"))
    text = "Short interest in Corrow Freight Inc. rose to 9% of its float. Short interest in small caps fell."
    asked = wanted(text, extract(text, dateline=FRIDAY, securities=listed), statistics)
    assert asked == Wanted(("short_interest_ratio",), ("CORR",))
    known = "Small-cap funds lost $1.5 billion last week. Corrow Freight Inc. opened a depot."
    assert wanted(known, extract(known, dateline=FRIDAY, securities=listed), statistics) is None


OUTFLOW = (
    "Investors withdrew $640 million from small-cap funds in the week to 10 September, the largest weekly outflow "
    "since June, Halden Bank said."
)


@pytest.mark.parametrize(
    ("text", "verdict", "rules"),
    [
        ("Small-cap funds lost $640 million in the week to 10 September.", YES, []),
        ("Small-cap funds lost $910 million in the week to 10 September.", NO, ["number"]),
        (
            "Small-cap funds lost $640 million in the week to 10 September, the largest weekly outflow since June.",
            YES,
            [],
        ),
        (
            "Small-cap funds lost $640 million in the week to 10 September, the largest weekly outflow in two years.",
            NO,
            ["superlative"],
        ),
    ],
)
def test_what_an_article_prints_stands_and_our_own_value_is_shown_beside_it(
    text: str, verdict: Verdict, rules: list[str], statistics: tuple[Statistic, ...], extract: Extract
) -> None:
    """Our series has $1,500 million in that week, and $900 million three weeks after 18 June."""
    article = Article("ledger", "", "text", OUTFLOW, (Span(0, len(OUTFLOW)),), published=FRIDAY)
    report = check_draft(text, articles=[article], statistics=statistics, dateline=FRIDAY, extract=extract)
    [sentence] = report.sentences
    assert sentence.verdict is verdict, report.findings
    assert sorted({one.rule for one in report.findings} - {"copied", "attribution-lost"}) == rules
    if verdict is YES:
        assert any(shown.statistic for claim in sentence.claims for shown in claim.against)
