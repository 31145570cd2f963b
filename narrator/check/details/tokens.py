"""A text word by word, each with the sets of words that exclude it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from narrator.check.details.kinds import KINDS
from narrator.check.details.pairs import OPPOSED
from narrator.check.sources.search import content_words, stem
from narrator.check.words.anchors import MONTHS
from narrator.check.words.spelling import IN_FULL
from narrator.model.claims import Span

_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}|\d[\d,.]*%|[$€£¥]?\d[\d,]*\.\d+|[$€£¥]?\d{1,3}(?:,\d{3})+|[$€£¥]\d+|[^\W_]+(?:-[^\W_]+)*"
)
_PART = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"[’']s\b")
_PROPER = frozenset({"period", "name"})
_LAST = frozenset({"last", "previous", "prior", "preceding", "past"})
_UNITS = frozenset(map(stem, ("minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century")))
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {
    **{word: str(number) for number, word in enumerate(_ONES.split())},
    **{word: str(10 * number) for number, word in enumerate(_TENS.split(), start=2)},
}
_SHORTEST, _OF_A_YEAR = 3, 4
_REMEMBERED, _READ = 1 << 16, 1 << 12


class Side(NamedTuple):
    """One side of a set of words that exclude each other; `rule` is what a slip breaks."""

    group: str
    member: str
    rule: str


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, its stem, its place, what it is searched by, the sides that it is on, and its small letters."""

    text: str
    stem: str
    span: Span
    content: frozenset[str]
    sides: tuple[Side, ...] = ()
    lower: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lower", self.text.casefold())


@cache
def sides_by_stem() -> dict[str, tuple[Side, ...]]:
    """Every word of the lexicon by its stem."""
    found: dict[str, list[Side]] = {}
    for number, line in enumerate(OPPOSED):
        for member, words in enumerate(line.split("|")):
            for word in words.split():
                for one in {_stem(word), _stem(f"{word[:-1]}ied") if word.endswith("y") else _stem(word)}:  # "denied"
                    found.setdefault(one, []).append(Side(f"opposed {number}", str(member), "direction"))
    for number, (rule, line) in enumerate(KINDS):
        for words in line.split(","):
            for word in words.split():
                found.setdefault(_stem(word), []).append(Side(f"kind {number}", words.split()[0], rule))
    return {word: tuple(dict.fromkeys(sides)) for word, sides in found.items()}


@cache
def members_of(group: str) -> frozenset[str]:
    """The stems of all words of one set."""
    return frozenset(word for word, sides in sides_by_stem().items() if any(side.group == group for side in sides))


@lru_cache(maxsize=_REMEMBERED)
def _stem(word: str) -> str:
    plain = word.casefold()
    return plain.rstrip(".") if "." in plain else stem(plain)


@lru_cache(maxsize=_REMEMBERED)
def _content(word: str) -> frozenset[str]:
    return content_words(word)


def sides_of(word: str) -> tuple[Side, ...]:
    """The sides that one word is on, wherever it stands."""
    return sides_by_stem().get(_stem(word), ())


@lru_cache(maxsize=_READ)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a text in their order; compounds are taken apart unless the lexicon has them."""
    plain = _POSSESSIVE.sub(lambda match: " " * len(match[0]), text)
    bare = [
        part
        for match in _WORD.finditer(plain)
        for part in ([match] if _whole(match[0]) else list(_PART.finditer(plain, *match.span())))
    ]
    words = [match[0] for match in bare]
    return tuple(
        Token(match[0], _stem(match[0]), Span(*match.span()), _content(match[0]), _sides(words, at))
        for at, match in enumerate(bare)
    )


def _whole(word: str) -> bool:
    return word[0] in "$€£¥" or word[-1] == "%" or "." in word or "-" not in word or _stem(word) in sides_by_stem()


def _sides(words: list[str], at: int) -> tuple[Side, ...]:
    word, after = words[at], words[at + 1].casefold() if at + 1 < len(words) else ""
    known = sides_of(IN_FULL.get(f"{word} {after}".casefold(), word))
    if _stem(word) in _UNITS:
        return _timed(words, at)
    counted = _counted(words, at)
    if counted is not None:
        return (counted,)
    if word.casefold() in {"up", "down"}:
        return sides_by_stem()[_stem("rise" if word.casefold() == "up" else "fall")] if after[:1].isdigit() else ()
    if after == "quarter" and any(side.rule == "number" for side in known):
        return _quarter(known)
    named = at and word[0].isupper() and not word.isupper()
    return tuple(side for side in known if side.rule in _PROPER) if named else known


def _quarter(known: tuple[Side, ...]) -> tuple[Side, ...]:
    numbers = {"first": "q1", "second": "q2", "third": "q3", "fourth": "q4"}
    member = next((numbers[side.member] for side in known if side.member in numbers), None)
    return sides_by_stem()[member] if member else known


@lru_cache(maxsize=_REMEMBERED)
def number_in(word: str) -> str:
    """A count in figures; empty where the word is none."""
    word = word.casefold()
    return word if word.isdecimal() else _NUMBERS.get(word, "")  # no float is made of "²"


def _timed(words: list[str], at: int) -> tuple[Side, ...]:
    """A length of time is one of a kind with every other of the same count, a last year with a last quarter."""
    before = words[at - 1] if at else ""
    count = number_in(before) or ("last" if before.casefold() in _LAST else "")
    return (Side(f"span {count}", _stem(words[at]), "period"),) if count else ()


def _dozen(words: list[str], at: int) -> str:
    """What "a dozen" counts; empty for any other word, and for several."""
    return "12" if at and words[at].casefold() == "dozen" and words[at - 1].casefold() == "a" else ""


def _counted(words: list[str], at: int) -> Side | None:
    """A plain count is one of a kind with every other count of the same thing."""
    word = words[at].casefold()
    number = number_in(word) or _dozen(words, at)
    if not number:
        return None
    after = words[at + 1] if at + 1 < len(words) else ""
    before = words[at - 1] if at else ""
    if after.isalpha() and after.islower():
        return Side(f"count {_stem(after)}", number, "number")
    if not before.isalpha() or len(before) < _SHORTEST:
        return None
    dated = before.casefold() in MONTHS and len(number) == _OF_A_YEAR  # "July 2026" is no other number than "July 6"
    return Side(f"label {_stem(before)}{' of a year' if dated else ''}", number, "number")
