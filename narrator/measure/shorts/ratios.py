"""Short interest against the shares that there are, and against the shares that trade."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from narrator.measure.arithmetic import addition, equation, figure, price
from narrator.measure.entry import Entry, Every
from narrator.measure.known import Known
from narrator.measure.proof import alternatives, coverage, dollars, percent
from narrator.measure.shorts.book import (
    LAST,
    TODAYS_SIZES,
    Book,
    Group,
    asked_places,
    book_of,
    codes_at,
    highest,
    issue_groups,
    medians,
    observations,
    places_of,
    rows_at,
    size_groups,
    total,
)
from narrator.measure.shorts.profits import LISTED
from narrator.measure.stocks.universe import SEGMENT_EDGES, SEGMENT_RULE, SEGMENTS
from narrator.model.statistics import Statistic

SHORT_INTEREST_RATIO = (
    "The short interest ratio is the shares short at the last settlement date published over the shares outstanding, "
    "in per cent. Prices come without a count of shares, so that is taken to be the last usable capitalisation on or "
    "before the settlement date over the split-adjusted close of the same evening; capitalisations that are stale "
    "after a split, or impossible, are not usable. For a segment, it is the dollars short over the capitalisation, "
    "those shares at the close of the settlement date, of the issues where both are known."
)
"""Definition of `short_interest_ratio`."""

DAYS_TO_COVER = (
    "Days to cover are the shares short at the last settlement date published over the average daily volume of that "
    "cycle, both as FINRA's file gives them; the file's own quotient, which has a floor and a mark for no volume, is "
    "not read, and without a volume it is unknown. For a segment, it is the dollars short over the dollars of average "
    "daily volume at the same close, of the issues where both are known."
)
"""Definition of `days_to_cover`."""

SMALLEST_RANKED = "micro"
"""The smallest segment whose issues are ranked by these ratios."""

LEAST_SHORT = 10e6
"""Dollars short below which an issue's days to cover, or its profit in per cent, are not ranked."""

DOUBTFUL_SHARES = 2
"""Where capitalisation and close imply so many times more or fewer shares than the issue's median, it is not ranked."""

RANKED_RATIOS = (
    f"Ranked are common stocks of ${SEGMENT_EDGES[SEGMENTS.index(SMALLEST_RANKED) - 1] / 1e6:.0f} million or more, "
    f"save those whose capitalisation implies over {DOUBTFUL_SHARES} times, or under half, the usual number of shares, "
    "or fewer shares than are short: that is possible, but more often a slip."
)
RANKED_DAYS = (
    f"Ranked are common stocks of ${SEGMENT_EDGES[SEGMENTS.index(SMALLEST_RANKED) - 1] / 1e6:.0f} million or more of "
    f"which ${LEAST_SHORT / 1e6:.0f} million or more are short."
)


@dataclass(frozen=True, slots=True)
class Quotient:
    """Two amounts per issue and settlement date, known together or not at all, and the factor of their quotient."""

    top: np.ndarray
    bottom: np.ndarray
    factor: int

    def of(self, places: np.ndarray) -> Decimal:
        """The quotient of the sums of some issues at the last settlement date, to six decimals."""
        known = places[~np.isnan(self.top[places, -1])]
        return percent(float(np.sum(self.top[known, -1]) / np.sum(self.bottom[known, -1])) * self.factor / 100)

    def history(self, places: np.ndarray) -> np.ndarray:
        """The quotient of the sums at each settlement date."""
        sums: np.ndarray = total(self.top[places]) / total(self.bottom[places])
        return sums * self.factor

    def median(self, places: np.ndarray) -> Decimal:
        """The median of the issues' own quotients at the last settlement date."""
        return percent(float(np.median(self.top[places, -1] / self.bottom[places, -1])) * self.factor / 100)


def quotient(top: np.ndarray, bottom: np.ndarray, factor: int) -> Quotient:
    """Two amounts with what is known of only one of them, or is divided by nothing, unknown in both."""
    known = ~np.isnan(top) & (bottom > 0)
    return Quotient(np.where(known, top, np.nan), np.where(known, bottom, np.nan), factor)


