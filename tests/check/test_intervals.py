from __future__ import annotations

from decimal import Decimal

import pytest

from narrator.check.figures.intervals import Relation, in_words, magnitude, point, relation, signed
from narrator.model.claims import Direction, Interval


def between(low: str | None, high: str | None, *, low_closed: bool = True, high_closed: bool = False) -> Interval:
    ends = (None if low is None else Decimal(low), None if high is None else Decimal(high))
    return Interval(*ends, low_closed=low_closed, high_closed=high_closed)


NEARLY_13 = between("12.5e9", "13e9", low_closed=False)
UP_TO_150 = between("0", "150", high_closed=True)
LESS_THAN_10 = between("0", "10")
MORE_THAN_HALF = between("50", "100", low_closed=False)


@pytest.mark.parametrize(
    ("said", "known", "expected"),
    [
        pytest.param(between("12.5e9", "13.5e9"), point(Decimal("13.47e9")), Relation.AGREES, id="13 billion of 13.47"),
        pytest.param(between("13.45e9", "13.55e9"), point(Decimal("13.47e9")), Relation.AGREES, id="13.5 of 13.47"),
        pytest.param(between("14.45e9", "14.55e9"), point(Decimal("13.47e9")), Relation.APART, id="14.5 of 13.47"),
        pytest.param(NEARLY_13, NEARLY_13, Relation.AGREES, id="nearly 13 of nearly 13"),
        pytest.param(between("12.5e9", "13.5e9"), NEARLY_13, Relation.AGREES, id="13 of nearly 13"),
        pytest.param(between("12.75e9", "12.85e9"), NEARLY_13, Relation.FINER, id="12.8 of nearly 13"),
        pytest.param(
            between("13e9", None, low_closed=False), NEARLY_13, Relation.APART, id="more than 13 of nearly 13"
        ),
        pytest.param(between("8.5", "9.5"), LESS_THAN_10, Relation.FINER, id="9% of less than 10%"),
        pytest.param(LESS_THAN_10, LESS_THAN_10, Relation.AGREES, id="less than a tenth of less than 10%"),
        pytest.param(between("52.5", "53.5"), MORE_THAN_HALF, Relation.FINER, id="53% of more than half"),
        pytest.param(between("150", "250", high_closed=True), UP_TO_150, Relation.APART, id="about 200 of up to 150"),
        pytest.param(between("149.5", "150.5"), UP_TO_150, Relation.FINER, id="150 of up to 150"),
        pytest.param(between("135", "145"), UP_TO_150, Relation.FINER, id="about 140 of up to 150"),
        pytest.param(between("12.5", "13.5"), between("13.2", None), Relation.FINER, id="13 of more than 13.2"),
        pytest.param(between("11.5", "12.5"), between("12.4", None), Relation.APART, id="about 12 of more than 12.4"),
        pytest.param(between("49.5", "50"), MORE_THAN_HALF, Relation.APART, id="just under half of more than half"),
    ],
)
def test_a_figure_agrees_is_finer_or_lies_apart(said: Interval, known: Interval, expected: Relation) -> None:
    assert relation(said, known) is expected


def test_the_same_printed_figure_is_never_finer() -> None:
    about_140, exactly_140 = between("135e9", "145e9"), between("139.5e9", "140.5e9")
    assert relation(exactly_140, about_140) is Relation.FINER
    assert relation(exactly_140, about_140, same_words=True) is Relation.AGREES


def test_a_loss_lies_below_zero_unless_the_measure_has_no_sign() -> None:
    loss = signed(between("4.35e9", "4.45e9"), Direction.DOWN, "short_profit")
    assert loss.contains(Decimal("-4.4e9"))
    assert signed(between("8.5", "9.5"), Direction.DOWN, "short_share").contains(Decimal(9))


def test_a_printed_minus_is_not_turned_twice() -> None:
    printed = Interval(Decimal("-5.5"), Decimal("-4.5"))
    assert signed(printed, Direction.DOWN, "index_return").contains(Decimal(-5))


def test_the_share_that_rose_is_what_the_share_that_fell_leaves() -> None:
    assert signed(between("46.5", "47.5"), Direction.UP, "breadth").contains(Decimal(53))


@pytest.mark.parametrize(
    ("interval", "inside", "outside"),
    [
        (Interval(Decimal(-5), Decimal(-4)), "4.5", "-4.5"),
        (Interval(Decimal(-1), Decimal(3)), "0", "4"),
        (Interval(Decimal(2), None), "9e9", "1"),
    ],
)
def test_sizes_leave_the_sign_out(interval: Interval, inside: str, outside: str) -> None:
    assert magnitude(interval).contains(Decimal(inside))
    assert not magnitude(interval).contains(Decimal(outside))


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("13468000000", "USD", "$13.47 billion"),
        ("-4400000000", "USD", "-$4.4 billion"),
        ("658000000", "USD", "$658 million"),
        ("-5.0649", "percent", "-5.06%"),
        ("0.125", "percent", "0.13%"),
        ("2310", "shares", "2,310 shares"),
        ("3", "days", "3 days"),
    ],
)
def test_values_are_written_for_people(value: str, unit: str, words: str) -> None:
    assert in_words(Decimal(value), unit) == words
