"""Every rule proves itself by its own sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.check.report import finding_at
from narrator.check.rules.rule import Example, Rule
from narrator.check.rules.rules import RULES
from narrator.model.claims import Span, Statements
from narrator.model.sources import Article, Cluster, Copy

EXAMPLES = [
    pytest.param(rule, example, fails, id=f"{rule.name}-{'fails' if fails else 'passes'}-{number}")
    for rule in RULES
    if rule.name != "second-opinion"  # its examples need a model: test_second.py
    for fails, examples in ((False, rule.passes), (True, rule.fails))
    for number, example in enumerate(examples, start=1)
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_has_sentences_that_pass_and_sentences_that_fail(rule: Rule) -> None:
    assert len(rule.passes) == len(rule.fails) > 0
    assert rule.says.endswith(".")
    assert rule.authority
    assert "{said}" in rule.message
    assert "{found}" in rule.message


def test_a_rule_has_one_name() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(("name", "differs"), [("period", ": the period differs"), ("subject", "")])
def test_what_differs_may_be_a_word_and_not_a_figure(name: str, differs: str) -> None:
    rule = next(rule for rule in RULES if rule.name == name)
    message = rule.message.format(found="fen-wire has “September”", said="December")
    assert message == f"fen-wire has “September”, the draft has December{differs}"


@pytest.mark.parametrize(("rule", "example", "fails"), EXAMPLES)
def test_examples(rule: Rule, example: Example, fails: bool, extract: Callable[..., Statements]) -> None:
    articles, clusters = _laid_out(example)
    report = check_draft(example.draft, articles=articles, clusters=clusters, extract=extract)
    assert (rule.name in {finding.rule for finding in report.findings}) is fails


def _laid_out(example: Example) -> tuple[list[Article], list[Cluster]]:
    days = example.days or (None,) * len(example.sources)
    articles = [
        Article(f"article {number}", "", "text", text, (Span(0, len(text)),), published=day)
        for number, (text, day) in enumerate(zip(example.sources, days, strict=True), start=1)
    ]
    return articles, [_one_text(articles)] if example.copied else []


def _one_text(articles: list[Article]) -> Cluster:
    members = tuple(Copy(one.id, "original" if one is articles[0] else "spun", 1.0) for one in articles)
    return Cluster(articles[0].id, (articles[0].id,), members, "it came first")


def test_a_whole_sentence_stands_between_quotation_marks_in_a_message() -> None:
    text = "Bo said “no” to barley. It fell 4% in May."
    assert finding_at(text, "unsupported", Span(0, 23), "no article says it").message == (
        "no article says it: “Bo said ‘no’ to barley.”"
    )
    assert (
        finding_at(text, "number", Span(32, 34), "fen-wire has “5%”").message == "fen-wire has “5%”, the draft says 4%"
    )
