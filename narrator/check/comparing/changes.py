"""Which way an amount has gone, in whatever words: a verb, a comparison with another time, or where it came from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from narrator.check.sources.search import content_words
from narrator.extract.assertions.courses import courses_in
from narrator.extract.assertions.predicates import predicates_in
from narrator.extract.figures.numerals import PART_NAMES
from narrator.model.claims import Span

# Only verbs of amount: what improves, weakens or eases may be more or less.
_UP: Final = (
    r"rose|ris(?:es|en|ing)|climb(?:s|ed|ing)?|gr(?:ows?|ew|own|owing)|jump(?:s|ed|ing)?|surg(?:es|ed|ing)|soar(?:s|ed|ing)?"
    r"|swell(?:s|ed|ing)?|swollen|increas(?:es?|ed|ing)|expand(?:s|ed|ing)?|balloon(?:s|ed|ing)?|leapt|doubl(?:es|ed|ing)"
    r"|trebl(?:es|ed|ing)|tripl(?:es|ed|ing)|quadrupl(?:es|ed|ing)|multipl(?:ies|ied|ying)|mount(?:s|ed|ing)|rall(?:ies|ied)"
    r"|rais(?:es?|ed|ing)|lift(?:s|ed|ing)?|boost(?:s|ed|ing)?|hik(?:es|ed|ing)|upgrad(?:es?|ed|ing)"
    r"|(?:go(?:es|ne|ing)?|went|creep(?:s|ing)?|crept|edg(?:es|ed|ing)|tick(?:s|ed|ing)?|inch(?:es|ed)|push(?:es|ed|ing)?"
    r"|driv(?:es|en|ing)|drove|mov(?:es|ed|ing)|shoots?|shot|bump(?:s|ed))\s(?:up(?!\sto\b)|higher)"
    r"|(?:pick(?:s|ed|ing)?|buil[dt]|stepp?(?:s|ed))\sup"
)
_DOWN: Final = (
    r"f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|declin(?:es?|ed|ing)|slid(?:es?|ing)?|slip(?:s|ped|ping)?|s[au]nk|sink(?:s|ing)"
    r"|tumbl(?:es?|ed|ing)|plung(?:es?|ed|ing)|plummet(?:s|ed|ing)?|dwindl(?:es?|ed|ing)|shr[aiu]nk(?:s|ing)?|shrunken"
    r"|decreas(?:es?|ed|ing)|diminish(?:es|ed|ing)?|slump(?:s|ed|ing)?|collaps(?:es|ed|ing)|retreat(?:s|ed|ing)?"
    r"|dip(?:s|ped|ping)|contracted|subsid(?:es|ed|ing)|ebb(?:s|ed|ing)|halv(?:es|ed|ing)|cut(?:s|ting)?|trim(?:s|med|ming)?"
    r"|reduc(?:es?|ed|ing)|lower(?:s|ed|ing)|slash(?:es|ed|ing)?|par(?:es|ing)\s(?:back|down)|pared|downgrad(?:es?|ed|ing)"
    r"|(?:go(?:es|ne|ing)?|went|c(?:omes?|ame|oming)|edg(?:es|ed|ing)|tick(?:s|ed|ing)?|inch(?:es|ed)|push(?:es|ed|ing)?"
    r"|driv(?:es|en|ing)|drove|mov(?:es|ed|ing)|r[au]n(?:s|ning)?|wound|br(?:ings?|ought))\s(?:down(?!\sto\b)|lower)"
    r"|scal(?:es?|ed|ing)\sback|eased|abated|receded"
)
_NOUNS: Final = re.compile(
    r"(?:increase|boost|hike|lift|jump|climb|surge|fall|drop|decline|slide|slip|tumble|plunge|slump|retreat|dip|cut|decrease"
    r"|upgrade|downgrade|rise)s?",
    re.IGNORECASE,
)
"""Words for a change that may be nouns."""

_DEAR: Final = r"(?:expensive|costly|pricey)"
_MORE: Final = rf"(?:more\s{_DEAR}|higher|larger|bigger|greater|dearer|costlier|pricier)"
_LESS: Final = rf"(?:less\s{_DEAR}|lower|smaller|cheaper|more\saffordable)"
_ADJECTIVE: Final = (
    r"(?!\s(?!expensive)[a-z]+"
    r"(?:ful|ous|ive|al|ic|less|able|ible|ent|ant|ish|ary|ly|beat|some|ious|ed|ing|ain|ure)\b)"
)
"""What is more careful is no greater amount."""
_MONTH: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_UNIT: Final = "day|session|week|fortnight|month|quarter|half|season|year|decade"
_COUNT: Final = r"an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+"
_BACK: Final = re.compile(
    rf"\b(?P<count>{_COUNT})\s(?P<unit>{_UNIT})s?\s(?:earlier|ago|before|previously)\b|\blast\s(?P<last>{_UNIT})\b"
    rf"|\b(?:the\s)?(?:previous|prior|preceding)\s(?P<previous>{_UNIT})\b|\bthe\s(?P<the>{_UNIT})\s(?:before|earlier)\b",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(rf"\b(?P<name>{_MONTH}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:19|20)\d\d)\b")
_TIME: Final = (
    r"(?:(?:it|they|we|he|she|i|you)\s)?(?:(?:did|had|was|were|had\sbeen)\s)?(?:(?:in|on|at|during|by|of)\s)?(?:the\s)?(?:same\s)?"
    r"(?:(?:start|beginning|end|middle|early|late|mid)(?:\sof|-)?\s?)?(?:the\s)?(?:\d{1,2}\s)?"
    rf"(?:(?-i:{_MONTH}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|(?:19|20)\d\d\b"
    rf"|(?:{_COUNT})\s(?:{_UNIT})s?\s(?:earlier|ago|before|previously)\b"
    rf"|(?:last|previous|prior|first|second|third|fourth|same|preceding|final)\s(?:(?:full|calendar)\s)?(?:{_UNIT})s?\b"
    rf"|(?:{_UNIT})s?\s(?:earlier|before|ago|of)\b|(?:before|previously|earlier)\b)"
)
"""A time with which another is compared."""
_PARTS: Final = r"(?:an?|one|two|three|four|five)[\s-]"
_SHARE: Final = rf"(?:{_PARTS}(?:{PART_NAMES})s?\b|\d[\d.]*%)"
_HOW_FAR: Final = re.compile(
    rf"\b(?P<number>\d[\d.,]*)\s?(?:%|per\s?cent\b|percent\b)|\b{_PARTS}(?P<part>{PART_NAMES})s?\b", re.IGNORECASE
)
_VERBS: Final = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?!\s(?:[$€£]\s?)?\d[\d.,]*\s(?:million|billion|trillion)\s(?:in|of|from)\b)",
    re.IGNORECASE,
)
_CHANGED: Final = (
    re.compile(r"\b(?:(?P<up>up|higher)|(?P<down>down|lower))\s(?:(?:sharply|slightly)\s)?from\b", re.IGNORECASE),
    re.compile(
        rf"\b(?:(?P<up>more{_ADJECTIVE}|{_MORE}|above)|(?P<down>(?:less|fewer){_ADJECTIVE}|{_LESS}|below))\b"
        rf"[^,;:.]{{0,90}}?\sthan\s(?={_TIME})",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:(?P<up>above)|(?P<down>below))\s"
        r"(?:(?:its|their|the)\slevels?\s(?=(?:of|in|at|on)\s)|where\s(?:it|they)\b)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:become|became|grown|got(?:ten)?|turned)\s(?:(?:much|far|even|a\slittle|slightly|about\s{_SHARE}|{_SHARE})\s)?"
        rf"(?:(?P<up>{_MORE})|(?P<down>{_LESS}))\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?P<up>add(?:s|ed))\s(?:about\s|nearly\s|roughly\s)?{_SHARE}(?=[^,;]*\sto\s)", re.IGNORECASE),
)
"""What was before, with which time it is compared, what it has become, and what was added to it."""
_OPEN: Final = re.compile(
    r"(?:\b(?:will|would|could|may|might|should|can|cannot|to|not|never|no|if|unless|without|stopped|slowed)|n[’']t)"
    r"\b(?:\s[\w’'-]+){0,2}\s*$",
    re.IGNORECASE,
)
"""What stands before a change that has not been, or need not have been."""
_JOINT: Final = re.compile(r";\s|,?\s(?:while|whereas|although|though|but)\s|,\sand\s|\s[–—]\s", re.IGNORECASE)
_NEXT: Final = re.compile(r",\s|;\s|\s(?:and|but|while)\s")
_CREDIT: Final = re.compile(
    r"\b(?:according\sto|per|by)\s(?:the\s)?[A-Z][^,;]{0,200}"
    r"|(?<![\w’'&.-])(?:[A-Z][\w’'&.-]*\s){1,6}(?:[a-z]+\s){0,2}?(?:said|says|estimates?|reckons?|calculates?|shows?|reported|wrote)\b"
)
_NO_THEME: Final = content_words(
    "more less fewer higher lower larger smaller bigger greater above below amount number level total about nearly"
    " almost week month quarter year day half season earlier before ago last previous same first second third fourth"
    " since start end middle beginning early late mid now today come came reach stand stood compare price cost million"
    " billion percent part share"
)
"""Words that say nothing of what it is that has changed."""
_FAR_BEHIND: Final = 40
_REACH: Final = 200
"""So many letters on either side may say how far something went, or since when."""
_YEARS: Final = frozenset({("12", "month"), ("twelve", "month"), ("four", "quarter")})


class Change(NamedTuple):
    """A change that a sentence tells: 1 for more, -1 for less, of what, how far, since when, and where it stands.

    `named` are the months, years and days that it is told against, `back` how long ago that was: "a year".
    A `loose` one may be of what has not been: "fears of a fall", "to lift sales".
    """

    way: int
    of: frozenset[str]
    far: str
    named: frozenset[str]
    back: str
    place: Span
    loose: bool


@lru_cache(maxsize=1 << 12)
def changes_in(text: str) -> tuple[Change, ...]:
    """The changes of amount that a sentence tells.

    >>> [(one.way, sorted(one.of), sorted(one.named)) for one in changes_in("Rents are lower than in May.")]
    [(-1, ['rent'], ['may'])]
    """
    found = sorted(set(_ways(text)), key=lambda one: one[1].start)
    joints = (0, *(one.end() for one in _JOINT.finditer(text)), len(text)) if found else ()
    return tuple(_change(way, place, text, joints, loose=loose) for way, place, loose in found)


def _ways(text: str) -> Iterator[tuple[int, Span, bool]]:
    """The way of each, where it stands, and whether it may be of what has not been."""
    for course in courses_in(text):
        if course.forms[0] != "stagnate":
            yield 1 if course.forms[0] == "rise" else -1, course.span, False
    for form in (_VERBS, *_CHANGED):
        for found in form.finditer(text):
            place = Span(*found.span())
            if not _is_a_span(place, text):
                opened = _OPEN.search(text, max(0, place.start - _REACH), place.start)
                loose = opened is not None or (form is _VERBS and _is_noun(place, text))
                yield 1 if found["up"] else -1, place, loose


def _is_a_span(place: Span, text: str) -> bool:
    """Whether "more than a year before" only says how long ago."""
    words = tuple(place.of(text).casefold().split())
    return words in {("more", "than"), ("less", "than")} and not _far(place, text)


def _is_noun(place: Span, text: str) -> bool:
    """Whether a rise, a fall or a cut is none that a verb tells."""
    if not _NOUNS.fullmatch(place.of(text)):
        return False
    return not any(one.kind == "VERB" and one.span.start == place.start for one in predicates_in(text))


def _change(way: int, place: Span, text: str, joints: Sequence[int], *, loose: bool) -> Change:
    start = max(at for at in joints if at <= place.start)
    end = min(at for at in joints if at >= place.end)
    words = _theme(text[start:end]) or _theme(text)
    reach = min(len(text), place.end + _REACH)
    behind = text[place.end : next((one.start() for one in _NEXT.finditer(text, place.end, reach)), reach)]
    named = frozenset(one["name"].casefold() for one in _NAMED.finditer(behind))
    back = _BACK.search(behind)
    return Change(way, words, _far(place, text), named, _length(back) if back else "", place, loose)


@lru_cache(maxsize=1 << 12)
def _theme(clause: str) -> frozenset[str]:
    return content_words(_NAMED.sub(" ", _VERBS.sub(" ", _CREDIT.sub(" ", clause)))) - _NO_THEME


def _length(back: re.Match[str]) -> str:
    unit = back["unit"] or back["last"] or back["previous"] or back["the"]
    count = (back["count"] or "a").casefold()
    plain = ("a" if count in {"an", "one", "1"} else count, unit.casefold())
    return "a year" if plain in _YEARS else " ".join(plain)


def _far(place: Span, text: str) -> str:
    """By how much: the share that stands right before a comparison, or right behind a verb."""
    told = _HOW_FAR.finditer(text, max(0, place.start - _REACH), place.start)
    before = [one for one in told if not text[one.end() : place.start].strip()]
    behind = _HOW_FAR.search(text, place.start, min(len(text), place.end + _FAR_BEHIND))
    found = before[-1] if before else behind if behind and not _NEXT.search(text, place.end, behind.start()) else None
    return "" if found is None else (found["number"] or found["part"]).casefold()
