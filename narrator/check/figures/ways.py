"""Which way the words right beside a figure point, where its claim says nothing: "up 12%", "12% less than"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from narrator.check.sources.search import content_words
from narrator.extract.assertions.directions import FALL, RISE
from narrator.model.claims import Direction, Span

_JOINING = r"(?:and|but|while|whereas|against|versus|from|to|compared (?:with|to))\s"
_JOINTS = re.compile(rf"[,;:–—()]\s(?:{_JOINING})?|\s{_JOINING}", re.IGNORECASE)
"""Where one figure's words end and the next one's begin."""
_GAPPED = re.compile(r"[,;]?\s(?:and|while|but)\s(?=(?:that|those)\s(?:in|of|for|at|on|against|by)\s)")

_UP = (
    r"(?<!ended )(?<!end )(?<!wound )up|higher|more|above|over|rose|rises?|risen|rising|gain(?:s|ed|ing)?"
    r"|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|grew|grown"
    r"|increas(?:e|es|ed|ing)|add(?:s|ed|ing)|surg(?:es|ed|ing)|rall(?:ies|ied)|leapt|soar(?:s|ed)|advanc(?:es|ed)"
    r"|(?:lifted|boosted|raised|expanded)(?= (?:\w+ ){0,3}by\b)"
)
_DOWN = (
    r"down|lower|less|below|under|fewer|fell|falls?|fallen|falling|drop(?:s|ped|ping)?|slid(?:es)?|slipp?(?:s|ed)|los(?:t|es|ing)"
    r"|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|sank|slump(?:s|ed)?|plung(?:es|ed)|tumbl(?:es|ed)|shed|halved"
    r"|(?:cut|trimmed|reduced|pared|slashed|lowered|shrunk|shrank|narrowed)(?= (?:\w+ ){0,3}by\b)"
)
_IN = r"took in|taken in|takes in|pulled in|brought in|drew|attracted|inflows?|put (?:\w+ )?into|added"
_OUT = (
    r"gave up|given up|pulled(?! in\b)|withdrew|withdrawn|took (?:\S+ ){1,3}out|outflows?|lost"
    r"|(?:left|leaving)(?! with)"
)
PAST = r"rose|grew|fell|slid|lost|sank|shed|took|drew|gave|withdrew|left|came|went|made|stood|paid|sold|bought|held|got"
DONE = rf"was|were|had|did|(?:has|have) (?:\w+ )?(?:been|[a-z]{{2,}}(?:ed|en|wn)|{PAST})|{PAST}"
ENDED = r"(?!added|argued|explained|noted|asked|need)[a-z]{2,}ed"
"""Verbs of what has been, and any other past tense but of saying."""
"""Past forms without an ending that markets are told in, those aside that are nouns as well."""

_BEHIND = re.compile(
    r"^\W*(?:\w+ )?(?:(?P<up>more|higher|above|up)|(?P<down>less|lower|below|fewer|down|leave|leaving))\b"
    r"(?! than (?:half|twice|double|an? (?:third|quarter|fifth|tenth)|\w+ times)\b)"
)
_BEFORE = re.compile(rf"\b(?:(?P<up>{_UP}|{_IN})|(?P<down>{_DOWN}|{_OUT}))\b", re.IGNORECASE)
_OUT_OF = re.compile(r"\bfrom(?: [a-z]+){0,3}\W*$")
"""What stands before the figure that a change began with: it was there, and went no way."""

_BOUND = re.compile(
    r"\b(?:more|less|fewer|over|under|above|below|up to)(?: than)?(?: (?:the|its|their))?\W*$", re.IGNORECASE
)
"""What bounds the figure behind it, or compares something with it, and points no way."""


_SOFTENED = (
    r"(?:\s(?:about|some|nearly|almost|around|roughly|just|only|another|an?|further|additional|more|less|than))*\W*$"
)
_HOW_FAR = re.compile(
    rf"(?:{RISE}|{FALL}|\b(?:add|adding|cut|cuts|cutting|trim\w*|rais\w+|lift\w*|boost\w*|expand\w*|shr[aiu]nk|widen\w*"
    r"|narrow\w*|reduc\w+|built|build|chang\w+|difference)\b)"
    rf"(?:(?:\s[\w'’&.-]+){{0,9}}?\s(?:by|of))?{_SOFTENED}",
    re.IGNORECASE,
)
"""What stands before a figure that tells how far something went, and not where it stands."""
_MADE_UP = re.compile(r"\bm(?:ak(?:e|es|ing)|ade)\sup\b", re.IGNORECASE)
_FAR_BEHIND = re.compile(
    r"^(?:\s(?:shares|contracts|days))?\s(?:(?:increase|rise|jump|gain|climb|drop|fall|decline|decrease|cut|reduction|change)\b"
    r"|(?:more|less|fewer|higher|lower|larger|smaller|greater)\sthan\b)",
    re.IGNORECASE,
)

_BET_THAT = re.compile(
    r"\b(?:bet|wager)\w*\s(?:that\s)?(?:[\w’'-]+\s){1,8}?(?:would|will|to)\s[a-z]+\b"
    r"|\b(?:bet|wager)\w*\son\s(?:(?:an?|the|further|another)\s){0,2}(?:[a-z]+\s)?(?:falls?|drops?|declines?|rises?|gains?|slump)\b",
    re.IGNORECASE,
)
"""What is only bet on is no way of a figure: "traders betting that they would fall are sitting on $4 million"."""

HEDGES = content_words("about almost least less lower higher more most nearly only over roughly some under up down")
"""Words that say how exact a figure is or which way it went, and not of what it is."""


def own_words(text: str, place: int, figures: Sequence[int]) -> str:
    """The words of one of a text's figures: `own_span` of it."""
    return own_span(text, place, figures).of(text)


