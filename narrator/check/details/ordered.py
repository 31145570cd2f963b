"""What is told of two in their order: "respectively", "the former", "the latter"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, permutations
from typing import TYPE_CHECKING, NamedTuple

from narrator.check.details.answers import has, is_quoted, refuted
from narrator.check.opinions import Judged
from narrator.check.sources.library import Hits
from narrator.check.sources.search import Passage, stem
from narrator.check.words.anchors import CALENDAR, tokens
from narrator.check.words.vocabulary import STOP_WORDS
from narrator.engines.trees import tree
from narrator.model.claims import Span
from narrator.model.drafts import Verdict

if TYPE_CHECKING:
    from spacy.tokens import Token

_ORDERED = re.compile(r"\brespectively\b|\bthe\s(?:former|latter)\b", re.IGNORECASE)
_RESPECTIVELY = re.compile(r",?\srespectively\b", re.IGNORECASE)
_ONE_OF_TWO = re.compile(r"\bthe\s(?P<which>former|latter)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:,.]\s|\s(?:and|while|but|whereas)\s")
_STOP = re.compile(r"(?<=[.!?])\s+")
_NAME = re.compile(r"[A-Z][\w&’-]*(?:\s(?:of\s)?[A-Z][\w&’-]*)*")
_OPENING = STOP_WORDS | CALENDAR | {"between", "both", "unlike", "like"}
_ASIDE = STOP_WORDS | {"make", "makes", "made", "respectively", "former", "latter", "two"}
_VERBS = frozenset({"ROOT", "appos", "conj", "ccomp", "parataxis"})
"""What a parser makes of a verb that it takes for a noun: "the latter bets"."""

_READ = 16
_TWO = 2
_MOST = 6
"""Of more members nobody keeps count, and there are too many orders."""
_TOLD, _UNTOLD = 0.6, 0.34
"""So much of what is told of one must be told of it in a clause, or of the other and not of it."""


class _Clause(NamedTuple):
    """A clause of a passage, or what a passage tells of one in its order, and the words that it has."""

    text: str
    words: frozenset[str]
    passage: Passage


def with_ordered(judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], near: Hits) -> list[Judged]:
    """All that was judged of a sentence, and what is told in it of one of two where the articles tell it of the other.

    Direct speech (`marks`) is left alone, and so is a sentence against which something was found.
    """
    said = sentence.of(text)
    if _ORDERED.search(said) is None or any(item.opinion.verdict is Verdict.REFUTED for item in judged):
        return judged
    clauses = list(_clauses([item.passage for item in near[:_READ] if item.passage.rank == 0]))
    found = _exchanged(said, clauses) or _mistaken(said, text[: sentence.start], clauses)
    if found is None or is_quoted(found[0].shifted(sentence.start), marks, sentence):
        return judged
    place, clause = found
    return [*judged, refuted(clause.passage, "subject", has(clause.text), place.shifted(sentence.start), text)]


def _clauses(passages: Sequence[Passage]) -> Iterator[_Clause]:
    """The clauses of some passages; of one that tells in order, what it tells of each."""
    for passage in passages:
        lists = _lists(passage.text)
        told = [f"{one} {other}" for one, other in zip(*lists, strict=True)] if lists else []
        for clause in told or _CLAUSE.split(passage.text):
            yield _Clause(clause, _words(clause), passage)


def _exchanged(said: str, clauses: Sequence[_Clause]) -> tuple[Span, _Clause] | None:
    """Where a sentence ends on "respectively" with its words in another order than the clauses have them."""
    lists = _lists(said)
    if lists is None or len(lists[0]) > _MOST or not clauses:
        return None
    firsts, seconds = (_own([_telling(one) for one in each]) for each in lists)
    told = [[_told(one, firsts, other, clauses) for other in seconds] for one in firsts]
    straight = max(told[at][at][0] for at in range(len(told)))
    crossed = [
        [told[at][place] for at, place in enumerate(order)]
        for order in permutations(range(len(told)))
        if all(at != place for at, place in enumerate(order))
    ]
    best = max(crossed, key=lambda each: min(share for share, _ in each))
    clause = best[0][1]
    if clause is None or straight > _UNTOLD or min(share for share, _ in best) < _TOLD:
        return None
    place = _RESPECTIVELY.search(said)
    return (Span(place.end() - len("respectively"), place.end()), clause) if place else None


def _own(members: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """The words of each member that no other has."""
    return [one - frozenset().union(*(other for other in members if other is not one)) for one in members]


def _lists(text: str) -> tuple[list[str], list[str]] | None:
    """The two lists of as many members that "respectively" sets beside each other, each member in its words."""
    place = _RESPECTIVELY.search(text)
    if place is None:
        return None
    heads = [token for token in tree(text) if token.idx < place.start() and token.dep_ != "conj"]
    chains = [chain for token in heads if len(chain := _chain(token)) >= _TWO]
    if len(chains) > _TWO:
        chains = [chain for chain in chains if chain[0].pos_ not in {"VERB", "AUX"}]
    if len(chains) != _TWO or len(chains[0]) != len(chains[1]):
        return None
    first, second = ([_phrase(one) for one in chain] for chain in chains)
    return first, second


def _chain(token: Token) -> list[Token]:
    """A word and those that are joined to it, in their order."""
    found = [token]
    while joined := [one for one in found[-1].children if one.dep_ == "conj"]:
        found.append(joined[0])
    return found


def _phrase(token: Token) -> str:
    """The words under a member of a list, without the other members."""
    aside = {
        one.i for child in token.children if child.dep_ in {"conj", "cc", "nsubj", "nsubjpass"} for one in child.subtree
    }
    return " ".join(one.text for one in token.subtree if one.i not in aside and one.is_alpha | one.like_num)


def _mistaken(said: str, before: str, clauses: Sequence[_Clause]) -> tuple[Span, _Clause] | None:
    """Where "the former" or "the latter" is told to be or do what a clause has of the other of the two."""
    for found in _ONE_OF_TWO.finditer(said):
        two = _two_in(said[: _first(said)]) or _two_in(_STOP.split(before.strip())[-1])
        if two is None or _is_adjective(said, found.start("which")):
            continue
        names = [_words(one) for one in two]
        mine, other = names if found["which"].casefold() == "former" else names[::-1]
        start = max((m.end() for m in _CLAUSE.finditer(said, 0, found.start())), default=0)
        end = _CLAUSE.search(said, found.end())
        told = _telling(said[start : end.start() if end else len(said)]) - mine - other
        if not told:
            continue
        own, _ = _told(mine, names, told, clauses)
        its, clause = _told(other, names, told, clauses)
        if clause is not None and its >= _TOLD and own <= _UNTOLD:
            return Span(*found.span()), clause
    return None


def _telling(clause: str) -> frozenset[str]:
    """The names and figures of a clause, or else its other words."""
    return _words(" ".join(re.findall(r"\b[A-Z][\w-]*|[$€£]?\d[\d.,]*%?", clause))) or _words(clause)


def _first(said: str) -> int:
    found = _ONE_OF_TWO.search(said)
    return found.start() if found else 0


def _two_in(text: str) -> tuple[str, str] | None:
    """The two names of a text, or the only two of it that "and" joins."""
    names = [(_named(found.group()), found.span()) for found in _NAME.finditer(text)]
    named = [(name, span) for name, span in names if name]
    joined = [
        (one, other)
        for (one, first), (other, second) in pairwise(named)
        if text[first[1] : second[0]] in {" and ", " or "}
    ]
    if len(joined) == 1:
        return joined[0]
    distinct = list(dict.fromkeys(name for name, _ in named))
    return (distinct[0], distinct[1]) if len(distinct) == _TWO else None


def _named(words: str) -> str:
    """A name without the words before it that have a capital only because they open a sentence."""
    kept = words.split()
    while kept and kept[0].casefold() in _OPENING:
        kept = kept[1:]
    return " ".join(kept)


def _is_adjective(said: str, place: int) -> bool:
    """Whether "former" or "latter" stands before a noun: "the former chairman"."""
    token = next((one for one in tree(said) if one.idx == place), None)
    return token is None or (token.dep_ in {"amod", "compound", "nmod"} and token.head.dep_ not in _VERBS)


def _told(
    mine: frozenset[str], all_of_them: Sequence[frozenset[str]], words: frozenset[str], clauses: Sequence[_Clause]
) -> tuple[float, _Clause | None]:
    """How much of some words a clause has that speaks of one of several and of no other, at most, and which."""
    others = frozenset().union(*(one for one in all_of_them if one != mine))
    own = mine - others
    of_it = [one for one in clauses if own & one.words and not (others - mine) & one.words]
    shares = [(len(words & one.words) / len(words) if words else 0.0, one) for one in of_it]
    return max(shares, key=lambda each: each[0], default=(0.0, None))


def _words(text: str) -> frozenset[str]:
    """The words and figures of a text as they are written, but for those that say nothing by themselves."""
    return frozenset(stem(word) for word in tokens(text) - _ASIDE)
