"""The people and organisations of a draft: spelled as in the evidence, in the role that the evidence gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from narrator.check.names.matching import likeness, name_words, same_name
from narrator.check.opinions import Judged, Opinion
from narrator.check.sources.readings import Reading
from narrator.check.sources.search import Found
from narrator.model.claims import Entity, Span, Speaker, Statements
from narrator.model.drafts import Evidence, Verdict

ALIKE = 0.8
"""Names spelled this much alike are one name and a slip."""

SURE = 0.5
"""A passage that lines up this well with the sentence has its names in the same places."""

_LABELS = frozenset({"PERSON", "ORG"})
_SHORT = 3
_CAPITALS = re.compile(r"(?<=[\w,] )[A-Z]\w+(?: [A-Z]\w+)+")
_GENERIC = frozenset(
    {"bank", "first", "american", "national", "united", "general", "global", "international", "federal", "royal"}
    | {"capital", "market", "markets", "north", "south", "east", "west", "western", "eastern", "northern", "southern"}
    | {"university", "department", "ministry", "office", "house", "board", "central", "financial", "city", "state"}
)
"""First words that many houses share and that tell none of them."""

_TOP = frozenset({"chief", "head", "lead", "global"})
_RANKS = _TOP | {"senior", "junior", "deputy", "assistant", "associate", "vice", "former", "trainee"}


@dataclass(frozen=True, slots=True)
class Known:
    """A name in the evidence, and the article it stands in; none for the display name of a statistic."""

    name: str
    label: str
    evidence: Evidence
    origin: int = -1


@dataclass(frozen=True, slots=True)
class Roster:
    """Every name of the evidence, and every word of it as one line, so that a name is known however it was tagged."""

    names: tuple[Known, ...]
    line: str
    speakers: tuple[tuple[Speaker, Reading], ...]
    articles: bool


def roster(readings: Sequence[Reading], labels: Iterable[str], listed: Iterable[str] = ()) -> Roster:
    """The names of the articles (their papers and authors too) and of the statistics.

    The names of `listed` issues are known as well, and none of them is taken for what a slip was meant to be.
    """
    names = [known for reading in readings for known in _names_of(reading)]
    shown = sorted({label for label in labels if label})
    names += [Known(label, "ORG", Evidence(label, statistic=label)) for label in shown]
    texts = [text for reading in readings for text in (reading.text, *reading.paper)] + [*shown, *listed]
    speakers = tuple(
        (quote.speaker, reading) for reading in readings for quote in reading.statements.quotes if quote.speaker
    )
    return Roster(tuple(names), f" {' '.join(_plain(text) for text in texts)} ", speakers, bool(readings))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", re.sub(r"[’']s\b", "", text).casefold()))


def _names_of(reading: Reading) -> Iterable[Known]:
    """Names by their tags, by what is credited to them, and by their capitals."""
    entities = [entity for entity in reading.statements.entities if entity.label in _LABELS]
    for entity in entities:
        yield _known(reading, entity.name or entity.text, entity.label, entity.span)
    for claim in reading.statements.claims:
        for link in claim.attribution:
            yield _known(reading, link.name, "ORG", link.span or claim.span)
    for match in _CAPITALS.finditer(reading.text):
        span = Span(*match.span())
        inside = any(sentence.covers(span) for sentence in reading.statements.sentences)
        if inside and not any(entity.span.overlaps(span) for entity in reading.statements.entities):
            yield _known(reading, match.group(), "ORG", span)
    for name in reading.paper:
        yield Known(name, "ORG", Evidence(name, reading.id), reading.origin)


def _known(reading: Reading, name: str, label: str, place: Span) -> Known:
    around = next((span for span in reading.statements.sentences if span.overlaps(place)), place)
    return Known(name, label, Evidence(around.of(reading.text), reading.id, around), reading.origin)


def named_in(statements: Statements, sentence: Span, left_out: Sequence[Span]) -> list[Entity]:
    """The people and organisations of one sentence, outside of direct speech."""
    return [
        entity
        for entity in statements.entities
        if entity.label in _LABELS
        and sentence.covers(entity.span)
        and not any(span.overlaps(entity.span) for span in left_out)
    ]


def judge_names(entities: Sequence[Entity], known: Roster, found: Sequence[Found], sentence: str) -> list[Judged]:
    """The names that are slips, stand in another's place, or are nowhere in the evidence."""
    strange = [entity for entity in entities if not _is_known(entity, known)]
    if not strange:
        return _misplaced(entities, known, found, sentence)
    return [_judge_strange(entity, strange, known, found, sentence) for entity in strange]


def _is_known(entity: Entity, known: Roster) -> bool:
    for written in (entity.text, entity.name):
        words = " ".join(name_words(written))
        if not words or f" {words} " in known.line or f" {_plain(written)} " in known.line:
            return True
    return any(same_name(entity.name, other.name) or _abbreviates(entity.text, other.name) for other in known.names)


