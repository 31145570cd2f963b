"""Who leads its peers on one day: the most profitable short, the most shorted stock, the best sector."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from narrator.check.figures.known import Said, credited_elsewhere
from narrator.check.names.matching import name_words, period_in_words, same_period
from narrator.check.opinions import Judged, Opinion
from narrator.check.records.arithmetic import arithmetic_of
from narrator.check.records.order import out_of_order
from narrator.check.records.places import Form, Place, place_in
from narrator.check.records.sets import called_by, find, is_named, named_in, told_of
from narrator.check.records.vocabulary import credits_somebody
from narrator.check.words.anchors import segments
from narrator.check.words.spelling import words_in
from narrator.measure.record.words import cardinal, ordinal
from narrator.model.claims import Claim, Span
from narrator.model.drafts import Evidence, Verdict
from narrator.model.statistics import Statistic

_RANKED_BY: Final = {"most_profitable": "short_profit", "least_profitable": "short_profit"}
_LISTED: Final = 5
_ALSO: Final = re.compile(
    r"\b(?:not|never|among|one of|could|would|may|might|will|expected|after|behind|besides)\b|n[’']t\b", re.IGNORECASE
)
_SOME: Final = re.compile(r"among|one of", re.IGNORECASE)
"""What says that there are others too: of so many it can be told."""
_BEHIND: Final = re.compile(r",?\s(?:after|behind|ahead of|followed by|before|compared with)\s(?=[A-Z])")
"""Before the names of those that have other places: "the second most shorted stock, after Tesla"."""


def judge_peers(
    sentence: Span, page: str, told: Sequence[tuple[Claim, Said]], statistics: Sequence[Statistic]
) -> list[Judged]:
    """A sentence that gives one subject, or a set of them, the first places among their peers.

    Only the first places of a ranking are listed: whoever is not among them is judged to be none of them only by name.
    """
    text = _BEHIND.split(sentence.of(page), maxsplit=1)[0]
    place = place_in(text) if statistics else None
    if place is None or (not told and credits_somebody(text)):
        return []
    also = _ALSO.search(f"{text[: place.start]} {text[place.match.start() :]}")
    if also is not None and not (place.count is not None and _SOME.fullmatch(also.group())):
        return []
    if any(said.forecast or said.negated or credited_elsewhere(said) for _, said in told):
        return []
    peers = _ordered(place.form, text, told, statistics)
    opinion = _by_place(place, text, peers, statistics) if len(peers) > 1 else None
    if opinion is not None and opinion.verdict is Verdict.SUPPORTED:
        opinion = out_of_order(sentence.of(page), text, place, peers) or opinion
    where = Span(*place.match.span()).shifted(sentence.start)
    return [] if opinion is None else [Judged(where, place.match.group(), opinion, 1)]


def _by_place(place: Place, text: str, peers: Sequence[Statistic], statistics: Sequence[Statistic]) -> Opinion | None:
    """What the ranking says to the names that have the place: of a set that all are in it, of one that it is there."""
    names = named_in(text, place)
    if place.number == 1 and (len(names) > 1 or (names and place.count is not None)):
        return _of_set(names, place, peers, statistics)
    named = [one for one in peers if is_named(one, text)]
    named = [one for one in named if f" {' '.join(called_by(one))} " in f" {' '.join(words_in(text))} "] or named
    if len(named) == 1:
        return _opinion(named[0], peers, place.number, place.form)
    if named:
        return None
    behind = (_not_listed(one, peers, place.form) for one in _measured_alike(place.form, peers, text, statistics))
    return next((one for one in behind if one is not None), None)


def _of_set(
    names: Sequence[str], place: Place, peers: Sequence[Statistic], statistics: Sequence[Statistic]
) -> Opinion | None:
    """Whether every name is among the first so many; `None` where one of them is not known."""
    count = place.count or len(names)
    last = peers[count - 1] if count <= len(peers) else peers[-1]
    known = [find(name, peers) for name in names]
    outside = [one for one in known if one is not None and _comes_after(one, last, place.form)]
    if outside:
        return _out_of_set(outside[0], count, peers, place.form)
    for name in (name for name, one in zip(names, known, strict=True) if one is None):
        behind = (_not_listed(one, peers, place.form) for one in _measured_alike(place.form, peers, name, statistics))
        opinion = next((one for one in behind if one is not None), None)
        if opinion is not None:
            return opinion
    if None in known or count > len(peers):
        return None
    return _holds([one for one in known if one is not None], peers[:count])


def _comes_after(one: Statistic, last: Statistic, form: Form) -> bool:
    return one.value < last.value if form.top else one.value > last.value


def _holds(named: Sequence[Statistic], first: Sequence[Statistic]) -> Opinion:
    """What bears a set out: each of it, with the first of the ranking in their order."""
    when = period_in_words(first[0].period)
    listed = tuple(f"{number}. {told_of(one)}" for number, one in enumerate(first, start=1))
    where = [f"{one.name} {one.label or one.subject.name} {when}" for one in named]
    shown = (
        Evidence(f"{place}: {told_of(one)}", statistic=place, arithmetic=listed)
        for place, one in zip(where, named, strict=True)
    )
    return Opinion(Verdict.SUPPORTED, evidence=tuple(shown))


def _out_of_set(one: Statistic, count: int, peers: Sequence[Statistic], form: Form) -> Opinion:
    """The refutation of a set by the one of it that comes after the first so many."""
    refuted = _opinion(one, peers, peers.index(one) + 1, form)
    when, place = period_in_words(one.period), ordinal(peers.index(one) + 1)
    first = ", ".join(told_of(peer) for peer in peers[:count])
    found = f"{told_of(one)} is {place} of {len(peers)} listed ({when}), and the first {cardinal(count)} are {first}"
    return replace(refuted, verdict=Verdict.REFUTED, rule="superlative", found=found)


def _measured_alike(
    form: Form, peers: Sequence[Statistic], text: str, statistics: Sequence[Statistic]
) -> list[Statistic]:
    """The one issue that a text names and the ranking does not list, by the measure that is ranked."""
    if form.kind != "symbol" or form.statistic not in _RANKED_BY:
        return []
    alike = [one for one in statistics if one.name == _RANKED_BY[form.statistic] and one.unit == form.unit]
    of_issues = [one for one in alike if one.period == peers[0].period and len(one.subject.parts) == 1]
    words = f" {' '.join(words_in(text))} "
    named = [one for one in of_issues if one.label and f" {' '.join(name_words(one.label)[:2])} " in words]
    return named if len(named) == 1 else []


def _not_listed(one: Statistic, peers: Sequence[Statistic], form: Form) -> Opinion | None:
    """The refutation of a place among the first for what lies behind the last of them."""
    last, when = peers[-1].value, period_in_words(one.period)
    if one.value >= last if form.top else one.value <= last:
        return None
    where = f"{one.name} {one.label} {when}"
    listed = tuple(f"{number}. {told_of(peer)}" for number, peer in enumerate(peers[:_LISTED], start=1))
    shown = Evidence(f"{where}: {told_of(one)}", statistic=where, arithmetic=(*listed, *arithmetic_of(one)))
    found = f"{told_of(one)} is none of the first {len(peers)} ({when}), and {told_of(peers[0])} is first"
    return Opinion(Verdict.REFUTED, "superlative", found, evidence=(shown,))


def _ordered(
    form: Form, text: str, told: Sequence[tuple[Claim, Said]], statistics: Sequence[Statistic]
) -> list[Statistic]:
    """The statistics of one segment and period in the order of their rank, ties by name."""
    of_form = [one for one in statistics if one.name == form.statistic and one.unit == form.unit]
    of_form = [one for one in of_form if one.subject.kind == form.kind and _in_segment(one, text)]
    periods = [said.period for _, said in told if said.period is not None]
    first = of_form[0].period if of_form else None
    timed = [one for one in of_form if any(same_period(period, one.period) for period in periods)]
    kept = timed or [
        one for one in of_form if one.period == first and (not periods or form.statistic == "short_interest")
    ]
    sets = {tuple(part for part in one.subject.parts if part[0] != form.kind) for one in kept}
    if len(sets) != 1:
        return []
    return sorted(kept, key=lambda one: (-one.value if form.top else one.value, one.subject.name))


def _in_segment(statistic: Statistic, text: str) -> bool:
    """Whether the statistic ranks within the segment that a text names; what names none is of no segment."""
    parts = dict(statistic.subject.parts)
    named = segments(text)
    within = parts.get("segment")
    return not named if within is None else within.split("_")[0] in named


def _opinion(named: Statistic, peers: Sequence[Statistic], wanted: int, form: Form) -> Opinion:
    """Whether the subject has the place that it is given."""
    place = peers.index(named) + 1
    best = peers[wanted - 1] if wanted <= len(peers) else peers[-1]
    when = period_in_words(named.period)
    listed = tuple(f"{number}. {told_of(one)}" for number, one in enumerate(peers[:_LISTED], start=1))
    own = () if place <= _LISTED else (f"{place}. {told_of(named)}",)
    where = f"{named.name} {named.label or named.subject.name} {when}"
    shown = Evidence(f"{where}: {told_of(named)}", statistic=where, arithmetic=(*listed, *own, *arithmetic_of(named)))
    if place == wanted or named.value == best.value:
        return Opinion(Verdict.SUPPORTED, evidence=(shown,))
    rank = "first" if place == 1 else ordinal(place)
    listed_so = f"{len(peers)} listed{'' if form.top else ' from the bottom'} ({when})"
    found = f"{told_of(named)} is {rank} of {listed_so}, and {told_of(best)} is {ordinal(wanted)}"
    return Opinion(Verdict.REFUTED, "superlative", found, evidence=(shown,))
