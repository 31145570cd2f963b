from __future__ import annotations

from datetime import date
from decimal import Decimal

from narrator.model.claims import Claim, Direction, Interval, Period, Quantity, Span, Subject
from narrator.model.sources import Article, Cluster, Copy, Disagreement, FactOrigins, Origins
from narrator.publish.copies import clusters_page
from narrator.publish.standing import quarrels, standings

MONTH = Period(date(2026, 5, 1), date(2026, 5, 31))


def fact(
    figure: str = "$5 million",
    *,
    articles: tuple[str, ...] = ("a", "b", "c"),
    measured: tuple[str, ...] = ("Tarn",),
    **more: object,
) -> FactOrigins:
    text = f"Shorts of Ashby made {figure} in May."
    quantity = Quantity(Span(21, 21 + len(figure)), figure, Interval(None, None), Decimal(5), "USD")
    claim = Claim(
        Span(0, len(text)), text, Subject.of(index="calder_300"), "short_profit", quantity, Direction.UP, MONTH
    )
    return FactOrigins(claim, articles, ("a",), measured, len(measured), **more)  # type: ignore[arg-type]


def test_a_fact_is_told_with_what_stands_behind_it() -> None:
    (one,) = standings(Origins((fact(),), ()))
    assert one.about == "short profit of Calder 300"
    assert one.said == "“$5 million” · up · 1 May 2026 to 31 May 2026"
    assert one.behind == "3 articles, 1 text, 1 measurement (Tarn)"


def test_a_fact_of_one_article_is_left_out_unless_a_copy_made_it() -> None:
    alone = fact(articles=("a",), measured=())
    made_up = fact("$6 million", articles=("b",), measured=(), copy_only=True)
    (one,) = standings(Origins((alone, made_up), ()))
    assert one.origins is made_up
    assert one.behind == "1 article, 1 text, nobody said to have measured it"


def test_the_page_tells_of_facts_and_disagreements() -> None:
    text = "Shorts of Ashby made $5 million in May."
    article = Article("a", "a.txt", "text", text, (Span(0, len(text)),))
    lone = Cluster("a", ("a",), (Copy("a", "original", 1.0),), "")
    sides = fact(measured=("Tarn",)), fact("$9 million", measured=("Odo <b>",))
    made_up = fact("$6 million", copy_only=True)
    changed = fact("$7 million", altered=("b",))
    origins = Origins((*sides, made_up, changed), (Disagreement(sides),))
    page = clusters_page([article], [lone], {}, None, origins)
    assert [len(one) for one in quarrels(origins)] == [2]
    assert "Where independent origins disagree" in page
    assert "in copies only" in page
    assert "altered in b" in page
    assert "Odo &lt;b&gt;" in page
    assert "Where independent origins disagree" not in clusters_page([article], [lone], {}, None, Origins((), ()))
