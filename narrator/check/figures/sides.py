"""Words beside a figure that turn it round: bets on what is bet against, the last place for the first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from narrator.check.details.bets import BEARS
from narrator.check.figures.known import Known, Said
from narrator.check.opinions import Opinion
from narrator.extract.assertions.directions import FALL, RISE
from narrator.model.claims import Span
from narrator.model.drafts import Verdict

_FOR = re.compile(
    r"\b(?:bets?|betting|wagers?|wagering)\son\b(?!\s(?:\S+\s){0,4}?(?:fall|drop|declin|los|lower|slump|slid))"
    r"|\blong\s(?:positions?|bets?)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\b(?:bets?|betting|wagers?|wagering|wagered)\sagainst\b", re.IGNORECASE)
_LAST = re.compile(r"\b(?:least|trails?|trailed|lags|lagged|smallest|lowest|worst|behind|preceded)\b", re.IGNORECASE)
_WAY = re.compile(
    rf"{RISE}|{FALL}"
    r"|\b(?:more|less|fewer|took in|takes in|taken in|g[ai]ven? up|pulled|withdrew|withdrawn|made|earned)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:–—]\s")
_RANKED = frozenset({"symbol", "name", "industry", "sector"})
_ON_SHORTS = ("short_", "new_short_money")


def turned_by_words(said: Said, opinion: Opinion, computed: Sequence[Known], *, first: bool) -> Opinion:
    """The opinion that a figure is right, once the words around it are looked at.

    Parameters
    ----------
    computed : our own statistics, among which the figure has its place.
    first : whether the figure is the first of its kind in its sentence: "the least profitable" is said of that one.
    """
    if opinion.verdict is not Verdict.SUPPORTED:
        return opinion
    behind = next((known for known in computed if known.evidence in opinion.evidence), None)
    measure = behind.measure if behind is not None else said.measure
    against = (measure or "").startswith(_ON_SHORTS) or any(_speaks_against(one.text) for one in opinion.evidence)
    if against and _FOR.search(said.sentence) and not BEARS.search(said.sentence):
        return _turned(opinion, "the figure is of bets against them")
    if first and behind is not None and _LAST.search(said.sentence) and _is_highest(behind, computed):
        return _turned(opinion, f"of its kind it is the highest: {behind.words}")
    return opinion


def _speaks_against(passage: str) -> bool:
    """Whether a passage has bets against something and none on it."""
    return _AGAINST.search(passage) is not None and _FOR.search(passage) is None


def in_its_words(opinion: Opinion, place: Span, text: str) -> tuple[Opinion, Span]:
    """A figure that goes the other way, and its place, with the words beside it where both sides have such words."""
    quoted = re.search(r"“([^”]+)”", opinion.found)
    if opinion.rule != "direction" or quoted is None or not opinion.evidence:
        return opinion, place
    passage = opinion.evidence[0].text
    there = passage.find(quoted[1])
    said = _with_way(text, place)
    has = _with_way(passage, Span(there, there + len(quoted[1]))) if there >= 0 else None
    if said is None or has is None:
        return opinion, place
    shown = " ".join(has.of(passage).split())
    return replace(opinion, found=opinion.found.replace(quoted[0], f"“{shown}”", 1)), said


def _with_way(text: str, figure: Span) -> Span | None:
    """A figure's place from the last word of its clause that goes some way, or up to the one right behind it."""
    line = text.rfind("\n", 0, figure.start) + 1
    start = max((mark.end() for mark in _CLAUSE.finditer(text, line, figure.start)), default=line)
    before = list(_WAY.finditer(text, start, figure.start))
    if before:
        return Span(before[-1].start(), figure.end)
    behind = _WAY.match(text, figure.end + 1)
    return Span(figure.start, behind.end()) if behind else None


def leads_its_sentence(earlier: Sequence[Opinion], computed: Sequence[Known]) -> bool:
    """Whether no figure before it in the sentence is of a name or an industry."""
    shown = {evidence for opinion in earlier for evidence in opinion.evidence}
    named = (one for one in computed if shown and one.subject is not None and one.subject.kind in _RANKED)
    return not any(one.evidence in shown for one in named)


def _turned(opinion: Opinion, found: str) -> Opinion:
    return replace(opinion, verdict=Verdict.REFUTED, rule="direction", found=found)


def _is_highest(figure: Known, computed: Sequence[Known]) -> bool:
    """Whether no other name or industry has a higher value of the same measure and period."""
    if figure.subject is None or figure.subject.kind not in _RANKED:
        return False
    peers = [
        known.interval.low
        for known in computed
        if known.measure == figure.measure
        and known.period == figure.period
        and known.subject is not None
        and known.subject.kind == figure.subject.kind
        and known.interval is not None
        and known.interval.low is not None
    ]
    own = figure.interval.low if figure.interval is not None else None
    return own is not None and len(peers) > 1 and own == max(peers)
