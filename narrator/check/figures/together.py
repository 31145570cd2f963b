"""A change told of several names at once: "Alder and Birch each rose by more than 5%" is true of either by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from narrator.check.figures.intervals import Relation
from narrator.check.figures.known import Known, Said, opinion_on, same_unit, stands
from narrator.check.figures.neighbours import words_beside
from narrator.check.figures.times import dated_apart
from narrator.check.figures.ways import own_words
from narrator.check.names.matching import name_words
from narrator.check.opinions import Opinion
from narrator.model.claims import Direction
from narrator.model.drafts import Verdict

_NAME = r"[A-Z][\w&’'-]*(?:\s(?:[A-Z][\w&’'-]*\.?|&|of))*"
_LIST = re.compile(rf"(?:\b[Bb]oth\s)?(?P<names>{_NAME}(?:,\s{_NAME})*),?\sand\s(?P<last>{_NAME})")
_LISTED = re.compile(r"\d%,? and (?:[a-z]+ )?\d[\d.]*%")
"""Of "Alder and Birch rose 5% and 3%" each has its own."""
_OPENING = re.compile(r"^(?:Both|Each|Shares|Stocks|The|In|On)\s+(?:of\s+)?")


def told_together(said: Said, known: Sequence[Known]) -> Opinion | None:
    """What an article's figures of each name say to one change that the draft tells of all; `None` of fewer than two.

    It is supported where every name has such a change, and refuted where a name has only others.
    """
    way = _way(said)
    if way is None or said.quantity is None:
        return None
    places = tuple(one.span.start - said.start for one in (said.quantity, *said.others))
    names = _names(said.sentence, places)
    if len(names) <= 1:
        return None
    changes = [[one for one in known if _is_change_of(name, one, way, said, known)] for name in names]
    fitting = [[one for one in of_name if stands(said, one) is Relation.AGREES] for of_name in changes]
    if all(fitting):
        return opinion_on(Verdict.SUPPORTED, None, fitting[0][0])
    if not all(changes):
        return None
    wrong = next(of_name[0] for of_name, fits in zip(changes, fitting, strict=True) if not fits)
    return opinion_on(Verdict.REFUTED, "number", wrong)


@lru_cache(maxsize=64)
def _names(sentence: str, places: tuple[int, ...]) -> list[str]:
    """The first telling word of each name that a sentence tells the first of its figures of, for every origin alike."""
    if "respectively" in sentence or _LISTED.search(sentence):
        return []
    listed = _LIST.search(own_words(sentence, places[0], places))
    if listed is None:
        return []
    names = [*listed["names"].split(", "), listed["last"]]
    return [words[0] for name in names if (words := name_words(_OPENING.sub("", name)))]


def _way(said: Said) -> Direction | None:
    if said.quantity is None or said.quantity.unit != "percent" or said.forecast or said.negated:
        return None
    return said.way


def _is_change_of(name: str, figure: Known, way: Direction, said: Said, known: Sequence[Known]) -> bool:
    """Whether a figure of an article is such a change, and the name stands in the words of its own."""
    if figure.interval is None or figure.forecast or figure.negated or not same_unit(said, figure):
        return False
    words = words_beside(figure, [one for one in known if one.interval is not None])
    return figure.way is way and name in name_words(words) and not dated_apart(said, figure)
