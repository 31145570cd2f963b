"""A comparison of two by days to cover, by the ratio or by what their shorts made, in plain words and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from narrator.check.comparing.reading import Compared
from narrator.check.figures.computed import names_subject
from narrator.check.figures.intervals import LEVELS
from narrator.check.figures.joint import RANKED, place_of_name
from narrator.check.figures.known import Known
from narrator.check.names.matching import name_words, same_period
from narrator.model.claims import Period, Span

_MEASURES: Final = (
    ("days_to_cover", "days", re.compile(r"\bdays[\s-]to[\s-]cover\b", re.IGNORECASE)),
    (
        "short_interest_ratio",
        "percent",
        re.compile(
            r"\bshort\sinterest\b.*\b(?:share|percentage|part|proportion)\sof\s(?:its|their|the)\s(?:stock|shares|float)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "short_profit",
        "USD",
        re.compile(r"\b(?:shorts|short\ssellers|bets\sagainst)\b.*\b(?:lost|made|earned|gained)\b", re.IGNORECASE),
    ),
    ("short_interest", "USD", re.compile(r"\bdollars\s(?:are|were)\s(?:sold\s)?short\b", re.IGNORECASE)),
)
_SAYS: Final = frozenset(
    """
    days to cover are is was were be been has have had higher lower longer shorter larger smaller more less fewer than
    as a the for in of at on that those it its their and so far this year since short shorts sellers sold bets
    positions interest share percentage part proportion stock stocks shares outstanding float dollars money lost made
    earned gained twice half many much times two three four five six seven eight nine ten
    against cap caps companies nano micro small mid large mega
    january february march april may june july august september october november december
    """.split()  # noqa: SIM905
)
"""What may stand beside the names of both sides: anything else may make it a comparison of something else."""


def both_sides(
    mine: Compared, text: str, periods: Sequence[Period], known: Sequence[Known]
) -> Iterator[tuple[Known, Known]]:
    """Every pair of our figures that the two sides may be; none where a word of theirs is not plain."""
    for measure, unit, words in _MEASURES:
        if words.search(text) is None:
            continue
        names = RANKED.get(measure, frozenset({measure}))
        figures = [
            one for one in known if one.measure in names and one.unit == unit and _of_time(measure, one, periods)
        ]
        left, right = (_in_side(side, text, figures) for side in (mine.before, mine.after))
        yield from ((one, other) for one in left for other in right if one.subject != other.subject)
        return


def _of_time(measure: str, figure: Known, periods: Sequence[Period]) -> bool:
    """Whether a figure is of the one time that is named; what stands may go without."""
    if not periods:
        return measure in LEVELS
    return len(periods) == 1 and same_period(periods[0], figure.period) is True


def _in_side(side: Span, text: str, figures: Sequence[Known]) -> list[Known]:
    """The figures whose subject a side names, where it says nothing else and names no second."""
    words = side.of(text)
    named = [one for one in figures if _is_in(words, one)]
    called = {word for one in named if not _is_size(one) for word in name_words(one.label.split(" (")[0])}
    plain = set(name_words(words)) <= _SAYS | called
    subjects = {one.subject.parts[0] for one in named if one.subject is not None and not _is_size(one)}
    return named if plain and len(subjects) <= 1 else []


def _is_in(words: str, figure: Known) -> bool:
    return names_subject(words, figure) if _is_size(figure) else place_of_name(words, figure) >= 0


def _is_size(figure: Known) -> bool:
    return figure.subject is not None and figure.subject.kind == "segment"
