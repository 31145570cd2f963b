"""Whether a superlative in somebody's draft is true of the last value of a history, and what proves it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from narrator.measure.entry import Every
from narrator.measure.record.streaks import began, start_of_changes, start_of_signs
from narrator.measure.record.superlatives import (
    A_YEAR,
    PERCENTILE_FROM,
    TOP,
    TURN,
    next_in_rank,
    percentile,
    rank_of,
    turning_points,
)
from narrator.measure.record.values import Record, record_of
from narrator.measure.record.words import cardinal, day_words, gap_words, ordinal, ordinal_figure
from narrator.model.claims import Period
from narrator.model.statistics import Observation


@dataclass(frozen=True, slots=True)
class Assertion:
    """What a phrase says of the last value of a history.

    `kind` is that of a `Superlative`, or `highest` and `lowest` over a window of days.

    - `highest on record`, `lowest on record`: nothing more.
    - `highest since`, `lowest since`: `period` is what the phrase names ("since 14 June 2023" that day, "since 2021"
      the year); everything after it must be lower (higher).
    - `highest`, `lowest`: over `period`, whose start counts: "in a year" starts the day after that date a year ago
      ("nearly a year" as much later as the reader allows). Every window ends with the last value.
    - `rise in a row`, `fall in a row`, `gain in a row`, `loss in a row`: `figure` is the length.
    - `percentile`: `figure` as printed, over `period` or the record.
    - `rank`: `figure`, or None for "one of the highest"; over `period` or the record; counted from the lowest where
      `from_lowest`.
    - `peak`, `trough`: a turning point within `period`.
    """

    kind: str
    period: Period | None = None
    figure: Decimal | None = None
    from_lowest: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether an assertion holds, the earlier value that bounds or refutes it, and why in words.

    `holds` is None where the history cannot tell: it is too short, or silent where it matters.
    """

    holds: bool | None
    proof: Observation | None
    words: str


def claim_holds(history: Sequence[Observation], assertion: Assertion, every: Every) -> Judgement:
    """Whether what somebody asserts of the last value of a history is true.

    A single known value refutes; only a record without gaps over the whole window confirms. Streaks and turning points
    are those of `superlatives_of`. Raises ValueError for a kind that is not one, or without the figure or the period
    that it needs, and where the days of the history do not run forward.
    """
    judge = _JUDGES.get(assertion.kind)
    if judge is None:
        raise ValueError(f"no superlative is called {assertion.kind}")
    record = record_of(history, every)
    if record is None:
        return Judgement(None, None, "there is no last value with an earlier one to compare")
    return judge(record, assertion)


_ALONE = Judgement(None, None, "there is no other value in that time")


def _on_record(record: Record, assertion: Assertion) -> Judgement:
    high = assertion.kind.startswith("highest")
    if (refuted := _refuted(record, 0, high=high)) is not None:
        return refuted
    if record.size < A_YEAR[record.every]:
        start = f"the record starts on {day_words(record.first)}"
        return Judgement(None, None, f"{start}: {cardinal(record.size)} values are too few to be called a record")
    return _known(record, None, Judgement(True, None, f"no value since {day_words(record.first)} equals it"))


def _since(record: Record, assertion: Assertion) -> Judgement:
    high, period = assertion.kind.startswith("highest"), _period(assertion)
    if period.end is None or period.end >= record.last.day:
        return Judgement(None, None, "the time it is compared with is not over")
    after = period.end + timedelta(days=1)
    if (refuted := _refuted(record, record.place_of(after), high=high)) is not None:
        return refuted
    at = record.reached(high=high)
    bound = None if at is None else record.observations[at]
    if at is None or bound is None:
        said = f"no value since {day_words(record.first)} is as {'high' if high else 'low'}"
    else:
        said = f"the value of {day_words(bound.day)} {_relation(record, at)}"
    return _known(record, after, Judgement(True, bound, said))


def _within(record: Record, assertion: Assertion) -> Judgement:
    high, period = assertion.kind == "highest", _period(assertion)
    place = _window(record, period)
    if (refuted := _refuted(record, place, high=high)) is not None:
        return refuted
    if record.size - place == 1:
        return _ALONE
    at = record.reached(high=high)
    start = day_words(record.observations[place].day)
    said = f"none of the {cardinal(record.size - place)} values since {start} equals it"
    return _known(record, period.start, Judgement(True, None if at is None else record.observations[at], said))


def _in_a_row(record: Record, assertion: Assertion) -> Judgement:
    wanted, (end, *_) = _figure(assertion), assertion.kind.split()
    changes = end in {"rise", "fall"}
    place = (start_of_changes if changes else start_of_signs)(record, up=end in {"rise", "gain"})
    length = record.size - place - changes
    whole = place == record.size or began(record, place)
    said = f"{'' if whole else 'at least '}{cardinal(length)} in a row" if length else "not one"
    proof = _before_streak(record, place, length, changes=changes)
    if whole or length > wanted:
        return Judgement(length == wanted, proof, said)
    unseen = gap_words(record.gaps(place - 1)[:1]) if place else f"; the record starts on {day_words(record.first)}"
    return Judgement(None, proof, f"{said}{'' if length else ' is known'}{unseen}")


