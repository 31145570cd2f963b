"""What is told as certain, and what the source only expects, thinks possible, or does not expect at all."""

from __future__ import annotations

import re

from narrator.check.sources.search import content_words
from narrator.check.words.decided import came_to_be
from narrator.check.words.expecting import BETWEEN, CASE, EXPECTING, GOVERNED, LIKELY, MONTH, OF_NOUNS

_CERTAIN = re.compile(
    r"\b(?:will|won['’]t|shall)\b|['’]ll\b"
    r"|\b(?:is|are)\s(?:now\s)?(?:certain|sure|assured|guaranteed|inevitable|going\sto|on\s(?:its|their|the)\sway)\b"
)
_SAYING = r"(?:said|says|told|tells|adds|added|announced|confirmed|insisted|stated|declared|noted|promised)"
_SAYS_WOULD = re.compile(
    rf"\b{_SAYING}\b[^.;“”]*?\bwould\b|\bwould\b[^.;“”]*,\s(?:[\w’.-]+\s){{1,7}}?{_SAYING}\b", re.IGNORECASE
)
"""What somebody said would be is what he said will be."""

_INTENDS = re.compile(
    r"\b(?:plan|aim|intend|scheduled|slated|due|pledg|vow|promis|goal|target|propos)\w*", re.IGNORECASE
)
"""What somebody plans of his own will be, as far as anybody knows."""

_OPEN = re.compile(rf"\b(?:{LIKELY}|{EXPECTING}|should|ought|believ\w+|think\w*|if|unless)\b", re.IGNORECASE)
"""Words that leave open what will be, or say whose expectation it is."""

_IN_PASSING = re.compile(
    r"\b(?:cut|rais|lower|lift|trim|revis|chang|publish|updat|reach|meet|miss|hit|keep|drop)\w*\s(?:its|their|his|her|the)"
    r"\s(?:[\w-]+\s){0,2}?(?:forecasts?|projections?|outlook|guidance|targets?|goals?|plans?)\b"
    r"|\bnext\s(?:week|month|quarter|year|spring|summer|autumn|winter)\b",
    re.IGNORECASE,
)
"""What is done with a forecast is none, and a time to come leaves nothing open."""

_CANNOT = re.compile(r"\bcould(?:\snot\b|n['’]t)(?:\sbe\b)?")

_MAYBE = re.compile(
    rf"\b(?:may(?!\s\d|,|\.)|might|could|(?:un)?likely\sto|(?:un)?likeliest\sto)\s{BETWEEN}(?P<verb>[a-z]+)",
    re.IGNORECASE,
)
_OPEN_STILL = (
    re.compile(
        r"\b(?:consider|weigh|mull|contemplat|explor|(?:thinking|thought|think)\sabout)\w*\s(?P<verb>[a-z]+ing)\b",
        re.IGNORECASE,
    ),
    re.compile(r"\bwhether\s(?:or\snot\s)?to\s(?P<verb>[a-z]+)", re.IGNORECASE),
)
"""What somebody only considers, or has not decided."""
_WILL = re.compile(rf"\b(?:will|shall|would)\s{BETWEEN}(?P<verb>[a-z]+)")
_EXPECTS_NONE = re.compile(
    r"\b(?:expect|see|foresee|anticipat|predict|forecast|look|count|bet)\w*\s(?:for\s|on\s)?"
    r"(?:neither|none|nothing\sof\sthe\s(?:kind|sort)|no\ssuch)\b",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    r"\b(?:expects?|anticipates?|foresees?|predicts?|forecasts?|sees|pencil\w*\sin|counts?\son"
    r"|looks?\sfor|bets?\son|is\ssure|reckons\swith|believes|will)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:only|not|no|nor|neither|none|never|nothing|without|unlikely|doubts?)\b|n['’]t\b", re.IGNORECASE
)


def expects_none(draft: str, source: str) -> str | None:
    """The words by which the source expects nothing of what it spoke of, where the draft says that it is expected."""
    found = _EXPECTS_NONE.search(source)
    expecting = _EXPECTED.search(MONTH.sub(" ", draft)) is not None and _DENIED.search(draft) is None
    return found.group() if found and expecting else None


def is_certain(draft: str) -> bool:
    """Whether a sentence says what will be, or that somebody said so, and neither leaves it open nor who expects it."""
    told = _CERTAIN.search(draft) is not None or says_would(draft)
    return told and _OPEN.search(_IN_PASSING.sub(" ", MONTH.sub(" ", draft))) is None


def says_would(draft: str) -> bool:
    """Whether a sentence has somebody say what would be.

    >>> says_would("Tolls would rise, the mayor said."), says_would("Tolls would rise.")
    (True, False)
    """
    return _SAYS_WOULD.search(draft) is not None


def only_expected(draft: str, source: str, *, credited: bool) -> str | None:
    """The words by which the source leaves open what the draft tells as certain; `None` where it does not.

    What a speaker who is `credited` expects may be told as what will be; what the speaker thinks possible may not.
    """
    source = MONTH.sub(lambda month: " " * len(month.group()), _CANNOT.sub(" ", source))
    told = _told_for_certain(draft)
    forms = (_MAYBE, *_OPEN_STILL) if credited else (_MAYBE, *_OPEN_STILL, CASE, *GOVERNED[1:], *OF_NOUNS)
    for match in (match for form in forms for match in form.finditer(source)):
        if came_to_be(source, match.end()) or _INTENDS.search(match.group()):
            continue
        if content_words(match["verb"]) & told:
            return " ".join(match.group().split())
    return None


def says_will(draft: str, source: str) -> bool:
    """Whether the source says of something in the draft that it will be."""
    told = _told_for_certain(draft)
    return any(content_words(match["verb"]) & told for match in _WILL.finditer(source))


def _told_for_certain(draft: str) -> frozenset[str]:
    """The stems of what may be certain in a sentence: where it only has somebody say what would be, of its verbs."""
    if _CERTAIN.search(draft) is not None:
        return content_words(_CERTAIN.sub(" ", draft))
    return frozenset(stem for match in _WILL.finditer(draft) for stem in content_words(match["verb"]))
