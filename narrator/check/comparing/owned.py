"""Whose every amount of an article is, by the names and words that stand beside it, and which was before another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from narrator.check.figures.intervals import point
from narrator.check.figures.known import Known
from narrator.check.sources.search import Page, content_words
from narrator.check.words.anchors import anchors, indices, tokens
from narrator.model.claims import Span
from narrator.model.drafts import Evidence

_OF: Final = re.compile(
    r"[^,;:.\d]{0,40}?\b(?:for|of|in|at|on|to\sborrow)\s(?:(?:the|its|their|a|an)\s)?(?:[a-z-]+\s){0,3}?$"
)
"""Between a figure and the name behind it whose it is: "6.4 for Castlegrove"."""
_ITS_NEXT: Final = re.compile(r"(?:['’]s)?\s(?:(?:at|with|is|was|are|were|on)\s)?[$€£]?")
"""Between a name and a figure that is its own."""
_FORMER: Final = re.compile(
    r"\b(?:from|against|versus|compared\swith|compared\sto|after|instead\sof|than\sthe)\s"
    r"(?:(?:an?|the|about|nearly|roughly|some|just|over|under)\s)*(?:(?:gain|loss|rise|fall)\sof\s)?[$€£]?$"
    r"|\([^():]{0,20}:\s?[$€£]?$"
)
"""Words by which a passage tells what an amount was before: "up from 5%", "(July: 9%)"."""
_BARE: Final = re.compile(
    r"(?<![\w.,$€£/-])(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?![\w%-]|[.,]\d|\s?(?:%|per\scent))"
    r"(?:\s(?P<scale>million|billion|trillion))?"
    r"(?=[.,;:)”\"]|$|\s(?:for|in|at|and|on|as|by|from|to|with|while|when|last|this|per|before|after|against|than|but|or"
    r"|compared|versus|a)\b)"
)
"""A number that counts nothing that is named behind it."""
_SCALES: Final = {"million": 10**6, "billion": 10**9, "trillion": 10**12}
_DATED: Final = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s$|\b(?:[A-Z][\w&]*|in|since|until|by)\s$"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_WORD: Final = re.compile(r"[^\W\d_](?:[\w&]|[’'-](?=\w))*")
_BACK: Final = 3
"""So many sentences back a name may stand that those behind it leave out."""


class Name(NamedTuple):
    """One name, or one word that the draft sets against another, with all its words in small letters."""

    span: Span
    words: frozenset[str]


@dataclass(frozen=True)
class Amount:
    """One amount of an article: whose it is, the stems of its own words, of its sentence and of what stands before.

    `former` where its passage has it as what was before another amount.
    """

    known: Known
    owner: frozenset[str]
    beside: str
    former: bool
    before: str

    @property
    def words(self) -> str:
        """The amount as it is printed."""
        return self.known.there.of(self.known.evidence.text)

    @cached_property
    def zone(self) -> frozenset[str]:
        """The stems of the words between the figures on either side."""
        return content_words(self.beside)

    @cached_property
    def topic(self) -> frozenset[str]:
        """The stems of its sentence and of the one before it in its paragraph."""
        return content_words(f"{self.known.evidence.text} {self.before} {self.known.unit}")


def amounts_in(known: Sequence[Known], page: Page, keys: frozenset[str]) -> list[Amount]:
    """The amounts of an article with their owners; `keys` are words that tell owners apart, names or stems."""
    text, found = page.reading.text, list[Amount]()
    by_place: dict[Span | None, list[Known]] = {}
    for one in known:
        by_place.setdefault(one.evidence.span, []).append(one)
    for place in page.spans if known else ():
        shown = Evidence(place.of(text), page.reading.id, place)
        given = sorted(by_place.get(place, ()), key=lambda one: one.place)
        figures = list(_with_bare(given, replace(known[0], evidence=shown, chain=(), times=()), keys))
        if figures:
            before = _before(place, text, page.spans)
            inherited = _inherited(before, text, keys)
            found += _owned(figures, shown.text, keys, inherited, before[0].of(text) if before else "")
    return found


def _before(place: Span, text: str, sentences: Sequence[Span]) -> list[Span]:
    """The sentences of a paragraph before one, the nearest first."""
    start = text.rfind("\n", 0, place.start)
    earlier = [one for one in sentences if start < one.start < place.start and one.end <= place.start + 1]
    return sorted(earlier, key=lambda one: -one.start)[:_BACK]


def _inherited(before: Sequence[Span], text: str, keys: frozenset[str]) -> frozenset[str]:
    """The one name that the sentences before one speak of last; none where they name several."""
    for span in before:
        names = names_in(span.of(text), keys)
        names = [one for one in names if one.words & keys] or names
        if names:
            first = names[0].words
            return first if all(one.words & first for one in names[1:]) else frozenset()
    return frozenset()


def _with_bare(given: Sequence[Known], pattern: Known, keys: frozenset[str]) -> Iterator[Known]:
    """The amounts of a sentence and its bare numbers, which take the unit of the amount before them."""
    text, place = pattern.evidence.text, pattern.evidence.span or Span(0, 0)
    taken = [one.there for one in given if one.unit]
    bare = [one for one in _BARE.finditer(text) if not any(it.overlaps(Span(*one.span())) for it in taken)]
    written = [_plain(one, pattern, place.start) for one in bare if not _is_dated(text, one, keys)]
    unit = ""
    for one in sorted([*(it for it in given if it.unit), *written], key=lambda one: one.place):
        if len(one.written) != 1 or one.interval is None or one.unit == "multiple":
            continue
        unit = one.unit or unit
        yield one if one.unit else replace(one, unit=unit)


def _is_dated(text: str, number: re.Match[str], keys: frozenset[str]) -> bool:
    """Whether a number is a year, a day or part of a name; behind a name among the `keys` it may be its amount."""
    before = text[: number.start()]
    if _YEAR.fullmatch(number.group()) or not _DATED.search(before):
        return _YEAR.fullmatch(number.group()) is not None
    named = before.split()[-1]
    listed = any(number["number"] in one.split() for one in indices(text))
    return listed or not (tokens(named) & keys and re.search(r"\d", before))


def _plain(number: re.Match[str], pattern: Known, start: int) -> Known:
    """A bare number, of which nothing is known but how much it is and where."""
    value = Decimal(number["number"].replace(",", "")) * _SCALES.get(number["scale"] or "", 1)
    return replace(
        pattern,
        written=(value,),
        interval=point(value),
        place=start + number.start(),
        end=start + number.end(),
        unit="",
        measure=None,
        subject=None,
        direction=None,
        period=None,
    )


def _owned(
    figures: Sequence[Known], text: str, keys: frozenset[str], inherited: frozenset[str], before: str
) -> Iterator[Amount]:
    """The figures of one sentence, each with its owner."""
    names = names_in(text, keys)
    taken: set[Span] = set()
    owner = inherited if not any(one.span.start < figures[0].there.start for one in names) else frozenset[str]()
    last = 0
    for number, one in enumerate(figures):
        there = one.there
        after = figures[number + 1].there.start if number + 1 < len(figures) else len(text)
        own = [it for it in names if last <= it.span.start < there.start and it.span not in taken][-1:]
        of = next((it for it in names if it.span.start >= there.end and it.span.end <= after), None)
        if of is not None and _is_of(text, there, of, after):
            taken.add(of.span)
            own.append(of)
        elif not own and not owner and of is not None and not re.search(r"[;:]", text[there.end : of.span.start]):
            own.append(of)
        owner = frozenset[str]().union(*(it.words for it in own)) or owner
        zone = text[last:after]
        yield Amount(one, owner, zone, _FORMER.search(text[: there.start]) is not None, before)
        last = there.end


def _is_of(text: str, figure: Span, name: Name, after: int) -> bool:
    """Whether the name behind a figure says whose it is, and is not that of the next figure."""
    if not _OF.match(text[figure.end : name.span.start]):
        return False
    return after == len(text) or _ITS_NEXT.fullmatch(text[name.span.end : after]) is None


def names_in(text: str, keys: frozenset[str]) -> list[Name]:
    """The names of a sentence and its words among the `keys`, neighbours together."""
    named = anchors(text) | keys
    found: list[Name] = []
    for match in _WORD.finditer(text):
        word = match.group()
        words, stems = _word_and_stems(word)
        is_name = word[0].isupper() and not words.isdisjoint(named)
        if not is_name and stems.isdisjoint(keys) and words.isdisjoint(keys):
            continue
        span = Span(match.start(), match.end())
        both = words | (stems & keys)
        is_name = is_name and (match.start() > 0 or not word.endswith("ing"))
        if found and text[found[-1].span.end : span.start] in {" ", "'s ", "’s "} and is_name:
            last = found.pop()
            span, both = Span(last.span.start, span.end), last.words | both
        found.append(Name(span, both))
    return found


@lru_cache(maxsize=1 << 16)
def _word_and_stems(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """What one word is compared by; there are far fewer words than places where they stand."""
    return tokens(word), content_words(word)
