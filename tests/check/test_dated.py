"""Words that an article has, of the time that the draft gives them or of another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from narrator.check.draft import check_draft
from narrator.model.claims import Span, Statements
from narrator.model.drafts import Verdict
from narrator.model.sources import Article

Extract = Callable[..., Statements]
TEXT = (
    "Harrow Mills will decide by September whether it closes the old foundry. Its managers have looked for a buyer of "
    "the foundry since the autumn of 2029. Something changed at the foundry on Wednesday."
)
DAY = date(2031, 6, 12)


def verdict(draft: str, extract: Extract, published: date | None = DAY) -> Verdict:
    article = Article("foundry", "", "text", TEXT, (Span(0, len(TEXT)),), published=published)
    return check_draft(draft, articles=[article], dateline=DAY, extract=extract).sentences[0].verdict


@pytest.mark.parametrize(
    "draft",
    [
        "By September Harrow Mills will decide whether it closes the old foundry.",
        "Since the autumn of 2029 its managers have looked for a buyer of the foundry.",
        "Harrow Mills will decide whether it closes the old foundry.",
    ],
)
def test_the_same_time_passes(draft: str, extract: Extract) -> None:
    assert verdict(draft, extract) is Verdict.SUPPORTED


@pytest.mark.parametrize(
    "draft",
    [
        "By December Harrow Mills will decide whether it closes the old foundry.",
        "Since the autumn of 2024 its managers have looked for a buyer of the foundry.",
    ],
)
def test_another_time_does_not(draft: str, extract: Extract) -> None:
    assert verdict(draft, extract) is not Verdict.SUPPORTED


def test_the_same_words_of_an_undated_article_are_the_same_time(extract: Extract) -> None:
    assert verdict("Something changed at the foundry on Wednesday.", extract, None) is Verdict.SUPPORTED


def test_the_day_of_the_news_is_the_one_that_the_article_names(extract: Extract) -> None:
    told = TEXT + " The chairman called it a good day."
    article = Article("foundry", "", "text", told, (Span(0, len(told)),), published=DAY)
    report = check_draft(
        "On 11 June the chairman called it a good day.", articles=[article], dateline=DAY, extract=extract
    )
    assert report.sentences[0].verdict is Verdict.SUPPORTED
    report = check_draft(
        "On 2 May the chairman called it a good day.", articles=[article], dateline=DAY, extract=extract
    )
    assert report.sentences[0].verdict is not Verdict.SUPPORTED


YARD = (
    "Lantern Mills set aside $14 million for bad flour in the spring. Two bakers joined its yard, and Ines Korda "
    "published a list of 40 pages."
)


@pytest.mark.parametrize(
    "draft",
    [
        "Lantern Mills expects to set aside $14 million for bad flour in the spring.",
        "Two bakers are going to join the yard of Lantern Mills.",
        "Ines Korda will publish a list of 40 pages.",
    ],
)
def test_what_is_done_is_not_to_come(draft: str, extract: Extract) -> None:
    [finding] = check_draft(draft, articles=[YARD], extract=extract).findings
    assert finding.rule == "forecast"
    assert "what has been" in finding.message


@pytest.mark.parametrize(
    "draft",
    [
        "In the spring Lantern Mills set $14 million aside for bad flour.",
        "Two bakers decided to join the yard of Lantern Mills.",
        "Ines Korda would publish a list of 40 pages.",
    ],
)
def test_what_is_done_may_be_told_in_any_way_that_it_is_done(draft: str, extract: Extract) -> None:
    assert all(one.rule != "forecast" for one in check_draft(draft, articles=[YARD], extract=extract).findings)


REVIEW = (
    "Savers put $3 billion into bond funds in May. The oddest pair are the funds of Lantern Mills. Its timber fund "
    "gathered $90 million. Its paper fund lost as much. Nobody can say why. The boards have not met about it. "
    "The brewer Harrow & Vane is another matter. Its 2028 quarrel with a hop grower in Bergen ended badly."
)


@pytest.mark.parametrize(
    ("draft", "passes"),
    [
        ("In May the timber fund of Lantern Mills gathered $90 million.", True),
        ("The quarrel of Harrow & Vane with a hop grower in 2028 ended badly.", True),
        ("The quarrel of Harrow & Vane with a hop grower in 2025 ended badly.", False),
        ("Its paper fund lost as much, and in 2028 its quarrel with a hop grower in Bergen ended badly.", True),
        ("Its paper fund lost as much, and in 2024 its quarrel with a hop grower in Bergen ended badly.", False),
    ],
)
def test_any_passage_of_what_bears_it_out_may_name_the_time(draft: str, passes: bool, extract: Extract) -> None:
    article = Article("review", "", "text", REVIEW, (Span(0, len(REVIEW)),), published=DAY)
    said = check_draft(draft, articles=[article], dateline=DAY, extract=extract).sentences[0].verdict
    assert (said is Verdict.SUPPORTED) is passes


WEEK = (
    "Shares of Harrow Mills jumped 3.4% on Thursday after the miller sold its foundry at Wexham. On Monday the company "
    "had paid $14 million for a yard. The bakers of Calder bought 900 tons on Tuesday. As of June 5, ships held 94,000 "
    "tons of oats, up from 80,000 on May 5."
)


def rules_of_week(draft: str, extract: Extract, day: date = DAY) -> set[str]:
    article = Article("week", "", "text", WEEK, (Span(0, len(WEEK)),), published=DAY)
    return {one.rule for one in check_draft(draft, articles=[article], dateline=day, extract=extract).findings}


@pytest.mark.parametrize(
    ("draft", "later"),
    [
        pytest.param("Shares of Harrow Mills jumped 3.4% on 12 June after the miller sold its foundry at Wexham.", 0),
        pytest.param("Shares of Harrow Mills jumped 3.4% today after the miller sold its foundry.", 0),
        pytest.param("Shares of Harrow Mills jumped 3.4% yesterday after the miller sold its foundry.", 1),
        pytest.param("Shares of Harrow Mills jumped 3.4% this week after the miller sold its foundry.", 0),
        pytest.param("On Thursday Harrow Mills rose 3.4%.", 1),
        pytest.param("Harrow Mills had paid $14 million on Monday for a yard, and rose 3.4% on Thursday.", 0),
        pytest.param("On Tuesday the bakers of Calder bought 900 tons.", 7, id="counted from a week later"),
        pytest.param("Ships held 94,000 tons of oats as of June 5, after 80,000 on May 5.", 0, id="each with its day"),
        pytest.param("On May 5 ships held 80,000 tons of oats, and by June 5 94,000.", 0, id="the other order"),
        pytest.param("Ships held 94,000 tons of oats in early June, up from 80,000 in May.", 0, id="coarser"),
    ],
)
def test_a_day_of_the_week_in_other_words_passes(draft: str, later: int, extract: Extract) -> None:
    assert not rules_of_week(draft, extract, DAY + timedelta(days=later)) - {"copied"}


@pytest.mark.parametrize(
    "draft",
    [
        "Shares of Harrow Mills jumped 3.4% on Tuesday after the miller sold its foundry at Wexham.",
        "Shares of Harrow Mills jumped 3.4% on 10 June after the miller sold its foundry at Wexham.",
        "Shares of Harrow Mills jumped 3.4% yesterday after the miller sold its foundry.",
        "On Wednesday Harrow Mills rose 3.4%.",
        "The bakers of Calder bought 900 tons on Saturday.",
        "On Friday the company had paid $14 million for a yard.",
        "As of June 5, ships held 94,000 tons of oats, up from 80,000 on January 5.",
        "As of February 5, ships held 94,000 tons of oats, up from 80,000 on May 5.",
    ],
)
def test_another_day_of_the_week_is_another_time(draft: str, extract: Extract) -> None:
    assert "period" in rules_of_week(draft, extract)


SALES = (
    "Harrow Mills sold 3,400 tons of flour on Monday 9 June, it said. Its oldest mill ground 512 sacks on Wednesday "
    "4 June. A ferry brought 77 crates on Tuesday."
)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("Harrow Mills sold 3,400 tons of flour on Monday 9 June.", Verdict.SUPPORTED),
        ("Harrow Mills sold 3,400 tons of flour on June 9.", Verdict.SUPPORTED),
        ("Harrow Mills sold 3,400 tons of flour on Monday.", Verdict.SUPPORTED),
        ("On Wednesday 4 June, the oldest mill of Harrow Mills ground 512 sacks.", Verdict.SUPPORTED),
        ("Harrow Mills sold 3,400 tons of flour on Monday 2 June.", Verdict.REFUTED),
        ("Harrow Mills sold 3,400 tons of flour on 2 June.", Verdict.REFUTED),
        ("On Wednesday 11 June, the oldest mill of Harrow Mills ground 512 sacks.", Verdict.REFUTED),
    ],
)
def test_the_same_weekday_of_another_week_is_another_day(draft: str, expected: Verdict, extract: Extract) -> None:
    article = Article("mills", "", "text", SALES, (Span(0, len(SALES)),), published=DAY)
    report = check_draft(draft, articles=[article], dateline=DAY, extract=extract)
    assert report.sentences[0].verdict is expected, report.findings
