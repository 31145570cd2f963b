"""What anybody or anything has but one of: the year of birth, founding or listing, and where it is at home."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from narrator.engines.trees import tree
from narrator.model.claims import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_KINDS = {
    "born": "birth",
    "died": "death",
    "founded": "founding",
    "established": "founding",
    "incorporated": "founding",
    "listed": "listing",
    "floated": "listing",
    "published": "release",
    "released": "release",
    "premiered": "release",
    "based": "home",
    "headquartered": "home",
    "headquarters": "home",
    "head office": "home",
}
HINT = re.compile(rf"\b(?:{'|'.join(_KINDS)}|founding)\b|\(", re.IGNORECASE)
"""What a text has that says anything of the kind."""

_YEAR = r"(?:1[5-9]|20)\d\d"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_WHEN = re.compile(
    rf"\b(?:between|from)\s(?P<first>{_YEAR})\s(?:and|to)\s(?P<last>{_YEAR})\b"
    rf"|\b(?P<bound>before|after)\s(?:{_MONTH}\s)?(?P<limit>{_YEAR})\b"
    rf"|\b(?:in|during|since)\sthe\s(?:early\s|mid-?\s?|late\s)?(?P<decade>{_YEAR})s\b"
    r"|\b(?:in|during)\sthe\s(?P<century>1[6-9]|2[01])(?:st|th)\scentury\b"
    rf"|\b(?:in|on|since|around|about)\s(?:early\s|mid-|late\s)?(?:\d{{1,2}}\s)?(?:{_MONTH},?\s)?(?:\d{{1,2}},?\s)?(?P<year>{_YEAR})\b"
)
_WHERE = re.compile(r"\s?(?:are\s|is\s)?in\s(?:the\s)?(?P<place>(?:[A-Z][\w’'-]+)(?:\s[A-Z][\w’'-]+)*)")
_BEHIND = re.compile(
    rf"(?P<name>[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*)*)\s\((?P<kind>born|founded|established)\s(?:in\s|on\s)?"
    rf"(?:\d{{1,2}}\s)?(?:{_MONTH},?\s)?(?:\d{{1,2}},?\s)?(?P<year>{_YEAR})\)"
)
_REACH = 60
"""So many letters behind its verb stands when or where it was."""
_NEXT = re.compile(r"[;:(]|\b(?:who|which|and(?!\s\d)|but|while|before\s(?!\w+\s?\d{4}|\d{4}))\b")
_EARLIEST, _LATEST = 0, 9999
_NAMED = frozenset({"compound", "flat", "nmod", "amod"})
_RELATIVE = frozenset({"who", "which", "that"})


class Particular(NamedTuple):
    """Of whom one is, as words of a name in small letters; none where only "it" or "the company" tells.

    `years` are the first and the last that it may have been in, `place` the words of where, in small letters; `span` is
    where the text says so.
    """

    kind: str
    of: frozenset[str]
    years: tuple[int, int] | None
    place: frozenset[str]
    span: Span


@lru_cache(maxsize=1 << 12)
def particulars_in(text: str) -> tuple[Particular, ...]:
    """What a sentence tells of the kind, in its order.

    >>> [(one.kind, sorted(one.of), one.years) for one in particulars_in("Pell Corp was founded in the 1980s.")]
    [('founding', ['corp', 'pell'], (1980, 1989))]
    >>> [(one.kind, sorted(one.place)) for one in particulars_in("Pell, which is based in Lyon, makes tin.")]
    [('home', ['lyon'])]
    """
    if not HINT.search(text):
        return ()
    return (*_in_brackets(text), *_behind_verbs(text, tree(text)))


def _in_brackets(text: str) -> Iterator[Particular]:
    for found in _BEHIND.finditer(text):
        year = int(found["year"])
        names = frozenset(re.findall(r"\w+", found["name"].casefold()))
        yield Particular(_KINDS[found["kind"]], names, (year, year), frozenset(), Span(*found.span("year")))


def _behind_verbs(text: str, doc: Doc) -> Iterator[Particular]:
    for token in doc:
        kind = _KINDS.get(token.lower_) or (_KINDS["head office"] if _is_head_office(token) else None)
        if kind is None or (kind != "home" and token.pos_ != "VERB"):
            continue
        end = token.idx + len(token)
        last = _NEXT.search(text, end, end + _REACH)
        until = last.start() if last else min(len(text), end + _REACH)
        found = (_WHERE.match if kind == "home" else _WHEN.search)(text, end, until)
        if found is None:
            continue
        of = _owner(token) if kind == "home" and token.pos_ == "NOUN" else _subject(token, kind)
        if of is None:
            continue
        place = frozenset(re.findall(r"\w+", found["place"].casefold())) if kind == "home" else frozenset()
        years = None if kind == "home" else _years(found)
        where = found.span("place") if kind == "home" else found.span()
        yield Particular(kind, _name_of(of), years, place, Span(*where))


def _is_head_office(token: Token) -> bool:
    return token.lower_ == "office" and token.i > 0 and token.nbor(-1).lower_ == "head"


def _years(found: re.Match[str]) -> tuple[int, int]:
    """The first and the last year of some words."""
    if found["first"]:
        return int(found["first"]), int(found["last"])
    if found["bound"]:
        limit = int(found["limit"])
        return (_EARLIEST, limit - 1) if found["bound"] == "before" else (limit + 1, _LATEST)
    if found["decade"]:
        decade = int(found["decade"])
        return decade, decade + (99 if decade % 100 == 0 and decade < 2000 else 9)  # noqa: PLR2004  "the 1900s"
    if found["century"]:
        return 100 * (int(found["century"]) - 1), 100 * int(found["century"]) - 1
    return int(found["year"]), int(found["year"])


def _subject(verb: Token, kind: str) -> Token | None:
    """Of what a verb tells it: its subject, or the noun before it as a participle; what is founded, not who founds."""
    passive = verb.tag_ == "VBN"
    children = {child.dep_: child for child in verb.children}
    if kind in {"founding", "release"} and not passive and "dobj" in children:
        return children["dobj"]
    noun = children.get("nsubjpass") or children.get("nsubj")
    if noun is not None and noun.lower_ in _RELATIVE:
        noun = verb.head
    if noun is None and verb.dep_ in {"acl", "amod", "relcl"}:
        noun = verb.head
    if noun is None and verb.dep_ in {"conj", "advcl", "xcomp"}:
        return _subject(verb.head, kind) if verb.head.pos_ in {"VERB", "AUX"} else None
    return _called(noun) if noun is not None else None


def _owner(noun: Token) -> Token | None:
    """Whose headquarters they are: "Pell has its headquarters in", "Pell, whose headquarters are in"."""
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if owner is not None and owner.pos_ == "PROPN":
        return owner
    verb = noun.head
    if owner is not None and owner.lower_ == "whose":
        return _called(verb.head)
    subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.i != noun.i), None)
    return _called(subject) if subject is not None else None


def _called(noun: Token) -> Token:
    """The name for what stands in apposition to it, or is said to be it: Pell of "Pell, a maker based in"."""
    for _ in range(3):
        if noun.dep_ == "appos":
            noun = noun.head
        elif noun.dep_ == "pobj" and noun.pos_ == noun.head.head.pos_ == "NOUN":
            noun = noun.head.head  # "a maker of tin based in"
        elif noun.dep_ == "attr" and noun.pos_ == "NOUN":
            found = next((child for child in noun.head.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
            if found is None:
                return noun
            noun = found
        else:
            named = next((child for child in noun.children if child.dep_ == "appos" and child.pos_ == "PROPN"), None)
            return named if named is not None and noun.pos_ == "NOUN" else noun
    return noun


def _name_of(noun: Token) -> frozenset[str]:
    parts = [noun, *(one for one in noun.subtree if one.dep_ in _NAMED)]
    return frozenset(one.lower_ for one in parts if one.pos_ == "PROPN" and one.is_alpha)
