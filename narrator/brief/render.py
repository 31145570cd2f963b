"""A plan through a template into a draft whose every figure and quote carries its fact."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import jinja2

from narrator.brief import wording
from narrator.brief.plan import Plan, Reported, Voice, loses, points_down
from narrator.errors import OutsideData
from narrator.model.claims import Claim, Quote, Span
from narrator.model.drafts import Citation, Draft, Fact
from narrator.model.statistics import Statistic
from narrator.shipped import shipped

_OPEN, _BETWEEN, _CLOSE = "\ue000", "\ue001", "\ue002"
"""Private-use characters around a cited text while it travels through Jinja; no source may contain them."""

_FIGURE = re.compile(r"\d")

_INNER_MARKS = str.maketrans('“”"', "‘’'")
"""Quotation marks inside quotation marks."""

_CITED = re.compile(f"{_OPEN}([^{_BETWEEN}]*){_BETWEEN}([^{_CLOSE}]*){_CLOSE}")


def template_names() -> tuple[str, ...]:
    """The templates of a briefing, by the name that `--template` takes."""
    return tuple(sorted(path.name for path in shipped("templates").glob("[!_]*.md")))


def render_briefing(plan: Plan, *, template: str = "daily.md", seed: int = 0) -> Draft:
    """The draft of a plan. `seed` chooses among wordings of equal meaning; the same seed gives the same bytes.

    Raises OutsideData where no template has the name.
    """
    if template not in template_names():
        raise OutsideData(
            f"no template is called {template}",
            where="templates",
            todo=f"Choose from {', '.join(template_names())}",
        )
    facts: dict[str, Fact] = {}
    environment = _environment(shipped("templates"), facts, random.Random(seed))  # noqa: S311  wording, not secrets
    text = environment.get_template(template).render(plan=plan)
    return _lift_citations(_tidy(text), facts, template)


def render_page(name: str, /, **facts: object) -> str:
    """A page or e-mail of `templates/`, ending in `.html`: everything is escaped but what a template calls safe."""
    return _environment(shipped("templates"), {}, random.Random(0)).get_template(name).render(facts)  # noqa: S311


def fact_key(fact: Fact) -> str:
    """A stable name of a fact: what was measured of what and when, or where the words stand."""
    if isinstance(fact, Statistic):
        subject = ",".join(f"{kind}={name}" for kind, name in fact.subject.parts)
        return f"{fact.name}/{subject}/{fact.period.start}..{fact.period.end}"
    span = fact.content.span if isinstance(fact, Quote) else fact.span
    kind = "quote" if isinstance(fact, Quote) else "claim"
    return f"{kind}/{fact.article}/{span.start}-{span.end}"


def _environment(folder: Path, facts: dict[str, Fact], draw: random.Random) -> jinja2.Environment:
    """Jinja with our words; an undefined name raises, a Markdown template escapes nothing."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        undefined=jinja2.StrictUndefined,
        autoescape=jinja2.select_autoescape(),
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def cited(fact: Fact, text: str) -> str:
        key = fact_key(fact)
        facts[key] = fact
        return f"{_OPEN}{key}{_BETWEEN}{text}{_CLOSE}"

    environment.filters.update(_filters(cited))
    environment.globals["one_of"] = lambda *words: draw.choice(words)
    return environment


def _filters(cited: Callable[[Fact, str], str]) -> dict[str, Callable[..., object]]:
    """The words that templates may use, by name."""

    def reported(one: Reported) -> str:
        quantity = one.claim.quantity
        return cited(one.claim, quantity.text if quantity else one.claim.text)

    def named(one: Statistic) -> str:
        return f"{one.label} ({cited(one, wording.money(one.value))})"

    return {
        "money": lambda one: cited(one, wording.money(one.value)),
        "percent": lambda one: cited(one, wording.percent(one.value)),
        "alternative": lambda other, one: cited(one, wording.money(other.value)),
        "reported": reported,
        "quoted": lambda voice: cited(voice.quote, _punctuated(voice)),
        "named": named,
        "definitions": lambda statistics: _definitions(statistics, cited),
        "listing": wording.listing,
        "headline": lambda quote: cited(quote, quote.content.text.translate(_INNER_MARKS)),
        "stocks": lambda one: wording.SEGMENT_WORDS[one.subject.name],
        "day": wording.day,
        "loses": lambda one: points_down(one) if isinstance(one, Claim) else loses(one),
    }


def _definitions(statistics: Iterable[Statistic | None], cited: Callable[[Fact, str], str]) -> str:
    """The definitions of some statistics, a paragraph each; a sentence that several share stands once.

    A sentence with a figure is cited, as every figure is.
    """
    told: set[str] = set()
    paragraphs = []
    for one in filter(None, statistics):
        sentences = [f"{part}." for part in one.definition.rstrip(".").split(". ")]
        new = (part for part in sentences if part not in told)
        paragraphs.append(" ".join(cited(one, part) if _FIGURE.search(part) else part for part in new))
        told.update(sentences)
    return "\n\n".join(paragraphs)


def _punctuated(voice: Voice) -> str:
    """The quoted words; a full stop at their end gives way to the comma of the attribution."""
    return voice.quote.content.text.rstrip(" .,")


def _tidy(text: str) -> str:
    """One blank line between paragraphs, none at the end but the last newline."""
    lines = [re.sub(r" {2,}", " ", line).rstrip() for line in text.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def _lift_citations(marked: str, facts: dict[str, Fact], template: str) -> Draft:
    """Take the marks out of the text and keep what they said as spans."""
    text, citations, end = "", [], 0
    for match in _CITED.finditer(marked):
        text += marked[end : match.start()]
        citations.append(Citation(Span(len(text), len(text) + len(match[2])), match[1]))
        text += match[2]
        end = match.end()
    return Draft(text + marked[end:], tuple(citations), facts, template)
