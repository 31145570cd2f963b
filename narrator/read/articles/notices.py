"""Notices of a page and lines about its makers: copyright, cookies, terms, credits, and what calls to action."""

from __future__ import annotations

import re

from narrator.read.articles.furniture import is_furniture, is_short

_NOTICE_WORDS = 30
_LONGEST = 2000
"""Characters of a notice; a longer line is a paragraph."""

_INVENTED = re.compile(
    r"^\W*(?:this|these|every|each|all|the)\b[^.]{0,60}\b(?:is|are)\s+(?:wholly\s+|entirely\s+)?(?:invented|fictional|made\s+up)\b",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"(?:^|\s)©\s|©\s*(?:19|20)\d\d|\(c\)\s*(?:19|20)\d\d|\bcopyright\s+(?:©\s*)?(?:19|20)\d\d|\ball rights reserved\b",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"(?:^|[.!?:]['\"”’]?\s+)(?:please\s+)?"
    r"(?:(?:register|reserve|sign\s+up|subscribe|click|tap|download|log\s+in)\b(?:\s+[\w’'-]+){0,4}"
    r"|(?:read|learn|see|follow|join|listen|watch|get|donate|contact|find\s+out)\b(?:\s+[\w’'-]+){0,4}\s+(?:here|now|more|today|us|free))"
    r"\s*[.!»›→]*$",
    re.IGNORECASE,
)
_CALL_OPENING = re.compile(
    r"^(?:please\s+)?(?:sign\s+up\s+(?:for|to|here|now)|subscribe\s+(?:to|for|here|now)|(?:click|tap)\s+(?:here|to)|follow\s+us"
    r"|download\s+(?:our|the)\s+\w*\s*app|get\s+(?:our|the)\b.{0,60}\b(?:newsletter|inbox|e-?mail))\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\b(?:photo(?:graph)?s?|images?|pictures?|illustrations?|credit)\s*:|\bphoto(?:graph)?s?\s+by\b"
    r"|(?:\bvia|[/|])\s?[\w\s]{0,20}\b(?:images|pictures|photos?|reuters|ap|afp|epa|shutterstock|alamy)\b"
    r"|\((?:reuters|ap|afp|epa|[^()]{2,40}/[^()]{2,40})\)$",
    re.IGNORECASE,
)
_COOKIE = re.compile(r"\bcookies?\b", re.IGNORECASE)
_COOKIE_COMPANY = re.compile(
    r"\b(?:web)?site|device|browser|consent|accept|enabl\w+|preferences|partners|privacy\b", re.IGNORECASE
)
_TERMS = re.compile(
    r"\b(?:terms\s+of\s+(?:use|service)|privacy\s+(?:policy|notice)|is\s+a\s+(?:registered\s+)?trademark\s+of)\b",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"^\W*(?:(?:additional|with)\s+)?(?:reporting|editing|writing|words|written|edited)\s+by\b", re.IGNORECASE
)


def is_invented(text: str) -> bool:
    """Whether a short line says of its article that it is invented."""
    return is_short(text, _NOTICE_WORDS) and bool(_INVENTED.match(text))


def is_credit(text: str) -> bool:
    """Whether a line names who took a picture."""
    return len(text) <= _LONGEST and bool(_CREDIT.search(text))


def is_reporting(text: str) -> bool:
    """Whether a line names who reported or edited."""
    return bool(_REPORTING.match(text))


def is_notice(text: str) -> bool:
    """Cookies, copyright, terms, newsletters."""
    if len(text) > _LONGEST:
        return False
    cookie = _COOKIE.search(text) and _COOKIE_COMPANY.search(text)
    return bool(cookie or _LEGAL.search(text) or _TERMS.search(text) or _CALL_OPENING.search(text) or is_invented(text))


def is_call(text: str) -> bool:
    """Whether a line ends in a call such as "Register here."."""
    return len(text) <= _LONGEST and bool(_CALL.search(text))


def is_fixture(text: str) -> bool:
    """Whether the words alone show furniture, wherever they stand."""
    if len(text) > _LONGEST:
        return False
    line = text.strip("*_ ")
    call = _CALL.search(line)
    legal = any(pattern.search(line) for pattern in (_LEGAL, _CALL_OPENING))
    return legal or bool(call and call.start() == 0) or is_invented(line) or is_reporting(line) or is_furniture(line)
