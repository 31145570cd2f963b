"""What is news today: the facts that a briefing is made of, chosen and paired."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from narrator.errors import OutsideData
from narrator.model.claims import Claim, Content, Direction, Period, Quote, QuoteKind, Role, Span, Speaker, Statements
from narrator.model.sources import Article, Cluster
from narrator.model.statistics import Alternative, Statistic

SMALL, LARGE = "small_and_below", "mid_and_above"
SMALL_INDICES = ("russell_2000", "calder_300")
LARGE_INDICES = ("sp_500", "calder_100")

NAMES_OF_MONEY = 4
NAMES_OF_PROFIT = 3
INDUSTRIES = 3
VOICES = 2
SHORTEST_QUOTE = 8
"""Words that a quote must have to say something by itself."""

SLACK = timedelta(days=7)
"""Periods whose ends differ by no more speak of the same time: articles are written some days before or after."""


@dataclass(frozen=True, slots=True)
class Reported:
    """An article's own figure, beside the statistic of ours that measures the same."""

    claim: Claim
    article: Article
    ours: Statistic

    @property
    def measured_by(self) -> str | None:
        """Who measured it, or else who cites it; `None` where the article names nobody."""
        names = {link.role: link.name for link in self.claim.attribution}
        return names.get(Role.MEASURED_BY) or names.get(Role.CITED_BY)

    @property
    def house(self) -> str:
        """Who measured it, or else who printed it."""
        return self.measured_by or self.article.publisher or self.article.id


@dataclass(frozen=True, slots=True)
class Voice:
    """A quote with a named speaker, and the article it stands in."""

    quote: Quote
    article: Article


@dataclass(frozen=True, slots=True)
class Source:
    """An article that the briefing rests on, and its headline as a quote where it stands in the article's text."""

    article: Article
    headline: Quote | None


@dataclass(frozen=True, slots=True)
class Plan:
    """The facts of one briefing; what is `None` or empty was not to be had, and its sentence falls away."""

    date: date
    invented: bool
    small: Statistic
    large: Statistic
    parts_of_large: tuple[Statistic, ...]
    small_recent: Statistic | None
    large_recent: Statistic | None
    depends: Alternative | None
    share: Statistic | None
    money: Statistic | None
    money_before: Statistic | None
    money_names: tuple[Statistic, ...]
    best_issues: tuple[Statistic, ...]
    best_industries: tuple[Statistic, ...]
    small_index: Statistic | None
    large_index: Statistic | None
    breadth: Statistic | None
    reported: Mapping[str, Reported | None]
    voices: tuple[Voice, ...]
    sources: tuple[Source, ...]
    undated: tuple[Article, ...]


def known_articles(articles: Iterable[Article], on: date) -> tuple[Article, ...]:
    """The articles that can have been read on a day: stated or evident dates after it are out, undated ones stay."""
    return tuple(
        article
        for article in articles
        if (article.published or date.min) <= on and (article.not_before or date.min) <= on
    )


