"""Words that a copy gives to somebody else, or to nobody: sources, speakers, and who measured what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from narrator.dedupe.details import Details, core, in_sentence
from narrator.dedupe.passages import Passage, changed
from narrator.dedupe.texts import split_words, straightened
from narrator.model.claims import Quote, QuoteKind, Span
from narrator.model.sources import Change

STRONG = 0.65
REACH = 45
RENAMED = 0.6

_CUE = re.compile(
    r"\b(?:according to|as (?:reported|indicated|shown|estimated) by|per|cit(?:es|ed|ing)|sa(?:id|ys|ying)|told|wrote|"
    r"writes|reports|reported|estimates?|estimated|explained|noted|stated|remarked|claim(?:s|ed)|reveal(?:s|ed)|found|"
    r"calculates?|calculated|shows?|showed|indicates?|indicated|suggests?|suggested|predicts?|predicted|forecasts?|expects|warns|"
    r"warned|argues|argued|reckons|reckoned|thinks|believes|added|in line with|in response to|based on|"
    r"(?:data|figures|numbers) (?:from|by))\b",
    re.IGNORECASE,
)
_BEFORE_NAME = ("according to", "as ", "per", "cit", "data ", "figures ", "numbers ", "in ", "based")
_CITING = re.compile(r"\b(?:citing|who cited|which cited|that cited|cites)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|would|should|is likely to|are likely to|is expected to|are expected to)\b", re.IGNORECASE
)


def changed_attributions(passage: Passage) -> Iterator[Change]:
    """Another source, or none.

    Another source counts where each is missing from the other's sentence and they share no word; a name that is
    like the other is a change of name. A lost source counts for a sentence with a figure or a forecast, where neither
    it nor a cue is left in the sentence or beside it.
    """
    exchanged = list(_exchanged(passage))
    if exchanged:
        yield from exchanged
        return
    copy, original = passage.copy, passage.original
    source = next((found for span in passage.around if (found := _source(original, span))), None)
    if source is None or passage.cosine < STRONG:
        return
    other = _source(copy, passage.here)
    if other is not None:
        if _is_other(passage, other, source):
            yield passage.change("attribution", source, other)
        return
    asserts = any(passage.here.covers(amount.span) for amount in copy.quantities) or _AHEAD.search(passage.mine)
    if asserts and not _is_told_near(core(original.words(source))[-1], copy, passage.place):
        yield passage.change("attribution", source, passage.here)


def _source(details: Details, sentence: Span) -> Span | None:
    """The name nearest to the first cue of attribution, on the side where the cue expects it."""
    plain = straightened(details.text.article.text)
    names = in_sentence(details.names, sentence)
    for cue in _CUE.finditer(plain, sentence.start, sentence.end):
        follows = [name for name in names if 0 <= name.start - cue.end() <= REACH // 3]
        leads = [name for name in names if 0 <= cue.start() - name.end <= REACH]
        if cue[0].lower() == "told":
            follows = []  # whoever was told is no source
        if cue[0].lower().startswith(_BEFORE_NAME):
            leads = []
        if follows or leads:
            return follows[0] if follows else leads[-1]
    return None


def _is_other(passage: Passage, other: Span, source: Span) -> bool:
    """Whether two sources share no word, are spelled unlike, and each is missing where the other is named."""
    new, old = core(passage.copy.words(other)), core(passage.original.words(source))
    theirs = " ".join(passage.original.words(span) for span in passage.around).lower()
    absent = old[-1] not in passage.mine.lower() and new[-1] not in theirs
    mine_too = [passage.copy.words(name) for name in in_sentence(passage.copy.names, passage.here)]
    theirs_too = [passage.original.words(name) for name in passage.names_there()]
    renamed = _is_one_of(new, theirs_too) or _is_one_of(old, mine_too)
    return absent and not renamed and not _are_alike(new, old)


def _is_one_of(name: tuple[str, ...], others: Iterable[str]) -> bool:
    """Whether a name has a word of one of the others."""
    return any(set(name) & set(core(other)) for other in others)


def _are_alike(new: tuple[str, ...], old: tuple[str, ...]) -> bool:
    return SequenceMatcher(None, " ".join(old), " ".join(new), autojunk=False).ratio() >= RENAMED


def _is_told_near(name: str, copy: Details, place: int) -> bool:
    """Whether the sentence names or points to a source, or its neighbours name this one."""
    spans = copy.text.sentences
    near = " ".join(copy.words(span) for span in spans[max(place - 1, 0) : place + 2]).lower()
    return name in near or _CUE.search(copy.words(spans[place])) is not None


def _exchanged(passage: Passage) -> Iterator[Change]:
    """Who measured and who cites, the other way round: "X, citing Y" made "Y, citing X"."""
    theirs, mine = _citing(passage.original, passage.there), _citing(passage.copy, passage.here)
    if theirs is None or mine is None:
        return
    old, new = (
        [core(details.words(span)) for span in pair]
        for details, pair in ((passage.original, theirs), (passage.copy, mine))
    )
    if old != new and old == new[::-1]:
        for source, other in zip(theirs, mine, strict=True):
            yield passage.change("attribution", source, other)


def _citing(details: Details, sentence: Span) -> tuple[Span, Span] | None:
    """Who cites, and whom."""
    cue = _CITING.search(details.text.article.text, sentence.start, sentence.end)
    if cue is None:
        return None
    names = in_sentence(details.names, sentence)
    before = [name for name in names if 0 <= cue.start() - name.end <= REACH // 3]
    after = [name for name in names if 0 <= name.start - cue.end() <= REACH // 3]
    return (before[-1], after[0]) if before and after else None


def changed_speakers(copy: Details, original: Details) -> Iterator[Change]:
    """The same words between quotation marks, from somebody else's mouth."""
    said = {tuple(split_words(quote.content.text.lower())): quote for quote in original.quotes if _is_direct(quote)}
    for quote in copy.quotes:
        source = said.get(tuple(split_words(quote.content.text.lower()))) if _is_direct(quote) else None
        if source is None or source.speaker is None or quote.speaker is None:
            continue
        if not (source.speaker.name[:1].isupper() and quote.speaker.name[:1].isupper()):
            continue  # "she" and "the company" may be the one who is named
        before, after = _name_in(original, source.speaker.span), _name_in(copy, quote.speaker.span)
        new, old = core(quote.speaker.name), core(source.speaker.name)
        if before and after and not set(new) & set(old) and not _are_alike(new, old):
            yield changed("attribution", original, before, copy, after)


def _name_in(details: Details, speaker: Span) -> Span | None:
    """The speaker's name, without role and employer; none where only "he" or "she" stands for it."""
    return next(iter(in_sentence(details.names, speaker)), None)


def _is_direct(quote: Quote) -> bool:
    return quote.kind is QuoteKind.DIRECT
