"""Certainties and superlatives of a sentence before those of the passages that are like it; copies are not asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from narrator.check.opinions import Judged, Opinion, is_ours
from narrator.check.sources.library import Hits
from narrator.check.sources.search import Found, Passage, content_words, plain_words
from narrator.check.speech.voices import is_credited
from narrator.check.words.anchors import anchors
from narrator.check.words.certain import expects_none, is_certain, only_expected, says_will, says_would
from narrator.check.words.dated import of_another_time
from narrator.check.words.measured import held_by_another
from narrator.check.words.ranking import Ranked, excludes, is_of_worth, ranked, same_window, since_when
from narrator.check.words.when import judge_season
from narrator.model.claims import DatedWords, Span
from narrator.model.drafts import Evidence, Verdict

NEAR = 0.4
"""A passage must line up this well before its comparison or superlative is held against the draft's."""

_SPOKEN_OF, _AS_LIKELY = 0.2, 0.5
READ = 5
_TIMES = content_words(
    "day week month quarter year decade session since record ever history january february march april"
    " may june july august september october november december"
)
_TIMED = re.compile(r"\w+ (?:\w+ly )?(?:day|session|week|month|quarter|year)\b", re.IGNORECASE)
_THINGS = re.compile(
    r"\w+ (?!in|since|for|of|on|ever|this|so|day|session|week|month|quarter|year)[a-z]+s\b", re.IGNORECASE
)
"""Words that rank days or weeks, and those that rank several of something else: the best day is no best short."""

_DIGIT = re.compile(r"[0-9]")
_HALF, _BESIDE = 0.5, 0.1
_COVERED = 0.75
"""A passage that has so much of a sentence's words says what it says."""
_SEGMENT = re.compile(
    r"(?:smallest|largest|biggest)\s(?:[A-Z][\w.]*\s|listed\s|public\s){0,2}(?:stocks|shares|companies|firms|caps|names)\b"
)
"""A size by which companies are grouped, and no rank."""


def told_apart(  # noqa: PLR0917 - what is known of a sentence
    judged: Sequence[Judged],
    sentence: Span,
    text: str,
    marks: Sequence[Span],
    found: Hits,
    times: Sequence[DatedWords] = (),
    day: date | None = None,
) -> list[Judged]:
    """The certainties and superlatives of a sentence of which all else was `judged`."""
    certain = judge_certainties(sentence, text, marks, found)
    certain += judge_season(sentence, text, judged, found[: 2 * READ])
    return [*certain, *judge_superlatives(sentence, text, marks, judged, found, times, day)]


def originals(found: Hits) -> Hits:
    """The passages without those of copies, unless only copies have any that is near."""
    own = found.originals
    return own if own.has_alike(NEAR) else found


def judge_certainties(sentence: Span, text: str, marks: Sequence[Span], found: Hits) -> list[Judged]:
    """A sentence that says what will be, where the likest passage that speaks of it only expects it."""
    words = sentence.of(text)
    if any(mark.overlaps(sentence) for mark in marks):
        return []
    none = _of_none(sentence, words, found)
    if none or not is_certain(words):
        return none
    wanted, credited = anchors(words), is_credited(words) or says_would(words)
    likely = originals(found)[: 2 * READ]
    near = [item for item in likely if item.score >= max(_SPOKEN_OF, _AS_LIKELY * likely[0].score)]
    for item in [item for item in near if wanted <= item.passage.within]:
        if says_will(words, item.passage.text):
            return []
        expecting = only_expected(words, item.passage.text, credited=credited)
        if expecting is not None:
            says = f"{item.passage.article} only expects it, “{expecting}” ({' '.join(item.passage.text.split())})"
            return [_not_said(sentence, words, "forecast", says, item)]
    return []


def _of_none(sentence: Span, words: str, found: Hits) -> list[Judged]:
    """A sentence that says what somebody expects, where the passage that speaks of it goes on that nobody does."""
    wanted, plain = anchors(words), plain_words(words)
    for item in originals(found)[:READ]:
        alike = len(plain & item.passage.words) > (1 if wanted else 2)
        after = found.library.after(item.passage) if alike else None
        denied = expects_none(words, after.text) if after is not None else None
        if after is not None and denied is not None and wanted <= item.passage.within:
            says = f"{after.article} has “{denied}” ({' '.join(after.text.split())})"
            return [Judged(sentence, words, refuted_by(item._replace(passage=after), "forecast", says), 1)]
    return []


