"""One figure of the draft before the whole desk: our statistics, then each independent origin of the articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache

from narrator.check.desk import Desk
from narrator.check.figures.aligned import judge_aligned
from narrator.check.figures.basis import is_turned_rate
from narrator.check.figures.credit import credited
from narrator.check.figures.forecasts import told_otherwise
from narrator.check.figures.intervals import Relation, is_limit
from narrator.check.figures.known import Known, Said, credited_elsewhere, opinion_on, same_unit, same_words, stands
from narrator.check.figures.neighbours import crossed
from narrator.check.figures.outdated import came_from, outdated, replaced
from narrator.check.figures.owners import of_another
from narrator.check.figures.printed import CLOSE, LOOSE, OF_IT, names_in
from narrator.check.figures.steps.worked_out import worked_out
from narrator.check.figures.targets import on_target
from narrator.check.figures.together import told_together
from narrator.check.figures.typed import judge_typed, other_definitions
from narrator.check.figures.units import CURRENCIES, NO_COUNTS
from narrator.check.figures.ways import opposed
from narrator.check.names.matching import name_words, same_period
from narrator.check.opinions import Opinion, combined
from narrator.check.records.named import judge_named
from narrator.check.records.past import figures_near, past_figures
from narrator.check.sources.library import Hits
from narrator.check.sources.readings import Reading
from narrator.check.sources.search import Found, content_words
from narrator.check.words.ahead import told_ahead
from narrator.check.words.anchors import months, segments
from narrator.extract.figures.numerals import DIGITS, SPELLED, read_numeral
from narrator.model.claims import Quantity
from narrator.model.drafts import Evidence, Verdict
from narrator.model.statistics import Statistic

_TIME = frozenset({"second", "minute", "hour", "day", "days", "week", "month", "quarter", "year", "decade"})
_SIZES = {
    "small_and_below": {"nano", "micro", "small"},
    "mid_and_above": {"mid", "large", "mega"},
    "large_and_above": {"large", "mega"},
}
_SAME_WORDS = 2
"""So many words of a sentence must stand in a definition before a number in it is the sentence's."""

_LONG_COUNT = 1000
_READ = 4
"""So many passages that line up best name the articles whose figures are put together."""

_OF_THEM = r" of (?:them|these|those|which|whom)\b"
_SPEAKS_OF_THEM = re.compile(_OF_THEM, re.IGNORECASE)
_NONE = Opinion(Verdict.NOT_ENOUGH_EVIDENCE, "no-evidence", "no statistic and no article has it")


def judge_figure(said: Said, desk: Desk, found: Hits, paragraph: str) -> tuple[Opinion | None, int]:
    """The opinion that stands on a figure, and how many independent origins share it.

    A figure that the draft credits to somebody is checked against articles, any other against our statistics first.
    `None` for a length of time that nothing speaks of: it dates a sentence and asserts nothing.
    """
    ours = None if credited_elsewhere(said) else _by_statistics(said, desk)
    if ours is not None and ours.verdict is Verdict.SUPPORTED:
        return ours, 1
    theirs = [
        opinion
        for readings in desk.bearing(said, found)
        if (opinion := _by_origin(said, readings, desk, found, paragraph)) is not None
    ]
    opinions = [ours, *theirs] if ours is not None else theirs
    opinion, origins = combined(opinions)
    newer = outdated(said, _of_measure(said, desk)) if opinion is not None and said.measure is not None else None
    if newer is not None:
        return newer, 1
    if ours is None and (opinion is None or opinion.verdict is not Verdict.SUPPORTED):
        opinion = _put_together(said, desk, found, told=opinion is not None) or opinion
    if opinion is not None or said.quantity is None:
        return opinion, origins
    return (None if _dates(said, said.quantity) else _counted(said.quantity, found) or _missing(said, said.quantity)), 0


def _put_together(said: Said, desk: Desk, found: Hits, *, told: bool) -> Opinion | None:
    """Support by arithmetic with the figures of the articles that line up best."""
    articles = dict.fromkeys(item.passage.article for item in found.originals()[:_READ])
    opinions = (worked_out(said, desk.by_article[article], found.of(article), told=told) for article in articles)
    return next((opinion for opinion in opinions if opinion is not None), None)


def _counted(quantity: Quantity, found: Hits) -> Opinion | None:
    """A count whose noun the passage, or the one behind it, leaves to the sentence before: "140 of them"."""
    if quantity.unit in NO_COUNTS or quantity.value is None:
        return None
    for item in found.near(CLOSE):
        following = [found.library.after(item.passage)] if content_words(quantity.unit) <= item.passage.words else []
        for passage in (item.passage, *following):
            said = _count_of_them(passage.text) if passage is not None else None
            if passage is not None and said == quantity.value:
                shown = Evidence(passage.text, passage.article, passage.span)
                return Opinion(Verdict.SUPPORTED, evidence=(shown,), origin=passage.origin, weight=item.score)
    return None


def _count_of_them(text: str) -> Decimal | None:
    """How many "of them" a text speaks of."""
    said = _counting_them().search(text) if _SPEAKS_OF_THEM.search(text) else None
    return read_numeral(said["count"]).value if said else None


