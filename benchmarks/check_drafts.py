"""Our labelled drafts, checked by narrator, by grounded-check from PyPI and by comparing digits, in one run.

    python benchmarks/check_drafts.py [--drafts FILE …]

The drafts are those of tests/quality (`drafts*.jsonl`), a text a line with the verdict that it must get; the evidence
is the corpus, laid out or loaded once by each. Grounded-check (needs the `bench` extra) looks up each quotation,
figure, citation and name of a draft in the sources, without a model; comparing digits passes a draft whose numbers all
stand in one article. Neither knows a verdict beyond passed and not passed, so all three are compared two-way: how many
edited drafts are found (any finding of ours but a lack of evidence, a failure of theirs), how many faithful ones pass
without any, the mean of both shares, and drafts a second. Three-way accuracy, and how often the rule is the right one,
are ours alone. Foundless drafts, which no article supports or contradicts, count in the three-way figure only.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from narrator.articles import articles_in, clusters_of, statements_in
from narrator.check.desk import Desk, lay_out
from narrator.check.draft import check_on
from narrator.check.sources.readings import read_sources
from narrator.engines.vectors import vectors_of
from narrator.extract.statements import extract_statements
from narrator.model.drafts import Report
from narrator.model.sources import Article
from narrator.shipped import embedded_articles

QUALITY = Path(__file__).parents[1] / "tests" / "quality"
DAY = date(2026, 6, 30)
WORST_FIRST = ("refuted", "conflicting_evidence", "not_enough_evidence", "supported", "not_checkable")
LACK_OF_EVIDENCE = frozenset({"no-evidence", "unsupported"})


@dataclass(frozen=True, slots=True)
class Labelled:
    """A draft with the verdict that it must get, and the rule that must find what was edited."""

    text: str
    verdict: str
    rule: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one checker makes of one draft: whether it finds anything wrong, its verdict and its rules if it has any."""

    finds: bool
    verdict: str = ""
    rules: tuple[str, ...] = ()


Check = Callable[[str], Outcome]


def labelled(files: Sequence[Path]) -> list[Labelled]:
    """The drafts of some files."""
    rows = [json.loads(one) for file in files for one in file.read_text().splitlines()]
    return [Labelled(row["text"], row["verdict"], row["rule"]) for row in rows]


def ours(articles: Sequence[Article]) -> Check:
    """Narrator, its evidence laid out once; drafts are read anew."""
    clusters = clusters_of(articles, {one.id: statements_in(one) for one in articles})
    readings = read_sources(articles, clusters, statements_in, dateline=DAY, securities=())
    desk: Desk = lay_out(readings, (), (), vectors_of)

    def check(text: str) -> Outcome:
        report = check_on(text, desk, dateline=DAY, extract=extract_statements)
        return Outcome(bool(_wrong(report)), _verdict(report), _wrong(report))

    return check


def _wrong(report: Report) -> tuple[str, ...]:
    return tuple(one.rule for one in report.findings if one.rule not in LACK_OF_EVIDENCE)


def _verdict(report: Report) -> str:
    found = {one.verdict.value for one in report.sentences}
    return next((verdict for verdict in WORST_FIRST if verdict in found), "none")


def grounded(articles: Sequence[Article]) -> Check:
    """Grounded-check as its README calls it, the bodies of the articles as its sources, loaded once."""
    from grounded import Kind, extract, load, verify  # noqa: PLC0415  of the bench extra

    kinds = {Kind.QUOTE, Kind.NUMBER, Kind.CITATION, Kind.ENTITY}
    with tempfile.TemporaryDirectory() as folder:
        for one in articles:
            (Path(folder) / f"{one.id.replace('/', '-')}.txt").write_text(one.body())
        sources = load([folder])

    def check(text: str) -> Outcome:
        return Outcome(not verify(extract(text, kinds=kinds), sources).passed)

    return check


def digits(articles: Sequence[Article]) -> Check:
    """Comparing digits: all numbers of a draft must stand in one article."""
    known = [set(_numbers(one.body())) for one in articles]

    def check(text: str) -> Outcome:
        said = set(_numbers(text))
        return Outcome(not any(said <= numbers for numbers in known))

    return check


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+(?:[.,]\d+)*", text)


def measured(name: str, check: Check, drafts: Sequence[Labelled]) -> float:
    """Print what a checker makes of the drafts; its balanced accuracy."""
    check(drafts[0].text)  # what is loaded on first use is not counted
    began = time.perf_counter()
    outcomes = [check(one.text) for one in drafts]
    took = time.perf_counter() - began
    both = list(zip(drafts, outcomes, strict=True))
    edited = [out for one, out in both if one.rule]
    faithful = [out for one, out in both if not one.rule and one.verdict == "supported"]
    found, passed = (sum(out.finds for out in edited), sum(not out.finds for out in faithful))
    balanced = (found / len(edited) + passed / len(faithful)) / 2
    print(
        f"{name:15} edited found {found}/{len(edited)} ({found / len(edited):.3f}), faithful passed"
        f" {passed}/{len(faithful)} ({passed / len(faithful):.3f}), balanced {balanced:.3f},"
        f" {len(drafts) / took:,.0f} drafts/s",
        flush=True,
    )
    if any(out.verdict for out in outcomes):
        right = sum(out.verdict == one.verdict for one, out in both)
        named = sum(one.rule in out.rules for one, out in both if one.rule)
        print(f"{'':15} three-way {right}/{len(drafts)} ({right / len(drafts):.3f}), rule named {named}/{len(edited)}")
    return balanced


def main() -> int:
    """Run all three; fail where we are not the best."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--drafts", nargs="*", type=Path, default=sorted(QUALITY.glob("drafts*.jsonl")))
    drafts = labelled(arguments.parse_args().drafts)
    articles = articles_in(embedded_articles())
    print(f"{len(drafts):,} drafts against {len(articles)} articles")
    best = measured("narrator", ours(articles), drafts)
    try:
        peer = measured("grounded-check", grounded(articles), drafts)
    except ModuleNotFoundError:
        print("grounded-check  is not installed: pip install -c constraints.txt '.[bench]'")
        peer = 0.0
    return 0 if best > max(peer, measured("digits", digits(articles), drafts)) else 1


if __name__ == "__main__":
    sys.exit(main())
