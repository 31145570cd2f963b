"""Who or what alone: "only" that a sentence adds to what an article says, or turns into "also" or "anyone"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from narrator.check.details.answers import has, is_quoted, refuted, unsupported
from narrator.check.details.turning import passages_of
from narrator.check.opinions import Judged, is_borne_out
from narrator.check.sources.library import Library
from narrator.check.sources.search import Passage, content_words
from narrator.extract.figures.lookalikes import MONTHS
from narrator.extract.figures.numerals import SPELLED
from narrator.model.claims import Span

_MAY_RESTRICT = re.compile(r"\b(?:only|solely|exclusively|also|too|even|as\swell|any|every|all)", re.IGNORECASE)
_HOW_MUCH = rf"(?:\d|[$€£]|an?\b|about|around|some|partly|slightly|modest|few|little|half|part|the\b|{SPELLED})"
_WHEN = (
    r"(?:if|when|once|after|before|because|since|until|then|by|for|as|at|to|last|on\s(?:the|\w+day)"
    rf"|in\s(?:\d|(?:{MONTHS})|last|this|recent|the))\b"
)
_ONLY = re.compile(
    rf"(?<!\bnot\s)(?<!\bthe\s)(?<!\bif\s)\b(?:only|solely|exclusively)\s(?!{_HOW_MUCH}|{_WHEN})(?P<what>(?:[\w’'-]+\s?){{1,3}})",
    re.IGNORECASE,
)
"""Where it says who or what alone; before a figure or a time it says how little or how late."""

_BEHIND = re.compile(r"(?:from|of|under|over|with|through|within|up|so|[a-z]+ing|[a-z]+ed)\b", re.IGNORECASE)
"""Behind "only" what may say how far or how it is done."""

_RESTRICTS = re.compile(
    r"\b(?:only|solely|exclusive(?:ly)?|alone|sole|just|but|except|limited|restrict\w*|confin\w*|reserv\w*|unless|must|single"
    r"|lone|last|first|else|unlike|merely|unique\w*|purely|entirely|all|every\w*|no|not|none|nobody|never|nothing|neither|nor|without"
    r"|cannot|other\sthan|apart\sfrom)\b|n[’']t\b",
    re.IGNORECASE,
)
"""Words by which an article may say who or what alone, or of all others that it is not so."""

_ALONE = frozenset(
    "only solely exclusive exclusively alone sole single lone nobody none else except".split()  # noqa: SIM905
)
"""Those that a sentence beside may have."""

_ALSO = re.compile(r"\b(?:also|too|even|as\swell)\b", re.IGNORECASE)
_ANY = re.compile(r"\b(?:any(?:one|body|thing)?|every(?:one|body|thing)?|all)\b", re.IGNORECASE)
_LIMITS = re.compile(
    r"\b(?:only|solely|exclusive(?:ly)?|alone|sole|just|but|except|limited|restrict\w*|confin\w*|reserv\w*|unless|must|if"
    r"|other\sthan|apart\sfrom|not|no|nobody|none|nothing|never|without|cannot)\b",
    re.IGNORECASE,
)


def with_restricted(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], library: Library
) -> list[Judged]:
    """All that was judged of a sentence that is borne out by a passage which has the same words, but for who alone.

    What a passage says only of somebody is refuted where the sentence says it of others too; for "only" where no
    passage has the like there is no evidence.
    """
    said = sentence.of(text)
    if not _MAY_RESTRICT.search(said) or not is_borne_out(judged):
        return judged
    passages = passages_of(judged, library)
    for place, passage, words in (found for one in passages for found in _apart(said, one, passages)):
        span = place.shifted(sentence.start)
        if not is_quoted(span, marks, sentence):
            return [*judged, _told_of(words, passage, span, text)]
    return judged


def _apart(said: str, passage: Passage, passages: Sequence[Passage]) -> Iterator[tuple[Span, Passage, str | None]]:
    """The places of a sentence that say who alone, or who else, otherwise than a passage, with its words for it."""
    mine, theirs = _ONLY.search(said), _ONLY.search(passage.text)
    if (
        mine is not None
        and _is_added(mine, said, passage)
        and not any(_RESTRICTS.search(one.text) or one.around & _ALONE for one in passages)
    ):
        yield Span(mine.start(), mine.start("what") - 1), passage, None
    if theirs is None or _LIMITS.search(said) or not content_words(_ANY.sub(" ", said)) <= passage.words:
        return
    also, anybody = _ALSO.search(said), _ANY.search(said)
    if also is not None and not _ALSO.search(passage.text):
        yield Span(*also.span()), passage, theirs.group()
    elif anybody is not None and not content_words(theirs["what"]) <= content_words(said):
        yield Span(*anybody.span()), passage, theirs.group()


def _is_added(only: re.Match[str], said: str, passage: Passage) -> bool:
    """Whether it begins a sentence, or one that else has a passage's words."""
    own = content_words(said) <= passage.words | passage.stems
    return not _BEHIND.match(only["what"]) and (own or not only.start())


def _told_of(words: str | None, passage: Passage, place: Span, text: str) -> Judged:
    if words is None:
        return unsupported(passage, "says it of nobody and nothing alone", place, text)
    return refuted(passage, "direction", has(words), place, text)
