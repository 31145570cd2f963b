"""Claims that name a measure and a direction and give no figure: "bets against A and B also paid off"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from narrator.extract.measures import FALL, RISE, SHORT
from narrator.extract.sentences import Sentence
from narrator.extract.subjects import Mention
from narrator.model.claims import Direction, Span

_SHORT = re.compile(SHORT, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that state a measure and a direction; `kinds` are the subjects that it can be said of."""

    measure: str
    direction: Direction
    words: re.Pattern[str]
    kinds: tuple[str, ...]
    short: bool = True


@dataclass(frozen=True, slots=True)
class Said:
    """What a phrase says of one subject, and the clause that says it."""

    phrase: Phrase
    mention: Mention
    clause: Span


def _phrase(measure: str, direction: Direction, words: str, kinds: tuple[str, ...], *, short: bool = True) -> Phrase:
    return Phrase(measure, direction, re.compile(words, re.IGNORECASE), kinds, short)


_ANY = ("symbol", "name", "industry", "segment", "index")
_ISSUES = ("symbol", "name", "industry")
PHRASES = (
    _phrase(
        "new_short_money",
        Direction.UP,
        r"\b(?:most|more)\s(?:\w+\s)?money\b|\bdrew\sthe\smost\b|\b(?:wagered|bet|put)\sthe"
        r"\smost\b|\b(?:went|aimed|flowed)\s(?:in)?(?:to|at)\b|\bpil(?:ed|ing)\sinto\b",
        _ISSUES,
    ),
    _phrase(
        "short_profit",
        Direction.DOWN,
        r"\b(?:lost\smoney|backfir\w+|unprofitable|least\sprofitable|worst\b.{0,30}\bshorts?"
        r"|went\swrong|burn(?:ed|t)|losing\smoney|costly)\b",
        _ANY,
    ),
    _phrase(
        "short_profit",
        Direction.UP,
        r"\b(?:paid(?:\soff|\sout)?|pay(?:s|ing)?\soff|profitable|lucrative|made\smoney|raking"
        r"\sin\sprofits|rak(?:ed|e)\sin|profiting|profited|have\searned|best\b.{0,30}\b"
        r"(?:shorts?|bets?|wagers?))\b",
        _ANY,
    ),
    _phrase(
        "short_interest",
        Direction.UP,
        r"\b(?:been\s)?(?:increas|ris|grow|climb|build)(?:ing|ed|en|n)\b|\brose\b|\bgrew\b",
        _ANY,
    ),
    _phrase(
        "index_return",
        Direction.UP,
        rf"^\W*(?:the\s)?§(?:\sindex)?\s(?:has\s|have\s|had\s|is\s|was\s)?(?:\w+ly\s)?{RISE}",
        ("index",),
        short=False,
    ),
    _phrase(
        "index_return",
        Direction.DOWN,
        rf"^\W*(?:the\s)?§(?:\sindex)?\s(?:has\s|have\s|had\s|is\s|was\s)?(?:\w+ly\s)?{FALL}",
        ("index",),
        short=False,
    ),
    _phrase(
        "price_change",
        Direction.UP,
        rf"\b(?:shares|stock)\s(?:of|in)\s§\s(?:\w+\s)?{RISE}|§'s?\s(?:shares|stock)\s(?:\w+"
        rf"\s)?{RISE}",
        ("symbol", "name"),
        short=False,
    ),
    _phrase(
        "price_change",
        Direction.DOWN,
        rf"\b(?:shares|stock)\s(?:of|in)\s§\s(?:\w+\s)?{FALL}|§'s?\s(?:shares|stock)\s(?:\w+"
        rf"\s)?{FALL}",
        ("symbol", "name"),
        short=False,
    ),
)
_POSITIONS = re.compile(r"\bshort\s(?:positions?|interest|bets?)\b|\bbets\sagainst\b", re.IGNORECASE)
_UNSURE = re.compile(
    r"\b(?:may|might|could|would|should|if|whether|likely|expects?|expected|will|not|never|unless)\b", re.IGNORECASE
)


def find_unquantified(sentence: Sentence, before: str) -> Iterator[Said]:
    """What a sentence says of subjects without a figure; `before` are the words that precede it in the paragraph."""
    for clause in sentence.clauses:
        words = sentence.masked(clause)
        if _UNSURE.search(words):
            continue
        for phrase in PHRASES:
            said = tuple(_said(sentence, clause, words, phrase, before))
            if said:
                yield from said
                break


def _said(sentence: Sentence, clause: Span, words: str, phrase: Phrase, before: str) -> Iterator[Said]:
    """The subjects of one clause of which a phrase speaks: the narrowest kind that is named."""
    if phrase.short and not _on_shorts(sentence, words, phrase, before):
        return
    for kinds in _narrowest(sentence, clause, phrase.kinds):
        for mention in _plainly(sentence, clause, kinds):
            start, end = mention.span.start - clause.start, mention.span.end - clause.start
            marked = words if phrase.short else words[:start] + "§" + words[end:]
            if phrase.words.search(marked):
                yield Said(phrase, mention, clause)
        return


def _on_shorts(sentence: Sentence, words: str, phrase: Phrase, before: str) -> bool:
    """Whether the clause speaks of short selling, itself or by what precedes it."""
    if phrase.measure == "short_interest":
        return _POSITIONS.search(words) is not None
    own = _SHORT.search(words) or _SHORT.search(sentence.words)
    return bool(own) or (phrase.measure == "new_short_money" and _SHORT.search(before) is not None)


def _narrowest(sentence: Sentence, clause: Span, kinds: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The first group of kinds of which the clause names one: issues and industries, then segments, then indices."""
    for group in (_ISSUES, ("segment",), ("index",)):
        wanted = tuple(kind for kind in group if kind in kinds)
        if _plainly(sentence, clause, wanted):
            yield wanted


def _plainly(sentence: Sentence, clause: Span, kinds: tuple[str, ...]) -> list[Mention]:
    """The subjects that a clause names in its own course and not in words set apart."""
    return [mention for mention in sentence.mentioned(clause, kinds) if not mention.aside]
