"""What a passage that bears a sentence out says the other way round of the same thing, by the parse of both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from narrator.check.details.answers import has, refuted
from narrator.check.details.denial import with_denial
from narrator.check.details.senses import FLAT, Way, form_of, is_felt, may_be_opposed, may_oppose, pairs_of, ways_of
from narrator.check.details.terms import BUT_FOR
from narrator.check.details.twice import turned_twice
from narrator.check.opinions import Judged, is_ours
from narrator.check.sources.library import Library
from narrator.check.sources.search import Passage, content_words
from narrator.check.words.anchors import anchors, tokens
from narrator.check.words.converse import told_conversely
from narrator.check.words.expecting import EXPECTING, NOT_YET
from narrator.extract.assertions.predicates import Predicate, predicates_in
from narrator.model.claims import Span
from narrator.model.drafts import Verdict

_PRONOUNS = frozenset(
    "it they he she them him her this that these those which who its their his one ones some any all both we i".split()  # noqa: SIM905
)
_PERSONS = frozenset({"it", "they", "he", "she", "we", "i"})
_PERSONAL = frozenset({"it", "they", "he", "she", "them", "him", "this", "these", "those"})
_EVERYWHERE = content_words(
    "companies caps less year month week day quarter last previous prior next recent latest past earlier time january"
    " february march april may june july august september october november december"
)
_SIZES = content_words("small mid large")
_SIZED = _SIZES | content_words("micro mega giant")
_TOWARD = frozenset({"toward", "part"})
"""Kinds of what is done to something: to an object, or to what stands behind a preposition."""
_BEFORE_GOALS = frozenset({"into", "to", "from", "on", "in", "toward", "towards"})
_SUPPOSED = re.compile(r"\b(?:likely|expected|forecast|predicted|poised|set|bound)\sto\s(?:[a-z]+ly\s)?$")
"""What stands before the verb of what is not so yet."""
_FEELING = frozenset({"effect"})
_DOING = frozenset({"belief", "lead", "truth", "outcome", "people"})
"""Kinds of what somebody does: its subject is what matters."""
_OF_TWO = frozenset({"toward", "part", "outcome", "consent", "truth", "belief", "time", "credit", "due"})
"""Kinds in which another may well do the opposite."""
_OF_DEGREE = re.compile(r"\b(?:such|as\s\w+\sas|than|only|ever)\b", re.IGNORECASE)
"""Beside these a denial says how much, and not that it is not so."""
_THAN = re.compile(r"\bthan\b", re.IGNORECASE)
_HALF, _FIFTH = 0.5, 5
_ROOT = 4
"""The parts of speech of a regular word begin with so many of the same letters."""


class _Turned(NamedTuple):
    """A word of a draft, and the one of a passage that says the opposite of the same thing, and how surely the same."""

    mine: Predicate
    theirs: Predicate
    passage: Passage
    share: float


_SO_MUCH = re.compile(r"(?:\s[\w’'-]+){0,2}?\s[$€£¥]?\d|\s(?:half|a\s(?:third|quarter|fifth|tenth|dozen|hundred))\b")
_KEEPS_UP = re.compile(r"k(?:eeps?|ept|eeping)\s(?:up|pace)\swith\b")
"""Who keeps up with others goes as fast, and does not merely go on."""
_RESULT = re.compile(r"(?:result|effect|consequence)s?\sof\b")
_WANTED = re.compile(r"\b(?:aim|seek|sought|hope|want|tr[iy]|attempt|bid|effort)\w*\sto\s$")
_EXPECTED = re.compile(rf"\b(?:(?:{EXPECTING})(?:\sto)?|will|would|(?:is|are)\sto)\s(?:be\s)?$")
_WOULD = re.compile(r"\bwould\s(?:[a-z]+ly\s)?$")
_FAILED = re.compile(r"\bfail\w*\sto\s$")


def with_turned(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], library: Library
) -> list[Judged]:
    """All that was judged of a sentence; what a passage that bears it out says the other way round is refuted.

    Direct speech (`marks`) is left alone, and so is what our own statistics bear out, or something was found against.
    """
    if any(item.opinion.verdict is Verdict.REFUTED for item in judged) or is_ours(judged):
        return judged
    shown = passages_of(judged, library)
    passages = [one for one in shown if not told_conversely(sentence.of(text), one.text)]
    for one in _turned(sentence.of(text), passages, library):
        told = told_of(one.mine, one.theirs, one.passage, sentence, text)
        if not any(told.span.overlaps(mark) for mark in marks if mark != sentence):
            return [*(item for item in judged if not item.span.covers(told.span)), told]
    return judged


def passages_of(judged: Sequence[Judged], library: Library) -> list[Passage]:
    """The passages that bear out what was judged, each once."""
    borne_out = (item.opinion.evidence for item in judged if item.opinion.verdict is Verdict.SUPPORTED)
    places = [
        library.places.at(library.numbers[shown.article], shown.span.start)
        for evidence in borne_out
        for shown in evidence
        if shown.article is not None and shown.span is not None
    ]
    return [library.passage(place) for place in dict.fromkeys(places) if place >= 0]


def _turned(said: str, passages: Sequence[Passage], library: Library) -> Iterator[_Turned]:
    """The words of a draft that a passage has the opposite of, and neither it nor one next to it says as well.

    A passage in the draft's very words says them all: no other is asked beside it.
    """
    same = [one for one in passages if one.text == said]
    nearby = dict.fromkeys(each for one in passages for each in library.around(one) if each not in passages)
    for passage in same or [*passages, *nearby]:
        if bool(BUT_FOR.search(said)) is not bool(BUT_FOR.search(passage.text)) or not may_oppose(said, passage.text):
            continue
        mine = [one for one in predicates_in(said) if not _KEEPS_UP.match(said, one.span.start)]
        for one in mine:
            if _RESULT.match(said, one.span.start):
                continue  # of what something is the result, that is a cause of it
            against = _against(one, said, passage) if _may_answer(passage, one) else None
            if against is None or _is_told(against, mine) or (passage in nearby and not _is_sure(against, said)):
                continue
            others = (beside for each in passages for beside in library.around(each) if beside != passage)
            if not any(_agrees(one, said, beside) for beside in (*others, *(passages if passage in nearby else ()))):
                yield against


def _is_sure(against: _Turned, said: str) -> bool:
    """Whether a passage beside has the names and the doers, and more than one word for what it is said of."""
    mine, theirs = against.mine, against.theirs
    doers = _heard(mine), _heard(theirs)
    if not anchors(said) <= tokens(against.passage.text) or (any(doers) and doers[0].isdisjoint(doers[1])):
        return False
    kinds = [way.kind for way, _, _ in pairs_of(mine, (theirs,))]
    return any(len(_theme(mine, kind) & _theme(theirs, kind) - _EVERYWHERE - _SIZES) > 1 for kind in kinds)


def _may_answer(passage: Passage, mine: Predicate) -> bool:
    """Whether a passage has a word for what one is said of, and one that could be its opposite, before any parse."""
    words = mine.said_of | mine.doers | mine.objects | mine.goals
    themes = (
        mine.kind == "ADP" or bool(_meaning(words) & passage.words) or not _PERSONAL.isdisjoint(tokens(passage.text))
    )
    return themes and may_be_opposed(mine, passage.text)


def _against(mine: Predicate, said: str, passage: Passage) -> _Turned | None:
    """The word of a passage that is surest the opposite of the same thing, unless another is as surely the same.

    A passage that tells of the times before and after something has the draft's own word as well.
    """
    if mine.kind == "ADP" and any(one.forms == mine.forms for one in predicates_in(passage.text)):
        return None
    found = list(_compared(mine, said, passage))
    theirs, share, _ = max((one for one in found if not one[2]), key=lambda one: one[1], default=(mine, 0.0, False))
    same = max((one[1] for one in found if one[2]), default=0.0)
    return _Turned(mine, theirs, passage, share) if share >= _HALF and share > same else None


def _agrees(mine: Predicate, said: str, passage: Passage) -> bool:
    return any(agrees and share >= _HALF for _, share, agrees in _compared(mine, said, passage))


def _is_told(against: _Turned, mine: Sequence[Predicate]) -> bool:
    """Whether another word of the draft goes the way of the passage's: it tells of two times, or of two things.

    What the draft's own word is said of, as pressure that has eased, tells nothing besides.
    """
    theirs = against.theirs
    if theirs.forms[-1] in against.mine.said_of and any(way.kind == "change" for way in ways_of(theirs)):
        return True  # hopes of a cut that have grown are no cut that has
    others = tuple(
        one
        for one in mine
        if one.forms[-1] not in against.mine.said_of and (one.kind == theirs.kind or theirs.kind != "NOUN")
    )
    return any(
        way == its
        and one.denied is theirs.denied
        and (bool(_theme(theirs, way.kind) & _theme(one, way.kind)) or one.said_of == theirs.said_of)
        for way, one, its in pairs_of(theirs, others)
    )


def _compared(mine: Predicate, said: str, passage: Passage) -> Iterator[tuple[Predicate, float, bool]]:
    """The words of a passage of one kind with a word, how surely they are said of one thing, and whether they agree."""
    for way, other, its in pairs_of(mine, predicates_in(passage.text)):
        if _is_record(way, mine, its, other) or _is_by_law(other, passage.text) or _is_a_state(way, mine, its, other):
            continue
        share = _of_one(mine, other, passage, way.kind)
        if way.side != its.side:
            agrees = mine.denied or other.denied or (bool(mine.compares) and _is_crossed(said, passage.text))
        elif mine.denied is other.denied:
            agrees, share = True, max(share, _HALF * _is_one_word(mine, other))
        elif (
            mine.kind != "VERB"
            or mine.compares != other.compares
            or _OF_DEGREE.search(said if mine.denied else passage.text)
            or turned_twice(said, passage.text)
        ):
            continue
        else:
            agrees = False
        one, another = (mine, said), (other, passage.text)
        if not agrees and any(_is_no_more(*pair) for pair in ((one, another), (another, one))):
            continue
        if share and (agrees or _is_open(way.kind, *one) is _is_open(way.kind, *another)):
            yield other, share, agrees


def _is_open(kind: str, one: Predicate, text: str) -> bool:
    """Whether a word leaves open that it is so; who says that he would resist takes a side as who resists does."""
    meant = kind == "consent" and _WOULD.search(text, 0, one.span.start) is not None
    return (one.left_open and not meant) or _SUPPOSED.search(text[: one.span.start]) is not None


def _is_by_law(one: Predicate, text: str) -> bool:
    """Whether "under" or "over" is of a rule or of what is spoken of, since no figure stands behind it."""
    return one.kind == "ADP" and form_of(one) in {"under", "over"} and not _SO_MUCH.match(text, one.span.end)


def _is_a_state(way: Way, mine: Predicate, its: Way, theirs: Predicate) -> bool:
    """Whether one says how a thing is, "a narrow majority", and the other how something has changed.

    What is unchanged has not been cut.
    """
    kinds = {one.kind: one for one in (mine, theirs)}
    if way.kind != "change" or FLAT in {way.side, its.side} or kinds.keys() != {"ADJ", "VERB"}:
        return False
    return " " in kinds["ADJ"].forms[0] and not kinds["ADJ"].compares


def _is_record(way: Way, mine: Predicate, its: Way, theirs: Predicate) -> bool:
    """Whether one only keeps what the other says to be more than it was at some time."""
    return FLAT in {way.side, its.side} and bool(mine.compares or theirs.compares)


def _is_no_more(one: tuple[Predicate, str], other: tuple[Predicate, str]) -> bool:
    """Whether what one wants or expects is only not achieved, or not done yet, by the other."""
    return _is_in_vain(one, other) or _is_still_to_come(one, other)


def _is_in_vain(one: tuple[Predicate, str], other: tuple[Predicate, str]) -> bool:
    """Whether one is what somebody wants to do, the other what was not achieved: "aimed to win", "failed to win"."""
    (wanted, said), (failed, has) = one, other
    aims = not wanted.denied and _WANTED.search(said, 0, wanted.span.start) is not None
    return aims and failed.denied and _FAILED.search(has, 0, failed.span.start) is not None


def _is_still_to_come(one: tuple[Predicate, str], other: tuple[Predicate, str]) -> bool:
    """Whether one is expected, the other not done yet: "is expected to rule", "has not yet ruled"."""
    (expected, said), (undone, has) = one, other
    waits = undone.denied and NOT_YET.search(has, 0, undone.span.end) is not None
    return waits and not expected.denied and _EXPECTED.search(said, 0, expected.span.start) is not None


def _is_one_word(mine: Predicate, other: Predicate) -> bool:
    """Whether both are one word, or one root as two parts of speech: recover, recovery."""
    one, two = mine.forms[-1], other.forms[-1]
    return one == two or (mine.kind != other.kind and one[:_ROOT] == two[:_ROOT] and min(len(one), len(two)) > _ROOT)


def _is_crossed(said: str, source: str) -> bool:
    """Whether one names before "than" what the other names behind it: less in May than in June, more in June."""
    sides = [_THAN.split(text, maxsplit=1) for text in (said, source)]
    if any(len(each) == 1 for each in sides):
        return False
    before, first = (content_words(each[0]) for each in sides)
    behind, last = (content_words(each[1].split(",")[0]) for each in sides)
    common = behind & last
    return len((before & last) | (behind & first)) > len(common)


def _of_one(mine: Predicate, theirs: Predicate, passage: Passage, kind: str) -> float:
    """How much of what two words are said of is the same; half where one is a pronoun for what stands around it."""
    aside = _EVERYWHERE | _SIZES if kind == "size" else _EVERYWHERE
    said_of, given = (_theme(mine, kind) - aside), (_theme(theirs, kind) - aside)
    if _is_of_another(mine, theirs, said_of, given) or (kind in _OF_TWO and _are_others(mine, theirs, said_of & given)):
        return 0.0
    if kind in _TOWARD and ("bet" in said_of | _heard(mine)) is not ("bet" in given | _heard(theirs)):
        return 0.0  # who cuts bets against something may buy it
    common = said_of & given
    if not common and said_of and _told_by(theirs, kind) & _PERSONAL and kind != "size":
        return _HALF if said_of & passage.words_around else 0.0
    if not common or len(common) * _FIFTH < max(len(said_of), len(given)):
        return 0.0
    return len(common) / min(len(said_of), len(given))


def _is_of_another(mine: Predicate, theirs: Predicate, said_of: frozenset[str], given: frozenset[str]) -> bool:
    """Whether two words are of other sizes or sums, or indices of other numbers: the Calder 300, the Calder 100."""
    numbers, sizes = (_numbers(mine), _numbers(theirs)), (_SIZED & said_of, _SIZED & given)
    return any(one and other and one.isdisjoint(other) for one, other in (numbers, sizes, (mine.sums, theirs.sums)))


def _theme(one: Predicate, kind: str) -> frozenset[str]:
    """What a word of a kind is said of, as far as it carries meaning, without what is a part of the word itself."""
    return _meaning(_told_by(one, kind)) - content_words(form_of(one).partition(" ")[2])


def _told_by(one: Predicate, kind: str) -> frozenset[str]:
    if kind in _TOWARD:
        behind = form_of(one).partition(" ")[2] in _BEFORE_GOALS
        told = one.goals or one.objects if behind else one.objects or one.goals
        return told or (frozenset() if _only_moves(one) else one.said_of)
    if kind in _FEELING and one.kind == "VERB":
        return (one.doers if is_felt(one) else one.objects or one.goals) or one.said_of
    return (one.doers or one.said_of) if kind in _DOING else one.said_of


def _only_moves(one: Predicate) -> bool:
    """Whether a verb says how something has moved, and nothing of who wants it: "it dropped two points"."""
    return one.kind == "VERB" and any(way.kind == "change" for way in ways_of(one))


def _are_others(mine: Predicate, theirs: Predicate, common: frozenset[str]) -> bool:
    """Whether two words do not name one who does both; "they" may be anybody, and who does it what it is done to."""
    if (mine.doers | theirs.doers) & _PERSONS:
        return False
    if any(one.kind not in {"VERB", "ADP"} for one in (mine, theirs)):
        owners = [_meaning(one.owners or one.doers) for one in (mine, theirs)]
        return bool(mine.owners | theirs.owners) and owners[0].isdisjoint(owners[1])
    said, given = _heard(mine), _heard(theirs)
    if said <= common or given <= common:
        return not (said and given)
    return said.isdisjoint(given)


def _heard(one: Predicate) -> frozenset[str]:
    return _meaning(one.doers | one.askers)


@lru_cache(maxsize=1 << 13)
def _meaning(words: frozenset[str]) -> frozenset[str]:
    return content_words(" ".join(sorted(words - _PRONOUNS)))


def _numbers(one: Predicate) -> frozenset[str]:
    return frozenset(word for word in one.said_of if word.isdigit())


def told_of(mine: Predicate, theirs: Predicate, passage: Passage, sentence: Span, text: str) -> Judged:
    """A word of a sentence that a passage has the opposite of."""
    theirs_there = with_denial(passage.text, theirs.span).of(passage.text)
    span = with_denial(text, mine.span.shifted(sentence.start))
    return refuted(passage, "direction", has(theirs_there), span, text)
