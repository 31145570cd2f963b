"""How many stand behind a fact: five articles that quote one estimate are one measurement.

Claims of one measure, subject, unit and period whose figures overlap are one fact. Its chain is followed back to
whoever measured it, else to whoever is cited, else to whoever printed it first, else to the text itself; what leads to
one name is one origin, and copies speak with their original's voice.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from narrator.dedupe.details import COMPANY_FORMS, core
from narrator.dedupe.texts import split_words
from narrator.extract.assertions.measures import FLOWS
from narrator.model.claims import Claim, Period, Quantity, Role, Statements
from narrator.model.sources import Article, Cluster, Copy, Disagreement, FactOrigins, Origins

DRIFT = timedelta(days=7)
"""Two articles that say "this year" a week apart mean one period; a level without a period is as old as its article."""

_BASE = re.compile(r"\b(?:float|outstanding)\b", re.IGNORECASE)

_BACK = (Role.MEASURED_BY, Role.CITED_BY, Role.PUBLISHED_BY)


@dataclass(frozen=True, slots=True)
class _Said:
    """A claim with its figure, the text that its article is, and who printed it when.

    `altered` where a copy changed its sentence; `own` where it did, or where the original has no such figure.
    """

    claim: Claim
    quantity: Quantity
    article: str
    text: str
    is_copy: bool
    altered: bool
    own: bool
    publisher: str | None
    published: date | None

    @property
    def rank(self) -> tuple[bool, str, int, str]:
        """Originals first, then by name and place."""
        return self.is_copy, self.article, self.claim.span.start, str(self.quantity.span)


def trace_all(
    articles: Sequence[Article], clusters: Sequence[Cluster], statements: Mapping[str, Statements]
) -> Origins:
    """Every fact that has a measure, a subject and a figure, by measure and subject; which exclude each other.

    Independent origins disagree where they share neither a text nor a source and their figures for one thing and time
    have nothing in common. What only a copy says is no side of it: its changes tell where it is at odds with its
    original. The order of `articles` does not matter.
    """
    groups = _facts(articles, clusters, statements)
    told = [(group, _describe(group)) for group in groups]
    return Origins(tuple(fact for _, fact in told), tuple(_disagreements(told)))


def _disagreements(told: Sequence[tuple[list[_Said], FactOrigins]]) -> Iterable[Disagreement]:
    by_thing: dict[object, list[tuple[list[_Said], FactOrigins]]] = defaultdict(list)
    for group, fact in told:
        if not fact.copy_only:
            by_thing[_thing(group[0])].append((group, fact))
    for same in by_thing.values():
        for place, (group, fact) in enumerate(same):
            for rivals, other in same[place + 1 :]:
                if _are_at_odds(group[0], rivals[0]) and _apart(group, rivals):
                    yield Disagreement((fact, other))


def collapse_origins(claims: Iterable[tuple[Claim, str]]) -> tuple[str, ...]:
    """The independent origins of claims, each given with the name of its text: whoever measured, else that text."""
    return collapse_names(_root(claim) or text for claim, text in claims)


def collapse_names(names: Iterable[str]) -> tuple[str, ...]:
    """Names of origins, one of each: "Tidewater" and "Tidewater Analytics LLC" are one, by its fullest form."""
    kept: list[str] = []
    for name in sorted(set(names), key=lambda name: (-len(core(name)), name)):
        if not any(_is_one_name(name, other) for other in kept):
            kept.append(name)
    return tuple(sorted(kept))


def _facts(
    articles: Sequence[Article], clusters: Sequence[Cluster], statements: Mapping[str, Statements]
) -> list[list[_Said]]:
    """The claims of each fact, originals' first."""
    by_thing: dict[object, list[_Said]] = defaultdict(list)
    for said in sorted(_claims(articles, clusters, statements), key=lambda said: said.rank):
        by_thing[_thing(said)].append(said)
    return [group for thing in sorted(by_thing, key=str) for group in _agreeing(by_thing[thing])]


def _claims(
    articles: Sequence[Article], clusters: Sequence[Cluster], statements: Mapping[str, Statements]
) -> Iterable[_Said]:
    homes = {member.article: (cluster, member) for cluster in clusters for member in cluster.members}
    for article in articles:
        cluster, member = homes.get(article.id, (None, None))
        is_copy = cluster is not None and article.id not in cluster.origins
        text = cluster.representative if cluster is not None and is_copy else article.id
        for claim in statements[article.id].claims if article.id in statements else ():
            if claim.quantity is None or claim.measure is None or claim.subject is None:
                continue
            altered = is_copy and _is_altered(claim, member)
            yield _Said(
                claim=claim,
                quantity=claim.quantity,
                article=article.id,
                text=text,
                is_copy=is_copy,
                altered=altered,
                own=altered or (is_copy and not _is_told(claim.quantity, statements.get(text))),
                publisher=article.publisher,
                published=article.published,
            )


