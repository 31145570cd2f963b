"""What a draft's words say that a figure comes about by: a difference, a sum, a share, a ratio, a rate, a rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Final

from narrator.check.figures.steps.step import Asked
from narrator.extract.figures.numerals import DIGITS, SPELLED, read_numeral
from narrator.model.claims import Direction


class Operation(StrEnum):
    """How two or more printed numbers come to one of the draft's."""

    CHANGE = "change"
    GAP = "gap"
    SUM = "sum"
    SHARE = "share"
    REST = "rest"
    RATIO = "ratio"
    RATE = "rate"
    LEVEL = "level"
    SCALE = "scale"
    GROWTH = "growth"
    PART = "part"
    REMAINDER = "remainder"
    FULL = "full"
    APPOSED = "apposed"
    ALTERED = "altered"


_HEDGE = (
    r"(?:\s(?:about|around|roughly|some|nearly|almost|just|over|under|more|less|than|at|least|an?|full|further"
    r"|another))*"
)
_UP: Final = (
    r"widen\w*|gr[eo]wn?|grow(?:s|ing|th)|r[io]se[ns]?|rising|increas\w+|climb\w*|jump\w*|gain\w*|add(?:ed|s|ing)?|rais\w+"
    r"|lift\w*|put on|advanc\w+|surg\w+"
    r"|expand\w*|improv\w+|gone up|went up|goes up|up|built|boost\w*|swell\w*|swollen|exceed\w*|outstrip\w*"
    r"|beat(?:s|ing|en)?|surpass\w*|topp(?:ed|ing)"
)
_DOWN: Final = (
    r"narrow\w*|shr[aiu]nk\w*|contract(?:ed|s|ing)|eas(?:ed|es|ing)|lower(?:ed|s|ing)"
    r"|c[ao]me down|comes down|thinn\w+|down"
    r"|declin\w+|f[ae]ll(?:en|s|ing)?|dropp?\w*|decreas\w+|reduc\w+|cut(?:s|ting)?|slipp?\w*|slid(?:es)?|los[et]s?|shed(?:s|ding)?"
    r"|lopp\w*|shav\w+|knock\w*|tak(?:e|es|en|ing)|took|trimm?\w*|par(?:ed|es|ing)|sank|sunk|tumbl\w+|plung\w+|slump\w*|trail\w*|lag(?:s|ged)?|miss(?:ed|es|ing)?|undersh\w+"
)
_CHANGED: Final = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", re.IGNORECASE)
_BY: Final = re.compile(
    rf"\b(?:by|(?:rise|increase|fall|drop|decline|contraction|gain|change|swing|difference|gap|margin) of){_HEDGE}\s*$",
    re.IGNORECASE,
)
_VERB: Final = re.compile(rf"\b(?:{_UP}|{_DOWN}){_HEDGE}\s*$", re.IGNORECASE)
_MORE: Final = r"more|higher|above|ahead of|larger|bigger|dearer|better|heavier|wider|longer|up on"
_LESS: Final = (
    r"less|fewer|lower|below|beneath|smaller|cheaper|worse|behind|short of|shy of|lighter|narrower|shorter|down on"
)
_APART: Final = re.compile(rf"\W*(?:[a-z]+\s){{0,3}}?(?:(?P<more>{_MORE})|(?P<less>{_LESS}))\b", re.IGNORECASE)
_IN_IT: Final = re.compile(r"\b(?:(?P<more>more|further|extra)|(?P<less>fewer|less))\b(?!\sthan\b)", re.IGNORECASE)
GAP: Final = re.compile(r"\b(?:gap|difference|distance|lead|edge|advantage|shortfall)\b", re.IGNORECASE)
"""Words for what parts two figures."""
_SET_APART: Final = re.compile(r"\b(?:exceed|outstrip|trail|lag|beat|surpass|topp|miss|undersh)\w*", re.IGNORECASE)
_STOOD: Final = re.compile(
    r"\b(?:was|were|stood|had been|amounted|came to)\b(?=.{0,200}\b(?:earlier|before|ago|previously|until"
    r"|at the (?:end|start) of)\b)|\bfrom\b.{0,200}\bto\b|\bhad\b.{0,200}\b20\d\d\b|\b20\d\d\b.{0,200}\bhad\b"
    r"|\b(?:last|previous) year\b|\byear (?:ago|earlier|before)\b|\bbefore the \w+\b",
    re.IGNORECASE,
)
_TOGETHER: Final = re.compile(
    r"\b(?:together|combined|between them|in total|altogether|in all|all told|taken together|jointly)\b", re.IGNORECASE
)
_SHARE: Final = re.compile(
    r"\W*(?:or so |or more )?(?:of\b|(?:came|comes|is|was|were|are|went|goes|stems?|stemmed) (?:from|to|in)\b)"
)
_ACCOUNTS: Final = re.compile(
    r"\b(?:account\w*|mak(?:e|es|ing)|made|brought|bring\w*|represent\w*|provid\w+|contribut\w+|join\w*)\b",
    re.IGNORECASE,
)
_NOT: Final = re.compile(
    r"\b(?:not|no|n[’']t|other than|outside|elsewhere|besides|except|excluding|apart from|rest|remain\w*|do without)\b",
    re.IGNORECASE,
)
_RATE: Final = re.compile(r"\s?(?:an?|per|each|every|for each|for every)\s(?P<noun>[a-z]+)\b")
_TIMES: Final = re.compile(r"\b(?:times|twice|double|thrice|triple)\b|fold\b", re.IGNORECASE)
_MULTIPLIES: Final = r"(?:doubl|tripl|trebl|quadrupl|halv)(?:ed|ing|e)"
_BY_VERB: Final = re.compile(rf"\b{_MULTIPLIES}$", re.IGNORECASE)
_POINTS: Final = frozenset({"percentage points", "basis points", "point", "turn"})
_NETS: Final = re.compile(r"\bnet(?:s|ted|ting) (?:out|to)\b|\bon balance\b", re.IGNORECASE)
_WITHOUT: Final = re.compile(
    r"\b(?:without|but for|before|absent|not for)\b[^;]{0,200}"
    r"\b(?:discount|reduction|rebate|deduction|cut|mark-?down|surcharge|mark-?up|premium)\b",
    re.IGNORECASE,
)
OVER: Final = re.compile(r"\b(?:lead|edge|advantage)\b(?=[^,;]{0,200}\b(?:over|on)\b)", re.IGNORECASE)
"""Words for what the first that is spoken of is ahead by."""
_END_OF_RANGE: Final = re.compile(
    r"\b(?:(?P<up>upper end|high end|top end|top of|ceiling)|(?:lower end|low end|bottom end|bottom of|floor))\b",
    re.IGNORECASE,
)
_COUNT: Final = rf"(?:{DIGITS}|{SPELLED})"
_APPOSED: Final = re.compile(
    rf"\b(?P<part>{_COUNT}) (?:out )?of (?:the |its |their |all |those )?(?P<whole>{_COUNT})\b[^,;.(–—]{{0,200}}"
    r"(?:, |\s?\(| [–—] )(?:or |that is )?$",
    re.IGNORECASE,
)
_LEAD: Final = re.compile(
    r"\b(?:(?P<whose>[\w-]+(?:\s[\w-]+){0,2})[’']s? )?(?:lead|edge|advantage)(?: (?:of|that) (?P<one>[^,;:]{1,100}?))?"
    r"(?: (?:has|had|holds|held|enjoys|enjoyed))? (?:over|on) (?P<other>[^,;:]+)",
    re.IGNORECASE,
)
_ALTERED: Final = re.compile(
    r"\b(?:reduced|cut|lowered|trimmed|shortened|raised|increased|lifted)\b[^,;]{0,200}\bto"
    r"(?: (?:about|around|just|some))*\s*$",
    re.IGNORECASE,
)
FARED: Final = re.compile(
    r"\b(?:beat\w*|ahead|behind|better|worse|trail\w*|lag\w*|lead|edge|out(?:did|doing|done|ran|run|pac\w+|perform\w+)"
    r"|underperform\w*)\b",
    re.IGNORECASE,
)
"""Words by which a small loss is more than a large one."""
_RESULT: Final = re.compile(
    r"\b(?:(?P<up>ahead|in the black|ma[dk]e|earn\w*|gain\w*|profit\w*|won|up|better off|surplus|inflows?|buy\w*|bought"
    r"|tak(?:e|en|ing) in|took in|put|poured|added)"
    r"|(?P<down>withdrew|withdrawn|pulled|in the red|behind|los[et]s?|losing|loss(?:es)?|deficit|down"
    r"|worse off|outflows?"
    r"|(?<!short[ -])(?:selling|sold)))\b",
    re.IGNORECASE,
)
_RESULT_BEHIND: Final = re.compile(
    r"\W*(?:[a-z]+\s){0,2}?(?:(?P<up>ahead|up|better off|in the black)|(?P<down>behind|down|worse off|in the red))\b",
    re.IGNORECASE,
)


