"""Claims written by hand against statistics: what fits, and which rule what does not fit breaks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from narrator.check.draft import check_draft
from narrator.model.claims import Claim, Direction, Interval, Period, Span, Statements, Subject
from narrator.model.drafts import Report, Verdict
from narrator.model.statistics import Alternative, Observation, Statistic

Build = Callable[..., Claim]
Make = Callable[..., Statistic]
Hand = Callable[..., Callable[..., Statements]]
AUTUMN = Period(date(2031, 8, 1), date(2031, 9, 11))
MID_AND_ABOVE = Subject.of(segment="mid_and_above")
TEXT = "Small-cap shorts have made $13.5 billion this year."


@pytest.fixture
def verdict(by_hand: Hand) -> Callable[..., tuple[Verdict, list[str], Report]]:
    """The verdict on one claim, the rules that were found, and the whole report."""

    def judge(claim: Claim, *statistics: Statistic) -> tuple[Verdict, list[str], Report]:
        report = check_draft(claim.text, statistics=statistics, extract=by_hand((claim.text, [claim])))
        return report.sentences[0].verdict, [finding.rule for finding in report.findings], report

    return judge


Judge = Callable[..., tuple[Verdict, list[str], Report]]


@pytest.mark.parametrize(
    ("interval", "value", "expected"),
    [
        pytest.param(("13.45e9", "13.55e9"), "13468000000", (Verdict.SUPPORTED, []), id="13.5 of 13.468"),
        pytest.param(("12.5e9", "13.5e9"), "13468000000", (Verdict.SUPPORTED, []), id="13 of 13.468"),
        pytest.param(("14.45e9", "14.55e9"), "13468000000", (Verdict.REFUTED, ["number"]), id="14.5 of 13.468"),
        pytest.param(("13.45e9", "13.55e9"), "-13468000000", (Verdict.REFUTED, ["direction"]), id="profit of a loss"),
    ],
)
def test_a_value_must_lie_in_the_claim(
    interval: tuple[str, str],
    value: str,
    expected: tuple[Verdict, list[str]],
    verdict: Callable[..., tuple[Verdict, list[str], Report]],
    request: pytest.FixtureRequest,
) -> None:
    said = request.getfixturevalue("claim")(TEXT, "$13.5 billion", *interval)
    assert verdict(said, request.getfixturevalue("statistic")(value))[:2] == expected


def test_a_loss_is_held_against_the_negative_value(claim: Build, statistic: Make, verdict: Judge) -> None:
    text = "Shorts of larger stocks have lost about $131 billion."
    said = claim(text, "about $131 billion", "130.5e9", "131.5e9", subject=MID_AND_ABOVE, direction=Direction.DOWN)
    assert verdict(said, statistic("-131200000000", subject=MID_AND_ABOVE))[0] is Verdict.SUPPORTED


def test_the_message_has_the_arithmetic(claim: Build, statistic: Make, verdict: Judge) -> None:
    text = "Small-cap shorts have made $14.5 billion this year."
    report = verdict(claim(text, "$14.5 billion", "14.45e9", "14.55e9"), statistic("13468000000"))[2]
    assert report.findings[0].message == (
        "we compute $13.47 billion (small and below, 1 Jan 2031–11 Sep 2031), the draft says $14.5 billion"
    )
    assert (report.findings[0].line, report.findings[0].column) == (1, text.index("$") + 1)
    assert not report.passed


def test_a_figure_of_another_period_says_so(claim: Build, statistic: Make, verdict: Judge) -> None:
    said = claim(TEXT, "$13.5 billion", "13.45e9", "13.55e9", period=AUTUMN)
    assert verdict(said, statistic("13468000000"), statistic("9740000000", period=AUTUMN))[1] == ["period"]


def test_a_figure_of_another_segment_says_so(claim: Build, statistic: Make, verdict: Judge) -> None:
    said = claim(TEXT, "$13.5 billion", "13.45e9", "13.55e9", subject=MID_AND_ABOVE)
    assert verdict(said, statistic("13468000000"), statistic("-131e9", subject=MID_AND_ABOVE))[1] == ["subject"]


def test_small_never_backs_mid_and_above(claim: Build, statistic: Make, verdict: Judge) -> None:
    said = claim(TEXT, "$13.5 billion", "13.45e9", "13.55e9", subject=MID_AND_ABOVE)
    assert verdict(said, statistic("13468000000", subject=Subject.of(segment="small")))[0] is not Verdict.SUPPORTED


def test_a_period_left_out_is_the_only_one_there_is(claim: Build, statistic: Make, verdict: Judge) -> None:
    text = "Bets against small caps make up 9.1% of all short selling."
    said = claim(
        text, "9.1%", "9.05", "9.15", measure="short_share", direction=None, period=None, unit="percent",
        subject=Subject.of(segment="small"),
    )  # fmt: skip
    assert verdict(said, statistic("9.12", name="short_share", unit="percent"))[0] is Verdict.SUPPORTED
    assert verdict(said, statistic("8.12", name="short_share", unit="percent"))[1] == ["number"]


def test_an_issue_is_met_by_its_display_name(claim: Build, statistic: Make, verdict: Judge) -> None:
    text = "Most of it went into Corrow Freight Holdings ($63 million)."
    said = claim(text, "$63 million", "62.5e6", "63.5e6", subject=Subject.of(name="Corrow Freight Holdings"))
    known = statistic("63210000", subject=Subject.of(symbol="CRRW"), label="Corrow Freight Holdings Inc. Comm")
    assert verdict(said, known)[0] is Verdict.SUPPORTED
    assert verdict(said, statistic("51e6", subject=Subject.of(symbol="CRRW"), label=known.label))[1] == ["number"]


ALTERNATIVE = Alternative("capitalisation at the start of the year", Decimal(-4400000000), flips=True)


def test_another_definition_backs_a_sentence_that_names_it(claim: Build, statistic: Make, verdict: Judge) -> None:
    text = "With capitalisation taken at the start of the year, it is a loss of $4.4 billion."
    said = claim(text, "$4.4 billion", "4.35e9", "4.45e9", direction=Direction.DOWN)
    assert verdict(said, statistic("13468000000", alternatives=[ALTERNATIVE]))[0] is Verdict.SUPPORTED


def test_another_definition_backs_no_other_sentence(claim: Build, statistic: Make, verdict: Judge) -> None:
    text = "Small-cap shorts have lost $4.4 billion."
    said = claim(text, "$4.4 billion", "4.35e9", "4.45e9", direction=Direction.DOWN)
    assert verdict(said, statistic("13468000000", alternatives=[ALTERNATIVE]))[1] == ["number"]


def test_a_credited_figure_is_not_held_against_our_own(claim: Build, statistic: Make, verdict: Judge) -> None:
    text = "Tidewater Analytics puts it at $12.6 billion."
    said = claim(text, "$12.6 billion", "12.55e9", "12.65e9", houses=["Tidewater Analytics"])
    assert verdict(said, statistic("13468000000"))[:2] == (Verdict.NOT_ENOUGH_EVIDENCE, ["no-evidence"])


def test_a_figure_without_evidence_does_not_pass(claim: Build, statistic: Make, verdict: Judge) -> None:
    text = "Funds took in $2.1 billion."
    said = claim(text, "$2.1 billion", "2.05e9", "2.15e9", measure="fund_flow")
    found, rules, report = verdict(said, statistic("13468000000"))
    assert (found, rules, report.passed) == (Verdict.NOT_ENOUGH_EVIDENCE, ["no-evidence"], False)


def test_the_counts_behind_a_statistic_are_known(claim: Build, statistic: Make, verdict: Judge) -> None:
    text = "The figures count 3,512 issues."
    said = claim(text, "3,512 issues", "3511.5", "3512.5", measure=None, unit="issue", period=None)
    assert verdict(said, statistic("13468000000"))[0] is Verdict.SUPPORTED


def test_a_direction_alone_can_agree_or_not(by_hand: Hand, claim: Build, statistic: Make) -> None:
    text = "Bets against Corrow Freight paid off."
    figure = claim(f"{text} 1", "1", "0", "2", subject=Subject.of(name="Corrow Freight"))
    said = replace(figure, quantity=None, text=text, span=Span(0, len(text)))
    known = {"subject": Subject.of(symbol="CRRW"), "label": "Corrow Freight Holdings Inc."}
    extract = by_hand((text, [said]))
    assert check_draft(text, statistics=[statistic("63e6", **known)], extract=extract).passed
    report = check_draft(text, statistics=[statistic("-63e6", **known)], extract=extract)
    assert [finding.rule for finding in report.findings] == ["direction"]


def test_a_count_is_borne_out_by_a_statistic_that_counts_the_same(
    claim: Build, statistic: Make, verdict: Judge
) -> None:
    text = "The price of a crossing has left 41 ferries idle."
    said = claim(text, "41 ferries", "40.5", "41.5", measure=None, unit="ferry", period=None)
    assert verdict(said, statistic("13468000000"))[1] == ["no-evidence"]


def test_another_definition_bears_out_figures_of_its_subject_alone(
    claim: Build, statistic: Make, verdict: Judge
) -> None:
    text = "Ferry fares have come to $4.4 billion since the start of the year, by capitalisation."
    said = claim(text, "$4.4 billion", "4.35e9", "4.45e9", measure=None, subject=None, direction=None)
    assert verdict(said, statistic("13468000000", alternatives=[ALTERNATIVE]))[1] == ["no-evidence"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Small caps hold $4.4 billion of the timber at Wexham.", Verdict.NOT_ENOUGH_EVIDENCE),
        ("Small caps come to $4.4 billion, marked to market.", Verdict.SUPPORTED),
    ],
)
def test_a_size_beside_a_name_alone_is_met_by_chance(
    text: str, expected: Verdict, claim: Build, statistic: Make, verdict: Judge
) -> None:
    said = claim(text, "$4.4 billion", "4.35e9", "4.45e9", measure=None, subject=None, direction=None, period=None)
    assert verdict(said, statistic("4400000000"))[0] is expected


def test_a_limit_beside_a_name_is_met_by_chance(claim: Build, statistic: Make, verdict: Judge) -> None:
    text = "Fewer than half of the small caps have lost money on the market."
    said = claim(text, "Fewer than half", "0", "50", measure=None, subject=None, unit="percent", period=None)
    assert said.quantity is not None
    limit = replace(said, quantity=replace(said.quantity, interval=Interval(None, Decimal(50))))
    assert verdict(limit, statistic("4.1", unit="percent"))[0] is not Verdict.SUPPORTED


YEAR = Period(date(2031, 1, 1), date(2031, 9, 11))
OF_MANY = {
    "profit": ("short_profit", "236400113", "USD", Subject.of(symbol="FTLK"), "Foothill Stores Inc.", YEAR),
    "positions": ("short_interest", "19047671086", "USD", Subject.of(symbol="VOLT"), "Voltera Inc.", None),
    "shares": ("short_interest", "81763698", "shares", Subject.of(symbol="VOLT"), "Voltera Inc.", None),
    "ratio": ("short_interest_ratio", "42.16", "percent", Subject.of(symbol="NOVA"), "Novarel Inc.", None),
    "cover": ("days_to_cover", "78.56", "days", Subject.of(symbol="REDV"), "Redvane Inc.", None),
    "sector": ("sector_return", "-4.62", "percent", Subject.of(sector="Utilities"), "Utilities", YEAR),
    "industry": (
        *("short_profit", "1873676930", "USD"),
        Subject.of(industry="Commercial Banks", segment="small_and_below"),
        *("Commercial Banks", YEAR),
    ),
    "small": ("short_profit", "8884348507", "USD", Subject.of(segment="small"), "", YEAR),
    "weight": (
        *("sector_weights", "-18.11", "percentage points"),
        Subject.of(universe="russell_2000", against="sp_500", sector="Technology"),
        *("Technology, Russell 2000 against S&P 500", None),
    ),
    "breadth": ("breadth", "45.14", "percent", Subject.of(index="sp_500"), "S&P 500", YEAR),
    "largest": (
        *("concentration_share", "47.08", "percent"),
        Subject.of(index="sp_500", largest="7"),
        *("7 largest of the S&P 500", YEAR),
    ),
}
"""Figures of many measures, by their name, value, unit, subject, label and period."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a figure beside a name that a statistic has, of something else
        ("Foothill Stores spent $236 million on new shops.", "no-evidence"),
        ("Voltera has $19 billion of cash.", "no-evidence"),
        ("Novarel cut 42% of its staff.", "no-evidence"),
        ("The trial at Redvane lasted 79 days.", None),
        ("Utilities cut their dividends by 4.6%.", "no-evidence"),
        ("Commercial banks lent $1.9 billion to farmers.", "no-evidence"),
        # and of what it measures
        ("Short sellers have made $236 million on Foothill Stores this year.", None),
        ("Some 81.8 million Voltera shares are sold short.", None),
        ("Utilities stocks have lost 4.6% this year.", None),
        ("Utilities stocks have gained 4.6% this year.", "direction"),
        ("Utilities stocks have lost 6.4% this year.", "number"),
        ("Utilities stocks make up 6.4% of the market.", "no-evidence"),
        # how far something went is not where it stands
        ("Short interest in Voltera stands at $21 billion.", "number"),
        ("Short interest in Voltera rose by $2 billion.", "no-evidence"),
        ("Short interest in Voltera fell $2 billion.", "no-evidence"),
        ("Short interest in Voltera rose by 2 million shares.", "no-evidence"),
        ("Short interest in Voltera rose to $21 billion.", "number"),
        # what is credited to those whose files we compute from is ours to check
        ("According to FINRA, short interest in Voltera stands at $19 billion.", None),
        ("According to FINRA, short interest in Voltera stands at $21 billion.", "number"),
        ("Short interest in Voltera stands at $21 billion, Tidewater Analytics says.", "no-evidence"),
        # an industry that opens a sentence is what its figure is of
        ("Commercial banks are the best for small-cap short sellers this year, with a profit of $1.9 billion.", None),
        ("Commercial banks are best for small-cap short sellers this year, with a profit of $2.9 billion.", "number"),
        ("The Russell 2000 is 18 percentage points lighter in technology than the S&P 500.", None),
        ("The Russell 2000 is 18 percentage points heavier in technology than the S&P 500.", "direction"),
        ("The S&P 500 is 18 percentage points heavier in technology than the Russell 2000.", None),
        ("The Russell 2000 is 28 percentage points lighter in technology than the S&P 500.", "number"),
        ("The seven largest stocks account for 47% of the S&P 500's gain this year.", None),
        ("The seven largest stocks account for 74% of the S&P 500's gain this year.", "number"),
        ("In all, 45% of the S&P 500's stocks have fallen this year.", None),
    ],
)  # fmt: skip
def test_a_figure_is_of_what_its_sentence_speaks_of(
    text: str, expected: str | None, statistic: Make, extract: Callable[[str], Statements]
) -> None:
    known = [
        replace(
            statistic(value, name=name, unit=unit, subject=subject, label=label),
            period=period or Period(*[YEAR.end] * 2),
        )
        for name, value, unit, subject, label, period in OF_MANY.values()
    ]
    report = check_draft(text, statistics=known, dateline=YEAR.end, extract=extract)
    assert [one.rule for one in report.findings if one.rule not in {"unsupported", "unknown-name"}] == (
        [expected] if expected else []
    )


