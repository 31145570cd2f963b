"""Who holds a superlative: what a sentence says to be the most, the least, the best or the worst, and of what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from narrator.engines.trees import tree
from narrator.extract.assertions.arguments import behind, children, meant, named, subjects, words_of
from narrator.model.claims import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_TAGS = frozenset({"JJS", "RBS"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_DEGREE = frozenset({"most", "least"})
_CLAUSES = frozenset({"ccomp", "relcl", "advcl", "parataxis", "acl"})
_BEING = frozenset({"be", "remain", "become", "prove"})
_THOSE = frozenset({"those", "that", "one", "ones"})
_EQUAL = frozenset({"attr", "oprd", "nsubj", "nsubjpass"})
_SHARING = frozenset({"one", "some", "two", "three", "four", "five", "several", "many", "among"})
"""What holds a rank with others: "one of the worst", "among the best"."""
_TIMES = (
    frozenset({"year", "month", "week", "day", "quarter", "session", "today", "yesterday", "spring", "summer"})
    | frozenset({"winter", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
    | frozenset({"january", "february", "march", "april", "june", "july", "august", "september", "october"})
    | frozenset({"november", "december", "autumn"})
)
_IN_PLACE = frozenset({"attr", "pobj", "dobj", "nsubj", "nsubjpass"})
_BESIDE = frozenset({"dobj", "conj", "appos", "pobj"})
"""How a parser may take a noun that is set off between commas."""


@dataclass(frozen=True, slots=True)
class Top:
    """A superlative, in the small letters of the words around it.

    `word` is the lemma of what something is the most of, "" for a bare "most", and `lowest` where it is the least of
    it; `of_verb` where it says how something is done. `among` are the words of the noun that is ranked, or of the verb.
    `holders` are the words of what is said to be first, `doers` those of the clause's subject, and `heads` the nouns
    alone of the holders or, where the sentence does not say, of the subject, `names` those that are names, and `place`
    where these stand. `clause` is all else of the clause.
    """

    span: Span
    place: Span
    word: str
    lowest: bool
    of_verb: bool
    among: frozenset[str]
    holders: frozenset[str]
    doers: frozenset[str]
    heads: frozenset[str]
    names: frozenset[str]
    clause: frozenset[str]


@lru_cache(maxsize=1 << 12)
def tops_in(text: str) -> tuple[Top, ...]:
    """The superlatives of a sentence with what holds them, in their order.

    >>> [(one.word, sorted(one.heads)) for one in tops_in("Ferries are the cheapest way across.")]
    [('cheap', ['ferries'])]
    """
    return tuple(_top(token) for token in tree(text) if _ranks(token))


def _ranks(token: Token) -> bool:
    """Whether a word ranks: "at least" and "most investors" do not, nor does what is the latest."""
    if token.tag_ not in _TAGS or token.lower_ == "latest":
        return False
    before = token.nbor(-1).lower_ if token.i else ""
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    if token.lower_ == "most" and token.dep_ != "advmod":
        return before == "the" and after != "of"
    return before != "at"


def _top(first: Token) -> Top:
    graded = first.lower_ in _DEGREE and first.dep_ == "advmod" and first.head.pos_ in {"ADJ", "ADV"}
    token = first.head if graded and first.head.i > first.i else first
    noun = _ranked(token)
    over = token.head if noun is None else noun
    holders = _doers(over) if noun is None else _holders(noun)
    doers = subjects(_clause(over)) if noun is not None and noun.dep_ not in {"nsubj", "nsubjpass"} else []
    own = {first.i, token.i, over.i, *((one.i for one in named(noun)) if noun is not None else ())}
    nouns, others = _and_joined(holders), _and_joined(doers)
    last = noun if noun is not None and token is first and token.lower_ in _DEGREE else token
    span = Span(first.idx, last.idx + len(last.text))
    return Top(
        span,
        _place(nouns or others) or span,
        "" if token.lower_ in _DEGREE else token.lemma_.casefold(),
        first.lower_ == "least",
        noun is None,
        words_of([noun]) - {first.lower_, token.lower_} if noun is not None else frozenset({over.lemma_.casefold()}),
        words_of(nouns),
        words_of(others),
        frozenset(word.lower_ for one in nouns or others for word in _head(one)),
        frozenset(word.lower_ for one in nouns or others if one.pos_ == "PROPN" for word in _head(one)),
        frozenset(one.lower_ for one in _within(_clause(over)) if one.i not in own),
    )


def _and_joined(nouns: Iterable[Token]) -> list[Token]:
    """Some nouns with those joined to them; what a relative pronoun, or "those of" something, stands for."""
    found = [behind(noun, {"of"}) if noun.lower_ in _THOSE else [noun] for noun in map(meant, nouns)]
    return [one for of in found for noun in of for one in (noun, *noun.conjuncts) if one is noun or one.pos_ in _NOUNS]


def _place(nouns: list[Token]) -> Span | None:
    """From the first to the last word of what some nouns name."""
    words = [word for noun in nouns for word in named(noun)]
    last = max(words, key=lambda one: one.i, default=None)
    return Span(min(one.idx for one in words), last.idx + len(last.text)) if last is not None else None


def _head(noun: Token) -> Iterator[Token]:
    """A noun, and of a name all its words."""
    yield noun
    if noun.pos_ == "PROPN":
        yield from children(noun, {"compound"})


def _ranked(token: Token) -> Token | None:
    """The noun that a superlative ranks, which may be its own word; none where it says how something is done."""
    while token.dep_ in {"amod", "advmod"} and (token.head.pos_ in {"ADJ", "ADV"} or token.head.dep_ == "amod"):
        token = token.head
    if token.dep_ in {"amod", "compound", "nmod"}:
        return token.head
    return token if token.dep_ in _IN_PLACE else None


def _holders(noun: Token) -> list[Token]:
    """What is said to be the noun that ranks."""
    while noun.dep_ == "pobj" and {noun.head.lower_, noun.head.head.lower_} & _SHARING:
        noun = noun.head if noun.head.lower_ == "among" else noun.head.head
    over, beside = noun.head, _set_beside(noun)
    if not beside and noun.dep_ in {"nsubj", "nsubjpass"}:
        return _said_to_be(over)
    if beside or over.lemma_ not in _BEING:
        return beside or _of_clause(noun)
    found = subjects(over)
    return [noun] if children(noun, {"relcl"}) and any(one.lower_ == "it" for one in found) else found


def _said_to_be(over: Token) -> list[Token]:
    """What the noun before a verb of being is said to be; a parser may take it for another subject."""
    found = [one for one in over.children if one.dep_ in _EQUAL and one.i > over.i and one.pos_ in _NOUNS | {"PRON"}]
    if found or over.lemma_ not in _BEING:
        return found if over.lemma_ in _BEING or any(one.dep_ == "oprd" for one in found) else []
    return behind(over, {"against", "in", "among", "with"})


def _set_beside(noun: Token) -> list[Token]:
    """The noun that one is set beside between commas: "Orrin, the largest of them"; a time is none."""
    before = _before_comma(noun)
    if before is not None:
        return [before.head if before.dep_ in {"conj", "compound"} else before]
    whole = {one.i for one in named(noun)}
    behind_comma = (one for one in children(noun, {"appos"}) if min(word.i for word in named(one)) - 2 in whole)
    return [one for one in behind_comma if one.lemma_.casefold() not in _TIMES]


def _before_comma(noun: Token) -> Token | None:
    first = min(named(noun), key=lambda one: one.i)
    if noun.dep_ not in _BESIDE or first.i < len(("Orrin", ",")) or first.nbor(-1).text != ",":
        return None
    before = first.nbor(-2)
    return before if before.pos_ in _NOUNS and before.lemma_.casefold() not in _TIMES else None


def _of_clause(noun: Token) -> list[Token]:
    """What a clause without a subject of its own is told of: "the ships that most money went into"."""
    clause = _clause(noun)
    if clause.dep_ != "relcl" or clause.head.dep_ != "attr":
        return []
    return subjects(clause.head.head) or [clause.head]


def _doers(verb: Token) -> list[Token]:
    """What a verb is said of: its object, else its subject."""
    return children(verb, {"dobj"}) or behind(verb, {"for"}) or subjects(verb)


def _clause(token: Token) -> Token:
    while token.dep_ not in _CLAUSES | {"ROOT"}:
        token = token.head
    return token


def _within(root: Token) -> Iterable[Token]:
    yield root
    for child in root.children:
        if child.dep_ not in _CLAUSES:
            yield from _within(child)
