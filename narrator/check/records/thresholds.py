"""How many stocks lie over a threshold: "three stocks have more than 20% of their shares sold short"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from narrator.check.opinions import Judged, Opinion
from narrator.check.records.phrases import COUNTS
from narrator.check.records.sets import told_of
from narrator.check.records.vocabulary import is_plain
from narrator.measure.record.words import cardinal, day_words
from narrator.model.claims import DatedWords, Span
from narrator.model.drafts import Evidence, Verdict
from narrator.model.statistics import Statistic

_COUNT: Final = rf"(?:no|{'|'.join(COUNTS)}|[a-z]+(?:[\s-][a-z]+){{0,3}}|\d{{1,3}}(?:,\d{{3}})*)"
_OVER: Final = r"(?:more\sthan|over|at\sleast|above|upwards\sof)"
_THRESHOLD: Final = re.compile(
    rf"^(?P<hedge>only\s|just\s|{_OVER}\s|fewer\sthan\s|nearly\s|about\s|some\s)?(?P<count>{_COUNT})\s"
    rf"(?:listed\s|common\s)?(?:stocks?|compan(?:y|ies)|issues?|names?|shares)\s(?:now\s)?(?:have|has|had)\s{_OVER}\s"
    r"(?:(?P<ratio>\d[\d.]*)\s?(?:%|per\s?cent)\sof\s(?:their|its|the)\s(?:outstanding\s)?(?:shares?|stock)(?:\soutstanding)?"
    r"\s(?:sold\s)?short"
    r"|\$(?P<dollars>\d[\d.]*)\s(?P<power>million|billion)\s(?:of\s\w+\s)?(?:sold\s)?short"
    r"|(?P<days>\d[\d.]*|[a-z]+)\sdays\sto\scover)\b(?P<rest>[^,;:]*)$",
    re.IGNORECASE,
)
_POWERS: Final = {"million": Decimal(10) ** 6, "billion": Decimal(10) ** 9}
_FEWEST: Final = 2


def judge_thresholds(
    sentence: Span, page: str, periods: Sequence[DatedWords], statistics: Sequence[Statistic]
) -> list[Judged]:
    """A sentence that counts the stocks over a threshold, by the first places of the ranking, which are all we list.

    Open where the threshold lies below the last of them, or where the words give another time or no plain number.
    """
    text = sentence.of(page).rstrip(" .")
    told = _THRESHOLD.match(text) if "short" in text or "cover" in text else None
    if told is None or not is_plain(text):
        return []
    name, unit, least = _what(told)
    listed = [one for one in statistics if one.name == name and one.unit == unit and one.subject.kind == "symbol"]
    listed.sort(key=lambda one: -one.value)
    times = [one.period for one in periods if sentence.covers(one.span)]
    if least is None or len(listed) < _FEWEST or told["rest"] or times:
        return [Judged(sentence, sentence.of(page), _open("no statistic counts them"), 1)]
    return [Judged(sentence, sentence.of(page), _opinion(told, least, listed), 1)]


def _what(told: re.Match[str]) -> tuple[str, str, Decimal | None]:
    if told["ratio"]:
        return "short_interest_ratio", "percent", Decimal(told["ratio"])
    if told["dollars"]:
        return "short_interest", "USD", Decimal(told["dollars"]) * _POWERS[told["power"].casefold()]
    return "days_to_cover", "days", _number(told["days"])


def _number(words: str) -> Decimal | None:
    spelt = words.casefold()
    if spelt == "no":
        return Decimal(0)
    if spelt in COUNTS:
        return Decimal(COUNTS[spelt])
    return Decimal(spelt.replace(",", "")) if re.fullmatch(r"\d[\d,.]*", spelt) else None


def _opinion(told: re.Match[str], least: Decimal, listed: Sequence[Statistic]) -> Opinion:
    """The count of those over the threshold; where the list may go on, it is at least so many."""
    over = [one for one in listed if one.value > least]
    whole, said = len(over) < len(listed), _number(told["count"])
    at_least = "" if whole else "at least "
    found = f"{at_least}{cardinal(len(over))} are over it on {day_words(listed[0].history[-1].day)}"
    place = f"{listed[0].name} by issue"
    lines = tuple(told_of(one) for one in listed)
    evidence = (Evidence(f"{place}: {found}", statistic=place, arithmetic=lines),)
    holds = None if said is None else _holds((told["hedge"] or "").casefold().strip(), said, len(over), whole=whole)
    if holds is None:
        return _open(found, *evidence)
    if holds:
        return Opinion(Verdict.SUPPORTED, evidence=evidence)
    return Opinion(Verdict.REFUTED, "number", found, evidence=evidence)


def _holds(hedge: str, said: Decimal, count: int, *, whole: bool) -> bool | None:
    """Whether as many are over it as words say, of a list that is `whole` or may go on; `None` where it may be so."""
    if hedge in {"nearly", "about", "some"}:
        return None
    if hedge == "fewer than":
        return count < said if whole or count >= said else None
    if hedge in {"", "only", "just"}:
        return count == said if whole or count > said else None
    enough = count >= said if hedge == "at least" else count > said
    return enough if whole or enough else None


def _open(why: str, *evidence: Evidence) -> Opinion:
    return Opinion(Verdict.NOT_ENOUGH_EVIDENCE, "no-evidence", why, evidence=evidence)
