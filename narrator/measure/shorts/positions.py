"""How much is sold short, and in which segments and issues."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pandas as pd

from narrator.measure.arithmetic import SPELT_OUT, addition, equation, figure, plus, price
from narrator.measure.entry import Entry, Every
from narrator.measure.known import Known
from narrator.measure.proof import alternatives, coverage, cycle_rows, dollars, percent, price_rows
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
    observations,
    places_of,
    rows_at,
    size_groups,
    total,
)
from narrator.measure.shorts.profits import LISTED
from narrator.measure.shorts.unpriced import shares_of_others
from narrator.measure.stocks.panel import Panel
from narrator.measure.stocks.universe import SEGMENT_RULE
from narrator.measure.windows import Window
from narrator.model.statistics import Statistic

SHORT_INTEREST = (
    "Short interest is the shares short at the last settlement date published, in dollars at that day's close."
)
SHARES_SHORT = (
    "Short interest in shares is the position at the last settlement date published, in shares of the day of the "
    "statistic: splits since are adjusted for."
)
AVERAGE_SHORT_INTEREST = (
    "Average short interest is the dollars short at each settlement date of the period, at that day's close, averaged."
)
SHORT_SHARE = (
    "The share of all short selling is the dollars short in a segment over the dollars short in all common stock."
)


def short_interest(known: Known) -> tuple[Statistic, ...]:
    """`short_interest` at the last settlement: of every size in dollars, of issues in dollars and in shares.

    The issues are the `LISTED` with most dollars short, and those that were asked for; of what is no priced common
    stock, there are shares only.
    """
    book = book_of(known.panel)
    last = book.dollars[:, -1]
    ranked = highest(np.where(last > 0, last, np.nan), LISTED)
    asked = [place for place in asked_places(known.panel, known.issues) if not np.isnan(last[place])]
    issues = issue_groups(book, [*ranked, *asked])
    in_dollars = (_dollars_short(book, group) for group in (*size_groups(book, last > 0), *issues))
    return (*in_dollars, *(_shares_short(book, group) for group in issues), *shares_of_others(known))


def _dollars_short(book: Book, group: Group) -> Statistic:
    """Dollars short of a group at the last settlement."""
    panel = book.panel
    value = dollars(np.nansum(book.dollars[group.places, -1]))
    others = _other_sizes(book, group, book.dollars[:, -1])
    others["valued at the last close known"] = dollars(
        np.nansum(book.shares[group.places, -1] * book.last_price[group.places])
    )
    return Statistic(
        name="short_interest",
        subject=group.subject,
        value=value,
        unit="USD",
        period=book.settled,
        as_of=panel.as_of,
        definition=_definition(SHORT_INTEREST, group),
        inputs=rows_at(book, group.places, LAST),
        coverage=coverage(panel, len(group.places), capitalisation_unknown=_without_size(book, book.dollars[:, -1])),
        sensitivity=alternatives(value, others),
        label=group.label,
        arithmetic=_priced(book, group.places, value),
        history=observations(panel, book.days, _history(book, group), value),
    )


def _shares_short(book: Book, issue: Group) -> Statistic:
    """Shares short of an issue at the last settlement, in shares of the as-of day."""
    panel = book.panel
    shares = book.shares[issue.places[0]]
    value = Decimal(repr(float(shares[-1]))).quantize(Decimal(1), ROUND_HALF_UP)
    words = f"{panel.last_settlement}, {book.written(issue.places[0])}, split-adjusted"
    return Statistic(
        name="short_interest",
        subject=issue.subject,
        value=value,
        unit="shares",
        period=book.settled,
        as_of=panel.as_of,
        definition=SHARES_SHORT,
        inputs=rows_at(book, issue.places, LAST)[:-1],
        coverage=coverage(panel, 1),
        label=issue.label,
        arithmetic=(equation(words, figure(shares[-1]), value, "shares"),),
        history=observations(panel, book.days, shares, value, places="1"),
    )


def average_short_interest(known: Known, window: Window) -> tuple[Statistic, ...]:
    """`average_short_interest` of every segment and group over a window."""
    book, panel = book_of(known.panel), known.panel
    cycles = panel.cycles_from(window.start)
    inside = book.dollars[:, panel.settlements.get_indexer(cycles)]
    average = np.nansum(inside, axis=1) / len(cycles)
    now = book.last_price[:, None] * book.shares[:, panel.settlements.get_indexer(cycles)]
    found = []
    for group in size_groups(book, average > 0):
        value = dollars(average[group.places].sum())
        sums = total(inside[group.places])
        so_far = np.nancumsum(sums) / np.arange(1, len(cycles) + 1)
        others = _other_sizes(book, group, average)
        others["the median of the settlement dates, not the average"] = dollars(float(np.nanmedian(sums)))
        others["valued at the last close known"] = dollars(float(np.nansum(now[group.places])) / len(cycles))
        found.append(
            Statistic(
                name="average_short_interest",
                subject=group.subject,
                value=value,
                unit="USD",
                period=window.period,
                as_of=panel.as_of,
                definition=_definition(AVERAGE_SHORT_INTEREST, group),
                inputs=(*cycle_rows(panel, group.places, cycles), *price_rows(panel, group.places, cycles)),
                coverage=coverage(panel, len(group.places), capitalisation_unknown=_without_size(book, average)),
                sensitivity=alternatives(value, others),
                arithmetic=_averaged(cycles, inside[group.places], value),
                history=observations(panel, tuple(cycles.date), so_far, value),
            ),
        )
    return tuple(found)


def short_share(known: Known) -> tuple[Statistic, ...]:
    """`short_share` of every segment and group, in per cent of all dollars short."""
    book, panel = book_of(known.panel), known.panel
    last = book.dollars[:, -1]
    sizes = {str(group.size): group for group in size_groups(book, last > 0)}
    everything = sizes.pop("all", None)
    return tuple(_share(panel, book, group, everything) for group in sizes.values() if everything)


def _share(panel: Panel, book: Book, group: Group, everything: Group) -> Statistic:
    """A size's dollars short in per cent of everything's."""
    last = book.dollars[:, -1]
    part, whole = dollars(last[group.places].sum()), dollars(last[everything.places].sum())
    value = percent(float(part / whole))
    other = _other_sizes(book, group, last)
    now = book.shares[:, -1] * book.last_price
    others = {definition: percent(float(one / whole)) for definition, one in other.items()} | {
        "of all issues, those of unknown capitalisation too": percent(float(part) / float(np.nansum(last))),
        "valued at the last close known": percent(np.nansum(now[group.places]) / np.nansum(now[everything.places])),
    }
    history = _history(book, group) / _history(book, everything) * 100
    return Statistic(
        name="short_share",
        subject=group.subject,
        value=value,
        unit="percent",
        period=book.settled,
        as_of=panel.as_of,
        definition=_definition(SHORT_SHARE, group),
        inputs=rows_at(book, group.places, LAST),
        coverage=coverage(panel, len(group.places), capitalisation_unknown=_without_size(book, last)),
        sensitivity=alternatives(value, others),
        arithmetic=(
            *_priced(book, group.places, part),
            f"everything: {addition('issue', everything.places.tolist(), whole, 'USD')[-1]}",
            equation("share", f"{price(part)} / {price(whole)} x 100", value, "percent"),
        ),
        history=observations(panel, book.days, history, value, places="0.000001"),
    )


def _definition(says: str, group: Group) -> str:
    """A definition with the rule of sizes where the subject is one."""
    return f"{says} {SEGMENT_RULE}" if group.size else says


def _history(book: Book, group: Group) -> np.ndarray:
    """Dollars short at each settlement date of the issues that have today the size of a group, or of one issue."""
    return total(book.dollars[book.sizes[group.size] if group.size else group.places])


def _other_sizes(book: Book, group: Group, amounts: np.ndarray) -> dict[str, Decimal]:
    """What the amounts of issues add up to where an issue's size is judged otherwise; nothing for a single issue."""
    if group.size is None:
        return {}
    if group.size == "all":
        return {"issues of unknown capitalisation counted too": dollars(np.nansum(amounts))}
    then = places_of(codes_at(book, -1), group.size)
    return {"segment by capitalisation at the settlement date": dollars(np.nansum(amounts[then]))}


