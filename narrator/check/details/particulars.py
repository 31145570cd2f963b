"""When somebody or something was born, founded or listed, and where it is at home, by every article that tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from narrator.check.details.answers import has, is_quoted, refuted
from narrator.check.details.turning import passages_of
from narrator.check.names.matching import FORMS
from narrator.check.opinions import Judged, Opinion, is_ours
from narrator.check.sources.library import Hits, Library
from narrator.check.sources.search import Page, Passage, content_words
from narrator.check.words.anchors import apart, land_of, tokens
from narrator.extract.assertions.particulars import HINT, Particular, particulars_in
from narrator.model.claims import Span
from narrator.model.drafts import Evidence, Verdict

_ASKED = 12
"""So many of the likest passages tell which articles are asked."""

_PRONOUNS = ("it ", "its ", "he ", "his ", "she ", "her ", "the company ", "the firm ", "the fund ", "the bank ")
_OF_PEOPLE = frozenset({"birth", "death"})
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OPEN = frozenset({"unsupported", "no-evidence", "unknown-name"})
_TELLING = content_words("born died founded established incorporated listed floated published released premiered year")
_HOMELY = content_words("based headquartered headquarters head office home located located")


def with_particulars(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], near: Hits, library: Library
) -> list[Judged]:
    """All that was judged of a sentence, with a year or a place that the articles have otherwise, or have as well.

    Refuted is a year that every sentence which tells it of the same name has otherwise, and a home in another land. A
    sentence that nothing bore out is borne out where a sentence has the year or the place and all else that it says.
    Direct speech (`marks`) is left alone, and so is what our own statistics bear out.
    """
    said = sentence.of(text)
    mine = [one for one in particulars_in(said) if one.of] if not is_ours(judged) else []
    for one in mine:
        place = one.span.shifted(sentence.start)
        if is_quoted(place, marks, sentence) or _is_settled(judged, place):
            continue
        told = list(_told(one, _pages(judged, near, library)))
        against = [it for it in told if _are_apart(one, it[0]) and not _prints_it(one, said, *it[1:])]
        if told and len(against) == len(told):
            theirs, page, number = against[0]
            rule = "subject" if one.place else "period"
            passage = _passage(page, number, library)
            answer = refuted(passage, rule, has(theirs.span.of(passage.text)), place, text)
            return [*(item for item in judged if not (_is_open(item) and item.span.covers(place))), answer]
        same = next(((page, number) for theirs, page, number in told if _is_one(one, theirs)), None)
        if same is not None and judged and all(map(_is_open, judged)):
            passage = _passage(*same, library)
            if _says_no_more(said, one, passage):
                shown = (Evidence(passage.text, passage.article, passage.span),)
                opinion = Opinion(Verdict.SUPPORTED, evidence=shown, origin=passage.origin)
                return [Judged(sentence, said, opinion, 1)]
    return judged


def _pages(judged: Sequence[Judged], near: Hits, library: Library) -> list[Page]:
    """The articles of the likest passages, and of those that bear anything out, each once."""
    passages = [*passages_of(judged, library), *(item.passage for item in islice(near, _ASKED))]
    return list({one.article: one.page for one in passages}.values())


def _told(mine: Particular, pages: Sequence[Page]) -> Iterator[tuple[Particular, Page, int]]:
    """What some articles tell of the same kind and name, with the number of the sentence."""
    for page in pages:
        if not mine.of <= page.within:
            continue
        for number, span in enumerate(page.spans):
            line = span.of(page.reading.text)
            if HINT.search(line):
                yield from ((one, page, number) for one in particulars_in(line) if _is_of(mine, one, page, number))


def _is_of(mine: Particular, theirs: Particular, page: Page, number: int) -> bool:
    """Whether two are of one kind and one name; "it" is what the sentence before names first."""
    if mine.kind != theirs.kind:
        return False
    if theirs.of:
        same = mine.of - theirs.of <= FORMS or mine.kind in _OF_PEOPLE  # a surname alone, but no arm of a house
        return mine.of <= theirs.of or (theirs.of <= mine.of and same)
    line = page.spans[number].of(page.reading.text)
    if not number or not line.casefold().startswith(_PRONOUNS):
        return False
    return mine.of <= tokens(" ".join(page.spans[number - 1].of(page.reading.text).split()[: len(mine.of) + 2]))


def _are_apart(mine: Particular, theirs: Particular) -> bool:
    if mine.years is not None and theirs.years is not None:
        return theirs.years[1] < mine.years[0] or mine.years[1] < theirs.years[0]
    lands = [frozenset().union(*map(land_of, one.place)) for one in (mine, theirs)]
    return apart(*lands)


def _prints_it(mine: Particular, said: str, page: Page, number: int) -> bool:
    """Whether the sentence of an article has the draft’s year as well: "listed in 2011, and in London in 2018"."""
    years = set(_YEAR.findall(mine.span.of(said)))
    return bool(years & set(_YEAR.findall(page.spans[number].of(page.reading.text))))


def _is_one(mine: Particular, theirs: Particular) -> bool:
    """Whether an article tells it as exactly as the draft, or more so."""
    if mine.years is not None and theirs.years is not None:
        return mine.years[0] <= theirs.years[0] and theirs.years[1] <= mine.years[1]
    return bool(mine.place & theirs.place)


def _passage(page: Page, number: int, library: Library) -> Passage:
    place = library.places.at(library.numbers[page.reading.id], page.spans[number].start)
    return library.passage(place)


def _is_settled(judged: Sequence[Judged], place: Span) -> bool:
    """Whether something was found against what stands there, or it is wrong by a rule."""
    return any(item.opinion.verdict is Verdict.REFUTED and item.span.overlaps(place) for item in judged)


def _is_open(item: Judged) -> bool:
    return item.opinion.verdict is Verdict.NOT_ENOUGH_EVIDENCE and item.opinion.rule in _OPEN


def _says_no_more(said: str, one: Particular, passage: Passage) -> bool:
    """Whether a sentence has nothing but a name, the particular, and words of the passage."""
    when = content_words(one.span.of(said))
    rest = content_words(said) - _TELLING - _HOMELY - when - content_words(" ".join(one.of))
    return rest <= passage.words
