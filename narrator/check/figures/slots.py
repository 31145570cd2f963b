"""Which figure of an article a figure of the draft tells, where no sentence by itself bears it out or has another.

A sentence leaves much to what stands around it: who "she" and "the fund" are, what "it" is that rose. So a figure lines
up with the draft's by the words of its clause and by what its sentence, the ones around it and the headline say of it;
who writes or speaks may be named elsewhere. What the two differ in then decides.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from narrator.check.desk import Desk
from narrator.check.figures.aligned import other_sense
from narrator.check.figures.basis import is_difference
from narrator.check.figures.intervals import Relation
from narrator.check.figures.kinds import of_another_kind
from narrator.check.figures.known import (
    Known,
    Said,
    of_one_subject,
    opinion_on,
    same_unit,
    same_words,
    stands,
    taken,
    written,
)
from narrator.check.figures.owners import COMPANY
from narrator.check.figures.printed import Printed, counts_beside, is_named, names_of, printed_in, speaks_of_another
from narrator.check.figures.slips import is_misread, is_moved, is_transposed
from narrator.check.figures.times import dated_apart, undated
from narrator.check.figures.units import CURRENCIES, NO_COUNTS, in_unit
from narrator.check.names.matching import name_words, time_in_words
from narrator.check.opinions import Opinion
from narrator.check.sources.library import Hits, Library, Rarity
from narrator.check.sources.readings import Reading
from narrator.check.sources.search import Found, Page, content_words
from narrator.check.words.anchors import anchors, tokens
from narrator.model.drafts import Verdict

Vet: TypeAlias = Callable[[Opinion, Reading], Opinion | None]
"""What the other rules leave of an opinion that rests on an article."""

_READ = 4
"""So many articles with the likest passages are looked into."""

_LIKE, _SURE = 0.28, 0.4
"""A figure that lines up so well is the draft's where it prints the same, and where it differs but in its number."""

_OWNED = 0.2
"""The same where it is known whose a figure is, and the draft names that company."""

_COMMON = 0.5
"""The same for what many a figure has by chance: one digit of a percentage, a fraction in words, all but one digit."""

_AS_LIKE = 0.05
"""Figures of one clause line up as well as each other but for a word."""

_IN_SENTENCE, _NEARBY = 0.8, 0.4
"""What a word of the draft's counts that stands in another clause of the sentence, or in a sentence beside it."""

_BY_HOW_MUCH = re.compile(r"\W*(?:\w+ )?(?:more|less|fewer|higher|lower|above|below|ahead|behind)\b")
"""What stands behind a difference, which is near neither of its ends but by chance."""

