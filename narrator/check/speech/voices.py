"""Views and forecasts of a named speaker that a draft makes its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from narrator.check.details.relations import may_be
from narrator.check.names.matching import name_words, same_name
from narrator.check.opinions import Opinion
from narrator.check.sources.readings import Reading
from narrator.check.sources.search import content_words
from narrator.check.speech.bearers import bare, can_be, has_name, is_body, is_named, is_plain, one_source
from narrator.check.words.spelling import words_in
from narrator.model.claims import Content, Quote, QuoteKind, Span, Speaker
from narrator.model.drafts import Evidence, Verdict

_HELD = 0.7
"""So much of what a sentence has in common with the passage must be the speaker's."""

_FEWEST = 2
"""One word in common may be anybody's."""

_SHARED = 0.4
"""So much of what a draft has somebody say must be in the words of whoever says it in the evidence that supports it."""

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
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_FIRST = frozenset({"i", "we"})
_TITLES = frozenset(
    {"president", "senator", "mayor", "governor", "secretary", "minister", "chancellor", "judge", "pope"}
)
_READER = "you"
_DEFINITE = re.compile(r"the\s[a-z]", re.IGNORECASE)
_HOUSE = re.compile(r"\b(?:company|firm|group|bank|lender|fund|house|business|retailer|chain|\w*maker)$", re.IGNORECASE)
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
    described = any(_DEFINITE.match(one) and not is_named(one) for one in speakers)
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
    who = _who(quote, reading)
    says = f"in {reading.id} this is what {who} says (“{' '.join(quote.content.text.split())}”)"
    return replace(opinion, verdict=Verdict.NOT_ENOUGH_EVIDENCE, rule="attribution-lost", found=says, suggestion=who)


def spoken_by(names: Sequence[str], reading: Reading) -> list[Span]:
    """Where a person speaks in an article who has the surname of one of some names."""
    people = {name_words(one.name)[-1:] for one in reading.statements.entities if one.label == "PERSON"}
    lasts = people & {name_words(name)[-1:] for name in names}
    quotes = reading.statements.quotes if lasts else ()
    return [one.content.span for one in quotes if one.speaker and name_words(_who(one, reading))[-1:] in lasts]


def _says_so(speaker: Speaker, cue: Content, text: str) -> bool:
    """Whether a sentence has a speaker and the verb of saying as they are written: "the legend says"."""
    return speaker.name.casefold() not in _FIRST and {*words_in(f"{speaker.text} {cue.text}")} <= {*words_in(text)}


def misvoiced(opinion: Opinion, told: Sequence[Quote], reading: Reading, said: str) -> Opinion:
    """The opinion that an article supports a sentence, once it is asked whether those who say so there are the draft's.

    `told` is the speech of the draft's sentence, each with its speaker, `said` that sentence.
    """
    spans = [shown.span for shown in opinion.evidence if shown.article == reading.id and shown.span is not None]
    if opinion.verdict is not Verdict.SUPPORTED or not spans:
        return opinion
    theirs = [
        one
        for one in reading.statements.quotes
        if one.speaker is not None and any(one.content.span.overlaps(span) for span in spans)
    ]
    for mine in told:
        wanted = content_words(mine.content.text)
        if mine.speaker is None:
            continue
        if _is_the_papers(mine, mine.speaker, theirs, opinion) and _speaks_elsewhere(mine, reading, spans):
            passage = " ".join(opinion.evidence[0].text.split())
            says = f"{reading.id} says it itself ({passage})"
            return replace(opinion, verdict=Verdict.REFUTED, rule="misattributed", found=says)
        outer = _teller_of(mine, told)
        if outer is not None and (_is_nobody(mine.speaker, reading) or _is_among(outer, theirs, reading, spans)):
            continue  # who says that others say so is the one to look for
        saying = [one for one in theirs if len(wanted & content_words(one.content.text)) >= _SHARED * len(wanted)]
        if not wanted or not saying or _is_among(mine.speaker, theirs, reading, spans):
            continue
        who = _who(saying[0], reading)
        if is_plain(mine.speaker.name, reading.text) and is_named(who) and has_name(who, said):
            continue  # a parser took somebody else of the sentence for who says it
        says = f"in {reading.id} {who} says it (“{' '.join(saying[0].content.text.split())}”)"
        return replace(opinion, verdict=Verdict.REFUTED, rule="misattributed", found=says, suggestion=who)
    return opinion


