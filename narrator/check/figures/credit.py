"""Whether a figure is credited to the house that the articles credit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from narrator.check.figures.intervals import Relation
from narrator.check.figures.known import Known, Said, stands
from narrator.check.names.matching import name_words, same_name
from narrator.check.opinions import Opinion
from narrator.check.sources.readings import Reading
from narrator.model.drafts import Evidence, Verdict

_NEAR = 300
"""So many characters before and after a figure a house may be named that it is credited to."""


def credited(said: Said, opinion: Opinion, known: Sequence[Known], reading: Reading, paragraph: str) -> Opinion:
    """The opinion that an article supports a figure, once the credit that the draft gives is looked at.

    `paragraph` is the draft's, where a house may be named a sentence before or after its figure. A house that the
    article nowhere names is wrong even beside one that is right.
    """
    behind = [
        figure
        for figure in known
        if figure.chain and figure.evidence in opinion.evidence and stands(said, figure) is not Relation.APART
    ]
    if opinion.verdict is not Verdict.SUPPORTED:
        return opinion
    if not behind:
        return _uncredited(said, opinion, reading)
    house = behind[0].chain[0]
    if not said.chain:
        named = any(_named(name, paragraph) for figure in behind for name in figure.chain)
        says = f"{behind[0].words}, from {house}"
        return opinion if named else replace(opinion, rule="attribution-lost", found=says, suggestion=house)
    theirs = [*reading.paper, *(name for figure in behind for name in figure.chain)]
    strange = [mine for mine in said.chain if not any(_one(mine, other) for other in theirs)]
    if all(any(_named(mine, figure.evidence.text) for figure in behind) for mine in strange):
        return opinion
    says = f"{behind[0].words}, from {house}"
    return replace(opinion, verdict=Verdict.REFUTED, rule="misattributed", found=says, suggestion=house)


def _one(mine: str, theirs: str) -> bool:
    return same_name(mine, theirs) or _named(theirs, mine) or _named(mine, theirs)


def _named(name: str, text: str) -> bool:
    """Whether the text has the name's first telling word as a word: houses are shortened to it."""
    first = name_words(name)[:1]
    return bool(first) and first[0] in name_words(text)


def _uncredited(said: Said, opinion: Opinion, reading: Reading) -> Opinion:
    """A figure that the article credits to nobody is its own, or that of a house named beside it."""
    near = " ".join(_beside(shown, reading) for shown in opinion.evidence)
    strange = [mine for mine in said.chain if not any(_one(mine, other) for other in reading.paper)]
    if not reading.paper or all(_named(mine, near) for mine in strange):
        return opinion
    says = f"{reading.id} does not have it from {strange[0]}"
    return replace(opinion, verdict=Verdict.REFUTED, rule="misattributed", found=says, suggestion=reading.paper[0])


def _beside(shown: Evidence, reading: Reading) -> str:
    """The evidence with its neighbourhood in the article."""
    if shown.span is None:
        return shown.text
    return reading.text[max(0, shown.span.start - _NEAR) : shown.span.end + _NEAR]
