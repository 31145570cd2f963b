"""What kind of thing a name is of: what its own words, its neighbours and the parser say, over all its mentions."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from narrator.extract.names.firms import has_legal_form, is_house, short_forms
from narrator.extract.names.lexicon import GENERIC, PLACES
from narrator.extract.names.mentions import Found
from narrator.extract.names.occupations import LEADER, POST, WORKER
from narrator.extract.names.people import TITLE, begins_as_person

_PLACES = frozenset({"GPE", "LOC", "FAC"})

UNKNOWN = ""
"""The label of words that may be a name: kept where what stands beside them, or a second mention, says of what kind."""

_SURE = 3.0
_TWICE = 0.5
_ADJECTIVE = 1.5
_LOOSE = frozenset({"FAC", "PRODUCT"})
_PARSER = 2.0
"""How much the parser's own opinion weighs, where it is the same at each mention."""

_OCCASIONS = frozenset("Award Awards Day Prize Age War Games Cup Festival Summit Conference Marathon Olympics".split())  # noqa: SIM905
_NEIGHBOUR = 1.1

_SITES = frozenset(
    """Street Avenue Road Boulevard Airport Stadium River Ocean Sea Island Islands Valley Peninsula County Basin Square
    Bridge Gulf Highway Canal Desert Province""".split()  # noqa: SIM905 - a page of words, not a column
)

_HOUSE = (
    r"(?:company|firm|bank|group|developer|provider|maker|manufacturer|retailer|lender|insurer"
    r"|newspaper|agency|brokerage"
    r"|miner|giant|startup|start-up|operator|chain|exchange|airline|carrier|producer|supplier|builder"
    r"|publisher|conglomerate|broker|dealer"
    r"|consultancy|subsidiary|competitor|website|network|think tank|\w+maker|house|platform|distributor|utility|rival)"
)
_BEHIND = (
    ("PERSON", 4.0, re.compile(rf"(?<!\w){TITLE} $")),
    ("PERSON", 1.0, re.compile(r"\b(?:said|says|asked|explained) $")),
    ("PERSON", 2.0, re.compile(r"(?:^|\W)[Bb]y $")),
    (
        "ORG",
        3.0,
        re.compile(
            r"\b(?:strategist|analyst|economist|trader|broker|manager|consultant|researcher"
            r"|colleague)s? (?:at|with) (?:the )?$"
        ),
    ),
    (
        "ORG",
        2.0,
        re.compile(
            r"\b(?:[Ss]hares|stock|stake|investors?|shareholders|bets against|shorts?|positions?) (?:of |in "
            r"|against )?$"
        ),
    ),
    ("ORG", 2.5, re.compile(rf"\b{_HOUSE}s? $")),
    ("ORG", 2.0, re.compile(r"\b(?:investments?|invest(?:ed|ing)?|holdings?|interest) in $")),
    (
        "ORG",
        1.5,
        re.compile(
            r"\b(?:acquir(?:e|ed|es|ing)|takeover of|merger (?:of|with)|bid for|listed|founded|hired by"
            r"|jobs? at|works? (?:at|for)|worked (?:at|for)) $"
        ),
    ),
    (
        "GPE",
        1.5,
        re.compile(
            r"\b(?:based in|near|across|throughout|city of|town of|born in|visit(?:ed|ing)? (?:to )?) (?:the )?$"
        ),
    ),
    ("ORG", 0.6, re.compile(r"\bat $")),
    ("PERSON", 1.5, re.compile(r"\b(?:led|written|run|signed|authored|headed|managed|founded) by $")),
    ("PERSON", -1.5, re.compile(r"[a-z] (?:of|at|from|with) (?:the )?$")),
    ("ORG", 1.0, re.compile(r"(?:^|[^\w&] ?)(?!The |An |Bank |University )[A-Z][a-z]+ [A-Z][a-z'\-]+ (?:of|at) $")),
    (
        "ORG",
        2.2,
        re.compile(
            r"\b(?:analysis|report|survey|study|research|note|data|figures|estimates?|poll|compiled"
            r"|provided) (?:by|from) $"
        ),
    ),
    ("ORG", 2.5, re.compile(rf"\b{_HOUSE}s,? (?:such as|like|including) $")),
    (
        "GPE",
        3.0,
        re.compile(
            r"\b(?:towns|cities|countries|nations|states|places|regions|economies),? (?:such as|like|including) $"
        ),
    ),
    (
        "GPE",
        2.2,
        re.compile(
            r"(?:^|[^\w ]|\b(?!shares|stocks?|stakes?|investors?|investments?|invest|invested|investing|holdings?"
            r"|interest|positions?|confidence|faith|trading|moves?|rally|slump|selloff|surge|role|holders?|buyers?"
            r"|jump|rise|gains?|drop|decline|fall|loss|losses|shorts?|bets?)\w+)"
            r" ?\b[Ii]n $"
        ),
    ),
)
"""Label, weight, and what stands before a name of that kind."""

