"""Superlatives in two sentences: which way, among the first or the second, and for how long."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from narrator.check.sources.search import content_words
from narrator.check.words.anchors import MONTHS
from narrator.check.words.higher import HIGHER, MANY, NOT_SINCE, SO_MUCH, SOME, SUPERLATIVE, may_be_since
from narrator.model.claims import DatedWords, Period

_AXES = {
    "amount": (
        "most highest biggest largest greatest heaviest broadest record heftiest dearest costliest priciest strongest",
        "least fewest lowest smallest lightest cheapest weakest thinnest softest",
    ),
    "quality": ("best", "worst"),
    "length": ("longest", "shortest"),
    "pace": ("fastest quickest steepest sharpest", "slowest gentlest"),
    "age": ("oldest", "youngest newest"),
    "width": ("widest", "narrowest"),
}
_POLES = {
    word: (axis, pole)
    for axis, sides in _AXES.items()
    for pole, words in zip((1, -1), sides, strict=True)
    for word in words.split()
}
_ORDINALS = {word: number for number, word in enumerate("first second third fourth fifth sixth".split(), start=1)}  # noqa: SIM905
_TO_TWELVE = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = (
    {word: number for number, word in enumerate((*_TO_TWELVE, *_TEENS), start=1)}
    | {word: 10 * number for number, word in enumerate(_TENS, start=2)}
    | {"a": 1, "an": 1, "": 1}
)
_DAYS = {"day": 1, "session": 1, "week": 7, "month": 30, "quarter": 91, "year": 365, "decade": 3650, "century": 36500}
_OTHERS = (
    r"(?!(?:inter|in|rein|div|for|lat|hon|requ|prot|sugg|arr|harv|cont|dig|mod|manif|temp|unr|beh|conqu|inqu|att|det|earn"
    r"|bequ|inf|mid|north|south|near|clos|likeli|unlikeli)(?:w)?est\b)[a-z]{3,10}est"
)
_DEGREE = re.compile(
    r"(?<!\bat\s)(?<!track\s)\b(?!(?<=\bon\s)record\b)"
    rf"(?P<word>{'|'.join(_POLES)}|{_OTHERS})\b(?!\s(?:recent|people|likely)\b)",
    re.IGNORECASE,
)
_SOFT = r"(?:(?:almost|nearly|about|around|roughly|some|just|over|under|more|less|than|at|least|the|last|past|well)\s)*"
_COUNT = "|".join(word for word in _NUMBERS if word)
_WINDOW = re.compile(
    rf"\b(?:in|for|over|of)\s{_SOFT}(?P<count>\d+|{_COUNT})?[\s-]?(?P<unit>{'|'.join(_DAYS)})s?\b", re.IGNORECASE
)
_PRESENT = re.compile(
    r"\b(?<!end\s)(?<!close\s)(?<!start\s)(?<!beginning\s)(?:of|in)\s(?:the|this)\s(?P<unit>year|month|week|quarter|decade)\b|\b(?:so\sfar\s)?this\syear\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\s(?P<since>[^,;.()]{2,40})", re.IGNORECASE)
_EVER = re.compile(
    r"\b(?:on\srecord|ever|of\sall\stime|in\s(?:(?:the|its|their)\s)?(?:\w+\s)?history)\b", re.IGNORECASE
)
_FIRST = re.compile(
    r"\b(?:launch|incept|beg[aiu]n|start(?:ed|s)\b|list(?:ed|ing)|float|(?:went|going|been) public|found|creat"
    r"|introduc)\w*",
    re.IGNORECASE,
)
"""Since these there has been something to rank: the most since then is the most ever."""
_RANK = re.compile(
    rf"\bthe\s(?:very\s)?(?P<word>{'|'.join(_ORDINALS)})\s(?!(?:half|quarter|time|day|week|month|year|and|of)\b)(?:[a-z-]+\s){{1,3}}?"
    r"(?:to|since|in|of|among|that|who)\b",
    re.IGNORECASE,
)
_BIG = _POLES.keys() & set(_AXES["amount"][0].split())
_LIKE = 0.15
_BEYOND = re.compile(
    rf"\b(?P<word>{HIGHER})\s{SOME}than\s(?:(?!an?\b|one\b)[a-z]+\s){{0,3}}?(?P<all>any(?:thing|one|body)?|every|all|ever)\b",
    re.IGNORECASE,
)
_NONE = re.compile(
    rf"\b(?:no\s(?!(?:{HIGHER})\b)|none\s|nobody\s|nothing\s){MANY}(?P<word>{HIGHER})\s{SOME}than\s"
    r"(?=(?:the|that|those|this|these|its|his|her|their|in|on|at)\b|(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""Nothing is higher than the highest."""
