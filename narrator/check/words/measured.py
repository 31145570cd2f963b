"""Which of two things has more, where a passage says that one of them has the most."""

from __future__ import annotations

import re

from narrator.check.comparing.reading import Compared, compared
from narrator.check.comparing.weighed import is_time
from narrator.check.details.alignment import base
from narrator.check.details.relations import excluding
from narrator.check.details.tokens import tokens_of
from narrator.check.opinions import Opinion
from narrator.check.sources.search import Passage, content_words
from narrator.check.words.anchors import anchors, apart, tokens
from narrator.check.words.ranking import ranked, tops
from narrator.check.words.sense import opposite
from narrator.model.drafts import Verdict

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
_HOW_MUCH = re.compile(r"(?:[a-z]+ed|ever|before|usual|normal|thought|forecast|gave|made)\b")
"""What stands behind "more than" where nothing is set apart: "more than doubled", "more than expected"."""
_SECOND = re.compile(r"\b(?:second|third|fourth|fifth|sixth)[\s-](?:most|least|best|worst|[a-z]+est)\b", re.IGNORECASE)


def excluded(mine: Compared, passage: Passage) -> bool | None:
    """Whether what a passage ranks excludes a comparison; `None` where it ranks neither side."""
    amount, gains = _OF_AMOUNT.search(mine.words), _OF_GAINS.match(mine.words)
    if not mine.relation or mine.denied or mine.bounds or not (amount or (gains and not _FALLS & passage.words)):
        return None
    if opposite(mine.clause, passage.text) or not _measures(mine, passage):
        return None
    return _by_rank(mine, passage)


def _measures(mine: Compared, passage: Passage) -> bool:
    """Whether a passage speaks of what is compared, names aside: of what there is more, and of what is done with it."""
    has = passage.words | content_words(" ".join(_units(passage)))
    of = mine.axis - _TIMES
    done = content_words(f"{mine.clause} {mine.words}") - content_words(" ".join(anchors(passage.text))) - of
    done |= _COST if _CHEAP & done else frozenset()
    return bool(done & has) and (not of or bool(of & has))


def _units(passage: Passage) -> list[str]:
    """The units of the figures of a passage, one for each figure."""
    return [one.unit for one in passage.quantities]


def _by_rank(mine: Compared, passage: Passage) -> bool | None:
    """The same where nothing has more than one of the two sides, or nothing but the other has."""
    for top in tops(passage.text):
        names = anchors(top.holder) or anchors(f"the {top.holder}")
        held = content_words(" ".join(names)) or content_words(top.holder)
        beyond = content_words(top.but)
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


def compares_alone(text: str, opinion: Opinion) -> bool:
    """Whether a sentence sets one name against another, or against a time, and what supports its words does not."""
    if opinion.verdict is not Verdict.SUPPORTED or " than " not in text:
        return False
    mine = [one for one in compared(text) if one.words.endswith("than") and not (one.bounds or one.denied)]
    shown = " ".join(one.text for one in opinion.evidence)
    return any(_sets_apart(text, one) for one in mine) and not compared(shown) and not ranked(shown)


def _sets_apart(text: str, mine: Compared) -> bool:
    before, after = mine.before.of(text), mine.after.of(text)
    if _HOW_MUCH.match(after):
        return False
    return is_time(after) or (
        bool(anchors(f"the {before}")) and bool(anchors(f"the {after}") - anchors(f"the {before}"))
    )
