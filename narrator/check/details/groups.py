"""Another group in the place of the one that does something: "hedge funds were left with 19%" for "dealers were"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from narrator.check.details.answers import has, is_quoted, refuted, unsupported
from narrator.check.details.relations import excluding
from narrator.check.details.terms import RELATIVE
from narrator.check.details.tokens import number_in, tokens_of
from narrator.check.details.turning import passages_of
from narrator.check.figures.whose import Namebook
from narrator.check.opinions import Judged, is_borne_out
from narrator.check.sources.library import Library
from narrator.check.sources.search import Passage, content_words
from narrator.check.words.likeness import likeness
from narrator.extract.assertions.doings import Doing, Party, doings_in
from narrator.model.claims import Span

_STRANGERS, _BESIDE, _EXCLUDING = 0.3, 0.45, 0.65
"""Two nouns that are less alike name two groups, one put in the other's place in its own sentence.

The second is for a group that the article names as well, in another sentence, the third for words of one list of which
each excludes the other. Of 46 pairs of words for one group 39 have more than the first, 34 more than the second; of
49 pairs of groups that somebody may take for each other 28 and 43 have less.
"""

_ANYBODY = frozenset(
    """
    company firm business enterprise group house organisation organization body institution concern outfit entity
    party side member person people man woman somebody anybody official authority other rest all some many most both
    investor holder owner buyer seller one thing
    """.split()  # noqa: SIM905 - a page of words, not a column
)
"""Nouns that by themselves name anybody who does something: a bank is a company, who buys a buyer."""

_ALIKE = tuple(
    map(
        content_words,
        (
            "bear short seller bet position",
            "trader speculator gambler punter",
            "patient volunteer participant subject",
            "resident islander villager local inhabitant household family homeowner",
            "saver investor household individual",
            "state government ministry minister treasury",
            "index fund tracker",
            "worker employee staff crew union member",
        ),
    )
)
"""Words for one group, however far apart their vectors are."""

_THEY = re.compile(r"\W*they\b", re.IGNORECASE)
_TELLING = 2
"""So many words that carry meaning, and all of a draft's own, make one deed of two without any figure."""


class _Told(NamedTuple):
    """What a passage says that some `parties` do, whose names stand in `text`: before "they" in the sentence before."""

    doing: Doing
    parties: tuple[Party, ...]
    text: str
    passage: Passage


class _Other(NamedTuple):
    """Who does something in a draft, who does it in a passage, and whether these exclude each other."""

    mine: Party
    theirs: Party
    told: _Told
    excluded: bool


def with_groups(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], library: Library
) -> list[Judged]:
    """All that was judged of a sentence that is borne out, but for what its passages say another group does.

    The group must have no word of the passage. It is refuted where the words for both exclude each other, else there is
    no evidence for it. Direct speech (`marks`) is left alone. Nothing without an encoder.
    """
    if library.encode is None or not is_borne_out(judged):
        return judged
    said = sentence.of(text)
    passages = passages_of(judged, library)
    found = None if any(one.text == said for one in passages) else next(_others(said, passages, library), None)
    place = found.mine.span.shifted(sentence.start) if found is not None else sentence
    if found is None or is_quoted(place, marks, sentence):
        return judged
    has_it = has(found.theirs.span.of(found.told.text))
    if found.excluded:
        return [*judged, refuted(found.told.passage, "subject", has_it, place, text)]
    return [*judged, unsupported(found.told.passage, has_it, place, text)]


def _others(said: str, passages: Sequence[Passage], library: Library) -> Iterator[_Other]:
    """Who does something in a sentence that by each passage which tells of it others do."""
    for mine in doings_in(said):
        told = [one for passage in passages for one in _told(passage, library) if _is_one(mine, one.doing)]
        found = [_other(mine, one, said) for one in told]
        if found and None not in found:
            yield from filter(None, found[:1])


def _told(passage: Passage, library: Library) -> Iterator[_Told]:
    """What a passage says that anybody does; "they" at its beginning are who does what the sentence before tells of."""
    for one in doings_in(passage.text):
        before = library.passage(passage.number - 1) if passage.place and _THEY.match(passage.text) else None
        if before is None or one.parties[0].span.start:
            yield _Told(one, one.parties, passage.text, passage)
        else:
            parties = next((each.parties for each in doings_in(before.text)), ())
            yield _Told(one, parties or one.parties, before.text if parties else passage.text, passage)


def _is_one(mine: Doing, theirs: Doing) -> bool:
    """Whether two verbs are one, of one figure or with all the words that the draft has behind its own."""
    if mine.acts is not theirs.acts or not are_one_verb(mine, theirs):
        return False
    if mine.numbers:
        return bool(counts_in(mine.numbers) & counts_in(theirs.numbers))
    told = content_words(" ".join(sorted(mine.told - RELATIVE)))
    return len(told) >= _TELLING and told <= content_words(" ".join(sorted(theirs.told)))


def are_one_verb(mine: Doing, theirs: Doing) -> bool:
    """Whether two verbs are one word, or may stand for each other."""
    return mine.verb == theirs.verb or bool(content_words(mine.verb) & content_words(theirs.verb))


def counts_in(numbers: frozenset[str]) -> frozenset[str]:
    """Some figures, those in words by their digits."""
    return frozenset(number_in(word) or word for word in numbers)


def _other(mine: Doing, told: _Told, said: str) -> _Other | None:
    """The first who does it in a draft, where each is another than any who does it in a passage."""
    pairs = [(one, other) for one in mine.parties for other in told.parties]
    answers = [_differ(one, other, said, told) for one, other in pairs]
    if not pairs or None in answers:
        return None
    return _Other(*pairs[0], told, all(answers))


def _differ(mine: Party, theirs: Party, said: str, told: _Told) -> bool | None:
    """Whether two groups exclude each other by their names, or are only unlike; `None` where they may be one."""
    if mine.named:
        return False if _only_tells(mine, told) and not mine.words & theirs.words else None
    if theirs.named or any(one.meant or _is_anybody(one) for one in (mine, theirs)):
        return None
    words, others = (content_words(" ".join(sorted(one.words))) for one in (mine, theirs))
    called, there = content_words(mine.span.of(said)), content_words(theirs.span.of(told.text))
    if not called or not there or called & told.passage.words or words & others or there & content_words(said):
        return None
    if any(called & alike and there & alike for alike in _ALIKE) or called & content_words(told.text):
        return None
    excluded = _exclude(mine.span.of(said), theirs.span.of(told.text))
    least = _EXCLUDING if excluded else _BESIDE if called <= told.passage.page.stems else _STRANGERS
    return excluded if likeness(mine.span.of(said), theirs.span, told.text) < least else None


def _is_anybody(one: Party) -> bool:
    """Whether only a noun for anybody names a party: "investors", and not "small investors"."""
    return one.noun in _ANYBODY and one.span.end - one.span.start <= len(one.noun) + len("es")


def _only_tells(mine: Party, told: _Told) -> bool:
    """Whether "they" and the sentence before have a name, and only as that of somebody who tells or measures."""
    if told.text == told.passage.text:
        return False
    book = Namebook.of(told.passage.page.reading)
    names = [one for text in (told.text, told.passage.text) for one in book.names(text) if one.name & mine.words]
    return bool(names) and all(one.tells for one in names)


def _exclude(mine: str, theirs: str) -> bool:
    return any(excluding(one, other) is not None for one in tokens_of(mine) for other in tokens_of(theirs))
