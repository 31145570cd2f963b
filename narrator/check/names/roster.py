"""Every name of the evidence, in columns that are kept, and the ways to look one up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from msgspec.msgpack import Decoder
from numpy.typing import NDArray

from narrator.check.names.matching import CUT_NAME, likeness, name_words, same_name
from narrator.check.names.mentions import BETWEEN, LABELS, NOWHERE, Names, line_of, names_of
from narrator.check.sources.postings import Column, Numbers, read_numbers
from narrator.check.sources.readings import Reading
from narrator.model.claims import Span, Speaker
from narrator.model.drafts import Evidence

_SPEAKER = Decoder(Speaker)
_SHORT = 3
_BINS = 64


@dataclass(frozen=True, slots=True)
class Known:
    """A name in the evidence, and the article it stands in; none for the display name of a statistic."""

    name: str
    label: str
    evidence: Evidence
    origin: int = -1


@dataclass(frozen=True)
class Roster:
    """Every name of the evidence, and every word of it as a line, so that a name is known however it was tagged.

    `shown` are display names of statistics; those of listed issues are in the line of `ours` too, but none of them is
    taken for what a slip was meant to be.
    """

    names: Names
    readings: tuple[Reading, ...]
    shown: tuple[str, ...]
    ours: str

    @cached_property
    def spelled(self) -> list[str]:
        """Every spelling, by number; the names of statistics last."""
        return [*self.names.spelled, *self.shown]

    @cached_property
    def plain(self) -> list[tuple[str, ...]]:
        """The telling words of every spelling."""
        ours = [" ".join(name_words(name)) for name in self.shown]
        return [tuple(words.split()) for words in (*self.names.plain, *ours)]

    @cached_property
    def _rows(self) -> Numbers:
        return read_numbers(self.names.rows, 5)

    @cached_property
    def _firsts(self) -> Numbers:
        """The number of the first mention of each article, and of the one after the last."""
        return np.searchsorted(self._rows[:, 2], np.arange(len(self.readings) + 1)).astype(np.int32)

    @cached_property
    def _mentions(self) -> Column:
        return Column(self._rows[:, 0])

    @cached_property
    def _people(self) -> Column:
        return Column(read_numbers(self.names.people, 2)[:, 0])

    @cached_property
    def _mentioned(self) -> list[int]:
        """The numbers of the spellings that are names of the evidence, not of a speaker alone."""
        ours = range(len(self.names.spelled), len(self.spelled))
        return [*sorted(set(self._rows[:, 0].tolist())), *ours]

    @cached_property
    def _named(self) -> frozenset[int]:
        return frozenset(self._mentioned)

    @cached_property
    def _by_word(self) -> tuple[dict[str, list[int]], dict[str, list[int]], dict[str, list[int]]]:
        """The spellings by their first word, by their last, and by the beginning that may stand for the whole."""
        tables: tuple[defaultdict[str, list[int]], ...] = tuple(defaultdict(list) for _ in range(3))
        for number, words in enumerate(self.plain):
            if words:
                for table, key in zip(tables, (words[0], words[-1], " ".join(words)[:CUT_NAME]), strict=True):
                    table[key].append(number)
        return tables[0], tables[1], tables[2]

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        """The names of several words by their first letter, each once."""
        table: defaultdict[str, set[str]] = defaultdict(set)
        for number in self._mentioned:
            words = self.plain[number]
            if len(words) > 1:
                table[words[0][0]].add("".join(words))
        return {letter: sorted(names) for letter, names in table.items()}

    @cached_property
    def _letters(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """How often each spelling has each letter, letters told apart well enough to leave out what is unlike."""
        plain = [" ".join(words) for words in self.plain]
        lengths = np.array([len(words) for words in plain], np.int64)
        codes = np.frombuffer("".join(plain).encode("utf-32-le", "surrogatepass"), np.uint32) % _BINS
        rows = np.repeat(np.arange(len(plain)), lengths)
        counts = np.bincount(rows * _BINS + codes, minlength=len(plain) * _BINS).reshape(-1, _BINS)
        return counts, lengths

    def showing(self, labels: Iterable[str]) -> Roster:
        """The same with more display names of statistics."""
        shown = tuple(sorted({*self.shown, *(label for label in labels if label)}))
        return replace(self, shown=shown, ours=self.ours.rstrip() + BETWEEN + line_of(shown).lstrip())

    def has(self, *written: str) -> bool:
        """Whether a name stands in the words of the evidence in one of some spellings."""
        known = [words for words in written if self._vocabulary.issuperset(words.split())]
        return any(f" {words} " in line for words in known for line in (self.names.line, self.ours))

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        """Every word of the evidence: a name with another word needs no looking for."""
        return frozenset(self.names.line.split()) | frozenset(self.ours.split())

    def shortens(self, name: str) -> bool:
        """Whether a name of two words leaves out a word or two of a longer one: "Halberd ETF"."""
        words = re.findall(r"[^\W_]+", name)
        if len(words) != 2 or not self._vocabulary.issuperset(word.casefold() for word in words):  # noqa: PLR2004
            return False
        whole = re.compile(rf"\b{words[0]} (?:[A-Z][\w&’'-]* ){{1,2}}{words[1]}\b")
        return any(whole.search(reading.text) for reading in self.readings)

    def same(self, name: str) -> list[int]:
        """The spellings of the same name, speakers' too."""
        words = name_words(name)
        if not words:
            return []
        keys = (words[0], words[-1], " ".join(words)[:CUT_NAME])
        near = {number for table, key in zip(self._by_word, keys, strict=True) for number in table.get(key, ())}
        return [number for number in sorted(near) if same_name(name, self.spelled[number])]

    def knows(self, name: str) -> bool:
        """Whether the evidence has the same name."""
        return any(number in self._named for number in self.same(name))

    def is_house(self, name: str) -> bool:
        """Whether the evidence has a name, or one that begins with it, as a house more than once, and as nobody's."""
        words = tuple(name_words(name))
        near = self._by_word[0].get(words[0], ()) if words else ()
        numbers = [number for number in near if self.plain[number][: len(words)] == words]
        labels = self._rows[self._mentions_of(numbers), 1]
        return len(labels) > 1 and bool((labels == LABELS.index("ORG")).all())

    def abbreviated(self, short: str) -> bool:
        """Whether a name of the evidence may be shortened so."""
        wanted = "".join(name_words(short))
        near = self._by_letter.get(wanted[0], ()) if wanted and len(wanted) <= 2 * _SHORT else ()
        return any(_has_letters(full, wanted) for full in near)

    def spelled_like(self, name: str, least: float) -> Known | None:
        """The name that is spelled most like another, the first of equals; `None` where none is like enough."""
        words = " ".join(name_words(name))
        asked = np.frombuffer(words.encode("utf-32-le", "surrogatepass"), np.uint32) % _BINS
        counts, lengths = self._letters
        shared = np.minimum(counts, np.bincount(asked, minlength=_BINS)).sum(axis=1)
        near = set(np.flatnonzero(2 * shared >= least * (lengths + len(words))).tolist())
        scored = [(likeness(name, self.spelled[number]), number) for number in self._mentioned if number in near]
        best = max(scored, key=lambda pair: pair[0], default=(0.0, 0))
        return self._first([best[1]], None) if best[0] >= least else None

    def surnamed(self, surname: str) -> Known | None:
        """The first person in full of a surname."""
        numbers = [number for number in self._by_word[1].get(surname, ()) if len(self.plain[number]) > 1]
        return self._first(numbers, "PERSON")

    def called(self, given: str) -> list[Known]:
        """The people in full of a given name, each by the first mention."""
        numbers = [number for number in self._by_word[0].get(given, ()) if len(self.plain[number]) > 1]
        found = (self._first([number], "PERSON") for number in numbers)
        return [one for one in found if one is not None and one.label == "PERSON"]

    def houses(self, word: str) -> list[Known]:
        """The houses of several words that begin with a word, each by its last mention."""
        numbers = {number for number in self._by_word[0].get(word, ()) if len(self.plain[number]) > 1}
        mentions = [number for number in self._mentions_of(numbers) if self._rows[number, 1] == LABELS.index("ORG")]
        found = {self.plain[int(self._rows[number, 0])]: self._known(number) for number in mentions}
        found |= {self.plain[number]: self._ours(number) for number in sorted(numbers) if self._is_ours(number)}
        return list(found.values())

    def inside(self, article: str, span: Span, label: str) -> dict[tuple[str, ...], Known]:
        """The names of one label in a sentence of an article, by their telling words."""
        place = self._numbers.get(article)
        if place is None:
            return {}
        first, last = self._firsts[place : place + 2].tolist()
        rows = self._rows[first:last]
        there = (rows[:, 1] == LABELS.index(label)) & (rows[:, 3] == span.start) & (rows[:, 4] == span.end)
        return {self.plain[int(rows[at, 0])]: self._known(first + at) for at in np.flatnonzero(there).tolist()}

    def people(self, name: str) -> Collection[tuple[Speaker, Reading]]:
        """The people of the same name in the order of the articles, each role and employer once.

        Whoever speaks in many is asked for with every draft: what was found is kept.
        """
        if name not in self._posts:
            found = self._people.of(self.same(name))
            places = read_numbers(self.names.people, 2)[found, 1].tolist()
            posts: dict[tuple[str | None, str | None], tuple[Speaker, Reading]] = {}
            for number, place in zip(found, places, strict=True):
                speaker = _SPEAKER.decode(self.names.speakers[number])
                posts.setdefault((speaker.role, speaker.affiliation), (speaker, self.readings[place]))
            self._posts[name] = posts.values()
        return self._posts[name]

    @cached_property
    def _posts(self) -> dict[str, Collection[tuple[Speaker, Reading]]]:
        return {}

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {reading.id: number for number, reading in enumerate(self.readings)}

    def _mentions_of(self, numbers: Iterable[int]) -> list[int]:
        return self._mentions.of(numbers)

    def _first(self, numbers: Sequence[int], label: str | None) -> Known | None:
        """The first mention of some spellings, under one label or any."""
        places = [LABELS.index(label)] if label is not None else range(len(LABELS))
        mentions = (one for one in self._mentions_of(numbers) if self._rows[one, 1] in places)
        first = next(mentions, None)
        if first is not None:
            return self._known(first)
        ours = (number for number in numbers if self._is_ours(number) and label in {None, "ORG"})
        return next((self._ours(number) for number in ours), None)

    def _known(self, mention: int) -> Known:
        number, label, place, start, end = self._rows[mention].tolist()
        reading, name = self.readings[place], self.spelled[number]
        if start == NOWHERE:
            return Known(name, LABELS[label], Evidence(name, reading.id), reading.origin)
        span = Span(start, end)
        return Known(name, LABELS[label], Evidence(span.of(reading.text), reading.id, span), reading.origin)

    def _is_ours(self, number: int) -> bool:
        return number >= len(self.names.spelled)

    def _ours(self, number: int) -> Known:
        name = self.spelled[number]
        return Known(name, "ORG", Evidence(name, statistic=name))


def _has_letters(full: str, wanted: str) -> bool:
    """Whether a name has some letters in their order."""
    letters = iter(full)
    return all(letter in letters for letter in wanted)


def roster(
    readings: Sequence[Reading], labels: Iterable[str], listed: Iterable[str] = (), names: Names | None = None
) -> Roster:
    """The names of the articles (their papers and authors too) and of the statistics.

    `names` are those of the articles where they are known already. The names of `listed` issues are known as well.
    """
    shown = tuple(sorted({label for label in labels if label}))
    return Roster(names or names_of(readings), tuple(readings), shown, line_of([*shown, *listed]))
