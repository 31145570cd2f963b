"""Whom the words for a speaker mean: "she", "the strategist", "the company"."""

from __future__ import annotations

import re

from narrator.check.names.matching import name_words
from narrator.check.sources.readings import Reading
from narrator.check.speech.bearers import is_body, is_named
from narrator.model.claims import Quote, Speaker

PRONOUNS = frozenset({"he", "she", "they", "it"})
FIRST = frozenset({"i", "we"})
DEFINITE = re.compile(r"the\s[a-z]", re.IGNORECASE)
_HOUSE = re.compile(r"\b(?:company|firm|group|bank|lender|fund|house|business|retailer|chain|\w*maker)$", re.IGNORECASE)
_PLURAL = re.compile(r"[^s]s$")


def speaker_of(quote: Quote, reading: Reading) -> str:
    """The speaker's name; for "she", the name that the article gives the speaker of another quote nearest before."""
    mine = as_written(quote.speaker) if quote.speaker is not None else ""
    if is_body(mine):
        return mine
    if not PRONOUNS & set(name_words(mine)[:1]) and (is_named(mine) or not DEFINITE.match(mine)):
        return mine
    place = quote.content.span.start
    noun = name_words(mine)[-1:]
    if any(_PLURAL.search(one) for one in noun):  # "the banks" are nobody who was named alone
        return mine
    called = [one.name for one in reading.statements.entities if noun == name_words(one.name)[-1:]]
    earlier = [
        one.speaker.name
        for one in reading.statements.quotes
        if one.speaker is not None and one.content.span.start < place and " " in one.speaker.name
    ]
    return next(iter((called or earlier)[-1:]), mine)


def as_written(speaker: Speaker) -> str:
    """A speaker's name; a body as it is written, since another ministry may be meant by "ministry"."""
    return speaker.text if is_body(speaker.text) else speaker.name


def described(quote: Quote, reading: Reading) -> list[str]:
    """The person whom an article names last before it speaks of "the strategist", or the house for "the company"."""
    speaker = quote.speaker
    if speaker is None or not DEFINITE.match(speaker.text):
        return []
    label = "ORG" if _HOUSE.search(speaker.text) else "PERSON"
    named = [one for one in reading.statements.entities if one.label == label]
    return [one.name for one in named if one.span.start < speaker.span.start][-1:]
