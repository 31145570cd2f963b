"""The people and organisations of a draft: spelled as in the evidence, in the role that the evidence gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from narrator.check.names.matching import name_words
from narrator.check.names.mentions import LABELS, in_words
from narrator.check.names.roster import Known, Roster
from narrator.check.opinions import Judged, Opinion
from narrator.check.sources.library import Hits
from narrator.check.sources.search import Found
from narrator.check.words.abbreviations import meanings
from narrator.extract.assertions.attributions import PAPER
from narrator.extract.names.roles import with_roles
from narrator.model.claims import Entity, Span
from narrator.model.drafts import Evidence, Verdict

ALIKE = 0.8
"""Names spelled this much alike are one name and a slip."""

SURE = 0.5
"""A passage that lines up this well with the sentence has its names in the same places."""

_SHORT = 3
_OPENS = re.compile(r"(?:Will|May|Might|Can|Could|Would|Should|Shall|Did|Does|Do|Is|Are|Was|Were|Has|Have|Had)\s")
_GOES_ON = re.compile(r"(?: (?:&|[A-Z][\w.&’'-]*[\w]))+(?![’']s)")
_IN_FULL = re.compile(r"\b(?P<given>[A-Z][a-z]+(?:-[A-Z][a-z]+)?) [A-Z][a-z]\w*(?:[’'-][A-Z]\w+)?(?!\w| [A-Z])")
_PARTS = re.compile(r"\s(?:of|at|from|for)\s|[’']s\s")
"""What joins a person and a house where a parser takes both for one name."""
_TAKEN_FOR = frozenset({"NORP", "GPE", "FAC", "PRODUCT", "WORK_OF_ART", "LOC"})
"""What a parser may take a house for."""
_OF_A_PLACE = re.compile(
    r"(?:an|ese|ish|ch)$|^(?:North|South|East|West|New|First|United|Bank|Royal|Central|Federal|National|Global)\b"
)
"""What a people is called, and the first words of places: "American" begins the name of many a house."""
_QUANTIFIERS = frozenset({"Twice", "Thrice", "Half", "Nearly", "Almost", "Roughly", "About", "Only", "Even", "Just"})
"""What has its capital from the sentence that it opens."""
_PARTY = re.compile(
    r"^(?P<of>.*?)\s?\b(?:Democrats?|Republicans?|Conservatives?|Liberals?|Senators?|Representatives?|Congress(?:wo)?m[ae]n)$"
)
"""Members of a party or a house, by where they are from or by nothing: "a California Democrat"."""
_OFFICE = re.compile(r"(?P<field>[A-Z][\w’'-]+) (?P<kind>Department|Ministry|Office|Bureau)")
"""A part of a government that may go by "of" as well: the Department of Justice."""
_LETTERS = re.compile(r"[A-Z]{2,6}s?")
_GENERIC = frozenset(
    {"bank", "first", "american", "national", "united", "general", "global", "international", "federal", "royal"}
    | {"capital", "market", "markets", "north", "south", "east", "west", "western", "eastern", "northern", "southern"}
    | {"university", "department", "ministry", "office", "house", "board", "central", "financial", "city", "state"}
)
"""First words that many houses share and that tell none of them."""


def named_in(entities: Iterable[Entity], text: str, sentence: Span, left_out: Sequence[Span]) -> list[Entity]:
    """The people and organisations of one sentence of a text, outside of direct speech."""
    return [
        _whole(entity, text, sentence)
        for entity in entities
        if entity.label in LABELS
        and sentence.covers(entity.span)
        and not any(span.overlaps(entity.span) for span in left_out)
    ]


def _whole(entity: Entity, text: str, sentence: Span) -> Entity:
    """The name without the word that opens a question, and with the capitals that a parser left behind it."""
    opens = _OPENS.match(entity.text) if entity.span.start == sentence.start else None
    start = entity.span.start + opens.end() if opens and sentence.of(text).endswith("?") else entity.span.start
    more = _GOES_ON.match(text, entity.span.end, sentence.end) if " " not in text[start : entity.span.end] else None
    span = Span(start, more.end() if more is not None else entity.span.end)
    return entity if span == entity.span else Entity(span, span.of(text), "ORG", span.of(text))


def known_again(entities: Sequence[Entity], text: str, sentence: Span, known: Roster) -> list[Entity]:
    """The names of a sentence as the evidence knows them, where a parser that has one sentence to go by went astray.

    Two words of which the first is somebody's given name are a person, and a people or a place that the evidence has as
    a house is that house; "Renting Tidewater" is Tidewater.
    """
    people = [
        Entity(Span(*match.span()), match[0], "PERSON", match[0])
        for match in _IN_FULL.finditer(text, sentence.start, sentence.end)
        if known.called(match["given"].casefold())
    ]
    read = {one.span for one in entities if one.label == "PERSON"}
    found = [one for one in people if one.span not in read]
    kept = [
        _as_a_house(_unopened(one, sentence, known), known)
        for one in entities
        if not any(one.span.overlaps(new.span) for new in found)
    ]
    if not found and all(one in entities for one in kept):
        return kept
    return list(with_roles(text, [sentence.start], tuple(sorted([*kept, *found], key=lambda one: one.span))))


def _as_a_house(entity: Entity, known: Roster) -> Entity:
    """The name as a house where the evidence has it as one."""
    if entity.label not in _TAKEN_FOR or _OF_A_PLACE.search(entity.text) or not known.is_house(entity.text):
        return entity
    return replace(entity, label="ORG", name=entity.text)


def _unopened(entity: Entity, sentence: Span, known: Roster) -> Entity:
    """The name without the verb or the quantifier before it that has its capital from the sentence it opens."""
    opening, _, rest = entity.text.partition(" ")
    opens = opening.endswith("ing") or opening in _QUANTIFIERS
    if entity.span.start != sentence.start or not opens or not rest[:1].isupper():
        return entity
    if known.has(in_words(entity.text)) or not known.has(in_words(rest)):
        return entity
    return replace(entity, span=Span(entity.span.end - len(rest), entity.span.end), text=rest, name=rest)


def judge_names(entities: Sequence[Entity], known: Roster, found: Hits, sentence: str) -> list[Judged]:
    """The names that are slips, stand in another's place, or are nowhere in the evidence."""
    strange = [entity for entity in entities if not _is_known(entity, known)]
    if not strange:
        return _misplaced(entities, known, found, sentence)
    return [_judge_strange(entity, strange, known, found, sentence) for entity in strange]


