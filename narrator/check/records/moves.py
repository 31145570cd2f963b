"""How far a level went over the time that a sentence names, and where it came from: "to 9 million, from 7 million"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Final

from narrator.check.figures.intervals import LEVELS, in_words, magnitude
from narrator.check.figures.known import Known, Said, opinion_on
from narrator.check.figures.ways import is_step
from narrator.check.opinions import Opinion
from narrator.check.records.past import known_of
from narrator.check.records.topics import Topic, is_of
from narrator.check.records.vocabulary import measure_named
from narrator.extract.assertions.directions import FALL, RISE
from narrator.measure.record.words import day_words
from narrator.model.claims import Direction, Period
from narrator.model.drafts import Verdict
from narrator.model.statistics import Observation, Statistic

_FROM: Final = re.compile(r"\bfrom\s(?:(?:about|around|some|nearly|almost|roughly|just|more than|less than)\s)*$")
_TO: Final = re.compile(
    rf"(?:(?P<up>{RISE}|\b(?:rais(?:e|es|ed|ing)|lift(?:s|ed|ing)?|increas(?:e|es|ed|ing)))"
    rf"|(?P<down>{FALL}|\b(?:cut|cuts|cutting|reduc(?:e|es|ed|ing)|trim(?:s|med|ming)?)))"
    r"\b[^,;]{0,80}?\sto\s(?:(?:about|around|some|nearly|almost|roughly|just|only|more than|less than)\s)*$",
    re.IGNORECASE,
)
_RATIO: Final = re.compile(
    r"\b(?:ratio|float|outstanding|capital|of (?:the|its|their) (?:shares|stock))\b", re.IGNORECASE
)
_EARLIER: Final = re.compile(r"^(?:\s[a-z]+)?\s(?:a|one)\s(?:week|month|cycle|fortnight)\s(?:earlier|before|ago)\b")
_BARE: Final = {"futures_position": "contracts", "days_to_cover": "days"}
"""What a number without a unit counts."""
_HUNDRED: Final = Decimal(100)
_FEWEST: Final = 2
_LATE: Final = timedelta(days=20)
"""A value stands for a day that is at most so much later, the last one until a newer is published."""


@dataclass(frozen=True, slots=True)
class Ends:
    """The value with which a stretch of a series ends, and the one that it is told against."""

    of: Statistic
    before: Observation
    after: Observation


def judge_move(said: Said, statistics: Sequence[Statistic]) -> Opinion | None:
    """A step of a level against its values at both ends, and what it came from against the earlier one.

    Refuted only where one series is meant and the sentence names the time; `None` for what is neither.
    """
    if said.quantity is None or said.forecast or said.negated:
        return None
    came_from = _FROM.search(said.sentence[: said.there.start]) is not None
    if not came_from and not is_step(said.sentence, said.there):
        return None
    tell = _origin if came_from else step
    stretches = tuple(ends_of(said, statistics))
    known = [one for ends in stretches if (one := tell(ends, said)) is not None]
    opinions = [_against(said, one, came_from=came_from) for one in known]
    held = next((one for one in opinions if one.verdict is Verdict.SUPPORTED), None)
    named = said.period is not None or _EARLIER.match(said.sentence[said.there.end :]) is not None
    alone = len({one.of.subject for one in stretches}) == 1
    return held or (opinions[0] if opinions and alone and named else None)


def turned_move(said: Said, statistics: Sequence[Statistic]) -> Opinion | None:
    """The refutation of a level that is said to have risen to where it fell to, since its last value and over the time.

    `None` where it went as said, or where no words say that it went.
    """
    moved = _TO.search(said.sentence[: said.there.start])
    if moved is None or said.quantity is None or said.forecast or said.negated:
        return None
    wanted = Direction.UP if moved["up"] else Direction.DOWN
    figures = [step(ends, said, plain=True) for ends in ends_of(said, statistics, both=True)]
    if not figures or any(one is None or one.direction is wanted for one in figures):
        return None
    return opinion_on(Verdict.REFUTED, "direction", next(one for one in figures if one is not None))


def superseded(said: Said, opinion: Opinion, statistics: Sequence[Statistic]) -> Opinion:
    """The refutation of a number as outdated, where it is what the level stood at before its last value."""
    if opinion.rule != "number" or said.quantity is None or said.period is not None or said.times:
        return opinion
    mine = magnitude(said.quantity.interval)
    for ends in ends_of(said, statistics):
        before = _origin(ends, said)
        if before is not None and before.interval is not None and mine.overlaps(before.interval):
            says = f"this was so by {day_words(ends.before.day)}; since then {opinion.found}"
            return replace(opinion, rule="outdated", found=says, evidence=(*opinion.evidence, before.evidence))
    return opinion


def ends_of(said: Said, statistics: Sequence[Statistic], *, both: bool = False) -> Iterable[Ends]:
    """The ends of every series that a figure may be of: the last value of its time, and the one before that time.

    Without a time, and on `both`, also the value right before the last.
    """
    measure = _measure_of(said)
    if measure not in LEVELS or measure == "index_level":
        return
    subject = None if measure == "futures_position" else said.subject
    topic = Topic(measure, replace(said, measure=measure, subject=subject), None, said.sentence)
    for one in statistics:
        if one.name == measure and _counts_alike(said, one) and is_of(topic, one):
            yield from _of_series(one, said.period, both=both)


def _measure_of(said: Said) -> str | None:
    """The measure that is read or named; per cent alone are no ratio: "short interest rose 4.5%"."""
    named = said.measure or measure_named(said.sentence)
    return "short_interest" if named == "short_interest_ratio" and not _RATIO.search(said.sentence) else named


def _counts_alike(said: Said, statistic: Statistic) -> bool:
    """Whether a figure is in a statistic's unit, as no figure is; a bare one takes that of the figure beside it."""
    if said.quantity is None:
        return True
    units = [one.unit for one in (said.quantity, *said.others) if one is not None and one.unit]
    wanted = units[0] if units else _BARE.get(statistic.name, "")
    return wanted in {statistic.unit, "percent"}


