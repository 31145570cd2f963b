"""Who speaks: full name, role and employer of the words that stand beside a cue."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from narrator.extract.names.occupations import WORKER
from narrator.extract.speech.cast import RUN, Cast, person_of
from narrator.extract.speech.frames import INSTRUMENTS, PRONOUNS
from narrator.extract.speech.several import PLURAL, owner_of, several_before
from narrator.model.claims import Entity, Span, Speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHO = frozenset({"WDT", "WP", "WP$"})
_RELATIVES = frozenset({"who", "that", "which"})
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_UNNAMED = re.compile(rf"(?P<role>{WORKER}s?)\b")
_ANY_FIRM = frozenset({"company", "firm", "group", "business"})
_MADE = re.compile(
    r"(?:maker|builder|seller|producer|owner|operator|provider|lender|bank|retailer|chain|miner|insurer|brewer|airline"
    r"|carrier|developer|startup|exchange|fund|manufacturer|grocer|supplier|publisher|broker|brokerage|utility)$"
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MEMORY = 50


def speaker_span(root: Token, verb: Token | None, until: int | None = None) -> Span:
    """The words of the speaker: the noun with all that describes it, without the cue or what is said."""
    doc = root.doc
    first = root.left_edge.i
    last = max(root.i, min([root.right_edge.i, *(child.left_edge.i - 1 for child in root.rights if _is_aside(child))]))
    last = last if until is None else min(last, until - 1)
    last = next((i - 1 for i in range(root.i + 1, last) if doc[i].text == "," and doc[i + 1].tag_ in _WHO), last)
    if verb is not None and verb != root and first <= verb.i <= last:
        first, last = (verb.i + 1, last) if verb.i < root.i else (first, verb.i - 1)
    while first and _is_stray(doc[first - 1], root, first, verb):
        first -= 1
    while last > root.i and not any(c.isalnum() or c in ")." for c in doc[last].text):
        last -= 1
    while first < root.i and not doc[first].text[0].isalnum():
        first += 1
    return Span(doc[first].idx, doc[last].idx + len(doc[last]))


def _is_stray(token: Token, root: Token, first: int, verb: Token | None) -> bool:
    """Whether the word before belongs to the name, though the parse hangs it on a verb that it took for a noun."""
    return token.dep_ in {"compound", "poss"} and (token.head == verb or first <= token.head.i < root.i)


def _is_aside(child: Token) -> bool:
    """Whether a dependant of a noun says how something was done, not who speaks: "based on ...", "and fell"."""
    if child.dep_ == "acl":
        return child.lower_ == "based" or child.left_edge.nbor(-1).text == ","
    return child.dep_ == "advcl" or (child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"})


def describe(span: Span, text: str, root: Token, cast: Cast, before: Sequence[Speaker]) -> Speaker:
    """Name, role and employer of the words at `span`.

    A pronoun is the person who was last named or last spoke; a surname has what the text says of its bearer.
    """
    words = span.of(text)
    if words.casefold() in _RELATIVES and root.head.dep_ == "relcl":
        whole = describe(speaker_span(root.head.head, root.head), text, root.head.head, cast, before)
        return Speaker(span, words, whole.name, whole.role, whole.affiliation)
    if words.casefold() in PRONOUNS:
        return _pronoun(span, words, root, cast, before)
    appended = next((c for c in root.rights if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
    if root.pos_ == "NOUN" and appended is not None and span.start <= appended.idx < span.end:
        inside = [e for e in cast.inside(span) if e.label == "PERSON" and e.span.start <= appended.idx < e.span.end]
        name = inside[0].name if inside else _unlisted(span, words, appended, cast).name
        return Speaker(span, words, name, *cast.posts.get(name, (None, None)))
    inside = list(cast.inside(span))
    person = next((e for e in inside if e.label == "PERSON" and _is_head(e, root, span)), None)
    if person is not None:
        name = _in_full(person.name, cast)
        role, employer = cast.posts.get(person.name, cast.posts.get(name, (None, None)))
        return Speaker(span, words, name, role, employer)
    if root.pos_ == "PROPN" and not any(e.span.start <= root.idx < e.span.end for e in inside):
        return _unlisted(span, words, root, cast)
    return _unnamed(span, words, root, inside, cast)


def _unlisted(span: Span, words: str, root: Token, cast: Cast) -> Speaker:
    """A proper name that is no entity: its own words and what stands beside it."""
    parts = [t for t in root.lefts if t.dep_ in {"compound", "flat"} and t.pos_ == "PROPN" and t.idx >= span.start]
    start, end = min([root.idx, *(t.idx for t in parts)]), root.idx + len(root)
    name = " ".join(cast.text[start:end].split()).rpartition("'s ")[2]
    name = cast.full.get(name, name) if " " not in name else name
    return Speaker(span, words, name, *cast.posts.get(name, (None, None)))


def _is_head(entity: Entity, root: Token, span: Span) -> bool:
    """Whether the person is the one who speaks, not someone that the words merely mention."""
    if entity.span.start <= root.idx < entity.span.end:
        return True
    within = root.doc.char_span(entity.span.start, entity.span.end, alignment_mode="expand")
    if within is not None and any(child.tag_ == "POS" for child in within.root.rights):
        return False
    linked = within is not None and within.root.head == root and within.root.dep_ in {"appos", "compound", "nmod"}
    return linked or (entity.span.start == span.start and root.pos_ == "PROPN")


def _pronoun(span: Span, words: str, root: Token, cast: Cast, before: Sequence[Speaker]) -> Speaker:
    """The person named last before the pronoun; for "it" a company."""
    if (owner := owner_of(root)) is not None:
        return replace(describe(speaker_span(owner, owner.head), cast.text, owner, cast, before), span=span, text=words)
    if words.casefold() in {"it", "its"}:
        return Speaker(span, words, _firm_before(span, root, cast) or words)
    if words.casefold() in PLURAL:
        return Speaker(span, words, _several(span, root, cast, before) or words)
    place = bisect_left(cast.people, span.start, key=lambda one: one[0].start)
    named = cast.people[place - 1] if place else None
    spoke = [s for s in before if _is_one_person(s.name, cast)]
    if named and (words.casefold() == "who" or not spoke or spoke[-1].span.end < named[0].start):
        name = named[1] if words.casefold() == "who" else _subject_of(named, place, root, cast)
    elif spoke:
        name = spoke[-1].name
    else:
        return Speaker(span, words, words)
    return Speaker(span, words, _in_full(name, cast), *cast.posts.get(name, (None, None)))


def _several(span: Span, root: Token, cast: Cast, before: Sequence[Speaker]) -> str | None:
    """Whom "they" stands for: whoever spoke last, unless that is one person; no name where only a person spoke."""
    last = before[-1].name if before else None
    if last is not None and not _is_one_person(last, cast):
        return last
    if (noun := several_before(root)) is not None:
        return describe(speaker_span(noun, noun.head), cast.text, noun, cast, before).name
    return _firm_beside(span, root, cast)


def _is_one_person(name: str, cast: Cast) -> bool:
    return name in cast.posts or (name in cast.known and all(firm.name != name for firm in cast.firms))


def _firm_beside(span: Span, root: Token, cast: Cast) -> str | None:
    """The company that the sentence of a pronoun names last before it."""
    place = bisect_left(cast.firms, span.start, key=lambda firm: firm.span.start)
    firm = cast.firms[place - 1] if place else None
    return firm.name if firm is not None and firm.span.start >= root.sent.start_char else None


def _subject_of(named: tuple[Span, str], place: int, root: Token, cast: Cast) -> str:
    """Who is meant behind a sentence that names several people: its subject, else whom it names last."""
    told = root.doc.char_span(named[0].start, named[0].end, alignment_mode="expand")
    if told is None or told.sent.start == root.sent.start:
        return named[1]
    beside = [one for one in cast.people[max(0, place - RUN) : place] if one[0].start >= told.sent.start_char]
    spans = [(root.doc.char_span(span.start, span.end, alignment_mode="expand"), name) for span, name in beside]
    return next((name for span, name in spans if span is not None and span.root.dep_ in _SUBJECTS), named[1])


def _in_full(name: str, cast: Cast) -> str:
    """A person's full name; the house that bears the same surname is somebody else."""
    full = cast.full.get(name, name)
    return name if any(firm.name == full for firm in cast.firms) else full


