"""What a copied sentence may turn round with names and figures untouched: which way, and over which time."""

from __future__ import annotations

import re
from collections.abc import Iterable

from narrator.dedupe.details import Details
from narrator.dedupe.passages import Passage
from narrator.model.claims import DatedWords, Period, Span
from narrator.model.sources import Change

STRONG = 0.65

_UP = (
    r"rose|risen|rise[sn]?|rising|gain(?:s|ed|ing)?|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:e[sd]?|ing)|soar(?:s|ed|ing)?|"
    r"increas(?:e[sd]?|ing)|advanc(?:e[sd]?|ing)|profits?|profitable|earn(?:ed|s)|rall(?:y|ied)|added|outperform(?:s|ed)?|"
    r"gr[eo]w(?:s|n|ing)?|expand(?:s|ed|ing)?|improv(?:e[sd]?|ing)|made(?= (?:\w+ ){0,2}[$€£]?\d)"
)
_DOWN = (
    r"fell|fall(?:s|en|ing)?|drop(?:s|ped|ping)?|los(?:e|es|t|ing|s|ses)|declin(?:e[sd]?|ing)|slid(?:e[s]?)?|slump(?:s|ed)?|"
    r"decreas(?:e[sd]?|ing)|tumbl(?:e[sd]?|ing)|sank|sunk|plung(?:e[sd]?|ing)|underperform(?:s|ed)?|"
    r"shr[aiu]nk(?:s|ing)?|contract(?:s|ed|ing)\b(?! for| with)|worsen(?:s|ed|ing)?|down(?= (?:about |nearly )?\d)"
)
_IN = r"inflows?|poured|plowed|ploughed|attracted|took in|taken in|put(?= (?:\w+ ){0,2}[$€£]?\d)|pulled in|drew"
_OUT = r"outflows?|withdrew|withdrawn|withdrawals?|pulled(?! in)|yanked|redeemed|redemptions"
_BOUGHT = r"bought|buy(?:s|ing)?|purchas(?:e[sd]?|ing)|acquired|snapped up"
_SOLD = r"sold|sells?|offloaded|dumped|unloaded|disposed"


def _verbs(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})(?![\w-])", re.IGNORECASE)


_WAYS = tuple(
    (_verbs(old), _verbs(new))
    for one, other in ((_UP, _DOWN), (_IN, _OUT), (_BOUGHT, _SOLD))
    for old, new in ((one, other), (other, one))
)
_DENIED = re.compile(
    r"\b(?:(?:did|does|do|has|have|had|is|are|was|were|would|will|could|can)(?: not|n['’]t)|never|failed to|no longer)"
    rf" (?:{_UP}|{_DOWN}|{_IN}|{_OUT}|{_BOUGHT}|{_SOLD}|fallen|gone|sell|buy)(?![\w-])",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|failed to|no longer|without)\b|n['’]t\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:not|no|never|without|n't|against|short(?:s|ed|ing)?|bet(?:s|ting)?|wager(?:s|ed|ing)?)\b", re.IGNORECASE
)

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_COUNT = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|thirty)"
_UNIT = r"(?:day|week|month|quarter|year)"
_PERIOD = re.compile(
    rf"\b(?:[Ss]ince (?:{_MONTH}|(?:19|20)\d\d)\b|\d{{1,2}} {_MONTH}(?: (?:19|20)\d\d)?|"
    rf"(?:[Ff]rom |[Bb]etween )?{_MONTH} (?:to|through|and) {_MONTH}|"
    rf"(?:[Tt]he )?(?:[Ll]ast|[Pp]ast|[Pp]revious) {_COUNT} {_UNIT}s|(?:[Ll]ast|[Pp]ast|[Pp]revious|[Tt]his) {_UNIT}|"
    rf"(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth) quarter|year to date|so far this year|[Ii]n {_MONTH})\b"
)
_SAME_PERIOD = (
    (r"\b(?:past|previous)\b", "last"),
    (r"\b(?:through|and)\b", "to"),
    (r"\b(?:the|from|between|in|so far)\b ?", ""),
)
_TIE = re.compile(r"(?:in|on|over|during|by|for|at)\s+(?:the\s+)?", re.IGNORECASE)
_RANKED_SINCE = re.compile(r"(?:est|most|least|first|record|level|high|low|seen)\b[^.]*\b(?:since|in) ", re.IGNORECASE)


