"""What a cut takes from a sentence: the condition, denial or restriction under which it was said."""

from __future__ import annotations

import re

from narrator.check.sources.search import content_words
from narrator.check.speech.streams import Stream

_IDLE = r"(?!\s(?:you\s(?:ask|like|will)|anything|any\b|ever|not\b|only\b|I\smay))"
_CONDITION = (
    rf"(?:if{_IDLE}|unless|provided|providing|as long as|so long as|assuming|except|until|barring|on condition|in case"
    r"|only (?:if|when|after|once|because)|subject to)"
)
_RESTRICTS = re.compile(rf"\b{_CONDITION}\b", re.IGNORECASE)
_CONDITION_AFTER = re.compile(rf"^\W*(?:(?:and|even|or|only|at least)\s)*(?:{_CONDITION}|only)\b", re.IGNORECASE)
_OPENS_AFTER = re.compile(
    rf"^\W*(?:(?:and|even|or|only|at least)\s)*(?:{_CONDITION}|only|but|though|although|in theory|in principle|on paper"
    r"|once\s(?!again\b|more\b|upon\b)|not\s(?:before|until|unless|if|yet|now|for long|without|at these|any more|in|at)"
    r"|yet\s(?!again\b))\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\b(?:every|each|all|any|no|none|nobody|everything|everybody|anything|nothing)\b(?:\W+\w+){0,3}$", re.IGNORECASE
)
_ONLY_THOSE = re.compile(r"^\s(?:that|who|which|whose)\b")
_ONLY_THEN = re.compile(r"^\s(?:when|while|before|as\slong|in|at|under|with)\b", re.IGNORECASE)
_OPENS_BEFORE = re.compile(
    rf"^\W*(?:(?:but|and|so|even|only)\s)*(?:{_CONDITION}|should|when|whenever)\b.*$", re.IGNORECASE | re.DOTALL
)
_DENIES = re.compile(
    r"\b(?:not(?!\s(?:only|just|merely))|never|nobody|no one|none|nothing(?!\sbut)|neither|nor|hardly|scarcely|rarely"
    r"|doubt\w*|den(?:y|ies|ied)|wrong|unlikely|impossible|cannot|refus\w+|fail\w*|without|no(?!\s(?:doubt|question|wonder)))\b|n['’]t\b",
    re.IGNORECASE,
)
_DENIES_NEXT = re.compile(rf"(?:{_DENIES.pattern}|\bonly)\W*(?:\w+\W*)?$", re.IGNORECASE)
_AFTER_ENDS = re.compile(r"[;:]|\s[–—]\s?|,\s(?:and|so|or)\s")
_BEFORE_ENDS = re.compile(
    r"[;:]|\s?[–—]\s|,\s|\b(?:because|since|while|where|which|who|whose|when|after|before|so)\s", re.IGNORECASE
)
_CLAUSE_ENDS = re.compile(r"[;:]|\s?[–—]\s|,\s(?:and|but|so)\s")
_TURNS = re.compile(r"\b(?:but|only|although|though)\b", re.IGNORECASE)
_NEAR_WORDS = 14


def restricts(text: str) -> bool:
    """Whether words carry a condition, a restriction or a denial."""
    return any(form.search(text) for form in (_RESTRICTS, _DENIES, _TURNS))


def denies(text: str) -> bool:
    """Whether words deny."""
    return _DENIES.search(text) is not None


def cut_after(stream: Stream, last: int, *, phrase: bool = False) -> str | None:
    """The restriction that follows a word in its sentence; "but" turns a sentence, and leaves a `phrase` what it is."""
    start = stream.here[last].end
    end = next(span.end for span in stream.sentences() if start <= span.end)
    rest = stream.text[start:end]
    opening = _AFTER_ENDS.split(rest, maxsplit=1)[0]
    near = " ".join(opening.split()[:_NEAR_WORDS])
    narrowed = _ONLY_THOSE.match(rest) and (_ALL.search(stream.text[:start]) or denies(opening))
    turned = (_CONDITION_AFTER if phrase else _OPENS_AFTER).match(rest) or _is_taken_back(stream, rest, end)
    found = narrowed or turned or ("," not in near.strip(" ,") and _RESTRICTS.search(near))
    return _trimmed(opening if opening.strip(" ,") else rest) if found else None


def _is_taken_back(stream: Stream, rest: str, end: int) -> bool:
    """Whether words hold only at a time, and the next sentence denies them for another: "It was fine when …"."""
    if not _ONLY_THEN.match(rest):
        return False
    held = content_words(" ".join(stream.text[: end - len(rest)].split()[-1:]))
    after = next((stream.text[span.start : span.end] for span in stream.sentences() if span.start == end), "")
    return denies(after) and bool(held & content_words(after))


def cut_before(stream: Stream, first: int, *, capital: bool) -> str | None:
    """The restriction that a sentence opens with before a word; `capital` where the draft makes it a sentence."""
    end = stream.here[first].start
    start = max(span.start for span in stream.sentences() if span.start <= end)
    before = stream.text[start:end]
    clause = _CLAUSE_ENDS.split(before)[-1]
    if _OPENS_BEFORE.match(clause) and (capital or clause.rstrip().endswith(",")):
        return _trimmed(clause)
    governing = _BEFORE_ENDS.split(before)[-1]
    denied = _DENIES.search(governing) if capital else None
    if denied is not None or _DENIES_NEXT.search(governing):
        return _trimmed(governing)
    return None


def cut_between(stream: Stream, before: int, after: int) -> str | None:
    """The restriction under an ellipsis, from one word to another."""
    dropped = stream.text[stream.here[before].end : stream.here[after].start]
    if not _trimmed(dropped):
        return None
    turned = _OPENS_AFTER.match(dropped) or _RESTRICTS.search(dropped) or _denies_across(dropped)
    return _trimmed(_without_rest(dropped)) if turned else None


def _denies_across(dropped: str) -> bool:
    """Whether a denial is left out of the sentence that goes on, not with a whole sentence or clause."""
    return denies(dropped) and not re.search(r"[.;:,]", dropped)


def _without_rest(dropped: str) -> str:
    return _AFTER_ENDS.split(dropped, maxsplit=1)[0] if not _AFTER_ENDS.match(dropped) else dropped


def is_kept(dropped: str, outside: str, paragraph: str) -> bool:
    """Whether the draft says around the quotation what the quotation leaves out."""
    if restricts(outside):
        return True
    wanted = content_words(dropped)
    if re.search(r"\d", dropped) and wanted <= content_words(outside):
        return True  # a condition with its figure, in other words: "with a fee of 30%, she said"
    return bool(wanted) and restricts(paragraph) and 2 * len(wanted & content_words(paragraph)) >= len(wanted)


def _trimmed(text: str) -> str:
    return " ".join(text.split()).strip(' ,.;:–—!?"”“')
