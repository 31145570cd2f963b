"""A finished text, sentence by sentence, against articles and statistics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from narrator.check.capitals import in_small_letters
from narrator.check.copies.copied import copied_runs
from narrator.check.desk import Desk, lay_out
from narrator.check.language import judge_endless, judge_foreign
from narrator.check.opinions import Judged
from narrator.check.page import Page, read_page
from narrator.check.printed import Printed, printed
from narrator.check.report import report
from narrator.check.sentence import judge_sentence
from narrator.check.sources.library import Encode
from narrator.check.sources.readings import Extract, read_sources
from narrator.errors import MissingInput
from narrator.extract.statements import extract_statements
from narrator.hands import Apply
from narrator.model.claims import Span
from narrator.model.drafts import Draft, Report
from narrator.model.market import Security
from narrator.model.sources import Article, Cluster
from narrator.model.statistics import Statistic
from narrator.read.drafts.language import Stretch, languages_in, main_language


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
    return judge_sheet(read_sheet(text, desk, dateline=dateline, securities=securities, extract=extract))


@dataclass(frozen=True)
class Sheet:
    """A draft as it is read before evidence: `open` are the sentences that are to be judged.

    Each of these is judged by itself; `closed` has what is said of the others, none of which can be checked.
    """

    text: str
    read: Printed
    page: Page
    desk: Desk
    stretches: Sequence[Stretch]
    closed: Mapping[Span, list[Judged]]
    open: Sequence[Span]

    def judge(self, sentence: Span) -> list[Judged]:
        """All that one of the open sentences asserts."""
        return judge_sentence(sentence, self.page, self.desk)


def read_sheet(
    text: str,
    desk: Desk,
    *,
    dateline: date | None = None,
    securities: Sequence[Security] = (),
    extract: Extract = extract_statements,
) -> Sheet:
    """A draft read before evidence that was laid out. Raises MissingInput where it has no text."""
    _require_text(text)
    read = printed(text)
    words = in_small_letters(read.text, lambda: desk.spellings)
    page = read_page(words, extract(words, dateline=dateline, securities=securities), dateline, read.rows)
    stretches = languages_in(words)
    sentences = page.statements.sentences
    closed = judge_endless(sentences, words) | judge_foreign(sentences, stretches, words)
    return Sheet(text, read, page, desk, stretches, closed, [span for span in sentences if span not in closed])


def judge_sheet(sheet: Sheet, apply: Apply = map) -> Report:
    """The report on a draft; `apply` is what judges one sentence after another, in their order."""
    judgements = {**sheet.closed, **dict(zip(sheet.open, apply(sheet.judge, sheet.open), strict=True))}
    judged = [(span, judgements[span]) for span in sheet.page.statements.sentences]
    runs = _with_runs(judged, sheet.page, sheet.desk)
    return report(sheet.text, list(_in_draft(runs, sheet.read)), main_language(sheet.stretches))


def _in_draft(judged: Sequence[tuple[Span, list[Judged]]], read: Printed) -> Iterator[tuple[Span, list[Judged]]]:
    """The same at its places in the draft, a sentence with the marks around it; what was judged keeps its words."""
    end = 0
    for span, items in judged:
        whole = read.with_marks(span, end)
        end = whole.end
        yield whole, [replace(item, span=whole if item.span == span else read.in_draft(item.span)) for item in items]


def dateline_of(dateline: date | None, articles: Sequence[Article | str]) -> date | None:
    """The day from which a draft counts: the one given, else the latest of an article."""
    days = [article.published for article in articles if isinstance(article, Article) and article.published]
    return dateline or max(days, default=None)


def _require_text(text: str) -> None:
    if not text.strip():
        raise MissingInput("the draft has no text", where="draft", todo="Give a draft with at least one sentence")


def _with_runs(judged: Sequence[tuple[Span, list[Judged]]], page: Page, desk: Desk) -> list[tuple[Span, list[Judged]]]:
    """What was judged of each sentence, and what of its words are an article's own."""
    near = {shown.article for _, items in judged for item in items for shown in item.opinion.evidence}
    readings = [(number, reading) for number, reading in enumerate(desk.readings) if reading.id in near]
    marks = [quotation.span for quotation in page.quotations]
    runs = copied_runs(page.text, [span for span, _ in judged], marks, readings, desk.shelf.runs)
    return [(span, [*items, runs[span]] if span in runs else items) for span, items in judged]
