"""Much exposure to what an article has little exposure to, or heavy weightings in what it has light ones in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from narrator.check.details.answers import has, is_quoted, refuted
from narrator.check.details.turning import passages_of
from narrator.check.opinions import Judged, is_borne_out
from narrator.check.sources.library import Library
from narrator.check.sources.search import content_words
from narrator.model.claims import Span

_MUCH: Final = (
    r"heav(?:y|ier|iest)|larg(?:e|er|est)|big(?:ger|gest)?|high(?:er|est)?|great(?:er|est)?|plenty\sof|(?:a\slot|lots)\sof|much"
    r"|more|ample|substantial|strong(?:er|est)?|significant"
)
_LITTLE: Final = (
    r"(?:too\s)?little|small(?:er|est)?|low(?:er|est)?|light(?:er|est)?|limited|scant|less|slight|minimal"
    r"|almost\sno|hardly\sany"
)
_NO_ITEM: Final = r"(?!(?:the|an?|too|more|less|some|said|says|according)\b)"
"""What no list of things held goes on with."""
_HELD: Final = re.compile(
    rf"\b(?:(?P<much>{_MUCH})|(?P<little>{_LITTLE}))\s(?:exposures?|weightings?|weights?|allocations?|holdings?|tilts?)\s"
    rf"(?:to|in|of|towards?)\s(?P<of>(?:the\s)?[\w&-]+(?:(?:,\s|,?\s(?:and|or)\s){_NO_ITEM}[\w&-]+)*)",
    re.IGNORECASE,
)


_OPEN: Final = re.compile(r"\b(?:than|wish|want|hope|would|should|could|not|no)\w*\b|n[’']t\b", re.IGNORECASE)
"""What compares, wishes or denies says nothing of how much there is."""


class _Held(NamedTuple):
    """Whether much is held, of what, and where a text says so."""

    much: bool
    of: frozenset[str]
    place: Span


def with_exposures(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], library: Library
) -> list[Judged]:
    """All that was judged of a sentence that is borne out; much of what passages have only little of is refuted.

    Direct speech (`marks`) is left alone.
    """
    said = sentence.of(text)
    mine = list(_held(said)) if _OPEN.search(said) is None else []
    if not mine or not is_borne_out(judged):
        return judged
    passages = passages_of(judged, library)
    near = dict.fromkeys(each for one in passages for each in library.around(one))
    told = [(one, passage) for passage in near for one in _held(passage.text)]
    for one in mine:
        alike = [(other, passage) for other, passage in told if one.of & other.of]
        place = one.place.shifted(sentence.start)
        if alike and all(other.much is not one.much for other, _ in alike) and not is_quoted(place, marks, sentence):
            theirs, passage = alike[0]
            return [*judged, refuted(passage, "direction", has(theirs.place.of(passage.text)), place, text)]
    return judged


def _held(text: str) -> Iterator[_Held]:
    for found in _HELD.finditer(text):
        yield _Held(found["much"] is not None, content_words(found["of"]), Span(*found.span()))
