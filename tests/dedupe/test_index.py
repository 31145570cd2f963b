"""An index gives the clusters that the folder would have given, whatever came when, and whoever was killed."""

from __future__ import annotations

import hashlib
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
from numpy.typing import NDArray

from narrator.dedupe import placing, store
from narrator.dedupe.clusters import dedupe_articles
from narrator.dedupe.index import add_article, count_index, find_fellows, list_clusters, open_index
from narrator.errors import InputError, MissingInput, UnreadableFile
from narrator.model.sources import Article
from narrator.read.articles.files import read_articles

MakeArticle = Callable[..., Article]
Encode = Callable[[Sequence[str]], NDArray[np.float32]]
Clusters = tuple[tuple[str, ...], ...]

HOME = Path(__file__).resolve().parents[2]

ADDING = """
import os, signal, sys
from pathlib import Path
import msgspec
from narrator.dedupe import store
from narrator.dedupe.index import add_article, open_index
from narrator.model.sources import Article

store._SETTLING = (("recent", "settled", 4), ("fresh", "recent", 2))
index, articles, calls = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
bear = store.Store.bear

def bear_or_die(store, signs, node):
    global calls
    bear(store, signs, node)
    calls -= 1
    if calls == 0:
        os.kill(os.getpid(), signal.SIGKILL)

def no_vectors(sentences):
    raise AssertionError("sentences were encoded for nothing")

store.Store.bear = bear_or_die
with open_index(index, encode=no_vectors, encoder="words") as opened:
    for article in msgspec.json.decode(articles.read_bytes(), type=list[Article]):
        add_article(opened, article)
"""


def by_words(sentences: Sequence[str]) -> NDArray[np.float32]:
    rows = np.zeros((len(sentences), 256), np.float32)
    for row, sentence in zip(rows, sentences, strict=True):
        for word in sentence.lower().split():
            row[hashlib.sha256(word.encode()).digest()[0]] += 1
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def no_vectors(sentences: Sequence[str]) -> NDArray[np.float32]:
    raise AssertionError(f"{len(sentences)} sentences were encoded for nothing")


def clusters_of(articles: Iterable[Article], path: Path, encode: Encode = by_words) -> Clusters:
    with open_index(path, encode=encode, encoder="words") as index:
        for article in articles:
            add_article(index, article)
        return list_clusters(index)


def by_batch(articles: Sequence[Article], encode: Encode) -> Clusters:
    found = dedupe_articles(articles, encode=encode)
    return tuple(sorted(tuple(sorted(member.article for member in cluster.members)) for cluster in found))


@pytest.fixture(scope="module")
def crowd(article: MakeArticle) -> list[Article]:
    """Five stories of one town, each in a dozen hands: cut, edited, with words swapped, with an end of its own."""
    chance = random.Random(3)  # noqa: S311 - any texts will do
    firms = ("Brindle Ferries", "Hollow Creek Dairy", "Tarn Valley Rail", "Ashcombe Glass", "Pellworth Cranes")
    told = (
        "On Monday {firm} raised its insurance premiums by {share}% after {count} complaints from passengers",
        "Nobody at {firm} would explain why {count} apprentices left the foundry within {share} weeks",
        "A leaking valve at {firm} spilled {count} litres of buttermilk into the canal, an inspector found",
        "{count} households wrote to {firm}, and {share}% of them enclosed photographs of broken windows",
        "Engineers from {firm} measured {share} millimetres of settlement under {count} concrete foundations",
        "The orchestra that {firm} sponsors played for {count} listeners and collected ${share} million",
        "Wages at {firm} lag {share}% behind those of neighbouring harbours, according to {count} payslips",
        "Bees nesting in a warehouse of {firm} delayed {count} parcels and cost ${share} million, managers reckoned",
        "Councillors voted {share} to nine for leasing {firm} a meadow of {count} square metres",
    )

    def sentence() -> str:
        share, count = f"{chance.randint(2, 900) / 10:g}", f"{chance.randint(100, 9000):,}"
        return chance.choice(told).format(firm=chance.choice(firms), share=share, count=count)

    articles = []
    for story in range(5):
        lines = [sentence() for _ in range(9)]
        for copy in range(12):
            kept = lines[: chance.randint(4, 9)] if copy % 3 == 0 else list(lines)
            if copy % 3 == 1:
                kept = [line.replace(" of ", " from ").replace("within", f"in copy {copy} in") for line in kept]
            if copy % 3 == 2:
                kept = [f"{line}, desk {chance.randint(1, 4)} has learned" for line in kept]
            articles.append(article(f"{story}-{copy:02}", ".\n".join(kept) + f".\nThat was all from source {copy}."))
    return articles


