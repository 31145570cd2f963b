"""Which units of a text are the article, and which the page around it: judged by shape, place and neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from narrator.model.claims import Span
from narrator.read.articles.dateline import Dateline, read_dateline
from narrator.read.articles.dating import find_date
from narrator.read.articles.furniture import ends_story, is_furniture, is_trailer
from narrator.read.articles.names import signs
from narrator.read.articles.notices import is_call, is_credit, is_fixture, is_invented, is_notice
from narrator.read.articles.tables import find_cells
from narrator.read.articles.units import Shape, Unit, ends_sentence

_LABEL_COST = 6
_SUBHEAD_COST = 2
_KNOWN_COST = 1
_SUBHEAD_WORDS = 14
_SUBHEAD_LONG_WORDS = 3
_KEPT_SUBHEAD_WORDS = 10
_ALONE_SHARE = 0.8
_TITLE_SHARE = 0.6
_TITLE_WORDS = 20
_MENU = 4
_CAPTION_WORDS = 4
_PROMOTION = range(2, 11)
_CAPTION_MOST = 40
_DEK_REACH = 25
_DEK_WORDS = range(7, 80)
_HEADLINE_WORDS = 4
_LEAD_WORDS = 4
_LONG_WORD = re.compile(r"[^\W\d_][\w’'-]{3,}")
_LETTERS = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True, slots=True)
class Page:
    """A text taken apart: what stands over the article, its paragraphs, and what stands under it.

    `title` is a headline that ends like a sentence; `dropped` are the units left out from among the paragraphs.
    `dateline` is that of the first paragraph.
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
        return menus >= _MENU or any(is_notice(unit.text) for unit in outside if not is_invented(unit.text))

    @property
    def dateline(self) -> Dateline | None:
        """The dateline of the first paragraph, or of the second where a standfirst comes first."""
        return next((found for unit in self.body[:2] if (found := read_dateline(unit.text))), None)

    @property
    def paragraphs(self) -> tuple[Span, ...]:
        """The spans of the body, without the dateline of the story; a numbered heading has its number."""
        return tuple(self._spans())

    def _spans(self) -> Iterator[Span]:
        dateline = self.dateline
        for unit in self.body:
            if dateline is not None and read_dateline(unit.text) == dateline:
                yield Span(unit.span.start + dateline.end, unit.span.end)
                dateline = None
            else:
                yield unit.marked if unit.mark[:1].isdigit() and unit.shape is not Shape.PROSE else unit.span


def take_apart(
    units: Sequence[Unit], within: range | None = None, *, sure: bool = False, named: str | None = None
) -> Page:
    """The article is the run of units with the most prose, each label among them counting against it.

    `within` holds the places of the units among which the article is known to stand; where that is `sure`, they are the
    run, and the items of their lists are kept. `named` is the text of a standfirst, where the page names it.
    """
    prose = _prose(units)
    if within is not None:
        prose = [is_prose and index in within for index, is_prose in enumerate(prose)]
    start, stop = (within.start, within.stop) if within and sure else _main_run(units, prose)
    start, stop = _trim(units, prose, start, stop)
    title = _title(units, start, stop)
    if title is not None:
        start = _next_prose(prose, start + 1, stop)
    kept = set(_kept(units, prose, range(start, stop), sure=sure))
    dek = next((i for i, unit in enumerate(units[:start]) if named and unit.text == named), None)
    dek = _dek(units, start) if dek is None and title is None else dek
    dropped = tuple(units[i] for i in range(start, stop) if i not in kept)
    body = tuple(units[i] for i in sorted(kept | ({dek} if dek is not None else set())))
    head = tuple(unit for i, unit in enumerate(units[:start]) if i != dek)
    return Page(head, body, tuple(units[stop:]), dropped, title)


