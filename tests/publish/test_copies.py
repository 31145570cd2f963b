from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest

from narrator.dedupe.alignment import Pairing
from narrator.model.claims import Span
from narrator.model.sources import Article, Change, Cluster, Copy
from narrator.publish.copies import clusters_page

VOID = frozenset({"meta", "link", "br", "input"})
ORIGINAL = "Shorts of Ashby made $5 million, said Odo Prentice. “Nobody came for them.” The rest stayed at home."
COPY = "Bets against Ashbury made $6 million, Odo Prentice said. Everybody else remained at home."


@dataclass
class Shown(HTMLParser):
    """A page taken apart; an element that is not closed where it was opened fails."""

    opened: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    tags: Counter[str] = field(default_factory=Counter)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    marks: dict[str, str] = field(default_factory=dict)
    cells: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        kinds = (said.get("class") or "").split()
        self.tags[tag] += 1
        self.ids += [one for one in [said.get("id")] if one]
        self.links += [one for one in [said.get("href")] if one]
        if "row" in kinds:
            self.labels.append(said.get("aria-label") or "")
        if "cell" in kinds:
            self.cells.append((kinds[1], ""))
        if tag not in VOID:
            self.opened.append((tag, said))

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(said.get("class") == "words" for _, said in self.opened):
            side, words = self.cells[-1]
            self.cells[-1] = side, words + data
        for tag, said in self.opened:
            if tag == "mark" and said.get("id"):
                self.marks[said["id"] or ""] = self.marks.get(said["id"] or "", "") + data


def shown(page: str) -> Shown:
    parsed = Shown()
    parsed.feed(page)
    parsed.close()
    assert not parsed.opened
    assert len(set(parsed.ids)) == len(parsed.ids)
    assert {one[1:] for one in parsed.links if one.startswith("#")} <= set(parsed.ids)
    return parsed


def article(name: str, text: str, **stated: object) -> Article:
    return Article(name, f"{name}.txt", "text", text, (Span(0, len(text)),), **stated)  # type: ignore[arg-type]


def change(kind: str, old: str, new: str, original: str = ORIGINAL, copy: str = COPY) -> Change:
    at, there = copy.index(new), original.index(old)
    return Change(kind, old, new, Span(at, at + len(new)), Span(there, there + len(old)))


def cluster(*changes: Change, relation: str = "paraphrase") -> Cluster:
    members = (Copy("old", "original", 1.0), Copy("new", relation, 0.81, changes))
    return Cluster("old", ("old",), members, "it alone has a date")


def page_of(*changes: Change, original: str = ORIGINAL, copy: str = COPY) -> str:
    pairings = {"new": (Pairing(0, 0, 0.9), Pairing(1, 2, 0.8))}
    return clusters_page([article("old", original), article("new", copy)], [cluster(*changes)], pairings)


def test_every_word_of_both_is_shown_once_and_beside_its_counterpart() -> None:
    page = shown(page_of())
    assert [words.strip() for _, words in page.cells] == [
        "Shorts of Ashby made $5 million, said Odo Prentice.",
        "Bets against Ashbury made $6 million, Odo Prentice said.",
        "“Nobody came for them.”",
        "",
        "The rest stayed at home.",
        "Everybody else remained at home.",
    ]
    assert [side for side, _ in page.cells] == ["original", "copy"] * 3
    assert page.labels == ["told anew", "left out of the copy", "told anew"]


def test_a_change_is_marked_on_both_sides_and_listed() -> None:
    page = shown(page_of(change("name", "Ashby", "Ashbury"), change("number", "$5 million", "$6 million")))
    assert page.marks == {
        "c1-2-original-1": "Ashby",
        "c1-2-original-2": "$5 million",
        "c1-2-copy-1": "Ashbury",
        "c1-2-copy-2": "$6 million",
    }
    assert {"c1-2-change-1", "c1-2-change-2"} <= set(page.ids)
    links = Counter(page.links)
    assert all(links[f"#{place}"] == 1 for place in page.marks), "the list leads to each mark"
    assert links["#c1-2-change-1"] == links["#c1-2-change-2"] == 2, "and each mark to the list"


