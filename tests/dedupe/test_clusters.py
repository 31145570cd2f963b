"""The whole stage over one invented story, and over what nobody would call input."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray

from narrator.dedupe.clusters import dedupe_articles, describe_cluster
from narrator.errors import InputError
from narrator.model.claims import Span
from narrator.model.sources import Article, Cluster

Story = Mapping[str, Article]
MakeArticle = Callable[..., Article]
Encode = Callable[[Sequence[str]], NDArray[np.float32]]


def no_vectors(sentences: Sequence[str]) -> NDArray[np.float32]:
    raise AssertionError(f"{len(sentences)} sentences were encoded for nothing")


def by_letters(sentences: Sequence[str]) -> NDArray[np.float32]:
    """Counts of letters for vectors: enough where the words are the same."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    counts = np.array([[sentence.lower().count(letter) for letter in letters] for sentence in sentences], np.float32)
    return np.asarray(counts / np.maximum(np.linalg.norm(counts, axis=1, keepdims=True), 1), np.float32)


def relations(cluster: Cluster) -> dict[str, str]:
    return {member.article: member.relation for member in cluster.members}


def test_every_copy_finds_its_original(vectors: Encode, story: Story) -> None:
    first, *others = dedupe_articles(list(story.values()), encode=vectors)
    assert relations(first) == {
        "original": "original",
        "identical": "identical",
        "syndicated": "syndicated",
        "paraphrase": "paraphrase",
        "spun": "spun",
        "excerpt": "excerpt",
    }
    assert first.origins == ("original",)
    assert "it alone has a date, a byline" in first.reason
    assert [relations(cluster) for cluster in others] == [{"rival": "original"}, {"topic": "original"}]
    assert [cluster.reason for cluster in others] == ["no other article has its text"] * 2


def test_order_of_input_changes_nothing(vectors: Encode, story: Story) -> None:
    articles = list(story.values())
    expected = dedupe_articles(articles, encode=vectors)
    for seed in range(3):
        random.Random(seed).shuffle(articles)  # noqa: S311 - any order will do
        assert dedupe_articles(articles, encode=vectors) == expected


def test_members_are_listed_original_first_with_their_similarity(vectors: Encode, story: Story) -> None:
    cluster = dedupe_articles([story["spun"], story["original"], story["identical"]], encode=vectors)[0]
    assert [member.article for member in cluster.members] == ["original", "identical", "spun"]
    similarities = [member.similarity for member in cluster.members]
    assert similarities[:2] == [1, 1]
    assert 0.6 < similarities[2] < 0.9


def test_a_second_report_of_the_event_stays_apart(
    vectors: Encode, article: MakeArticle, bodies: Mapping[str, str], story: Story
) -> None:
    clusters = dedupe_articles([story["original"], article("wire", bodies["wire"]), story["rival"]], encode=vectors)
    assert [cluster.representative for cluster in clusters] == ["original", "rival", "wire"]


def test_the_next_report_of_a_series_stays_apart(
    vectors: Encode, article: MakeArticle, bodies: Mapping[str, str]
) -> None:
    issues = [article(name, bodies[name]) for name in ("monthly-may", "monthly-june")]
    clusters = dedupe_articles(issues, encode=vectors)
    assert len(clusters) == 2


def test_only_paragraphs_count(article: MakeArticle, bodies: Mapping[str, str]) -> None:
    furniture = "\nMost read\nSubscribe for the best stories of the week in your inbox every Sunday at 7.\n"
    page = article("page", bodies["original"] + furniture)
    page = replace(page, paragraphs=page.paragraphs[:12])
    other = article("other", bodies["topic"] + furniture)
    other = replace(other, paragraphs=other.paragraphs[:8])
    clusters = dedupe_articles([page, other, article("plain", bodies["original"])], encode=no_vectors)
    assert [relations(cluster) for cluster in clusters] == [
        {"other": "original"},
        {"page": "original", "plain": "identical"},
    ]


def test_a_round_up_of_two_articles_has_two_origins(
    vectors: Encode, article: MakeArticle, bodies: Mapping[str, str]
) -> None:
    one = article("one", bodies["original"], published=date(2031, 7, 9), byline=("Dora Finch",))
    two = article("two", bodies["rival"], published=date(2031, 7, 8))
    both = article("both", f"{bodies['original']}\n{bodies['rival']}", published=date(2031, 7, 11), publisher="Digest")
    (cluster,) = dedupe_articles([one, two, both], encode=vectors)
    assert cluster.origins == ("one", "two")


def test_identical_texts_need_no_vectors(article: MakeArticle, bodies: Mapping[str, str]) -> None:
    copies = [article(f"copy-{number:04}", bodies["original"]) for number in range(1000)]
    (cluster,) = dedupe_articles(copies, encode=no_vectors)
    assert cluster.representative == "copy-0000"
    tied = "copy-0001, copy-0002, copy-0003 and 996 others"
    assert cluster.reason == f"a tie: nothing tells it from {tied}; taken by the order of their names"
    assert {member.relation for member in cluster.members[1:]} == {"identical"}


