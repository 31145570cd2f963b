"""Names in a text: found, tidied, and each with one canonical form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from narrator.extract.names.firms import (
    defined_acronyms,
    fullest,
    one_name,
    short_forms,
    with_legal_form,
    with_people,
    with_ticker,
    with_usual_end,
)
from narrator.extract.names.indices import index_name, index_places
from narrator.extract.names.kinds import UNKNOWN, labelled
from narrator.extract.names.lexicon import AGENCIES, COUNTRIES, GENERIC
from narrator.extract.names.mentions import Found, places_of
from narrator.extract.names.occupations import WORKER
from narrator.extract.names.people import byline_places, likely_places, one_person, posted_places, titled_places
from narrator.extract.names.recognised import passed_over, recognised, trimmed
from narrator.extract.names.roles import with_roles
from narrator.model.claims import Entity, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NAMED = frozenset({"PERSON", "ORG", "GPE"})
_SMALL_WORD = re.compile(r"(?<![\w'])[a-z][a-z\-]+")
_POST_NEXT = re.compile(rf" {WORKER}\b")
_LETTERS = re.compile(r"[A-Z]+\d+|\d+[A-Z]+|[A-Z]{3,}")
_SHORTEST = 3


def find_entities(doc: Doc, text: str) -> tuple[Entity, ...]:
    """Names in reading order, none overlapping another.

    Parameters
    ----------
    doc : the parse of `text`, of the same length.
    text : the source; spans are offsets into it.

    Labels are spaCy's, and INDEX. Figures and dates are no entities here, and neither a title nor a possessive "'s"
    belongs to a name. `name` is the fullest form that the text has for the same bearer: "Halloran" is "Ines Halloran"
    where only one Halloran is named in full. People have the role and the employer that the text gives them.
    """
    words = doc.text  # built anew at every call
    acronyms = defined_acronyms(words)
    small = frozenset(_SMALL_WORD.findall(words))
    found, sure = _first_found(doc, words, acronyms, small)
    found = labelled(found, words, sure)
    found = _longest([*found, *_further_mentions(found, words, acronyms, small)])
    found = labelled(found, words, sure)
    names = _canonical(found, words, acronyms)
    entities = (
        Entity(Span(start, end), text[start:end], label, name)
        for (start, end, label), name in zip(found, names, strict=True)
    )
    return with_roles(words, [sentence.start_char for sentence in doc.sents], tuple(entities))


def _first_found(
    doc: Doc, words: str, acronyms: Mapping[str, tuple[int, int]], small: frozenset[str]
) -> tuple[list[Found], frozenset[tuple[int, int]]]:
    """What rules and parser see as names, and which of these places are in no doubt."""
    seen = list(recognised(doc, words, small))
    parsed = {(start, end): label for start, end, label in seen}
    houses = [
        trimmed(words, *place) for place in (*with_legal_form(doc, words), *acronyms.values(), *with_ticker(words))
    ]
    titled = [trimmed(words, *place) for place in (*titled_places(words), *posted_places(words))]
    authors = [trimmed(words, *place) for place in byline_places(words)]
    people = [(*trimmed(words, start, end), told) for start, end, told in likely_places(words)]
    likely = [(start, end, "PERSON") for start, end, told in people if not told]
    likely += [(*trimmed(words, *place), "ORG") for place in (*with_usual_end(words), *with_people(words))]
    found = _without_overlaps(
        [
            *((start, end, "INDEX") for start, end in index_places(words)),
            *((*place, "ORG") for place in houses),
            *((*place, "PERSON") for place in titled),
            *((*place, parsed.get(place, "PERSON")) for place in authors),
            *((start, end, parsed.get((start, end), "PERSON")) for start, end, told in people if told),
            *_longest([*seen, *((start, end, parsed.get((start, end), label)) for start, end, label in likely)]),
            *((*place, UNKNOWN) for place in passed_over(doc, words, small)),
        ]
    )
    return found, frozenset((*houses, *titled))


def _without_overlaps(found: Iterable[Found]) -> list[Found]:
    """In reading order; of two that overlap, the one named first in `found`."""
    taken: set[int] = set()
    kept = []
    for start, end, label in found:
        places = range(start, end)
        if start < end and taken.isdisjoint(places):
            taken.update(places)
            kept.append((start, end, label))
    return sorted(kept)


def _longest(found: Iterable[Found]) -> list[Found]:
    """In reading order; of two that overlap the longer one, of equals the first."""
    return _without_overlaps(sorted(found, key=lambda one: (one[0] - one[1], one[0])))


def _further_mentions(
    found: Sequence[Found], text: str, acronyms: Mapping[str, tuple[int, int]], small: frozenset[str]
) -> Iterator[Found]:
    """Where a name that was found stands again, whole or short, without a neighbour that makes it another one."""
    names = _whole_again(found, text)
    for short, label in _short_again(found, text, small):
        names.setdefault(short, label)
    names.update(dict.fromkeys(acronyms, "ORG"))
    for start, end, label in places_of(names, text):
        if _stands_alone(start, end, text, small):
            yield start, end, label


def _whole_again(found: Sequence[Found], text: str) -> dict[str, str]:
    """Names of several words, and single words that were recognised more than once."""
    times = Counter((text[start:end], label) for start, end, label in found if label in _NAMED)
    return {
        words: label
        for (words, label), count in sorted(times.items(), key=lambda item: item[1])
        if (" " in words or count > 1) and words[0].isupper() and len(words) >= _SHORTEST
    }


def _short_again(found: Sequence[Found], text: str, small: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Surnames, and the first words of houses where nobody and no place is called so."""
    names = {(text[start:end], label) for start, end, label in found}
    people = sorted(name for name, label in names if label == "PERSON" and " " in name)
    surnames = {name.rsplit(" ", 1)[-1] for name in people}
    taken = surnames | {name for name, label in names if label not in {"ORG", "PERSON"}}
    for surname in sorted(surnames):
        if surname[0].isupper() and len(surname) >= _SHORTEST:
            yield surname, "PERSON"
    for name in sorted(name for name, label in names if label == "ORG" and " " in name):
        for short in short_forms(name):
            if short not in taken and (" " in short or short.casefold() not in small):
                yield short, "ORG"