def _without_size(book: Book, amounts: np.ndarray) -> int:
    """How many issues with an amount belong to no segment."""
    return int((amounts > 0).sum() - (amounts[book.sizes["all"]] > 0).sum())


def _priced(book: Book, places: np.ndarray, value: Decimal) -> tuple[str, ...]:
    """Shares times close of each issue at the last settlement where they are few, and their sum."""
    if len(places) > SPELT_OUT:
        return addition("issue", places.tolist(), value, "USD")
    each = tuple(
        equation(
            f"{book.panel.last_settlement}, {book.written(place)}",
            f"{figure(book.shares[place, -1])} x {price(book.price[place, -1])}",
            dollars(book.dollars[place, -1]),
            "USD",
        )
        for place in places
    )
    return each if len(places) == 1 else (*each, *addition("issue", book.dollars[places, -1].tolist(), value, "USD"))


def _averaged(cycles: pd.DatetimeIndex, inside: np.ndarray, value: Decimal) -> tuple[str, ...]:
    """The sum of each settlement date over its issues, and the average of the sums."""
    amounts = [dollars(one) for one in np.nansum(inside, axis=0)]
    counts = np.count_nonzero(~np.isnan(inside), axis=0)
    lines = (
        f"{day.date()}: sum of {count:,} issues = {price(one)} USD"
        for day, count, one in zip(cycles, counts, amounts, strict=True)
    )
    return (*lines, equation("average", f"({plus(amounts)}) / {len(amounts)}", value, "USD"))


ENTRIES = (
    Entry(
        name="short_interest",
        says="shares short at the last settlement date, in dollars at that day's close; of issues in shares too",
        unit="USD",
        needs=("positions", "prices"),
        authority="FINRA Rule 4560 and its consolidated short interest files",
        weaknesses="Known twice a month, seven business days late; over-the-counter issues have no price. "
        f"{TODAYS_SIZES}",
        compute=short_interest,
        every=Every.CYCLE,
    ),
    Entry(
        name="average_short_interest",
        says="dollars short at each settlement date of a period, averaged",
        unit="USD",
        needs=("positions", "prices"),
        authority="FINRA's consolidated short interest files; average over settlement dates",
        weaknesses="Two settlement dates a month stand for all the days between. The history averages from the start "
        f"of the period to each of them. {TODAYS_SIZES}",
        compute=lambda known: average_short_interest(known, known.windows[0]),
        every=Every.CYCLE,
    ),
    Entry(
        name="short_share",
        says="dollars short in a segment over the dollars short in all common stock",
        unit="percent",
        needs=("positions", "prices"),
        authority="FINRA's consolidated short interest files",
        weaknesses="The whole is all common stock with a price, not every security that can be sold short. "
        f"{TODAYS_SIZES}",
        compute=short_share,
        every=Every.CYCLE,
    ),
)
"""Statistics of this module."""
