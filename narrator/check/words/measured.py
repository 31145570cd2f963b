"""Which of two things has more, by what a passage says of both: two figures, or that one of them has the most."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from narrator.check.details.alignment import base
from narrator.check.details.relations import excluding
from narrator.check.details.tokens import tokens_of
from narrator.check.sources.search import Passage, content_words
from narrator.check.words.anchors import anchors, apart, tokens
from narrator.check.words.comparing import Compared
from narrator.check.words.ranking import tops
from narrator.check.words.sense import opposite

_OF_AMOUNT = re.compile(
    r"more|higher|larger|bigger|greater|heavier|wider|dearer|costlier|further|farther|longer|above|ahead"
    r"|less|fewer|lower|smaller|lighter|narrower|cheaper|shorter|below|behind|(?:\w+\s)?short\sof",
    re.IGNORECASE,
)
"""Comparisons that two amounts decide; who did better may have lost less."""
_OF_GAINS = re.compile(r"outpac|exceed|surpass|topp?|beat|lag|trail|outperform|underperform", re.IGNORECASE)
"""These do where both have gained."""
_FALLS = content_words("fall lose")
_COST, _CHEAP = content_words("cost"), content_words("cheap")
_TIMES = content_words("day week month quarter year session decade money")
_ABOUT = re.compile(
    r"\s(?:(?:(?:this|last|a|an|the|per)\s[a-z]+\s)?(?:for|on|of|in|at|by|to)\s|(?:a|one)\s[a-z]+\s(?:before|earlier|ago)\b)"
)
"""How words go on behind a figure that say of what it is: "15% for the large ones", "3.2% a year before"."""
_ENDS = re.compile(r"[,;:()]\s|\.(?=\s|$)|\s(?:and|while|but|against|compared)\s")
_BESIDE = re.compile(r"\b(?:from|against|to|after|versus|than|with)\s(?:an?\s|about\s|nearly\s|roughly\s|some\s)*$")
_SECOND = re.compile(r"\b(?:second|third|fourth|fifth|sixth)[\s-](?:most|least|best|worst|[a-z]+est)\b", re.IGNORECASE)
_BARE = re.compile(r"(?<=\sat\s)\d+(?:\.\d+)?(?=[.,;]|$)")
"""A figure that leaves out the unit of the one before it: "and large ones at 21"."""


class _Owned(NamedTuple):
    """A figure of a passage from `low` to `high`, and the words beside it that say of what it is.

    `beside` where it is told for comparison with the one before it: "down from 3%", "against 3%".
    """

    low: Decimal
    high: Decimal
    words: frozenset[str]
    beside: bool


def excluded(mine: Compared, passage: Passage) -> bool | None:
    """Whether what a passage says of the two sides excludes a comparison; `None` where it does not say it of both."""
    amount, gains = _OF_AMOUNT.search(mine.words), _OF_GAINS.match(mine.words)
    if not mine.relation or mine.denied or mine.bounds or not (amount or (gains and not _FALLS & passage.words)):
        return None
    if opposite(mine.clause, passage.text) or not _measures(mine, passage):
        return None
    ranked = _by_rank(mine, passage)
    return _by_figures(mine, passage) if ranked is None else ranked


def _measures(mine: Compared, passage: Passage) -> bool:
    """Whether a passage speaks of what is compared, names aside: of what there is more, and of what is done with it."""
    has = passage.words | content_words(" ".join(_units(passage)))
    of = mine.axis - _TIMES
    done = content_words(f"{mine.clause} {mine.words}") - content_words(" ".join(anchors(passage.text))) - of
    done |= _COST if _CHEAP & done else frozenset()
    return bool(done & has) and (not of or bool(of & has))


def _units(passage: Passage) -> list[str]:
    """The units of the figures of a passage, one for each figure."""
    found = passage.page.reading.statements.quantities
    return [one.unit for one in found if passage.span.covers(one.span)]


def _by_figures(mine: Compared, passage: Passage) -> bool | None:
    """The same by two figures of one unit, one of either side, or one of one side where there are but two."""
    owned = _owned(passage)
    left, right = _owners(mine, owned, content_words(" ".join(anchors(passage.text))))
    for before, after in pairwise(owned):
        if after.beside or len(owned) == 2:  # noqa: PLR2004 - the other one of two
            left = before if right is after else after if right is before and left is None else left
            right = after if left is before and right is None else before if left is after and right is None else right
    if left is None or right is None or left is right:
        return None
    if left.low >= right.high:
        return mine.relation < 0
    return mine.relation > 0 if left.high <= right.low else None


def _owners(mine: Compared, owned: tuple[_Owned, ...], names: frozenset[str]) -> tuple[_Owned | None, _Owned | None]:
    """The figures of the two sides: those that have most of their words, names before others, that not all have."""
    shared = frozenset.intersection(*(one.words for one in owned)) if owned else frozenset()
    sides = [[side & one.words - shared for one in owned] for side in (mine.left, mine.right)]
    found = [
        (sum(map(len, (left, right))), sum(len(words & names) for words in (left, right)), at, there)
        for at, left in enumerate(sides[0])
        for there, right in enumerate(sides[1])
        if at != there and (left or right)
    ]
    best = max(found, default=None)
    if best is None or sum(one[:2] == best[:2] for one in found) > 1:
        return None, None
    return (owned[best[2]] if sides[0][best[2]] else None), (owned[best[3]] if sides[1][best[3]] else None)


@lru_cache(maxsize=1 << 12)
def _owned(passage: Passage) -> tuple[_Owned, ...]:
    """The figures of a passage that have the unit of its first one but one, with their words; none unless two have."""
    text, start = passage.text, passage.span.start
    found = [one for one in passage.page.reading.statements.quantities if passage.span.covers(one.span)]
    if not found:
        return ()
    units = _units(passage)
    unit = max(units, key=units.count)
    places = [
        (one.span.start - start, one.span.end - start, one.interval.low, one.interval.high)
        for one in found
        if one.unit == unit
    ]
    if len(places) == 1:
        bare = (match for match in _BARE.finditer(text, places[0][1]))
        places += [(*match.span(), Decimal(match.group()), Decimal(match.group())) for match in bare]
    return tuple(_told(text, places)) if len(places) > 1 else ()


def _told(text: str, places: list[tuple[int, int, Decimal | None, Decimal | None]]) -> Iterator[_Owned]:
    last = 0
    for (first, end, low, high), (follows, *_) in pairwise([*places, (len(text), len(text), None, None)]):
        about = _ABOUT.match(text, end)
        stop = _ENDS.search(text, about.end()) if about else None
        until = min(stop.start() if stop else follows, follows) if about else end
        words = f"{text[last:first]} {text[end:until]}"
        if low is not None and high is not None:
            digits = {word for word in tokens(words) if word.isdigit()}
            yield _Owned(low, high, content_words(words) | digits, _BESIDE.search(text[last:first]) is not None)
        last = until


def _by_rank(mine: Compared, passage: Passage) -> bool | None:
    """The same where nothing has more than one of the two sides, or nothing but the other has."""
    for top in tops(passage.text):
        held, beyond = content_words(top.holder), content_words(top.but)
        if top.axis != "amount":
            continue
        left, right = bool(mine.left & held), bool(mine.right & held)
        if left and mine.right & beyond:
            return mine.relation == top.pole
        if right is not left:
            return (mine.relation == top.pole) is right
    return None


def held_by_another(draft: str, source: str) -> bool:
    """Whether a draft ranks before all others of a kind, or as the second, what is not, or is, the source's first."""
    for theirs in tops(source):
        first = anchors(f"the {theirs.holder}")
        if not theirs.but and first and first <= tokens(draft) and _SECOND.search(draft):
            return True
        for mine in tops(draft):
            alike = (mine.axis, mine.pole) == (theirs.axis, theirs.pole) and not (mine.but or theirs.but)
            if alike and not apart(mine.kind, theirs.kind) and _is_other(mine.holder, theirs.holder):
                return True
    return False


def _is_other(mine: str, theirs: str) -> bool:
    """Whether two holders of a rank have other names, or are of other kinds: retailers, lenders."""
    names = anchors(f"the {mine}"), anchors(f"the {theirs}")
    if apart(*names):
        return True
    kinds = (
        (one, other) for one in tokens_of(mine) for other in tokens_of(theirs) if excluding(one, other) == "subject"
    )
    stems = [{base(token) for token in tokens_of(words)} for words in (mine, theirs)]
    return any(base(one) not in stems[1] and base(other) not in stems[0] for one, other in kinds)
