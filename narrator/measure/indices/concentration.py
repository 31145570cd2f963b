"""How much of a capitalisation-weighted return the largest names carry."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

import numpy as np

from narrator.measure.arithmetic import addition, equation, figure, price
from narrator.measure.entry import Entry, Every
from narrator.measure.indices.universes import Course, Universe, course_of, universes
from narrator.measure.known import Known
from narrator.measure.names import index_label, issue_label
from narrator.measure.proof import alternatives, percent
from narrator.measure.stocks.companies import SHARE_CLASSES, Companies, companies_of
from narrator.measure.stocks.membership import Membership, coverage_of, indices_known
from narrator.measure.stocks.panel import Panel
from narrator.measure.windows import Window
from narrator.model.claims import Subject
from narrator.model.statistics import Observation, Rows, Statistic

LARGEST = (7, 10)
"""How many names the trade speaks of."""

CONCENTRATION = (
    "The contribution of the largest names is what they add to the capitalisation-weighted return of the index's "
    "stocks: each name's capitalisation before the period over that of all, times its return. Largest is by "
    "capitalisation before the period; a stock delisted since counts at its last close."
)
CONCENTRATION_SHARE = (
    "The share of the largest names in a return is their contribution over the capitalisation-weighted return of all "
    "the index's stocks."
)
"""Definitions of `concentration` and `concentration_share`."""

LEAST_WHOLE = 0.01
"""A return of the whole below 1 % is too near zero for a share of it to mean anything."""


@dataclass(frozen=True, slots=True)
class Book:
    """The stocks of an index with what each company adds to their return.

    `places` are those of the stocks in the panel, `company` the number of each one's company, 0 for the one with most
    capitalisation before the period. `cap` is that of each stock, its own part in dollars; `closes` has its
    split-adjusted close on each day of the course, the base evening first. `added` is what each company adds by each
    of the days, as a fraction.
    """

    members: Membership
    places: np.ndarray
    company: np.ndarray
    cap: np.ndarray
    course: Course
    closes: np.ndarray
    added: np.ndarray

    @property
    def worth(self) -> np.ndarray:
        """Capitalisation of each company before the period."""
        return np.bincount(self.company, weights=self.cap)

    def returns(self, names: np.ndarray | slice = slice(None)) -> list[Decimal]:
        """What some companies (default: all) add by each of the days, in per cent."""
        return [percent(one) for one in self.added[names].sum(axis=0).tolist()]


def open_book(universe: Universe, panel: Panel) -> Book | None:
    """The stocks of an index that have a capitalisation before the period and a price at both ends.

    None where they are fewer than half of those there should be, or than twice the most names that are asked about.
    """
    members, cap = universe.members, universe.cap
    course = course_of(panel, universe.day)
    closes = course.closes[universe.places]
    whole = (cap > 0) & np.isfinite(closes[:, 0]) & np.isfinite(closes[:, -1])
    if not members.filled(int(whole.sum())):
        return None
    cap, closes = cap[whole], closes[whole]
    company = _by_size(universe.company[whole], cap)
    if company.max() + 1 < 2 * max(LARGEST):
        return None
    added = np.zeros((company.max() + 1, len(course.days)))
    np.add.at(added, company, cap[:, None] * (closes / closes[:, :1] - 1) / cap.sum())
    return Book(members, universe.places[whole], company, cap, course, closes, added)


def _by_size(companies: np.ndarray, caps: np.ndarray) -> np.ndarray:
    """Companies numbered by their capitalisation, the largest 0; of equal ones, the first listed comes first."""
    _, numbers = np.unique(companies, return_inverse=True)
    order = np.argsort(-np.bincount(numbers, weights=caps), kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return np.asarray(rank[numbers])


def concentrations(known: Known, window: Window, companies: Companies) -> tuple[Statistic, ...]:
    """`concentration` and `concentration_share` of every index over a window, for every number of `LARGEST`."""
    base, found = known.panel.base_evening(window.start), list[Statistic]()
    if base == known.panel.grid[-1]:
        return ()
    for index in indices_known(known):
        opened = (open_book(one, known.panel) for one in universes(known, index, base))
        books = [book for book in opened if book is not None]
        for count in LARGEST if books else ():
            found.extend(_of_names(known, window, books, companies, count))
    return tuple(found)


def _of_names(
    known: Known, window: Window, books: list[Book], companies: Companies, count: int
) -> tuple[Statistic, ...]:
    """The contribution of so many names, and its share of the whole return where that means something."""
    book, panel, names = books[0], known.panel, np.arange(count)
    parts, wholes, others = book.returns(names), book.returns(), _other_names(books, companies, count)
    absent = _why_no_share(parts[-1], wholes[-1])
    base, evening = book.course.days[0].date(), panel.evenings[-1].date()
    contribution = Statistic(
        name="concentration",
        subject=Subject((("index", book.members.index), ("largest", str(count)))),
        value=parts[-1],
        unit="percentage points",
        period=window.period,
        as_of=panel.as_of,
        definition=f"{CONCENTRATION} {SHARE_CLASSES} {book.members.rule} {absent}".rstrip(),
        inputs=(*book.members.rows, Rows(", ".join(panel.price_files), 2 * len(book.places), base, evening)),
        coverage=coverage_of(book.members, len(book.places)),
        sensitivity=alternatives(parts[-1], {words: part for words, (part, _) in others.items()}),
        label=largest_of(count, book.members.index),
        arithmetic=_arithmetic(book, companies, count, parts[-1]),
        history=tuple(Observation(day, part) for day, part in zip(book.course.dates, parts[1:], strict=True)),
    )
    return (contribution,) if absent else (contribution, _share_of_return(contribution, wholes[1:], others))


def _why_no_share(value: Decimal, whole: Decimal) -> str:
    """Why a contribution is not given as a share of the whole return; empty where it is."""
    if abs(whole) < percent(LEAST_WHOLE):
        return f"It is not given as a share of the whole return, which is {whole} per cent: too near zero."
    if value * whole < 0:
        return f"It is not given as a share of the whole return, which is {whole} per cent: of the other sign."
    return ""


def _share_of_return(
    contribution: Statistic, wholes: list[Decimal], others: dict[str, tuple[Decimal, Decimal]]
) -> Statistic:
    """`concentration_share`, from a contribution and the returns of the whole at each day of its history."""
    whole = wholes[-1]
    value = percent(float(contribution.value / whole))
    expression = f"{figure(contribution.value)} / {figure(whole)} x 100"
    shares = {words: _share_or_none(*pair) for words, pair in others.items()}
    return replace(
        contribution,
        name="concentration_share",
        value=value,
        unit="percent",
        definition=f"{CONCENTRATION_SHARE} {contribution.definition}",
        sensitivity=alternatives(value, {words: share for words, share in shares.items() if share is not None}),
        arithmetic=(*contribution.arithmetic, equation("share of the whole return", expression, value, "percent")),
        history=tuple(
            Observation(one.day, None if one.value is None else _share_or_none(one.value, all_of_it))
            for one, all_of_it in zip(contribution.history, wholes, strict=True)
        ),
    )


def _share_or_none(part: Decimal, whole: Decimal) -> Decimal | None:
    """A contribution in per cent of the whole return, where that means something."""
    return None if _why_no_share(part, whole) else percent(float(part / whole))


def _other_names(books: list[Book], companies: Companies, count: int) -> dict[str, tuple[Decimal, Decimal]]:
    """Contribution and whole return for other members, and for names that only the end of the period picks."""
    book = books[0]
    now = np.nan_to_num(companies.parts(book.course.days[-1], book.places)[1][book.places])
    late = np.argsort(-np.bincount(book.company, weights=now), kind="stable")[:count]
    way = np.sign(book.added[:, -1].sum())
    most = np.argsort(-way * book.added[:, -1], kind="stable")[:count]
    picks = {
        **{other.members.short: (other, np.arange(count)) for other in books[1:]},
        "the names that are largest on the as-of day": (book, late),
        "the names that moved the whole most": (book, most),
    }
    return {words: (one.returns(names)[-1], one.returns()[-1]) for words, (one, names) in picks.items()}


def largest_of(count: int, index: str) -> str:
    """So many names as prose writes them."""
    return f"{count} largest of the {index_label(index)}"


def _return_of_others(book: Book, count: int) -> str:
    """The capitalisation-weighted return of all but the largest, as an equation."""
    gained, worth = float(book.added[count:, -1].sum() * book.cap.sum()), float(book.worth[count:].sum())
    expression = f"{figure(gained)} / {figure(worth)} x 100"
    return equation("return of the other names", expression, percent(gained / worth), "percent")


def _arithmetic(book: Book, companies: Companies, count: int, value: Decimal) -> tuple[str, ...]:
    """Each name's weight times its return, the returns of all and of the others, and the sum of the names."""
    lines, whole = [], figure(round(float(book.cap.sum()), 2))
    terms = [float(one) * 100 for one in book.added[:count, -1]]
    for company, term in enumerate(terms):
        places = np.flatnonzero(book.company == company)
        gains = " + ".join(
            f"{figure(book.cap[place])} x ({price(book.closes[place, -1])} / {price(book.closes[place, 0])} - 1)"
            for place in places
        )
        name = issue_label(str(companies.panel.issues["name"].iat[book.places[places[0]]]))
        lines.append(equation(name, f"({gains}) / {whole} x 100", term, "percentage points"))
    all_of_it = float(book.added[:, -1].sum())
    expression = f"{figure(all_of_it * float(book.cap.sum()))} / {whole} x 100"
    lines.append(equation("return of all stocks", expression, all_of_it * 100, "percent"))
    lines.append(_return_of_others(book, count))
    return (*lines, *addition("name", terms, value, "percentage points"))


