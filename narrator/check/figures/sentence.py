"""The figures of one sentence of a draft: what each says, and what the desk says to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date

from narrator.check.desk import Desk
from narrator.check.figures.judge import judge_figure
from narrator.check.figures.known import Said
from narrator.check.figures.sides import in_its_words, leads_its_sentence, turned_by_words
from narrator.check.figures.steps.multiplied import multiples_by_verb
from narrator.check.figures.steps.reckoned import reckoned
from narrator.check.figures.tallies import judge_tallies
from narrator.check.figures.units import per_unit
from narrator.check.names.matching import called, name_words, names_apart, time_in_words
from narrator.check.opinions import Judged, Opinion
from narrator.check.page import Here, Page, place_of
from narrator.check.records.judge import judge_records, judge_whole, told_as_well
from narrator.check.sources.library import Hits
from narrator.check.sources.overlap import overlaps
from narrator.check.words.dated import dates_it, is_to_the_day, times_of
from narrator.check.words.ranking import may_rank
from narrator.extract.assertions.attributions import find_attributions
from narrator.model.claims import Claim, Entity, Quantity, Span, Subject
from narrator.model.drafts import Verdict

_NAMED = frozenset({"name", "symbol", "index"})
_NAME_BESIDE = re.compile(
    r"(?:\band|\bwith|\bwhile|\bbut|[,;])\s(?P<name>[A-Z][\w&’'-]*(?:\s[A-Z][\w&’'.-]*)*),?\s(?:by\s|another\s|a\sfurther\s)?$"
)
_OF_ONE = re.compile(r"(?P<name>[A-Z][\w&’'-]*(?:\s[A-Z][\w&’'.-]*)*),\s(?:(?:up|down|off)|which\s[a-z]+)\s$")
"""The name that a figure hangs on: "its best short was of Alder Mills, down 27%"."""
_LEADS = re.compile(
    r"(?P<name>[A-Z][\w&’'-]*(?:\s[A-Z][\w&’'.-]*)*)\s[a-z]+\s(?:(?:by|about|almost|nearly|another)\s)?"
)
"""A name and a verb, and nothing else before a figure."""
_HAVING = re.compile(r",\s(?:[a-z-]+\s){1,3}having\s[a-z]+\s(?:by\s)?(?:(?:about|almost|nearly|over)\s)?$")
"""Others than the subject of the sentence, and what they have done: "smaller ones having lost"."""
_REACHED = re.compile(r",\sto\s$")
_CLAUSE_WORDS = 5
_REACH = 24
_SOME_OF = re.compile(
    r"\b(?:a|an|one|any|single|\w+est) (?:\w+ )?(?:day|session|week|month|quarter) (?:(?:of|in) (?:the )?)?$"
)
_SO_FAR = re.compile(r"(?:by|until|up to|through|as of|at the (?:end|close) of) ", re.IGNORECASE)
_A_PART = re.compile(r" (?:day|session|week)\b")


def judge_figures(sentence: Span, page: Page, desk: Desk, found: Hits, marks: Sequence[Span]) -> list[Judged]:
    """Every figure, vote, rank and record of a sentence, direct speech (`marks`) aside."""
    whole = judge_whole(sentence, page.text, page.statements.periods, desk.statistics)
    if whole and not any(span.overlaps(sentence) for span in marks):
        return told_as_well(whole, sentence, page.text, page.statements.periods, found)
    judged: list[Judged] = []
    told: list[tuple[Claim, Said]] = []
    for claim in _claims_in(sentence, page):
        place = place_of(claim)
        if any(span.overlaps(place) for span in marks):
            continue
        said = _said(claim, sentence, page, desk)
        told.append((claim, said))
        opinion, origins = judge_figure(said, desk, _nearer(found, claim, page, desk), page.paragraph(sentence))
        if opinion is not None and not _is_half_told(claim, opinion):
            first = leads_its_sentence([item.opinion for item in judged], desk.computed)
            opinion = turned_by_words(said, opinion, desk.computed, first=first)
            opinion, place = in_its_words(opinion, place, page.text)
            here = page.here(sentence)
            owner = _beside(claim, sentence, page.text, here) or called(claim.subject, here.entities)
            judged.append(Judged(place, _in_full(place.of(page.text), said, opinion, owner), opinion, origins))
    judged += _multiplied(sentence, page, desk, found, marks)
    votes = list(judge_tallies(sentence, page.text, found, marks))
    judged = [item for item in judged if not any(item.span.overlaps(vote.span) for vote in votes)] + votes
    ranked = judge_records(sentence, page.text, told, page.statements.periods, desk.statistics, page.day)
    free = [item for item in ranked if not any(span.overlaps(item.span) for span in marks)]
    judged = [item for item in judged if not (_is_loose(item) and any(item.span.overlaps(one.span) for one in free))]
    firm = [item for item in judged if not _is_loose(item)] or judged
    return firm + told_as_well(free, sentence, page.text, page.statements.periods, found)


def _is_half_told(claim: Claim, opinion: Opinion) -> bool:
    """Whether a claim without a figure is a superlative, and what bears it out has only its direction."""
    bare = claim.quantity is None and claim.superlative is not None and opinion.verdict is Verdict.SUPPORTED
    return bare and not any(may_rank(shown.text.casefold()) for shown in opinion.evidence)


def _is_loose(judged: Judged) -> bool:
    """Whether a figure asks for a look only."""
    return judged.opinion.rule == "unsupported"


def _multiplied(sentence: Span, page: Page, desk: Desk, found: Hits, marks: Sequence[Span]) -> Iterator[Judged]:
    """What a verb says that something has become so many times, where two figures of an article come to that."""
    for quantity in multiples_by_verb(sentence.of(page.text)):
        place = quantity.span.shifted(sentence.start)
        credited = find_attributions(page.text, sentence, page.here(sentence).entities)
        claim = Claim(place, quantity.text, None, None, replace(quantity, span=place), attribution=credited)
        if not any(span.overlaps(place) for span in marks):
            opinion = reckoned(_said(claim, sentence, page, desk), desk, found)
            yield from [] if opinion is None else [Judged(place, quantity.text, opinion, 1)]


def _in_full(words: str, said: Said, opinion: Opinion, owner: str) -> str:
    """The words of a figure; where its period or its subject is wrong, or what it is told as, with that."""
    if opinion.told_as:
        return f"{words} {opinion.told_as}"
    if opinion.rule == "subject":
        other = "something else" if f"“{words}”" in opinion.found else ""
        return f"{words} of {owner or other}" if owner or other else words
    wrong = opinion.rule == "period" and said.period is not None and said.period in said.times
    return f"{words} for {time_in_words(said.period)}" if wrong and said.period else words


def _claims_in(sentence: Span, page: Page) -> Iterable[Claim]:
    """The claims of a sentence and its bare figures, in the order of the text."""
    here = page.here(sentence)
    bare = [
        Claim(quantity.span, quantity.text, None, None, quantity)
        for quantity in here.quantities
        if not any(span.overlaps(quantity.span) for span in here.taken)
    ]
    return sorted([*here.claims, *bare], key=lambda claim: place_of(claim).start)


def _said(claim: Claim, sentence: Span, page: Page, desk: Desk) -> Said:
    """A claim with what the text before it leaves standing: the segment, the period last spoken of."""
    here, (segment, period) = page.here(sentence), page.before(place_of(claim))
    times = times_of(sentence, page.text, here.periods)
    stray = bool(_beside(claim, sentence, page.text, here)) or _is_of_who_leads(claim, sentence, page.text, here, desk)
    return Said(
        quantity=per_unit(claim.quantity, sentence.of(page.text)) if claim.quantity is not None else None,
        measure=None if stray else claim.measure,
        subject=None if stray else claim.subject or (segment if claim.measure else None),
        direction=claim.direction,
        period=None if _dates_the_report(claim, desk.days) else claim.period,
        chain=tuple(link.name for link in claim.attribution),
        sentence=sentence.of(page.text),
        start=sentence.start,
        others=tuple(_others(claim.quantity, here.quantities)),
        earlier=period,
        apart=names_apart([other.subject for other in here.claims]),
        forecast=claim.forecast,
        negated=claim.negated,
        dated=dates_it(claim, sentence, page.text, times, here.quantities),
        to_the_day=is_to_the_day(claim, times),
        within=_is_reached(claim, page.text)
        or any(one.period == claim.period and _is_within(page.text, one.span) for one in here.periods),
        so_far=any(one.period == claim.period and _SO_FAR.match(one.text) for one in here.periods),
        times=tuple(one.period for one in times),
        called=_called(claim.subject, here.entities),
    )


def _beside(claim: Claim, sentence: Span, text: str, here: Here) -> str:
    """The name right before a figure whose claim has another: "Alder rose 4% and Birch 3%"."""
    of = _called(claim.subject, here.entities)
    if claim.quantity is None or not of or claim.subject is None or claim.subject.kind not in _NAMED:
        return ""
    before = text[sentence.start : claim.quantity.span.start]
    beside = _NAME_BESIDE.search(before) or _OF_ONE.search(before)
    named = beside is not None and of not in name_words(beside["name"]) and of in name_words(before)
    return beside["name"] if beside is not None and named else ""


def _is_of_who_leads(claim: Claim, sentence: Span, text: str, here: Here, desk: Desk) -> bool:
    """Whether a house before a figure does what it tells, and its claim has a later name: "Alder lost 4%, Birch 3%"."""
    of = _called(claim.subject, here.entities)
    if claim.quantity is None or not of or claim.subject is None or claim.subject.kind not in _NAMED:
        return False
    before = text[sentence.start : claim.quantity.span.start]
    leads = _LEADS.fullmatch(before)
    if of not in name_words(before):
        return leads is not None and desk.roster.is_house(leads["name"])
    return _HAVING.search(before) is not None


def _called(subject: Subject | None, entities: Iterable[Entity]) -> str:
    """The first telling word of a subject's name, of a listed security that of its name in the sentence."""
    if subject is None:
        return ""
    listed = subject.kind == "symbol"
    name = next((one.name for one in entities if one.symbol == subject.name), "") if listed else subject.name
    return " ".join(name_words(name.replace("_", " "))[:1])