@cache
def _counting_them() -> re.Pattern[str]:
    """A pattern that takes long to make and is seldom asked."""
    return re.compile(rf"\b(?P<count>{DIGITS}|{SPELLED}){_OF_THEM}", re.IGNORECASE)


def _of_measure(said: Said, desk: Desk) -> list[Known]:
    """All figures of the draft's measure that statistics and originals have."""
    theirs = (desk.by_article[reading.id] for reading in desk.measuring(said) if reading.rank == 0)
    return [figure for figures in (desk.computed, *theirs) for figure in figures if figure.measure == said.measure]


def _dates(said: Said, quantity: Quantity) -> bool:
    """Whether the figure is a length of time in passing, as in "the most in three months"."""
    whole = quantity.value is None or quantity.value == quantity.value.to_integral_value()
    return said.measure is None and quantity.unit in _TIME and whole


def _missing(said: Said, quantity: Quantity) -> Opinion:
    """A figure with nothing behind it; a loose count in words ("two of them", "most") asks for a look only."""
    exact = re.search(r"\d", quantity.text) or quantity.unit in CURRENCIES
    fraction = quantity.unit == "percent" and not is_limit(quantity.interval, quantity.unit)
    return _NONE if said.measure is not None or exact or fraction else replace(_NONE, rule="unsupported")


def _by_statistics(said: Said, desk: Desk) -> Opinion | None:
    """By the statistics as they are, else by their series on the day or over the period that the draft names."""
    if said.measure is None:
        return _beside(said, desk) or judge_named(said, desk.statistics)
    past = (past_figures(said, desk.statistics), figures_near(said, desk.statistics))
    now, then, near = (judge_typed(said, figures) for figures in (desk.computed, *past))
    for opinion in (now, then, near):
        if opinion is not None and opinion.verdict is Verdict.SUPPORTED:
            return opinion
    if now is not None:
        return now if then is None or now.rule == "period" else then
    return _beside(said, desk) or then


def _by_origin(said: Said, readings: Sequence[Reading], desk: Desk, found: Hits, paragraph: str) -> Opinion | None:
    """The original's opinion, and only where it has none that of a copy, which says so."""
    for reading in readings:
        known = desk.by_article[reading.id]
        here = found.of(reading.id, least=0.0 if said.chain or said.measure is not None else LOOSE)
        opinion = told_together(said, known) or on_target(said, known, reading) or _by_article(said, known, here)
        if opinion is None or opinion.verdict is not Verdict.SUPPORTED:
            opinion = told_otherwise(said, known, here) or opinion
        elif said.quantity is not None and said.measure is None:
            opinion = told_ahead(opinion, said.sentence)
        opinion = _in_its_place(said, opinion, known)
        if opinion is not None:
            opinion = credited(said, opinion, known, reading, paragraph)
        if opinion is not None:
            return opinion if reading.rank == 0 else _only_in_copy(said, opinion, reading, readings[0], desk)
    return None


def _in_its_place(said: Said, opinion: Opinion | None, known: Sequence[Known]) -> Opinion | None:
    """The opinion, unless the passage has the figure for something else and another for what the draft speaks of."""
    if opinion is None or opinion.verdict is not Verdict.SUPPORTED:
        return opinion
    beside = [one for one in known if one.evidence in opinion.evidence and one.interval is not None]
    turned = next((one for one in beside if is_turned_rate(said, one)), None)
    if turned is not None:
        return opinion_on(Verdict.REFUTED, "comparison", turned)
    agreeing = next((one for one in beside if stands(said, one) is not Relation.APART), None)
    if agreeing is None:
        return opinion
    if came_from(agreeing):  # "down from 5%" leaves its words to the figure before
        return replaced(said, agreeing, beside) or opinion
    swapped = crossed(said, agreeing, beside)
    if swapped is None or (not swapped.by_name and came_from(swapped.figure) and not months(said.words)):
        return opinion  # the word that "up from 14%" shares with the draft belongs to both its figures
    return opinion_on(Verdict.REFUTED, "subject" if swapped.by_name else "number", swapped.figure)


def _only_in_copy(said: Said, opinion: Opinion, reading: Reading, original: Reading, desk: Desk) -> Opinion:
    """What supports a figure that the original nowhere prints is no source of it."""
    printed = any(same_unit(said, one) and _same(said, one) for one in desk.by_article[original.id])
    if opinion.verdict is not Verdict.SUPPORTED or original.rank > 0 or printed:
        return opinion
    says = f"{original.id} does not have it, only its copy {reading.id} has"
    return replace(opinion, verdict=Verdict.NOT_ENOUGH_EVIDENCE, rule="copy-only", found=says)


def _same(said: Said, figure: Known) -> bool:
    return said.quantity is not None and (
        same_words(said.quantity, figure) or stands(said, figure) is not Relation.APART
    )


