"""Whose a figure is: the names of its part of a sentence, else those that the sentence goes on about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from narrator.check.names.matching import name_words
from narrator.check.sources.readings import Reading
from narrator.check.words.anchors import CALENDAR, tokens
from narrator.check.words.vocabulary import STOP_WORDS
from narrator.extract.names.lexicon import PLACES
from narrator.extract.speech.frames import INSTRUMENTS
from narrator.model.claims import Span

Name: TypeAlias = frozenset[str]
"""The words of a name in small letters, legal forms aside: one has all words of another that is shorter."""

_RUN = re.compile(r"(?<![\w’'-])(?![A-Z][a-z]*-[a-z])[A-Z][\w&-]+(?:\s(?:(?:&|of)\s)?(?:[A-Z][\w&-]*|\d{3,4}\b(?!,)))*")
_NUMBER = re.compile(r"(?<![\w.,-])[$€£]?\d(?:[\d.,]*\d)?(?!\w)")
_MONTHS = "|".join([*sorted(word.title() for word in CALENDAR), "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"])
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}\s)?(?:{_MONTHS})\b\.?(?:\s\d{{1,2}}\b(?![.,]?\d|%))?(?:,?\s(?:19|20)\d\d\b)?"
    r"|\b(?:19|20)\d\d\b(?!\s?%|,\d)"
)
_JOINT = re.compile(
    r"[,;:()–—]|\b(?:and|but|while|whereas|against|versus|than|followed|ahead|compared|after|before|as|when|though|"
    r"although|because|with|where|which|who|that)\b"
)
"""Where what is said of one figure may end."""
_LISTED = re.compile(r"(?:\s?%|['’]s?)?(?:\s[a-z]+){0,2}(?:,|,?\sand)\s")
"""Stands between two of a list of names or figures."""
_PARTNER = re.compile(
    r"\s(?:[\w-]+\s){0,3}(?:for|of|in|at|on|to|against|concerned|into|by|from)\s(?:the\s)?(?:[\w-]+\s){0,3}$"
)
"""Stands between a figure and the name behind it that it is of, where no joint does."""
_POINTS_BACK = re.compile(
    r"\b(?:it|its|they|their|them|there|(?:the|that|this)\s(?:[a-z-]+\s)?(?:company|group|firm|stock|shares|fund|bank"
    r"|lender|maker|builder|retailer|chain|carrier|miner|board|name|owner|issue|deal|house)"
    r"(?!\s(?:with|that|which|of|in|whose)\b))\b",
    re.IGNORECASE,
)
_OWNS = re.compile(r"its|their", re.IGNORECASE)
"""Behind a name these are that name's."""
_BEGINNING = 30
"""A pronoun so near the beginning of a sentence speaks of the sentence before, and not of its own subject."""
_TELLS = (
    r"(?:says?|said|estimates?|estimated|reckons?|reckoned|counts?|counted|calculates?|calculated|tracks?|tracked|"
    r"follows?|followed|covers?|puts?|measures?|measured|shows?|showed|found|finds|thinks?|expects?|expected|adds?|"
    r"added|notes?|noted|wrote|writes|told|predicts?|sees|believes?|argues?|values?|monitors?|compiles?|polled|surveyed)"
)
_MEANS = rf"(?:{'|'.join(sorted(INSTRUMENTS))}|count|reckoning|measure|view|tally|desk|list|universe|definition)s?\b"
_BEFORE_TELLER = re.compile(
    r"\b(?:which|whom|according\sto|citing|says|said|estimates|reckons|adds|added|wrote|told|(?:data|figures|numbers"
    r"|estimates?|count|filings)\s(?:by|of|from|in|with))\s(?:the\s(?:[\w-]+\s){0,4})?$"
)
_AFTER_TELLER = re.compile(
    rf"(?:[’']s?)?(?:,\s[^,]{{3,80}},)?\s(?:(?:own|latest|new|lending|\w+ly)\s)?(?:{_TELLS}\b|{_MEANS})"
    r"|[’']s?\s(?:[\w-]+\s){0,2}(?:rival|competitor|peer|neighbou?r|parent|subsidiary|supplier|customer|owner|backer)s?\b"
)
_BEGINS = re.compile(r"(?:^|[.?!:“\"\n]|[.?!][”\"])\s*$")
_IS_DESCRIBED = re.compile(r",\s(?:an?|the|which|who|whose)\s|[’']s\s")
_OF_PLACE = re.compile(r"(?:an|ish|ese|ch|ss|ic|i)$")
"""How the words for the people of a place end."""
RESPECTIVE = re.compile(r"\brespective(?:ly\b|\s(?:[a-z]+\s){1,3}of\s)")
"""What gives each of several figures to the name in its place."""
_COMPARED_TO = re.compile(r"\b(?:as|than)\s[^,;]{2,60},\s(?:or\s|at\s)?$")
_AGAINST = re.compile(r"\s(?:an?\s[a-z]+\s|per\s[a-z]+\s)?(?:against|versus|compared\swith|compared\sto)\s")
"""Between the figures of the two sides of a comparison, in their order."""
_NO_NAME = frozenset({"of", "and", "mr", "mrs", "ms", "dr"})


