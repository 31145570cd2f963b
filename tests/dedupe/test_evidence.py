"""What marks, names, order and figures decide alone, and what they leave to vectors."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from narrator.dedupe.clusters import dedupe_articles
from narrator.dedupe.evidence import (
    Evidence,
    compare_traces,
    decide,
    find_traces,
    is_surely_copy,
    is_surely_none,
    lost_figures,
)
from narrator.dedupe.texts import read_text
from narrator.model.sources import Article

MakeArticle = Callable[..., Article]
Encode = Callable[[Sequence[str]], NDArray[np.float32]]

COPY = Evidence(
    shared=12,
    marks=0.5,
    names=0.5,
    words=0.2,
    order=0.8,
    figures=0.6,
    word_count=9,
    figure_count=5,
    sentences=5,
    told=0.5,
)
OTHER = replace(COPY, marks=0.49, names=0.49, order=0.79)

DAILY = (
    "Shares listed on the Ellersby exchange {way} on {day}, led by {sector} companies, the exchange said.\n"
    "The Ellersby Composite {way} {share}% to {level}, according to preliminary closing figures.\n"
    "Turnover reached {money} million crowns, compared with an average of {usual} million crowns over the quarter.\n"
    "Government securities were little changed, and the benchmark ten-year yield stood at {yield_}%.\n"
    "Analysts at Hollinger Securities described the session as uneventful before the central bank's announcement.\n"
    "{count} companies advanced while {fell} declined, and {new} reached their highest closing price of the year.\n"
)


def verdict(article: MakeArticle, first: str, second: str) -> bool | None:
    one, other = (find_traces(read_text(article(name, body))) for name, body in (("a", first), ("b", second)))
    assert decide(one, other) is decide(other, one)
    return decide(one, other)


def daily(seed: int) -> str:
    """One day's item of a wire, as a template makes it."""
    chance = random.Random(seed)  # noqa: S311 - any figures will do
    return DAILY.format(
        way=chance.choice(("rose", "fell")),
        day=chance.choice(("Monday", "Tuesday", "Friday")),
        sector=chance.choice(("engineering", "pharmaceutical", "telecommunications")),
        share=chance.randint(2, 39) / 10,
        level=f"{chance.randint(41000, 48000):,}",
        money=chance.randint(300, 999),
        usual=chance.randint(300, 999),
        yield_=chance.randint(210, 480) / 100,
        count=chance.randint(40, 400),
        fell=chance.randint(40, 400),
        new=chance.randint(5, 39),
    )


@pytest.mark.parametrize(
    "short_of",
    [
        {"shared": 11},
        {"marks": 0.49},
        {"names": 0.49},
        {"order": 0.79},
        {"figures": 0.59},
        {"sentences": 4, "figure_count": 1},
        {"sentences": 4, "figure_count": 1, "words": 1.0, "word_count": 5, "names": 1.0},
        {"sentences": 4, "figure_count": 1, "words": 1.0, "word_count": 6, "names": 0.79},
        {"marks": 0.39, "names": 1.0, "told": 1.0},
        {"marks": 0.4, "names": 0.79, "told": 1.0},
        {"marks": 0.4, "names": 1.0, "told": 0.79},
    ],
)
def test_a_copy_must_pass_all(short_of: dict[str, Any]) -> None:
    assert is_surely_copy(COPY)
    assert not is_surely_copy(replace(COPY, **short_of))
    assert not is_surely_none(COPY)


@pytest.mark.parametrize(
    "instead",
    [
        {"sentences": 3, "figure_count": 1, "words": 0.5, "word_count": 6, "names": 0.8},  # short, of the same words
        {"marks": 0.4, "names": 0.8, "told": 0.8},  # shortened
    ],
)
def test_what_a_copy_lacks_may_be_made_up_for(instead: dict[str, Any]) -> None:
    assert is_surely_copy(replace(COPY, **instead))


@pytest.mark.parametrize(
    ("known", "none"),
    [
        ({}, True),
        ({"marks": 0.5}, False),
        ({"names": 0.5}, False),
        ({"order": 0.8}, False),  # a spun copy: other words in the places of the old
        ({"shared": 11, "order": 1.0}, True),  # so few may be in order by chance
        ({"shared": 11, "order": 1.0, "figures": 0.8}, False),
        ({"shared": 11, "figures": 1.0, "figure_count": 1}, True),
        ({"shared": 11, "names": 1.0, "figures": 0.0, "figure_count": 1}, True),  # the cast, and its one figure another
        ({"shared": 11, "names": 1.0, "figures": 1.0, "figure_count": 1}, False),
        ({"shared": 12, "names": 1.0, "figures": 0.0, "figure_count": 1}, False),
        ({"marks": 0.9, "names": 1.0, "told": 0.49}, True),  # a few sentences in common, most its own
    ],
)
def test_another_report_must_pass_none(known: dict[str, Any], none: bool) -> None:
    assert is_surely_none(replace(OTHER, **known)) is none
    assert not is_surely_copy(replace(OTHER, **known))


@pytest.mark.parametrize(("count", "kept", "lost"), [(0, 0, False), (1, 0, False), (2, 0, True), (3, 1, False)])
def test_of_few_figures_one_must_be_left(count: int, kept: int, lost: bool) -> None:
    assert lost_figures(count, kept) is lost
    assert lost_figures(10, 2.9)
    assert not lost_figures(10, 3)


