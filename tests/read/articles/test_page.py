"""Furniture: what stands around an article on a page that was saved as text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.read.articles.masthead import read_masthead
from narrator.read.articles.names import names_in
from narrator.read.articles.page import Page, take_apart
from narrator.read.articles.units import split_units

FIRST = "Short sellers of small lenders are having the best June in years, and they know it."
QUOTE = "“We sleep well,” said Bo Marsh, a trader at Fen Securities."
LAST = "Moor Bancorp fell 3% on Monday, its eighth decline in nine days."

SAVED = f"""• Home
  • Markets
  • Funds
  • Weather
MarketsBanks

Lenders sink and their enemies rejoice in Fen Street

By
Ann Lowe
Ann Lowe
,
Piet Dorn
Piet Dorn
and
Fen Wire
Fen Wire
Arrow Icon
June 15, 2026, 6:01 AM ET
A bank clerk closes the door of a branch in the rain.
A bank clerk closes the door of a branch in the rain.Lou Penn/Fen Pictures

{FIRST}

Advertisement

{QUOTE}

Read more: Five banks that pay no dividend

{LAST}

The Fen Summit opens on Nov. 3, 2026, to bring together bankers, brokers and the people who watch them. Register here.
About the Authors
By Ann Lowe
See profileArrow Icon

Latest in Banks

FundsBonds
A bond fund that nobody wanted is now the best of its class
By Lou PennJune 30, 2026
2 minutes ago
RatesCentral bank
What happens to savers if rates stay where they are for another year?
By Bo TarnJuly 1, 2026
1 day ago
Sign up for our newsletter and get the news of Fen Street every morning.
Sections
  • Markets
  • Funds

