"""A figure of the draft against our own statistics: as they are, as they were, and what they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from functools import lru_cache

from narrator.check.desk import Desk
from narrator.check.figures.intervals import Relation
from narrator.check.figures.joint import judge_joint, tells_a_joint
from narrator.check.figures.known import Known, Said, opinion_on, same_unit, stands
from narrator.check.figures.spoken_of import goes_its_way, speaks_of
from narrator.check.figures.typed import judge_typed, other_definitions
from narrator.check.figures.units import CURRENCIES, LENGTHS
from narrator.check.figures.variants import is_a_variant
from narrator.check.figures.ways import is_step
from narrator.check.names.matching import compact, name_words, same_period
from narrator.check.opinions import Opinion
from narrator.check.records.moves import judge_move, superseded, turned_move
from narrator.check.records.named import judge_named
from narrator.check.records.past import figures_near, past_figures
from narrator.check.records.phrases import COUNTS
from narrator.check.records.portions import judge_portion
from narrator.check.records.totals import judge_total, tells_a_total
from narrator.check.records.turns import judge_turn, speaks_of_a_turn
from narrator.check.records.valued import judge_discount
from narrator.check.records.vocabulary import measure_named, names_class
from narrator.check.sources.search import content_words
from narrator.check.words.anchors import segments
from narrator.model.claims import Period, Quantity
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
_UNSAID = frozenset({"segment", "source"})
"""What a ranked name or industry is listed under, and whose table it is: a sentence need not say so again."""
_RANKS = re.compile(
    r"\b(?:most|least|best|worst|second|third|fourth|fifth|top|[a-z]{3,}iest|(?:bigg|larg|great|small|high|low)est)\b"
    r"|\b(?:more|less|better|worse|faster|slower|further|as much|twice|[a-z]{3,}er)\b.*\b(?:than|as)\b"
    r"|\b(?:out-?p|out-?str|under-?p|beat|lag|trail|led\b|leads\b|eclips|surpass|exceed)"
)
"""Words of a place among others, or beside another, which no sign alone bears out."""
_OF_SECTORS = frozenset({"sector_return", "sector_weights"})
_IN_FULL = frozenset({"sector_return", "sector_weights", "concentration_share", "capitalisation_share"})
_STANDING = frozenset({"sector_weights", "capitalisation_share"})
"""Of these, what stands on the day and needs no time."""
_INDEX = re.compile(r"\b(?:index|S&P|Russell|Nasdaq|Dow|in|among|within)\s(?=[A-Z\d])")
"""What says that only an index's stocks of a sector are spoken of."""
_SINCE_THEN = re.compile(
    r"\s(?:ever\s)?since(?:\sthen|\sthe\send\sof\s(?:that|the)\s(?:week|month|quarter|year))?[.,;]?\s*$"
)
_OF_A_GAIN = re.compile(
    r"\sof\s[^,;.]{0,60}?\b(?:gain|rise|return|rally|advance|jump|climb|fall|drop|decline|loss)s?\b", re.IGNORECASE
)
_OF_THE_WHOLE = re.compile(
    r"\sof\sthe\s(?:[\w&-]+\s){0,2}[\w&-]+(?:[’']s\s(?:value|capitali[sz]ation|weight|market\s(?:value|cap\w*)))?[.]?$"
)
"""What says that a share is one of all that an index is worth, and of nothing that it did."""
_INDICES = frozenset({"index", "market", "universe", "against"})


def by_statistics(said: Said, desk: Desk, paragraph: str) -> Opinion | None:
    """By the statistics as they are, else by their series on the day or over the period that the draft names."""
    if is_a_variant(said) or (said.measure is not None and said.quantity is None and _RANKS.search(said.sentence)):
        return None
    if speaks_of_a_turn(said):
        return judge_turn(said, desk.statistics) or _rebound(said, desk)
    whole = _told_whole(said, desk)
    if whole is not None or tells_a_total(said):
        return whole or judge_total(said, desk.statistics)
    if tells_a_joint(said, desk.computed):
        return judge_joint(said, desk.computed)
    said = _since_then(_of_industry(_in_days(said), desk), desk)
    opinion = _as_change(said, desk) or judge_move(said, desk.statistics) or _by_value(said, desk, paragraph)
    if opinion is not None and opinion.verdict is Verdict.SUPPORTED:
        return turned_move(said, desk.statistics) or opinion
    return opinion and superseded(said, opinion, desk.statistics)


