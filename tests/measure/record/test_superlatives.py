"""Superlatives against examples worked out by hand and an exhaustive reference that shares no code with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import holidays
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.calendar import publication_date, settlement_dates
from narrator.measure.entry import Every
from narrator.measure.record.superlatives import superlatives_of
from narrator.measure.statistics import measure_positions
from narrator.model.claims import Period, Subject
from narrator.model.statistics import Observation, Superlative
from narrator.read.market import read_market

Fact = tuple[str, Period, Observation | None, Decimal | None, tuple[date, ...], tuple[Period, ...]]
NYSE = holidays.financial_holidays("NYSE", years=range(2014, 2026))
LAST = date(2023, 9, 6)
"""A Wednesday."""


def weekly(*values: float | None, last: date = LAST) -> tuple[Observation, ...]:
    days = [last - timedelta(weeks=back) for back in range(len(values))][::-1]
    return tuple(
        Observation(day, None if value is None else Decimal(str(value)))
        for day, value in zip(days, values, strict=True)
    )


def daily(*values: float, last: date = LAST) -> tuple[Observation, ...]:
    days: list[date] = []
    day = last
    while len(days) < len(values):
        if day.weekday() < 5 and day not in NYSE:
            days.append(day)
        day -= timedelta(days=1)
    return tuple(Observation(day, Decimal(str(value))) for day, value in zip(days[::-1], values, strict=True))


def of_kind(found: Sequence[Superlative], kind: str) -> list[Superlative]:
    return [one for one in found if one.kind == kind]


def words(history: Sequence[Observation], kind: str, every: Every = Every.WEEK, unit: str = "percent") -> list[str]:
    return [one.words for one in of_kind(superlatives_of(history, every, unit), kind)]


def climbing(size: int) -> list[float]:
    """A record that swings between 10 and 19 and never reaches 20."""
    return [10 + (7 * place) % 10 for place in range(size)]


@pytest.mark.parametrize(
    ("values", "unit", "kind", "expected"),
    [
        # twelve weeks before 6 September is 14 June, eight days short of three months
        ([*climbing(60), 30, *[12] * 11, 25], "percent", "highest since",
         "highest in nearly three months (since 14 June 2023)"),
        ([*climbing(60), 25, *[12] * 11, 25], "percent", "highest since",
         "highest in nearly three months (since 14 June 2023, which it equals)"),
        ([*climbing(60), 3, *[12] * 11, 5], "USD", "lowest since",
         "smallest in nearly three months (since 14 June 2023)"),
        ([*climbing(60), -9, *[12, -1] * 6, -5], "USD", "lowest since",
         "most negative in nearly three months (since 7 June 2023)"),
        # 52 weeks before 6 September 2023 is 7 September 2022: a day short of a year; 53 weeks make one
        ([*climbing(60), 3, *[12] * 51, 5], "percent", "lowest since",
         "lowest in nearly a year (since 7 September 2022)"),
        ([*climbing(60), 3, *[12] * 52, 5], "percent", "lowest since", "lowest in a year (since 31 August 2022)"),
        ([*climbing(60), 3, *[12] * 60, 5], "percent", "lowest since",
         "lowest in more than a year (since 6 July 2022)"),
        # 60 earlier values: the first is 420 days before the last
        ([*climbing(60), 20], "shares", "highest on record", "largest on record (since 13 July 2022)"),
        ([*climbing(60), 9], "multiple", "lowest on record", "lowest on record (since 13 July 2022)"),
        # eleven values are no record
        ([*climbing(10), 20], "USD", "highest since", "largest since at least 28 June 2023, when the record starts"),
        ([12, 11, 12, 13, 14], "percent", "rise in a row", "up for the third week in a row"),
        ([14, 13, 12, 11, 10], "percent", "fall in a row",
         "down for at least the fourth week in a row, as the record starts on 9 August 2023"),
        ([14, 1, 12, 1, 1], "percent", "fall in a row", None),
        ([14, 15, 12, 13, 14], "percent", "rise in a row", None),
        ([0, -1, -3, -2], "USD", "loss in a row", "negative for the third week in a row"),
        ([-4, 1, 3, 2, 2], "USD", "gain in a row", "positive for the fourth week in a row"),
        ([4, 1, 3, 2, 2], "USD", "gain in a row", None),
        ([4, 0, 3, -2, 2], "USD", "gain in a row", None),
        # nine of ten are lower, and half of the value itself: 9.5 of 10
        ([*range(9), 20], "percent", "percentile", "95th percentile of the record (since 5 July 2023)"),
        ([*range(8), 20], "percent", "percentile", None),
        ([5, 9, 8, 1, 7], "percent", "rank", "third highest of five values since 9 August 2023"),
        ([5, 7, 8, 9, 7], "percent", "rank", "joint second lowest of five values since 9 August 2023"),
        ([-5, -9, -8, -1, -8], "USD", "rank", "joint second most negative of five values since 9 August 2023"),
        # the fifth from the end stands out from four on either side
        ([*[3, 4] * 4, 9, 4, 3, 4, 3], "percent", "peak", "last peak on 9 August 2023"),
        ([*[3, 4] * 4, 9, 9, 3, 4, 3], "percent", "peak", None),
        ([*[3, 4] * 4, 1, 4, 3, 4, 3], "percent", "trough", "last trough on 9 August 2023"),
        ([*[3, 4] * 4, 1, 4, 3, 4], "percent", "trough", None),
    ],
)  # fmt: skip
def test_words(values: list[float], unit: str, kind: str, expected: str | None) -> None:
    assert words(weekly(*values), kind, unit=unit) == ([] if expected is None else [expected])


def test_the_proof_of_a_superlative() -> None:
    history = weekly(*climbing(60), 25, *[12] * 11, 25)
    (found,) = of_kind(superlatives_of(history, Every.WEEK, "percent"), "highest since")
    bound = Observation(date(2023, 6, 14), Decimal(25))
    record = Period(date(2023, 6, 14), LAST)
    assert found == Superlative("highest since", found.words, record, 13, bound, ties=(date(2023, 6, 14),))


def test_an_equal_value_is_never_beaten() -> None:
    history = weekly(20, *climbing(60), 20)
    found = superlatives_of(history, Every.WEEK, "percent")
    assert not of_kind(found, "highest on record")
    (since,) = of_kind(found, "highest since")
    assert since.words == "highest in more than a year (since 6 July 2022, which it equals)"
    assert "joint highest of 62 values since 6 July 2022" in words(history, "rank")


def test_a_tie_is_told_from_a_difference_that_floats_do_not_hold() -> None:
    earlier, last = Decimal("100000000000000000.01"), Decimal("100000000000000000.02")
    days = [one.day for one in weekly(*range(61))]
    history = [*(Observation(day, earlier) for day in days[:-1]), Observation(days[-1], last)]
    (found,) = of_kind(superlatives_of(history, Every.WEEK, "USD"), "highest on record")
    assert found.ties == ()


def test_a_gap_is_said_in_words_and_ends_a_streak() -> None:
    history = weekly(*climbing(50), 30, *[12] * 4, None, *[12] * 3, 13, 14, 15)
    found = superlatives_of(history, Every.WEEK, "percent")
    (since,) = of_kind(found, "highest since")
    assert since.words == (
        "highest in more than two months (since 21 June 2023, with no value between 19 July and 2 August 2023)"
    )
    assert since.gaps == (Period(date(2023, 7, 20), date(2023, 8, 1)),)
    broken = weekly(9, 8, 7, None, 8, 9, 10, 11)
    assert words(broken, "rise in a row") == [
        "up for at least the third week in a row, with no value between 2 and 16 August 2023"
    ]


def test_a_week_left_out_is_a_gap_as_an_unknown_one_is() -> None:
    history = weekly(9, 8, 7, 20, 8, 9, 10, 11)
    left_out = history[:3] + history[4:]
    assert words(left_out, "rise in a row") == [
        "up for at least the third week in a row, with no value between 2 and 16 August 2023"
    ]


@pytest.mark.parametrize(("evening", "gaps"), [(date(2023, 9, 11), 0), (date(2023, 9, 12), 1)])
def test_a_cycle_that_is_not_yet_published_is_no_gap(evening: date, gaps: int) -> None:
    # the positions of 31 August came out on 12 September
    days = [date(2023, 7, 14), date(2023, 7, 31), date(2023, 8, 15), evening]
    history = [Observation(day, Decimal(number)) for number, day in enumerate(days)]
    found = superlatives_of(history, Every.CYCLE, "percent")
    assert {len(one.gaps) for one in found if one.kind == "highest since"} == {gaps}


def test_weekends_and_holidays_are_no_gaps_and_a_missing_trading_day_is() -> None:
    history = daily(*climbing(300), 20)
    (whole,) = of_kind(superlatives_of(history, Every.DAY, "index points"), "highest on record")
    assert not whole.gaps
    at = next(place for place, one in enumerate(history) if one.day == date(2023, 6, 14))
    (holed,) = of_kind(superlatives_of(history[:at] + history[at + 1 :], Every.DAY, "index points"), whole.kind)
    assert holed.gaps == (Period(date(2023, 6, 14), date(2023, 6, 14)),)
    assert holed.words.endswith(", with no value between 13 and 15 June 2023)")


@pytest.mark.parametrize(
    "history", [(), weekly(3), weekly(None, 3), weekly(1, 2, 3, None), weekly(None, None)], ids=str
)
def test_nothing_is_said_of_nothing(history: tuple[Observation, ...]) -> None:
    assert superlatives_of(history, Every.WEEK, "USD") == ()


def test_a_series_without_a_step_has_no_superlatives() -> None:
    assert superlatives_of(weekly(*climbing(60), 20), Every.NEVER, "USD") == ()


def test_statistics_come_with_their_superlatives(small_market: Path) -> None:
    day = date(2025, 2, 20)
    statistics = measure_positions(read_market(small_market, until=day), day, names=["short_interest"])
    small = next(one for one in statistics if one.subject == Subject.of(segment="small") and one.unit == "USD")
    # ALFA: 1,000 shares at $20, 2,000 at $18, 3,000 at $15
    assert [one.words for one in small.superlatives] == ["largest of three values since 31 December 2024"]
    assert small.superlatives[0].record == Period(date(2024, 12, 31), date(2025, 1, 31))


def test_days_that_run_backwards_are_refused() -> None:
    with pytest.raises(ValueError, match="run forward"):
        superlatives_of(weekly(1, 2, 3)[::-1], Every.WEEK, "USD")


def test_percentile_of_52_weeks_and_rank_since_a_year() -> None:
    # 157 weeks from 9 September 2020 on; 30 on 14 October, 18 November, 27 January 2021, 19 October, 28 December 2022,
    # and 8 March 2023: of the last 52 values (from 14 September 2022) 48 are lower, of all 150, of those from 2021 four
    # are higher
    values = [10 + place % 5 for place in range(156)]
    for place in (5, 10, 20, 110, 120, 130):
        values[place] = 30
    found = superlatives_of(weekly(*values, 20), Every.WEEK, "percent")
    assert [one.words for one in of_kind(found, "percentile")] == [
        "93rd percentile of 52 weeks",
        "96th percentile of the record (since 9 September 2020)",
    ]
    assert [one.words for one in of_kind(found, "rank")] == [
        "seventh highest of 157 values since 9 September 2020",
        "fifth highest since the start of 2021",
    ]


# The reference: every definition again, as plainly as it can be put, value by value and day by day.


def known_days(history: Sequence[Observation]) -> list[Observation]:
    return [one for one in history if one.value is not None]


def is_silent(history: Sequence[Observation], first: date, last: date, every: Every) -> bool:
    """Whether something is missing between two known days that follow each other."""
    inside = [one for one in history if first <= one.day <= last]
    if len(inside) > 2:
        return True
    if every is Every.DAY:
        days = [first + timedelta(days=n) for n in range(1, (last - first).days)]
        return any(day.weekday() < 5 and day not in NYSE for day in days)
    wide = (last - first).days > {Every.WEEK: 10, Every.CYCLE: 21}[every]
    if every is Every.CYCLE and last == history[-1].day:
        between = settlement_dates(first + timedelta(days=1), last - timedelta(days=1))
        return wide and any(publication_date(day) <= last for day in between)
    return wide


def all_gaps(history: Sequence[Observation], every: Every) -> list[Period]:
    known = known_days(history)
    return [
        Period(one.day + timedelta(days=1), two.day - timedelta(days=1))
        for one, two in pairwise(known)
        if is_silent(history, one.day, two.day, every)
    ]


def value(one: Observation) -> Decimal:
    assert one.value is not None
    return one.value


def expected_of(history: Sequence[Observation], every: Every) -> list[Fact]:
    """Every superlative that must be there, and so all that may be."""
    if not history or history[-1].value is None or len(known_days(history)) < 2:
        return []
    known, gaps = known_days(history), all_gaps(history, every)
    facts: list[Fact] = []
    for end, sign in (("highest", 1), ("lowest", -1)):
        facts += reference_extreme(known, gaps, every, end, sign)
    facts += reference_runs(known, gaps)
    facts += reference_percentiles(known, gaps, every)
    facts += reference_ranks(known, gaps)
    for kind, sign in (("peak", 1), ("trough", -1)):
        facts += reference_turning(known, gaps, every, kind, sign)
    return facts


def fact(
    kind: str,
    compared: Sequence[Observation],
    gaps: Sequence[Period],
    bound: Observation | None,
    figure: Decimal | None,
    *,
    with_ties: bool,
) -> Fact:
    first, last = compared[0].day, compared[-1].day
    ties = tuple(one.day for one in compared[:-1] if value(one) == value(compared[-1])) if with_ties else ()
    inside = tuple(gap for gap in gaps if gap.start is not None and first < gap.start <= last)
    return kind, Period(first, last), bound, figure, ties, inside


def reference_extreme(
    known: list[Observation], gaps: list[Period], every: Every, end: str, sign: int
) -> Iterator[Fact]:
    last = sign * value(known[-1])
    # the longest window that ends with the last value and holds no other as high, of all windows
    longest = max(
        n for n in range(1, len(known) + 1) if all(sign * value(one) < last for one in known[len(known) - n : -1])
    )
    if longest == len(known):
        enough = {Every.DAY: 250, Every.WEEK: 52, Every.CYCLE: 24}[every]
        if len(known) >= enough:
            yield fact(f"{end} on record", known, gaps, None, None, with_ties=True)
        elif longest > 3 and (known[-1].day - known[0].day).days >= 28:
            yield fact(f"{end} since", known, gaps, None, None, with_ties=True)
        return
    window = known[len(known) - longest - 1 :]
    if longest > 3 and (known[-1].day - window[0].day).days >= 28:
        yield fact(f"{end} since", window, gaps, window[0], None, with_ties=True)


def reference_runs(known: list[Observation], gaps: list[Period]) -> Iterator[Fact]:
    starts = {gap.start for gap in gaps}

    def joined(place: int) -> bool:
        return known[place - 1].day + timedelta(days=1) not in starts

    def holds(place: int, kind: str) -> bool:
        here = value(known[place])
        before = value(known[place - 1])
        return {"rise": here > before, "fall": here < before, "gain": here > 0, "loss": here < 0}[kind]

    for kind in ("rise", "fall"):
        place = len(known) - 1
        while place > 0 and joined(place) and holds(place, kind):
            place -= 1
        length = len(known) - 1 - place
        whole = place > 0 and joined(place)
        if length >= 3:
            yield run_fact(f"{kind} in a row", known, gaps, place - whole, known[place], length)
    for kind in ("gain", "loss"):
        if kind == "gain" and all(value(one) >= 0 for one in known):
            continue
        place = len(known)
        while place > 0 and (place == len(known) or joined(place)) and holds(place - 1, kind):
            place -= 1
        length = len(known) - place
        whole = 0 < place < len(known) and joined(place)
        if length >= 3:
            bound = known[place - 1] if whole else None
            yield run_fact(f"{kind} in a row", known, gaps, place - whole, bound, length)


def run_fact(
    kind: str, known: list[Observation], gaps: list[Period], first: int, bound: Observation | None, length: int
) -> Fact:
    """A streak; a gap just before it is what keeps its length from being known."""
    name, period, end, figure, ties, _ = fact(kind, known[first:], gaps, bound, Decimal(length), with_ties=False)
    whole = bound is not known[first] if name.startswith(("rise", "fall")) else bound is not None
    before = tuple(gap for gap in gaps if gap.end == known[first].day - timedelta(days=1) and not whole)
    return name, period, end, figure, ties, before


def reference_percentiles(known: list[Observation], gaps: list[Period], every: Every) -> Iterator[Fact]:
    def of(window: list[Observation]) -> Fact:
        last = value(known[-1])
        below = sum(value(one) < last for one in window)
        equal = sum(value(one) == last for one in window)
        hundredths = 10000 * (below + Fraction(equal, 2)) / len(window)
        rounded = int(hundredths + Fraction(1, 2))
        return fact("percentile", window, gaps, None, Decimal(rounded) / 100, with_ties=True)

    year = [one for one in known if (known[-1].day - one.day).days < 364]
    enough = {Every.DAY: 125, Every.WEEK: 26, Every.CYCLE: 12}[every]
    if len(year) >= enough and len(year) < len(known):
        yield of(year)
    if len(known) >= 10:
        yield of(known)


def reference_ranks(known: list[Observation], gaps: list[Period]) -> Iterator[Fact]:
    def of(window: list[Observation], sign: int) -> Fact:
        last = sign * value(known[-1])
        ahead = [one for one in window if sign * value(one) > last]
        nearest = min((sign * value(one) for one in ahead), default=None)
        bound = [one for one in ahead if sign * value(one) == nearest][-1] if ahead else None
        return fact("rank", window, gaps, bound, Decimal(len(ahead) + 1), with_ties=True)

    def rank(window: list[Observation], sign: int) -> int:
        return 1 + sum(sign * value(one) > sign * value(known[-1]) for one in window)

    yield of(known, 1 if rank(known, 1) <= rank(known, -1) else -1)
    for sign in (1, -1):
        if rank(known, sign) <= 5:
            continue
        windows = [
            [one for one in known if one.day.year >= year]
            for year in range(known[0].day.year + 1, known[-1].day.year + 1)
        ]
        allowed = [window for window in windows if rank(window, sign) <= 5][:1]
        yield from (of(window, sign) for window in allowed if len(window) >= 20 and rank(window, sign) > 1)


def reference_turning(
    known: list[Observation], gaps: list[Period], every: Every, kind: str, sign: int
) -> Iterator[Fact]:
    span = {Every.DAY: 21, Every.WEEK: 4, Every.CYCLE: 2}[every]
    for place in reversed(range(span, len(known) - span)):
        window = known[place - span : place + span + 1]
        others = [one for one in window if one is not known[place]]
        alone = all(sign * value(known[place]) > sign * value(one) for one in others)
        silent = any(gap.start is not None and window[0].day < gap.start <= window[-1].day for gap in gaps)
        if alone and not silent:
            yield fact(kind, known[place - span :], gaps, known[place], None, with_ties=False)
            return


def facts_of(found: Sequence[Superlative]) -> list[Fact]:
    return [(one.kind, one.record, one.bound, one.figure, one.ties, one.gaps) for one in found]


def agrees(history: Sequence[Observation], every: Every) -> bool:
    found, wanted = facts_of(superlatives_of(history, every, "USD")), expected_of(history, every)
    assert sorted(found, key=repr) == sorted(wanted, key=repr)
    for one in superlatives_of(history, every, "USD"):
        compared = [two for two in known_days(history) if one.record.start and two.day >= one.record.start]
        assert one.observations == len(compared)
        assert ("no value between" in one.words or "gaps, the last" in one.words) == bool(one.gaps)
        assert ("which it equals" in one.words) == bool(one.ties and "since" in one.kind)
        assert one.words.startswith("joint") == bool(one.ties and one.kind == "rank")
    return True


def random_history(rng: np.random.Generator, every: Every) -> list[Observation]:
    """A series of some character: ties, constants, trends, signs, unknown values, missing steps."""
    size = int(rng.integers(1, 330 if every is Every.DAY else 170))
    character = rng.integers(6)
    if character == 0:
        values = rng.integers(-2, 3, size)
    elif character == 1:
        values = np.full(size, int(rng.integers(-1, 2)))
    elif character == 2:
        values = np.cumsum(rng.integers(-3, 4, size))
    elif character == 3:
        values = np.arange(size) * int(rng.choice([-1, 1])) - int(rng.integers(size + 1))
    else:
        values = rng.integers(-5000 if character == 4 else 0, 5000, size)
    unknown = rng.random(size) < rng.choice([0, 0, 0.03, 0.3])
    missing = rng.random(size) < rng.choice([0, 0, 0.02, 0.2])
    steps = {Every.DAY: _trading_days, Every.WEEK: _weeks, Every.CYCLE: _cycles}[every](size)
    return [
        Observation(day, None if hidden else Decimal(int(figure)).scaleb(-2))
        for day, figure, hidden, gone in zip(steps, values, unknown, missing, strict=True)
        if not gone
    ]


def _trading_days(size: int) -> list[date]:
    return [one.day for one in daily(*[0] * size)]


def _weeks(size: int) -> list[date]:
    """Wednesdays, or the Thursday after where a month begins with one."""
    days = [LAST - timedelta(weeks=back) for back in range(size)][::-1]
    return [day + timedelta(days=1) if day.day == 1 else day for day in days]


def _cycles(size: int) -> list[date]:
    """The 15th and the last of each month or the weekday before."""
    ends = [date(2016 + month // 12, month % 12 + 1, 1) for month in range(100)]
    both = sorted([*(day.replace(day=15) for day in ends), *(day - timedelta(days=1) for day in ends)])
    return [day - timedelta(days=max(day.weekday() - 4, 0)) for day in both][len(both) - size :]


@pytest.mark.parametrize("every", [Every.DAY, Every.WEEK, Every.CYCLE])
def test_none_is_false_and_none_is_missed(every: Every) -> None:
    rng = np.random.default_rng(7)
    for _ in range(300):
        assert agrees(random_history(rng, every), every)


@settings(deadline=None, max_examples=300)
@given(
    values=st.lists(st.one_of(st.none(), st.integers(-4, 4)), max_size=90),
    skipped=st.sets(st.integers(0, 89), max_size=4),
    every=st.sampled_from([Every.WEEK, Every.CYCLE]),
)
def test_small_series(values: list[int | None], skipped: set[int], every: Every) -> None:
    days = (_weeks if every is Every.WEEK else _cycles)(len(values))
    history = [
        Observation(day, None if figure is None else Decimal(figure))
        for place, (day, figure) in enumerate(zip(days, values, strict=True))
        if place not in skipped
    ]
    assert agrees(history, every)
