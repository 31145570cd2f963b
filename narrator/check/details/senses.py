"""Which way a word goes as a part of speech: up or down, in or out, true or false; the trade's verbs and their like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from narrator.check.details.in_place import IN_PLACE
from narrator.check.details.opposites import BURDENS, DEALS, FELT, SENSES
from narrator.check.details.relations import NEGATIVE
from narrator.check.words.vocabulary import IRREGULAR
from narrator.extract.assertions.predicates import Predicate

_FURTHER = (
    "good better best well, bad worse worst, little less least, swell swollen, sink sunken, shrink shrunken, "
    "beat beaten, unwind unwound, fight fought, shake shook shaken, throw threw thrown, sweep swept, "
    "arise arose arisen, undergo underwent, shoot shot, steal stole stolen, freeze froze frozen, swing swung, "
    "spring sprang sprung, swear swore sworn, creep crept, shine shone, cling clung, drink drank drunk, "
    "stick stuck, swim swam swum, strive strove, weave wove woven, shear shore shorn, stride strode, speed sped, "
    "sit sat, bear bore borne, tear tore torn, fly flew flown, ride rode ridden, bend bent, deal dealt, feed fed, "
    "withhold withheld, withstand withstood, foresee foresaw foreseen, outdo outdid outdone, overcome overcame, "
    "uphold upheld, forbid forbade forbidden, flee fled, bleed bled"
)
_DENIES = re.compile(
    r"\b(?:no|neither|none|nobody|nothing|hardly|barely|scarcely|never|nor|few|until|till|than(?! [$€£]?\d)|without"
    r"|g[ai]v\w+ (?:up )?on|(?:fail|refus|declin|ceas|stop|avoid|den[yi]|pretend|quit|refrain|abstain|fore?go|desist"
    r"|eschew)\w*)\b|\w*not\b|n[’'`´]t\b",
    re.IGNORECASE,
)
"""What may make of a word that it is not so."""
_BASES = {form: words.split()[0] for words in f"{IRREGULAR}, {_FURTHER}".split(",") for form in words.split()}
_ENDINGS = ("", "s", "es", "d", "ed", "ing", "r", "er", "st", "est", "ly", "y")

_ROOT = 4
"""The forms of a regular verb of five letters or more begin with so many of the same."""

_NO_OPPOSITES = frozenset({"invaluable", "infamous", "inflammable", "intense", "inside", "inner", "disposable"})
_SPEECH = {"VERB": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a", "ADV": "a"}
_RELATIONS = frozenset({"time", "place", "amount"})
"""Kinds of prepositions only."""
_AWAY = frozenset({"out", "away", "off"})
_PARTICLES = _AWAY | {"up", "down", "back"}
_FELT = frozenset(FELT.split())
FLAT = 2
"""The side of what stays as it is."""
_LONG = 5
"""A word of no kind is one of its own, if it is long enough to mean something."""


class Way(NamedTuple):
    """A kind of opposites and the side of it that a word is on."""

    kind: str
    side: int


@cache
def _known() -> Mapping[str, tuple[tuple[Way, str], ...]]:
    """Each word of the table with its ways and the part of speech in which it goes them; empty for any."""
    found: dict[str, list[tuple[Way, str]]] = {}
    for kind, listed in (*SENSES, *((f"pair {number}", listed) for number, listed in enumerate(IN_PLACE))):
        for side, words in enumerate(listed.split("|")):
            for word in words.split():
                form, _, speech = word.replace("_", " ").partition("/")
                found.setdefault(form, []).append((Way(kind, side), speech))
    return {word: tuple(ways) for word, ways in found.items()}


@lru_cache(maxsize=1 << 14)
def _ways(form: str, speech: str) -> tuple[Way, ...]:
    marked = _SPEECH.get(speech, "")
    return tuple(
        way
        for way, only in _known().get(form, ())
        if only in {"", marked} and (speech == "ADP") is (way.kind in _RELATIONS)
    )


def ways_of(one: Predicate) -> tuple[Way, ...]:
    """The ways that a word goes, by the longest of its forms that is known; a verb or adjective of none its own.

    What goes up or down with a burden goes against or for what bears it: "the pressure on them has eased".
    """
    if one.forms[-1] == "close" and one.objects & DEALS:
        return ()
    found = _ways(form_of(one), one.kind)
    particle = one.forms[0].partition(" ")[2]
    if found and particle in _PARTICLES and not _ways(one.forms[0], one.kind):
        found = tuple(_carried(way, particle) for way in found if way.kind in {"change", "toward"})
        found = tuple(way for way in found if way.side >= 0)
    if not found:
        word = one.forms[-1]
        plain = _plain(word) if one.kind == "ADJ" else word
        return (Way(plain, int(plain != word)),) if one.kind in {"VERB", "ADJ"} and len(word) >= _LONG else ()
    if one.kind == "ADP" and not any(way.kind == "change" for word in one.objects for way, _ in _known().get(word, ())):
        return tuple(way for way in found if way.kind != "amount")
    moved = [way.side for way in found if way.kind == "change" and way.side < FLAT]
    return (*found, Way("effect", 1 - moved[0])) if moved and one.said_of & BURDENS else found


def _plain(word: str) -> str:
    """A word without a negative prefix: lawful of unlawful; what is invaluable is valuable."""
    return word if word in _NO_OPPOSITES else NEGATIVE.sub("", word)


def _is_negated(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether some word has a negative prefix, and the rest of it is another word."""
    return any((plain := _plain(word)) != word and plain in other for word in one)


