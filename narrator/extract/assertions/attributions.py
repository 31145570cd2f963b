"""Who measured a figure, who cites it, who printed it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from narrator.model.claims import Attribution, Entity, Role, Span

_CAPITAL = r"[A-Z][\w&.'-]*[\w.]|[A-Z]\b"
_NAME = rf"(?:{_CAPITAL})(?:\s(?:(?:of|and|&|the)\s)?(?:{_CAPITAL}|[0-9]+)){{0,6}}"
_WORKERS = (
    r"(?:strategists?|analysts?|economists?|researchers?|data|figures|estimates?|numbers|research"
    r"|reckoning|count|calculations?|report|tally|survey|measurements?|models?|account|telling|arithmetic)"
)
_OWN = r"(?:(?:own|latest|newest|weekly|monthly|quarterly|new|recent|first|in-house)\s)?"
_SAYS = (
    r"(?:say|says|said|estimates?|estimated|reckons?|reckoned|calculates?|calculated|reports?"
    r"|reported|shows?|showed|finds?|found|notes?|noted|writes?|wrote"
    r"|suggests?|puts?(?!\s(?:[\w’'-]+\s){0,8}?down\sto\b)|counts?|warn(?:s|ed)?|predict(?:s|ed)?|forecasts?|forecasted|expect(?:s|ed)?|sees|project(?:s|ed)?"
    r"|anticipates?d?|believes?d?|reckons?|thinks?|argues?d?|cautions?|cautioned|determine[sd]|measure[sd]|comput(?:es|ed)"
    r"|tall(?:ies|ied)|counted|disclose[sd]|reveal(?:s|ed))"
)
_VALUES = (
    r"(?:values?|valued|priced|pegs|pegged|prices\s(?:the|an?|all|small|large|big|its))\b"
    r"(?=[^.;]*?\sat\s(?:\w+\s){0,3}?[$€£]?\d)"
)
"""Verbs of measuring where what is measured comes "at" a figure."""
_ASIDE = r"(?:,\s(?:an?|the|which|whose|citing|cited|quoting)\s[^,]*,)?"
_FROM = (
    r"(?:(?:an?|the|new|recent|latest)\s)*(?:\w+\s){0,2}?(?:estimates?|reports?|data|figures"
    r"|analysis|analyses|study|note|numbers|research|calculations?|tally|count)\s(?:by|from|of"
    r"|compiled\sby)\s"
)


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of words around a name, and the part that the name plays."""

    pattern: re.Pattern[str]
    role: Role


def _form(pattern: str, role: Role) -> _Form:
    return _Form(re.compile(pattern.replace("NAME", rf"(?:the\s)?(?P<name>{_NAME})")), role)


FORMS = (
    _form(
        rf"\b(?i:according\sto|in\saccordance\swith|as\sper)\s(?i:{_FROM})?"
        rf"(?:(?i:{_WORKERS})\s(?:at|of|from|with)\s)?NAME(?:'s?)?(?:\s{_WORKERS})?",
        Role.MEASURED_BY,
    ),
    _form(rf"(?:^|(?<=,\s))[Pp]er\sNAME(?:'s?)?(?:\s{_WORKERS})?(?=[.,;]|$)", Role.MEASURED_BY),
    _form(r"\bcited\sby\sNAME", Role.CITED_BY),
    _form(rf"\b(?i:{_WORKERS})\s(?:at|of|from|with)\sNAME{_ASIDE}\s{_SAYS}\b", Role.MEASURED_BY),
    _form(
        rf"\b(?:citing|cited|cites|quoting)\s(?!(?:the\s)?{_NAME}\sfor\s[a-z]+ing\b)"
        r"(?i:(?:data|figures|estimates|numbers)\s(?:from|of|by)\s)?NAME",
        Role.MEASURED_BY,
    ),
    _form(
        r"\b(?i:based\son|(?:an?|the)\s(?:report|analysis|estimate|study)\s(?:by|from)|data\s"
        rf"(?:from|of|by)|figures\s(?:from|of|by)|estimates?\s(?:from|of|by))\s(?i:{_FROM})?NAME",
        Role.MEASURED_BY,
    ),
    _form(
        rf"\b(?i:(?:by|on|in|per|from)\s(?:the\s)?{_OWN}{_WORKERS}\s(?:of|by|from)"
        rf"|{_WORKERS}\s(?:compiled|kept|made|drawn\sup|collected|gathered|produced|published|run)\sby)\sNAME",
        Role.MEASURED_BY,
    ),
    _form(rf"\b(?i:by|on|in|per|from)\sNAME's?\s{_OWN}{_WORKERS}", Role.MEASURED_BY),
    _form(rf"NAME(?:'s?)?\s{_OWN}{_WORKERS}(?:,\s[^,]*,)?\s(?:{_SAYS}|has|have|had)\b", Role.MEASURED_BY),
    _form(rf"NAME{_ASIDE}\s{_VALUES}", Role.MEASURED_BY),
    _form(rf"NAME{_ASIDE}\s(?:has\s)?{_SAYS}\b", Role.MEASURED_BY),
    _form(rf"\b{_SAYS}\sNAME(?=[.,;]|$)", Role.MEASURED_BY),
    _form(r"NAME(?:'s?\s\w+)?\s(?:is|are|was|were)\sthe\ssources?\s(?:of|for)\b", Role.MEASURED_BY),
    _form(r"\b[Aa]n?\sarticle\s(?:of|in|by)\sNAME", Role.PUBLISHED_BY),
)
_CITING = re.compile(
    r"(?:\s(?:on|in|late|earlier|this|last)(?:\s[\w.]+){1,2})?[\s,]*(?:who\s)?(?:have\s)?(?:citing|cited|cites|quoting)\b"
)
_CITED = re.compile(r"(?:citing|cites|quoting|cited(?!\sby))\b")
"""In front of the name of whoever measured, be it a person's."""
_REPORTED = re.compile(r"\s(?:has\s)?(?:reported|wrote|writes)\b")
_WORKERS_AT = re.compile(rf"{_WORKERS}\s(?:at|of|from|with)\s(?=[A-Z])", re.IGNORECASE)
PAPER = re.compile(
    r"\b(?:Post|Gazette|Register|Ledger|Times|Journal|Herald|Tribune|Telegraph|Guardian|Economist|Observer|Chronicle"
    r"|Courier|Mail|Star|News|Globe|Independent|Examiner|Bulletin|Standard|Review|Dispatch|Mirror|Inquirer)$"
)
"""How newspapers are called; theirs is the "The" at the start of a sentence."""
_NO_SOURCE = frozenset(
    """The A An It He She They We I This That These Those Short But And In At For From While When As If Of By On
    Yet With Bets Investors Shares Some Most Small Large Nearly About More Shorts Wagers Traders Funds
    Analysts Strategists Data Figures S&P Russell Nasdaq January February March April May June July August
    September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday""".split()  # noqa: SIM905 - a page of words, not a column
)


