"""How two words stand to each other that have the same place in two like sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from narrator.check.details.alignment import base, base_of
from narrator.check.details.in_place import IN_PLACE
from narrator.check.details.placed import SLOTS
from narrator.check.details.terms import FUNCTION, OPPOSED_HERE, RELATIVE
from narrator.check.details.tokens import Side, Token, number_in, sides_of, tokens_of

NEGATIVE = re.compile(r"^(?:un|in|im|ir|il|dis|non)(?=[a-z]{4})")
"""What makes the opposite of the word behind it."""
_WITHOUT = re.compile(r"(?<=\w{3})less(?=(?:ly|ness)?$)")
_SUPERLATIVE = re.compile(r"\w{2,}est|most|least|record|first|last|best|worst", re.IGNORECASE)
_BEGINS = 5
_DIFFER = 0.02
_COUNTS = {"a": "1", "an": "1", "once": "1", "twice": "2", "thrice": "3"}
_IED = re.compile(r"ie[sd]$")
_TWO = re.compile(r"([b-df-hj-np-tv-z])\1(?=ed$|ing$)")
_WORTH = {
    **dict.fromkeys(("minute", "minutes"), (1.0, "time")),
    **dict.fromkeys(("hour", "hours"), (60.0, "time")),
    **dict.fromkeys(("day", "days"), (1440.0, "time")),
    **dict.fromkeys(("week", "weeks"), (10080.0, "time")),
    **dict.fromkeys(("month", "months"), (1.0, "month")),
    **dict.fromkeys(("year", "years"), (12.0, "month")),
    "quarter": (3.0, "month"),
    "decade": (120.0, "month"),
    "fortnight": (20160.0, "time"),
    **dict.fromkeys(("metres", "meters"), (1.0, "length")),
    **dict.fromkeys(("kilometres", "kilometers"), (1000.0, "length")),
    **dict.fromkeys(("kilograms", "kilos"), (1.0, "weight")),
    **dict.fromkeys(("tonnes", "tons"), (1000.0, "weight")),
    **dict.fromkeys(("basis",), (1.0, "points")),
    **dict.fromkeys(("percent", "percentage"), (100.0, "points")),
    **dict.fromkeys(("fifth", "fifths"), (2000.0, "points")),
    **dict.fromkeys(("tenth", "tenths"), (1000.0, "points")),
    **dict.fromkeys(("eighth", "eighths"), (1250.0, "points")),
    "quarters": (2500.0, "points"),
}
"""What units are in the least one of their kind: a percentage point is 100 basis points."""
_TIMES = frozenset({"time", "month"})


@cache
def _here() -> dict[str, tuple[Side, ...]]:
    """The words that only like sentences are compared by; forms stand as they are written."""
    found: dict[str, list[Side]] = {}
    for word, side in _of_pairs("pair", (*FUNCTION, *OPPOSED_HERE)):
        found.setdefault(word, []).append(side)
    for number, (rule, line) in enumerate(SLOTS):
        for words in line.split(","):
            for word in words.split():
                found.setdefault(word, []).append(Side(f"slot {number}", words.split()[0], rule))
    return {word: tuple(sides) for word, sides in found.items()}


@cache
def _in_place() -> dict[str, tuple[Side, ...]]:
    """The words that exclude each other only where one stands for the other."""
    found: dict[str, list[Side]] = {}
    for word, side in _of_pairs("place", IN_PLACE):
        found.setdefault(word, []).append(side)
    return {word: tuple(sides) for word, sides in found.items()}


def _of_pairs(kind: str, pairs: Sequence[str]) -> Iterator[tuple[str, Side]]:
    """Each word of some pairs of opposites with the side that it is on."""
    for number, line in enumerate(pairs):
        for member, words in enumerate(line.split("|")):
            for word in words.split():
                yield word, Side(f"{kind} {number}", str(member), "direction")


def sides_here(token: Token) -> tuple[Side, ...]:
    """All sets of excluding words that a word is in, as a word of a like sentence."""
    return _sides_of(token.text, token.stem, token.sides)


@lru_cache(maxsize=1 << 14)
def _sides_of(text: str, stem: str, own: tuple[Side, ...]) -> tuple[Side, ...]:
    """The sets that a word is in by any of its forms."""
    by_form = (side for form in _forms(text, stem) for side in _here().get(form, ()))
    once = _TWO.sub(r"\1", text.casefold())
    return tuple(dict.fromkeys([*by_form, *sides_of(base_of(text, stem)), *sides_of(once), *own]))


@lru_cache(maxsize=1 << 14)
def _forms(text: str, stem: str) -> tuple[str, ...]:
    """The forms that a word may stand in a list in; a doubled consonant goes with the ending."""
    word = text.casefold()
    once = _TWO.sub(r"\1", word)
    cut = [once.removesuffix(ending) for ending in ("ed", "ing")]
    return tuple(dict.fromkeys((word, word.removesuffix("s"), base_of(text, stem), *cut)))


def sides_in_place(token: Token) -> tuple[Side, ...]:
    """The same, and the sets that only tell of a word which stands for another."""
    return _sides_in_place(token.text, token.stem, sides_here(token))


@lru_cache(maxsize=1 << 14)
def _sides_in_place(text: str, stem: str, here: tuple[Side, ...]) -> tuple[Side, ...]:
    forms = _forms(text, stem)
    whole = [*forms, *(f"{form}e" for form in forms), _IED.sub("y", text.casefold())]  # "received", "ratified"
    return tuple(dict.fromkeys([*here, *(side for form in whole for side in _in_place().get(form, ()))]))


def excluding(mine: Token, theirs: Token) -> str | None:
    """The rule that is broken where one word stands for the other; `None` where they do not exclude each other."""
    if is_same(mine, theirs):
        return None
    if negated(mine, theirs) or lacking(mine, theirs):
        return "direction"
    given = {side.group: side for side in sides_in_place(theirs)}
    both = [(side, given[side.group]) for side in sides_in_place(mine) if side.group in given]
    against = [side for side, other in both if side.member != other.member]
    if not against:
        return None
    rule = next((side.rule for side in against if side.rule != "direction"), "direction")
    ranked = _SUPERLATIVE.fullmatch(mine.text) and _SUPERLATIVE.fullmatch(theirs.text)
    return "superlative" if ranked and rule in {"direction", "word"} else rule


def is_negative(word: Token) -> bool:
    """Whether a word begins like one with a negative prefix."""
    return NEGATIVE.match(word.lower) is not None


def lacking(one: Token, other: Token) -> bool:
    """Whether one word is without what the other is full of: useless, useful."""
    first, second = one.lower, other.lower
    return first != second and (_WITHOUT.sub("ful", first) == second or first == _WITHOUT.sub("ful", second))


def negated(one: Token, other: Token) -> bool:
    """Whether one word is the other with a negative prefix."""
    plain = sorted((one.lower, other.lower), key=len)
    cut = NEGATIVE.sub("", plain[1])
    return cut != plain[1] and cut[:_BEGINS] == plain[0][:_BEGINS] and abs(len(cut) - len(plain[0])) <= len("ly")


def is_same(one: Token, other: Token) -> bool:
    """Whether a word may stand for another: another form of it, a synonym, the same number."""
    if base(one) == base(other) or one.lower == other.lower:
        return True
    if number(one) and number(one) == number(other):
        return True
    theirs = {side.group: side.member for side in sides_in_place(other)}
    known = [theirs[side.group] == side.member for side in sides_in_place(one) if side.group in theirs]
    if known:
        return all(known)
    if one.content & other.content:
        return True
    first, second = one.lower, other.lower
    alike = first[:_BEGINS] == second[:_BEGINS] and min(len(first), len(second)) >= _BEGINS
    return alike and not number(one) and not lacking(one, other)


def may_be(one: str, other: str) -> bool:
    """Whether each word of two texts may stand for one of the other: "a physician at Dray" and "the doctor at Dray"."""
    mine, theirs = ([word for word in tokens_of(text) if word.content] for text in (one, other))
    pairs = ((mine, theirs), (theirs, mine))
    return bool(mine) and all(any(is_same(word, its) for its in those) for these, those in pairs for word in these)


def number(token: Token) -> str:
    """A number in figures, without its signs; empty where the word is none."""
    return _number_of(token.text)


@lru_cache(maxsize=1 << 14)
def _number_of(text: str) -> str:
    plain = text.strip("$€£¥%").replace(",", "").rstrip(".")
    word = text.casefold()
    return plain if re.fullmatch(r"\d+(?:\.\d+)?", plain) else _COUNTS.get(word) or number_in(word)


def rounds(mine: str, theirs: str) -> bool:
    """Whether one number is the other, to as many places as it has."""
    places = len(mine.partition(".")[2])
    return abs(round(float(theirs), places) - float(mine)) <= _DIFFER * float(theirs)


def restates(mine: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Whether a number and its unit come to what another comes to in its own: two weeks are 14 days."""
    (size, kind), (other, its) = _amount(mine), _amount(theirs)
    return size == other > 0 and kind == its


def _amount(words: Sequence[Token]) -> tuple[float, str]:
    """How much a number among some words is in the least unit of its kind, and the kind; 0 where there is none.

    A time without a number is one: "the first year".
    """
    unit = next((one.lower for one in words if one.lower in _WORTH), "")
    worth, kind = _WORTH.get(unit, (0.0, ""))
    alone = worth if kind in _TIMES and not unit.endswith("s") else 0.0
    return next((round(float(number(one)) * worth, 6) for one in words if number(one)), alone), kind


def is_time(token: Token) -> bool:
    """Whether a word says when."""
    return _says_when(token.text, token.stem, token.sides)


@lru_cache(maxsize=1 << 14)
def _says_when(text: str, stem: str, own: tuple[Side, ...]) -> bool:
    plain = text.casefold()
    if re.fullmatch(r"(?:19|20)\d\d", plain) or plain in RELATIVE:
        return True
    if base_of(text, stem) == "fall":  # the season of that name is told from the verb by nothing here
        return False
    return any(side.rule == "period" for side in _sides_of(text, stem, own)) and (plain != "may" or text[0].isupper())


def is_relative(token: Token) -> bool:
    """Whether a word counts from the day of writing."""
    return token.lower in RELATIVE