_AMONG = re.compile(r"\b(?:among|amongst|one\sof|some\sof|two\sof)\s(?:[\w’'-]+\s){0,3}$", re.IGNORECASE)
_EARNS = re.compile(
    r"\b(?:earn|profit|gain|sold|sell|sale|revenue|income|takings|made|making|won|took\sin|return|order|book|hire)",
    re.IGNORECASE,
)
_LOSES = re.compile(
    r"\b(?:los[et]|loss|cost|debt|default|death|complaint|outflow|withdr|pulled|paid|fell|fall)", re.IGNORECASE
)
_NEAR = 40
_AS_MUCH = dict.fromkeys(("heavily", "heavy", "dear", "costly"), "heaviest")
_UNEQUALLED = re.compile(
    rf"\b(?:no|none|nobody|nothing|nowhere)\s{MANY}(?:as|so)\s(?P<word>{'|'.join(SO_MUCH)}|heavily|heavy|dear|costly)\b",
    re.IGNORECASE,
)
"""Nothing is as high as the highest."""
_BUT = re.compile(r"\b(?:but|except|except\sfor|save|barring|apart\sfrom|besides|other\sthan)\s(?=[A-Z])")
_FORM = re.compile(
    r"(?:strongest|weakest)[\s-](?:performing\s)?(?:corner|part|area|sector|industry|group|performer|stock|share|market|index"
    r"|day|week|month|quarter|year)s?\b",
    re.IGNORECASE,
)
"""The strongest sector is the best one; the strongest demand is the most."""
_OF_TIME = re.compile(r"no\s(?:\w+\s)?(?:day|week|month|quarter|year|session|time|decade)\b", re.IGNORECASE)
_OTHERS_OF = re.compile(r"\s(?:\w+\s)?(?:day|week|month|quarter|year|session|time|decade)s?\b")
_CLAUSE = re.compile(r"[,;:()]\s|\.(?:\s|$)|\b(?:who|which|whose|that|while|but|and)\s")
_SECOND = re.compile(rf"\b(?:{'|'.join(word for word in _ORDINALS if word != 'first')})[\s-]$", re.IGNORECASE)
_STOP = re.compile(r"[.;,]\s|\s(?:after|before|because|while|although|when|saying)\s")
_QUALITY = re.compile(r"\s(?P<of>[a-z]+(?:ed|ful|able|ible|al|ive|ous|ic|ish|some|ent|ant|y|ing))\b")
_ENDING = re.compile(r"est\b")
_PARTS = (
    "than ",
    "since ",
    "been this ",
    " as ",
    " so ",
    *(word for word in _POLES if not word.endswith("est")),
    *_ORDINALS,
)
_YEAR = re.compile(r"[12][0-9]{3}")


@dataclass(frozen=True, slots=True)
class Ranked:
    """One superlative: what it is of, which end of it, and for how long.

    `days` is the length of its window, `since` the year or the words that open it, `ever` is set for a record; `behind`
    where something else comes before it: "the second largest", "more than any other but Norvane". `of` is the adjective
    behind "most" or "least": the least loved may be the most hated. `among` is set for one of several: "among the
    highest"; `good` is 1 where more of what is ranked is better for whoever has it, -1 where it is worse.
    """

    axis: str
    pole: int
    days: int | None
    since: str
    ever: bool
    words: str
    start: int
    end: int
    behind: bool = False
    of: str = ""
    among: bool = False
    good: int = 0

    @property
    def bounded(self) -> bool:
        """Whether it says for how long."""
        return self.days is not None or bool(self.since) or self.ever


class Top(NamedTuple):
    """What has more, or less, than all others of a `kind`; `but` is what alone has more, both in their words."""

    axis: str
    pole: int
    holder: str
    but: str
    kind: frozenset[str]


@lru_cache(maxsize=4096)
def tops(text: str) -> tuple[Top, ...]:
    """What a sentence ranks before all others: "more than any other lender", "no lender has more than"; not in time."""
    return tuple(_tops(text)) if " than " in text else ()


