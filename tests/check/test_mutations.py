"""The mutation harness itself: what its operators make of a sentence, and that it sees a slip that is caught."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from narrator.model.claims import Span, Statements
from narrator.model.sources import Article, Cluster
from narrator.read.articles.files import read_articles

ROOT = Path(__file__).parents[2]
BENCHMARKS = ROOT / "benchmarks"
TEXT = """Shares of Ostmere Corp. fell 14% in May, more than half of it on Tuesday, Pellworth Data said.

“Nobody wants the stock,” said Una Fairlie, head of research at Pellworth Data. She may be right."""


@pytest.fixture(scope="module")
def mutations() -> Iterator[ModuleType]:
    """The benchmark, imported as it is when it is run by its path."""
    ours = {"edits", "edits_of_speech", "edits_of_words", "passages", "mutations"}
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(BENCHMARKS))
        import mutations  # noqa: PLC0415  its folder is on the path only here

        yield mutations
    for name in ours & set(sys.modules):
        del sys.modules[name]


@pytest.fixture(scope="module")
def article() -> Article:
    first, second = TEXT.split("\n\n")
    spans = (Span(0, len(first)), Span(len(TEXT) - len(second), len(TEXT)))
    return Article("ostmere", "ostmere.txt", "text", TEXT, spans, published=date(2031, 6, 3))


@pytest.mark.parametrize(
    ("operator", "text", "made"),
    [
        ("figure", "Its shares rose 20% on 3 May 2031.", ["Its shares rose 28% on 3 May 2031."]),
        ("figure", "They are less than 10% of it.", ["They are less than 6% of it."]),
        ("digits", "It sold 412,000 cars.", ["It sold 142,000 cars."]),
        ("digits", "It sold 7 cars.", []),
        ("last-digit", "It took in $240 million.", ["It took in $260 million."]),
        ("last-digit", "It took in about $240 million.", []),
        ("number-word", "More than half fell.", ["More than nine-tenths fell."]),
        ("number-word", "Less than half fell.", ["Less than a tenth fell."]),
        ("figures-swapped", "It fell from 3.4% to 2.1%.", ["It fell from 2.1% to 3.4%."]),
        ("figures-swapped", "It expects $48 million to $55 million.", []),
        ("figures-swapped", "It fell 3% and lost $2 billion.", []),
        ("magnitude", "It owes $2 billion.", ["It owes $2 million."]),
        ("unit", "It rose 4%.", ["It rose 4 percentage points."]),
        ("unit", "It owes $2 billion.", ["It owes €2 billion."]),
        ("quantifier", "It sank to less than 10%.", ["It sank to more than 10%."]),
        ("direction", "Short sellers lost $2 million.", ["Short sellers made $2 million."]),
        ("direction", "Both rose, one to a loss.", ["Both fell, one to a loss.", "Both rose, one to a gain."]),
        ("period", "It fell in May.", ["It fell in October."]),
        ("period", "It fell on Friday last week.", ["It fell on Friday last month.", "It fell on Sunday last week."]),
        ("superlative", "It is the lowest at least.", ["It is the highest at least."]),
        ("superlative-span", "It is the most in three months.", ["It is the most in three years."]),
        ("segment", "Small-cap funds grew.", ["Large-cap funds grew."]),
        ("role", "She is the chief strategist.", ["She is the chief economist."]),
        ("credit-lost", "It fell, according to Pellworth Data.", ["It fell."]),
        ("credit-lost", "It fell, according to Ostmere, citing Pellworth Data.", []),
        ("forecast", "It plans to borrow more.", ["It has borrowed more."]),
    ],
)
def test_what_an_operator_makes_of_a_sentence(mutations: ModuleType, operator: str, text: str, made: list[str]) -> None:
    edits = mutations.OPERATORS[operator](mutations.words.Sentence(text))
    assert [edit.of(text) for edit in edits if not edit.skipped] == made


def mutants(mutations: ModuleType, article: Article, extract: Callable[..., Statements]) -> dict[str, list[str]]:
    said = extract(article)
    people = mutations.people_of(said)
    names = mutations.names_of([article], people)
    made: dict[str, list[str]] = {}
    for part in mutations.passages(article, said.sentences):
        for mutant in mutations.mutants_of(part, names, people, Counter()):
            made.setdefault(mutant.operator, []).append(mutant.sentence())
    return made


def test_names_negations_and_quoted_words(
    mutations: ModuleType, article: Article, extract: Callable[..., Statements]
) -> None:
    made = mutants(mutations, article, extract)
    said = "“Nobody wants the stock,” said Una {}, head of research at Pellworth Data."
    assert made["surname"] == [said.format("Fairloe")]
    assert made["negation"] == [
        "Shares of Ostmere Corp. did not fall 14% in May, more than half of it on Tuesday, Pellworth Data said."
    ], "a possibility denied is still a possibility"
    assert said.format("Fairlie").replace("stock", "ladder") in made["quoted-word"]
    assert made["speaker-lost"] == ["“Nobody wants the stock,”."]


def test_a_slip_that_is_found_counts_as_caught(
    mutations: ModuleType, article: Article, extract: Callable[..., Statements]
) -> None:
    check = mutations.checker([article], [])
    part = next(mutations.passages(article, extract(article).sentences))
    before = check(part.text, article.published)
    tally = mutations.Tally()
    place = part.sentences[0]
    at = part.text.index("14")
    for new in ("41", "14"):
        mutant = mutations.Mutant("digits", part, place, mutations.Edit(at, at + 2, new))
        mutations.judge(mutant, tally, before, check)
    assert (tally.edits, tally.caught) == (2, 1)
    assert [mutant.edit.new for mutant in tally.survivors] == ["14"]


def test_a_quotation_that_runs_on_keeps_its_paragraphs_together(mutations: ModuleType) -> None:
    text = "“It is one thing.\n\n“It is another,” he said.\n\nThat was all."
    starts = [text.index(words) for words in ("“It is one", "“It is another", "That")]
    spans = tuple(Span(start, (text + "\n\n").index("\n\n", start)) for start in starts)
    parts = mutations.passages(Article("a", "a.txt", "text", text, spans), spans)
    assert [part.text for part in parts] == [text[: spans[1].end], "That was all."]


@pytest.mark.quality
def test_a_sample_over_the_corpus(mutations: ModuleType) -> None:
    articles = read_articles(ROOT / "corpus" / "articles")
    each = [Cluster(one.id, (one.id,), (), "") for one in articles]
    _, made = mutations.edited(articles, each, Counter())
    assert {mutant.operator for mutant in made} == set(mutations.OPERATORS), "every operator finds a place"
    assert all(mutant.draft() != mutant.passage.text for mutant in made)
    check, tally = mutations.checker(articles, []), mutations.Tally()
    sample = made[:: len(made) // 60][:60]
    before = {one.passage: check(one.passage.text, one.passage.article.published) for one in sample}
    for mutant in sample:
        mutations.judge(mutant, tally, before[mutant.passage], check)
    assert tally.edits == 60
    assert 0 < tally.caught == 60 - len(tally.survivors)
