"""Two figures of one passage in each other's place: each is there, and is said of the wrong thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from narrator.check.figures.intervals import Relation
from narrator.check.figures.known import Known, Said, of_one_subject, same_unit, stands
from narrator.check.figures.ways import HEDGES, own_words
from narrator.check.sources.search import content_words, stem
from narrator.check.words.anchors import anchors, months, segments, tokens
from narrator.check.words.vocabulary import STOP_WORDS

Telling: TypeAlias = Callable[[str, Sequence[str]], frozenset[str]]


_MEANT = re.compile(r"\b(?:and|then|before|after)\s(?:[a-z]+\s){1,2}(?:it|that|this|them|those)\s(?:[a-z]+\s){0,3}$")
"""A second thing that is done to what the sentence has named."""

_COMMON = frozenset({"average", "typical", "median"})
"""What is set against one of many."""
_KIND = re.compile(
    r"(?<![\w-])(?P<kind>[a-z]+(?:-[a-z]+)*)\s(?P<head>funds?|stocks?|shares|trusts?|bonds?|loans?|banks?|lenders?|companies"
    r"|firms?|software|insurers?|producers?|miners?|makers?|metals?|notes?|options?|positions?|managers?|investors?)\b"
)
"""A noun of the markets, and the word before it that says of what kind."""

_SMALL = re.compile(r"(?<![\w’'])[A-Za-z]?[a-z]{3,}(?=-)|\b[a-z]{3,}\b")

_TELLING = 2
"""So many plain words must be those of the other: one ("the sale", "the firm") may stand beside either.

One is enough where the draft has both figures, and each the other's words.
"""


@dataclass(frozen=True, slots=True)
class Crossed:
    """The figure that the passage has for what the draft speaks of, and whether a name or a size says so."""

    figure: Known
    by_name: bool


def crossed(said: Said, agreeing: Known, beside: Sequence[Known]) -> Crossed | None:
    """The neighbour whose words are the draft's, where those of the figure that agrees are not.

    `beside` are the figures of the passage. Names and sizes decide, then months, then other words; where both figures
    share what the draft says, or neither has it, nothing is said. A neighbour that the draft has as well must have
    changed places with it.
    """
    rivals = [one for one in beside if one.place != agreeing.place and _is_rival(said, one)]
    rivals = [one for one in rivals if not _leads_to(one, agreeing)]
    if of_one_subject(said, agreeing):
        rivals = [one for one in rivals if of_one_subject(said, one)]
    quantity = said.quantity
    if not rivals or agreeing.evidence.span is None or quantity is None:
        return None
    told = [other.span.start - said.start for other in (quantity, *said.others)]
    theirs = _with_meant(words_beside(agreeing, beside), agreeing)
    mine = said.words
    for rival in rivals:
        other = words_beside(rival, beside)
        if _is_of_its_kind(said.sentence, theirs, other):
            return Crossed(rival, by_name=True)
        traded = [
            own_words(said.sentence, one.span.start - said.start, told)
            for one in said.others
            if rival.interval is not None and rival.interval.overlaps(one.interval) and one.unit == rival.unit
        ]
        telling = _told_by(mine, theirs, other, said.chain, least=1 if traded else _TELLING)
        if telling is not None and all(_told_by(words, other, theirs, said.chain, least=1) for words in traded):
            return Crossed(rival, by_name=telling is names_of)
    return None


def _is_of_its_kind(sentence: str, theirs: str, other: str) -> bool:
    """Whether the draft has what tells a neighbour's things from those of the figure that agrees, and not the other.

    "Coal funds rose 4%, copper funds 2%" has no 4% of copper funds; nor has 4% of the average lender what has 4% of
    Norvane, against 2% of the average lender.
    """
    mine = tokens(sentence.replace("-", " "))
    if mine & _COMMON & tokens(other) and not tokens(theirs) & _COMMON and names_of(theirs) - mine:
        return True
    ours, its = (_by_head(text) for text in (theirs, other))
    return any(
        ours[head].isdisjoint(its[head]) and its[head] <= mine and ours[head].isdisjoint(mine)
        for head in ours.keys() & its.keys()
        if head in {stem(word) for word in mine}
    )


def _by_head(text: str) -> dict[str, frozenset[str]]:
    """The words right before each noun of a figure's words that says of what kind it is, by the noun's stem."""
    found = {stem(one["head"].casefold()): tokens(one["kind"].replace("-", " ")) for one in _KIND.finditer(text)}
    return {head: kind for head, kind in found.items() if kind and not kind & STOP_WORDS}


def _leads_to(one: Known, reached: Known) -> bool:
    """Whether what stands before both figures is said of both: "widened by 120 basis points to 41.3%"."""
    text = reached.evidence.text
    return one.evidence == reached.evidence and text[one.there.end : reached.there.start].strip(" ,") == "to"


def _with_meant(words: str, figure: Known) -> str:
    """The words of a figure; where they have but a pronoun, those of its sentence before it too: "and lifted it to"."""
    before = figure.evidence.text[: figure.there.start]
    return f"{before} {words}" if _MEANT.search(before) and not names_of(f"the {words}") else words


def words_beside(figure: Known, beside: Sequence[Known]) -> str:
    """The words of a figure of an article, up to those of its sentence that are `beside` it."""
    places = [one.there.start for one in beside if one.evidence == figure.evidence]
    return own_words(figure.evidence.text, figure.there.start, places)


def _is_rival(said: Said, figure: Known) -> bool:
    """Whether a figure counts the same thing, of no other measure, and is another amount."""
    measures = {said.measure, figure.measure} - {None}
    return (
        len(measures) <= 1
        and figure.interval is not None
        and same_unit(said, figure)
        and stands(said, figure) is Relation.APART
    )


def _told_by(mine: str, theirs: str, other: str, credited: Sequence[str], *, least: int) -> Telling | None:
    """Which sort of words says that what is told is the other's, the surest first; at `least` so many plain ones."""
    for telling in (names_of, _months, _words):
        needed = least if telling is _words else 1
        told = [telling(text, credited) for text in (mine, theirs, other)]
        if telling is names_of:  # "regional banks" for the Regional Banking Index
            told[0] |= (told[1] - told[2]) & frozenset(_SMALL.findall(mine))
        speaks = _speaks_for(*told, least=needed)
        if speaks is not None:
            return telling if speaks else None
    return None


def _speaks_for(mine: frozenset[str], theirs: frozenset[str], other: frozenset[str], *, least: int) -> bool | None:
    """Whether what tells the two apart speaks for the other, for neither, or (`False`) for the one that agrees.

    A figure without words of its own shares those of its neighbour: "down from 5%".
    """
    for_one, for_other = mine & (theirs - other), mine & (other - theirs)
    if for_one:
        return False
    return True if len(for_other) >= least and theirs - other else None


def names_of(text: str, credited: Sequence[str] = ()) -> frozenset[str]:
    """The names and sizes in the words of one figure; the houses that are `credited` are no subjects."""
    return anchors(text, credited) | segments(text)


def _months(text: str, _credited: Sequence[str]) -> frozenset[str]:
    return months(text)


def _words(text: str, credited: Sequence[str]) -> frozenset[str]:
    return content_words(text) - content_words(" ".join(credited)) - HEDGES
