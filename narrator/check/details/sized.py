"""The small in the place of the large: "it lifted smaller companies", where an article has it lift the largest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from narrator.check.details.answers import is_quoted, refuted
from narrator.check.details.holding import SIZED, size_before, size_of
from narrator.check.details.senses import pairs_of
from narrator.check.details.turning import passages_of
from narrator.check.opinions import Judged, is_borne_out
from narrator.check.sources.library import Library
from narrator.check.sources.search import Passage
from narrator.extract.assertions.predicates import Predicate, predicates_in
from narrator.model.claims import Span

_THEY = re.compile(r"\W*(?:They|These|Those|It)\b")
"""How a passage opens that goes on with what the sentence before it is about."""
_SIZES = frozenset({"smaller", "larger", "bigger"})
"""What compares companies with others, and is another name of them."""


def with_sizes(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], library: Library
) -> list[Judged]:
    """All that was judged of a sentence that is borne out, but for what its passages tell of companies of another size.

    Both must say the same of them, neither may compare, and no passage may have it of the draft's own size.
    """
    said = sentence.of(text)
    if SIZED.search(said) is None or not is_borne_out(judged):
        return judged
    mine = [one for one in predicates_in(said) if one.kind == "VERB" and one.compares <= _SIZES]
    mine = [one for one in mine if size_of(one.objects) or size_of(one.doers)]
    passages = passages_of(judged, library) if mine else []
    for one in mine:
        told = [found for passage in passages for found in _sizes(one, passage, library)]
        words = (found for found in SIZED.finditer(said) if found.group().casefold() in one.objects | one.doers)
        size = next(words, None)
        if size is None or not told or any(alike > 0 for _, alike in told):
            continue
        place = Span(*size.span()).shifted(sentence.start)
        if not is_quoted(place, marks, sentence):
            says = f"has it of {'large' if size_of(frozenset({size.group().casefold()})) > 0 else 'small'} ones"
            return [*judged, refuted(told[0][0], "subject", says, place, text)]
    return judged


def _sizes(mine: Predicate, passage: Passage, library: Library) -> Iterator[tuple[Passage, int]]:
    """The verbs of a passage that say the same: 1 where of the same size as a draft's, -1 where of the other."""
    for way, theirs, its in pairs_of(mine, predicates_in(passage.text)):
        if (
            way.side != its.side
            or mine.denied is not theirs.denied
            or theirs.kind != "VERB"
            or not theirs.compares <= _SIZES
        ):
            continue
        doers = size_of(theirs.doers) or (size_before(passage, library) if _THEY.match(passage.text) else 0)
        for ours, other in ((size_of(mine.objects), size_of(theirs.objects)), (size_of(mine.doers), doers)):
            if ours and other:
                yield passage, ours * other
