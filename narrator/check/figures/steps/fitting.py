"""How well the words of a draft's sentence fit some numbers of an article, and whose these are."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Sequence
from typing import Final

from narrator.check.figures.known import written
from narrator.check.figures.steps.operand import Operand
from narrator.check.figures.steps.spoken import FARED, Operation, outcome, whole_of
from narrator.check.figures.steps.step import Asked
from narrator.check.figures.steps.wanted import Wanted, every, last_names, names_in, place_in, places_of, stems
from narrator.check.figures.ways import own_words
from narrator.check.sources.search import content_words
from narrator.check.words.anchors import apart, months, tokens

_ENOUGH: Final = 0.5
"""So much of what the draft says of its figure must stand around the figures that it comes from."""
_NAMELESS: Final = 0.7
"""The same where no name says of what it is."""
_OF_WHICH: Final = 0.3
_OF_EACH: Final = 0.5
_TURNED: Final = 0.5
_STRANGE: Final = 0.5
"""What these count: a part told of its whole, a name of the draft's at each of two, gains and losses, strange names."""
_MONTHS: Final = tuple(month.casefold() for month in month_name[1:])
_END_OF_MONTH: Final = re.compile(r"\b(?:end|close) of ([A-Z][a-z]+)")
_CLOSE: Final = (0.6, 0.3, 0.15, 0.0)
"""What it counts for numbers to stand in one sentence, or so many apart."""


def fit_of(asked: Asked, wanted: Wanted, taken: Sequence[Operand], operands: Sequence[Operand]) -> float:
    """How well the words of a sentence fit some numbers; nothing where they are another's."""
    if not all(_may_be_of(asked, wanted, one, taken) for one in taken):
        return 0.0
    own = every(names_in(one.own) for one in taken)
    near = every(frozenset(map(place_in, tokens(one.passage.text))) | _named_last(asked, wanted, one) for one in taken)
    around = every(frozenset(map(place_in, one.passage.around)) for one in taken)
    around |= frozenset(map(place_in, tokens(taken[0].passage.page.reading.headline)))
    if not wanted.names <= places_of(taken[0].passage.page) and not wanted.names & around:
        return 0.0
    told = every(content_words(f"{_told(one, taken, operands)} {one.before} {one.figure.unit}") for one in taken)
    wide = every(one.passage.words_around for one in taken)
    covered = sum(1.0 if word in told else 0.5 if word in wide else 0.0 for word in wanted.plain)
    share = covered / len(wanted.plain) if wanted.plain else 1.0
    if share < (_ENOUGH if wanted.names or wanted.ours else _NAMELESS) or _of_another_month(asked, taken):
        return 0.0
    mine = every(one.words for one in taken)
    timely = every(tokens(one.own) for one in taken)
    fit = share + 0.5 * _part(wanted.plain, mine) + 0.5 * _part(wanted.times, timely)
    fit += _part(wanted.names, near) + _part(wanted.names, own) + 0.3 * _part(wanted.credited, own)
    places = [one.passage.place for one in taken]
    strangers = every(names_in(one.own) - _nobody(asked, one) for one in taken)
    return fit + _CLOSE[min(max(places) - min(places), len(_CLOSE) - 1)] - _STRANGE * _part(own, strangers)


def _of_another_month(asked: Asked, taken: Sequence[Operand]) -> bool:
    """Whether the draft names a month that nothing around some numbers does, nor the headline.

    The month of the article may go unsaid.
    """
    mine = months(asked.said.sentence)
    if not mine:
        return False
    told = [taken[0].passage.page.reading.headline, *(f"{one.before} {one.passage.text}" for one in taken)]
    given = every(months(text) | _months_begun(text) for text in told)
    return apart(mine, given | every(one.passage.months for one in taken))


def _months_begun(text: str) -> frozenset[str]:
    """The months that begin where a text names the end of another: from the end of March on is April."""
    ends = (month.casefold() for month in _END_OF_MONTH.findall(text))
    return frozenset(_MONTHS[(_MONTHS.index(month) + 1) % len(_MONTHS)] for month in ends if month in _MONTHS)


