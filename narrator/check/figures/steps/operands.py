"""Which printed figures may be taken together: whose and of when they are, and which the draft speaks of first."""

from __future__ import annotations

import re
from typing import Final

from narrator.check.figures.known import Known
from narrator.check.figures.neighbours import names_of, words_beside
from narrator.check.figures.steps.step import Asked
from narrator.check.figures.units import rate_in
from narrator.check.figures.ways import HEDGES
from narrator.check.sources.search import content_words
from narrator.check.words.anchors import anchors, apart, indices, months, segments, terms, tokens
from narrator.model.claims import Direction

_END_OF_CLAUSE: Final = re.compile(r"[,;:.](?:\s|$)| – | — | and ")
_QUARTER: Final = re.compile(r"\b(?:first|second|third|fourth)[ -]quarter\b")
WAYS: Final = re.compile(
    r"\b(?:(?P<up>ma[dk]e|earn(?:s|ed)?|gain(?:s|ed)?|won|winnings|profits?|r[io]se|risen|climb(?:ed)?|jump(?:ed)?"
    r"|grew|grown|(?:took|taken|takes|pulled) in|inflows?|attracted|drew)"
    r"|(?P<down>los[et]|loss(?:es)?|losing|f[ae]ll|fallen|drop(?:ped)?|slipped|slid|gave up|given up|outflows?|pulled"
    r"|withdrew|withdrawn))\b",
    re.IGNORECASE,
)
_TIME: Final = content_words(
    "eve mid spring summer autumn winter year month week day quarter today first last since between beginning middle "
    "end"
)
_MEASURED: Final = content_words("average portion proportion percentage level")
_OTHER_WORDS: Final = 0.35
"""So many of the words around a figure may be others than those of the passage that it is worked out from."""

_PLAIN_WORDS: Final = 2
"""So many words of its own say where the draft speaks of a figure that no name stands beside."""


def are_of_the_draft(asked: Asked, *figures: Known) -> bool:
    """Whether figures are counted by one time, of a time that the draft names, and of nobody that it does not name."""
    words = [words_beside(figure, asked.figures) for figure in figures]
    rates = {rate_in(text) for text in words}
    if len({figure.evidence for figure in figures}) == 1:
        rates -= {None}  # "38% a year, and the other 17%"
    if len(rates) > 1 or apart(segments(asked.said.sentence), segments(" ".join(words))):
        return False
    return are_of_their_time(asked, *figures) and all(is_of_its_owner(asked, one) for one in figures)


def is_of_its_owner(asked: Asked, figure: Known) -> bool:
    """Whether the draft names somebody beside a figure, if anybody is, and no other index or term."""
    sentence, around = asked.said.sentence, asked.around(figure).passage.around
    if not terms(sentence) <= around or apart(indices(sentence), indices(figure.evidence.text)):
        return False
    theirs = own_names(asked, figure)
    return not theirs or bool(theirs & (names_of(sentence) | tokens(sentence) | indices(sentence)))


def own_names(asked: Asked, figure: Known) -> frozenset[str]:
    """The names and sizes beside a figure; those that another figure of its sentence has too tell nothing."""
    beside = (one for one in asked.figures if one.evidence == figure.evidence and one is not figure)
    mine = _names_beside(asked, figure)
    return mine.difference(*(_names_beside(asked, one) for one in beside)) or mine


def _names_beside(asked: Asked, figure: Known) -> frozenset[str]:
    """The names and sizes in the words of a figure; the first word of its sentence is one where a name begins there."""
    words, passage = words_beside(figure, asked.figures), asked.around(figure).passage
    listed = indices(words)  # "the Calder 80", of which the names have but the word that its neighbour has too
    names = listed | (names_of(words, figure.chain) - tokens(" ".join(sorted(listed))))
    if not passage.text.startswith(words):
        return names
    opening = tokens(passage.text.split(maxsplit=1)[0])
    entities = passage.page.reading.statements.entities
    return names | opening if any(one.span.start == passage.span.start for one in entities) else names - opening