def form_of(one: Predicate) -> str:
    """The longest form of a word that is known; empty where none is."""
    return next((form for form in one.forms if _ways(form, one.kind)), "")


def is_felt(one: Predicate) -> bool:
    """Whether a verb says what its subject has felt: who suffers, and not what hurts."""
    return any(form.replace(" ", "_") in _FELT for form in one.forms)


def _carried(way: Way, particle: str) -> Way:
    """The way that a verb goes with a particle that makes another word of it: what is poured out goes away."""
    if way.kind == "toward" and particle in _AWAY:
        return Way(way.kind, 1)
    return way if way.kind == "change" and particle in {"up", "down"} else Way(way.kind, -1)


def may_oppose(one: str, other: str) -> bool:
    """Whether two texts have words that could say opposite things, by their letters alone; a parse costs far more.

    >>> may_oppose("Rents have risen.", "Rents fell."), may_oppose("Rents have risen.", "Rents rose again.")
    (True, False)
    """
    if _DENIES.search(one) or _DENIES.search(other):
        return True
    mine, theirs = _words_in(one), _words_in(other)
    if _is_negated(mine, theirs) or _is_negated(theirs, mine):
        return True
    return any(way.kind == its.kind and way.side != its.side for way in ways_in(one) for its in ways_in(other))


def may_be_opposed(one: Predicate, other: str) -> bool:
    """Whether a text has a word that could say the opposite of one that was parsed, by its letters alone."""
    mine, theirs = ways_of(one), ways_in(other)
    if any(way.kind == its.kind and way.side != its.side for way in mine for its in theirs):
        return True
    if one.kind == "ADJ":
        words, word = _words_in(other), frozenset({one.forms[-1]})
        return _is_negated(word, words) or _is_negated(words, word)
    if one.kind != "VERB" or not (one.denied or _DENIES.search(other)):
        return False
    own = tuple(way.kind[:_ROOT] for way in mine if way.kind == one.forms[-1])
    return not theirs.isdisjoint(mine) or any(word.startswith(own) for word in _words_in(other))


@lru_cache(maxsize=4096)
def ways_in(text: str) -> frozenset[Way]:
    """The ways that the words of a text may go, whatever their part of speech."""
    words = _words_in(text)
    stems = frozenset(stem for word in words for stem in _stems_in(word))
    found: set[Way] = set()
    for stem in stems & _by_stem().keys():
        found.update(way for others, ways in _by_stem()[stem] if not stems.isdisjoint(others) for way in ways)
    found.update(Way(way.kind, 1) for way in tuple(found) if way.kind == "toward" and words & _AWAY)
    found.update(Way("effect", side) for side in (0, 1) if words & BURDENS)
    return frozenset(found)


def _words_in(text: str) -> frozenset[str]:
    """The words of a text in small letters, and the base of each that is irregular."""
    words = frozenset(re.findall(r"[a-z]+", text.casefold()))
    return words | {_BASES[word] for word in words if word in _BASES}


@cache
def _by_stem() -> Mapping[str, Sequence[tuple[frozenset[str], tuple[Way, ...]]]]:
    """The ways of each stem that a word may have, with the stems of its particle, or without one its own."""
    found: dict[str, list[tuple[frozenset[str], tuple[Way, ...]]]] = {}
    for word, ways in _known().items():
        first, *particle = map(_stems_of, word.split())
        for stem in first:
            found.setdefault(stem, []).append((particle[0] if particle else first, tuple(way for way, _ in ways)))
    return found


def _stems_of(word: str) -> frozenset[str]:
    """Everything that a word may be before an ending, and more."""
    return frozenset({word, word + word[-1], word.removesuffix("e"), word.removesuffix("y") + "i"})


@lru_cache(maxsize=1 << 14)
def _stems_in(form: str) -> tuple[str, ...]:
    """What a form may be without its ending."""
    return tuple(form.removesuffix(ending) for ending in _ENDINGS if form.endswith(ending))


def pairs_of(one: Predicate, others: tuple[Predicate, ...]) -> Iterator[tuple[Way, Predicate, Way]]:
    """Each way that a word goes, and a word of others that goes any way of the same kind."""
    for way in ways_of(one):
        for other in others:
            for its in ways_of(other):
                if its.kind == way.kind:
                    yield way, other, its
