"""Which way a thing has gone, as two of its figures tell: "7.5% a year, against 3.2% at the end of March"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from narrator.engines.trees import tree
from narrator.extract.assertions.arguments import OBJECTS, behind, children, is_sum, subjects, words_of
from narrator.extract.assertions.predicates import Predicate
from narrator.extract.figures.numerals import SMALL, WORDS
from narrator.model.claims import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_NUMBER = re.compile(rf"(?<![\w.,])(?:[$€£¥]\s?)?(?:\d[\d,]*(?:\.\d+)?|{SMALL})(?![\w.]*\d)", re.IGNORECASE)
_UNIT = re.compile(r"\s?(?:%|per\s?cent\b)|[\s-](?:thousand|million|billion|trillion|basis\spoints?|cents?|times)\b")
_HEDGE = r"(?:\s(?:about|some|nearly|almost|around|roughly|just|over|under|above|below|only|an?|the))*\s?"
_DATED = re.compile(
    r"\b(?:ago|earlier|before|previous(?:ly)?|prior|last|then|eve|start|beginning|middle|end|spring|summer|autumn|winter"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|New\sYear|(?:19|20)\d\d"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_SET_BESIDE = re.compile(
    r"(?:\sor\s[^,;:()–—]*?\bper(?:\s\w+){0,2}\sshare)?[^,;:()–—]*,?\s"
    rf"(?:against|versus|vs\.?|compared\s(?:with|to)|(?:and\s)?(?:that|which|this)\scompares\s(?:with|to)){_HEDGE}"
)
"""Between a figure and another of the same; what it comes to for a share may be put in."""
_CAME_FROM = re.compile(rf"[^,;:()–—]*,?\s(?P<changed>(?:up|down|(?:[a-z]+\s)?(?:un)?changed)\s)?from{_HEDGE}")
_WENT_TO = re.compile(rf"[^,;:()–—]*\sto{_HEDGE}")
_IN_BRACKETS = re.compile(r"[^,;:()–—]*\s\((?P<when>[^,;()]*?):?\s")
_REACHED = re.compile(r"\b(?:to|at|with|reached|reaches|hit|hits|is|are|was|were)\s(?:\w+\s)?$", re.IGNORECASE)
"""What stands before the figure that a thing has come to; "5 points from 60" are how far it went."""
_WENT = re.compile(
    r"\b(?:go(?:es|ne|ing)?|went|mov(?:es?|ed|ing)|t(?:akes?|ook|aken|aking)|brought|brings?|shift(?:s|ed)?|c(?:omes?|ame))\b"
    rf"[^,;:()\d]*\sfrom{_HEDGE}$"
)

_NOUNS = dict.fromkeys(("increase", "rise", "growth", "jump", "gain", "climb", "improvement"), "rise") | dict.fromkeys(
    ("decrease", "decline", "drop", "fall", "reduction", "slump", "slide"), "fall"
)
_BY_NOUN = re.compile(rf"\b(?:{'|'.join(_NOUNS)})s?\s(?:in|of)\b")
_REPORTING = frozenset("have see report post record show experience register suffer enjoy deliver log mark".split())  # noqa: SIM905


class _Figure(NamedTuple):
    """A number of a text with its unit, and where they stand."""

    value: float
    unit: str
    span: Span


class _Pair(NamedTuple):
    """What a thing has come to, and what it was before."""

    new: _Figure
    old: _Figure


@lru_cache(maxsize=1 << 12)
def courses_in(text: str) -> tuple[Predicate, ...]:
    """What the pairs of figures of a sentence tell, as verbs said of what they are of: rise, fall, or stagnate.

    >>> [(one.forms[0], sorted(one.said_of)) for one in courses_in("Tolls cost 7%, against 3% in March.")]
    [('rise', ['tolls'])]
    """
    figures = [_figure(match, text) for match in _NUMBER.finditer(text)]
    beside = [*pairwise(figures), *zip(figures, figures[2:], strict=False)]
    return tuple(_course(pair, text) for one, other in beside for pair in _pairs(one, other, text))


@lru_cache(maxsize=1 << 12)
def moves_in(text: str) -> tuple[Predicate, ...]:
    """What a sentence tells to have moved by a noun that its verb only reports: "had an increase in net income".

    >>> [(one.forms[0], sorted(one.said_of)) for one in moves_in("The mill saw a drop in orders.")]
    [('fall', ['orders'])]
    """
    if not _BY_NOUN.search(text):
        return ()
    found = []
    for token in tree(text):
        verb = token.head.lemma_
        told = (token.dep_ == "dobj" and verb in _REPORTING) or (token.dep_ == "attr" and verb == "be")
        form = _NOUNS.get(token.lemma_) if told else None
        things = _words(behind(token, {"in", "of"})) if form is not None else frozenset[str]()
        if form is not None and things:
            span = Span(token.idx, token.idx + len(token.text))
            denied = any(
                child.dep_ == "neg" or child.lower_ == "no" for one in (token, token.head) for child in one.children
            )
            found.append(Predicate(span, (form,), "VERB", things, denied, False, frozenset(), things))
    return tuple(found)


def _figure(match: re.Match[str], text: str) -> _Figure:
    unit = _UNIT.match(text, match.end())
    sign, end = re.sub(r"[^$€£¥]", "", match.group()), unit.end() if unit else match.end()
    return _Figure(_value(match.group()), sign + (unit.group().strip(" -") if unit else ""), Span(match.start(), end))


def _pairs(one: _Figure, other: _Figure, text: str) -> Iterator[_Pair]:
    """Two figures, one behind the other, where they are of one unit and of two times."""
    if one.unit != other.unit:
        return
    before, between = text[: one.span.start], text[one.span.end : other.span.start]
    behind = re.split(r"[,;:()]", text[other.span.end :], maxsplit=1)[0]
    came = _CAME_FROM.fullmatch(between)
    aside = _IN_BRACKETS.fullmatch(between)
    dated = _SET_BESIDE.fullmatch(between) is not None and _DATED.search(behind) is not None
    if dated or (came and (came["changed"] or _REACHED.search(before))) or (aside and _DATED.search(aside["when"])):
        yield _Pair(one, other)
    elif _WENT_TO.fullmatch(between) and _WENT.search(before):
        yield _Pair(other, one)


def _course(pair: _Pair, text: str) -> Predicate:
    new, old = pair
    form = "stagnate" if new.value == old.value else ("rise" if new.value > old.value else "fall")
    span = Span(min(new.span.start, old.span.start), max(new.span.end, old.span.end))
    doers, things = _sides(new.span.start, text)
    return Predicate(span, (form,), "VERB", things or doers, False, False, frozenset(), doers)


def _value(words: str) -> float:
    plain = re.sub(r"[$€£¥,\s]", "", words)
    if plain[0].isdigit():
        return float(plain)
    return float(sum(WORDS.get(part, 0) for part in re.split(r"[\s-]+", words.casefold())))


def _sides(place: int, text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words for the subject of the verb above a figure, and for its objects and goals."""
    token = next((one for one in tree(text) if one.idx + len(one.text) > place), None)
    while token is not None and token.pos_ not in {"VERB", "AUX"} and token.head.i != token.i:
        token = token.head
    if token is None:
        return frozenset(), frozenset()
    return _words(subjects(token)), _words(one for one in children(token, OBJECTS) if not is_sum(one))


def _words(nouns: Iterable[Token]) -> frozenset[str]:
    return frozenset(word for word in words_of(nouns) if word[0].isalpha())