def _is_known(entity: Entity, known: Roster) -> bool:
    if _is_otherwise_called(entity.text, known) or known.knows(entity.name) or known.abbreviated(entity.text):
        return True
    for written in (entity.text, entity.name):
        words = " ".join(name_words(written))
        parts = _PARTS.split(written)
        if len(parts) > 1 and all(known.has(" ".join(name_words(part))) for part in parts):
            return True
        if not words or known.has(words, in_words(written)) or known.shortens(written):
            return True
    return False


def _is_otherwise_called(name: str, known: Roster) -> bool:
    """Whether a name is known by what is common for it: "a California Democrat", the Justice Department, a PAC, GOP."""
    party, office = _PARTY.search(name), _OFFICE.fullmatch(name)
    if party is not None:
        return not party["of"] or known.has(in_words(party["of"]))
    joined = re.split(r"(?<=\w)[-–](?=[A-Z])", name)
    if len(joined) > 1 and all(known.has(" ".join(name_words(part))) for part in joined):  # the Pell-Crane debate
        return True
    words = in_words(name)
    forms = [f"{in_words(office['kind'])} of {in_words(office['field'])}"] if office else []
    forms += [f"{words}s", words.removesuffix("s")] if _LETTERS.fullmatch(name) else []
    first, *rest = name.removeprefix("the ").removeprefix("The ").split() or [""]
    return known.has(*forms, *(meanings(first) if all(word.islower() for word in rest) else ()))


def _judge_strange(entity: Entity, strange: Sequence[Entity], known: Roster, found: Hits, sentence: str) -> Judged:
    meant = (
        _slip(entity, known)
        or _other_surname(entity, known, sentence)
        or _in_the_place_of(entity, strange, known, found, sentence)
    )
    if meant is not None:
        instead = None if " and " in entity.text and " and " not in meant.name else meant.name  # of two, one would go
        opinion = Opinion(Verdict.REFUTED, "name", _says(meant), instead, (meant.evidence,), meant.origin)
        return Judged(entity.span, entity.text, opinion, 1)
    in_full = entity.label == "PERSON" and len(name_words(entity.text)) > 1
    rule = "unknown-person" if in_full else "unknown-name"
    opinion = Opinion(Verdict.NOT_ENOUGH_EVIDENCE, rule, "no article or statistic has the name")
    return Judged(entity.span, entity.text, opinion)