class Whose(NamedTuple):
    """The names that a figure is surely of, and all that it may be of."""

    names: tuple[Name, ...] = ()
    around: tuple[Name, ...] = ()


class Named(NamedTuple):
    """A name where it stands; `tells` is set of one who only tells or measures, or whose rival is spoken of."""

    span: Span
    name: Name
    tells: bool


def are_one(one: Name, other: Name) -> bool:
    """Whether either name is the other or a part of it."""
    if one <= other or other <= one:
        return True
    (mine, *others), (theirs, *more) = one, other
    return not others and not more and mine.removesuffix("s") == theirs.removesuffix("s")  # the PACs, a PAC


def whose(text: str, figure: Span, known: Namebook, figures: Iterable[Span] = (), before: str = "") -> Whose:
    """The names that a figure of a sentence is of.

    Parameters
    ----------
    figures : the other figures of the sentence, those in words among them.
    before : the sentences before it, of which "it" may speak.
    """
    named = known.names(text)
    if RESPECTIVE.search(text):
        return _in_turn(text, figure, named)
    if (sides := _of_two_sides(text, figure, figures, named)) is not None:
        return sides
    own: tuple[Name, ...] = ()
    for part, inside in _parts(text, _places(text, [figure, *figures], named), named):
        own = tuple(one.name for one in inside if not one.tells and not _is_parted(text, figure, one.span)) or own
        if part.overlaps(figure):
            break
    first = min((one.span.start for one in named if one.name in own), default=len(text))
    back = any(found.start() < first or not _OWNS.match(found[0]) for found in _POINTS_BACK.finditer(text))
    topic = _topic(before, known) if back or not own else ()
    topic = tuple(one for one in topic if not any(are_one(one, other.name) for other in named))
    if own:
        return Whose(own, own + topic)
    begins = (found := _POINTS_BACK.search(text)) is not None and found.start() < _BEGINNING
    return Whose(topic if begins and len(topic) == 1 else (), topic + tuple(one.name for one in named))


def whose_in(reading: Reading, sentence: Span, figure: Span, known: Namebook) -> Whose:
    """The same of a figure of an article; both places are in its text."""
    start = reading.text.rfind("\n\n", 0, sentence.start) + 1
    figures = [one.span.shifted(-sentence.start) for one in reading.statements.quantities if sentence.covers(one.span)]
    before = reading.text[start : sentence.start]
    return whose(sentence.of(reading.text), figure.shifted(-sentence.start), known, figures, before)


class Namebook(NamedTuple):
    """The first words of the names of an article, which are names at the beginning of a sentence too.

    `places` are the words of places and of indices, whose members a figure may be of.
    """

    first: frozenset[str]
    places: frozenset[str]

    @classmethod
    def of(cls, reading: Reading) -> Namebook:
        """That of an article."""
        entities = reading.statements.entities
        named = {words[0] for one in entities if (words := name_words(one.name))}
        peoples = {one.text.casefold() for one in entities if one.label == "NORP" and _OF_PLACE.search(one.text)}
        runs = _RUN.finditer(_undated(reading.body))
        within = {words[0] for run in runs if _is_name(run) and (words := name_words(run[0]))}
        lists = tokens(" ".join(one.name for one in entities if one.label == "INDEX"))
        return cls(frozenset(named | within) - STOP_WORDS, tokens(" ".join(PLACES)) | peoples | lists)

    def names(self, text: str) -> list[Named]:
        """The names in a sentence, in order; dates and places are none."""
        return list(self._names(_undated(text)))

    def _names(self, text: str) -> Iterator[Named]:
        for run in _RUN.finditer(text):
            called, words = run[0], name_words(run[0])
            if words and (words[0] in STOP_WORDS or (words[0] not in self.first and not _is_name(run))):
                called = called.partition(" ")[2]
            name = frozenset(name_words(called)) - _NO_NAME
            if name and not name <= self.places:
                span = Span(run.end() - len(called), run.end())
                yield Named(span, name, _is_teller(text, span))


