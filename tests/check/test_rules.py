"""Every rule proves itself by its own sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.check.rules import RULES, Rule
from narrator.model.claims import Statements

EXAMPLES = [
    pytest.param(rule, example, fails, id=f"{rule.name}-{'fails' if fails else 'passes'}-{number}")
    for rule in RULES
    for fails, examples in ((False, rule.passes), (True, rule.fails))
    for number, example in enumerate(examples, start=1)
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_has_sentences_that_pass_and_sentences_that_fail(rule: Rule) -> None:
    assert rule.passes
    assert rule.fails
    assert rule.authority
    assert "{said}" in rule.message
    assert "{found}" in rule.message


def test_a_rule_has_one_name() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(("rule", "example", "fails"), EXAMPLES)
def test_examples(rule: Rule, example: tuple[str, ...], fails: bool, extract: Callable[..., Statements]) -> None:
    draft, *sources = example
    report = check_draft(draft, articles=sources, extract=extract)
    assert (rule.name in {finding.rule for finding in report.findings}) is fails
