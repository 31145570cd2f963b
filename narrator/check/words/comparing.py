"""Comparisons in two sentences: who has more, who less, how many times as much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from narrator.check.sources.search import content_words
from narrator.check.words.anchors import tokens
from narrator.check.words.sense import opposite
from narrator.check.words.vocabulary import STOP_WORDS

_MORE = (
    "more higher larger bigger greater better stronger faster longer wider steeper deeper heavier dearer costlier "
    "older later further farther"
)
_LESS = "less fewer lower smaller worse weaker slower shorter narrower shallower lighter cheaper younger earlier"
_ABOVE = (
    "outpaced outpaces outpacing outperformed outperforms beat beats beaten beating exceeded exceeds exceeding "
    "surpassed surpasses topped tops outstripped overtook eclipsed outdid"
)
_BELOW = "lagged lags lagging trailed trails trailing underperformed underperforms undershot missed misses"
_SLOWLY = r"(?:slowly|gently|narrowly|weakly|cheaply|mildly)"
_TIMES = {
    "half": Fraction(1, 2),
    "twice": Fraction(2),
    "double": Fraction(2),
    "two times": Fraction(2),
    "triple": Fraction(3),
    "treble": Fraction(3),
    "three times": Fraction(3),
    "four times": Fraction(4),
    "quadruple": Fraction(4),
    "five times": Fraction(5),
    "six times": Fraction(6),
    "ten times": Fraction(10),
}


def _any(words: str) -> str:
    return "|".join(words.split())


_LINKING = r"(?:is|are|was|were|came|comes|ran|runs|stood|stands|closed|ended|remained|far|well|way|just|%|points?)"
_BECOME = r"become|became|becoming|grown|grew|growing|got|gotten|getting|turned"
"""What has become more since a day is more than on that day."""
_OTHER = r"(?=(?:the|that|those|what|its|their|last)\s)"
_FIGURE = (
    rf"(?:(?:an?\s)?(?:half|third|quarter|fifth|sixth|tenth|{'|'.join(_TIMES)})\b"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a\sdozen)\b(?!\sof\b))"
)
"""What stands behind "more than" here is how much, not than what."""
_MEASURE = re.compile(
    r"\W*(?:(?:by|about|some|roughly|nearly|almost|just|only|slightly)\s)*"
    r"(?:[$€£]?\d|an?\b|half|one|two|three|four|five|six|seven|eight|nine|ten)\S*(?:\s[^\W\d]+){0,2}\s*",
    re.IGNORECASE,
)
"""By how much: "three basis points" more than expected."""
_FORMS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (
        1,
        re.compile(
            rf"\b(?:{_any(_MORE)})\b(?!\s{_SLOWLY})(?P<axis>[^,;.:]{{0,60}}?)\sthan\s(?!{_FIGURE})", re.IGNORECASE
        ),
    ),
    (
        -1,
        re.compile(
            rf"\b(?:{_any(_LESS)}|more\s{_SLOWLY})\b(?P<axis>[^,;.:]{{0,60}}?)\sthan\s(?!{_FIGURE})", re.IGNORECASE
        ),
    ),
    (1, re.compile(rf"\b(?:{_BECOME})\s(?:{_any(_MORE)})\b(?P<axis>(?:\s[a-z]+){{0,9}}?)\ssince\s", re.IGNORECASE)),
    (-1, re.compile(rf"\b(?:{_BECOME})\s(?:{_any(_LESS)})\b(?P<axis>(?:\s[a-z]+){{0,9}}?)\ssince\s", re.IGNORECASE)),
    (-1, re.compile(rf"\b(?:was|were|been|being|be)\s(?:{_any(_ABOVE)})\sby\s(?P<axis>)", re.IGNORECASE)),
    (1, re.compile(rf"\b(?:{_any(_ABOVE)})\s(?!by\s|¢)(?P<axis>)", re.IGNORECASE)),
    (-1, re.compile(rf"\b(?:{_any(_BELOW)})\s(?:behind\s)?(?!by\s)(?P<axis>)", re.IGNORECASE)),
    (1, re.compile(rf",\s(?:far\s|well\s|just\s)?(?:above|ahead\sof)\s{_OTHER}(?P<axis>)", re.IGNORECASE)),
    (-1, re.compile(rf",\s(?:far\s|well\s|just\s)?(?:below|behind|short\sof)\s{_OTHER}(?P<axis>)", re.IGNORECASE)),
    (1, re.compile(rf"(?<=\b){_LINKING}\s(?:far\s|well\s|just\s)?(?:above|ahead\sof)\s(?P<axis>)", re.IGNORECASE)),
    (
        -1,
        re.compile(
            rf"(?<=\b){_LINKING}\s(?:far\s|well\s|just\s)?(?:below|behind)\s(?P<axis>)"
            r"|\b(?:f[ae]lls?|fallen|falling|c[ao]mes?|coming)\s(?:far\s|well\s|just\s)?short\sof\s(?P<less>)",
            re.IGNORECASE,
        ),
    ),
    (
        0,
        re.compile(
            rf"\b(?P<times>{'|'.join(_TIMES)})\s(?:as\s(?:much|many|[a-z]+)\b(?P<axis>[^,;.:]{{0,60}}?)\sas\s"
            r"|(?:of\s)?(?=(?:the|what|that|its|their|this|last|\w+['’]s)\s))",
            re.IGNORECASE,
        ),
    ),
)
_LEAD = re.compile(
    r"(?:(?:it|they)\s)?(?:did|do|does|had|has|was|were)\s(?:(?:in|on|at)\s)?|(?:in|on|of|that\sof|those\sof|what)\s"
)
"""What stands between "than" and the other side: "than it did in May"."""
_CLAUSE = re.compile(
    r"[,;:()]\s|\s[–—]\s|\b(?:while|whereas|although|but|because|after|before|when|as)\s", re.IGNORECASE
)
_RIGHT_ENDS = re.compile(
    r"[,;:()]|\.(?=\s|$)|\s[–—]\s|\s(?:while|whereas|although|but|because|and|in|on|at|last|this|during|by|since|according|over"
    r"|did|do|does|was|were|is|are)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[$€£]?\d")
_DENIES = re.compile(r"\b(?:not|no|never|neither|nor|nobody)\b|n[’']t\b", re.IGNORECASE)
_STOP = frozenset(STOP_WORDS.split())


@dataclass(frozen=True, slots=True)
class Compared:
    """One comparison: `relation` is 1 for more, -1 for less, 0 for `times` as much; `words` are its own.

    `bounds` where a figure says how much beside it: "more than 10%", "5% below the index".
    """

    relation: int
    times: Fraction | None
    axis: frozenset[str]
    left: frozenset[str]
    right: frozenset[str]
    clause: str
    words: str
    start: int
    end: int
    bounds: bool = False

    @property
    def denied(self) -> bool:
        """Whether its clause denies it."""
        return _DENIES.search(self.clause) is not None


def compared(text: str) -> list[Compared]:
    """The comparisons of a sentence."""
    return sorted(_compared(text), key=lambda one: one.start)


def _compared(text: str) -> Iterator[Compared]:
    for relation, form in _FORMS:
        for match in form.finditer(text):
            before, after = text[: match.start()], text[match.end() :]
            lead = _LEAD.match(after)
            after = after[lead.end() :] if lead else after
            right = _RIGHT_ENDS.split(after, maxsplit=1)[0]
            left = _subject(before)
            found = match.groupdict()
            yield Compared(
                relation,
                _TIMES[found["times"].casefold()] if found.get("times") else None,
                content_words(found.get("axis") or ""),
                _words(left) - _words(right),
                _words(right) - _words(left),
                left,
                " ".join(match.group().split()),
                match.start(),
                match.end(),
                _NUMBER.match(after) is not None or match.group().startswith(("%", "point")),
            )


def _subject(before: str) -> str:
    """The clause before a comparison, or before one that only says by how much; an opening "In May" goes."""
    clause = [part for part in _CLAUSE.split(before) if part.strip() and not _MEASURE.fullmatch(part)]
    return (
        re.sub(r"^\W*(?:in|on|at|during|over)\s(?:\S+\s?){1,2}(?=\S)", " ", clause[-1], flags=re.IGNORECASE)
        if clause
        else ""
    )


def _words(text: str) -> frozenset[str]:
    """Names and figures as they stand, other words by their stems."""
    return frozenset(word for word in tokens(text) if word.isdigit()) | content_words(text) - _STOP


def contradiction(draft: Compared, source: Compared) -> bool | None:
    """Whether two comparisons of the same two things exclude each other; `None` where they are of other things."""
    if (draft.axis and source.axis and not draft.axis & source.axis) or opposite(draft.clause, source.clause):
        return None
    if (draft.times is None) != (source.times is None) or draft.denied != source.denied:
        return None
    mine, theirs = (one.left | (one.axis - one.right) for one in (draft, source))
    crossed = bool(draft.right & theirs) and bool(source.right & mine)
    if not crossed and not _alike(draft.right, source.right):
        return None
    if draft.times is not None and source.times is not None:
        return draft.times != (1 / source.times if crossed else source.times)
    return draft.relation == source.relation if crossed else draft.relation != source.relation


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sides share most of the words of the shorter."""
    return 2 * len(one & other) >= max(1, min(len(one), len(other))) and bool(one & other)
