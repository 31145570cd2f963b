"""Whose "our" is in direct speech: that of the speaker's house, and of no other that a draft gives it to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from narrator.check.details.answers import is_quoted, refuted, unsupported
from narrator.check.details.turning import passages_of
from narrator.check.figures.whose import Namebook
from narrator.check.names.matching import name_words
from narrator.check.opinions import Judged, is_borne_out
from narrator.check.sources.library import Library
from narrator.check.sources.search import Passage, content_words
from narrator.check.words.anchors import tokens
from narrator.model.claims import Quote, QuoteKind, Span

_OF_NAME = re.compile(
    r"(?P<name>(?<![\w&.-])[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*){0,5})[’']s?\s(?P<what>(?:[a-z][\w-]*\s){0,2}[a-z][\w-]*)"
)
_OWN = re.compile(r"\b[Oo]ur\s(?P<what>(?:[a-z][\w-]*\s){0,2}[a-z][\w-]*)")

_BEFORE = 2
"""So many sentences before direct speech may name the house whose people speak."""


def with_ours(judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], library: Library) -> list[Judged]:
    """All that was judged of a sentence that is borne out; what a speaker calls "our" is refuted as another house's.

    The house must be known from the passage or the sentence before it. Where it is not, nothing bears out a name of
    which neither tells. Direct speech (`marks`) is left alone.
    """
    said = sentence.of(text)
    owned = list(_OF_NAME.finditer(said)) if is_borne_out(judged) else []
    if not owned:
        return judged
    for passage in passages_of(judged, library):
        for quote, what in _ours(passage):
            house = _house(quote, passage, library)
            for one in owned:
                place = Span(*one.span("name")).shifted(sentence.start)
                same = content_words(what) & content_words(one["what"])
                if not same or is_quoted(place, marks, sentence) or not _is_other(one["name"], quote, house):
                    continue
                if house:
                    return [*judged, refuted(passage, "subject", f"has it of {house}", place, text)]
                if not set(name_words(one["name"])) & _told_of(passage, library):
                    return [*judged, unsupported(passage, "has it of a speaker's house", place, text)]
    return judged


def _ours(passage: Passage) -> Iterator[tuple[Quote, str]]:
    """What speakers call "our" in the direct speech of a passage."""
    if _OWN.search(passage.text) is None:
        return
    for quote in passage.page.reading.statements.quotes:
        if quote.kind is QuoteKind.DIRECT and quote.speaker is not None and passage.span.overlaps(quote.content.span):
            yield from ((quote, found["what"]) for found in _OWN.finditer(quote.content.text))


def _house(quote: Quote, passage: Passage, library: Library) -> str:
    """Whose people a speaker is one of, where the passage or the sentence before names it; else empty."""
    house = quote.speaker.affiliation if quote.speaker is not None else None
    before = library.passage(passage.number - 1).text if passage.place else ""
    return house if house and set(name_words(house)[:1]) & tokens(f"{before} {passage.text}") else ""


def _told_of(passage: Passage, library: Library) -> frozenset[str]:
    """The words of the names in a passage and the sentences before it, but for those who only tell or measure.

    What opens a sentence is what that tells of.
    """
    book = Namebook.of(passage.page.reading)
    before = [library.passage(passage.number - back).text for back in range(min(_BEFORE, passage.place) + 1)]
    named = (one for text in before for one in book.names(text) if not (one.tells and one.span.start))
    return frozenset().union(*(one.name for one in named))


def _is_other(name: str, quote: Quote, house: str) -> bool:
    """Whether a name has no word of a speaker's house or of the speaker's own name."""
    speaker = quote.speaker.name if quote.speaker is not None else ""
    return not set(name_words(name)) & {*name_words(house), *name_words(speaker)}
