"""Members of a list: a name among others of which a passage says the same, and not of this one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from narrator.check.details.answers import has, refuted, unsupported
from narrator.check.details.turning import passages_of
from narrator.check.names.matching import name_words
from narrator.check.opinions import Judged, is_borne_out
from narrator.check.sources.library import Library
from narrator.check.sources.search import Passage, content_words
from narrator.check.speech.bearers import has_name
from narrator.model.claims import Entity, Span

List: TypeAlias = tuple[Entity, ...]

_JOINT: Final = re.compile(r"(?:,|;)?\s(?P<last>(?:and|or|as\swell\sas|plus)\s)?")
_SEVERAL: Final = 2
_THREE: Final = 3
_HALF: Final = 0.5
"""A passage that names it and has more of the sentence's other words may say the same of it."""


def with_members(
    judged: list[Judged], sentence: Span, text: str, entities: Sequence[Entity], library: Library
) -> list[Judged]:
    """All that was judged of a sentence, and a name in a list that a passage with the others of the list does not have.

    Two facts may be joined: nothing where another passage of the article says it of that one. `entities` are the
    sentence's names, direct speech aside.
    """
    if len(entities) < _SEVERAL or not is_borne_out(judged):
        return judged
    for mine in lists_in(entities, text):
        for passage in dict.fromkeys(passages_of(judged, library)):
            told = _judged(mine, passage, sentence, text, library)
            if told is not None:
                return [*judged, told]
    return judged


def lists_in(entities: Sequence[Entity], text: str) -> Iterator[List]:
    """The names of a text that stand side by side, joined by commas or up to an "and"; two of them at least."""
    listed: list[Entity] = []
    whole = False
    for one in sorted(entities, key=lambda each: each.span):
        joint = _JOINT.fullmatch(text, listed[-1].span.end, one.span.start) if listed and not whole else None
        if joint is None:
            yield from _complete(listed)
            listed = []
        listed.append(one)
        whole = joint is not None and joint["last"] is not None
    yield from _complete(listed)


def _complete(listed: Sequence[Entity]) -> Iterator[List]:
    if len(listed) >= _SEVERAL:
        yield tuple(listed)


def _judged(mine: List, passage: Passage, sentence: Span, text: str, library: Library) -> Judged | None:
    there = passage.page.reading
    named = [one for one in there.statements.entities if passage.span.covers(one.span)]
    for theirs in lists_in(named, there.text):
        missing = [one for one in mine if not has_name(one.name, passage.text)]
        shared = [
            one for one in mine if any(name_words(one.name)[:1] == name_words(other.name)[:1] for other in theirs)
        ]
        few = len(shared) < _SEVERAL
        if len(missing) != 1 or not shared or (few and len(theirs) < _THREE):
            continue
        if not _is_joined(missing[0], mine, sentence.of(text), passage, library):
            whole = Span(theirs[0].span.start, theirs[-1].span.end).of(there.text)
            place = missing[0].span
            if few:
                return unsupported(passage, has(whole), place, text)
            return refuted(passage, "subject", has(whole), place, text)
    return None


def _is_joined(missing: Entity, mine: List, said: str, passage: Passage, library: Library) -> bool:
    """Whether a passage of the article may say of a name what the sentence says of all its list."""
    names = content_words(" ".join(one.text for one in mine))
    wanted = content_words(said) - names
    pages = library.passages_of(passage.article)
    others = (library.passage(number) for number in range(pages.start, pages.stop))
    naming = [one for one in others if one != passage and has_name(missing.name, one.text)]
    return any(len(wanted & one.words) > _HALF * len(wanted) for one in naming) or not naming
