"""Periods in prose, resolved to calendar days against the dateline of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from narrator.extract.dates import relative_periods as relative
from narrator.extract.dates.calendar_words import Resolver
from narrator.extract.dates.period_grammar import ANY, COMPILED, OPENING
from narrator.model.claims import Period, Span

_WORD = re.compile(r"(?<![\w-])\w+")
_NEAR = 300


def find_periods(text: str, dateline: date | None) -> tuple[tuple[Span, Period], ...]:
    """Every period named in `text`, by place and never overlapping.

    Words that need a dateline ("this year", "since August") are left out where there is none; "the 30 days before"
    and "the previous month" go back from the last window named before them in the paragraph, else from the dateline.
    """
    read: list[tuple[Span, Period]] = []
    anchor: tuple[int, Period] | None = None
    for found, resolver in _matches(text):
        near = (
            anchor is not None and found.start() - anchor[0] <= _NEAR and "\n\n" not in text[anchor[0] : found.start()]
        )
        before = anchor[1] if anchor and near else None
        if resolver is relative.that_of and read and "\n" not in text[read[-1][0].end : found.start()]:
            before = read[-1][1]
        period = _resolved(found, resolver, dateline, before)
        if period is not None:
            read.append((Span(*found.span()), period))
            if resolver in {relative.rolling, relative.rolling_to}:
                anchor = found.start(), period
    return tuple(read)


def _matches(text: str) -> list[tuple[re.Match[str], Resolver]]:
    """The matches of the grammar, in order; of those that overlap, the earliest and longest."""
    every: list[tuple[re.Match[str], int, Resolver]] = []
    ends = [0] * len(COMPILED)
    for start in _starts(text):
        for order, (pattern, resolver) in enumerate(COMPILED):
            if ends[order] <= start and (found := pattern.match(text, start)):
                ends[order] = found.end()
                if _capital_names(found):
                    every.append((found, order, resolver))
    every.sort(key=lambda one: (one[0].start(), -one[0].end(), one[1]))
    kept: list[tuple[re.Match[str], Resolver]] = []
    for found, _, resolver in every:
        if not kept or kept[-1][0].end() <= found.start():
            kept.append((found, resolver))
    return kept


def _starts(text: str) -> Iterator[int]:
    """Where a row of the grammar matches; few words can open one, so that few places need the whole grammar."""
    for word in _WORD.finditer(text):
        first = word[0].lower()
        if (first in OPENING or first[0].isdigit()) and ANY.match(text, word.start()):
            yield word.start()


_NAMES = ("m1", "mm1", "m2", "mm2", "mon1", "mon2", "weekday", "weekday2")


def _capital_names(found: re.Match[str]) -> bool:
    """Whether months and weekdays are written as names: "may" and "march" are verbs too, "TODAY" is a newspaper."""
    groups = found.groupdict()
    loud = (groups.get("today") or "").isupper()
    return not loud and all(groups.get(name) is None or groups[name][0].isupper() for name in _NAMES)


def _resolved(found: re.Match[str], resolver: Resolver, dateline: date | None, before: Period | None) -> Period | None:
    """The period, or `None` where its words lead outside the calendar."""
    try:
        period = resolver(found, dateline, before)
    except (ValueError, OverflowError):
        return None
    turned = period is not None and period.start and period.end and period.start > period.end
    return None if turned else period
