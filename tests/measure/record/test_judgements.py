"""What somebody says of a value, judged against histories worked out by hand and a plain reference."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import numpy as np
import pytest

from narrator.measure.entry import Every
from narrator.measure.record.judgements import Assertion, Judgement, claim_holds
from narrator.measure.record.superlatives import superlatives_of
from narrator.model.claims import Period
from narrator.model.statistics import Observation

LAST = date(2023, 9, 6)
"""A Wednesday."""


def weekly(*values: float | None) -> tuple[Observation, ...]:
    days = [LAST - timedelta(weeks=back) for back in range(len(values))][::-1]
    return tuple(
        Observation(day, None if value is None else Decimal(str(value)))
        for day, value in zip(days, values, strict=True)
    )


def judged(history: Sequence[Observation], assertion: Assertion) -> Judgement:
    return claim_holds(history, assertion, Every.WEEK)


def over(first: date | None, last: date = LAST) -> Period:
    return Period(first, last)


def on(day: date) -> Period:
    return Period(day, day)


TWELVE = weekly(25, 12, 30, *[12] * 11, 25)
"""30 on 14 June, 25 on 31 May and again on 6 September."""

SWINGS = weekly(*[3, 4] * 4, 9, *[3, 4] * 4)
"""A peak on 12 July: the ninth of seventeen."""


@pytest.mark.parametrize(
    ("history", "assertion", "holds", "proof", "words"),
    [
        (TWELVE, Assertion("highest since", on(date(2023, 6, 14))), True, date(2023, 6, 14),
         "the value of 14 June 2023 was higher"),
        # too modest is not false: nothing after the 28th is as high either
        (TWELVE, Assertion("highest since", on(date(2023, 6, 28))), True, date(2023, 6, 14),
         "the value of 14 June 2023 was higher"),
        (TWELVE, Assertion("highest since", on(date(2023, 6, 13))), False, date(2023, 6, 14),
         "the value of 14 June 2023 was higher"),
        (TWELVE, Assertion("highest since", Period(date(2023, 6, 1), date(2023, 6, 30))), True, date(2023, 6, 14),
         "the value of 14 June 2023 was higher"),
        (TWELVE, Assertion("highest since", Period(date(2023, 1, 1), date(2023, 12, 31))), None, None,
         "the time it is compared with is not over"),
        (TWELVE, Assertion("lowest since", on(date(2023, 6, 14))), False, date(2023, 8, 30),
         "the value of 30 August 2023 was lower"),
        (TWELVE[3:], Assertion("highest since", on(date(2023, 5, 31))), None, None,
         "the record starts only on 21 June 2023"),
        (TWELVE, Assertion("highest", over(date(2023, 6, 15))), True, date(2023, 6, 14),
         "none of the 12 values since 21 June 2023 equals it"),
        (TWELVE, Assertion("highest", over(date(2023, 6, 14))), False, date(2023, 6, 14),
         "the value of 14 June 2023 was higher"),
        (TWELVE, Assertion("highest", over(date(2023, 9, 5))), None, None, "there is no other value in that time"),
        (TWELVE, Assertion("highest on record"), False, date(2023, 6, 14), "the value of 14 June 2023 was higher"),
        (weekly(1, 2, 3), Assertion("highest on record"), None, None,
         "the record starts on 23 August 2023: three values are too few to be called a record"),
        (weekly(*[1, 2] * 26), Assertion("highest on record"), False, date(2023, 8, 23),
         "the value of 23 August 2023 was the same"),
        (weekly(*[1, 2] * 26, 3), Assertion("highest on record"), True, None,
         "no value since 7 September 2022 equals it"),
        (weekly(*[1, 2] * 24, None, 1, 2, 1, 3), Assertion("highest on record"), None, None,
         "no value since 7 September 2022 equals it, with no value between 2 and 16 August 2023"),
        (weekly(5, 4, 5, 6, 7), Assertion("rise in a row", figure=Decimal(3)), True, date(2023, 8, 16),
         "three in a row"),
        (weekly(5, 4, 5, 6, 7), Assertion("rise in a row", figure=Decimal(4)), False, date(2023, 8, 16),
         "three in a row"),
        (weekly(5, 4, 5, 6, 7), Assertion("rise in a row", figure=Decimal(2)), False, date(2023, 8, 16),
         "three in a row"),
        (weekly(4, 5, 6, 7), Assertion("rise in a row", figure=Decimal(3)), None, date(2023, 8, 16),
         "at least three in a row; the record starts on 16 August 2023"),
        (weekly(4, 5, 6, 7), Assertion("rise in a row", figure=Decimal(2)), False, date(2023, 8, 16),
         "at least three in a row"),
        (weekly(4, 5, 6, 7), Assertion("fall in a row", figure=Decimal(3)), False, date(2023, 8, 30), "not one"),
        (weekly(4, None, 6), Assertion("rise in a row", figure=Decimal(2)), None, None,
         "not one is known, with no value between 23 August and 6 September 2023"),
        (weekly(1, -1, -2), Assertion("loss in a row", figure=Decimal(2)), True, date(2023, 8, 23), "two in a row"),
        (weekly(1, -1, -2), Assertion("gain in a row", figure=Decimal(2)), False, None, "not one"),
        (weekly(*range(9), 20), Assertion("percentile", figure=Decimal(95)), True, None,
         "95th percentile (95.00) of 10 values"),
        (weekly(*range(9), 20), Assertion("percentile", figure=Decimal(96)), False, None,
         "95th percentile (95.00) of 10 values"),
        (weekly(1, 2), Assertion("percentile", figure=Decimal(75)), None, None,
         "two values are too few for a percentile"),
        (weekly(5, 9, 8, 1, 7), Assertion("rank", figure=Decimal(3)), True, date(2023, 8, 23),
         "third highest of five values"),
        (weekly(5, 9, 8, 1, 7), Assertion("rank", figure=Decimal(2)), False, date(2023, 8, 23),
         "third highest of five values"),
        (weekly(5, 9, 8, 1, 7), Assertion("rank", figure=Decimal(3), from_lowest=True), True, date(2023, 8, 9),
         "third lowest of five values"),
        (weekly(5, 9, 8, 1, 7), Assertion("rank", over(date(2023, 1, 1))), None, date(2023, 8, 23),
         "the record starts only on 9 August 2023"),
        (weekly(5, 9, 8, 1, 7), Assertion("rank", over(date(2023, 8, 19)), Decimal(2)), True, date(2023, 8, 23),
         "second highest of three values"),
        (weekly(*range(9), 2), Assertion("rank", over(date(2023, 7, 5))), False, date(2023, 7, 26),
         "seventh highest of 10 values"),
        (SWINGS, Assertion("peak", Period(date(2023, 7, 1), date(2023, 7, 31))), True, date(2023, 7, 12),
         "the peak of 12 July 2023"),
        (SWINGS, Assertion("trough", Period(date(2023, 7, 1), date(2023, 7, 31))), False, None,
         "no trough falls in that time"),
        (SWINGS, Assertion("peak", Period(date(2023, 8, 1), date(2023, 8, 31))), None, None,
         "the record does not show a month before and after that time"),
    ],
)  # fmt: skip
def test_by_hand(
    history: tuple[Observation, ...], assertion: Assertion, holds: bool | None, proof: date | None, words: str
) -> None:
    found = judged(history, assertion)
    assert (found.holds, None if found.proof is None else found.proof.day, found.words) == (holds, proof, words)


@pytest.mark.parametrize(
    ("assertion", "complaint"),
    [
        (Assertion("finest"), "no superlative is called finest"),
        (Assertion("highest since"), "needs a period"),
        (Assertion("percentile"), "needs a figure"),
        (Assertion("fall in a row"), "needs a figure"),
    ],
)
def test_an_assertion_that_says_too_little_is_refused(assertion: Assertion, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        judged(TWELVE, assertion)


def test_an_unknown_last_value_cannot_be_judged() -> None:
    assert judged(weekly(1, 2, None), Assertion("highest on record")).holds is None


def random_history(rng: np.random.Generator) -> tuple[Observation, ...]:
    size = int(rng.integers(3, 80))
    values = rng.integers(-4, 5, size) if rng.random() < 0.5 else np.cumsum(rng.integers(-2, 3, size))
    unknown, missing = (rng.random(size) < rng.choice([0, 0.1]) for _ in range(2))
    return tuple(
        Observation(one.day, None if hidden else one.value)
        for one, hidden, gone in zip(weekly(*values.tolist()), unknown, missing, strict=True)
        if not gone
    )


def value(one: Observation) -> Decimal:
    assert one.value is not None
    return one.value


def verdict_on_window(history: Sequence[Observation], weeks: int, sign: int) -> bool | None:
    """Whether the last value beats those of so many weeks before it; one of them that is unknown might be higher."""
    by_day = {one.day: one.value for one in history}
    others = [by_day.get(LAST - timedelta(weeks=back)) for back in range(1, weeks + 1)]
    if any(other is not None and sign * other >= sign * value(history[-1]) for other in others):
        return False
    return None if None in others else True


@pytest.mark.parametrize("kind", ["highest", "lowest"])
def test_windows_agree_with_a_plain_reference(kind: str) -> None:
    rng = np.random.default_rng(11)
    counts = {True: 0, False: 0, None: 0}
    for _ in range(1500):
        history = random_history(rng)
        weeks = int(rng.choice([1, 2, 3, 5, 8, 30]))
        start = LAST - timedelta(weeks=weeks)
        if not history or history[-1].day != LAST or history[-1].value is None:
            continue
        expected = verdict_on_window(history, weeks, 1 if kind == "highest" else -1)
        assert judged(history, Assertion(kind, over(start))).holds is expected
        since = Assertion(f"{kind} since", on(start - timedelta(days=1)))
        assert judged(history, since).holds is expected
        counts[expected] += 1
    assert min(counts.values()) > 50


def test_what_is_printed_is_judged_true_and_what_goes_further_false() -> None:
    rng = np.random.default_rng(12)
    seen = set()
    for _ in range(1500):
        history = random_history(rng)
        for one in superlatives_of(history, Every.WEEK, "USD"):
            if one.kind.endswith("since") and one.bound is not None:
                day = one.bound.day
                said, further = (Assertion(one.kind, on(day - timedelta(days=by))) for by in (0, 1))
                found = judged(history, further)
                assert (found.holds, found.proof) == (False, one.bound)
            elif one.kind.endswith("in a row"):
                said = Assertion(one.kind, figure=one.figure)
                assert one.figure is not None
                assert judged(history, Assertion(one.kind, figure=one.figure - 1)).holds is False
            elif one.kind.endswith("on record"):
                said = Assertion(one.kind)
            else:
                continue
            unsure = bool(one.gaps) or "at least" in one.words
            assert judged(history, said).holds is (None if unsure else True)
            seen.add((one.kind, unsure))
    assert len(seen) >= 12


@pytest.mark.parametrize(
    ("history", "start", "holds"),
    [
        # silent from 17 to 29 August
        (weekly(9, None, 3, 4), date(2023, 8, 30), True),
        (weekly(9, None, 3, 4), date(2023, 8, 29), None),
        # the report before that of 23 August was due on the 16th, or a day later at most
        (weekly(2, 3, 4), date(2023, 8, 18), True),
        (weekly(2, 3, 4), date(2023, 8, 17), None),
    ],
)
def test_where_a_window_may_start(history: tuple[Observation, ...], start: date, holds: bool | None) -> None:
    assert judged(history, Assertion("highest", over(start))).holds is holds


@pytest.mark.parametrize(("start", "holds"), [(date(2023, 1, 1), True), (date(2022, 12, 30), None)])
def test_a_daily_record_starts_with_the_first_day_of_trading(start: date, holds: bool | None) -> None:
    # Monday, 2 January 2023 was a holiday, 30 December 2022 a day of trading
    history = [Observation(date(2023, 1, day), Decimal(day)) for day in (3, 4, 5)]
    assert claim_holds(history, Assertion("highest", over(start, date(2023, 1, 5))), Every.DAY).holds is holds


@pytest.mark.parametrize(
    ("history", "assertion"),
    [
        (TWELVE, Assertion("highest since", on(LAST))),
        (weekly(1, 2), Assertion("peak", Period(date(2023, 8, 1), date(2023, 8, 31)))),
    ],
)
def test_what_cannot_be_compared_yet_is_not_judged(history: tuple[Observation, ...], assertion: Assertion) -> None:
    assert judged(history, assertion).holds is None


def test_gaps_before_the_window_do_not_matter() -> None:
    history = weekly(9, None, 9, 3, 4, 5)
    assert judged(history, Assertion("highest since", on(date(2023, 8, 16)))).holds is True
    silent = [one for one, two in pairwise(history) if two.value is None]
    assert judged(history, Assertion("highest", over(silent[0].day))).holds is False
