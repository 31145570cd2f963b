"""A count that leaves its noun to what stands before it: "called 120 shops, and forty of them had closed"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from narrator.check.details.answers import is_quoted, refuted
from narrator.check.details.turning import passages_of
from narrator.check.opinions import Judged
from narrator.check.sources.library import Library
from narrator.check.sources.search import content_words
from narrator.extract.figures.numerals import DIGITS, SPELLED, read_numeral
from narrator.model.claims import Span
from narrator.model.drafts import Verdict

_DOING = r"(?:had|ha[sv]e?|were|was|are|did|do|could|would|said|never)\b"
_MAY_COUNT = re.compile(rf"(?:[a-z]|\d)\s(?:of\s(?:them|these|those|which|whom)\s)?{_DOING}")
_ENDS = re.compile(r"[.;]|,\s(?:according|said|the\s[a-z]+\ssaid)\b|\s(?:while|whereas)\s")
_HALF, _FEW = 2, 2


class _Count(NamedTuple):
    """How many, what they did, and where the number stands."""

    number: Decimal
    did: frozenset[str]
    place: Span


def with_elided(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], library: Library
) -> list[Judged]:
    """All that was judged of a sentence that is borne out; a count is refuted where a passage has another of the same.

    Direct speech (`marks`) is left alone.
    """
    said = sentence.of(text)
    if any(item.opinion.verdict is not Verdict.SUPPORTED for item in judged):
        return judged
    mine = [one for one in _counts(said) if not is_quoted(one.place.shifted(sentence.start), marks, sentence)]
    passages = passages_of(judged, library) if mine else ()
    near = list(dict.fromkeys(beside for one in passages for beside in library.around(one)))
    for one in mine:
        alike = [(other, passage) for passage in near for other in _counts(passage.text) if _do_the_same(one, other)]
        if alike and all(other.number != one.number for other, _ in alike):
            theirs, passage = alike[0]
            place = one.place.shifted(sentence.start)
            return [*judged, refuted(passage, "number", f"has “{theirs.place.of(passage.text)}”", place, text)]
    return judged


def _do_the_same(one: _Count, other: _Count) -> bool:
    """Whether two counts are of those of whom half the same is told, and two words at least."""
    common = one.did & other.did
    return len(common) >= _FEW and _HALF * len(common) >= min(len(one.did), len(other.did))


def _counts(text: str) -> list[_Count]:
    """The counts of a sentence whose noun stands before, with the words of what is told of them."""
    if not _MAY_COUNT.search(text):
        return []
    found = []
    for count in _counting().finditer(text):
        end = _ENDS.search(text, count.end())
        did = content_words(text[count.end() : end.start() if end else len(text)])
        if count["count"].casefold() not in {"one", "1"}:
            found.append(_Count(read_numeral(count["count"]).value, did, Span(*count.span("count"))))
    return found


@cache
def _counting() -> re.Pattern[str]:
    """A pattern that takes long to make and is seldom asked."""
    them = r"(?:\sof\s(?:them|these|those|which|whom)|\sof\sthe\s(?:[\w,-]+\s){0,2}?[a-z]+)?"
    return re.compile(
        rf"(?:^|[,;:]\s|\b(?:that|and|but)\s)(?P<count>{DIGITS}|{SPELLED}){them}\s(?={_DOING})", re.IGNORECASE
    )
