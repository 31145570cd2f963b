"""Which units of a text are the article, and which the page around it: judged by shape, place and neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from narrator.model.claims import Span
from narrator.read.text import Shape, Unit, count_words, ends_sentence

_LABEL_COST = 6
_SUBHEAD_COST = 2
_SUBHEAD_WORDS = 14
_ALONE_SHARE = 0.8
_TITLE_SHARE = 0.6
_TITLE_WORDS = 20
_MENU = 4
_NOTICE_WORDS = 30
_SUBHEAD_LONG_WORDS = 3
_CAPTION_WORDS = 4
_LONG_WORD = re.compile(r"[^\W\d_][\w’'-]{3,}")
_INVENTED = re.compile(
    r"^\W*(?:this|these|every|each|all|the)\b[^.]{0,60}\b(?:is|are)\s+(?:wholly\s+|entirely\s+)?(?:invented|fictional|made\s+up)\b",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"(?:^|\s)©\s|©\s*(?:19|20)\d\d|\(c\)\s*(?:19|20)\d\d|\bcopyright\s+(?:©\s*)?(?:19|20)\d\d|\ball rights reserved\b",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"(?:^|[.!?:]['\"”’]?\s+)(?:please\s+)?"
    r"(?:(?:register|reserve|sign\s+up|subscribe|click|tap|download|log\s+in)\b(?:\s+[\w’'-]+){0,4}"
    r"|(?:read|learn|see|follow|join|listen|watch|get|donate|contact|find\s+out)\b(?:\s+[\w’'-]+){0,4}\s+(?:here|now|more|today|us|free))"
    r"\s*[.!»›→]*$",
    re.IGNORECASE,
)
_CALL_OPENING = re.compile(
    r"^(?:please\s+)?(?:sign\s+up\s+(?:for|to|here|now)|subscribe\s+(?:to|for|here|now)|(?:click|tap)\s+(?:here|to)|follow\s+us"
    r"|download\s+(?:our|the)\s+\w*\s*app|get\s+(?:our|the)\b.{0,60}\b(?:newsletter|inbox|e-?mail))\b",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"^(?:(?:read|see|more|related|watch|listen)(?:\s+(?:more|also|on|to|next|stor\w+|articles?|news|coverage))*"
    r"|also\s+read|topics?|tags?|share(?:\s+(?:this|on)\b[^.:]*)?|advertisement|sponsored(?:\s+\w+)?)\s*(?::|$)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\b(?:photo(?:graph)?s?|images?|pictures?|illustrations?|credit)\s*:|\bphoto(?:graph)?s?\s+by\b"
    r"|(?:\bvia|/)\s?[\w\s]{0,20}(?:images|pictures|photos?)\b",
    re.IGNORECASE,
)
_COOKIE = re.compile(r"\bcookies?\b", re.IGNORECASE)
_COOKIE_COMPANY = re.compile(
    r"\b(?:web)?site|device|browser|consent|accept|enabl\w+|preferences|partners|privacy\b", re.IGNORECASE
)
_TERMS = re.compile(
    r"\b(?:terms\s+of\s+(?:use|service)|privacy\s+(?:policy|notice)|is\s+a\s+(?:registered\s+)?trademark\s+of)\b",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"^\W*(?:(?:additional|with)\s+)?(?:reporting|editing|writing|words|written|edited)\s+by\b", re.IGNORECASE
)
_DAY = r"(?:[A-Z][a-z]+\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]+\.?)(?:,?\s+\d{4})?"
_AGENCY = r"\((?P<agency>[A-Z][^)]{1,40})\)"
_DASH = r"\s+(?:-{1,2}|–|—)\s+(?=\S)"
_WIRE = (
    re.compile(rf"^[A-Z][A-Z .,'’/-]{{2,40}}?,\s*(?P<date>{_DAY})\s*(?:{_AGENCY})?{_DASH}"),
    re.compile(rf"^[A-Z][A-Z .,'’/-]{{2,40}}?(?P<date>)\s*{_AGENCY}{_DASH}"),
    re.compile(rf"^(?:[A-Z][\w .'’/-]{{1,30}},\s*)?(?P<date>{_DAY})\s*{_AGENCY}{_DASH}"),
    re.compile(rf"^(?P<date>){_AGENCY}{_DASH}"),
)


@dataclass(frozen=True, slots=True)
class Page:
    """A text taken apart: what stands over the article, its paragraphs, and what stands under it.

    `title` is a headline that ends like a sentence; `dropped` are the units left out from among the paragraphs.
    """

    head: tuple[Unit, ...]
    body: tuple[Unit, ...]
    tail: tuple[Unit, ...]
    dropped: tuple[Unit, ...] = ()
    title: Unit | None = None

    @property
    def furnished(self) -> bool:
        """Whether there is a page around the article, beyond headline, byline, date and credit."""
        outside = [*self.head, *self.tail, *self.dropped]
        menus = sum(unit.mark not in {"", "#"} or (not unit.alone and unit.words <= 2) for unit in outside)  # noqa: PLR2004
        return menus >= _MENU or any(_is_notice(unit.text) for unit in outside if not is_invented(unit.text))

    @property
    def paragraphs(self) -> tuple[Span, ...]:
        """The spans of the body, without the dateline of a wire story."""
        return tuple(_without_wire(unit) if index == 0 else unit.span for index, unit in enumerate(self.body))


def is_invented(text: str) -> bool:
    """Whether a short line says of its article that it is invented."""
    return count_words(text) <= _NOTICE_WORDS and bool(_INVENTED.match(text))


def is_credit(text: str) -> bool:
    """Whether a line names who took a picture."""
    return bool(_CREDIT.search(text))


def is_reporting(text: str) -> bool:
    """Whether a line names who reported or edited."""
    return bool(_REPORTING.match(text))


def take_apart(units: Sequence[Unit]) -> Page:
    """The article is the run of units with the most prose, each label among them counting against it."""
    prose = _prose(units)
    start, stop = _main_run(units, prose)
    start, stop = _trim(units, prose, start, stop)
    title = _title(units, start, stop)
    if title is not None:
        start = _next_prose(prose, start + 1, stop)
    inside = range(start, stop)
    kept = [i for i in inside if prose[i] or _belongs(units, prose, i, stop)]
    dropped = tuple(units[i] for i in inside if i not in set(kept))
    body = tuple(units[i] for i in kept)
    return Page(tuple(units[:start]), body, tuple(units[stop:]), dropped, title)


def _prose(units: Sequence[Unit]) -> list[bool]:
    """Which units can be paragraphs, before the run is known."""
    repeated = _repeated(units)
    looks = [
        unit.shape is not Shape.LABEL and not _is_fixture(unit) and not _is_subhead(unit) and index not in repeated
        for index, unit in enumerate(units)
    ]
    mixed = _mixed_blocks(units, looks)
    return [look and unit.block not in mixed for look, unit in zip(looks, units, strict=True)]


def _repeated(units: Sequence[Unit]) -> set[int]:
    """Places of captions as saved pages have them: the line, and at once the line again with its credit."""
    pairs = [
        index
        for index, (one, two) in enumerate(pairwise(units))
        if one.block == two.block and one.words >= _CAPTION_WORDS and two.text.startswith(one.text)
    ]
    return {index + both for index in pairs for both in (0, 1)}


def _is_subhead(unit: Unit) -> bool:
    """Whether a short line that stands alone is in title case throughout, as "Is the Worst Behind Them?" is."""
    long = _LONG_WORD.findall(unit.text)
    heads = unit.alone and unit.shape is Shape.SHORT and not unit.text.startswith(("“", '"', "‘"))
    return heads and len(long) >= _SUBHEAD_LONG_WORDS and all(word[0].isupper() for word in long)


def _is_fixture(unit: Unit) -> bool:
    """Whether the words alone show furniture, wherever they stand."""
    text = unit.text.strip("*_ ")
    patterns = (_LEGAL, _CALL_OPENING, _POINTER)
    return any(p.search(text) for p in patterns) or is_invented(text) or is_reporting(text) or _is_bare_call(text)


def _is_bare_call(text: str) -> bool:
    """A line that is nothing but "Read the rest here."."""
    match = _CALL.search(text)
    return match is not None and match.start() == 0


def _mixed_blocks(units: Sequence[Unit], looks: Sequence[bool]) -> set[int]:
    """Blocks that mix sentences with labels, in a text whose paragraphs otherwise stand alone."""
    ended = [unit for unit, look in zip(units, looks, strict=True) if look and ends_sentence(unit.text)]
    alone = sum(unit.words for unit in ended if unit.alone)
    if alone < _ALONE_SHARE * sum(unit.words for unit in ended):
        return set()
    labels = Counter(unit.block for unit, look in zip(units, looks, strict=True) if not look and not unit.mark)
    return {unit.block for unit in units if labels[unit.block] and not unit.alone}


def _main_run(units: Sequence[Unit], prose: Sequence[bool]) -> tuple[int, int]:
    """The stretch with the highest sum of words in prose less the cost of labels (Kadane's maximum subarray)."""
    best = (0, 0, 0)
    start = total = 0
    for index, (unit, is_prose) in enumerate(zip(units, prose, strict=True)):
        if total <= 0:
            start, total = index, 0
        total += unit.words if is_prose else -_cost(unit)
        if total > best[0]:
            best = (total, start, index + 1)
    return best[1], best[2]


def _cost(unit: Unit) -> int:
    subhead = unit.alone and unit.words <= _SUBHEAD_WORDS
    return _SUBHEAD_COST if subhead or unit.mark else _LABEL_COST


def _trim(units: Sequence[Unit], prose: Sequence[bool], start: int, stop: int) -> tuple[int, int]:
    """The run without notices, captions and calls to action at its ends."""
    while start < stop and (not prose[start] or _is_edge(units[start].text)):
        start += 1
    while stop > start and (not prose[stop - 1] or _is_edge(units[stop - 1].text)):
        stop -= 1
    return start, stop


def _is_edge(text: str) -> bool:
    """Whether a sentence that would open or close the article belongs to the page."""
    return _is_notice(text) or bool(_CALL.search(text)) or is_credit(text)


def _is_notice(text: str) -> bool:
    """Cookies, copyright, terms, newsletters."""
    cookie = _COOKIE.search(text) and _COOKIE_COMPANY.search(text)
    return bool(cookie or _LEGAL.search(text) or _TERMS.search(text) or _CALL_OPENING.search(text) or is_invented(text))


def _title(units: Sequence[Unit], start: int, stop: int) -> Unit | None:
    """A headline that ends like a sentence: first of all units, alone, and a question or in title case."""
    if start != 0 or stop - start < 2 or not units[0].alone or units[0].words > _TITLE_WORDS:  # noqa: PLR2004
        return None
    first = units[0]
    long = _LONG_WORD.findall(first.text)
    capital = sum(word[0].isupper() for word in long)
    titled = bool(long) and capital / len(long) >= _TITLE_SHARE
    return first if titled or first.text.endswith(("?", "!")) else None


def _next_prose(prose: Sequence[bool], start: int, stop: int) -> int:
    return next((index for index in range(start, stop) if prose[index]), stop)


def _belongs(units: Sequence[Unit], prose: Sequence[bool], index: int, stop: int) -> bool:
    """Whether a label among paragraphs is part of them: "He added:", or a short item of a list that they announce."""
    unit = units[index]
    if unit.mark.startswith("#") or _is_fixture(unit):
        return False
    if not unit.mark:
        announces = unit.text.endswith(":") and unit.words > 1 and index + 1 < stop
        return announces and (prose[index + 1] or bool(units[index + 1].mark))
    before = next((units[i] for i in range(index - 1, -1, -1) if not units[i].mark), None)
    return before is not None and before.text.endswith(":")


def match_wire(text: str) -> re.Match[str] | None:
    """The dateline that opens a wire story (place, day, agency, dash), with groups `date` and `agency`."""
    return next((match for pattern in _WIRE if (match := pattern.match(text))), None)


def _without_wire(unit: Unit) -> Span:
    match = match_wire(unit.text)
    return Span(unit.span.start + match.end(), unit.span.end) if match else unit.span
