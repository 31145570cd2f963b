"""Two things each in the other's place: what was and what is, who votes and bets for and against, above and below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from narrator.check.details.answers import has, refuted
from narrator.check.details.bets import bet_alike, bets_in
from narrator.check.details.holding import words_in
from narrator.check.details.standing import stands_otherwise
from narrator.check.details.turning import passages_of
from narrator.check.opinions import Judged
from narrator.check.sources.library import Library
from narrator.check.sources.search import Passage, content_words
from narrator.model.claims import Span
from narrator.model.drafts import Verdict

_ENDS = r"(?!(?:to|from|in|on|at|by|of|for|after|before|with|and|but|as|while|which|who|that|said|says|citing)\b)"
_PHRASE = rf"(?:{_ENDS}[^\s,;:.]+[”\"]?\s?){{1,4}}"
_MOVES = (
    re.compile(rf"\bfrom\s(?P<was>{_PHRASE})\b(?:back\s)?to\s(?P<now>{_PHRASE})"),
    re.compile(rf"\bto\s(?P<now>{_PHRASE}),?\s?from\s(?P<was>{_PHRASE})"),
)
"""What something was and what it came to be, in words."""
_OF_A_RATING = content_words("rating recommendation stance view position level status")

_VOTED = re.compile(
    r"(?P<who>.*?)(?<!\d\s)\b[Vv]ot(?:es?|ed|ing)\b(?P<how>.*?)\b(?P<side>for|in\sfavou?r|against)\b(?P<what>.*)"
)
_CLAUSE = re.compile(r"[;:]\s|,?\s(?:while|whereas|but|and)\s|,\s")
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_DENIES = re.compile(r"\b(?:not|never|nor|neither|no\sone|nobody|none|refus\w+|declin\w+)\b|n[’']t\b")


_WANTED = re.compile(
    r"\b(?:vot\w+\s(?:\w+\s){0,2}?(?:for|in\sfavou?r\sof)|approv\w+|back(?:ed|s|ing)|support\w*|endors\w+|pass(?:ed|es)"
    r"|favou?r(?:ed|s))\b"
)
_UNWANTED = re.compile(
    r"\b(?:vot\w+\s(?:\w+\s){0,2}?against|reject\w*|block(?:ed|s)|veto\w*|oppos\w+|threw\sout|turn\w*\sdown|defeat\w*"
    r"|against)\b"
)
_SIDES_MEET = re.compile(r",?\s(?:but|and|while|whereas)\s")
"""A clause that has what was wanted, one that has what was not, and where they meet."""


class _Swapped(NamedTuple):
    """Where a draft has it, and the words of the passage that has it the other way round."""

    place: Span
    has: str


class _Vote(NamedTuple):
    """Who votes for or against something, in the words of a clause, and where."""

    who: str
    on: frozenset[str]
    side: bool
    place: Span


def with_swapped(judged: list[Judged], sentence: Span, text: str, library: Library) -> list[Judged]:
    """All that was judged of a sentence; what a passage that bears it out has the other way round is refuted.

    Left alone is what something was found against, and what another passage has as the draft does.
    """
    said = sentence.of(text)
    if any(item.opinion.verdict is not Verdict.SUPPORTED for item in judged):
        return judged
    passages = passages_of(judged, library)
    for exchange in (_moved, _voted, _wanted, _bet, _stood):
        found = [exchange(said, one.text) for one in passages]
        if None in found:
            continue
        for passage, there in zip(passages, found, strict=True):
            for one in there or ():
                told = _told_of(one, passage, sentence, text)
                return [*(item for item in judged if not told.span.overlaps(item.span)), told]
    return judged


def _moved(said: str, passage: str) -> list[_Swapped] | None:
    """What came from what a passage has it come to; `None` where the passage has it so as well."""
    mine = list(_moves(said))
    theirs = list(_moves(passage)) if mine else []
    found = []
    for was, now, place in mine:
        for before, after, there in theirs:
            if was & before and now & after:
                return None
            if was & after and now & before and not (was & before or now & after):
                found.append(_Swapped(place, there.of(passage)))
    return found


def _moves(text: str) -> Iterator[tuple[frozenset[str], frozenset[str], Span]]:
    for form in _MOVES:
        for found in form.finditer(text):
            was, now = (content_words(found[side]) - _OF_A_RATING for side in ("was", "now"))
            if was and now and not any(char.isdigit() for char in found.group()):
                yield was, now, Span(found.start(), found.start() + len(found.group().rstrip()))


def _voted(said: str, passage: str) -> list[_Swapped] | None:
    """Who votes against what a passage has the same vote for."""
    mine = list(_votes(said))
    pairs = [(one, other) for one in mine for other in _votes(passage) if _is_one_vote(one, other)]
    if any(one.side is other.side for one, other in pairs):
        return None
    return [_Swapped(one.place, other.place.of(passage)) for one, other in pairs]


def _votes(text: str) -> Iterator[_Vote]:
    """The votes of a sentence, clause by clause: "Lane and Crane voted" is one."""
    if "vot" not in text:
        return
    start = 0
    for end in (*(one.start() for one in _CLAUSE.finditer(text)), len(text)):
        found = _VOTED.match(text, start, end)
        if found is not None and not _DENIES.search(found.group()):
            yield _Vote(found["who"], words_in(found["what"].split()), *_side(found))
        start = end if found is not None else start


def _side(found: re.Match[str]) -> tuple[bool, Span]:
    return found["side"] != "against", Span(found.start("how"), found.end("side"))


def _is_one_vote(mine: _Vote, theirs: _Vote) -> bool:
    """Whether two votes are of the same people, on the same thing as far as both name one."""
    one, other = (_NAME.findall(vote.who) for vote in (mine, theirs))
    who, others = (words_in(vote.who.split()) for vote in (mine, theirs))
    same = one[-1] in other if len(one) > 1 and len(other) > 1 else bool(who) and (who <= others or others <= who)
    return same and (not mine.on or not theirs.on or bool(mine.on & theirs.on))


def _wanted(said: str, passage: str) -> list[_Swapped] | None:
    """What was voted for, approved or backed, and what was not, each in the other's place in one sentence."""
    mine = _both_sides(said)
    theirs = _both_sides(passage) if mine is not None else None
    if mine is None or theirs is None:
        return []
    (wanted, unwanted, place), (given, denied, there) = mine, theirs
    common = wanted & unwanted | given & denied
    wanted, unwanted, given, denied = (side - common for side in (wanted, unwanted, given, denied))
    if wanted & given or unwanted & denied:
        return None
    return [_Swapped(place, there.of(passage))] if wanted & denied and unwanted & given else []


