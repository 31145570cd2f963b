"""A sentence without a figure before every origin of the articles, by its words and the time that it names."""

from __future__ import annotations

from collections.abc import Sequence

from narrator.check.desk import Desk
from narrator.check.figures.credit import shortened
from narrator.check.opinions import Judged, Opinion, combined
from narrator.check.page import Page
from narrator.check.sources.library import Hits
from narrator.check.sources.readings import Reading
from narrator.check.speech.conditions import conditioned
from narrator.check.speech.misvoiced import misvoiced
from narrator.check.speech.voices import spoken_by, voiced
from narrator.check.words.ahead import told_ahead, told_behind
from narrator.check.words.dated import of_another_time, times_of
from narrator.check.words.measured import compares_alone
from narrator.check.words.when import judge_time
from narrator.check.words.wording import HEARD, asserts_nothing, judge_wording, that_may_say
from narrator.model.claims import DatedWords, Span
from narrator.model.drafts import Verdict

_LESS = 0.25
"""Support that weighs so much less than what says otherwise is of something else."""


def judge_words(sentence: Span, page: Page, desk: Desk, found: Hits) -> Judged:
    """What the articles say to a sentence; not checkable where it asserts nothing."""
    text, paragraph = sentence.of(page.text), page.paragraph(sentence)
    times = page.here(sentence).periods
    told_of = times_of(sentence, page.text, times)
    told = [one for one in page.statements.quotes if sentence.covers(one.content.span)]
    tellers = [one.speaker.name for one in told if one.speaker is not None]
    opinions, others = [], []
    groups = desk.saying(that_may_say(found))
    there = found.by_article([one.id for readings in groups for one in readings], least=HEARD)
    for readings in groups:
        by_rank = (
            (judge_wording(text, there[reading.id], spoken_by(tellers, reading)), reading) for reading in readings
        )
        said = next(((opinion, reading) for opinion, reading in by_rank if opinion is not None), None)
        if said is None:
            continue
        timed = judge_time(sentence, page.text, said[0], found.of(said[1].id))
        if timed is not None:
            others.append(timed)
        elif compares_alone(text, said[0]):
            continue
        elif not _at_another_time(*said, _unless_shown(times, told_of, said[0])):
            credited = shortened(
                conditioned(told_behind(told_ahead(said[0], text), text), text, said[1]), text, paragraph, said[1]
            )
            opinions.append(misvoiced(voiced(credited, text, paragraph, told, said[1]), told, said[1], text))
    opinion, origins = combined(_outspoken(opinions))
    if opinion is None and others:
        return others[0]
    if opinion is None:
        verdict = Verdict.NOT_CHECKABLE if asserts_nothing(text) else Verdict.NOT_ENOUGH_EVIDENCE
        opinion = Opinion(verdict, "unsupported", "no article says it" if desk.readings else "no statistic says it")
    return Judged(sentence, text, opinion, origins)


def _outspoken(opinions: Sequence[Opinion]) -> list[Opinion]:
    """The opinions without the support of passages much less like the sentence than one that has it otherwise."""
    otherwise = max((one.weight for one in opinions if one.verdict is not Verdict.SUPPORTED), default=0.0)
    return [one for one in opinions if one.verdict is not Verdict.SUPPORTED or one.weight >= otherwise - _LESS]


def _unless_shown(times: list[DatedWords], told_of: Sequence[DatedWords], opinion: Opinion) -> list[DatedWords]:
    """The times of a sentence without the windows of its records that the evidence has in the same words."""
    shown = " ".join(one.text.casefold() for one in opinion.evidence)
    return [one for one in times if one in told_of or one.text.casefold() not in shown]


def _at_another_time(opinion: Opinion, reading: Reading, times: list[DatedWords]) -> bool:
    """Whether all that supports the words is of another time than they give; each clause may have its passage."""
    shown = [one.span for one in opinion.evidence if one.span is not None]
    return opinion.verdict is Verdict.SUPPORTED and bool(shown) and of_another_time(times, reading, shown)