def _says(meant: Known) -> str:
    article = meant.evidence.article
    return f"{article} has {meant.name}" if article else f"our statistics have {meant.name}"


def _slip(entity: Entity, known: Roster) -> Known | None:
    """The name that was meant: spelled alike, a person of the same surname, a house of the same first word."""
    if len(entity.text) <= _SHORT:
        return None
    alike = known.spelled_like(entity.text, ALIKE)
    words = name_words(entity.text)
    if alike is not None or len(words) <= 1:
        return alike
    person = known.surnamed(words[-1]) if entity.label == "PERSON" else None
    if person is not None:
        return person
    houses = known.houses(words[0]) if words[0] not in _GENERIC and len(words[0]) > _SHORT else []
    one = houses[0] if len(houses) == 1 else None
    return one if one is not None and _is_paper(one.name) is _is_paper(entity.text) else None


def _is_paper(name: str) -> bool:
    """Whether a house is called as newspapers are: the Harbour Gazette is no slip for a Harbour Institute."""
    return PAPER.search(name) is not None


def _other_surname(entity: Entity, known: Roster, sentence: str) -> Known | None:
    """The only person of the same given name, where the sentence names the house that the articles give that person."""
    given, *rest = name_words(entity.text) or ("",)
    namesakes = known.called(given) if entity.label == "PERSON" and rest else []
    full = {name_words(one.name): one for one in namesakes}
    if len(full) != 1:
        return None
    (meant,) = full.values()
    houses = [other.affiliation for other, _ in known.people(meant.name) if other.affiliation]
    here = f" {in_words(sentence)} "
    return meant if any(f" {name_words(house)[0]} " in here for house in houses) else None


def _in_the_place_of(
    entity: Entity, strange: Sequence[Entity], known: Roster, found: Hits, sentence: str
) -> Known | None:
    """The name that stands in the aligned passage where the draft has a strange one."""
    if not found or found[0].score < SURE:
        return None
    telling = set(name_words(entity.text)) - _GENERIC
    near = _missing(found[0], known, entity.label, sentence.replace(entity.text, " "))
    alike = [other for other in near if telling & set(name_words(other.name))]
    if alike:
        return alike[0]
    missing = _missing(found[0], known, entity.label, sentence)
    if len(name_words(entity.text)) == 1:
        line = f" {in_words(sentence)} "
        missing = [other for other in missing if not _is_told_by_post(other, known, line)]
    rivals = [other for other in strange if other.label == entity.label]
    return missing[rivals.index(entity)] if len(missing) == len(rivals) else None


def _missing(found: Found, known: Roster, label: str, sentence: str) -> list[Known]:
    """The names of a passage that the draft's sentence does not have, each once."""
    passage = found.passage
    line = f" {in_words(sentence)} "
    here = known.inside(passage.article, passage.span, label)
    return [other for words, other in here.items() if f" {words[-1]} " not in line and f" {words[0]} " not in line]


def _is_told_by_post(other: Known, known: Roster, line: str) -> bool:
    """Whether the words of a sentence have the post of a person whom it does not name: "the secretary of state"."""
    posts = {person.role for person, _ in known.people(other.name) if person.role} if other.label == "PERSON" else ()
    return any(f" {in_words(post)} " in line for post in posts)


def _misplaced(entities: Sequence[Entity], known: Roster, found: Hits, sentence: str) -> list[Judged]:
    """A person of the evidence put where the passage has another person."""
    people = [entity for entity in entities if entity.label == "PERSON"]
    if len(people) != 1 or not found or found[0].score < SURE:
        return []
    passage, person = found[0].passage, people[0]
    missing = _missing(found[0], known, "PERSON", sentence)
    near = f" {in_words(_around(found, passage.article))} "
    if len(missing) != 1 or any(f" {word} " in near for word in name_words(person.text)[-1:]):
        return []
    evidence = (Evidence(passage.text, passage.article, passage.span),)
    says = f"in {passage.article} this is {missing[0].name}"
    opinion = Opinion(Verdict.REFUTED, "misattributed", says, missing[0].name, evidence, passage.origin)
    return [Judged(person.span, person.text, opinion, 1)]


def _around(found: Hits, article: str) -> str:
    """The passages of one article that line up at all well: whoever is named there may be meant."""
    return " ".join(item.passage.text for item in found.of(article) if item.score >= SURE / 2)
