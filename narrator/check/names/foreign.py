"""Names in a sentence that no article which bears it out has: they are another article's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from narrator.check.details.answers import is_quoted, unsupported
from narrator.check.details.lines import line_of
from narrator.check.details.strangers import strangers
from narrator.check.details.turning import passages_of
from narrator.check.opinions import Judged, is_borne_out
from narrator.check.sources.library import Library
from narrator.check.words.anchors import anchors, tokens
from narrator.model.claims import Span

_NAME: Final = re.compile(r"[A-Z][\w&’'-]*(?:\s[A-Z][\w&’'-]*)*")


def with_foreign_names(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], library: Library
) -> list[Judged]:
    """All that was judged of a sentence that is borne out; for a name of other articles there is no evidence.

    That name must stand in none of the articles that bear the rest out, and the passage must have one that the sentence
    has not: two facts may be joined. Direct speech (`marks`) is left alone.
    """
    if not is_borne_out(judged):
        return judged
    said = sentence.of(text)
    passages = passages_of(judged, library)
    foreign = strangers(line_of(said), [line_of(one.text, one) for one in passages]) if passages else []
    for token in foreign:
        name = next((one for one in _NAME.finditer(said) if one.start() <= token.span.start < one.end()), None)
        place = Span(*name.span()).shifted(sentence.start) if name is not None else None
        instead = next((one for one in passages if anchors(one.text) - tokens(said)), None)
        if place is not None and instead is not None and not is_quoted(place, marks, sentence):
            return [*judged, unsupported(instead, "does not have the name", place, text)]
    return judged
