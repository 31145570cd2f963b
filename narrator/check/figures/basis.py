"""Of what a figure is: a part, a multiple or a rate is the same only of the same thing."""

from __future__ import annotations

import re

from narrator.check.figures.known import Known, Said, same_words
from narrator.check.sources.search import Found, content_words
from narrator.check.words.anchors import anchors

_OF = re.compile(
    r"\s(?:out\s)?of\s(?:all\s)?(?!(?:it|that|this|them|these|those|which|whom|what)\b)(?P<whole>(?:(?!"
    r"(?:since|in|on|at|by|for|from|over|ha[ds]|have|is|are|was|were|this|last|to|as|than|and|or|but)\b)"
    r"[^\s,;:.()—–]+\s?){1,4})"
)
_WHOLLY = content_words("company group business whole total")
"""What a part is of where nothing is said: who keeps a fifth keeps a fifth of the company."""
_PER_EACH = re.compile(r"\b(?:for|to|against) (?:every|each)(?: single)? (?P<base>[a-z]+)", re.IGNORECASE)
_SO_MANY_MORE = re.compile(r"\d\s(?:more|fewer|less)\b(?!\sthan)")
_THAN = re.compile(r"\bthan\b")
_MUCH = 0.4
"""A multiple has no noun of its own: so many of the words around it must be the passage's."""


def is_of_the_same(said: Said, item: Found) -> bool:
    """Whether a passage speaks of the whole that the draft takes a part of, or of what it multiplies."""
    if said.quantity is None:
        return True
    if said.quantity.unit == "multiple":
        return max(item.score, item.covered) >= _MUCH
    of_industry = said.subject is not None and said.subject.kind in {"industry", "sector"}
    if of_industry and not speaks_of_it(said, item):
        return False
    if said.quantity.unit != "percent":
        return True
    whole = _OF.match(said.sentence, said.quantity.span.end - said.start)
    wanted = _plain(whole["whole"]) - _WHOLLY if whole else frozenset()
    return not wanted or bool(wanted & item.passage.words)


def speaks_of_it(said: Said, item: Found) -> bool:
    """Whether the industry or the name of which the draft's figure is stands around the passage's."""
    if said.subject is None or said.subject.kind not in {"name", "symbol", "industry", "sector"}:
        return True
    return content_words(said.called) <= item.passage.words_around


def _plain(words: str) -> frozenset[str]:
    """The stems of the words that are no names."""
    return content_words(words) - content_words(" ".join(sorted(anchors(words))))


def is_turned_rate(said: Said, figure: Known) -> bool:
    """Whether the draft counts for every put the calls, of which the passage counts the puts: 1.7 of either."""
    mine, theirs = _PER_EACH.search(said.sentence), _PER_EACH.search(figure.evidence.text)
    if mine is None or theirs is None or said.quantity is None or not same_words(said.quantity, figure):
        return False
    counted, base = content_words(said.quantity.unit), content_words(mine["base"])
    return counted == content_words(theirs["base"]) and base == content_words(figure.unit) and counted != base


_TOGETHER = re.compile(r"\b(?:between\sthem|together|combined|altogether|in\stotal|all\stold)\b", re.IGNORECASE)


def is_difference(said: Said) -> bool:
    """Whether the draft tells a difference or a sum: no level stands in its place."""
    quantity = said.quantity
    if _TOGETHER.search(said.sentence[: said.there.start]):
        return True
    told = quantity is not None and _SO_MANY_MORE.search(quantity.text) is not None
    return told and _THAN.search(said.sentence, said.there.end) is not None
