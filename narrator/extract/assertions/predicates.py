"""What a sentence says of what: each verb, noun and adjective with the words that it is said of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from narrator.engines.parser import parse_nameless
from narrator.model.claims import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "obj"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_APART = frozenset({"relcl", "advcl", "appos", "cc", "conj", "punct", "ccomp", "parataxis", "aux", "neg", "mark"})
"""What hangs on a noun and is no part of what it names."""
_BEFORE = frozenset({"det", "neg", "amod", "preconj", "predet"})
_DENIALS = _BEFORE | {"advmod", "mark"}
_OF = frozenset({"of", "in", "for", "on", "to", "from", "against", "with"})
_FAILING = frozenset({"fail", "refuse", "decline", "cease", "stop", "avoid", "deny", "pretend", "quit"})
"""Verbs whose infinitives and gerunds are not so."""
_THINKING = frozenset({"mean", "prove", "signal", "imply", "suggest", "think", "expect", "believe", "see", "show"})
"""Verbs that deny what they govern where they are denied themselves."""
_NONE = frozenset(
    {"no", "neither", "none", "nobody", "nothing", "hardly", "barely", "scarcely", "never", "not", "nor", "few", "n't"}
)
_OPEN = frozenset({"if", "unless", "whether"})
_MAYBE = frozenset({"could", "might", "may", "would"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_OF_IDIOMS = frozenset({"pace", "ground", "way", "place", "part", "course"})
"""Objects that are a part of what the verb says: what keeps pace is its subject."""
_SAYING = frozenset({"VERB", "NOUN", "ADJ", "ADV"})
_GOVERNED = frozenset({"xcomp", "acomp", "attr", "dobj", "oprd", "pcomp"})
_CLIMBED = frozenset({"conj", "xcomp", "advcl", "acomp", "attr", "oprd"})
_STEPS = 4


@dataclass(frozen=True, slots=True)
class Predicate:
    """One word that says something, and the small letters of the words that it says it of.

    `forms` are its lemma with its particle, with its object, and alone, the longest first: "come down", "lose ground".
    `denied` where it is said not to be so, `left_open` under "if" or "might", `compares` are the comparatives that it
    is, or has under it; `doers` are the words of a verb's subject.
    """

    span: Span
    forms: tuple[str, ...]
    kind: str
    said_of: frozenset[str]
    denied: bool
    left_open: bool
    compares: frozenset[str]
    doers: frozenset[str]


@lru_cache(maxsize=1 << 12)
def predicates_in(text: str) -> tuple[Predicate, ...]:
    """All verbs, nouns, adjectives and adverbs of a sentence with what they are said of, in their order.

    >>> [(one.forms[0], sorted(one.said_of)) for one in predicates_in("Rents have come down.")]
    [('rent', []), ('come down', ['rents'])]
    """
    return tuple(_predicate(token) for token in tree(text) if token.pos_ in _SAYING)


@lru_cache(maxsize=1 << 8)
def tree(text: str) -> Doc:
    """The trees of a sentence, kept while it is asked what it says of what."""
    return parse_nameless(text)


def _predicate(token: Token) -> Predicate:
    lemma = token.lemma_.casefold()
    beside = [child for child in token.children if child.dep_ == "prt" or _is_next(child, token)]
    objects = children(token, _OBJECTS)
    forms = [f"{lemma} {child.lower_}" for child in beside]
    forms += [f"{lemma} {child.lemma_.casefold()}" for child in objects]
    forms += [f"{lemma} doing" if children(token, {"xcomp"}) else lemma]
    within = [one for child in objects for one in child.children]
    said_of = _said_of(token, add_to=f"{lemma} to" == forms[0])
    last = max([token, *beside], key=lambda one: one.i)
    return Predicate(
        Span(token.idx, last.idx + len(last.text)),
        tuple(forms),
        token.pos_,
        words_of(said_of),
        _is_denied(token, said_of),
        any(_leaves_open(one) for one in _above(token)),
        frozenset(one.lower_ for one in (token, *token.children, *within) if _is_compared(one)),
        words_of(subjects(token) if token.pos_ == "VERB" else ()),
    )


def words_of(nouns: Iterable[Token]) -> frozenset[str]:
    """The small letters of some nouns and of what names them more closely, "whose" with what it stands for."""
    found = [word for one in map(meant, nouns) for word in named(one)]
    owners = [word for whose in found if whose.lower_ == "whose" for word in named(meant(whose))]
    return frozenset(word.lower_ for word in (*found, *owners))


def _is_compared(token: Token) -> bool:
    word = token.lower_
    return word in {"such", "as", "only"} or (token.tag_ in {"JJR", "RBR"} and word not in {"further", "longer"})


def _is_next(child: Token, token: Token) -> bool:
    return child.dep_ in {"prep", "advmod"} and child.i == token.i + 1


def named(token: Token) -> Iterator[Token]:
    """The words of a noun and of what names it more closely, and no clause that hangs on it."""
    yield token
    for child in token.children:
        if child.dep_ not in _APART | _SUBJECTS | _OBJECTS:
            yield from named(child)


def meant(token: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    clause = token.head
    while token.lower_ == "whose" and clause.dep_ not in {"relcl", "ROOT"}:
        clause = clause.head
    relative = token.lower_ in _RELATIVE and clause.dep_ == "relcl"
    return clause.head if relative else token


def _said_of(token: Token, *, add_to: bool) -> list[Token]:
    """The words that a word is said of: the object of a verb, else its subject; the noun of an adjective."""
    if token.pos_ == "VERB":
        objects = [one for one in children(token, _OBJECTS) if one.lower_ not in _OF_IDIOMS] or (
            behind(token, {"to"}) if add_to else []
        )
        return objects or _of_verb(token)
    if token.pos_ == "NOUN":
        over = subjects(token.head) if token.dep_ == "attr" else []
        return [*children(token, {"compound", "poss", "nmod"}), *behind(token, _OF), *over]
    return _of_adjective(token)


def children(token: Token, kinds: Iterable[str]) -> list[Token]:
    """The words that hang on a word in one of some ways."""
    return [child for child in token.children if child.dep_ in kinds]


def behind(token: Token, prepositions: Iterable[str]) -> list[Token]:
    """The nouns behind the prepositions of a word."""
    found = [child for child in token.children if child.dep_ == "prep" and child.lower_ in prepositions]
    return [noun for one in found for noun in one.children if noun.dep_ == "pobj"]


def _of_verb(token: Token) -> list[Token]:
    if token.dep_ in {"acl", "amod"} and token.head.pos_ in _NOUNS:
        return subjects(token.head.head) if token.head.dep_ == "attr" else [token.head]
    return subjects(token)


def subjects(token: Token) -> list[Token]:
    """The subject of a verb: its own, the one of the verb that it is joined to or hangs on, or what it describes."""
    for _ in range(_STEPS):
        own = children(token, _SUBJECTS)
        if own or token.dep_ == "relcl":
            return own or [token.head]
        if token.dep_ not in _CLIMBED:
            return []
        objects = children(token.head, _OBJECTS) if token.dep_ in {"xcomp", "oprd"} else []
        if objects:
            return objects
        token = token.head
    return []


def _of_adjective(token: Token) -> list[Token]:
    head = token.head
    if token.dep_ in _OBJECTS:  # "pay more for deposits"
        return [*behind(head, _OF), *behind(token, _OF)]
    if token.dep_ == "amod" and head.pos_ in _NOUNS:
        return [head]
    if token.dep_ in {"advmod", "conj"} and head.pos_ in {"ADJ", "ADV"}:
        return _of_adjective(head)
    if token.dep_ == "advmod" and head.pos_ == "VERB":
        return children(head, _OBJECTS) or _of_verb(head)
    return children(head, _OBJECTS) or subjects(head)


def _is_denied(token: Token, said_of: Iterable[Token]) -> bool:
    """Whether a word is said not to be so, by an odd number of denials on the way up to its verb."""
    found = False
    seen = token
    for step in range(_STEPS):
        denials = [child for one in (seen, *children(seen, {"prep"})) for child in children(one, _DENIALS)]
        found ^= any(map(_denies, denials))
        found ^= step > 0 and seen.lemma_ in _FAILING
        found ^= _is_given_up(seen)
        within = (
            seen.pos_ in {"ADJ", "ADV"}
            and seen.head.dep_ in _OBJECTS | {"attr"}
            and seen.head.head.lemma_ not in _FAILING
        )
        thought = seen.dep_ == "ccomp" and seen.head.lemma_ in _THINKING | _FAILING
        if not (seen.dep_ in _GOVERNED or within or thought):
            break
        seen = seen.head.head if seen.dep_ == "pcomp" else seen.head
    of = said_of if token.pos_ in {"VERB", "ADJ"} and token.dep_ != "amod" else ()
    return found ^ any(one.lower_ in _NONE for noun in of for one in (noun, *children(noun, _BEFORE)))


def _denies(token: Token) -> bool:
    """Whether a word denies what it hangs on: "not", "no longer", but not "no more than"."""
    longer = token.lower_ == "longer" and any(child.lower_ == "no" for child in token.children)
    return longer or (token.lower_ in _NONE and not _ranks(token))


def _is_given_up(token: Token) -> bool:
    """Whether something holds until it is done, is done instead of it, or goes without it."""
    marks = {child.lower_ for child in token.children if child.dep_ in {"mark", "cc"}}
    if token.dep_ == "pcomp":
        before = token.head
        return before.lower_ in {"without", "than"} or (before.head.lemma_, before.lower_) == ("give", "on")
    return bool(marks & {"until", "till", "than"})


def _ranks(child: Token) -> bool:
    """Whether a denial only compares or bounds: "no more than", "not only"."""
    after = child.doc[child.i + 1] if child.i + 1 < len(child.doc) else child
    return _is_compared(after) or after.lower_ == "just"


def _above(token: Token) -> Iterator[Token]:
    """A word and those that it stands under, up to the noun that its clause hangs on."""
    yield token
    while token.dep_ not in {"relcl", "appos", "ROOT"}:
        token = token.head
        yield token


def _leaves_open(token: Token) -> bool:
    return any(
        child.lower_ in (_OPEN if child.dep_ == "mark" else _MAYBE if child.dep_ == "aux" else ())
        or (child.dep_ == "cc" and child.lower_ == "or")
        for child in token.children
    )
