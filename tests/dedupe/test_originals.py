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


def test_a_tie_of_several_names_them_and_counts_the_rest(article: MakeArticle) -> None:
    assert choice(*(article(name, BODY) for name in "abc"))[1] == (
        "a tie: nothing tells it from b and c; taken by the order of their names"
    )
    assert choice(*(article(name, BODY) for name in "abcdefg"))[1] == (
        "a tie: nothing tells it from b, c, d and 3 others; taken by the order of their names"
    )


def test_a_tie_says_what_speaks_for_either(article: MakeArticle) -> None:
    signed, dated = article("a", BODY, byline=("Sam Oakes",)), article("z", BODY, published=date(2031, 7, 9))
    assert choice(signed, dated) == ("a", "a tie: it has a byline, z has a date; taken by the order of their names")


def test_a_few_words_more_are_said_to_be_little(article: MakeArticle) -> None:
    longer = article("z", f"{BODY}\nThey went home.")
    assert choice(article("a", BODY), longer) == (
        "z",
        "it alone has the fullest text, and nothing else tells them apart",
    )
    signed = article("z", longer.text, byline=("Sam Oakes",))
    assert choice(article("a", BODY), signed)[1] == "it alone has a byline and the fullest text"


def test_a_lone_article_needs_no_evidence(article: MakeArticle) -> None:
    assert choice(article("a", BODY)) == ("a", "no other article has its text")


def test_a_copy_that_credits_its_source(article: MakeArticle) -> None:
    credit = f"{BODY}\nThis story first appeared in the Fernwood Ledger."
    taker = article("a", credit, byline=("Sam Oakes",), publisher="Digest", published=date(2031, 7, 9))
    name, reason = choice(taker, article("z", BODY, publisher="Fernwood Ledger"))
    assert name == "z"
    assert "the credit of a copy" in reason


def test_a_publisher_that_credits_itself_is_no_evidence(article: MakeArticle) -> None:
    own = article("z", f"{BODY}\nSource: Fernwood Ledger", publisher="Fernwood Ledger")
    assert "credit" not in choice(own, article("a", BODY, publisher="Digest"))[1]


def test_the_site_whose_address_a_copy_gives_as_its_own(article: MakeArticle) -> None:
    address = "https://www.fernwoodledger.example/2031/shorts"
    home = article("z", BODY, publisher="The Fernwood Ledger", address=address)
    taker = article("a", BODY, publisher="Digest", address=address, byline=("Sam Oakes",), published=date(2031, 7, 9))
    name, reason = choice(taker, home)
    assert name == "z"
    assert "the address that a copy gives as its source" in reason


def test_an_address_that_a_copy_prints(article: MakeArticle) -> None:
    address = "https://fernwoodledger.example/2031/shorts"
    taker = article("a", f"{BODY}\nRead it at {address}.", byline=("Sam Oakes",))
    assert choice(taker, article("z", BODY, address=address))[0] == "z"


def test_one_address_of_nobody_known_decides_nothing(article: MakeArticle) -> None:
    address = "https://news.example/2031/shorts"
    first, second = (article(name, BODY, publisher=name, address=address) for name in ("Courier", "Digest"))
    assert choice(first, second)[1].startswith("a tie")


def test_a_dateline_decides_between_equals(article: MakeArticle) -> None:
    assert choice(article("a", BODY), article("z", BODY, dateline="Boston")) == ("z", "it alone has a dateline")