def _by_article(said: Said, known: Sequence[Known], found: Sequence[Found]) -> Opinion | None:
    """By measure where both are typed; where that finds another number, like sentences are asked as well."""
    typed = _placed(judge_typed(said, known), found) if said.measure is not None else None
    if typed is None or typed.rule != "number":
        return typed or judge_aligned(said, known, found) or of_another(said, known, found)
    aligned = judge_aligned(said, known, found)
    if aligned is not None and _names_nobody(said, aligned, known):
        aligned = None
    if aligned is not None and (aligned.verdict is Verdict.SUPPORTED or aligned.weight >= CLOSE):
        return aligned
    return of_another(said, known, found) or _in_a_like_sentence(said, typed, known, found)


def _names_nobody(said: Said, aligned: Opinion, known: Sequence[Known]) -> bool:
    """Whether a name's figure is borne out only by one of "the stock", where the name has another of its own."""
    if said.subject is None or said.subject.kind not in {"name", "symbol"}:
        return False
    text = " ".join(shown.text for shown in aligned.evidence)
    figures = [one for one in known if one.evidence in aligned.evidence and stands(said, one) is Relation.AGREES]
    unnamed = all(one.subject is None for one in figures)
    return unnamed and not set(name_words(said.subject.name)[:1]) & set(name_words(text))


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
    if said.subject is None and item.covered < OF_IT:
        return None
    figures = [figure for figure in known if figure.evidence in typed.evidence and figure.measure == said.measure]
    dated = any(figure.period is not None and said.period is not None for figure in figures)
    turned = all(opposed(said.direction, figure.direction) for figure in figures)
    return typed if dated or not turned else None


def _beside(said: Said, desk: Desk) -> Opinion | None:
    """A figure whose measure was not read, beside the name of a statistic's subject; or a count behind a statistic.

    Under another definition it may be of another period, but of no other subject.
    """
    if said.quantity is None:
        return None
    for figure in (one for one in desk.computed if _names(said.sentence, one)):
        own = [] if same_period(said.period, figure.period) is False else [figure]
        for known in (*own, *other_definitions(said, figure)):
            if stands(said, known) is Relation.AGREES:
                return opinion_on(Verdict.SUPPORTED, None, known)
    return next((opinion for known in desk.statistics if (opinion := _behind(said, said.quantity, known))), None)


def _names(sentence: str, figure: Known) -> bool:
    """Whether a sentence has the subject of a figure, as it is shown or as it is kept."""
    if figure.subject is None:
        return False
    if figure.subject.kind == "segment":
        return bool(segments(sentence) & _SIZES.get(figure.subject.name, {figure.subject.name}))
    words = _words_in(sentence)
    names = [name for name in (figure.label, figure.subject.name.replace("_", " ")) if name]
    return any(f" {' '.join(name_words(name))} " in words for name in names)


@lru_cache(maxsize=16)
def _words_in(sentence: str) -> str:
    """The words of a sentence with a space around each; every statistic is looked for in them."""
    return " ".join(["", *re.findall(r"[^\W_]+", sentence.casefold()), ""])


def _behind(said: Said, quantity: Quantity, statistic: Statistic) -> Opinion | None:
    """Whether the figure counts what a statistic rests on, or stands in its definition, and its sentence says so."""
    if quantity.unit in {"percent", *CURRENCIES}:
        return None
    counted = content_words(quantity.unit)
    words = content_words(said.sentence) - counted
    defined = f"{statistic.definition} {statistic.label}"
    wanted = _numbers(quantity.text)
    exact = None not in {quantity.interval.low, quantity.interval.high}
    about = bool(wanted) and set(wanted) <= set(_numbers(defined)) and _speaks_of(words, counted, defined)
    if not about and not any(
        quantity.unit not in _TIME
        and quantity.interval.contains(Decimal(count))
        and ((exact and _is_telling(count)) or _speaks_of(words, counted, text))
        for text, count in _counts(statistic)
        if count
    ):
        return None
    return Opinion(Verdict.SUPPORTED, evidence=(Evidence(statistic.definition, statistic=statistic.name),))


def _counts(statistic: Statistic) -> Iterable[tuple[str, int]]:
    """What a statistic counts and leaves out, with the words that say what it is."""
    left_out = statistic.coverage.left_out
    yield f"{statistic.definition} {statistic.label} issues counted used", statistic.coverage.used
    yield f"issues left out {' '.join(left_out)}", sum(left_out.values())
    yield from ((f"issues left out {reason}", count) for reason, count in left_out.items())
    yield from ((f"rows lines {rows.file}", rows.count) for rows in statistic.inputs)


def _is_telling(count: int) -> bool:
    """Whether a count is too long to be met by chance."""
    return count >= _LONG_COUNT and count % 10 != 0


def _speaks_of(words: frozenset[str], counted: frozenset[str], text: str) -> bool:
    """Whether a text has the noun that is counted, and enough of the words around it."""
    theirs = content_words(text)
    return counted <= theirs and len(words & theirs) >= _SAME_WORDS


def _numbers(text: str) -> list[str]:
    return [number.replace(",", "").rstrip(".") for number in re.findall(r"\d[\d,.]*", text)]
