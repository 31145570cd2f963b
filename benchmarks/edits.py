"""One false statement made of a true one: operators over a sentence, with tables drawn up from the language alone.

Nothing of `narrator.extract` or `narrator.check` shapes an edit; a table that both sides shared would hide its gaps.
Each operator yields an `Edit` for every place where its pattern occurs; one that would still be true names why it is
skipped. Figures are edited here, other words in `edits_of_words`, names and speech in `edits_of_speech`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from narrator.model.claims import Span


@dataclass(frozen=True, slots=True)
class Word:
    """A token of the parser: where it stands, its Penn tag, its arc and its lemma."""

    start: int
    text: str
    tag: str
    arc: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a corpus: people by full name, houses that measure or advise, listed companies, indices."""

    people: tuple[str, ...] = ()
    houses: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    indices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to be edited: what of it is direct speech, its words, and the names that may take another's place."""

    text: str
    quoted: tuple[Span, ...] = ()
    words: tuple[Word, ...] = ()
    names: Names = Names()
    people_here: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """New words for `text[start:end]`; `skipped` says why the sentence would still be true with them."""

    start: int
    end: int
    new: str
    skipped: str = ""

    def of(self, text: str) -> str:
        """The sentence with its new words."""
        return text[: self.start] + self.new + text[self.end :]


Operator = Callable[[Sentence], Iterable[Edit]]

MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\."
)
_FIGURE = re.compile(
    rf"(?<![\w.,–-])(?P<sign>[$€£])?(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)(?![\d.,]*\d)"
    rf"(?!(?:st|nd|rd|th)\b)(?! (?:{MONTH}))(?P<percent>%| per ?cent)?"
)
_DATED = re.compile(rf"(?:{MONTH}) (?:\d+[–-])?$")
_ABOVE = re.compile(r"\b(?:more than|over|above|at least|upwards of)\s+(?:an? )?$", re.IGNORECASE)
_BELOW = re.compile(r"\b(?:less than|fewer than|under|below|at most|up to|no more than)\s+(?:an? )?$", re.IGNORECASE)
_SOFT = re.compile(
    r"\b(?:about|roughly|around|nearly|almost|some|estimated|approximately|close to)\s+(?:an? )?$", re.IGNORECASE
)


def matched(pattern: re.Pattern[str], one: Sentence) -> Iterator[re.Match[str]]:
    """Where a pattern occurs in the writer's own words."""
    for match in pattern.finditer(one.text):
        if not any(span.overlaps(Span(*match.span())) for span in one.quoted):
            yield match


def cased(new: str, old: str) -> str:
    """New words with the first letter as the old ones have it."""
    return new[0].upper() + new[1:] if old[0].isupper() else new


def table(pairs: dict[str, str], *, both: bool = True, after: str = "", before: str = "") -> Operator:
    """Words for words; `both` ways round unless told, where `before` stands ahead of them and `after` follows."""
    back = {new: old for old, new in reversed(pairs.items())} if both else {}
    words = back | dict(pairs)
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    pattern = re.compile(rf"{before}(?<![\w-])(?P<words>{either})(?![\w-]){after}", re.IGNORECASE)

    def edits(one: Sentence) -> Iterator[Edit]:
        for match in matched(pattern, one):
            old = match["words"]
            yield Edit(*match.span("words"), cased(words[old.lower()], old))

    return edits


def several(*operators: Operator) -> Operator:
    """One operator of several: the first that edits a place has it."""

    def edits(one: Sentence) -> Iterator[Edit]:
        taken: list[Span] = []
        for operator in operators:
            for edit in operator(one):
                place = Span(edit.start, max(edit.end, edit.start + 1))
                if not any(span.overlaps(place) for span in taken):
                    taken.append(place)
                    yield edit

    return edits


# --- figures


def figures(one: Sentence) -> list[re.Match[str]]:
    """The figures in digits that are neither part of a name nor of a date."""
    return [
        match
        for match in matched(_FIGURE, one)
        if not _DATED.search(one.text[: match.start()]) and not _is_year(match)
        if not any(one.text[: match.end()].endswith(name) for name in one.names.indices)
    ]


def _is_year(match: re.Match[str]) -> bool:
    plain = not match["sign"] and not match["percent"]
    return plain and re.fullmatch(r"(?:19|20)\d\d", match["digits"]) is not None


def _written(value: float, like: str) -> str:
    """A value with the decimals and commas of a figure."""
    decimals = len(like.partition(".")[2])
    return f"{value:,.{decimals}f}" if "," in like else f"{value:.{decimals}f}"


