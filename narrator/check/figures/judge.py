"""One figure of the draft before the whole desk: our statistics, then each independent origin of the articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from narrator.check.desk import Desk
from narrator.check.figures.aligned import CLOSE, judge_aligned, names_in
from narrator.check.figures.credit import credited
from narrator.check.figures.intervals import Relation
from narrator.check.figures.known import Known, Said, opinion_on, stands
from narrator.check.figures.typed import judge_typed, other_definitions
from narrator.check.names.matching import name_words, same_period
from narrator.check.opinions import Opinion, combined
from narrator.check.sources.readings import Reading
from narrator.check.sources.search import Found, content_words
from narrator.check.words.anchors import segments
from narrator.model.claims import Direction, Quantity, Statistic
from narrator.model.drafts import Evidence, Verdict

_FILES_OF = frozenset({"finra", "cftc", "sec", "narrator", "nasdaq"})
"""Publishers of the files that statistics are computed from: what is credited to them is credited to the statistics."""

_TIME = frozenset({"second", "minute", "hour", "day", "days", "week", "month", "quarter", "year", "decade"})
_CURRENCIES = frozenset({"USD", "EUR", "GBP", "JPY", "CNY", "CHF", "CAD", "AUD", "HKD", "INR", "KRW"})
_SIZES = {
    "small_and_below": {"nano", "micro", "small"},
    "mid_and_above": {"mid", "large", "mega"},
    "large_and_above": {"large", "mega"},
}
_SAME_WORDS = 2
"""So many words of a sentence must stand in a definition before a number in it is the sentence's."""

_LONG_COUNT = 1000
_NONE = Opinion(Verdict.NOT_ENOUGH_EVIDENCE, "no-evidence", "no statistic and no article has it")


def judge_figure(said: Said, desk: Desk, found: Sequence[Found], paragraph: str) -> tuple[Opinion | None, int]:
    """The opinion that stands on a figure, and how many independent origins share it.

    A figure that the draft credits to somebody is checked against articles, any other against our statistics first.
    `None` for a length of time that nothing speaks of: it dates a sentence and asserts nothing.
    """
    ours = None if _credited_elsewhere(said) else (_by_statistics(said, desk) or _beside(said, desk))
    if ours is not None and ours.verdict is Verdict.SUPPORTED:
        return ours, 1
    theirs = [
        opinion
        for readings in desk.origins()
        if (opinion := _by_origin(said, readings, desk, found, paragraph)) is not None
    ]
    opinion, origins = combined([ours, *theirs] if ours is not None else theirs)
    if opinion is not None or said.quantity is None:
        return opinion, origins
    return (None if _dates(said, said.quantity) else _missing(said, said.quantity)), 0


def _dates(said: Said, quantity: Quantity) -> bool:
    """Whether the figure is a length of time in passing, as in "the most in three months"."""
    whole = quantity.value is None or quantity.value == quantity.value.to_integral_value()
    return said.measure is None and quantity.unit in _TIME and whole


def _missing(said: Said, quantity: Quantity) -> Opinion:
    """A figure with nothing behind it; a loose count in words ("two of them") asks for a look only."""
    loose = said.measure is None and not re.search(r"\d", quantity.text) and quantity.unit not in _CURRENCIES
    return replace(_NONE, rule="unsupported") if loose else _NONE


def _by_statistics(said: Said, desk: Desk) -> Opinion | None:
    return judge_typed(said, desk.computed) if said.measure is not None else None


def _credited_elsewhere(said: Said) -> bool:
    """Whether the draft gives the figure to somebody other than the publishers of our files."""
    return any(not _FILES_OF & set(name_words(name)) for name in said.chain)


def _by_origin(
    said: Said, readings: Sequence[Reading], desk: Desk, found: Sequence[Found], paragraph: str
) -> Opinion | None:
    """The original's opinion, and only where it has none that of a copy."""
    for reading in readings:
        known = desk.by_article[reading.id]
        here = [item for item in found if item.passage.article == reading.id]
        opinion = _by_article(said, known, here)
        if opinion is not None:
            return credited(said, opinion, known, reading, paragraph)
    return None


def _by_article(said: Said, known: Sequence[Known], found: Sequence[Found]) -> Opinion | None:
    """By measure where both are typed; where that finds another number, like sentences are asked as well."""
    typed = _placed(judge_typed(said, known), found) if said.measure is not None else None
    if typed is None or typed.rule != "number":
        return typed or judge_aligned(said, known, found)
    aligned = judge_aligned(said, known, found)
    if aligned is not None and (aligned.verdict is Verdict.SUPPORTED or aligned.weight >= CLOSE):
        return aligned
    return _in_a_like_sentence(said, typed, known, found)