def own_span(text: str, place: int, figures: Sequence[int]) -> Span:
    """Where the words of one of a text's figures stand: up to the joint that parts it from the next on either side.

    `place` is where the figure begins, `figures` where the others do.
    """
    before = max((at for at in figures if at < place), default=None)
    after = min((at for at in figures if at > place), default=None)
    start = 0 if before is None else max((m.end() for m in _joints(text, before, place)), default=before)
    joints = [] if after is None else [m.start() for m in _joints(text, place, after)]
    end = len(text) if after is None else (joints[-1] if joints else after)
    return Span(start, end)


def _joints(text: str, start: int, end: int) -> list[re.Match[str]]:
    """What parts the words of two figures; "and that in copper to 4%" leaves out its verb, and not its joint."""
    gapped = _GAPPED.search(text, start, end)
    return [gapped] if gapped is not None else list(_JOINTS.finditer(text, start, end))


def is_step(text: str, figure: Span) -> bool:
    """Whether a figure of a text tells how far something went, and not where it stands: "rose by 2 million shares".

    >>> is_step("Short interest fell $2 billion, to $19 billion.", Span(20, 30))
    True
    """
    clause = re.split(r"[,;:–—]\s", _MADE_UP.sub("make", text[: figure.start]))[-1]
    return _HOW_FAR.search(clause) is not None or _FAR_BEHIND.match(text[figure.end :]) is not None


def opposed(one: Direction | None, other: Direction | None) -> bool:
    """Whether one goes up and the other down."""
    return {one, other} == {Direction.UP, Direction.DOWN}


def pointed(text: str, figure: Span) -> Direction | None:
    """Which way a figure of a text is said to go: by the word right behind it, else by the last one before it.

    Only words of its own clause count.

    >>> pointed("Fees came to $71 million, 12% less than in April.", Span(26, 29)).value
    'down'
    """
    if _OUT_OF.search(text[: figure.start]):
        return None
    behind = _BEHIND.match(text[figure.end :])
    if behind is not None:
        return Direction.UP if behind["up"] else Direction.DOWN
    clause = re.split(r"[,;:–—]\s", _BOUND.sub("", _BET_THAT.sub("", text[: figure.start])))[-1]
    words = list(_BEFORE.finditer(clause))
    if not words:
        return None
    return Direction.UP if words[-1]["up"] else Direction.DOWN
