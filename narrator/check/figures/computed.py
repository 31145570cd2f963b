"""A figure of the draft against our own statistics: as they are, as they were, and what they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from narrator.check.desk import Desk
from narrator.check.figures.intervals import SIGNED, Relation
from narrator.check.figures.known import Known, Said, opinion_on, stands
from narrator.check.figures.typed import judge_typed, other_definitions
from narrator.check.figures.units import CURRENCIES, LENGTHS
from narrator.check.names.matching import name_words, same_period
from narrator.check.opinions import Opinion
from narrator.check.records.named import judge_named
from narrator.check.records.past import figures_near, past_figures
from narrator.check.sources.search import content_words, plain_words
from narrator.check.words.anchors import segments
from narrator.model.claims import Quantity
from narrator.model.drafts import Evidence, Verdict
from narrator.model.statistics import Statistic

_SIZES = {
    "small_and_below": {"nano", "micro", "small"},
    "mid_and_above": {"mid", "large", "mega"},
    "large_and_above": {"large", "mega"},
}
_SAME_WORDS, _HALF = 2, 0.5
"""So many words of a sentence must stand in a definition before a number in it is the sentence's."""

_LONG_COUNT = 1000


def by_statistics(said: Said, desk: Desk) -> Opinion | None:
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


def _beside(said: Said, desk: Desk) -> Opinion | None:
    """A figure whose measure was not read, beside the name of a statistic's subject; or a count behind a statistic.

    Under another definition it may be of another period, but of no other subject.
    """
    if said.quantity is None:
        return None
    for figure in (one for one in desk.computed if _names(said.sentence, one)):
        own = [] if same_period(said.period, figure.period) is False else [figure]
        for known in (*own, *other_definitions(said, figure)):
            if stands(said, known) is Relation.AGREES and _is_measured(said, known, desk):
                return opinion_on(Verdict.SUPPORTED, None, known)
    return next((opinion for known in desk.statistics if (opinion := _behind(said, said.quantity, known))), None)


def _is_measured(said: Said, known: Known, desk: Desk) -> bool:
    """Whether a sentence speaks of what a statistic measures, by a word of its definition or the way that it goes.

    Of an index or all stocks of a size much is told: beside these a limit or a share of anything agrees by chance.
    """
    if known.subject is None or known.subject.kind not in {"segment", "index"}:
        return True
    of_it = (one for one in desk.statistics if one.name == known.measure)
    defined = next((one.definition.split(". ")[0] for one in of_it), "")
    told = content_words(f"{known.measure or ''} {defined}".replace("_", " "))
    told -= content_words(f"{known.label} {' '.join(sorted(segments(said.sentence)))} cap caps")
    same_way = known.measure in SIGNED and said.way is not None and said.way is known.direction
    return not said.is_limit and (same_way or bool(plain_words(said.sentence) & told))


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
        quantity.unit not in LENGTHS
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
    return counted <= theirs and len(words & theirs) >= max(_SAME_WORDS, len(words) * _HALF)


def _numbers(text: str) -> list[str]:
    return [number.replace(",", "").rstrip(".") for number in re.findall(r"\d[\d,.]*", text)]