def operations(asked: Asked) -> tuple[Operation, ...]:
    """What the words at the draft's figure name, the likeliest first; mostly nothing."""
    sentence, unit = asked.said.sentence, asked.quantity.unit
    named = [Operation.SUM] if adds(sentence) and unit != "multiple" else []
    if unit == "multiple":
        named += _of_a_multiple(asked)
    elif unit == "percent":
        named += _of_a_percentage(asked)
    else:
        named += _of_an_amount(asked)
    if unit not in {"multiple", "percent"} and _WITHOUT.search(sentence):
        named.append(Operation.FULL)
    if unit not in {"multiple", "percent"} and _ALTERED.search(asked.before):
        named.append(Operation.ALTERED)
    return tuple(named or ([Operation.LEVEL] if _STOOD.search(sentence) else []))


TOLD: Final = (Operation.REMAINDER, Operation.PART)
"""What only the words of an article may say of an amount: that it is the rest of another, or so much of it."""


def adds(sentence: str) -> bool:
    """Whether a sentence takes things together, or sets one off against another."""
    return _TOGETHER.search(sentence) is not None or nets(sentence)


def nets(sentence: str) -> bool:
    """Whether a sentence sets what went one way off against what went the other."""
    return _NETS.search(sentence) is not None


def outcome(asked: Asked) -> Direction | None:
    """Which way the draft says that all of it came out: by a word right behind the figure, else the last before it."""
    before = list(_RESULT.finditer(asked.before))
    found = _RESULT_BEHIND.match(asked.behind) or (before[-1] if before else None)
    return None if found is None else Direction.UP if found["up"] else Direction.DOWN