© 2028 Fen Street Journal Media Ltd. All Rights Reserved. Use of this site means that you accept our Terms of Use.
We may earn a commission from links on this page, and offers may change at any time without notice to readers.
"""


def parts(page: Page) -> list[str]:
    return [unit.text for unit in page.body]


def test_a_saved_page_gives_its_article_and_nothing_else() -> None:
    page = take_apart(split_units(SAVED))
    assert parts(page) == [FIRST, QUOTE, LAST]
    assert page.furnished


def test_the_masthead_of_a_saved_page() -> None:
    masthead = read_masthead(take_apart(split_units(SAVED)))
    assert masthead.headline == "Lenders sink and their enemies rejoice in Fen Street"
    assert masthead.byline == ("Ann Lowe", "Piet Dorn", "Fen Wire")
    assert masthead.publisher == "Fen Street Journal"
    assert masthead.published is not None
    assert masthead.published.day == date(2026, 6, 15)


@pytest.mark.parametrize(
    "notice",
    [
        "This website keeps cookies on your device to show you what you like. You can choose which ones you enable.",
        "© 2026 Fen Street Journal. All rights reserved.",
        "Sign up for the Fen Letter, which arrives before breakfast.",
        "Subscribe to our newsletter today.",
        "Read the rest here.",
        "This article is invented for a test.",
        "(Reporting by Ann Lowe; editing by Bo Tarn)",
    ],
)
def test_notices_below_an_article_are_not_its_last_paragraph(notice: str) -> None:
    page = take_apart(split_units(f"Lenders sink in Fen Street\n\n{FIRST}\n\n{QUOTE}\n\n{LAST}\n\n{notice}\n"))
    assert parts(page) == [FIRST, QUOTE, LAST]


@pytest.mark.parametrize(
    "paragraph",
    [
        "He was wrong.",
        "Also on the list: three lenders that nobody has heard of, and one that everybody has.",
        "Download speeds, of all things, explain why the telephone company beside the bank was sold short as well.",
        "More bad news came late: the chairman had left in the afternoon, and he had taken the paintings.",
        "The bank's website asks for consent to cookies, and its browser rule cost it $3 million, the regulator said.",
        "“Sign up for it and you will see,” he said of the fund's newsletter.",
        "He added:",
        "It sold three things, in this order:\n\n• its branch in Fen Street\n\n• its art\n\n• the chairman's car",
        "“It is the only bank that never answered” — Bo Marsh",
        "The two founders, who met as clerks and agreed on nothing but the price of money and the worth of an umbrella",
    ],
)
def test_no_paragraph_is_lost_from_the_middle(paragraph: str) -> None:
    page = take_apart(split_units(f"Lenders sink in Fen Street\n\n{FIRST}\n\n{paragraph}\n\n{LAST}\n"))
    lines = [line.removeprefix("• ") for line in paragraph.split("\n\n")]
    assert parts(page) == [FIRST, *lines, LAST]


@given(
    st.lists(
        st.sampled_from([FIRST, QUOTE, "Menu", "• Funds", "", "By", "Ann Lowe", "and", "4 June 2026", "©", "“", "Oh?"])
    )
)
def test_any_text_is_taken_apart_in_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    page = take_apart(split_units(text))
    places = [0, *(place for span in page.paragraphs for place in (span.start, span.end)), len(text)]
    assert places == sorted(places)
    read_masthead(page)


@pytest.mark.parametrize("subhead", ["The Case for Patience", "Is the Worst Behind Them?", "LENDERS", "2. No Buyers"])
def test_a_subhead_over_a_paragraph_is_kept(subhead: str) -> None:
    bullet = "Low prices: Small lenders trade at half of what their books say that they are worth."
    text = f"Why Lenders Sink\n\n{FIRST}\n\n{subhead}\n\n  • {bullet}\n\n{LAST}\n"
    page = take_apart(split_units(text))
    assert [span.of(text) for span in page.paragraphs] == [FIRST, subhead, bullet, LAST]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Recommended",
        "More from Fen Street",
        "Photo: Lou Penn/Fen Pictures",
        "Fen Bank Sells Its Art\n\nFen Bank Sells Its Chairs",
        "Sign up for the Fen Letter\nIt arrives before breakfast, and it is free.",
        "• 5 Comments",
        "- - - - -",
    ],
)
def test_labels_among_paragraphs_that_head_none_are_left_out(line: str) -> None:
    page = take_apart(split_units(f"Why Lenders Sink\n\n{FIRST}\n\n{line}\n\n{QUOTE}\n\n{LAST}\n"))
    assert parts(page) == [FIRST, QUOTE, LAST]


def test_a_standfirst_belongs_to_the_article() -> None:
    dek = "Nobody wants them, and nobody knows why."
    text = f"Lenders sink and their enemies rejoice\n\n{dek}\n\nBy Ann Lowe\n4 June 2026\n\n{FIRST}\n\n{LAST}\n"
    page = take_apart(split_units(text))
    assert parts(page) == [dek, FIRST, LAST]
    assert read_masthead(page).byline == ("Ann Lowe",)


@pytest.mark.parametrize("over", ["By Ann Lowe", "By Ann Lowe\n4 June 2026", "4 June 2026"])
@pytest.mark.parametrize("place", ["", "FEN STREET, 4 June 2026 - ", "4 June 2026 - "])
def test_the_first_paragraph_may_stand_right_under_the_byline(over: str, place: str) -> None:
    text = f"Lenders sink and their enemies rejoice\n\n{over}\n{place}{FIRST}\n\n" + f"{QUOTE} {LAST}\n\n" * 6
    page = take_apart(split_units(text))
    assert page.paragraphs[0].of(text) == FIRST


def test_a_text_without_headline_keeps_its_first_sentence() -> None:
    page = take_apart(split_units(f"{FIRST}\n{QUOTE}\n{LAST}"))
    assert parts(page) == [FIRST, QUOTE, LAST]
    assert read_masthead(page).headline is None
    assert not page.furnished


@pytest.mark.parametrize(
    "title", ["Who Pays for the Fall of the Lenders?", "Lenders Sink And Their Enemies Rejoice In Fen Street."]
)
def test_a_headline_may_end_like_a_sentence(title: str) -> None:
    page = take_apart(split_units(f"{title}\n\n{FIRST}\n\n{LAST}\n"))
    assert read_masthead(page).headline == title
    assert parts(page) == [FIRST, LAST]


@pytest.mark.parametrize(
    ("dateline", "publisher", "day"),
    [
        ("FEN STREET, June 15, 2026 (Fen Wire) - ", "Fen Wire", date(2026, 6, 15)),
        ("FEN STREET (Fen Wire) — ", "Fen Wire", None),
        ("Fen Street, 15 June (Fen Wire) -- ", "Fen Wire", None),
        ("(Fen Wire) -- ", "Fen Wire", None),
        ("FEN STREET, 15 June 2026 – ", None, date(2026, 6, 15)),
    ],
)
def test_a_wire_dateline_is_read_and_cut(dateline: str, publisher: str | None, day: date | None) -> None:
    text = f"Lenders sink\n\n{dateline}{FIRST}\n\n{LAST}\n"
    page = take_apart(split_units(text))
    masthead = read_masthead(page)
    assert [span.of(text) for span in page.paragraphs] == [FIRST, LAST]
    assert masthead.publisher == publisher
    assert (masthead.published.day if masthead.published else None) == day


@pytest.mark.parametrize(
    "opening", ["Moor Bancorp Inc. (MOOR) - the lender - fell.", "FEN STREET - It rained on the lenders for a week."]
)
def test_what_is_no_dateline_stays(opening: str) -> None:
    text = f"Lenders sink\n\n{opening}\n\n{FIRST}\n"
    assert [span.of(text) for span in take_apart(split_units(text)).paragraphs] == [opening, FIRST]


def test_the_first_publication_counts_and_not_the_update() -> None:
    text = f"Lenders sink in Fen Street\n\nUpdated 18 June 2026\nPublished 15 June 2026\n\n{FIRST}\n\n{LAST}\n"
    masthead = read_masthead(take_apart(split_units(text)))
    assert masthead.published is not None
    assert masthead.published.day == date(2026, 6, 15)


@pytest.mark.parametrize(
    "lines",
    ["Posted on June 15, 2026 by Ann Lowe", "Published: June 15, 2026\nAnn Lowe\nSenior banking reporter"],
)
def test_a_byline_behind_the_date_or_over_a_job(lines: str) -> None:
    text = f"Lenders sink in Fen Street\n\n{lines}\n\n{FIRST}\n\n{LAST}\n"
    masthead = read_masthead(take_apart(split_units(text)))
    assert masthead.byline == ("Ann Lowe",)
    assert masthead.published is not None


@pytest.mark.parametrize("lead", ["Highlights:", "Those who sold were, it said:"])
def test_a_list_that_closes_an_article_is_kept(lead: str) -> None:
    items = ["Moor Bancorp, 41% of it", "Fen Trust, 12% of it"]
    listed = f"{lead}\n\n- {items[0]}\n- {items[1]}"
    text = f"Lenders sink in Fen Street\n\n{FIRST}\n\n{LAST}\n\n{listed}\n\nAbout Moor Bancorp\n{QUOTE}\n"
    page = take_apart(split_units(text))
    assert [span.of(text) for span in page.paragraphs if span.of(text) != lead] == [FIRST, LAST, *items]


def test_a_markdown_heading_is_the_headline() -> None:
    masthead = read_masthead(
        take_apart(split_units(f"# Lenders sink\n\n*A column by Ann Lowe*\n\n{FIRST}\n\n{LAST}\n"))
    )
    assert (masthead.headline, masthead.byline) == ("Lenders sink", ("Ann Lowe",))


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("By Ann Lowe", ("Ann Lowe",)),
        ("By Ann Lowe, Piet van Dorn and Bo O’Marsh", ("Ann Lowe", "Piet van Dorn", "Bo O’Marsh")),
        ("By Ann Lowe in Fen Street", ("Ann Lowe",)),
        ("Ann Lowe and Bo Marsh, Fen Wire", ("Ann Lowe", "Bo Marsh")),
        ("By Ann LoweJune 4, 2026", ("Ann Lowe",)),
        ("by our correspondent", ()),
    ],
)
def test_names_of_a_byline(words: str, names: tuple[str, ...]) -> None:
    assert names_in(words) == names


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("© 2026 Fen Street Journal Media Ltd. All Rights Reserved.", "Fen Street Journal"),
        ("©2026 Fen Wire L.P.", "Fen Wire"),
        ("Copyright 2019-2026 The Fen Post | Privacy", "The Fen Post"),
        ("Fen Post © 2026", None),
    ],
)
def test_the_holder_of_the_copyright_is_the_publisher(line: str, publisher: str | None) -> None:
    page = take_apart(split_units(f"Lenders sink in Fen Street\n\n{FIRST}\n\n{LAST}\n\n{line}\n"))
    assert parts(page) == [FIRST, LAST]
    assert read_masthead(page).publisher == publisher


NARROW = f"""Menu
Markets
Fen Street Now
Lenders sink and their enemies rejoice in Fen Street
Published Mon, Jun 15 2026 6:01 AM EDT Updated Mon, Jun 15 2026 9:12 AM EDT
Ann Lowe
@annlowe
In this article
MOOR
CREATE FREE ACCOUNT
A clerk closes the door of a branch in Fen Street on June 3, 2026.
Lou Penn | Fen Images
{FIRST}
{QUOTE}
VIDEO 04:12
{LAST}
Choose us as your preferred source of news and never miss what happens in Fen Street.
Related Tags
Banks
© 2026 Fen Now LLC. All Rights Reserved.
"""
SPACED = f"""Sign in