def _abbreviates(short: str, full: str) -> bool:
    """`BofA` for Bank of America, `Fed` for the Federal Reserve."""
    letters = iter("".join(name_words(full)))
    wanted = "".join(name_words(short))
    if not wanted or len(wanted) > 2 * _SHORT or not "".join(name_words(full)).startswith(wanted[0]):
        return False
    return len(name_words(full)) > 1 and all(letter in letters for letter in wanted)


def _judge_strange(
    entity: Entity, strange: Sequence[Entity], known: Roster, found: Sequence[Found], sentence: str
) -> Judged:
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
    scored = [(likeness(entity.text, other.name), other) for other in known.names]
    best = max(scored, key=lambda pair: pair[0], default=None)
    if best is not None and best[0] >= ALIKE:
        return best[1]
    words = name_words(entity.text)
    longer = [other for other in known.names if len(words) > 1 and len(name_words(other.name)) > 1]
    people = [other for other in longer if other.label == entity.label == "PERSON"]
    houses = {name_words(other.name): other for other in longer if other.label == "ORG"}
    same_surname = [other for other in people if name_words(other.name)[-1] == words[-1]]
    same_house = [other for name, other in houses.items() if name[0] == words[0] and words[0] not in _GENERIC]
    meant = same_surname[:1] or (same_house if len(same_house) == 1 and len(words[0]) > _SHORT else [])
    return meant[0] if meant else None


def _in_the_place_of(
    entity: Entity, strange: Sequence[Entity], known: Roster, found: Sequence[Found], sentence: str
) -> Known | None:
    """The name that stands in the aligned passage where the draft has a strange one."""
    if not found or found[0].score < SURE:
        return None
    missing = _missing(found[0], known, entity.label, sentence)
    alike = [other for other in missing if set(name_words(other.name)) & set(name_words(entity.text))]
    if alike:
        return alike[0]
    rivals = [other for other in strange if other.label == entity.label]
    return missing[rivals.index(entity)] if len(missing) == len(rivals) else None


def _missing(found: Found, known: Roster, label: str, sentence: str) -> list[Known]:
    """The names of a passage that the draft's sentence does not have, each once."""
    passage = found.passage
    line = f" {_plain(sentence)} "
    here = {
        name_words(other.name): other
        for other in known.names
        if other.label == label and other.evidence.article == passage.article and other.evidence.span == passage.span
    }
    return [other for words, other in here.items() if f" {words[-1]} " not in line and f" {words[0]} " not in line]


def _misplaced(entities: Sequence[Entity], known: Roster, found: Sequence[Found], sentence: str) -> list[Judged]:
    """A person of the evidence put where the passage has another person."""
    people = [entity for entity in entities if entity.label == "PERSON"]
    if len(people) != 1 or not found or found[0].score < SURE:
        return []
    passage, person = found[0].passage, people[0]
    missing = _missing(found[0], known, "PERSON", sentence)
    near = f" {_plain(_around(found, passage.article))} "
    if len(missing) != 1 or f" {name_words(person.text)[-1]} " in near:
        return []
    evidence = (Evidence(passage.text, passage.article, passage.span),)
    says = f"in {passage.article} this is {missing[0].name}"
    opinion = Opinion(Verdict.REFUTED, "misattributed", says, missing[0].name, evidence, passage.origin)
    return [Judged(person.span, person.text, opinion, 1)]


def _around(found: Sequence[Found], article: str) -> str:
    """The passages of one article that line up at all well: whoever is named there may be meant."""
    return " ".join(item.passage.text for item in found if item.passage.article == article and item.score >= SURE / 2)


def judge_speakers(speakers: Iterable[Speaker], known: Roster) -> list[Judged]:
    """Speakers of the draft whose role or employer the articles give otherwise."""
    judged = []
    for speaker in speakers:
        same = [(other, reading) for other, reading in known.speakers if same_name(speaker.name, other.name)]
        held = next(((other, reading) for other, reading in same if _placed_alike(speaker, other)), None)
        wrong = next(((other, reading) for other, reading in same if _placed_otherwise(speaker, other)), None)
        if wrong is not None and held is None:
            judged.append(_wrong_place(speaker, *wrong))
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
    return _noun(one) in _stems(other) or _noun(other) in _stems(one)


def _noun(role: str) -> str:
    head = re.split(r"\bof\b|\bfor\b|\bat\b|,", role, maxsplit=1)[0]
    return (_stems(head) or [""])[-1]


def _stems(text: str) -> list[str]:
    return [word[:5] for word in re.findall(r"[^\W_]+", text.casefold())]


def _wrong_place(mine: Speaker, theirs: Speaker, reading: Reading) -> Judged:
    place = " at ".join(part for part in (theirs.role, theirs.affiliation) if part)
    evidence = Evidence(theirs.span.of(reading.text), reading.id, theirs.span)
    says = f"{reading.id} has {theirs.name}, {place}"
    opinion = Opinion(Verdict.REFUTED, "affiliation", says, place, (evidence,), reading.origin)
    return Judged(mine.span, mine.text, opinion, 1)