def _placed(typed: Opinion | None, found: Sequence[Found]) -> Opinion | None:
    """The opinion with the weight of the passage that it rests on."""
    if typed is None:
        return None
    spans = {shown.span for shown in typed.evidence}
    return replace(typed, weight=max((item.whole for item in found if item.passage.span in spans), default=0.0))


def _in_a_like_sentence(said: Said, typed: Opinion, known: Sequence[Known], found: Sequence[Found]) -> Opinion | None:
    """Another number of the same measure refutes only from a sentence that is otherwise of the same thing."""
    item = next((item for item in found if any(item.passage.span == shown.span for shown in typed.evidence)), None)
    matched = said.subject.name if said.subject is not None else ""
    if item is None or item.whole < CLOSE / 2 or not names_in(said, item.passage.around, but=matched):
        return None
    figures = [figure for figure in known if figure.evidence in typed.evidence and figure.measure == said.measure]
    dated = any(figure.period is not None and said.period is not None for figure in figures)
    turned = all({said.direction, figure.direction} == {Direction.UP, Direction.DOWN} for figure in figures)
    return typed if dated or not turned else None


def _beside(said: Said, desk: Desk) -> Opinion | None:
    """A figure whose measure was not read, beside the name of a statistic's subject; or a count behind a statistic."""
    if said.quantity is None:
        return None
    for figure in desk.computed:
        shown = [figure] if _mentioned(figure, said) else []
        for known in (*shown, *other_definitions(said, figure)):
            if stands(said, known) is Relation.AGREES:
                return opinion_on(Verdict.SUPPORTED, None, known)
    return next((opinion for known in desk.statistics if (opinion := _behind(said, said.quantity, known))), None)


def _mentioned(figure: Known, said: Said) -> bool:
    """Whether the sentence has the subject, as it is shown or as it is kept, and no other period."""
    if figure.subject is None or same_period(said.period, figure.period) is False:
        return False
    if figure.subject.kind == "segment":
        return bool(segments(said.sentence) & _SIZES.get(figure.subject.name, {figure.subject.name}))
    words = " ".join(["", *re.findall(r"[^\W_]+", said.sentence.casefold()), ""])
    names = [name for name in (figure.label, figure.subject.name.replace("_", " ")) if name]
    return any(f" {' '.join(name_words(name))} " in words for name in names)


def _behind(said: Said, quantity: Quantity, statistic: Statistic) -> Opinion | None:
    """Whether the figure counts what a statistic rests on, or stands in its definition, and its sentence says so."""
    if quantity.unit in {"percent", *_CURRENCIES}:
        return None
    words = content_words(said.sentence) - content_words(quantity.unit)
    defined = f"{statistic.definition} {statistic.label}"
    wanted = _numbers(quantity.text)
    about = bool(wanted) and set(wanted) <= set(_numbers(defined)) and _shares(words, defined)
    if not about and not any(
        quantity.interval.contains(Decimal(count)) and (_is_telling(count) or _shares(words, text))
        for text, count in _counts(statistic)
        if count
    ):
        return None
    return Opinion(Verdict.SUPPORTED, evidence=(Evidence(statistic.definition, statistic=statistic.name),))


def _counts(statistic: Statistic) -> Iterable[tuple[str, int]]:
    """What a statistic counts and leaves out, with the words that say what it is."""
    left_out = statistic.coverage.left_out
    yield f"{statistic.definition} {statistic.label} counted used", statistic.coverage.used
    yield f"left out {' '.join(left_out)}", sum(left_out.values())
    yield from ((f"left out {reason}", count) for reason, count in left_out.items())
    yield from ((f"rows lines {rows.file}", rows.count) for rows in statistic.inputs)


def _is_telling(count: int) -> bool:
    """Whether a count is too long to be met by chance."""
    return count >= _LONG_COUNT and count % 10 != 0


def _shares(words: frozenset[str], text: str) -> bool:
    """Whether enough of the words stand in the text to speak of it."""
    return len(words & content_words(text)) >= _SAME_WORDS


def _numbers(text: str) -> list[str]:
    return [number.replace(",", "").rstrip(".") for number in re.findall(r"\d[\d,.]*", text)]
