"""What asserts something that no article says, and words around a right figure that make it wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from narrator.check.draft import check_draft
from narrator.check.figures.intervals import Relation, relation
from narrator.check.names.bylines import judge_bylines
from narrator.check.names.posts import judge_posts
from narrator.check.names.roster import roster
from narrator.check.sources.readings import Reading
from narrator.check.words.definitions import definitions_of, judge_definition
from narrator.model.claims import Interval, Span, Speaker, Statements
from narrator.model.drafts import Verdict
from narrator.model.statistics import Statistic

Extract = Callable[..., Statements]
SOURCE = (
    "Investors pulled $2.4 billion out of small-cap funds last week. Tomas Helverin of Meridian Oak has long followed "
    "small companies. Norvane Corp. delivered its cars late. Pinmoor Bancorp Inc. and Kestrel Valley Bancorp Inc. fell."
)
NOTHING = Statements((), (), (), (), (), "none")


@pytest.mark.parametrize(
    "claim",
    [
        "Norvane Corp. recalled its cars.",
        "Tomas Helverin recommends buying small companies.",
        "Pinmoor Bancorp Inc. is to be bought by Kestrel Valley Bancorp Inc.",
        "Regulators banned investors from small-cap funds.",
        "Hollis & Crane rates Norvane a “sell.”",
        "Two analysts rate Pinmoor at outperform.",
    ],
)
def test_shared_names_do_not_support_another_assertion(claim: str, extract: Extract) -> None:
    said = check_draft(claim, articles=[SOURCE], extract=extract)
    assert said.sentences[0].verdict is not Verdict.SUPPORTED


@pytest.mark.parametrize(
    "fragment", ["Small-cap funds.", "Pinmoor Bancorp Inc. and Kestrel Valley Bancorp Inc.", "Norvane Corp."]
)
def test_a_fragment_asserts_nothing(fragment: str, extract: Extract) -> None:
    said = check_draft(fragment, articles=[SOURCE], extract=extract)
    assert said.sentences[0].verdict is Verdict.NOT_CHECKABLE


def test_a_sentence_of_three_words_asserts_something(extract: Extract) -> None:
    said = check_draft("Pinmoor Bancorp fell.", articles=[SOURCE], extract=extract)
    assert said.sentences[0].verdict is Verdict.SUPPORTED


def test_a_small_count_is_not_backed_by_a_coverage(statistic: Any, extract: Extract) -> None:
    said = check_draft("The firm was founded by 58 sailors.", statistics=[statistic("1")], extract=extract)
    assert not said.passed


def _interval(low: str | None, high: str | None) -> Interval:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    return Interval(ends[0], ends[1], high_closed=False)


@pytest.mark.parametrize(
    ("said", "known", "agrees"),
    [
        (("0", "13"), ("0", "10"), False),  # less than 13%, less than 10%
        (("0", "10"), ("0", "10"), True),
        (("0", "14"), ("13.5", "14.5"), False),  # less than 14, roughly 14
        (("13", None), ("13.5", "14.5"), True),  # more than 13, roughly 14
        (("5", None), ("5.05", "5.15"), True),
    ],
)
def test_a_bound_must_hold_for_all_that_is_known(
    said: tuple[str | None, str | None], known: tuple[str, str], agrees: bool
) -> None:
    found = relation(_interval(*said), _interval(*known))
    assert (found is not Relation.APART) is agrees


@pytest.mark.parametrize(
    ("draft", "rule"),
    [
        ("The funds lost money, Calder Post reported on 4 May 2031.", None),
        ("The funds lost money, Calder Post reported on 4 June 2031.", "period"),
        ("“We sold,” she said in an article of 4 May 2031 (Calder Post).", None),
        ("“We sold,” she said in an article of 4 May 2031 (Halden Times).", "misattributed"),
        ("“We sold,” she said in an article of 14 May 2031 (Calder Post).", "period"),
    ],
)
def test_an_article_is_named_by_its_own_paper_and_day(draft: str, rule: str | None) -> None:
    reading = Reading("a", "The funds lost.", "", NOTHING, 0, 0, ("Calder Post",), "Funds", date(2031, 5, 4))
    judged = judge_bylines(Span(0, len(draft)), draft, [reading])
    assert [item.opinion.rule for item in judged] == ([rule] if rule else [])


def test_a_changed_definition_is_refuted(statistic: Callable[..., Statistic]) -> None:
    definition = "Breadth is the share of an index's stocks that have fallen over the period."
    known = replace(statistic("1"), definition=definition)
    changed = known.definition.replace("fallen", "risen")
    for text, verdict in ((known.definition, Verdict.SUPPORTED), (changed, Verdict.REFUTED)):
        judged = judge_definition(text, Span(0, len(text)), definitions_of([known]))
        assert judged is not None
        assert judged.opinion.verdict is verdict


@pytest.mark.parametrize(
    ("role", "wrong"),
    [("chief strategist", False), ("head of strategy", False), ("strategist", False), ("junior strategist", True)],
)
def test_a_chief_is_no_junior(role: str, wrong: bool, extract: Extract) -> None:
    text = "“We sold,” said Odile Ferrant, chief strategist at Brackwater Securities."
    reading = Reading("a", text, text, extract(text), 0, 0)
    speaker = Speaker(Span(0, 1), "Odile Ferrant", "Odile Ferrant", role)
    assert bool(judge_posts([speaker], roster([reading], []), "")) is wrong


@pytest.mark.parametrize(
    ("draft", "passes"),
    [
        ("Bets against small caps have made profits of nearly $6 billion this year, Tidewater says.", True),
        ("Bets on a fall of small caps have made profits of nearly $6 billion this year, Tidewater says.", True),
        ("Bets on small caps have made short profits of nearly $6 billion this year, Tidewater says.", False),
        ("Halden Bank says bets against small caps have made profits of nearly $6 billion this year.", False),
    ],
)
def test_words_that_turn_a_right_figure_round(draft: str, passes: bool, extract: Extract) -> None:
    source = (
        "Bets against small caps have made profits of nearly $6 billion this year, according to Tidewater Analytics. "
        "Halden Bank rates them neutral."
    )
    report = check_draft(draft, articles=[source], dateline=date(2031, 9, 11), extract=extract)
    assert report.passed is passes


def test_the_currency_in_a_quotation_counts(extract: Extract) -> None:
    source = "“They made $3 billion and we made nothing,” said Odile Ferrant."
    assert check_draft(source, articles=[source], extract=extract).passed
    assert not check_draft(source.replace("$", "€"), articles=[source], extract=extract).passed


def test_a_fall_from_the_month_before_is_of_the_same_period(extract: Extract) -> None:
    source = "Fees paid by lenders came to $71 million in May, 12% less than in April."
    report = check_draft(
        "Fees of lenders were $71 million in May, down 12% from April.", articles=[source], extract=extract
    )
    assert report.passed
