"""Members of a list: a name among others of which a passage says the same, and not of this one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from narrator.check.details.answers import has, is_quoted, refuted, unsupported
from narrator.check.details.turning import passages_of
from narrator.check.names.matching import name_words
from narrator.check.opinions import Judged, is_borne_out
from narrator.check.sources.library import Library
from narrator.check.sources.search import Passage, content_words
from narrator.check.speech.bearers import has_name
from narrator.check.words.anchors import anchors
from narrator.model.claims import Span

List: TypeAlias = tuple[Span, ...]

_NAME: Final = re.compile(
    r"[A-Z][\w&’'-]*(?:\s(?:(?!(?:Inc|Corp|Ltd|Co|LLC|PLC)\b)[A-Z][\w&’'-]*|of(?=\s[A-Z])))*"
    r"(?:,?\s(?:Inc|Corp|Ltd|Co|LLC|PLC)\b\.?)?"
)
_JOINT: Final = re.compile(r"(?:,|;)?\s(?P<last>(?:and|or|as\swell\sas|plus)\s)?")
_SEVERAL: Final = 2
_THREE: Final = 3
_HALF: Final = 0.5
"""A passage that names it and has more of the sentence's other words may say the same of it."""


def with_members(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], library: Library
) -> list[Judged]:
    """All that was judged of a sentence, and a name in a list that a passage with the others of the list does not have.

    Two facts may be joined: nothing where another passage of the article says it of that one. Direct speech (`marks`)
    is left alone.
    """
    said = sentence.of(text)
    if ("," not in said and " and " not in said) or not is_borne_out(judged):
        return judged
    for mine in lists_in(said):
        for passage in passages_of(judged, library):
            told = _judged(mine, passage, sentence, text, library)
            if told is not None and not is_quoted(told.span, marks, sentence):
                return [*judged, told]
    return judged


def lists_in(text: str) -> Iterator[List]:
    """The names of a text that stand side by side, joined by commas or up to an "and"; two of them at least.

    >>> text = "In May Orrin, Vant Lines and Pell lost, Hale said."
    >>> [[name.of(text) for name in one] for one in lists_in(text)]
    [['Orrin', 'Vant Lines', 'Pell']]
    """
    known = anchors(text)
    listed: list[Span] = []
    whole = False
    for one in _names_in(text, known):
        joint = _JOINT.fullmatch(text, listed[-1].end, one.start) if listed and not whole else None
        if joint is None:
            yield from _complete(listed)
            listed = []
        listed.append(one)
        whole = joint is not None and joint["last"] is not None
    yield from _complete(listed)


def _names_in(text: str, known: frozenset[str]) -> Iterator[Span]:
    """The names of a text without the capitals before them: "In May Orrin"."""
    for found in _NAME.finditer(text):
        first = next(
            (word for word in re.finditer(r"\S+", found.group()) if known & set(name_words(word.group()))), None
        )
        if first is not None:
            yield Span(found.start() + first.start(), found.end())


def _complete(listed: Sequence[Span]) -> Iterator[List]:
    if len(listed) >= _SEVERAL:
        yield tuple(listed)


def _judged(mine: List, passage: Passage, sentence: Span, text: str, library: Library) -> Judged | None:
    said = sentence.of(text)
    for theirs in lists_in(passage.text):
        missing = [one for one in mine if not has_name(one.of(said), passage.text)]
        firsts = {name_words(one.of(passage.text))[:1] for one in theirs}
        shared = [one for one in mine if name_words(one.of(said))[:1] in firsts]
        few = len(shared) < _SEVERAL
        if len(missing) != 1 or not shared or (few and len(theirs) < _THREE):
            continue
        if not _is_joined(missing[0], mine, said, passage, library):
            whole = has(Span(theirs[0].start, theirs[-1].end).of(passage.text))
            place = missing[0].shifted(sentence.start)
            return unsupported(passage, whole, place, text) if few else refuted(passage, "subject", whole, place, text)
    return None


def _is_joined(missing: Span, mine: List, said: str, passage: Passage, library: Library) -> bool:
    """Whether a passage of the article may say of a name what the sentence says of all its list."""
    wanted = content_words(said) - content_words(" ".join(one.of(said) for one in mine))
    pages = library.passages_of(passage.article)
    others = (library.passage(number) for number in range(pages.start, pages.stop))
    naming = [one for one in others if one != passage and has_name(missing.of(said), one.text)]
    return any(len(wanted & one.words) > _HALF * len(wanted) for one in naming) or not naming
