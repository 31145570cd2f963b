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
from narrator.model.statistics import Alternative, Statistic

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