def _tops(text: str) -> Iterator[Top]:
    for match in (match for form in (_NONE, _BEYOND) for match in form.finditer(text)):
        none, word = match.re is _NONE, match["word"].casefold()
        behind = _OTHERS_OF.match(text, match.end())
        end = _CLAUSE.search(text, match.end())
        rest = text[match.end() : end.start() if end else len(text)]
        if (none and _OF_TIME.match(match.group())) or (not none and (match["all"] == "ever" or behind)):
            continue
        axis, pole = _POLES[SUPERLATIVE[word]]
        but = _after(_BUT, match.group(), 0) if none else _after(_BUT, text, match.end())
        kind = content_words(" ".join(match.group().split()[1:2] if none else rest.removeprefix(" other").split()[:1]))
        yield Top(axis, pole, rest if none else text[: match.start()], but, kind)


def _after(form: re.Pattern[str], text: str, start: int) -> str:
    """What stands behind some words, up to the end of the clause."""
    found = form.search(text, start)
    return _CLAUSE.split(text[found.end() :], maxsplit=1)[0] if found else ""


@lru_cache(maxsize=16_384)
def ranked(text: str) -> tuple[Ranked, ...]:
    """The superlatives of a sentence."""
    if not may_rank(text.casefold()):
        return ()
    return tuple(sorted([*_degrees(text), *_ranks(text)], key=lambda one: one.start))


_STEEP = re.compile(
    r"(?:steep|sharp)est\s(?:[a-z-]+\s){0,3}?(?:drop|fall|decline|loss|slide|slump|tumble|plunge|rise|gain|jump|increase"
    r"|climb|advance|cut)s?\b",
    re.IGNORECASE,
)
"""The steepest fall is the largest one."""


def may_rank(text: str) -> bool:
    """Whether a text in small letters has a part of any superlative: looking for parts is fast."""
    return any(part in text for part in _PARTS) or ("est" in text and _ENDING.search(text) is not None)


def _degrees(text: str) -> Iterator[Ranked]:
    comparing = "than" in text.casefold()
    none = list(_NONE.finditer(text)) if comparing else []
    equal = " as " in text or " so " in text
    forms = (_DEGREE, *(_BEYOND,) * comparing, *(NOT_SINCE,) * may_be_since(text), *(_UNEQUALLED,) * equal)
    found = [match for form in forms for match in form.finditer(text)]
    found = [one for one in found if not any(other.start() < one.end() and one.start() < other.end() for other in none)]
    found = sorted([*found, *none], key=lambda match: match.start())
    for match, after in zip_longest(found, found[1:]):
        if match["word"].casefold() != "most" or _is_superlative_most(text, match):
            stop = _STOP.search(text, match.end())
            ends = [stop.start() if stop else len(text), after.start() if after is not None else len(text)]
            yield _ranked(match, text, min(ends))


def _ranked(match: re.Match[str], text: str, stop: int) -> Ranked:
    """One superlative, by its own words and those that follow it."""
    word = match["word"].casefold()
    axis, pole = _POLES.get((SUPERLATIVE | SO_MUCH | _AS_MUCH).get(word, word), (word, 1))
    tail = text[match.start() : max(stop, match.end())]
    axis = "quality" if _FORM.match(tail) else "amount" if _STEEP.match(tail) else axis
    window, since, ever, present = (form.search(tail) for form in (_WINDOW, _SINCE, _EVER, _PRESENT))
    window = None if ever is not None else window  # "the most ever sold in a day"
    ends = (one.end() for one in (window, since, ever, present) if one)
    end = max([match.end(), *(match.start() + one for one in ends)])
    opening = _opening(since) or (f"this {present['unit'] or 'year'}".casefold() if present else "")
    record = (
        ever is not None
        or (since is not None and _FIRST.search(since.group()) is not None)
        or (word == "record" and not window and not since)
    )
    behind = _BUT.search(tail) is not None or _SECOND.search(text[: match.start()]) is not None
    words = text[match.start() : end].rstrip(" .,")
    quality = _QUALITY.match(text, match.end()) if word in {"most", "least"} else None
    of = quality["of"].casefold() if quality else ""
    among = _AMONG.search(text[: match.start()]) is not None
    good = _goodness(text[max(0, match.start() - _NEAR) : end + _NEAR])
    return Ranked(axis, pole, _length(window), opening, record, words, match.start(), end, behind, of, among, good)


