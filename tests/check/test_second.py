"""A second opinion stands beside the verdict and changes nothing of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from narrator.check.desk import Desk, lay_out
from narrator.check.draft import check_on
from narrator.check.rules.rule import Example
from narrator.check.rules.second import SECOND
from narrator.check.second import Judge, with_second_opinions
from narrator.check.sources.readings import read_sources
from narrator.extract.statements import extract_statements
from narrator.model.drafts import Guess, Inference, Report, Verdict

FERRY = "The ferry to Corrow was full on every morning of the summer."
FUNDS = "Investors withdrew $2.4 billion from small-cap funds last week."
OTHERS = "The ferry to Corrow stayed in its dock every morning of the summer, and the harbour was quiet."


def desk_of(*articles: str) -> Desk:
    return lay_out(read_sources(articles, (), extract_statements, dateline=None, securities=()), (), (), None)


def saying(label: Inference, probability: str = "0.93") -> tuple[Judge, list[tuple[str, str]]]:
    """A model that takes everything to be one thing, and the pairs that it was asked about."""
    asked: list[tuple[str, str]] = []

    def judge(pairs: Sequence[tuple[str, str]]) -> list[Guess]:
        asked.extend(pairs)
        return [Guess(label, Decimal(probability)) for _ in pairs]

    return judge, asked


def both(text: str, label: Inference, *articles: str) -> tuple[Report, Report, list[tuple[str, str]]]:
    """The report without the model, with it, and what the model was asked."""
    desk = desk_of(*articles)
    judge, asked = saying(label)
    report = check_on(text, desk)
    return report, with_second_opinions(text, report, desk, judge, "small@0123456789ab"), asked


@pytest.mark.parametrize("example", [*SECOND[0].passes, *SECOND[0].fails])
def test_the_examples_of_the_rule(example: Example) -> None:
    fails = example in SECOND[0].fails
    label = Inference.CONTRADICTION if fails else Inference.ENTAILMENT
    before, after, asked = both(example.draft, label, *example.sources)
    assert "second-opinion" not in {one.rule for one in before.findings}
    assert ("second-opinion" in {one.rule for one in after.findings}) is fails
    assert asked == [(FERRY, example.draft)]


def test_a_contradiction_is_a_warning_and_no_verdict() -> None:
    text = f"Monday.\n\n{OTHERS}"
    before, after, _ = both(text, Inference.CONTRADICTION, FERRY)
    (found,) = [one for one in after.findings if one.rule == "second-opinion"]
    assert (found.line, found.column, found.span.of(text)) == (3, 1, OTHERS)
    assert "small@0123456789ab" in found.message
    assert "0.93" in found.message
    assert f"“{FERRY}”" in found.message
    assert [one for one in after.findings if one is not found] == list(before.findings)
    assert [replace(one, second_opinion=None) for one in after.sentences] == list(before.sentences)
    assert (after.counts, after.passed) == (before.counts, before.passed)


@pytest.mark.parametrize("label", [Inference.ENTAILMENT, Inference.NEUTRAL])
def test_what_it_does_not_contradict_is_no_finding(label: Inference) -> None:
    before, after, _ = both(OTHERS, label, FERRY)
    assert after.findings == before.findings
    (sentence,) = after.sentences
    assert sentence.second_opinion is not None
    assert (sentence.second_opinion.label, sentence.second_opinion.evidence.text) == (label, FERRY)


def test_what_the_rules_have_settled_is_not_asked() -> None:
    text = "Investors withdrew $4.2 billion from small-cap funds last week."
    before, after, asked = both(text, Inference.ENTAILMENT, FUNDS)
    assert before.sentences[0].verdict is Verdict.REFUTED
    assert asked == []
    assert after == before


def test_what_no_article_is_near_is_not_asked() -> None:
    _, after, asked = both("Apples ripened early in the valley orchards.", Inference.CONTRADICTION, FUNDS)
    assert asked == []
    assert after.sentences[0].second_opinion is None


def test_one_passage_that_entails_outweighs_another_that_contradicts() -> None:
    desk = desk_of(FERRY, OTHERS)
    text = "The ferry to Corrow was nearly always full on the mornings of that long summer."

    def judge(pairs: Sequence[tuple[str, str]]) -> list[Guess]:
        return [
            Guess(Inference.ENTAILMENT, Decimal("0.51"))
            if premise == FERRY
            else Guess(Inference.CONTRADICTION, Decimal("0.99"))
            for premise, _ in pairs
        ]

    report = check_on(text, desk)
    after = with_second_opinions(text, report, desk, judge, "small")
    opinion = after.sentences[0].second_opinion
    assert opinion is not None
    assert (opinion.label, opinion.probability, opinion.evidence.text) == (
        Inference.ENTAILMENT,
        Decimal("0.51"),
        FERRY,
    )
