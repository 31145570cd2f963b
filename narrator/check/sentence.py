"""All that one sentence of a draft asserts, judged: speech, figures, names, and failing these its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from narrator.check.comparing.changed import with_changes
from narrator.check.comparing.complements import with_complements
from narrator.check.comparing.judge import with_comparisons
from narrator.check.copies.altered import instead, judge_altered, judge_borrowed
from narrator.check.desk import Desk
from narrator.check.details.accounted import unaccounted
from narrator.check.details.asserted import with_asserted
from narrator.check.details.bare import is_bare
from narrator.check.details.courses import with_courses
from narrator.check.details.exchanged import with_exchanged
from narrator.check.details.holding import with_held
from narrator.check.details.homes import with_homes
from narrator.check.details.judge import judge_details, of_another_thing
from narrator.check.details.members import with_members
from narrator.check.details.opposing import with_opposed
from narrator.check.details.ordered import with_ordered
from narrator.check.details.otherwise import with_otherwise, without_answered
from narrator.check.details.particulars import with_particulars
from narrator.check.details.retold import with_retold
from narrator.check.details.roles import with_roles
from narrator.check.details.swapped import with_swapped
from narrator.check.details.turning import with_turned
from narrator.check.details.undecided import with_undecided
from narrator.check.figures.sentence import judge_figures
from narrator.check.last import asked_last
from narrator.check.names.bylines import judge_bylines
from narrator.check.names.mentions import in_post, people_in
from narrator.check.names.names import judge_names, known_again, named_in
from narrator.check.names.posts import judge_posts
from narrator.check.once import told_once, word_for_word
from narrator.check.opinions import Judged, Opinion, combined
from narrator.check.page import Here, Page, place_of
from narrator.check.sources.library import Hits
from narrator.check.sources.meaning import by_meaning
from narrator.check.sources.overlap import search
from narrator.check.speech.explained import with_explained
from narrator.check.speech.misattributed import with_misattributed
from narrator.check.speech.own_words import with_own_words
from narrator.check.speech.quotations import Quotation
from narrator.check.speech.verbatim import judge_quotation
from narrator.check.words.definitions import judge_definition
from narrator.check.words.holders import judge_holders
from narrator.check.words.judge import judge_words
from narrator.check.words.told import told_apart
from narrator.check.words.wording import is_about_itself, is_half_a_sentence
from narrator.extract.dates.calendar_words import WEEKDAY
from narrator.model.claims import DatedWords, Entity, Span, Speaker
from narrator.model.drafts import Verdict

_CHANGED = re.compile(r"the draft “([^”]+)”")
_STOP = re.compile(r"(?<=[.!?…])\s+")
_WEEKDAY = re.compile(rf"\b{WEEKDAY}\b")
_UNSETTLED = frozenset({"no-evidence", "unsupported"})


def judge_sentence(sentence: Span, page: Page, desk: Desk) -> list[Judged]:
    """All that one sentence asserts: direct speech, figures, names, and failing these its words."""
    if not page.here(sentence).spoken and is_about_itself(sentence.of(page.text)):
        return [Judged(sentence, sentence.of(page.text), Opinion(Verdict.NOT_CHECKABLE))]
    defined = judge_definition(sentence.of(page.text), sentence, desk.definitions)
    if defined is not None:
        return [defined]
    found = search(desk.library, sentence.of(page.text))
    one = _Sentence(sentence, page, desk, found)
    figures = one.figures(found)
    firm = one.firm(figures)
    judged = one.judged(firm, found)
    if all(item.opinion.rule not in _UNSETTLED for item in judged):
        return judged
    near = by_meaning(desk.library, sentence.of(page.text), found)
    if near is found:
        return judged
    anew = one.figures(near)
    return one.judged(firm if anew == figures else one.firm(anew), near)


class _Firm(NamedTuple):
    """What is judged of a sentence by the passages that words found: all but what its plain words say.

    `loose` are figures that ask for a look only, `settled` the places that nothing more is said of; `told` is set where
    the figures or what else was judged already tell the whole of it.
    """

    judged: tuple[Judged, ...]
    loose: tuple[Judged, ...]
    settled: tuple[Span, ...]
    told: bool


@dataclass(frozen=True)
class _Sentence:
    """One sentence of a draft before the passages that its words `found`; nothing is judged twice but by other figures.

    Those that are `near` by their meaning too are asked for its figures and its plain words.
    """

    sentence: Span
    page: Page
    desk: Desk
    found: Hits

    @cached_property
    def text(self) -> str:
        """Its words."""
        return self.sentence.of(self.page.text)

    @cached_property
    def marks(self) -> list[Span]:
        """The places of the direct speech that reaches into it."""
        return [quotation.span for quotation in self.page.here(self.sentence).spoken]

    @cached_property
    def speech(self) -> list[Judged]:
        """Its direct speech."""
        spoken = self.page.here(self.sentence).spoken
        return [_within(self.sentence, _judge_speech(quotation, self.desk), self.page.text) for quotation in spoken]

    @cached_property
    def _all_names(self) -> Sequence[Entity]:
        return known_again(self.page.here(self.sentence).entities, self.page.text, self.sentence, self.desk.roster)

    @cached_property
    def entities(self) -> Sequence[Entity]:
        """The names in it, direct speech aside."""
        return named_in(self._all_names, self.page.text, self.sentence, self.marks)

    @cached_property
    def names(self) -> list[Judged]:
        """Its names, and the posts of those who are named."""
        people = _people(self.sentence, self.page, self._all_names)
        roster, text = self.desk.roster, self.text
        return [*judge_names(self.entities, roster, self.found, text), *judge_posts(people, roster, text)]

    @cached_property
    def altered(self) -> list[Judged]:
        """What copies have otherwise than their original, and the sentence with them."""
        altered = judge_altered(self.page.text, self.sentence, self.marks, self.found, self.desk.readings)
        taken = [*(one.span for one in self.entities), *(mark for mark in self.marks if self.sentence.covers(mark))]
        free = [span for span in taken if not any(item.span.overlaps(span) for item in altered)]
        return altered + judge_borrowed(self.page.text, free, self.desk)

    def figures(self, near: Hits) -> list[Judged]:
        """Its figures."""
        return judge_figures(self.sentence, self.page, self.desk, near, self.marks)

    def firm(self, figures: Sequence[Judged]) -> _Firm | None:
        """All but its plain words, its figures being judged; `None` where it says nothing at all."""
        sentence, page, library = self.sentence, self.page, self.desk.library
        if not self.speech and _says_nothing(figures, self.text):
            return None
        here = page.here(sentence)
        names = [*self.names, *judge_bylines(sentence, page.text, self.desk.readings)]
        said = [*self.speech, *figures, *names]
        judged, told = with_comparisons(said, sentence, page, self.desk, self.marks, self.found)
        judged = word_for_word(judged, self.text)
        told += told_apart(judged, sentence, page.text, self.marks, self.found, here.periods, page.day)
        told = told or judge_holders(sentence, page.text, self.marks, self.found, library)
        judged += told
        settled = [*self.marks, *(item.span for item in told), *_judged_days(figures, here)]
        held = [item.span for item in told if item.opinion.verdict is Verdict.SUPPORTED]
        free = [span for span in settled if span not in held]
        details = judge_details(page.text, sentence, free, judged, self.found, library, page.day, self._is_looked_up)
        judged += of_another_thing(details, held)
        loose = tuple(item for item in figures if item.opinion.rule == "unsupported")
        telling = [item for item in figures if item not in loose and not is_bare(item, sentence, page.text)]
        return _Firm(tuple(judged), loose, tuple(settled), bool(self.speech or told or telling))

    def _is_looked_up(self, item: Judged) -> bool:
        """Whether a word that no article has is part of a name that the roster has answered for, or a listed one."""
        known = self.desk.lists(item.text) or any(one.span.covers(item.span) for one in self.entities)
        return item.opinion.rule == "unknown-name" and known

    def judged(self, firm: _Firm | None, near: Hits) -> list[Judged]:
        """All that it asserts."""
        sentence, page, library = self.sentence, self.page, self.desk.library
        if firm is None:
            broken = [item for item in self.names if item.opinion.verdict is not Verdict.SUPPORTED]
            return broken or [_judge_heading(sentence, page, self.desk, near)]
        times = page.here(sentence).periods
        judged = with_opposed(list(firm.judged), page.text, sentence, firm.settled, near, library)
        judged = without_answered(judged, sentence, page.text, times, near, library)
        if not firm.told and all(item.opinion.verdict is not Verdict.REFUTED for item in judged):
            judged = self._with_words(judged, firm.loose, near)
        judged += unaccounted(judged, page.text, sentence, firm.settled, times, library)
        judged = with_turned(judged, sentence, page.text, firm.settled, library)
        judged = without_answered(judged, sentence, page.text, times, near, library)
        judged = with_otherwise(judged, sentence, page.text, firm.settled, times, near, library)
        judged = with_courses(judged, sentence, page.text, self.marks, library)
        judged = with_changes(judged, sentence, page.text, self.marks, near, library)
        judged = with_held(judged, sentence, page.text, self.marks, self.found, library)
        judged = with_roles(judged, sentence, page.text, self.marks, library)
        judged = with_swapped(judged, sentence, page.text, library)
        judged = with_ordered(judged, sentence, page.text, self.marks, near)
        people = [one for one in self.entities if one.label == "PERSON"]
        judged = with_misattributed(judged, sentence, page.text, people, library)
        judged = with_members(judged, sentence, page.text, self.marks, library)
        told = [one for one in page.statements.quotes if sentence.covers(one.content.span)]
        judged = with_own_words(judged, sentence, told, library)
        judged = with_explained(judged, sentence, page.text, page.paragraph(sentence), told, library)
        judged = with_homes(judged, sentence, page.text, self.marks, library)
        judged = with_particulars(judged, sentence, page.text, self.marks, near, library)
        judged = with_undecided(judged, sentence, page.text, self.marks, near, library)
        judged = with_exchanged(judged, sentence, page.text, self.marks, near, library)
        judged = with_retold(judged, sentence, page.text, self.marks, near, library)
        judged = asked_last(judged, sentence, page.text, self.marks, library)
        judged = with_asserted(judged, sentence, page.text, self.marks, near, library)
        days = [time.span for time in times]
        judged = with_complements(judged, sentence, page.text, self.marks, days, near)
        return told_once(instead(judged, self.altered), sentence, days)

    def _with_words(self, judged: list[Judged], loose: Sequence[Judged], near: Hits) -> list[Judged]:
        """The same with its plain words, unless what loose figures have to show says why the sentence stays open."""
        said = judge_words(self.sentence, self.page, self.desk, near)
        supported = said.opinion.verdict is Verdict.SUPPORTED
        if not supported and any(item.opinion.evidence for item in loose):
            return judged
        bare = [item for item in judged if is_bare(item, self.sentence, self.page.text)]
        if supported and bare:
            return judged
        return [
            *(
                item
                for item in judged
                if item not in bare and not (supported and item in loose) and not _is_said_twice(item, said)
            ),
            said,
        ]


def _judged_days(figures: Sequence[Judged], here: Here) -> list[Span]:
    """The days that were judged with the figures that are borne out for them; an article may leave a quarter open.

    A weekday is not where only others stand with the figure in the articles.
    """
    held = [item for item in figures if item.opinion.verdict is Verdict.SUPPORTED]
    claims = [(claim.period, item) for item in held for claim in here.claims if place_of(claim).overlaps(item.span)]
    days = [time for time in here.periods if time.period.start == time.period.end]
    return [day.span for day in days if any(day.period == period and _bears(item, day) for period, item in claims)]


def _bears(item: Judged, day: DatedWords) -> bool:
    """Whether the evidence of a figure has the weekday that the draft gives it, or none at all."""
    mine = set(_WEEKDAY.findall(day.text))
    theirs = {found for shown in item.opinion.evidence for found in _WEEKDAY.findall(shown.text)}
    return not (mine and theirs) or bool(mine & theirs)


def _judge_heading(sentence: Span, page: Page, desk: Desk, near: Hits) -> Judged:
    """Words without a predicate assert nothing, unless a passage has the opposite: "fall" in a headline is a verb."""
    text = sentence.of(page.text)
    said = judge_words(sentence, page, desk, near) if " | " not in text else None
    if said is not None and said.opinion.verdict is Verdict.REFUTED:
        return said
    return Judged(sentence, text, Opinion(Verdict.NOT_CHECKABLE))


def _is_said_twice(item: Judged, said: Judged) -> bool:
    """Whether both tell of a sentence the same fault."""
    return item.opinion.rule is not None and (item.span, item.opinion.rule) == (said.span, said.opinion.rule)


def _says_nothing(figures: Sequence[Judged], text: str) -> bool:
    """Whether a sentence has no figure and no predicate: names alone assert nothing, nor do the heads of columns."""
    bare = not any(re.search(r"\d", item.text) for item in figures)
    return bare and (" | " in text or is_half_a_sentence(text))


def _people(sentence: Span, page: Page, entities: Sequence[Entity]) -> list[Speaker]:
    """The people of a sentence who speak or have a post, with the role and employer that it gives them itself."""
    text, here = sentence.of(page.text), page.here(sentence)
    people = people_in(replace(page.statements, quotes=(), entities=in_post(entities, page.text)))
    houses = {person.name: person.affiliation for person in people}
    speakers = [
        replace(one, affiliation=one.affiliation or houses.get(one.name))
        for one in here.speakers
        if not any(_is_inside(person, one) for person in people)
    ]
    spoken = {speaker.name for speaker in speakers}
    return [
        replace(person, role=_if_in(text, person.role), affiliation=_if_in(text, person.affiliation))
        for person in (*speakers, *(one for one in people if one.name not in spoken))
    ]


def _is_inside(person: Speaker, speaker: Speaker) -> bool:
    """Whether the words for a speaker hold a person by name and take the name for the employer."""
    return speaker.span.covers(person.span) and speaker.affiliation == person.name != speaker.name


def _if_in(text: str, words: str | None) -> str | None:
    """The words where a text has them whole: its "investors" are no investor."""
    return words if words and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) else None


def _judge_speech(quotation: Quotation, desk: Desk) -> Judged:
    opinion, origins = combined(judge_quotation(quotation, desk.hearing(quotation.text)))
    if opinion is None:
        opinion = Opinion(Verdict.NOT_ENOUGH_EVIDENCE, "quote", "these words, or any like them, stand in no article")
    return Judged(quotation.span, quotation.text, opinion, origins)


def _within(sentence: Span, judged: Judged, text: str) -> Judged:
    """The part of a quotation in one of its sentences; the one with the changed word carries the finding."""
    part = Span(max(sentence.start, judged.span.start), min(sentence.end, judged.span.end))
    changed = _CHANGED.search(judged.opinion.found)
    at = text.find(changed[1], judged.span.start, judged.span.end) if changed else -1
    if part.covers(judged.span) or part.start <= max(at, judged.span.start) < part.end:
        suggestion = _of_part(judged.opinion.suggestion or "", part, judged.span, text)
        return replace(judged, span=part, opinion=replace(judged.opinion, suggestion=suggestion))
    opinion = replace(judged.opinion, rule=None)
    return replace(judged, span=part, text=part.of(text), opinion=opinion)


def _of_part(suggestion: str, part: Span, whole: Span, text: str) -> str | None:
    """What is suggested for one sentence of a quotation; none where the source has more of them, or fewer."""
    if part.covers(whole):
        return suggestion or None
    printed, said = _STOP.split(suggestion), _STOP.split(whole.of(text))
    number = len(_STOP.split(text[whole.start : part.end])) - 1
    return (printed[number] or None) if len(printed) == len(said) else None