def _not_said(place: Span, words: str, rule: str, says: str, item: Found) -> Judged:
    opinion = replace(refuted_by(item, rule, says), verdict=Verdict.NOT_ENOUGH_EVIDENCE, weight=1.0)
    return Judged(place, words, opinion, 0)


def judge_superlatives(  # noqa: PLR0917 - what is known of a sentence
    sentence: Span,
    text: str,
    marks: Sequence[Span],
    judged: Sequence[Judged],
    found: Hits,
    times: Sequence[DatedWords] = (),
    day: date | None = None,
) -> list[Judged]:
    """Every superlative that a like passage makes otherwise, or that no passage makes of what it supports.

    `times` are those that the sentence names, `day` is the draft's own. What our own statistics support is judged by
    its record, not here.
    """
    near = [item for item in originals(found)[:READ] if item.whole >= NEAR]
    if is_ours(judged):
        return []
    mine = [one for one in ranked(sentence.of(text)) if not _is_marked(one, sentence, marks)]
    loose = originals(found).ranking(NEAR / 2) if mine else ()
    swapped = [item for item in near if held_by_another(sentence.of(text), item.passage.text)]
    if swapped and not any(mark.overlaps(sentence) for mark in marks):
        return [_ranked_otherwise(sentence, text, swapped[0])]
    judgements = (_judge(since_when(one, times, day), sentence, text, loose, near, judged) for one in mine)
    return [one for one in judgements if one is not None]


def _ranked_otherwise(sentence: Span, text: str, item: Found) -> Judged:
    says = f"{item.passage.article} ranks otherwise ({' '.join(item.passage.text.split())})"
    return Judged(sentence, sentence.of(text), refuted_by(item, "superlative", says), 1)


def refuted_by(item: Found, rule: str, says: str) -> Opinion:
    """The opinion of a passage that says otherwise."""
    shown = (Evidence(item.passage.text, item.passage.article, item.passage.span),)
    return Opinion(Verdict.REFUTED, rule, says, None, shown, item.passage.origin, item.whole)


def _ranked_in(item: Found, mine: Ranked) -> list[Ranked]:
    """The superlatives of a passage that one can be held against, their windows as its article's day counts them."""
    pairs = zip(ranked(item.passage.text), _dated(item.passage), strict=True)
    return [dated for other, dated in pairs if _comparable(mine, item, other)]


@lru_cache(maxsize=1 << 14)
def _dated(passage: Passage) -> tuple[Ranked, ...]:
    """The superlatives of a passage, their windows as its article's day counts them."""
    found = ranked(passage.text)
    if not any(one.since for one in found):
        return found
    times, published = passage.times, passage.page.reading.published
    return tuple(since_when(one, times, published) for one in found)


def ranks_alike(ranking: str, sentence: str, item: Found, times: Sequence[DatedWords]) -> bool:
    """Whether a passage names all that a sentence names, at its times, and ranks as the words of its `ranking` do."""
    if not anchors(sentence) <= item.passage.within or of_another_time(
        times, item.passage.page.reading, [item.passage.span]
    ):
        return False
    return any(
        mine.bounded and mine.pole == other.pole and same_window(mine, other) and not excludes(mine, other)
        for mine in ranked(ranking)
        for other in _ranked_in(item, mine)
    )


def _is_marked(one: Ranked, sentence: Span, marks: Sequence[Span]) -> bool:
    place = Span(one.start, one.end).shifted(sentence.start)
    return any(mark.overlaps(place) for mark in marks)


def _of_the_same(mine: Ranked, other: Ranked) -> bool:
    """Whether both rank the same thing over the same time: what they say otherwise, they say of one thing."""
    window = mine.since == other.since if mine.since else (mine.days, mine.ever) == (other.days, other.ever)
    return mine.bounded and window and bool(content_words(mine.words) & content_words(other.words) - _TIMES)