def short_interest_ratio(known: Known) -> tuple[Statistic, ...]:
    """`short_interest_ratio` of every size, of the `LISTED` issues where it is highest, and of those asked for."""
    book = book_of(known.panel)
    parts = quotient(book.dollars, book.worth, 100)
    outstanding = parts.bottom / book.price
    usual = medians(outstanding)
    off = np.abs(np.log(outstanding[:, -1] / usual))
    ratio = parts.top[:, -1] / parts.bottom[:, -1]
    sound = _large_enough(book) & (off < np.log(DOUBTFUL_SHARES)) & (ratio <= 1)
    groups = _groups(known, book, ratio, np.where(sound, ratio, np.nan))
    evening = known.panel.grid[-1]
    now = known.panel.cap[evening].to_numpy() / known.panel.cap_close[evening].to_numpy()
    return tuple(_ratio(book, group, parts, usual, now) for group in groups)


def days_to_cover(known: Known) -> tuple[Statistic, ...]:
    """`days_to_cover` of every size, of the `LISTED` issues where it is highest, and of those asked for."""
    book = book_of(known.panel)
    parts = quotient(book.dollars, book.volume * book.price, 1)
    days = parts.top[:, -1] / parts.bottom[:, -1]
    sound = _large_enough(book) & (book.dollars[:, -1] >= LEAST_SHORT)
    groups = _groups(known, book, days, np.where(sound, days, np.nan))
    return tuple(_days(book, group, parts) for group in groups)


def _groups(known: Known, book: Book, values: np.ndarray, ranked: np.ndarray) -> tuple[Group, ...]:
    """Every size with a value, the issues of the highest ranked values, and those asked for that have a value."""
    asked = [place for place in asked_places(known.panel, known.issues) if not np.isnan(values[place])]
    return (*size_groups(book, values > 0), *issue_groups(book, [*highest(ranked, LISTED), *asked]))


def _ratio(book: Book, group: Group, parts: Quotient, usual: np.ndarray, latest: np.ndarray) -> Statistic:
    """Dollars short over capitalisation of a group.

    `usual` are the shares outstanding by the record's median, `latest` those of the last evening.
    """
    places = group.places
    cap = latest[places] * book.last_price[places]
    now = np.where(np.isnan(cap), np.nan, book.shares[places, -1] * book.last_price[places])
    short = parts.top[places, -1].sum()
    others = {
        "shares outstanding of the last evening": percent(np.nansum(now) / np.nansum(cap)),
        "shares outstanding by their median over the record": percent(
            short / (usual[places] * book.price[places, -1]).sum()
        ),
    }
    says = SHORT_INTEREST_RATIO if group.size else f"{SHORT_INTEREST_RATIO} {RANKED_RATIOS}"
    return _statistic(book, group, parts, ("short_interest_ratio", "percent", says), others)


def _days(book: Book, group: Group, parts: Quotient) -> Statistic:
    """Dollars short over dollars of average daily volume of a group."""
    places = group.places
    usual = np.nanmean(parts.bottom[places] / book.price[places], axis=1) * book.price[places, -1]
    others = {"average daily volume of the whole record": _quotient(parts.top[places, -1].sum(), usual.sum())}
    if group.size:
        volume = book.volume[places, -1].sum()
        others["shares short over shares of volume, without prices"] = _quotient(book.shares[places, -1].sum(), volume)
    says = DAYS_TO_COVER if group.size else f"{DAYS_TO_COVER} {RANKED_DAYS}"
    return _statistic(book, group, parts, ("days_to_cover", "days", says), others)


