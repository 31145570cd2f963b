"""Rules as a person reads them in a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from narrator.check.rules.rule import Example, Rule

_WIDTH = 110
_MOST = 300
"""Characters of an example's paragraph; the rest of one that is too long by rule is more of the same."""


def rule_list(rules: Sequence[Rule]) -> Iterator[str]:
    """One line a rule, by name."""
    longest = max((len(one.name) for one in rules), default=0)
    for one in sorted(rules, key=lambda rule: rule.name):
        yield f"{one.name:<{longest}}  {one.severity:<7}  {one.says}"
    yield ""
    yield "narrator check --explain RULE shows why, and drafts that pass and fail."


def rule_lines(rule: Rule) -> Iterator[str]:
    """One rule: what it asks and why, what comes of it, and drafts that pass and fail with their sources."""
    comes = {"error": "keeps a draft from passing", "warning": "asks for a look"}[rule.severity]
    yield f"{rule.name} ({rule.severity}: {comes})"
    yield from _paragraph("asks", rule.says)
    yield from _paragraph("why", rule.authority)
    for title, examples in (("passes", rule.passes), ("fails", rule.fails)):
        for one in examples:
            yield ""
            yield f"  {title}"
            yield from _example(one)


def _example(one: Example) -> Iterator[str]:
    for paragraph in one.draft.splitlines():
        yield from (
            _paragraph("  draft", textwrap.shorten(paragraph, _MOST, placeholder=" …")) if paragraph.strip() else ()
        )
    for number, source in enumerate(one.sources):
        copy = "copy" if one.copied and number else "source"
        day = f" of {one.days[number]}" if number < len(one.days) else ""
        yield from _paragraph(f"  {copy}{day}", " ".join(source.split()))
    if not one.sources:
        yield "    no source"


def _paragraph(title: str, words: str) -> Iterator[str]:
    indent = " " * (len(title) - len(title.lstrip()) + 6)
    yield from textwrap.wrap(
        words, _WIDTH, initial_indent=f"  {title}: ", subsequent_indent=indent, break_on_hyphens=False
    )
