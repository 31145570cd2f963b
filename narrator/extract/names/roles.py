"""What a text says of the people it names: their posts, and whom they work for."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from narrator.extract.names.occupations import HEADS, OVER, POST, WORKER
from narrator.model.claims import Entity, Span

Post: TypeAlias = "tuple[str | None, str | None]"
"""Role and employer."""

_NOTHING: Post = (None, None)
_EMPLOYERS = frozenset({"ORG", "FAC", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT"})
_WINDOW = 120
_BACK = 12
"""So many names back is a house looked for that "its" may mean."""

_SENTENCES = 2
"""In so many sentences, the person's own included, is that house looked for."""

_LEAD_IN = re.compile(
    r"(?:,? (?:who )?(?:is|was|became|has been|had been)|,| \(|\s[–—-]) ?(?:now |currently "
    r"|also )?(?P<whose>an? |the |its |their |his |her )?"
)
_OWNED = re.compile(r"(?:'s?)?,? (?:[A-Z][\w .]{1,20}-based |own |new |former )?")
_BASED = re.compile(r"[A-Z][\w .]{1,20}-based |[a-z]+-born ")
_POST = re.compile(rf"(?P<role>{POST})(?![\w'])")
_AT = re.compile(
    r"(?: (?:for|in|on) [a-z][a-z\-]{1,20}(?: [a-z][a-z\-]{1,20}){0,3}?)?,? (?:at|of|for|with|from) (?:the |its |an? )?"
    r"(?:(?!the )[a-z][a-z\-]{1,20} ){0,3}?(?=[A-Z0-9])"
)
_SORT = r"(?:brokers?|brokerage|firm|bank|lender|fund|house|group|company|insurer|manager|consultancy|[a-z]+maker)"
_WHERE = r"(?:the |an? )?(?:(?!the )(?:[A-Z](?=[a-z]+ [a-z]))?[a-z\-]{1,20} ){0,3}?(?=[A-Z0-9])"
_RUNS = re.compile(
    rf"(?:, who)? (?:has |had )?work(?:s|ed) (?:for|at) {_WHERE}"
    r"|(?:,? who)?(?: has| had)? (?:runs?|ran|heads?(?: up)?|headed|leads|led|manages?|managed|oversees|overseen"
    r"|oversaw|directs|directed|looks after|(?:is|was) (?:in charge of|responsible for))"
    rf"(?: (?!and |or )[\w\-]{{1,20}}){{1,6}}? (?:at|of|for) {_WHERE}"
    r"|, who (?:follows|covers|tracks|watches|studies|analy[sz]es|researches|advises|trades|sells|writes|handles)"
    rf"(?: [\w\-]{{1,20}}){{0,5}}? (?:at|for) {_WHERE}"
    r"|, who (?:runs|heads|leads|manages|founded|oversees|ran|headed|led|managed)(?: [a-z\-]{1,20}){0,5}? (?=[A-Z0-9])"
)
_RUN_BY = re.compile(
    r", (?:which is |a [a-z\-]{3,20} )?(?:run|led|headed|managed|founded|owned|overseen)(?: and [a-z]{3,9})?"
    r"(?: in \d{4})? by (?:(?:the|an?|its) (?:(?:former |one-time )?[a-z\-]{3,20} )?)?$"
)
_AT_HOUSE = re.compile(r"(?:^|\b(?:and|but|while) )(?:[Oo]ver )?[Aa]t (?:the )?$")
_CHAIRS = re.compile(
    r",? who (?:now |also )?chairs (?:the|its|their) (?:board|company|firm|bank|group)(?=[,.]|$| (?:of|at) [A-Z])"
)
_INSIDE = re.compile(r" \((?=[A-Z0-9])")
_BESIDE = re.compile(rf",? (?:of|at|from|with) (?:the )?(?:(?:[a-z][a-z\-]{{1,20}} ){{0,2}}{_SORT} )?(?=[A-Z0-9])")
_HIRED_AS = re.compile(rf" (?:as|to be) (?:its |their |an? |the )?(?:new )?(?P<role>{POST})(?![\w'])")
_HIRED = re.compile(r" (?:hired|named|appointed|promoted|tapped|poached|made|brought in|installed) $")
_BEFORE = re.compile(rf"(?<![\w\-'.])(?P<role>{WORKER}s?{OVER}?(?: and {WORKER}s?{OVER}?)?),? $")
_POST_AT = re.compile(rf"(?<![\w\-'.])(?P<role>{WORKER}{OVER}?) (?:at|of|for|with) (?:the )?$")
_ENDS_IN_HEAD = re.compile(rf"(?:(?i:{HEADS})s?|[a-z]),? $")
_HONOUR = re.compile(r"(?<!\w)(?:Mrs?|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Lord|Lady)\.? $")
_ITS = re.compile(
    r"\b(?:its|their|the (?:company|firm|bank|group|lender|fund|retailer|carrier|exchange)'s) (?:new |former )?$"
)
_FORMER = re.compile(r"\b(?:[Ff]ormer|ex-|[Tt]hen) ?$")
_AND = re.compile(r",? and ")
_PLURAL = re.compile(rf"(?:{HEADS})s$", re.IGNORECASE)
_OWNER = re.compile(
    r"(?<![\w.&'\-] )(?<![\w'])(?P<house>[A-Z][\w&.\-]{1,40}(?: [A-Z][\w&.\-]{1,40}){1,3})(?:'s|(?<=s)') $"
)
_NAME = re.compile(r"[A-Z0-9][\w&.'\-]{0,40}(?: (?:(?:of|and|&|for|the|de) )?[A-Z0-9][\w&.'\-]{0,40}){0,6}")


