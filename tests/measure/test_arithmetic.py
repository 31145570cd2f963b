from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from narrator.measure.arithmetic import addition, equation, figure, plus
from narrator.measure.statistics import CATALOGUE, measure_market
from narrator.model.statistics import Statistic
from narrator.read.market import read_market
from narrator.shipped import shipped

LINE = re.compile(r"(?:(?P<words>.+?): )?(?P<left>.+) = (?P<result>-?[\d,]+(?:\.\d+)?) (?P<unit>[A-Za-z][A-Za-z ]*)")
CALCULATION = re.compile(r"[-+/()\d,. x]+")
TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|[-+x/()]")


def number(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))


def evaluate(expression: str) -> Fraction:
    """The value of an expression of numbers, + - x / and parentheses, exactly."""
    tokens = TOKEN.findall(expression)
    assert "".join(tokens) == expression.replace(" ", ""), expression
    value = _sum(tokens)
    assert not tokens, expression
    return value


def _sum(tokens: list[str]) -> Fraction:
    value = _product(tokens)
    while tokens and tokens[0] in "+-":
        value += _product(tokens) if tokens.pop(0) == "+" else -_product(tokens)
    return value


def _product(tokens: list[str]) -> Fraction:
    value = _factor(tokens)
    while tokens and tokens[0] in "x/":
        value = value * _factor(tokens) if tokens.pop(0) == "x" else value / _factor(tokens)
    return value


def _factor(tokens: list[str]) -> Fraction:
    first = tokens.pop(0)
    if first == "-":
        return -_factor(tokens)
    if first == "(":
        value = _sum(tokens)
        assert tokens.pop(0) == ")"
        return value
    return number(first)


def step(result: str) -> Fraction:
    """Half of the last printed decimal of a result, with a little for the rounding of its terms."""
    return Fraction(Decimal(51).scaleb(-2 - len(result.partition(".")[2])))


def faults(statistic: Statistic) -> Iterable[str]:
    """What is wrong with the arithmetic of a statistic."""
    where = f"{statistic.name} {statistic.subject.parts}"
    if not statistic.arithmetic:
        yield f"{where}: there is none"
        return
    for line in statistic.arithmetic:
        found = LINE.fullmatch(line)
        if not found:
            yield f"{where}: no equation: {line}"
        elif CALCULATION.fullmatch(found["left"]):
            off = abs(evaluate(found["left"]) - number(found["result"]))
            if off > max(step(found["result"]), abs(number(found["result"])) / 1_000_000):
                yield f"{where}: off by {float(off)}: {line}"
    last = LINE.fullmatch(statistic.arithmetic[-1])
    if last and (number(last["result"]) != Fraction(statistic.value) or last["unit"] != statistic.unit):
        yield f"{where}: ends elsewhere than at {statistic.value} {statistic.unit}: {statistic.arithmetic[-1]}"


@pytest.mark.parametrize("day", [date(2025, 2, 20), date(2025, 2, 26)])
def test_every_equation_of_the_small_market_holds(small_market: Path, day: date) -> None:
    measured = measure_market(read_market(small_market, until=day), day)
    assert {one.name for one in measured.statistics} | measured.absent.keys() == CATALOGUE.keys()
    assert not [fault for one in measured.statistics for fault in faults(one)][:5]


@pytest.fixture(scope="module")
def embedded() -> tuple[Statistic, ...]:
    """Every statistic of the invented market that comes with narrator."""
    return measure_market(read_market(shipped("corpus") / "market")).statistics


def test_every_equation_of_the_invented_market_holds(embedded: tuple[Statistic, ...]) -> None:
    # of its futures markets, no two have index levels, which a gap in dollars needs
    assert CATALOGUE.keys() - {one.name for one in embedded} == {"positioning_gap"}
    assert not [fault for one in embedded for fault in faults(one)][:5]


def test_no_two_statistics_are_one_or_print_alike(embedded: tuple[Statistic, ...]) -> None:
    for key in ("label", "subject"):
        printed = Counter(
            (one.name, getattr(one, key) or str(one.subject), one.unit, one.period.start, one.period.end)
            for one in embedded
        )
        assert not [what for what, times in printed.items() if times > 1], key


def test_what_every_statistic_owes_its_reader(embedded: tuple[Statistic, ...]) -> None:
    for one in embedded:
        assert one.definition.endswith("."), one.name
        assert "history" not in one.definition.casefold() or one.name == "crowding", one.name
        assert one.authority, one.name
        assert one.weaknesses, one.name
        assert not one.history or one.history[-1].value == one.value, (one.name, one.subject)
        for other in one.sensitivity:
            sizes = sorted((abs(one.value), abs(other.value)))
            turned = one.value * other.value < 0 or sizes[1] >= 10 * sizes[0]
            assert other.flips == (turned and one.value != other.value), (one.name, one.subject, other)


def test_a_wrong_equation_is_found() -> None:
    assert evaluate("-(2,000 + 3,000) / 2 x (15.00 - 18.00)") == 7500
    assert evaluate("2 - 3 - 4 x -1") == 3


def test_figures_have_the_decimals_that_they_need() -> None:
    assert figure(0.1 + 0.2) == "0.3"
    assert figure(10_000_000_000_000.0) == "10,000,000,000,000"
    assert figure(Decimal("-0.50")) == "-0.50"
    assert figure(1 / 3, 2) == "0.333333333333333"
    assert plus([-1, -2.5, 3]) == "-1.00 - 2.50 + 3.00"


def test_a_long_sum_is_named_and_a_short_one_spelt_out() -> None:
    assert addition("issue", [1, 2], 3, "USD") == ("every issue: 1.00 + 2.00 = 3.00 USD", "sum of 2 issues = 3.00 USD")
    assert addition("issue", [1] * 13, 13, "shares") == ("sum of 13 issues = 13 shares",)
    assert addition("issue", [7], 7, "USD") == ("sum of 1 issue = 7.00 USD",)
    assert equation("a day", "2 x 3", 6, "days") == "a day: 2 x 3 = 6 days"