def _stands_alone(start: int, end: int, text: str, small: frozenset[str]) -> bool:
    """Whether no capitalised neighbour makes the words part of another name."""
    before = text[max(0, start - 40) : start].rsplit(maxsplit=1)[-1:] or [""]
    if text[start - 1 : start] == " " and before[0][:1].isupper() and before[0][-1].isalnum():
        known = before[0].casefold()
        if known not in small and known not in GENERIC:
            return False
    if text[start - 1 : start] in {"@", "(", "/", ":"} and text[end : end + 1] in {")", "/"}:
        return False
    follows = text[end : end + 2]
    return not (follows[:1] == " " and follows[1:].isupper()) or _POST_NEXT.match(text, end) is not None


def _canonical(found: Sequence[Found], text: str, acronyms: Mapping[str, tuple[int, int]]) -> list[str]:
    """One name for each entity, in order."""
    written = [(" ".join(text[start:end].split()), label) for start, end, label in found]
    people = sorted({name for name, label in written if label == "PERSON" and " " in name})
    firms = fullest(name for name, label in written if label == "ORG")
    defined = {short: text[start:end] for short, (start, end) in acronyms.items()}
    persons = {name: one_person(name, people) for name in {name for name, label in written if label == "PERSON"}}
    houses = {
        name: defined.get(name) or AGENCIES.get(name) or one_name(name, firms)
        for name in {name for name, label in written if label == "ORG"}
    }
    return [
        persons[name]
        if label == "PERSON"
        else houses[name]
        if label == "ORG"
        else index_name(name)
        if label == "INDEX"
        else COUNTRIES.get(name, name)
        for name, label in written
    ]
