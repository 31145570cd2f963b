"""Whether a figure is credited to the house that the articles credit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from narrator.check.figures import Known, Said, stands
from narrator.check.intervals import Relation
from narrator.check.matching import name_words, same_name
from narrator.check.opinions import Opinion
from narrator.check.sources import Reading
from narrator.model.drafts import Verdict


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
    if not behind or opinion.verdict is not Verdict.SUPPORTED:
        return opinion
    house = behind[0].chain[0]
    if not said.chain:
        named = any(_named(name, paragraph) for figure in behind for name in figure.chain)
        says = f"{behind[0].words}, from {house}"
        return opinion if named else replace(opinion, rule="attribution-lost", found=says, suggestion=house)
    theirs = [*reading.paper, *(name for figure in behind for name in figure.chain)]
    strange = [mine for mine in said.chain if not any(_one(mine, other) for other in theirs)]
    unheard = [mine for mine in strange if not _named(mine, f"{reading.headline} {reading.body}")]
    if not unheard and (len(strange) < len(said.chain) or _printed(said.chain, behind)):
        return opinion
    says = f"{behind[0].words}, from {house}"
    return replace(opinion, verdict=Verdict.REFUTED, rule="misattributed", found=says, suggestion=house)


def _one(mine: str, theirs: str) -> bool:
    return same_name(mine, theirs) or _named(theirs, mine) or _named(mine, theirs)


def _named(name: str, text: str) -> bool:
    """Whether the text has the name's first telling word as a word: houses are shortened to it."""
    first = name_words(name)[:1]
    return bool(first) and first[0] in name_words(text)


def _printed(chain: Sequence[str], behind: Sequence[Known]) -> bool:
    """The article's sentence names the house that the draft names, in whatever part."""
    return any(_named(name, figure.evidence.text) for name in chain for figure in behind)