@dataclass(frozen=True, slots=True)
class _Page:
    """A text with its names by their places."""

    words: str
    sentences: Sequence[int]
    entities: tuple[Entity, ...]
    starts: dict[int, Entity]
    ends: tuple[int, ...]

    def sentence(self, place: int) -> Span:
        """The sentence around a place."""
        following = bisect_right(self.sentences, place)
        start = self.sentences[following - 1] if following else 0
        return Span(start, self.sentences[following] if following < len(self.sentences) else len(self.words))

    def house_meant(self, place: int) -> str | None:
        """What "its" means: the first house of the sentence before a place, else of the nearest one before that."""
        first = bisect_right(self.sentences, place)
        for start in (self.sentences[number] for number in range(first - 1, max(first - 1 - _SENTENCES, -1), -1)):
            if houses := self.houses_before(place, start):
                return houses[0].name
        return None

    def houses_before(self, place: int, first: int) -> list[Entity]:
        """The houses that the text names between two places, in order."""
        last = bisect_right(self.ends, place)
        return [
            one for one in self.entities[max(0, last - _BACK) : last] if one.span.start >= first and one.label == "ORG"
        ]


def with_roles(words: str, sentences: Sequence[int], entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The entities, each person with role and employer as the text first states them, wherever it does.

    `sentences` are the places where sentences begin, in order.
    """
    starts = {entity.span.start: entity for entity in entities}
    page = _Page(words, sentences, entities, starts, tuple(entity.span.end for entity in entities))
    posts: dict[str, Post] = {}
    people = [entity for entity in entities if entity.label == "PERSON"]
    for person in people:
        role, employer = posts.get(person.name, _NOTHING)
        if role is None or employer is None:
            stated = _stated(page, person)
            posts[person.name] = (role or stated[0], employer or stated[1])
    _share(page, people, posts)
    return tuple(
        replace(one, role=posts[one.name][0], affiliation=posts[one.name][1]) if one.label == "PERSON" else one
        for one in entities
    )


def _stated(page: _Page, person: Entity) -> Post:
    """What stands right behind a name, or else right before it."""
    behind = _behind(page, person)
    if behind[0] is not None:
        return behind
    hired = _hired(page, person)
    if hired[0] is not None:
        return hired
    role, employer = _before(page, person)
    return role, employer or behind[1]


def _behind(page: _Page, person: Entity) -> Post:
    """The post and the house of ", a strategist at Harbor Bank", " is chief of Harbor Bank"."""
    words, end = page.words, person.span.end
    limit = page.sentence(person.span.start).end
    lead = _LEAD_IN.match(words, end, limit)
    if lead is not None:
        place, owner = _past_owner(page, lead.end())
        role = _POST.match(words, place, limit)
        if role is not None:
            employer = owner or _employer(page, _AT.match(words, role.end(), limit))
            if employer is None and lead["whose"] in {"its ", "their "}:
                employer = page.house_meant(person.span.start)
            return role["role"], employer or _possessor(page, person.span.start)
    if _CHAIRS.match(words, end, limit):
        return "chair", None
    tied = next((found for form in (_RUNS, _BESIDE, _INSIDE) if (found := form.match(words, end, limit))), None)
    return None, _employer(page, tied)


def _past_owner(page: _Page, place: int) -> tuple[int, str | None]:
    """Where the post begins, and the house named before it."""
    owner = page.starts.get(place)
    if owner is None or owner.label not in _EMPLOYERS:
        based = _BASED.match(page.words, place)
        return (based.end() if based else place), None
    owned = _OWNED.match(page.words, owner.span.end)
    return (owned.end() if owned else owner.span.end), owner.name


def _employer(page: _Page, lead: re.Match[str] | None) -> str | None:
    """The house that is named where `lead` ends; the capitalised words themselves where no name was seen."""
    if lead is None:
        return None
    entity = page.starts.get(lead.end())
    if entity is not None:
        return entity.name if entity.label in _EMPLOYERS or (entity.label == "GPE" and " at " in lead[0]) else None
    following = bisect_right(page.ends, lead.end())
    if following < len(page.entities) and page.entities[following].span.start < lead.end():
        return None
    name = _NAME.match(page.words, lead.end())
    sure = name is not None and not name[0].isdigit() and (" at " in lead[0] or " " in name[0])
    return name[0].removesuffix("'s").rstrip(".'") if name and sure else None


def _hired(page: _Page, person: Entity) -> Post:
    """The post and the house of "Harbor Bank has hired X as head of research"."""
    role = _HIRED_AS.match(page.words, person.span.end)
    if role is None or not _HIRED.search(page.words[max(0, person.span.start - 20) : person.span.start]):
        return _NOTHING
    houses = page.houses_before(person.span.start, page.sentence(person.span.start).start)
    return role["role"], houses[-1].name if houses else None


def _before(page: _Page, person: Entity) -> Post:
    """The post and the house of "Harbor Bank's strategist, X", "strategist X", "its chairman, X", "Harbor Bank's X"."""
    first = max(page.sentence(person.span.start).start, person.span.start - _WINDOW)
    window = page.words[first : person.span.start]
    if honour := _HONOUR.search(window):
        window = window[: honour.start()]
    behind = bisect_right(page.ends, first + len(window))
    cut = max(0, page.ends[behind - 1] - first) if behind else 0
    if behind and (post := _POST_AT.search(page.words, first, page.entities[behind - 1].span.start)) is not None:
        house = page.entities[behind - 1]
        if house.label in _EMPLOYERS and page.words[house.span.end : first + len(window)] == ", ":
            return post["role"], house.name
    if behind and _RUN_BY.fullmatch(window, cut) and page.entities[behind - 1].label in _EMPLOYERS:
        return None, page.entities[behind - 1].name
    if behind and window[cut:] == ", " and _AT_HOUSE.search(window[: page.entities[behind - 1].span.start - first]):
        return None, page.entities[behind - 1].name if page.entities[behind - 1].label in _EMPLOYERS else None
    post = _BEFORE.search(window, cut) if _ENDS_IN_HEAD.search(window, cut) else None
    if post is None:
        return None, _possessor(page, first + len(window))
    place = first + post.start()
    role = post["role"]
    if _ITS.search(window[: post.start()]):
        return role, page.house_meant(place)
    owner = _owner(page, place)
    if owner is not None and _FORMER.search(page.words[max(0, owner.span.start - 10) : owner.span.start]):
        role = f"former {role}"
    return role, owner.name if owner else None


def _owner(page: _Page, place: int) -> Entity | None:
    """The house whose name, with or without "'s", ends right before a place."""
    last = bisect_right(page.ends, place)
    for entity in reversed(page.entities[max(0, last - 2) : last]):
        owned = _OWNED.fullmatch(page.words, entity.span.end, place)
        if entity.label in _EMPLOYERS and owned is not None and owned.end() == place:
            return entity
    return None


def _possessor(page: _Page, place: int) -> str | None:
    """The house in "Harbor Bank's X"; its capitalised words where no name was seen."""
    owner = _owner(page, place)
    if owner is not None:
        return owner.name if page.words[owner.span.end : place] in {"'s ", "' "} else None
    seen = bisect_right(page.ends, place)
    name = _OWNER.search(page.words, max(page.sentence(place).start, page.ends[seen - 1] if seen else 0), place)
    return name["house"] if name else None


def _share(page: _Page, people: Sequence[Entity], posts: dict[str, Post]) -> None:
    """Give two people who are named together the post or the employer that is stated once for both."""
    for one, other in itertools.pairwise(people):
        between = _AND.match(page.words, one.span.end)
        if between is None or between.end() != other.span.start:
            continue
        (role, employer), (other_role, other_employer) = posts[one.name], posts[other.name]
        if role and _PLURAL.search(role) and other_role is None:
            posts[other.name] = (role, employer)
        elif employer is None and role is None and _BESIDE.match(page.words, other.span.end):
            posts[one.name] = (other_role, other_employer)
    for name, (role, employer) in posts.items():
        if role and _PLURAL.search(role):
            posts[name] = (role.removesuffix("s"), employer)