def _both_sides(text: str) -> tuple[frozenset[str], frozenset[str], Span] | None:
    """The words of what a sentence has as wanted, and of what it has as unwanted, and where it begins to say so."""
    for joint in _SIDES_MEET.finditer(text):
        parts = ((0, joint.start()), (joint.end(), len(text)))
        for_it, against_it = (
            [(at, found, end) for at, end in parts if (found := form.search(text, at, end)) is not None]
            for form in (_WANTED, _UNWANTED)
        )
        if len(for_it) == len(against_it) == 1 and for_it[0][0] != against_it[0][0] and not _DENIES.search(text):
            (_, first, end), (_, second, until) = for_it[0], against_it[0]
            wanted, unwanted = words_in(text[first.end() : end].split()), words_in(text[second.end() : until].split())
            return wanted, unwanted, Span(*first.span())
    return None


def _bet(said: str, passage: str) -> list[_Swapped] | None:
    """Bets against what a passage has bets on."""
    if bet_alike(said, passage) is not False:
        return None if bet_alike(said, passage) else []
    theirs = list(bets_in(passage))
    pairs = [(mine, other) for mine in bets_in(said) for other in theirs if mine.of & other.of]
    return [_Swapped(mine.place, other.place.of(passage)) for mine, other in pairs]


def _stood(said: str, passage: str) -> list[_Swapped] | None:
    """What stands, or goes, the other way from a level that a passage has."""
    found = stands_otherwise(said, passage)
    return None if found is None else [_Swapped(mine, theirs.of(passage)) for mine, theirs in found]


def _told_of(one: _Swapped, passage: Passage, sentence: Span, text: str) -> Judged:
    return refuted(passage, "direction", has(one.has), one.place.shifted(sentence.start), text)
