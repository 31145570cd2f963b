"""One estimate in many papers is one measurement; two houses with two figures disagree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import permutations

from narrator.dedupe.origins import collapse_origins, trace_all
from narrator.model.claims import (
    Attribution,
    Claim,
    Direction,
    Interval,
    Period,
    Quantity,
    Role,
    Span,
    Statements,
    Subject,
)
from narrator.model.sources import Article, Change, Cluster, Copy, Origins

MakeArticle = Callable[..., Article]

TEXT = "Shorts of small caps have made $13 billion this year, Tidewater Analytics estimates."
YEAR = Period(date(2031, 1, 1), date(2031, 7, 9))


def amount(value: str) -> Quantity:
    low, high = Decimal(value) - Decimal("0.5"), Decimal(value) + Decimal("0.5")
    return Quantity(Span(33, 44), f"${value} billion", Interval(low, high), Decimal(value), "USD")


def claim(article: str, value: str = "13", *, by: str | None = "Tidewater Analytics", **other: object) -> Claim:
    chain = (Attribution(Role.MEASURED_BY, by),) if by else ()
    made = Claim(
        Span(0, len(TEXT)),
        TEXT,
        Subject.of(segment="small"),
        "short_profit",
        amount(value),
        Direction.UP,
        YEAR,
        chain,
        article,
    )
    return replace(made, **other)  # type: ignore[arg-type]


def said(*claims: Claim) -> Statements:
    figures = tuple(one.quantity for one in claims if one.quantity)
    return Statements((Span(0, len(TEXT)),), (), (), figures, claims, "parser")


def traced(make: MakeArticle, claims: Sequence[Claim], clusters: Sequence[Cluster] = ()) -> Origins:
    ids = sorted({one.article or "" for one in claims})
    articles = [make(name, TEXT, publisher=f"{name} Post", published=date(2031, 7, 9)) for name in ids]
    statements = {name: said(*(one for one in claims if one.article == name)) for name in ids}
    alone = {name: Cluster(name, (name,), (Copy(name, "original", 1.0),), "") for name in ids}
    held = {member.article for cluster in clusters for member in cluster.members}
    return trace_all(articles, [*clusters, *(one for name, one in alone.items() if name not in held)], statements)


def copied(original: str, *copies: Copy) -> Cluster:
    return Cluster(original, (original,), (Copy(original, "original", 1.0), *copies), "")


def test_three_articles_one_text_one_measurement(article: MakeArticle) -> None:
    cluster = copied("a", Copy("b", "spun", 0.8), Copy("c", "syndicated", 1.0))
    mangled = claim("b", by="Tidewater Evaluation")
    (fact,) = traced(article, [claim("a", by="Tidewater Analytics LLC"), mangled, claim("c")], [cluster]).facts
    assert (fact.articles, fact.texts) == (("a", "b", "c"), ("a",))
    assert (fact.measurements, fact.independent, fact.copy_only) == (("Tidewater Analytics",), 1, False)


def test_several_papers_that_quote_one_house_are_one_origin(article: MakeArticle) -> None:
    (fact,) = traced(article, [claim("a"), claim("b", by="Tidewater"), claim("c")]).facts
    assert (fact.texts, fact.measurements, fact.independent) == (("a", "b", "c"), ("Tidewater Analytics",), 1)


def test_another_house_and_a_paper_that_names_none_are_origins_of_their_own(article: MakeArticle) -> None:
    (fact,) = traced(article, [claim("a"), claim("b", by="Cobalt Research"), claim("c", by=None)]).facts
    assert fact.measurements == ("Cobalt Research", "Tidewater Analytics")
    assert fact.independent == 3


def test_whoever_measured_stands_behind_whoever_cites() -> None:
    chain = (Attribution(Role.CITED_BY, "Lowen Brothers"), Attribution(Role.MEASURED_BY, "Cobalt Research"))
    assert collapse_origins([(claim("a", attribution=chain), "a"), (claim("b", by="Cobalt"), "b")]) == (
        "Cobalt Research",
    )


def test_a_figure_that_a_copy_altered_is_in_copies_only(article: MakeArticle) -> None:
    change = Change("number", "$13 billion", "$31 billion", Span(33, 44), Span(33, 44))
    cluster = copied("a", Copy("b", "paraphrase", 0.8, (change,)))
    facts = traced(article, [claim("a"), claim("b", "31")], [cluster])
    assert [(fact.articles, fact.copy_only, fact.altered) for fact in facts.facts] == [
        (("a",), False, ()),
        (("b",), True, ("b",)),
    ]
    assert facts.disagreements == ()


def test_a_figure_that_a_copy_added_is_in_copies_only(article: MakeArticle) -> None:
    cluster = copied("a", Copy("b", "paraphrase", 0.8))
    added = claim("b", "4", measure="short_interest")
    assert [fact.copy_only for fact in traced(article, [claim("a"), added], [cluster]).facts] == [True, False]


def test_two_houses_with_two_figures_disagree(article: MakeArticle) -> None:
    (one,) = traced(article, [claim("a"), claim("b", "9", by="Cobalt Research")]).disagreements
    assert [side.measurements for side in one.sides] == [("Tidewater Analytics",), ("Cobalt Research",)]


def test_one_way_against_the_other_disagrees_too(article: MakeArticle) -> None:
    lost = claim("b", by="Cobalt Research", direction=Direction.DOWN)
    assert len(traced(article, [claim("a"), lost]).disagreements) == 1


def test_what_is_no_disagreement(article: MakeArticle) -> None:
    by = {"by": "Cobalt Research"}
    assert traced(article, [claim("a"), claim("b", "9")]).disagreements == ()  # one house changed its mind
    earlier = Period(date(2030, 1, 1), date(2030, 12, 31))
    assert traced(article, [claim("a"), claim("b", "9", period=earlier, **by)]).disagreements == ()
    assert traced(article, [claim("a"), claim("b", "9", subject=Subject.of(segment="mid"), **by)]).disagreements == ()
    assert traced(article, [claim("a"), claim("b", "9", forecast=True, **by)]).disagreements == ()
    assert traced(article, [claim("a"), claim("b", "13.4", **by)]).disagreements == ()
    undated = [claim("a", period=None), claim("b", "9", period=None, **by)]
    assert traced(article, undated).disagreements == ()  # gains over who knows which times
    assert len(traced(article, [replace(one, measure="short_share") for one in undated]).disagreements) == 1
    bases = [
        replace(one, text=f"It is a share of {base}.")
        for one, base in zip(undated, ("the float", "shares outstanding"), strict=True)
    ]
    assert traced(article, [replace(one, measure="short_share") for one in bases]).disagreements == ()


def test_the_order_of_articles_does_not_matter(article: MakeArticle) -> None:
    claims = [claim("a"), claim("b", "9", by="Cobalt Research"), claim("c", "13.3", by=None)]
    found = {repr(traced(article, order)) for order in permutations(claims)}
    assert len(found) == 1
