"""A count whose noun the article leaves to the sentence before, or to a verb: visited 300 times."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from narrator.check.desk import Desk
from narrator.check.figures.doers import done_to
from narrator.check.figures.known import Said
from narrator.check.figures.printed import CLOSE, LOOSE, names_around, names_in, printed_in, shares_words
from narrator.check.figures.slips import is_misread, is_transposed
from narrator.check.figures.steps.multiplied import multiples_by_verb
from narrator.check.figures.units import NO_COUNTS
from narrator.check.opinions import Opinion
from narrator.check.sources.library import Hits
from narrator.check.sources.search import Found, Passage, content_words
from narrator.check.words.anchors import anchors, apart, months, tokens
from narrator.extract.figures.numerals import DIGITS, SPELLED, read_numeral
from narrator.model.claims import Quantity, Quote, Span
from narrator.model.drafts import Evidence, Verdict

_OF_THEM = r" of (?:them|these|those|which|whom)\b"
_OF_WHAT_WAS = re.compile(
    r"\W*(?:of )?(?:what (?:it|they|he|she)|(?:as|that) [^,;.]{0,30}\b(?:in|ago|earlier|before|last))\b", re.IGNORECASE
)
"""Behind a multiple: of what it is one of itself."""
_SPEAKS_OF_THEM = re.compile(_OF_THEM, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OfThem:
    """The count, and where its words stand in the text."""

    count: Decimal
    span: Span


def counted(said: Said, desk: Desk, found: Hits) -> Opinion | None:
    """The opinion on a count whose noun the passage, or the one behind it, leaves to the sentence before."""
    quantity = said.quantity
    if quantity is not None and quantity.unit == "multiple":
        return _multiplied(said, quantity, found)
    if quantity is None or quantity.unit in NO_COUNTS or quantity.value is None:
        return None
    for item in found.near(LOOSE):
        following = found.library.after(item.passage) if _is_counted_last(said, item, desk) else None
        if following is not None and (opinion := _of_them(said, quantity.value, following, item)) is not None:
            return opinion
        if item.score >= CLOSE and _how_many(item.passage) == quantity.value:
            return _supported(said, item.passage, item)
        if _done_so_often(item.passage.text, quantity) and names_around(said, item.passage):
            return _shown(item.passage, item)
    return None


def _multiplied(said: Said, quantity: Quantity, found: Hits) -> Opinion | None:
    """Support for "twice what it was" by a passage that names nobody else and says that it has doubled since then."""
    if not _OF_WHAT_WAS.match(said.sentence, said.there.end):
        return None
    for item in found.near(LOOSE):
        text, names = item.passage.text, anchors(said.sentence)
        told = any(one.interval.overlaps(quantity.interval) for one in multiples_by_verb(text))
        tellers = [one.speaker.name for one in _heard_in(item.passage) if one.speaker is not None]
        same = (
            bool(names)
            and names | tokens(" ".join(tellers)) >= anchors(text)
            and not apart(months(said.sentence), months(text))
        )
        plain = content_words(said.sentence) - content_words(" ".join(sorted(names)))
        if told and same and names_in(said, tokens(text)) and plain & item.passage.words:
            return _supported(said, item.passage, item)
    return None


def _heard_in(passage: Passage) -> list[Quote]:
    """What somebody says in a passage."""
    return [one for one in passage.page.reading.statements.quotes if passage.span.overlaps(one.content.span)]


def _done_so_often(text: str, quantity: Quantity) -> bool:
    """Whether a passage tells by a verb and "times" what is counted here by its noun, with the same words before it."""
    bound = re.match(r"(?:[a-z]+\s)*", quantity.text)
    return any(
        content_words(found["verb"]) == content_words(quantity.unit)
        and read_numeral(found["count"]).value == quantity.value
        and (found["bound"] or "") == (bound.group() if bound else "")
        for found in (_counting_times().finditer(text) if " times" in text else ())
    )


def _of_them(said: Said, count: Decimal, passage: Passage, item: Found) -> Opinion | None:
    """The opinion by "140 of them" in the passage behind the one that has the noun."""
    there = _how_many(passage)
    if there == count:
        return _supported(said, passage, item)
    if there is None or not shares_words(said, item) or not (is_misread(count, there) or is_transposed(count, there)):
        return None
    has = f"{passage.article} has “{there:f} of them” ({' '.join(passage.text.split())})"
    return replace(_supported(said, passage, item), verdict=Verdict.REFUTED, rule="number", found=has)


def _how_many(passage: Passage) -> Decimal | None:
    """How many "of them" a passage speaks of."""
    them = count_of_them(passage.text)
    return None if them is None else them.count


def _supported(said: Said, passage: Passage, item: Found) -> Opinion:
    return done_to(said, _shown(passage, item), passage.page.reading)


def _shown(passage: Passage, item: Found) -> Opinion:
    shown = Evidence(passage.text, passage.article, passage.span)
    return Opinion(Verdict.SUPPORTED, evidence=(shown,), origin=passage.origin, weight=item.score)


def _is_counted_last(said: Said, item: Found, desk: Desk) -> bool:
    """Whether a passage has the draft's noun and names, and counts nothing else that "them" could stand for."""
    unit = said.quantity.unit if said.quantity is not None else ""
    if not content_words(unit) <= item.passage.words:
        return False
    counts = [one.unit for one in printed_in(item, desk.by_article[item.passage.article]) if one.unit not in NO_COUNTS]
    return counts[-1:] in ([], [unit]) and names_around(said, item.passage)


def count_of_them(text: str) -> OfThem | None:
    """How many "of them" a text speaks of.

    >>> count_of_them("Twelve of them were shut.").count
    Decimal('12')
    """
    said = _counting_them().search(text) if _SPEAKS_OF_THEM.search(text) else None
    return OfThem(read_numeral(said["count"]).value, Span(*said.span())) if said else None


@cache
def _counting_times() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<verb>[a-z]+)\s(?P<bound>(?:about|almost|around|at\sleast|more\sthan|nearly|over|some)\s)?"
        rf"(?P<count>{DIGITS}|{SPELLED})\stimes\b"
    )


@cache
def _counting_them() -> re.Pattern[str]:
    """A pattern that takes long to make and is seldom asked."""
    return re.compile(rf"\b(?P<count>{DIGITS}|{SPELLED}){_OF_THEM}", re.IGNORECASE)
