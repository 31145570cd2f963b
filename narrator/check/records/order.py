"""The order in which a sentence names the places beside one that it gives: "ahead of A and B", "in that order"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from narrator.check.names.matching import period_in_words
from narrator.check.opinions import Opinion
from narrator.check.records.places import Place
from narrator.check.records.sets import find, is_named, listed_in, named_in, told_of
from narrator.model.drafts import Evidence, Verdict
from narrator.model.statistics import Statistic

_BESIDE: Final = re.compile(r",?\s(?P<side>after|behind|ahead\sof|followed\sby|before)\s(?=[A-Z])")
_IN_ORDER: Final = re.compile(r"\bin\s(?:that|this)\sorder\b", re.IGNORECASE)
_BETTER: Final = frozenset({"after", "behind"})


def out_of_order(text: str, head: str, place: Place, peers: Sequence[Statistic]) -> Opinion | None:
    """The refutation of the first who is named out of turn; `None` where all are in theirs, or are not listed.

    `head` is the text up to those who are named beside the place.
    """
    if _IN_ORDER.search(text) is not None:
        names = [find(name, peers) for name in named_in(_IN_ORDER.sub("", head).rstrip(" ,."), place)]
        return _first_out([one for one in names if one is not None], peers)
    beside = _BESIDE.match(text, len(head))
    mine = [one for one in peers if is_named(one, head)]
    if beside is None or len(mine) != 1:
        return None
    named = [one for one in (find(name, peers) for name in listed_in(text[beside.end() :])) if one is not None]
    if beside["side"] in _BETTER:
        before = peers[: place.number - 1]
        return next((_out(one, peers) for one in named if one not in before), None)
    return _first_out([*mine, *named], peers)


def _first_out(named: Sequence[Statistic], peers: Sequence[Statistic]) -> Opinion | None:
    """The first that stands before another with a better place."""
    for one, other in pairwise(named):
        if one.value != other.value and peers.index(other) < peers.index(one):
            return _out(one, peers)
    return None


def _out(one: Statistic, peers: Sequence[Statistic]) -> Opinion:
    when = period_in_words(one.period)
    listed = tuple(f"{number}. {told_of(peer)}" for number, peer in enumerate(peers, start=1))
    where = f"{one.name} {one.label or one.subject.name} {when}"
    evidence = (Evidence(f"{where}: {told_of(one)}", statistic=where, arithmetic=listed),)
    better = ", ".join(told_of(peer) for peer in peers[: peers.index(one) + 1])
    return Opinion(Verdict.REFUTED, "superlative", f"in their order ({when}) they are {better}", evidence=evidence)
