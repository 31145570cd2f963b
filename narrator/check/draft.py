"""A finished text, sentence by sentence, against articles and statistics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date

from narrator.check.copies.altered import instead, judge_altered, judge_borrowed
from narrator.check.copies.copied import copied_runs
from narrator.check.desk import Desk, lay_out
from narrator.check.details.judge import judge_details
from narrator.check.figures.judge import judge_figure
from narrator.check.figures.known import Said
from narrator.check.figures.sides import leads_its_sentence, turned_by_words
from narrator.check.language import judge_foreign
from narrator.check.names.bylines import judge_bylines
from narrator.check.names.matching import names_apart
from narrator.check.names.names import judge_names, judge_speakers, named_in
from narrator.check.opinions import Judged, Opinion, combined
from narrator.check.page import Page, place_of, read_page
from narrator.check.records.judge import judge_records, undecided_aside
from narrator.check.report import report
from narrator.check.sources.library import Encode, Hits, search
from narrator.check.sources.meaning import by_meaning
from narrator.check.sources.readings import Extract, read_sources
from narrator.check.speech.quotations import Quotation
from narrator.check.speech.verbatim import judge_quotation
from narrator.check.words.definitions import judge_definition
from narrator.check.words.judge import judge_words
from narrator.check.words.told import told_apart
from narrator.check.words.wording import is_half_a_sentence
from narrator.errors import MissingInput
from narrator.extract.statements import extract_statements
from narrator.model.claims import Claim, Quantity, Span, Speaker, Statistic
from narrator.model.drafts import Draft, Report, Verdict
from narrator.model.market import Security
from narrator.model.sources import Article, Cluster
from narrator.read.drafts.language import languages_in, main_language
from narrator.read.drafts.readable import readable

_CLAUSE_WORDS = 5
_REACH = 24
_SOME_OF = re.compile(
    r"\b(?:a|an|one|any|single|\w+est) (?:\w+ )?(?:day|session|week|month|quarter) (?:(?:of|in) (?:the )?)?$"
)
_A_PART = re.compile(r" (?:day|session|week)\b")
_UNSETTLED = frozenset({"no-evidence", "unsupported"})


def check_draft(  # noqa: PLR0913 - the keywords are the command's options
    draft: str | Draft,
    *,
    articles: Sequence[Article | str] = (),
    statistics: Sequence[Statistic] = (),
    clusters: Sequence[Cluster] = (),
    dateline: date | None = None,
    securities: Sequence[Security] = (),
    extract: Extract = extract_statements,
    encode: Encode | None = None,
) -> Report:
    """Every sentence of a draft with its verdict, and what an editor must look at.

    A draft of ours is read like a stranger's: its citations are not looked at.

    Parameters
    ----------
    draft : the text; every offset of the report is into it.
    articles : what the draft may rest on; a plain string is an article named by its place (`article 1`).
    statistics : our own figures; they judge what the draft credits to nobody.
    clusters : which articles are copies of which; a cluster counts as one origin.
    dateline : the day from which the draft counts "this year"; unless given, the latest date of an article.
    securities : listed issues, so that a company in the draft meets its symbol.
    extract : text or article to `Statements`.
    encode : sentences to vectors, asked only where words find no like sentence.

    Raises
    ------
    MissingInput
        The draft is empty.

    Examples
    --------
    >>> said = "Small-cap funds took in $410 million in May 2025."
    >>> report = check_draft(said, articles=["Small-cap funds took in $310 million in May 2025."])
    >>> report.passed, report.findings[0].rule, report.findings[0].span.of(said)
    (False, 'number', '$410 million')
    """
    text = draft.text if isinstance(draft, Draft) else draft
    _require_text(text)
    day = dateline_of(dateline, articles)
    readings = read_sources(articles, clusters, extract, dateline=day, securities=securities)
    desk = lay_out(readings, statistics, securities, encode)
    return check_on(text, desk, dateline=day, securities=securities, extract=extract)


def check_on(
    text: str,
    desk: Desk,
    *,
    dateline: date | None = None,
    securities: Sequence[Security] = (),
    extract: Extract = extract_statements,
) -> Report:
    """The same against evidence that was laid out before, for any number of drafts. Raises MissingInput."""
    _require_text(text)
    words = readable(text)
    page = read_page(words, extract(words, dateline=dateline, securities=securities), dateline)
    stretches = languages_in(words)
    foreign = judge_foreign(page.statements.sentences, stretches, words)
    judged = [(span, foreign.get(span) or _judge(span, page, desk)) for span in page.statements.sentences]
    return report(text, _as_written(_with_runs(judged, page, desk), text), main_language(stretches))


def _as_written(judged: Sequence[tuple[Span, list[Judged]]], text: str) -> list[tuple[Span, list[Judged]]]:
    """The same, with the words of the draft, whose marks were read over."""
    return [(span, [replace(item, text=item.span.of(text)) for item in items]) for span, items in judged]


def dateline_of(dateline: date | None, articles: Sequence[Article | str]) -> date | None:
    """The day from which a draft counts: the one given, else the latest of an article."""
    days = [article.published for article in articles if isinstance(article, Article) and article.published]
    return dateline or max(days, default=None)


def _require_text(text: str) -> None:
    if not text.strip():
        raise MissingInput("the draft has no text", where="draft", todo="Give a draft with at least one sentence")


def _judge(sentence: Span, page: Page, desk: Desk) -> list[Judged]:
    """All that one sentence asserts: direct speech, figures, names, and failing these its words."""
    defined = judge_definition(sentence.of(page.text), sentence, desk.definitions)
    if defined is not None:
        return [defined]
    found = search(desk.library, sentence.of(page.text))
    judged = _judge_by(sentence, page, desk, found, found)
    if all(item.opinion.rule not in _UNSETTLED for item in judged):
        return judged
    near = by_meaning(desk.library, sentence.of(page.text), found)
    return judged if near is found else _judge_by(sentence, page, desk, found, near)


def _judge_by(sentence: Span, page: Page, desk: Desk, found: Hits, near: Hits) -> list[Judged]:
    """The same by passages that words `found`, and by those that are `near` for figures and plain words."""
    spoken = page.here(sentence).spoken
    marks = [quotation.span for quotation in spoken]
    speech = [_within(sentence, _judge_speech(quotation, desk), page.text) for quotation in spoken]
    figures = _judge_figures(sentence, page, desk, near, marks)
    entities = named_in(replace(page.statements, entities=tuple(page.here(sentence).entities)), sentence, marks)
    names = judge_names(entities, desk.roster, found, sentence.of(page.text))
    names += judge_speakers(_speakers(sentence, page), desk.roster)
    if not speech and _says_nothing(figures, sentence.of(page.text)):
        broken = [item for item in names if item.opinion.verdict is not Verdict.SUPPORTED]
        return broken or [Judged(sentence, sentence.of(page.text), Opinion(Verdict.NOT_CHECKABLE))]
    names += judge_bylines(sentence, page.text, desk.readings)
    judged, told = told_apart([*speech, *figures, *names], sentence, page.text, marks, found)
    settled = [*marks, *(item.span for item in told)]
    judged += judge_details(page.text, sentence, settled, judged, found, desk.library, page.day)
    loose = [item for item in figures if item.opinion.rule == "unsupported"]
    open_ = not speech and len(figures) == len(loose) and not told
    if open_ and all(item.opinion.verdict is not Verdict.REFUTED for item in judged):
        said = judge_words(sentence, page, desk, near)
        supported = said.opinion.verdict is Verdict.SUPPORTED
        if supported or not any(item.opinion.evidence for item in loose):  # what has been shown says why it stays open
            judged = [item for item in judged if not (supported and item in loose)] + [said]
    altered = judge_altered(page.text, sentence, marks, found, desk.readings)
    taken = [*(entity.span for entity in entities), *(mark for mark in marks if sentence.covers(mark))]
    free = [span for span in taken if not any(item.span.overlaps(span) for item in altered)]
    altered += judge_borrowed(page.text, free, desk.readings)
    return instead(judged, altered)


def _with_runs(judged: Sequence[tuple[Span, list[Judged]]], page: Page, desk: Desk) -> list[tuple[Span, list[Judged]]]:
    """What was judged of each sentence, and what of its words are an article's own."""
    near = {shown.article for _, items in judged for item in items for shown in item.opinion.evidence}
    readings = [(number, reading) for number, reading in enumerate(desk.readings) if reading.id in near]
    marks = [quotation.span for quotation in page.quotations]
    runs = copied_runs(page.text, [span for span, _ in judged], marks, readings, desk.shelf.runs)
    return [(span, [*items, runs[span]] if span in runs else items) for span, items in judged]