def _is_the_papers(mine: Quote, speaker: Speaker, theirs: Sequence[Quote], opinion: Opinion) -> bool:
    """Whether passages have what a draft has somebody say by nobody, and enough of it; "she" may be anybody."""
    if any(one.speaker is not None and _is_somebody(one.speaker) for one in theirs):
        return False
    if speaker.text.casefold() in _PRONOUNS or any(_OF_A_PERSON.search(one.text) for one in opinion.evidence):
        return False
    wanted = content_words(mine.content.text)
    return len(wanted & content_words(" ".join(one.text for one in opinion.evidence))) >= _SHARED * len(wanted)


def _teller_of(mine: Quote, told: Sequence[Quote]) -> Speaker | None:
    """Who is told to say the words in which somebody else speaks: Reed of "I want", according to Reed."""
    others = (one for one in told if one.speaker is not None and one.speaker != mine.speaker)
    return next((one.speaker for one in others if one.content.span.covers(mine.content.span)), None)


def _is_nobody(speaker: Speaker, reading: Reading) -> bool:
    """Whether a speaker is "I", or a name that an article has as that of a land or a thing."""
    labels = {one.label for one in reading.statements.entities if same_name(one.name, speaker.name)}
    return speaker.name.casefold() in _FIRST or bool(labels and labels.isdisjoint({"PERSON", "ORG"}))


_OF_A_PERSON = re.compile(
    r"\b(?:he|she)\s(?:is|was|sees?|wants?|likes?|fears?|expects?|hopes?|thinks?|believes?|doubts?)\b", re.IGNORECASE
)
"""What a text says of what somebody thinks, it does not think itself."""
_PLURAL = re.compile(r"[^s]s$")
_QUESTION = re.compile(r"\?[”\"’']?$", re.MULTILINE)
_INTERVIEW = 3
"""So many paragraphs that ask make an interview, whose opening tells who answers."""


def _speaks_elsewhere(mine: Quote, reading: Reading, spans: Sequence[Span]) -> bool:
    """Whether one of several speakers of an article speaks in it, but is not named in the paragraphs of the spans.

    Whoever writes it speaks in all of them; and who says a good part of the words there may say the rest.
    """
    speaker, wanted = mine.speaker, content_words(mine.content.text)
    if speaker is None or any(one_source(speaker.name, writer) for writer in reading.paper):
        return False
    if _says_some(speaker, wanted, reading):
        return False
    speakers = {name_words(_who(one, reading))[-1:]: _who(one, reading) for one in reading.statements.quotes}
    named = [name for name in speakers.values() if is_named(name)]
    if len(named) < _FEWEST or not is_named(speaker.name) or not any(can_be(speaker.name, [name]) for name in named):
        return False
    about = reading.opening if len(_QUESTION.findall(reading.body)) >= _INTERVIEW else reading.headline
    near = " ".join([about, *(_paragraph(span, reading.text) for span in spans)])
    return not has_name(speaker.name, near) and not has_name(name_words(speaker.name)[-1], near)


def _is_somebody(speaker: Speaker) -> bool:
    """Whether words for a speaker are a name, a pronoun or "the fund"; "a wave says little" is nobody's speech."""
    return speaker.name[:1].isupper() or name_words(speaker.name)[0] in _PRONOUNS or bool(_DEFINITE.match(speaker.text))


def _says_some(speaker: Speaker, wanted: frozenset[str], reading: Reading) -> bool:
    """Whether who says something in a draft has a few words of it in speech of an article: two sentences are joined."""
    return any(
        len(wanted & content_words(one.content.text)) >= max(_FEWEST, _SHARED * len(wanted))
        for one in reading.statements.quotes
        if one.speaker is not None and one_source(speaker.name, _who(one, reading))
    )


