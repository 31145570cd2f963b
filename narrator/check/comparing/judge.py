"""Every comparison of a sentence, by a comparison of a passage or by the figures of both its sides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from narrator.check.comparing.arithmetic import Answer, Factor, answer, factor_of
from narrator.check.comparing.computed import judge_computed
from narrator.check.comparing.reading import Compared, compared, contradiction
from narrator.check.comparing.sides import Pair, Side, bound, figures_near, sides_of, way_of
from narrator.check.comparing.weighed import are_theirs, weighed, widened
from narrator.check.desk import Desk
from narrator.check.figures.known import Known, same_words
from narrator.check.figures.steps.operands import WAYS
from narrator.check.figures.units import NO_COUNTS
from narrator.check.opinions import Judged, Opinion
from narrator.check.page import Here, Page
from narrator.check.sources.library import Hits
from narrator.check.sources.overlap import overlaps
from narrator.check.sources.search import Found, Passage, content_words
from narrator.check.words.anchors import anchors, months, tokens
from narrator.check.words.measured import excluded
from narrator.check.words.told import NEAR, READ, originals, refuted_by
from narrator.model.claims import Span
from narrator.model.drafts import Evidence, Verdict

_BOTH = re.compile(r"\bboth(?:\sstill|\sof\s(?:them|which))?\s*$", re.IGNORECASE)
"""What is said of two things together compares neither with the other: "both remain far below"."""

_PRONOUN = re.compile(r"\W*(?:(?:and|but|that|because)\s)*(?:they|it|he|she|these|those)\b", re.IGNORECASE)
_SOME: Final = 0.35
_HALF: Final = 0.5
_AMOUNT: Final = re.compile(r"[$€£]\d[\d.,]*\d|[$€£]\d|\d[\d.]*%")
_LEAST: Final = 0.1
"""A passage that lines up less well is not asked for its figures."""
_ASIDE: Final = content_words(
    "ones those caps companies money amount sum total figure much many times points percentage other same last past"
    " latest since far against"
    " beginning start end middle day session week month year quarter"
)
"""Words that say nothing of what is compared, or only when."""
_NAMES: Final = 3
"""An article that lacks more than one in so many of a sentence's names speaks of somebody else."""
_PARTS: Final = frozenset({"percent", "multiple"})
"""What is of such a unit is no whole that has a part."""

_TOLD_ON: Final = re.compile(r"\b(?:said|says|wrote|reported|reports|told\s\w+|estimated|published)\s(?:on\s)?$")
_EARNED, _DEAR = (
    content_words("profit earning sales revenue book"),
    content_words("cost dear cheap expensive pricey value"),
)
_BY_HOW_MUCH: Final = re.compile(
    r"\s(?:more|less|fewer|higher|lower|larger|smaller|bigger|cheaper|dearer|costlier|longer|shorter|faster|slower)\b"
)
"""What says of the figure before it that it is a difference."""


def with_comparisons(
    judged: Sequence[Judged], sentence: Span, page: Page, desk: Desk, marks: Sequence[Span], found: Hits
) -> tuple[list[Judged], list[Judged]]:
    """All that was judged of a sentence but what its comparisons settle, and these.

    A comparison that the articles bear out stands for its whole sentence, however it is turned.
    """
    figures = [item for item in judged if item.span != sentence]
    told = [
        one
        for one in judge_comparisons(sentence, page, desk, marks, found)
        if not _is_of_a_figure(one, figures if _is_reckoned(one) else judged)
    ]
    return [item for item in judged if not any(_settles(one, item) for one in told)], told


def _is_reckoned(comparison: Judged) -> bool:
    """Whether two figures decide it, and no words."""
    return any(shown.arithmetic for shown in comparison.opinion.evidence)


def _is_of_a_figure(comparison: Judged, judged: Sequence[Judged]) -> bool:
    """Whether the words only bound a figure that is borne out ("more than 85%"), or one that is reckoned from two."""
    figures = [one for one in judged if one.opinion.verdict is Verdict.SUPPORTED]
    bounded = (one for one in figures if re.search(r"\d", one.text))
    return any(one.span.start <= comparison.span.start < one.span.end for one in bounded) or any(
        one.span.overlaps(comparison.span) for one in figures if any(shown.arithmetic for shown in one.opinion.evidence)
    )


def _settles(comparison: Judged, item: Judged) -> bool:
    """Whether a comparison says of a figure that is part of it what is to be said: "twice", "by 11 points"."""
    part = comparison.span.covers(item.span) or not any(char.isdigit() for char in item.text)
    return part and comparison.span.overlaps(item.span)


