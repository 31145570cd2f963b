"""What was judged of one sentence with every fault told once, in the words that show it best."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from narrator.check.opinions import Judged
from narrator.model.claims import Span
from narrator.model.drafts import Verdict

_TELLING = (
    "quote",
    "misattributed",
    "name",
    "affiliation",
    "comparison",
    "direction",
    "period",
    "number",
    "unit",
    "superlative",
    "subject",
    "forecast",
    "word",
)
"""Rules of what is wrong, the most telling first: of two for one fault the first is told."""

_UNFOUND = frozenset({"unknown-name", "unknown-person", "no-evidence", "unsupported"})
_PERSON = frozenset({"misattributed", "affiliation"})
_TURNED = frozenset({"direction", "comparison"})
_WITHIN = frozenset({"number", "unit", "comparison", "direction"})
"""Rules that a sentence breaks by its own words."""

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_RATE = len(" per ")
_HAS = re.compile(r"\S+ has “([^”]+)”")


def told_once(judged: Sequence[Judged], sentence: Span, times: Sequence[Span]) -> list[Judged]:
    """The same, of which what tells a fault again has no rule; verdicts and evidence stay.

    `times` are the places of the periods in the sentence: a figure in one is told with its period.
    """
    items = list(_with_swaps(judged))
    ranked = sorted(range(len(items)), key=lambda at: (_rank(items[at], sentence), items[at].span))
    kept: list[Judged] = []
    again = set[int]()
    for at in ranked:
        if any(_is_again(items[at], other, sentence, times) for other in kept):
            again.add(at)
        elif items[at].opinion.rule is not None:
            kept.append(items[at])
    return [_silent(item) if at in again else item for at, item in enumerate(items)]


def word_for_word(judged: Sequence[Judged], text: str) -> list[Judged]:
    """The same; what an article has in just the words of the sentence (`text`), these words of its do not refute.

    Whose figure it is and of which time the sentences around it may tell, and so refute.
    """
    said = " ".join(text.split())
    own = [any(" ".join(shown.text.split()) == said for shown in item.opinion.evidence) for item in judged]
    return [
        replace(item, opinion=replace(item.opinion, verdict=Verdict.SUPPORTED, rule=None))
        if same and item.opinion.verdict is Verdict.REFUTED and item.opinion.rule in _WITHIN
        else item
        for item, same in zip(judged, own, strict=True)
    ]


def _silent(item: Judged) -> Judged:
    return replace(item, opinion=replace(item.opinion, rule=None))


def _rank(item: Judged, sentence: Span) -> int:
    """How early a fault is told; what is in no source is told of the words that name it, before the sentence.

    A sentence beside which there is something to show comes before its loose words.
    """
    rule = item.opinion.rule or ""
    if rule in _TELLING:
        return _TELLING.index(rule)
    loose = 2 * (item.span == sentence and not item.opinion.evidence) + (item.span != sentence)
    return len(_TELLING) + (1 + loose if rule == "unsupported" else 0)


def _is_again(item: Judged, told: Judged, sentence: Span, times: Sequence[Span]) -> bool:
    """Whether what was told is the fault of an item as well."""
    mine, other = item.opinion, told.opinion
    if mine.rule == "unsupported" and sentence in {item.span, told.span}:
        bare = item.span == sentence and not mine.evidence and other.rule in _UNFOUND
        return bare or (told.span == sentence and other.rule == "unsupported")
    if mine.verdict is not Verdict.REFUTED or other.verdict is not Verdict.REFUTED:
        return False
    if mine.rule == "number" and other.rule in _TURNED and _has_it(item, told):
        return True
    return _rest_on_one(item, told) and _is_one_fault(item, told, times)


def _is_one_fault(item: Judged, told: Judged, times: Sequence[Span]) -> bool:
    """Whether two things that are wrong by the same words are one."""
    mine, other = item.opinion.rule, told.opinion.rule
    if mine in _PERSON and other in _PERSON:
        return True
    apart = max(item.span.start - told.span.end, told.span.start - item.span.end)
    dated = (mine, other) == ("number", "period") and any(time.overlaps(item.span) for time in times)
    rated = (mine, other) == ("unit", "period") and apart <= _RATE
    return dated or rated or (mine == other and apart <= 1) or item.span.overlaps(told.span)


def _has_it(item: Judged, told: Judged) -> bool:
    """Whether what another fault is shown by has the very figure, so that the figure is not what is wrong."""
    digits = _DIGITS.findall(item.text)
    return bool(digits) and any(set(digits) <= set(_DIGITS.findall(one.text)) for one in told.opinion.evidence)


def _rest_on_one(item: Judged, told: Judged) -> bool:
    """Whether both are shown the same words of an article."""
    mine, other = ([(one.article, one.span) for one in it.opinion.evidence if one.span] for it in (item, told))
    return any(name == article and span.overlaps(place) for name, span in mine for article, place in other)


def _with_swaps(judged: Sequence[Judged]) -> Iterator[Judged]:
    """The same, of two figures that have changed places the first with both, and the second with no rule."""
    told = [(item, has) for item in judged if item.opinion.rule == "number" and (has := _HAS.match(item.opinion.found))]
    for item in judged:
        has = next((match for one, match in told if one is item), None)
        other = next((one for one, match in told if has and (item.text, has[1]) == (match[1], one.text)), None)
        if has is None or other is None or item is other:
            yield item
        elif item.span > other.span:
            yield _silent(item)
        else:
            article, rest = item.opinion.found[: has.start(1) - len(" has “")], item.opinion.found[has.end() :]
            found = f"{article} has “{other.text}” here and “{item.text}” there{rest}"
            yield replace(item, text=f"{item.text} and {other.text}", opinion=replace(item.opinion, found=found))
