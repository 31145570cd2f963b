"""A sentence of the draft word by word before the sentences of the articles that are like it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from narrator.check.details.contrast import Clash, contrasts
from narrator.check.details.denial import with_denial
from narrator.check.details.denied import assertions, denials, exclusions
from narrator.check.details.lines import Line, line_of
from narrator.check.details.polarity import turned
from narrator.check.details.strangers import strangers
from narrator.check.details.tokens import Token
from narrator.check.details.versions import judge_versions
from narrator.check.opinions import Judged, Opinion
from narrator.check.sources.library import Hits, Library
from narrator.check.sources.overlap import search
from narrator.check.sources.search import Found, content_words
from narrator.check.words.anchors import anchors, tokens
from narrator.check.words.converse import told_conversely
from narrator.model.claims import Span
from narrator.model.drafts import Evidence, Verdict

NEAR = 0.3
"""A passage must line up this well before the words of a sentence are compared at all."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_MISSING_NAMES, _SHORT = 3, 6
_READ = 10
_SURE = 0.5
"""So many passages are compared, the likest first."""

_WORDS = 4
"""A clause of fewer words that carry meaning is no sentence by itself."""
_OF_A_KIND = frozenset({"affiliation", "subject", "word"})
_OF_DEEDS = frozenset({"direction", "word"})
"""A verb for what is told from its other side breaks these."""
_CLAUSE = re.compile(r"[,;]\s(?:and|but|while|whereas|although|though)\s|;\s|\s(?:but|while|whereas)\s")

_NOT = re.compile(
    r"(?:\b(?:not|never|no|neither|nor|hardly|barely|without)|n[’']t)(?:\s[\w’'-]+){0,3}\s$", re.IGNORECASE
)
"""A denial shortly before a word, and nothing that cuts it off."""


def judge_details(  # noqa: PLR0913, PLR0917 - what is known of a sentence
    text: str,
    sentence: Span,
    marks: Sequence[Span],
    judged: Sequence[Judged],
    found: Hits,
    library: Library,
    day: date | None,
    is_known: Callable[[Judged], bool],
) -> list[Judged]:
    """The words of a sentence that the articles have an excluding word for; `day` is the draft's own.

    `is_known` tells of a name that no article near has whether it is known otherwise, and so no fault by itself. Direct
    speech (`marks`) and words against which something was found already are left alone.
    """
    told = _judged_by(text, sentence, marks, judged, borne_out(found, judged), library, day, is_known)
    for clause in _bare_clauses(sentence, text, judged):
        near = _of_its_articles(clause.of(text), judged, library)
        others = _judged_by(text, clause, marks, [*judged, *told], near, library, day, is_known)
        told += [one for one in others if one.opinion.verdict is Verdict.REFUTED]
    return told


def of_another_thing(details: Sequence[Judged], compared: Sequence[Span]) -> list[Judged]:
    """Words that differ; of a comparison that is borne out only those that make it one of another thing."""
    return [one for one in details if one.opinion.rule in _OF_A_KIND or not _overlaps(one.span, compared)]


def _judged_by(  # noqa: PLR0913, PLR0917 - as above
    text: str,
    sentence: Span,
    marks: Sequence[Span],
    judged: Sequence[Judged],
    near: Sequence[Found],
    library: Library,
    day: date | None,
    is_known: Callable[[Judged], bool],
) -> list[Judged]:
    """What the passages near a sentence, or a clause of one, have otherwise."""
    own = judge_versions(text, sentence, marks, judged, near, day)
    if own is not None and not own:
        return []
    others = [one for one in _by_surroundings(text, sentence, marks, judged, near, library) if not is_known(one)]
    unknown = [one.span for one in others if one.opinion.rule == "unknown-name"]
    kept = [one for one in own or () if not _overlaps(one.span, unknown)]
    return [*kept, *(one for one in others if not _overlaps(one.span, [other.span for other in kept]))]


def _bare_clauses(sentence: Span, text: str, judged: Sequence[Judged]) -> list[Span]:
    """The clauses without a figure of a sentence that has one in another: what bears that out need not have them."""
    figures = [item for item in judged if any(char.isdigit() for char in item.text)]
    if not figures or any(item.opinion.verdict is not Verdict.SUPPORTED for item in judged):
        return []
    said = sentence.of(text)
    cuts = [0, *(place for match in _CLAUSE.finditer(said) for place in match.span()), len(said)]
    parts = [Span(start, end).shifted(sentence.start) for start, end in zip(cuts[::2], cuts[1::2], strict=True)]
    return [
        part
        for part in parts
        if len(parts) > 1
        and not any(item.span.overlaps(part) for item in figures)
        and len(content_words(part.of(text))) >= _WORDS
    ]


def _of_its_articles(clause: str, judged: Sequence[Judged], library: Library) -> list[Found]:
    """The passages that are nearest to a clause in the articles that bear out the figures beside it."""
    articles = {shown.article for item in judged for shown in item.opinion.evidence if shown.article is not None}
    near = search(library, clause).of(*sorted(articles)) if articles else []
    return [item for item in near if not item.passage.asks][:_READ]


