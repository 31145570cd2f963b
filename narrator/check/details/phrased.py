"""Words in the place of others that are told of another deed or another way, one or several on either side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from narrator.check.details.alignment import Alignment, Slot, base
from narrator.check.details.lines import Line
from narrator.check.details.phrases import DEEDS, SAME, SURENESS, WORDING
from narrator.check.details.quantity import denials
from narrator.check.details.relations import is_same
from narrator.check.details.terms import DENIALS
from narrator.check.details.tokens import Token
from narrator.check.speech.conditions import has_condition
from narrator.check.words.ahead import looks_ahead
from narrator.check.words.expecting import LIKELY, MONTH, NOT_YET
from narrator.check.words.vocabulary import forms_of

_LISTS = (*DEEDS, *SURENESS, *WORDING)
_REACH = 3
_POSSIBLE = re.compile(rf"\b(?:{LIKELY})\b", re.IGNORECASE)
_ONE_OF = frozenset({"one of", "among", "almost", "nearly"})
_CONDITIONS = [
    phrase.split()
    for phrase in (
        "except",
        "excluding",
        "apart from",
        "other than",
        "unless",
        "if",
        "provided",
        "only if",
        "on condition",
    )
]
_PERFECT = frozenset({"has", "have", "had"})
_MODAL = frozenset({"would", "could", "should", "might", "may", "must", "will", "shall"})
_MAY = frozenset({"may", "might", "could"})
_USED, _COULD = ["used", "to"], ["was", "able", "to"]
_NEARLY = frozenset({"almost", "nearly"})
_NOW = frozenset({"is", "are", "am"})
_AT_IT = (
    "ask call seek sue urge demand investigate look plan consider offer say tell warn want try use threaten propose"
)
_ONGOING = frozenset(form for verb in _AT_IT.split() for form in forms_of(verb))
"""Who has begun with these is at it, and who is at it has begun."""
_GOVERNING = """
    promise agree offer plan intend want wish hope try attempt forget threaten vow pledge ask order tell urge expect
    schedule prepare hesitate neglect decide propose advise allow permit force require
"""
_GOVERNORS = frozenset(form for verb in _GOVERNING.split() for form in forms_of(verb)) | frozenset(
    {"due", "supposed", "set", "ready", "about", "willing", "able", "unable", "unwilling"}
)
"""What stands with "to" before something that need not have been done."""


class _Phrase(NamedTuple):
    """A phrase of a list in a sentence: which list and side, and the places of its first word and behind its last."""

    group: int
    side: int
    start: int
    end: int


def phrased_otherwise(aligned: Alignment, slot: Slot) -> tuple[Sequence[Token], Sequence[Token], str] | None:
    """The words of a draft that exclude those in their place, those, and the rule that is broken.

    All other words of the slot must be explained.
    """
    mine = _phrases(aligned.draft.tokens, slot.start, slot.end)
    theirs = _phrases(aligned.line.tokens, slot.there, slot.until) if mine else []
    groups = {one.group for one in mine} & {one.group for one in theirs}
    same = {group for group in groups if _sides(mine, group) & _sides(theirs, group)}
    for one in mine:
        for other in theirs:
            if one.group == other.group and one.group not in same and _is_all(aligned, slot, one, other):
                rule = "forecast" if _LISTS[one.group] in SURENESS else "word"
                if rule == "forecast" and _may_under_condition(aligned, one):
                    continue
                return aligned.draft.tokens[one.start : one.end], aligned.line.tokens[other.start : other.end], rule
    return None


def _may_under_condition(aligned: Alignment, mine: _Phrase) -> bool:
    """Whether a draft says that something may be which a line says will be under a condition."""
    return aligned.draft.tokens[mine.start].lower in _MAY and has_condition(aligned.line.text)


def on_one_side(mine: Token, theirs: Token) -> bool:
    """Whether some list has both words on one side."""
    sides = [{(group, side) for rest, group, side in _known().get(one.lower, ()) if not rest} for one in (mine, theirs)]
    return not (
        sides[0].isdisjoint(sides[1]) and _same().get(mine.lower, set()).isdisjoint(_same().get(theirs.lower, ()))
    )


def on_two_sides(mine: Token, theirs: Token) -> bool:
    """Whether lists that have both words have them on different sides."""
    sides = [{(group, side) for rest, group, side in _known().get(one.lower, ()) if not rest} for one in (mine, theirs)]
    both = {group for group, _ in sides[0]} & {group for group, _ in sides[1]}
    return bool(both) and not on_one_side(mine, theirs)


def undone(aligned: Alignment, slot: Slot) -> bool:
    """Whether only one side has before a verb what says that it need not have been done, or is not done yet."""
    if _POSSIBLE.search(MONTH.sub(" ", aligned.draft.text)) and _POSSIBLE.search(MONTH.sub(" ", aligned.line.text)):
        return False
    draft, line = aligned.draft.tokens, aligned.line.tokens
    sides = (draft[slot.start : slot.end], draft[slot.end :]), (line[slot.there : slot.until], line[slot.until :])
    return _is_undone(*sides[0], *sides[1]) or _is_undone(*sides[1], *sides[0])


def unqualified(aligned: Alignment, slot: Slot) -> bool:
    """Whether all that a draft leaves out is a condition, an exception, or that something is one of several."""
    words = [token.lower for token in aligned.theirs(slot)]
    if slot.start != slot.end or len(aligned.slots) > 1 or not words:
        return False
    return " ".join(words) in _ONE_OF or any(words[: len(one)] == one for one in _CONDITIONS)


def only_later(aligned: Alignment, slot: Slot) -> bool:
    """Whether one side of a slot says that it is not yet done, the other that it is expected."""
    mine, theirs = (" ".join(one.lower for one in side) for side in (aligned.mine(slot), aligned.theirs(slot)))
    sides = (mine, theirs, aligned.draft.text), (theirs, mine, aligned.line.text)
    late = frozenset({"yet", "not"})
    return any(late & {*one.split()} and looks_ahead(other) and NOT_YET.search(text) for one, other, text in sides)


def _is_undone(
    words: Sequence[Token], behind: Sequence[Token], others: Sequence[Token], after: Sequence[Token]
) -> bool:
    """Whether some words leave open what the verb behind both says; all that the other side may have is "has"."""
    said, instead = [one.lower for one in words], {one.lower for one in others}
    if not said or not behind or not after or not instead <= _PERFECT:
        return False
    if len(said) == 1 and said[0] in _NOW:
        return behind[0].lower.endswith("ing") and _is_past(after[0]) and behind[0].lower not in _ONGOING
    if said[-1] in _NEARLY and len(said) == 1:
        return _is_past(behind[0]) and _is_past(after[0])
    if said[0] in _MODAL:
        return _might_have(said, behind, after)
    if said == _USED:
        return not _is_past(after[0])
    governs = said[-1] == "to" and len(said) > 1 and said[-2] in _GOVERNORS and said != _COULD
    return governs and _is_past(after[0]) and not any(one.content for one in words[:-2])


def _might_have(said: Sequence[str], behind: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether words with those behind them say that something may have been done, which the other side says was."""
    if said[-1] == "have" and len(said) <= _REACH:
        return _is_past(after[0])
    perfect = [one.lower for one in (*behind[:1], *after[:1])]
    return len(said) == 1 < len(after) and perfect[0] == "have" and perfect[1] in _PERFECT and _is_past(after[1])