def _of_series(statistic: Statistic, period: Period | None, *, both: bool) -> Iterable[Ends]:
    known = [one for one in statistic.history if one.value is not None]
    end = None if period is None else period.end
    inside = [one for one in known if end is None or one.day <= end]
    if len(inside) < _FEWEST or (end is not None and end < statistic.as_of and end - inside[-1].day > _LATE):
        return
    *earlier, last = inside
    start = None if period is None or period.start == period.end else period.start
    before = [one for one in earlier if start is not None and one.day <= start]
    bases = [*before[-1:], *(earlier[-1:] if both or not before else [])]
    yield from (Ends(statistic, base, last) for base in dict.fromkeys(bases))


def step(ends: Ends, said: Said, *, plain: bool = False) -> Known | None:
    """By how much the level went: of a net position its size, of a level in dollars told in per cent its rate."""
    before, after, unit = ends.before.value or Decimal(0), ends.after.value or Decimal(0), ends.of.unit
    if before * after < 0:
        return None  # what changed its side grew and shrank
    first, last = abs(before), abs(after)
    if plain or said.quantity is None or said.quantity.unit != "percent":
        issues_differ = ends.of.subject.kind == "segment" and unit == "USD" and not plain
        return None if issues_differ else _known(ends, last - first, unit, f"{last:,f} - {first:,f}")
    if unit == "percent" or not first:
        return None  # per cent of per cent, or points
    return _known(ends, _HUNDRED * (last / first - 1), "percent", f"({last:,f} / {first:,f} - 1) x 100")


def _origin(ends: Ends, said: Said) -> Known | None:
    """The value that the level came from."""
    if said.quantity is not None and said.quantity.unit == "percent" != ends.of.unit:
        return None
    if said.dated and said.period is not None and said.period.start == said.period.end:
        last = abs(ends.after.value or Decimal(0))  # it came from where it stood on the day beside it
        return _known(ends, last, ends.of.unit, f"value of {day_words(ends.after.day)}")
    return _known(ends, abs(ends.before.value or Decimal(0)), ends.of.unit, f"value of {day_words(ends.before.day)}")


def _known(ends: Ends, value: Decimal, unit: str, reckoned: str) -> Known:
    """What two values of a series come to, with both and the arithmetic."""
    when = f"{day_words(ends.before.day)} to {day_words(ends.after.day)}"
    line = f"{reckoned} = {value:,.2f} {unit}"
    figure = known_of(ends.of, value, unit, Period(ends.before.day, ends.after.day), when, line)
    first, last = (in_words(one.value or Decimal(0), ends.of.unit) for one in (ends.before, ends.after))
    about = ends.of.label or ends.of.subject.name.replace("_", " ")
    text = f"{ends.of.name} {about} {when}: {first} to {last}"
    return replace(
        figure,
        evidence=replace(figure.evidence, text=text),
        words=f"we compute {first} to {last} ({about}, {when})",
    )


def _against(said: Said, known: Known, *, came_from: bool) -> Opinion:
    """Whether a figure is the step, or the value before it; a step has its direction as well."""
    mine = None if said.quantity is None else magnitude(said.quantity.interval)
    if mine is None or known.interval is None or not mine.overlaps(magnitude(known.interval)):
        return opinion_on(Verdict.REFUTED, "number", known)
    way = said.direction or said.way
    if not came_from and way is not None and way is not known.direction:
        return opinion_on(Verdict.REFUTED, "direction", known)
    return opinion_on(Verdict.SUPPORTED, None, known)
