"""The figures that statistics and articles vouch for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from narrator.check.figures.intervals import in_words, point, signed, told
from narrator.check.figures.known import Known, written
from narrator.check.figures.units import per_unit
from narrator.check.names.matching import called, period_in_words, subject_in_words
from narrator.check.records.arithmetic import arithmetic_of
from narrator.check.sources.readings import Reading
from narrator.check.words.dated import dates_it, is_to_the_day, times_of
from narrator.model.claims import Claim, Direction, Quantity
from narrator.model.drafts import Evidence
from narrator.model.statistics import Statistic


def known_from_statistics(statistics: Iterable[Statistic]) -> tuple[Known, ...]:
    """Each statistic as a figure: its value is a point, its sign its direction."""
    return tuple(_from_statistic(statistic) for statistic in statistics)


def _from_statistic(statistic: Statistic) -> Known:
    about = subject_in_words(statistic.subject, statistic.label)
    window = period_in_words(statistic.period)
    amount = in_words(statistic.value, statistic.unit)
    place = f"{statistic.name} {about} {window}"
    return Known(
        measure=statistic.name,
        subject=statistic.subject,
        interval=point(statistic.value),
        unit=statistic.unit,
        direction=Direction.DOWN if statistic.value < 0 else Direction.UP,
        period=statistic.period,
        evidence=Evidence(text=f"{place}: {amount}", statistic=place, arithmetic=arithmetic_of(statistic)),
        words=f"we compute {told(statistic.name, statistic.value, statistic.unit)} ({about}, {window})",
        label=statistic.label,
        alternatives=statistic.sensitivity,
        until=statistic.period.end,
    )


def known_from_articles(readings: Iterable[Reading]) -> tuple[Known, ...]:
    """Every claim and every bare figure of the articles, originals first."""
    return tuple(known for reading in readings for known in _from_reading(reading))


def _from_reading(reading: Reading) -> Iterable[Known]:
    statements = reading.statements
    claimed = [claim.quantity.span for claim in statements.claims if claim.quantity is not None]
    bare = [quantity for quantity in statements.quantities if not any(quantity.span.overlaps(span) for span in claimed)]
    for claim in statements.claims:
        yield _from_claim(reading, claim, claim.quantity)
    for quantity in bare:
        yield _from_claim(reading, Claim(quantity.span, quantity.text, None, None), quantity)


def _from_claim(reading: Reading, claim: Claim, quantity: Quantity | None) -> Known:
    place = (quantity or claim).span
    around = next((span for span in reading.statements.sentences if span.overlaps(place)), claim.span)
    shown = quantity.text if quantity else claim.text
    quantity = per_unit(quantity, around.of(reading.text)) if quantity is not None else None
    times = times_of(around, reading.text, reading.statements.periods)
    figures = [one for one in reading.statements.quantities if around.covers(one.span)]
    before = [one for one in reading.statements.periods if one.span.end <= around.start]
    return Known(
        measure=claim.measure,
        subject=claim.subject,
        interval=None if quantity is None else signed(quantity.interval, claim.direction, claim.measure),
        unit="" if quantity is None else quantity.unit,
        direction=claim.direction,
        period=claim.period,
        evidence=Evidence(text=around.of(reading.text), article=reading.id, span=around),
        words=f"{reading.id} has “{shown}” ({_brief(around.of(reading.text))})",
        written=written(quantity),
        chain=tuple(link.name for link in claim.attribution),
        origin=reading.origin,
        rank=reading.rank,
        place=place.start,
        end=place.end,
        forecast=claim.forecast,
        negated=claim.negated,
        until=_until(claim, reading),
        times=tuple(one.period for one in times),
        earlier=max(before, key=lambda one: one.span).period if before else None,
        dated=dates_it(claim, around, reading.text, times, figures),
        to_the_day=is_to_the_day(claim, times),
        owner=called(claim.subject, reading.statements.entities),
    )


def _until(claim: Claim, reading: Reading) -> date | None:
    """The end of the claim's period, but no later than the article was written; without a period, that day."""
    days = [day for day in (claim.period.end if claim.period else None, reading.published) if day is not None]
    return min(days, default=None)


def _brief(text: str) -> str:
    """A sentence short enough for a message."""
    line, most = " ".join(text.split()), 160
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"
