"""What a sentence speaks of: segments by size, industries, indices and companies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from narrator.extract.assertions.attributions import bare_name
from narrator.extract.assertions.clauses import ASIDE
from narrator.extract.assertions.industries import BRANCH, LISTED, industry_name
from narrator.extract.assertions.industries import PATTERN as INDUSTRY
from narrator.extract.names.lexicon import PLACES
from narrator.model.claims import Entity, Span, Subject

_SIZE = r"(?:small|micro|nano|mid|large|mega)"
_SEGMENT = re.compile(
    rf"(?<![\w-])(?P<sizes>(?:{_SIZE}-?(?:\s?(?:,|/)\s?(?:and\s|or\s)?|\s(?:and|or)\s))*{_SIZE}[\s-]?caps?(?![\w-]))"
    r"(?P<below>\s(?:stocks\s|shares\s)?and\s(?:below|smaller|under))?(?P<above>\s(?:stocks\s"
    r"|shares\s)?and\s(?:above|larger|bigger|up))?",
    re.IGNORECASE,
)
_NOUN = (
    r"(?:companies|company|stocks|shares|firms|businesses|peers|ones|names|issues|issuers|caps"
    r"|counterparts|rivals|brethren|end\sof\sthe\smarket)"
)
_HOME = r"(?:(?:US|U\.S\.|American|listed|public)\s)?"
_OTHERS = (
    (re.compile(rf"\b(?:smaller|littler)\s{_HOME}{_NOUN}\b", re.IGNORECASE), "small_and_below"),
    (re.compile(rf"\b(?:larger|bigger)\s{_HOME}{_NOUN}\b", re.IGNORECASE), "mid_and_above"),
    (re.compile(rf"\b(?:small|the\s(?:tiniest|smallest))\s{_HOME}{_NOUN}\b", re.IGNORECASE), "small"),
    (re.compile(rf"\b(?:large|big|giant|the\s(?:biggest|largest))\s{_HOME}{_NOUN}\b", re.IGNORECASE), "large"),
    (
        re.compile(
            r"\b(?:all\s(?:US\s|U\.S\.\s|listed\s)?(?:common\s)?(?:stocks?|shares|companies)|all\sshort\ssellers"
            r"|short\ssellers\s(?:as\sa\swhole|overall)|the\s(?:whole"
            r"|entire|overall)\s(?:stock\s)?market)\b",
            re.IGNORECASE,
        ),
        "all",
    ),
)
_GROUPS = {
    frozenset({"small", "micro", "nano"}): "small_and_below",
    frozenset({"mid", "large", "mega"}): "mid_and_above",
    frozenset({"large", "mega"}): "large_and_above",
    frozenset({"small", "micro", "nano", "mid", "large", "mega"}): "all",
}
_RANKED = re.compile(
    r"\branked\s(?:from\s)?(?P<first>[0-9][0-9,]*)(?:st|nd|rd|th)?(?:\sto\s|\sthrough\s|\s?[–-]"
    r"\s?)(?P<last>[0-9][0-9,]*)"
)
_RANKS = {
    ("1001", "3000"): "russell_2000",
    ("1", "1000"): "russell_1000",
    ("1", "3000"): "russell_3000",
    ("1", "500"): "sp_500",
}
_INDEX = re.compile(
    r"\b(?:Russell\s(?:1000|2000|3000|Microcap|Midcap)|S&P\s?(?:100|400|500|600|1500)|Nasdaq["
    r"\s-](?:100|Composite)|Dow\sJones\sIndustrial\sAverage)"
)
_BY_INDUSTRY = re.compile(r"\bby\s(?:industry|sector|group)\b|\bindustr(?:y|ies)\b", re.IGNORECASE)
_BEFORE_PAREN = re.compile(r"(?:^|[,;)]\s)(?P<words>[^,;()]*[^,;()\s])\s\((?=[^)]*[0-9])")
_NO_INDUSTRY = re.compile(
    r"^(?:(?:by|of|followed|ahead|and|then|before|after|the|in|with|are|is|were|was|lead|leads|led|come|came)\s)+",
    re.IGNORECASE,
)
LONGEST_INDUSTRY = 9
"""Words of the longest industry of a price file; more are a clause."""

_AGAINST = re.compile(
    r"\b(?i:bets?|wagers?|betting|wagering|positions)(?:\sworth\s[^,;()]{1,40}?)?\sagainst\s(?P<whom>(?:[a-z-]+\s)?[a-z-]{3,}s)\b"
)
_NOBODY = re.compile(r"\b(?:these|those|this|its|his|stocks|shares|companies|the|all)\b")
_COMPANIES = frozenset({"ORG", "PRODUCT", "FAC", "NORP", "GPE", "PERSON", "WORK_OF_ART", "EVENT", "LOC"})
_BET_ON = re.compile(
    r"(?:Shorts?|(?:Short|Buy|Sell|Borrow|Own|Lend)ing|Bets|Wagers|Shares|Short\s(?:sellers|positions|interest))\s(?:(?:of|in|on|against)\s)?(?=[A-Z])"
)
"""What a sentence says of a company at its start, which a parser takes for the start of its name."""
_HELD = re.compile(
    r"\b(?:shares|stock|shorts?|short\sinterest|bets|wagers|shorting)\s(?:of|in|on|against)\s$", re.IGNORECASE
)
_HOLDS = re.compile(r",\swhich\b|['’]s?\s(?:shares|stock)\b")
_ITS_INDEX = re.compile(r"['’]s?\s(?:[a-z-]+\s){0,3}(?:index|gauge|benchmark)\b")
_OF_STOCK = re.compile(r"\s(?:shares|stock)\b")
_SOME_IN = re.compile(
    r"(?:\b(?P<kind>[\w-]+)\s)?\b(?P<who>[a-z-]{3,}s)\s(?:in|within|among)\s(?:the\s)?$", re.IGNORECASE
)
_MEMBERS = re.compile(r"stocks|shares|companies|members|names|firms|constituents|components|equities", re.IGNORECASE)
_ANY = re.compile(r"the|of|all|its|their|these|those|most|many|some|more|other|than|half|\d+|\w+est", re.IGNORECASE)
_MOVES = re.compile(
    r"gains|losses|declines|advances|falls|drops|rises|moves|swings|jumps|slides|increases|decreases|changes|returns"
    r"|futures|options|puts|calls|bets|wagers|positions|shorts",
    re.IGNORECASE,
)
_PRICED = re.compile(r"\s\(\s?(?:[A-Z]{0,3}[$£€¥])\s?[0-9]")
_SIZED = re.compile(rf"{_SIZE}[\s-]?caps?\b", re.IGNORECASE)
_CALLED = re.compile(
    r"\b[A-Z][\w&'’.-]*(?P<what>,\s(?:an?|the|its|their)\s[^,;:]*,)(?=\s(?:[a-z]+ly\s)?(?:has|have|had|is|are|was|were"
    r"|will|[a-z]+ed|rose|fell|lost|made|put|slid|sank|cut|won|grew|sold|bought)\b)"
)
"""What a name is called behind it: who is named there ("a rival of Alder") does nothing."""
_LEGAL = re.compile(r"\b(?:Inc|Corp|Ltd|LLC|PLC|plc|Co|Holdings|Group|Bancorp|Technologies|Therapeutics)\b\.?")


@dataclass(frozen=True, slots=True)
class Mention:
    """A subject where it is named; `kind` is the kind of its first part, `aside` true in words set apart."""

    span: Span
    subject: Subject
    aside: bool = False

    @property
    def kind(self) -> str:
        """The kind of the subject's first part."""
        return self.subject.kind