def _of_a_multiple(asked: Asked) -> Iterator[Operation]:
    """What one is of another, or of what it was; what has "doubled" is told of what it was."""
    if _BY_VERB.search(asked.quantity.text):
        yield Operation.GROWTH
    elif _TIMES.search(asked.quantity.text):
        yield from (Operation.RATIO, Operation.SCALE)


def _of_a_percentage(asked: Asked) -> Iterator[Operation]:
    """A share, what is left of one, or a change in per cent."""
    if counts_before(asked) is not None:
        yield Operation.APPOSED
    if _SHARE.match(asked.behind) or _ACCOUNTS.search(asked.before):
        if _NOT.search(asked.said.sentence):
            yield Operation.REST
        yield Operation.SHARE
    if _changes_by(asked) or _APART.match(asked.behind):
        yield Operation.CHANGE


def _of_an_amount(asked: Asked) -> Iterator[Operation]:
    """A gap, a change, or an amount for each of those that it is paid for."""
    apart = _APART.match(asked.behind) or _IN_IT.search(asked.quantity.text) or _SET_APART.search(asked.before)
    if apart or _is_gap(asked):
        yield Operation.GAP
    if _changes_by(asked) or (asked.quantity.unit in _POINTS and _CHANGED.search(asked.said.sentence)):
        yield Operation.CHANGE
    elif _RATE.match(asked.behind) and not apart:
        yield Operation.RATE


def _changes_by(asked: Asked) -> bool:
    """Whether the words before a figure say that something has changed by it."""
    return _BY.search(asked.before) is not None or _VERB.search(asked.before) is not None


def _is_gap(asked: Asked) -> bool:
    return GAP.search(asked.before) is not None