_AHEAD = (
    ("PERSON", 3.0, re.compile(rf", (?:\d\d,|(?:an?|the) (?:\w+ )?{POST}\b|who\b(?! (?:makes|owns)))")),
    (
        "ORG",
        0.6,
        re.compile(
            r" (?:declined|reported|announced|posted|plans|owns|makes|expects|agreed|filed|employs|operates|reckons"
            r"|did not)\b"
        ),
    ),
    ("PERSON", 3.0, re.compile(rf" (?:as|to be) (?:its |their |an? |the )?(?:new )?{WORKER}\b")),
    ("PERSON", 1.0, re.compile(r" (?:said|says|told|added|asked|wrote|resigned|retired|quit)\b")),
    ("PERSON", 1.5, re.compile(r"'s (?:wife|husband|father|mother|brother|sister|career|salary|widow|lawyer)\b")),
    ("ORG", 3.0, re.compile(rf"(?:'s?)? {LEADER}s?\b(?! (?:said|says|told)\b)")),
    ("ORG", 3.0, re.compile(r" ?\((?:[A-Z][A-Za-z]{1,8}(?: [A-Z]{3,5})? ?: ?[A-Z]{1,5}\b|[A-Z]{1,5}\.[A-Z]{1,2}\))")),
    (
        "ORG",
        2.5,
        re.compile(
            r"(?:'s?) (?:shares?|stock|data|figures|profits?|earnings|revenues?|sales|board|customers"
            r"|investors|shareholders"
            r"|clients|employees|quarterly|market value|market capitali[sz]ation|index|funds?|strategists|analysts)\b"
        ),
    ),
    (
        "ORG",
        2.0,
        re.compile(
            r" (?:fell|rose|gained|lost|slid|dropped|jumped|climbed|sank|slumped|surged|tumbled|added|soared|plunged)"
            r" (?:by |about |nearly |as much as |more than |another |almost )?[$£€]?\d"
        ),
    ),
    ("ORG", 2.2, re.compile(rf" (?:and|or) other (?:[a-z]+ )?(?:{_HOUSE}|[a-z]+er|stock)s\b")),
    ("ORG", 3.0, re.compile(rf", (?:an?|the) (?:[\w\-]+ ){{0,5}}?{_HOUSE}\b")),
    (
        "ORG",
        1.8,
        _OF_HOUSE := re.compile(
            r"(?: [Cc]lass [A-Z])? (?:shares?|stock|data|figures|strategists|analysts|executives|employees|customers)\b"
        ),
    ),
    ("PERSON", -1.0, _OF_HOUSE),
    (
        "GPE",
        3.0,
        re.compile(r"-based\b|, (?:[A-Z]\.[A-Z]\.|Calif|Mass|Conn|Pa|Va|Md|Ill|Tex|Fla|Wash|Ore|Mich|Minn)\b"),
    ),
    (
        "GPE",
        1.5,
        re.compile(
            r"'s (?:economy|government|parliament|central bank|president|prime minister|capital|stock exchange)\b"
        ),
    ),
)
"""Label, weight, and what stands behind one; the forms take a possessive "'s" with them."""

_INITIALS = re.compile(r"(?:[A-Z]\. ?){1,2}[A-Z][a-z'\-]+$")
_LISTED = re.compile(r"(?:, | and |, and | or | & )")


def labelled(found: Sequence[Found], text: str, sure: frozenset[tuple[int, int]] = frozenset()) -> list[Found]:
    """The same places, each name with one label throughout the text.

    Parameters
    ----------
    found : places with the label that whoever found them gave.
    sure : places whose label is not in doubt: what the parser says of the same words elsewhere does not count.
    """
    votes = _votes(found, text, sure)
    kinds: dict[str, str] = {}
    _vote_for_neighbours(found, text, votes)
    for name in sorted(votes, key=lambda one: -len(one.split())):  # a surname or a short form has its full name's kind
        kinds[name] = _kind(name, votes[name], kinds)
        if " " in name:
            _pass_on(name, kinds[name], votes)
    labels = (kinds[_plain(text[start:end])] for start, end, _ in found)
    return [(start, end, label) for (start, end, _), label in zip(found, labels, strict=True) if label != UNKNOWN]