def _before_streak(record: Record, place: int, length: int, *, changes: bool) -> Observation | None:
    """The value before a streak began, or the one that keeps the last from making a streak."""
    if changes:
        before = place if length else place - 1
        return record.observations[before] if length or began(record, place) else None
    return record.observations[place - 1] if length and began(record, place) else None


def _percentile(record: Record, assertion: Assertion) -> Judgement:
    wanted, place = _figure(assertion), _window(record, assertion.period)
    if record.size - place < PERCENTILE_FROM:
        return Judgement(None, None, f"{cardinal(record.size - place)} values are too few for a percentile")
    exact, nth = percentile(record, place)
    said = f"{ordinal_figure(nth)} percentile ({exact:f}) of {cardinal(record.size - place)} values"
    return _known(record, _start(assertion), Judgement(wanted == nth, None, said))


def _rank(record: Record, assertion: Assertion) -> Judgement:
    wanted, high = assertion.figure, not assertion.from_lowest
    place = _window(record, assertion.period)
    if record.size - place == 1:
        return _ALONE
    rank = rank_of(record, place, high=high)
    name = f"{ordinal(rank)} {'highest' if high else 'lowest'} of {cardinal(record.size - place)} values"
    ahead = next_in_rank(record, place, high=high)
    if rank > (TOP if wanted is None else wanted):
        return Judgement(False, ahead, name)
    return _known(record, _start(assertion), Judgement(wanted is None or rank == wanted, ahead, name))


def _turning(record: Record, assertion: Assertion) -> Judgement:
    period, found = _period(assertion), turning_points(record, high=assertion.kind == "peak")
    inside = next((at for at in found if _holds_day(period, record.observations[at].day)), None)
    if inside is not None:
        point = record.observations[inside]
        return Judgement(True, point, f"the {assertion.kind} of {day_words(point.day)}")
    span = TURN[record.every]
    if record.size <= 2 * span or not _between(period, record.observations[span], record.observations[-1 - span]):
        return Judgement(None, None, "the record does not show a month before and after that time")
    before = record.observations[record.place_of(period.start) - span].day if period.start else None
    return _known(record, before, Judgement(False, None, f"no {assertion.kind} falls in that time"))


def _refuted(record: Record, place: int, *, high: bool) -> Judgement | None:
    """The latest value from `place` on that is as high (as low), which no superlative survives."""
    at = record.reached(high=high)
    if at is None or at < place:
        return None
    against = record.observations[at]
    return Judgement(False, against, f"the value of {day_words(against.day)} {_relation(record, at)}")


def _relation(record: Record, at: int) -> str:
    return {1: "was higher", 0: "was the same", -1: "was lower"}[int(record.order[at])]


def _known(record: Record, start: date | None, judgement: Judgement) -> Judgement:
    """The judgement, or why the record cannot tell what happened from `start` (default: its own) on."""
    if start is not None and not record.reaches(start):
        return Judgement(None, judgement.proof, f"the record starts only on {day_words(record.first)}")
    gaps = [gap for gap in record.gaps() if start is None or gap.end is None or gap.end >= start]
    return Judgement(None, judgement.proof, f"{judgement.words}{gap_words(gaps)}") if gaps else judgement


def _window(record: Record, period: Period | None) -> int:
    """The place of the first value of a window that ends with the last value."""
    return 0 if period is None or period.start is None else min(record.place_of(period.start), record.size - 1)


def _start(assertion: Assertion) -> date | None:
    return None if assertion.period is None else assertion.period.start


def _between(period: Period, first: Observation, last: Observation) -> bool:
    """Whether a period lies between two observations."""
    return period.start is not None and period.end is not None and first.day <= period.start and period.end <= last.day


def _holds_day(period: Period, day: date) -> bool:
    return (period.start is None or period.start <= day) and (period.end is None or day <= period.end)


def _period(assertion: Assertion) -> Period:
    if assertion.period is None:
        raise ValueError(f"{assertion.kind} needs a period")
    return assertion.period


def _figure(assertion: Assertion) -> Decimal:
    if assertion.figure is None:
        raise ValueError(f"{assertion.kind} needs a figure")
    return assertion.figure


_JUDGES: Final[Mapping[str, Callable[[Record, Assertion], Judgement]]] = MappingProxyType(
    {
        "highest on record": _on_record,
        "lowest on record": _on_record,
        "highest since": _since,
        "lowest since": _since,
        "highest": _within,
        "lowest": _within,
        "rise in a row": _in_a_row,
        "fall in a row": _in_a_row,
        "gain in a row": _in_a_row,
        "loss in a row": _in_a_row,
        "percentile": _percentile,
        "rank": _rank,
        "peak": _turning,
        "trough": _turning,
    },
)