def _prose(units: Sequence[Unit]) -> list[bool]:
    """Which units can be paragraphs, before the run is known."""
    captions = _repeated(units) | _captions(units)
    promoted = _promotions(units)
    looks = [
        unit.shape is not Shape.LABEL
        and not is_fixture(unit.text)
        and not _is_subhead(unit)
        and index not in captions
        and unit.block not in promoted
        for index, unit in enumerate(units)
    ]
    mixed = _mixed_blocks(units, looks)
    looks = [look and unit.block not in mixed for look, unit in zip(looks, units, strict=True)]
    end = _end(units, looks)
    cells = find_cells(units)
    return [(look or index in cells) and index < end for index, look in enumerate(looks)]


def _repeated(units: Sequence[Unit]) -> set[int]:
    """Places of captions as saved pages have them: the line, and at once the line again with its credit."""
    pairs = [
        index
        for index, (one, two) in enumerate(pairwise(units))
        if one.block == two.block and two.text.startswith(one.text) and one.words >= _CAPTION_WORDS
    ]
    return {index + both for index in pairs for both in (0, 1)}


def _captions(units: Sequence[Unit]) -> set[int]:
    """Places of lines that name who took their picture, and of lines right over such a name."""
    named = {i for i, unit in enumerate(units) if is_credit(unit.text) and unit.words <= _CAPTION_MOST}
    over = {i - 1 for i in named if i and units[i].shape is Shape.LABEL and units[i - 1].block == units[i].block}
    return named | over


def _promotions(units: Sequence[Unit]) -> set[int]:
    """Short blocks that open with furniture: a newsletter and its praise, a list of other stories."""
    sizes = Counter(unit.block for unit in units)
    opening = {two.block for one, two in pairwise(units) if one.block != two.block and is_furniture(two.text)}
    return {block for block in opening if sizes[block] in _PROMOTION}


def _is_subhead(unit: Unit) -> bool:
    """Whether a short line that stands alone is in title case throughout, as "Is the Worst Behind Them?" is."""
    if not unit.alone or unit.shape is not Shape.SHORT or unit.text.startswith(("“", '"', "‘")):
        return False
    long = _LONG_WORD.findall(unit.text)
    return len(long) >= _SUBHEAD_LONG_WORDS and all(word[0].isupper() for word in long)


def _mixed_blocks(units: Sequence[Unit], looks: Sequence[bool]) -> set[int]:
    """Blocks that mix sentences with labels, in a text whose paragraphs otherwise stand alone.

    A byline or a date right over the first paragraph is no such label.
    """
    ended = [unit for unit, look in zip(units, looks, strict=True) if look and ends_sentence(unit.text)]
    alone = sum(unit.words for unit in ended if unit.alone)
    if alone < _ALONE_SHARE * sum(unit.words for unit in ended):
        return set()
    first = next((unit.block for unit, look in zip(units, looks, strict=True) if look), None)
    labels = Counter(
        unit.block
        for unit, look in zip(units, looks, strict=True)
        if not look and not unit.mark and not (unit.block == first and (signs(unit.text) or find_date(unit.text)))
    )
    return {unit.block for unit in units if labels[unit.block] and not unit.alone}


def _end(units: Sequence[Unit], looks: Sequence[bool]) -> int:
    """The first line after which there is only page, if at least half of all prose stands before it."""
    total = sum(unit.words for unit, look in zip(units, looks, strict=True) if look)
    seen = 0
    for index, (unit, look) in enumerate(zip(units, looks, strict=True)):
        if look:
            seen += unit.words
        elif seen and 2 * seen >= total and ends_story(unit.text):
            return index
    return len(units)


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
    if is_fixture(unit.text):
        return _KNOWN_COST
    subhead = unit.alone and unit.words <= _SUBHEAD_WORDS
    return _SUBHEAD_COST if subhead or unit.mark else _LABEL_COST