def test_a_rank_is_not_borne_out_by_a_profit(statistic: Make, extract: Callable[[str], Statements]) -> None:
    known = statistic("236400113", subject=Subject.of(symbol="FTLK"), label="Foothill Stores Inc.")
    texts = ("Foothill Stores is the most profitable short this year.", "Shorting Foothill Stores has paid this year.")
    reports = [check_draft(text, statistics=[known], dateline=YEAR.end, extract=extract) for text in texts]
    assert [one.sentences[0].verdict for one in reports] == [Verdict.NOT_ENOUGH_EVIDENCE, Verdict.SUPPORTED]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Calder 300 has risen this year.", Verdict.SUPPORTED),
        ("The Calder 300 has fallen this year.", Verdict.REFUTED),
        ("The Calder 300 has risen more than the Calder 100 this year.", Verdict.NOT_ENOUGH_EVIDENCE),
    ],
)
def test_a_rise_alone_is_not_more_than_another(
    text: str, expected: Verdict, statistic: Make, extract: Callable[[str], Statements]
) -> None:
    known = statistic(
        "5.3", name="index_return", unit="percent", subject=Subject.of(index="calder_300"), label="Calder 300"
    )
    report = check_draft(text, statistics=[known], dateline=YEAR.end, extract=extract)
    assert report.sentences[0].verdict is expected


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("The Calder 300 closed at 2,010 on 11 September.", True),
        ("The Calder 300 closed at 2,010 on 8 September.", False),
        ("The Calder 300 closed at 1,990 on 8 September.", True),
        ("On Sunday, 7 September, the Calder 300 stood at 1,980 points.", True),
        ("The Calder 300 closed at 1,990 on 11 September.", False),
    ],
)
def test_a_level_is_of_its_own_day(
    text: str, passes: bool, statistic: Make, extract: Callable[[str], Statements]
) -> None:
    closes = {date(2031, 9, 5): 1980, date(2031, 9, 8): 1990, date(2031, 9, 11): 2010}
    known = statistic(
        "2010", name="index_level", unit="points", subject=Subject.of(index="calder_300"), label="Calder 300",
        period=Period(YEAR.end, YEAR.end),
    )  # fmt: skip
    known = replace(known, history=tuple(Observation(day, Decimal(close)) for day, close in closes.items()))
    assert check_draft(text, statistics=[known], dateline=YEAR.end, extract=extract).passed is passes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Calder 300 has risen less than the Calder 100 this year.", Verdict.SUPPORTED),
        ("The Calder 300 has risen more than the Calder 100 this year.", Verdict.REFUTED),
        ("This year the Calder 300 has lagged the Calder 100.", Verdict.SUPPORTED),
        ("The Calder 300 has outperformed the Calder 100 this year.", Verdict.REFUTED),
        ("Bets against Voltera are bigger than bets against Odessa Mills.", Verdict.SUPPORTED),
        ("Bets against Odessa Mills are bigger than bets against Voltera.", Verdict.REFUTED),
        ("Short interest in Odessa Mills is higher than in Voltera.", Verdict.REFUTED),
        # of others, of something else, or not yet so
        ("The banks in the Calder 300 have outperformed the Calder 100 this year.", Verdict.NOT_ENOUGH_EVIDENCE),
        ("The Calder 300 has outperformed the Calder 100 since spring.", Verdict.NOT_ENOUGH_EVIDENCE),
        ("The Calder 300 is more volatile than the Calder 100 this year.", Verdict.NOT_ENOUGH_EVIDENCE),
        ("Short sellers lost more on Odessa Mills than on Voltera.", Verdict.NOT_ENOUGH_EVIDENCE),
        ("Odessa Mills sold more cloth than Voltera, short sellers found.", Verdict.NOT_ENOUGH_EVIDENCE),
    ],
)
def test_two_sides_are_compared_by_our_figures_of_both(
    text: str, expected: Verdict, statistic: Make, extract: Callable[[str], Statements]
) -> None:
    gained = {"calder_300": ("Calder 300", "4.1"), "calder_100": ("Calder 100", "15.6")}
    short = {"VOLT": ("Voltera Inc.", "19e9"), "ODES": ("Odessa Mills", "12e9")}
    last = Period(date(2031, 8, 29), date(2031, 8, 29))
    known = [
        statistic(value, name="index_return", unit="percent", subject=Subject.of(index=index), label=label, period=YEAR)
        for index, (label, value) in gained.items()
    ] + [
        statistic(value, name="short_interest", subject=Subject.of(symbol=symbol), label=label, period=last)
        for symbol, (label, value) in short.items()
    ]
    report = check_draft(text, statistics=known, dateline=YEAR.end, extract=extract)
    assert report.sentences[0].verdict is expected
    assert [one.rule for one in report.findings if one.rule != "unsupported"] == (
        ["comparison"] if expected is Verdict.REFUTED else []
    )