def test_evidence_by_hand(article: MakeArticle) -> None:
    first = "Shares of Pelham fell 5%.\nThe chairman resigned, and Orrin took over.\nAnalysts expect settlements."
    second = "Settlements will cost Pelham 5% of revenue, analysts say.\nOn Friday the chairwoman said so to Orrin."
    one, other = (find_traces(read_text(article(name, body))) for name, body in (("a", first), ("b", second)))
    # pelham, 5%, orrin, settlements of six marks; by sentences 0 0 1 2 against 0 0 1 0, and 0 0 0 1 against 0 0 2 1
    assert one.marks == {"pelham": 0, "5%": 0, "orrin": 1, "settlements": 2}
    found = compare_traces(one, other)
    assert found == compare_traces(other, one)
    assert (found.shared, found.marks, found.names, found.order) == (4, 1.0, 1.0, 0.75)
    assert (found.figures, found.figure_count) == (1.0, 1)
    assert (found.words, found.word_count) == (1.0, 1)  # settlements
    assert found.told == 1.0  # all three sentences of the first have a mark of the second


@pytest.mark.parametrize("copy", ["paraphrase", "spun"])
def test_no_copy_of_the_story_is_refused(article: MakeArticle, bodies: Mapping[str, str], copy: str) -> None:
    assert verdict(article, bodies["original"], bodies[copy]) is not False


@pytest.mark.parametrize("pair", list(combinations(("original", "rival", "wire", "topic"), 2)))
def test_other_reports_of_the_event_are_not_taken_for_copies(
    article: MakeArticle, bodies: Mapping[str, str], pair: tuple[str, str]
) -> None:
    assert verdict(article, *(bodies[name] for name in pair)) is not True


def test_a_copy_needs_no_vectors_where_it_keeps_its_cast_in_order(article: MakeArticle) -> None:
    told = (
        "In March the {a} of Castlebridge Shipping asked Orlando Whitcombe for {n} million crowns.\n"
        "The foundation behind Thornbury Insurance, which {b} the terminal at Wexmouth, refused.\n"
        "Whitcombe then {c} to Governor Adelaide Prewitt, whose department had commissioned the breakwater.\n"
        "Engineers from Lindqvist measured {m} millimetres of subsidence underneath the warehouses.\n"
        "Harbourmaster Bartholomew Quill expects repairs throughout the autumn.\n"
    )
    first = told.format(a="directors", b="finances", c="appealed", n=14, m=212)
    second = told.format(a="management board", b="pays for", c="turned", n=14, m=212)
    changed = told.format(a="directors", b="finances", c="appealed", n=15, m=380)
    assert verdict(article, first, second) is True
    assert verdict(article, first, "\n".join(reversed(second.split("\n")))) is None  # another order
    assert verdict(article, first, "\n".join(reversed(first.split("\n")))) is True  # whole sentences, moved
    assert verdict(article, first, changed) is False  # the same report of another day


def test_a_form_with_other_people_is_left_to_vectors(article: MakeArticle, vectors: Encode) -> None:
    form = (
        "Marlin Freight announced the appointment of {who} as its chief {post} officer, effective immediately.\n"
        "{who} previously held management responsibilities at international manufacturing organisations.\n"
        "The appointment strengthens our leadership, said Ada Quill, chairwoman of Marlin Freight."
    )
    first = form.format(who="Helga Prowse", post="financial")
    second = form.format(who="Lucian Abernathy", post="operating")
    assert verdict(article, first, second) is None
    assert len(dedupe_articles([article("a", first), article("b", second)], encode=vectors)) == 2


@pytest.mark.parametrize("seed", range(0, 20, 2))
def test_daily_items_of_one_template_stay_apart(article: MakeArticle, seed: int, vectors: Encode) -> None:
    first, second = daily(seed), daily(seed + 1)
    assert verdict(article, first, second) is False
    assert len(dedupe_articles([article("a", first), article("b", second)], encode=vectors)) == 2


CLAIMS = (
    "New claims for jobless benefits came to {a} in the week, from {b} in the week before, the labour office said.\n"
    "The four-week average, which smooths the swings, stood at {c} after {d}.\n"
    "Continuing claims, which lag by a week, amounted to {e}, compared with {f}.\n"
    "Economists at Hollinger Securities had expected {g} new claims and {h} continuing ones.\n"
    "The office will publish the next count on Thursday.\n"
)


def test_two_weeks_of_one_count_stay_apart_though_each_repeats_the_week_before(
    article: MakeArticle, vectors: Encode
) -> None:
    first = CLAIMS.format(a=2120, b=2090, c=2105, d=2111, e=18200, f=18150, g=2100, h=18170)
    second = CLAIMS.format(a=2160, b=2120, c=2119, d=2105, e=18310, f=18200, g=2130, h=18220)
    assert verdict(article, first, second) is False
    assert len(dedupe_articles([article("a", first), article("b", second)], encode=vectors)) == 2


def test_lists_of_the_same_names_are_no_copies_for_their_order(article: MakeArticle) -> None:
    names = "Alderley Birchall Canford Dunmere Eastleigh Farrow Galloway Henshaw Inverary Jarrow Kinross Langholm"
    listed, turned = ", ".join(names.split()), ", ".join(reversed(names.split()))
    first = f"The most shorted shares of the week were those of {listed} and nobody else."
    second = f"Results are due this week from {turned} and nobody else."
    assert verdict(article, first, second) is None
