"""The amounts that an article has for both sides of a comparison, of one measure, each by its owner or its time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import combinations, pairwise, product, takewhile
from typing import TYPE_CHECKING, Final

from narrator.check.comparing.owned import Amount, amounts_in
from narrator.check.comparing.reading import Compared, sizes_in
from narrator.check.comparing.sides import Pair, Side, of_one_unit
from narrator.check.figures.known import Known
from narrator.check.figures.ways import pointed
from narrator.check.names.matching import same_period
from narrator.check.sources.search import Page, content_words
from narrator.check.words.anchors import anchors, months, tokens
from narrator.engines.trees import tree
from narrator.model.claims import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEASURES: Final = tuple(
    content_words(words)
    for words in (
        "short shorted bet bearish bear float",
        "fee cost costly cheap dear borrow borrowing",
        "cover covering days",
        "utilisation lendable loan lent lend",
        "redemption redeem withdraw outflow leave asked",
        "subscription inflow gather attract draw",
        "volatility imply implied",
        "disclose disclosed publish published",
        "fine penalty sanction",
    )
)
"""Words of the trade for one measure."""
_TIMES: Final = frozenset("start beginning end middle mid month week quarter year day session".split())  # noqa: SIM905
_WHEN: Final = content_words(
    " ".join(_TIMES) + " now today currently still already ago earlier before first second third fourth"
)
_GENERAL: Final = content_words("company firm group stock share fund amount number")
_CAPITALS: Final = re.compile(r"\b[A-Z][\w&’'-]*")
_DOING: Final = re.compile(r"^\W*[A-Z][a-z]+ing\s(?=[A-Z])")
"""What opens a sentence, and is no part of the name behind it: "Borrowing Norvane"."""
_BEHIND: Final = re.compile(r"\s(?:an?\s\w+\s)?(?:more|less|better|worse|above|below|higher|lower|fewer|short|ahead)\b")
_MOVED: Final = re.compile(
    r"\b(?:rose|ris(?:es|en)|f[ae]ll(?:en|s)?|drop(?:s|ped)?|gain(?:s|ed)?|lost|climb(?:s|ed)?|grew|grown|slid|slipped"
    r"|jump(?:s|ed)?|shr[aiu]nk|widened|narrowed|increased|decreased|declined|surged|slumped|advanced|retreated)"
    r"\s(?:(?:far|much|even|still)\s)?$",
    re.IGNORECASE,
)
_MOVE: Final = re.compile(r"\s(?:rise|gain|fall|drop|decline|increase|decrease|jump|slump|return|advance|loss)\b")
_LISTED: Final = re.compile(
    r"(?<![\d.,])(?P<share>\d[\d.,]*(?:%|\sper\s?cent))(?:[,;]|(?:\sof\s|\ssince\s|\sin\s)[^\d;:]{1,60}?)?(?:[,;]|\sand)\s(?:and\s|but\s)?"
    r"(?:the\s)?(?:[A-Z][\w&’'.-]*\s){1,6}(?:by\s)?$"
)
"""A share, and behind it another name, before a share that goes without a verb."""
_RETURNS: Final = frozenset({"price_change", "index_return"})
_FAR: Final = 600
"""Amounts so many characters apart are told together only where each has the words of the measure beside it."""
_ONE, _NEAR, _OWN = 2.0, 1.0, 2.0
_BEST: Final = 0.5


class Kind(Enum):
    """What an amount says: where something stands, by how much it changed, how far it is from another."""

    LEVEL = "level"
    CHANGE = "change"
    GAP = "gap"


def weighed(
    mine: Compared, text: str, sides: tuple[Side, Side], wanted: frozenset[str], page: Page, known: Sequence[Known]
) -> Pair | None:
    """The amounts of both sides; `None` where they are not sure, or where pairs go both ways.

    `wanted` are the stems of what the draft compares.
    """
    kind = _kind_told(text, mine)
    ours, theirs = owners(mine, text, page)
    named = _names(text, page)
    manner = " ".join(re.findall(r"\b[a-z]+ly\b", mine.words))
    wanted -= content_words(" ".join([*ours, *theirs, *named, *months(text), manner])) | ours | theirs | _WHEN
    amounts = amounts_in(known, page, (ours | theirs) or named)
    if ours and theirs:
        lefts, rights = ([one for one in amounts if _is_of(one, *keys)] for keys in ((ours, theirs), (theirs, ours)))
        return _agreed(list(_scored(kind, wanted, product(lefts, rights))))
    named -= tokens(" ".join([page.reading.headline, *page.reading.paper]))
    own = [one for one in amounts if not named or one.owner & named]
    return _agreed(list(_scored(kind, wanted, _before_and_after(mine.after.of(text), sides, own))))


def owners(mine: Compared, text: str, page: Page) -> tuple[frozenset[str], frozenset[str]]:
    """What tells the owners of both sides apart: names that the article has, else the nouns that are set apart.

    Both are empty where the right side is another time of the left.
    """
    shared = _of_several(page)
    named = [_names(place.of(text), page) - shared for place in (mine.before, mine.after)]
    ours, theirs = named[0] - named[1], named[1] - named[0]
    if theirs or sizes_in(mine.after.of(text)) or is_time(mine.after.of(text)):
        return (ours, theirs) if ours and theirs else (frozenset(), frozenset())
    aside = content_words(" ".join([*named[0], *months(text)])) | _WHEN | _GENERAL
    left, right = (content_words(words) - aside for words in _set_apart(text, mine))
    ours, theirs = widened(left - right) - right, widened(right - left) - left
    ours, theirs = ours - theirs, theirs - ours
    return (ours, theirs) if ours and theirs else (frozenset(), frozenset())


def _of_several(page: Page) -> frozenset[str]:
    """The words that names of an article have in common, and nothing else: "Bancorp" tells no bank from another."""
    names = {tokens(one.name) for one in page.reading.statements.entities if one.label == "ORG"}
    shared = (one & other for one, other in combinations(names, 2) if one - other and other - one)
    return frozenset[str]().union(*(words for words in shared if len(words) == 1))


def is_time(words: str) -> bool:
    """Whether the right side of a comparison is but a time: "a month ago", "the 2021 squeeze"."""
    return bool(_dates(words)) and len(content_words(words) - _WHEN - content_words(" ".join(months(words)))) <= 1


def _dates(words: str) -> frozenset[str]:
    return tokens(words) & _TIMES | months(words) | frozenset(re.findall(r"\b(?:19|20)\d\d\b", words))


def _names(text: str, page: Page) -> frozenset[str]:
    """The words of the names of a text that an article has."""
    entities = tokens(" ".join(one.name for one in page.reading.statements.entities))
    named = entities.union(*(anchors(span.of(page.reading.text)) for span in page.spans))
    capitals = tokens(" ".join(_CAPITALS.findall(_DOING.sub("", text))))
    return frozenset(word for word in capitals & named if len(word) > len("of"))


def _set_apart(text: str, mine: Compared) -> tuple[str, str]:
    """The words of the two things that are set apart: both subjects, or both behind one preposition."""
    left, right = (
        [one for one in tree(text) if place.start <= one.idx < place.end] for place in (mine.before, mine.after)
    )
    opening = right[0].lower_ if right and right[0].pos_ == "ADP" else ""
    if not opening:
        return _to_verb(left), _to_verb(right)
    same = [one.i for one in left if one.lower_ == opening]
    behind = [one for one in left if same and one.i > same[-1] and one.idx < mine.end]
    return _to_verb([one for one in behind if one.lower_ != "than"]), _to_verb(right[1:])


def _to_verb(words: Sequence[Token]) -> str:
    return " ".join(one.text for one in takewhile(lambda one: not _is_verb(one), words))


def _is_verb(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"amod", "compound", "nmod"} and token.whitespace_ != ""


def _is_of(one: Amount, own: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one.owner & own) and not one.owner & other and not one.former


def _before_and_after(
    when: str, sides: tuple[Side, Side], amounts: Sequence[Amount]
) -> Iterator[tuple[Amount, Amount]]:
    """An amount, and the one behind it that its passage has for the time of the right side."""
    wanted = _dates(when)
    times = [one for one in sides[1].times if one not in sides[0].times]
    for one, other in pairwise(amounts):
        timed = wanted and wanted <= _dates(other.beside[other.beside.find(other.words) :])
        timed = timed or any(same_period(time, other.known.period) for time in times)
        if timed and not one.former and one.owner == other.owner:
            yield one, other


def _scored(kind: Kind, wanted: frozenset[str], pairs: Iterable[tuple[Amount, Amount]]) -> Iterator[tuple[float, Pair]]:
    """The pairs that are of one unit and measure, with how well their words are those of the draft."""
    for one, other in pairs:
        first, second = one.known, other.known
        apart = abs(first.place - second.place)
        measures = {first.measure, second.measure} - {None}
        own = [wanted & widened(it.zone) for it in (one, other)]
        if not of_one_unit(first, second) or len(measures) > 1 or (apart > _FAR and not all(own)):
            continue
        scores = [_told(wanted, it) for it in (one, other)]
        if not wanted and kind is not Kind.CHANGE and first.evidence != second.evidence:
            continue
        if not all(scores) or not all(it.former or _is_so(kind, it) for it in (one, other)):
            continue
        beside = _ONE if first.evidence == second.evidence else _NEAR if apart < _FAR / 2 else 0.0
        yield sum(scores) + beside, Pair(first, second)


def _told(wanted: frozenset[str], one: Amount) -> float:
    """How well the words of an amount are those of the measure; 0 where they have less than half of them."""
    topic = widened(one.topic)
    if not wanted:
        return 1.0
    if 2 * len(wanted & topic) < len(wanted):
        return 0.0
    own, sentence = widened(one.zone), widened(content_words(one.known.evidence.text))
    return _OWN * len(wanted & own) + len(wanted & sentence) + len(wanted & topic) / 2


def widened(words: frozenset[str]) -> frozenset[str]:
    """Some stems with those of the trade that say the same."""
    return words.union(*(one for one in _MEASURES if one & words))


def _kind_told(text: str, mine: Compared) -> Kind:
    """What the draft compares: how far something moved, by how much it beat another, or how much there is."""
    before = text[: mine.start]
    if re.search(r"\bby\s(?:far\s)?$", before):
        return Kind.GAP
    return Kind.CHANGE if _MOVED.search(before) else Kind.LEVEL


def _is_so(kind: Kind, one: Amount) -> bool:
    """Whether an amount is of a kind; one that is no share may be told as a level and as a change."""
    known, text = one.known, one.known.evidence.text
    gap = _BEHIND.match(text[known.there.end :]) is not None
    if gap or kind is Kind.GAP or known.unit != "percent":
        return gap is (kind is Kind.GAP)
    behind = _MOVE.match(text[known.there.end :]) is not None
    moved = behind or known.measure in _RETURNS or pointed(text, _with_its_verb(text, known.there)) is not None
    return moved is (kind is Kind.CHANGE)


def _with_its_verb(text: str, place: Span) -> Span:
    """A share, or the first of the list whose verb is its own: "Pell lost 37%, Orme 33% and Kestrel Corp. 29%"."""
    before = _LISTED.search(text, 0, place.start)
    return place if before is None else _with_its_verb(text, Span(*before.span("share")))


def are_theirs(mine: Compared, text: str, pair: Pair, page: Page, known: Sequence[Known]) -> bool:
    """Whether no figure of a pair is that of the other side, and what both sides are of is named around both."""
    ours, theirs = owners(mine, text, page)
    sides = " ".join(place.of(text) for place in (mine.before, mine.after))
    shared = _names(sides, page) - ours - theirs - tokens(" ".join(pair.left.chain))
    places = {span: number for number, span in enumerate(page.spans)}
    around = [page.around(places[one.evidence.span]) for one in pair if one.evidence.span in places]
    if not all(shared & words or not shared for words in around):
        return False
    amounts = {one.known.place: one.owner for one in amounts_in(known, page, ours | theirs)} if ours else {}
    crossed = ((pair.left, theirs, ours), (pair.right, ours, theirs))
    return not any(amounts.get(one.place, frozenset()) & others - own for one, others, own in crossed)


def _agreed(found: Sequence[tuple[float, Pair]]) -> Pair | None:
    """The pair with the best words, unless one as good goes the other way."""
    best = max((score for score, _ in found), default=0.0)
    ways = {_order(pair) for score, pair in found if score >= best - _BEST}
    return next(pair for score, pair in found if score == best) if len(ways) == 1 else None


def _order(pair: Pair) -> int:
    one, other = pair.left.written[0], pair.right.written[0]
    return (one > other) - (one < other)
