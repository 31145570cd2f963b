"""Figures of an earlier day or period, recomputed from the series that statistics bring with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from narrator.check.figures.intervals import in_words, point, told
from narrator.check.figures.known import Known, Said
from narrator.check.figures.vouched import known_from_statistics
from narrator.check.names.matching import same_subject
from narrator.model.claims import Direction, Period
from narrator.model.drafts import Evidence
from narrator.model.statistics import Observation, Statistic

_NEAR: Final = timedelta(days=3)
"""A value is of a day where it is at most so many days older: of a Sunday that of the Friday."""

_MONTH: Final = timedelta(days=31)
_HUNDRED: Final = Decimal(100)
_SUMS: Final = frozenset({"short_profit"})
"""Measures whose value over a window is the difference of those at its ends, counted from the same day."""


def past_figures(said: Said, statistics: Sequence[Statistic]) -> tuple[Known, ...]:
    """What the measure of a claim was on the day, or over the period, that the claim names.

    Empty where the claim names none, or no series of its subject reaches there.
    """
    period = said.period
    if period is None or period.end is None or said.measure is None:
        return ()
    wanted = Period(period.start or period.end, period.end)
    if said.measure == "index_return":
        found = [one for one in statistics if one.name == "index_level" and _is_of(said, one)]
        return tuple(known for one in found for known in _returns(one, wanted, period))
    found = [one for one in statistics if one.name == said.measure and one.history and _is_of(said, one)]
    return tuple(known for one in found for known in _values(one, wanted))


def figures_near(said: Said, statistics: Sequence[Statistic]) -> tuple[Known, ...]:
    """Returns of an index that may be meant as well: to the one day named from the start of its year, to a day before.

    They bear a figure out; what the draft says of a day is only refuted by that day's.
    """
    period = said.period
    if period is None or period.end is None or said.measure != "index_return":
        return ()
    first, last = period.start or period.end, period.end
    days = [last] if first == last else [last - timedelta(days=days) for days in range(1, _NEAR.days + 1)]
    days += [one.end for one in said.times if one.end is not None and one.start == one.end]
    spans = [(date(day.year, 1, 1) if first == last else first, day) for day in days]
    found = [one for one in statistics if one.name == "index_level" and _is_of(said, one)]
    return tuple(
        known for one in found for span in spans if span[0] < span[1] for known in _returns(one, Period(*span), period)
    )


def _is_of(said: Said, statistic: Statistic) -> bool:
    alike = said.subject is not None and len(said.subject.parts) == len(statistic.subject.parts)
    return alike and same_subject(said.subject, statistic.subject, label=statistic.label, apart=said.apart) is True


def _values(statistic: Statistic, wanted: Period) -> Iterable[Known]:
    """Values of the series that lie in the period, or end it; of a running sum also what the period added."""
    start, end = _ends(wanted)
    first, last = _ends(statistic.period)
    history = statistic.history
    if abs(start - first) <= _NEAR and abs(end - last) <= _NEAR and not _is_of_another_day(statistic, wanted):
        return  # the statistic itself is of that period
    runs = first < last and history[0].day >= first
    if first == last:
        yield from (_of_day(statistic, one, wanted) for one in _standing(history, start, end))
    elif runs:
        ending = _on(history, end)
        if ending is not None and start in {end, first}:
            yield _of_day(statistic, ending, wanted)
        before = _on(history, start - timedelta(days=1))
        if statistic.name in _SUMS and first < start < end and None not in (ending, before):
            yield from _added(statistic, before, ending, wanted)
    else:
        same_length = abs((end - start) - (last - first)) <= _NEAR
        yield from (_of_day(statistic, one, wanted) for one in history if same_length and abs(one.day - end) <= _NEAR)


def _is_of_another_day(statistic: Statistic, wanted: Period) -> bool:
    """Whether what stands had another value on the one day that is wanted than on the last."""
    start, end = _ends(wanted)
    found = _on(statistic.history, end) if start == end else None
    return found is not None and found.day < statistic.history[-1].day


def _standing(history: Sequence[Observation], start: date, end: date) -> Sequence[Observation]:
    """The values of what stands: of a day, of every day of a month or less, else at the end."""
    if start == end or end - start > _MONTH:
        found = _on(history, end)
        return () if found is None else (found,)
    return [one for one in history if start <= one.day <= end]


def _ends(period: Period) -> tuple[date, date]:
    end = period.end or date.min
    return period.start or end, end


def _on(history: Sequence[Observation], day: date) -> Observation | None:
    """The last value up to a day and not much older than it."""
    return next((one for one in reversed(history) if day - _NEAR <= one.day <= day), None)


def _of_day(statistic: Statistic, one: Observation, wanted: Period) -> Known:
    value = one.value if one.value is not None else Decimal(0)
    line = f"{_day(one.day)}: {in_words(value, statistic.unit)}"
    return known_of(statistic, value, statistic.unit, wanted, _day(one.day), line)


def _added(
    statistic: Statistic, before: Observation | None, ending: Observation | None, wanted: Period
) -> Iterable[Known]:
    """What a running sum gained between two days."""
    if before is None or ending is None or before.value is None or ending.value is None:
        return
    value = ending.value - before.value
    unit, first, last = statistic.unit, _day(before.day), _day(ending.day)
    ends = f"{in_words(ending.value, unit)} by {last} less {in_words(before.value, unit)} by {first}"
    yield known_of(statistic, value, unit, wanted, f"{first} to {last}", f"{ends} = {in_words(value, unit)}")


def _returns(statistic: Statistic, over: Period, wanted: Period) -> Iterable[Known]:
    """The return of an index over a period, told of the one that is `wanted`."""
    first, last = _ends(over)
    base, close = _before(statistic.history, first), _last_close(statistic, last)
    if base is None or close is None or not base.value or close.value is None or base.day >= close.day:
        return
    value = _HUNDRED * (close.value / base.value - 1)
    opened, closed = f"{base.value:,f} on {_day(base.day)}", f"{close.value:,f} on {_day(close.day)}"
    line = f"({closed} / {opened} - 1) x 100 = {in_words(value, 'percent')}"
    yield known_of(statistic, value, "percent", wanted, f"{_day(base.day)} to {_day(close.day)}", line)


def _before(history: Sequence[Observation], day: date) -> Observation | None:
    """The last close before a day, at most a long weekend older."""
    return next((one for one in reversed(history) if one.day < day and day - one.day <= timedelta(days=5)), None)


def _last_close(statistic: Statistic, day: date) -> Observation | None:
    """The close of a day or before it; of a week or month that is not over, the last there is."""
    history = statistic.history
    if history and history[-1].day < day and day - history[-1].day <= timedelta(days=31):
        return history[-1] if day >= statistic.as_of else _on(history, day)
    return _on(history, day)


def known_of(statistic: Statistic, value: Decimal, unit: str, wanted: Period, when: str, line: str) -> Known:
    """The figure as one of the period that the claim names."""
    [usual] = known_from_statistics([statistic])
    measure = "index_return" if statistic.name == "index_level" and unit == "percent" else statistic.name
    about = statistic.label or statistic.subject.name.replace("_", " ")
    amount, place = in_words(value, unit), f"{measure} {about} {when}"
    return replace(
        usual,
        measure=measure,
        interval=point(value),
        unit=unit,
        direction=Direction.DOWN if value < 0 else Direction.UP,
        period=wanted,
        evidence=Evidence(f"{place}: {amount}", statistic=place, arithmetic=(line,)),
        words=f"we compute {told(measure, value, unit)} ({about}, {when})",
        alternatives=(),
        until=wanted.end,
    )


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