def judge_comparisons(sentence: Span, page: Page, desk: Desk, marks: Sequence[Span], found: Hits) -> list[Judged]:
    """The first comparison of a sentence that articles decide: refuted where they exclude it, else supported."""
    words = sentence.of(page.text)
    if not compared(words):
        return []
    likest = originals(found)[: 2 * READ]
    near = [item for item in likest[:READ] if item.whole >= NEAR]
    near += [item for item in likest if item not in near and (item.covered >= _HALF or _has_its_figure(words, item))]
    for mine in compared(words):
        place = Span(mine.start, mine.end).shifted(sentence.start)
        if any(mark.overlaps(place) for mark in marks):
            continue
        factor = factor_of(mine, words, sentence.start, page.here(sentence).quantities)
        told = _by_figures(mine, factor, sentence, page, desk, found) if factor is not None else None
        told = told or _by_words(mine, place, page.text, near)
        undecided = told is None or (factor is not None and told.opinion.verdict is Verdict.REFUTED)
        ours = judge_computed(mine, words, page.here(sentence), desk, factor) if undecided and desk.computed else None
        if ours is not None and (told is None or ours.verdict is Verdict.SUPPORTED):
            return [Judged(place, place.of(page.text), ours, 1)]
        if factor is None:
            told = told or _by_figures(mine, factor, sentence, page, desk, found)
        if told is not None:
            return [told]
    return []


def _by_words(mine: Compared, place: Span, text: str, near: Sequence[Found]) -> Judged | None:
    """What the comparisons of the passages that are likest say of one."""
    answers = [(item, answer) for item in near if (answer := _answer(mine, item)) is not None]
    borne_out = [item for item, answer in answers if not answer]
    if not answers or (borne_out and not _turned_round(mine, borne_out[0])):
        return None
    item = next((item for item, answer in answers if not answer), answers[0][0])
    refuted = all(answer for _, answer in answers)
    return _on_comparison(place, text, item, _otherwise(mine, item) if refuted else None)


def _has_its_figure(words: str, item: Found) -> bool:
    """Whether a passage with some of the words has an amount or a share of the sentence as well."""
    return item.covered >= _SOME and bool(set(_AMOUNT.findall(words)) & set(_AMOUNT.findall(item.passage.text)))


def _turned_round(mine: Compared, item: Found) -> bool:
    """Whether the passage names the two sides the other way round, or only what each has: no word is beside another."""
    return excluded(mine, item.passage) is False or any(
        bool(mine.right & theirs.left) and bool(theirs.right & mine.left) for theirs in compared(item.passage.text)
    )


def _answer(mine: Compared, item: Found) -> bool | None:
    """Whether a passage excludes a comparison: by one of its own, else by what it says of both sides."""
    of = mine.axis - _ASIDE - content_words(" ".join([*months(mine.words), "since"]))
    spoken = not of or of & item.passage.words or of <= item.passage.words_around
    alike = compared(item.passage.text) if spoken else ()
    meant = [_with_meant(theirs, mine, item.passage) for theirs in alike]
    told = [answer for theirs in meant if (answer := contradiction(mine, theirs)) is not None]
    return all(told) if told else excluded(mine, item.passage)


def _with_meant(theirs: Compared, mine: Compared, passage: Passage) -> Compared:
    """A comparison of a passage; "they" on its left may be what the draft has on its right, if that stands around."""
    meant = mine.right - theirs.right
    if not (_PRONOUN.match(theirs.clause) and meant <= passage.words_around | passage.words):
        return theirs
    return replace(theirs, left=theirs.left | meant)


def _otherwise(mine: Compared, item: Found) -> str:
    """The words of a passage that compare otherwise, for a message."""
    words = next((one.words for one in compared(item.passage.text) if contradiction(mine, one)), mine.words)
    turned = words.casefold() == mine.words.casefold()
    return "has it the other way round" if turned else f"has “{' '.join(words.split())}”"


def _on_comparison(place: Span, text: str, item: Found, otherwise: str | None) -> Judged:
    says = f"{item.passage.article} {otherwise} ({' '.join(item.passage.text.split())})"
    opinion = refuted_by(item, "comparison", says)
    if otherwise is None:
        opinion = replace(opinion, verdict=Verdict.SUPPORTED, rule=None, found="")
    return Judged(place, place.of(text), opinion, 1)


def _by_figures(
    mine: Compared, factor: Factor | None, sentence: Span, page: Page, desk: Desk, found: Hits
) -> Judged | None:
    """What the figures of its two sides say of a comparison; `None` where no article has both."""
    if mine.denied or mine.bounds:
        return None
    if _BOTH.search(mine.clause):
        return None
    text, here = sentence.of(page.text), page.here(sentence)
    sides = sides_of(mine, text, sentence.start, here, factor.span if factor is not None else None)
    named = anchors(text) - tokens(text.split(maxsplit=1)[0])  # a capital that opens a sentence makes no name
    said_of = _wanted(mine, sides, text if factor is None else text.replace(factor.span.of(page.text), " "))
    for passages in _by_article(found, desk, [place.of(text) for place in (mine.before, mine.after)]):
        if len(named - passages[0].within) * _NAMES > len(named):
            continue
        page_of, by = passages[0].page, desk.by_article[passages[0].article]
        pair = weighed(mine, text, sides, said_of, page_of, by) if factor is None and mine.relation else None
        if pair is None:
            known = figures_near([one.span for one in passages], desk.by_article[passages[0].article])
            pair = bound(*sides, [one for one in known if _may_be(mine, factor, one)])
            told = pair is not None and _is_told_of(mine, said_of, pair) and are_theirs(mine, text, pair, page_of, by)
            pair = pair if told else None
        said = answer(mine, factor, pair) if pair is not None else None
        if (
            said is not None
            and pair is not None
            and (said.holds or not _is_of_a_day(page, sentence, pair))
            and (said.holds or not _has_another(mine, factor, pair, sentence, here))
        ):
            return _on_figures(_place(mine, factor, sentence.start), page.text, pair, said)
    return None