@lru_cache(maxsize=1)
def _concentrations(known: Known) -> tuple[Statistic, ...]:
    """`concentration` and `concentration_share` together: they are computed from the same books."""
    companies = companies_of(known.panel)
    return tuple(one for window in known.windows for one in concentrations(known, window, companies))


def _named(known: Known, name: str) -> tuple[Statistic, ...]:
    return tuple(one for one in _concentrations(known) if one.name == name)


ENTRIES = (
    Entry(
        name="concentration",
        says="what the 7 and the 10 largest names add to the capitalisation-weighted return of an index's stocks",
        unit="percentage points",
        needs=("positions", "prices", "indices"),
        authority="contribution to return: beginning weight times return, as performance attribution defines it",
        weaknesses="Weights are those of full capitalisation before the period, not of the float that providers use.",
        compute=lambda known: _named(known, "concentration"),
        every=Every.CYCLE,
    ),
    Entry(
        name="concentration_share",
        says="that contribution over the return of all the index's stocks",
        unit="percent",
        needs=("positions", "prices", "indices"),
        authority="as concentration",
        weaknesses="As concentration; it is not given where the whole return is near zero or of the other sign.",
        compute=lambda known: _named(known, "concentration_share"),
        every=Every.CYCLE,
    ),
)
"""Statistics of this module."""