@pytest.mark.parametrize(
    ("text", "judged"),
    [
        ("The Calder 300 has risen 9% this year.", True),
        ("While small caps fell, the Calder 300 has risen 9% this year.", True),
        ("The Calder 300 has risen 9% this year, and without a pause.", True),
        ("Had the Calder 300 risen 9% this year, few would have complained.", False),
        ("If the Calder 300 had risen 9% this year, few would have complained.", False),
        ("Excluding technology, the Calder 300 has risen 9% this year.", False),
        ("In euros, the Calder 300 has risen 9% this year.", False),
        ("The median stock in the Calder 300 has risen 9% this year.", False),
        ("An equal-weighted Calder 300 has risen 9% this year.", False),
        ("The Calder 300 Growth index has risen 9% this year.", False),
        ("The Calder 300 energy sector has risen 9% this year.", False),
        ("Calder 300 futures have risen 9% this year.", False),
    ],
)
def test_what_is_nearly_an_index_is_not_held_against_it(
    text: str, judged: bool, statistic: Make, extract: Callable[[str], Statements]
) -> None:
    index = Subject.of(index="calder_300")
    known = statistic("5.3", name="index_return", unit="percent", subject=index, label="Calder 300", period=YEAR)
    verdict = check_draft(text, statistics=[known], dateline=YEAR.end, extract=extract).sentences[0].verdict
    assert verdict is (Verdict.REFUTED if judged else Verdict.NOT_ENOUGH_EVIDENCE)
