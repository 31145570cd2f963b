"""What a draft's sentence says of a figure, and the words beside the numbers of an article, each in one form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from weakref import WeakKeyDictionary

from narrator.check.figures.steps.operand import Operand
from narrator.check.figures.steps.spoken import Operation, without_operation
from narrator.check.figures.steps.step import Asked
from narrator.check.figures.ways import HEDGES
from narrator.check.sources.search import Page, content_words
from narrator.check.words.anchors import anchors, months, tokens
from narrator.extract.figures.numerals import SMALL

_NO_NAME: Final = "–"
"""What a text begins with that opens with a name."""
_TIMES: Final = tokens(
    "year month week quarter day january february march april may june july august september october november december"
    " ago spring summer autumn winter monday tuesday wednesday thursday friday saturday sunday eve start"
    " christmas easter thanksgiving midsummer whitsun ramadan diwali"
)
ASIDE: Final = content_words(
    "say says said show data figure figures number numbers count counts estimate estimates estimated according report"
    " reports tally give gives reckon reckons put go going point points percentage basis size time times worth year"
    " month week quarter day today now then first last since between beginning middle end start spring summer autumn"
    " winter average level two three four half third quarter fifth sixth eighth course close morning whole one other"
    " come comes came take takes part make makes run runs running alone really just only still far past early late per"
    " bring brings account accounts imply same period stretch together combined quite fewer exactly"
    " whereas within oct sept nov dec jan feb aug billion million trillion thousand"
) | content_words(SMALL.replace("|", " "))
"""Words that say nothing of what a figure is, or only how it is told and when."""


_BETWEEN_TWO: Final = {Operation.CHANGE, Operation.GAP, Operation.RATIO, Operation.GROWTH}
"""Operations that words at the figure name which say nothing else of it."""
_OF_AMOUNTS: Final = {Operation.SUM, Operation.FULL, Operation.PART, Operation.REMAINDER}
"""Those that words for an amount stand beside: "totalled", "worth"."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a draft's sentence says of its figure: names, plain words, words of time, and who is credited."""

    names: frozenset[str]
    plain: frozenset[str]
    times: frozenset[str]
    credited: frozenset[str]
    ours: bool


def wanted_of(asked: Asked, operation: Operation, page: Page) -> Wanted | None:
    """What a sentence says of its figure; `None` where it has a name that the article has not.

    A house that writes of itself has no name in its own sentences.
    """
    said, text = asked.said, asked.said.sentence
    credited = tokens(" ".join(said.chain))
    paper = tokens(" ".join(page.reading.paper))
    names = frozenset(map(place_in, _named_in(text, page) - credited - _TIMES))
    within = frozenset(map(place_in, page.within))
    missing = names - within
    if len(missing) * 3 > len(names) or any(name.isdigit() for name in missing):
        return None
    ours = bool(names & paper)
    names = (names & within) - paper
    undated = text
    for one in (asked.quantity, *said.others):
        undated = undated.replace(one.text, " ")
    times = frozenset(word for word in tokens(undated) if word in _TIMES or word.isdigit()) | months(text)
    of_amounts = operation in _OF_AMOUNTS
    told = without_operation(text, of_amounts=of_amounts) if of_amounts or operation in _BETWEEN_TWO else text
    aside = content_words(" ".join([*_named_in(text, page), *credited, *times, *paper]))
    return Wanted(names, content_words(told) - aside - HEDGES - ASIDE, times, frozenset(map(place_in, credited)), ours)


def _named_in(text: str, page: Page) -> frozenset[str]:
    """The words of the names in a draft's sentence.

    Its first word is one where the article, or its paper, has a name with it.
    """
    first = tokens(text.split(maxsplit=1)[0])
    known = tokens(" ".join([*(entity.name for entity in page.reading.statements.entities), *page.reading.paper]))
    return (anchors(text) - first) | (first & known)


@lru_cache(maxsize=1 << 14)
def place_in(word: str) -> str:
    """A word of a place as the place: "European" as Europe."""
    return re.sub(r"(?<=[ai])n$|(?<=e)an$", "", word.removesuffix("ese"))


def names_in(text: str) -> frozenset[str]:
    """The words of the names in a text; what it opens with may only be a word for a time or of how much."""
    return frozenset(place_in(word) for word in anchors(text) if word not in _TIMES and not _is_aside(word))


@lru_cache(maxsize=1 << 14)
def _is_aside(word: str) -> bool:
    return content_words(word) <= ASIDE | HEDGES


_LAST_NAMES: Final[WeakKeyDictionary[Operand, frozenset[str]]] = WeakKeyDictionary()
_KEYS: Final[WeakKeyDictionary[Operand, frozenset[str]]] = WeakKeyDictionary()
"""What was found of a number, as long as it is asked for: it stands in many pairs."""


def last_names(one: Operand) -> frozenset[str]:
    """The names beside a number, else those of the sentence before."""
    if one not in _LAST_NAMES:
        _LAST_NAMES[one] = _last_names(one)
    return _LAST_NAMES[one]


def _last_names(one: Operand) -> frozenset[str]:
    page = one.passage.page
    beside = frozenset(map(place_in, _named_in(one.own, page))) & names_in(f"{_NO_NAME} {one.own}")
    return beside or names_in(one.before_it) or names_in(one.before)


def stems(text: str) -> frozenset[str]:
    """The stems of a text, with each place in one form."""
    return content_words(" ".join(map(place_in, tokens(text))))


def keys_of(one: Operand) -> frozenset[str]:
    """The stems that say which number is meant: those of its own words, and of the names that it goes by."""
    if one not in _KEYS:
        _KEYS[one] = _keys_of(one)
    return _KEYS[one]


def _keys_of(one: Operand) -> frozenset[str]:
    return stems(f"{one.own} {' '.join(last_names(one))}") - ASIDE - HEDGES


def places_of(page: Page) -> frozenset[str]:
    """The countries and peoples that an article names: it may be about them throughout."""
    entities = page.reading.statements.entities
    return frozenset(
        map(place_in, tokens(" ".join(one.text for one in entities if one.label in {"GPE", "NORP", "LOC"})))
    )


def every(parts: Iterable[frozenset[str]]) -> frozenset[str]:
    """All words of some parts."""
    return frozenset().union(*parts)