def test_the_corpus_falls_into_the_same_clusters_as_a_folder(vectors: Encode, tmp_path: Path) -> None:
    articles = read_articles(HOME / "corpus" / "articles")
    assert clusters_of(articles, tmp_path / "index", vectors) == by_batch(articles, vectors)


def test_the_story_falls_into_the_same_clusters_as_a_folder(
    vectors: Encode, story: Mapping[str, Article], tmp_path: Path
) -> None:
    articles = list(story.values())
    assert clusters_of(articles, tmp_path / "index", vectors) == by_batch(articles, vectors)


@pytest.mark.parametrize(("long", "enough", "whole"), [(40, 12, True), (3, 12, True), (5, 120, False), (3, 200, False)])
def test_the_order_of_coming_changes_nothing(
    crowd: list[Article], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, long: int, enough: int, whole: bool
) -> None:
    monkeypatch.setattr(placing, "LONG", long)  # so that signs run over, as they do in a large corpus,
    monkeypatch.setattr(placing, "ENOUGH", enough)  # and links are lost by it, which otherwise hardly happens
    outcomes = set()
    for seed in range(5):
        articles = random.Random(seed).sample(crowd, len(crowd))  # noqa: S311 - any order will do
        outcomes.add(clusters_of(articles, tmp_path / f"index-{seed}"))
    (outcome,) = outcomes
    assert (outcome == tuple(tuple(one.id for one in crowd[at : at + 12]) for at in range(0, 60, 12))) == whole
    assert max(map(len, outcome)) > 1


@pytest.mark.parametrize("long", [40, 5])
def test_where_signs_lie_changes_nothing(
    crowd: list[Article], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, long: int
) -> None:
    monkeypatch.setattr(placing, "LONG", long)
    monkeypatch.setattr(store, "_SETTLING", ())
    still = clusters_of(crowd, tmp_path / "still")
    monkeypatch.setattr(store, "_SETTLING", (("recent", "settled", 6), ("fresh", "recent", 2)))
    assert clusters_of(crowd, tmp_path / "moved") == still
    assert rows_of(tmp_path / "still", "recent") == rows_of(tmp_path / "still", "settled") == []
    assert all(rows_of(tmp_path / "moved", table) for table in ("recent", "settled"))
    for table in ("sign", "common"):
        assert rows_of(tmp_path / "moved", table) == rows_of(tmp_path / "still", table) != []


