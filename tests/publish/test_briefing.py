from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import feedparser
import pytest

from narrator.errors import InputError, UnreadableFile
from narrator.model.drafts import Briefing
from narrator.model.sources import Article
from narrator.publish.briefing import Published, publish_briefing
from narrator.publish.edition import Change, says_invented, word_changes
from narrator.shipped import shipped

DAY = date(2025, 9, 12)
Edited = Callable[[str, str], Briefing]


@pytest.fixture
def published(briefing: Briefing, article: Article, tmp_path: Path) -> Published:
    return publish_briefing(briefing, tmp_path, on=DAY, articles=[article])


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


class Anchors(HTMLParser):
    """Every id, every fragment that is linked to, and the tags that are still open."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: set[str] = set()
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.ids += filter(None, [named.get("id")])
        href = named.get("href") or ""
        self.targets |= {href[1:]} if href.startswith("#") else set()
        if tag not in {"meta", "link", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_briefing_that_failed_its_check_is_refused_and_nothing_is_written(failed: Briefing, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"the briefing of 2025-09-12: it did not pass .*\$13\.5 million"):
        publish_briefing(failed, tmp_path / "archive", on=DAY)
    assert not (tmp_path / "archive").exists()


def test_what_is_written(published: Published, tmp_path: Path) -> None:
    names = ["2025-09-12.eml", "2025-09-12.html", "2025-09-12.json", "feed.xml", "index.html"]
    assert list(contents(tmp_path)) == names
    assert sorted(path.name for path in published.written) == names
    assert not published.corrected
    assert {path.stat().st_mode & 0o777 for path in published.written} == {0o644}


@pytest.mark.parametrize("name", ["daily.md", "flash.md"])
def test_the_label_of_our_templates_is_known(name: str) -> None:
    assert says_invented((shipped("templates") / name).read_text())
    assert not says_invented("“The figures are invented,” said a chief.")


def test_every_cited_place_of_the_page_leads_to_a_note_and_back(published: Published) -> None:
    anchors = Anchors(published.page.read_text())
    assert anchors.open == []
    assert len(anchors.ids) == len(set(anchors.ids))
    assert anchors.targets <= set(anchors.ids)
    assert {f"note-{n}" for n in (1, 2, 3, 4)} | {f"place-{n}" for n in range(5)} <= anchors.targets


def test_the_page_loads_nothing_and_runs_nothing(published: Published) -> None:
    page = published.page.read_text()
    assert "default-src 'none'" in page
    assert not re.search(r"<script|<img|<iframe|@import|url\(| on\w+=", page)
    assert re.findall(r'https?://[^"<]+', page) == ["https://ledger.example/bears"] * 2 * 2


def test_the_page_escapes_names_and_says_invented(published: Published) -> None:
    page = published.page.read_text()
    assert "<strong>Harrow &amp; Pike &lt;Holdings&gt;</strong>" in page
    assert "<Holdings>" not in page
    assert "<b>Invented.</b>" in page


def test_a_real_briefing_is_not_called_invented(edited: Edited, tmp_path: Path) -> None:
    true = edited(" *Invented: all companies, figures, people and articles.*", "")
    files = publish_briefing(true, tmp_path, on=DAY)
    assert "nvented" not in "".join(path.read_text() for path in files.written)


def test_a_text_without_a_headline_gets_one(edited: Edited, tmp_path: Path) -> None:
    flash = edited("# Short sellers make $13.5 million on small caps this year\n\n", "")
    page = publish_briefing(flash, tmp_path, on=DAY).page.read_text()
    assert page.count("<h1>Short-selling briefing, 12 September 2025</h1>") == 1


def test_the_same_briefing_gives_the_same_bytes_and_twice_changes_nothing(
    published: Published, briefing: Briefing, article: Article, tmp_path: Path
) -> None:
    before = contents(tmp_path)
    again = publish_briefing(briefing, tmp_path, on=DAY, articles=[article], corrected_on=date(2025, 9, 20))
    assert again.written == ()
    assert again.page == published.page
    assert contents(tmp_path) == before
    publish_briefing(briefing, tmp_path / "other", on=DAY, articles=[article])
    assert contents(tmp_path / "other") == {name: data for name, data in before.items() if name != "other"}


@pytest.mark.parametrize("corrected_on", [None, date(2025, 9, 11)])
def test_a_change_without_a_fit_date_of_correction_is_refused(
    published: Published, edited: Edited, tmp_path: Path, corrected_on: date | None
) -> None:
    before = contents(tmp_path)
    with pytest.raises(InputError, match="--corrected-on"):
        publish_briefing(edited("9.1%", "9.2%"), tmp_path, on=DAY, corrected_on=corrected_on)
    assert contents(tmp_path) == before
    assert published.page.is_file()


@pytest.mark.usefixtures("published")
def test_a_correction_shows_what_was_said_and_stays(edited: Edited, article: Article, tmp_path: Path) -> None:
    first = publish_briefing(
        edited("9.1%", "9.2%"), tmp_path, on=DAY, articles=[article], corrected_on=date(2025, 9, 14)
    )
    assert first.corrected
    assert len(first.written) == 5
    publish_briefing(edited("9.1%", "9.3%"), tmp_path, on=DAY, articles=[article], corrected_on=date(2025, 9, 15))
    page = " ".join(first.page.read_text().split())
    assert page.index("Corrected on 14 September 2025") < page.index("Corrected on 15 September 2025")
    assert "make up <del>9.1% </del><ins>9.2% </ins>of all" in page
    assert "make up <del>9.2% </del><ins>9.3% </ins>of all" in page
    assert "corrected on 15 September 2025" in first.index.read_text()


@pytest.mark.usefixtures("published")
def test_words_that_stand_on_other_facts_are_a_correction_too(briefing: Briefing, tmp_path: Path) -> None:
    publish_briefing(briefing, tmp_path, on=DAY, corrected_on=date(2025, 9, 14))
    page = (tmp_path / "2025-09-12.html").read_text()
    assert "Notes revised: 2, 4. The words stand." in page


def test_the_e_mail(published: Published) -> None:
    raw = published.mail.read_bytes()
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert message["Subject"] == "Short sellers make $13.5 million on small caps this year (invented companies)"
    assert message["Date"].datetime.date() == DAY
    assert re.fullmatch(r"<[0-9a-f]{32}@narrator\.invalid>", message["Message-ID"])
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    plain, rich = (part.get_content() for part in message.iter_parts())
    assert "small caps this year\n====" in plain.replace("\r\n", "\n")
    assert "it at nearly $13 million [2]." in " ".join(plain.split())
    assert "[3] Short share, Harrow & Pike <Holdings>" in plain
    assert "Harrow &amp; Pike &lt;Holdings&gt;" in rich
    assert all(len(line) <= 998 for line in raw.splitlines())


@pytest.mark.usefixtures("published")
def test_the_e_mail_of_a_correction_says_so_first(edited: Edited, tmp_path: Path) -> None:
    files = publish_briefing(edited("9.1%", "9.2%"), tmp_path, on=DAY, corrected_on=date(2025, 9, 14))
    message = email.message_from_bytes(files.mail.read_bytes(), policy=email.policy.default)
    body = message.get_body(("plain",))
    assert body is not None
    assert message["Subject"].startswith("Correction: ")
    assert body.get_content().startswith("CORRECTED ON 14 September 2025")


def test_the_list_and_the_feed_hold_every_day_newest_first(
    briefing: Briefing, edited: Edited, article: Article, tmp_path: Path
) -> None:
    for day in (11, 12, 10):
        publish_briefing(briefing, tmp_path, on=date(2025, 9, day), articles=[article], address="https://a.example/n")
    change = edited("9.1%", "9.2%")
    files = publish_briefing(
        change, tmp_path, on=date(2025, 9, 10), corrected_on=date(2025, 9, 14), address="https://a.example/n/"
    )
    feed = feedparser.parse(files.feed.read_bytes())
    assert not feed.bozo
    assert [one.link for one in feed.entries] == [f"https://a.example/n/2025-09-{day}.html" for day in (12, 11, 10)]
    assert [one.updated[:10] for one in feed.entries] == ["2025-09-12", "2025-09-11", "2025-09-14"]
    assert len({one.id for one in feed.entries}) == 3
    assert feed.feed.updated[:10] == "2025-09-14"
    assert feed.entries[2].title.startswith("[Corrected, Invented] Short sellers make")
    assert feed.entries[0].summary.startswith("Short sellers of small-, micro- and nano-cap stocks have made")
    listed = re.findall(r'href="(2025-\d\d-\d\d)\.html"', files.index.read_text())
    assert listed == ["2025-09-12", "2025-09-11", "2025-09-10"]


@pytest.mark.parametrize("data", [b"", b"{", b'{"day":"2025-09-12"}'])
def test_a_broken_record_is_named(published: Published, briefing: Briefing, tmp_path: Path, data: bytes) -> None:
    published.record.write_bytes(data)
    with pytest.raises(UnreadableFile, match=r"2025-09-12\.json: not an edition"):
        publish_briefing(briefing, tmp_path, on=DAY)


def test_a_record_of_another_day_is_named(published: Published, briefing: Briefing, tmp_path: Path) -> None:
    published.record.rename(tmp_path / "2025-09-01.json")
    published.page.unlink()
    with pytest.raises(UnreadableFile, match=r"2025-09-01\.json"):
        publish_briefing(briefing, tmp_path, on=DAY)


def test_a_page_that_nothing_is_known_of_is_never_overwritten(briefing: Briefing, tmp_path: Path) -> None:
    (tmp_path / "2025-09-12.html").write_text("by hand")
    with pytest.raises(InputError, match="no record"):
        publish_briefing(briefing, tmp_path, on=DAY)
    assert contents(tmp_path) == {"2025-09-12.html": b"by hand"}


@pytest.mark.parametrize(
    ("was", "now", "parts"),
    [
        ("up 5% now", "up 6% now", (("same", "up "), ("was", "5% "), ("now", "6% "), ("same", "now"))),
        ("", "A new one.", (("now", "A new one."),)),
        ("Gone.", "", (("was", "Gone."),)),
    ],
)
def test_changes_word_by_word(was: str, now: str, parts: tuple[tuple[str, str], ...]) -> None:
    assert word_changes(Change(was, now)) == parts