def _in_days(said: Said) -> Said:
    """What is said in days to cover short positions is no amount of them, whatever measure was read."""
    in_days = said.quantity is not None and said.quantity.unit == "days" and said.measure is not None
    return replace(said, measure=None) if in_days and measure_named(said.sentence) == "days_to_cover" else said


def is_told_whole(said: Said, desk: Desk) -> bool:
    """Whether a sentence leaves no doubt which of our figures is meant: a part of all, a discount."""
    return _told_whole(said, desk) is not None


def _told_whole(said: Said, desk: Desk) -> Opinion | None:
    return judge_portion(said, desk.statistics) or judge_discount(said, desk.statistics)


def _since_then(said: Said, desk: Desk) -> Said:
    """What has come about since a time named before it is of the days after: "peaked in May, and is down since"."""
    period = said.period
    if period is None or period.end is None or _SINCE_THEN.match(said.sentence, said.there.end) is None:
        return said
    last = max((one.period.end for one in desk.statistics if one.period.end is not None), default=period.end)
    return replace(said, period=Period(period.end + timedelta(days=1), last)) if last > period.end else said


def _by_value(said: Said, desk: Desk, paragraph: str) -> Opinion | None:
    """By what stands, or stood then."""
    if said.measure is None:
        return _beside(said, desk, paragraph) or judge_named(said, desk.statistics)
    if said.measure == "short_interest" and is_step(said.sentence, said.there):
        return None
    past = (past_figures(said, desk.statistics), figures_near(said, desk.statistics))
    now, then, near = (judge_typed(said, figures) for figures in (desk.computed, *past))
    for opinion in (now, then, near):
        if opinion is not None and opinion.verdict is Verdict.SUPPORTED:
            return opinion
    if now is not None:
        return now if then is None or now.rule == "period" else then
    return _beside(said, desk, paragraph) or then


def _rebound(said: Said, desk: Desk) -> Opinion | None:
    """Support by the rise of an index from its last trough, whose day the words may leave open."""
    figures = [one for one in desk.computed if one.measure == "rebound" and one.subject == said.subject]
    held = next((one for one in figures if stands(said, one) is Relation.AGREES and goes_its_way(said, one)), None)
    return None if held is None else opinion_on(Verdict.SUPPORTED, None, held)


def _of_industry(said: Said, desk: Desk) -> Said:
    """What is said of an industry that opens the sentence, and in which segment, is of that industry there."""
    if said.measure is None or (said.subject is not None and said.subject.kind != "segment"):
        return said
    opening = _words_in(said.sentence)
    ranked = [one for one in desk.computed if one.measure == said.measure and one.label]
    for one in ranked:
        opens = opening.startswith(f" {' '.join(name_words(one.label))} ")
        if opens and one.subject is not None and one.subject.kind == "industry":
            return replace(said, subject=one.subject)
    return said


def _as_change(said: Said, desk: Desk) -> Opinion | None:
    """How far short interest went, as the change over one of the windows that are computed; which one may be open."""
    if said.measure != "short_interest" or not is_step(said.sentence, said.there):
        return None
    way = said.direction or said.way
    opinion = judge_typed(replace(said, measure="short_interest_change", direction=way), desk.computed)
    return opinion if opinion is not None and (opinion.rule != "number" or said.period is not None) else None