def _last_firm(span: Span, cast: Cast, end: int) -> str | None:
    """The company that was named last before a place, or else first after it, up to an end."""
    place = bisect_left(cast.firms, span.start, key=lambda firm: firm.span.start)
    if place:
        return cast.firms[place - 1].name
    return next((firm.name for firm in cast.firms[:RUN] if span.end <= firm.span.start < end), None)


def _firm_before(span: Span, root: Token, cast: Cast) -> str | None:
    """The company that "it" stands for: of several in a sentence before its subject, else the one named last."""
    place = bisect_left(cast.firms, span.start, key=lambda firm: firm.span.start)
    last = cast.firms[place - 1] if place else None
    told = None if last is None else root.doc.char_span(last.span.start, last.span.end, alignment_mode="expand")
    if last is None or told is None or told.sent.start == root.sent.start:
        return _last_firm(span, cast, root.sent.end_char)
    beside = [one for one in cast.firms[max(0, place - RUN) : place] if one.span.start >= told.sent.start_char]
    spans = [(root.doc.char_span(one.span.start, one.span.end, alignment_mode="expand"), one.name) for one in beside]
    return next((name for words, name in spans if words is not None and words.root.dep_ in _SUBJECTS), last.name)


def _the_firm(span: Span, root: Token, cast: Cast) -> str | None:
    """The company that "the firm" or "the carmaker" stands for: of "the bank", one that is called a bank, if any is.

    It is not the house of somebody without a post: who is told to be "of" it speaks of other companies.
    """
    noun = root.lemma_.lower()
    definite = any(child.lower_ == "the" for child in root.lefts)
    more = [child for child in root.children if child.dep_ not in {"det", "case", "relcl", "punct"}]
    several = root.tag_ in {"NNS", "NNPS"}
    if not definite or more or several or not (noun in _ANY_FIRM or _MADE.search(noun)):
        return None
    place = bisect_left(cast.firms, span.start, key=lambda firm: firm.span.start)
    called = [firm for firm in cast.firms[max(0, place - _MEMORY) : place] if noun in firm.name.casefold()]
    meant = called[-1].name if called else _last_firm(span, cast, len(cast.text))
    return None if noun == "company" and not called and (None, meant) in cast.posts.values() else meant


