"""The people and organisations of a draft: spelled as in the evidence, in the role that the evidence gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from narrator.check.names.matching import likeness, name_words, same_name
from narrator.check.names.mentions import LABELS, in_words
from narrator.check.names.roster import Known, Roster
from narrator.check.opinions import Judged, Opinion
from narrator.check.sources.library import Hits
from narrator.check.sources.readings import Reading
from narrator.check.sources.search import Found
from narrator.model.claims import Entity, Span, Speaker
from narrator.model.drafts import Evidence, Verdict

ALIKE = 0.8
"""Names spelled this much alike are one name and a slip."""

SURE = 0.5
"""A passage that lines up this well with the sentence has its names in the same places."""

_SHORT = 3
_OPENS = re.compile(r"(?:Will|May|Might|Can|Could|Would|Should|Shall|Did|Does|Do|Is|Are|Was|Were|Has|Have|Had)\s")
_GOES_ON = re.compile(r"(?: (?:&|[A-Z][\w.&’'-]*[\w]))+(?![’']s)")
_PARTS = re.compile(r"\s(?:of|at|from|for)\s|[’']s\s")
"""What joins a person and a house where a parser takes both for one name."""
_GENERIC = frozenset(
    {"bank", "first", "american", "national", "united", "general", "global", "international", "federal", "royal"}
    | {"capital", "market", "markets", "north", "south", "east", "west", "western", "eastern", "northern", "southern"}
    | {"university", "department", "ministry", "office", "house", "board", "central", "financial", "city", "state"}
)
"""First words that many houses share and that tell none of them."""

_TOP = frozenset({"chief", "head", "lead", "global"})
_RANKS = _TOP | {"senior", "junior", "deputy", "assistant", "associate", "vice", "former", "trainee"}


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
    more = _GOES_ON.match(text, entity.span.end) if " " not in text[start : entity.span.end] else None
    span = Span(start, more.end() if more is not None else entity.span.end)
    return entity if span == entity.span else Entity(span, span.of(text), "ORG", span.of(text))


def judge_names(entities: Sequence[Entity], known: Roster, found: Hits, sentence: str) -> list[Judged]:
    """The names that are slips, stand in another's place, or are nowhere in the evidence."""
    strange = [entity for entity in entities if not _is_known(entity, known)]
    if not strange:
        return _misplaced(entities, known, found, sentence)
    return [_judge_strange(entity, strange, known, found, sentence) for entity in strange]


def _is_known(entity: Entity, known: Roster) -> bool:
    for written in (entity.text, entity.name):
        words = " ".join(name_words(written))
        parts = _PARTS.split(written)
        if len(parts) > 1 and all(known.has(" ".join(name_words(part))) for part in parts):
            return True
        if not words or known.has(words, in_words(written)):
            return True
    return known.knows(entity.name) or known.abbreviated(entity.text)


def _abbreviates(short: str, full: str) -> bool:
    """`BofA` for Bank of America, `Fed` for the Federal Reserve."""
    letters = iter("".join(name_words(full)))
    wanted = "".join(name_words(short))
    if not wanted or len(wanted) > 2 * _SHORT or not "".join(name_words(full)).startswith(wanted[0]):
        return False
    return len(name_words(full)) > 1 and all(letter in letters for letter in wanted)


def _judge_strange(entity: Entity, strange: Sequence[Entity], known: Roster, found: Hits, sentence: str) -> Judged:
    meant = _slip(entity, known) or _in_the_place_of(entity, strange, known, found, sentence)
    if meant is not None:
        opinion = Opinion(Verdict.REFUTED, "name", _says(meant), meant.name, (meant.evidence,), meant.origin)
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
    return houses[0] if len(houses) == 1 else None


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
    rivals = [other for other in strange if other.label == entity.label]
    return missing[rivals.index(entity)] if len(missing) == len(rivals) else None