def _says_nothing(figures: Sequence[Judged], text: str) -> bool:
    """Whether a sentence has no figure and no predicate: names alone assert nothing."""
    return not any(re.search(r"\d", item.text) for item in figures) and is_half_a_sentence(text)


def _speakers(sentence: Span, page: Page) -> list[Speaker]:
    """The speakers that a sentence names, with the role and employer that it gives them itself."""
    text = sentence.of(page.text)
    return [
        replace(
            speaker,
            role=speaker.role if speaker.role and speaker.role in text else None,
            affiliation=speaker.affiliation if speaker.affiliation and speaker.affiliation in text else None,
        )
        for speaker in page.here(sentence).speakers
    ]


def _judge_speech(quotation: Quotation, desk: Desk) -> Judged:
    opinion, origins = combined(judge_quotation(quotation, desk.hearing(quotation.text)))
    if opinion is None:
        opinion = Opinion(Verdict.NOT_ENOUGH_EVIDENCE, "quote", "these words, or any like them, stand in no article")
    return Judged(quotation.span, quotation.text, opinion, origins)


def _within(sentence: Span, judged: Judged, text: str) -> Judged:
    """The part of a quotation in one of its sentences; only the first of them carries the finding."""
    part = Span(max(sentence.start, judged.span.start), min(sentence.end, judged.span.end))
    first = sentence.start <= judged.span.start
    if first:
        return replace(judged, span=part)
    opinion = replace(judged.opinion, rule=None)
    return replace(judged, span=part, text=part.of(text), opinion=opinion)


