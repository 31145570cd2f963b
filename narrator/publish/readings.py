"""What was read out of an article, each claim, quote, figure, period and name as a row in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeAlias

from narrator.model.claims import Claim, DatedWords, Entity, Interval, Quantity, Quote, Span, Statements
from narrator.publish.notes import period_words, subject_words

Details: TypeAlias = tuple[tuple[str, str], ...]

_MOST_PLACES = 12
"""Decimal places that a figure can have in print."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that was read, and where it stands.

    `kind` is `claim`, `quote`, `figure`, `period` or `name`; `number` counts within its kind. `details` are (label,
    text) pairs. `spans` are the places of its words, a name's several mentions; `parts` are (kind, span, label) of what
    belongs to it and is marked as well: the `cue` and the `speaker` of a quote.
    """

    kind: str
    number: int
    heading: str
    details: Details
    spans: tuple[Span, ...]
    parts: tuple[tuple[str, Span, str], ...] = ()

    @property
    def label(self) -> str:
        """The whole row as one line."""
        details = "; ".join(f"{label}: {text}" for label, text in self.details)
        return f"{self.kind} {self.number}: {self.heading}" + (f" ({details})" if details else "")


def readings_of(said: Statements) -> dict[str, tuple[Reading, ...]]:
    """All that an article says, by kind, each kind in the order of the text."""
    return {
        "claim": tuple(_claim(number, one) for number, one in enumerate(said.claims, start=1)),
        "quote": tuple(_quote(number, one) for number, one in enumerate(said.quotes, start=1)),
        "figure": tuple(_figure(number, one) for number, one in enumerate(said.quantities, start=1)),
        "period": tuple(_period(number, one) for number, one in enumerate(said.periods, start=1)),
        "name": tuple(_names(said.entities)),
    }


def _claim(number: int, one: Claim) -> Reading:
    """A claim: its measure and subject, then whatever else it states."""
    said = {
        "direction": one.direction.value if one.direction else "",
        "figure": f"“{one.quantity.text}”, {_amount(one.quantity)}" if one.quantity else "",
        "period": period_words(one.period) if one.period else "",
        **{link.role.value: link.name for link in reversed(one.attribution)},
        "superlative": f"“{one.superlative.text}”" if one.superlative else "",
        "compared": f"{one.comparison.relation} “{one.comparison.text}”" if one.comparison else "",
        "kind": ", ".join(word for word, is_so in (("forecast", one.forecast), ("negated", one.negated)) if is_so),
    }
    measure = one.measure.replace("_", " ") if one.measure else "figure"
    subject = subject_words(one.subject) if one.subject else "an unknown subject"
    return Reading("claim", number, f"{measure} of {subject}", _stated(said.items()), (one.span,))


def _quote(number: int, one: Quote) -> Reading:
    """A quote: who speaks, in which role, by which cue."""
    speaker = one.speaker
    name = speaker.name if speaker else "nobody named"
    said = (
        ("role", speaker.role if speaker else None),
        ("at", speaker.affiliation if speaker else None),
        ("cue", one.cue.text if one.cue else None),
        ("words", one.content.text),
    )
    parts = [("cue", one.cue.span, f"cue of quote {number}")] if one.cue else []
    parts += [("speaker", speaker.span, f"speaker of quote {number}: {name}")] if speaker else []
    return Reading("quote", number, f"{one.kind.value}, {name}", _stated(said), (one.content.span,), tuple(parts))


def _figure(number: int, one: Quantity) -> Reading:
    said = (("interval", _amount(one)), ("hedge", one.hedge.value if one.hedge else None))
    return Reading("figure", number, f"“{one.text}”", _stated(said), (one.span,))


def _period(number: int, one: DatedWords) -> Reading:
    return Reading("period", number, f"“{one.text}”", (("days", period_words(one.period)),), (one.span,))


def _names(entities: Iterable[Entity]) -> Iterator[Reading]:
    """One reading a canonical name, with everything that its mentions tell of it."""
    mentions: dict[tuple[str, str], list[Entity]] = {}
    for one in entities:
        mentions.setdefault((one.name, one.label), []).append(one)
    for number, ((name, label), those) in enumerate(mentions.items(), start=1):
        said = (
            ("label", label),
            ("role", _first(one.role for one in those)),
            ("at", _first(one.affiliation for one in those)),
            ("symbol", _first(one.symbol for one in those)),
            ("could be", ", ".join(dict.fromkeys(symbol for one in those for symbol in one.candidates))),
            ("written", ", ".join(dict.fromkeys(one.text for one in those if one.text != name))),
        )
        yield Reading("name", number, name, _stated(said), tuple(one.span for one in those))


def _stated(said: Iterable[tuple[str, str | None]]) -> Details:
    """The details that there are."""
    return tuple((label, text) for label, text in said if text)


def _first(found: Iterable[str | None]) -> str | None:
    return next(filter(None, found), None)


def _amount(one: Quantity) -> str:
    """The values that a figure allows, with their unit."""
    return f"{_values(one.interval)} {one.unit}"


def _values(interval: Interval) -> str:
    """An interval as an inequality.

    >>> _values(Interval(Decimal(12), Decimal(13), high_closed=False)), _values(Interval(None, Decimal("0.5")))
    ('12 ≤ x < 13', 'x ≤ 0.5')
    """
    if interval.low is not None and interval.low == interval.high:
        return _plain(interval.low)
    low = f"{_plain(interval.low)} {'≤' if interval.low_closed else '<'} " if interval.low is not None else ""
    high = f" {'≤' if interval.high_closed else '<'} {_plain(interval.high)}" if interval.high is not None else ""
    return f"{low}x{high}" if high or not low else f"x {'≥' if interval.low_closed else '>'} {_plain(interval.low)}"


def _plain(value: Decimal | None) -> str:
    """Its digits in groups of three, those of a fraction that never ends rounded to two places."""
    if value is None:
        return ""
    exponent = value.normalize().as_tuple().exponent
    endless = isinstance(exponent, int) and exponent < -_MOST_PLACES
    shown = value.quantize(Decimal("0.01"), ROUND_HALF_UP) if endless else value
    return f"{shown.normalize():,f}".replace("-", "−")