def _statistic(
    book: Book,
    group: Group,
    parts: Quotient,
    what: tuple[str, str, str],
    others: dict[str, Decimal],
) -> Statistic:
    """The quotient of a group; `what` is its name, unit and definition, `others` what its own alternatives say."""
    panel, places = book.panel, group.places
    name, unit, says = what
    members = book.sizes[group.size] if group.size else places
    value = parts.of(places)
    if group.size:
        then = places_of(codes_at(book, -1), group.size)
        others = others | {"the median of the issues": parts.median(places)}
        if not np.isnan(parts.top[then, -1]).all():
            others["segment by capitalisation at the settlement date"] = parts.of(then)
    unknown = int(((book.dollars[members, -1] > 0) & np.isnan(parts.top[members, -1])).sum())
    return Statistic(
        name=name,
        subject=group.subject,
        value=value,
        unit=unit,
        period=book.settled,
        as_of=panel.as_of,
        definition=f"{says} {SEGMENT_RULE}" if group.size else says,
        inputs=rows_at(book, places, LAST),
        coverage=coverage(panel, len(places), **{f"no {_BELOW[name]}": unknown}),
        sensitivity=alternatives(value, others),
        label=group.label,
        arithmetic=_of_size(group, parts, value, what) if group.size else _of_issue(book, group, value, what),
        history=observations(panel, book.days, parts.history(members), value, places="0.000001"),
    )


def _of_size(group: Group, parts: Quotient, value: Decimal, what: tuple[str, str, str]) -> tuple[str, ...]:
    """Dollars over dollars."""
    name, unit, _ = what
    top, bottom = (dollars(one[group.places, -1].sum()) for one in (parts.top, parts.bottom))
    times = f" x {parts.factor}" if parts.factor != 1 else ""
    places = group.places.tolist()
    return (
        f"dollars short: {addition('issue', places, top, 'USD')[-1]}",
        f"{_BELOW[name]}: {addition('issue', places, bottom, 'USD')[-1]}",
        equation(name.replace("_", " "), f"{price(top)} / {price(bottom)}{times}", value, unit),
    )


def _of_issue(book: Book, group: Group, value: Decimal, what: tuple[str, str, str]) -> tuple[str, ...]:
    """Shares over shares."""
    place = group.places[0]
    tables = (book.shares, book.volume, book.cap, book.cap_close)
    shares, volume, cap, close = (float(table[place, -1]) for table in tables)
    if what[0] == "days_to_cover":
        return (equation("days to cover", f"{figure(shares)} / {figure(volume)}", value, "days"),)
    return (
        equation("shares outstanding", f"{price(cap)} / {price(close)}", cap / close, "shares"),
        equation("short interest ratio", f"{figure(shares)} / {figure(cap / close)} x 100", value, "percent"),
    )


_BELOW = {"short_interest_ratio": "capitalisation", "days_to_cover": "dollars of average daily volume"}
"""What each quotient divides by."""


def _large_enough(book: Book) -> np.ndarray:
    """Whether each issue is of `SMALLEST_RANKED` or larger."""
    return np.asarray(book.codes >= SEGMENTS.index(SMALLEST_RANKED))


def _quotient(top: float, bottom: float) -> Decimal:
    """A quotient to six decimals."""
    return percent(top / bottom / 100)


ENTRIES = (
    Entry(
        name="short_interest_ratio",
        says="shares short over the shares outstanding, by segment and by issue",
        unit="percent",
        needs=("positions", "prices"),
        authority="the trade's short interest as a percentage of shares outstanding, after FINRA's files",
        weaknesses="Shares outstanding are implied by capitalisation and close; fewer of them are free to trade. Where "
        "a feed gives every share class the capitalisation of the whole company, the ratio of each is too low. "
        f"{TODAYS_SIZES}",
        compute=short_interest_ratio,
        every=Every.CYCLE,
    ),
    Entry(
        name="days_to_cover",
        says="shares short over the average daily volume of the cycle, by segment and by issue",
        unit="days",
        needs=("positions", "prices"),
        authority="FINRA's definition of days to cover, computed again from the two numbers of its files",
        weaknesses="Volume is what traded, not what would be on offer: a day of news halves it without any covering. "
        f"{TODAYS_SIZES}",
        compute=days_to_cover,
        every=Every.CYCLE,
    ),
)
"""Statistics of this module."""
