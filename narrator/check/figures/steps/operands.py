"""Which printed figures may be taken together: whose they are, which way they go, and which the draft has first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from narrator.check.figures.known import Known, Said
from narrator.check.figures.neighbours import names_of, words_beside
from narrator.check.figures.steps.step import Asked
from narrator.check.figures.units import rate_in
from narrator.check.figures.ways import opposed

_END_OF_CLAUSE: Final = re.compile(r"[,;:.](?:\s|$)| – | — | and ")


def are_of_the_draft(asked: Asked, one: Known, other: Known) -> bool:
    """Whether two figures go one way, are counted by one time, and are of nobody that the draft does not name."""
    words = [words_beside(figure, asked.figures) for figure in (one, other)]
    names = names_of(asked.said.sentence)
    owners = [names_of(text, figure.chain) for text, figure in zip(words, (one, other), strict=True)]
    named = all(not theirs or theirs & names for theirs in owners)
    return named and rate_in(words[0]) == rate_in(words[1]) and not opposed(one.way, other.way)


def comes_first(said: Said, one: Known, other: Known) -> bool | None:
    """Whether the draft names the owner of one figure before that of the other; `None` where that cannot be told."""
    first, second = (_place_of_owner(said, figure, (one, other)) for figure in (one, other))
    return None if first is None or second is None or first == second else first < second


def _place_of_owner(said: Said, figure: Known, pair: Sequence[Known]) -> int | None:
    """Where the draft first has a name or a size that the words of a figure have and those of the other have not."""
    mine, theirs = (
        names_of(words_beside(one, pair), figure.chain)
        for one in (figure, next(one for one in pair if one is not figure))
    )
    found = (re.search(rf"\b{re.escape(name)}", said.sentence, re.IGNORECASE) for name in mine - theirs)
    return min((match.start() for match in found if match), default=None)


def behind(figure: Known) -> str:
    """The words behind a figure, up to the end of their clause."""
    return _END_OF_CLAUSE.split(figure.evidence.text[figure.there.end :], maxsplit=1)[0]


def stands_before(one: Known, other: Known) -> bool:
    """Whether one figure of a passage is printed before another."""
    return one.evidence == other.evidence and one.place < other.place