def _is_loose(name: str) -> bool:
    """Whether the parser's label for a product or a building may as well mean a house: several words, no number."""
    words = name.split()
    return len(words) > 1 and words[-1] not in _SITES and not any(c.isdigit() for c in name)


def _plain(words: str) -> str:
    return " ".join(words.split())


def _votes(found: Sequence[Found], text: str, sure: frozenset[tuple[int, int]]) -> dict[str, dict[str, float]]:
    """For every name the weight of what speaks for each label."""
    votes: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    times: defaultdict[str, int] = defaultdict(int)
    for start, end, _ in found:
        times[_plain(text[start:end])] += 1
    for start, end, label in found:
        name = _plain(text[start:end])
        if label == UNKNOWN:
            votes[name][label], votes[name]["ORG"] = 0.9, votes[name]["ORG"] + _TWICE
        elif label in _LOOSE and _is_loose(name):
            votes[name][label] += _PARSER / 2 / times[name]
            votes[name]["ORG"] += _PARSER * 0.6 / times[name]
        else:
            votes[name][label] += _ADJECTIVE if label == "NORP" else 0.0
            votes[name][label] += 2 * _SURE if (start, end) in sure or label == "INDEX" else _PARSER / times[name]
        before, after = text[max(0, start - 48) : start], text[end : end + 72]
        for kind, weight in _told_beside(before, after):
            votes[name][kind] += weight
    return {name: dict(found) for name, found in votes.items()}


@lru_cache(maxsize=256)
def _told_beside(before: str, after: str) -> tuple[tuple[str, float], ...]:
    """Label and weight of what the words beside a name say; kept, since the names of a text are weighed twice."""
    behind = ((kind, weight) for kind, weight, form in _BEHIND if form.search(before))
    return (*behind, *((kind, weight) for kind, weight, form in _AHEAD if form.match(after)))


def _vote_for_neighbours(found: Sequence[Found], text: str, votes: Mapping[str, dict[str, float]]) -> None:
    """Let names in a list tell of each other: a town between two banks is a bank."""
    tops = {name: max(sorted(kinds), key=lambda one: kinds[one]) for name, kinds in votes.items()}
    for (start, end, _), (following, last, _) in itertools.pairwise(found):
        if following - end <= len(", and ") and _LISTED.fullmatch(text, end, following):
            one, other = _plain(text[start:end]), _plain(text[following:last])
            for name, beside in ((one, other), (other, one)):
                kind = tops[beside]
                if kind == "INDEX":  # by its number or as everybody knows it, never by what stands beside it
                    continue
                weight = _NEIGHBOUR * (2 if votes[beside][kind] >= 2 * _SURE else 1)
                votes[name][kind] = votes[name].get(kind, 0.0) + weight


def _kind(name: str, votes: dict[str, float], kinds: Mapping[str, str]) -> str:
    """The label for which most speaks; of equals the parser's."""
    words = name.split()
    if has_legal_form(name) or is_house(words):
        votes["ORG"] = votes.get("ORG", 0.0) + 2 * _SURE
    if begins_as_person(words):
        votes["PERSON"] = votes.get("PERSON", 0.0) + 2.5
    if name in PLACES:
        votes["GPE"] = votes.get("GPE", 0.0) + _SURE
    if len(words) > 1 and words[-1] in _SITES:
        votes["LOC"] = votes.get("LOC", 0.0) + 2.5
    if len(words) > 1 and words[-1] in _OCCASIONS:
        votes["EVENT"] = votes.get("EVENT", 0.0) + _SURE
    if _INITIALS.match(name):
        votes["PERSON"] = votes.get("PERSON", 0.0) + 2.2
    if "PERSON" in votes and (any(c.isdigit() for c in name) or (name.isupper() and len(words) == 1 and len(name) > 2)):  # noqa: PLR2004
        votes["ORG"] = max(votes.get("ORG", 0.0), votes.pop("PERSON"))
    return max(sorted(votes), key=lambda one: (votes[one], kinds.get(name) == one))


def _pass_on(name: str, kind: str, votes: dict[str, dict[str, float]]) -> None:
    """Let a surname be a person's, and the first words of a house that house's."""
    if kind == "PERSON":
        surname = name.rsplit(" ", 1)[-1]
        if surname in votes and votes[surname].get("ORG", 0.0) < 2 * _SURE:
            votes[surname]["PERSON"] = votes[surname].get("PERSON", 0.0) + 2 * _SURE
    elif kind == "ORG":
        for short in short_forms(name):
            if short in votes and short.casefold() not in GENERIC and short not in PLACES:
                votes[short]["ORG"] = votes[short].get("ORG", 0.0) + _SURE