def _in_turn(text: str, figure: Span, named: Sequence[Named]) -> Whose:
    """Whose a figure is of "X and Y make 3 and 5 respectively": the name that stands where it does, of as many."""
    figures = next((run for run in _runs(text, _places(text, [figure], named)) if figure in run), [figure])
    names = [run for run in _runs(text, [one.span for one in named]) if len(run) == len(figures) > 1]
    if len(names) != 1:
        return Whose((), tuple(one.name for one in named))
    own = tuple(one.name for one in named if one.span == names[0][figures.index(figure)])
    return Whose(own, own)


def _of_two_sides(text: str, figure: Span, figures: Iterable[Span], named: Sequence[Named]) -> Whose | None:
    """Whose a figure is of "X cost more than Y, 4% against 2%": the first is of what is compared."""
    for one, other in pairwise(sorted({figure, *figures})):
        lead = _COMPARED_TO.search(text[: one.start])
        if lead is None or figure not in {one, other} or not _AGAINST.fullmatch(text, one.end, other.start):
            continue
        left = [it.name for it in named if it.span.end <= lead.start()]
        right = [it.name for it in named if lead.start() <= it.span.start < one.start]
        if left and right:
            own = left[0] if figure == one else right[0]
            return Whose((own,), (own,))
    return None


def _runs(text: str, places: Sequence[Span]) -> Iterator[list[Span]]:
    """Some places of a text, those together between which only "and", a comma or what is counted stands."""
    run: list[Span] = []
    for place in places:
        if run and not _LISTED.fullmatch(text[run[-1].end : place.start]):
            yield run
            run = []
        run.append(place)
    yield run


def _undated(text: str) -> str:
    """A text with its dates written over."""
    return _DATE.sub(lambda date: "·" * len(date[0]), text)


def _is_name(run: re.Match[str]) -> bool:
    """Whether some words have their capital as a name, and not because they begin a sentence."""
    opens = _BEGINS.search(run.string[max(0, run.start() - 3) : run.start()]) is not None
    return not opens or _IS_DESCRIBED.match(run.string, run.end()) is not None


def _is_teller(text: str, name: Span) -> bool:
    """Whether a name is of somebody who only tells or measures."""
    return _BEFORE_TELLER.search(text[: name.start]) is not None or _AFTER_TELLER.match(text, name.end) is not None


def _places(text: str, figures: Sequence[Span], named: Sequence[Named]) -> list[Span]:
    """Where the figures of a sentence stand, those that nobody read among them, in order."""
    numbers = (Span(found.start(), found.end()) for found in _NUMBER.finditer(_undated(text)))
    taken = [*figures, *(one.span for one in named)]
    return sorted({*figures, *(span for span in numbers if not any(one.overlaps(span) for one in taken))})


def _parts(text: str, places: Sequence[Span], named: Sequence[Named]) -> list[tuple[Span, list[Named]]]:
    """The parts of a sentence, each with the names in it, cut between figures that have names between them."""
    cuts = [0]
    for one, other in pairwise(places):
        between = [each for each in named if one.end <= each.span.start and each.span.end <= other.start]
        if between:
            cuts.append(_cut(text, one.end, other.start, between))
    spans = [Span(start, end) for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    return [(span, [one for one in named if span.covers(one.span)]) for span in spans]


def _is_parted(text: str, figure: Span, name: Span) -> bool:
    """Whether a name stands behind a figure, and a joint between them."""
    return name.start > figure.end and _JOINT.search(text, figure.end, name.start) is not None


def _cut(text: str, start: int, end: int, between: Sequence[Named]) -> int:
    """Where the words of one figure end and those of the next begin, of which some names stand between them."""
    joints = (found.start() for found in _JOINT.finditer(text, start, end))
    joint = next((at for at in joints if not any(one.span.covers(Span(at, at + 1)) for one in between)), None)
    if joint is not None:
        return joint
    return between[-1].span.end if _PARTNER.match(text[start : between[0].span.start]) else start


def _topic(before: str, known: Namebook) -> tuple[Name, ...]:
    """The names that the nearest of some sentences with any speaks of."""
    for sentence in reversed(re.split(r"(?<=[.?!”])\s+", before)):
        named = tuple(dict.fromkeys(one.name for one in known.names(sentence) if not one.tells))
        if named:
            return named
    return ()
