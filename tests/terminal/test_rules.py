"""The rules as help."""

from __future__ import annotations

from datetime import date

from narrator.check.rules.rule import Example, Rule
from narrator.check.rules.rules import RULES
from narrator.model.drafts import Severity
from narrator.terminal.rules import rule_lines, rule_list


def test_a_rule_says_what_why_and_shows_both_sides() -> None:
    told = Example("It has risen.", ("It fell.", "It fell."), (date(2031, 1, 2), date(2031, 1, 3)), copied=True)
    rule = Rule("way", "It goes the right way.", "{found}", Severity.WARNING, "Ours", (told,), (Example("It.", ()),))
    assert list(rule_lines(rule)) == [
        "way (warning: asks for a look)",
        "  asks: It goes the right way.",
        "  why: Ours",
        "",
        "  passes",
        "    draft: It has risen.",
        "    source of 2031-01-02: It fell.",
        "    copy of 2031-01-03: It fell.",
        "",
        "  fails",
        "    draft: It.",
        "    no source",
    ]


def test_every_rule_has_its_line() -> None:
    lines = list(rule_list(RULES))
    assert [line.split()[0] for line in lines[:-2]] == sorted(one.name for one in RULES)


def test_every_rule_explains_itself() -> None:
    for rule in RULES:
        text = " ".join(" ".join(rule_lines(rule)).split())
        assert rule.says in text
        assert all(" ".join(one.sources[0].split()) in text for one in (*rule.passes, *rule.fails) if one.sources)