def plan_briefing(
    statistics: Sequence[Statistic],
    on: date,
    *,
    articles: Sequence[Article] = (),
    clusters: Sequence[Cluster] = (),
    statements: Mapping[str, Statements] | None = None,
    invented: bool = False,
) -> Plan:
    """Choose the facts of a briefing.

    `articles` are those known on the day; only originals of their clusters speak, and only if they are dated. Raises
    OutsideData where the profits that a briefing opens with are missing.
    """
    originals = {cluster.representative for cluster in clusters}
    alone = [article for article in articles if article.id in originals]
    dated = tuple(article for article in alone if article.published)
    heard = {article.id: (statements or {})[article.id] for article in dated}
    small, large = _this_year(statistics, SMALL, on), _this_year(statistics, LARGE, on)
    index = _find(statistics, "index_return", SMALL_INDICES, small.period)
    moneys = [one for one in statistics if one.name == "new_short_money"]
    reported, voices = _reported(statistics, on, dated, heard), _voices(dated, heard)
    by_size = sorted((one for one in moneys if one.subject.parts == (("segment", SMALL),)), key=_newest)
    return Plan(
        date=on,
        invented=invented,
        small=small,
        large=large,
        parts_of_large=_parts_of_large(statistics, on),
        small_recent=_since_month_before(statistics, SMALL, on),
        large_recent=_since_month_before(statistics, LARGE, on),
        depends=next((other for other in small.sensitivity if other.flips), None),
        share=_find(statistics, "short_share", (SMALL,)),
        money=by_size[0] if by_size else None,
        money_before=by_size[1] if len(by_size) > 1 else None,
        money_names=tuple(one for one in moneys if one.subject.kind == "symbol" and one.value > 0)[:NAMES_OF_MONEY],
        best_issues=_winners(statistics, "symbol", NAMES_OF_PROFIT),
        best_industries=_winners(statistics, "industry", INDUSTRIES),
        small_index=index,
        large_index=_find(statistics, "index_return", LARGE_INDICES, small.period),
        breadth=_find(statistics, "breadth", SMALL_INDICES, small.period),
        reported=reported,
        voices=voices,
        sources=_sources(dated, reported, voices),
        undated=tuple(article for article in alone if not article.published),
    )


def _sources(
    articles: Sequence[Article],
    reported: Mapping[str, Reported | None],
    voices: Sequence[Voice],
) -> tuple[Source, ...]:
    """The articles that a briefing rests on, in their order."""
    used = {one.article.id for one in (*reported.values(), *voices) if one}
    return tuple(Source(article, _headline(article)) for article in articles if article.id in used)


def _headline(article: Article) -> Quote | None:
    """The headline, if the text has it: what an HTML page keeps in its head alone has no place to point to."""
    start = article.text.find(article.headline) if article.headline else -1
    if not article.headline or start < 0:
        return None
    content = Content(Span(start, start + len(article.headline)), article.headline)
    return Quote(QuoteKind.DIRECT, content, None, None, article.id)


def _newest(statistic: Statistic) -> int:
    """Sort key: the latest window first."""
    return -(statistic.period.end or date.min).toordinal()


def _this_year(statistics: Sequence[Statistic], size: str, on: date) -> Statistic:
    """`short_profit` of a segment since the first day of the year."""
    found = _profits(statistics, size)
    first = date(on.year, 1, 1)
    if first not in found:
        raise OutsideData(
            f"no profit of shorts since {first} was measured",
            where="brief",
            todo="Give a market folder with prices from before the year",
        )
    return found[first]


def _parts_of_large(statistics: Sequence[Statistic], on: date) -> tuple[Statistic, ...]:
    """The year's profit of mid caps and of what is larger, where both are known."""
    first = date(on.year, 1, 1)
    found = [_profits(statistics, size).get(first) for size in ("mid", "large_and_above")]
    return tuple(one for one in found if one) if all(found) else ()


def _since_month_before(statistics: Sequence[Statistic], size: str, on: date) -> Statistic | None:
    """The same over the shorter window, if there is one."""
    found = _profits(statistics, size)
    return next((one for start, one in found.items() if start != date(on.year, 1, 1)), None)


def _profits(statistics: Sequence[Statistic], size: str) -> dict[date | None, Statistic]:
    """`short_profit` of a segment by the first day of its window."""
    subject = (("segment", size),)
    return {one.period.start: one for one in statistics if one.name == "short_profit" and one.subject.parts == subject}


def _find(
    statistics: Iterable[Statistic],
    name: str,
    subjects: Sequence[str],
    period: Period | None = None,
) -> Statistic | None:
    """The first statistic of a name whose subject is one of `subjects`, over `period` if given."""
    fitting = (one for one in statistics if one.name == name and one.subject.name in subjects)
    return next((one for one in fitting if period is None or one.period == period), None)


