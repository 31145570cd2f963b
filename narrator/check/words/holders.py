"""Who is first or second of a kind by the articles, and whether a sentence gives that rank to somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from narrator.check.comparing.owned import Name, names_in
from narrator.check.opinions import Judged, Opinion
from narrator.check.sources.library import Hits, Library
from narrator.check.sources.search import Passage, content_words, stem
from narrator.check.words.anchors import anchors, months, tokens
from narrator.check.words.listed import place_in_list
from narrator.check.words.ranking import Ranked, may_rank, ranked
from narrator.model.claims import Span
from narrator.model.drafts import Evidence, Verdict

_ORDINAL: Final = re.compile(
    r"\b(?P<word>second|third|fourth|fifth|sixth)(?:[\s-]|\s(?:among|of|in)\s)(?:the\s)?$", re.IGNORECASE
)
_NEXT: Final = re.compile(r"\b(?P<word>second|third|fourth|fifth|sixth)(?=[,.;]|\s(?:at|with|on)\s)")
"""A place among those that the sentence before ranks: "Norvane comes second at 13%"."""
_FOLLOWED: Final = re.compile(r"\b(?:followed\sby|ahead\sof|then\scomes?)\s", re.IGNORECASE)
_LIST_ENDS: Final = re.compile(r"[.;:](?:\s|$)|\s(?:who|which|while|but|after|as|whose)\s")
"""What opens a list of those who have the next places, and what ends it."""
_FIGURE: Final = re.compile(r"\d[\d.,]*\d|\d")
_SHARED: Final = re.compile(r"\b(?:among|one\sof|some\sof|two|three|five|ten|\d+)\s(?:the\s)?$", re.IGNORECASE)
_SEVERAL: Final = re.compile(
    r"^\S+\s(?:[a-z]+\s){0,3}?(?:stocks|shares|names|companies|firms|banks|funds|lenders|[a-z]{3,}ers)\b"
)
"""Several that are ranked together in a sentence that names nobody: any of a list may be one of them."""
_GOVERNED: Final = re.compile(
    r"\b(?:of|in|among|for|to|on|from|with|by|against|into|off|over|under|at)\s(?:(?:the|its|their|his|her|our|this|that)\s(?-i:[a-z]+[’']s\s)?)?$",
    re.IGNORECASE,
)
"""Before a superlative that only says which things are meant, and that nobody in the sentence holds."""
_AFTER_FIRST: Final = ("second", "third", "fourth", "fifth", "sixth")
_PLACE_WORDS: Final = content_words(" ".join(_AFTER_FIRST))
_PLACES: Final = {word: place for place, word in enumerate(_AFTER_FIRST, start=2)}
_PHRASE: Final = re.compile(r"[,;:.()]|\s(?:is|are|was|were|with|at|by|since|which|who|when|after|the|that)\s")
_OF_WHAT: Final = re.compile(
    r"\b([a-z]+)\s(?:is|was|are|were|remains?|remained)\s(?:[a-z]+\s)?(?:the\s)?(?:[a-z]+[\s-])?$"
)
"""The noun that a superlative without one ranks: "the fine is the largest"."""
_LINKS: Final = re.compile(
    r"\b(?:is|are|was|were|remains?|remained|being|became|become|:|belongs?\sto)\s(?:that\sof\s)?"
)
_OWNS: Final = re.compile(r"^.?['’]s?\s(?:[a-z]+[\s-]){0,2}$")
"""Between a name and the superlative of something that is its own: "Norvane's best position"."""
_ANEW = re.compile(
    r"[,;]\s(?:and|but|while|whereas)\s(?!(?:now\s|still\s)?(?:is|was|are|were|has|had|have|remain|became|become|stay))"
)
"""Begins a clause with another subject: what it ranks is not held by a name before it."""
_NEAR, _BACK = 0.1, 1
_OF_ANYTHING: Final = frozenset(
    {"most", "least", "largest", "biggest", "smallest", "best", "worst", "highest", "lowest"}
)
_TIMES: Final = frozenset(map(stem, ("day", "week", "month", "quarter", "year", "ever", "one", "single", "new", "far")))
_KINDS: Final = frozenset(
    map(stem, ("stock", "share", "company", "name", "universe", "sector", "group", "all", "big", "list"))
) | frozenset(map(stem, ("trade", "fund", "position")))
"""Nouns that leave open of what kind it is that is ranked."""
_ALIKE: Final = tuple(
    frozenset(map(stem, line.split()))
    for line in ("fine penalty sanction", "fall drop slide plunge decline slump", "rise gain jump climb advance")
)


class Rank(NamedTuple):
    """One superlative with its place from the first, the stems of what it ranks, and the names of what holds it."""

    one: Ranked
    place: int
    kind: frozenset[str]
    holder: frozenset[str]


def judge_holders(sentence: Span, text: str, marks: Sequence[Span], found: Hits, library: Library) -> list[Judged]:
    """The first superlative of a sentence that the nearest article with its names gives to somebody else, or to it."""
    said = sentence.of(text)
    wanted = anchors(said) or anchors(f"the {said}")
    if not wanted or not may_rank(said.casefold()) or any(mark.overlaps(sentence) for mark in marks):
        return []
    near = next((it.passage for it in found.originals[:5] if it.score >= _NEAR and wanted <= it.passage.within), None)
    mine = list(ranks_in(said)) if near is not None else []
    if near is None or not (mine or _NEXT.search(said)):
        return []
    there = list(_ranks_of(near.article, library))
    if not mine:
        return _placed_otherwise(said, sentence, there)
    for one in mine:
        alike = [(rank, it) for rank, it in there if _is_one_line(one, rank, said, it) or _is_its(one, rank, said, it)]
        level = [(rank, it) for rank, it in alike if rank.place == one.place]
        same = next((it for rank, it in level if rank.holder & one.holder or _is_in(rank.holder, said)), None)
        if same is not None:
            if one.place > 1 and content_words(said) - _PLACE_WORDS <= same.words_around:
                return [_borne_out(one, same, sentence)]
            continue
        other = next((it for it in alike if _excludes(one, *it, wanted)), None)
        if other is not None:
            return [_otherwise(one, *other, sentence)]
    listed = ((one, it.passage) for one in mine for it in found.originals[:5])
    return [_listed_elsewhere(*it, sentence) for it in listed if _is_out_of_order(*it, said, library)][:1]


def _placed_otherwise(said: str, sentence: Span, there: Sequence[tuple[Rank, Passage]]) -> list[Judged]:
    """A place without what it is among, "Norvane ranked fifth with 9%", where the article gives its holder another."""
    place, holder, where = next(iter(_placed(said)), (0, frozenset[str](), Span(0, 0)))
    own = [(rank, it) for rank, it in there if rank.holder & holder and _prints(it, said)]
    if not own or any(rank.place == place for rank, _ in own):
        return []
    _, passage = own[0]
    says = f"{passage.article} has it in another place ({' '.join(passage.text.split())})"
    return [_refuted(says, passage, where.shifted(sentence.start), where.of(said))]


def _is_out_of_order(mine: Rank, passage: Passage, said: str, library: Library) -> bool:
    """Whether others are before a holder in the list that has its figure, or too few where the list has the first."""
    if mine.one.axis != "amount" or mine.one.bounded or not _prints(passage, said):
        return False
    found = place_in_list(said, passage, library, mine.one.pole)
    return found is not None and (mine.place < found[0] or (found[1] and mine.place > found[0]))


def _listed_elsewhere(mine: Rank, passage: Passage, sentence: Span) -> Judged:
    says = f"{passage.article} lists it elsewhere ({' '.join(passage.text.split())})"
    return _refuted(says, passage, Span(mine.one.start, mine.one.end).shifted(sentence.start), mine.one.words)


def _prints(passage: Passage, said: str) -> bool:
    """Whether a passage has the figures of a sentence, of which there are some."""
    figures = set(_FIGURE.findall(said))
    return bool(figures) and figures <= set(_FIGURE.findall(passage.text))


def _ranks_of(article: str, library: Library) -> Iterator[tuple[Rank, Passage]]:
    """The superlatives of an article, and the places behind them that the sentences after one give."""
    places = library.passages_of(article)
    first: Rank | None = None
    for number in range(places.start, places.stop):
        passage = library.passage(number)
        if first is not None:
            for place, holder, _ in _placed(passage.text):
                yield first._replace(place=place, holder=holder), passage
        ranks = list(ranks_in(passage.text, _named_before(passage, library))) if library.ranks_something[number] else []
        yield from ((one, passage) for one in ranks)
        first = ranks[0] if ranks else first if _NEXT.search(passage.text) else None


def _placed(text: str) -> Iterator[tuple[int, frozenset[str], Span]]:
    """The places that a sentence gives without saying again what is ranked, and those who follow them in its order."""
    names = names_in(text, anchors(f"the {text}"))
    for found in _NEXT.finditer(text):
        place = _PLACES[found["word"].casefold()]
        before = [it for it in names if it.span.end <= found.start()]
        if not before or (len(before) > 1 and "," not in text[: found.start()]):
            continue
        where = Span(*found.span("word"))
        yield place, before[-1].words, where
        after = _FOLLOWED.search(text, found.end())
        end = _LIST_ENDS.search(text, after.end()) if after else None
        behind = [it for it in names if after and after.end() <= it.span.start < (end.start() if end else len(text))]
        yield from ((place + number, it.words, where) for number, it in enumerate(behind, start=1))


def _named_before(passage: Passage, library: Library) -> frozenset[str]:
    """The one name of the nearest sentence before that names anybody; none where it names several."""
    for back in range(1, min(passage.place, _BACK) + 1):
        names = names_in(library.passage(passage.number - back).text, frozenset())
        if names:
            return names[0].words if all(one.words & names[0].words for one in names) else frozenset()
    return frozenset()


def ranks_in(text: str, before: frozenset[str] = frozenset()) -> Iterator[Rank]:
    """The superlatives of a sentence that one thing alone holds; one that names nobody is held by what is `before`."""
    names = names_in(text, anchors(f"the {text}"))
    for one in ranked(text):
        lead = text[: one.start]
        ordinal = _ORDINAL.search(lead)
        if one.axis == "rank" or " than" in one.words or one.words.casefold().startswith("record"):
            continue
        if one.days is not None or ((_SHARED.search(lead) or _GOVERNED.search(lead)) and not ordinal):
            continue
        end = _PHRASE.search(text, one.end)
        phrase = text[one.start : end.start() if end else len(text)]
        of = _OF_WHAT.search(lead)
        kind = _stems(phrase) - _stems(f"{one.words.split()[0]} {' '.join(months(phrase))}") - _TIMES
        kind = kind or _stems(of[1] if of else "")
        if _SEVERAL.search(phrase) and not ordinal and not names:
            continue
        governed = ordinal and _GOVERNED.search(
            lead[: ordinal.start()]
        )  # "belongs to the second-largest mill, Norvane"
        own = frozenset[str]() if governed else _holder(text, one, names)
        holder = own or (_named_behind(text, end.start(), names) if end else before) or before
        yield Rank(one, _PLACES[ordinal["word"].casefold()] if ordinal else 1, kind, holder)


def _named_behind(text: str, end: int, names: Sequence[Name]) -> frozenset[str]:
    """The name that stands beside what is ranked: "the town's largest mill, Norvane, closed"."""
    beside = (it for it in names if it.span.start == end + len(", ") and text.startswith(", ", end))
    return next((it.words for it in beside if text.startswith((",", "."), it.span.end)), frozenset())


def _holder(text: str, one: Ranked, names: Sequence[Name]) -> frozenset[str]:
    """Who holds a superlative: the name behind "is" where it is the subject, else the name before it."""
    link = _LINKS.search(text, one.end)
    own = [it for it in names if it.span.end <= one.start and not _OWNS.search(text[it.span.end - 2 : one.start])]
    own = [it for it in own if not _ANEW.search(text[it.span.end : one.start])]
    if (
        link is not None
        and not _LINKS.search(text[: one.start])
        and not re.search(r"[,;.]", text[one.end : link.start()])
    ):
        behind = [it for it in names if it.span.start >= link.end()]
        if behind:
            return behind[0].words
    return own[-1].words if own else frozenset()


def _is_one_line(mine: Rank, theirs: Rank, said: str, passage: Passage) -> bool:
    """Whether two superlatives rank one kind of thing along one line, over no other time."""
    one, other = mine.one, theirs.one
    if (one.axis, one.pole, one.of) != (other.axis, other.pole, other.of):
        return False
    present = other.since.startswith("this ") and months(said)
    if one.since or (other.since and not (other.ever or present)):
        return False
    if theirs.kind and mine.kind:
        telling = theirs.kind - _KINDS if mine.kind - _KINDS else theirs.kind
        return bool(mine.kind & telling)
    word = one.words.split()[0].casefold()  # "the dearest" says of what without a noun, "the largest" does not
    alike = word == other.words.split()[0].casefold() and word not in _OF_ANYTHING
    return alike and bool(mine.kind & passage.stems or theirs.kind & _stems(said))


def _is_its(mine: Rank, theirs: Rank, said: str, passage: Passage) -> bool:
    """Whether a passage gives a place to the draft's holder beside the draft's own figure, of whatever it is told."""
    along = (mine.one.axis, mine.one.pole) == (theirs.one.axis, theirs.one.pole)
    return along and bool(mine.holder & theirs.holder) and _prints(passage, said)


def _stems(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning, what ranks and fines alike under one of them."""
    words = frozenset(stem(word) for word in tokens(text) if content_words(word))
    return words.union(*(one for one in _ALIKE if one & words))


