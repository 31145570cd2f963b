"""Comparisons and superlatives of a sentence before those of the passages that are like it; copies are not asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from narrator.check.opinions import Judged, Opinion
from narrator.check.sources.library import Hits
from narrator.check.sources.search import Found, content_words, plain_words
from narrator.check.speech.voices import is_credited
from narrator.check.words.ahead import expects_none, is_certain, only_expected, says_will
from narrator.check.words.anchors import anchors
from narrator.check.words.comparing import Compared, compared, contradiction
from narrator.check.words.dated import of_another_time
from narrator.check.words.measured import excluded, held_by_another
from narrator.check.words.ranking import Ranked, excludes, ranked, since_when
from narrator.check.words.when import judge_season
from narrator.model.claims import DatedWords, Span
from narrator.model.drafts import Evidence, Verdict

NEAR = 0.4
"""A passage must line up this well before its comparison or superlative is held against the draft's."""

_SPOKEN_OF = 0.2
_READ = 5
_TIMES = content_words(
    "day week month quarter year decade session since record ever history january february march april"
    " may june july august september october november december"
)
_TIMED = re.compile(r"\w+ (?:\w+ly )?(?:day|session|week|month|quarter|year)\b", re.IGNORECASE)
_THINGS = re.compile(
    r"\w+ (?!in|since|for|of|on|ever|this|so|day|session|week|month|quarter|year)[a-z]+s\b", re.IGNORECASE
)
"""Words that rank days or weeks, and those that rank several of something else: the best day is no best short."""

_SOME = 0.35
_AMOUNT = re.compile(r"[$€£]\d[\d.,]*\d|[$€£]\d|\d[\d.]*%")
_HALF, _BESIDE = 0.5, 0.1
_COVERED = 0.75
"""A passage that has so much of a sentence's words says what it says."""


def told_apart(  # noqa: PLR0917 - what is known of a sentence
    judged: Sequence[Judged],
    sentence: Span,
    text: str,
    marks: Sequence[Span],
    found: Hits,
    times: Sequence[DatedWords] = (),
    day: date | None = None,
) -> tuple[list[Judged], list[Judged]]:
    """All that was judged of a sentence with its comparisons and superlatives, and these alone.

    A comparison that the articles bear out stands for its whole sentence, however it is turned.
    """
    comparisons = [one for one in judge_comparisons(sentence, text, marks, found) if not _is_of_a_figure(one, judged)]
    left = [item for item in judged if not any(_settles(one, item) for one in comparisons)]
    certain = judge_certainties(sentence, text, marks, found)
    certain += judge_season(sentence, text, left, found[: 2 * _READ])
    told = [*comparisons, *certain, *judge_superlatives(sentence, text, marks, left, found, times, day)]
    return [*left, *told], told


def _is_of_a_figure(comparison: Judged, judged: Sequence[Judged]) -> bool:
    """Whether the words only bound a figure that is borne out: "more than 85%"."""
    figures = [one for one in judged if one.opinion.verdict is Verdict.SUPPORTED and re.search(r"\d", one.text)]
    return any(one.span.start <= comparison.span.start < one.span.end for one in figures)


def _originals(found: Hits) -> Hits:
    """The passages without those of copies, unless only copies have any that is near."""
    own = found.originals
    return own if own.has_alike(NEAR) else found


def _settles(comparison: Judged, item: Judged) -> bool:
    """Whether a comparison says of a figure that is part of it what is to be said: "twice", "half"."""
    return not any(char.isdigit() for char in item.text) and comparison.span.overlaps(item.span)


def judge_comparisons(sentence: Span, text: str, marks: Sequence[Span], found: Hits) -> list[Judged]:
    """Every comparison that a like passage has too: refuted where the two exclude each other, else supported."""
    words = sentence.of(text)
    likest = _originals(found)[: 2 * _READ]
    near = [item for item in likest[:_READ] if item.whole >= NEAR]
    near += [item for item in likest if item not in near and _has_its_figure(words, item)]
    if not near:
        return []
    judged = []
    for mine in compared(words):
        place = Span(mine.start, mine.end).shifted(sentence.start)
        if any(mark.overlaps(place) for mark in marks):
            continue
        answers = [(item, answer) for item in near if (answer := _answer(mine, item)) is not None]
        borne_out = [item for item, answer in answers if not answer]
        if answers and (not borne_out or _turned_round(mine, borne_out[0])):
            item = next((item for item, answer in answers if not answer), answers[0][0])
            refuted = all(answer for _, answer in answers)
            judged.append(_on_comparison(place, text, item, _otherwise(mine, item) if refuted else None))
    return judged[:1]


def judge_certainties(sentence: Span, text: str, marks: Sequence[Span], found: Hits) -> list[Judged]:
    """A sentence that says what will be, where the likest passage that speaks of it only expects it."""
    words = sentence.of(text)
    if any(mark.overlaps(sentence) for mark in marks):
        return []
    none = _of_none(sentence, words, found)
    if none or not is_certain(words):
        return none
    wanted, credited = anchors(words), is_credited(words)
    near = [item for item in _originals(found)[: 2 * _READ] if item.score >= _SPOKEN_OF]
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
    for item in _originals(found)[:_READ]:
        after = found.library.after(item.passage)
        alike = wanted <= item.passage.within and len(plain & item.passage.words) > (1 if wanted else 2)
        if after is not None and alike and (denied := expects_none(words, after.text)) is not None:
            says = f"{after.article} has “{denied}” ({' '.join(after.text.split())})"
            return [Judged(sentence, words, _against(item._replace(passage=after), "forecast", says), 1)]
    return []