def _is_of_a_day(page: Page, sentence: Span, pair: Pair) -> bool:
    """Whether a sentence names a day, not that on which somebody told it, and two figures are of longer times."""
    named = [one for one in page.here(sentence).periods if sentence.covers(one.span)]
    days = [one for one in named if one.period.start == one.period.end]
    days = [one for one in days if not _TOLD_ON.search(page.text[sentence.start : one.span.start])]
    times = [one.period for one in pair if one.period is not None]
    return bool(days and times) and all(one.start != one.end for one in times)


def _has_another(mine: Compared, factor: Factor | None, pair: Pair, sentence: Span, here: Here) -> bool:
    """Whether a side of a comparison has an amount of its own in the draft, which is neither of two figures."""
    sides = [one.shifted(sentence.start) for one in (mine.before, mine.after)]
    own = [one for one in here.quantities if any(side.overlaps(one.span) for side in sides)]
    plain = [one for one in own if one.value is not None and one.unit in NO_COUNTS | {""}]
    told = [one for one in plain if factor is None or not factor.span.overlaps(one.span)]
    return any(not any(same_words(one, figure) for figure in pair) for one in told)


def _by_article(found: Hits, desk: Desk, sides: Sequence[str]) -> Iterator[list[Passage]]:
    """The passages that line up with a sentence or a side of it, and those beside them, the nearest article first."""
    hits = [found, *(found.joined(overlaps(desk.library, side)) for side in sides if content_words(side))]
    near = dict.fromkeys(item.passage for one in hits for item in one.originals[:READ] if item.score >= _LEAST)
    for article in dict.fromkeys(one.article for one in near):
        yield list(dict.fromkeys(it for one in near if one.article == article for it in desk.library.around(one)))


def _may_be(mine: Compared, factor: Factor | None, figure: Known) -> bool:
    """Whether a comparison may be of a figure of such a unit: points are of percentages, and no part is of these.

    What is told to be so much more or less of something is no amount of it that another could be less than.
    """
    if _BY_HOW_MUCH.match(figure.evidence.text, figure.there.end):
        return False
    if mine.shares:
        return figure.unit not in _PARTS
    return factor is None or figure.unit in {"percent", factor.unit} or not factor.unit.endswith("points")


def _wanted(mine: Compared, sides: tuple[Side, Side], text: str) -> frozenset[str]:
    """The words of a comparison that say what is compared: no names, sizes or times, and not which way it went."""
    words = (sides[0].words | sides[1].words) & content_words(WAYS.sub(" ", text))
    return (
        words
        - content_words(" ".join(sides[0].keys | sides[1].keys))
        - _ASIDE
        - (content_words(mine.words) - mine.axis)
    )


def _is_told_of(mine: Compared, wanted: frozenset[str], pair: Pair) -> bool:
    """Whether the passages of two figures have half of these words, and that of which there is more.

    Where there are no such words, both must have gone some way.
    """
    if not wanted and None in map(way_of, pair):
        return False
    given = widened(content_words(" ".join((pair.left.unit, *(one.evidence.text for one in pair)))))
    if pair.left.unit == "multiple" and _EARNED & given:
        given |= _DEAR  # so many times its profits are what a share costs
    of = (mine.axis & wanted) - _ASIDE
    return 2 * len(wanted - given) <= len(wanted) and not (of and of.isdisjoint(given))


def _place(mine: Compared, factor: Factor | None, start: int) -> Span:
    """Where a comparison stands, with what says how much."""
    place = Span(mine.start, mine.end).shifted(start)
    if factor is None:
        return place
    return Span(min(place.start, factor.span.start), max(place.end, factor.span.end))


def _on_figures(place: Span, text: str, pair: Pair, said: Answer) -> Judged:
    first, *rest = dict.fromkeys(figure.evidence for figure in pair)
    shown: tuple[Evidence, ...] = (replace(first, arithmetic=(said.sum,)), *rest)
    passages = " … ".join(" ".join(one.text.split()) for one in shown)
    verdict, rule = (Verdict.SUPPORTED, None) if said.holds else (Verdict.REFUTED, "comparison")
    found = "" if said.holds else f"by the figures of {first.article} {said.sum} ({passages})"
    opinion = Opinion(verdict, rule, found, evidence=shown, origin=pair.left.origin)
    return Judged(place, " ".join(place.of(text).split()), opinion, 1)