MANY = re.compile(r"[A-Z][a-z]+[^s]s")
"""A sort of people, with a capital where it opens a sentence: "Insiders say"."""


def find_attributions(text: str, span: Span, entities: Sequence[Entity]) -> tuple[Attribution, ...]:
    """The chain behind what a sentence says: measured by, cited by, published by, in that order.

    The name is an entity's canonical one where an entity stands there.
    """
    words = span.of(text)
    found: dict[str, Attribution] = {}
    for form in FORMS:
        for match in form.pattern.finditer(words):
            name = _source(match, span.start, entities)
            if name is not None and name.name not in found:
                role = _role(words, match, form.role, found.values())
                cited = _CITED.match(match[0]) is not None
                found[name.name] = replace(name, role=role) if cited or role is not Role.MEASURED_BY else name
    order = list(Role)
    return tuple(sorted(found.values(), key=lambda link: (order.index(link.role), link.span or span)))


def bare_name(name: str) -> str:
    """The name without the full stop of a sentence that ends with it, which "Inc." keeps and "LLC" never had.

    >>> bare_name("Tidewater Analytics LLC."), bare_name("Pellworth Foods Inc.")
    ('Tidewater Analytics LLC', 'Pellworth Foods Inc.')
    """
    return name if re.search(r"\b(?:Inc|Corp|Co|Ltd|Bros|Jr|Sr|Cos|[A-Z])\.$", name) else name.removesuffix(".")


def _source(match: re.Match[str], at: int, entities: Sequence[Entity]) -> Attribution | None:
    """The name of a source; none where the words are an index, a listed subject or no name."""
    start, end = match.span("name")
    here = Span(start + at, end + at)
    inside = [
        entity
        for entity in entities
        if entity.span.overlaps(here) and entity.label not in {"DATE", "CARDINAL", "MONEY"}
    ]
    if any(entity.label == "INDEX" for entity in inside):
        return None
    if inside:
        last = inside[-1]
        person = last.label == "PERSON" and " " in last.name
        called = bare_name(_WORKERS_AT.sub("", last.name))
        name = called if person else _with_article(match.string, last.span.start - at, called)
        return Attribution(Role.CITED_BY if person else Role.MEASURED_BY, name, last.span)
    name = match["name"].removesuffix("'s").rstrip(".'")
    first, _, rest = name.partition(" ")
    if (first in _NO_SOURCE and not (first == "The" and start and rest)) or rest.split(" ")[0] in _NO_SOURCE:
        return None
    if not start and MANY.fullmatch(name):
        return None
    return Attribution(Role.MEASURED_BY, name, Span(here.start, here.start + len(name)))


def _with_article(words: str, start: int, name: str) -> str:
    """The name with its own "The", as newspapers have it: a capital within the sentence, or before such a name."""
    if name.startswith("The ") or not words[:start].endswith("The "):
        return name
    return f"The {name}" if start > len("The ") or PAPER.search(name) else name


def _role(words: str, match: re.Match[str], role: Role, others: Iterable[Attribution]) -> Role:
    """Whoever cites another has not measured; a second voice that reports has printed."""
    if _CITING.match(words, match.end()) or re.search(r",\s(?:citing|who\scited)\b", match[0]):
        return Role.CITED_BY
    if (
        role is Role.MEASURED_BY
        and _REPORTED.match(words, match.end("name"))
        and re.search(r",\s*$", words[: match.start()])
    ):
        return Role.PUBLISHED_BY if list(others) or _measured_elsewhere(words, match) else role
    return role


def _measured_elsewhere(words: str, match: re.Match[str]) -> bool:
    """Whether another source puts the figure in the words before."""
    return any(form.pattern.search(words, 0, match.start()) for form in FORMS)
