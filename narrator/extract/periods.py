"""Periods in prose, resolved to calendar days against the dateline of the text."""

from __future__ import annotations

import re
from datetime import date, timedelta

from narrator.extract.calendar_words import (
    WEEKDAY,
    YEAR,
    Resolver,
    day_of,
    day_pattern,
    days_before,
    half,
    last_weekday,
    month_end,
    month_number,
    month_pattern,
    quarter,
    window,
    year_of_month,
)
from narrator.extract.lookalikes import MONTHS
from narrator.extract.numerals import SPELLED, read_numeral
from narrator.model.claims import Period, Span

_UNIT = r"(?P<unit>day|week|month|quarter|year)s?\b"
_COUNT = rf"(?P<count>[0-9]{{1,3}}|(?i:{SPELLED}|few|couple\sof))"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
_FAR = 400


def _count(found: re.Match[str]) -> int | None:
    """How many units of time were named; `None` where only "a few"."""
    word = found["count"]
    if word is None:
        return 1
    return None if word.lower().split()[0] in {"few", "couple"} else min(int(read_numeral(word).value), _FAR)


def _this(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    if dateline is None:
        return None
    match (found.groupdict().get("this") or "year")[0].lower():
        case "y":
            start = date(dateline.year, 1, 1)
        case "q":
            start = date(dateline.year, 3 * ((dateline.month - 1) // 3) + 1, 1)
        case "m":
            start = dateline.replace(day=1)
        case _:
            start = days_before(dateline, dateline.weekday())
    return Period(start, dateline)


def _this_through(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    end = day_of(found, "1", dateline)
    return Period(date(end.year, 1, 1), end) if end else None


def _last(found: re.Match[str], dateline: date | None, before: Period | None) -> Period | None:  # noqa: PLR0911 - one return a case
    unit = found["unit"].lower()
    if before is not None and found.groupdict().get("relative") and unit in {"month", "week"}:
        return _earlier(before)
    if dateline is None:
        return None
    match unit:
        case "day":
            return Period(days_before(dateline, 1), days_before(dateline, 1))
        case "week":
            monday = days_before(dateline, dateline.weekday() + 7)
            return Period(monday, monday + timedelta(days=6))
        case "month":
            end = days_before(dateline, dateline.day)
            return Period(end.replace(day=1), end)
        case "quarter":
            end = days_before(date(dateline.year, 3 * ((dateline.month - 1) // 3) + 1, 1), 1)
            return quarter(end.year, end.month // 3)
        case _:
            return _year(dateline.year - 1)


def _earlier(period: Period) -> Period | None:
    """The window of the same length directly before."""
    if period.start is None or period.end is None:
        return None
    length = (period.end - period.start).days + 1
    return Period(days_before(period.start, length), days_before(period.start, 1))


def _rolling(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    count = _count(found)
    return window(found["unit"].lower(), count, dateline) if dateline and count else None


def _rolling_to(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    count, end = _count(found), day_of(found, "1", dateline)
    return window(found["unit"].lower(), count, end) if end and count else None


def _window_before(found: re.Match[str], dateline: date | None, before: Period | None) -> Period | None:
    count = _count(found)
    if count is None:
        return None
    unit = found["unit"].lower()
    if before is not None and before.start is not None:
        return window(unit, count, days_before(before.start, 1))
    last = window(unit, count, dateline) if dateline else None
    return window(unit, count, days_before(last.start, 1)) if last and last.start else None


def _since_day(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    start = day_of(found, "1", dateline)
    return Period(start, dateline if dateline and dateline >= start else None) if start else None


def _since_month(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    month = month_number(found["mon1"])
    year = year_of_month(month, found["my1"], dateline)
    if year is None:
        return None
    part = (found["part"] or "").lower()
    start = date(year, month, 15) if part.startswith("mid") else date(year, month, 1)
    if "end" in part or "late" in part:
        start = month_end(year, month)
    return Period(start, dateline if dateline and dateline >= start else None)


def _since_year(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    start = date(int(found["year"]), 1, 1)
    return Period(start, dateline if dateline and dateline >= start else None)


def _since_weekday(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    return Period(last_weekday(found["weekday"], dateline), dateline) if dateline else None


def _since_start(_found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    return Period(date(dateline.year, 1, 1), dateline) if dateline else None


def _days(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    start, end = day_of(found, "1", dateline), day_of(found, "2", dateline)
    return Period(start, end) if start and end and start <= end else None


def _months(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    first, last = month_number(found["mon1"]), month_number(found["mon2"])
    year = year_of_month(last, found["my2"] or found["my1"], dateline)
    if year is None:
        return None
    begun = int(found["my1"]) if found["my1"] else year if first <= last else year - 1
    return _cut(Period(date(begun, first, 1), month_end(year, last)), dateline)


def _month(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    month = month_number(found["mon1"])
    year = year_of_month(month, found["my1"], dateline)
    return _cut(Period(date(year, month, 1), month_end(year, month)), dateline) if year else None


def _cut(period: Period, dateline: date | None) -> Period:
    """The period up to the dateline where that falls inside."""
    if dateline and period.start and period.end and period.start <= dateline <= period.end:
        return Period(period.start, dateline)
    return period


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def _in_year(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    return _cut(_year(int(found["year"])), dateline)


def _part(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    year = int(found["year"]) if found["year"] else dateline.year if dateline else None
    if year is None:
        return None
    number = int(found["q"]) if found["q"] else _ORDINALS[found["nth"].lower()]
    if found["part"] and found["part"].lower() == "half":
        return _cut(half(year, min(number, 2)), dateline)
    return _cut(quarter(year, number), dateline)


def _day(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    day = day_of(found, "1", dateline)
    return Period(day, day) if day else None


def _weekday(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    day = last_weekday(found["weekday"], dateline) if dateline else None
    return Period(day, day) if day else None


def _today(found: re.Match[str], dateline: date | None, _before: Period | None) -> Period | None:
    day = days_before(dateline, 1 if found["today"].lower() == "yesterday" else 0) if dateline else None
    return Period(day, day) if day else None


_IN = r"(?:(?:in|over|during|for|across|within|through|throughout|of)\s)"
_MONTH_IN = (
    r"(?:in|during|throughout|for|over|through|of)\s(?:(?:the\s)?(?:whole|rest|month)\sof\s|(?:all"
    r"|much|most)\sof\s|late\s|early\s|mid-?\s?)?"
)
_JOIN = r"\s?(?:to|through|until|and|–|-)\s?"
_TO = r"(?:to|through|until|ended|ending|up\sto|that\sended(?:\son)?)"
_SINCE_PART = r"(?P<part>(?:the\s)?(?:start|beginning)\sof\s|(?:the\s)?end\sof\s|mid-?\s?|early\s|late[\s-])?"
_THIS = r"this\s(?P<this>year|month|quarter|week)(?!\s(?:ago|before))(?:[’']s)?(?:\sso\sfar)?"
GRAMMAR: tuple[tuple[str, Resolver], ...] = (
    (rf"(?:so\sfar\s)?(?:this\syear|(?:the\s)?year[\s-]to[\s-]date|YTD)\s{_TO}\s{day_pattern('1')}", _this_through),
    (rf"(?:{_IN}the\s)?(?P<this>year|month|quarter)[\s-]to[\s-]date\b|(?P<ytd>YTD)\b", _this),
    (rf"(?:{_IN}?(?:much|most|all|the\srest|part|the\scourse)\sof\s|so\sfar\s(?:in\s)?|{_IN})?{_THIS}", _this),
    (
        r"since\s(?:the\s)?(?:start|beginning|turn|first\sday)\sof\s(?:the|this)\syear|(?:so\sfar\s)?on\sthe\syear\b",
        _since_start,
    ),
    (rf"since\s(?:the\s(?:close\s(?:on|of)\s)?)?{day_pattern('1')}", _since_day),
    (rf"since\s{_SINCE_PART}{month_pattern('1')}(?:[’']s\s(?:low|high|peak|trough|bottom|top))?", _since_month),
    (rf"since\s(?:the\s(?:start|beginning)\sof\s|early\s)?(?P<year>{YEAR})\b", _since_year),
    (rf"since\s(?:last\s)?(?P<weekday>{WEEKDAY})", _since_weekday),
    (rf"{_IN}?the\s(?:{_COUNT}\s)?{_UNIT}\s{_TO}\s(?:{WEEKDAY},?\s)?{day_pattern('1')}", _rolling_to),
    (rf"{_IN}?the\s(?:previous|prior|preceding)\s{_COUNT}\s{_UNIT}", _window_before),
    (
        rf"{_IN}?the\s{_COUNT}\s{_UNIT}\s(?:before(?:\sthat|\sthose|\sthem)?|earlier|prior|previously|preceding)\b",
        _window_before,
    ),
    (rf"{_IN}?(?:the|these)\s(?:last|past|latest|trailing)\s(?:{_COUNT}\s)?{_UNIT}", _rolling),
    (rf"{_IN}?(?:past|last)\s{_COUNT}\s{_UNIT}", _rolling),
    (rf"{_IN}?the\s(?P<relative>previous|prior|preceding)\s{_UNIT}", _last),
    (
        rf"{_IN}?the\s{_UNIT}\s(?P<relative>before|earlier)(?!\s(?:the|a|an|last|its|this|[a-z]+ing)\b)(?:\sthat)?",
        _last,
    ),
    (rf"{_IN}?(?:all\sof\s)?last\s{_UNIT}(?:[’']s)?", _last),
    (rf"(?:from\s|between\s)?{day_pattern('1')}{_JOIN}{day_pattern('2')}", _days),
    (
        (
            r"(?:from\s|between\s|in\s|during\s|through\s)?(?:the\s(?:start|beginning)\sof"
            rf"\s)?{month_pattern('1')}{_JOIN}"
            rf"(?:the\send\sof\s)?{month_pattern('2')}"
        ),
        _months,
    ),
    (
        (
            rf"(?:{_IN}?the\s(?P<nth>first|second|third|fourth|final)[\s-](?P<part>quarter|half)|{_IN}?Q(?P<q>[1-4]))"
            rf"(?:\s(?:of\s)?(?:(?P<year>{YEAR})|(?:the|this)\syear))?\b"
        ),
        _part,
    ),
    (rf"(?:as\sof|on|at|by|dated|of)\s(?:{WEEKDAY},?\s)?{day_pattern('1')}", _day),
    (day_pattern("1"), _day),
    (rf"{_MONTH_IN}{month_pattern('1')}", _month),
    (rf"(?P<mon1>{MONTHS}),?\s(?P<my1>{YEAR})\b", _month),
    (
        (
            r"(?:so\sfar\s)?(?:in|during|throughout|of|for)\s(?:(?:much|most|all|the\scourse)\sof\s"
            rf"|all\s|the\syear\s)?(?P<year>{YEAR})\b"
        ),
        _in_year,
    ),
    (rf"(?:on|by)\s(?:last\s)?(?P<weekday>{WEEKDAY})\b", _weekday),
    (rf"(?:last\s)?(?P<weekday>{WEEKDAY})[’']s", _weekday),
    (r"(?P<today>today|yesterday)\b(?![’']s\s(?:reader|world))", _today),
)
_COMPILED = tuple(
    (re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)", re.IGNORECASE), resolver) for pattern, resolver in GRAMMAR
)
_HINT = re.compile(
    r"\b(?:year|month|quarter|week|day|ytd|today|yesterday|since|q[1-4]|half|(?:19|20)[0-9]{2})|[a-z]+day\b|" + MONTHS,
    re.IGNORECASE,
)
_NEAR = 300


def find_periods(text: str, dateline: date | None) -> tuple[tuple[Span, Period], ...]:
    """Every period named in `text`, by place and never overlapping.

    Words that need a dateline ("this year", "since August") are left out where there is none; "the 30 days before"
    and "the previous month" go back from the last window named before them in the paragraph, else from the dateline.
    """
    if not _HINT.search(text):
        return ()
    read: list[tuple[Span, Period]] = []
    anchor: tuple[int, Period] | None = None
    for found, resolver in _matches(text):
        near = (
            anchor is not None and found.start() - anchor[0] <= _NEAR and "\n\n" not in text[anchor[0] : found.start()]
        )
        period = _resolved(found, resolver, dateline, anchor[1] if anchor and near else None)
        if period is not None:
            read.append((Span(*found.span()), period))
            if resolver in {_rolling, _rolling_to}:
                anchor = found.start(), period
    return tuple(read)


def _matches(text: str) -> list[tuple[re.Match[str], Resolver]]:
    """The matches of the grammar, in order; of those that overlap, the earliest and longest."""
    every = [
        (found, order, resolver)
        for order, (pattern, resolver) in enumerate(_COMPILED)
        for found in pattern.finditer(text)
        if _capital_months(found)
    ]
    every.sort(key=lambda one: (one[0].start(), -one[0].end(), one[1]))
    kept: list[tuple[re.Match[str], Resolver]] = []
    for found, _, resolver in every:
        if not kept or kept[-1][0].end() <= found.start():
            kept.append((found, resolver))
    return kept


def _capital_months(found: re.Match[str]) -> bool:
    """Whether the months are written as names: "may" and "march" are verbs too."""
    groups = found.groupdict()
    return all(
        groups.get(name) is None or groups[name][0].isupper() for name in ("m1", "mm1", "m2", "mm2", "mon1", "mon2")
    )


def _resolved(found: re.Match[str], resolver: Resolver, dateline: date | None, before: Period | None) -> Period | None:
    """The period, or `None` where its words lead outside the calendar."""
    try:
        return resolver(found, dateline, before)
    except (ValueError, OverflowError):
        return None
