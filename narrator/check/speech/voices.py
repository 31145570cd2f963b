"""Views and forecasts of a named speaker that a draft makes its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from narrator.check.names.matching import name_words
from narrator.check.opinions import Opinion
from narrator.check.sources.readings import Reading
from narrator.check.sources.search import content_words
from narrator.check.speech.bearers import has_name, is_named
from narrator.check.speech.speakers import DEFINITE, FIRST, described, speaker_of
from narrator.check.words.spelling import words_in
from narrator.model.claims import Content, Quote, QuoteKind, Span, Speaker
from narrator.model.drafts import Evidence, Verdict

_HELD = 0.7
"""So much of what a sentence has in common with the passage must be the speaker's."""

_FEWEST = 2
"""One word in common may be anybody's."""


BELIEVES = re.compile(
    r"\b(?:expect|think|thought|believ|argu|predict|warn|reckon|estimat|sees?\b|saw\b|forecast|advis|recommend|suspect|hop[ei]"
    r"|fear|doubt|consider|suggest|urg|view|opinion|bet\b|worr)",
    re.IGNORECASE,
)
"""Of a cue: that what it brings in is thought and not known."""
_VIEW = re.compile(
    r"\b(?:will|would|could|may(?=\s[a-z])|might|should|ought|must|likely|unlikely|probably|bound\sto|set\sto|poised|too"
    r"|cheap\w*|expensive|attractive|overvalued|undervalued|best|worst|unloved|risky|dangerous|mistake|wrong|absurd"
    r"|foolish|wise|overdone|unsustainable|vulnerable|ridiculous|ugly|better|worse|likeliest|false|hard\sto|failure|right)\b"
)
_OWN_PLANS = re.compile(
    r"\b(?:its|their|the\s(?:company|bank|fund|firm|group|lender|ministry|agency)['’]s)\s(?:[a-z-]+\s){0,3}?"
    r"(?:chief|chair\w*|president|spokes\w+|director|executive|officer|founder|head|manag\w+)\b"
)
"""Who speaks for a house tells its plans, which are no views."""
_CREDITS = re.compile(
    r"\baccording\sto\b|\bin\s(?:his|her|their|its)\s(?:view|opinion|words)\b|\b(?:he|she|they|who|strategists?|analysts?"
    r"|economists?|critics|managers?|traders?|investors|researchers?|scientists?|experts?|officials|campaigners"
    r"|conservationists|doctors|police|prosecutors|authorities|some|many|others|management"
    r"|the\s(?:company|bank|firm|house|fund|group))\s(?:(?:also|has|have|now|still|further|later|then|went\son\sto)\s)?(?:say|said|think|thought|believ|argu|predict"
    r"|warn|reckon|estimat|expect|anticipat|project(?:s|ed)\b|guid(?:es|ed)\b|see|forecast|add|told|claim|hope|fear"
    r"|state[sd]?\b|note[sd]?\b|remark|observe[sd]?\b|stress|emphasi[sz]|insist|conce|explain|point(?:s|ed)?\sout)"
    r"|\bit\s(?:says?|said|thinks|argues|believes)\b|\b(?:the|its|their)\s(?:[a-z-]+\s){1,3}?(?:thinks|argues|believes|reckons|fears|says|said)\b"
    r"|\b(?:is|are|was|were)\s(?:expected|projected|anticipated|seen|thought|believed|said|reported)\b",
    re.IGNORECASE,
)

_THAN_HELD = re.compile(
    r"\bthan\s(?:[\w’']+\s){1,4}?(?:say|said|think|thought|believ|argu|predict|reckon|estimat|expect|forecast|hop|fear)\w*"
)


_READER = "you"


_OF_ONESELF = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|[Uu]s|[Mm]e)\b")
"""Who tells of himself tells what he knows; any other words between quotation marks are the speaker's."""
_TELLS = re.compile(r"\b(?:said|says?|told|tells|adds|added|notes|noted|stated|states|argues|argued|wrote|writes)\b")
_TOLD_THAT = re.compile(r"that\s", re.IGNORECASE)


def is_credited(text: str) -> bool:
    """Whether words say that somebody says so; what goes further "than its critics believe" is nobody's saying."""
    return _CREDITS.search(_THAN_HELD.sub(" ", text)) is not None


