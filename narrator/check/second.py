"""A second opinion from an entailment model of the user's own, beside what the rules say and never instead of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

from narrator.check.desk import Desk
from narrator.check.report import finding_at
from narrator.check.sources.overlap import search
from narrator.model.drafts import (
    CheckedSentence,
    Evidence,
    Finding,
    Guess,
    Inference,
    Report,
    SecondOpinion,
    Verdict,
)

Judge: TypeAlias = Callable[[Sequence[tuple[str, str]]], Sequence[Guess]]
"""What a model takes the second text of each pair to be by the first."""

_MOST = 3
"""Passages that are laid before the model for one sentence."""

_LEAST = 0.3
"""How well a passage must line up with a sentence of which nothing is known yet, 0 to 1."""

_OPEN = frozenset({Verdict.SUPPORTED, Verdict.NOT_ENOUGH_EVIDENCE})


def with_second_opinions(text: str, report: Report, desk: Desk, judge: Judge, model: str) -> Report:
    """The report with what a model says of each sentence that was judged by its words.

    That is a sentence which is supported, or of which there is not enough evidence. Verdicts and what passes stay as
    they are; a contradiction that the model sees is a warning.
    """
    asked = [_passages(one, desk) for one in report.sentences]
    pairs = [(shown.text, one.text) for one, known in zip(report.sentences, asked, strict=True) for shown in known]
    guesses = iter(judge(pairs))
    sentences = tuple(
        _with_opinion(one, [(next(guesses), shown) for shown in known], model)
        for one, known in zip(report.sentences, asked, strict=True)
    )
    warned = [found for one in sentences if (found := _warning(text, one)) is not None]
    findings = tuple(sorted([*report.findings, *warned], key=lambda found: (found.span, found.rule)))
    return replace(report, sentences=sentences, findings=findings)


def _passages(sentence: CheckedSentence, desk: Desk) -> list[Evidence]:
    """What the model is to read: the evidence that was found, or without any the passages that line up best."""
    if sentence.verdict not in _OPEN or all(claim.span != sentence.span for claim in sentence.claims):
        return []
    found = [shown for claim in sentence.claims for shown in claim.evidence if shown.article is not None]
    if not found:
        near = search(desk.library, sentence.text)[:_MOST]
        passages = [one.passage for one in near if one.score >= _LEAST]
        found = [Evidence(one.text, one.article, one.span) for one in passages]
    return list(dict.fromkeys(found))[:_MOST]


def _with_opinion(sentence: CheckedSentence, guesses: Sequence[tuple[Guess, Evidence]], model: str) -> CheckedSentence:
    """The sentence with the model's word on it: one passage that entails it outweighs others that contradict it."""
    by_label = {label: [one for one in guesses if one[0].label is label] for label in Inference}
    for label in (Inference.ENTAILMENT, Inference.CONTRADICTION, Inference.NEUTRAL):
        if by_label[label]:
            guess, shown = max(by_label[label], key=lambda one: one[0].probability)
            return replace(sentence, second_opinion=SecondOpinion(label, guess.probability, model, shown))
    return sentence


def _warning(text: str, sentence: CheckedSentence) -> Finding | None:
    said = sentence.second_opinion
    if said is None or said.label is not Inference.CONTRADICTION:
        return None
    found = (
        f"the model {said.model} takes {said.evidence.article} to contradict this (probability {said.probability}),"
        f" which has “{' '.join(said.evidence.text.split())}”"
    )
    return finding_at(text, "second-opinion", sentence.span, found)
