"""The words that compare: more, less, ahead of, how many times as much."""

from __future__ import annotations

import re
from fractions import Fraction

from narrator.extract.figures.numerals import PART_NAMES, PARTS, WORDS

_MORE = (
    "more higher larger bigger greater better stronger faster longer wider steeper deeper heavier dearer costlier "
    "older later further farther thicker dearer busier"
)
_LESS = (
    "less fewer lower smaller worse weaker slower shorter narrower shallower lighter cheaper younger earlier sooner"
    " thinner milder"
)
_ABOVE = (
    "outpaced outpaces outpacing outperformed outperforms outperforming beat beats beaten beating exceed exceeded "
    "exceeds exceeding outweighed outweighs outweighing outnumbered outnumbers dwarfed dwarfs "
    "surpassed surpasses surpassing topped tops topping outstripped outstrips overtook eclipsed outdid"
)
_BELOW = (
    "lagged lags lagging trailed trails trailing underperformed underperforms underperforming undershot missed misses"
)
_SLOWLY = r"(?:slowly|gently|narrowly|weakly|cheaply|mildly)"
_ONCE = {"half": Fraction(1, 2), "twice": Fraction(2), "double": Fraction(2), "triple": Fraction(3)}
_ONCE |= {"treble": Fraction(3), "quadruple": Fraction(4)}
_NUMBER = r"(?<![\d.,])\d+(?:\.\d+)?"
"""A number and no part of one: "1.2.3.4" is an address."""
_COUNT = rf"{_NUMBER}|{'|'.join(word for word, value in WORDS.items() if value > 1)}"
_PART = rf"(?:an?|one|two|three|four|five|nine)[\s-](?:{PART_NAMES})s?"
SHARE = rf"(?:{_PART}|{_NUMBER}\s?(?:%|per\s?cent))(?=\sof\s)"
_TIMES = (
    rf"{'|'.join(_ONCE)}|(?:{_COUNT})\s?(?:times|x)|{SHARE}|{_PART}(?=\sas\s(?:much|many|large|big|long|high|fast)\b)"
)
"""Words for how many times as much: "twice", "3.2 times", "three quarters", "40%"."""


def _any(words: str) -> str:
    return "|".join(words.split())


