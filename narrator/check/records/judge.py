"""Whether what a draft ranks stands so in its record, and what in the record proves it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from narrator.check.figures.known import Said
from narrator.check.opinions import Judged, Opinion
from narrator.check.records.amended import amended
from narrator.check.records.assertions import Tried, assertion_of, first_of
from narrator.check.records.courses import judge_course
from narrator.check.records.extremes import judge_extremes
from narrator.check.records.peers import judge_peers
from narrator.check.records.phrases import Ranking, Ranks, rankings_in
from narrator.check.records.series import Series
from narrator.check.records.shown import evidence_of, found_in
from narrator.check.records.spells import judge_spells
from narrator.check.records.stances import judge_stances
from narrator.check.records.thresholds import judge_thresholds
from narrator.check.records.times import judge_times
from narrator.check.records.topics import Topic, series_of, topic_of
from narrator.check.records.turned import judge_turned
from narrator.check.records.valued import judge_valued
from narrator.check.records.windows import window_of
from narrator.check.sources.library import Hits
from narrator.check.sources.search import Found
from narrator.check.speech.voices import is_credited
from narrator.check.words.dated import times_of
from narrator.check.words.told import NEAR, ranks_alike
from narrator.measure.record.judgements import claim_holds
from narrator.model.claims import Claim, DatedWords, Direction, Span
from narrator.model.drafts import Evidence, Verdict
from narrator.model.statistics import Statistic

_A_MONTH = timedelta(days=31)
_RANKED = 2
"""So many words say what is ranked: "best day"."""
_RIGHT_BEHIND = len(" during ") + 1
"""Characters between a ranking and the time at which it was reached: "in three months in June"."""


def judge_records(
    sentence: Span,
    page: str,
    told: Sequence[tuple[Claim, Said]],
    periods: Sequence[DatedWords],
    statistics: Sequence[Statistic],
    day: date | None,
) -> list[Judged]:
    """Every ranking of a sentence that a statistic's series, or the statistics of its peers, can judge.

    Parameters
    ----------
    told : the claims of the sentence with what the text before it leaves standing.
    periods : the periods of the draft, with their places.
    day : the dateline, from which "in three months" is counted.
    """
    text = sentence.of(page)
    rankings = rankings_in(text, sentence.start) if statistics else ()
    judged = judge_times(rankings, sentence, page, periods, statistics)
    timed = [one.span for one in judged]
    for ranking in rankings:
        if ranking.span in timed:
            continue
        turned = judge_turned(ranking, text, sentence.start, periods, statistics)
        if turned is not None:
            judged.append(Judged(ranking.span, ranking.text, turned, 1))
            continue
        topic = topic_of(ranking, text, told)
        last = None if topic is None else _told_of(ranking, topic, sentence, periods)
        if topic is None or (last is None and _is_some_day(ranking, topic)):
            continue
        tried = [
            one
            for series in series_of(ranking, topic, statistics, last)
            for one in _try(ranking, topic, series, periods, day)
        ]
        if tried:
            judged.append(Judged(ranking.span, ranking.text, _opinion(ranking, tried), 1))
    plain = all(said.quantity is None and not (said.chain or said.forecast or said.negated) for _, said in told)
    if statistics and plain and not judged:
        judged += judge_course(sentence, page, periods, statistics)
        judged += judge_extremes(sentence, page, periods, statistics)
    return [*judged, *judge_peers(sentence, page, told, statistics)]


def judge_whole(
    sentence: Span, page: str, periods: Sequence[DatedWords], statistics: Sequence[Statistic]
) -> list[Judged]:
    """A plain sentence whose figures say nothing one by one, only together what our series decide."""
    for judge in (judge_spells, judge_stances, judge_thresholds, judge_valued):
        judged = judge(sentence, page, periods, statistics) if statistics else []
        if judged:
            return judged
    return []


def told_as_well(
    judged: Sequence[Judged], sentence: Span, page: str, periods: Sequence[DatedWords], found: Hits
) -> list[Judged]:
    """What was judged; where an article ranks it so as well, our series does not refute it alone.

    What our series leaves open is then left out, whatever time the article gives it.
    """
    near, times = found.alike(NEAR) if judged else [], times_of(sentence, page, periods)
    kept = []
    for item in judged:
        words = item.text.casefold()
        head = " ".join(words.split()[:_RANKED])
        if item.opinion.verdict is Verdict.REFUTED:
            told = next((one for one in near if ranks_alike(words, sentence.of(page), one, times)), None)
            kept.append(item if told is None else replace(item, opinion=_as_told(item.opinion, told)))
        elif item.opinion.verdict is Verdict.SUPPORTED or not any(head in one.passage.text.casefold() for one in near):
            kept.append(item)
    return kept


def _is_some_day(ranking: Ranking, topic: Topic) -> bool:
    """Whether a day that nothing dates is ranked, which need not be the last: "its best day in a year did not help"."""
    bare = topic.said is None or topic.said.quantity is None
    return bare and topic.measure == "index_return" and bool({"day", "session"} & set(ranking.noun.split()))


def _told_of(ranking: Ranking, topic: Topic, sentence: Span, periods: Sequence[DatedWords]) -> date | None:
    """The last day of what is ranked: by its claim, else by the one day that the sentence names beside its window."""
    claimed = None if topic.said is None else topic.said.period
    if claimed is not None:
        return claimed.end
    beside = [one.period for one in periods if sentence.covers(one.span) and not one.span.overlaps(ranking.span)]
    days = {period.end for period in beside if period.start == period.end}
    behind = [
        one.period.end for one in periods if one.span.start in range(ranking.span.end, ranking.span.end + _RIGHT_BEHIND)
    ]
    return days.pop() if len(days) == 1 else next(iter(behind), None) if not days else None


def _as_told(opinion: Opinion, told: Found) -> Opinion:
    """What an article tells against our series: somebody's own ranking stands, a plain one conflicts with ours."""
    shown = Evidence(told.passage.text, told.passage.article, told.passage.span)
    if is_credited(told.passage.text):
        held = Opinion(Verdict.SUPPORTED, evidence=(shown,), origin=told.passage.origin, weight=told.whole)
        return replace(held, against=opinion.evidence)
    return replace(opinion, verdict=Verdict.CONFLICTING_EVIDENCE, rule="conflict", evidence=(shown, *opinion.evidence))