def changed_direction(passage: Passage) -> Change | None:
    """A sentence that speaks of one way only, made from one of the other only, or one denied."""
    mine, theirs = passage.mine, passage.theirs
    if passage.cosine < STRONG:
        return None
    if bool(_NOT.search(mine)) != bool(_NOT.search(theirs)):
        return _denied(passage)
    if len(_AGAINST.findall(mine)) != len(_AGAINST.findall(theirs)):
        return None
    for old, new in _WAYS:
        before, after = _found(old, passage.original, passage.there), _found(new, passage.copy, passage.here)
        if before and after and not new.search(theirs) and not old.search(mine):
            return passage.change("direction", before, after)
    return None


def _denied(passage: Passage) -> Change | None:
    """A movement that one text denies and the other tells."""
    for details, span, other, place in (
        (passage.original, passage.there, passage.copy, passage.here),
        (passage.copy, passage.here, passage.original, passage.there),
    ):
        denied = _found(_DENIED, details, span)
        told = next(
            (found for way, _ in _WAYS if denied and (found := _alike(way, denied, details, other, place))), None
        )
        if denied and told:
            old, new = (denied, told) if details is passage.original else (told, denied)
            return passage.change("direction", old, new)
    return None


def _alike(way: re.Pattern[str], denied: Span, details: Details, other: Details, place: Span) -> Span | None:
    """The word of `other` that goes the way that is denied."""
    last = details.words(denied).rsplit(" ", 1)[-1]
    return _found(way, other, place) if way.fullmatch(last) else None


def _found(pattern: re.Pattern[str], details: Details, span: Span) -> Span | None:
    match = pattern.search(details.text.article.text, span.start, span.end)
    return Span(*match.span()) if match else None


def changed_period(passage: Passage) -> Change | None:
    """The one period of a sentence, where the original's sentence has one other and tells of it nowhere else."""
    if passage.cosine < STRONG:
        return None
    mine, theirs = _periods(passage.copy, [passage.here]), _periods(passage.original, passage.around)
    known = _meanings(_periods(passage.original, passage.original.text.sentences))
    kept = _meanings(_periods(passage.copy, passage.copy.text.sentences))
    new = [one for one in mine if not _meanings([one]) & known and not _is_part(one, theirs)]
    gone = [one for one in theirs if not _meanings([one]) & kept and not _is_part(one, mine)]
    if len(new) != 1 or len(gone) != 1 or _is_ranked_alike(passage, gone[0], new[0]):
        return None
    return passage.change("period", gone[0].span, new[0].span)


_UNDATED = Period(None, None)


def _periods(details: Details, spans: Iterable[Span]) -> list[DatedWords]:
    """The periods of sentences: those that the statements date, and words for others."""
    text, found = details.text.article.text, []
    for span in spans:
        dated = [_bare(one) for one in details.periods if span.covers(one.span)]
        words = [Span(*match.span()) for match in _PERIOD.finditer(text, span.start, span.end)]
        free = [one for one in words if not any(one.overlaps(known.span) for known in dated)]
        found += [*dated, *(DatedWords(one, one.of(text), _UNDATED) for one in free)]
    return found


def _bare(dated: DatedWords) -> DatedWords:
    """The words without the preposition that only ties them to the sentence."""
    tie = _TIE.match(dated.text)
    start = tie.end() if tie else 0
    return DatedWords(Span(dated.span.start + start, dated.span.end), dated.text[start:], dated.period)


def _meanings(periods: Iterable[DatedWords]) -> set[object]:
    """What each means: the days where they are known, and its words written one way."""
    return {meaning for one in periods for meaning in (one.period, _plain_period(one.text)) if meaning != _UNDATED}


def _is_part(one: DatedWords, others: Iterable[DatedWords]) -> bool:
    """Whether the words are part of another period's: "July" of "from June through July"."""
    return any(f" {_plain_period(one.text)} " in f" {_plain_period(other.text)} " for other in others)


def _is_ranked_alike(passage: Passage, old: DatedWords, new: DatedWords) -> bool:
    """Whether both name one time as the last that was as high: "highest since May", "last seen in May"."""
    bare = [re.sub(r"^(?:since|in) ", "", one.text.lower()) for one in (old, new)]
    return bare[0] == bare[1] and bool(_RANKED_SINCE.search(passage.theirs) and _RANKED_SINCE.search(passage.mine))


def _plain_period(words: str) -> str:
    for pattern, instead in _SAME_PERIOD:
        words = re.sub(pattern, instead, words, flags=re.IGNORECASE)
    return " ".join(words.lower().split())
