"""What else a sentence says of its claims: expected or denied, ranked, set against another figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, timedelta
from decimal import Decimal

from narrator.extract.assertions.comparisons import Compared
from narrator.extract.assertions.moods import Mood, find_moods
from narrator.extract.assertions.sentences import Sentence
from narrator.model.claims import Claim, Comparison, Content, Direction, Period, Quantity, Span

_EXPECTED = re.compile(
    r"(?:expected|forecast|projected|predicted|anticipated|likely)\s(?:[a-z]+\s(?:of\s)?)?¤"
    r"|¤\s(?:[a-z-]+\s)?(?:that\s\w+\s)?(?:expected|forecast|projected|predicted|anticipated)(?=[,.;)]|\s(?:by|for|in"
    r"|this|next|to|at|from|~)|$)"
    r"|\b(?:forecasts?|projections?|predictions?)\s(?:of|for)\s(?:[a-z-]+\s){0,3}?¤",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"^\s(?:[a-z-]+\s){0,3}(?:of\s)?(?:[a-z-]+\s)?$", re.IGNORECASE)
_RELATIVE = re.compile(r",\s(?:which|who|whose)\b")
_CONDITIONAL = frozenset({"days_to_cover"})
"""Measures that prose puts in the conditional: "it would take four days"."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim and the place of the words by which its verb is found: its figure's end, or a phrase."""

    claim: Claim
    at: int


def qualified(sentence: Sentence, placed: Sequence[Placed], dateline: date | None) -> tuple[Claim, ...]:
    """The claims of one sentence with mood, superlative and comparison."""
    if not placed:
        return ()
    moods = find_moods(sentence.words, sentence.tokens)
    claims = [_with_mood(sentence, one, moods.at(one.at), dateline) for one in placed]
    for ranked in sentence.rankings:
        words = Content(ranked.span, ranked.span.of(sentence.text))
        for number in _ranked(sentence, placed, ranked.span):
            claims[number] = replace(claims[number], superlative=words)
    for compared in sentence.comparisons:
        place = _asserting(sentence.text, placed, compared)
        comparison = None if place is None else _comparison(sentence, claims, place, compared)
        if place is not None and comparison is not None:
            claims[place] = replace(claims[place], comparison=comparison)
    return tuple(claims)


def _with_mood(sentence: Sentence, placed: Placed, mood: Mood, dateline: date | None) -> Claim:
    """The claim as the verb over it has it; what lies wholly ahead of the dateline is a forecast whatever the verb."""
    claim = placed.claim
    if claim.measure in _CONDITIONAL:
        mood = Mood(forecast=False, negated=mood.negated)
    forecast = mood.forecast or _is_expected(sentence, claim)
    if forecast and dateline is not None:
        claim = replace(claim, period=_ahead(sentence, claim.period, dateline))
    ahead = bool(dateline and claim.period and claim.period.start and claim.period.start > dateline)
    return replace(claim, forecast=forecast or ahead, negated=mood.negated)


def _is_expected(sentence: Sentence, claim: Claim) -> bool:
    """Whether words beside the figure say so: "the 5% gain forecast by"."""
    return claim.quantity is not None and _EXPECTED.search(sentence.masked(sentence.span, claim.quantity)) is not None


def _ahead(sentence: Sentence, period: Period | None, dateline: date) -> Period | None:
    """The period of a forecast; one without a year that would lie behind the dateline is that of the year after."""
    if period is None or period.start is None or period.end is None or period.end > dateline:
        return period
    if dateline.year == MAXYEAR:
        return period
    named = next((one.span.of(sentence.text) for one in sentence.periods if one.period == period), "")
    if period.end == dateline:
        return Period(period.start, _end_of_unit(named.lower(), dateline))
    if not named or re.search(r"\d{4}|\b(?:last|past|previous|ago|since)\b", named):
        return period
    ahead = Period(_later(period.start, 1), _later(period.end, 1))
    return ahead if ahead.end and ahead.end > dateline else period


def _end_of_unit(named: str, day: date) -> date:
    """The last day of the unit that the words name and in which a day lies: the whole of "this quarter"."""
    if re.search(r"\b(?:since|so far|past|last|to date)\b", named):
        return day
    if "quarter" in named:
        return _last_of_month(day.year, 3 * ((day.month + 2) // 3))
    if "year" in named or re.fullmatch(r"(?:in\s)?\d{4}", named):
        return date(day.year, 12, 31)
    if "week" in named:
        return day + timedelta(days=6 - day.weekday())
    return _last_of_month(day.year, day.month) if "month" in named else day


def _last_of_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _later(day: date, years: int) -> date:
    """The day some years later; the last of February stays the last."""
    year = day.year + years
    if (day.month, day.day) in {(2, 28), (2, 29)}:
        return _last_of_month(year, 2)
    return day.replace(year=year)


def _ranked(sentence: Sentence, placed: Sequence[Placed], span: Span) -> Sequence[int]:
    """Which claims a superlative ranks: the figure right behind it, else the last before, else the first after.

    Where no figure is given all that are named.
    """
    figures = [(one.claim.quantity.span, n) for n, one in enumerate(placed) if one.claim.quantity]
    figures = [(place, n) for place, n in figures if not place.overlaps(span) and not _is_other_side(sentence, place)]
    behind = [(place, n) for place, n in figures if place.start >= span.end]
    before = [(place, n) for place, n in figures if place.end <= span.start]
    if behind and _BESIDE.match(sentence.text[span.end : behind[0][0].start]):
        return (behind[0][1],)
    if before or behind:
        return ((before[-1] if before else behind[0])[1],)
    return [n for n, one in enumerate(placed) if one.claim.measure and one.claim.span.overlaps(span)]


def _is_other_side(sentence: Sentence, place: Span) -> bool:
    return any(one.span.covers(place) for one in sentence.comparisons)


def _asserting(text: str, placed: Sequence[Placed], compared: Compared) -> int | None:
    """The claim that is compared: that of the last figure before, else one without a figure."""
    before = [n for n, one in enumerate(placed) if one.claim.quantity and one.claim.quantity.span.end <= compared.at]
    if before:
        return before[-1]
    end = compared.span.end
    if _RELATIVE.match(text, end):
        return None
    behind = [n for n, one in enumerate(placed) if one.claim.quantity and one.claim.quantity.span.start >= end]
    return next((n for n, one in enumerate(placed) if one.claim.quantity is None), behind[0] if behind else None)


def _comparison(sentence: Sentence, claims: Sequence[Claim], number: int, compared: Compared) -> Comparison | None:
    """The comparison of a claim; where the words do not say which is more, the two figures do."""
    relation = compared.relation or _relation(claims[number], claims, compared.span)
    return Comparison(relation, compared.span, compared.span.of(sentence.text)) if relation else None


def _relation(claim: Claim, claims: Sequence[Claim], side: Span) -> str | None:
    """Above, below or equal, by the figures with their signs."""
    other = next((one for one in claims if one.quantity and side.covers(one.quantity.span)), None)
    if other is None or other.quantity is None or claim.quantity is None or claim.quantity.unit != other.quantity.unit:
        return None
    mine, theirs = _signed(claim.quantity, claim.direction), _signed(other.quantity, other.direction)
    if mine is None or theirs is None:
        return None
    return "above" if mine > theirs else "below" if mine < theirs else "equal"


def _signed(quantity: Quantity, direction: Direction | None) -> Decimal | None:
    if quantity.value is None:
        return None
    return -quantity.value if direction is Direction.DOWN and quantity.value > 0 else quantity.value
