"""Who does what a word says, to what, and where to: the words of a sentence around each of its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "obj"})
NOUNS = frozenset({"NOUN", "PROPN"})
_APART = frozenset({"relcl", "advcl", "appos", "cc", "conj", "punct", "ccomp", "parataxis", "aux", "neg", "mark"})
"""What hangs on a noun and is no part of what it names."""
_NAMES_NOTHING = _APART | _SUBJECTS | OBJECTS
_OF = frozenset({"of", "in", "for", "on", "to", "from", "against", "with"})
_TOWARD = _OF | {"into", "onto", "about", "off", "at", "over", "toward", "towards"}
_TIMES = frozenset(
    "day week fortnight month quarter year decade hour session morning afternoon evening night monday tuesday "  # noqa: SIM905
    "wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december spring summer autumn winter".split()
)
_SUMS = frozenset({"money", "cash", "half", "third", "quarter", "fifth", "tenth", "percent", "point", "%"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
IDIOMATIC = frozenset(
    "pace ground way place part course hope faith pressure strain toll brunt hit interest appetite beating".split()  # noqa: SIM905
)
"""Objects that are a part of what the verb says: what keeps pace is its subject."""
_CLIMBED = frozenset({"conj", "xcomp", "advcl", "acomp", "attr", "oprd"})
_STEPS = 4


def words_of(nouns: Iterable[Token]) -> frozenset[str]:
    """The small letters of some nouns and of what names them more closely, "whose" with what it stands for."""
    found = [word for one in map(meant, nouns) for word in named(one)]
    owners = [word for whose in found if whose.lower_ == "whose" for word in named(meant(whose))]
    return frozenset(word.lower_ for word in (*found, *owners))


def said_of(token: Token, *, add_to: bool) -> list[Token]:
    """The words that a word is said of: the object of a verb, else its subject; the noun of an adjective."""
    if token.pos_ == "VERB":
        given = [one for one in children(token, OBJECTS) if one.lower_ not in IDIOMATIC]
        sums = [one for one in given if is_sum(one)]
        objects = [one for one in given if one not in sums] or (behind(token, {"to"}) if add_to else [])
        return objects or [*_of_verb(token), *(goals_of(token) if sums else [])]
    if token.pos_ == "NOUN":
        over = subjects(token.head) if token.dep_ == "attr" else []
        after = [one for one in behind(token, _OF) if not is_time(one) and not is_sum(one)]
        own = [*children(token, _SUBJECTS | {"compound", "poss", "nmod"}), *after, *over]
        return own or _beside(token)
    return _of_adjective(token)


def doers_of(token: Token) -> list[Token]:
    """Who does what a verb says: its subject, or of a passive the noun behind "by"."""
    if children(token, {"nsubjpass", "auxpass"}):
        agents = children(token, {"agent"})
        return [noun for one in agents for noun in children(one, {"pobj"})]
    return subjects(token)


def goals_of(token: Token) -> list[Token]:
    """The nouns behind the prepositions of a word, of its particles and of an object that is part of what it says."""
    heads = [token, *(child for child in token.children if child.dep_ in {"prt", "advmod", "prep", "acomp"})]
    heads += [one for one in children(token, OBJECTS) if one.lower_ in IDIOMATIC or is_sum(one)]
    heads += [token.head] if token.dep_ == "amod" else []
    found = [*_where(token), *(noun for head in heads for noun in behind(head, _TOWARD))]
    return [one for one in dict.fromkeys(found) if not is_sum(one) and not is_time(one)]


def _where(token: Token) -> list[Token]:
    """The noun of which a clause says what is done there: "banks, where funds are overweight"."""
    clause = token.head if token.dep_ in {"acomp", "oprd"} else token
    there = clause.dep_ == "relcl" and any(one.lower_ == "where" for one in clause.children)
    return [clause.head, *clause.head.conjuncts] if there else []


def around(token: Token) -> list[Token]:
    """The subject, the objects and the goals of a verb; a noun itself."""
    if token.pos_ in NOUNS:
        return [token]
    return [*subjects(token), *children(token, OBJECTS), *behind(token, _TOWARD)]


def children(token: Token, kinds: Iterable[str]) -> list[Token]:
    """The words that hang on a word in any of some ways."""
    return [child for child in token.children if child.dep_ in kinds]


def under(word: Token, is_apart: Callable[[Token, Token], bool]) -> Iterator[Token]:
    """A word and all that hangs on it, in the order of the parse, but for what is apart from the word over it.

    By a stack: a list of a thousand nouns is a thousand deep.
    """
    waiting = [word]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += reversed([child for child in one.children if not is_apart(child, one)])


def behind(token: Token, prepositions: Iterable[str]) -> list[Token]:
    """The nouns behind the prepositions of a word."""
    found = [child for child in token.children if child.dep_ == "prep" and child.lower_ in prepositions]
    return [noun for one in found for noun in one.children if noun.dep_ == "pobj"]


def is_asked(verb: Token) -> bool:
    """Whether a verb says what is asked or left to be decided, and so what is neither so nor not so."""
    return any(child.lower_ == "whether" and child.dep_ == "mark" for child in verb.children)


def is_sum(token: Token) -> bool:
    """Whether an object says only how much."""
    if token.lemma_.casefold() in _SUMS:
        return not any(child.dep_ == "prep" and child.lower_ == "of" for child in token.children)
    return token.pos_ in {"NUM", "SYM"} or token.tag_ in {"CD", "$"} or token.like_num


def is_time(token: Token) -> bool:
    """Whether a noun names a time."""
    return token.lemma_.casefold() in _TIMES


def _beside(token: Token) -> list[Token]:
    """What a noun that names nothing of its own is said of: what else the verb has that it is an object of."""
    head = token.head
    while token.dep_ == "appos" and head.dep_ in OBJECTS | {"appos", "pobj", "prep"}:
        head = head.head
    if token.dep_ not in OBJECTS | {"appos", "npadvmod"} or head.pos_ != "VERB":
        return []
    objects = [one for one in children(head, OBJECTS) if one is not token and not is_sum(one)]
    return [*subjects(head), *objects, *(one for one in goals_of(head) if one is not token)]


def _of_verb(token: Token) -> list[Token]:
    if token.dep_ in {"acl", "amod"} and token.head.pos_ in NOUNS:
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
        objects = children(token.head, OBJECTS) if token.dep_ in {"xcomp", "oprd"} else []
        if objects:
            return objects
        token = token.head
    return []


def _of_adjective(token: Token) -> list[Token]:
    head = token.head
    if token.dep_ in OBJECTS:  # "pay more for deposits"
        return [*behind(head, _OF), *behind(token, _OF)]
    if token.dep_ == "amod" and head.pos_ in NOUNS:
        return [head]
    if token.dep_ in {"advmod", "conj"} and head.pos_ in {"ADJ", "ADV"}:
        return _of_adjective(head)
    if token.dep_ == "advmod" and head.pos_ == "VERB":
        return children(head, OBJECTS) or _of_verb(head)
    return children(head, OBJECTS) or subjects(head)


def meant(token: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    clause = token.head
    while token.lower_ == "whose" and clause.dep_ not in {"relcl", "ROOT"}:
        clause = clause.head
    relative = token.lower_ in _RELATIVE and clause.dep_ == "relcl"
    return clause.head if relative else token


def named(token: Token) -> Iterator[Token]:
    """The words of a noun and of what names it more closely, and no clause that hangs on it."""
    return under(token, lambda child, _: child.dep_ in _NAMES_NOTHING)
