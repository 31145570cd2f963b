"""Results as a person reads them: brackets, decimals, one of a thing and many."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from narrator.model.claims import Claim, Comparison, Content, Interval, Period, Quantity, Span, Statements, Subject
from narrator.model.sources import Article, Cluster, Copy, Disagreement, FactOrigins, Origins
from narrator.model.statistics import Coverage, Statistic
from narrator.terminal.results import cluster_lines, statement_lines, statistic_lines

DAY = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("interval", "said"),
    [
        (Interval(Decimal(70), None), "[70, ∞) USD"),
        (Interval(Decimal(70), None, low_closed=False), "(70, ∞) USD"),
        (Interval(None, Decimal(70)), "(-∞, 70] USD"),
        (Interval(Decimal(65), Decimal(75), high_closed=False), "[65, 75) USD"),
    ],
)
def test_an_open_end_has_a_round_bracket(interval: Interval, said: str) -> None:
    figure = Quantity(Span(0, 3), "$70", interval, Decimal(70), "USD")
    article = Article("note", "note.txt", "text", "$70", (Span(0, 3),))
    statements = Statements((Span(0, 3),), (), (), (figure,), (), "none")
    assert f"  figure: “$70” = {said}" in list(statement_lines(article, statements))


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        ("18", "percent", "18.00 percent"),
        ("53.665", "percent", "53.67 percent"),
        ("1234567.5", "USD", "1,234,568 USD"),
        ("-344045.4", "USD", "-344,045 USD"),
        ("4", "days", "4 days"),
    ],
)
def test_figures_of_a_unit_line_up(value: str, unit: str, said: str) -> None:
    one = Statistic(
        name="breadth",
        subject=Subject.of(index="calder_300"),
        value=Decimal(value),
        unit=unit,
        period=Period(DAY, DAY),
        as_of=DAY,
        definition="",
        inputs=(),
        coverage=Coverage(1),
    )
    assert list(statistic_lines([one])) == [f"breadth  calder_300  {said}  2026-06-30"]


def test_one_text_is_not_texts() -> None:
    alone = Cluster("a", ("a",), (Copy("a", "original", 1.0),), "no other article has its text")
    pair = Cluster("b", ("b",), (Copy("b", "original", 1.0), Copy("c", "identical", 1.0)), "it is older")
    assert list(cluster_lines([alone]))[-1] == "1 text, 0 copies of it."
    assert list(cluster_lines([alone, pair]))[-1] == "2 texts, 1 copy of them."


def test_a_fact_says_how_many_stand_behind_it() -> None:
    claim = Claim(
        Span(0, 1),
        "A",
        Subject.of(segment="small"),
        "short_profit",
        Quantity(Span(0, 3), "$70", Interval(None, None), None, "USD"),
    )
    fact = FactOrigins(claim, ("a", "b", "c"), ("a",), ("Tidewater Analytics",), 1)
    other = FactOrigins(claim, ("d",), ("d",), (), 1)
    alone = Cluster("a", ("a",), (Copy("a", "original", 1.0),), "no other article has its text")
    lines = list(cluster_lines([alone], Origins((fact, other), (Disagreement((fact, other)),))))
    behind = "short profit of small-cap stocks, “$70”: 3 articles, 1 text, 1 measurement (Tidewater Analytics)"
    assert lines[1:-1] == [
        f"fact: {behind}",
        "disagreement:",
        f"    {behind}",
        "    short profit of small-cap stocks, “$70”: 1 article, 1 text, nobody said to have measured it",
    ]


def test_a_claim_says_what_is_expected_denied_ranked_and_compared() -> None:
    words = "the most ever, more than in May"
    article = Article("note", "note.txt", "text", words, (Span(0, 31),))
    claim = Claim(
        Span(0, 31),
        words,
        Subject.of(segment="small"),
        "fund_flow",
        forecast=True,
        negated=True,
        superlative=Content(Span(4, 13), "most ever"),
        comparison=Comparison("above", Span(28, 31), "May"),
    )
    statements = Statements((Span(0, 31),), (), (), (), (claim,), "none")
    assert (
        "  claim: expected: denied: fund_flow of small: no figure, “most ever”, above “May”"
        in statement_lines(article, statements)
    )  # fmt: skip
