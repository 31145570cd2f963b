"""What a series has to say to a ranking: a sentence for the editor, and the values that decide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from narrator.check.figures.intervals import in_words
from narrator.check.names.matching import period_in_words, subject_in_words
from narrator.check.records.arithmetic import arithmetic_of
from narrator.check.records.assertions import Tried
from narrator.measure.record.words import day_words
from narrator.model.drafts import Evidence
from narrator.model.statistics import Observation

_SHOWN = 12
"""So many values of a window are written out."""


def found_in(one: Tried) -> str:
    """What the series has, as a sentence says it."""
    what, words, last = f"the {one.series.what}", one.judgement.words, one.series.values[-1]
    now, proof, kind = (
        f"{_written(last, one.series.unit)} on {day_words(last.day)}",
        one.judgement.proof,
        one.assertion.kind,
    )
    other = None if proof is None or proof.day == last.day else proof
    if one.judgement.holds is None:
        return f"the {one.series.what} was {now}; our series cannot rank it, since {words}"
    if kind.endswith("in a row"):
        before = "" if other is None else f", after {_written(other, one.series.unit)} on {day_words(other.day)}"
        return f"{what} {_counted(words, kind)}: {now}{before}"
    if other is not None and not one.judgement.holds and " was " in words:
        relation = words.rsplit(" was ", 1)[1].replace("the same", "as much")
        return f"{what} was {relation} on {day_words(other.day)}: {_written(other, one.series.unit)}, against {now}"
    return f"{what} was {now}: {words.removeprefix('first ')}"


def _counted(words: str, kind: str) -> str:
    """The length of a streak with what happened so often: "was below zero five times in a row"."""
    done = {"gain": "was above zero", "loss": "was below zero", "rise": "rose", "fall": "fell"}
    did, times = done[kind.removesuffix(" in a row")], words.removesuffix(" in a row")
    if times in {"not one", "one"}:
        return f"{did} once" if times == "one" else f"was last not one that {did}"
    return f"{did} {times} times in a row"


def evidence_of(one: Tried) -> Evidence:
    """The statistic, with the values that decide and the arithmetic behind the last."""
    statistic, last = one.series.behind, one.series.values[-1]
    about = subject_in_words(statistic.subject, statistic.label)
    place = f"{statistic.name} {about} {period_in_words(statistic.period)}"
    told = f"{one.series.what}, {_written(last, one.series.unit)} on {day_words(last.day)}"
    text = f"{place}: {told if one.judgement.holds is False else found_in(one)}"
    return Evidence(text, statistic=place, arithmetic=(*_values(one), *_spelt(one), *arithmetic_of(statistic)))


def _spelt(one: Tried) -> tuple[str, ...]:
    """The equation of a return or change, of which the statistic itself has only the two values."""
    known = {value.day: value.value for value in one.series.behind.history}
    last = one.series.values[-1]
    if len(one.series.values) == 1 or last.value is None or last.value == known.get(last.day):
        return ()
    before, after = (known.get(value.day) for value in one.series.values[-2:])
    if before is None or after is None:
        return ()
    if one.series.unit == one.series.behind.unit:
        return (f"{after:,f} - {before:,f} = {last.value:,f} {one.series.unit}",)
    return (f"({after:,f} / {before:,f} - 1) x 100 = {last.value:.6f} {one.series.unit}",)


def _values(one: Tried) -> Iterable[str]:
    """The values of the window, all of them where there are few, else those that decide; the last where it has none."""
    proof, values = one.judgement.proof, one.series.values
    start = _first_shown(one)
    inside = [value for value in values if value.day >= start] or [values[-1]]
    shown = inside if len(inside) <= _SHOWN else _deciding(inside, proof)
    yield f"{one.series.what}, {len(inside)} values since {day_words(inside[0].day)}:"
    yield from (f"{day_words(value.day)}: {_written(value, one.series.unit)}" for value in shown)


def _first_shown(one: Tried) -> date:
    """The day from which values decide: that of the proof where it refutes, else the first of the window."""
    proof = one.judgement.proof
    if proof is not None and one.judgement.holds is False:
        return proof.day
    days = [day for day in (one.start, proof.day if proof is not None else None) if day is not None]
    return min(days, default=one.series.values[0].day)


def _deciding(values: Sequence[Observation], proof: Observation | None) -> list[Observation]:
    """The proof, the extremes and the last of many values, in their order."""
    known = [one for one in values if one.value is not None]
    ends = [min(known, key=_value), max(known, key=_value), values[-1], *([proof] if proof else [])]
    return sorted(dict.fromkeys(ends), key=lambda one: one.day)


def _value(one: Observation) -> Decimal:
    return one.value or Decimal(0)


def _written(one: Observation, unit: str) -> str:
    return "unknown" if one.value is None else in_words(one.value, unit)