def test_a_link_is_undone_when_its_signs_have_grown_common(
    article: MakeArticle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(placing, "LONG", 2)
    monkeypatch.setattr(placing, "is_run", lambda _: False)  # single words only, which then lead nowhere
    names = " ".join(f"Extraordinary{letter}" for letter in "abcdefghijklmno")
    copies = [article(name, f"The list {name} holds {names} and no other one") for name in ("p", "q", "r")]
    assert clusters_of(copies[:2], tmp_path / "two") == (("p", "q"),)
    assert clusters_of(copies, tmp_path / "three") == (("p",), ("q",), ("r",))


def test_copies_by_the_hundred_cost_the_same_each(
    article: MakeArticle, bodies: Mapping[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[int] = []
    are_near = placing._are_near

    def counted(first: placing._Outline, second: placing._Outline) -> bool:
        compared.append(1)
        return are_near(first, second)

    monkeypatch.setattr(placing, "_are_near", counted)
    copies = [article(f"copy-{number:03}", f"{bodies['original']}\nFiled at desk {number}.") for number in range(300)]
    with open_index(tmp_path / "index", encode=no_vectors, encoder="words") as index:
        for copy in copies:
            before = len(compared)
            add_article(index, copy)
            assert len(compared) - before <= placing.LONG
        assert [len(cluster) for cluster in list_clusters(index)] == [300]


def test_a_thousand_identical_articles_are_one_text(
    article: MakeArticle, bodies: Mapping[str, str], tmp_path: Path
) -> None:
    copies = [article(f"copy-{number:04}", bodies["original"]) for number in range(1000)]
    assert len(clusters_of(copies, tmp_path / "index", no_vectors)) == 1


def test_what_is_known_costs_nothing(crowd: list[Article], tmp_path: Path) -> None:
    clusters_of(crowd, tmp_path / "index")
    with open_index(tmp_path / "index", encode=no_vectors, encoder="words") as index:
        before = count_index(index)
        for article in crowd:
            add_article(index, article)
        assert count_index(index) == before


def test_an_article_with_new_words_leaves_its_old_place(
    article: MakeArticle, bodies: Mapping[str, str], vectors: Encode, tmp_path: Path
) -> None:
    first, second = article("a", bodies["original"]), article("b", bodies["paraphrase"])
    assert clusters_of([first, second], tmp_path / "index", vectors) == (("a", "b"),)
    assert clusters_of([article("b", bodies["topic"])], tmp_path / "index", vectors) == (("a",), ("b",))


def test_an_article_with_a_new_date_keeps_its_place(
    article: MakeArticle, bodies: Mapping[str, str], tmp_path: Path
) -> None:
    one = article("a", bodies["original"])
    clusters_of([one], tmp_path / "index", no_vectors)
    with open_index(tmp_path / "index", encode=no_vectors, encoder="words") as index:
        add_article(index, replace(one, publisher="Fernwood Ledger"))
        ((found,),) = find_fellows(index, ["a"])
        assert found.publisher == "Fernwood Ledger"


def test_fellows_come_whole_and_in_order(crowd: list[Article], tmp_path: Path) -> None:
    clusters = clusters_of(crowd, tmp_path / "index")
    with open_index(tmp_path / "index", encode=no_vectors, encoder="words") as index:
        found = find_fellows(index, ["3-01", "0-02", "0-05"])
        assert [tuple(one.id for one in group) for group in found] == [
            next(cluster for cluster in clusters if name in cluster) for name in ("0-02", "3-01")
        ]
        known = {one.id: one for one in crowd}
        assert all(one == known[one.id] for group in found for one in group)
        with pytest.raises(InputError, match="no such article"):
            find_fellows(index, ["9-99"])


@pytest.mark.parametrize(
    "bodies",
    [
        [""],
        ["", ""],
        ["***", "..."],
        ["Shares fell.", "Shares fell again."],
        ["空売り筋は利益を上げた。株価は下落した。", "市場は上昇した。投資家は喜んだ。"],
        ["\u200b \u00a0", "\x00\x01"],
        ["word " * 3000, "other " * 3000],
        ["“Unclosed speech runs on, he said", "A line without an end"],
    ],
)
def test_odd_articles_are_each_alone(article: MakeArticle, tmp_path: Path, bodies: list[str]) -> None:
    articles = [article(f"odd-{place}", body) for place, body in enumerate(bodies)]
    assert clusters_of(articles, tmp_path / "index") == tuple((one.id,) for one in articles)


def test_equal_words_cut_into_other_paragraphs_are_one(article: MakeArticle, tmp_path: Path) -> None:
    lines = "Fares fell 5% again\nNobody flew at all\nFuel rose 7% again"
    one, other = article("a", lines), article("b", lines.replace("\n", " "))
    assert clusters_of([one, other], tmp_path / "index", no_vectors) == (("a", "b"),)


def added(index: Path, articles: Sequence[Article], tmp_path: Path, calls: int = 0) -> subprocess.Popen[bytes]:
    """A process that adds the articles; it kills itself when one of them is half in."""
    listed = tmp_path / f"{articles[0].id}.json"
    listed.write_bytes(msgspec.json.encode(articles))
    return subprocess.Popen([sys.executable, "-c", ADDING, str(index), str(listed), str(calls)], cwd=HOME)  # noqa: S603


def rows_of(path: Path, table: str) -> list[tuple[int, ...]]:
    base = sqlite3.connect(path)
    try:
        return sorted(base.execute(f"SELECT * FROM {table}"))  # noqa: S608 - names of ours
    finally:
        base.close()


def is_sound(path: Path) -> bool:
    base = sqlite3.connect(path)
    try:
        return list(base.execute("PRAGMA integrity_check")) == [("ok",)]
    finally:
        base.close()


@pytest.mark.parametrize("calls", [2, 3, 37])
def test_a_process_killed_while_adding_costs_that_article_only(
    crowd: list[Article], tmp_path: Path, calls: int
) -> None:
    process = added(tmp_path / "index", crowd, tmp_path, calls)
    assert process.wait(timeout=120) == -signal.SIGKILL
    assert is_sound(tmp_path / "index")
    with open_index(tmp_path / "index", encode=by_words, encoder="words") as index:
        kept = count_index(index)
        assert 0 < kept.articles < len(crowd)
        assert kept.articles == kept.texts
        assert sorted(name for group in list_clusters(index) for name in group) == [
            one.id for one in crowd[: kept.articles]
        ]
    assert clusters_of(crowd, tmp_path / "index") == clusters_of(crowd, tmp_path / "whole")


def test_two_processes_add_what_one_would(crowd: list[Article], tmp_path: Path) -> None:
    processes = [added(tmp_path / "index", part, tmp_path) for part in (crowd[::2], crowd[1::2])]
    assert [process.wait(timeout=240) for process in processes] == [0, 0]
    assert is_sound(tmp_path / "index")
    with open_index(tmp_path / "index", encode=no_vectors, encoder="words") as index:
        assert list_clusters(index) == clusters_of(crowd, tmp_path / "whole")


def test_an_index_of_another_encoder_is_refused(crowd: list[Article], tmp_path: Path) -> None:
    clusters_of(crowd[:1], tmp_path / "index")
    with (
        pytest.raises(InputError, match=r"made with encoder words, and this is letters.*Delete the index"),
        open_index(tmp_path / "index", encode=no_vectors, encoder="letters"),
    ):
        pass


def test_what_is_no_index_is_refused_and_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("These are notes, and long enough to be taken for the head of a file. " * 20)
    other = tmp_path / "other.db"
    base = sqlite3.connect(other)
    base.execute("CREATE TABLE notes (note TEXT)")
    base.commit()
    base.close()
    for path in (text, other):
        before = path.read_bytes()
        with pytest.raises(UnreadableFile), open_index(path, encode=no_vectors, encoder="words"):
            pass
        assert path.read_bytes() == before


def test_a_damaged_index_is_said_to_be_so(crowd: list[Article], tmp_path: Path) -> None:
    path = tmp_path / "index"
    clusters_of(crowd[:30], path)
    data = path.read_bytes()
    path.write_bytes(data[:8192] + bytes(len(data) - 8192))
    with pytest.raises(UnreadableFile, match="it is no index"):
        clusters_of(crowd, path)


def test_another_writer_is_waited_for_and_named(
    crowd: list[Article], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.1)
    with (
        open_index(tmp_path / "index", encode=by_words, encoder="words") as index,
        open_index(tmp_path / "index", encode=by_words, encoder="words") as other,
    ):
        with other.store.writing(), pytest.raises(InputError, match="is locked"):
            add_article(index, crowd[0])
        add_article(index, crowd[0])
        assert count_index(other).articles == 1


def test_a_file_that_cannot_be_made_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="no such folder"), open_index(tmp_path / "none" / "index", encoder="words"):
        pass
    with pytest.raises(InputError, match="cannot be used"), open_index(tmp_path, encoder="words"):
        pass


def test_what_fails_while_adding_leaves_nothing_behind(
    crowd: list[Article], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise RuntimeError("the disk has failed")

    with open_index(tmp_path / "index", encode=by_words, encoder="words") as index:
        add_article(index, crowd[0])
        before = count_index(index)
        monkeypatch.setattr(store.Store, "link", failing)  # when the text and its signs are in
        with pytest.raises(RuntimeError, match="has failed"):
            add_article(index, crowd[1])
        assert count_index(index) == before
        monkeypatch.undo()
        add_article(index, crowd[1])
        assert list_clusters(index) == ((crowd[0].id, crowd[1].id),)
    assert [one.name for one in tmp_path.iterdir()] == ["index"]