def test_changes_that_overlap_or_share_a_place_nest() -> None:
    page = shown(
        page_of(
            change("quote", "Shorts of Ashby made $5 million", COPY[:24]),
            change("name", "Ashby", "Ashbury"),
            change("name", "Ashby", "Bets"),
        )
    )
    assert page.marks["c1-2-original-1"] == "Shorts of Ashby made $5 million"
    assert page.marks["c1-2-original-2"] == "Ashby"
    assert page.links.count("#c1-2-change-3") == 2


def test_a_change_outside_the_paragraphs_is_listed_without_a_way_back() -> None:
    old = Article("old", "old.txt", "text", ORIGINAL, (Span(52, len(ORIGINAL)),))
    one = cluster(change("name", "Ashby", "Ashbury"))
    page = shown(clusters_page([old, article("new", COPY)], [one], {"new": ()}))
    assert "c1-2-change-1" in page.ids
    assert list(page.marks) == ["c1-2-copy-1"]


def test_a_kind_that_is_new_is_shown_like_the_others() -> None:
    page = page_of(change("spelling", "Ashby", "Ashbury"))
    assert "c1-2-copy-1" in shown(page).marks
    assert "1 spelling changed" in page


def test_equal_passages_are_folded_and_a_syndicated_copy_shows_where_it_differs() -> None:
    text = "The rain fell on the town. The wind rose at noon. The boats came home early. The last words differ."
    other = text.replace("The last words differ.", "The end is another one.")
    pairings = {"new": tuple(Pairing(place, place, 1.0) for place in range(4))}
    one = cluster(relation="syndicated")
    page = clusters_page([article("old", text), article("new", other)], [one], pairings)
    assert "3 passages word for word" in page
    assert shown(page).labels == ["word for word"] * 3 + ["told anew"]


def test_members_of_the_same_words_are_named_and_not_laid_beside() -> None:
    names = [f"n{number}" for number in range(12)]
    members = (Copy("old", "original", 1.0), *(Copy(name, "identical", 1.0) for name in names))
    articles = [article(name, ORIGINAL) for name in ("old", *names)]
    page = clusters_page(articles, [Cluster("old", ("old",), members, "a tie")], {})
    assert not shown(page).cells
    assert "4 more with the same words" in page
    assert all(name in page for name in names)


def test_a_lone_article_is_named_and_not_shown() -> None:
    lone = Cluster("old", ("old",), (Copy("old", "original", 1.0),), "no other article has its text")
    page = clusters_page([article("old", ORIGINAL, headline="Rain on Tarn")], [lone], {})
    assert "Rain on Tarn" in page
    assert "Odo Prentice" not in page


def test_hostile_words_stay_words() -> None:
    evil = "</p><script>x</script>\"'><img src=x onerror=y>&amp;{{ 1 }}"
    old, new = f"{ORIGINAL} {evil}", f"{COPY} {evil}"
    articles = [
        article(name, text, headline=evil, byline=(evil,), publisher=evil, dateline=evil, language=evil, address=evil)
        for name, text in (("old", old), ("new", new))
    ]
    one = cluster(change(evil, evil, evil, old, new), relation=evil)
    page = clusters_page(articles, [Cluster("old", (evil, evil), one.members, evil)], {"new": ()})
    parsed = shown(page)
    assert "".join(words for side, words in parsed.cells if side == "copy") == new
    assert "".join(words for side, words in parsed.cells if side == "original") == old
    assert not parsed.tags["script"] + parsed.tags["img"]
    assert "onerror=y>" not in page


@pytest.mark.parametrize("text", ["", "One.", "\ud800\x00 stands here in the text."])
def test_odd_articles_have_a_page(text: str) -> None:
    paragraphs = (Span(0, len(text)),) if text else ()
    articles = [Article(name, "f", "text", text, paragraphs) for name in ("old", "new")]
    page = clusters_page(articles, [cluster()], {"new": ()})
    shown(page)
    assert page.encode()


def test_nothing_at_all_has_a_page() -> None:
    assert "0 articles, 0 texts" in clusters_page([], [], {})


def test_the_page_is_the_same_twice_and_loads_nothing() -> None:
    page = page_of(change("name", "Ashby", "Ashbury"))
    assert page == page_of(change("name", "Ashby", "Ashbury"))
    assert not [link for link in shown(page).links if not link.startswith(("#", "data:,"))]
    assert not re.search(r"@import|url\(|src=|<script", page)
