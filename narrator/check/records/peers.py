"""Who leads its peers on one day: the most profitable short, the most shorted stock, the best sector."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from narrator.check.figures.intervals import in_words
from narrator.check.figures.known import Said, credited_elsewhere
from narrator.check.names.matching import name_words, period_in_words, same_period
from narrator.check.opinions import Judged, Opinion
from narrator.check.records.arithmetic import arithmetic_of
from narrator.check.records.vocabulary import credits_somebody
from narrator.check.words.anchors import segments
from narrator.check.words.spelling import words_in
from narrator.measure.record.words import ordinal
from narrator.model.claims import Claim, Span
from narrator.model.drafts import Evidence, Verdict
from narrator.model.statistics import Statistic

_NTH: Final = r"(?:(?P<nth>second|third|fourth|fifth)[\s-])?"
_OF_SHORTS: Final = r"(?=\s(?:[a-z-]+\s){0,3}?(?:shorts?|bets?|trades?|wagers?|positions?)\b)"
_PLACES: Final = {"": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_RANKED_BY: Final = {"most_profitable": "short_profit", "least_profitable": "short_profit"}
_SHORTEST: Final = 4
_LISTED: Final = 5
_ALSO: Final = re.compile(
    r"\b(?:not|never|among|one of|could|would|may|might|will|expected|after|behind|besides)\b|n[’']t\b"
)
_BEHIND: Final = re.compile(r",?\s(?:after|behind)\s(?=[A-Z])")
"""Before the names of those that come first: "the second most shorted stock, after Tesla"."""


@dataclass(frozen=True, slots=True)
class _Form:
    """Words that rank subjects by a statistic of one unit, from its top or its bottom."""

    words: re.Pattern[str]
    statistic: str
    unit: str
    kind: str
    top: bool


def _form(words: str, statistic: str, unit: str, kind: str, *, top: bool = True) -> _Form:
    """A form with its words compiled, an ordinal before them."""
    return _Form(re.compile(rf"\b{_NTH}{words}", re.IGNORECASE), statistic, unit, kind, top)


_INDUSTRIES: Final = r"\s(?:(?:small|mid|large)-cap\s)?(?:industr(?:y|ies)|groups?)\b(?=.*\bshort)"
_FORMS: Final = (
    _form(rf"most[\s-]profitable{_INDUSTRIES}", "most_profitable", "USD", "industry"),
    _form(rf"least[\s-]profitable{_INDUSTRIES}", "least_profitable", "USD", "industry", top=False),
    _form(rf"most[\s-]profitable{_OF_SHORTS}", "most_profitable", "USD", "symbol"),
    _form(rf"(?:least[\s-]profitable|costliest|worst){_OF_SHORTS}", "least_profitable", "USD", "symbol", top=False),
    _form(
        r"most[\s-](?:heavily[\s-])?shorted\s(?:stock|company|name|issue|share)\b", "short_interest", "USD", "symbol"
    ),
    _form(r"best(?:[\s-]performing)?\ssector\b", "sector_return", "percent", "sector"),
    _form(r"worst(?:[\s-]performing)?\ssector\b", "sector_return", "percent", "sector", top=False),
)


def judge_peers(
    sentence: Span, page: str, told: Sequence[tuple[Claim, Said]], statistics: Sequence[Statistic]
) -> list[Judged]:
    """Every sentence that gives one subject a place among its peers, where the statistics list them.

    Only the first places of a ranking are listed: whoever is not among them is judged to be none of them only by name.
    """
    text = _BEHIND.split(sentence.of(page))[0]
    if _ALSO.search(text) or (not told and credits_somebody(text)):
        return []
    if any(said.forecast or said.negated or credited_elsewhere(said) for _, said in told):
        return []
    judged = []
    for form in _FORMS:
        found = form.words.search(text)
        peers = _ordered(form, text, told, statistics) if found is not None else []
        named = [one for one in peers if _is_named(one, text)]
        if found is not None and len(peers) > 1 and len(named) == 1:
            place = Span(*found.span()).shifted(sentence.start)
            wanted = _PLACES[(found["nth"] or "").casefold()]
            judged.append(Judged(place, found.group(), _opinion(named[0], peers, wanted, form), 1))
        elif found is not None and len(peers) > 1 and not named:
            place = Span(*found.span()).shifted(sentence.start)
            behind = (_not_listed(one, peers, form) for one in _measured_alike(form, peers, text, statistics))
            judged += [Judged(place, found.group(), opinion, 1) for opinion in behind if opinion is not None]
    return judged[:1]


def _measured_alike(
    form: _Form, peers: Sequence[Statistic], text: str, statistics: Sequence[Statistic]
) -> list[Statistic]:
    """The one issue that a text names and the ranking does not list, by the measure that is ranked."""
    if form.kind != "symbol" or form.statistic not in _RANKED_BY:
        return []
    alike = [one for one in statistics if one.name == _RANKED_BY[form.statistic] and one.unit == form.unit]
    of_issues = [one for one in alike if one.period == peers[0].period and len(one.subject.parts) == 1]
    words = f" {' '.join(words_in(text))} "
    named = [one for one in of_issues if one.label and f" {' '.join(name_words(one.label)[:2])} " in words]
    return named if len(named) == 1 else []


def _not_listed(one: Statistic, peers: Sequence[Statistic], form: _Form) -> Opinion | None:
    """The refutation of a place among the first for what lies behind the last of them."""
    last, when = peers[-1].value, period_in_words(one.period)
    if one.value >= last if form.top else one.value <= last:
        return None
    where = f"{one.name} {one.label} {when}"
    listed = tuple(f"{number}. {_told(peer)}" for number, peer in enumerate(peers[:_LISTED], start=1))
    shown = Evidence(f"{where}: {_told(one)}", statistic=where, arithmetic=(*listed, *arithmetic_of(one)))
    found = f"{_told(one)} is none of the first {len(peers)} ({when}), and {_told(peers[0])} is first"
    return Opinion(Verdict.REFUTED, "superlative", found, evidence=(shown,))


def _ordered(
    form: _Form, text: str, told: Sequence[tuple[Claim, Said]], statistics: Sequence[Statistic]
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


def _is_named(statistic: Statistic, text: str) -> bool:
    """Whether a text has the subject: its symbol, or its name from the first word on."""
    symbol = statistic.subject.name
    if re.search(rf"(?<![\w&]){re.escape(symbol)}(?![\w&])", text):
        return True
    words = name_words(statistic.label.split(" (")[0] or symbol)
    spelt = [word for word in re.findall(r"[^\W_]+", text) if word[0].isupper()]
    return bool(words) and len(words[0]) >= _SHORTEST and words[0] in [word.casefold() for word in spelt]


def _opinion(named: Statistic, peers: Sequence[Statistic], wanted: int, form: _Form) -> Opinion:
    """Whether the subject has the place that it is given."""
    place = peers.index(named) + 1
    best = peers[wanted - 1] if wanted <= len(peers) else peers[-1]
    when = period_in_words(named.period)
    listed = tuple(f"{number}. {_told(one)}" for number, one in enumerate(peers[:_LISTED], start=1))
    own = () if place <= _LISTED else (f"{place}. {_told(named)}",)
    where = f"{named.name} {named.label or named.subject.name} {when}"
    shown = Evidence(f"{where}: {_told(named)}", statistic=where, arithmetic=(*listed, *own, *arithmetic_of(named)))
    if place == wanted or named.value == best.value:
        return Opinion(Verdict.SUPPORTED, evidence=(shown,))
    rank = "first" if place == 1 else ordinal(place)
    listed_so = f"{len(peers)} listed{'' if form.top else ' from the bottom'} ({when})"
    found = f"{_told(named)} is {rank} of {listed_so}, and {_told(best)} is {ordinal(wanted)}"
    return Opinion(Verdict.REFUTED, "superlative", found, evidence=(shown,))


def _told(statistic: Statistic) -> str:
    name = (statistic.label or statistic.subject.name).split(" (")[0]
    return f"{name} with {in_words(statistic.value, statistic.unit)}"
