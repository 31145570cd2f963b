"""A finished text, sentence by sentence, against articles and statistics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from narrator.check.desk import Desk, lay_out
from narrator.check.figures.judge import judge_figure
from narrator.check.figures.known import Said
from narrator.check.figures.sides import leads_its_sentence, turned_by_words
from narrator.check.names.bylines import judge_bylines
from narrator.check.names.matching import names_apart
from narrator.check.names.names import judge_names, judge_speakers, named_in
from narrator.check.opinions import Judged, Opinion, combined
from narrator.check.report import report
from narrator.check.sources.readings import Extract, read_sources
from narrator.check.sources.search import Encode, Found, search
from narrator.check.speech.quotations import Quotation, judge_quotation, quotations
from narrator.check.words.definitions import judge_definition
from narrator.check.words.wording import asserts_nothing, is_half_a_sentence, judge_wording
from narrator.errors import MissingInput
from narrator.extract.statements import extract_statements
from narrator.model.claims import Claim, Quantity, Span, Speaker, Statements, Statistic, Subject
from narrator.model.drafts import Draft, Report, Verdict
from narrator.model.market import Security
from narrator.model.sources import Article, Cluster

_CLAUSE_WORDS = 5


@dataclass(frozen=True, slots=True)
class _Page:
    """The draft as it was read."""

    text: str
    statements: Statements
    quotations: tuple[Quotation, ...]
    claims: tuple[Claim, ...]


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
    if not text.strip():
        raise MissingInput("the draft has no text", where="draft", todo="Give a draft with at least one sentence")
    day = dateline or _latest(articles)
    readings = read_sources(articles, clusters, extract, dateline=day, securities=securities)
    desk = lay_out(readings, statistics, securities, encode)
    page = _read(text, extract(text, dateline=day, securities=securities))
    judged = [(span, _judge(span, page, desk)) for span in page.statements.sentences]
    return report(text, judged)


def _latest(articles: Sequence[Article | str]) -> date | None:
    days = [article.published for article in articles if isinstance(article, Article) and article.published]
    return max(days, default=None)


def _read(text: str, statements: Statements) -> _Page:
    order = tuple(sorted(statements.claims, key=lambda claim: (_place(claim).start, claim.span.start)))
    return _Page(text, statements, quotations(text, statements.quotes), order)


def _place(claim: Claim) -> Span:
    return claim.quantity.span if claim.quantity is not None else claim.span


def _judge(sentence: Span, page: _Page, desk: Desk) -> list[Judged]:
    """All that one sentence asserts: direct speech, figures, names, and failing these its words."""
    defined = judge_definition(sentence.of(page.text), sentence, desk.definitions)
    if defined is not None:
        return [defined]
    spoken = [quotation for quotation in page.quotations if quotation.span.overlaps(sentence)]
    marks = [quotation.span for quotation in spoken]
    found = search(desk.library, sentence.of(page.text))
    speech = [_within(sentence, _judge_speech(quotation, desk), page.text) for quotation in spoken]
    figures = _judge_figures(sentence, page, desk, found, marks)
    entities = named_in(page.statements, sentence, marks)
    names = judge_names(entities, desk.roster, found, sentence.of(page.text))
    names += judge_speakers(_speakers(sentence, page), desk.roster)
    if not speech and _says_nothing(figures, sentence.of(page.text)):
        broken = [item for item in names if item.opinion.verdict is not Verdict.SUPPORTED]
        return broken or [Judged(sentence, sentence.of(page.text), Opinion(Verdict.NOT_CHECKABLE))]
    names += judge_bylines(sentence, page.text, desk.readings)
    judged = [*speech, *figures, *names]
    if not speech and not figures and all(item.opinion.verdict is not Verdict.REFUTED for item in names):
        judged.append(_judge_words(sentence.of(page.text), sentence, desk, found))
    return judged


def _says_nothing(figures: Sequence[Judged], text: str) -> bool:
    """Whether a sentence has no figure and no predicate: names alone assert nothing."""
    return not any(re.search(r"\d", item.text) for item in figures) and is_half_a_sentence(text)


def _speakers(sentence: Span, page: _Page) -> list[Speaker]:
    """The speakers that a sentence names, with the role and employer that it gives them itself."""
    speakers = [quote.speaker for quote in page.statements.quotes if quote.speaker is not None]
    text = sentence.of(page.text)
    return [
        replace(
            speaker,
            role=speaker.role if speaker.role and speaker.role in text else None,
            affiliation=speaker.affiliation if speaker.affiliation and speaker.affiliation in text else None,
        )
        for speaker in dict.fromkeys(speakers)
        if sentence.covers(speaker.span)
    ]


def _judge_speech(quotation: Quotation, desk: Desk) -> Judged:
    opinion, origins = combined(judge_quotation(quotation, desk.readings))
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


def _judge_figures(
    sentence: Span, page: _Page, desk: Desk, found: Sequence[Found], marks: Sequence[Span]
) -> list[Judged]:
    judged: list[Judged] = []
    for claim in _claims_in(sentence, page):
        place = _place(claim)
        if any(span.overlaps(place) for span in marks):
            continue
        said = _said(claim, sentence, page, [reading.published for reading in desk.readings if reading.published])
        opinion, origins = judge_figure(said, desk, _nearer(found, claim, page, desk), _paragraph(sentence, page.text))
        if opinion is not None:
            first = leads_its_sentence([item.opinion for item in judged], desk.computed)
            opinion = turned_by_words(said, opinion, desk.computed, first=first)
            judged.append(Judged(place, place.of(page.text), opinion, origins))
    firm = [item for item in judged if item.opinion.rule != "unsupported"]
    return firm or judged


def _claims_in(sentence: Span, page: _Page) -> Iterable[Claim]:
    """The claims of a sentence and its bare figures, in the order of the text."""
    claims = [claim for claim in page.claims if sentence.covers(_place(claim))]
    taken = [claim.quantity.span for claim in page.claims if claim.quantity is not None]
    bare = [
        Claim(quantity.span, quantity.text, None, None, quantity)
        for quantity in page.statements.quantities
        if sentence.covers(quantity.span) and not any(span.overlaps(quantity.span) for span in taken)
    ]
    return sorted([*claims, *bare], key=lambda claim: _place(claim).start)


def _said(claim: Claim, sentence: Span, page: _Page, published: Sequence[date]) -> Said:
    """A claim with what the text before it leaves standing: the segment, the period last spoken of."""
    before = [other for other in page.claims if _place(other).start < _place(claim).start]
    periods = [other.period for other in before if other.period is not None]
    return Said(
        quantity=claim.quantity,
        measure=claim.measure,
        subject=claim.subject or (_last_segment(before) if claim.measure else None),
        direction=claim.direction,
        period=None if _dates_the_report(claim, published) else claim.period,
        chain=tuple(link.name for link in claim.attribution),
        sentence=sentence.of(page.text),
        others=tuple(_others(claim.quantity, sentence, page.statements)),
        earlier=periods[-1] if periods else None,
        apart=names_apart([other.subject for other in page.claims if sentence.covers(_place(other))]),
        forecast=claim.forecast,
        negated=claim.negated,
    )


def _dates_the_report(claim: Claim, published: Sequence[date]) -> bool:
    """Whether a credited claim's one day is that of the article ("reported on 10 September"), not of the figure."""
    if not claim.attribution or claim.period is None or claim.period.start is None:
        return False
    return claim.period.start == claim.period.end and claim.period.start in published