def voiced(opinion: Opinion, text: str, paragraph: str, told: Sequence[Quote], reading: Reading) -> Opinion:
    """The opinion that an article supports a sentence, once it is asked whose view that is.

    `paragraph` is the draft's, in which the speaker or the speaker's house may be named a sentence before or after;
    `told` is the speech of the sentence, by "the short seller" too.
    """
    speakers = [one.speaker.text for one in told if one.speaker is not None]
    described = any(DEFINITE.match(one) and not is_named(one) for one in speakers)
    if opinion.verdict is not Verdict.SUPPORTED or described or is_credited(text):
        return opinion
    shown = [one for one in opinion.evidence if one.article == reading.id and one.span is not None]
    quote = next((one for one in reading.statements.quotes if _holds(one, shown, text)), None)
    if quote is None or quote.speaker is None or _named(quote, reading, paragraph):
        return opinion
    if quote.cue is not None and content_words(quote.cue.text) & content_words(text):
        return opinion
    if quote.cue is not None and _says_so(quote.speaker, quote.cue, text):
        return opinion
    if not BELIEVES.search(quote.cue.text if quote.cue else "") and _OWN_PLANS.search(opinion.evidence[0].text):
        return opinion
    who = speaker_of(quote, reading)
    says = f"in {reading.id} this is what {who} says (“{' '.join(quote.content.text.split())}”)"
    return replace(opinion, verdict=Verdict.NOT_ENOUGH_EVIDENCE, rule="attribution-lost", found=says, suggestion=who)


def spoken_by(names: Sequence[str], reading: Reading) -> list[Span]:
    """Where a person speaks in an article who has the surname of one of some names."""
    people = {name_words(one.name)[-1:] for one in reading.statements.entities if one.label == "PERSON"}
    lasts = people & {name_words(name)[-1:] for name in names}
    quotes = reading.statements.quotes if lasts else ()
    return [one.content.span for one in quotes if one.speaker and name_words(speaker_of(one, reading))[-1:] in lasts]


def _says_so(speaker: Speaker, cue: Content, text: str) -> bool:
    """Whether a sentence has a speaker and the verb of saying as they are written: "the legend says"."""
    return speaker.name.casefold() not in FIRST and {*words_in(f"{speaker.text} {cue.text}")} <= {*words_in(text)}


def _holds(quote: Quote, shown: Sequence[Evidence], text: str) -> bool:
    """Whether a quote in one of the passages says, as a view, what the sentence has in common with it alone."""
    here = [one.text for one in shown if one.span is not None and quote.content.span.overlaps(one.span)]
    if quote.speaker is None or quote.cue is None or not here or quote.speaker.name.casefold() == _READER:
        return False
    others = " ".join(one.text for one in shown if one.text not in here)
    met = content_words(text) & content_words(" ".join(here)) - content_words(f"{quote.speaker.text} {others}")
    fewest = _FEWEST + (1 if others else 0)  # beside other evidence two words may be anybody's as well
    if len(met) < fewest or len(met & content_words(quote.content.text)) < _HELD * len(met):
        return False
    told = quote.kind is QuoteKind.INDIRECT and _TOLD_THAT.match(quote.content.text) is not None
    view = _VIEW.search(f"{text} {quote.content.text}") is not None
    words = quote.kind is QuoteKind.DIRECT and not (_OF_ONESELF.search(quote.content.text) or _TELLS.search(text))
    return told or view or words or BELIEVES.search(quote.cue.text) is not None


def _named(quote: Quote, reading: Reading, paragraph: str) -> bool:
    """Whether the paragraph names the speaker or the house, in full or by a telling word; "the fund said" has none."""
    speaker = quote.speaker
    names = [speaker_of(quote, reading), (speaker.affiliation or "") if speaker is not None else ""]
    names += described(quote, reading)
    said = set(name_words(paragraph))
    told = [words for name in names if (words := name_words(name)) and name[:1].isupper()]
    by_letters = any(has_name(name, paragraph) for name in names if name)
    return not told or by_letters or any({words[0], words[-1]} & said for words in told) or is_credited(paragraph)