def test_near_identical_texts_are_one_cluster(article: MakeArticle, bodies: Mapping[str, str]) -> None:
    copies = [article(f"copy-{number:03}", f"{bodies['original']}\nFiled at desk {number}.") for number in range(60)]
    (cluster,) = dedupe_articles(copies, encode=by_letters)
    assert len(cluster.members) == 60
    assert {member.relation for member in cluster.members[1:]} == {"syndicated"}


@pytest.mark.parametrize(
    "bodies",
    [
        [],
        [""],
        ["", ""],
        ["***", "..."],
        ["Shares fell."],
        ["Yes.", "No."],
        ["空売り筋は利益を上げた。株価は下落した。", "市場は上昇した。投資家は喜んだ。"],
        ["\u200b \u00a0", "\x00\x01"],
        ["word " * 3000, "other " * 3000],
        ["“Unclosed speech runs on, he said", "A line without an end"],
    ],
)
def test_odd_articles_are_each_alone(vectors: Encode, article: MakeArticle, bodies: list[str]) -> None:
    articles = [article(f"odd-{place}", body) for place, body in enumerate(bodies)]
    clusters = dedupe_articles(articles, encode=vectors)
    assert [cluster.representative for cluster in clusters] == [one.id for one in articles]


def test_identical_texts_in_another_script_are_found(vectors: Encode, article: MakeArticle) -> None:
    text = "空売り筋は利益を上げた。株価は下落した。"
    assert len(dedupe_articles([article("a", text), article("b", text)], encode=vectors)) == 1


def test_punctuation_alone_can_be_identical(article: MakeArticle) -> None:
    assert len(dedupe_articles([article("a", "***"), article("b", "***")], encode=no_vectors)) == 1


def test_an_id_given_twice_is_refused(vectors: Encode, article: MakeArticle) -> None:
    with pytest.raises(InputError, match="more than one article"):
        dedupe_articles([article("a", "One."), article("a", "Two.")], encode=vectors)


def test_a_paragraph_may_hold_several_sentences_and_spaces(article: MakeArticle, bodies: Mapping[str, str]) -> None:
    flat = " ".join(bodies["original"].split("\n"))
    one = article("flat", flat)
    padded = replace(one, id="padded", text=f"  {flat}  ", paragraphs=(Span(0, len(flat) + 4),))
    (cluster,) = dedupe_articles([one, padded, article("lines", bodies["original"])], encode=no_vectors)
    assert len(cluster.members) == 3


def test_a_cluster_that_is_known_is_described_as_when_it_is_found(vectors: Encode, story: Story) -> None:
    found = dedupe_articles(list(story.values()), encode=vectors)
    for cluster in found:
        fellows = [story[member.article] for member in reversed(cluster.members)]
        assert describe_cluster(fellows, encode=vectors) == cluster


def test_a_copy_finds_its_original_where_a_longer_text_has_both_in_another_order(
    vectors: Encode, article: MakeArticle
) -> None:
    told = [
        "Harbour dues at Castlebridge brought in 14 million crowns, and Orlando Whitcombe wants 22 million.",
        "Thornbury Insurance refused to cover the terminal at Wexmouth after 3 collisions.",
        "Governor Adelaide Prewitt commissioned the breakwater for 212 million.",
        "Engineers from Lindqvist measured 41 millimetres of subsidence underneath 6 warehouses.",
        "Harbourmaster Bartholomew Quill expects repairs of 17 cranes throughout the autumn.",
        "Fishmongers from Eskdale sued over 96 broken refrigerators.",
    ]
    recast = [
        "Orlando Whitcombe wants 22 million in dues from Castlebridge harbour, up from 14 million crowns.",
        "After 3 collisions no policy for the terminal at Wexmouth was to be had from Thornbury Insurance.",
        "A breakwater for 212 million was commissioned, by Governor Adelaide Prewitt herself.",
        "Under 6 warehouses, say Lindqvist engineers, the subsidence measured 41 millimetres.",
        "All autumn, in the view of harbourmaster Bartholomew Quill, 17 cranes will be under repairs.",
        "And over 96 broken refrigerators there is a suit by fishmongers from Eskdale.",
    ]
    more = "That was confirmed to the paper by two people who had seen the minutes and would not give their names"
    told = [f"{line[:-1]}; {more[:1].lower()}{more[1:]}." for line in told]
    turned = [told[place] for place in (5, 3, 4, 1, 2, 0)]
    bodies = {"copy": recast, "moved": [*turned, "Nothing else was heard from there."], "first": told}
    articles = [article(name, "\n".join(lines)) for name, lines in bodies.items()]
    (cluster,) = dedupe_articles(articles, encode=vectors)
    assert {member.article for member in cluster.members} == set(bodies)