def _goodness(words: str) -> int:
    """Whether some words speak of what is earned, or of what is lost; of neither where they speak of both."""
    return (_EARNS.search(words) is not None) - (_LOSES.search(words) is not None)


def _is_superlative_most(text: str, match: re.Match[str]) -> bool:
    if re.match(r"\sof\s(?:the|its|their|his|her|them|it|that|those|us)\b(?!\syear)", text[match.end() :]):
        return False
    return bool(re.search(r"\b[Tt]he\s(?:(?:single|very)\s)?$", text[: match.start()])) or bool(
        re.match(r"\s(?:\w+\s){0,3}?(?:in|for|since|on|ever|among)\b|,\s[$€£]?\d|\.?$", text[match.end() :])
    )


def _ranks(text: str) -> Iterator[Ranked]:
    for match in _RANK.finditer(text):
        place = _ORDINALS[match["word"].casefold()]
        yield Ranked("rank", place, None, "", False, match["word"], *match.span("word"))


def _length(window: re.Match[str] | None) -> int | None:
    if window is None:
        return None
    count = (window["count"] or "").casefold()
    if not count and window.group().casefold().startswith("of"):
        return None
    return (int(count) if count.isdigit() else _NUMBERS[count]) * _DAYS[window["unit"].casefold()]


def _opening(since: re.Match[str] | None) -> str:
    """The year that opens a window, else its words."""
    if since is None:
        return ""
    year = re.search(r"\b(?:19|20)\d\d\b", since["since"])
    return year.group() if year else since["since"].strip().casefold()


def _kind(since: str) -> str:
    """Openings that can be told apart: two years, two months, "this year" and "this month"."""
    words = since.split()
    if since.isdigit():
        return "year"
    return "month" if words[-1:] and words[-1] in MONTHS else words[0] if words[:1] == ["this"] else "words"


def excludes(draft: Ranked, source: Ranked) -> bool:
    """Whether the source's superlative is another one than the draft's: the other end, another place or window."""
    if is_of_worth(draft, source):
        quality, amount = (draft, source) if draft.axis == "quality" else (source, draft)
        return quality.pole != amount.good * amount.pole
    return _is_another(draft, source)


def _is_another(draft: Ranked, source: Ranked) -> bool:
    if draft.axis == source.axis and draft.pole != source.pole:
        return draft.of == source.of
    if draft.behind != source.behind:
        return source.behind and draft.axis == source.axis
    if (draft.since and draft.since == source.since) or (draft.ever and source.ever):
        return False
    if draft.days is not None and source.days is not None:
        longer, dated = max(draft.days, source.days), bool(draft.since or source.since)
        return abs(draft.days - source.days) > max(_LIKE * longer, _DAYS["month"] if dated else 0)
    if draft.since and source.since:
        return _kind(draft.since) == _kind(source.since) != "words"
    return draft.ever != source.ever and draft.bounded and source.bounded


def is_of_worth(one: Ranked, other: Ranked) -> bool:
    """Whether of one time one says how good it was, the other how much was earned or lost in it."""
    start = one.since == other.since if one.since else (one.days, one.ever) == (other.days, other.ever)
    amount = other if one.axis == "quality" else one
    start = start or (one.ever and other.ever)
    return one.bounded and start and {one.axis, other.axis} == {"amount", "quality"} and amount.good != 0


def same_window(mine: Ranked, other: Ranked) -> bool:
    """Whether both range over one time: since the same day, for as long, ever."""
    if mine.since:
        return mine.since == other.since
    return (mine.days is None, mine.ever) == (other.days is None, other.ever)


def since_when(one: Ranked, times: Iterable[DatedWords], day: date | None) -> Ranked:
    """The same with the days since its window opened, as a text of a day counts them; unchanged where nothing says."""
    if one.days is not None or not one.since:
        return one
    dated = next((time.period for time in times if time.text.casefold().endswith(one.since)), Period(None, None))
    day = day or dated.end
    opened = dated.start or (date(int(one.since), 1, 1) if _YEAR.fullmatch(one.since) else None)
    if one.since == "this year" and day is not None:
        opened = date(day.year, 1, 1)
    return replace(one, days=(day - opened).days) if day is not None and opened is not None and opened < day else one