def _unnamed(span: Span, words: str, root: Token, inside: Sequence[Entity], cast: Cast) -> Speaker:
    """A company, its figures, or people without a name ("Tidewater analysts")."""
    firms = [e for e in inside if e.label in {"ORG", "GPE", "PERSON", "PRODUCT", "FAC"}]
    head = next((e for e in firms if e.span.start <= root.idx < e.span.end), None)
    if head is not None:
        return _firm(span, words, head, cast)
    if (firm := _the_firm(span, root, cast)) is not None:
        return Speaker(span, words, firm)
    if firms and root.lemma_.lower() in INSTRUMENTS:
        return Speaker(span, words, firms[0].name)
    name = " ".join(words.split())
    behind = firms[0].span.end - span.start if firms else 0
    found = _UNNAMED.search(words, behind) or _UNNAMED.search(words)
    if found is None or found["role"] == _ARTICLE.sub("", name) or not found.start("role") <= root.idx - span.start:
        return Speaker(span, words, name)
    owner = next((child for child in root.lefts if child.dep_ == "poss"), None)
    employer = firms[0].name if firms else _the_firm(span, owner, cast) if owner is not None else None
    return Speaker(span, words, name, found["role"], employer)


def _firm(span: Span, words: str, head: Entity, cast: Cast) -> Speaker:
    """A company, or a person whom the names have run together with theirs: "Jane Example of Tidewater"."""
    if (person := person_of(head.name)) is not None:
        return Speaker(span, words, person["name"], None, person["firm"])
    return Speaker(span, words, cast.full.get(head.name, head.name))