def _is_altered(claim: Claim, copy: Copy | None) -> bool:
    return copy is not None and any(
        claim.span.overlaps(change.span) for change in copy.changes if change.kind != "term"
    )


def _is_told(quantity: Quantity, original: Statements | None) -> bool:
    """Whether the original has the figure, of whatever it may be."""
    if original is None:
        return True
    return any(one.unit == quantity.unit and one.interval.overlaps(quantity.interval) for one in original.quantities)


def _thing(said: _Said) -> tuple[object, ...]:
    claim = said.claim
    subject = claim.subject.parts if claim.subject else ()
    return claim.measure, subject, said.quantity.unit, claim.forecast, claim.negated


def _agreeing(claims: Sequence[_Said]) -> list[list[_Said]]:
    """Claims whose figures, ways and times go with those of the first of their group."""
    groups: list[list[_Said]] = []
    for said in claims:
        home = next((group for group in groups if _agree(group[0], said)), None)
        if home is None:
            groups.append([said])
        else:
            home.append(said)
    return groups


def _agree(one: _Said, other: _Said) -> bool:
    if not one.quantity.interval.overlaps(other.quantity.interval) or _are_opposed(one.claim, other.claim):
        return False
    if one.text == other.text and (one.claim.period is None or other.claim.period is None):
        return True  # a copy without a date names the time no less
    return _same_time(one, other)


def _are_opposed(one: Claim, other: Claim) -> bool:
    return one.direction is not None and other.direction is not None and one.direction != other.direction


def _same_time(one: _Said, other: _Said) -> bool:
    mine, theirs = one.claim.period, other.claim.period
    if mine is None or theirs is None:
        near = _are_near(one.published, other.published)
        return mine is theirs and (one.article == other.article or one.text == other.text or near)
    return _same_period(mine, theirs)


def _same_period(mine: Period, theirs: Period) -> bool:
    """Whether two begin on one day and end within a week, or are the same; a day is no other day."""
    if mine == theirs:
        return True
    long = all(one.start and one.end and one.end - one.start > DRIFT for one in (mine, theirs))
    return long and mine.start == theirs.start and _are_near(mine.end, theirs.end)


def _are_near(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs(one - other) <= DRIFT


def _are_at_odds(one: _Said, other: _Said) -> bool:
    """Whether two say of one thing and time what cannot both be true; a change over who knows which time may be."""
    if one.claim.measure in FLOWS and one.claim.period is None:
        return False
    apart = not one.quantity.interval.overlaps(other.quantity.interval) or _are_opposed(one.claim, other.claim)
    alike = _thing(one) == _thing(other) and _same_time(one, other) and not _differ_in_base(one.claim, other.claim)
    return alike and one.text != other.text and apart


def _differ_in_base(one: Claim, other: Claim) -> bool:
    """Whether one is a share of the float and the other of all shares: a company's float is smaller."""
    mine, theirs = (frozenset(word.lower() for word in _BASE.findall(claim.text)) for claim in (one, other))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _apart(group: Sequence[_Said], rivals: Sequence[_Said]) -> bool:
    """Whether two groups share neither a text nor an origin."""
    if {said.text for said in group} & {said.text for said in rivals}:
        return False
    mine, theirs = (collapse_origins(_voices(one)) for one in (group, rivals))
    return not any(_is_one_name(name, other) for name in mine for other in theirs)


def _describe(group: Sequence[_Said]) -> FactOrigins:
    voices = _voices(group)
    named = collapse_origins([(claim, text) for claim, text in voices if _root(claim)])
    return FactOrigins(
        claim=group[0].claim,
        articles=tuple(sorted({said.article for said in group})),
        texts=tuple(sorted({said.text for said in group})),
        measurements=named,
        independent=len(collapse_origins(voices)),
        altered=tuple(sorted({said.article for said in group if said.altered})),
        copy_only=all(said.is_copy for said in group) and any(said.own for said in group),
    )


def _voices(group: Sequence[_Said]) -> list[tuple[Claim, str]]:
    """The claim that speaks for each text, the original's before a copy's, with the name of who prints it."""
    first: dict[str, _Said] = {}
    for said in group:
        held = first.get(said.text)
        if held is None or (held.is_copy == said.is_copy and not _root(held.claim) and _root(said.claim)):
            first[said.text] = said
    return [(said.claim, (not said.is_copy and said.publisher) or said.text) for said in first.values()]


def _root(claim: Claim) -> str | None:
    """Who is furthest back in the chain, without legal form."""
    for role in _BACK:
        names = [link.name for link in claim.attribution if link.role is role]
        if names:
            return _bare(names[0])
    return None


def _bare(name: str) -> str:
    words = [word for word in split_words(name) if word.lower().replace(".", "") not in COMPANY_FORMS]
    return " ".join(words) or name


def _is_one_name(one: str, other: str) -> bool:
    """Whether one name begins the other: "Tidewater" and "Tidewater Analytics"."""
    short, long = sorted((core(one), core(other)), key=len)
    return bool(short) and long[: len(short)] == short