def are_of_their_time(asked: Asked, *figures: Known) -> bool:
    """Whether the draft names no month but those of the figures, or that of the article, and no other quarter."""
    sentence, shown = asked.said.sentence, {figure.evidence for figure in figures}
    own = frozenset[str]().union(*(months(words_beside(figure, asked.figures)) for figure in figures))
    others = (words_beside(one, asked.figures) for one in asked.figures if one.evidence in shown)
    published = asked.around(figures[0]).passage.months - (frozenset[str]().union(*map(months, others)) - own)
    text = " ".join(one.text for one in shown).casefold()
    return months(sentence) <= own | published and all(one in text for one in _QUARTER.findall(sentence.casefold()))


def comes_first(asked: Asked, one: Known, other: Known) -> bool | None:
    """Whether the draft speaks of one figure before the other; `None` where that cannot be told."""
    first, second = (_place_of(asked, figure, but) for figure, but in ((one, other), (other, one)))
    return None if first is None or second is None or first == second else first < second


def _place_of(asked: Asked, figure: Known, but: Known) -> int | None:
    """Where the draft first has a name beside a figure, or plain words enough, that the other has not."""
    sentence = asked.said.sentence
    named = own_names(asked, figure) - own_names(asked, but)
    found = (re.search(rf"\b{re.escape(name)}", sentence, re.IGNORECASE) for name in named)
    place = min((match.start() for match in found if match), default=None)
    if place is not None or named:
        return place
    mine, theirs = (content_words(words_beside(one, asked.figures)) - HEDGES for one in (figure, but))
    words = [word for word in re.finditer(r"[^\W\d_]+", sentence) if content_words(word.group()) & (mine - theirs)]
    return words[0].start() if len(words) >= _PLAIN_WORDS else None


def ways_in(sentence: str) -> tuple[Direction, ...]:
    """What a sentence says was gained and lost, in its order, each but once running."""
    told = [Direction.UP if found["up"] else Direction.DOWN for found in WAYS.finditer(sentence)]
    return tuple(way for number, way in enumerate(told) if not number or told[number - 1] is not way)


def is_told_of(asked: Asked, *figures: Known, aside: str = "") -> bool:
    """Whether the sentences of figures have the plain words of the draft's, but one or a few, and at least one.

    Words of time, and those that are put `aside`, do not count.
    """
    named = frozenset[str]().union(*(own_names(asked, one) for one in figures), asked.said.chain)
    counted = " ".join(one.text for one in (asked.quantity, *asked.said.others))
    but = content_words(f"{counted} {aside} {' '.join(sorted(named))}")
    wanted = _plain(asked.said.words) - but or _plain(asked.said.sentence) - but
    have = frozenset[str]().union(*(content_words(one.evidence.text) for one in figures))
    return bool(wanted & have) and len(wanted - have) <= max(1, _OTHER_WORDS * len(wanted))


def _plain(text: str) -> frozenset[str]:
    """The stems of a text that say of what it is: no names, no times, no hedges."""
    names = content_words(" ".join(sorted(anchors(text) | months(text) | terms(text))))
    return content_words(text) - names - HEDGES - _TIME - _MEASURED


def opens_alike(asked: Asked, figure: Known) -> bool:
    """Whether the draft opens with the words of a figure, which say whose it is; up to two are looked at."""
    own = content_words(words_beside(figure, asked.figures))
    opening: list[str] = []
    for word in re.findall(r"[^\W\d_]+", asked.before):
        if content_words(word) - HEDGES - _TIME:
            opening.append(word)
        elif opening:
            break
    return content_words(" ".join(opening[:2])) - _MEASURED <= own


def behind(figure: Known) -> str:
    """The words behind a figure, up to the end of their clause."""
    return _END_OF_CLAUSE.split(figure.evidence.text[figure.there.end :], maxsplit=1)[0]


def stands_before(one: Known, other: Known) -> bool:
    """Whether one figure of a passage is printed before another."""
    return one.evidence == other.evidence and one.place < other.place