def find_mentions(text: str, span: Span, entities: Sequence[Entity]) -> tuple[Mention, ...]:
    """All subjects that `text` names inside `span`, in order.

    Where two overlap, the first kind of this list stays: index, company, segment, industry, ranks, any noun that is
    bet against.
    """
    words = span.of(text)
    by_industry = _BY_INDUSTRY.search(words) is not None
    industries = _industries(words, span.start, by_industry=by_industry)
    first = industries if by_industry else []  # there a capitalised name is an industry's
    found = [*first, *_named(text, entities), *_indices(words, span.start), *_segments(words, span.start), *industries]
    found += [*_ranked(words, span.start), *_targets(words, span.start)]
    kept: list[Mention] = []
    for mention in found:
        if not any(mention.span.overlaps(other.span) for other in kept):
            kept.append(mention)
    apart = [*(m.span() for m in ASIDE.finditer(words)), *(m.span("what") for m in _CALLED.finditer(words))]
    asides = [Span(span.start + start, span.start + end) for start, end in apart]
    kept = [m for m in kept if m.kind != "index" or not _is_home_of_some(words[: m.span.start - span.start])]
    marked = (Mention(m.span, m.subject, any(a.covers(m.span) for a in asides)) for m in kept)
    return tuple(sorted(marked, key=lambda mention: mention.span))


def _is_home_of_some(before: str) -> bool:
    """Whether the words before an index say that only some of its members are spoken of: "insurers in the"."""
    found = _SOME_IN.search(before)
    if found is None or _MOVES.fullmatch(found["who"]):
        return False
    return not _MEMBERS.fullmatch(found["who"]) or _ANY.fullmatch(found["kind"] or "the") is None


def index_slug(name: str) -> str:
    """The name under which an index is known to the statistics.

    >>> index_slug("S&P 500"), index_slug("the Nasdaq-100 Index")
    ('sp_500', 'nasdaq_100')
    """
    bare = re.sub(r"^the\s+|\s+index$", "", name.strip(), flags=re.IGNORECASE)
    return re.sub(r"[^a-z0-9]+", "_", bare.lower().replace("&", "")).strip("_")