def _try(
    ranking: Ranking, topic: Topic, series: Series, periods: Sequence[DatedWords], day: date | None
) -> Iterable[Tried]:
    """What a ranking asserts of one series, judged; nothing where its words do not say what that is."""
    last = series.values[-1]
    if last.value is None:
        return
    counted_from = day if day is not None and timedelta(0) <= day - last.day <= _A_MONTH else last.day
    window = window_of(ranking, periods, counted_from)
    if window is None:
        return
    if ranking.ranks is Ranks.FIRST:
        way = topic.way or (Direction.UP if last.value > 0 else Direction.DOWN)
        judged = first_of(series, way, window)
        if judged is not None:
            yield judged
        return
    assertion = assertion_of(ranking, topic, series, window)
    if assertion is not None:
        judgement = claim_holds(series.values, assertion, series.every)
        yield Tried(series, assertion, judgement, assertion.period.start if assertion.period else None)


def _opinion(ranking: Ranking, tried: Sequence[Tried]) -> Opinion:
    """What the series come to: any that bears the words out supports them, and only all together refute."""
    by_verdict = {holds: [one for one in tried if one.judgement.holds is holds] for holds in (True, False, None)}
    true, false = (True, False) if not ranking.denied else (False, True)
    if by_verdict[true]:
        one = by_verdict[true][0]
        return Opinion(Verdict.SUPPORTED, None, found_in(one), evidence=(evidence_of(one),))
    if by_verdict[None]:
        one = by_verdict[None][0]
        return Opinion(Verdict.NOT_ENOUGH_EVIDENCE, "unsupported", found_in(one), evidence=(evidence_of(one),))
    one = by_verdict[false][0]
    suggestion = None if ranking.denied else amended(ranking, one)
    return Opinion(Verdict.REFUTED, "superlative", found_in(one), suggestion, (evidence_of(one),))
