"""How a vote went: so many for and so many against, in whatever order a sentence tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from narrator.check.opinions import Judged, Opinion
from narrator.check.sources.library import Hits
from narrator.check.sources.search import Found
from narrator.check.words.anchors import anchors
from narrator.extract.figures.numerals import SMALL, read_numeral
from narrator.model.claims import Span
from narrator.model.drafts import Evidence, Verdict

_READ = 8
"""So many passages that line up best are asked for the vote."""

_CLOSE, _MISSING_NAMES = 0.35, 3
"""A passage that lines up this well, and has two in three names, tells of the same vote."""

_PUT = r"(?:bill|plan|motion|law|measure|amendment|package|proposal|resolution|merger|deal|treaty|budget)"
_OF_A_VOTE = re.compile(
    r"\bvot(?:e[ds]?|ing)\b|\bballots?\b|\bagainst\b.*\b(?:for|in\sfavou?r)\b|\b(?:for|in\sfavou?r)\b.*\bagainst\b"
    rf"|\b{_PUT}\b",
    re.IGNORECASE,
)
"""What a sentence that tells of a vote has at least: a vote, two sides, or what is put to one."""

_COUNT = (
    rf"(?<![\d.,$€£%])(?!(?:19|20)\d\d[–-])(?:\d(?:[\d,]*\d)?|{SMALL})"
    r"(?![\d.,]*\d|%|\s?(?:per\s?cent|million|billion)\b)"
)
_WHO = r"(?:vote|[a-z]{4,}s)"
_PAIR = re.compile(
    r"(?:\bvot(?:e[ds]?|ing)\s(?:of\s|was\s|(?:[a-z]+\s){0,3}?by\s)?|\bby\s(?:an?\s(?:vote|margin)\sof\s)?|\ban?\s"
    rf"|(?:[a-z]ed|{_PUT})\s(?:it\s)?)(?P<one>{_COUNT})(?:\s{_WHO})?(?:\sto\s|\s?[–-]\s?)(?P<other>{_COUNT})"
    r"(?=[.,;:)]|$|\s(?:votes?|majority|on|in|last|late|to|for|against|at|after|with|that|this|and|margin|decision)\b)",
    re.IGNORECASE,
)
"""Both counts beside each other: "voted 31 to 24", "by 31 votes to 24", "a 31-24 vote"."""

_CAST = (
    rf"\b(?P<count>{_COUNT})\s(?:{_WHO}\s(?:of\s(?:[\w’'-]+\s){{1,4}}?)?)?"
    r"(?:(?:were|was|came|voting|voted|cast)\s)?(?:out\s)?"
)
_FOR = re.compile(rf"{_CAST}(?:for|in\sfavou?r|backed|supported)\b", re.IGNORECASE)
_AGAINST = re.compile(rf"{_CAST}(?:against|opposed)\b", re.IGNORECASE)
_SINGLE = re.compile(r"\bvot|\b(?:backed|supported|opposed)$", re.IGNORECASE)
"""What a single count has that is one of votes."""

_WAY = re.compile(
    r"\b(?:(?P<nay>reject\w*|defeat\w*|block\w*|oppos\w*|against|veto\w*|turn(?:ed|ing)?\sdown|vot(?:e[ds]?|ing)\sdown"
    r"|thr[eo]wn?\sout|str[iu]c?ke?\sdown|down\b)|(?P<aye>approv\w*|pass(?:e[sd]|ing)?\b|back(?:ed|s|ing)?\b|adopt\w*"
    r"|accept\w*|endors\w*|ratif\w*|carr(?:y|ied)\b|support\w*|in\sfavou?r|for\b))",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"\b(?:motions?|amendments?|bids?|attempts?|efforts?|proposals?|resolutions?|bills?|measures?|plans?|calls?)\s"
    r"(?:to|for|that\swould|which\swould)\s(?:[a-z]+ly\s)?"
    r"(?:repeal|scrap|drop|end|ban|block|reject|remove|oust|cancel|abolish|stop|delay|dismiss|override|table|kill)\w*\b"
    r"|\boverride\b|\bno[\s-]confidence\b|\bveto\b|\b(?:not|fail\w*|short)\b",
    re.IGNORECASE,
)
"""Where a vote is on undoing something, or what failed had the more votes, nothing says which side is which."""
_REACH = 60


@dataclass(frozen=True, slots=True)
class Tally:
    """The votes of both sides, `None` where a side is not told, and the places of the counts in their sentence."""

    ayes: Decimal | None
    nays: Decimal | None
    counts: frozenset[Decimal]
    places: tuple[Span, ...]


def judge_tallies(sentence: Span, text: str, found: Hits, marks: Sequence[Span]) -> Iterator[Judged]:
    """The counts of a vote in a sentence, where a passage that lines up with it tells how that vote went."""
    words = sentence.of(text)
    mine = tally_in(words)
    if mine is None or any(mark.overlaps(place.shifted(sentence.start)) for mark in marks for place in mine.places):
        return
    named = anchors(words)
    for item in found.originals[:_READ]:
        theirs = tally_in(item.passage.text)
        if theirs is None or len(named - item.passage.within) * _MISSING_NAMES > len(named):
            continue
        opinion = _opinion(mine, theirs, item)
        if opinion is not None:
            for place in mine.places:
                there = place.shifted(sentence.start)
                yield Judged(there, there.of(text), opinion, 1)
            return


def _opinion(mine: Tally, theirs: Tally, item: Found) -> Opinion | None:
    """What one count of votes says to another; `None` where they may be of two votes."""
    shown = (Evidence(item.passage.text, item.passage.article, item.passage.span),)
    rule = None
    if not mine.counts <= theirs.counts:
        if len(mine.counts) == len(theirs.counts) > 1 and mine.counts & theirs.counts and item.whole >= _CLOSE:
            rule = "number"
        else:
            return None
    elif any(one is not None and other is not None and one != other for one, other in _sides(mine, theirs)):
        rule = "direction"
    if rule is None:
        return Opinion(Verdict.SUPPORTED, evidence=shown, origin=item.passage.origin, weight=item.score)
    says = f"{item.passage.article} has the votes otherwise ({' '.join(item.passage.text.split())})"
    return Opinion(Verdict.REFUTED, rule, says, None, shown, item.passage.origin, item.whole)


def _sides(mine: Tally, theirs: Tally) -> tuple[tuple[Decimal | None, Decimal | None], ...]:
    return (mine.ayes, theirs.ayes), (mine.nays, theirs.nays)


@lru_cache(maxsize=4096)
def tally_in(text: str) -> Tally | None:
    """How a sentence says that a vote went; `None` where it tells of none.

    >>> found = tally_in("The council voted 31 to 24 against the plan.")
    >>> found.ayes, found.nays
    (Decimal('24'), Decimal('31'))
    """
    if not _OF_A_VOTE.search(text):
        return None
    pair = _PAIR.search(text)
    if pair is not None:
        return _of_pair(text, pair)
    sides = [form.search(text) for form in (_FOR, _AGAINST)]
    told = [one for one in sides if one is not None]
    return _of_sides(told) if len(told) > 1 or any(_SINGLE.search(one.group()) for one in told) else None


def _of_sides(told: Sequence[re.Match[str]]) -> Tally:
    """A vote of which each side is told for itself: "24 voted for it and 31 against"."""
    counts = {one.re: read_numeral(one["count"]).value for one in told}
    places = tuple(Span(*one.span("count")) for one in told)
    return Tally(counts.get(_FOR), counts.get(_AGAINST), frozenset(counts.values()), places)


def _of_pair(text: str, pair: re.Match[str]) -> Tally:
    """A vote whose counts stand side by side; the verb says which of them was for it."""
    one, other = (read_numeral(pair[side]).value for side in ("one", "other"))
    place = Span(pair.start("one"), pair.end("other"))
    behind = _WAY.search(text, pair.end(), pair.end() + _REACH) if pair.group().casefold().startswith("vot") else None
    way = behind or next((each for each in _WAY.finditer(text) if each.group().casefold() != "for"), None)
    counts = frozenset({one, other})
    if way is None or _TURNED.search(text) or one == other:
        return Tally(None, None, counts, (place,))
    first = one if behind is not None else max(one, other)
    second = other if first == one else one
    ayes, nays = (second, first) if way["nay"] else (first, second)
    return Tally(ayes, nays, counts, (place,))
