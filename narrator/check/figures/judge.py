"""One figure of the draft before the whole desk: our statistics, then each independent origin of the articles."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from narrator.check.desk import Desk
from narrator.check.figures.accounts import of_its_account
from narrator.check.figures.aligned import judge_aligned
from narrator.check.figures.basis import is_turned_rate
from narrator.check.figures.belonging import Told, of_another_name, of_their_names
from narrator.check.figures.bounds import bounded_alike, with_both_ends
from narrator.check.figures.computed import by_statistics, is_told_whole
from narrator.check.figures.counted import counted
from narrator.check.figures.credit import credited
from narrator.check.figures.doers import done_by, done_to
from narrator.check.figures.exactly import no_more_exact
from narrator.check.figures.forecasts import told_otherwise
from narrator.check.figures.intervals import Relation, is_limit
from narrator.check.figures.kinds import is_of_measure, of_its_kind
from narrator.check.figures.known import Known, Said, credited_elsewhere, opinion_on, same_unit, same_words, stands
from narrator.check.figures.neighbours import crossed
from narrator.check.figures.outdated import came_from, outdated, replaced
from narrator.check.figures.owners import exchanged, of_another, of_another_group, with_its_number
from narrator.check.figures.printed import CLOSE, LOOSE, OF_IT, names_around
from narrator.check.figures.slots import elsewhere, in_its_slot
from narrator.check.figures.steps.reckoned import reckoned
from narrator.check.figures.steps.worked_out import worked_out
from narrator.check.figures.targets import on_target
from narrator.check.figures.times import of_its_turn
from narrator.check.figures.together import told_together
from narrator.check.figures.typed import judge_typed
from narrator.check.figures.units import CURRENCIES, LENGTHS
from narrator.check.figures.ways import opposed
from narrator.check.names.matching import name_words
from narrator.check.opinions import Opinion, combined
from narrator.check.sources.library import Hits
from narrator.check.sources.readings import Reading
from narrator.check.sources.search import Found
from narrator.check.words.ahead import told_ahead, told_behind
from narrator.check.words.anchors import months
from narrator.model.claims import Quantity
from narrator.model.drafts import Verdict

_READ = 4
"""So many passages that line up best name the articles whose figures are put together."""

_ANOTHER = frozenset({"number", "unit", "over-precise", "no-evidence", "unsupported"})
"""Rules of a figure that the passages have another one in place of: it may be worked out from that."""

_OF_CREDIT = frozenset({"attribution-lost", "misattributed"})
"""Rules of a figure that a passage prints: no arithmetic gives it back its source."""

_NONE = Opinion(Verdict.NOT_ENOUGH_EVIDENCE, "no-evidence", "no statistic and no article has it")


def judge_figure(said: Said, desk: Desk, found: Hits, paragraph: str) -> tuple[Opinion | None, int]:
    """The opinion that stands on a figure, and how many independent origins share it.

    A figure that the draft credits to somebody is checked against articles, any other against our statistics first.
    `None` for a length of time that nothing speaks of: it dates a sentence and asserts nothing.
    """
    ours = None if credited_elsewhere(said) else by_statistics(said, desk, paragraph)
    if ours is not None and ours.verdict is Verdict.SUPPORTED:
        if is_of_measure(said, said.measure or ""):
            return ours, 1
        ours = None
    theirs = of_their_names(said, _by_origins(said, desk, found, paragraph))
    if ours is not None and ours.verdict is Verdict.REFUTED and is_told_whole(said, desk):
        theirs = [one for one in theirs if one.weight >= OF_IT]  # a bare share or rate is met with by chance
    opinions = [ours, *theirs] if ours is not None else theirs
    opinion, origins = combined(opinions)
    newer = outdated(said, _of_measure(said, desk)) if opinion is not None and said.measure is not None else None
    if newer is not None:
        return newer, 1
    settled = opinion is not None and (opinion.verdict is Verdict.SUPPORTED or opinion.rule in _OF_CREDIT)
    if ours is None and not settled:
        opinion = _put_together(said, desk, found, told=opinion is not None) or opinion
        if opinion is None or opinion.rule in _ANOTHER:
            opinion = reckoned(said, desk, found) or opinion
    if opinion is not None or said.quantity is None:
        return opinion, origins
    if _dates(said, said.quantity):
        return None, 0

    def vet(opinion: Opinion, reading: Reading) -> Opinion | None:
        known = desk.by_article[reading.id]
        vetted = _vetted(said, opinion, known, reading, paragraph)
        return vetted and (of_another_name(said, Told(vetted, reading, known)) or vetted)

    told = counted(said, desk, found) or in_its_slot(said, desk, found, vet)
    return told or _missing(said, said.quantity, desk, found), 0


def _put_together(said: Said, desk: Desk, found: Hits, *, told: bool) -> Opinion | None:
    """Support by arithmetic with the figures of the articles that line up best."""
    articles = list(dict.fromkeys(item.passage.article for item in found.originals[:_READ]))
    there = found.by_article(articles, least=LOOSE)
    opinions = (worked_out(said, desk.by_article[article], there[article], told=told) for article in articles)
    return next((opinion for opinion in opinions if opinion is not None), None)


def _of_measure(said: Said, desk: Desk) -> list[Known]:
    """All figures of the draft's measure that statistics and originals have."""
    theirs = (desk.by_article[reading.id] for reading in desk.measuring(said) if reading.rank == 0)
    return [figure for figures in (desk.computed, *theirs) for figure in figures if figure.measure == said.measure]


