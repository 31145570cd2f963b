"""What a figure is measured against: "far below the S&P 500's 16%", "more than in October"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from narrator.model.claims import Span

_FAR = r"(?:(?:far|well|way|just|comfortably|slightly|a\slittle|much|a\sbit|nearly|almost|about|roughly|only|still)\s)*"
_MORE = (
    r"(?:more|higher|longer|larger|bigger|greater|better|stronger|faster|steeper|deeper|sharper|wider|heavier|richer)"
)
_LESS = r"(?:less|fewer|lower|shorter|smaller|worse|weaker|slower|shallower|milder|narrower|lighter|poorer)"
_TIMES = r"(?:double|twice|triple|treble|quadruple|(?:two|three|four|five|six|ten)\stimes)"
OF_ANOTHER = re.compile(
    r"\s(?:of\s)?(?:(?:(?:the|its|their|that)|(?:the\s)?(?:[A-Z]\S{0,40}\s){0,3}\S{1,60}['’]s)\s¢|(?:what|that\sof|those\sof)\b)",
    re.IGNORECASE,
)
"""What follows a multiple or fraction of another figure: "half | the 6% gain", "twice | what they lost"."""
_STANDS = r"(?:(?<=,\s)|(?<=is\s)|(?<=was\s)|(?<=were\s)|(?<=are\s))"
"""Behind a comma or a form of "to be"."""
_FORMS: tuple[tuple[str, str], ...] = (
    ("above", rf"{_MORE}\sthan\s{_TIMES}\s"),
    ("above", rf"(?<=[a-z]\s){_MORE}\s[^,;.¢]{{1,60}}?\sthan\s"),
    ("below", rf"(?<=[a-z]\s){_LESS}\s[^,;.¢]{{1,60}}?\sthan\s"),
    ("below", rf"{_LESS}\sthan\shalf\s(?:of\s)?|{_STANDS}{_FAR}half\s"),
    ("above", rf"{_MORE}\sthan\s(?!(?:doubl|tripl|trebl|quadrupl|halv)(?:ed|es|e|ing)\b)"),
    ("below", rf"{_LESS}\sthan\s"),
    ("above", rf"{_STANDS}{_FAR}(?:above|ahead\sof|{_TIMES}|¢+(?={OF_ANOTHER.pattern}))\s"),
    ("above", r"(?:far|well|way|just)\s(?:above|ahead\sof)\s|\bup\s(?:from|on)\s"),
    ("above", r"\ban?\s(?:[a-z]+\s)?(?:increase|rise|jump|improvement)\s(?:from|on|over)\s"),
    ("above", r"\b(?:beat|topp|outpac|outperform|exceed|surpass|outstripp|eclips|outdo|trump)ing\s"),
    ("below", rf"{_STANDS}{_FAR}(?:below|behind|short\sof)\s"),
    ("below", r"(?:far|well|way|just)\s(?:below|behind|short\sof)\s|\bdown\s(?:from|on)\s"),
    ("below", r"\ba\s(?:[a-z]+\s)?(?:decrease|drop|decline|fall)\sfrom\s"),
    ("below", r"\b(?:trailing|lagging|underperforming|undershooting)\s(?:behind\s)?"),
    ("above", rf"(?:\b(?:{_TIMES}|times)|¢)\sas\s[a-z]+\sas\s"),
    ("below", r"\bhalf\sas\s[a-z]+\sas\s"),
    ("equal", r"\b(?:matching|equall?ing|in\sline\swith|the\ssame\sas|level\swith|on\sa\spar\swith)\s"),
    ("equal", r"\bas\s(?:much|many|high|low|large|big|long)\sas\s(?!¢)"),
    ("above", r"\b(?:beats?|tops|topped|outpaced|outperformed|exceeded|surpassed|outstripped|eclipsed|outdid)\s(?!¢)"),
    ("below", r"\b(?:lagged|trailed|underperformed)\s(?:behind\s)?(?!¢)"),
    ("", r"\bcompared\s(?:with|to)\s|,\s(?:as\s)?against\s|\bagainst\s(?=¢)|\b(?:versus|vs\.?)\s"),
)
_ANY = re.compile("|".join(f"(?P<n{number}>{form})" for number, (_, form) in enumerate(_FORMS)), re.IGNORECASE)
_TELLING = re.compile(
    r"\bthan\b|\b(?:above|ahead|below|behind|short\sof|from|(?:up|down)\son|half|double|twice|triple|treble|quadruple|times|beating|topp(?:ing|ed)|tops"
    r"|beats?|out\w+(?:ing|ed)|outdid|exceed(?:ing|ed)|surpass(?:ing|ed)|eclips(?:ing|ed)|trumping|trail(?:ing|ed)"
    r"|lagg(?:ing|ed)|under\w+(?:ing|ed)|matching|equall?ing|in\sline"
    r"|the\ssame\sas|level\swith|on\sa\spar|as\s\w+\sas|compared|against|versus|vs)\b|¢"
    rf"(?:{OF_ANOTHER.pattern}|\sas\s)",
    re.IGNORECASE,
)
_END = re.compile(
    r"[;:]|,(?!\d)|\s[–—]\s|(?<!\bInc)(?<!\bCorp)(?<!\bLtd)\.(?=\s*$)|[\"”’]?\s*$|\s(?:while|whereas|although|but|because)\s|\sand\s(?=[a-z¢]+\s)",
    re.IGNORECASE,
)
_PART = re.compile(r"\b(?:half|thirds?|quarters?|fifths?|tenths?|fraction)\b", re.IGNORECASE)
_LEAD = re.compile(r"(?:(?:in|on|at(?!\sleast\b)|for|of|during|from|by|over|with|into)\s)+", re.IGNORECASE)
_UNIT = r"(?:day|week|month|quarter|year)"
_TIME = re.compile(
    rf"(?:the\s)?~++(?:\s?(?:before|earlier|that|~++))*|(?:the\s)?(?:previous|prior|preceding|same)\s{_UNIT}(?:\s.{{0,20}})?"
    rf"|(?:an?|the)\s{_UNIT}\s(?:before|earlier|ago)",
    re.IGNORECASE,
)

_BASE = re.compile(
    rf"(?:the|an?)\s{_UNIT}\s(?:before|earlier|ago)|(?:the\s)?(?:previous|prior|preceding)\s|that\sof\s", re.IGNORECASE
)
"""What something is up on, where it is no day on which it was up."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The other side of a comparison and the place of the words that compare; no `relation` where they do not say."""

    at: int
    relation: str
    span: Span


