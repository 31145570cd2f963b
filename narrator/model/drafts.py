"""A text that is to be printed, and what a check found in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from narrator.model.claims import Claim, Quote, Span
from narrator.model.statistics import Statistic

Fact: TypeAlias = Statistic | Quote | Claim
"""What a printed figure or quote may lead back to."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A printed figure or quote and the key of the fact behind it."""

    span: Span
    fact: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with its citations; a stranger's draft has none."""

    text: str
    citations: tuple[Citation, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    template: str | None = None


class Verdict(StrEnum):
    """The verdicts of AVeriTeC (Schlichtkrull et al., 2023), and `not_checkable` for what asserts nothing."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"
    CONFLICTING_EVIDENCE = "conflicting_evidence"
    NOT_CHECKABLE = "not_checkable"


class Severity(StrEnum):
    """`error` keeps a draft from passing, `warning` asks for a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of an article, or a statistic (by name, subject and period), that bears on a claim.

    `arithmetic` is how a statistic comes about, a line each: the values that decide, the equations with their numbers,
    the rows of which files.
    """

    text: str
    article: str | None = None
    span: Span | None = None
    statistic: str | None = None
    arithmetic: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """One assertion of a draft with its verdict; `rule` is set where a rule refuted it.

    `against` is what our own statistics have otherwise of words that an article bears out.
    """

    span: Span
    text: str
    verdict: Verdict
    rule: str | None = None
    evidence: tuple[Evidence, ...] = ()
    independent_origins: int = 0
    against: tuple[Evidence, ...] = ()


class Inference(StrEnum):
    """What a model of entailment takes one text to be by another; `neutral` is neither."""

    CONTRADICTION = "contradiction"
    ENTAILMENT = "entailment"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Guess:
    """The likeliest inference and its probability, to a hundredth."""

    label: Inference
    probability: Decimal


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """What a model of the user's own says of a sentence by the evidence; no verdict rests on it.

    `model` is its name and the first digits of a digest of its files.
    """

    label: Inference
    probability: Decimal
    model: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A sentence of a draft; its verdict is the worst of its claims'."""

    span: Span
    text: str
    verdict: Verdict
    claims: tuple[CheckedClaim, ...] = ()
    second_opinion: SecondOpinion | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A place in a draft that an editor must look at. Lines and columns count from 1."""

    rule: str
    severity: Severity
    span: Span
    line: int
    column: int
    message: str
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Every sentence of a draft with its verdict, and the findings in order.

    `passed` is true where no finding is an error; `counts` has the sentences by verdict. `language` is that of most of
    the draft, an ISO 639-1 code, `und` for what is surely not English, or None where nothing is certain.
    """

    sentences: tuple[CheckedSentence, ...]
    findings: tuple[Finding, ...]
    counts: Mapping[str, int]
    passed: bool
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Briefing:
    """A draft of ours with the report of its own check; `undated` names articles that it could not place in time."""

    draft: Draft
    checked: Report
    undated: tuple[str, ...] = ()