def _figure_edit(one: Sentence, match: re.Match[str], new: str) -> Edit:
    """A figure for a figure, skipped where the words before it allow both."""
    before, old = one.text[: match.start()], match["digits"]
    was, now = float(old.replace(",", "")), float(new.replace(",", "") or 0)
    reason = ""
    if now == was or now <= 0:
        reason = "no such figure"
    elif (_ABOVE.search(before) and now < was) or (_BELOW.search(before) and now > was):
        reason = "its bound still holds"
    elif _SOFT.search(before) and abs(now / was - 1) < 0.1:
        reason = "within its hedge"
    return Edit(*match.span("digits"), new, reason)


def scaled(one: Sentence) -> Iterator[Edit]:
    """Four tenths more, or less below an upper bound."""
    for match in figures(one):
        like = match["digits"]
        value = float(like.replace(",", ""))
        step = max(0.4 * value, 10.0 ** -len(like.partition(".")[2]))
        down = _BELOW.search(one.text[: match.start()]) is not None
        yield _figure_edit(one, match, _written(value - step if down else value + step, like))


def transposed(one: Sentence) -> Iterator[Edit]:
    """Two neighbouring digits the other way round."""
    for match in figures(one):
        digits = match["digits"]
        places = [at for at, sign in enumerate(digits) if sign.isdigit()]
        for left, right in pairwise(places):
            if digits[left] != digits[right] and not (left == 0 and digits[right] == "0"):
                swapped = digits[:left] + digits[right] + digits[left + 1 : right] + digits[left] + digits[right + 1 :]
                yield _figure_edit(one, match, swapped)
                break


def last_digit(one: Sentence) -> Iterator[Edit]:
    """Two more, or less, in the last digit that is not nought."""
    for match in figures(one):
        digits = match["digits"]
        at = max((at for at, sign in enumerate(digits) if sign in "123456789"), default=None)
        if at is not None:
            down = int(digits[at]) > 7 or _BELOW.search(one.text[: match.start()]) is not None
            new = int(digits[at]) + (-2 if down else 2)
            yield _figure_edit(one, match, digits[:at] + str(max(new, 0)) + digits[at + 1 :])


def figures_swapped(one: Sentence) -> Iterator[Edit]:
    """Two figures of one kind in each other's place."""
    for first, second in combinations(figures(one), 2):
        kinds = {(match["sign"], bool(match["percent"])) for match in (first, second)}
        if len(kinds) == 1 and first["digits"] != second["digits"]:
            between = one.text[first.end() : second.start()]
            start, end = first.start("digits"), second.end("digits")
            middle = one.text[first.end("digits") : second.start("digits")]
            a_range = re.fullmatch(r"(?: \w+illion)?(?: to |\s?[–-]\s?| and )", between) is not None
            leads = re.search(r"\bfrom\s+$", one.text[: first.start()]) is not None
            reason = "a range either way" if a_range and not leads else ""
            yield Edit(start, end, second["digits"] + middle + first["digits"], reason)


_SPELLED = {
    "two": "six", "three": "seven", "four": "nine", "five": "eight", "six": "eleven", "seven": "twelve",
    "eight": "fifteen", "nine": "twenty", "ten": "thirty", "eleven": "seventeen", "twelve": "twenty",
    "nineteen": "thirty", "forty": "ninety", "twice": "five times", "two hundred": "nine hundred",
    "three hundred": "seven hundred", "nine in ten": "two in ten", "a third": "two-thirds", "a sixth": "a third",
    "a quarter": "three quarters", "a fifth": "a half", "half": "nine-tenths", "a tenth": "a third",
    "two-thirds": "nine-tenths", "a few dozen": "a few thousand", "two dozen": "five dozen",
}  # fmt: skip
"""All but one go up: what is the lowest in seven months is the lowest in three as well."""

_SMALLER = {"half": "a tenth", "a third": "a tenth", "a quarter": "a tenth", "ten": "three", "twice": "half"}
_COUNT = re.compile(
    r"(?<![\w-])(?P<words>" + "|".join(sorted(_SPELLED, key=len, reverse=True)) + r")\b(?!-hand)", re.IGNORECASE
)


def number_words(one: Sentence) -> Iterator[Edit]:
    """A number in words for a higher one, or a lower one after an upper bound."""
    for match in matched(_COUNT, one):
        before, old = one.text[: match.start()], match["words"].lower()
        if _BELOW.search(before) and old not in _SMALLER:
            yield Edit(*match.span(), match[0], "its bound still holds")
            continue
        new = _SMALLER[old] if _BELOW.search(before) else _SPELLED[old]
        yield Edit(*match.span(), cased(new, match[0]))