def _excludes(mine: Rank, theirs: Rank, passage: Passage, named: frozenset[str]) -> bool:
    """Whether another holds the rank, or the same holds another; `named` are the names of the draft's sentence."""
    if mine.holder and mine.holder <= tokens(passage.text) - anchors(f"the {passage.text}"):
        return False  # the capital of a sentence's first word makes no name
    if not theirs.holder or not mine.holder:
        return mine.place != theirs.place and named <= passage.around
    return (mine.place == theirs.place) is mine.holder.isdisjoint(theirs.holder)


def _is_in(holder: frozenset[str], said: str) -> bool:
    """Whether a sentence has all words for who holds a rank: "health-care stocks" where a passage has "health care"."""
    return bool(holder) and holder <= tokens(said.replace("-", " "))


def _otherwise(mine: Rank, theirs: Rank, passage: Passage, sentence: Span) -> Judged:
    words = mine.one.words
    says = f"{passage.article} has “{theirs.one.words}” otherwise ({' '.join(passage.text.split())})"
    return _refuted(says, passage, Span(mine.one.start, mine.one.end).shifted(sentence.start), words)


def _borne_out(mine: Rank, passage: Passage, sentence: Span) -> Judged:
    """That a passage gives the draft's holder its place, which that has as "second" and no superlative."""
    shown = (Evidence(passage.text, passage.article, passage.span),)
    place = Span(mine.one.start, mine.one.end).shifted(sentence.start)
    return Judged(place, mine.one.words, Opinion(Verdict.SUPPORTED, None, "", None, shown, passage.origin, 1.0), 1)


def _refuted(says: str, passage: Passage, place: Span, words: str) -> Judged:
    shown = (Evidence(passage.text, passage.article, passage.span),)
    return Judged(place, words, Opinion(Verdict.REFUTED, "superlative", says, None, shown, passage.origin, 1.0), 1)