def _trim(units: Sequence[Unit], prose: Sequence[bool], start: int, stop: int) -> tuple[int, int]:
    """The run without notices, captions and calls to action at its ends."""
    while start < stop and (not prose[start] or _is_edge(units[start])):
        start += 1
    while stop > start and (not prose[stop - 1] or _is_edge(units[stop - 1])):
        stop -= 1
    return start, _with_list(units, stop) if start < stop else stop


def _with_list(units: Sequence[Unit], stop: int) -> int:
    """The end of the run with a list that closes the article: "The rest went to:" and its items."""
    first = stop if units[stop - 1].text.endswith(":") else stop + 1
    last = first
    while last < len(units) and units[last].mark and not units[last].mark.startswith("#"):
        last += 1
    items, lead = units[first:last], units[first - 1] if first <= len(units) else None
    if len(items) < 2 or lead is None or not lead.text.endswith(":") or is_fixture(lead.text):  # noqa: PLR2004
        return stop
    told = lead.words >= _LEAD_WORDS or all(any(mark.isdigit() for mark in item.text) for item in items)
    return last if told and not any(is_fixture(item.text) for item in items) else stop


def _is_edge(unit: Unit) -> bool:
    """Whether a sentence that would open or close the article belongs to the page; a long caption tells of it."""
    caption = unit.words <= _CAPTION_MOST and is_credit(unit.text)
    return caption or is_notice(unit.text) or is_call(unit.text) or is_trailer(unit.text)


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


def _dek(units: Sequence[Unit], start: int) -> int | None:
    """The place of a standfirst: a sentence in the head that stands alone directly under the headline."""
    for index in range(start - 1, max(start - _DEK_REACH, 0), -1):
        unit, above = units[index], units[index - 1]
        headed = above.alone and above.shape is Shape.LABEL and above.words >= _HEADLINE_WORDS
        fits = unit.alone and unit.shape is not Shape.LABEL and unit.words in _DEK_WORDS
        if headed and fits and not unit.mark and not is_fixture(unit.text) and not _is_edge(unit):
            return index
    return None


def _kept(units: Sequence[Unit], prose: Sequence[bool], run: range, *, sure: bool) -> Iterator[int]:
    """The places of paragraphs, of their subheads, and of the labels that belong to them.

    "He added:" is one, and a short item of a list that is announced.
    """
    announced = sure
    for index in run:
        unit = units[index]
        if prose[index] or (index > run.start and _is_part(units, prose, index, run.stop, announced=announced)):
            yield index
        if not unit.mark:
            announced = sure or unit.text.endswith(":")


def _is_part(units: Sequence[Unit], prose: Sequence[bool], index: int, stop: int, *, announced: bool) -> bool:
    unit = units[index]
    if unit.shape is Shape.PROSE or is_fixture(unit.text):
        return False
    if unit.mark and not unit.mark.startswith("#") and announced:
        return True
    following = units[index + 1] if index + 1 < stop else None
    if following is None:
        return False
    if not unit.mark and unit.text.endswith(":") and unit.words > 1:
        return prose[index + 1] or bool(following.mark)
    leads = prose[index + 1] or following.text.endswith(":")
    return leads and _heads_section(units, prose, index)


def _heads_section(units: Sequence[Unit], prose: Sequence[bool], index: int) -> bool:
    """Whether a label among paragraphs is a subhead and no caption, name or link."""
    unit, above = units[index], units[index - 1]
    worded = unit.words <= _KEPT_SUBHEAD_WORDS and bool(_LETTERS.search(unit.text))
    detail = is_credit(unit.text) or signs(unit.text) or find_date(unit.text)
    if not worded or detail or (unit.mark and not unit.mark.startswith("#") and not unit.mark[0].isdigit()):
        return False
    if not unit.alone:
        near = unit.block == above.block == units[index + 1].block
        return near and prose[index + 1] and (prose[index - 1] or is_fixture(above.text))
    return prose[index - 1] or is_fixture(above.text) or not above.alone