def _dates(said: Said, quantity: Quantity) -> bool:
    """Whether the figure is a length of time in passing, as in "the most in three months"."""
    whole = quantity.value is None or quantity.value == quantity.value.to_integral_value()
    return said.measure is None and quantity.unit in LENGTHS and whole


def _missing(said: Said, quantity: Quantity, desk: Desk, found: Hits) -> Opinion:
    """A figure with nothing behind it; a loose count in words ("two of them", "most") asks for a look only."""
    exact = re.search(r"\d", quantity.text) or quantity.unit in CURRENCIES
    fraction = quantity.unit == "percent" and not is_limit(quantity.interval, quantity.unit)
    if said.measure is not None or exact or fraction:
        return elsewhere(said, desk, found) or _NONE
    return replace(_NONE, rule="unsupported")


def _by_origins(said: Said, desk: Desk, found: Hits, paragraph: str) -> list[Told]:
    """What each origin says that could have an opinion, by its passages with figures."""
    origins, passages = desk.bearing(said, found)
    least = 0.0 if said.chain or said.measure is not None else LOOSE
    there = found.by_article([one.id for readings in origins for one in readings], least=least, among=passages)
    return [_by_origin(said, readings, desk, there, paragraph) for readings in origins]


def _by_origin(
    said: Said, readings: Sequence[Reading], desk: Desk, there: Mapping[str, Sequence[Found]], paragraph: str
) -> Told:
    """The original's opinion, and only where it has none that of a copy, which says so."""
    for reading in readings:
        known, here = desk.by_article[reading.id], there[reading.id]
        opinion = told_together(said, known) or on_target(said, known, reading) or _by_article(said, known, here)
        if opinion is None or opinion.verdict is not Verdict.SUPPORTED:
            opinion = told_otherwise(said, known, here) or opinion
        opinion = opinion and _vetted(said, opinion, known, reading, paragraph)
        if opinion is not None:
            original = reading.rank == 0
            opinion = opinion if original else _only_in_copy(said, opinion, reading, readings[0], desk)
            return Told(opinion, reading, known)
    return Told(None, readings[0], desk.by_article[readings[0].id])


def _vetted(said: Said, opinion: Opinion, known: Sequence[Known], reading: Reading, paragraph: str) -> Opinion | None:
    """What is left of an opinion that is asked of what the article has the figure, in which mood, and whose it is."""
    if said.quantity is not None and said.measure is None:
        opinion = told_ahead(opinion, said.sentence)
    vetted = _in_its_place(said, told_behind(opinion, said.sentence), known)
    if vetted is None:
        return None
    vetted = of_its_turn(said, vetted, reading)
    for ask in (of_its_kind, of_its_account, done_by, of_another_group, bounded_alike, with_both_ends, no_more_exact):
        vetted = ask(said, vetted, known)
    return credited(said, done_to(said, vetted, reading), known, reading, paragraph)


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
    if typed is not None and typed.rule != "number":
        return typed
    same = with_its_number(said, known)
    if typed is None:
        opinion = exchanged(said, same, known, found) or judge_aligned(said, known, found)
        return opinion or of_another(said, same, known, found)
    aligned = judge_aligned(said, known, found)
    if aligned is not None and _names_nobody(said, aligned, known):
        aligned = None
    if aligned is not None and (aligned.verdict is Verdict.SUPPORTED or aligned.weight >= CLOSE):
        return aligned
    return of_another(said, same, known, found) or _in_a_like_sentence(said, typed, known, found)


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
    if item is None or item.whole < CLOSE / 2 or not names_around(said, item.passage, but=matched):
        return None
    if said.subject is None and item.covered < OF_IT:
        return None
    figures = [figure for figure in known if figure.evidence in typed.evidence and figure.measure == said.measure]
    dated = any(figure.period is not None and said.period is not None for figure in figures)
    turned = all(opposed(said.direction, figure.direction) for figure in figures)
    return typed if dated or not turned else None
