"""A share of a whole, and the rest of it: who sold a third has kept two thirds, and not a third."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from narrator.check.details.opposing import figures_in
from narrator.check.opinions import Judged, Opinion, is_ours
from narrator.check.sources.library import Hits
from narrator.check.sources.search import Passage, content_words
from narrator.check.words.anchors import anchors, tokens
from narrator.extract.assertions.shares import Share, may_share, shares_in
from narrator.model.claims import Span
from narrator.model.drafts import Evidence, Verdict

_READ: Final = 6
_REST: Final = (
    "open unfilled vacant | close closed shut filled",
    "keep retain hold own owe outstanding leave remain | lose shed sell dispose repay forfeit spend redeem",
    "pass | fail flunk",
    "secure secured | unsecured",
    "attend present | absent miss skip",
    "complete completed finish finished | unfinished incomplete",
    "survive live | die dead kill perish",
    "empty | occupied full let",
    "abroad overseas foreign | home domestic domestically",
    "accept | reject decline refuse",
    "operate fly | cancel",
)
"""Of what is on one side none is on the other, and all else is: what is not kept is lost."""
_CONTRARY: Final = (
    "rise risen gain climb advance grow higher up | fall fallen lose decline drop slip shrink lower down",
    "back support favour favor approve for endorse | oppose reject against",
    "profit profitable | loss unprofitable",
    "win won | lose lost",
    "optimistic confident | pessimistic gloomy",
)
"""Of what is on one side none is on the other, and some may be on neither: prices stand still."""
_AXES: Final = tuple(tuple(frozenset(side.split()) for side in line.split(" | ")) for line in (*_REST, *_CONTRARY))
_PREFIXES: Final = ("un", "in", "im", "ir", "non", "non-", "dis")
_SLACK: Final = 1e-6
"""Shares that are no further apart are the same: what rounding hides is in their ends."""
_WIDE: Final = 0.5
_LIGHT: Final = frozenset(
    {"make", "made", "get", "take", "stay", "trade", "become", "go", "come", "turn", "report", "post"}
)
"""Verbs that say nothing without what is behind them."""
_STRANGE: Final = 3
"""At most one in so many words of a sentence may be strange to what bears it out."""
_BEHIND: Final = len(" of the ")
"""The whole stands so near behind its share."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_UNSETTLED: Final = frozenset({"no-evidence", "unsupported"})
_ANSWERED: Final = frozenset({"number", "direction", "comparison"})


class _Answer(NamedTuple):
    """What a passage says of a share: that it is so, or not; `told` where that settles the verb as well.

    The same verb, or the opposite said of the rest of the whole, was not turned round.
    """

    share: Share
    passage: Passage
    holds: bool
    told: bool


def with_complements(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], times: Sequence[Span], near: Hits
) -> list[Judged]:
    """All that was judged of a sentence, its shares of a whole by those that the likest passages have of the same.

    What holds by the rest of the whole was not contradicted by its figure nor by its verb. Direct speech (`marks`) and
    what our own statistics bear out are left alone; `times` are the places of its periods, which others judge.
    """
    said = sentence.of(text)
    if not judged or not may_share(said) or is_ours(judged) or any(map(sentence.overlaps, marks)):
        return judged
    passages = [item.passage for item in near[:_READ] if item.passage.rank == 0 and not item.passage.asks]
    for one in _answers(said, [time.shifted(-sentence.start) for time in times if sentence.covers(time)], passages):
        judged = _answered(judged, one, sentence, text)
    return judged


def _answers(said: str, times: Sequence[Span], passages: Sequence[Passage]) -> Iterator[_Answer]:
    """The first passage that bears out each share, else the likest where that excludes it."""
    asked = [passage for passage in passages if may_share(passage.text)]
    for mine in shares_in(said) if asked else ():
        answers = [(passage, theirs, _holds(mine, theirs)) for passage in asked for theirs in shares_in(passage.text)]
        known = [one for one in answers if one[2] is not None and _is_like(said, mine, times, one[0])]
        for passage, theirs, holds in sorted(known, key=lambda one: not one[2])[:1]:
            turned = _turns(mine, theirs)
            if not turned and _is_written_alike((said, mine), (passage.text, theirs)):
                continue  # nothing to conclude: those who judge figures know how exact they are
            if holds or (_has_all(mine, theirs, passage) and (turned or _is_its_own(said, mine, passage))):
                yield _Answer(mine, passage, bool(holds), turned or mine.said == theirs.said)


def _is_written_alike(*told: tuple[str, Share]) -> bool:
    """Whether two shares of two texts are both hundredths, or stand in the same words."""
    (said, mine), (text, theirs) = told
    return (mine.percent and theirs.percent) or mine.span.of(said).casefold() == theirs.span.of(text).casefold()


def _turns(mine: Share, theirs: Share) -> bool:
    """Whether what is said of one share is the opposite of what is said of the other, or its denial."""
    return mine.denied is not theirs.denied or _related(mine.said, theirs.said) != "same"


def _has_all(mine: Share, theirs: Share, passage: Passage) -> bool:
    """Whether a passage, or those around it, has all that is said of a share but the opposite of what it says."""
    opposite = content_words(" ".join(word for axis in _AXES for side in axis for word in sorted(side)))
    own = sorted(word for word in mine.said if not any(_negates(word, one) for one in theirs.said))
    return content_words(" ".join(own)) - opposite <= passage.words_around


