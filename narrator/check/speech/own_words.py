"""What an article says itself, put into the mouth of somebody who says other things there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from narrator.check.details.turning import passages_of
from narrator.check.names.matching import name_words
from narrator.check.opinions import Judged, Opinion, is_borne_out
from narrator.check.sources.library import Library
from narrator.check.sources.readings import Reading
from narrator.check.sources.search import Passage, content_words, plain_words
from narrator.check.speech.bearers import bare, can_be, has_name, is_named
from narrator.check.speech.voices import is_credited
from narrator.model.claims import Quote, Span
from narrator.model.drafts import Evidence, Verdict

_SHARED = 0.5
"""So much of what a sentence has somebody say must be in the article's own words."""

_ALIKE = 2
"""Whoever speaks in so many of the passage's words may say it too."""

_GOES_ON = re.compile(r"\W*(?:He|She|They|I|We|His|Her|Their|Our|My)\b")
"""How a sentence opens that may go on with what somebody says."""

_SAYS = re.compile(
    r"\b(?:according|sa(?:y|ys|id)|t(?:ell|ells|old)|adds?|added|not(?:es|ed)|wr(?:ites|ote)|warn|explain|argu|stress|concede"
    r"|admit|insist|reckon|estimat|think|thought|believ|point|remark|observ|comment|claim)",
    re.IGNORECASE,
)
"""Cues that put words into a mouth; who agrees or plans does more than that."""

_ITS = re.compile(r"(?:this|that|these|those|its?|which|some|many|several|other|most|the\s[a-z-]+s)\b", re.IGNORECASE)
"""How a speaker is called that may be an order, or anybody: "according to this directive", "some strategists"."""

_SPOKES = re.compile(r"\bspokes(?:man|woman|person|people)\b", re.IGNORECASE)
_SPEAKS = re.compile(r"[“”\"]|\b(?:say|says|said|told|tells|reckon\w*|thinks?|thought|believ\w+|argu\w+|estimat\w+)\b")


def with_own_words(judged: list[Judged], sentence: Span, told: Sequence[Quote], library: Library) -> list[Judged]:
    """All that was judged of a sentence that is borne out, refuted where the article says it, and not who is told to.

    `told` is the speech of the sentence, each with its speaker.
    """
    spoken = [one for one in told if one.speaker is not None and one.cue is not None and _SAYS.search(one.cue.text)]
    spoken = [one for one in spoken if one.speaker and not _ITS.match(one.speaker.text)]
    if not spoken or not is_borne_out(judged):
        return judged
    passages = passages_of(judged, library)
    for mine in spoken:
        words = content_words(mine.content.text)
        there = [one for one in passages if len(words & one.words) >= _SHARED * len(words)]
        if there and all(_is_its_own(one, mine) for one in there):
            return [*judged, _refuted(mine, there[0], sentence)]
    return judged


def _is_its_own(passage: Passage, mine: Quote) -> bool:
    """Whether nobody says a passage, and whoever is told to say it speaks elsewhere and of other things."""
    speaker, reading = mine.speaker, passage.page.reading
    if speaker is None or _SPEAKS.search(passage.text) or is_credited(passage.text) or _GOES_ON.match(passage.text):
        return False
    if any(_overlaps(quote, passage.span) for quote in reading.statements.quotes if quote.speaker is not None):
        return False
    names = [one for one in (speaker.name, speaker.affiliation) if one and is_named(one)]
    here = f"{reading.headline} {passage.text}"
    if any(can_be(name, reading.paper) or has_name(bare(name), here) for name in names):
        return False
    theirs = [one for one in reading.statements.quotes if _is_by(one, mine)]
    person = any(_is_person(one, reading) for one in theirs)
    return person and not any(_may_cover(one, passage, reading) for one in theirs)


def _is_person(quote: Quote, reading: Reading) -> bool:
    """Whether a person speaks, or who speaks for a house; a house may have measured what an article does not credit."""
    speaker = quote.speaker
    if speaker is None:
        return False
    known = any(one.label == "PERSON" and one.name == speaker.name for one in reading.statements.entities)
    named = " " in speaker.name and bool(known or speaker.role or speaker.affiliation)
    return named or _SPOKES.search(speaker.text) is not None


def _is_by(quote: Quote, mine: Quote) -> bool:
    if quote.speaker is None or mine.speaker is None:
        return False
    if _SPOKES.search(mine.speaker.text) and _SPOKES.search(quote.speaker.text):
        return True
    names = {name_words(one)[-1:] for one in (quote.speaker.name, quote.speaker.text)}
    return name_words(mine.speaker.name)[-1:] in names or can_be(mine.speaker.name, [quote.speaker.name])


def _overlaps(quote: Quote, span: Span) -> bool:
    return quote.content.span.overlaps(span)


def _may_cover(quote: Quote, passage: Passage, reading: Reading) -> bool:
    """Whether what somebody says may go on in a passage behind it in its paragraph, or is of the same things."""
    start, end = quote.content.span.end, passage.span.start
    goes_on = start <= end and "\n" not in reading.text[start:end]
    return goes_on or len(plain_words(quote.content.text) & plain_words(passage.text)) >= _ALIKE


def _refuted(mine: Quote, passage: Passage, sentence: Span) -> Judged:
    says = f"{passage.article} says it itself ({' '.join(passage.text.split())})"
    shown = (Evidence(passage.text, passage.article, passage.span),)
    opinion = Opinion(Verdict.REFUTED, "misattributed", says, None, shown, passage.origin, 1.0)
    return Judged(sentence, mine.content.text, opinion, 1)