def _not_said(place: Span, words: str, rule: str, says: str, item: Found) -> Judged:
    opinion = replace(_against(item, rule, says), verdict=Verdict.NOT_ENOUGH_EVIDENCE, weight=1.0)
    return Judged(place, words, opinion, 0)


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
    answers = [contradiction(mine, theirs) for theirs in compared(item.passage.text)]
    told = [answer for answer in answers if answer is not None]
    return all(told) if told else excluded(mine, item.passage)


def _otherwise(mine: Compared, item: Found) -> str:
    """The words of a passage that compare otherwise, for a message."""
    words = next((one.words for one in compared(item.passage.text) if contradiction(mine, one)), mine.words)
    turned = words.casefold() == mine.words.casefold()
    return "has it the other way round" if turned else f"has “{' '.join(words.split())}”"


def _on_comparison(place: Span, text: str, item: Found, otherwise: str | None) -> Judged:
    says = f"{item.passage.article} {otherwise} ({' '.join(item.passage.text.split())})"
    opinion = _against(item, "comparison", says)
    if otherwise is None:
        opinion = replace(opinion, verdict=Verdict.SUPPORTED, rule=None, found="")
    return Judged(place, place.of(text), opinion, 1)


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
    near = [item for item in _originals(found)[:_READ] if item.whole >= NEAR]
    if any(shown.statistic for item in judged for shown in item.opinion.evidence):
        return []
    mine = [one for one in ranked(sentence.of(text)) if not _is_marked(one, sentence, marks)]
    loose = _originals(found).ranking(NEAR / 2) if mine else ()
    swapped = [item for item in near if held_by_another(sentence.of(text), item.passage.text)]
    if swapped and not any(mark.overlaps(sentence) for mark in marks):
        return [_ranked_otherwise(sentence, text, swapped[0])]
    judgements = (_judge(since_when(one, times, day), sentence, text, loose, near, judged) for one in mine)
    return [one for one in judgements if one is not None]


def _ranked_otherwise(sentence: Span, text: str, item: Found) -> Judged:
    says = f"{item.passage.article} ranks otherwise ({' '.join(item.passage.text.split())})"
    return Judged(sentence, sentence.of(text), _against(item, "superlative", says), 1)


def _against(item: Found, rule: str, says: str) -> Opinion:
    shown = (Evidence(item.passage.text, item.passage.article, item.passage.span),)
    return Opinion(Verdict.REFUTED, rule, says, None, shown, item.passage.origin, item.whole)


def _ranked_in(item: Found, mine: Ranked) -> list[Ranked]:
    """The superlatives of a passage that one can be held against, their windows as its article's day counts them."""
    found = [other for other in ranked(item.passage.text) if _comparable(mine, item, other)]
    if not any(one.since for one in found):
        return found
    reading, span = item.passage.page.reading, item.passage.span
    times = [one for one in reading.statements.periods if span.covers(one.span)]
    return [since_when(one, times, reading.published) for one in found]


def ranks_alike(ranking: str, sentence: str, item: Found, times: Sequence[DatedWords]) -> bool:
    """Whether a passage names all that a sentence names, at its times, and ranks as the words of its `ranking` do."""
    if not anchors(sentence) <= item.passage.within or of_another_time(
        times, item.passage.page.reading, item.passage.span
    ):
        return False
    return any(
        mine.bounded and mine.pole == other.pole and _same_window(mine, other) and not excludes(mine, other)
        for mine in ranked(ranking)
        for other in _ranked_in(item, mine)
    )


def _same_window(mine: Ranked, other: Ranked) -> bool:
    """Whether both range over one time: since the same day, for as long, ever."""
    if mine.since:
        return mine.since == other.since
    return (mine.days is None, mine.ever) == (other.days is None, other.ever)


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
    missing = words - content_words(" ".join(sorted(item.passage.around)))
    return len(words) > 1 and 3 * len(missing) <= len(words)


def _comparable(mine: Ranked, item: Found, other: Ranked) -> bool:
    """Whether both rank along one line, or are records of the same thing in other words.

    The best day is no best short, unless the sentences are alike.
    """
    if item.covered >= _HALF:
        return other.axis == mine.axis or (other.bounded and mine.bounded)
    return other.axis == mine.axis and {_things(mine), _things(other)} != {(True, False), (False, True)}


def _things(one: Ranked) -> tuple[bool, bool]:
    """Whether the words rank days or weeks, and whether several of something else."""
    return _TIMED.match(one.words) is not None, _THINGS.match(one.words) is not None


def _bears_out(mine: Ranked, item: Found, other: Ranked, against: Found) -> bool:
    """Whether a passage has the draft's superlative and is as near as the one that has another.

    One that says nothing of its window must be nearer.
    """
    slack = _BESIDE if other.bounded or not mine.bounded else 0.0
    return not excludes(mine, other) and item.whole >= against.whole - slack


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
        if item.whole >= NEAR or _of_the_same(mine, other) or (_same_start(mine, other) and _is_around(words, item))
    ]
    if against and not any(_bears_out(mine, item, other, against[0][0]) for item, other in alike):
        item, other = against[0]
        says = f"{item.passage.article} has “{other.words}” ({' '.join(item.passage.text.split())})"
        return Judged(place, mine.words, _against(item, "superlative", says), 1)
    supported = any(item.opinion.verdict is Verdict.SUPPORTED for item in judged)
    supported = supported or any(item.covered >= _COVERED for item in near[:1])
    if alike or not near or not mine.bounded or not supported:
        return None
    passage = near[0].passage
    says = f"{passage.article} says nothing of the kind ({' '.join(passage.text.split())})"
    return _not_said(place, mine.words, "superlative", says, near[0])
