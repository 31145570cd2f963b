"""The report of a check: verdicts in the order of the text, findings with their place and message."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from narrator.check.opinions import Judged
from narrator.check.printed import printed
from narrator.check.rules.rules import RULES
from narrator.model.claims import Span
from narrator.model.drafts import CheckedClaim, CheckedSentence, Finding, Report, Severity, Verdict

_WORST_FIRST = (
    Verdict.REFUTED,
    Verdict.CONFLICTING_EVIDENCE,
    Verdict.NOT_ENOUGH_EVIDENCE,
    Verdict.SUPPORTED,
    Verdict.NOT_CHECKABLE,
)
_BROKEN = frozenset({Verdict.REFUTED, Verdict.CONFLICTING_EVIDENCE, Verdict.NOT_ENOUGH_EVIDENCE})
_UNREAD = frozenset({"language", "length"})
"""The rules that tell of what cannot be checked."""

_LONG = 16
"""More words than these are told by the first half of so many and the last quarter."""

INNER_MARKS = str.maketrans("“”", "‘’")
"""Quotation marks as they stand within others."""

_STOPS = (".", "!", "?", ".”", "!”", "?”")

_BY_NAME = {rule.name: rule for rule in RULES}


def report(text: str, judged: Sequence[tuple[Span, list[Judged]]], language: str | None = None) -> Report:
    """Sentences and findings of one draft, in the order of the text."""
    sentences = tuple(_sentence(text, span, items) for span, items in judged)
    findings = [found for _, items in judged for item in items if (found := _finding(text, item)) is not None]
    ordered = tuple(sorted(dict.fromkeys(findings), key=lambda found: (found.span, found.rule)))
    counts = Counter(sentence.verdict.value for sentence in sentences)
    return Report(
        sentences=sentences,
        findings=ordered,
        counts={verdict.value: counts[verdict.value] for verdict in Verdict},
        passed=not any(found.severity is Severity.ERROR for found in ordered),
        language=language,
    )


def _sentence(text: str, span: Span, items: Sequence[Judged]) -> CheckedSentence:
    claims = tuple(_claim(text, item) for item in sorted(items, key=lambda item: item.span))
    verdicts = {claim.verdict for claim in claims}
    worst = next((verdict for verdict in _WORST_FIRST if verdict in verdicts), Verdict.NOT_CHECKABLE)
    return CheckedSentence(span, span.of(text), worst, claims)


def _claim(text: str, item: Judged) -> CheckedClaim:
    opinion = item.opinion
    rule = opinion.rule if opinion.verdict in _BROKEN else None
    words = item.span.of(text)
    return CheckedClaim(item.span, words, opinion.verdict, rule, opinion.evidence, item.origins, opinion.against)


def _finding(text: str, item: Judged) -> Finding | None:
    opinion = item.opinion
    if opinion.rule is None or (opinion.verdict is Verdict.NOT_CHECKABLE and opinion.rule not in _UNREAD):
        return None
    return finding_at(text, opinion.rule, item.span, opinion.found, item.text, opinion.suggestion)


def finding_at(
    text: str, name: str, span: Span, found: str, words: str | None = None, suggestion: str | None = None
) -> Finding:
    """What a rule has to say of a place in a text; `words` are the draft's where they are not those of the place."""
    rule = _BY_NAME[name]
    said = in_brief(span.of(text) if words is None else words)
    said = said if "“{said}”" in rule.message else as_quoted(said)
    return Finding(
        rule=rule.name,
        severity=rule.severity,
        span=span,
        line=text.count("\n", 0, span.start) + 1,
        column=span.start - (text.rfind("\n", 0, span.start) + 1) + 1,
        message=rule.message.format(said=said, found=found),
        suggestion=suggestion,
    )


def as_quoted(said: str) -> str:
    """A whole sentence between quotation marks, so that its full stop ends no other; fewer words as they are."""
    return f"“{said.translate(INNER_MARKS)}”" if len(said.split()) > 1 and said.endswith(_STOPS) else said


def in_brief(words: str) -> str:
    """The words on one line without marks, and of a long sentence how it begins and ends, which stands in the draft."""
    every = printed(words).text.split()
    return " ".join(every if len(every) <= _LONG else [*every[: _LONG // 2], "…", *every[-_LONG // 4 :]])
