"""One reading of a comparison: its left side, which way it goes, how much it says, and its right side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from narrator.check.comparing.forms import FORMS, MEASURE, SHARE, times_of
from narrator.check.sources.search import content_words
from narrator.check.words.anchors import anchors, apart, tokens
from narrator.check.words.sense import opposite
from narrator.check.words.vocabulary import STOP_WORDS
from narrator.model.claims import Span

_LEAD = re.compile(
    r"(?:(?:it|they|we|he|she|I|you)\s)?(?:did|do|does|had|has|was|were)\s(?:(?:in|on|at)\s)?|(?:in|on|of|(?:that|those)\s(?:of|on|at|for|in|from|against|by)|what)\s"
)
"""What stands between "than" and the other side: "than it did in May"."""
_CLAUSE = re.compile(
    r"[,;:()]\s|\s[–—]\s|\b(?:while|whereas|although|but|because|after|before|when|as)\s", re.IGNORECASE
)
_RIGHT_ENDS = re.compile(
    r"[,;:()]|\.(?=\s|$)|\s[–—]\s|\s(?:while|whereas|although|but|because|and|in|on|at|last|this|during|by|since|according|over"
    r"|did|do|does|was|were|is|are)\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"the\s[$€£]?\d[\d.,]*(?:%|\s[a-z]+)?")
"""A figure of another side that is named behind it: "faster than the 4% at Orrin"."""
_SIDE_ENDS = re.compile(
    r"[,;:()]|\.(?=\s|$)|\s[–—]\s|\s(?:while|whereas|although|but|because|when|according|on\sthe\sday|by\s(?:the|its|their|about|some|\d))\b",
    re.IGNORECASE,
)
"""Where all that is said of the other side ends, its time and place with it."""
_CREDIT = re.compile(
    r"(?<=\s)(?:by|according\sto|on|in|going\sby|judging\sby)\s[^,;:]*?"
    r"\b(?:estimates?|figures|data|numbers|count|reckoning|view|words)\s?,\s"
    r"|(?:[A-Z]\S*\s)+(?:(?:estimates?|reckons?|says?|said|calculates?)\s(?:that\s)?|[a-z]+s(?=,\s))",
)
_IS_SHARE = re.compile(rf"(?:{SHARE})", re.IGNORECASE)
_WHAT = re.compile(r"\s?(?:what|that|those)\b")
_IS_LINKED = re.compile(
    r"\b(?:is|are|was|were|be|been|being|remains?|at|to|equals?|makes?|made|represents?|represented|came|comes|or)\s"
    r"(?:(?:only|just|about|around|roughly|nearly|almost|less|more|than|over|under|still|up|some)\s)*$|[,(–—]\s?$",
    re.IGNORECASE,
)
"""What stands before a part that says how large its subject is."""
_VERB = re.compile(
    r"(?<=\s)(?:(?:ha[ds]|have|is|are|was|were|came|come|went|go|fell|rose|arose|lies|lay|[a-z]{3,}ed)\s)+"
)
_BUT = re.compile(
    r"(?:[a-z]+\s){0,4}?(?:any|all|every)\b[^,;:.]*?\s(?:but|except(?:\sfor)?|bar|save(?:\sfor)?|other\sthan|apart\sfrom|besides)\s"
    r"(?P<one>(?:the\s)?(?-i:[A-Z])[^,;:]*)",
    re.IGNORECASE,
)
"""Of whom there is more than of all that are compared with it: "more than any other but Norvane"."""
_HEDGES = content_words("about almost around less least more most nearly over roughly some under only than just still")
_IS_SIZED = re.compile(r"(?:larger|bigger|smaller)\s[a-z]+s\b", re.IGNORECASE)
_SIZES = re.compile(
    r"\b(?:(?P<small>small(?:er|est)?|micro|nano|little)|(?P<large>large[rs]?t?|big(?:ger|gest)?|mega|giants?)|(?P<mid>mid))\b"
    r"(?=-|\s(?:[a-z-]+\s)?[a-z]+s\b|\s(?:cap|company|one|firm)\b|s?\s*$)",
    re.IGNORECASE,
)
SIZES = frozenset({"small", "mid", "large"})
_PACE = re.compile(r"\b(?:faster|slower|quicker|(?:more\s)?(?:slowly|quickly))\b", re.IGNORECASE)
"""What grew faster is not therefore higher."""
_AHEAD = re.compile(r"outperform|outpac|beat|lag|trail|underperform|outdid", re.IGNORECASE)
_GAINED = re.compile(
    r"\b(?:gain|ris|rose|return|earn|climb|gr[eo]w|f[ae]ll|los[et]|jump|advanc|did\b|do\b|done\b|perform)",
    re.IGNORECASE,
)
"""Who beats another has gained more, and charges no more."""
_LOST = re.compile(r"\b(?:los(?:s|t|e|ing)|w(?:rit(?:e|ten|ing)|rote)[\s-]off)", re.IGNORECASE)
_NUMBER = re.compile(r"[$€£]?\d")
_DENIES = re.compile(r"\b(?:not|no|never|neither|nor|nobody)\b|n[’']t\b", re.IGNORECASE)
_HEDGE = re.compile(
    r"\b(?:(?P<more>more\sthan|over|at\sleast|upwards\sof)|(?P<less>less\sthan|under|nearly|almost|close\sto)"
    r"|(?P<about>about|around|roughly|some|approximately))\s*$",
    re.IGNORECASE,
)
_ROUGHLY = Fraction(1, 10)
"""What is about ten times may be nine or eleven."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One comparison: `relation` is 1 for more, -1 for less, 0 for `times` as much; `words` are its own.

    `before` and `after` are the places of its two sides in the sentence. `bounds` where a figure says how much beside
    it: "more than 10%", "5% below the index"; `shares` where it is a part of a whole: "a third of the shares".
    """

    relation: int
    times: Fraction | None
    axis: frozenset[str]
    left: frozenset[str]
    right: frozenset[str]
    clause: str
    words: str
    start: int
    end: int
    before: Span
    after: Span
    bounds: bool = False
    shares: bool = False

    @property
    def denied(self) -> bool:
        """Whether its clause denies it."""
        return _DENIES.search(self.clause) is not None


@lru_cache(maxsize=1 << 12)
def compared(text: str) -> tuple[Compared, ...]:
    """The comparisons of a sentence."""
    found = sorted(_compared(text), key=lambda one: one.start)
    return tuple(
        one for one in found if not (_IS_SIZED.match(text, one.start) and any(_is_outer(one, it) for it in found))
    )


def _is_outer(one: Compared, other: Compared) -> bool:
    """Whether another reading of the same "than" leaves a size to its noun: "lost less on larger stocks than"."""
    return one.end == other.end and one.start != other.start


def _compared(text: str) -> Iterator[Compared]:
    for relation, form in FORMS:
        for match in form.finditer(text):
            before, after = text[: match.start()], text[match.end() :]
            lead = _LEAD.match(after)
            start = match.end() + (lead.end() if lead else 0)
            after = text[start:]
            right = _RIGHT_ENDS.split(after, maxsplit=1)[0]
            if _BARE.fullmatch(right):
                right = text[start : _side_end(text, start)]
            left = _subject(before)
            sides = _part_and_whole(text, match.end()) if not relation and not _words(left) - _HEDGES else None
            found = match.groupdict()
            one = Compared(
                relation,
                times_of(found.get("times")) if not relation else None,
                content_words(found.get("axis") or ""),
                _words(left) - _words(right),
                _words(right) - _words(left),
                left,
                " ".join(match.group().split()),
                match.start(),
                match.end(),
                *(sides or (Span(_begins(before), match.end()), Span(start, _side_end(text, start)))),
                _NUMBER.match(after) is not None
                or match.group().startswith(("%", "point"))
                or (not relation and sides is None and _takes_part(before, match.group(), text[match.end() :])),
                _IS_SHARE.match(match.group()) is not None and _WHAT.match(text, match.end()) is None,
            )
            yield from _but_for(one, after)


def _but_for(one: Compared, after: str) -> Iterator[Compared]:
    """The comparison, and that with the one that is left out, which has more: "more than any other but Norvane"."""
    but = _BUT.match(after) if one.relation and not one.bounds else None
    if but is None:
        yield one
        return
    right = _words(_RIGHT_ENDS.split(but["one"], maxsplit=1)[0])
    words = f"{one.words} {' '.join(but.group().split())}"
    yield replace(one, right=one.right - right)
    yield replace(one, relation=-one.relation, left=one.left - right, right=right, words=words)


def _takes_part(before: str, words: str, after: str) -> bool:
    """Whether a part is but what something is done to, and compared with nothing: "has covered half of its short"."""
    return words.endswith("of ") and _IS_LINKED.search(before) is None and _WHAT.match(after) is None


def _side_end(text: str, start: int) -> int:
    return start + len(_SIDE_ENDS.split(text[start:], maxsplit=1)[0])


def _part_and_whole(text: str, start: int) -> tuple[Span, Span] | None:
    """What is said of a part, and the whole: "half of the profits | have come since May"; `None` without a verb."""
    end = _side_end(text, start)
    verbs = list(_VERB.finditer(text, start, end))
    return (Span(verbs[-1].start(), end), Span(start, verbs[-1].start())) if verbs else None


def _begins(before: str) -> int:
    """Where the clause before a comparison begins; whose figure it is, in between, is passed over."""
    plain = _CREDIT.sub(lambda match: " " * len(match.group()), before)
    parts, last = list(_CLAUSE.finditer(plain)), len(plain)
    for part in reversed(parts):
        said = plain[part.end() : last]
        if " " in said.strip() and not MEASURE.fullmatch(said) and not _words(said) <= _HEDGES:
            return part.end()
        last = part.start()
    return 0


def _subject(before: str) -> str:
    """The clause before a comparison, or before one that only says by how much; an opening "In May" goes."""
    clause = before[_begins(before) :]
    return re.sub(r"^\W*(?:in|on|at|during|over)\s(?:\S+\s?){1,2}(?=\S)", " ", clause, flags=re.IGNORECASE)


def _words(text: str) -> frozenset[str]:
    """Names and figures as they stand, other words by their stems."""
    return frozenset(word for word in tokens(text) if word.isdigit()) | content_words(text) - STOP_WORDS


def keys_in(text: str) -> frozenset[str]:
    """The names and the sizes of a text."""
    return anchors(text) | sizes_in(text)


def sizes_in(text: str) -> frozenset[str]:
    """The sizes of companies that a text speaks of, whatever words it has for them."""
    return frozenset(str(match.lastgroup) for match in _SIZES.finditer(text))


def contradiction(draft: Compared, source: Compared) -> bool | None:
    """Whether two comparisons of the same two things exclude each other; `None` where they are of other things."""
    if not _are_of_one_kind(draft, source) or opposite(draft.clause, source.clause):
        return None
    mine, theirs = (one.left | (one.axis - one.right) for one in (draft, source))
    crossed = bool(draft.right & theirs) and bool(source.right & mine)
    others = apart(sizes_in(draft.clause), sizes_in(source.clause)) or not _alike(draft.right, source.right)
    if not crossed and others:
        return None
    if (draft.times is None) != (source.times is None):
        of = (draft.left | draft.axis) & (source.left | source.axis) if crossed else draft.axis & source.axis
        lost = source.shares and _LOST.search(draft.clause) and _LOST.search(source.clause)
        led = any(_AHEAD.match(one.words) for one in (draft, source))  # and both are told of gains
        ahead = led and bool(draft.right & source.right) and bool(draft.left & source.left)
        if not of and not lost and not ahead and 1 not in {draft.times, source.times}:
            return None
        return _is_other_way(draft, source, crossed=crossed)
    if draft.times is not None and source.times is not None:
        return not _is_so_many(draft, 1 / source.times if crossed else source.times)
    return draft.relation == source.relation if crossed else draft.relation != source.relation


def _is_other_way(draft: Compared, source: Compared, *, crossed: bool) -> bool:
    """Whether what is twice as much is told to be less, or what is less twice as much; as much is neither."""
    times, way = draft.times or source.times or Fraction(1), draft.relation or source.relation
    return times == 1 or (times > 1) is not ((way > 0) is not crossed)


def _is_so_many(draft: Compared, times: Fraction) -> bool:
    """Whether a draft says that something is so many times as much, by the words that soften its own number."""
    said, hedge = draft.times or Fraction(1), _HEDGE.search(draft.clause)
    if hedge is None or times == said:  # the article's own may be softened in the same way
        return times == said
    if hedge["about"]:
        return abs(times - said) <= said * _ROUGHLY
    return said < times < said + 1 if hedge["more"] else said - 1 < times < said


def _are_of_one_kind(draft: Compared, source: Compared) -> bool:
    """Whether both say how many times, or which way, of one thing; a part is a number, and judged as one.

    More than the whole is what a passage has a part of.
    """
    of = not (draft.axis and source.axis) or bool(draft.axis & source.axis)
    paced, ahead = ([form.match(one.words) is not None for one in (draft, source)] for form in (_PACE, _AHEAD))
    gained = all(first or _GAINED.search(one.clause) for one, first in zip((draft, source), ahead, strict=True))
    along = (paced[0] == paced[1] and (ahead[0] == ahead[1] or gained)) or draft.times or source.times
    return (
        of and bool(along) and draft.denied == source.denied and not (draft.shares or (source.shares and draft.times))
    )


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sides share most of the words of the shorter."""
    return 2 * len(one & other) >= max(1, min(len(one), len(other))) and bool(one & other)
