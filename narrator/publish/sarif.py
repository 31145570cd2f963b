"""A report as SARIF 2.1.0 (OASIS, 2020), which code hosts and editors show beside the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from narrator.cache import digest
from narrator.check.baseline import Reviewed, accepted_form
from narrator.check.rules.rule import Example, Rule
from narrator.model.claims import Span
from narrator.model.drafts import Evidence, Finding
from narrator.model.sources import Article
from narrator.publish.annotations import advice
from narrator.publish.findings import evidence_by_span, source_of, told_by
from narrator.publish.places import Region, Ruler

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_REPLACING: Final = frozenset({"name", "quote"})
"""Rules whose suggestion stands in the place of the words found; elsewhere it says whom to credit, or what is so."""

_AS_FILED: Final = frozenset({"text", "page"})
"""Forms of articles whose text is that of the file, so that lines and columns can be given."""

_LINK = re.compile(r"\[(?=[^\]\n]*\]\()")
_STOPS = ".,;:!?"


@dataclass(frozen=True, slots=True)
class _Run:
    """What every result is made from; `draft` is a path relative to where the command was started."""

    text: str
    ruler: Ruler
    draft: str
    exact: bool
    reviewed: Reviewed
    rules: Mapping[str, int]
    articles: Mapping[str, Article]
    rulers: Mapping[str, Ruler]
    evidence: Mapping[Span, tuple[Evidence, ...]]


def sarif_shape(
    text: str,
    reviewed: Reviewed,
    *,
    draft: str,
    version: str,
    rules: Sequence[Rule],
    articles: Sequence[Article] = (),
    exact: bool = True,
) -> dict[str, object]:
    """A SARIF log with one run, findings in the order of the text, and the rules that they name.

    `draft` is a path relative to where the command was started; `exact` is false where `text` is not what stands in
    that file (a Word file, a page), so that no lines can be given.
    """
    evidence = evidence_by_span(reviewed.report)
    shown = {one.article for found in evidence.values() for one in found}
    filed = {one.id: Ruler.of(one.text) for one in articles if one.id in shown and one.form in _AS_FILED}
    broken = {one.rule for one in reviewed.report.findings}
    rules = [one for one in rules if one.name in broken]
    numbers = {one.name: number for number, one in enumerate(rules)}
    by_id = {one.id: one for one in articles}
    run = _Run(text, Ruler.of(text), draft, exact, reviewed, numbers, by_id, filed, evidence)
    driver = {
        "name": "narrator",
        "version": version,
        "semanticVersion": version,
        "language": "en",
        "rules": [_descriptor(one) for one in rules],
    }
    base = {"ARTICLES": {"description": {"text": "The folder of the articles that the draft was held against."}}}
    whole = {
        "tool": {"driver": driver},
        "originalUriBaseIds": base,
        "columnKind": "utf16CodeUnits",
        "results": _results(run),
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [whole]}


def _descriptor(rule: Rule) -> dict[str, object]:
    text = "\n".join(
        [rule.says, f"Why: {rule.authority}.", *_lines("Passes", rule.passes), *_lines("Fails", rule.fails)]
    )
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.says},
        "fullDescription": {"text": f"{rule.says} ({rule.authority})"},
        "help": {"text": text, "markdown": text.replace("\n", "\n\n")},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _lines(title: str, examples: Sequence[Example]) -> list[str]:
    return [f"{title}: “{_flat(one.draft)}” against {_against(one)}" for one in examples]


def _against(example: Example) -> str:
    return ", ".join(f"“{_flat(source)}”" for source in example.sources) or "nothing"


def _flat(words: str) -> str:
    return " ".join(words.split())


def _results(run: _Run) -> list[dict[str, object]]:
    seen: Counter[tuple[str, str, str]] = Counter()
    results = []
    for one, key in accepted_form(run.text, run.reviewed.report):
        results.append(_result(run, one, digest(*key.key, str(seen[key.key]))))
        seen[key.key] += 1
    return results


def _result(run: _Run, finding: Finding, fingerprint: str) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": run.rules[finding.rule],
        "level": finding.severity.value,
        "message": _message(advice(finding)),
        "locations": [{"physicalLocation": _physical(run, finding.span)}],
        "partialFingerprints": {"sentenceAndWords/v1": fingerprint},
    }
    related = [_related(run, one) for one in run.evidence.get(finding.span, ())]
    if related:
        result["relatedLocations"] = [{"id": number, **one} for number, one in enumerate(related, start=1)]
    if finding.suggestion and finding.rule in _REPLACING and run.exact:
        result["fixes"] = [_fix(run, finding, finding.suggestion)]
    if run.reviewed.baseline:  # all results have them or none: an empty list says that it was looked at
        accepted = {"kind": "external", "status": "accepted", "justification": "It is in the baseline file."}
        result["suppressions"] = [accepted] if finding in run.reviewed.accepted else []
    return result


def _message(words: str) -> dict[str, object]:
    """Words in which nothing is taken for a link."""
    return {"text": _LINK.sub(r"\\[", words)}


def _physical(run: _Run, span: Span) -> dict[str, object]:
    where: dict[str, object] = {"artifactLocation": {"uri": quote(run.draft)}}
    if not run.exact:
        return where
    return {**where, "region": {**_region(run.ruler.region(span)), "snippet": {"text": span.of(run.text)}}}


def _region(region: Region) -> dict[str, object]:
    return {
        "startLine": region.start_line,
        "startColumn": region.start_column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
        "charOffset": region.offset,
        "charLength": region.length,
    }


def _related(run: _Run, evidence: Evidence) -> dict[str, object]:
    """Where evidence stands: in the file of an article, else as a statistic by its name."""
    told = [told_by(evidence), *evidence.arithmetic]
    message = {"message": _message("\n".join(told))}
    article = run.articles.get(evidence.article or "")
    if article is None:
        return {"logicalLocations": [{"fullyQualifiedName": source_of(evidence)}], **message}
    where: dict[str, object] = {"artifactLocation": {"uri": quote(article.file), "uriBaseId": "ARTICLES"}}
    ruler = run.rulers.get(article.id)
    if ruler is not None and evidence.span is not None:
        where["region"] = _region(ruler.region(evidence.span))
    return {"physicalLocation": where, **message}


def _fix(run: _Run, finding: Finding, words: str) -> dict[str, object]:
    """The suggestion in the place of the words, with the punctuation that they end with."""
    said = finding.span.of(run.text)
    stop = said[len(said.rstrip(_STOPS)) :]
    inserted = words if not stop or words.endswith(tuple(_STOPS)) else words + stop
    replacement = {
        "deletedRegion": _region(run.ruler.region(finding.span)),
        "insertedContent": {"text": inserted},
    }
    change = {"artifactLocation": {"uri": quote(run.draft)}, "replacements": [replacement]}
    return {"description": {"text": f"Print “{inserted}”."}, "artifactChanges": [change]}