def _paragraph(span: Span, text: str) -> str:
    """The line of a text that a span stands in: whoever speaks in it may go on speaking."""
    end = text.find("\n", span.end)
    return text[text.rfind("\n", 0, span.start) + 1 : end if end >= 0 else len(text)]


def _is_among(mine: Speaker, quotes: Sequence[Quote], reading: Reading, spans: Sequence[Span]) -> bool:
    """Whether the speaker may be one of those who speak in the evidence, their house, the paper, or named there.

    Who says "I" is whoever the article is by, or it is a talk with, as its first words tell.
    """
    places = [span.of(reading.text) for span in spans]
    if any(one.speaker is not None and one.speaker.name.casefold() in _FIRST for one in quotes):
        places.append(reading.opening)
    called = [bare(one) for one in (mine.name, mine.text) if is_named(one)]
    if any(has_name(one, words) for one in called for words in places):
        return True
    if any(_may_mean(one, mine, reading) or _has_one_title(one, mine) for one in quotes):
        return True
    theirs = [name for one in quotes for name in (_who(one, reading), *_described(one, reading))]
    if any(may_be(_called(mine), one) for one in theirs):
        return True
    houses = [one.speaker.affiliation for one in quotes if one.speaker is not None and one.speaker.affiliation]
    mine_too = [_called(mine), *([mine.affiliation] if mine.affiliation else [])]
    named = [one for one in mine_too if is_named(one)] or mine_too
    return any(can_be(one, [*theirs, *houses, *(reading.paper if is_named(one) else ())]) for one in named)


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


def _who(quote: Quote, reading: Reading) -> str:
    """The speaker's name; for "she", the name that the article gives the speaker of another quote nearest before."""
    mine = _called(quote.speaker) if quote.speaker is not None else ""
    if is_body(mine):
        return mine
    if not _PRONOUNS & set(name_words(mine)[:1]) and (is_named(mine) or not _DEFINITE.match(mine)):
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


def _may_mean(quote: Quote, mine: Speaker, reading: Reading) -> bool:
    """Whether a quote's "he" stands nearer behind somebody's surname than behind that of whom it is taken for."""
    if quote.speaker is None or quote.speaker.text.casefold() not in _PRONOUNS:
        return False
    words = name_words(reading.text[: quote.speaker.span.start])[::-1]
    lasts = [name_words(name)[-1:] for name in (mine.name, _who(quote, reading))]
    places = [words.index(one[0]) if one and one[0] in words else len(words) for one in lasts]
    return places[0] < places[1]


def _has_one_title(quote: Quote, mine: Speaker) -> bool:
    """Whether "the U.S. president" may be President Pell."""
    titles = _TITLES & {*mine.text.casefold().split()}
    return quote.speaker is not None and bool(titles & {*quote.speaker.text.casefold().split()})


def _called(speaker: Speaker) -> str:
    """A speaker's name; a body as it is written, since another ministry may be meant by "ministry"."""
    return speaker.text if is_body(speaker.text) else speaker.name


def _described(quote: Quote, reading: Reading) -> list[str]:
    """The person whom an article names last before it speaks of "the strategist", or the house for "the company"."""
    speaker = quote.speaker
    if speaker is None or not _DEFINITE.match(speaker.text):
        return []
    label = "ORG" if _HOUSE.search(speaker.text) else "PERSON"
    named = [one for one in reading.statements.entities if one.label == label]
    return [one.name for one in named if one.span.start < speaker.span.start][-1:]


def _named(quote: Quote, reading: Reading, paragraph: str) -> bool:
    """Whether the paragraph names the speaker or the house, in full or by a telling word; "the fund said" has none."""
    speaker = quote.speaker
    names = [_who(quote, reading), (speaker.affiliation or "") if speaker is not None else ""]
    names += _described(quote, reading)
    said = set(name_words(paragraph))
    told = [words for name in names if (words := name_words(name)) and name[:1].isupper()]
    return not told or any(words[0] in said or words[-1] in said for words in told) or is_credited(paragraph)
