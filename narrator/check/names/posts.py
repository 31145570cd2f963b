"""The role and the employer that a draft gives a person, against those of the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from narrator.check.names.matching import likeness, name_words, same_name
from narrator.check.names.roster import Roster
from narrator.check.opinions import Judged, Opinion
from narrator.check.sources.readings import Reading
from narrator.model.claims import Speaker
from narrator.model.drafts import Evidence, Verdict

_ALIKE = 0.8
"""Houses spelled this much alike are one and a slip."""

_SHORT = 3
_LETTERS = {
    "ceo": "chief executive officer",
    "boss": "chief executive officer",
    "cfo": "chief financial officer",
    "coo": "chief operating officer",
    "cio": "chief investment officer",
    "cto": "chief technology officer",
    "finance director": "chief financial officer",
}
_SHORT_RANKS = {"vp": "vice president", "svp": "senior vice president", "evp": "executive vice president"}
_UNITS = frozenset({"committee", "board", "bureau", "division", "department", "desk", "unit", "office", "team"})
"""What is part of a house: whoever chairs its committee is of the house as well."""

_OFFICES = frozenset({"executive", "financial", "operating", "medical", "investment", "legal", "technology", "risk"})

_ANY_POST = re.compile(
    r"(?:(?:senior|top|leading|an?|the|company)\s)*(?:executive|official|manager|representative)s?\b(?!\s[a-z])"
)
"""What anybody at the head of a house may be called."""
_AT_THE_TOP = frozenset({"chief", "head", "boss", "leader"})
"""Words for whoever leads a house, whatever the post is called."""
_CHIEF = re.compile(
    r"chief executive(?: officer)?|ceo|president and chief executive|executive director|director general"
)
_TOP = frozenset({"chief", "head", "lead", "global"})
_RANKS = _TOP | {"senior", "junior", "deputy", "assistant", "associate", "vice", "former", "trainee"}

_UNDER = frozenset({"vice", "deputy", "assistant", "associate"})
"""Whoever is one of these is not whom the rest of the title names."""

_PARTIES = {
    **dict.fromkeys(("republican", "gop"), "republican"),
    **dict.fromkeys(("democrat", "democratic"), "democratic"),
    **dict.fromkeys(("conservative", "tory"), "conservative"),
    **{party: party for party in ("labour", "liberal", "green", "libertarian", "socialist")},
}
"""Words by which a role says of which party somebody is."""
_TENURES = {
    **dict.fromkeys(("former", "ex", "once", "onetime", "then"), "former"),
    **dict.fromkeys(("acting", "interim", "caretaker"), "acting"),
    **dict.fromkeys(("incoming", "designate", "elect"), "elect"),
}
"""Words that say since when, or until when, somebody has a post."""
_FOR_NOW = re.compile(r"\b(?:acting|interim|caretaker)\s", re.IGNORECASE)
_LEFT = re.compile(
    r"\b(?:was|were|been|until|till|former\w*|previous\w*|once|then|served|ex-?|one-?time|retire\w*|resign\w*|quit|left|leav\w+"
    r"|oust\w*|step\w* down|replac\w*|succe\w+|act(?:s|ed|ing)|interim|temporar\w*|caretaker|incoming|elect|designate"
    r"|appoint\w*|nam(?:e|ed|es)|takes? over|took over|will be)\b",
    re.IGNORECASE,
)
"""Other words for the same: who was minister until May is a former one."""


def judge_posts(people: Iterable[Speaker], known: Roster, said: str) -> list[Judged]:
    """People of the draft, in a sentence of it, whose role or employer the articles give otherwise."""
    wrong = ((person, _placed_wrongly(person, known, said)) for person in people)
    return [_wrong_place(person, *found) for person, found in wrong if found is not None]


def _placed_wrongly(person: Speaker, known: Roster, said: str) -> tuple[Speaker, Reading] | None:
    """The first of the same name whom an article places otherwise, unless any places them as the draft does."""
    found, tenured = None, None
    for other, reading in known.people(person.name):
        held_otherwise = _held_otherwise(person, other)
        if _placed_alike(person, other) and not held_otherwise:
            return None
        if found is None and _placed_otherwise(person, other):
            found = other, reading
        if tenured is None and held_otherwise and not _may_have_left(person, other, reading, said):
            tenured = other, reading
    return found or tenured


def _held_otherwise(mine: Speaker, theirs: Speaker) -> bool:
    """Whether two have one post, but the one had it before, or only for the time being."""
    tenures = [{_TENURES[word] for word in _words(_before_name(one)) if word in _TENURES} for one in (mine, theirs)]
    roles = [" ".join(word for word in _words(one.role or "") if word not in _TENURES) for one in (mine, theirs)]
    posts = [_stems(_in_full(role)) for role in roles]
    houses = mine.affiliation, theirs.affiliation
    one_house = not all(houses) or _one_house(houses[0] or "", houses[1] or "")
    return one_house and bool(posts[0]) and posts[0] == posts[1] and tenures[0] != tenures[1]


def _before_name(one: Speaker) -> str:
    """A role with all that stands before it where the name follows: of "former harbour minister" a part is the role."""
    before = one.text.partition(one.name)[0]
    return f"{before} {one.role}" if one.role and one.role in before else one.role or ""


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.casefold())


def _may_have_left(mine: Speaker, theirs: Speaker, reading: Reading, said: str) -> bool:
    """Whether a draft or its article tells in other words what only one of two roles says."""
    surname = mine.name.split()[-1]
    named = [one.of(reading.text) for one in reading.statements.sentences if surname in one.of(reading.text)]
    told = [(said, mine), *((text, theirs) for text in named)]
    return any(_LEFT.search(text.replace(one.text, " ").replace(one.role or "", " ")) for text, one in told)


def _placed_alike(mine: Speaker, theirs: Speaker) -> bool:
    stated = mine.affiliation if mine.affiliation and theirs.affiliation else mine.role and theirs.role
    return bool(stated) and not _placed_otherwise(mine, theirs)


def _placed_otherwise(mine: Speaker, theirs: Speaker) -> bool:
    if mine.affiliation and theirs.affiliation and not _one_house(mine.affiliation, theirs.affiliation):
        return True
    return bool(mine.role and theirs.role and not _one_role(mine.role, theirs.role))


@lru_cache(maxsize=4096)
def _one_house(one: str, other: str) -> bool:
    if any(_UNITS & set(name_words(house)) for house in (one, other)):
        return True
    return (
        same_name(one, other) or likeness(one, other) >= _ALIKE or _abbreviates(one, other) or _abbreviates(other, one)
    )


@lru_cache(maxsize=4096)
def _one_role(one: str, other: str) -> bool:
    """Two roles are one where the noun of either stands in the other: strategist, head of equity strategy.

    A chief is no junior: where both give a rank, one must be the other's.
    """
    called = {one.casefold(), other.casefold()}
    if called <= _AT_THE_TOP or (called & _AT_THE_TOP and any(map(_CHIEF.fullmatch, called))):
        return True
    one, other = (_in_full(_FOR_NOW.sub("", role)) for role in (one, other))
    ranks = [_RANKS & set(re.findall(r"[a-z]+", role.casefold())) for role in (one, other)]
    apart = ranks[0] ^ ranks[1]
    if ranks[0] - ranks[1] and ranks[1] - ranks[0] and not apart <= _TOP:
        return False
    if _other_field(one, other, ranks[0] | ranks[1]) or _of_another_party(one, other):
        return False
    if any(_is_any_post(role) for role in (one, other)):
        return True
    if apart & _UNDER and _noun(one) == _noun(other):
        return False
    at_the_top = all(rank and rank <= _TOP for rank in ranks)
    field = set(_stems(one)) & set(_stems(other)) - set(_stems(" ".join(sorted(_TOP | {"of", "and", "for"}))))
    return bool(at_the_top and field) or _noun(one) in _stems(other) or _noun(other) in _stems(one)


def _is_any_post(role: str) -> bool:
    """Whether a role says only that somebody has one: "a senior executive"."""
    return _ANY_POST.fullmatch(role.casefold().partition(" at ")[0]) is not None


def _in_full(role: str) -> str:
    """A post at the top by its full title: "finance chief" is chief financial officer, "boss" chief executive officer.

    >>> _in_full("finance chief"), _in_full("CEO"), _in_full("boss")
    ('chief financial officer', 'chief executive officer', 'chief executive officer')
    >>> _in_full("finance director")  # what British firms call theirs
    'chief financial officer'
    """
    words = " ".join(_SHORT_RANKS.get(word, word) for word in role.casefold().split())
    if chief := re.fullmatch(r"([a-z]+) (?:chief|boss)", words):
        return f"chief {chief[1].replace('finance', 'financial')} officer"
    if re.fullmatch(r"chief [a-z]+", words) and words.split()[1] in _OFFICES:
        return f"{words} officer"
    return _LETTERS.get(words, words)


def _other_field(one: str, other: str, ranks: frozenset[str]) -> bool:
    """Whether both name the field of one post, and different ones: a medical officer is no financial officer."""
    if _noun(one) != _noun(other):
        return False
    plain = set(_stems(" ".join(sorted(ranks | _TOP | {"of", "the", "and", "for", "senior"})))) | {_noun(one)}
    fields = [set(_stems(role)) - plain for role in (one, other)]
    return all(fields) and not fields[0] & fields[1]


def _of_another_party(one: str, other: str) -> bool:
    """Whether two roles have words for parties, and no party in common: a Republican adviser is no Democratic one."""
    parties = [{_PARTIES[word] for word in _words(role) if word in _PARTIES} for role in (one, other)]
    return all(parties) and parties[0].isdisjoint(parties[1])


def _noun(role: str) -> str:
    head = re.split(r"\bof\b|\bfor\b|\bat\b|,", role, maxsplit=1)[0]
    return (_stems(head) or [""])[-1]


def _stems(text: str) -> list[str]:
    return [word[:5] for word in re.findall(r"[^\W_]+", text.casefold())]


def _wrong_place(mine: Speaker, theirs: Speaker, reading: Reading) -> Judged:
    place = _post(theirs)
    span = theirs.span
    if theirs.name not in span.of(reading.text):  # "who", "its director"
        span = next((one for one in reading.statements.sentences if one.covers(span)), span)
    evidence = Evidence(span.of(reading.text), reading.id, span)
    says = f"in {reading.id} {theirs.name} is {place}"
    opinion = Opinion(Verdict.REFUTED, "affiliation", says, place, (evidence,), reading.origin)
    return Judged(mine.span, _post(mine), opinion, 1)


def _post(person: Speaker) -> str:
    """Role and employer in words."""
    if person.role is None:
        return f"at {person.affiliation}"
    return " at ".join(part for part in (person.role, person.affiliation) if part)


def _abbreviates(short: str, full: str) -> bool:
    """`BofA` for Bank of America, `Fed` for the Federal Reserve."""
    letters = iter("".join(name_words(full)))
    wanted = "".join(name_words(short))
    if not wanted or len(wanted) > 2 * _SHORT or not "".join(name_words(full)).startswith(wanted[0]):
        return False
    return len(name_words(full)) > 1 and all(letter in letters for letter in wanted)