def _is_its_own(said: str, mine: Share, passage: Passage) -> bool:
    """Whether a passage has all words of a sentence but what is said of its share, and nowhere the share itself."""
    if figures_in([mine.span.of(said)]) & figures_in([passage.text]):
        return False
    return content_words(_without(said, (mine.span, mine.told))) <= passage.words


def _holds(mine: Share, theirs: Share) -> bool | None:
    """Whether a share follows from another of the same whole; `None` where it neither follows nor is excluded."""
    ends = _ends(mine, theirs) if mine.whole == theirs.whole else None
    if ends is None:
        return None
    low, high = ends
    if mine.high < low - _SLACK or mine.low > high + _SLACK:
        return False
    within = mine.low <= low + _SLACK and high <= mine.high + _SLACK
    loose = mine.bounds or theirs.bounds or high - low > _WIDE
    return True if within or not loose else None


def _ends(mine: Share, theirs: Share) -> tuple[float, float] | None:
    """The ends between which the share of the draft lies by that of a passage; `None` where they say other things."""
    related = _related(mine.said, theirs.said)
    if related is None or (related == "contrary" and mine.denied and theirs.denied):
        return None
    turned = mine.denied is not theirs.denied
    if related == "contrary":
        if not turned:
            return 0.0, 1 - theirs.low
        return (theirs.low, 1.0) if mine.denied else (0.0, theirs.high)
    return (theirs.low, theirs.high) if (related == "same") is not turned else (1 - theirs.high, 1 - theirs.low)


def _related(mine: frozenset[str], theirs: frozenset[str]) -> str | None:
    """Whether two predicates say the `same`, that it is the `rest`, or the `contrary`; `None` where neither."""
    found = [(one & mine, one & theirs, other & mine, other & theirs) for one, other in _AXES]
    for axis, (one, same, other, turned) in enumerate(found):
        if (one and other) or (same and turned):
            return None
        if (one and same) or (other and turned):
            return "same"
        if (one and turned) or (other and same):
            return "rest" if axis < len(_REST) else "contrary"
    if any(_negates(one, other) or _negates(other, one) for one in mine for other in theirs):
        return "rest"
    return "same" if (mine & theirs) - _LIGHT else None


def _negates(one: str, other: str) -> bool:
    return any(one == prefix + other for prefix in _PREFIXES)


def _is_like(said: str, mine: Share, times: Sequence[Span], passage: Passage) -> bool:
    """Whether a passage has all figures of a sentence but its share, most of its words, and nobody else's name."""
    names, theirs = anchors(said), anchors(passage.text)
    if names - theirs - tokens(passage.text) and theirs - names:
        return False
    rest = _without(said, (mine.span, *times))
    figures = figures_in([rest]) - figures_in([mine.span.of(said)])
    strange = content_words(_without(rest, [mine.told])) - passage.words_around
    return figures <= figures_in([passage.text]) and len(strange) * _STRANGE <= len(content_words(rest))


def _without(said: str, spans: Iterable[Span]) -> str:
    """The sentence with some of its words blank."""
    for span in spans:
        said = said[: span.start] + " " * (span.end - span.start) + said[span.end :]
    return said


def _answered(judged: Sequence[Judged], one: _Answer, sentence: Span, text: str) -> list[Judged]:
    """What was judged, with what a passage says of a share in the place of what it was thought to say."""
    passage = one.passage
    shown = (Evidence(passage.text, passage.article, passage.span),)
    share, told = (span.shifted(sentence.start) for span in (one.share.span, one.share.told))
    if not one.holds:
        if any(item.opinion.verdict is Verdict.REFUTED for item in judged):
            return list(judged)
        says = f"{passage.article} has another share ({' '.join(passage.text.split())})"
        wrong = Opinion(Verdict.REFUTED, "number", says, None, shown, passage.origin, 1.0)
        kept = [item for item in judged if not item.span.overlaps(share)]
        return [*kept, Judged(share, share.of(text), wrong, 1)]
    kept = [item for item in judged if not _is_answered(item, one, (share, told), sentence)]
    return [*kept, Judged(share, share.of(text), Opinion(Verdict.SUPPORTED, evidence=shown, origin=passage.origin), 1)]


def _is_answered(item: Judged, one: _Answer, places: tuple[Span, Span], sentence: Span) -> bool:
    """Whether something was found against the share itself, or against the opposite that is said of it."""
    known = figures_in([_YEAR.sub("", item.text)])
    beside = item.span.overlaps(places[0]) or (one.told and item.span.overlaps(places[1]) and not known)
    if item.opinion.rule in _UNSETTLED and item.span == sentence:
        return content_words(_without(item.text, (one.share.span, one.share.told))) <= one.passage.words_around
    if item.opinion.rule in _UNSETTLED:
        return beside
    if item.opinion.verdict is not Verdict.REFUTED or item.opinion.rule not in _ANSWERED:
        return False
    shown = {(shown.article, shown.span) for shown in item.opinion.evidence}
    dated = _YEAR.fullmatch(item.text) is not None and item.text in one.passage.text
    counted = item.opinion.rule == "number" and 0 <= item.span.start - places[0].end <= _BEHIND
    counted = counted and known <= figures_in([one.passage.text])
    return (one.passage.article, one.passage.span) in shown and (beside or dated or counted)