_LINKING = (
    r"(?:is|are|was|were|came|comes|ran|runs|stood|stands|remain(?:s|ed)?|sits|sat|far|well|way|just|%|points?"
    r"|(?:closed|ended|finished|traded|trades)(?:\s(?:the|last|this)\s(?:day|session|week|month|quarter|year))?)"
)
_BECOME = r"become|became|becoming|grown|grew|growing|got|gotten|getting|turned"
"""What has become more since a day is more than on that day."""
_AXIS = r"[^,;.:]{0,60}?(?:,\s(?:as|by|in|on|at)\s[^,;.:]{1,40},)?"
"""Of what there is more, and by what it is counted: "more shorts, as a share of the float,"."""
_OTHER = r"(?=(?:the|that|those|what|its|their|last)\s|(?-i:[A-Z]))"
_IN_A_RACE = (
    r"(?=(?:the\s)?(?-i:(?:[A-Z][\w’'.-]*\s){1,3})(?:by\s|with\s)?(?:an?\s)?(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"|in\s(?:the\s|an?\s)?(?:\w+\s)?(?:polls?|race|surveys?|count|standings)\b))"
)
"""A rival by name, and by how much or in what: who only led a house has run it."""
_FIGURE = (
    rf"(?:(?:an?\s)?(?:half|third|quarter|fifth|sixth|tenth|{_TIMES})(?!\w)"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a\sdozen)\b(?!\sof\b))"
)
"""What stands behind "more than" here is how much, not than what."""
_ANY_TIME = (
    r"(?:ever\b|(?:(?:at|in|on|during)\s)?any\s(?:other\s)?"
    r"(?:time|point|moment|day|session|week|month|quarter|year|season|decade|summer|winter|spring|autumn)\b)"
)
"""What stands behind "more than" here makes a record of it, and names no other side."""
MEASURE = re.compile(
    r"\W*(?:(?:by|about|some|roughly|nearly|almost|just|only|slightly)\s)*"
    r"(?:[$€£]?\d|an?\b|half|one|two|three|four|five|six|seven|eight|nine|ten)\S*(?:\s[^\W\d]+){0,2}\s*",
    re.IGNORECASE,
)
"""By how much: "three basis points" more than expected."""
_SINCE = (
    r"\s(?:from|on|over|compared\swith|compared\sto|against|since)\s"
    r"(?=(?:the|a|an|its|last)\s(?:[a-z]+\s)?(?:day|session|week|fortnight|month|quarter|year|period)s?\b)(?P<axis>)"
)
"""What follows an increase or a decrease: the time that it is told against."""
FORMS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (
        1,
        re.compile(
            rf"\b(?:{_any(_MORE)})\b(?!\s{_SLOWLY})(?P<axis>{_AXIS})\sthan\s(?!{_FIGURE}|{_ANY_TIME})", re.IGNORECASE
        ),
    ),
    (
        -1,
        re.compile(
            rf"\b(?:{_any(_LESS)}|more\s{_SLOWLY})\b(?P<axis>{_AXIS})\sthan\s(?!{_FIGURE}|{_ANY_TIME})", re.IGNORECASE
        ),
    ),
    (1, re.compile(rf"\b(?:{_BECOME})\s(?:{_any(_MORE)})\b(?P<axis>(?:\s[a-z]+){{0,9}}?)\ssince\s", re.IGNORECASE)),
    (-1, re.compile(rf"\b(?:{_BECOME})\s(?:{_any(_LESS)})\b(?P<axis>(?:\s[a-z]+){{0,9}}?)\ssince\s", re.IGNORECASE)),
    (1, re.compile(rf"\b(?:increase|rise|gain|jump|advance|climb|up){_SINCE}", re.IGNORECASE)),
    (-1, re.compile(rf"\b(?:decrease|decline|drop|fall|reduction|slide|cut|down){_SINCE}", re.IGNORECASE)),
    (-1, re.compile(rf"\b(?:was|were|been|being|be)\s(?:{_any(_ABOVE)})\sby\s(?P<axis>)", re.IGNORECASE)),
    (1, re.compile(rf"\b(?:{_any(_ABOVE)})\s(?!by\s|¢)(?P<axis>)", re.IGNORECASE)),
    (-1, re.compile(rf"\b(?:{_any(_BELOW)})\s(?:behind\s)?(?!by\s)(?P<axis>)", re.IGNORECASE)),
    (1, re.compile(rf"\b(?:leads?|leading|led|edges|edged|edging)\s(?:out\s)?{_IN_A_RACE}(?P<axis>)", re.IGNORECASE)),
    (1, re.compile(rf",\s(?:far\s|well\s|just\s)?(?:above|ahead\sof)\s{_OTHER}(?P<axis>)", re.IGNORECASE)),
    (-1, re.compile(rf",\s(?:far\s|well\s|just\s)?(?:below|behind|short\sof)\s{_OTHER}(?P<axis>)", re.IGNORECASE)),
    (1, re.compile(rf"(?<=\b){_LINKING}\s(?:far\s|well\s|just\s)?(?:above|ahead\sof)\s(?P<axis>)", re.IGNORECASE)),
    (
        -1,
        re.compile(
            rf"(?<=\b){_LINKING}\s(?:far\s|well\s|just\s)?(?:below|behind)\s(?!much\b|most\b|some\b|part\b|all\b)(?P<axis>)"
            r"|\b(?:f[ae]lls?|fallen|falling|c[ao]mes?|coming)\s(?:far\s|well\s|just\s)?short\sof\s(?P<less>)",
            re.IGNORECASE,
        ),
    ),
    (
        0,
        re.compile(
            rf"\b(?P<times>{_TIMES})\s(?:as\s(?:much|many|[a-z]+)\b(?P<axis>[^,;.:]{{0,60}}?)\sas\s"
            r"|(?:of\s)?(?=(?:the|what|that|its|their|this|last|\w+['’]s)\s))",
            re.IGNORECASE,
        ),
    ),
    (
        0,
        re.compile(
            rf"(?<!times\s)(?<!twice\s)(?<!half\s)\bas\s(?:much|many|far|fast|high|large)\b(?P<axis>[^,;.:]{{0,60}}?)\sas\s(?!{_FIGURE}|[$€£]?\d)",
            re.IGNORECASE,
        ),
    ),
)


def times_of(words: str | None) -> Fraction:
    """How many times as much words say; those that say no number say that it is as much."""
    plain = (words or "").casefold()
    if not plain or plain in _ONCE:
        return _ONCE.get(plain, Fraction(1))
    number = re.sub(r"\s?(?:times|x|%|per\s?cent)$", "", plain)
    if number != plain:
        value = Fraction(WORDS[number]) if number in WORDS else Fraction(number)
        return value if plain.endswith(("times", "x")) else value / 100
    top, part = re.split(r"[\s-]", plain)
    return Fraction(WORDS[top], PARTS[part.removesuffix("s") if part not in PARTS else part])
