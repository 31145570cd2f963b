"""A change that is told the other way round, or since another time, than the passage that bears the sentence out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from narrator.check.comparing.changes import Change, changes_in
from narrator.check.details.answers import has, is_quoted, refuted
from narrator.check.details.senses import Way, ways_in
from narrator.check.details.turning import passages_of
from narrator.check.opinions import Judged, is_ours
from narrator.check.sources.library import Hits, Library
from narrator.check.sources.search import Passage
from narrator.check.words.anchors import apart
from narrator.model.claims import Span
from narrator.model.drafts import Verdict

_READ: Final = 5
_INVERSE: Final = re.compile(
    r"\b(?:yields?|unemploy\w+|jobless\w*|out\sof\swork|loss(?:es)?|lost|los(?:es|ing)|deficits?|discounts?|shortfalls?"
    r"|spreads?|short(?:s|ed|ing)?|outflows?|arrears|vacan\w+|rupees?|lir[ae]|yen|withdr[ae]w\w*|pulled|gave\sup)\b",
    re.IGNORECASE,
)
"""What goes up as what it is told beside goes down."""
_GAINED: Final = re.compile(r"\b(?:gain(?:s|ed)|advanc(?:es|ed)|added)\b", re.IGNORECASE)
_LOST: Final = re.compile(r"\b(?:los(?:es|t)|shed|gave\sup)\b", re.IGNORECASE)
"""Verbs of prices, which are of no amount: what gains on a day on which something sinks."""
_LIMIT: Final = re.compile(r"\bor\s(?:more|less|fewer|higher|lower|above|below|over|under)\b", re.IGNORECASE)
"""What bounds a figure, and says of nothing that it has changed."""


class _Told(NamedTuple):
    """A change that a passage tells."""

    change: Change
    passage: Passage


def with_changes(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], near: Hits, library: Library
) -> list[Judged]:
    """All that was judged of a sentence; a change that what bears it out tells otherwise is refuted.

    Direct speech (`marks`) is left alone, and so is what our own statistics bear out, or something was found against.
    """
    said = sentence.of(text)
    if any(item.opinion.verdict is Verdict.REFUTED for item in judged) or is_ours(judged):
        return judged
    mine = [one for one in changes_in(said) if not one.loose or one.far]
    passages = passages_of(judged, library) if mine else []
    for one in mine if passages else ():
        place = one.place.shifted(sentence.start)
        told = [] if is_quoted(place, marks, sentence) else _of_one(one, passages)
        if not told or any(_bears(one, each.change) for each in (*told, *_beside(one, passages, near, library))):
            continue
        against = _against(one, mine, said, told)
        if against is not None:
            rule, theirs = against
            says = has(theirs.change.place.of(theirs.passage.text))
            return [
                *(item for item in judged if not item.span.overlaps(place)),
                refuted(theirs.passage, rule, says, place, text),
            ]
    return judged


def _of_one(mine: Change, passages: Sequence[Passage]) -> list[_Told]:
    """What passages tell of the same thing; where any of it is as far, only that."""
    told = [each for passage in passages for each in _told(passage) if _is_of_one(mine, each.change)]
    if mine.loose:  # both tell by how much something will change, or may
        return [each for each in told if each.change.loose and each.change.far == mine.far]
    return [each for each in told if mine.far == each.change.far != ""] or told


def _told(passage: Passage) -> Iterator[_Told]:
    return (_Told(change, passage) for change in changes_in(passage.text))


def _beside(mine: Change, passages: Sequence[Passage], near: Hits, library: Library) -> Iterator[_Told]:
    """What is told of the same thing around the passages, or in others that are like the sentence."""
    around = dict.fromkeys(one for passage in passages for one in library.around(passage) if one not in passages)
    yield from (each for one in around for each in _told(one) if _is_of_one(mine, each.change))
    likest = [item.passage for item in near[:_READ] if item.passage not in passages]
    alike = (each for one in likest for each in _told(one) if _is_of_one(mine, each.change))
    yield from (each for each in alike if _is_alike(mine, each.change))


def _against(mine: Change, all_mine: Sequence[Change], said: str, told: Sequence[_Told]) -> tuple[str, _Told] | None:
    """The change of a passage that one of a draft is against: the other way, or as far since another time."""
    inverse = _INVERSE.search(said) is not None
    verbs = [
        one
        for one in told
        if (mine.loose or not one.change.loose) and (_INVERSE.search(one.passage.text) is not None) is inverse
    ]
    if mine.far == "" and any(
        Way("change", int(mine.way < 0)) in ways_in(_LIMIT.sub("", one.passage.text)) for one in verbs
    ):
        return None
    if any((_GAINED if one.change.way > 0 else _LOST).search(said) for one in verbs):
        return None  # it tells of two things
    if verbs and all(one.change.way != mine.way for one in verbs) and all(one.way == mine.way for one in all_mine):
        return "direction", verbs[0]
    timed = [one for one in verbs if one.change.way == mine.way and mine.far and one.change.far == mine.far]
    return ("period", timed[0]) if timed else None


def _bears(mine: Change, theirs: Change) -> bool:
    """Whether a change goes the draft's way, since the same time as far as both say how long ago."""
    return mine.way == theirs.way and not _is_longer(mine, theirs) and (not mine.loose or mine.far == theirs.far)


def _is_alike(mine: Change, theirs: Change) -> bool:
    """Whether two changes share half the words for what has changed, of the one that has fewer."""
    return 2 * len(mine.of & theirs.of) >= min(len(mine.of), len(theirs.of))


def _is_longer(mine: Change, theirs: Change) -> bool:
    """Whether two changes are since so many of a unit, and not as many: two years, a year."""
    both = mine.back and theirs.back
    return bool(both) and mine.back != theirs.back and mine.back.split()[1] == theirs.back.split()[1]


def _is_of_one(mine: Change, theirs: Change) -> bool:
    """Whether two changes are of one thing, and since one time."""
    if not mine.of & theirs.of:
        return False
    if mine.back and theirs.back and mine.back != theirs.back:
        return _is_longer(mine, theirs) and bool(mine.far)
    return not apart(mine.named, theirs.named)