def _same_start(mine: Ranked, other: Ranked) -> bool:
    """Whether both look back to the same day or month."""
    return bool(mine.since) and mine.since == other.since


def _is_around(words: frozenset[str], item: Found) -> bool:
    """Whether two in three words of a sentence stand around a passage, or in the headline of its article."""
    missing = words - item.passage.words_around
    return len(words) > 1 and 3 * len(missing) <= len(words)


def _comparable(mine: Ranked, item: Found, other: Ranked) -> bool:
    """Whether both rank along one line, or are records of the same thing in other words.

    The best day is no best short, unless the sentences are alike.
    """
    if item.covered >= _HALF or is_of_worth(mine, other):
        return is_of_worth(mine, other) or other.axis == mine.axis or (other.bounded and mine.bounded)
    return other.axis == mine.axis and {_things(mine.words), _things(other.words)} != {(True, False), (False, True)}


@lru_cache(maxsize=4096)
def _things(words: str) -> tuple[bool, bool]:
    """Whether some words rank days or weeks, and whether several of something else."""
    return _TIMED.match(words) is not None, _THINGS.match(words) is not None


def _bears_out(mine: Ranked, item: Found, other: Ranked, against: Found) -> bool:
    """Whether a passage has the draft's superlative and is as near as the one that has another.

    One that says nothing of its window must be nearer.
    """
    slack = _BESIDE if other.bounded or not mine.bounded else 0.0
    return not excludes(mine, other) and item.whole >= against.whole - slack


def _has_its_figure(passage: Passage, judged: Sequence[Judged]) -> bool:
    """Whether an amount or a share of the sentence is borne out by a passage."""
    figures = (item for item in judged if _DIGIT.search(item.text) and item.opinion.verdict is Verdict.SUPPORTED)
    return any(
        (shown.article, shown.span) == (passage.article, passage.span)
        for one in figures
        for shown in one.opinion.evidence
    )


def _only_among(mine: Ranked, alike: Sequence[tuple[Found, Ranked]]) -> Found | None:
    """The nearest passage that ranks what a draft has alone among several, where no other has it alone."""
    same = [
        (item, other) for item, other in alike if (other.axis, other.pole, other.of) == (mine.axis, mine.pole, mine.of)
    ]
    return same[0][0] if same and not mine.among and all(other.among for _, other in same) else None


def _judge(
    mine: Ranked,
    sentence: Span,
    text: str,
    loose: Sequence[Found],
    near: Sequence[Found],
    judged: Sequence[Judged],
) -> Judged | None:
    place = Span(mine.start, mine.end).shifted(sentence.start)
    alike = [(item, other) for item in loose for other in _ranked_in(item, mine)]
    against = [(item, other) for item, other in alike if excludes(mine, other)]
    words = plain_words(sentence.of(text)) - content_words(mine.words)
    against = [
        (item, other)
        for item, other in against
        if item.whole >= NEAR
        or _of_the_same(mine, other)
        or (_same_start(mine, other) and _is_around(words, item))
        or (mine.bounded and other.bounded and _has_its_figure(item.passage, judged))
    ]
    if against and not any(_bears_out(mine, item, other, against[0][0]) for item, other in alike):
        item, other = against[0]
        says = f"{item.passage.article} has “{other.words}” ({' '.join(item.passage.text.split())})"
        return Judged(place, mine.words, refuted_by(item, "superlative", says), 1)
    of_several = _only_among(mine, alike)
    if of_several is not None:
        says = f"{of_several.passage.article} has it as one of several ({' '.join(of_several.passage.text.split())})"
        return _not_said(place, mine.words, "superlative", says, of_several)
    supported = any(item.opinion.verdict is Verdict.SUPPORTED for item in judged)
    supported = supported or any(item.covered >= _COVERED for item in near[:1])
    if alike or not near or not mine.bounded or not supported or _SEGMENT.match(mine.words):
        return None
    passage = near[0].passage
    says = f"{passage.article} says nothing of the kind ({' '.join(passage.text.split())})"
    return _not_said(place, mine.words, "superlative", says, near[0])