def _is_reached(claim: Claim, text: str) -> bool:
    """Whether a figure is what something came to within its period: "by five points since April, to 14%"."""
    return claim.quantity is not None and _REACHED.search(text[: claim.quantity.span.start][-_REACH:]) is not None


def _is_within(text: str, period: Span) -> bool:
    """Whether the words around a period name a shorter time somewhere in it: "a week of June", "a June week"."""
    before, after = text[max(0, period.start - _REACH) : period.start], text[period.end : period.end + _REACH]
    return _SOME_OF.search(before) is not None or _A_PART.match(after) is not None


def _dates_the_report(claim: Claim, published: AbstractSet[date]) -> bool:
    """Whether a credited claim's one day is that of the article ("reported on 10 September"), not of the figure."""
    if not claim.attribution or claim.period is None or claim.period.start is None:
        return False
    return claim.period.start == claim.period.end and claim.period.start in published


def _others(quantity: Quantity | None, here: Iterable[Quantity]) -> Iterable[Quantity]:
    return (other for other in here if quantity is None or other.span != quantity.span)


def _nearer(found: Hits, claim: Claim, page: Page, desk: Desk) -> Hits:
    """Passages by the sentence or by the clause around the figure, whichever lines up better."""
    clause = _clause(place_of(claim), page.text)
    if len(clause.split()) < _CLAUSE_WORDS:
        return found
    return found.joined(overlaps(desk.library, clause))


def _clause(place: Span, text: str) -> str:
    """The words around a figure up to the next comma, dash, bracket or full stop."""
    marks = [", ", "; ", ": ", " – ", " — ", "(", ")", ". "]
    first, last = text.rfind("\n", 0, place.start) + 1, text.find("\n", place.end)
    last = last if last >= 0 else len(text)
    starts = [at + len(mark) for mark in marks if (at := text.rfind(mark, first, place.start)) >= 0]
    ends = [at for mark in marks if (at := text.find(mark, place.end, last)) >= 0]
    return text[max(starts, default=first) : min(ends, default=last)]
