"""Statistics, statements, clusters and fetched files as a person reads them in a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from narrator.model.claims import Claim, Quantity, Quote, Statements
from narrator.model.sources import Article, Cluster, Origins
from narrator.model.statistics import Alternative, Coverage, Rows, Statistic, Superlative

if TYPE_CHECKING:
    from narrator.facts import MarketFacts
    from narrator.fetch.files import Fetched  # httpx stays unloaded
    from narrator.measure.entry import Entry  # pandas stays unloaded
    from narrator.publish.standing import Standing

_WIDTH = 110
"""Columns of a paragraph."""


def fetched_lines(fetched: Fetched) -> Iterable[str]:
    """What is missing and why, what disagrees, one line that counts, and whose terms apply."""
    for one in fetched.missing:
        yield f"missing: {one.file}: {one.reason}"
    for row in fetched.differing:
        yield f"differs: {row}"
    counts = f"{len(fetched.written)} fetched, {len(fetched.kept)} there already, {len(fetched.missing)} missing"
    yield f"{fetched.folder}: {counts}."
    yield fetched.terms


def statistic_lines(statistics: Sequence[Statistic]) -> Iterable[str]:
    """One line a statistic, with a line for each other definition that turns it over."""
    rows = [(one, (one.name, _subject(one), _value(one.value, one.unit), _period(one))) for one in statistics]
    widths = [max((len(row[column]) for _, row in rows), default=0) for column in range(3)]
    for one, (name, subject, value, period) in rows:
        yield f"{name:<{widths[0]}}  {subject:<{widths[1]}}  {value:>{widths[2]}}  {period}"
        for other in one.sensitivity:
            if other.flips:
                yield f"  depends on the definition: {_value(other.value, one.unit)} with {other.definition}"


def explanation_lines(statistics: Sequence[Statistic]) -> Iterable[str]:
    """Each statistic with all that it rests on: definition, rows, arithmetic, other definitions, its record."""
    for one in statistics:
        yield f"{one.name}, {_subject(one)}, {_period(one)}: {_value(one.value, one.unit)} (as of {one.as_of})"
        yield from _paragraph("definition", one.definition)
        yield from _paragraph("authority", one.authority)
        yield from _paragraph("not seen", one.weaknesses)
        yield from _paragraph("counted", _counted(one.coverage))
        yield from _block("rows", [_rows(rows) for rows in one.inputs])
        yield from _block("arithmetic", one.arithmetic)
        yield from _block("other definitions", [_other(other, one.unit) for other in one.sensitivity])
        yield from _block("in its record", [_standing(superlative) for superlative in one.superlatives])
        yield ""


def catalogue_lines(entries: Sequence[Entry]) -> Iterable[str]:
    """One paragraph a statistic: name, unit, what it is, what it needs, whose definition it is, what it cannot see."""
    for entry in entries:
        yield f"{entry.name} ({entry.unit})"
        yield from textwrap.wrap(_sentence(entry.says), _WIDTH, initial_indent="  ", subsequent_indent="  ")
        yield from _paragraph("needs", ", ".join(table.replace("_", " ") for table in entry.needs))
        yield from _paragraph("authority", entry.authority)
        yield from _paragraph("not seen", entry.weaknesses)
        yield ""
    yield f"{_count(len(entries), 'statistic')}. narrator measure NAME --explain shows the arithmetic."


def reservation_lines(facts: MarketFacts) -> Iterable[str]:
    """What a reader of the statistics should know: damaged and refused files, what was held back, what is not there."""
    yield from (f"Damaged, nothing taken: {one}" for one in facts.damaged)
    yield from (f"Not read: {one}" for one in facts.refused)
    for incident in facts.incidents:
        of = " ".join(str(part) for part in (incident.symbol, incident.day) if part)
        yield f"Held back ({incident.kind}{f', {of}' if of else ''}): {incident.words}; {incident.held_back}"
    yield from (f"Not computed: {reason}" for reason in facts.absent.values())


def statement_lines(article: Article, statements: Statements) -> Iterable[str]:
    """What one article says: names, quotes, claims, and figures of no claim."""
    dated = article.published or (f"not before {article.not_before}" if article.not_before else "undated")
    yield f"{article.id}: {article.headline or 'no headline'} ({article.publisher or 'publisher unknown'}, {dated})"
    names = sorted(
        {
            f"{entity.name} [{entity.symbol or ' or '.join(entity.candidates) or entity.label}]"
            for entity in statements.entities
        }
    )
    yield f"  names: {', '.join(names) or 'none'}"
    for quote in statements.quotes:
        yield f"  {_quote(quote)}"
    claimed = {claim.quantity.span for claim in statements.claims if claim.quantity}
    for claim in statements.claims:
        yield f"  {_claim(claim)}"
    for quantity in statements.quantities:
        if quantity.span not in claimed:
            yield f"  figure: {_figure(quantity)}"
    yield ""


def cluster_lines(clusters: Sequence[Cluster], origins: Origins | None = None) -> Iterable[str]:
    """Each cluster with its original and why, its copies and what they changed; then how many stand behind each fact.

    Facts that one article alone states are left out.
    """
    for cluster in clusters:
        yield f"{cluster.representative}: {cluster.reason}"
        for copy in cluster.members:
            if copy.article == cluster.representative:
                continue
            yield f"  {copy.relation}: {copy.article} (similarity {copy.similarity:.2f})"
            for change in copy.changes:
                yield f"    {change.kind}: “{change.original}” became “{change.copy}”"
    copies = sum(len(cluster.members) - 1 for cluster in clusters)
    of_them = f"{copies} {'copy' if copies == 1 else 'copies'} of {'it' if len(clusters) == 1 else 'them'}"
    yield from _origin_lines(origins) if origins is not None else ()
    yield f"{_count(len(clusters), 'text')}, {of_them}."


def _origin_lines(origins: Origins) -> Iterable[str]:
    from narrator.publish.standing import quarrels, standings  # noqa: PLC0415  other verbs do without

    yield from (f"fact: {_stated(one)}" for one in standings(origins))
    for sides in quarrels(origins):
        yield "disagreement:"
        yield from (f"    {_stated(one)}" for one in sides)


def _stated(one: Standing) -> str:
    """As in: short profit of small-cap stocks, “$70” · up: 3 articles, 1 text, 1 measurement (Tidewater Analytics)."""
    fact = one.origins
    only = ", in copies only" if fact.copy_only else f", altered in {', '.join(fact.altered)}" if fact.altered else ""
    return f"{one.about}, {one.said}: {one.behind}{only}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _quote(quote: Quote) -> str:
    speaker = quote.speaker
    who = "nobody named"
    if speaker:
        who = ", ".join(part for part in (speaker.name, speaker.role, speaker.affiliation) if part)
    return f"{quote.kind} quote, {who}: “{quote.content.text}”"


def _claim(claim: Claim) -> str:
    subject = ", ".join(name for _, name in claim.subject.parts) if claim.subject else "?"
    period = f", {claim.period.start} to {claim.period.end}" if claim.period else ""
    chain = "; ".join(f"{link.role} {link.name}" for link in claim.attribution)
    way = f" {claim.direction}" if claim.direction else ""
    figure = _figure(claim.quantity) if claim.quantity else "no figure"
    told = f"{'expected: ' if claim.forecast else ''}{'denied: ' if claim.negated else ''}"
    ranked = f", “{claim.superlative.text}”" if claim.superlative else ""
    against = f", {claim.comparison.relation} “{claim.comparison.text}”" if claim.comparison else ""
    whole = f"{subject}{way}: {figure}{period}{ranked}{against}"
    return f"claim: {told}{claim.measure or 'figure'} of {whole}{f' ({chain})' if chain else ''}"


def _figure(quantity: Quantity) -> str:
    low, high = quantity.interval.low, quantity.interval.high
    left = "[" if quantity.interval.low_closed and low is not None else "("
    right = "]" if quantity.interval.high_closed and high is not None else ")"
    ends = f"{left}{'-∞' if low is None else _value(low, '')}, {'∞' if high is None else _value(high, '')}{right}"
    return f"“{quantity.text}” = {ends} {quantity.unit}"


def _paragraph(title: str, words: str) -> Iterable[str]:
    """A titled paragraph, wrapped; nothing where there are no words."""
    if words:
        yield from textwrap.wrap(
            words, _WIDTH, initial_indent=f"  {title}: ", subsequent_indent="    ", break_on_hyphens=False
        )


def _block(title: str, lines: Sequence[str]) -> Iterable[str]:
    """A titled list, a line each."""
    if lines:
        yield f"  {title}:"
        yield from (f"    {line}" for line in lines)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _counted(coverage: Coverage) -> str:
    """How much a statistic counts and leaves out."""
    out = "; ".join(f"{count:,} {reason}" for reason, count in coverage.left_out.items())
    return f"{coverage.used:,}" + (f"; left out: {out}" if out else "")


def _rows(rows: Rows) -> str:
    """Where the rows of a file are."""
    days = f" of {rows.first}" if rows.first == rows.last else f" of {rows.first} to {rows.last}"
    lines = f", {'line' if len(rows.lines) == 1 else 'lines'} {', '.join(map(str, rows.lines))}" if rows.lines else ""
    return f"{rows.file}: {_count(rows.count, 'row')}{days if rows.first else ''}{lines}"


def _other(other: Alternative, unit: str) -> str:
    """Another definition, its value, and whether it turns the figure over."""
    turned = " (sign or order of magnitude differs)" if other.flips else ""
    return f"{_value(other.value, unit)}: {other.definition}{turned}"


def _standing(superlative: Superlative) -> str:
    """A superlative, the earlier value that proves it, and how many values were compared."""
    bound = superlative.bound
    proof = f"{bound.value.normalize():,f} on {bound.day}; " if bound and bound.value is not None else ""
    return f"{superlative.words} ({proof}{_count(superlative.observations, 'value')} compared)"


def _subject(one: Statistic) -> str:
    if not one.label:
        return ", ".join(name for _, name in one.subject.parts)
    size = dict(one.subject.parts[1:]).get("segment", "").replace("_", " ")
    return one.label if size in one.label else f"{one.label} ({size})"


def _period(one: Statistic) -> str:
    return str(one.period.end) if one.period.start == one.period.end else f"{one.period.start} to {one.period.end}"


def _value(value: Decimal, unit: str) -> str:
    """A figure with thousands separators, half up, and its unit: whole dollars, per cent with two decimals."""
    rounded = value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    whole = unit == "USD" or (unit != "percent" and rounded == rounded.to_integral_value())
    text = f"{rounded:,.0f}" if whole else f"{rounded:,f}"
    return f"{text} {unit}".strip()
