"""Claims that name a measure and a direction and give no figure: "bets against A and B also paid off"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from narrator.extract.assertions.directions import FALL, RISE
from narrator.extract.assertions.measures import FUNDS, SHORT
from narrator.extract.assertions.sentences import Sentence
from narrator.extract.assertions.subjects import Mention
from narrator.model.claims import Direction, Span

_SHORT = re.compile(SHORT, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that state a measure and a direction; `kinds` are the subjects that it can be said of."""

    measure: str
    direction: Direction
    words: re.Pattern[str]
    kinds: tuple[str, ...]
    topic: str | None = SHORT


@dataclass(frozen=True, slots=True)
class Said:
    """What a phrase says of one subject, the clause that says it and the place of its last word."""

    phrase: Phrase
    mention: Mention
    clause: Span
    at: int


def _phrase(
    measure: str, direction: Direction, words: str, kinds: tuple[str, ...], *, topic: str | None = SHORT
) -> Phrase:
    return Phrase(measure, direction, re.compile(words, re.IGNORECASE), kinds, topic)


_BETS = r"\s(?:their\s|its\s)?(?:\w+\s)?(?:bets|wagers|shorts|positions)\b"
_ANY = ("symbol", "name", "industry", "segment", "index")
_ISSUES = ("symbol", "name", "industry")
_AUX = (
    r"(?:(?:has|have|had|is|are|was|were|did|does|do|will|would|may|might|could|shall|been|be|being|to|not|never|no"
    r"\slonger|also|again|still|yet|each|both|all|expected|likely|set|failed|\w+ly)(?:n['’]t)?\s|\w+n['’]t\s)*"
)
_AND = r"(?:(?:,|,?\s(?:and|or|nor))\s(?:the\s|those\sof\s|shares\sof\s)?‡)*"
_FIRST = r"(?:‡(?:,|,?\s(?:and|or|nor))\s(?:the\s|those\sof\s|shares\sof\s)?)*"
_INDEX = rf"^\W*(?:(?:but|and|still|yet|neither|both)\W\s?)?(?:the\s)?{_FIRST}§{_AND}(?:\sindex)?\s{_AUX}"
_STOCK = (
    rf"(?:\b(?:shares|stocks?|those)\s(?:of|in)\s(?:both\s)?{_FIRST}§{_AND}"
    rf"|{_FIRST}§{_AND}(?:['’]s?)?\s(?:shares|stock))\s{_AUX}"
)
_MONEY = r"(?:(?:more|much|any|some|new|fresh)\s)?(?:money|cash)"
PHRASES = (
    _phrase(
        "fund_flow",
        Direction.DOWN,
        rf"\b(?:withdr[ae]w\w*|pull\w*|tak(?:e|es|en|ing)|took|redeem\w*|yank\w*)\s{_MONEY}\s(?:out\s)?(?:from|of)\b"
        r"|\b(?:los(?:t|e|es|ing)|shed(?:ding)?|bled|bleed(?:ing)?)\s(?:money|cash|assets)\b|\b(?:had|saw|suffered)"
        r"\s(?:net\s)?outflows\b",
        ("segment",),
        topic=FUNDS,
    ),
    _phrase(
        "fund_flow",
        Direction.UP,
        rf"\b(?:tak(?:e|es|en|ing)|took)\sin\s{_MONEY}|\b(?:attract\w*|dr[ae]w\w*|gather\w*|lur(?:e|es|ed|ing)|receiv\w+)"
        rf"\s{_MONEY}|\b(?:put|putting|pour\w*|add(?:ed|s|ing)?|mov(?:e|ed|ing))\s{_MONEY}\s(?:in)?to\b|\b(?:had|saw"
        r"|enjoyed)\s(?:net\s)?inflows\b",
        ("segment",),
        topic=FUNDS,
    ),
    _phrase(
        "new_short_money",
        Direction.UP,
        r"\b(?:most|more)\s(?:\w+\s)?money\b|\bdrew\sthe\smost\b|\b(?:wagered|bet|put)\sthe"
        r"\smost\b|\b(?:went|aimed|flowed)\s(?:in)?(?:to|at)\b|\bpil(?:ed|ing)\sinto\b",
        _ISSUES,
    ),
    _phrase(
        "new_short_money",
        Direction.UP,
        rf"\b(?:add(?:ed|s|ing)?\sto|rais(?:e|ed|ing)|increas(?:e|ed|ing)){_BETS}",
        _ANY,
    ),
    _phrase(
        "new_short_money",
        Direction.DOWN,
        rf"\b(?:cut|cutting|reduc(?:e|ed|ing)|trim(?:med|ming)?|cover(?:ed|ing)?|par(?:e|ed|ing)(?:\sback)?){_BETS}",
        _ANY,
    ),
    _phrase(
        "short_profit",
        Direction.DOWN,
        r"\b(?:los(?:t|e|ing)\s(?:money|more|less)|backfir\w+|unprofitable|least\sprofitable|worst\b.{0,30}\bshorts?"
        r"|went\swrong|burn(?:ed|t)|costly|painful|punishing|bruising|ruinous|(?:los(?:ing|er)|money-losing)\s(?:shorts?|bets?|wagers?|trades?)"
        r"|in\sthe\sred|out\sof\spocket|nurs(?:e|ing)\slosses)\b",
        _ANY,
    ),
    _phrase(
        "short_profit",
        Direction.UP,
        r"\b(?:paid(?!\s[^.;]*\b(?:fees?|rebates?|costs?|to\sborrow)\b)(?:\soff|\sout)?|pay(?:s|ing)?\soff|profitable|lucrative|ma(?:de|ke|kes|king)\smoney"
        r"|(?:made|earned|gained)\s(?:more|less)|raking\sin\sprofits|rak(?:ed|e)\sin|profiting|profited|profit\sfrom|have\searned"
        r"|boon|bonanza|windfall|winning\s(?:shorts?|bets?|wagers?|trades?)|in\sthe\sblack|best\b.{0,30}\b(?:shorts?|bets?|wagers?))\b",
        _ANY,
    ),
    _phrase(
        "short_interest",
        Direction.UP,
        r"\b(?:been\s)?(?:increas|ris|grow|climb|build)(?:ing|ed|en|n)\b|\brose\b|\bgrew\b",
        _ANY,
    ),
    _phrase("index_return", Direction.UP, rf"{_INDEX}{RISE}", ("index",), topic=None),
    _phrase("index_return", Direction.DOWN, rf"{_INDEX}{FALL}", ("index",), topic=None),
    _phrase("price_change", Direction.UP, rf"{_STOCK}{RISE}", ("symbol", "name"), topic=None),
    _phrase("price_change", Direction.DOWN, rf"{_STOCK}{FALL}", ("symbol", "name"), topic=None),
)
_POSITIONS = re.compile(r"\bshort\s(?:positions?|interest|bets?)\b|\bbets\sagainst\b", re.IGNORECASE)
_UNSURE = re.compile(r"\b(?:if|whether|should|unless)\b", re.IGNORECASE)
_FUNDS = re.compile(FUNDS)