def _judge_figures(sentence: Span, page: Page, desk: Desk, found: Hits, marks: Sequence[Span]) -> list[Judged]:
    judged: list[Judged] = []
    told: list[tuple[Claim, Said]] = []
    for claim in _claims_in(sentence, page):
        place = place_of(claim)
        if any(span.overlaps(place) for span in marks):
            continue
        said = _said(claim, sentence, page, desk.days)
        told.append((claim, said))
        opinion, origins = judge_figure(said, desk, _nearer(found, claim, page, desk), page.paragraph(sentence))
        if opinion is not None:
            first = leads_its_sentence([item.opinion for item in judged], desk.computed)
            opinion = turned_by_words(said, opinion, desk.computed, first=first)
            judged.append(Judged(place, place.of(page.text), opinion, origins))
    firm = [item for item in judged if item.opinion.rule != "unsupported"] or judged
    ranked = judge_records(sentence, page.text, told, page.statements.periods, desk.statistics, page.day)
    return firm + undecided_aside(
        [item for item in ranked if not any(span.overlaps(item.span) for span in marks)], found
    )


def _claims_in(sentence: Span, page: Page) -> Iterable[Claim]:
    """The claims of a sentence and its bare figures, in the order of the text."""
    here = page.here(sentence)
    bare = [
        Claim(quantity.span, quantity.text, None, None, quantity)
        for quantity in here.quantities
        if not any(span.overlaps(quantity.span) for span in here.taken)
    ]
    return sorted([*here.claims, *bare], key=lambda claim: place_of(claim).start)


def _said(claim: Claim, sentence: Span, page: Page, published: AbstractSet[date]) -> Said:
    """A claim with what the text before it leaves standing: the segment, the period last spoken of."""
    here, (segment, period) = page.here(sentence), page.before(place_of(claim))
    return Said(
        quantity=claim.quantity,
        measure=claim.measure,
        subject=claim.subject or (segment if claim.measure else None),
        direction=claim.direction,
        period=None if _dates_the_report(claim, published) else claim.period,
        chain=tuple(link.name for link in claim.attribution),
        sentence=sentence.of(page.text),
        start=sentence.start,
        others=tuple(_others(claim.quantity, here.quantities)),
        earlier=period,
        apart=names_apart([other.subject for other in here.claims]),
        forecast=claim.forecast,
        negated=claim.negated,
        dated=tuple(one.period.end for one in here.periods if one.period.end),
        within=any(one.period == claim.period and _is_within(page.text, one.span) for one in here.periods),
        times=tuple(one.period for one in here.periods),
    )


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
    return found.joined(search(desk.library, clause))


def _clause(place: Span, text: str) -> str:
    """The words around a figure up to the next comma, dash, bracket or full stop."""
    marks = [", ", "; ", ": ", " – ", " — ", "(", ")", ". "]
    first, last = text.rfind("\n", 0, place.start) + 1, text.find("\n", place.end)
    last = last if last >= 0 else len(text)
    starts = [at + len(mark) for mark in marks if (at := text.rfind(mark, first, place.start)) >= 0]
    ends = [at for mark in marks if (at := text.find(mark, place.end, last)) >= 0]
    return text[max(starts, default=first) : min(ends, default=last)]