def _missing(found: Found, known: Roster, label: str, sentence: str) -> list[Known]:
    """The names of a passage that the draft's sentence does not have, each once."""
    passage = found.passage
    line = f" {in_words(sentence)} "
    here = known.inside(passage.article, passage.span, label)
    return [other for words, other in here.items() if f" {words[-1]} " not in line and f" {words[0]} " not in line]


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


def judge_posts(people: Iterable[Speaker], known: Roster) -> list[Judged]:
    """People of the draft whose role or employer the articles give otherwise."""
    judged = []
    for person in people:
        same = list(known.people(person.name))
        held = next(((other, reading) for other, reading in same if _placed_alike(person, other)), None)
        wrong = next(((other, reading) for other, reading in same if _placed_otherwise(person, other)), None)
        if wrong is not None and held is None:
            judged.append(_wrong_place(person, *wrong))
    return judged


def _placed_alike(mine: Speaker, theirs: Speaker) -> bool:
    stated = mine.affiliation if mine.affiliation and theirs.affiliation else mine.role and theirs.role
    return bool(stated) and not _placed_otherwise(mine, theirs)


def _placed_otherwise(mine: Speaker, theirs: Speaker) -> bool:
    if mine.affiliation and theirs.affiliation and not _one_house(mine.affiliation, theirs.affiliation):
        return True
    return bool(mine.role and theirs.role and not _one_role(mine.role, theirs.role))


def _one_house(one: str, other: str) -> bool:
    return (
        same_name(one, other) or likeness(one, other) >= ALIKE or _abbreviates(one, other) or _abbreviates(other, one)
    )


def _one_role(one: str, other: str) -> bool:
    """Two roles are one where the noun of either stands in the other: strategist, head of equity strategy.

    A chief is no junior: where both give a rank, one must be the other's.
    """
    ranks = [_RANKS & set(re.findall(r"[a-z]+", role.casefold())) for role in (one, other)]
    if all(ranks) and not ranks[0] & ranks[1] and not (ranks[0] | ranks[1]) <= _TOP:
        return False
    if _other_field(one, other, ranks[0] | ranks[1]):
        return False
    at_the_top = all(rank and rank <= _TOP for rank in ranks)
    field = set(_stems(one)) & set(_stems(other)) - set(_stems(" ".join(sorted(_TOP | {"of", "and", "for"}))))
    return bool(at_the_top and field) or _noun(one) in _stems(other) or _noun(other) in _stems(one)


def _other_field(one: str, other: str, ranks: frozenset[str]) -> bool:
    """Whether both name the field of one post, and different ones: a medical officer is no financial officer."""
    if _noun(one) != _noun(other):
        return False
    plain = set(_stems(" ".join(sorted(ranks | _TOP | {"of", "the", "and", "for", "senior"})))) | {_noun(one)}
    fields = [set(_stems(role)) - plain for role in (one, other)]
    return all(fields) and not fields[0] & fields[1]


def _noun(role: str) -> str:
    head = re.split(r"\bof\b|\bfor\b|\bat\b|,", role, maxsplit=1)[0]
    return (_stems(head) or [""])[-1]


def _stems(text: str) -> list[str]:
    return [word[:5] for word in re.findall(r"[^\W_]+", text.casefold())]


def _wrong_place(mine: Speaker, theirs: Speaker, reading: Reading) -> Judged:
    place = _post(theirs)
    evidence = Evidence(theirs.span.of(reading.text), reading.id, theirs.span)
    says = f"in {reading.id} {theirs.name} is {place}"
    opinion = Opinion(Verdict.REFUTED, "affiliation", says, place, (evidence,), reading.origin)
    return Judged(mine.span, _post(mine), opinion, 1)


def _post(person: Speaker) -> str:
    """Role and employer in words."""
    if person.role is None:
        return f"at {person.affiliation}"
    return " at ".join(part for part in (person.role, person.affiliation) if part)