def _beside(said: Said, desk: Desk, paragraph: str) -> Opinion | None:
    """A figure whose measure was not read, beside the name of a statistic's subject; or a count behind a statistic.

    Under another definition it may be of another period, but of no other subject.
    """
    if said.quantity is None:
        return None
    turned = None
    for figure in (one for one in desk.computed if names_subject(said.sentence, one)):
        own = [] if same_period(said.period, figure.period) is False else [figure]
        for known in (*own, *other_definitions(said, figure)):
            if stands(said, known) is Relation.AGREES and speaks_of(said, known, paragraph):
                if goes_its_way(said, known):
                    return opinion_on(Verdict.SUPPORTED, None, known)
                turned = turned or (known if known.measure in _OF_SECTORS else None)
    if turned is not None:
        return opinion_on(Verdict.REFUTED, "direction", turned)
    counted = next((opinion for known in desk.statistics if (opinion := _behind(said, said.quantity, known))), None)
    return counted or _other_number(said, desk, paragraph)


def _other_number(said: Said, desk: Desk, paragraph: str) -> Opinion | None:
    """Another figure of a sector or of the largest names, whose measure, subject and time a sentence names in full."""
    if said.forecast or said.negated or said.measure is not None:
        return None
    figures = [
        one
        for one in desk.computed
        if one.measure in _IN_FULL
        and same_unit(said, one)
        and (same_period(said.period, one.period) or (one.measure in _STANDING and not said.times))
        and names_subject(said.sentence, one)
        and speaks_of(said, one, paragraph)
        and _is_its_figure(said, one)
    ]
    if not figures or len({(one.measure, one.subject) for one in figures}) > 1:
        return None
    return opinion_on(Verdict.REFUTED, "number", figures[0])


def _is_its_figure(said: Said, figure: Known) -> bool:
    """Whether the words right at a figure say that it is how far a sector went, or which part of a gain was whose."""
    if figure.measure == "sector_return":
        return is_step(said.sentence, said.there) and not _INDEX.search(said.sentence)
    behind = said.sentence[said.there.end :]
    if figure.measure == "capitalisation_share":
        return _OF_THE_WHOLE.match(behind) is not None
    return figure.measure == "sector_weights" or _OF_A_GAIN.match(behind) is not None


def names_subject(sentence: str, figure: Known) -> bool:
    """Whether a sentence has the subject of a figure: its label, or all that tells it from others as it is kept."""
    if figure.subject is None:
        return False
    words = _words_in(sentence)
    if figure.label and f" {' '.join(name_words(figure.label))} " in words:
        return True
    first, *others = figure.subject.parts
    if first[0] == "symbol" and not others:
        return re.search(rf"(?<![\w&]){re.escape(first[1])}(?![\w&])", sentence) is not None
    return all(_has_part(*part, words) for part in (first, *(one for one in others if one[0] not in _UNSAID)))


def _has_part(kind: str, name: str, words: str) -> bool:
    if kind == "segment":
        return bool(segments(words) & _SIZES.get(name, {name}))
    if kind == "class":
        return names_class(name, words)
    spelt = {
        " ".join(name_words(name.replace("_", " "))),
        *(word for word, count in COUNTS.items() if str(count) == name),
    }
    return any(f" {one} " in words for one in spelt) or (kind in _INDICES and compact(name) in compact(words))


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
    about = bool(wanted) and set(wanted) <= set(_numbers(defined)) and _speaks_of(words, counted, defined)
    if not about and not any(
        quantity.unit not in LENGTHS
        and quantity.interval.contains(Decimal(count))
        and (_is_telling(count, quantity) or _speaks_of(words, counted, text))
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


def _is_telling(count: int, quantity: Quantity) -> bool:
    """Whether a count is too long to be met by chance, and printed to the last digit."""
    low, high = quantity.interval.low, quantity.interval.high
    to_the_last = low is not None and high is not None and high - low <= 1
    return to_the_last and count >= _LONG_COUNT and count % 10 != 0


def _speaks_of(words: frozenset[str], counted: frozenset[str], text: str) -> bool:
    """Whether a text has the noun that is counted, and enough of the words around it."""
    theirs = content_words(text)
    return counted <= theirs and len(words & theirs) >= max(_SAME_WORDS, len(words) * _HALF)


def _numbers(text: str) -> list[str]:
    return [number.replace(",", "").rstrip(".") for number in re.findall(r"\d[\d,.]*", text)]
