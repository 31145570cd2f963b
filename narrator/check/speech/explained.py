"""What somebody holds to be the cause of something, or holds at all, told as plain fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from narrator.check.details.answers import not_borne_out
from narrator.check.details.turning import passages_of
from narrator.check.names.matching import name_words
from narrator.check.opinions import Judged, is_borne_out
from narrator.check.sources.library import Library
from narrator.check.sources.search import content_words
from narrator.check.speech.voices import is_credited
from narrator.model.claims import Quote, Span

_NAME = r"[A-Z][\w&’'.-]*(?:\s(?:of|and|&)?\s?[A-Z][\w&’'.-]*){0,4}"
_WHO = rf"(?P<who>(?:{_NAME})|(?:the|its|their|his|her)\s[a-z]+|he|she|it|they)"
_BY_WHOM = rf"{_WHO}(?:,\s[^,;.]{{2,60}},)?\s(?:(?:has|have|had|also|largely|mostly|partly)\s){{0,2}}"
_EXPLAINS = re.compile(
    rf"\b{_BY_WHOM}(?:"
    r"put(?:s)?\s(?:[\w’'-]+\s){0,8}?down\sto|attribut(?:es?|ed)\s(?:[\w’'-]+\s){0,8}?to|ascrib(?:es?|ed)\s(?:[\w’'-]+\s){0,8}?to"
    r"|blam(?:es?|ed)\s(?:[\w’'-]+\s){0,8}?on|(?:pin(?:s|ned)|trac(?:es?|ed)|link(?:s|ed))\s(?:[\w’'-]+\s){0,8}?(?:on|to)"
    r"|explain(?:s|ed)\s(?:[\w’'-]+\s){0,8}?(?:by|with)|blam(?:es?|ed)|credit(?:s|ed)(?!\s\w+\swith))\s(?P<what>[^,;.]+)"
)
"""Whoever says what brought something about, with what it was."""

_BECAUSE = re.compile(
    r"\b(?:because|due\sto|owing\sto|thanks\sto|on\saccount\sof|as\sa\sresult\sof|result(?:s|ed)?\s(?:of|from|in)|caus\w+|driven\sby"
    r"|behind|stem\w*\sfrom|came\sfrom|led\sto|brought|reflect\w*|explains?|cost|prompt\w*|trigger\w*|down\sto|after|as)\b",
    re.IGNORECASE,
)
"""Words by which a sentence says so itself."""

_HELD = re.compile(
    r"\b(?:[Ii]n\s(?:the\s)?(?:view|opinion|eyes|judg(?:e)?ment|estimation|words|reckoning)\sof"
    r"|[Ii]n\s(?:his|her|their|its|(?:[A-Z]\w+\s)*[A-Z]\w+[’']s)\s(?:view|opinion|eyes|judg(?:e)?ment|estimation)|[Tt]o\s(?:his|her|their)\smind)\b"
)
"""Words that make a sentence somebody's view."""


def with_explained(
    judged: list[Judged], sentence: Span, text: str, paragraph: str, told: Sequence[Quote], library: Library
) -> list[Judged]:
    """All that was judged of a sentence that is borne out, but for causes and views that its passage gives to somebody.

    `paragraph` is the draft's, in which whoever says so may be named a sentence before or after; `told` is the speech
    of the sentence.
    """
    said = sentence.of(text)
    spoken = any(one.speaker is not None for one in told)
    if not is_borne_out(judged) or spoken or is_credited(said) or _HELD.search(said) or _EXPLAINS.search(said):
        return judged
    for passage in passages_of(judged, library):
        for who, words in _holders(said, passage.text):
            if not _is_named(who, paragraph):
                return [*judged, not_borne_out(passage, "attribution-lost", f"has “{words}”", sentence, text)]
    return judged


def _holders(said: str, passage: str) -> Iterator[tuple[str, str]]:
    """Who explains in a passage what a sentence explains itself, or whose view it is, with the words that say so."""
    reason = _BECAUSE.search(said)
    for found in _EXPLAINS.finditer(passage) if reason is not None else ():
        if content_words(found["what"]) & content_words(said):
            yield found["who"], " ".join(found.group().split())
    held = _HELD.search(passage)
    if held is not None and _is_about(said, passage, held):
        yield "", held.group()


def _is_about(said: str, passage: str, held: re.Match[str]) -> bool:
    """Whether more of a sentence stands in the passage with the view than its subject alone."""
    return len(content_words(said) & content_words(passage[: held.start()] + passage[held.end() :])) > 1


def _is_named(who: str, paragraph: str) -> bool:
    """Whether a paragraph has any telling word of a name, or is credited to somebody."""
    told = {word for word in name_words(who) if len(word) > len("the")} if who[:1].isupper() else set()
    return bool(told & set(name_words(paragraph))) or is_credited(paragraph)