def find_unquantified(sentence: Sentence, before: str) -> Iterator[Said]:
    """What a sentence says of subjects without a figure; `before` are the words that precede it in the paragraph."""
    for clause in sentence.clauses:
        words = sentence.masked(clause)
        if not _plainly(sentence, clause, _ANY) or _UNSURE.search(words):
            continue
        for phrase in PHRASES:
            said = tuple(_said(sentence, clause, words, phrase, before))
            if said:
                yield from said
                break


def _said(sentence: Sentence, clause: Span, words: str, phrase: Phrase, before: str) -> Iterator[Said]:
    """The subjects of one clause of which a phrase speaks: the narrowest kind that is named."""
    if phrase.topic is not None and not (phrase.words.search(words) and _on_topic(sentence, words, phrase, before)):
        return
    for kinds in _narrowest(sentence, clause, phrase.kinds):
        named = _plainly(sentence, clause, kinds)
        for mention in named:
            marked, places = (words, range(len(words) + 1)) if phrase.topic else _marked(words, clause, named, mention)
            found = phrase.words.search(marked)
            if found is not None:
                yield Said(phrase, mention, clause, clause.start + places[found.end() - 1])
        return


def _marked(words: str, clause: Span, named: Sequence[Mention], subject: Mention) -> tuple[str, list[int]]:
    """The clause with the subject as § and the names beside it as ‡, and where each of its characters stood."""
    written, places, at = [], [], 0
    for mention in sorted(named, key=lambda one: one.span):
        start, end = mention.span.start - clause.start, mention.span.end - clause.start
        written += [*words[at:start], "§" if mention is subject else "‡"]
        places += [*range(at, start), start]
        at = end
    return "".join([*written, *words[at:]]), [*places, *range(at, len(words))]


def _on_topic(sentence: Sentence, words: str, phrase: Phrase, before: str) -> bool:
    """Whether the clause speaks of funds and not of short selling, or of this, itself or by what precedes it."""
    if phrase.topic is FUNDS:
        return _FUNDS.search(words) is not None and _SHORT.search(words) is None
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
    """The subjects that a clause names in its own course, not in words set apart nor as the other side."""
    sides = [compared.span for compared in sentence.comparisons]
    found = sentence.mentioned(clause, kinds)
    return [one for one in found if not one.aside and not any(side.covers(one.span) for side in sides)]