def way_told(asked: Asked) -> Direction | None:
    """Which way the draft says that something has changed: by the last word before it, else the first behind."""
    if _is_gap(asked):
        return Direction.UP if OVER.search(asked.before) else None
    before = list(_CHANGED.finditer(asked.before))
    found = before[-1] if before else _CHANGED.search(asked.behind)
    apart = _apart(asked)
    if apart is not None:
        return apart
    return None if found is None else Direction.UP if found["up"] else Direction.DOWN


def _apart(asked: Asked) -> Direction | None:
    found = _APART.match(asked.behind) or _IN_IT.search(asked.quantity.text)
    return None if found is None else Direction.UP if found["more"] else Direction.DOWN


def end_told(sentence: str) -> Direction | None:
    """Which end of a range a sentence speaks of, the first if of both."""
    found = _END_OF_RANGE.search(sentence)
    return None if found is None else Direction.UP if found["up"] else Direction.DOWN


def counts_before(asked: Asked) -> tuple[Decimal, Decimal] | None:
    """The part and the whole that the draft has right before a share: "40 of the 120 firms it rang, one in three"."""
    found = _APPOSED.search(asked.before)
    return None if found is None else (read_numeral(found["part"]).value, read_numeral(found["whole"]).value)


def lead_of(asked: Asked) -> tuple[str, str] | None:
    """Whose lead over whom a figure is: "the lead of glass over timber"."""
    found = _LEAD.search(asked.before)
    return None if found is None else (found["one"] or found["whose"], found["other"])


def way_in(text: str) -> Direction | None:
    """Which way the last word of a text says that something has changed, where an amount of it follows.

    >>> way_in("after a rise of "), way_in("dropped "), way_in("climbed to ")
    (<Direction.UP: 'up'>, <Direction.DOWN: 'down'>, None)
    """
    found = list(_CHANGED.finditer(text)) if _BY.search(text) or _VERB.search(text) else []
    told = _RISE.search(text)
    if told:
        return Direction.UP if told["up"] else Direction.DOWN
    return None if not found else Direction.UP if found[-1]["up"] else Direction.DOWN


_RISE: Final = re.compile(
    r"\b(?:(?P<up>rise|increase|gain|jump)|(?:fall|drop|decline|decrease|loss)) of\s+$", re.IGNORECASE
)


def whole_of(asked: Asked) -> str:
    """Of what the draft takes a share: the words behind its "of"."""
    found = re.match(r"\W*(?:or so |or more )?of\s((?:\S+\s?){1,6})", asked.behind)
    return found[1] if found else ""


def rate_noun(asked: Asked) -> str:
    """What a rate is counted by: "share" of "$16 a share"."""
    found = _RATE.match(asked.behind)
    return found["noun"] if found else ""


def without_operation(text: str, *, of_amounts: bool = False) -> str:
    """A text without the words that say what is done with figures; of amounts, also without those that call one so."""
    patterns = (_CHANGED, _APART_WORDS, _TOGETHER, _NOT, _TIMES, _ACCOUNTS, _ENDS)
    for pattern in (*patterns, _TOTALS) if of_amounts else patterns:
        text = pattern.sub(" ", text)
    return text


_TOTALS: Final = re.compile(
    r"\b(?:totall?(?:ed|ing)?|residual|demand|equal(?:s|led|ling)?|equivalent|amount(?:s|ed|ing)?|worth|value of"
    r"|overall|approach\w*|reach\w*|sum|come out|came out|in the (?:red|black)|ahead|left|leav(?:e|es|ing)"
    r"|hold(?:s|ing)?|without|but for|absent|discount|reduction|rebate|deduction|surcharge|around)\b",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(
    r"\b(?:upper|floor|ceiling|range|new|old|previous|former|prior|even|slim|narrow|thin|lies|lay|multiple|valuation"
    r"|turns?|based on"
    r"|becom(?:e|es|ing)|became)\b",
    re.IGNORECASE,
)
_APART_WORDS: Final = re.compile(
    rf"\b(?:{_MORE}|{_LESS}|{_MULTIPLIES}|gap|difference|size|than|since|off)\b", re.IGNORECASE
)
