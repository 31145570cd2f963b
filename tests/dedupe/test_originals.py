"""Which copy is taken for the original, and what is said for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from narrator.dedupe.originals import choose_original
from narrator.dedupe.texts import read_text
from narrator.model.sources import Article

MakeArticle = Callable[..., Article]

BODY = "Shorts of Pelican Air made $410 million.\nThe stock lost 38% in one bad spring for airlines.\nBears were glad."


def choice(*articles: Article, mangled: frozenset[str] = frozenset()) -> tuple[str, str]:
    chosen = choose_original([read_text(one) for one in articles], mangled)
    return chosen.ranked[0].article.id, chosen.reason


def test_date_and_byline_decide(article: MakeArticle) -> None:
    signed = article("z", BODY, byline=("Dora Finch",), published=date(2031, 7, 9))
    assert choice(article("a", BODY), signed) == ("z", "it alone has a date and a byline")


def test_the_earlier_of_two_dated_copies(article: MakeArticle) -> None:
    early = article("z", BODY, byline=("Dora Finch",), published=date(2031, 7, 9))
    late = article("a", BODY, byline=("Dora Finch",), published=date(2031, 7, 10))
    assert choice(late, early) == ("z", "it alone has the earliest date")


def test_a_signed_excerpt_is_not_the_original(article: MakeArticle) -> None:
    part = article("a", BODY.split("\n", maxsplit=1)[0], byline=("Sam Oakes",), publisher="Digest")
    assert choice(part, article("z", BODY))[0] == "z"


def test_a_dated_machine_copy_is_not_the_original(article: MakeArticle) -> None:
    spun = article("a", BODY.replace("Shorts", "Briefs"), byline=("Sam Oakes",), published=date(2031, 7, 9))
    name, reason = choice(spun, article("z", BODY), mangled=frozenset({"a"}))
    assert name == "z"
    assert reason == "the others have words swapped one for one"


def test_the_text_that_the_copies_share_their_words_with(article: MakeArticle, bodies: Mapping[str, str]) -> None:
    lines, other = bodies["original"].split("\n"), bodies["paraphrase"].split("\n")
    first = article("a", "\n".join([*lines[:6], *other[6:]]))
    second = article("b", "\n".join([*other[:6], *lines[6:]]))
    name, reason = choice(first, second, article("z", bodies["original"]))
    assert name == "z"
    assert "the wording that the others share" in reason


def test_a_tie_is_admitted(article: MakeArticle) -> None:
    assert choice(article("b", BODY), article("a", BODY)) == (
        "a",
        "a tie: nothing tells it from b; taken by the order of their names",
    )
    longer = article("z", BODY.replace("glad", "very glad"))
    assert choice(longer, article("a", BODY)) == ("z", "a tie: nothing tells it from a; the longer was taken")


def test_a_lone_article_needs_no_evidence(article: MakeArticle) -> None:
    assert choice(article("a", BODY)) == ("a", "no other article has its text")