def told_so(
    asked: Asked, operation: Operation, wanted: Wanted, taken: Sequence[Operand], operands: Sequence[Operand]
) -> float:
    """What it counts that a part is told of its whole ("of which"), or that each of two has a name of the draft's."""
    one, other = taken[0], taken[-1]
    if operation is Operation.SHARE:
        behind = one.passage.text[one.figure.there.end :]
        part = min(taken, key=lambda item: item.number)
        whole = max(taken, key=lambda item: item.number)
        of_what = content_words(whole_of(asked)) & wanted.plain
        of_it = 0.5 * _part(wanted.plain, stems(_beside(part, taken, operands)))
        of_it += 0.5 * _part(of_what, stems(f"{_beside(whole, taken, operands)} {whole.figure.unit}"))
        return of_it + (_OF_WHICH if one.passage == other.passage and re.search(r"\bof\b", behind) else 0.0)
    if operation is Operation.SUM:
        return _TURNED if all(one.sense is not None for one in taken) and outcome(asked) is not None else 0.0
    if operation not in {Operation.GAP, Operation.RATIO}:
        return 0.0
    mine, theirs = (last_names(item) & wanted.names for item in (one, other))
    fared = one.sense is not None and other.sense is not None and FARED.search(asked.said.sentence)
    return (_OF_EACH if mine - theirs and theirs - mine else 0.0) + (_TURNED if fared else 0.0)


def _beside(one: Operand, taken: Sequence[Operand], operands: Sequence[Operand]) -> str:
    """The words of a number up to the next that counts the same or is taken with it.

    That is "eight hold" of "of 16 brokers eight hold and five sell".
    """
    here = [other for other in operands if other.passage == one.passage]
    places = [it.figure.there.start for it in here if it in taken or it.figure.unit == one.figure.unit]
    return own_words(one.passage.text, one.figure.there.start, places)


def _told(one: Operand, taken: Sequence[Operand], operands: Sequence[Operand]) -> str:
    """A number's sentence without the words of those beside it that count the same, and are not taken."""
    text = one.passage.text
    for other in operands:
        beside = other.passage == one.passage and all(other.figure is not it.figure for it in taken)
        if beside and other.figure.unit == one.figure.unit:
            text = text.replace(other.own, " ")
    return text


def _may_be_of(asked: Asked, wanted: Wanted, one: Operand, taken: Sequence[Operand]) -> bool:
    """Whether a number is nobody's but the draft's: by the names beside it, else those that were named last before."""
    own, aside = names_in(one.own), _nobody(asked, one)
    if not wanted.names and _is_printed(asked, one):
        return True
    if own:
        return bool(own & (wanted.names | aside)) or any(
            names_in(it.own) & wanted.names for it in taken if _leans(one, it)
        )
    page = one.passage.page
    if wanted.names and wanted.names <= frozenset(map(place_in, tokens(" ".join(one.figure.chain)))):
        return True  # it is credited to them
    if not wanted.names or wanted.names <= places_of(page):
        return True
    last = _named_last(asked, wanted, one)
    return bool((last or frozenset(map(place_in, tokens(page.reading.headline)))) & wanted.names)


def _is_printed(asked: Asked, one: Operand) -> bool:
    """Whether the draft has the number itself."""
    told = (asked.quantity, *asked.said.others)
    return any(one.number in written(it) for it in told if it.unit == one.figure.unit)


def _nobody(asked: Asked, one: Operand) -> frozenset[str]:
    """The names that tell nothing of whose a number is: of who tells it, and whatever the draft has too."""
    told = (*asked.said.chain, *one.figure.chain, *one.passage.page.reading.paper, asked.said.sentence, asked.beside)
    return frozenset(map(place_in, tokens(" ".join(told))))


def _leans(one: Operand, other: Operand) -> bool:
    """Whether a number is what another of its sentence came from: its names are beside that."""
    return one is not other and one.passage == other.passage and one.figure.place > other.figure.place


def _named_last(asked: Asked, wanted: Wanted, one: Operand) -> frozenset[str]:
    """The names of a number's sentence, else of the nearest before it that has any."""
    page, place, aside = one.passage.page, one.passage.place, _nobody(asked, one)
    before = (page.spans[number].of(page.reading.text) for number in range(place - 1, max(-1, place - 5), -1))
    for text in (one.before_it, *before):
        found = (names_in(text) - aside) | (frozenset(map(place_in, tokens(text))) & wanted.names)
        if found:
            return found
    return frozenset()


def _part(wanted: frozenset[str], given: frozenset[str]) -> float:
    return len(wanted & given) / len(wanted) if wanted else 0.0
