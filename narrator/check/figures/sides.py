"""Words beside a figure that turn it round: bets on what is bet against, the last place for the first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from narrator.check.figures.known import Known, Said
from narrator.check.opinions import Opinion
from narrator.model.drafts import Verdict

_FOR = re.compile(
    r"\b(?:bets?|betting|wagers?|wagering)\son\b(?!\s(?:\S+\s){0,4}?(?:fall|drop|declin|los|lower|slump|slid))"
    r"|\blong\s(?:positions?|bets?)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\b(?:bets?|betting|wagers?|wagering|wagered)\sagainst\b", re.IGNORECASE)
_LAST = re.compile(r"\b(?:least|trails?|trailed|lags|lagged|smallest|lowest|worst|behind|preceded)\b", re.IGNORECASE)
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
    if against and _FOR.search(said.sentence):
        return _turned(opinion, "the figure is of bets against them")
    if first and behind is not None and _LAST.search(said.sentence) and _is_highest(behind, computed):
        return _turned(opinion, f"of its kind it is the highest: {behind.words}")
    return opinion


def _speaks_against(passage: str) -> bool:
    """Whether a passage has bets against something and none on it."""
    return _AGAINST.search(passage) is not None and _FOR.search(passage) is None


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