_CENTS = re.compile(r"(?<!per\s)\bcents?$", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_RATES = frozenset({"percent", "percentage points", "basis points"})
_ELLIPTIC = frozenset({"", "point", "points"})
"""Units of amounts whose sentence leaves the unit to one before: "9.8 trillion", "1.6 points"."""

_SHARED = 3


class Slot(NamedTuple):
    """A figure of an article and how well it lines up with the draft's, 0 to 1."""

    printed: Printed
    likeness: float

    @property
    def figure(self) -> Known:
        """The figure itself."""
        return self.printed.figure

    @property
    def page(self) -> Page:
        """Its article."""
        return self.printed.item.passage.page


def in_its_slot(said: Said, desk: Desk, found: Hits, vet: Vet) -> Opinion | None:
    """What the figure that the draft's tells says of it: that it is the draft's, or in what they differ."""
    slots = [slot for slot in _slots(said, desk, found) if slot.likeness >= _OWNED]
    same = next((slot for slot in slots if _is_the_same(said, slot)), None)
    if same is not None:
        return _judged(said, same, vet)
    likest = [slot for slot in slots if slot.likeness >= slots[0].likeness - _AS_LIKE]
    slip = next((slot for slot in likest if _is_off(said, slot)), None)
    return None if slip is None else _on(Verdict.REFUTED, "number", slip)


def _slots(said: Said, desk: Desk, found: Hits) -> list[Slot]:
    """The figures of the articles with the likest passages that may tell of the draft's things, the likest first."""
    slots = [
        Slot(printed, _likeness(said, printed, found.library.weights))
        for page in _pages(found)
        for printed in _printed_by(page, desk.by_article[page.reading.id], found)
        if _may_count(said, printed) and not _of_another(said, printed) and is_named(said, printed)
        if not speaks_of_another(said, printed.item)
    ]
    return sorted(slots, key=lambda slot: -slot.likeness)


def _printed_by(page: Page, known: Sequence[Known], found: Hits) -> Iterator[Printed]:
    """The figures of an article with their passages; one that shares no word with the draft's lines up by its place."""
    near = {item.passage.number: item for item in found.of(page.reading.id)}
    for number in _having(page, known, found.library):
        item = near.get(number) or Found(0.0, found.library.passage(number), 0.0)
        here = printed_in(item, known)
        yield from (Printed(item, figure, here) for figure in here)


def _having(page: Page, known: Sequence[Known], library: Library) -> list[int]:
    """The passages of an article that have a figure, in their order."""
    first, starts = library.passages_of(page.reading.id).start, [span.start for span in page.spans]
    return sorted({first + place for one in known if (place := bisect_right(starts, one.place) - 1) >= 0})


def _likeness(said: Said, printed: Printed, rarity: Rarity) -> float:
    """How well a figure lines up with the draft's: two parts by its clause, one by its sentence.

    That is its words, its meaning or the other figures that it has, whichever is likest.
    """
    names = content_words(" ".join(sorted(anchors(said.without_figures))))
    own, near = printed.item.passage.words, printed.item.passage.words_around
    clause = _share(said.content - names, rarity, ((1.0, printed.own), (_IN_SENTENCE, own), (_NEARBY, near)))
    whole = _share(content_words(said.sentence) - names, rarity, ((1.0, own), (_NEARBY, near)))
    told = [any(same_words(other, one) for one in printed.beside) for other in said.others]
    return (2 * clause + max(whole, printed.item.meant, sum(told) / len(told) if told else 0.0)) / 3


def _share(words: frozenset[str], rarity: Rarity, places: Sequence[tuple[float, frozenset[str]]]) -> float:
    """How much of some words stands in the first of the places that has each."""
    weighed = [(rarity[word], next((worth for worth, has in places if word in has), 0.0)) for word in sorted(words)]
    total = sum(weight for weight, _ in weighed)
    return sum(weight * worth for weight, worth in weighed) / total if total else 0.0


def _may_count(said: Said, printed: Printed) -> bool:
    """Whether a figure may be of the draft's unit: it counts the same, another money or rate, or names no unit."""
    quantity, unit = said.quantity, printed.figure.unit
    if quantity is None or printed.figure.interval is None:
        return False
    like = any({quantity.unit, unit} <= units for units in (CURRENCIES, _RATES))
    elliptic = unit in _ELLIPTIC and quantity.unit in NO_COUNTS and quantity.unit != "multiple"
    return like or elliptic or same_unit(said, printed.figure) or counts_beside(said, printed)


def _of_another(said: Said, printed: Printed) -> bool:
    """Whether a figure is of a company of which the draft says nothing; whose it is may be misread on either side."""
    subject = printed.figure.subject
    if subject is None or subject.kind not in COMPANY or of_one_subject(said, printed.figure) is not False:
        return False
    return not set(name_words(printed.figure.owner or subject.name)[:1]) & tokens(said.sentence)


def _is_the_same(said: Said, slot: Slot) -> bool:
    """Whether a figure prints the draft's number, and lines up with it the better the more figures may print it."""
    if not _prints(said, slot.figure) or (said.is_limit and stands(said, slot.figure) is Relation.APART):
        return False
    if _is_telling(said):
        return slot.likeness >= (_OWNED if _is_owned(said, slot.figure) else _LIKE)
    return slot.likeness >= _COMMON


def _prints(said: Said, figure: Known) -> bool:
    """Whether a figure prints the draft's number, or what it is in another unit: 74 basis points are 0.74%."""
    quantity = said.quantity
    turned = quantity and in_unit(quantity, figure.unit)
    return quantity is not None and any(same_words(one, figure) for one in (quantity, turned) if one)


def _is_owned(said: Said, figure: Known) -> bool:
    """Whether it is known of which company a figure is, and the draft names it."""
    subject = figure.subject
    named = subject is not None and subject.kind in COMPANY
    return named and subject is not None and set(name_words(subject.name)[:1]) <= tokens(said.sentence)


def _is_telling(said: Said) -> bool:
    """Whether few figures print the number: two digits, a decimal, or an amount of money."""
    quantity = said.quantity
    if quantity is None or not re.search(r"\d", quantity.text):
        return False
    exact = "." in quantity.text or any(len(one.normalize().as_tuple().digits) > 1 for one in written(said.quantity))
    return exact or quantity.unit in CURRENCIES


def _judged(said: Said, slot: Slot, vet: Vet) -> Opinion | None:
    """That the figure is the draft's, as far as the other rules leave it, or in what the two differ."""
    rule = "unit" if not _same_kind(said, slot.printed) else _other_time(said, slot) or other_sense(said, slot.printed)
    if rule is not None:
        unsure = rule == "period" and not _other_time(said, slot)  # a figure's time is often that of its neighbour
        sure = _is_telling(said) and not unsure and (rule == "unit" or slot.likeness >= _SURE)
        return _on(Verdict.REFUTED, rule, slot) if sure else None
    if (slot.likeness < _COMMON and _measures_another(said, slot.figure)) or _is_uncredited(said, slot):
        return None
    opinion = vet(_on(Verdict.SUPPORTED, None, slot), slot.page.reading)
    unsure = opinion is not None and opinion.verdict is Verdict.REFUTED and slot.likeness < _SURE
    return None if unsure else opinion


def _is_uncredited(said: Said, slot: Slot) -> bool:
    """Whether somebody says it in the article, and the draft names nobody."""
    quotes = slot.page.reading.statements.quotes if not said.chain else ()
    return any(quote.content.span.start <= slot.figure.place < quote.content.span.end for quote in quotes)


def _measures_another(said: Said, figure: Known) -> bool:
    """Whether what the draft measures is known, and not known to be what the article does."""
    return said.measure is not None and said.measure != figure.measure


def _other_time(said: Said, slot: Slot) -> str | None:
    """The rule where the passage names years and the draft another that its article has nowhere."""
    passage = slot.printed.item.passage
    strange = set(_YEAR.findall(said.without_figures)) - passage.within
    published = slot.page.reading.published
    return "period" if strange - {f"{published:%Y}" if published else ""} and _YEAR.search(passage.text) else None


def _same_kind(said: Said, printed: Printed) -> bool:
    """Whether two figures of one number count the same, as far as the article's says what it counts."""
    figure, quantity = printed.figure, said.quantity
    if figure.unit in _ELLIPTIC or quantity is None:
        return True
    if bool(_CENTS.search(quantity.text)) is not bool(_CENTS.search(figure.there.of(figure.evidence.text))):
        return quantity.unit in CURRENCIES  # cents on the dollar are no percentage of a price
    if quantity.unit == figure.unit:
        return True
    return counts_beside(said, printed) or (same_unit(said, figure) and stands(said, figure) is not Relation.APART)


def _is_off(said: Said, slot: Slot) -> bool:
    """Whether a figure stands where the draft has one that is a slip of it."""
    figure = slot.figure
    if said.quantity is None or (figure.unit not in _ELLIPTIC and not same_unit(said, figure)):
        return False
    if is_difference(said) or _BY_HOW_MUCH.match(said.sentence, said.quantity.span.end - said.start):
        return False
    pairs = [(mine, theirs) for mine in written(said.quantity) for theirs in figure.written]
    surely = any(is_transposed(*pair) or is_moved(*pair) for pair in pairs) and slot.likeness >= _SURE
    likely = any(is_misread(*pair) for pair in pairs) and slot.likeness > _COMMON
    return (
        (surely or likely)
        and not _measures_another(said, figure)
        and not taken(said, figure)
        and not undated(said, figure)
        and not dated_apart(said, figure)
        and other_sense(said, slot.printed) is None
    )


def _on(verdict: Verdict, rule: str | None, slot: Slot) -> Opinion:
    return replace(opinion_on(verdict, rule, slot.figure), weight=slot.likeness)


def elsewhere(said: Said, desk: Desk, found: Hits) -> Opinion | None:
    """That an article which names all that the draft names has the figure, and what could not be matched with it."""
    if said.quantity is None:
        return None
    for page in _pages(found):
        known = desk.by_article[page.reading.id] if names_of(said) <= page.within else ()
        figure = next((one for one in known if same_unit(said, one) and _prints(said, one)), None)
        if figure is not None:
            unlike = of_another_kind(said, figure) if _speaks_of_it(said, figure) else None
            if unlike is not None:
                return unlike
            traded = _traded(said, figure, known)
            if traded is not None:
                return opinion_on(Verdict.REFUTED, "number", traded)
            opinion = opinion_on(Verdict.NOT_ENOUGH_EVIDENCE, "no-evidence", figure)
            return replace(opinion, found=f"{figure.words}, {_unmatched(said, figure)}")
    return None


def _traded(said: Said, figure: Known, known: Sequence[Known]) -> Known | None:
    """The figure beside one of another time that is of the draft's, where the draft has it for another time."""
    if not dated_apart(said, figure) or not _speaks_as_much(said, figure):
        return None
    beside = (one for one in known if one.evidence == figure.evidence and one.unit == figure.unit and one is not figure)
    return next((one for one in beside if taken(said, one) and not dated_apart(said, one)), None)


def _speaks_of_it(said: Said, figure: Known) -> bool:
    """Whether a figure's own sentence has the draft's names and time, and several of its words."""
    return _speaks_as_much(said, figure) and not dated_apart(said, figure)


def _speaks_as_much(said: Said, figure: Known) -> bool:
    """Whether it has the names and several of the words, whatever its time."""
    shared = content_words(said.sentence) & content_words(figure.evidence.text)
    return names_of(said) <= tokens(figure.evidence.text) and len(shared) >= _SHARED


def _pages(found: Hits) -> list[Page]:
    """The articles that have the likest passages."""
    return list({item.passage.article: item.passage.page for item in found.originals[:_READ]}.values())


def _unmatched(said: Said, figure: Known) -> str:
    """What of the draft is not in the sentence of a figure: its time, its names, or anything else."""
    missing = sorted(names_of(said) - tokens(figure.evidence.text))
    if dated_apart(said, figure) and said.period is not None:
        return f"but not for {time_in_words(said.period)}"
    if missing:
        return f"in a sentence without {' or '.join(word.title() for word in missing)}"
    return "and nothing in it says that the draft speaks of the same"