def _named(text: str, entities: Sequence[Entity]) -> list[Mention]:
    """Indices and companies among the entities of a sentence; a person or place only where it is a listed company."""
    found = []
    for entity in entities:
        lead = _BET_ON.match(entity.text)
        place = Span(entity.span.start + (lead.end() if lead else 0), entity.span.end)
        if entity.label == "INDEX":
            found.append(Mention(entity.span, Subject.of(index=index_slug(entity.name))))
        elif (listed := _listed(entity)) is not None:
            found.append(Mention(place, listed))
        elif _SIZED.match(entity.text) or _ITS_INDEX.match(text, entity.span.end):
            continue
        elif entity.label == "ORG" or (entity.label in _COMPANIES and _is_company(text, entity)):
            found.append(Mention(place, Subject.of(name=bare_name(_BET_ON.sub("", entity.name)))))
    return found


def company_of(entity: Entity) -> Subject | None:
    """The company that a name is of, a listed one by its symbol."""
    named = Subject.of(name=bare_name(entity.name)) if entity.label == "ORG" else None
    return _listed(entity) or named


def _listed(entity: Entity) -> Subject | None:
    """The listed company of a name, by its symbol."""
    symbol = entity.symbol or (entity.candidates[0] if len(entity.candidates) == 1 else None)
    return Subject.of(symbol=symbol) if symbol else None


def _is_company(text: str, entity: Entity) -> bool:
    """Whether a legal form or the words beside a name say that it is a company's, whatever a parser took it for."""
    if _LEGAL.search(entity.name):
        return True
    start, end = entity.span.start, entity.span.end
    place = entity.label == "LOC" or entity.name in PLACES
    if not place and (_HELD.search(text[max(start - 24, 0) : start]) or _HOLDS.match(text, end)):
        return True
    return " " in entity.name and (_OF_STOCK.match(text, end) or _PRICED.match(text, end)) is not None


def _indices(words: str, at: int) -> list[Mention]:
    """Indices that everybody knows, whether or not the parser saw them."""
    return [
        Mention(Span(m.start() + at, m.end() + at), Subject.of(index=index_slug(m[0]))) for m in _INDEX.finditer(words)
    ]


def _segments(words: str, at: int) -> list[Mention]:
    """Segments by market capitalisation."""
    found = [Mention(Span(m.start() + at, m.end() + at), _segment(m)) for m in _SEGMENT.finditer(words)]
    for pattern, segment in _OTHERS:
        found += [
            Mention(Span(m.start() + at, m.end() + at), Subject.of(segment=segment)) for m in pattern.finditer(words)
        ]
    return found


def _segment(found: re.Match[str]) -> Subject:
    """The segment or group of segments that a list of sizes names."""
    sizes = frozenset(size.lower() for size in re.findall(_SIZE, found["sizes"], re.IGNORECASE))
    if len(sizes) == 1:
        (size,) = sizes
        if found["below"] and size == "small":
            return Subject.of(segment="small_and_below")
        if found["above"] and size in {"mid", "large"}:
            return Subject.of(segment=f"{size}_and_above")
        return Subject.of(segment=size)
    group = _GROUPS.get(sizes)
    return Subject.of(segment=group) if group else Subject.of(name=found["sizes"])


def _industries(words: str, at: int, *, by_industry: bool) -> list[Mention]:
    """Known industries, and in a sentence on industries the words before a figure in parentheses."""
    found = [
        Mention(Span(m.start() + at, m.end() + at), Subject.of(industry=industry_name(m[0])))
        for m in INDUSTRY.finditer(words)
    ]
    for pattern in (BRANCH, LISTED) if by_industry else (BRANCH,):
        found += [
            Mention(Span(m.start() + at, m.end() + at), Subject.of(industry=industry_name(m[0])))
            for m in pattern.finditer(words)
        ]
    if not by_industry:
        return found
    for listed in _BEFORE_PAREN.finditer(words):
        name = _NO_INDUSTRY.sub("", listed["words"].strip())
        name = re.sub(r"\s(?:leads?|led|comes?|came)(?:\s(?:first|next))?$", "", name)
        start = listed.start("words") + listed["words"].rfind(name)
        if 0 < len(name.split()) <= LONGEST_INDUSTRY:
            found.append(Mention(Span(start + at, start + len(name) + at), Subject.of(industry=industry_name(name))))
    return found


def _targets(words: str, at: int) -> list[Mention]:
    """A plain noun that bets are against ("bets against lenders")."""
    return [
        Mention(Span(m.start("whom") + at, m.end("whom") + at), Subject.of(name=m["whom"]))
        for m in _AGAINST.finditer(words)
        if not _NOBODY.search(m["whom"])
    ]


def _ranked(words: str, at: int) -> list[Mention]:
    """Bands of ranks by capitalisation, as the index that they stand in for."""
    found = []
    for m in _RANKED.finditer(words):
        band = m["first"].replace(",", ""), m["last"].replace(",", "")
        subject = Subject.of(index=_RANKS[band]) if band in _RANKS else Subject.of(name=m[0])
        found.append(Mention(Span(m.start() + at, m.end() + at), subject))
    return found
