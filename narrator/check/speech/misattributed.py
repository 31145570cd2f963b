"""A view or a deed of one person that a draft gives to another of the same article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from narrator.check.details.turning import passages_of
from narrator.check.names.matching import name_words, same_name
from narrator.check.opinions import Judged, Opinion
from narrator.check.sources.library import Library
from narrator.check.sources.search import Passage
from narrator.check.words.anchors import tokens
from narrator.extract.assertions.deeds import Deed, deeds_in
from narrator.model.claims import Entity, Span
from narrator.model.drafts import Evidence, Verdict

_TOLD = 0.5
"""So many of the words that the sentence and a passage share must stand in what one person does there."""

_PERSONS = frozenset({"he", "she"})


def with_misattributed(
    judged: list[Judged], sentence: Span, text: str, people: Sequence[Entity], library: Library
) -> list[Judged]:
    """All that was judged of a sentence, refuted where what bears it out is another person's than the one it names.

    Asked is a sentence with one person, who does what it says; nothing where anything was found against it already.
    """
    said = sentence.of(text)
    if not people or any(item.opinion.verdict is not Verdict.SUPPORTED for item in judged):
        return judged
    passages = passages_of(judged, library)
    for passage in passages if len(passages) == 1 else ():  # of two passages each may have but a part of it
        known = [one.name for one in passage.page.reading.statements.entities if one.label == "PERSON"]
        mine = [one for one in people if any(same_name(one.name, name) for name in known)]
        does = len(mine) == 1 and any(_does(deed, mine[0].name) for deed in deeds_in(said))
        other = _holder(said, mine[0].name, passage, known) if does else None
        if other is not None:
            says = f"in {passage.article} this is {other}'s ({' '.join(passage.text.split())})"
            shown = (Evidence(passage.text, passage.article, passage.span),)
            opinion = Opinion(Verdict.REFUTED, "misattributed", says, other, shown, passage.origin, 1.0)
            return [*judged, Judged(mine[0].span, mine[0].text, opinion, 1)]
    return judged


def _does(deed: Deed, name: str) -> bool:
    """Whether a person is among those who do something, by the surname."""
    return set(name_words(name)[-1:]) <= deed.doer and bool(name_words(name))


def _holder(said: str, mine: str, passage: Passage, people: Sequence[str]) -> str | None:
    """The other person who does what a sentence and a passage have in common; nobody where the sentence's does too."""
    shared = tokens(said) & tokens(passage.text) - tokens(mine)
    doers: list[str] = []
    deeds = deeds_in(passage.text)
    for deed in deeds:
        told = {word for one in (deed, *_under(deed, deeds)) for word in (*one.done_to, one.verb)} & shared
        doer = next(_doers(deed, passage, people), None)
        if doer is not None and shared and len(told) >= _TOLD * len(shared):
            doers.append(doer)
    others = [name for name in doers if name_words(name)[-1:] != name_words(mine)[-1:]]
    return others[0] if others and len(others) == len(doers) else None


def _under(deed: Deed, deeds: Sequence[Deed]) -> Iterator[Deed]:
    """What stands under a verb of saying: the deeds behind it whose doers are nobody by name."""
    place = deeds.index(deed)
    for one in deeds[place + 1 :]:
        if one.names:
            return
        yield one


def _doers(deed: Deed, passage: Passage, people: Sequence[str]) -> Iterator[str]:
    """The people who do something in a passage, by name; "she" is who speaks there, or was the subject before."""
    if not deed.doer & _PERSONS:
        yield from (name for name in people if _does(deed, name))
        return
    place = deed.place.shifted(passage.span.start)
    for quote in passage.page.reading.statements.quotes:
        if quote.speaker is not None and quote.speaker.span.overlaps(place) and " " in quote.speaker.name:
            yield quote.speaker.name
    page = passage.page
    for span in reversed(page.spans[max(0, passage.place - 1) : passage.place + 1]):
        told = deeds_in(span.of(page.reading.text))
        earlier = [one for one in told if one.place.shifted(span.start).end <= place.start]
        yield from reversed([name for one in earlier for name in people if _does(one, name)])
