"""What a copied sentence may turn round with names and figures untouched: who says it, which way, over which time."""

from __future__ import annotations

import re

from narrator.dedupe.alignment import Pairing
from narrator.dedupe.details import Details, core, in_sentence
from narrator.dedupe.texts import straightened
from narrator.model.claims import Span
from narrator.model.sources import Change

STRONG = 0.65
REACH = 45

_CUE = re.compile(
    r"\b(?:according to|as (?:reported|indicated|shown|estimated) by|per|cit(?:es|ed|ing)|sa(?:id|ys|ying)|told|wrote|"
    r"writes|reports|reported|estimates?|estimated|explained|noted|stated|remarked|claim(?:s|ed)|reveal(?:s|ed)|found|calculates?|"
    r"calculated|shows?|showed|indicates?|indicated|suggests?|suggested|(?:data|figures|numbers) (?:from|by))\b",
    re.IGNORECASE,
)
_BEFORE_NAME = ("according to", "as ", "per", "cit", "data ", "figures ", "numbers ")

_UP = re.compile(
    r"\b(?:rose|risen|rise[sn]?|rising|gain(?:s|ed|ing)?|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:e[sd]?|ing)|soar(?:s|ed|ing)?|"
    r"increas(?:e[sd]?|ing)|advanc(?:e[sd]?|ing)|profits?|profitable|earned|rall(?:y|ied)|inflows?|added|outperform(?:s|ed)?)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:fell|fall(?:s|en|ing)?|drop(?:s|ped|ping)?|los(?:e|es|t|ing|s|ses)|declin(?:e[sd]?|ing)|slid(?:e[s]?)?|slump(?:s|ed)?|"
    r"decreas(?:e[sd]?|ing)|tumbl(?:e[sd]?|ing)|sank|sunk|plung(?:e[sd]?|ing)|outflows?|withdrew|withdrawn|underperform(?:s|ed)?)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:not|no|never|without|n't|against|short(?:s|ed|ing)?|bet(?:s|ting)?|wager(?:s|ed|ing)?)\b", re.IGNORECASE
)

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_COUNT = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|thirty)"
_UNIT = r"(?:day|week|month|quarter|year)"
_PERIOD = re.compile(
    rf"\b(?:since {_MONTH}|(?:from |between )?{_MONTH} (?:to|through|and) {_MONTH}|"
    rf"(?:the )?(?:last|past|previous) {_COUNT} {_UNIT}s|(?:last|past|previous|this) {_UNIT}|"
    rf"(?:first|second|third|fourth) quarter|year to date|so far this year|in {_MONTH})\b"
)
_SAME_PERIOD = (
    (r"\b(?:past|previous)\b", "last"),
    (r"\b(?:through|and)\b", "to"),
    (r"\b(?:the|from|between|in|so far)\b ?", ""),
)


def changed_attribution(copy: Details, original: Details, pairing: Pairing) -> Change | None:
    """Words given to somebody else, or to nobody.

    Another source counts where each is missing from the other's sentence and both are known to one of the texts; a
    name changed in place is a change of name. A lost source counts for a sentence with a figure, where neither it
    nor a cue is left in the sentence or beside it.
    """
    here, there = copy.text.sentences[pairing.copy], original.text.sentences[pairing.original]
    source = _source(original, there)
    if source is None or pairing.cosine < STRONG:
        return None
    name = core(original.words(source))[-1]
    other = _source(copy, here)
    if other is not None and _is_other(
        core(copy.words(other)), core(original.words(source)), (copy, here), (original, there)
    ):
        return Change("attribution", original.words(source), copy.words(other), other)
    figures = any(here.covers(amount.span) for amount in copy.quantities)
    if figures and not _is_told_near(name, copy, pairing.copy):
        return Change("attribution", original.words(there), copy.words(here), here)
    return None


def _source(details: Details, sentence: Span) -> Span | None:
    """The name nearest to the first cue of attribution, on the side where the cue expects it."""
    plain = straightened(details.text.article.text)
    names = in_sentence(details.names, sentence)
    for cue in _CUE.finditer(plain, sentence.start, sentence.end):
        follows = [name for name in names if 0 <= name.start - cue.end() <= REACH // 3]
        leads = [name for name in names if 0 <= cue.start() - name.end <= REACH]
        if cue[0].lower().startswith(_BEFORE_NAME):
            leads = []
        if follows or leads:
            return follows[0] if follows else leads[-1]
    return None


def _is_other(
    new: tuple[str, ...], old: tuple[str, ...], mine: tuple[Details, Span], theirs: tuple[Details, Span]
) -> bool:
    """Whether two sources share no word, and each is missing where the other is named."""
    (copy, here), (original, there) = mine, theirs
    known = new[-1] in original.text.words or old[-1] in copy.text.words
    absent = old[-1] not in copy.words(here).lower() and new[-1] not in original.words(there).lower()
    return known and absent and not set(new) & set(old)


def _is_told_near(name: str, copy: Details, place: int) -> bool:
    """Whether the sentence names or points to a source, or its neighbours name this one."""
    spans = copy.text.sentences
    near = " ".join(copy.words(span) for span in spans[max(place - 1, 0) : place + 2]).lower()
    return name in near or _CUE.search(copy.words(spans[place])) is not None


def changed_direction(copy: Details, original: Details, pairing: Pairing) -> Change | None:
    """A sentence that speaks of rises only, made from one that speaks of falls only, or the reverse."""
    here, there = copy.text.sentences[pairing.copy], original.text.sentences[pairing.original]
    mine, theirs = copy.words(here), original.words(there)
    if pairing.cosine < STRONG or len(_AGAINST.findall(mine)) != len(_AGAINST.findall(theirs)):
        return None
    for old, new in ((_UP, _DOWN), (_DOWN, _UP)):
        before, after = old.search(theirs), new.search(copy.text.article.text, here.start, here.end)
        if before and after and not new.search(theirs) and not old.search(mine):
            return Change("direction", before[0], after[0], Span(*after.span()))
    return None


def changed_period(copy: Details, original: Details, pairing: Pairing) -> Change | None:
    """The one period of a sentence, where the original's sentence has one other and tells of it nowhere else."""
    here, there = copy.text.sentences[pairing.copy], original.text.sentences[pairing.original]
    if pairing.cosine < STRONG:
        return None
    mine = list(_PERIOD.finditer(copy.text.article.text, here.start, here.end))
    theirs = list(_PERIOD.finditer(original.text.article.text, there.start, there.end))
    known = {_plain_period(match[0]) for match in _PERIOD.finditer(original.text.article.text)}
    kept = {_plain_period(match[0]) for match in _PERIOD.finditer(copy.text.article.text, here.start, here.end)}
    new = [match for match in mine if _plain_period(match[0]) not in known]
    gone = [match for match in theirs if _plain_period(match[0]) not in kept]
    if len(new) == len(gone) == 1:
        return Change("period", gone[0][0], new[0][0], Span(*new[0].span()))
    return None


def _plain_period(words: str) -> str:
    for pattern, instead in _SAME_PERIOD:
        words = re.sub(pattern, instead, words, flags=re.IGNORECASE)
    return " ".join(words.lower().split())
