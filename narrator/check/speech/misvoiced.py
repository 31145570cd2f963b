"""Whether those who say so in an article are those whom a draft has say it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from narrator.check.details.relations import may_be
from narrator.check.names.matching import name_words, same_name
from narrator.check.opinions import Opinion
from narrator.check.sources.readings import Reading
from narrator.check.sources.search import content_words
from narrator.check.speech.bearers import bare, can_be, has_name, is_named, is_plain, one_source
from narrator.check.speech.speakers import DEFINITE, FIRST, PRONOUNS, as_written, described, speaker_of
from narrator.check.words.anchors import MONTHS
from narrator.model.claims import Quote, Span, Speaker
from narrator.model.drafts import Verdict

_FEWEST = 2
"""One word in common may be anybody's."""
_SHARED = 0.4
"""So much of what a draft has somebody say must be in the words of whoever says it in the evidence that supports it."""
_TITLES = frozenset(
    {"president", "senator", "mayor", "governor", "secretary", "minister", "chancellor", "judge", "pope"}
)
_OF_A_PERSON = re.compile(
    r"\b(?:he|she)\s(?:is|was|sees?|wants?|likes?|fears?|expects?|hopes?|thinks?|believes?|doubts?)\b", re.IGNORECASE
)
"""What a text says of what somebody thinks, it does not think itself."""
_QUESTION = re.compile(r"\?[”\"’']?$", re.MULTILINE)
_INTERVIEW = 3
"""So many paragraphs that ask make an interview, whose opening tells who answers."""


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
        who = speaker_of(saying[0], reading)
        if _goes_unnamed(mine.speaker, reading) and is_named(who) and has_name(who, said):
            continue  # a parser took somebody else of the sentence for who says it
        says = f"in {reading.id} {who} says it (“{' '.join(saying[0].content.text.split())}”)"
        return replace(opinion, verdict=Verdict.REFUTED, rule="misattributed", found=says, suggestion=who)
    return opinion


def _goes_unnamed(speaker: Speaker, reading: Reading) -> bool:
    """Whether a speaker is told by plain words: "investors in funds", "the buyers of 11 June"."""
    undated = " ".join(word for word in speaker.name.split() if word.casefold() not in MONTHS)
    return is_plain(speaker.name, reading.text) or (undated != speaker.name and not is_named(undated))


def _is_the_papers(mine: Quote, speaker: Speaker, theirs: Sequence[Quote], opinion: Opinion) -> bool:
    """Whether passages have what a draft has somebody say by nobody, and enough of it; "she" may be anybody."""
    if any(one.speaker is not None and _is_somebody(one.speaker) for one in theirs):
        return False
    if speaker.text.casefold() in PRONOUNS or any(_OF_A_PERSON.search(one.text) for one in opinion.evidence):
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
    return speaker.name.casefold() in FIRST or bool(labels and labels.isdisjoint({"PERSON", "ORG"}))


def _speaks_elsewhere(mine: Quote, reading: Reading, spans: Sequence[Span]) -> bool:
    """Whether one of several speakers of an article speaks in it, but is not named in the paragraphs of the spans.

    Whoever writes it speaks in all of them; and who says a good part of the words there may say the rest.
    """
    speaker, wanted = mine.speaker, content_words(mine.content.text)
    if speaker is None or any(one_source(speaker.name, writer) for writer in reading.paper):
        return False
    if _says_some(speaker, wanted, reading):
        return False
    speakers = {
        name_words(speaker_of(one, reading))[-1:]: speaker_of(one, reading) for one in reading.statements.quotes
    }
    named = [name for name in speakers.values() if is_named(name)]
    if len(named) < _FEWEST or not is_named(speaker.name) or not any(can_be(speaker.name, [name]) for name in named):
        return False
    about = reading.opening if len(_QUESTION.findall(reading.body)) >= _INTERVIEW else reading.headline
    near = " ".join([about, *(_paragraph(span, reading.text) for span in spans)])
    return not has_name(speaker.name, near) and not has_name(name_words(speaker.name)[-1], near)


def _is_somebody(speaker: Speaker) -> bool:
    """Whether words for a speaker are a name, a pronoun or "the fund"; "a wave says little" is nobody's speech."""
    return speaker.name[:1].isupper() or name_words(speaker.name)[0] in PRONOUNS or bool(DEFINITE.match(speaker.text))


def _says_some(speaker: Speaker, wanted: frozenset[str], reading: Reading) -> bool:
    """Whether who says something in a draft has a few words of it in speech of an article: two sentences are joined."""
    return any(
        len(wanted & content_words(one.content.text)) >= max(_FEWEST, _SHARED * len(wanted))
        for one in reading.statements.quotes
        if one.speaker is not None and one_source(speaker.name, speaker_of(one, reading))
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
    if any(one.speaker is not None and one.speaker.name.casefold() in FIRST for one in quotes):
        places.append(reading.opening)
    called = [bare(one) for one in (mine.name, mine.text) if is_named(one)]
    if any(has_name(one, words) for one in called for words in places):
        return True
    if any(_may_mean(one, mine, reading) or _has_one_title(one, mine) for one in quotes):
        return True
    theirs = [name for one in quotes for name in (speaker_of(one, reading), *described(one, reading))]
    if any(may_be(as_written(mine), one) for one in theirs):
        return True
    houses = [one.speaker.affiliation for one in quotes if one.speaker is not None and one.speaker.affiliation]
    mine_too = [as_written(mine), *([mine.affiliation] if mine.affiliation else [])]
    named = [one for one in mine_too if is_named(one)] or mine_too
    return any(can_be(one, [*theirs, *houses, *(reading.paper if is_named(one) else ())]) for one in named)


def _may_mean(quote: Quote, mine: Speaker, reading: Reading) -> bool:
    """Whether a quote's "he" stands nearer behind somebody's surname than behind that of whom it is taken for."""
    if quote.speaker is None or quote.speaker.text.casefold() not in PRONOUNS:
        return False
    words = name_words(reading.text[: quote.speaker.span.start])[::-1]
    lasts = [name_words(name)[-1:] for name in (mine.name, speaker_of(quote, reading))]
    places = [words.index(one[0]) if one and one[0] in words else len(words) for one in lasts]
    return places[0] < places[1]


def _has_one_title(quote: Quote, mine: Speaker) -> bool:
    """Whether "the U.S. president" may be President Pell."""
    titles = _TITLES & {*mine.text.casefold().split()}
    return quote.speaker is not None and bool(titles & {*quote.speaker.text.casefold().split()})
