"""Which way a word goes as a part of speech: up or down, in or out, true or false; the trade's verbs and their like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from narrator.check.words.vocabulary import IRREGULAR
from narrator.extract.assertions.predicates import Predicate

SENSES: Final = (
    (
        "VERB NOUN",
        "change",
        """
        rise climb increase jump advance grow surge soar rally rebound raise lift boost hike up swell expand widen
        enlarge double triple quadruple improve recover strengthen mount improvement growth expansion add build_up
        step_up go_up push_up pick_up drive_up gain_ground add_to beef_up scale_up ramp_up |
        fall drop decline slide slump slip sink tumble plunge retreat lower cut reduce trim pare slash shrink narrow
        dwindle ease halve diminish decrease weaken erosion erode contract contraction reduction depress shed go_down
        come_down bring_down push_down scale_back cut_back pare_back give_way give_ground lose_ground |
        keep maintain stand_still
        """,
    ),
    (
        "ADJ ADV",
        "change",
        """
        more dear expensive costly pricey high up_by up_from | less cheap low down_by down_from | unchanged flat steady
        """,
    ),
    (
        "VERB",
        "position",
        """
        open enter add add_to take_on take_up build build_up establish enlarge increase |
        close cover exit cut unwind abandon give_up drop hand_back shrink reduce get_out
        """,
    ),
    ("VERB", "trade", "buy purchase | sell short offload"),
    (
        "VERB ADJ",
        "truth",
        """
        confirm acknowledge concede admit accept corroborate true accurate correct |
        deny reject dispute dismiss refute contest false untrue baseless
        """,
    ),
    (
        "VERB",
        "advice",
        "buy favour favor recommend embrace touch use | avoid shun stay_away keep_away steer_clear leave_alone",
    ),
    (
        "VERB",
        "lead",
        "lead outperform win beat set_pace | lag trail underperform fall_behind leave_behind | match keep_pace",
    ),
    (
        "VERB",
        "course",
        """
        join enter start begin launch renew extend continue go_on resume |
        leave quit withdraw end stop lapse expire cease abandon terminate suspend pull_out
        """,
    ),
    ("VERB NOUN", "outcome", "gain profit earn benefit | lose suffer loss"),
    ("VERB", "motion", "move budge change"),
    ("VERB", "telling apart", "separate distinguish tell_apart divide | combine lump mix blend"),
    ("ADJ ADV", "ease", "easy simple easily | hard difficult tough"),
    ("ADJ", "heat", "cool soft cold | hot warm"),
    ("ADJ", "size", "large big great wide heavy | small little slight narrow light"),
    ("ADJ", "force", "strong | weak"),
    ("ADJ", "worth", "good best | bad worst poor"),
)
"""Parts of speech, a kind, and its sides, parted by bars; `_` joins a verb with its particle or its object."""

_FURTHER = (
    "good better best well, bad worse worst, little less least, swell swollen, sink sunken, shrink shrunken, "
    "beat beaten, unwind unwound, fight fought, shake shook shaken, throw threw thrown, sweep swept, "
    "arise arose arisen, undergo underwent, shoot shot, steal stole stolen, freeze froze frozen, swing swung, "
    "spring sprang sprung, swear swore sworn, creep crept, shine shone, cling clung, drink drank drunk, "
    "stick stuck, swim swam swum, strive strove, weave wove woven, shear shore shorn, stride strode, speed sped"
)
_DENIES = re.compile(
    r"\b(?:no|neither|none|nobody|nothing|hardly|barely|scarcely|never|nor|few|until|till|than(?! [$€£]?\d)|without"
    r"|g[ai]v\w+ (?:up )?on|(?:fail|refus|declin|ceas|stop|avoid|den[yi]|pretend|quit)\w*)\b|\w*not\b|n[’'`´]t\b",
    re.IGNORECASE,
)
"""What may make of a word that it is not so."""
_BASES = {form: words.split()[0] for words in f"{IRREGULAR}, {_FURTHER}".split(",") for form in words.split()}
_ENDINGS = ("", "s", "es", "d", "ed", "ing", "r", "er", "st", "est", "ly", "y")

_ROOT = 4
"""The forms of a regular verb of five letters or more begin with so many of the same."""

_LONG = 5
"""A word of no kind is one of its own, if it is long enough to mean something."""


class Way(NamedTuple):
    """A kind of opposites and the side of it that a word is on."""

    kind: str
    side: int


@cache
def _known() -> Mapping[tuple[str, str], tuple[Way, ...]]:
    found: dict[tuple[str, str], list[Way]] = {}
    for speech, kind, listed in SENSES:
        for side, words in enumerate(listed.split("|")):
            for word in words.split():
                for part in speech.split():
                    found.setdefault((word.replace("_", " "), part), []).append(Way(kind, side))
    return {word: tuple(ways) for word, ways in found.items()}


def ways_of(one: Predicate) -> tuple[Way, ...]:
    """The ways that a word goes, by the longest of its forms that is known; a verb or adjective of none its own."""
    known = (_known().get((form, one.kind)) for form in one.forms)
    found = next((ways for ways in known if ways), None)
    if found is not None:
        return found
    word = one.forms[-1]
    return (Way(word, 0),) if one.kind in {"VERB", "ADJ"} and len(word) >= _LONG else ()


def may_oppose(one: str, other: str) -> bool:
    """Whether two texts have words that could say opposite things, by their letters alone; a parse costs far more.

    >>> may_oppose("Rents have risen.", "Rents fell."), may_oppose("Rents have risen.", "Rents rose again.")
    (True, False)
    """
    if _DENIES.search(one) or _DENIES.search(other):
        return True
    return any(way.kind == its.kind and way.side != its.side for way in _ways_in(one) for its in _ways_in(other))


def may_be_opposed(one: Predicate, other: str) -> bool:
    """Whether a text has a word that could say the opposite of one that was parsed, by its letters alone."""
    mine, theirs = ways_of(one), _ways_in(other)
    if any(way.kind == its.kind and way.side != its.side for way in mine for its in theirs):
        return True
    if one.kind != "VERB" or not (one.denied or _DENIES.search(other)):
        return False
    own = tuple(way.kind[:_ROOT] for way in mine if way.kind == one.forms[-1])
    return not theirs.isdisjoint(mine) or any(word.startswith(own) for word in _words_in(other))


@lru_cache(maxsize=4096)
def _ways_in(text: str) -> frozenset[Way]:
    """The ways that the words of a text may go, whatever their part of speech."""
    words = _words_in(text)
    found: set[Way] = set()
    for word in words & _by_forms().keys():
        found.update(way for others, ways in _by_forms()[word] if not words.isdisjoint(others) for way in ways)
    return frozenset(found)


def _words_in(text: str) -> frozenset[str]:
    """The words of a text in small letters, and the base of each that is irregular."""
    words = frozenset(re.findall(r"[a-z]+", text.casefold()))
    return words | {_BASES[word] for word in words if word in _BASES}


@cache
def _by_forms() -> Mapping[str, Sequence[tuple[frozenset[str], tuple[Way, ...]]]]:
    """The ways of each form that a word may have, with the forms of its particle, or without one its own."""
    found: dict[str, list[tuple[frozenset[str], tuple[Way, ...]]]] = {}
    for (word, _), ways in _known().items():
        first, *particle = map(_forms, word.split())
        for form in first:
            found.setdefault(form, []).append((particle[0] if particle else first, ways))
    return found


def _forms(word: str) -> frozenset[str]:
    """Everything that a word may be once it is inflected, and more."""
    stems = {word, word + word[-1], word.removesuffix("e"), word.removesuffix("y") + "i"}
    return frozenset(stem + ending for stem in stems for ending in _ENDINGS)


def pairs_of(one: Predicate, others: tuple[Predicate, ...]) -> Iterator[tuple[Way, Predicate, Way]]:
    """Each way that a word goes, and a word of others that goes any way of the same kind."""
    for way in ways_of(one):
        for other in others:
            for its in ways_of(other):
                if its.kind == way.kind:
                    yield way, other, its