def find_comparisons(words: str, text: str, at: int, named: Sequence[Span]) -> tuple[Compared, ...]:
    """The comparisons of a sentence that begins `at` a place of the text; in its words figures are ¢ and periods ~.

    The other side must hold a figure or one of the `named` subjects, or be a time: "more than in October".
    """
    if _TELLING.search(words) is None:
        return ()
    found: list[Compared] = []
    for match in _ANY.finditer(words):
        if found and match.start() + at < found[-1].span.end:
            continue
        if match.group().endswith(" on ") and not _BASE.match(text, at + match.end()):
            continue
        side = _side(words, text[at : at + len(words)], match.end())
        here = side.shifted(at)
        held = side.of(words)
        if "¢" in held or _TIME.fullmatch(held) or any(one.overlaps(here) for one in named):
            relation = _FORMS[int((match.lastgroup or "n0")[1:])][0]
            if _PART.search(text, at + match.start(), at + match.end()):
                relation = "below"
            found.append(Compared(at + match.start(), relation, here))
    return tuple(found)


def _side(words: str, text: str, start: int) -> Span:
    """The words from a place to the end of the phrase, without the prepositions that open it."""
    lead = _LEAD.match(text, start)
    start = lead.end() if lead else start
    end = _END.search(words, start)
    stop = end.start() if end else len(words)
    if ")" in words[start:stop] and "(" not in words[start:stop]:
        stop = words.index(")", start)
    return Span(start, max(start, start + len(words[start:stop].rstrip())))