Fen Street Post
Lenders

This article is more than 3 months old

Lenders sink and their enemies rejoice in Fen Street

Ann Lowe Business correspondent
Mon 15 Jun 2026 06.00 BST
Share

{FIRST}

skip past newsletter promotion
Sign up to Fen Today
Free daily newsletter
Get set for the day, and we will point you to all the news that you need from Fen Street
Privacy Notice: Newsletters may contain words about charities. For more, see our Privacy Policy.
after newsletter promotion

{QUOTE}

{LAST}

(Updates with closing prices in third paragraph.)

This article was written by

Ann Lowe
2.3K Followers
I am a clerk with fifteen years of experience in lenders, and I write about the doors that they close.

Analyst’s Disclosure: I own no shares of any lender named here, and I have no plan to buy one this week.

Fen Street Post’s rules for comments
"""


@pytest.mark.parametrize(
    ("text", "publisher"), [(NARROW, "Fen Now"), (SPACED, "Fen Street Post")], ids=["narrow", "spaced"]
)
def test_pages_that_break_into_their_articles(text: str, publisher: str) -> None:
    page = take_apart(split_units(text))
    masthead = read_masthead(page)
    assert parts(page) == [FIRST, QUOTE, LAST]
    assert masthead.headline == "Lenders sink and their enemies rejoice in Fen Street"
    assert (masthead.byline, masthead.publisher) == (("Ann Lowe",), publisher)
    assert masthead.published is not None
    assert masthead.published.day == date(2026, 6, 15)


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("FEN STREET, June 15, 2026 (Fen Wire) - ", "FEN STREET"),
        ("Fen Street, Norland, June 15, 2026 (FEN WIRE) -- ", "Fen Street, Norland"),
        ("FEN STREET, Norland, June 15, 2026 /FENWIRE/ -- ", "FEN STREET, Norland"),
        ("FEN STREET, Norland--(FEN WIRE)--", "FEN STREET, Norland"),
        ("FEN STREET — ", "FEN STREET"),
        ("Fen Street – ", "Fen Street"),
        ("(Fen Wire) - ", None),
        ("", None),
    ],
)
def test_the_place_of_a_dateline(opening: str, place: str | None) -> None:
    page = take_apart(split_units(f"Lenders sink\n\n{opening}{FIRST}\n\n{LAST}\n"))
    assert (page.dateline.place if page.dateline else None) == place


CAPTION = (
    "FILE - Ann Lowe, right, and her brother Tom arrive at the high court in Fenmouth on May 2, 2026, for a hearing in "
    "the sale of the mill. A miller pleaded guilty on Thursday to fraud over grain that was never delivered to any of "
    "his buyers. (Fen Photo/Bo Tarn, File)"
)


def test_a_long_caption_tells_of_the_story_and_a_call_to_send_the_page_does_not() -> None:
    """A short caption is furniture, wherever it stands; a call to send the page is no headline."""
    short = "Ann Lowe arrives at the high court in Fenmouth on May 2. (Fen Photo/Bo Tarn)"
    for caption in (CAPTION, short):
        page = take_apart(split_units(f"Send this page to someone via email\n\n{caption}\n\n{FIRST}\n\n{LAST}\n"))
        assert [unit.text for unit in page.body] == [one for one in (caption, FIRST, LAST) if one is not short]
        assert read_masthead(page).headline is None