def _winners(statistics: Iterable[Statistic], kind: str, count: int) -> tuple[Statistic, ...]:
    """The most profitable shorts among issues or industries."""
    ranked = [one for one in statistics if one.name == "short_profit" and one.subject.kind == kind and one.value > 0]
    return tuple(sorted(ranked, key=lambda one: (-one.value, one.subject.name))[:count])


def _reported(
    statistics: Sequence[Statistic],
    on: date,
    articles: Sequence[Article],
    heard: Mapping[str, Statements],
) -> dict[str, Reported | None]:
    """Articles' figures for what we measure too, by a name that templates know: the newest article's, if any."""
    slots = {
        "small": _this_year(statistics, SMALL, on),
        "large": _this_year(statistics, LARGE, on),
        "small_recent": _since_month_before(statistics, SMALL, on),
        "share": _find(statistics, "short_share", (SMALL,)),
        "money": _find(statistics, "new_short_money", (SMALL,)),
    }
    found: dict[str, Reported | None] = dict.fromkeys(slots)
    for slot, ours in slots.items():
        for article in sorted(articles, key=lambda one: (one.published or date.min, one.id), reverse=True):
            claim = next((one for one in heard[article.id].claims if ours and _same_matter(one, ours)), None)
            if ours and claim:
                found[slot] = Reported(claim, article, ours)
                break
    return found


def _same_matter(claim: Claim, ours: Statistic) -> bool:
    """Whether a claim measures what a statistic of ours measures, over the same time."""
    if claim.forecast or claim.negated:
        return False
    if claim.measure != ours.name or claim.quantity is None or claim.quantity.unit != ours.unit or not claim.subject:
        return False
    small = {SMALL, "small"} if ours.subject.name == SMALL else {ours.subject.name}
    if claim.subject.kind != "segment" or claim.subject.name not in small:
        return False
    return ours.name in {"short_share", "new_short_money"} or _same_time(claim.period, ours.period)


def _same_time(one: Period | None, other: Period) -> bool:
    """Whether two periods differ by no more than `SLACK` at either end."""
    if one is None or None in {one.start, one.end, other.start, other.end}:
        return False
    ends = ((one.start, other.start), (one.end, other.end))
    return all(abs(left - right) <= SLACK for left, right in ends if left and right)


def _voices(articles: Sequence[Article], heard: Mapping[str, Statements]) -> tuple[Voice, ...]:
    """Direct quotes of named people with a firm, whole sentences, the newest article first, one to a speaker."""
    found: list[Voice] = []
    for article in sorted(articles, key=lambda one: (one.published or date.min, one.id), reverse=True):
        spoken = {voice.quote.speaker.name for voice in found if voice.quote.speaker}
        for quote in heard[article.id].quotes:
            if _speaks_for_itself(quote) and quote.speaker and quote.speaker.name not in spoken:
                found.append(Voice(quote, article))
                spoken.add(quote.speaker.name)
    return tuple(found[:VOICES])


def _speaks_for_itself(quote: Quote) -> bool:
    """Whether a quote is direct, long enough, a sentence from its capital on, and its speaker has a role and a firm."""
    text, speaker = quote.content.text, quote.speaker
    whole = quote.kind is QuoteKind.DIRECT and text[:1].isupper() and len(text.split()) >= SHORTEST_QUOTE
    return bool(whole and speaker and speaker.role and speaker.affiliation and _is_a_name(speaker))


def _is_a_name(speaker: Speaker) -> bool:
    """Whether a speaker was read cleanly: capitalised words, none of them the firm's or the role's."""
    words = speaker.name.split()
    capitalised = all(word[:1].isupper() for word in words) and len(words) > 1 and "," not in speaker.name
    return capitalised and speaker.name not in {speaker.role, speaker.affiliation}


def loses(statistic: Statistic) -> bool:
    """Whether a signed figure is a loss, a fall or an outflow."""
    return statistic.value < 0


def points_down(claim: Claim) -> bool:
    """The same for a claim of an article."""
    return claim.direction is Direction.DOWN
