"""A sentence of the draft that is nearly an article's own: every other word must be explained."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from narrator.check.details.alignment import Alignment, align, firm_words, may_align
from narrator.check.details.lines import Line, line_of
from narrator.check.details.parallel import Unlike, explains, unlike
from narrator.check.details.uncredited import around, uncredited
from narrator.check.opinions import Judged, Opinion, is_ours
from narrator.check.sources.search import Found, Passage
from narrator.check.words.converse import told_conversely
from narrator.model.claims import Span
from narrator.model.drafts import Evidence, Verdict

_READ = 12
_SAME_DAY = timedelta(days=1)
_SHORT = 6
_WHOLE, _NEARLY = 0.97, 0.9
_FIGURE = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d(?!\d))\d")
"""The beginning of a figure that is no year."""


def judge_versions(
    text: str,
    sentence: Span,
    marks: Sequence[Span],
    judged: Sequence[Judged],
    found: Sequence[Found],
    day: date | None,
) -> list[Judged] | None:
    """What a sentence has otherwise than the like sentence of an article; `None` where nothing, empty where it is one.

    Words between quotation marks (`marks`), and those against which something was found already, are left alone; so
    are words that any other like sentence has in their place.
    """
    if is_ours(judged):
        return None
    draft = line_of(sentence.of(text))
    near = [one for one in _versions(draft, found) if not told_conversely(draft.text, one.line.text)]
    if not near:
        return None
    told = [(aligned, unlike(aligned, same_day=_same_day(aligned.line.passage, day))) for aligned in near]
    best, differences = told[0]
    lost = _lost(best, text, sentence, judged)
    if any(not others and aligned.share >= _WHOLE for aligned, others in told):
        return lost
    others = [aligned for aligned in near if aligned.line.text != best.line.text]
    loose = [one for one in differences if not any(explains(other, one) for other in others)]
    if any(item.opinion.rule == "no-evidence" for item in judged):  # another name with another figure is another fact
        loose = [one for one in loose if one.rule != "name"]
    settled = _settled(sentence, marks, judged, best)
    passage = best.line.passage
    made = [_judged(one, passage, sentence) for one in loose] if passage is not None else []
    return [*lost, *(one for one in made if not any(one.span.overlaps(span) for span in settled))] or None


def _versions(draft: Line, found: Sequence[Found]) -> list[Alignment]:
    """The like sentences of originals, the likest first."""
    firm = firm_words(draft)
    likely = (one.passage for one in found[:_READ] if one.passage.rank == 0)
    lines = (line_of(one.text, one) for one in likely if may_align(draft, firm, one.words))
    near = [aligned for line in lines if (aligned := align(draft, line)) is not None]
    return sorted(near, key=lambda one: (-one.share, one.line.passage.article if one.line.passage else ""))


def _same_day(passage: Passage | None, day: date | None) -> bool:
    """Whether an article was written when the draft was, as far as is known."""
    published = passage.page.reading.published if passage is not None else None
    return day is None or published is None or abs(day - published) <= _SAME_DAY


def _settled(sentence: Span, marks: Sequence[Span], judged: Sequence[Judged], best: Alignment) -> list[Span]:
    """Direct speech, what something was found against, and what another article bears out, or a step of arithmetic."""
    article = best.line.passage.article if best.line.passage else ""
    return [
        *(span for span in marks if span != sentence),
        *(item.span for item in judged if item.span != sentence and _is_settled(item, article)),
        *(item.span for item in judged if best.share < _NEARLY and _is_worked_out(item)),
    ]


def _is_settled(item: Judged, article: str) -> bool:
    opinion = item.opinion
    if opinion.verdict is not Verdict.SUPPORTED:
        return True
    elsewhere = opinion.evidence and all(shown.article != article for shown in opinion.evidence)
    return bool(elsewhere) and len(item.text.split()) <= _SHORT


def _is_worked_out(item: Judged) -> bool:
    """Whether a step of arithmetic makes a figure; in nearly the article's own sentence it may do so by chance."""
    supported = item.opinion.verdict is Verdict.SUPPORTED
    return supported and any(shown.arithmetic for shown in item.opinion.evidence)


def _lost(best: Alignment, text: str, sentence: Span, judged: Sequence[Judged]) -> list[Judged]:
    """That nobody is named for what somebody says in the article; the credit of a figure is judged with the figure."""
    passage = best.line.passage
    who = uncredited(best, around(text, sentence.start, sentence.end))
    figures = any(_FIGURE.search(item.text) for item in judged if item.span != sentence)
    if who is None or passage is None or figures or any(item.opinion.rule == "attribution-lost" for item in judged):
        return []
    shown = (Evidence(passage.text, passage.article, passage.span),)
    opinion = Opinion(
        Verdict.SUPPORTED, "attribution-lost", f"{passage.article} has “{who}”", None, shown, passage.origin
    )
    return [Judged(sentence, sentence.of(text), opinion, 1)]


def _judged(one: Unlike, passage: Passage, sentence: Span) -> Judged:
    says = f"{passage.article} has “{one.has}” ({' '.join(passage.text.split())})"
    shown = (Evidence(passage.text, passage.article, passage.span),)
    opinion = Opinion(Verdict.REFUTED, one.rule, says, None, shown, passage.origin)
    return Judged(one.span.shifted(sentence.start), one.said, opinion, 1)