def _last_segment(before: Sequence[Claim]) -> Subject | None:
    subjects = [claim.subject for claim in before if claim.subject is not None and claim.subject.kind == "segment"]
    return subjects[-1] if subjects else None


def _others(quantity: Quantity | None, sentence: Span, statements: Statements) -> Iterable[Quantity]:
    return (
        other
        for other in statements.quantities
        if sentence.covers(other.span) and (quantity is None or other.span != quantity.span)
    )


def _nearer(found: Sequence[Found], claim: Claim, page: _Page, desk: Desk) -> Sequence[Found]:
    """Passages by the sentence or by the clause around the figure, whichever lines up better."""
    clause = _clause(_place(claim), page.text)
    if len(clause.split()) < _CLAUSE_WORDS:
        return found
    whole = {(item.passage.article, item.passage.span): item for item in found}
    by_clause = search(desk.library, clause)
    scores = {(item.passage.article, item.passage.span): item.score for item in by_clause}
    merged = []
    for passage in dict.fromkeys(item.passage for item in (*found, *by_clause)):
        key = (passage.article, passage.span)
        item = whole.get(key, Found(0.0, passage, 0.0))
        merged.append(Found(max(item.score, scores.get(key, 0.0)), passage, item.whole))
    return sorted(merged, key=lambda item: (-item.score, item.passage.rank))


def _clause(place: Span, text: str) -> str:
    """The words around a figure up to the next comma, dash, bracket or full stop."""
    marks = [", ", "; ", ": ", " – ", " — ", "(", ")", ". ", "\n"]
    start = max(
        (text.rfind(mark, 0, place.start) + len(mark) for mark in marks if mark in text[: place.start]), default=0
    )
    ends = [at for mark in marks if (at := text.find(mark, place.end)) >= 0]
    return text[start : min(ends, default=len(text))]


def _paragraph(sentence: Span, text: str) -> str:
    start = text.rfind("\n", 0, sentence.start) + 1
    end = text.find("\n", sentence.end)
    return text[start : end if end >= 0 else len(text)]


def _judge_words(text: str, sentence: Span, desk: Desk, found: Sequence[Found]) -> Judged:
    """A sentence without a figure by its words."""
    opinions = []
    for readings in desk.origins():
        by_rank = ([item for item in found if item.passage.article == reading.id] for reading in readings)
        opinion = next((opinion for items in by_rank if (opinion := judge_wording(text, items)) is not None), None)
        opinions += [opinion] if opinion is not None else []
    opinion, origins = combined(opinions)
    if opinion is None:
        verdict = Verdict.NOT_CHECKABLE if asserts_nothing(text) else Verdict.NOT_ENOUGH_EVIDENCE
        opinion = Opinion(verdict, "unsupported", "no article says it")
    return Judged(sentence, text, opinion, origins)
