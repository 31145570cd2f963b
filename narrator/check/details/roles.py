"""Who does what to whom, in a sentence and in the passages that bear it out: two that changed places, or another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from narrator.check.comparing.reading import compared
from narrator.check.details.crossed import MUTUAL
from narrator.check.details.holding import KINDS, size_before, size_of, words_in
from narrator.check.details.turning import passages_of
from narrator.check.opinions import Judged, Opinion, is_ours
from narrator.check.sources.library import Library
from narrator.check.sources.readings import Reading
from narrator.check.sources.search import Passage, content_words, parsed_words
from narrator.check.words.anchors import MONTHS, anchors, tokens, with_lands
from narrator.check.words.converse import are_crossed, passes, ranks_alike
from narrator.engines.trees import tree
from narrator.extract.assertions.deeds import Deed, deeds_in
from narrator.extract.speech.frames import BELIEF, SPEECH
from narrator.model.claims import Span
from narrator.model.drafts import Evidence, Verdict

_TELLING = SPEECH | BELIEF | frozenset({"cite", "rely", "use", "quote"})
"""Who does these is judged with what is said."""

_ANYBODY = frozenset({"be", "have", "cost", "do", "make", "get", "become", "go", "come"})
"""What two may do to the same at once."""
_TOGETHER = (*MUTUAL, "clash", "fight", "collid", "join", "resembl", "face", "discuss", "negotiat", "share", "agree")
"""How verbs begin whose doer may as well be the one whom they are done to."""
_MEMBERS = content_words(
    "members workers staff employees officers officials agents executives managers directors researchers scientists"
    " doctors nurses surgeons teachers pilots drivers engineers lawyers prosecutors lawmakers deputies senators"
    " soldiers troops players crew volunteers guards judges economists team"
)
_TIMES = content_words(f"day week fortnight month quarter year decade session {' '.join(sorted(MONTHS))}")

_SO_MUCH = re.compile(
    r"(?:\b(?:and|but|or|while)|[,;])\s(?P<who>(?:[^\W\d][\w’'&-]*\s){1,4}?)(?:about|some|only|nearly|just|over|in|on|at|by|from)?\s?[$€£¥]?(?P<figure>\d[\d.,]*(?<![.,]))"
)
_LETTERS = re.compile(r"[A-Z]{2,5}")
_SOME = 2
_THE_FIRM = re.compile(r"\b[Tt]he\s(?:firm|company|group|business|chain|operator|carrier|lender|bank|maker|retailer)\b")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|[Ss]he|[Hh]e)\b(?!\.)")
"""Who speaks, or who an interview is about."""


def with_roles(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], library: Library
) -> list[Judged]:
    """All that was judged of a sentence, with what its passages say of others in the place of those that it names.

    Refuted is what two do to each other the other way round, what a passage that has both of them says that the other
    did, and what is said of small ones where a passage has large ones. A name that does something, and that is nowhere
    near what bears the sentence out, takes the support away.
    Direct speech (`marks`) is left alone, and so is what something was found against.
    """
    said = sentence.of(text)
    if any(item.opinion.verdict is not Verdict.SUPPORTED for item in judged) or any(map(sentence.overlaps, marks)):
        return judged
    passages = passages_of(judged, library)
    found = (
        next(_exchanged(said, passages, library), None)
        or next(_done_by_other(said, passages), None)
        or next(_done_to_other(said, passages), None)
        or next(_unnamed(said, judged, passages), None)
    )
    if found is None:
        return judged
    told = _told_of(*found, sentence, text)
    return [*(item for item in judged if not item.span.covers(told.span)), told]


def _exchanged(said: str, passages: Sequence[Passage], library: Library) -> Iterator[tuple[Deed, Passage, str]]:
    """What a sentence says that one does to the other, or that large ones do, and a passage the other way round."""
    size, beside = size_of(tokens(said)), _compared_with(said)
    for passage in passages:
        sized = size and size * (size_of(tokens(passage.text)) or size_before(passage, library)) < 0
        if not (sized or _turns(said, passage.text)) or not any(_may_change(one, passage) for one in deeds_in(said)):
            continue
        theirs = [one for one in deeds_in(passage.text) if not beside & words_in(one.doer)]
        for mine in (one for one in deeds_in(said) if not one.verb.startswith(_TOGETHER)):
            done = [one for one in theirs if _is_one_deed(mine, one)]
            done += [one for one in deeds_in(passage.text) if ranks_alike(mine, one)]
            if any(_changes_places(mine, one) or _changes_size(mine, one, passage, library) for one in done) or any(
                passes(mine, one) > 0 and _is_of_one_thing(mine, one) and are_crossed(mine, one) for one in theirs
            ):
                yield mine, passage, "subject"


def _turns(said: str, passage: str) -> bool:
    """Whether the first word that both have is not the first of them in the passage, or one alone has a passive."""
    if (" by " in said) is not (" by " in passage):
        return True
    theirs = list(_in_order(passage))
    places = (next((at for at, one in enumerate(theirs) if one & word), -1) for word in _in_order(said))
    found = [at for at in places if at >= 0]
    return bool(found) and found[0] != min(found)


def _in_order(text: str) -> Iterator[frozenset[str]]:
    """The words of a text that carry meaning, each by its stem."""
    return filter(None, (content_words(word) for word in re.findall(r"[^\W_]+", text)))


def _is_one_deed(mine: Deed, theirs: Deed) -> bool:
    same = mine.verb == theirs.verb or bool(content_words(mine.verb) & content_words(theirs.verb))
    return same and mine.denied is theirs.denied


def _sides(one: Deed) -> tuple[frozenset[str], frozenset[str]]:
    return words_in(one.doer) - KINDS, words_in(one.done_to) - KINDS


def _changes_places(mine: Deed, theirs: Deed) -> bool:
    """Whether who does it is the one whom a passage has it done to, and the other way round.

    Both do it for the same price, or in the same town: the objects themselves are compared where both have one.
    """
    (doer, done_to), (other, done) = _sides(mine), _sides(theirs)
    if not (doer & done and done_to & other) or doer & other:
        return False
    if mine.direct and theirs.direct:
        given, taken = words_in(mine.direct), words_in(theirs.direct)
        if given & other and taken & doer:  # "charged the exchange a fee", "charged Crane a fee"
            return True
        done_to, done = given, taken
    return not done_to & done


def _compared_with(said: str) -> frozenset[str]:
    """The words for what a sentence compares others with: "half as many as Crane" says what Crane did as well."""
    return frozenset().union(*(one.right for one in compared(said)))


def _is_of_one_thing(mine: Deed, theirs: Deed) -> bool:
    """Whether what two deeds are done to is one thing or sum, whoever else is named with it."""
    given, done = (_told(one.done_to) - words_in(mine.doer | theirs.doer) for one in (mine, theirs))
    return mine.denied is theirs.denied and bool(given & done)


def _done_by_other(said: str, passages: Sequence[Passage]) -> Iterator[tuple[Deed, Passage, str]]:
    """What a sentence says that one does, and a passage that names this one says of another.

    A passage that says "the firm" may mean anybody, and whoever does it is left alone where he is named with the other.
    """
    beside = _compared_with(said)
    for mine in deeds_in(said):
        doer, verb = _sides(mine)[0], content_words(mine.verb)
        if not doer or not mine.finite or mine.verb in _ANYBODY or mine.verb.startswith(_TOGETHER):
            continue
        for passage in passages:
            if not doer <= passage.words or verb.isdisjoint(passage.words):
                continue
            theirs = [one for one in deeds_in(passage.text) if _is_one_deed(mine, one)]
            if any(doer & words_in(one.doer) for one in theirs):
                continue
            theirs = [one for one in theirs if not beside & words_in(one.doer)]
            own = goes_without_verb(doer, passage.text)
            if own & _figures(mine):
                continue
            if own:  # of its own it has another figure, which may be reckoned with
                theirs = [one for one in theirs if _figures(mine) & _figures(one)]
            if any(
                _is_of_other(mine, one, said, passage) or _is_turned_round(mine, one, said, passage) for one in theirs
            ):
                yield mine, passage, "subject"


def _done_to_other(said: str, passages: Sequence[Passage]) -> Iterator[tuple[Deed, Passage, str]]:
    """What a sentence says is done to one thing, and a passage that the same does to another, and else to this one."""
    named = anchors(f"the {said}")
    for mine in deeds_in(said):
        doer, to = _sides(mine)[0], words_in(mine.done_to) - _TIMES
        if not doer or not to - doer or mine.verb in _ANYBODY or mine.verb.startswith(_TOGETHER):
            continue
        for passage in (one for one in passages if doer & one.words and to & one.words):
            deeds = deeds_in(passage.text)
            done = [one for one in deeds if _is_one_deed(mine, one) and doer <= words_in(one.doer)]
            others = [one for one in deeds if one not in done]
            if done and others and all(_is_to_other(mine, one, named, others, passage) for one in done):
                yield mine, passage, "subject"


def _is_to_other(mine: Deed, theirs: Deed, named: frozenset[str], others: Sequence[Deed], passage: Passage) -> bool:
    """Whether a deed is done to another name, in other words to the same, or another does it to what it is done to."""
    to, done = words_in(mine.done_to) - _TIMES, words_in(theirs.done_to) - _TIMES
    called = to & content_words(" ".join(named))
    if called and not called & done:
        strange = (anchors(f"the {passage.text}") - named) & theirs.done_to
        beside = any(called & words_in(one.done_to | one.doer) for one in others)
        return bool(strange) and beside and bool((to - called) & done)
    same = (one for one in others if _is_one_deed(mine, one) and not words_in(one.doer) & words_in(mine.doer))
    return bool(done) and not to & done and any(to <= words_in(one.done_to) for one in same)


def goes_without_verb(doer: frozenset[str], text: str) -> frozenset[str]:
    """The figures of what a text has one do as another did: "fares brought $95 million and freight $310 million"."""
    told = (found for found in _SO_MUCH.finditer(text) if doer & words_in(found["who"].casefold().split()))
    return frozenset(found["figure"] for found in told)


def _is_of_other(mine: Deed, theirs: Deed, said: str, passage: Passage) -> bool:
    """Whether another does to the same, and is not who does it here in other words.

    One of them is named, and what members do their house has done: an officer is the police.
    """
    named = words_in(anchors(f"the {said}") | anchors(f"the {passage.text}"))
    members = not theirs.names and words_in(theirs.doer) & _MEMBERS
    if members or not named & words_in(mine.doer | theirs.doer):
        return False
    doer = _sides(mine)[0]
    if (theirs.meant and not theirs.names) or not theirs.finite or not words_in(theirs.doer):
        return False
    if doer & _named_with(theirs, passage.text):
        return False
    if mine.verb in _TELLING and not words_in(mine.direct) & words_in(theirs.direct):
        return False
    given, done = (_told(one.done_to) - doer for one in (mine, theirs))
    return bool(given & done) and _SOME * len(given & done) >= min(len(given), len(done))


def _is_turned_round(mine: Deed, theirs: Deed, said: str, passage: Passage) -> bool:
    """Whether he, she or it did to one what this one does to a name, in the words of a passage."""
    doer, done_to, done = _sides(mine)[0], words_in(mine.direct), words_in(theirs.direct)
    if not done_to or not doer & done or done_to & done or words_in(theirs.doer) or not theirs.meant:
        return False
    return len(content_words(said) - done_to - passage.words) <= 1 and done_to <= content_words(" ".join(anchors(said)))


def _named_with(deed: Deed, text: str) -> frozenset[str]:
    """The words of whoever does a deed with all that is said of them in passing."""
    whole = (word.lower_ for one in tree(text) if deed.place.start <= one.idx < deed.place.end for word in one.subtree)
    return words_in(whole)


def _told(words: frozenset[str]) -> frozenset[str]:
    """The words that carry meaning, times aside, and the figures among some words."""
    return words_in(words) - _TIMES | frozenset(word for word in words if word[0].isdigit())


def _figures(deed: Deed) -> frozenset[str]:
    """The figures of what is done."""
    return frozenset(word for word in deed.done_to if word[0].isdigit())


def _may_change(mine: Deed, passage: Passage) -> bool:
    """Whether a passage has words of both sides of a deed, or where it is of small or large ones of either."""
    doer, done_to = (bool(side & parsed_words(passage.text)) for side in _sides(mine))
    sized = size_of(mine.doer) or size_of(mine.done_to)
    return doer or done_to if sized else doer and done_to


def _changes_size(mine: Deed, theirs: Deed, passage: Passage, library: Library) -> bool:
    """Whether one side is of small ones here and of large ones there, where the rest is the same."""
    sides = ((mine.doer, theirs.doer), (mine.done_to, theirs.done_to))
    common = frozenset().union(*(words_in(one) & words_in(other) for one, other in sides)) - KINDS
    before = size_before(passage, library) if theirs.meant and not words_in(theirs.doer) - KINDS else 0
    alike = len(common) >= (_SOME if mine.verb == "be" else 1)
    sizes = (size_of(mine.doer), size_of(theirs.doer) or before), (size_of(mine.done_to), size_of(theirs.done_to))
    apart = [one * other < 0 for one, other in sizes]
    return all(apart) or (alike and any(apart))


def _unnamed(said: str, judged: Sequence[Judged], passages: Sequence[Passage]) -> Iterator[tuple[Deed, Passage, str]]:
    """What a name does that stands nowhere near the passages that bear a sentence out."""
    ours = is_ours(judged)
    around = frozenset().union(*map(_names_near, passages))
    if ours or not passages or anchors(f"the {said}") <= frozenset().union(*(tokens(one.text) for one in passages)):
        return
    for mine in deeds_in(said):
        named = with_lands(mine.names & anchors(f"the {said}"))
        if any(_LETTERS.fullmatch(word.upper()) and word.upper() in said for word in named):
            continue  # who goes by letters may be named in full
        if named and mine.verb not in _TELLING and not _is_told_elsewhere(mine, named, passages):
            other = passages[0] if not named & around else _by_another(mine, named, passages)
            yield from [(mine, other, "unsupported")] if other is not None else []


def _is_told_elsewhere(mine: Deed, named: frozenset[str], passages: Sequence[Passage]) -> bool:
    """Whether another sentence of the articles that bear one out has the name with what it does: two are told."""
    verb = content_words(mine.verb)
    deed = (verb | _told(mine.done_to)) - content_words(" ".join(named))
    pages = {one.page.reading.id: one.page for one in passages}.values()
    texts = (span.of(page.reading.text) for page in pages for span in page.spans)
    told = (content_words(text) for text in texts if named <= with_lands(tokens(text)))
    return any(verb <= words and len(deed & words) >= _SOME for words in told)


def _names_near(passage: Passage) -> frozenset[str]:
    """Every word near a passage, and of those whose article it is; the opening tells who says "we"."""
    reading = passage.page.reading
    teller = reading.opening if _FIRST_PERSON.search(passage.text) else " ".join(reading.paper)
    meant = chief_of(reading) if _THE_FIRM.search(passage.text) else ""
    return passage.around | tokens(f"{teller} {meant}")


def chief_of(reading: Reading) -> str:
    """The house that an article names most often, the first of those: "the firm" may be it from far away."""
    named = Counter(one.name for one in reading.statements.entities if one.label == "ORG")
    return max(named, key=lambda name: named[name], default="")


def _by_another(mine: Deed, named: frozenset[str], passages: Sequence[Passage]) -> Passage | None:
    """The passage in which another does what a name does, that none of them has, nor "it" or "the firm"."""
    done = [(one, theirs) for one in passages for theirs in deeds_in(one.text) if _is_one_deed(mine, theirs)]
    if any(named & tokens(one.text) for one in passages) or any(theirs.meant for _, theirs in done):
        return None
    return next((one for one, _ in done), None)


def _told_of(deed: Deed, passage: Passage, rule: str, sentence: Span, text: str) -> Judged:
    refuted, words = rule == "subject", " ".join(passage.text.split())
    says = f"{passage.article} {'has it of another' if refuted else 'says it of no such name'} ({words})"
    shown = (Evidence(passage.text, passage.article, passage.span),)
    verdict = Verdict.REFUTED if refuted else Verdict.NOT_ENOUGH_EVIDENCE
    span = deed.place.shifted(sentence.start)
    return Judged(span, span.of(text), Opinion(verdict, rule, says, None, shown, passage.origin, 1.0), 1)
