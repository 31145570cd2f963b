"""A year in a sentence that no article which bears it out has, nor counts back to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from narrator.check.details.answers import has, is_quoted, not_borne_out, refuted
from narrator.check.details.turning import passages_of
from narrator.check.opinions import Judged, is_borne_out
from narrator.check.sources.library import Library
from narrator.check.sources.readings import Reading
from narrator.extract.figures.numerals import SPELLED, read_numeral
from narrator.model.claims import Span

_YEAR: Final = re.compile(r"(?<![\w$€£¥.,-])(?:19|20)\d\d(?![\w%-]|[.,]\d)")
_PRINTED: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SHORT: Final = re.compile(r"(?:(?<!\d)(?:19|20)\d\d[–/-]|[’'])(?P<two>\d\d)(?!\d)")
"""Years told by their last figures: "2008-09", "’08"."""
_DECADE: Final = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d)0s")
_MONTH: Final = re.compile(
    r"\b(?P<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\.?(?:\s\d{1,2},?)?(?:\sof)?\s$"
)
_MONTH_YEAR: Final = re.compile(
    r"\b(?P<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\.?(?:\s\d{1,2},?)?(?:\sof)?\s(?P<year>(?:19|20)\d\d)\b"
)
_A_YEAR_BEFORE: Final = re.compile(r"\b(?:year\s(?:earlier|ago|before)|last\syear|previous\syear|prior\syear)\b")
_YEARS: Final = re.compile(
    rf"(?<![\w.,$€£])(?P<count>\d{{1,3}}|{SPELLED}|a|the)[\s-](?P<unit>year|decade)", re.IGNORECASE
)
_AHEAD: Final = re.compile(r"\b(?:next|coming|following|over|within)\s[\w-]+\s(?:years|decades?)\b", re.IGNORECASE)
_FAR: Final = 30
_DATES: Final = re.compile(
    r"(?:\b(?:in|since|by|of|from|for|during|until|till|through|and|to|or|the|early|late|mid|fiscal|year|spring|summer|autumn"
    r"|winter|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?|\d{1,2},?)\s|^|[(,–-]\s?)$",
    re.IGNORECASE,
)
"""Before a number that is a year, and no count of something: "built 2000 homes"."""
_AN_AMOUNT: Final = re.compile(
    r"\s(?:(?:new|more|other|further)\s)?(?:[a-z]{3,}s\b|people\b|per\scent\b|percent\b|MW\b|GW\b|km\b)"
)
"""Behind a number that counts something and is no year."""
_BOUND: Final = re.compile(
    r"\b(?:before|after|until|till|by|beyond|past|than|between|pre-|post-)\s?(?:the\s(?:end\sof\s)?|early\s|late\s|mid-)?$"
)
"""Before a year that only bounds a time, and that nothing need have happened in."""


def with_years(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], library: Library
) -> list[Judged]:
    """All that was judged of a sentence that is borne out, and the first of its years that the articles do not know.

    An article knows the years that it prints, those of its periods, and those that lie so many years away as it says
    of anything. A year is refuted where a passage that bears the sentence out has one other, and the sentence one; of
    an article without a day nothing else is asked, since it need not print its own year, but for a month that it has
    of another year. Direct speech (`marks`) is left alone.
    """
    said = sentence.of(text)
    mine = [one for one in _YEAR.finditer(said) if not _AN_AMOUNT.match(said, one.end())]
    before = [(one, said[: one.start()]) for one in mine]
    mine = [one for one, words in before if _DATES.search(words) and not _BOUND.search(words)]
    if not mine or not is_borne_out(judged):
        return judged
    passages = passages_of(judged, library)
    readings = list({one.article: one.page.reading for one in passages}.values())
    undated = any(one.published is None for one in readings)
    for year in mine if readings else ():
        place = Span(*year.span()).shifted(sentence.start)
        of_a_month = _MONTH.search(said[: year.start()]) is not None
        elsewhen = all(_is_of_another_month(year, said, one) for one in readings)
        unknown = not any(int(year.group()) in _known_to(one) for one in readings)
        if is_quoted(place, marks, sentence) or not (elsewhen or (unknown and not (undated and of_a_month))):
            continue
        for passage in passages if not elsewhen else ():
            theirs = [one for one in _YEAR.finditer(passage.text) if not _MONTH.search(passage.text[: one.start()])]
            if len(theirs) == len(mine) == 1:
                return [*judged, refuted(passage, "period", has(theirs[0].group()), place, text)]
        if elsewhen or not undated:
            return [*judged, not_borne_out(passages[0], "no-evidence", "says nothing of the year", place, text)]
    return judged


def _is_of_another_month(year: re.Match[str], said: str, reading: Reading) -> bool:
    """Whether a sentence names a month of a year, and an article that month of another year alone."""
    month = _MONTH.search(said[: year.start()])
    if month is None:
        return False
    name = month["month"][:3]
    known = {int(one["year"]) for one in _MONTH_YEAR.finditer(reading.text) if one["month"].startswith(name)}
    starts = (one.period.start for one in reading.statements.periods)
    known |= {day.year for day in starts if day is not None and f"{day:%b}" == name}
    if _A_YEAR_BEFORE.search(reading.text):
        known |= {one - 1 for one in known}
    return bool(known) and int(year.group()) not in known


def _known_to(reading: Reading) -> frozenset[int]:
    """The years that an article prints, that its periods lie in, and that it counts back to from its day."""
    text = reading.text
    known = {int(one.group()) for one in _PRINTED.finditer(text)}
    known |= {century + int(one["two"]) for one in _SHORT.finditer(text) for century in (1900, 2000)}
    known |= {int(one["first"]) * 10 + step for one in _DECADE.finditer(text) for step in range(10)}
    for dated in reading.statements.periods:
        known |= {day.year for day in (dated.period.start, dated.period.end) if day is not None}
    if _A_YEAR_BEFORE.search(text):
        known |= {one - 1 for one in known}
    if reading.published is not None:
        year = reading.published.year
        known |= {year - 1, year, year + 1}
        away = {_years_in(one) for one in _YEARS.finditer(text)}
        known |= {year + way * count + step for count in away for way in (-1, 1) for step in (-1, 0, 1)}
        known |= {year + count for ahead in away if _AHEAD.search(text) for count in range(min(ahead, _FAR))}
    return frozenset(known)


def _years_in(stretch: re.Match[str]) -> int:
    """How many years some words are: "six years", "a decade"."""
    count = int(read_numeral(stretch["count"]).value) if stretch["count"].casefold() not in {"a", "the"} else 1
    return count * (10 if stretch["unit"].casefold() == "decade" else 1)