def borne_out(found: Hits, judged: Sequence[Judged]) -> Sequence[Found]:
    """The passages that bear out the figures of a sentence, where any do: its other words are held against those.

    Else the nearest; what only asks says nothing otherwise.
    """
    shown = {
        (one.article, one.span)
        for item in judged
        if item.opinion.verdict is not Verdict.REFUTED and any(char.isdigit() for char in item.text)
        for one in item.opinion.evidence
    }
    articles = sorted({article for article, _ in shown if article is not None})
    likely = found.of(*articles) if articles else []
    return [item for item in likely if (item.passage.article, item.passage.span) in shown] or [
        item for item in found[:_READ] if not item.passage.asks
    ]


def _by_surroundings(
    text: str,
    sentence: Span,
    marks: Sequence[Span],
    judged: Sequence[Judged],
    found: Sequence[Found],
    library: Library,
) -> list[Judged]:
    if not found or found[0].score < NEAR or any(_rests_elsewhere(item) for item in judged):
        return []
    draft = line_of(sentence.of(text))
    lines = [line_of(item.passage.text, item.passage) for item in found[:_READ]]
    denied = denials(draft, lines, library.weights)
    opposites = [one for one in contrasts(draft, lines, library.weights) if not _is_denied_alone(one, draft)]
    clashes = [] if _is_turned_twice(opposites, denied, draft) else [*opposites, *denied]
    clashes += [*assertions(draft, lines, library.weights), *exclusions(draft, lines)]
    turns = turned(draft, list(zip(found[:_READ], lines, strict=True)))
    clashes += turns
    wanted = anchors(draft.text)
    clashes = [one for one in clashes if not _has_its_year(one)]
    details = [_judged(clash, sentence, text) for clash in clashes if _is_of_the_same(wanted, clash, draft.text)]
    replaced = {one.span for one in details}
    strange = [_strange(token, sentence) for token in strangers(draft, lines)]
    details += [one for one in strange if one.span not in replaced]
    speech = [span for span in marks if span != sentence]
    settled = [*speech, *(item.span for item in judged if _is_settled(item))]
    broken = [*speech, *(item.span for item in judged if item.opinion.verdict is not Verdict.SUPPORTED)]
    if any(shown.arithmetic for item in judged for shown in item.opinion.evidence):
        details = [one for one in details if one.opinion.rule != "period"]  # what is reckoned is of the other time
    turning = {with_denial(text, clash.token.span.shifted(sentence.start)) for clash in turns}
    return [one for one in details if not _overlaps(one.span, broken if one.span in turning else settled)]


def _has_its_year(clash: Clash) -> bool:
    """Whether a draft's year is what a passage calls otherwise: "last year"."""
    if not _YEAR.fullmatch(clash.token.text):
        return False
    ends = (day for one in clash.passage.times for day in (one.period.start, one.period.end) if day is not None)
    return any(day.year == int(clash.token.text) for day in ends)


def _is_turned_twice(opposites: Sequence[Clash], denied: Sequence[Clash], draft: Line) -> bool:
    """Whether a clause denies the opposite of what a passage says: "neither backed it" where "both opposed it"."""
    return any(
        one.rule == "direction"
        and one.passage == other.passage
        and not _CLAUSE.search(draft.text, *sorted((one.token.span.start, other.token.span.start)))
        for one in opposites
        for other in denied
    )


def _is_denied_alone(clash: Clash, draft: Line) -> bool:
    """Whether a draft denies the opposite of what a passage says: "did not share in the rally" where all fell."""
    sides = (draft.text, clash.token.span.start), (clash.passage.text, clash.other.span.start)
    mine, theirs = (_NOT.search(text[:place]) is not None for text, place in sides)
    return clash.rule == "direction" and mine and not theirs


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def _is_settled(item: Judged) -> bool:
    """Whether a word of it needs no second look: a figure or a name, or what something was found against."""
    return item.opinion.verdict is not Verdict.SUPPORTED or len(item.text.split()) <= _SHORT


def _rests_elsewhere(item: Judged) -> bool:
    """Whether a figure is our own, which articles may word otherwise, or nobody's, and all may be of something else."""
    computed = any(shown.statistic is not None for shown in item.opinion.evidence)
    return computed or item.opinion.rule == "no-evidence"


def _is_of_the_same(wanted: frozenset[str], clash: Clash, text: str) -> bool:
    """Whether the names of the sentence stand around the passage; one in three may be the slip itself."""
    passage = clash.passage
    missing = wanted - tokens(clash.token.text) - (passage.within if clash.share >= _SURE else passage.around)
    if clash.rule in _OF_DEEDS and told_conversely(text, passage.text):
        return False
    return clash.passage.rank == 0 and len(missing) * _MISSING_NAMES <= len(wanted)


def _strange(token: Token, sentence: Span) -> Judged:
    opinion = Opinion(Verdict.NOT_ENOUGH_EVIDENCE, "unknown-name", "no article or statistic has the name")
    return Judged(token.span.shifted(sentence.start), token.text, opinion)


def _judged(clash: Clash, sentence: Span, text: str) -> Judged:
    passage = clash.passage
    has = with_denial(passage.text, clash.other.span).of(passage.text)
    says = f"{passage.article} has “{' '.join(has.split())}” ({' '.join(passage.text.split())})"
    shown = (Evidence(passage.text, passage.article, passage.span),)
    opinion = Opinion(Verdict.REFUTED, clash.rule, says, None, shown, passage.origin, clash.share)
    said = with_denial(text, clash.token.span.shifted(sentence.start))
    return Judged(said, said.of(text), opinion, 1)
