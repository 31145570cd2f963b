"""The place of a name among those of which an article lists the figures: "Rask 48 tonnes, Sund 37, Tarn 22"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from narrator.check.comparing.owned import names_in
from narrator.check.sources.library import Library
from narrator.check.sources.search import Passage, content_words
from narrator.check.words.anchors import anchors, tokens
from narrator.check.words.ranking import ranked, tops
from narrator.check.words.sense import goes_both_ways

_NUMBER = r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![.,]?\d)"
"""A number, and no date in figures."""
_FIGURE = re.compile(_NUMBER)
_AMOUNT = re.compile(
    rf"(?P<money>[$€£])?(?P<number>{_NUMBER})(?P<unit>%|\s(?:million|billion|trillion)(?:\s[a-z]{{3,}})?|\s[a-z]{{4,}})?"
)
_OF = re.compile(r"(?:\sa\s[a-z]+)?\s(?:for|of|in|at|on)\s$")
_LEAST = 3
"""So many make a list."""


class _Listed(NamedTuple):
    """One amount of a list: whose it is, how it is printed, and how much."""

    owner: frozenset[str]
    printed: str
    value: float
    unit: str


def place_in_list(said: str, passage: Passage, library: Library, pole: int) -> tuple[int, bool] | None:
    """The place, from the top or the bottom, of what has a figure of a sentence, and whether the list has the first.

    `None` where a passage, with those beside it that tell the same of others, lists no figures of several names.
    """
    figures, words = set(_FIGURE.findall(said)), tokens(said)
    mine = [one for one in _amounts(passage.text) if one.printed in figures and one.owner & words]
    if len(mine) != 1 or not mine[0].unit or goes_both_ways(passage.text):
        return None
    around = [one for one in library.around(passage) if one == passage or _tells_alike(one, passage, mine[0])]
    listed = [one for each in around for one in _amounts(each.text) if one.unit == mine[0].unit]
    owners = [one.owner for one in listed]
    if any(a & b for at, a in enumerate(owners) for b in owners[at + 1 :]):
        return None
    before = sum(pole * one.value > pole * mine[0].value for one in listed)
    begins = len(listed) >= _LEAST and any(ranked(one.text) or tops(one.text) for one in around)
    return before + 1, begins


def _tells_alike(one: Passage, passage: Passage, mine: _Listed) -> bool:
    """Whether two passages have a word in common that is no name, no unit and no word of time."""
    common = one.words & passage.words - content_words(f"{mine.unit} {' '.join(anchors(one.text))}")
    return mine.unit != "%" and bool(common) and not goes_both_ways(one.text)


@lru_cache(maxsize=1 << 12)
def _amounts(text: str) -> tuple[_Listed, ...]:
    """The amounts of a sentence that have a name of their own before them."""
    return tuple(_listed(" ".join(text.split())))


def _listed(text: str) -> Iterator[_Listed]:
    names, last, unit = names_in(text, anchors(f"the {text}")), 0, ""
    found = list(_AMOUNT.finditer(text))
    for at, one in enumerate(found):
        after = found[at + 1].start() if at + 1 < len(found) else len(text)
        behind = [it for it in names if one.end() <= it.span.start and it.span.end <= after]
        own = [it for it in names if last <= it.span.start and it.span.end <= one.start()][-1:]
        own = [it for it in behind[:1] if _OF.match(text[one.end() : it.span.start])] or own
        last = one.end()
        unit = f"{one['money'] or ''}{one['unit'] or ''}".strip() or unit
        if own:
            yield _Listed(own[0].words, one["number"], float(one["number"].replace(",", "")), unit)