def _is_past(token: Token) -> bool:
    return token.lower.endswith("ed") or (base(token) != token.lower and not token.lower.endswith(("s", "ing")))


def _sides(found: Sequence[_Phrase], group: int) -> set[int]:
    return {one.side for one in found if one.group == group}


def _phrases(tokens: Sequence[Token], start: int, end: int) -> list[_Phrase]:
    """The phrases that reach into some words, those within longer ones aside."""
    found = [
        one
        for at in range(max(0, start - _REACH), end)
        for one in _at(tokens, at)
        if one.end > start or (start == end == one.end)
    ]
    return [one for one in found if not any(_is_within(one, other) for other in found)]


def _at(tokens: Sequence[Token], at: int) -> Iterator[_Phrase]:
    for rest, group, side in _known().get(tokens[at].lower, ()):
        end = at + 1 + len(rest)
        if tuple(token.lower for token in tokens[at + 1 : end]) == rest:
            yield _Phrase(group, side, at, end)


def _is_within(one: _Phrase, other: _Phrase) -> bool:
    longer = other.start <= one.start and one.end <= other.end and (one.start, one.end) != (other.start, other.end)
    return longer and (one.group == other.group or min(one.group, other.group) >= len(DEEDS))


def _is_all(aligned: Alignment, slot: Slot, one: _Phrase, other: _Phrase) -> bool:
    """Whether nothing else in a slot says anything that the other side does not."""
    mine = [token for at, token in _within(aligned.draft.tokens, slot.start, slot.end) if not one.start <= at < one.end]
    theirs = [
        token for at, token in _within(aligned.line.tokens, slot.there, slot.until) if not other.start <= at < other.end
    ]
    if _denials(aligned.draft, one) != _denials(aligned.line, other):
        return False
    return all(_is_told(token, theirs) for token in mine) and all(_is_told(token, mine) for token in theirs)


def _denials(line: Line, phrase: _Phrase) -> int:
    """Whether a sentence but for a phrase denies an odd number of times."""
    return (denials(line, 0, phrase.start) + denials(line, phrase.end, len(line.tokens))) % 2


def _within(tokens: Sequence[Token], start: int, end: int) -> Iterator[tuple[int, Token]]:
    yield from ((at, tokens[at]) for at in range(start, end))


def _is_told(token: Token, others: Sequence[Token]) -> bool:
    return any(is_same(token, other) for other in others) or not (token.content or token.lower in DENIALS)


@cache
def _known() -> dict[str, list[tuple[tuple[str, ...], int, int]]]:
    """The phrases by each form of their first word: their other words, list and side."""
    found: dict[str, list[tuple[tuple[str, ...], int, int]]] = {}
    for group, line in enumerate(_LISTS):
        for side, phrases in enumerate(line.split("|")):
            for phrase in phrases.split():
                first, *rest = phrase.split("_")
                for form in forms_of(first) if group < len(DEEDS) else (first,):
                    found.setdefault(form, []).append((tuple(rest), group, side))
    return found


@cache
def _same() -> dict[str, set[int]]:
    """The lines that have each form of a word."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(SAME.split(",")):
        for form in (form for word in line.split() for form in forms_of(word)):
            found.setdefault(form, set()).add(number)
    return found
