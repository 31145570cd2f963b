"""What the draft denies and a like sentence of an article says, and what the article denies and the draft says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from narrator.check.details.contrast import ALIKE, SURER, Clash, share_of
from narrator.check.details.denial import denied, goes_on_alike
from narrator.check.details.lines import Line, surroundings
from narrator.check.details.terms import LEFT_OPEN
from narrator.check.sources.search import content_words
from narrator.check.words.withheld import is_withheld, withholds

_SOFT = re.compile(
    r"\b(?:not|never|nor|neither|cannot|without|no|none|nowhere|hardly|barely|scarcely|few|little|avoid\w*|refus\w+|lack\w*"
    r"|fail\w*|unlikely|unable|unless|den(?:y|ied|ies)|only|instead|rather|far from|prohibit\w*|prevent\w*|refrain\w*"
    r"|restrict\w*|neglect\w*|un\w+ed)\b|n[’']t\b",
    re.IGNORECASE,
)
_PART = re.compile(r"\b(?!one\b|none\b)(?:[a-z]+|\d+) of (?:the|its|their|those) (?:\w+ )?\d+\b", re.IGNORECASE)
"""What so many of a number do not do, others of them may."""
_SHARED, _SHORTEST = 2, 4
_EXCLUDES = re.compile(
    r"\b(?:exclud(?:ing|es?|ed)|except(?:ing)?(?: for)?|without|apart from|other than|save for|omitt?(?:ing|s|ed)?)\s",
    re.IGNORECASE,
)
_SETS_ASIDE = re.compile(
    r"\b(?:exclu\w+|except\w*|apart|aside|besides?|others?|save for|omit\w*|adjust\w*|before|net of|less|ex(?=-)"
    r"|strip\w*|the rest|remain\w*|minus|but|beyond)\b",
    re.IGNORECASE,
)
"""What may leave something out: "net of fees", "before taxes", "the other funds"."""
_PHRASE = re.compile(r"[^,;:.()–—]*?(?=[,;:.()–—]|\b(?:and|but|or|which|who|that|while|as|in|at|on|from|to|by)\b|$)")


def denials(draft: Line, lines: Sequence[Line], weights: Mapping[str, float]) -> list[Clash]:
    """The first word that the draft denies and a passage that denies nothing says, in the same surroundings."""
    if _PART.search(draft.text):
        return []
    found = (
        clash
        for at, token in enumerate(draft.tokens)
        if len(token.stem) >= _SHORTEST and token.content and denied(draft, at, first=True)
        for clash in _said(at, draft, lines, weights)
    )
    return list(found)[:1]


def _said(at: int, draft: Line, lines: Sequence[Line], weights: Mapping[str, float]) -> Iterator[Clash]:
    wanted = surroundings(draft, at)
    shares: dict[bool, float] = {True: 0.0, False: 0.0}
    best: Clash | None = None
    for line in lines:
        for place, token in enumerate(line.tokens):
            if token.stem != draft.tokens[at].stem or line.passage is None:
                continue
            given = surroundings(line, place)
            share = share_of(wanted, given, weights) if len(wanted & given) >= _SHARED else 0.0
            soft = any(words.search(line.text) for words in (_SOFT, LEFT_OPEN))
            soft |= is_withheld(line.text, token.span.start) or withholds(line.text, content_words(draft.text))
            if not soft and share > shares[False]:
                best = Clash(draft.tokens[at], token, line.passage, "direction", share)
            shares[soft] = max(shares[soft], share)
    if best is not None and best.share >= ALIKE + SURER and best.share >= shares[True] + SURER / 2:
        yield best


def exclusions(draft: Line, lines: Sequence[Line]) -> list[Clash]:
    """The first thing that the draft leaves out and a passage has, where none with any of it leaves out anything."""
    for found in _EXCLUDES.finditer(draft.text):
        phrase = _PHRASE.match(draft.text, found.end())
        left_out = [token for token in draft.tokens if phrase and phrase.start() <= token.span.start < phrase.end()]
        words = frozenset().union(*(token.content for token in left_out))
        saying = [line for line in lines if line.passage is not None and words & line.passage.words]
        whole = [line for line in saying if line.passage is not None and words <= line.passage.words]
        if len(words) < _SHARED or not whole or any(_leaves_out(line.text) for line in saying):
            continue
        mine = next(token for token in left_out if token.content)
        theirs = next((token for token in whole[0].tokens if token.content & mine.content), None)
        if theirs is not None and whole[0].passage is not None:
            return [Clash(mine, theirs, whole[0].passage, "direction", 1.0)]
    return []


def _leaves_out(text: str) -> bool:
    return any(words.search(text) for words in (_SOFT, _SETS_ASIDE))


def assertions(draft: Line, lines: Sequence[Line], weights: Mapping[str, float]) -> list[Clash]:
    """The first word that a draft without any denial says and a passage denies, in the same surroundings."""
    if _SOFT.search(draft.text):
        return []
    found = (clash for line in lines for clash in _denied(line, draft, lines, weights))
    return list(found)[:1]


def _denied(line: Line, draft: Line, lines: Sequence[Line], weights: Mapping[str, float]) -> Iterator[Clash]:
    """The words that a passage denies and the draft says, unless another place says them as well."""
    for place, token in enumerate(line.tokens):
        if len(token.stem) < _SHORTEST or not token.content or not denied(line, place, first=True):
            continue
        for at, mine in enumerate(draft.tokens):
            if mine.stem != token.stem or line.passage is None or not goes_on_alike(line, place, draft, at):
                continue
            if is_withheld(draft.text, mine.span.start):
                continue
            share = _share(at, draft, line, place, weights)
            said = max((_said_there(at, draft, other, weights) for other in lines), default=0.0)
            if share >= ALIKE + SURER and share >= said + SURER / 2:
                yield Clash(mine, token, line.passage, "direction", share)


def _share(at: int, draft: Line, line: Line, place: int, weights: Mapping[str, float]) -> float:
    wanted, given = surroundings(draft, at), surroundings(line, place)
    return share_of(wanted, given, weights) if len(wanted & given) >= _SHARED else 0.0


def _said_there(at: int, draft: Line, line: Line, weights: Mapping[str, float]) -> float:
    """How well the best place goes with the draft's where a passage has the word and denies nothing."""
    if _SOFT.search(line.text):
        return 0.0
    stem = draft.tokens[at].stem
    places = (place for place, token in enumerate(line.tokens) if token.stem == stem)
    return max((_share(at, draft, line, place, weights) for place in places), default=0.0)
